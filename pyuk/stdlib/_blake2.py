"""BLAKE2b and BLAKE2s. Source: RFC 7693."""

from __future__ import annotations

from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Array, Buffer, const, u8, u64
from pyuk.lang.intrinsics import rotate_left32, rotate_left64
from pyuk.stdlib._digest import MASK32, MASK64, Digest, word32_little, word64_little
from pyuk.stdlib._sha2 import START_256, START_512

SIGMA: Array[u8, 160] = const([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
    11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
    7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
    9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
    2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
    12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
    13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
    6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
    10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
])


class Blake2(Digest):
    """state: eight words, of 32 or 64 bits. A digest may be shorter, and keyed (RFC 7693 §2.9)."""

    is_wide: bool
    state: Buffer[u64]
    key_size: int
    blocks_done: int

    def __init__(self, is_wide: bool, digest_size: int, key_size: int) -> None:
        super().__init__("blake2b" if is_wide else "blake2s", digest_size, 128 if is_wide else 64)
        self.is_wide = is_wide
        self.key_size = key_size
        self.blocks_done = 0
        self.state = Buffer[u64](8)
        for i in range(8):
            self.state[i] = START_512[i] if is_wide else START_256[i]
        self.state[0] = self.state[0] ^ 0x01010000 ^ key_size << 8 ^ digest_size

    def take_key(self, key: BytesLike) -> None:
        """The key is a block of its own, before everything else."""
        if len(key) > 0:
            self.update(key)
            self.update(bytes(self.block_size - len(key)))

    def copy(self) -> Blake2:
        other = Blake2(self.is_wide, self.digest_size, self.key_size)
        for i in range(8):
            other.state[i] = self.state[i]
        other.blocks_done = self.blocks_done
        other.copy_block(self)
        return other

    def compress(self) -> None:
        self.blocks_done += 1
        self.mix(self.blocks_done * self.block_size, False)

    def mix(self, count: int, is_last: bool) -> None:
        """The function F of RFC 7693 §3.2, for `count` bytes so far."""
        work = Buffer[u64](16)
        words = Buffer[u64](16)
        mask = MASK64 if self.is_wide else MASK32
        for i in range(16):
            words[i] = word64_little(self.block, 8 * i) if self.is_wide else word32_little(self.block, 4 * i)
        for i in range(8):
            work[i] = self.state[i]
            work[i + 8] = START_512[i] if self.is_wide else START_256[i]
        work[12] = work[12] ^ count & mask
        if not self.is_wide:
            work[13] = work[13] ^ count >> 32
        if is_last:
            work[14] = ~work[14] & mask
        for number in range(12 if self.is_wide else 10):
            row = number % 10 * 16
            for i in range(8):
                one, other = words[SIGMA[row + 2 * i]], words[SIGMA[row + 2 * i + 1]]
                turn = i if i >= 4 else 0
                a = i & 3
                b = 4 + ((i + (1 if turn else 0)) & 3)
                c = 8 + ((i + (2 if turn else 0)) & 3)
                d = 12 + ((i + (3 if turn else 0)) & 3)
                if self.is_wide:
                    quarter64(work, a, b, c, d, one, other)
                else:
                    quarter32(work, a, b, c, d, one, other)
        for i in range(8):
            self.state[i] = self.state[i] ^ work[i] ^ work[i + 8]

    def finish(self) -> bytes:
        self.clear(self.fill)
        self.mix(self.length, True)
        result = bytearray()
        for word in self.state:
            result += word.to_bytes(8 if self.is_wide else 4, "little")
        return bytes(result[:self.digest_size])


def quarter64(work: Buffer[u64], a: int, b: int, c: int, d: int, x: u64, y: u64) -> None:
    """The function G of RFC 7693 §3.1 on words of 64 bits."""
    work[a] = (work[a] + work[b] + x) & MASK64
    work[d] = rotate_left64(work[d] ^ work[a], 32)
    work[c] = (work[c] + work[d]) & MASK64
    work[b] = rotate_left64(work[b] ^ work[c], 40)
    work[a] = (work[a] + work[b] + y) & MASK64
    work[d] = rotate_left64(work[d] ^ work[a], 48)
    work[c] = (work[c] + work[d]) & MASK64
    work[b] = rotate_left64(work[b] ^ work[c], 1)


def quarter32(work: Buffer[u64], a: int, b: int, c: int, d: int, x: u64, y: u64) -> None:
    """The function G on words of 32 bits."""
    work[a] = (work[a] + work[b] + x) & MASK32
    work[d] = rotate_left32((work[d] ^ work[a]) & MASK32, 16)
    work[c] = (work[c] + work[d]) & MASK32
    work[b] = rotate_left32((work[b] ^ work[c]) & MASK32, 20)
    work[a] = (work[a] + work[b] + y) & MASK32
    work[d] = rotate_left32((work[d] ^ work[a]) & MASK32, 24)
    work[c] = (work[c] + work[d]) & MASK32
    work[b] = rotate_left32((work[b] ^ work[c]) & MASK32, 25)
