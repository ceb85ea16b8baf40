class Count:
    def __init__(self, n: int) -> None:
        self.n = n
        self.i = 0
    def __iter__(self) -> "Count":
        return self
    def __next__(self) -> int:
        print("next", self.i)
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i

class Seq:
    def __getitem__(self, i: int) -> int:
        if i > 3:
            raise IndexError(i)
        return i * i

def main() -> None:
    a, *b, c = [1, 2, 3, 4, 5]
    print(a, b, c)
    a, *b = (1, 2, 3)
    print(a, b)
    *b, c = 7, 8, 9
    print(b, c)
    first, *rest = [9]
    print(first, rest)
    x, y = Count(2)
    print(x, y)
    try:
        x, y = Count(5)
    except ValueError as e:
        print(e)
    try:
        x, y = Count(1)
    except ValueError as e:
        print(e)
    try:
        p, q, *r = [1]
    except ValueError as e:
        print(e)
    x, *z = Count(3)
    print(x, z)
    h, *t = "abc"
    print(h, t)
    (m, n), *o = [(1, 2), (3, 4), (5, 6)]
    print(m, n, o)
    for k, *v in [[1, 2, 3], [4]]:
        print(k, v)
    xs = [1, 2]
    print([*xs, 3, *xs], [*range(3), *Count(2)], [0, *(i * i for i in xs)])
    print(["z", *"abc"])
    print(2 in Count(5), 9 in Count(2), 9 in Seq(), 5 not in Seq())
    i, j = 1, 2
    i, *k2, j = j, i, 7, 8
    print(i, j, k2)
    lst = [0, 0, 0]
    lst[0], *lst2, lst[2] = [5, 6, 7, 8]
    print(lst, lst2)

main()
first, *others = [1, 2, 3]
print(first, others)


# zip() of as many iterables as there are takes one item of each in turn.
def told(n: int):
    for i in range(n):
        print("take", n, i)
        yield i


def chunks(items, n: int):
    return zip(*[iter(items)] * n)


print(list(zip(*[told(2), told(5)])), list(zip(*[told(5), told(2)])))
numbers = iter([1, 2, 3, 4, 5])
print(list(zip(*[numbers, numbers])), list(numbers))
for chunk in chunks("abcdefg", 3):
    print(chunk)
rows = [[1, 2, 3], [4, 5, 6]]
columns = zip(*rows)
rows[0][1] = 99
rows.append([7, 8, 9])
print(next(columns), list(columns))

alike = [[1, 2, 3], [4, 5, 6]]
alike += [[7, 8, 9]]
for a, b, c in zip(*alike, strict=True):
    print(a + b + c)
print(list(zip(*alike, strict=True)), list(zip(*alike[:0], strict=True)))


def strictly(uneven: list[list[int]]) -> None:
    try:
        for column in zip(*uneven, strict=True):
            print(column)
    except ValueError as error:
        print(error)


strictly([[1, 2], [3]])
strictly([[1], [3, 4]])
strictly([[1], [2], [3, 4]])
strictly([[1, 5], [2, 6], [3]])
strictly([[], []])
pair = ([1, 2], "cd")
print(list(zip(*pair, strict=True)), list(zip(*["ab", "cd"], strict=True)), [*zip(*("ab", "cd"), strict=True)])
