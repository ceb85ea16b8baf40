"""Standard input as a file of bytes. Read first: ../../drivers/consoleinput.py. Next: texts.py."""

from __future__ import annotations

from pyuk.builtins.bytes import bytes as Bytes
from pyuk.drivers.consoleinput import read_input
from pyuk.lang import Buffer, u8
from pyuk.lang.raw import addressof
from pyuk.stdlib._files.errors import UnsupportedOperation
from pyuk.stdlib._files.files import BufferedIOBase

CHUNK_BYTES = 8192


class ConsoleReader(BufferedIOBase):
    """ahead: what has come and was not read."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead = b""

    @property
    def name(self) -> str:
        return "<stdin>"

    def writable(self) -> bool:
        self._check()
        return False

    def seekable(self) -> bool:
        self._check()
        return False

    def fill(self) -> bool:
        """Wait for bytes; False at the end."""
        items = Buffer[u8](CHUNK_BYTES)
        count = read_input(addressof(items), CHUNK_BYTES)
        came: bytes = Bytes(items)  # type: ignore[assignment]  # the class is the builtin one
        self.ahead += came[:count]
        return count > 0

    def _take(self, size: int) -> bytes:
        self._check_for("read of closed file")
        while (size < 0 or len(self.ahead) < size) and self.fill():
            pass
        return self.taken(len(self.ahead) if size < 0 else size)

    def taken(self, count: int) -> bytes:
        """The first bytes of what has come."""
        found = self.ahead[:count]
        self.ahead = self.ahead[count:]
        return found

    def read1(self, size: int = -1, /) -> bytes:
        self._check_for("read of closed file")
        if len(self.ahead) == 0 and size != 0:
            self.fill()
        return self.taken(len(self.ahead) if size < 0 else size)

    def peek(self, size: int = 0, /) -> bytes:
        self._check_for("peek of closed file")
        if len(self.ahead) == 0:
            self.fill()
        return self.ahead

    def tell(self) -> int:
        raise UnsupportedOperation("underlying stream is not seekable")

    def __iter__(self) -> ConsoleReader:
        self._check()
        return self
