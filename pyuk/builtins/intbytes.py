"""Ints as bytes: int.to_bytes() and int.from_bytes(). Next: floathex.py."""

from __future__ import annotations

from pyuk.builtins.builder import text_of
from pyuk.builtins.bytes import bytes
from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Buffer, u8, u64
from pyuk.lang.raw import unchecked_set

WORD = 8  # bytes of an int
MASK64 = 0xFFFF_FFFF_FFFF_FFFF
SIGN_BIT = 1 << 63
SIGN_WRAP = 1 << 64


def is_little(byteorder: str) -> bool:
    """Whether the least significant byte comes first. ValueError for an order that there is not."""
    order = text_of(byteorder)
    if order == text_of("little"):
        return True
    if order == text_of("big"):
        return False
    raise ValueError("byteorder must be either 'little' or 'big'")


def to_bytes(value: int, length: int = 1, byteorder: str = "big", *, signed: bool = False) -> bytes:
    """value.to_bytes(length, byteorder, signed=signed). OverflowError where it does not fit."""
    little = is_little(byteorder)
    if length < 0:
        raise ValueError("length argument must be non-negative")
    if value < 0 and not signed:
        raise OverflowError("can't convert negative int to unsigned")
    bits = max(length * 8 - (1 if signed else 0), 0)
    if bits < 63 and value >> bits != (-1 if value < 0 else 0):
        raise OverflowError("int too big to convert")
    return filled(value & MASK64, length, little, 0xFF if value < 0 else 0)


def unsigned_to_bytes(value: u64, length: int = 1, byteorder: str = "big", *, signed: bool = False) -> bytes:
    """to_bytes() of an int that may be too large for 64 bits with a sign."""
    little = is_little(byteorder)
    if length < 0:
        raise ValueError("length argument must be non-negative")
    bits = length * 8 - (1 if signed else 0)
    if bits < 64 and value >> max(bits, 0) != 0:
        raise OverflowError("int too big to convert")
    return filled(value, length, little, 0)


def filled(value: u64, length: int, little: bool, fill: int) -> bytes:
    """So many bytes of a number, of which those past 64 bits are `fill`."""
    items = Buffer[u8](length)
    for i in range(length):
        byte = value >> 8 * i & 0xFF if i < WORD else fill & 0xFF
        unchecked_set(items, i if little else length - 1 - i, byte)
    return bytes(items)


def from_bytes(data: BytesLike, byteorder: str = "big") -> u64:
    """int.from_bytes(data, byteorder). OverflowError past 64 bits."""
    little = is_little(byteorder)
    value: u64 = 0
    for i in range(len(data)):
        byte = data.at(data.length - 1 - i if little else i)
        if value >> 56 != 0:
            raise OverflowError("the integer does not fit in 64 bits")
        value = (value << 8 | byte) & MASK64
    return value


def signed_from_bytes(data: BytesLike, byteorder: str = "big") -> int:
    """int.from_bytes(data, byteorder, signed=True). OverflowError past 64 bits."""
    little = is_little(byteorder)
    if len(data) == 0:
        return 0
    negative = data.at(data.length - 1 if little else 0) >= 0x80
    fill = 0xFF if negative else 0
    value: u64 = MASK64 if negative else 0
    for i in range(len(data)):
        byte = data.at(data.length - 1 - i if little else i)
        if value >> 56 != fill:
            raise OverflowError("the integer does not fit in 64 bits")
        value = (value << 8 | byte) & MASK64
    if (value >= SIGN_BIT) != negative:
        raise OverflowError("the integer does not fit in 64 bits")
    return value - SIGN_WRAP if negative else value


def ratio_of_int(value: int) -> tuple[int, int]:
    """value.as_integer_ratio()."""
    return value, 1


def either_from_bytes(data: BytesLike, byteorder: str = "big", *, signed: bool) -> int:
    """int.from_bytes(data, byteorder, signed=signed), for a `signed` that is computed. OverflowError past 63 bits."""
    return signed_from_bytes(data, byteorder) if signed else from_bytes(data, byteorder)


def conjugate(value: int) -> int:
    """value.conjugate()."""
    return value
