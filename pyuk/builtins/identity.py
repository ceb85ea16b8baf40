"""`a is b` of numbers, strs and bytes, where CPython's answer depends on which objects it happens to share.

What differs is never one object; what is equal and not known to be one is refused, loudly.
"""

from __future__ import annotations

from typing import NoReturn, TypeVar

from pyuk.lang import noinline

T = TypeVar("T")


def same_int(left: int, right: int) -> bool:
    """left is right. CPython keeps one object for each of the ints from -5 to 256."""
    if left == right and not -5 <= left <= 256:
        raise_not_told("ints outside -5 to 256")
    return left == right


def same_shared(left: T | None, right: T | None) -> bool:
    """left is right, of two strs or bytes: what has been handed on is the same object."""
    if left is right:
        return True
    if left is not None and right is not None and left == right:
        raise_not_told("strs or bytes that are made in two places")
    return False


@noinline
def raise_not_told(what: str) -> NoReturn:
    raise NotImplementedError(f"`is` between equal {what} depends on what CPython happens to share; write ==")
