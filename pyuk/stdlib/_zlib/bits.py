"""Bits that are written: the first one is the lowest of its byte. Source: RFC 1951 §3.1.1."""

from __future__ import annotations

from pyuk.lang import Buffer, u8


class BitWriter:
    """out: whole bytes. hold: the `held` bits that do not make one yet."""

    def __init__(self) -> None:
        self.out = bytearray()
        self.hold = 0
        self.held = 0

    def put(self, bits: int, count: int) -> None:
        """`count` bits, 16 at most."""
        self.hold |= bits << self.held
        self.held += count
        while self.held >= 8:
            self.out.append(self.hold & 0xFF)
            self.hold >>= 8
            self.held -= 8

    def align(self) -> None:
        """Zeros up to a whole byte."""
        if self.held > 0:
            self.put(0, 8 - self.held)

    def put_bytes(self, data: Buffer[u8], start: int, count: int) -> None:
        """Bytes of a buffer, where a byte begins."""
        for i in range(start, start + count):
            self.out.append(data[i])

    def taken(self) -> bytes:
        """The whole bytes, which are not here any more."""
        result = bytes(self.out)
        self.out = bytearray()
        return result
