"""Exceptions in memory that have been raised, with the tracebacks that they carry.

An exception notes each frame that it passes: line << LINE_SHIFT | the address of the file's FileRecord, in the
order of passing; of many, the first and the last are kept (pyuk/builtins/exceptions.py). Next: kernel.py.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from pyuk.inside import heap
from pyuk.inside.guest import Guest
from pyuk.inside.memory import NoMemory
from pyuk.inside.symbols import NO_FUNCTION, Place
from pyuk.inside.values import Value

LINE_SHIFT = 48
FILE_MASK = (1 << LINE_SHIFT) - 1
KEPT_NEWEST = 24  # the innermost sites; the others are a ring
MOST = 20
FUNCTION_RECORD = struct.Struct("<HHI")  # first line, last line, where the name is, from the FileRecord on
MOST_FUNCTIONS = 1 << 16


@dataclass(frozen=True)
class Raised:
    """An exception: its last line (`ValueError: text`), and the places that it passed, the outermost first."""

    address: int
    text: str
    places: list[Place]


def raised(guest: Guest) -> list[Raised]:
    """The exceptions in memory that have passed a frame; at most MOST."""
    found = []
    for address in heap.exceptions(guest):
        value = guest.object_at(address)
        try:
            if value.has("__sites_seen__") and value["__sites_seen__"].number() > 0:
                found.append(_read(guest, value))
        except NoMemory:
            continue
    return found[:MOST]


def _read(guest: Guest, value: Value) -> Raised:
    name = heap.shown_name(guest.type_name(guest.snapshot.word(value.address)) or "exception")
    message = value["__message__"].target() if value.has("__message__") else None
    text = message.text() if message is not None else ""
    trace = value["__sites__"]
    sites = _in_order([each.number() for each in trace.items()], value["__sites_seen__"].number())
    if name == "KeyError" and text:
        text = repr(text)
    return Raised(value.address, f"{name}: {text}" if text else name, [_place(guest, site) for site in reversed(sites)])


def _in_order(trace: list[int], seen: int) -> list[int]:
    """The sites that were kept, in the order of passing."""
    if seen <= len(trace):
        return trace[:seen]
    ring = trace[KEPT_NEWEST:]
    start = seen % len(ring)
    return [*trace[:KEPT_NEWEST], *ring[start:], *ring[:start]]


def _place(guest: Guest, site: int) -> Place:
    """The file, line and function of a site."""
    record, line = site & FILE_MASK, site >> LINE_SHIFT
    path, count = guest.snapshot.words(record, 2)
    function = NO_FUNCTION
    raw = guest.snapshot.read(record + 16, min(count, MOST_FUNCTIONS) * FUNCTION_RECORD.size)
    for first, last, name in FUNCTION_RECORD.iter_unpack(raw):
        if first <= line <= last:
            function = guest.snapshot.text(record + name)
    return Place(function, guest.snapshot.text(path), line)
