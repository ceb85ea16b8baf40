from typing import Iterable

def total(values: Iterable[int]) -> int:
    t = 0
    for v in values:
        t += v
    return t

def first(it):
    return next(it)

def show(it):
    for x in it:
        print(x, end=" ")
    print()

def make(k: int, xs: list[int]):
    return (x * k for x in xs)

def late() -> None:
    k = 1
    g = (x * k for x in [1, 2, 3])
    k = 10
    print(list(g))
    gs = [(x + i for x in range(2)) for i in range(3)]
    print([list(z) for z in gs])
    for j in range(2):
        show(x * j for x in range(3))
    for row in [[1, 2], [3]]:
        print(total(x * x for x in row))

def side(x: int) -> int:
    print("side", x)
    return x

def main() -> None:
    g = (n * n for n in range(5) if n % 2 == 0)
    print(next(g), list(g), list(g))
    print(total(x for x in [1, 2, 3]), first(c for c in "xyz"))
    print(list(make(3, [1, 2])))
    late()
    h = (side(x) for x in [1, 2, 3])
    print("made")
    print(next(h))
    for y in (side(z) for z in (4, 5)):
        print(y)
    nested = ((i, j) for i in range(3) for j in range(i))
    print(list(nested))
    evens = (x for x in range(10) if x % 2 == 0)
    squares = (x * x for x in evens)
    print(sum(squares))
    lines = (s.strip() for s in [" a ", "b "])
    words = (w for w in lines if w)
    print(",".join(words))
    d = dict_like((k, v) for k, v in [("a", 1), ("b", 2)])
    print(d)
    xs = [3, 1, 2]
    gen = (x for x in xs)
    xs = [9]
    print(list(gen))
    print(max((len(w), w) for w in ["aa", "b"]), sorted((x for x in xs), reverse=True))
    a, b = (q for q in "mn")
    print(a, b)
    print(any(x > 1 for x in xs), next((x for x in xs if x > 100), -1), 3 in (i for i in range(5)))

def dict_like(pairs):
    return [k + str(v) for k, v in pairs]

k = 2
g2 = (x * k for x in [1, 2, 3])
k = 5
print(list(g2))
main()
total2 = sum(x for x in (y for y in range(4)))
print(total2)
try:
    it = (1 // x for x in [1, 0])
    print(next(it))
    print(next(it))
except ZeroDivisionError as e:
    print(e)
