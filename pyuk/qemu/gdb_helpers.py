"""Runs inside gdb: Python's objects shown as Python shows them, stacks that end where they began, and commands.

    text = 'hello 7', items = [1, 2, 3], point = Point(x=4, name='hello 7')

Layouts are read from DWARF: the fields of classes, `tail` of a str and of a Buffer, which holds the elements of a
list, dict or set. What an object is says the TypeInfo that it begins with: its symbol is the name of a typedef.
The commands `tasks` and `pyuk` let pyuk itself look at the machine, over the monitor that it announces.
"""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from itertools import islice
from typing import Any

import gdb

LONGEST_TEXT = 200
MOST_ELEMENTS = 20
DEEPEST = 2  # objects inside objects that are shown with their fields
DELETED = 0  # in a dict's codes
TAKEN = 1  # in a set's states
MACHINE: tuple[list[str], str] = ([], "")  # how pyuk is called, and the machine's number: set by `pyuk debug`
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
    try:
        record = as_it_is(pointer).dereference()
        name = record.type.name or ""
        shown_as = CONTAINERS.get(name.partition("[")[0])
        if shown_as is not None:
            return shown_as(record, depth)
        fields = [field for field in record.type.fields() if field.name]
        if depth >= DEEPEST:
            return f"{name}(...)"
        shown = ", ".join(f"{field.name}={show(record[field], depth + 1)}" for field in fields)
        return f"{name}({shown})"
    except gdb.MemoryError:
        return f"<{pointer.type.target().name} at {int(pointer):#x}, which cannot be read>"


def as_it_is(pointer: Any) -> Any:
    """A reference to an object with the type that its TypeInfo says, else as it is."""
    info = int(pointer.cast(gdb.lookup_type("unsigned long").pointer()).dereference())
    command = f"with print demangle off -- info symbol {info:#x}"  # `__` is a mark of old C++ compilers
    found = gdb.execute(command, to_string=True).partition(" in section ")[0].strip()
    if not found.startswith("type:"):
        return pointer
    try:
        return pointer.cast(gdb.lookup_type(found).strip_typedefs().pointer())
    except gdb.error:
        return pointer


def show_str(record: Any, depth: int) -> str:
    length, width = int(record["length"]), int(record["kind"])
    if width not in (1, 2, 4) or length < 0:
        return "<str that is not initialised>"
    start = int(record["tail"].address)
    shown = min(length, LONGEST_TEXT)
    raw = bytes(gdb.selected_inferior().read_memory(start, shown * width)) if shown else b""
    codes = (int.from_bytes(raw[at : at + width], "little") for at in range(0, len(raw), width))
    return repr("".join(map(chr, codes))) + ("..." if shown < length else "")


def elements(buffer: Any) -> Any:
    """The elements of a Buffer, as something that can be indexed; None where there is none."""
    return buffer.dereference()["tail"] if int(buffer) != 0 else None


def joined(opening: str, parts: list[str], closing: str, count: int) -> str:
    """The parts that are shown of `count`."""
    return f"{opening}{', '.join(parts)}{', ...' if count > len(parts) else ''}{closing}"


def show_list(record: Any, depth: int) -> str:
    length, items = int(record["length"]), elements(record["items"])
    if items is None or length < 0:
        return "[]" if length == 0 else f"<{record.type.name} of {length}>"
    return joined("[", [show(items[i], depth + 1) for i in range(min(length, MOST_ELEMENTS))], "]", length)


def show_dict(record: Any, depth: int) -> str:
    codes, keys, values = (elements(record[name]) for name in ("codes", "held_keys", "held_values"))
    live = [i for i in range(int(record["filled"])) if int(codes[i]) != DELETED]
    shown = [f"{show(keys[i], depth + 1)}: {show(values[i], depth + 1)}" for i in live[:MOST_ELEMENTS]]
    return joined("{", shown, "}", len(live))


def show_set(record: Any, depth: int) -> str:
    states, held = elements(record["states"]), elements(record["held"])
    taken = [i for i in range(int(record["mask"]) + 1) if int(states[i]) == TAKEN]
    text = joined("{", [show(held[i], depth + 1) for i in taken[:MOST_ELEMENTS]], "}", len(taken))
    if record.type.name.startswith("frozenset"):
        return f"frozenset({text if taken else ''})"
    return text if taken else "set()"


def show_bytes(record: Any, depth: int) -> str:
    length, items = int(record["length"]), elements(record["items"])
    shown = min(length, LONGEST_TEXT)
    start = int(items.address) + int(record["start"]) if shown else 0
    raw = bytes(gdb.selected_inferior().read_memory(start, shown)) if shown else b""
    text = repr(raw) + ("..." if shown < length else "")
    return f"bytearray({text})" if record.type.name == "bytearray" else text


CONTAINERS = {"str": show_str, "list": show_list, "dict": show_dict, "set": show_set, "frozenset": show_set,
              "bytes": show_bytes, "bytearray": show_bytes}  # fmt: skip


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


class Pyuk(gdb.Command):  # type: ignore[misc]  # gdb has no types
    """Let pyuk look at the machine, which stands still: `pyuk inspect --walk rip`, `pyuk core --app-only`."""

    def __init__(self, name: str = "pyuk", verb: str = "") -> None:
        self.verb = verb
        super().__init__(name, gdb.COMMAND_STATUS)

    def invoke(self, argument: str, from_tty: bool) -> None:
        command, number = MACHINE
        verb, *words = [*self.verb.split(), *gdb.string_to_argv(argument)] or ["core"]
        done = subprocess.run([*command, verb, number, *words], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False)  # fmt: skip
        gdb.write(done.stdout + done.stderr)


class Tasks(Pyuk):
    """List the tasks of the machine with their Python stacks."""

    def __init__(self) -> None:
        super().__init__("tasks", "core")


def end_guest(event: object) -> None:
    """When gdb leaves, the guest ends: otherwise it would go on."""
    with contextlib.suppress(gdb.error):  # it may have ended before
        gdb.execute("kill", to_string=True)


gdb.pretty_printers.append(find_printer)
gdb.frame_filters["pyuk"] = Stack()
if hasattr(gdb.events, "gdb_exiting"):  # since gdb 12
    gdb.events.gdb_exiting.connect(end_guest)
Pyuk()
Tasks()
