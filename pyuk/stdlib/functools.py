"""functools: functions of functions. Parameters without annotation are compiled for what each call gives them."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, var-annotated"

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

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
    """A decorator for what stands for `wrapped`: it shows that one's name and text (check/wrapping.py)."""
    raise NotImplementedError("wraps() has to be the decorator next to the function")


def cmp_to_key(mycmp):
    """A key function for sorting, from a function that compares two values."""
    return lambda obj: ComparisonKey(obj, mycmp)


# --- functions with arguments that are given beforehand ----------------------------------------


def partial(func, a=Missing, b=Missing, c=Missing, /):
    """The function with up to three first arguments given; the result takes up to four more."""
    if a is Missing:
        return func
    elif b is Missing:

        def after_one(x=Missing, y=Missing, z=Missing, u=Missing, /):
            return call(func, a, x, y, z, u)

        return after_one
    elif c is Missing:

        def after_two(x=Missing, y=Missing, z=Missing, u=Missing, /):
            return call(func, a, b, x, y, z, u)

        return after_two
    else:

        def after_three(x=Missing, y=Missing, z=Missing, u=Missing, /):
            return call(func, a, b, c, x, y, z, u)

        return after_three


def call(func, a, b=Missing, c=Missing, d=Missing, e=Missing, f=Missing, g=Missing, /):
    """Call a function with the arguments that are not Missing, which come first."""
    if b is Missing:
        return func(a)
    elif c is Missing:
        return func(a, b)
    elif d is Missing:
        return func(a, b, c)
    elif e is Missing:
        return func(a, b, c, d)
    elif f is Missing:
        return func(a, b, c, d, e)
    elif g is Missing:
        return func(a, b, c, d, e, f)
    else:
        return func(a, b, c, d, e, f, g)


# --- results that are kept ---------------------------------------------------------------------


def cache(user_function):
    """The function, called once for each choice of arguments. They have to be hashable."""
    kept = {}  # by what the function is called with

    @wraps(user_function)
    def cached(*args):
        if args in kept:
            return kept[args]
        result = user_function(*args)
        kept[args] = result
        return result

    return cached


def lru_cache(maxsize=128, typed=False):
    """As cache(), with room for the results of the last `maxsize` choices; also as a decorator by itself."""
    if callable(maxsize):
        return bounded(maxsize, 128)
    elif maxsize is None:
        return cache
    else:
        return lambda user_function: bounded(user_function, maxsize)


def bounded(user_function, maxsize):
    """lru_cache() of a size: the dict has the results in the order of their use."""
    kept = {}

    @wraps(user_function)
    def cached(*args):
        if args in kept:
            result = kept.pop(args)
            kept[args] = result
            return result
        result = user_function(*args)
        if maxsize > 0:
            if len(kept) >= maxsize and args not in kept:
                for oldest in kept:
                    break
                del kept[oldest]
            kept[args] = result
        return result

    return cached


def cached_property(func):
    """A property that is computed once for each object (check/decorated.py writes it out)."""
    raise NotImplementedError("cached_property() has to be the one decorator of a method")
