"""The guest's modules for binary data, run by CPython, against CPython's own."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.stdlib import _smallfloats as small
from pyuk.stdlib import base64 as guest_base64
from pyuk.stdlib import binascii as guest_binascii
from pyuk.stdlib import hashlib as guest_hashlib
from pyuk.stdlib import hmac as guest_hmac
from pyuk.stdlib import io as guest_io
from pyuk.stdlib import zlib as guest_zlib

HASHES = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"]
HASHES += ["blake2b", "blake2s"]
CODECS = ["b64encode", "b32encode", "b16encode", "b85encode", "a85encode", "urlsafe_b64encode", "encodebytes"]
DECODERS = ["b64decode", "b32decode", "b16decode", "b85decode", "a85decode", "urlsafe_b64decode"]
few = settings(max_examples=8, deadline=None)  # a hash takes a while under CPython


def outcome(function: Any, *args: Any, **named: Any) -> Any:
    """The result, or the name and text of the exception."""
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__, str(error)


@pytest.mark.parametrize("name", HASHES)
@few
@given(st.lists(st.binary(max_size=150), max_size=3))
def test_hashes(name: str, parts: list[bytes]) -> None:
    found, meant = guest_hashlib.new(name), hashlib.new(name)
    for part in parts:
        found.update(part)
        meant.update(part)
        assert found.digest() == meant.digest()
    assert found.copy().hexdigest() == meant.hexdigest()
    assert (found.name, found.digest_size, found.block_size) == (meant.name, meant.digest_size, meant.block_size)


@few
@given(st.binary(max_size=150), st.binary(max_size=150), st.integers(1, 300))
def test_keyed_hashes(key: bytes, data: bytes, length: int) -> None:
    for name in ("md5", "sha256", "sha512"):
        assert guest_hmac.digest(key, data, name) == hmac.digest(key, data, name)
    assert guest_hashlib.shake_128(data).digest(length) == hashlib.shake_128(data).digest(length)
    short = key[:32]
    assert guest_hashlib.blake2s(data, key=short).digest() == hashlib.blake2s(data, key=short).digest()


@given(st.binary(max_size=40), st.integers(0, 2**32 - 1))
def test_checksums(data: bytes, start: int) -> None:
    assert guest_zlib.crc32(data, start) == zlib.crc32(data, start)
    assert guest_zlib.adler32(data) == zlib.adler32(data)


@given(st.binary(max_size=40))
def test_encodings(data: bytes) -> None:
    for name in CODECS:
        assert getattr(guest_base64, name)(data) == getattr(base64, name)(data), name
    assert guest_binascii.hexlify(data) == binascii.hexlify(data)
    assert guest_binascii.b2a_base64(data) == binascii.b2a_base64(data)


@given(st.text("ABab01=+/-_ \n!~z{u", max_size=16) | st.binary(max_size=12))
def test_decodings(text: str | bytes) -> None:
    for name in DECODERS:
        assert outcome(getattr(guest_base64, name), text) == outcome(getattr(base64, name), text), name
    found = outcome(guest_base64.b64decode, text, validate=True)
    assert found == outcome(base64.b64decode, text, validate=True)
    assert outcome(guest_binascii.unhexlify, text) == outcome(binascii.unhexlify, text)


@given(st.floats() | st.floats(width=32) | st.floats(width=16))
def test_small_floats(value: float) -> None:
    bits = small.narrow(value, small.HALF_EXPONENT, small.HALF_FRACTION)
    if small.is_infinite(bits, small.HALF_EXPONENT, small.HALF_FRACTION) and abs(value) != float("inf"):
        with pytest.raises(OverflowError):
            struct.pack("<e", value)
    else:
        assert value != value or bits == struct.unpack("<H", struct.pack("<e", value))[0]
    bits = small.narrow(value, small.SINGLE_EXPONENT, small.SINGLE_FRACTION)
    wide = small.widen(bits, small.SINGLE_EXPONENT, small.SINGLE_FRACTION)
    meant = struct.unpack("f", struct.pack("f", value))[0]
    assert wide == meant or wide != wide


NAMES = ["read", "readline", "write", "seek", "truncate", "getvalue", "tell"]
steps = st.tuples(st.sampled_from(NAMES), st.integers(0, 9))


@given(st.text("ab\n", max_size=9), st.lists(steps, max_size=8))
def test_files(text: str, actions: list[tuple[str, int]]) -> None:
    pairs: list[tuple[Any, Any]] = [(guest_io.StringIO(text), io.StringIO(text))]
    pairs.append((guest_io.BytesIO(text.encode()), io.BytesIO(text.encode())))
    for index, (found, meant) in enumerate(pairs):
        for name, number in actions:
            data: Any = "xy\nz"[: number % 5]
            args = [data if index == 0 else data.encode()] if name == "write" else [number]
            args = [] if name in ("getvalue", "tell") else args
            assert outcome(getattr(found, name), *args) == outcome(getattr(meant, name), *args), name


@few
@given(st.lists(st.binary(max_size=12) | st.sampled_from([b"abcabc" * 9, b"\0" * 300]), max_size=12), st.integers(1, 9))
def test_compression(parts: list[bytes], level: int) -> None:
    data = b"".join(parts * 3)
    packed = zlib.compress(data, level)
    assert guest_zlib.compress(data, level) == packed
    assert guest_zlib.decompress(packed) == data
