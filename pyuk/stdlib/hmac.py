"""hmac: keyed hashing. Source: RFC 2104."""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.bytestring import BytesLike
from pyuk.stdlib._digest import Digest
from pyuk.stdlib.hashlib import NOTHING, named

INNER = 0x36
OUTER = 0x5C
Secret = TypeVar("Secret", str, BytesLike)


class HMAC:
    """inner, outer: what has been hashed of the two."""

    name: str
    digest_size: int
    block_size: int
    inner: Digest
    outer: Digest

    def __init__(self, inner: Digest, outer: Digest) -> None:
        self.inner = inner
        self.outer = outer
        self.name = "hmac-" + inner.name
        self.digest_size = inner.digest_size
        self.block_size = inner.block_size

    def update(self, msg: BytesLike) -> None:
        self.inner.update(msg)

    def copy(self) -> HMAC:
        return HMAC(self.inner.copy(), self.outer.copy())

    def digest(self) -> bytes:
        outer = self.outer.copy()
        outer.update(self.inner.digest())
        return outer.digest()

    def hexdigest(self) -> str:
        return self.digest().hex()


def new(key: BytesLike, msg: BytesLike = NOTHING, digestmod="") -> HMAC:  # type: ignore[no-untyped-def]
    """An HMAC with a hash function, or that of a name. TypeError without one, ValueError for one that there is not."""
    inner, outer = made_by(digestmod), made_by(digestmod)
    padded = bytearray(inner.block_size)
    if len(key) > inner.block_size:
        short = made_by(digestmod)
        short.update(key)
        padded[: short.digest_size] = short.digest()
    else:
        padded[: len(key)] = key
    inner.update(mixed(padded, INNER))
    outer.update(mixed(padded, OUTER))
    made = HMAC(inner, outer)
    made.update(msg)
    return made


def made_by(digestmod) -> Digest:  # type: ignore[no-untyped-def]
    """A digest of nothing."""
    if not isinstance(digestmod, str):
        return digestmod()  # type: ignore[no-any-return]
    if digestmod == "":
        raise TypeError("Missing required parameter 'digestmod'.")
    return named(digestmod)


def mixed(key: bytearray, mask: int) -> bytearray:
    """The key with each byte changed by a mask."""
    result = bytearray(len(key))
    for i in range(len(key)):
        result[i] = key[i] ^ mask
    return result


def digest(key: BytesLike, msg: BytesLike, digest) -> bytes:  # type: ignore[no-untyped-def]
    """The digest itself."""
    return new(key, msg, digest).digest()


def compare_digest(a: Secret, b: Secret, /) -> bool:
    """a == b, of bytes or of ASCII texts, in a time that depends on the lengths only."""
    if isinstance(a, str):
        if not a.isascii() or not b.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return same_bytes(a.encode("ascii"), b.encode("ascii"))
    return same_bytes(a, b)


def same_bytes(a: BytesLike, b: BytesLike) -> bool:
    """compare_digest() of bytes."""
    if len(a) != len(b):
        return False
    difference = 0
    for i in range(len(a)):
        difference |= a[i] ^ b[i]
    return difference == 0
