"""MD5. Source: RFC 1321."""

from __future__ import annotations

from pyuk.lang import Array, Buffer, const, u8, u32
from pyuk.lang.intrinsics import rotate_left32
from pyuk.stdlib._digest import MASK32, Digest, word32_little


def sines() -> list[int]:
    """RFC 1321 §3.4: the table T."""
    import math

    return [int(abs(math.sin(i + 1)) * 2**32) for i in range(64)]


T: Array[u32, 64] = const(sines())
SHIFTS: Array[u8, 16] = const([7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21])


class Md5(Digest):
    """a, b, c, d: the state."""

    a: int
    b: int
    c: int
    d: int
    words: Buffer[u32]

    def __init__(self) -> None:
        super().__init__("md5", 16, 64)
        self.a = 0x67452301
        self.b = 0xEFCDAB89
        self.c = 0x98BADCFE
        self.d = 0x10325476
        self.words = Buffer[u32](16)

    def copy(self) -> Md5:
        other = Md5()
        other.a = self.a
        other.b = self.b
        other.c = self.c
        other.d = self.d
        other.copy_block(self)
        return other

    def compress(self) -> None:
        words = self.words
        for i in range(16):
            words[i] = word32_little(self.block, 4 * i)
        a, b, c, d = self.a & MASK32, self.b & MASK32, self.c & MASK32, self.d & MASK32
        for i in range(64):
            if i < 16:
                mixed, k = (b & c) | (~b & MASK32 & d), i
            elif i < 32:
                mixed, k = (d & b) | (~d & MASK32 & c), (5 * i + 1) & 15
            elif i < 48:
                mixed, k = b ^ c ^ d, (3 * i + 5) & 15
            else:
                mixed, k = c ^ (b | (~d & MASK32)), (7 * i) & 15
            turned = rotate_left32((a + mixed + T[i] + words[k]) & MASK32, SHIFTS[i >> 4 << 2 | i & 3])
            a, d, c, b = d, c, b, (b + turned) & MASK32
        self.a = (self.a + a) & MASK32
        self.b = (self.b + b) & MASK32
        self.c = (self.c + c) & MASK32
        self.d = (self.d + d) & MASK32

    def finish(self) -> bytes:
        self.pad(8, False)
        result = bytearray()
        for word in [self.a, self.b, self.c, self.d]:
            result += word.to_bytes(4, "little")
        return bytes(result)
