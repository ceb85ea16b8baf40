"""secrets: random values that nobody can guess."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from pyuk.stdlib.base64 import urlsafe_b64encode
from pyuk.stdlib.hmac import compare_digest as compare_digest
from pyuk.stdlib.os import urandom
from pyuk.stdlib.random import SystemRandom as SystemRandom

DEFAULT_ENTROPY: Final = 32  # bytes
T = TypeVar("T")


def token_bytes(nbytes: int | None = None) -> bytes:
    """So many random bytes."""
    return urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes: int | None = None) -> str:
    """Random bytes in hexadecimal digits."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes: int | None = None) -> str:
    """Random bytes in characters that an URL may have."""
    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")


def randbits(k: int) -> int:
    """A number of so many random bits, at most 63."""
    if k < 0:
        raise ValueError("number of bits must be non-negative")
    if k > 63:
        raise OverflowError("the integer does not fit in 64 bits")
    return int.from_bytes(urandom(8), "big", signed=True) & (1 << k) - 1


def randbelow(exclusive_upper_bound: int) -> int:
    """A number in [0, bound), each as likely."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    bits = exclusive_upper_bound.bit_length()
    while True:
        value = randbits(bits)
        if value < exclusive_upper_bound:
            return value


def choice(seq: Sequence[T]) -> T:
    """An item of a sequence, each as likely. IndexError where there is none."""
    if len(seq) == 0:
        raise IndexError("Cannot choose from an empty sequence")
    return seq[randbelow(len(seq))]
