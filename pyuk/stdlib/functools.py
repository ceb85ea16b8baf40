"""functools: functions of functions. Parameters without annotation are compiled for what each call gives them."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, var-annotated"

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Missing:
    """Stands for an argument that was not given."""


def reduce(function, sequence, initial=Missing):
    """function(function(function(initial, a), b), c) for the items a, b, c. TypeError where there is nothing."""
    if initial is not Missing:
        result = initial
        for item in sequence:
            result = function(result, item)
        return result
    return reduce_all(function, [item for item in sequence])


def reduce_all(function, items):
    """reduce() without an initial value."""
    if len(items) == 0:
        raise TypeError("reduce() of empty iterable with no initial value")
    result = items[0]
    for i in range(1, len(items)):
        result = function(result, items[i])
    return result


class ComparisonKey(Generic[T]):
    """A value that is compared by a function, which says below, equal or above by a number's sign."""

    def __init__(self, obj: T, compare: Callable[[T, T], int]) -> None:
        self.obj = obj
        self.compare = compare

    def __lt__(self, other: ComparisonKey[T]) -> bool:
        return self.compare(self.obj, other.obj) < 0

    def __gt__(self, other: ComparisonKey[T]) -> bool:
        return self.compare(self.obj, other.obj) > 0

    def __le__(self, other: ComparisonKey[T]) -> bool:
        return self.compare(self.obj, other.obj) <= 0

    def __ge__(self, other: ComparisonKey[T]) -> bool:
        return self.compare(self.obj, other.obj) >= 0

    def __eq__(self, other: ComparisonKey[T]) -> bool:  # type: ignore[override]
        return self.compare(self.obj, other.obj) == 0


def wraps(wrapped):
    """A decorator for what stands for `wrapped`: it shows that one's name and text (check/library/wrapping.py)."""
    raise NotImplementedError("wraps() has to be the decorator next to the function")


def update_wrapper(wrapper, wrapped):
    """Let `wrapper` show the name and text of `wrapped`, as with @wraps (check/library/wrapping.py)."""
    raise NotImplementedError("update_wrapper() is worked out when the program is compiled")


def cmp_to_key(mycmp):
    """A key function for sorting, from a function that compares two values."""
    return lambda obj: ComparisonKey(obj, mycmp)


def partial(func, /, *args, **keywords):
    """The function with first arguments, and arguments by keyword, given."""

    def call(*rest, **more):
        return func(*args, *rest, **{**keywords, **more})

    return call


# --- results that are kept ---------------------------------------------------------------------


class CacheInfo(NamedTuple):
    """How often a result was there, and was not; how many may be kept, and are."""

    hits: int
    misses: int
    maxsize: int | None
    currsize: int


class Counts:
    """How often results were asked for."""

    def __init__(self) -> None:
        self.hits = 0
        self.misses = 0


class Mark:
    """Stands in a key before the arguments that are given by name, and behind one that equals an int but is none."""


MARK: Mark = Mark()


def named_parts(mark, args, **options):
    """The mark, then each name and value, as one tuple; without options nothing (check/calls/functions.py).

    Behind a single argument that is a float or a bool stands the mark: no result for an equal int is its own.
    """
    raise NotImplementedError("only the compiler knows the types of the options")


def attributes(*functions):
    """What a function mentions here is among its attributes (check/calls/functions.py)."""


def cache(user_function):
    """The function, called once for each choice of arguments. They have to be hashable."""
    return kept_results(user_function, None, False)


def lru_cache(maxsize=128, typed=False):
    """As cache(), with room for the results of the last `maxsize` choices; also as a decorator by itself."""
    if callable(maxsize):
        return kept_results(maxsize, 128, typed)
    else:
        return lambda user_function: kept_results(user_function, maxsize, typed)


def kept_results(user_function, maxsize, typed):
    """The function that keeps results. Where their number is bounded, the dict has them in the order of their use."""
    if typed:
        raise NotImplementedError("typed=True")
    kept = {}
    counts = Counts()

    def cache_info() -> CacheInfo:
        return CacheInfo(counts.hits, counts.misses, maxsize, len(kept))

    def cache_clear() -> None:
        kept.clear()
        counts.hits = 0
        counts.misses = 0

    def cache_parameters() -> dict[str, int | bool | None]:
        return {"maxsize": maxsize, "typed": typed}

    @wraps(user_function)
    def cached(*args, **options):
        attributes(cache_info, cache_clear, cache_parameters)
        key = args + named_parts(MARK, args, **options)
        if key in kept:
            counts.hits += 1
            if maxsize is None:
                return kept[key]
            result = kept.pop(key)
            kept[key] = result
            return result
        counts.misses += 1
        result = user_function(*args, **options)
        if maxsize is None:
            kept[key] = result
        elif maxsize > 0 and key not in kept:
            if len(kept) >= maxsize:
                for oldest in kept:
                    break
                del kept[oldest]
            kept[key] = result
        return result

    return cached


def cached_property(func):
    """A property that is computed once for each object (check/declare/decorated.py writes it out)."""
    raise NotImplementedError("cached_property() has to be the one decorator of a method")


# --- what is chosen by the class of an argument (check/declare/dispatching.py) --------------------------


def singledispatch(func):
    """A function that calls the one which is registered for the class of its first argument."""
    raise NotImplementedError("singledispatch() has to be a decorator at the top of a module")


def singledispatchmethod(func):
    """A method that chooses by its first argument."""
    raise NotImplementedError("singledispatchmethod() has to be a decorator in a class")


def partialmethod(func):
    """A method with first arguments given."""
    raise NotImplementedError("partialmethod() has to be assigned to a name in a class")
