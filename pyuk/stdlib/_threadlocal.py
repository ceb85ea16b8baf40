"""threading.local: an object whose attributes each thread has for itself. Part of threading.

The object holds those of the thread that runs. When another one is to run they are put aside, and its own are
put in their place: reading them costs what any attribute does.
"""

from __future__ import annotations

from pyuk.kernel import scheduler
from pyuk.lang import u64
from pyuk.lang.objects import TypeInfo
from pyuk.lang.raw import Ptr, addressof, clear_memory, copy_memory, view

HEADER_BYTES = 8


class local:
    """Attributes are made by assigning to them. Reading one that this thread has not is an AttributeError."""

    def __init__(self) -> None:
        ALL.append(self)
        scheduler.tell_tasks()


ALL: list[local] = []


def put_aside(kept: list[local]) -> None:
    """Copy the attributes of the running thread into copies of the objects, which are made where they are missing."""
    for i in range(len(ALL)):
        if i == len(kept):
            kept.append(local())
            ALL.pop()
        copy_memory(start_of(kept[i]), start_of(ALL[i]), size_of(ALL[i]))


def put_back(kept: list[local]) -> None:
    """Let the objects have the attributes that were put aside, or none."""
    for i in range(len(ALL)):
        if i < len(kept):
            copy_memory(start_of(ALL[i]), start_of(kept[i]), size_of(ALL[i]))
        else:
            clear_memory(start_of(ALL[i]), size_of(ALL[i]))


def start_of(item: local) -> u64:
    """Where the attributes of an object begin."""
    return addressof(item) + HEADER_BYTES  # type: ignore[arg-type]  # objects have addresses in compiled code


def size_of(item: local) -> u64:
    """How many bytes the attributes take."""
    info = Ptr[u64](addressof(item))[0]  # type: ignore[arg-type]
    return view(TypeInfo, info).size - HEADER_BYTES
