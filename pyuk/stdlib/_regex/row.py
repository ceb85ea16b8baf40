"""The texts of several groups: what is a tuple in CPython, of a length that only the pattern says."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Row(Generic[T]):
    """A tuple of texts: its length, items, order of equality and repr() are a tuple's. It has no hash()."""

    def __init__(self, items: list[T]) -> None:
        self.items = items

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> T:
        if not -len(self.items) <= index < len(self.items):
            raise IndexError("tuple index out of range")
        return self.items[index]

    def __contains__(self, item: T) -> bool:
        return item in self.items

    def __eq__(self, other: Row[T]) -> bool:  # type: ignore[override]
        return self.items == other.items

    def __repr__(self) -> str:
        parts: list[str] = []
        for item in self.items:
            parts.append(repr(item))
        return "(" + ", ".join(parts) + (",)" if len(parts) == 1 else ")")
