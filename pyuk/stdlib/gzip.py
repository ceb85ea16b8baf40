"""gzip: compressed files. Source: RFC 1952 §2; what is written and said is CPython 3.11's."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pyuk.stdlib.os.path as path
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.oserror import os_error
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib import time, zlib
from pyuk.stdlib._files.errors import EBADF
from pyuk.stdlib._files.files import BinaryFile, BufferedIOBase
from pyuk.stdlib._files.opening import file_at
from pyuk.stdlib._files.texts import Encoding, TextIOWrapper
from pyuk.stdlib._files.tree import Location, PathLike, fspath

READ = 1
WRITE = 2
MAGIC = b"\x1f\x8b"
DEFLATED = 8
WITH_CHECKSUM = 2
WITH_EXTRA = 4
WITH_NAME = 8
WITH_COMMENT = 16
UNKNOWN_SYSTEM = 255
BEST = 9
PIECE_BYTES = 8192
MASK32 = 0xFFFF_FFFF
CUT_OFF = "Compressed file ended before the end-of-stream marker was reached"
Named = TypeVar("Named", bound="str | PathLike | None")
Moment = TypeVar("Moment", int, float, None)


class BadGzipFile(OSError):
    """What is read is no such file."""


def header(name: bytes, level: int, mtime: Moment) -> bytes:
    """What a compressed file begins with."""
    made = bytearray(MAGIC)
    made.append(DEFLATED)
    made.append(WITH_NAME if name else 0)
    if isinstance(mtime, (int, float)):
        made += int(mtime).to_bytes(4, "little")
    else:
        made += int(time.time()).to_bytes(4, "little")
    made.append(2 if level == BEST else 4 if level == 1 else 0)
    made.append(UNKNOWN_SYSTEM)
    return bytes(made) + (name + b"\0" if name else b"")


def trailer(sum: int, length: int) -> bytes:
    """What it ends with."""
    return sum.to_bytes(4, "little") + (length & MASK32).to_bytes(4, "little")


def header_end(data: bytes) -> int:
    """Where the header ends that data begins with."""
    if not data.startswith(MAGIC):
        raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
    if len(data) < 10:
        raise EOFError(CUT_OFF)
    if data[2] != DEFLATED:
        raise BadGzipFile("Unknown compression method")
    flags = data[3]
    end = 10
    if flags & WITH_EXTRA:
        end += 2 + int.from_bytes(data[end : end + 2], "little")
    for flag in (WITH_NAME, WITH_COMMENT):
        if flags & flag and end <= len(data):
            zero = data.find(b"\0", end)
            end = len(data) if zero < 0 else zero + 1
    if flags & WITH_CHECKSUM:
        end += 2
    if end > len(data):
        raise EOFError(CUT_OFF)
    return end


def pieces(data: bytes, tells_sums: bool) -> Iterator[bytes]:
    """What was compressed, in pieces: data may be several compressed files one after the other."""
    while data:
        member = zlib.decompressobj(-zlib.MAX_WBITS)
        sum = length = 0
        rest = data[header_end(data) :]
        while not member.eof:
            piece = member.decompress(rest, PIECE_BYTES)
            rest = member.unconsumed_tail
            if not piece and not member.eof:
                raise EOFError(CUT_OFF)
            sum = zlib.crc32(piece, sum)
            length += len(piece)
            if piece:
                yield piece
        end = member.unused_data
        if len(end) < 8:
            raise EOFError(CUT_OFF)
        found = int.from_bytes(end[:4], "little")
        if found != sum:
            raise BadGzipFile(f"CRC check failed {hex(found)} != {hex(sum)}" if tells_sums else "CRC check failed")
        if int.from_bytes(end[4:8], "little") != length & MASK32:
            raise BadGzipFile("Incorrect length of data produced")
        data = end[8:].lstrip(b"\0")


def compress(data: BytesLike, compresslevel: int = BEST, *, mtime: Moment = None) -> bytes:  # type: ignore[assignment]
    """A compressed file of the data. mtime: the seconds that it says, or now."""
    if mtime == 0:
        return zlib.compress(data, compresslevel, wbits=31)
    body = zlib.compress(data, compresslevel, wbits=-15)
    return header(b"", compresslevel, mtime) + body + trailer(zlib.crc32(data), len(data))


def decompress(data: BytesLike) -> bytes:
    """What was compressed."""
    return b"".join(pieces(bytes(data), False))


class GzipFile(BufferedIOBase):
    """A compressed file. fileobj: what it is read from, or written to; is_own: opened here, and so closed here.

    position: how much of what is compressed has been read or written; ahead: what was decompressed and not read yet.
    """

    def __init__(
        self,
        filename: Named = None,  # type: ignore[assignment]
        mode: str | None = None,
        compresslevel: int = BEST,
        fileobj: BufferedIOBase | None = None,
        mtime: float | None = None,
    ) -> None:
        super().__init__()
        given = "rb" if mode is None else mode
        plain = given.replace("b", "")
        if plain not in ("r", "w", "a", "x"):
            raise ValueError(f"Invalid mode: {given!r}")
        self.mode = READ if plain == "r" else WRITE
        self._name = path_of(filename)
        self.is_own = fileobj is None
        if fileobj is None:
            if self._name == "":
                raise TypeError("expected str, bytes or os.PathLike object, not NoneType")
            fileobj = BinaryFile(file_at(self._name, plain), self._name, plain + "b")
        elif self._name == "":
            self._name = name_of(fileobj)
        self.fileobj = fileobj
        self.mtime = mtime
        self.compresslevel = compresslevel
        self.position = 0
        self.sum = 0
        self.ahead = b""
        self.has_begun = False
        self.pieces = pieces(b"", True)
        self.compressor = zlib.compressobj(compresslevel, DEFLATED, -zlib.MAX_WBITS)
        if self.mode == WRITE:
            self.put_header()

    @property
    def name(self) -> str:
        return self._name

    @property
    def filename(self) -> str:
        return self._name

    def put_header(self) -> None:
        name = path.basename(self._name)
        if name.endswith(".gz"):
            name = name[:-3]
        inside = b""
        if all(ord(char) < 256 for char in name):
            inside = name.encode("latin-1")
        self.fileobj._put(header(inside, self.compresslevel, time.time() if self.mtime is None else self.mtime))

    def _check(self) -> None:
        self._check_for("I/O operation on closed file")

    def readable(self) -> bool:
        return self.mode == READ

    def writable(self) -> bool:
        return self.mode == WRITE

    # --- reading -----------------------------------------------------------------------------

    def fill(self) -> bool:
        """Decompress some more; False at the end."""
        self._check()
        if self.mode != READ:
            raise os_error(EBADF, "read() on write-only GzipFile object")  # type: ignore[misc]
        if not self.has_begun:
            self.has_begun = True
            data = self.fileobj._take(-1)
            if len(data) >= 8:
                self.mtime = int.from_bytes(data[4:8], "little")
            self.pieces = pieces(data, True)
        piece = next(self.pieces, b"")
        self.ahead += piece
        return len(piece) > 0

    def _take(self, size: int) -> bytes:
        parts: list[bytes] = []
        missing = size
        while (size < 0 or missing > 0) and (self.ahead or self.fill()):
            part = self.ahead if size < 0 else self.ahead[:missing]
            self.ahead = self.ahead[len(part) :]
            missing -= len(part)
            parts.append(part)
        result = b"".join(parts)
        self.position += len(result)
        return result

    def read1(self, size: int = -1, /) -> bytes:
        if not self.ahead:
            self.fill()
        return self._take(len(self.ahead) if size < 0 else min(size, len(self.ahead)))

    def peek(self, size: int = 0, /) -> bytes:
        if not self.ahead:
            self.fill()
        return self.ahead

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place of what is read."""
        self._check()
        if self.mode != READ:
            raise NotImplementedError("seek() of a compressed file that is written")
        if whence == 2:
            self._take(-1)
        target = offset + (0 if whence == 0 else self.position)
        if target < self.position:
            self.rewind()
        self._take(target - self.position)
        return self.position

    def rewind(self) -> None:
        """Begin once more."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self.fileobj.seek(0)
        self.has_begun = False
        self.ahead = b""
        self.position = 0

    def tell(self) -> int:
        self._check()
        return self.position

    # --- writing -----------------------------------------------------------------------------

    def _put(self, data: bytes) -> int:
        if self.closed:
            raise ValueError("write() on closed GzipFile object")
        if self.mode != WRITE:
            raise os_error(EBADF, "write() on read-only GzipFile object")  # type: ignore[misc]
        self.sum = zlib.crc32(data, self.sum)
        self.position += len(data)
        self.fileobj._put(self.compressor.compress(data))
        return len(data)

    def flush(self, zlib_mode: int = zlib.Z_SYNC_FLUSH) -> None:
        self._check()
        if self.mode == WRITE:
            self.fileobj._put(self.compressor.flush(zlib_mode))

    def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        if self.mode == WRITE:
            self.fileobj._put(self.compressor.flush() + trailer(self.sum, self.position))
        if self.is_own:
            self.fileobj.close()

    def __iter__(self) -> GzipFile:
        self._check()
        return self

    def __enter__(self) -> GzipFile:
        self._check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def path_of(filename: Named) -> str:
    """The path of a file, or nothing."""
    if filename is None:
        return ""
    return fspath(filename)


def name_of(file: BufferedIOBase) -> str:
    """The name of a file, or nothing."""
    try:
        return file.name
    except AttributeError:
        return ""


def open(filename: Location, mode: str = "rb", compresslevel: int = BEST) -> GzipFile:
    """Open a compressed file of bytes; the compiler takes open_text() where the mode, a constant, has a "t"."""
    return GzipFile(filename, mode, compresslevel)


def open_text(
    filename: Location,
    mode: str = "rt",
    compresslevel: int = BEST,
    encoding: Encoding = None,  # type: ignore[assignment]
    errors: str | None = None,
    newline: str | None = None,
) -> TextIOWrapper:
    """A compressed file of text."""
    return TextIOWrapper(GzipFile(filename, mode.replace("t", ""), compresslevel), encoding, errors, newline)
