"""What is asked of cached functions, arguments by name, and partial with all kinds of arguments."""

from functools import cache, cached_property, lru_cache, partial, total_ordering


@lru_cache(maxsize=None)
def fib(n):
    """The n-th number of Fibonacci."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), fib.__name__, fib.__doc__)
print(fib.cache_info())
fib.cache_clear()
print(fib.cache_info(), fib.cache_parameters(), fib.__wrapped__(1))


@lru_cache(maxsize=2)
def area(x, y=1, *, scale=1):
    print("computing", x, y, scale)
    return x * y * scale


print(area(2), area(2), area(2, 1), area(x=2), area(2, y=3), area(2, y=3), area(2, scale=5), area(2, scale=5))
info = area.cache_info()
print(info, info.hits, info.misses, info.maxsize, info.currsize, area.cache_parameters())


@lru_cache
def plain(text, times=2):
    return text * times


print(plain("ab"), plain("ab"), plain("ab", 3), plain("ab", times=3), plain.cache_info())


@lru_cache(maxsize=0)
def nothing_kept(n):
    return n + 1


print(nothing_kept(1), nothing_kept(1), nothing_kept.cache_info())


@cache
def mixed(*args, **options):
    return len(args) + 10 * len(options)


print(mixed(1), mixed(1, "a"), mixed(1, a=2), mixed(1, "a", 2), mixed(1, a=2), mixed.cache_info())


class Grid:
    def __init__(self, size):
        self.size = size

    @lru_cache(maxsize=None)
    def ways(self, x, y):
        if x == 0 or y == 0:
            return 1
        return self.ways(x - 1, y) + self.ways(x, y - 1)

    @cache
    def row(self, k):
        print("row", k)
        return self.size * k

    @cached_property
    def cells(self):
        print("cells")
        return self.size**2


grid = Grid(5)
print(grid.ways(5, 5), grid.row(2), grid.row(2), grid.cells, grid.cells, Grid(3).row(2))


def describe(a, b, c=3, *rest, d=4, **more):
    return f"{a} {b} {c} {rest} {d} {more}"


first = partial(describe, 1)
print(first(2), first(2, 5), first(2, 5, 6, 7), first(2, d=8), first(b=9), first(2, e=10))
second = partial(describe, 1, "two", d="four", e="five")
print(second(), second("three"), second("three", f=6))
print(second.args, second.func is describe, first.args)
binary = partial(int, base=2)
print(binary("101"), list(map(binary, ["1", "10", "11"])))
print(list(map(partial(pow, 2), range(5))), sorted(["b", "A", "c"], key=partial(str.lower)))
nested = partial(partial(describe, 1), 2)
print(nested(), nested(7, d=1))


class Button:
    def __init__(self, name):
        self.name = name
        self.on_click = partial(self.clicked, "left", times=2)

    def clicked(self, side, times=1, extra=None):
        return f"{self.name} {side} {times} {extra}"


print(Button("ok").on_click(), Button("no").on_click(extra="x"))


@total_ordering
class Version:
    def __init__(self, major, minor):
        self.pair = (major, minor)

    def __eq__(self, other):
        return self.pair == other.pair

    def __lt__(self, other):
        return self.pair < other.pair


print(Version(1, 2) <= Version(1, 3), Version(2, 0) > Version(1, 9), Version(1, 1) >= Version(1, 1))
try:
    binary("12")
except ValueError as error:
    print(error)
