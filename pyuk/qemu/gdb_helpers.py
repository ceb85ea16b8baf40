"""Runs inside gdb: Python's objects shown as Python shows them, and stacks that end where they began.

    text = 'hello 7', items = [1, 2, 3], point = Point(x=4, name='hello 7')

Layouts are read from DWARF where it tells them: the fields of classes, `tail` of a str, `items` of a list.
A list's `items` is a Buffer: a header of 8 bytes, the length, then the elements.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

import gdb

ELEMENTS_OFFSET = 16  # of a Buffer: after the TypeInfo's address and the length
LONGEST_TEXT = 200
MOST_ELEMENTS = 20
DEEPEST = 2  # objects inside objects that are shown with their fields
C_NAMES = {"int": "long", "float": "double"}  # gdb's own types of these names are C's: half as wide
FIRST_FUNCTIONS = ("run_application", "kernel_main", "trap")  # nothing below them is Python


def show(value: Any, depth: int = 0) -> str:
    """A value as Python's repr() would write it."""
    kind = value.type.strip_typedefs()
    if kind.code == gdb.TYPE_CODE_PTR:
        return show_object(value, depth)
    if kind.code == gdb.TYPE_CODE_STRUCT:
        items = [show(value[field], depth) for field in kind.fields()]
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    if kind.code == gdb.TYPE_CODE_BOOL:
        return "True" if int(value) else "False"
    if kind.code == gdb.TYPE_CODE_FLT:
        return repr(float(value))
    return str(value)


def show_object(pointer: Any, depth: int) -> str:
    """The object behind a reference; None for null."""
    if int(pointer) == 0:
        return "None"
    record = pointer.dereference()
    name = record.type.name or ""
    try:
        if name == "str":
            return show_str(record)
        if name.startswith("list["):
            return show_list(record, name[5:-1], depth)
        fields = [field for field in record.type.fields() if field.name]
        if depth >= DEEPEST:
            return f"{name}(...)"
        shown = ", ".join(f"{field.name}={show(record[field], depth + 1)}" for field in fields)
        return f"{name}({shown})"
    except gdb.MemoryError:
        return f"<{name} at {int(pointer):#x}, which cannot be read>"


def show_str(record: Any) -> str:
    length, width = int(record["length"]), int(record["kind"])
    if width not in (1, 2, 4) or length < 0:
        return "<str that is not initialised>"
    start = int(record["tail"].address)
    shown = min(length, LONGEST_TEXT)
    raw = bytes(gdb.selected_inferior().read_memory(start, shown * width)) if shown else b""
    codes = (int.from_bytes(raw[at : at + width], "little") for at in range(0, len(raw), width))
    return repr("".join(map(chr, codes))) + ("..." if shown < length else "")


def show_list(record: Any, element: str, depth: int) -> str:
    length, buffer = int(record["length"]), int(record["items"])
    kind = element_type(element)
    if buffer == 0 or length < 0 or kind is None:
        return f"<list[{element}] of {length}>"
    first = gdb.Value(buffer + ELEMENTS_OFFSET).cast(kind.pointer())
    shown = [show(first[index], depth + 1) for index in range(min(length, MOST_ELEMENTS))]
    return f"[{', '.join(shown)}{', ...' if length > MOST_ELEMENTS else ''}]"


def element_type(name: str) -> Any:
    """The type of the elements of list[name]: a scalar, a tuple, or a reference; None where it has none."""
    for spelling in (C_NAMES.get(name, name), f"struct {name}"):
        try:
            found = gdb.lookup_type(spelling)
        except gdb.error:
            continue
        is_object = found.code == gdb.TYPE_CODE_STRUCT and not name.startswith("tuple[")
        return found.pointer() if is_object else found
    return None


class Printer:
    """What gdb asks for the text of a value."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def to_string(self) -> str:
        return show(self.value)


def find_printer(value: Any) -> Printer | None:
    """gdb's hook: a printer for references to objects, for tuples and for bools."""
    kind = value.type.strip_typedefs()
    if kind.code == gdb.TYPE_CODE_PTR:
        return Printer(value) if kind.target().code == gdb.TYPE_CODE_STRUCT else None
    is_tuple = kind.code == gdb.TYPE_CODE_STRUCT and (kind.name or "").startswith("tuple[")
    return Printer(value) if is_tuple or kind.code == gdb.TYPE_CODE_BOOL else None


class Stack:
    """A frame filter: what lies below the first function of a stack is no frame."""

    name, enabled, priority = "pyuk", True, 100

    def filter(self, frames: Iterator[Any]) -> Iterator[Any]:
        for frame in islice(frames, 1000):
            yield frame
            if frame.function() in FIRST_FUNCTIONS:
                return


def end_guest(event: object) -> None:
    """When gdb leaves, the guest ends: otherwise it would go on."""
    with contextlib.suppress(gdb.error):  # it may have ended before
        gdb.execute("kill", to_string=True)


gdb.pretty_printers.append(find_printer)
gdb.frame_filters["pyuk"] = Stack()
if hasattr(gdb.events, "gdb_exiting"):  # since gdb 12
    gdb.events.gdb_exiting.connect(end_guest)
