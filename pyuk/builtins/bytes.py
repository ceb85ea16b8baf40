"""bytes: an immutable row of bytes. Literals are objects in read-only memory.

In this module the name `bytes` is the class below, in compiled code and under CPython. Next: bytearray.py.
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins import bytesbuild, bytescase, bytessearch, bytessplit, bytestext, slices
from pyuk.builtins.bytesmethods import ByteString
from pyuk.builtins.bytestring import BytesLike, copy_part, hash_bytes, signed, take
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, inline, u8, u64

Parts = TypeVar("Parts", "list[bytes]", "list[bytearray]", "list[bytes | bytearray]")


class bytes(ByteString):
    """hash: 0 before it is asked for."""

    hash: u64

    def __init__(self, items: Buffer[u8]) -> None:
        """The bytes of a whole Buffer, which nobody else writes to any more."""
        self.length = len(items)
        self.items = items
        self.start = 0
        self.hash = 0

    @inline
    def __hash__(self) -> int:
        if self.hash == 0:
            self.hash = hash_bytes(self)
        return signed(self.hash)

    def __repr__(self) -> Text:  # type: ignore[override]
        return bytestext.quoted(self, "b", "")

    def __bytes__(self) -> bytes:
        return self

    @staticmethod
    def fromhex(string: str, /) -> bytes:
        return bytes(bytestext.from_hex(string))

    @staticmethod
    def maketrans(frm: BytesLike, to: BytesLike, /) -> bytes:
        return bytes(bytesbuild.translation_table(frm, to))

    # --- making others -----------------------------------------------------------------------

    def __add__(self, other: BytesLike) -> bytes:
        if self.length == 0 and isinstance(other, bytes):
            return other
        return bytes(bytesbuild.concat(self, other)) if other.length > 0 else self

    def __mul__(self, count: int) -> bytes:
        if count == 1:
            return self
        return bytes(bytesbuild.repeat(self, count))

    def __rmul__(self, count: int) -> bytes:
        return bytes(bytesbuild.repeat(self, count))

    def join(self, parts: Parts) -> bytes:
        return bytes(bytesbuild.join(self, parts))  # type: ignore[type-var]

    def replace(self, old: BytesLike, new: BytesLike, count: int = -1) -> bytes:
        return bytes(bytesbuild.replace(self, old, new, count))

    def ljust(self, width: int, fillchar: BytesLike | None = None) -> bytes:
        return bytes(bytesbuild.pad(self, 0, width - self.length, bytesbuild.fill_byte(fillchar, "ljust")))

    def rjust(self, width: int, fillchar: BytesLike | None = None) -> bytes:
        return bytes(bytesbuild.pad(self, width - self.length, 0, bytesbuild.fill_byte(fillchar, "rjust")))

    def center(self, width: int, fillchar: BytesLike | None = None) -> bytes:
        return bytes(bytesbuild.center(self, width, bytesbuild.fill_byte(fillchar, "center")))

    def zfill(self, width: int) -> bytes:
        return bytes(bytesbuild.zero_fill(self, width))

    def expandtabs(self, tabsize: int = 8) -> bytes:
        return bytes(bytesbuild.expand_tabs(self, tabsize))

    def translate(self, table: BytesLike | None, /, delete: BytesLike | None = None) -> bytes:
        return bytes(bytesbuild.translate(self, table, delete))

    def upper(self) -> bytes:
        return bytes(bytescase.upper(self))

    def lower(self) -> bytes:
        return bytes(bytescase.lower(self))

    def swapcase(self) -> bytes:
        return bytes(bytescase.swap(self))

    def capitalize(self) -> bytes:
        return bytes(bytescase.capitalize(self))

    def title(self) -> bytes:
        return bytes(bytescase.title(self))

    # --- taking apart ------------------------------------------------------------------------

    def get_slice(self, start: int, stop: int, step: int = 1) -> bytes:
        """self[start:stop:step]; for omitted bounds see slices.py."""
        if step == 1:
            first = slices.clamp(start, self.length)
            return self.part(first, slices.clamp(stop, self.length))
        first = slices.first_index(start, self.length, step)
        count = slices.count(first, slices.adjusted(stop, self.length, step), step)
        return bytes(take(self, first, count, step))

    def part(self, start: int, stop: int) -> bytes:
        """The bytes [start, stop), for bounds in [0, length]; none where stop <= start."""
        return bytes(copy_part(self, start, stop))

    def parts(self, bounds: list[tuple[int, int]]) -> list[bytes]:
        """The parts with these bounds."""
        result: list[bytes] = []
        for start, stop in bounds:
            result.append(self.part(start, stop))
        return result

    def split(self, sep: BytesLike | None = None, maxsplit: int = -1) -> list[bytes]:
        return self.parts(bytessplit.split(self, sep, maxsplit))

    def rsplit(self, sep: BytesLike | None = None, maxsplit: int = -1) -> list[bytes]:
        return self.parts(bytessplit.split_from_end(self, sep, maxsplit))

    def splitlines(self, keepends: bool = False) -> list[bytes]:
        return self.parts(bytessplit.split_lines(self, keepends))

    def partition(self, sep: BytesLike) -> tuple[bytes, bytes, bytes]:
        bytessplit.check_separator(sep)
        found = bytessearch.find(self, sep, 0, self.length)
        if found < 0:
            return self.part(0, self.length), self.part(0, 0), self.part(0, 0)
        after = found + sep.length
        return self.part(0, found), self.part(found, after), self.part(after, self.length)

    def rpartition(self, sep: BytesLike) -> tuple[bytes, bytes, bytes]:
        bytessplit.check_separator(sep)
        found = bytessearch.find_last(self, sep, 0, self.length)
        if found < 0:
            return self.part(0, 0), self.part(0, 0), self.part(0, self.length)
        after = found + sep.length
        return self.part(0, found), self.part(found, after), self.part(after, self.length)

    def strip(self, chars: BytesLike | None = None) -> bytes:
        start, stop = bytessplit.strip(self, chars, True, True)
        return self.part(start, stop)

    def lstrip(self, chars: BytesLike | None = None) -> bytes:
        start, stop = bytessplit.strip(self, chars, True, False)
        return self.part(start, stop)

    def rstrip(self, chars: BytesLike | None = None) -> bytes:
        start, stop = bytessplit.strip(self, chars, False, True)
        return self.part(start, stop)

    def removeprefix(self, prefix: BytesLike) -> bytes:
        return self.part(prefix.length if self.startswith(prefix) else 0, self.length)

    def removesuffix(self, suffix: BytesLike) -> bytes:
        return self.part(0, self.length - (suffix.length if self.endswith(suffix) else 0))
