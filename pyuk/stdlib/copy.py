"""copy: copies of objects, flat and deep.

Which way a value is copied the compiler chooses by its type (check/library/copies.py); each class gets a method that
copies its objects. What is here are the ways. Source: The Python Standard Library, "copy"; CPython 3.11 Lib/copy.py.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast

from pyuk.kernel.heap import allocate
from pyuk.lang import u64
from pyuk.lang.objects import TypeInfo
from pyuk.lang.raw import Ptr, addressof, copy_memory, view
from pyuk.stdlib.collections.deques import deque

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")

HEADER_BYTES = 8


class Error(Exception):
    """What cannot be copied: never raised here, as the compiler refuses it."""


error = Error


# --- what the compiler does itself ---------------------------------------------------------------


def copy(x: T) -> T:
    """A new object of the same class with the same parts."""
    raise NotImplementedError("copy() has to be called where it is used")


def deepcopy(x: T, memo: dict[int, Any] | None = None) -> T:
    """A new object whose parts are copies, too. memo: what has been copied already, by id()."""
    raise NotImplementedError("deepcopy() has to be called where it is used")


def copy_fields(made: T, memo: dict[int, Any]) -> None:
    """Put deep copies in place of what the fields of an object hold."""
    raise NotImplementedError("copy_fields() is the compiler's")


# --- the ways of copying -------------------------------------------------------------------------


def clone(x: T) -> T:
    """A new object of the same class whose fields hold the same."""
    place: u64 = addressof(x)  # type: ignore[arg-type]  # objects have addresses in compiled code
    info = Ptr[u64](place)[0]
    size = view(TypeInfo, info).size
    made = allocate(size, info)
    copy_memory(made + HEADER_BYTES, place + HEADER_BYTES, size - HEADER_BYTES)
    return view(T, made)  # type: ignore[misc, no-any-return]


def clone_container(x: T) -> T:
    """clone() of a list, dict or set of a class of the program: the new one holds its items for itself."""
    made = clone(x)
    made.unshare()  # type: ignore[attr-defined]
    return made


def new_memo() -> dict[int, Any]:
    """What deepcopy() without a memo begins with."""
    return {}


def deep_object(x: T, memo: dict[int, Any]) -> T:
    """An object whose class does not say how it is copied."""
    place = id(x)
    if place in memo:
        return cast(T, memo[place])
    made = clone(x)
    memo[place] = made
    copy_fields(made, memo)
    return made


def deep_list(x: list[T], memo: dict[int, Any]) -> list[T]:
    """A list; it may be a part of itself."""
    place = id(x)
    if place in memo:
        return cast(list[T], memo[place])
    made: list[T] = []
    memo[place] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def deep_dict(x: dict[K, V], memo: dict[int, Any]) -> dict[K, V]:
    """A dict, or an object of a class of the library that derives from it."""
    place = id(x)
    if place in memo:
        return cast(dict[K, V], memo[place])
    made = x.copy()
    made.clear()
    memo[place] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def deep_set(x: set[T], memo: dict[int, Any]) -> set[T]:
    """A set."""
    place = id(x)
    if place in memo:
        return cast(set[T], memo[place])
    made = {deepcopy(item, memo) for item in x}
    memo[place] = made
    return made


def deep_frozenset(x: frozenset[T], memo: dict[int, Any]) -> frozenset[T]:
    """A frozenset."""
    place = id(x)
    if place in memo:
        return cast(frozenset[T], memo[place])
    made = frozenset({deepcopy(item, memo) for item in x})
    memo[place] = made
    return made


def deep_deque(x: deque[T], memo: dict[int, Any]) -> deque[T]:  # type: ignore[type-var]
    """A deque; it may be a part of itself."""
    place = id(x)
    if place in memo:
        return cast(deque[T], memo[place])  # type: ignore[type-var]
    made = x.copy()
    made.clear()
    memo[place] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def deep_bytearray(x: bytearray, memo: dict[int, Any]) -> bytearray:
    """A bytearray."""
    place = id(x)
    if place in memo:
        return cast(bytearray, memo[place])
    made = x.copy()
    memo[place] = made
    return made


def deep_items(x: list[T], memo: dict[int, Any]) -> list[T]:
    """The items of a container that cannot be a part of itself."""
    return [deepcopy(item, memo) for item in x]
