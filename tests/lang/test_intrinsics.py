"""Intrinsics against Python's own arithmetic."""

from __future__ import annotations

import math
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.lang import Order, machine
from pyuk.lang.intrinsics import (
    byte_swap16,
    byte_swap32,
    byte_swap64,
    ceil,
    count_leading_zeros,
    count_trailing_zeros,
    fabs,
    fence,
    float_bits,
    float_from_bits,
    float_to_int,
    floor,
    frame_address,
    pause,
    popcount,
    rdtsc,
    rotate_left32,
    rotate_left64,
    sqrt,
    trunc,
)

U64 = st.integers(0, (1 << 64) - 1)
ALL_FLOATS = st.floats() | st.sampled_from([0.0, -0.0, 0.5, -0.5, 2.0**52, 2.0**52 - 0.5, -(2.0**52), 1e308])


@given(U64)
def test_bits(value: int) -> None:
    text = f"{value:064b}"
    assert popcount(value) == text.count("1")
    assert count_leading_zeros(value) == len(text) - len(text.lstrip("0"))
    assert count_trailing_zeros(value) == len(text) - len(text.rstrip("0"))
    assert byte_swap64(value) == int.from_bytes(value.to_bytes(8, "big"), "little")
    assert byte_swap64(byte_swap64(value)) == value


@given(st.integers(0, 0xFFFF_FFFF))
def test_short_swaps(value: int) -> None:
    assert byte_swap32(value) == int.from_bytes(value.to_bytes(4, "big"), "little")
    low = value & 0xFFFF
    assert byte_swap16(low) == low >> 8 | (low & 0xFF) << 8


@given(U64, st.integers(-200, 200))
def test_rotations(value: int, count: int) -> None:
    def rotated(text: str) -> int:
        return int(text[count % len(text) :] + text[: count % len(text)], 2)

    assert rotate_left64(value, count) == rotated(f"{value:064b}")
    assert rotate_left32(value >> 32, count) == rotated(f"{value >> 32:032b}")


@pytest.mark.parametrize("operation", [popcount, count_leading_zeros, count_trailing_zeros, byte_swap64,
                                       float_from_bits, byte_swap32, byte_swap16])
def test_arguments_fit(operation: Any) -> None:
    for value in (-1, 1 << 64):
        with pytest.raises(OverflowError):
            operation(value)
    with pytest.raises(OverflowError):
        rotate_left32(1 << 32, 1)


def same(one: float, other: float) -> bool:
    """Equal with their signs, or both nan."""
    if math.isnan(one):
        return math.isnan(other)
    return one == other and math.copysign(1, one) == math.copysign(1, other)


@given(ALL_FLOATS)
def test_floats_round_as_the_machine_does(value: float) -> None:
    if math.isfinite(value):
        for operation, judge in ((floor, math.floor), (ceil, math.ceil), (trunc, math.trunc)):
            result = operation(value)
            assert type(result) is float and result == judge(value)
            assert same(result, math.copysign(result, value))
    else:
        assert same(floor(value), value) and same(ceil(value), value) and same(trunc(value), value)
    assert fabs(value) == abs(value) or math.isnan(value)
    assert float_bits(value) == struct.unpack("<Q", struct.pack("<d", value))[0]
    assert same(float_from_bits(float_bits(value)), value)


@given(ALL_FLOATS)
def test_square_roots(value: float) -> None:
    if value < 0.0:
        assert float_bits(sqrt(value)) == 0xFFF8_0000_0000_0000
    else:
        assert same(sqrt(value), math.sqrt(value))
    assert same(sqrt(-0.0), -0.0)


@given(st.floats(-(2.0**63), 2.0**63, exclude_max=True))
def test_float_to_int(value: float) -> None:
    assert float_to_int(value) == int(value)


def test_what_has_no_int() -> None:
    for value in (2.0**63, math.inf):
        with pytest.raises(OverflowError):
            float_to_int(value)
    with pytest.raises(ValueError):
        float_to_int(math.nan)


@given(st.integers(0, (1 << 52) - 1))
def test_payloads_of_nan_are_kept(payload: int) -> None:
    bits = 0x7FF8_0000_0000_0000 | payload
    assert float_bits(float_from_bits(bits)) == bits


def test_the_running_cpu() -> None:
    first = rdtsc()
    assert rdtsc() >= first
    pause()
    fence()
    fence(Order.ACQUIRE)
    turns: list[object] = []
    with machine.install(rdtsc=lambda: 7, pause=lambda: turns.append(0), fence=turns.append,
                         frame_address=lambda: 16):
        pause()
        fence(Order.RELEASE)
        assert rdtsc() == 7 and frame_address() == 16
    assert turns == [0, Order.RELEASE]
    with pytest.raises(ValueError):
        fence(Order.RELAXED)
    with pytest.raises(NotImplementedError):
        frame_address()
