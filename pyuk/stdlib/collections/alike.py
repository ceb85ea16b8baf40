"""What copy(), `+` and `*` of classes that derive from Counter or deque do. Part of collections.

The compiler writes these methods for each such class (pyuk/compiler/check/declare/alike.py).
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.number import Ordered
from pyuk.stdlib.collections.deques import deque

Q = TypeVar("Q")  # a class that derives from deque, or from Counter
T = TypeVar("T", bound=Ordered)


def joined(made: Q, other: deque[T]) -> Q:
    """`made` with the elements of `other` behind its own."""
    made.append_all(other)  # type: ignore[attr-defined]
    return made


def repeated(made: Q, count: int) -> Q:
    """`made` so many times over."""
    made.repeat(count)  # type: ignore[attr-defined]
    return made


def uncopied(one: Q) -> Q:
    """Of a class whose __init__ takes something else."""
    raise NotImplementedError(f"a copy of a {type(one).__name__}, whose __init__ does not take what it holds")
