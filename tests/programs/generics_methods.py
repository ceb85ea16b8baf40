"""Methods with type variables of their own, overridden."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key", int, str)
Item = TypeVar("Item")


class Table:
    def __init__(self):
        self.names = ["", "first", "second"]

    def index_of(self, key: Key) -> int:
        if isinstance(key, int):
            return key
        return self.names.index(key)

    def name(self, key: Key = 0) -> str:
        return self.names[self.index_of(key)]


class Shifted(Table):
    def index_of(self, key: Key) -> int:
        return 2


class Talking(Table):
    def index_of(self, key: Item) -> int:
        print("asked for", key)
        return 1


for table in [Table(), Shifted(), Talking()]:
    print(table.name(1), repr(table.name()), table.index_of("first"), table.name("second"))
