"""str_hash(): known values, ranges, and how well it spreads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pyuk.lang.hashing import HASH_PRIME, HASH_START, hash_finish, hash_step, str_hash


def codes(text: str) -> list[int]:
    return list(map(ord, text))


def test_the_core_is_fnv_1a() -> None:
    """Vectors of draft-eastlake-fnv, appendix C."""
    state = HASH_START
    assert state == 0xCBF29CE484222325 and HASH_PRIME == 0x100000001B3
    for code in b"a":
        state = hash_step(state, code)
    assert state == 0xAF63DC4C8601EC8C
    state = HASH_START
    for code in b"foobar":
        state = hash_step(state, code)
    assert state == 0x85944171F73967E8


def test_values_that_must_never_change_unnoticed() -> None:
    """Literals are hashed on the host, and looked up in the guest."""
    known = {
        "": 0xEFD01F60BA992926,
        "a": 0x82A2A958A9BECE5B,
        "unikernel": 0x391481E91E929B40,
        "päivää": 0x2CB74DE81E4C2BC4,
        "\U0001f40d": 0x29F45A0830080C47,
    }
    assert {text: str_hash(codes(text)) for text in known} == known


@given(st.text())
def test_a_hash_is_a_u64_and_not_zero(text: str) -> None:
    value = str_hash(codes(text))
    assert 0 < value < 1 << 64
    state = HASH_START
    for code in codes(text):
        state = hash_step(state, code)
    assert hash_finish(state) == value


def test_zero_is_not_a_hash() -> None:
    assert hash_finish(0) == 1


def test_low_bits_spread() -> None:
    """Names that differ in little fill the buckets of a hash table as chance would."""
    names = [f"key{number}" for number in range(4096)] + [chr(0x100 + number) for number in range(4096)]
    used = len({str_hash(codes(name)) & 8191 for name in names})
    assert abs(used - 8192 * 0.632) < 200
    assert len({str_hash(codes(name)) for name in names}) == len(names)
