"""io: files in memory. Source: The Python Library Reference, "io"; the messages are CPython 3.11's."""

from __future__ import annotations

from typing import Final

from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib._files.errors import UnsupportedOperation as UnsupportedOperation
from pyuk.stdlib._files.files import BufferedIOBase as BufferedIOBase
from pyuk.stdlib._files.files import BufferedRandom as BufferedRandom
from pyuk.stdlib._files.files import BufferedReader as BufferedReader
from pyuk.stdlib._files.files import BufferedWriter as BufferedWriter
from pyuk.stdlib._files.files import IOBase as IOBase
from pyuk.stdlib._files.files import Size, number_of
from pyuk.stdlib._files.texts import TextIOBase as TextIOBase
from pyuk.stdlib._files.texts import TextIOWrapper as TextIOWrapper

SEEK_SET: Final = 0
SEEK_CUR: Final = 1
SEEK_END: Final = 2
DEFAULT_BUFFER_SIZE: Final = 8192
NOTHING = b""


class BytesIO(BufferedIOBase):
    """A file of bytes in memory. data: all of it. position: where the next read or write begins."""

    data: bytearray
    position: int

    def __init__(self, initial_bytes: BytesLike = NOTHING) -> None:
        super().__init__()
        self.data = bytearray(initial_bytes)
        self.position = 0

    # --- reading -----------------------------------------------------------------------------

    def take(self, size: int) -> bytes:
        self.check()
        start = min(self.position, len(self.data))
        stop = len(self.data)
        if 0 <= size < stop - start:
            stop = start + size
        self.position = max(self.position, stop)
        return bytes(self.data[start:stop])

    def peek(self, size: int = 0, /) -> bytes:
        self.check()
        return bytes(self.data[self.position :])

    def readline(self, size: int = -1, /) -> bytes:
        self.check()
        start = min(self.position, len(self.data))
        found = self.data.find(b"\n", start)
        stop = len(self.data) if found < 0 else found + 1
        if 0 <= size < stop - start:
            stop = start + size
        self.position = max(self.position, stop)
        return bytes(self.data[start:stop])

    def getvalue(self) -> bytes:
        self.check()
        return bytes(self.data)

    def __iter__(self) -> BytesIO:
        self.check()
        return self

    # --- writing -----------------------------------------------------------------------------

    def put(self, b: bytes) -> int:
        self.check()
        count = len(b)
        if count == 0:
            return 0
        if self.position > len(self.data):
            self.data.extend(bytes(self.position - len(self.data)))
        self.data[self.position : self.position + count] = b
        self.position += count
        return count

    def truncate(self, size: Size = None, /) -> int:  # type: ignore[assignment]
        return self.cut(number_of(size, self.position))

    def cut(self, size: int) -> int:
        self.check()
        if size < 0:
            raise ValueError(f"negative size value {size}")
        if size < len(self.data):
            del self.data[size:]
        return size

    # --- the position ------------------------------------------------------------------------

    def seek(self, pos: int, whence: int = 0, /) -> int:
        self.check()
        if whence == SEEK_SET:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self.position = pos
        elif whence == SEEK_CUR:
            self.position = max(self.position + pos, 0)
        elif whence == SEEK_END:
            self.position = max(len(self.data) + pos, 0)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self.position

    def tell(self) -> int:
        self.check()
        return self.position

    def __enter__(self) -> BytesIO:
        self.check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class StringIO(TextIOBase):
    """A file of text in memory. Its text is what stands in `chunks`, and then in `text`.

    Writing at the end only adds a chunk; anything else joins them first. newline: "\\n" lets every character be,
    None makes "\\n" of "\\r\\n" and "\\r" as they are written.
    """

    text: str
    chunks: list[str]
    length: int
    position: int
    translates: bool

    def __init__(self, initial_value: str = "", newline: str | None = "\n") -> None:
        super().__init__()
        if newline is not None and newline != "\n":
            raise NotImplementedError("StringIO() takes a newline of '\\n' or None here")
        self.translates = newline is None
        self.text = self.translated(initial_value)
        self.chunks = []
        self.length = len(self.text)
        self.position = 0

    def translated(self, text: str) -> str:
        """The text with its line ends as this file wants them."""
        return text.replace("\r\n", "\n").replace("\r", "\n") if self.translates else text

    def check(self) -> None:
        """ValueError once the file is closed."""
        self.check_for("I/O operation on closed file")

    def whole(self) -> str:
        """All of the text, in one piece from now on."""
        if len(self.chunks) > 0:
            self.text = self.text + "".join(self.chunks)
            self.chunks = []
        return self.text

    # --- reading -----------------------------------------------------------------------------

    def take(self, size: int) -> str:
        self.check()
        text = self.whole()
        start = min(self.position, self.length)
        stop = self.length
        if 0 <= size < stop - start:
            stop = start + size
        self.position = max(self.position, stop)
        return text[start:stop]

    def readline(self, size: int = -1, /) -> str:
        self.check()
        text = self.whole()
        start = min(self.position, self.length)
        found = text.find("\n", start)
        stop = self.length if found < 0 else found + 1
        if 0 <= size < stop - start:
            stop = start + size
        self.position = max(self.position, stop)
        return text[start:stop]

    def getvalue(self) -> str:
        self.check()
        return self.whole()

    def __iter__(self) -> StringIO:
        self.check()
        return self

    # --- writing -----------------------------------------------------------------------------

    def write(self, s: str, /) -> int:
        self.check()
        text = self.translated(s)
        count = len(text)
        if count == 0:
            return len(s)
        if self.position > self.length:
            self.chunks.append("\0" * (self.position - self.length))
            self.length = self.position
        if self.position == self.length:
            self.chunks.append(text)
            self.length += count
        else:
            old = self.whole()
            self.text = old[: self.position] + text + old[self.position + count :]
            self.length = len(self.text)
        self.position += count
        return len(s)

    def truncate(self, size: Size = None, /) -> int:  # type: ignore[assignment]
        self.check()
        length = number_of(size, self.position)
        if length < 0:
            raise ValueError(f"Negative size value {length}")
        if length < self.length:
            self.text = self.whole()[:length]
            self.length = length
        return length

    # --- the position ------------------------------------------------------------------------

    def seek(self, pos: int, whence: int = 0, /) -> int:
        self.check()
        if whence == SEEK_SET and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence != SEEK_SET and whence != SEEK_CUR and whence != SEEK_END:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence != SEEK_SET and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == SEEK_SET:
            self.position = pos
        elif whence == SEEK_END:
            self.position = self.length
        return self.position

    def tell(self) -> int:
        self.check()
        return self.position

    def __enter__(self) -> StringIO:
        self.check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
