"""Python's objects in a machine's memory: typed, and shown as repr() shows them.

An object starts with the address of its TypeInfo (pyuk/lang/objects.py), whose symbol is the name of the typedef
that describes it: so what an object is does not depend on what a variable says. Next: stacks.py.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyuk.inside.dwarf import Base, Elements, Pointer, Record, Type
from pyuk.inside.memory import NoMemory

if TYPE_CHECKING:
    from pyuk.inside.guest import Guest

DEEPEST = 4
MOST_ELEMENTS = 12
LONGEST_TEXT = 120
DELETED = 0  # in a dict's codes
TAKEN = 1  # in a set's states
FLOATS = {4: "<f", 8: "<d"}


@dataclass(frozen=True)
class Value:
    """Something of a known type at an address, or, where that is given, in the bytes that are held."""

    guest: Guest
    type: Type
    address: int
    held: bytes | None = None

    # --- parts ---

    def __getitem__(self, name: str) -> Value:
        """A field; KeyError where the record has none of that name."""
        assert isinstance(self.type, Record)
        member = self.type.members[name]
        held = self.held[member.offset:] if self.held is not None else None
        return Value(self.guest, member.type, self.address + member.offset, held)

    def has(self, name: str) -> bool:
        return isinstance(self.type, Record) and name in self.type.members

    def element(self, index: int) -> Value:
        """An element of an array; where that ends is the caller's business."""
        assert isinstance(self.type, Elements)
        return Value(self.guest, self.type.element, self.address + index * self.type.element.size)

    def items(self) -> Iterator[Value]:
        """The elements of an array with a known end."""
        assert isinstance(self.type, Elements) and self.type.count is not None
        return (self.element(i) for i in range(self.type.count))

    def target(self) -> Value | None:
        """What a reference leads to, as what it really is; None for None."""
        address = self.number()
        if address == 0:
            return None
        declared = self.type.target if isinstance(self.type, Pointer) else None
        return self.guest.object_at(address, declared)

    # --- scalars ---

    def raw(self) -> bytes:
        """Its bytes."""
        if self.held is not None:
            return self.held[:self.type.size].ljust(self.type.size, b"\0")
        return self.guest.snapshot.read(self.address, self.type.size)

    def number(self) -> int:
        """An int, a bool or an address."""
        signed = isinstance(self.type, Base) and self.type.encoding == "signed"
        return int.from_bytes(self.raw(), "little", signed=signed)

    def real(self) -> float:
        """A float."""
        return float(struct.unpack(FLOATS[self.type.size], self.raw())[0])

    def text(self) -> str:
        """The text of a str, or of a reference to one."""
        if isinstance(self.type, Pointer):
            found = self.target()
            return found.text() if found is not None else ""
        length, kind = self["length"].number(), self["kind"].number()
        if kind not in (1, 2, 4) or not 0 <= length < 1 << 32:
            raise NoMemory(self.address)
        raw = self.guest.snapshot.read(self["tail"].address, min(length, 1 << 16) * kind)
        return "".join(chr(int.from_bytes(raw[at:at + kind], "little")) for at in range(0, len(raw), kind))

    def buffer(self, name: str) -> Value | None:
        """The elements in the Buffer that a field refers to."""
        found = self[name].target()
        return found["tail"] if found is not None and found.has("tail") else None

    # --- as text ---

    def show(self, depth: int = 0) -> str:
        """As Python's repr() would write it, shortened."""
        try:
            return self._show(depth)
        except (NoMemory, ValueError, OverflowError, struct.error):
            return f"<{getattr(self.type, 'name', 'value')} at {self.address:#x} that cannot be read>"

    def _show(self, depth: int) -> str:
        match self.type:
            case Base(_, _, "boolean"):
                return "True" if self.number() else "False"
            case Base(_, _, "float"):
                return repr(self.real())
            case Base():
                return str(self.number())
            case Pointer():
                found = self.target()
                return "None" if found is None else found.show(depth)
            case Elements(_, count):
                return _joined("[", (each.show(depth + 1) for each in self.items()), "]", count or 0) if count else "[]"
            case Record():
                return show_record(self, depth)


def _joined(opening: str, parts: Iterator[str], closing: str, count: int) -> str:
    """The first parts of `count`."""
    shown = [part for part, _ in zip(parts, range(MOST_ELEMENTS), strict=False)]
    return opening + ", ".join([*shown, *(["..."] if count > len(shown) else [])]) + closing


def show_record(value: Value, depth: int) -> str:
    """An object or Struct."""
    assert isinstance(value.type, Record)
    name = value.type.name
    kind = name.partition("[")[0]
    if kind == "str":
        text = value.text()
        return repr(text[:LONGEST_TEXT]) + ("..." if len(text) > LONGEST_TEXT else "")
    if depth >= DEEPEST:
        return f"{name}(...)"
    if kind in SHOWN and all(value.has(each) for each in NEEDS[kind]):
        return SHOWN[kind](value, depth + 1)
    if kind == "tuple":
        members = [value[each].show(depth + 1) for each in value.type.members]
        return f"({', '.join(members)}{',' if len(members) == 1 else ''})"
    fields = (f"{each}={value[each].show(depth + 1)}" for each in value.type.members)
    return _joined(f"{name}(", fields, ")", len(value.type.members))


def show_list(value: Value, depth: int) -> str:
    items, length = value.buffer("items"), value["length"].number()
    if items is None:
        return "[]" if length == 0 else f"<{value.type.name} of {length}>"  # type: ignore[union-attr]
    return _joined("[", (items.element(i).show(depth) for i in range(length)), "]", length)


def show_dict(value: Value, depth: int) -> str:
    codes, keys, values = (value.buffer(name) for name in ("codes", "held_keys", "held_values"))
    count = value["used"].number()
    if codes is None or keys is None:
        return "{}" if count == 0 else f"<dict of {count}>"
    live = (i for i in range(value["filled"].number()) if codes.element(i).number() != DELETED)
    held = (f"{keys.element(i).show(depth)}: {values.element(i).show(depth) if values else 'None'}" for i in live)
    return _joined("{", held, "}", count)


def show_set(value: Value, depth: int) -> str:
    states, held, count = value.buffer("states"), value.buffer("held"), value["used"].number()
    frozen = value.type.name.startswith("frozenset")  # type: ignore[union-attr]
    if states is None or held is None or count == 0:
        return "frozenset()" if frozen else "set()"
    taken = (i for i in range(value["mask"].number() + 1) if states.element(i).number() == TAKEN)
    text = _joined("{", (held.element(i).show(depth) for i in taken), "}", count)
    return f"frozenset({text})" if frozen else text


def show_bytes(value: Value, depth: int) -> str:
    items, length = value.buffer("items"), value["length"].number()
    raw = b""
    if items is not None and length:
        raw = value.guest.snapshot.read(items.address + value["start"].number(), min(length, LONGEST_TEXT))
    text = repr(raw) + ("..." if length > len(raw) else "")
    return f"bytearray({text})" if value.type.name == "bytearray" else text  # type: ignore[union-attr]


def show_buffer(value: Value, depth: int) -> str:
    length = value["length"].number()
    items = (value["tail"].element(i).show(depth) for i in range(length))
    return _joined(f"{value.type.name}(", items, ")", length)  # type: ignore[union-attr]


SHOWN = {"list": show_list, "dict": show_dict, "set": show_set, "frozenset": show_set, "bytes": show_bytes,
         "bytearray": show_bytes, "Buffer": show_buffer}
NEEDS = {"list": ("items", "length"), "dict": ("codes", "held_keys", "filled", "used"), "Buffer": ("length", "tail"),
         "set": ("states", "held", "mask"), "frozenset": ("states", "held", "mask"),
         "bytes": ("items", "length", "start"), "bytearray": ("items", "length", "start")}
