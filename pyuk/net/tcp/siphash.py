"""SipHash-2-4: a hash of few bytes that nobody can predict who does not know its key.

Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, §2. Here it chooses initial sequence numbers,
SYN cookies, and ports. Read next: isn.py.
"""

from __future__ import annotations

from pyuk.lang import u64
from pyuk.lang.intrinsics import rotate_left64

MASK64 = 0xFFFF_FFFF_FFFF_FFFF


class SipHash:
    """key0, key1: the secret. v0 to v3: the state, of the hash that is being made."""

    key0: u64
    key1: u64
    v0: u64
    v1: u64
    v2: u64
    v3: u64

    def __init__(self, key0: u64, key1: u64) -> None:
        self.key0 = key0
        self.key1 = key1
        self.begin()

    def begin(self) -> None:
        """The state before the first word: SipHash §2.2 (1)."""
        self.v0 = self.key0 ^ 0x736F_6D65_7073_6575
        self.v1 = self.key1 ^ 0x646F_7261_6E64_6F6D
        self.v2 = self.key0 ^ 0x6C79_6765_6E65_7261
        self.v3 = self.key1 ^ 0x7465_6462_7974_6573

    def word(self, value: u64) -> None:
        """Take in eight bytes."""
        self.v3 ^= value
        self.round()
        self.round()
        self.v0 ^= value

    def finish(self) -> u64:
        """The hash of the words taken in, of which the last holds the message's length in its highest byte."""
        self.v2 ^= 0xFF
        for _ in range(4):
            self.round()
        return self.v0 ^ self.v1 ^ self.v2 ^ self.v3

    def round(self) -> None:
        """SipRound: figure 2.1."""
        v0: u64 = (self.v0 + self.v1) & MASK64
        v1: u64 = rotate_left64(self.v1, 13) ^ v0
        v2: u64 = (self.v2 + self.v3) & MASK64
        v3: u64 = rotate_left64(self.v3, 16) ^ v2
        v0 = (rotate_left64(v0, 32) + v3) & MASK64
        v3 = rotate_left64(v3, 21) ^ v0
        v2 = (v2 + v1) & MASK64
        v1 = rotate_left64(v1, 17) ^ v2
        v2 = rotate_left64(v2, 32)
        self.v0 = v0
        self.v1 = v1
        self.v2 = v2
        self.v3 = v3

    def of_words(self, words: list[int]) -> u64:
        """The hash of a message of whole words."""
        self.begin()
        for word in words:
            self.word(word & MASK64)
        self.word(len(words) * 8 << 56 & MASK64)
        return self.finish()


def of_connection(
    secret: SipHash, local_high: u64, local_low: u64, remote_high: u64, remote_low: u64, rest: u64
) -> u64:
    """The hash of two addresses and eight bytes more: ports, and what the hash is for."""
    secret.begin()
    secret.word(local_high)
    secret.word(local_low)
    secret.word(remote_high)
    secret.word(remote_low)
    secret.word(rest)
    secret.word(40 << 56)
    return secret.finish()
