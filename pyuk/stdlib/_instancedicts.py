"""`obj.__dict__` that is kept: a dict which is read from the object whenever it is looked at.

The attributes lie in the object, and the dict shows them as they are then (check/attributes/instancedicts.py).
It cannot be written to.
"""

from __future__ import annotations

from collections.abc import Callable

from pyuk.builtins.dict import dict
from pyuk.lang import u32


def kept(owner) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """The dict of an object."""
    return InstanceDict(lambda: {**vars(owner)})  # type: ignore[return-value, arg-type]


class InstanceDict(dict[str, object]):
    """fields: makes a dict of what the object has now. What dict asks of itself begins with that."""

    __module__ = "builtins"
    __qualname__ = "dict"

    def __init__(self, fields: Callable[[], dict[str, object]]) -> None:
        super().__init__()
        self.fields = fields
        self.is_read = False  # while it takes over what the object has

    def refresh(self) -> None:
        """Hold what the object has now: its values in place, as long as it has the same attributes."""
        if self.is_read:
            return
        now = self.fields()
        self.is_read = True
        try:
            if not self._has_names_of(now):
                super().reset(len(now))
            super().merge(now)
        finally:
            self.is_read = False

    def _has_names_of(self, now: dict[str, object]) -> bool:
        mine = [name for name in self]
        return mine == [name for name in now]

    def find(self, key: str, code: u32) -> int:
        self.refresh()
        return super().find(key, code)

    def first_from(self, index: int) -> int:
        self.refresh()
        return super().first_from(index)

    def last_before(self, index: int) -> int:
        self.refresh()
        return super().last_before(index)

    def cursor_size(self) -> int:
        self.refresh()
        return super().cursor_size()

    def cursor_next(self, position: int, size: int, left: int) -> int:
        self.refresh()
        return super().cursor_next(position, size, left)

    def __len__(self) -> int:
        self.refresh()
        return super().__len__()

    # --- what would change it ----------------------------------------------------------------

    def put(self, key: str, code: u32, value: object) -> None:
        self._refuse()
        super().put(key, code, value)

    def add(self, slot: u32, key: str, code: u32, value: object) -> None:
        self._refuse()
        super().add(slot, key, code, value)

    def set_value(self, index: int, value: object) -> None:
        self._refuse()
        super().set_value(index, value)

    def remove(self, index: int) -> None:
        self._refuse()
        super().remove(index)

    def clear(self) -> None:
        self._refuse()
        super().clear()

    def _refuse(self) -> None:
        if not self.is_read:
            raise NotImplementedError("the __dict__ of an object is changed through the object's attributes")
