"""threading.local: an object whose attributes each thread has for itself. Part of threading.

The object holds those of the thread that runs. When another one is to run they are put aside, and its own are
put in their place: reading them costs what any attribute does.
"""

from __future__ import annotations

from pyuk.kernel import scheduler
from pyuk.lang import u64
from pyuk.lang.objects import TypeInfo
from pyuk.lang.raw import Ptr, addressof, copy_memory, view

HEADER_BYTES = 8


class local:
    """Attributes are made by assigning to them. Reading one that this thread has not is an AttributeError."""

    def __init__(self) -> None:
        if not is_copying:
            add_copies()
            ALL.append(self)
            scheduler.tell_tasks()


ALL: list[local] = []
COPIES: list[list[local]] = []  # for each thread, what stands for ALL while it does not run
is_copying: bool = False


def copies(count: int) -> list[local]:
    """Objects that only keep attributes."""
    global is_copying
    is_copying = True
    try:
        return [local() for _ in range(count)]
    finally:
        is_copying = False


def new_copies() -> list[local]:
    """What a new thread keeps: all of it is made now, as there may be no memory when threads take turns."""
    kept = copies(len(ALL))
    COPIES.append(kept)
    return kept


def add_copies() -> None:
    """Let every thread keep one object more; or MemoryError, and nobody counts on those that are made."""
    made = copies(len(COPIES))
    for i in range(len(COPIES)):
        kept = COPIES[i]
        del kept[len(ALL):]
        kept.append(made[i])


def drop_copies(kept: list[local]) -> None:
    """The thread has ended."""
    for i in range(len(COPIES)):
        if COPIES[i] is kept:
            del COPIES[i]
            return


def put_aside(kept: list[local]) -> None:
    """Copy the attributes of the running thread into its copies of the objects."""
    for i in range(len(ALL)):
        copy_memory(start_of(kept[i]), start_of(ALL[i]), size_of(ALL[i]))


def put_back(kept: list[local]) -> None:
    """Let the objects have the attributes that were put aside, or none."""
    for i in range(len(ALL)):
        copy_memory(start_of(ALL[i]), start_of(kept[i]), size_of(ALL[i]))


def start_of(item: local) -> u64:
    """Where the attributes of an object begin."""
    return addressof(item) + HEADER_BYTES  # type: ignore[arg-type]  # objects have addresses in compiled code


def size_of(item: local) -> u64:
    """How many bytes the attributes take."""
    info = Ptr[u64](addressof(item))[0]  # type: ignore[arg-type]
    return view(TypeInfo, info).size - HEADER_BYTES
