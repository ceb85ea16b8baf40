"""hashlib: MD5, SHA-1, SHA-2, SHA-3, SHAKE and BLAKE2. The objects are of the classes in _digest.py and beside it."""

from __future__ import annotations

from pyuk.builtins.bytestring import BytesLike
from pyuk.stdlib._blake2 import Blake2
from pyuk.stdlib._digest import Digest
from pyuk.stdlib._md5 import Md5
from pyuk.stdlib._sha1 import Sha1
from pyuk.stdlib._sha2 import Sha256, Sha512
from pyuk.stdlib._sha3 import Sha3, Shake

NOTHING = b""


def md5(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Md5()
    made.update(string)
    return made


def sha1(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha1()
    made.update(string)
    return made


def sha224(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha256(28)
    made.update(string)
    return made


def sha256(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha256(32)
    made.update(string)
    return made


def sha384(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha512(48)
    made.update(string)
    return made


def sha512(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha512(64)
    made.update(string)
    return made


def sha3_224(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha3(28)
    made.update(string)
    return made


def sha3_256(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha3(32)
    made.update(string)
    return made


def sha3_384(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha3(48)
    made.update(string)
    return made


def sha3_512(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    made = Sha3(64)
    made.update(string)
    return made


def shake_128(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Shake:
    made = Shake(128)
    made.update(string)
    return made


def shake_256(string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Shake:
    made = Shake(256)
    made.update(string)
    return made


def blake2b(data: BytesLike = NOTHING, /, *, digest_size: int = 64, key: BytesLike = NOTHING) -> Digest:
    return blake2(True, data, digest_size, key)


def blake2s(data: BytesLike = NOTHING, /, *, digest_size: int = 32, key: BytesLike = NOTHING) -> Digest:
    return blake2(False, data, digest_size, key)


def blake2(is_wide: bool, data: BytesLike, digest_size: int, key: BytesLike) -> Digest:
    """Either of the two. ValueError for sizes that there are not."""
    limit = 64 if is_wide else 32
    if not 1 <= digest_size <= limit:
        name = "blake2b" if is_wide else "blake2s"
        raise ValueError(f"digest_size for {name} must be between 1 and {limit} bytes, here it is {digest_size}")
    if len(key) > limit:
        raise ValueError(f"maximum key length is {limit} bytes")
    made = Blake2(is_wide, digest_size, len(key))
    made.take_key(key)
    made.update(data)
    return made


algorithms_guaranteed: set[str] = {
    *("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s"),
    *("sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"),
}
algorithms_available: set[str] = set(algorithms_guaranteed)


def pbkdf2_hmac(
    hash_name: str, password: BytesLike, salt: BytesLike, iterations: int, dklen: int | None = None
) -> bytes:
    """A key of `dklen` bytes, or of the digest's length, from a password. Source: RFC 8018 §5.2."""
    from pyuk.stdlib.hmac import new as keyed

    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    prf = keyed(password, digestmod=hash_name)
    wanted = prf.digest_size if dklen is None else dklen
    if wanted < 1:
        raise ValueError("key length must be greater than 0.")
    key = bytearray()
    block = 1
    while len(key) < wanted:
        first = prf.copy()
        first.update(salt)
        first.update(block.to_bytes(4, "big"))
        last = first.digest()
        mixed = bytearray(last)
        for _ in range(iterations - 1):
            following = prf.copy()
            following.update(last)
            last = following.digest()
            for i in range(len(mixed)):
                mixed[i] ^= last[i]
        key += mixed
        block += 1
    return bytes(key[:wanted])


def new(name: str, string: BytesLike = NOTHING, *, usedforsecurity: bool = True) -> Digest:
    """The hash function of that name. ValueError."""
    made = named(name)
    made.update(string)
    return made


def named(name: str) -> Digest:
    """A digest of nothing, of the function of that name. ValueError."""
    plain = name.lower()
    if plain == "md5":
        return Md5()
    if plain == "sha1":
        return Sha1()
    if plain == "sha224" or plain == "sha256":
        return Sha256(28 if plain == "sha224" else 32)
    if plain == "sha384" or plain == "sha512":
        return Sha512(48 if plain == "sha384" else 64)
    if plain == "blake2b" or plain == "blake2s":
        return Blake2(plain == "blake2b", 64 if plain == "blake2b" else 32, 0)
    for size in [28, 32, 48, 64]:
        if plain == "sha3_" + str(size * 8):
            return Sha3(size)
    raise ValueError("unsupported hash type " + name)
