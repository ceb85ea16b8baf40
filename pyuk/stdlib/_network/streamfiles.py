"""The files of connections: what makefile() gives, and what handlers of socketserver read and write.

The connection stays open until the last of its files is closed, as the socket. Source: The Python Standard Library,
"socket.socket.makefile"; CPython 3.11 Lib/socket.py, and the buffers of its io module.
"""

from __future__ import annotations

from collections.abc import Callable

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib._files.errors import UnsupportedOperation
from pyuk.stdlib._files.files import BufferedIOBase
from pyuk.stdlib._files.texts import CHUNK_BYTES, Encoding, TextIOWrapper
from pyuk.stdlib.socket import socket as Socket


def line_of_bytes(take: Callable[[int], bytes], most: int) -> bytes:
    """The next line, of at most so many bytes if that is not negative, of what can only be taken from its beginning."""
    line = bytearray()
    while most < 0 or len(line) < most:
        part = take(1)
        line += part
        if len(part) == 0 or part == b"\n":
            break
    return bytes(line)


class SocketIO(BufferedIOBase):
    """A connection as a file without a buffer. has_timed_out: a read did, and what came of it is lost."""

    def __init__(self, sock: Socket, reads: bool, writes: bool) -> None:
        super().__init__()
        self.sock = sock
        self.reads = reads
        self.writes = writes
        self.has_timed_out = False
        sock.files += 1

    def _check(self) -> None:
        self._check_for("I/O operation on closed socket.")

    def _check_reading(self) -> None:
        """Whether it can be read. ValueError, UnsupportedOperation, OSError."""
        self._check_for("I/O operation on closed file.")
        if not self.reads:
            raise UnsupportedOperation("not readable")
        if self.has_timed_out:
            raise OSError("cannot read from timed out object")

    def receive(self, most: int) -> bytes:
        """What has come, or will come first; nothing at the end."""
        self._check_reading()
        try:
            return self.sock.recv(most)
        except TimeoutError:
            self.has_timed_out = True
            raise

    def _take(self, size: int) -> bytes:
        if size >= 0:
            return self.receive(size)
        gathered = bytearray()
        while part := self.receive(CHUNK_BYTES):
            gathered += part
        return bytes(gathered)

    def readinto(self, buffer: bytearray, /) -> int:
        self._check_reading()
        return self.sock.recv_into(buffer)

    def readline(self, size: int = -1, /) -> bytes:
        return line_of_bytes(self.receive, size)

    def _put(self, data: bytes) -> int:
        self._check_for("I/O operation on closed file.")
        if not self.writes:
            raise UnsupportedOperation("not writable")
        return self.sock.send(data)

    def readable(self) -> bool:
        self._check()
        return self.reads

    def writable(self) -> bool:
        self._check()
        return self.writes

    def seekable(self) -> bool:
        self._check()
        return False

    def fileno(self) -> int:
        self._check()
        return self.sock.fileno()

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.sock.leave_file()

    def __iter__(self) -> SocketIO:
        self._check()
        return self

    def __enter__(self) -> SocketIO:
        self._check_for("I/O operation on closed file.")
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class StreamFile(BufferedIOBase):
    """A connection with a buffer for each way.

    data[start:] has come and is not read yet. kept: what waits to be sent, `size` bytes, for which there is `room`.
    """

    def __init__(self, raw: SocketIO, room: int) -> None:
        super().__init__()
        self.raw = raw
        self.room = room
        self.data = b""
        self.start = 0
        self.kept: list[bytes] = []
        self.size = 0

    # --- reading -----------------------------------------------------------------------------

    def more(self) -> bool:
        """Wait for more; False at the end of the stream."""
        received = self.raw.receive(CHUNK_BYTES)
        self.data = self.data[self.start :] + received
        self.start = 0
        return len(received) > 0

    def cut_off(self, end: int) -> bytes:
        """What is not read yet, up to an index of `data`."""
        taken = self.data[self.start : end]
        self.start = end
        return taken

    def _check_reading(self, what: str) -> None:
        """Whether it can be read. UnsupportedOperation, ValueError."""
        if not self.raw.reads:
            raise UnsupportedOperation("read")
        self._check_for(f"{what} of closed file")

    def _take(self, size: int) -> bytes:
        self._check_reading("read")
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        if 0 <= size <= len(self.data) - self.start:
            return self.cut_off(self.start + size)
        gathered = bytearray(self.cut_off(len(self.data)))
        while size < 0 or len(gathered) < size:
            part = self.raw.receive(max(CHUNK_BYTES, size - len(gathered)))
            if len(part) == 0:
                break
            gathered += part
        if 0 <= size < len(gathered):
            self.data = bytes(gathered[size:])
            self.start = 0
            del gathered[size:]
        return bytes(gathered)

    def read1(self, size: int = -1, /) -> bytes:
        self._check_reading("read")
        if self.start == len(self.data) and size != 0:
            self.more()
        return self.cut_off(len(self.data) if size < 0 else min(len(self.data), self.start + size))

    def peek(self, size: int = 0, /) -> bytes:
        self._check_reading("peek")
        if self.start == len(self.data):
            self.more()
        return self.data[self.start :]

    def readline(self, size: int = -1, /) -> bytes:
        self._check_reading("readline")
        end = self.data.find(b"\n", self.start)
        while end < 0 and (size < 0 or len(self.data) - self.start < size) and self.more():
            end = self.data.find(b"\n", self.start)
        end = len(self.data) if end < 0 else end + 1
        return self.cut_off(min(end, self.start + size) if size >= 0 else end)

    # --- writing -----------------------------------------------------------------------------

    def _put(self, data: bytes) -> int:
        if not self.raw.writes:
            raise UnsupportedOperation("write")
        self._check_for("write to closed file")
        self.kept.append(data)
        self.size += len(data)
        if self.size > self.room:
            self.send_kept()
        return len(data)

    def send_kept(self) -> None:
        """Send what waits."""
        if self.size > 0:
            waiting = self.kept
            self.kept = []
            self.size = 0
            self.raw.sock.sendall(waiting[0] if len(waiting) == 1 else b"".join(waiting))

    def flush(self) -> None:
        self._check_for("flush of closed file")
        self.send_kept()

    # --- the file ----------------------------------------------------------------------------

    def readable(self) -> bool:
        return self.raw.readable()

    def writable(self) -> bool:
        return self.raw.writable()

    def seekable(self) -> bool:
        return self.raw.seekable()

    def fileno(self) -> int:
        return self.raw.fileno()

    def close(self) -> None:
        if self.closed:
            return
        try:
            self.send_kept()
        finally:
            self.closed = True
            self.raw.close()

    def __iter__(self) -> StreamFile:
        self._check()
        return self

    def __enter__(self) -> StreamFile:
        self._check()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


# --- makefile(): the compiler chooses the function by the mode and the buffer, which are constants ---


def room_of(buffering: int | None) -> int:
    """How much may wait in a buffer."""
    return CHUNK_BYTES if buffering is None or buffering < 0 else buffering


def make_raw(sock: Socket, mode: str, buffering: int = 0) -> SocketIO:
    """makefile(mode, 0)."""
    return SocketIO(sock, "r" in mode or "w" not in mode, "w" in mode)


def make_stream(sock: Socket, mode: str, buffering: int | None = None) -> StreamFile:
    """makefile("rb"), makefile("wb") and makefile("rwb")."""
    return StreamFile(make_raw(sock, mode), room_of(buffering))


def make_text(
    sock: Socket,
    mode: str = "r",
    buffering: int | None = None,
    *,
    encoding: Encoding = None,  # type: ignore[assignment]
    errors: str | None = None,
    newline: str | None = None,
) -> TextIOWrapper:
    """makefile("r"), makefile("w") and makefile("rw")."""
    made = TextIOWrapper(make_stream(sock, mode, buffering), encoding, errors, newline)
    made.mode = mode
    return made
