"""Cells: variables of a function that functions within it use as well, and that change. Next: exceptions.py."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Cell(Generic[T]):
    """One variable. Only compiled code makes and reads them; `bound` says whether it has a value."""

    value: T
    bound: bool
