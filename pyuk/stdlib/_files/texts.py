"""Files of text. Source: The Python Library Reference, "io"; CPython 3.11's messages. Read first: codecs.py."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib._files.codecs import Codec, NamedCodec
from pyuk.stdlib._files.errors import UnsupportedOperation
from pyuk.stdlib._files.files import BufferedIOBase, IOBase, Size, number_of

CHUNK_BYTES = 8192
Encoding = TypeVar("Encoding", str, None)


class TextIOBase(IOBase):
    """A file of text."""

    def read(self, size: Size = -1, /) -> str:  # type: ignore[assignment]
        return self._take(number_of(size, -1))

    def _take(self, size: int) -> str:
        """The next characters: so many, or all up to the end."""
        raise UnsupportedOperation("read")

    def readline(self, size: int = -1, /) -> str:
        raise UnsupportedOperation("readline")

    def readlines(self, hint: int = -1, /) -> list[str]:
        lines: list[str] = []
        total = 0
        while True:
            line = self.readline()
            if line == "":
                return lines
            lines.append(line)
            total += len(line)
            if 0 < hint <= total:
                return lines

    def __iter__(self) -> TextIOBase:
        self._check()
        return self

    def __next__(self) -> str:
        line = self.readline()
        if line == "":
            raise StopIteration
        return line

    def write(self, s: str, /) -> int:
        raise UnsupportedOperation("write")

    def writelines(self, lines: Iterable[str], /) -> None:
        for line in lines:
            self.write(line)


def codec_of(encoding: Encoding, errors: str | None) -> Codec:
    """What encodes and decodes a file. Without a name it is UTF-8, and nothing of the others is in the program."""
    handler = "strict" if errors is None else errors
    if isinstance(encoding, str):
        return NamedCodec(encoding, handler)
    return Codec("UTF-8", handler)


class TextIOWrapper(TextIOBase):
    """A file of bytes as text.

    ahead: what was decoded, its line ends as they are; `at` is where the next read begins in it. rest: bytes
    behind it that are not decoded yet.
    """

    def __init__(
        self,
        buffer: BufferedIOBase,
        encoding: Encoding = None,  # type: ignore[assignment]
        errors: str | None = None,
        newline: str | None = None,
        line_buffering: bool = False,
        write_through: bool = False,
    ) -> None:
        super().__init__()
        if newline is not None and newline not in ("", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self.buffer = buffer
        self.codec = codec_of(encoding, errors)
        self.line_buffering = line_buffering
        self.translates = newline is None
        self.is_universal = newline is None or newline == ""
        self.line_end = "\n" if newline is None or newline == "" else newline
        self.mode = ""
        self.ahead = ""
        self.at = 0
        self.rest = b""
        self.has_returns = False
        self.has_ended = False
        self.is_telling = True

    @property
    def name(self) -> str:
        return self.buffer.name

    @property
    def encoding(self) -> str:
        return self.codec.name

    @property
    def errors(self) -> str:
        return self.codec.errors

    def readable(self) -> bool:
        return self.buffer.readable()

    def writable(self) -> bool:
        return self.buffer.writable()

    def seekable(self) -> bool:
        return self.buffer.seekable()

    def close(self) -> None:
        self.closed = True
        self.buffer.close()

    def flush(self) -> None:
        self._check()
        self.is_telling = True
        self.buffer.flush()

    # --- reading -----------------------------------------------------------------------------

    def _check_readable(self) -> None:
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")

    def fill(self) -> bool:
        """Decode one more piece; False at the end."""
        data = self.buffer.read1(CHUNK_BYTES)
        self.has_ended = len(data) == 0
        data = self.rest + data
        self.ahead = self.ahead[self.at :] + self.codec.decode(data, self.has_ended)
        self.at = 0
        self.rest = data[len(data) - self.codec.left :] if self.codec.left > 0 else b""
        self.has_returns = self.is_universal and "\r" in self.ahead
        return not self.has_ended

    def forget(self) -> None:
        """Go on where the buffer is."""
        self.ahead = ""
        self.at = 0
        self.rest = b""
        self.has_ended = False

    def translated(self, text: str) -> str:
        """A text as it is handed out."""
        if self.translates and self.has_returns:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _take(self, size: int) -> str:
        self._check_readable()
        if size < 0:
            data = self.rest + self.buffer._take(-1)
            text = self.ahead[self.at :] + self.codec.decode(data, True)
            self.forget()
            self.has_returns = self.is_universal and "\r" in text
            return self.translated(text)
        parts: list[str] = []
        missing = size
        while missing > 0:
            if self.at + missing >= len(self.ahead) and not self.has_ended and self.fill():
                continue
            piece = self.ahead[self.at : self.at + missing]
            if piece == "":
                break
            self.at += len(piece)
            if self.translates and piece[-1] == "\r" and self.ahead[self.at : self.at + 1] == "\n":
                self.at += 1
            piece = self.translated(piece)
            missing -= len(piece)
            parts.append(piece)
        self.has_ended = False
        return "".join(parts)

    def readline(self, size: int = -1, /) -> str:
        self._check_readable()
        end = self.end_of_line()
        while end < 0 and self.fill():
            end = self.end_of_line()
        if end < 0:
            end = len(self.ahead)
        if 0 <= size < end - self.at:
            end = self.at + size
        line = self.ahead[self.at : end]
        self.at = end
        return self.translated(line)

    def end_of_line(self) -> int:
        """Where the next line ends in `ahead`, behind its end; -1 where that is not there."""
        if not self.is_universal:
            found = self.ahead.find(self.line_end, self.at)
            return -1 if found < 0 else found + len(self.line_end)
        found = self.ahead.find("\n", self.at)
        if self.has_returns:
            limit = len(self.ahead) if found < 0 else found
            single = self.ahead.find("\r", self.at, limit)
            if single >= 0 and single + 1 == len(self.ahead) and not self.has_ended:
                return -1
            if single >= 0 and single + 1 != found:
                return single + 1
        return found + 1 if found >= 0 else -1

    def __next__(self) -> str:
        self.is_telling = False
        line = self.readline()
        if line == "":
            self.is_telling = True
            raise StopIteration
        return line

    # --- writing -----------------------------------------------------------------------------

    def write(self, s: str, /) -> int:
        self._check()
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        text = s.replace("\n", self.line_end) if self.line_end != "\n" else s
        data = self.codec.encode(text)
        self.forget()
        self.buffer._put(data)
        return len(s)

    # --- the position ------------------------------------------------------------------------

    def tell(self) -> int:
        self._check()
        if not self.buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if not self.is_telling:
            raise OSError("telling position disabled by next() call")
        if self.ahead == "":
            return self.buffer.tell()
        if not self.codec.is_exact():
            raise NotImplementedError("tell() within a text with errors='replace' or 'ignore'")
        unread = len(self.codec.encode(self.ahead[self.at :])) + len(self.rest)
        return self.buffer.tell() - unread

    def seek(self, cookie: int, whence: int = 0, /) -> int:
        self._check()
        if not self.buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if not 0 <= whence <= 2:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self.is_telling = True
        place = self.tell() if whence == 1 else cookie
        self.forget()
        return self.buffer.seek(place, 2 if whence == 2 else 0)

    def truncate(self, pos: Size = None, /) -> int:  # type: ignore[assignment]
        self.flush()
        return self.buffer._cut(number_of(pos, self.buffer.tell()))

    def __enter__(self) -> TextIOWrapper:
        self._check()
        return self

    def __iter__(self) -> TextIOWrapper:
        self._check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
