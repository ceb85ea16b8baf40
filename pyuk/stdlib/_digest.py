"""What every hash function of hashlib is made of: blocks that are collected and compressed into a state."""

from __future__ import annotations

from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Buffer, u8, u32, u64

MASK32 = 0xFFFF_FFFF
MASK64 = 0xFFFF_FFFF_FFFF_FFFF


class Digest:
    """block: `fill` bytes of it wait for the others. length: all bytes so far.

    finish() and compress() are the function's own.
    """

    name: str
    digest_size: int
    block_size: int
    block: Buffer[u8]
    fill: int
    length: int

    def __init__(self, name: str, digest_size: int, block_size: int) -> None:
        self.name = name
        self.digest_size = digest_size
        self.block_size = block_size
        self.block = Buffer[u8](block_size)
        self.fill = 0
        self.length = 0

    def compress(self) -> None:
        """Take a whole block into the state."""
        raise NotImplementedError

    def finish(self) -> bytes:
        """Take the last block in, and give the digest. The state is spoilt."""
        raise NotImplementedError

    def copy(self) -> Digest:
        raise NotImplementedError

    def update(self, data: BytesLike, /) -> None:
        self.length += len(data)
        size = self.block_size
        block = self.block
        fill = self.fill
        for byte in data:
            if fill == size:
                self.compress()
                fill = 0
            block[fill] = byte
            fill += 1
        self.fill = fill

    def digest(self) -> bytes:
        return self.copy().finish()

    def hexdigest(self) -> str:
        return self.digest().hex()

    # --- for finish() ------------------------------------------------------------------------

    def copy_block(self, other: Digest) -> None:
        """Take the bytes over that wait in another digest of the same function."""
        self.fill = other.fill
        self.length = other.length
        for i in range(other.fill):
            self.block[i] = other.block[i]

    def pad(self, length_bytes: int, big: bool) -> None:
        """A one, zeros, and the number of bits in the last bytes of a block: FIPS 180-4 §5.1, RFC 1321 §3.1."""
        if self.fill == self.block_size:
            self.compress()
            self.fill = 0
        self.block[self.fill] = 0x80
        self.clear(self.fill + 1)
        if self.fill + 1 > self.block_size - length_bytes:
            self.compress()
            self.clear(0)
        bits: u64 = self.length << 3 & MASK64
        for i in range(8):
            place = self.block_size - 1 - i if big else self.block_size - 8 + i
            self.block[place] = bits >> 8 * i & 0xFF
        self.compress()

    def clear(self, start: int) -> None:
        """Zeros from an index of the block on."""
        for i in range(start, self.block_size):
            self.block[i] = 0


def word32_big(block: Buffer[u8], at: int) -> u32:
    """Four bytes, the most significant first."""
    return block[at] << 24 | block[at + 1] << 16 | block[at + 2] << 8 | block[at + 3]


def word32_little(block: Buffer[u8], at: int) -> u32:
    """Four bytes, the least significant first."""
    return block[at] | block[at + 1] << 8 | block[at + 2] << 16 | block[at + 3] << 24


def word64_big(block: Buffer[u8], at: int) -> u64:
    """Eight bytes, the most significant first."""
    return word32_big(block, at) << 32 & MASK64 | word32_big(block, at + 4)


def word64_little(block: Buffer[u8], at: int) -> u64:
    """Eight bytes, the least significant first."""
    return word32_little(block, at) | word32_little(block, at + 4) << 32 & MASK64
