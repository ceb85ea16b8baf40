"""Edges that random programs have found: shifts, ranges, slices, `or` with None, sums, options."""


def options(first: int, **more: int) -> str:
    for name, value in more.items():
        print(name.upper(), value + 1)
    return f"{first} {more} {more.get('x', 3)}"


def whatever(first, **more):
    print(first, more, len(more), "x" in more)


class Kept:
    def __init__(self, **more: str) -> None:
        self.more = more


def far_shift(n: int) -> int:
    return n >> 9223372036854775807


def bounds(n: int) -> None:
    print(b"abc"[1 : (x if (x := None) is not None else n)], "abcdef"[1 : (x if x is not None else n)])
    print([1, 2, 3][0 : None if n > 5 else n], "abc"[None if n else 1 : 2])


def ranges(low: int, n: int) -> None:
    print(range(low, n, 3)[2], len(range(low, n, 1 << 40)), range(n, low, -(1 << 50))[-1], range(low, n, 5)[-1])
    for i in range(low, n, 1 << 62):
        print(i)
    for i in range(n, low, -(1 << 62)):
        print(i)


def chars(n: int) -> None:
    for code in (n, -1, 1114112, 1 << 31, -(1 << 31), -(1 << 31) - 1, (1 << 31) - 1):
        try:
            print(repr(chr(code)))
        except (ValueError, OverflowError) as error:
            print(type(error).__name__, error)


print(options(1), options(1, x=4), options(2, a=1, b=2))
whatever(1)
whatever("a", b=2)
print(Kept().more, Kept(a="b").more)
print(far_shift(5), far_shift(-5), 0 << 9223372036854775807)
bounds(2)
bounds(9)
ranges(-9223372036854775807 - 1, 9223372036854775807)
ranges(-9223372036854775807, 20)
chars(1 << 40)
numbers = [1, 2]
numbers += [*numbers, (None or 5), *numbers]
print(numbers, (None or 10) + 1, None and 3, (None or None) is None)
print(sum([0] * 3, int.from_bytes(b"a", "big")), sum([1, 2], start=int.from_bytes(b"\x01\x00", "big")))
print(*[*map(int, "1,2".split(","))], *(*(1, 2), "c"))
