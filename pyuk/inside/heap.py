"""The heap by type: every cell and every large object that the kernel's page frames hold.

The kernel's own tables are read (pyuk/kernel/frames.py, cells.py): a region's Frame entries say of each page what
it is. Objects that died are counted until the collector has swept their page. Next: kernel.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pyuk.inside.guest import Guest
from pyuk.inside.memory import PAGE_BYTES, NoMemory

FRAMES = "pyuk.kernel.frames"
FREE, TAKEN, CELLS, LARGE, LARGE_REST = range(5)
HELD = 5  # no Frame says so: of the kernel, but given back before memory runs out (frames.hold_back())
CLASS_MASK = 31
CELL_BYTES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024,
              1280, 1536, 1792, 2048)
FRAME_BYTES = 32  # kind u8, size class u8, pending u8, u8, run u32, next u64, marks u64[2]


@dataclass(frozen=True)
class Run:
    """A run of page frames, as the entry of the first one says."""

    page: int
    kind: int
    size_class: int
    frames: int


@dataclass(frozen=True)
class TypeUse:
    """What the objects of one type take."""

    name: str
    count: int
    bytes: int


def runs(guest: Guest) -> Iterator[Run]:
    """Every run of page frames that was handed out at least once, in the order of the addresses."""
    regions = guest.variable(f"{FRAMES}.REGIONS")
    held_back = guest.number(f"{FRAMES}.held_back")
    for index in range(guest.number(f"{FRAMES}.region_count") if regions is not None else 0):
        assert regions is not None
        region = regions.element(index)
        page, carved, table = (region[name].number() for name in ("base", "carved", "table"))
        entries = guest.snapshot.read(table, (carved - page) // PAGE_BYTES * FRAME_BYTES)
        at = 0
        while at < len(entries):
            frames = max(1, int.from_bytes(entries[at + 4:at + 8], "little"))
            yield Run(page, HELD if page == held_back else entries[at], entries[at + 1], frames)
            page += frames * PAGE_BYTES
            at += frames * FRAME_BYTES


def objects(guest: Guest) -> Iterator[tuple[int, int, int]]:
    """(address, TypeInfo, bytes) of every object."""
    for run in runs(guest):
        if run.kind == CELLS:
            size = CELL_BYTES[run.size_class & CLASS_MASK]
            words = guest.snapshot.words(run.page, PAGE_BYTES // 8)
            for offset in range(0, PAGE_BYTES - size + 1, size):
                if words[offset // 8] != 0:
                    yield run.page + offset, words[offset // 8], size
        elif run.kind == LARGE:
            yield run.page, guest.snapshot.word(run.page), run.frames * PAGE_BYTES


def object_around(guest: Guest, address: int) -> int | None:
    """The object that holds an address, if it lies in the heap."""
    for run in runs(guest):
        if run.page <= address < run.page + run.frames * PAGE_BYTES:
            if run.kind == LARGE:
                return run.page
            size = CELL_BYTES[run.size_class & CLASS_MASK]
            start = run.page + (address - run.page) // size * size
            return start if run.kind == CELLS and guest.snapshot.word(start) != 0 else None
    return None


def by_type(guest: Guest) -> list[TypeUse]:
    """How many objects of each type there are, and what they take; the largest first."""
    counts: Counter[tuple[int, int]] = Counter()
    for run in runs(guest):
        if run.kind == CELLS:
            size = CELL_BYTES[run.size_class & CLASS_MASK]
            words = memoryview(guest.snapshot.read(run.page, PAGE_BYTES)).cast("Q")
            used = PAGE_BYTES // size * size // 8
            counts.update((info, size) for info in words[:used].tolist()[:: size // 8] if info)
        elif run.kind == LARGE:
            counts[guest.snapshot.word(run.page), run.frames * PAGE_BYTES] += 1
    found: dict[str, list[int]] = {}
    for (info, size), count in counts.items():
        entry = found.setdefault(guest.type_name(info) or f"unknown ({info:#x})", [0, 0])
        entry[0] += count
        entry[1] += count * size
    uses = [TypeUse(shown_name(name), count, size) for name, (count, size) in found.items()]
    return sorted(uses, key=lambda use: (-use.bytes, use.name))


def shown_name(name: str) -> str:
    """A type's name as people know it: `pyuk.builtins.dict.dict[str, int]` is a dict[str, int]."""
    plain, bracket, rest = name.partition("[")
    if plain.startswith("pyuk.builtins."):
        plain = plain.rpartition(".")[2]
    return plain.removeprefix("__main__.").removeprefix("pyuk.stdlib.") + bracket + rest


def exceptions(guest: Guest) -> Iterator[int]:
    """The addresses of all exceptions that have been raised."""
    for address, info, _ in objects(guest):
        try:
            depth, ancestors = guest.snapshot.words(info + 24, 2)
            root = guest.type_name(guest.snapshot.word(ancestors)) if depth < 64 else None
        except NoMemory:
            continue
        if root == "pyuk.builtins.exceptions.BaseException":
            yield address
