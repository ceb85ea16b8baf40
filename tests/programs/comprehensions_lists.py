def main() -> None:
    x = 10
    ys = [x * x for x in range(5)]
    print(x, ys)
    print([i for i in range(20) if i % 3 == 0 if i % 2])
    print([(i, j) for i in range(3) for j in range(i)])
    print([[j * 2 for j in range(i)] for i in range(4)])
    words = ["apple", "bob", "cat"]
    print([w.upper() for w in words], [len(w) for w in words if len(w) > 3])
    print([a + b for a, b in [(1, 2), (3, 4)]])
    print([y for w in words if (y := len(w)) > 3], y)
    print([c for w in words for c in w])
    print([n for n in []])
    pairs = [(k, v) for k, v in enumerate(words)]
    print(pairs)
    m = [[1, 2, 3], [4, 5, 6]]
    print([[row[i] for row in m] for i in range(3)])
    print([x for x in [x for x in range(4)]])
    fs = [float(i) / 2 for i in range(4)]
    print(fs)
    print([a if a > 2 else -a for a in range(5)])
    print([i for i in reversed(range(5))], [i for i in reversed([1, 2, 3])])
    t = (1, 2, 3)
    print([i + 1 for i in t])
    for q in t:
        print(q)
    print([a * b for a, b in zip([1, 2, 3], [4, 5, 6])])
    print([w for w in map(str, [1, 2, 3])], [w for w in filter(None, [0, 1, 2])])
    for i, (a, b) in enumerate(zip("abc", [1, 2, 3]), start=1):
        print(i, b)
    try:
        for a2, b in zip([1, 2], [1], strict=True):
            print(b)
    except ValueError as e:
        print(e)
    try:
        for a2, b in zip([1], [1, 2], strict=True):
            print(b)
    except ValueError as e:
        print(e)


xs = [i * 2 for i in range(3)]
total = 0
for v in [a * a for a in xs]:
    total += v
print(xs, total)
main()
class Count:
    def __init__(self, n: int) -> None:
        self.n = n
        self.i = 0
    def __iter__(self) -> "Count":
        return self
    def __next__(self) -> int:
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i
class Seq:
    def __getitem__(self, i: int) -> str:
        if i > 3:
            raise IndexError(i)
        return "v" * i
print([c for c in Count(4)], [s for s in Seq()])
print([(a, b) for a, b in zip(Count(3), Seq())])
