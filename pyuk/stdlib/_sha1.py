"""SHA-1. Source: FIPS 180-4 §6.1."""

from __future__ import annotations

from pyuk.lang import Buffer, u32
from pyuk.lang.intrinsics import rotate_left32
from pyuk.stdlib._digest import MASK32, Digest, word32_big

K1 = 0x5A827999
K2 = 0x6ED9EBA1
K3 = 0x8F1BBCDC
K4 = 0xCA62C1D6


class Sha1(Digest):
    """state: H0 to H4. words: the message schedule."""

    state: Buffer[u32]
    words: Buffer[u32]

    def __init__(self) -> None:
        super().__init__("sha1", 20, 64)
        self.state = Buffer[u32](5)
        self.words = Buffer[u32](80)
        self.state[0] = 0x67452301
        self.state[1] = 0xEFCDAB89
        self.state[2] = 0x98BADCFE
        self.state[3] = 0x10325476
        self.state[4] = 0xC3D2E1F0

    def copy(self) -> Sha1:
        other = Sha1()
        for i in range(5):
            other.state[i] = self.state[i]
        other.copy_block(self)
        return other

    def compress(self) -> None:
        words, state = self.words, self.state
        for i in range(16):
            words[i] = word32_big(self.block, 4 * i)
        for i in range(16, 80):
            words[i] = rotate_left32(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1)
        a, b, c, d, e = state[0], state[1], state[2], state[3], state[4]
        for i in range(80):
            if i < 20:
                mixed = (b & c) | (~b & MASK32 & d)
                k = K1
            elif i < 40:
                mixed = b ^ c ^ d
                k = K2
            elif i < 60:
                mixed = (b & c) | (b & d) | (c & d)
                k = K3
            else:
                mixed = b ^ c ^ d
                k = K4
            total = (rotate_left32(a & MASK32, 5) + mixed + e + k + words[i]) & MASK32
            e, d, c, b, a = d, c, rotate_left32(b & MASK32, 30), a, total
        state[0] = (state[0] + a) & MASK32
        state[1] = (state[1] + b) & MASK32
        state[2] = (state[2] + c) & MASK32
        state[3] = (state[3] + d) & MASK32
        state[4] = (state[4] + e) & MASK32

    def finish(self) -> bytes:
        self.pad(8, True)
        result = bytearray()
        for word in self.state:
            result += word.to_bytes(4, "big")
        return bytes(result)
