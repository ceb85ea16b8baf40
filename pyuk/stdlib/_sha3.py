"""SHA3-224 to SHA3-512, SHAKE128 and SHAKE256. Source: FIPS 202."""

from __future__ import annotations

from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Array, Buffer, const, u8, u64
from pyuk.lang.intrinsics import rotate_left64
from pyuk.stdlib._digest import MASK64, Digest, word64_little

ROUNDS = 24
SHA3_SUFFIX = 0x06
SHAKE_SUFFIX = 0x1F


def round_constants() -> list[int]:
    """FIPS 202 §3.2.5: what iota adds in each round."""
    constants = []
    register = 1
    for _ in range(24):
        word = 0
        for j in range(7):
            if register & 1:
                word |= 1 << (1 << j) - 1
            register <<= 1
            if register & 0x100:
                register ^= 0x171
        constants.append(word)
    return constants


def rotations() -> list[int]:
    """FIPS 202 §3.2.2: how far rho turns each lane, in the order in which pi visits them."""
    return [(t + 1) * (t + 2) // 2 % 64 for t in range(24)]


IOTA: Array[u64, 24] = const(round_constants())
RHO: Array[u8, 24] = const(rotations())
PI: Array[u8, 24] = const([
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
])


class Keccak(Digest):
    """lanes: the state. suffix: the bits after the message."""

    lanes: Buffer[u64]
    suffix: int

    def __init__(self, name: str, digest_size: int, block_size: int, suffix: int) -> None:
        super().__init__(name, digest_size, block_size)
        self.lanes = Buffer[u64](25)
        self.suffix = suffix

    def copy_lanes(self, other: Keccak) -> None:
        """Take over the whole state of another."""
        for i in range(25):
            self.lanes[i] = other.lanes[i]
        self.copy_block(other)

    def compress(self) -> None:
        for i in range(self.block_size // 8):
            self.lanes[i] = self.lanes[i] ^ word64_little(self.block, 8 * i)
        permute(self.lanes)

    def squeeze(self, length: int) -> bytes:
        """The last block, and so many bytes of the result. The state is spoilt."""
        if self.fill == self.block_size:
            self.compress()
            self.fill = 0
        self.block[self.fill] = self.suffix
        self.clear(self.fill + 1)
        self.block[self.block_size - 1] = self.block[self.block_size - 1] | 0x80
        self.compress()
        result = bytearray()
        while len(result) < length:
            if len(result) > 0:
                permute(self.lanes)
            for i in range(self.block_size // 8):
                result += self.lanes[i].to_bytes(8, "little")
        return bytes(result[:length])


class Sha3(Keccak):
    def __init__(self, digest_size: int) -> None:
        super().__init__("sha3_" + str(digest_size * 8), digest_size, 200 - 2 * digest_size, SHA3_SUFFIX)

    def copy(self) -> Sha3:
        other = Sha3(self.digest_size)
        other.copy_lanes(self)
        return other

    def finish(self) -> bytes:
        return self.squeeze(self.digest_size)


class Shake:
    """shake_128 and shake_256: the digest has the length that is asked for."""

    keccak: Keccak
    name: str
    digest_size: int
    block_size: int

    def __init__(self, bits: int) -> None:
        self.name = "shake_" + str(bits)
        self.digest_size = 0
        self.block_size = 200 - bits // 4
        self.keccak = Keccak(self.name, 0, self.block_size, SHAKE_SUFFIX)

    def update(self, data: BytesLike, /) -> None:
        self.keccak.update(data)

    def digest(self, length: int, /) -> bytes:
        return self.copy().keccak.squeeze(length)

    def hexdigest(self, length: int, /) -> str:
        return self.digest(length).hex()

    def copy(self) -> Shake:
        other = Shake(128 if self.block_size == 168 else 256)
        other.keccak.copy_lanes(self.keccak)
        return other


def permute(lanes: Buffer[u64]) -> None:
    """Keccak-f[1600] (FIPS 202 §3.3)."""
    columns = Buffer[u64](5)
    for number in range(ROUNDS):
        for x in range(5):
            columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20]
        for x in range(5):
            mixed: u64 = columns[(x + 4) % 5] ^ rotate_left64(columns[(x + 1) % 5], 1)
            for y in range(0, 25, 5):
                lanes[x + y] = lanes[x + y] ^ mixed
        current: u64 = lanes[1]
        for t in range(24):
            place = PI[t]
            following: u64 = lanes[place]
            lanes[place] = rotate_left64(current, RHO[t])
            current = following
        for y in range(0, 25, 5):
            for x in range(5):
                columns[x] = lanes[x + y]
            for x in range(5):
                lanes[x + y] = columns[x] ^ (~columns[(x + 1) % 5] & MASK64 & columns[(x + 2) % 5])
        lanes[0] = lanes[0] ^ IOTA[number]
