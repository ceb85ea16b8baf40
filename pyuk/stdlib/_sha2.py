"""SHA-224, SHA-256, SHA-384 and SHA-512. Source: FIPS 180-4 §6.2, §6.4."""

from __future__ import annotations

from pyuk.lang import Array, Buffer, const, u32, u64
from pyuk.lang.intrinsics import rotate_left32, rotate_left64
from pyuk.stdlib._digest import MASK32, MASK64, Digest, word32_big, word64_big


def cube_roots(count: int, bits: int) -> list[int]:
    """FIPS 180-4 §4.2: the first bits of the fractions of the cube roots of the first primes."""
    found: list[int] = []
    candidate = 2
    while len(found) < count:
        if all(candidate % p for p in range(2, int(candidate**0.5) + 1)):
            target = candidate << 3 * bits
            root = round(target ** (1 / 3))
            while root**3 > target:
                root -= max((root**3 - target) // (3 * root * root), 1)
            while (root + 1) ** 3 <= target:
                root += max((target - root**3) // (3 * (root + 1) ** 2), 1)
            found.append(root & ((1 << bits) - 1))
        candidate += 1
    return found


K256: Array[u32, 64] = const(cube_roots(64, 32))
K512: Array[u64, 80] = const(cube_roots(80, 64))
START_224: Array[u32, 8] = const([
    0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4,
])
START_256: Array[u32, 8] = const([
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
])
START_384: Array[u64, 8] = const([
    0xCBBB9D5DC1059ED8, 0x629A292A367CD507, 0x9159015A3070DD17, 0x152FECD8F70E5939,
    0x67332667FFC00B31, 0x8EB44A8768581511, 0xDB0C2E0D64F98FA7, 0x47B5481DBEFA4FA4,
])
START_512: Array[u64, 8] = const([
    0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
    0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
])


class Sha256(Digest):
    """state: H0 to H7. words: the message schedule. SHA-224 is the same with another start, cut."""

    state: Buffer[u32]
    words: Buffer[u32]

    def __init__(self, digest_size: int) -> None:
        super().__init__("sha256" if digest_size == 32 else "sha224", digest_size, 64)
        self.state = Buffer[u32](8)
        self.words = Buffer[u32](64)
        for i in range(8):
            self.state[i] = START_256[i] if digest_size == 32 else START_224[i]

    def copy(self) -> Sha256:
        other = Sha256(self.digest_size)
        for i in range(8):
            other.state[i] = self.state[i]
        other.copy_block(self)
        return other

    def compress(self) -> None:
        words, state = self.words, self.state
        for i in range(16):
            words[i] = word32_big(self.block, 4 * i)
        for i in range(16, 64):
            x, y = words[i - 15], words[i - 2]
            small = rotate_left32(x, 25) ^ rotate_left32(x, 14) ^ x >> 3
            large = rotate_left32(y, 15) ^ rotate_left32(y, 13) ^ y >> 10
            words[i] = (words[i - 16] + small + words[i - 7] + large) & MASK32
        a, b, c, d = state[0], state[1], state[2], state[3]
        e, f, g, h = state[4], state[5], state[6], state[7]
        for i in range(64):
            large = rotate_left32(e & MASK32, 26) ^ rotate_left32(e & MASK32, 21) ^ rotate_left32(e & MASK32, 7)
            one = (h + large + ((e & f) ^ (~e & MASK32 & g)) + K256[i] + words[i]) & MASK32
            small = rotate_left32(a & MASK32, 30) ^ rotate_left32(a & MASK32, 19) ^ rotate_left32(a & MASK32, 10)
            two = (small + ((a & b) ^ (a & c) ^ (b & c))) & MASK32
            h, g, f, e = g, f, e, (d + one) & MASK32
            d, c, b, a = c, b, a, (one + two) & MASK32
        state[0] = (state[0] + a) & MASK32
        state[1] = (state[1] + b) & MASK32
        state[2] = (state[2] + c) & MASK32
        state[3] = (state[3] + d) & MASK32
        state[4] = (state[4] + e) & MASK32
        state[5] = (state[5] + f) & MASK32
        state[6] = (state[6] + g) & MASK32
        state[7] = (state[7] + h) & MASK32

    def finish(self) -> bytes:
        self.pad(8, True)
        result = bytearray()
        for i in range(self.digest_size // 4):
            result += self.state[i].to_bytes(4, "big")
        return bytes(result)


class Sha512(Digest):
    """As Sha256 with words of 64 bits, and SHA-384."""

    state: Buffer[u64]
    words: Buffer[u64]

    def __init__(self, digest_size: int) -> None:
        super().__init__("sha512" if digest_size == 64 else "sha384", digest_size, 128)
        self.state = Buffer[u64](8)
        self.words = Buffer[u64](80)
        for i in range(8):
            self.state[i] = START_512[i] if digest_size == 64 else START_384[i]

    def copy(self) -> Sha512:
        other = Sha512(self.digest_size)
        for i in range(8):
            other.state[i] = self.state[i]
        other.copy_block(self)
        return other

    def compress(self) -> None:
        words, state = self.words, self.state
        for i in range(16):
            words[i] = word64_big(self.block, 8 * i)
        for i in range(16, 80):
            x: u64 = words[i - 15]
            y: u64 = words[i - 2]
            below: u64 = rotate_left64(x, 63) ^ rotate_left64(x, 56) ^ x >> 7
            above: u64 = rotate_left64(y, 45) ^ rotate_left64(y, 3) ^ y >> 6
            words[i] = (words[i - 16] + below + words[i - 7] + above) & MASK64
        work = Buffer[u64](8)
        for i in range(8):
            work[i] = state[i]
        for i in range(80):
            e: u64 = work[4]
            large: u64 = rotate_left64(e, 50) ^ rotate_left64(e, 46) ^ rotate_left64(e, 23)
            choice: u64 = (e & work[5]) ^ (~e & MASK64 & work[6])
            one: u64 = (work[7] + large + choice + K512[i] + words[i]) & MASK64
            a: u64 = work[0]
            small: u64 = rotate_left64(a, 36) ^ rotate_left64(a, 30) ^ rotate_left64(a, 25)
            two: u64 = (small + ((a & work[1]) ^ (a & work[2]) ^ (work[1] & work[2]))) & MASK64
            for k in range(7, 0, -1):
                work[k] = work[k - 1]
            work[4] = (work[4] + one) & MASK64
            work[0] = (one + two) & MASK64
        for i in range(8):
            state[i] = (state[i] + work[i]) & MASK64

    def finish(self) -> bytes:
        self.pad(16, True)
        result = bytearray()
        for i in range(self.digest_size // 8):
            result += self.state[i].to_bytes(8, "big")
        return bytes(result)
