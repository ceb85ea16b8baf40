"""The checksums of zlib. Source: RFC 1950 §8.2, RFC 1952 §8."""

from __future__ import annotations

from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Array, const, u32

MASK32 = 0xFFFF_FFFF
ADLER_BASE = 65521  # the greatest prime below 2**16
ADLER_RUN = 5000  # bytes whose sums fit in 64 bits by far


def crc_table() -> list[int]:
    """RFC 1952 §8: the checksum of each byte."""
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0xEDB88320 if byte & 1 else 0)
        table.append(byte)
    return table


CRC_TABLE: Array[u32, 256] = const(crc_table())


def crc32(data: BytesLike, value: int = 0, /) -> int:
    crc = ~value & MASK32
    for byte in data:
        crc = CRC_TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return ~crc & MASK32


def adler32(data: BytesLike, value: int = 1, /) -> int:
    low = value & 0xFFFF
    high = value >> 16 & 0xFFFF
    for start in range(0, len(data), ADLER_RUN):
        for i in range(start, min(start + ADLER_RUN, len(data))):
            low += data[i]
            high += low
        low %= ADLER_BASE
        high %= ADLER_BASE
    return high << 16 | low
