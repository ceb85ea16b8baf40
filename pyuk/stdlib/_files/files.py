"""Files of bytes: what open() gives in binary mode, and what all files have in common.

There is no buffer between a file and its content, which is in memory: what is written is seen at once.
The messages are CPython 3.11's. Read first: tree.py. Next: texts.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib._files.errors import UnsupportedOperation, refuse_invalid
from pyuk.stdlib._files.nodes import File

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
PEEK_BYTES = 512
EVERYTHING = (1 << 63) - 1
Size = TypeVar("Size", int, None)
Chunk = TypeVar("Chunk", bound=BytesLike)


def number_of(size: Size, otherwise: int) -> int:
    """A size, or another number where it is None."""
    if isinstance(size, int):
        return size
    return otherwise


class IOBase:
    """Every file. closed: nothing more can be done with it."""

    closed: bool

    def __init__(self) -> None:
        self.closed = False

    def _check(self) -> None:
        """ValueError once the file is closed."""
        self._check_for("I/O operation on closed file.")

    def _check_for(self, message: str) -> None:
        """ValueError with this message once the file is closed."""
        if self.closed:
            raise ValueError(message)

    def readable(self) -> bool:
        self._check()
        return True

    def writable(self) -> bool:
        self._check()
        return True

    def seekable(self) -> bool:
        self._check()
        return True

    def isatty(self) -> bool:
        self._check()
        return False

    def flush(self) -> None:
        self._check()

    def close(self) -> None:
        self.closed = True

    def fileno(self) -> int:
        raise UnsupportedOperation("fileno")


class BufferedIOBase(IOBase):
    """A file of bytes."""

    @property
    def name(self) -> str:
        """The path that it was opened by."""
        raise AttributeError("this file has no name")

    def read(self, size: Size = -1, /) -> bytes:  # type: ignore[assignment]
        return self._take(number_of(size, -1))

    def _take(self, size: int) -> bytes:
        """The next bytes: so many, or all up to the end."""
        raise UnsupportedOperation("read")

    def read1(self, size: int = -1, /) -> bytes:
        return self._take(size)

    def peek(self, size: int = 0, /) -> bytes:
        """Some of the next bytes, which stay; none at the end."""
        raise UnsupportedOperation("peek")

    def readinto(self, buffer: bytearray, /) -> int:
        found = self._take(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def readline(self, size: int = -1, /) -> bytes:
        line = b""
        while size < 0 or len(line) < size:
            ahead = self.peek()
            found = ahead.find(b"\n") + 1
            count = len(ahead) if found == 0 else found
            if size >= 0:
                count = min(count, size - len(line))
            if count == 0:
                break
            line += self._take(count)
            if line.endswith(b"\n"):
                break
        return line

    def readlines(self, hint: int = -1, /) -> list[bytes]:
        lines: list[bytes] = []
        total = 0
        while True:
            line = self.readline()
            if len(line) == 0:
                return lines
            lines.append(line)
            total += len(line)
            if 0 < hint <= total:
                return lines

    def __iter__(self) -> BufferedIOBase:
        self._check()
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if len(line) == 0:
            raise StopIteration
        return line

    def write(self, b: Chunk, /) -> int:
        return self._put(bytes(b))

    def _put(self, data: bytes) -> int:
        """Write at the position; how many bytes."""
        raise UnsupportedOperation("write")

    def writelines(self, lines: Iterable[bytes], /) -> None:
        for line in lines:
            self._put(line)

    def seek(self, pos: int, whence: int = 0, /) -> int:
        raise UnsupportedOperation("seek")

    def tell(self) -> int:
        raise UnsupportedOperation("tell")

    def _cut(self, size: int) -> int:
        """truncate() to a size."""
        raise UnsupportedOperation("truncate")


class BinaryFile(BufferedIOBase):
    """A file of the tree. position: where the next read or write begins; appends: each write goes to the end."""

    def __init__(self, file: File, path: str, mode: str) -> None:
        super().__init__()
        self.file = file
        self.path = path
        self.mode = mode
        self.position = 0
        self.reads = "r" in mode or "+" in mode
        self.writes = mode != "rb"
        self.appends = "a" in mode
        if self.appends:
            self.position = file.size()

    @property
    def name(self) -> str:
        return self.path

    def readable(self) -> bool:
        self._check()
        return self.reads

    def writable(self) -> bool:
        self._check()
        return self.writes

    def _take(self, size: int) -> bytes:
        if not self.reads:
            raise UnsupportedOperation("read")
        self._check_for("read of closed file")
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        found = self.file.read(self.position, EVERYTHING if size < 0 else size)
        self.position += len(found)
        return found

    def peek(self, size: int = 0, /) -> bytes:
        if not self.reads:
            raise UnsupportedOperation("read")
        self._check_for("peek of closed file")
        return self.file.read(self.position, PEEK_BYTES)

    def _put(self, data: bytes) -> int:
        if not self.writes:
            raise UnsupportedOperation("write")
        self._check_for("write to closed file")
        if self.appends:
            self.position = self.file.size()
        if len(data) > 0:
            self.file.write(self.position, data)
            self.position += len(data)
        return len(data)

    def seek(self, pos: int, whence: int = 0, /) -> int:
        self._check_for("seek of closed file")
        if whence != SEEK_SET and whence != SEEK_CUR and whence != SEEK_END:
            raise ValueError(f"whence value {whence} unsupported")
        start = 0 if whence == SEEK_SET else self.position if whence == SEEK_CUR else self.file.size()
        if start + pos < 0:
            refuse_invalid()
        self.position = start + pos
        return self.position

    def tell(self) -> int:
        self._check()
        return self.position

    def truncate(self, size: Size = None, /) -> int:  # type: ignore[assignment]
        return self._cut(number_of(size, self.position))

    def _cut(self, size: int) -> int:
        if not self.writes:
            raise UnsupportedOperation("truncate")
        self._check_for("truncate of closed file")
        if size < 0:
            refuse_invalid()
        self.file.truncate(size)
        return size


class BufferedReader(BinaryFile):
    """A file of bytes that is read."""

    def __iter__(self) -> BufferedReader:
        self._check()
        return self

    def __enter__(self) -> BufferedReader:
        self._check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class BufferedWriter(BinaryFile):
    """A file of bytes that is written."""

    def __enter__(self) -> BufferedWriter:
        self._check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class BufferedRandom(BinaryFile):
    """A file of bytes that is read and written."""

    def __iter__(self) -> BufferedRandom:
        self._check()
        return self

    def __enter__(self) -> BufferedRandom:
        self._check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
