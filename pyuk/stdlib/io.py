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
    """A file of bytes in memory. _data: all of it. _position: where the next read or write begins."""

    _data: bytearray
    _position: int

    def __init__(self, initial_bytes: BytesLike = NOTHING) -> None:
        super().__init__()
        self._data = bytearray(initial_bytes)
        self._position = 0

    # --- reading -----------------------------------------------------------------------------

    def _take(self, size: int) -> bytes:
        self._check()
        start = min(self._position, len(self._data))
        stop = len(self._data)
        if 0 <= size < stop - start:
            stop = start + size
        self._position = max(self._position, stop)
        return bytes(self._data[start:stop])

    def peek(self, size: int = 0, /) -> bytes:
        self._check()
        return bytes(self._data[self._position :])

    def readline(self, size: int = -1, /) -> bytes:
        self._check()
        start = min(self._position, len(self._data))
        found = self._data.find(b"\n", start)
        stop = len(self._data) if found < 0 else found + 1
        if 0 <= size < stop - start:
            stop = start + size
        self._position = max(self._position, stop)
        return bytes(self._data[start:stop])

    def getvalue(self) -> bytes:
        self._check()
        return bytes(self._data)

    def __iter__(self) -> BytesIO:
        self._check()
        return self

    # --- writing -----------------------------------------------------------------------------

    def _put(self, b: bytes) -> int:
        self._check()
        count = len(b)
        if count == 0:
            return 0
        if self._position > len(self._data):
            self._data.extend(bytes(self._position - len(self._data)))
        self._data[self._position : self._position + count] = b
        self._position += count
        return count

    def truncate(self, size: Size = None, /) -> int:  # type: ignore[assignment]
        return self._cut(number_of(size, self._position))

    def _cut(self, size: int) -> int:
        self._check()
        if size < 0:
            raise ValueError(f"negative size value {size}")
        if size < len(self._data):
            del self._data[size:]
        return size

    # --- the position ------------------------------------------------------------------------

    def seek(self, pos: int, whence: int = 0, /) -> int:
        self._check()
        if whence == SEEK_SET:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._position = pos
        elif whence == SEEK_CUR:
            self._position = max(self._position + pos, 0)
        elif whence == SEEK_END:
            self._position = max(len(self._data) + pos, 0)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._position

    def tell(self) -> int:
        self._check()
        return self._position

    def __enter__(self) -> BytesIO:
        self._check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class StringIO(TextIOBase):
    """A file of text in memory. Its text is what stands in `_text`, and then in `_chunks`.

    Writing at the end only adds a chunk; anything else joins them first. newline: "\\n" lets every character be,
    None makes "\\n" of "\\r\\n" and "\\r" as they are written.
    """

    _text: str
    _chunks: list[str]
    _length: int
    _position: int
    _translates: bool

    def __init__(self, initial_value: str = "", newline: str | None = "\n") -> None:
        super().__init__()
        if newline is not None and newline != "\n":
            raise NotImplementedError("StringIO() takes a newline of '\\n' or None here")
        self._translates = newline is None
        self._text = self._translated(initial_value)
        self._chunks = []
        self._length = len(self._text)
        self._position = 0

    def _translated(self, text: str) -> str:
        """The text with its line ends as this file wants them."""
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._translates else text

    def _check(self) -> None:
        """ValueError once the file is closed."""
        self._check_for("I/O operation on closed file")

    def _whole(self) -> str:
        """All of the text, in one piece from now on."""
        if len(self._chunks) > 0:
            self._text = self._text + "".join(self._chunks)
            self._chunks = []
        return self._text

    # --- reading -----------------------------------------------------------------------------

    def _take(self, size: int) -> str:
        self._check()
        text = self._whole()
        start = min(self._position, self._length)
        stop = self._length
        if 0 <= size < stop - start:
            stop = start + size
        self._position = max(self._position, stop)
        return text[start:stop]

    def readline(self, size: int = -1, /) -> str:
        self._check()
        text = self._whole()
        start = min(self._position, self._length)
        found = text.find("\n", start)
        stop = self._length if found < 0 else found + 1
        if 0 <= size < stop - start:
            stop = start + size
        self._position = max(self._position, stop)
        return text[start:stop]

    def getvalue(self) -> str:
        self._check()
        return self._whole()

    def __iter__(self) -> StringIO:
        self._check()
        return self

    # --- writing -----------------------------------------------------------------------------

    def write(self, s: str, /) -> int:
        self._check()
        text = self._translated(s)
        count = len(text)
        if count == 0:
            return len(s)
        if self._position > self._length:
            self._chunks.append("\0" * (self._position - self._length))
            self._length = self._position
        if self._position == self._length:
            self._chunks.append(text)
            self._length += count
        else:
            old = self._whole()
            self._text = old[: self._position] + text + old[self._position + count :]
            self._length = len(self._text)
        self._position += count
        return len(s)

    def truncate(self, size: Size = None, /) -> int:  # type: ignore[assignment]
        self._check()
        length = number_of(size, self._position)
        if length < 0:
            raise ValueError(f"Negative size value {length}")
        if length < self._length:
            self._text = self._whole()[:length]
            self._length = length
        return length

    # --- the position ------------------------------------------------------------------------

    def seek(self, pos: int, whence: int = 0, /) -> int:
        self._check()
        if whence == SEEK_SET and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence != SEEK_SET and whence != SEEK_CUR and whence != SEEK_END:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence != SEEK_SET and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == SEEK_SET:
            self._position = pos
        elif whence == SEEK_END:
            self._position = self._length
        return self._position

    def tell(self) -> int:
        self._check()
        return self._position

    def __enter__(self) -> StringIO:
        self._check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
