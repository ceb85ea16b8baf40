"""Numbers of several bytes in bytes: bounded, so that what takes formats apart need not touch raw memory.

A number that is not there whole is an IndexError, and a negative index is not counted from the end. `be` is the
network's order, `le` the machine's. Read next: hashing.py.
"""

from __future__ import annotations

from typing import NoReturn, TypeAlias

from pyuk.lang.ints import Width, fit

Bytes: TypeAlias = bytes | bytearray | memoryview


def get_be16(data: Bytes, at: int) -> int:
    """The u16 at `at`."""
    return int.from_bytes(_part(data, at, 2), "big")


def get_be32(data: Bytes, at: int) -> int:
    """The u32 at `at`."""
    return int.from_bytes(_part(data, at, 4), "big")


def get_be64(data: Bytes, at: int) -> int:
    """The u64 at `at`."""
    return int.from_bytes(_part(data, at, 8), "big")


def get_le64(data: Bytes, at: int) -> int:
    """The u64 at `at`, the least significant byte first."""
    return int.from_bytes(_part(data, at, 8), "little")


def get_be96(data: Bytes, at: int) -> tuple[int, int]:
    """The 12 bytes at `at`: a u32 and a u64."""
    part = _part(data, at, 12)
    return get_be32(part, 0), get_be64(part, 4)


def get_be112(data: Bytes, at: int) -> tuple[int, int, int]:
    """The 14 bytes at `at`: a u64, a u32 and a u16."""
    part = _part(data, at, 14)
    return get_be64(part, 0), get_be32(part, 8), get_be16(part, 12)


def get_be160(data: Bytes, at: int) -> tuple[int, int, int]:
    """The 20 bytes at `at`: two u64s and a u32."""
    part = _part(data, at, 20)
    return get_be64(part, 0), get_be64(part, 8), get_be32(part, 16)


def put_be16(data: bytearray, at: int, value: int) -> None:
    """Write a u16 at `at`."""
    _put(data, at, 2, value)


def put_be32(data: bytearray, at: int, value: int) -> None:
    """Write a u32 at `at`."""
    _put(data, at, 4, value)


def put_be64(data: bytearray, at: int, value: int) -> None:
    """Write a u64 at `at`."""
    _put(data, at, 8, value)


def put_be96(data: bytearray, at: int, first: int, second: int) -> None:
    """Write a u32 and a u64 at `at`."""
    _part(data, at, 12)
    put_be32(data, at, first)
    put_be64(data, at + 4, second)


def put_be112(data: bytearray, at: int, first: int, second: int, third: int) -> None:
    """Write a u64, a u32 and a u16 at `at`."""
    _part(data, at, 14)
    put_be64(data, at, first)
    put_be32(data, at + 8, second)
    put_be16(data, at + 12, third)


def put_be160(data: bytearray, at: int, first: int, second: int, third: int) -> None:
    """Write two u64s and a u32 at `at`."""
    _part(data, at, 20)
    put_be64(data, at, first)
    put_be64(data, at + 8, second)
    put_be32(data, at + 16, third)


def copy_bytes(target: bytearray, at: int, source: Bytes, start: int, count: int) -> None:
    """Copy source[start:start + count] over target[at:at + count]; they may overlap."""
    target[at : at + count] = bytes(_part(source, start, count)) if _is_within(target, at, count) else _fail()


def fill_bytes(target: bytearray, at: int, count: int, value: int) -> None:
    """Make each of target[at:at + count] the same byte."""
    target[at : at + count] = bytes([value]) * count if _is_within(target, at, count) else _fail()


def sum_bytes(data: Bytes, at: int, count: int) -> int:
    """The ones' complement sum, a u64, of the bytes [at, at + count) taken as u64s, the last filled up with zeros.

    Their least significant bytes come first. A carry out of the top is added at the bottom.
    """
    part = _part(data, at, count)
    total = sum(int.from_bytes(part[i : i + 8], "little") for i in range(0, count, 8))
    while total >= 1 << 64:
        total = (total & (1 << 64) - 1) + (total >> 64)
    return total


def _is_within(data: Bytes, at: int, count: int) -> bool:
    return at >= 0 and count >= 0 and at + count <= len(data)


def _part(data: Bytes, at: int, count: int) -> Bytes:
    return data[at : at + count] if _is_within(data, at, count) else _fail()


def _put(data: bytearray, at: int, count: int, value: int) -> None:
    stored = fit(value, Width(8 * count)).to_bytes(count, "big")
    data[at : at + count] = stored if _is_within(data, at, count) else _fail()


def _fail() -> NoReturn:
    raise IndexError("the bytes are not all there")
