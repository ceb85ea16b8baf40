"""The order of objects: of tuples the first items that differ decide; a TypeError names the classes."""


def f(a: object, b: object):
    try:
        print(a < b)
    except TypeError as e:
        print(e)


f(("k", [1, 2]), [3])
f([3], ("k", [1, 2]))
f(5, "a")
f([3], [2])
f(["a"], [2])
f(2.5, 3)
f(None, 3)
f((1, 2), (1, "x"))
f((1, 2), (2, "x"))
f((1, "a"), (2, 3))
f([(1, 2)], [(1, "x")])
f(("k", (1, 2)), ("k", (1, None)))
f(("k", (1, 2)), ("k", (0, None)))


def kinds():
    out = []
    for x in (1, "a", 2.5, None, (1, "x"), (1, (2, "y")), ("k", [1, 2]), [3], True, b"z", {"a": 1}):
        out.append(x)
    return out


def same(a, b):
    return a == b


def less(a, b):
    try:
        return a < b
    except TypeError as e:
        return str(e)


items = kinds()
print(sum(same(a, b) for a in items for b in kinds()))
for a in items[:8]:
    print([less(a, b) for b in items[:8]])
print((1, (2, "y")) < (1, (3, "a")), same((1, (2, "y")), (1, (2, "y"))), less((1, (2, "y")), (1, (2, 3))))


def order(a: object, b: object):
    try:
        print(a, b, a < b, a <= b, a > b, a >= b)
    except TypeError as error:
        print(a, b, error)


order([], ["a"])
order([1], [2])
order([(1, 2)], [(2, "x")])
order([1], ["a"])
order([1, "a"], [1, 2])
order([1, 2], [1, "a"])
order([2, "a"], [1, 2])
order([[]], [["a"]])
order([None], [None])
order([None], [1])
order([1.5], [1])
order([], [])
print([1.5] < [1], [1.0] <= [1], [(1, 2)] > [(2, "x")], [1.0, 2] >= [1])


class Plain:
    pass


class Above(Plain):
    """The only one that answers, and as the right operand."""

    def __gt__(self, other: object) -> bool:
        return not isinstance(other, int)


def below(a: object, b: object) -> str:
    try:
        return str(a < b)
    except TypeError:
        return "TypeError"


mixed: list[object] = [2, 2.5, "s", None, [1], Plain(), Above()]
for one in mixed:
    print(type(one).__name__, [below(one, other) for other in mixed], [one == other for other in mixed])
