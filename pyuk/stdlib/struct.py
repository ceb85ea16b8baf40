"""struct: values packed into bytes by a format, and back.

The compiler reads the format, which has to be a constant, and calls for each value one of the functions below;
so the results of unpack() have the types that the format says. Source: The Python Library Reference, "struct";
CPython 3.11 Modules/_struct.c, whose messages these are.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import noinline, u64
from pyuk.lang.intrinsics import float_bits, float_from_bits
from pyuk.stdlib._smallfloats import (
    HALF_EXPONENT,
    HALF_FRACTION,
    SINGLE_EXPONENT,
    SINGLE_FRACTION,
    is_infinite,
    narrow,
    widen,
)

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
SIGN_BIT = 1 << 63
SIGN_WRAP = 1 << 64


class error(Exception):
    """What a format, or the values for it, cannot be."""


# --- sizes -----------------------------------------------------------------------------------


def check_size(data: BytesLike, size: int) -> None:
    """unpack() takes just as many bytes as the format has."""
    if len(data) != size:
        raise error(f"unpack requires a buffer of {size} bytes")


def place_to_unpack(data: BytesLike, offset: int, size: int) -> int:
    """Where unpack_from() begins."""
    length = len(data)
    if offset < 0:
        if offset + size > 0:
            raise error(f"not enough data to unpack {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
        return offset + length
    if length - offset < size:
        raise_short("unpack_from", "unpacking", offset, size, length)
    return offset


def place_to_pack(data: BytesLike, offset: int, size: int) -> int:
    """Where pack_into() begins."""
    length = len(data)
    if offset < 0:
        if offset + size > 0:
            raise error(f"no space to pack {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
        return offset + length
    if length - offset < size:
        raise_short("pack_into", "packing", offset, size, length)
    return offset


@noinline
def raise_short(name: str, doing: str, offset: int, size: int, length: int) -> NoReturn:
    """Raise what a buffer does that is too short from an offset on."""
    raise error(
        f"{name} requires a buffer of at least {size + offset} bytes for {doing} {size} bytes"
        f" at offset {offset} (actual buffer size is {length})"
    )


# --- from bytes, which are known to be there -------------------------------------------------------


def read_unsigned(data: BytesLike, at: int, size: int, big: bool) -> u64:
    """A number of `size` bytes."""
    value: u64 = 0
    if big:
        for i in range(size):
            value = (value << 8 | data[at + i]) & MASK64
    else:
        for i in range(size):
            value = value | data[at + i] << 8 * i & MASK64
    return value


def read_small(data: BytesLike, at: int, size: int, big: bool) -> int:
    """A number of less than eight bytes."""
    return read_unsigned(data, at, size, big) & 0xFFFF_FFFF


def read_signed(data: BytesLike, at: int, size: int, big: bool) -> int:
    """A number of `size` bytes in two's complement."""
    value: u64 = read_unsigned(data, at, size, big)
    shift = 64 - 8 * size
    turned: u64 = value << shift & MASK64
    return (turned - SIGN_WRAP if turned >= SIGN_BIT else turned) >> shift


def read_u8(data: BytesLike, at: int) -> int:
    """One byte."""
    return data[at]


def read_bool(data: BytesLike, at: int) -> bool:
    """One byte that is not zero."""
    return data[at] != 0


def read_float(data: BytesLike, at: int, size: int, big: bool) -> float:
    """A float of 2, 4 or 8 bytes."""
    bits: u64 = read_unsigned(data, at, size, big)
    if size == 8:
        return float_from_bits(bits)
    if size == 4:
        return widen(bits, SINGLE_EXPONENT, SINGLE_FRACTION)
    return widen(bits, HALF_EXPONENT, HALF_FRACTION)


def read_bytes(data: BytesLike, at: int, size: int) -> bytes:
    """So many bytes as they are."""
    result = bytearray(size)
    for i in range(size):
        result[i] = data[at + i]
    return bytes(result)


# --- to bytes, for which there is room ---------------------------------------------------------------


def blank(size: int) -> bytearray:
    """What pack() fills."""
    return bytearray(size)


def finished(target: bytearray) -> bytes:
    """What pack() has filled."""
    return bytes(target)


def done() -> None:
    """pack_into() gives nothing."""


def check_count(found: int, wanted: int, total: int, name: str) -> None:
    """Raise error unless as many values are handed over by a star as are wanted, of `total` in all."""
    if found != wanted:
        raise error(f"{name} expected {total} items for packing (got {total - wanted + found})")


def put_bits(target: bytearray, at: int, bits: u64, size: int, big: bool) -> None:
    """The lowest bytes of a number."""
    for i in range(size):
        place = at + size - 1 - i if big else at + i
        target[place] = bits >> 8 * i & 0xFF


def put_signed(target: bytearray, at: int, value: int, size: int, big: bool, letter: str) -> None:
    """An int in two's complement."""
    if size < 8:
        limit = 1 << (8 * size - 1)
        if not -limit <= value < limit:
            raise_range(letter, -limit, limit - 1, big)
    put_bits(target, at, value & MASK64, size, big)


def put_unsigned(target: bytearray, at: int, value: u64, size: int, big: bool, letter: str) -> None:
    """An int that is not negative."""
    if size < 8 and value >> 8 * size != 0:
        raise_range(letter, 0, (1 << 8 * size) - 1, big)
    put_bits(target, at, value, size, big)


def not_negative(value: int, size: int, big: bool, letter: str) -> u64:
    """The int itself, if it is not negative."""
    if value >= 0:
        return value
    if size == 1 or (size == 2 and not big):
        raise_range(letter, 0, (1 << 8 * size) - 1, big)
    if size == 8 and big:
        raise error("int too large to convert")
    raise error("argument out of range")


@noinline
def raise_wrong(message: str) -> NoReturn:
    """Raise what a value does that is none for its format."""
    raise error(message)


@noinline
def raise_range(letter: str, low: int, high: int, big: bool) -> NoReturn:
    """Raise what an int does that does not fit."""
    name = f"'{letter}'"
    if letter == "b" or letter == "B":
        name = "byte" if letter == "b" else "ubyte"
    elif not big and (letter == "h" or letter == "H"):
        name = "short" if letter == "h" else "ushort"
    raise error(f"{name} format requires {low} <= number <= {high}")


def put_float(target: bytearray, at: int, value: float, size: int, big: bool, native: bool) -> None:
    """A float of 2, 4 or 8 bytes. OverflowError, but for a native float of 4 bytes, as in C."""
    if size == 8:
        put_bits(target, at, float_bits(value), size, big)
        return
    exponent = SINGLE_EXPONENT if size == 4 else HALF_EXPONENT
    fraction = SINGLE_FRACTION if size == 4 else HALF_FRACTION
    bits: u64 = narrow(value, exponent, fraction)
    is_large = value - value == 0.0 and is_infinite(bits, exponent, fraction)
    if is_large and not (native and size == 4):
        raise OverflowError("float too large to pack with " + ("f" if size == 4 else "e") + " format")
    put_bits(target, at, bits, size, big)


def put_bytes(target: bytearray, at: int, value: BytesLike, size: int) -> None:
    """Bytes, cut to the size or filled up with zeros."""
    for i in range(size):
        target[at + i] = value[i] if i < len(value) else 0


def put_char(target: bytearray, at: int, value: BytesLike) -> None:
    """One byte."""
    if len(value) != 1:
        raise error("char format requires a bytes object of length 1")
    target[at] = value[0]


# --- what an app calls: the compiler puts the calls above in their place ---------------------------------


def pack(format: str, /, *values: object) -> NoReturn:
    """pack(format, *values): the values as bytes."""
    raise NotImplementedError("struct.pack() is the compiler's")


def pack_into(format: str, buffer: bytearray, offset: int, /, *values: object) -> NoReturn:
    """pack_into(format, buffer, offset, *values): the values written into a buffer."""
    raise NotImplementedError("struct.pack_into() is the compiler's")


def unpack(format: str, buffer: BytesLike, /) -> NoReturn:
    """unpack(format, buffer): a tuple of the values."""
    raise NotImplementedError("struct.unpack() is the compiler's")


def unpack_from(format: str, /, buffer: BytesLike, offset: int = 0) -> NoReturn:
    """unpack_from(format, buffer, offset): a tuple of the values from an offset on."""
    raise NotImplementedError("struct.unpack_from() is the compiler's")


def calcsize(format: str, /) -> NoReturn:
    """calcsize(format): how many bytes the format has."""
    raise NotImplementedError("struct.calcsize() is the compiler's")


def iter_unpack(format: str, buffer: BytesLike, /) -> NoReturn:
    """The values of one format after the other, in tuples."""
    raise NotImplementedError("the compiler takes this call")


class Struct:
    """A format. pack() and so on are methods of a class that the compiler makes for it (check/library/structs.py)."""

    def __init__(self, format: str, size: int) -> None:
        self.format = format
        self.size = size

    def __repr__(self) -> str:
        return f"Struct({self.format!r})"


def check_multiple(data: BytesLike, size: int) -> None:
    """iter_unpack() takes as many bytes as several formats have."""
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(data) % size != 0:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")


def places(data: BytesLike, size: int) -> range:
    """Where each of them begins."""
    return range(0, len(data), size)
