"""What the tree of files consists of: files and directories. Read first: included.py. Next: tree.py."""

from __future__ import annotations

from pyuk.drivers.clock import wall_ns
from pyuk.lang import u64
from pyuk.stdlib._files.included import included_bytes

last_number: int = 1


class Node:
    """number: it has no other (st_ino). mtime_ns: when its content changed last, in nanoseconds since 1970."""

    def __init__(self) -> None:
        global last_number
        last_number += 1
        self.number = last_number
        self.mtime_ns = wall_ns()

    def touch(self) -> None:
        """It is changed now."""
        self.mtime_ns = wall_ns()


class File(Node):
    """A file. Its content lies in the image, at `address`, until it is written to; in `data` from then on."""

    def __init__(self) -> None:
        super().__init__()
        self.address: u64 = 0
        self.count = 0
        self.data: bytearray | None = None

    def place(self, address: u64, count: int) -> None:
        """The content lies in the image."""
        self.address = address
        self.count = count

    def size(self) -> int:
        """How many bytes there are."""
        data = self.data
        return self.count if data is None else len(data)

    def read(self, position: int, count: int) -> bytes:
        """At most `count` bytes from a position on."""
        found = max(min(count, self.size() - position), 0)
        data = self.data
        if data is None:
            return included_bytes(self.address + position, found) if found > 0 else b""
        return bytes(data[position : position + found])

    def changing(self) -> bytearray:
        """The content, to be changed."""
        self.touch()
        data = self.data
        if data is None:
            data = bytearray(included_bytes(self.address, self.count) if self.count > 0 else b"")
            self.data = data
        return data

    def write(self, position: int, given: bytes) -> None:
        """Put bytes at a position; zeros fill a gap before it."""
        data = self.changing()
        if position > len(data):
            data.extend(bytes(position - len(data)))
        data[position : position + len(given)] = given

    def truncate(self, size: int) -> None:
        """Cut the content, or make it longer with zeros."""
        data = self.changing()
        if size < len(data):
            del data[size:]
        else:
            data.extend(bytes(size - len(data)))


class Directory(Node):
    """A directory: what is in it, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, Node] = {}
