class P:
    def __init__(self, x: int) -> None:
        self.x = x
    def __repr__(self) -> str:
        return f"P({self.x})"
    def __lt__(self, o: "P") -> bool:
        return self.x < o.x
    def __gt__(self, o: "P") -> bool:
        return self.x > o.x
    def __add__(self, o: "P") -> "P":
        return P(self.x + o.x)

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


def neg(x: int) -> int:
    return -x

def main() -> None:
    xs = [3, 1, 2]
    print(sum(xs), sum([0.5, 0.25]), sum(x * x for x in xs), sum([True, False, True]), sum(xs, 10), sum(range(101)))
    print(min(xs), max(xs), min(x * 2 for x in xs), max("hello"), min([2.5, 1.5]))
    print(min(xs, key=neg), max(xs, key=neg), max(["a", "bbb", "cc"], key=len), min(4, -7, 2, key=abs))
    print(max([], default=5), min([x for x in xs if x > 5], default=-1))
    try:
        print(max(x for x in xs if x > 5))
    except ValueError as e:
        print(e)
    print(any(x > 2 for x in xs), all(x > 0 for x in xs), any([]), all([]), any(x > 5 for x in xs))
    print(any(c > 2 for c in Count(5)))
    print(all(c < 3 for c in Count(5)))
    print(any(a == b for a in Count(2) for b in Count(2)))
    print(sorted(xs), sorted("hello"), sorted(xs, reverse=True), sorted(x % 2 for x in xs))
    print(list("abc"), list(Count(2)), list((1, 2, 3)), list(range(3)), list(reversed(xs)), list(enumerate("ab")))
    print(list(zip(xs, "abc")), list(map(neg, xs)), list(map(str, xs)))
    print(",".join(str(x) for x in xs), "-".join("abc"), "".join(c.upper() for c in "xyz" if c != "y"), "+".join(map(str, xs)))
    ys = [0]
    ys.extend(x * 10 for x in xs)
    ys.extend(range(3))
    ys.extend(Count(2))
    ys.extend((7, 8))
    ys.extend(xs)
    ys.extend([1])
    print(ys)
    print(sum([P(1), P(2)], P(0)), min([P(3), P(1)]), max(P(i) for i in range(4)))
    print(sum([[1], [2, 3]], []))
    words = ["b", "a"]
    words.extend("xyz")
    words.extend(w + "!" for w in ["q"])
    print(words, sorted(words))
    print(sum(len(w) for w in words if w), list(w for w in words if len(w) > 1))
    print([sum(row) for row in [[1, 2], [3]]], sum(sum(r) for r in [[1, 2], [3]]))
    print(sum(i * 0.5 for i in range(4)))
    total = sum(x for x in xs if x > 1)
    print(total / 2)

main()
print(sum(n for n in range(5)), max(n * n for n in [1, -3]))
