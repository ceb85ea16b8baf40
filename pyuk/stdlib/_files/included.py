"""The files that the image holds, as pyuk/image/included.py packed them. Read first: that module. Next: nodes.py.

Each entry: how many bytes the content has, its time of change in nanoseconds, how many bytes the path has, and
whether it is a directory, 8 bytes each; the path in UTF-8; the content. All begin at multiples of 8.
"""

from __future__ import annotations

from pyuk.builtins.bytes import bytes as Bytes
from pyuk.lang import Buffer, u8, u64
from pyuk.lang.raw import Ptr, addressof, copy_memory, symbol

HEADER_BYTES = 32


class Entry:
    """A file or a directory. address: where its content lies; next: where the next entry begins."""

    def __init__(self, at: u64) -> None:
        words = Ptr[u64](at)
        self.size: int = words[0] & 0x7FFF_FFFF_FFFF_FFFF
        self.mtime_ns: int = words[1] & 0x7FFF_FFFF_FFFF_FFFF
        self.is_directory = words[3] != 0
        path_bytes: int = words[2] & 0xFFFF_FFFF
        self.path = included_bytes(at + HEADER_BYTES, path_bytes).decode("utf-8")
        self.address: u64 = at + HEADER_BYTES + padded(path_bytes)
        self.next: u64 = self.address + padded(self.size)


def padded(size: int) -> int:
    """A size, up to a whole number of words."""
    return size + 7 & ~7


def included_bytes(address: u64, count: int) -> bytes:
    """Bytes of the image."""
    items = Buffer[u8](count)
    copy_memory(addressof(items), address, count)
    return Bytes(items)  # type: ignore[return-value]  # the class is the builtin one


def included_entries() -> list[Entry]:
    """Everything that the image holds, a directory before what is in it."""
    entries: list[Entry] = []
    at: u64 = symbol("__included_start")
    end: u64 = symbol("__included_end")
    while at < end:
        entry = Entry(at)
        entries.append(entry)
        at = entry.next
    return entries
