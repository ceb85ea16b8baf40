"""Arithmetic beyond machine operations, against CPython's."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from pyuk.builtins import floats, hashes, number, ranges
from pyuk.builtins.floatpower import power
from tests.builtins.outcomes import LIMITS, outcome

ints = st.integers(LIMITS[0], LIMITS[-1]) | st.integers(-100, 100)
doubles = st.floats() | st.integers(-100, 100).map(float) | st.floats(-1e3, 1e3)
OVERFLOW = (OverflowError, "the integer does not fit in 64 bits")


def in_64_bits(result: Any) -> bool:
    return not isinstance(result, int) or result in LIMITS


def same(one: Any, other: Any) -> bool:
    """Equal, with -0.0 unlike 0.0 and nan like nan."""
    return repr(one) == repr(other)


# --- ints ------------------------------------------------------------------------------------


@given(ints)
@example(LIMITS[0])
def test_bits(value: int) -> None:
    assert number.bit_length(value) == value.bit_length()
    assert number.bit_count(value) == value.bit_count()
    assert number.magnitude(value) == abs(value)


@given(ints, ints)
def test_divmod(left: int, right: int) -> None:
    assert outcome(number.divide_with_remainder, left, right) == outcome(divmod, left, right)


@given(ints, st.integers(-3, 70))
@example(-2, 63)
@example(3, 39)
@example(0, -1)
def test_power_of_ints(base: int, exponent: int) -> None:
    if exponent < 0:
        assert outcome(number.power, base, exponent)[0] is (ValueError if base else ZeroDivisionError)
    else:
        assert number.power(base, exponent) == base**exponent  # under CPython, past 64 bits too


@given(ints, st.integers(-40, 200), ints)
@example(2, -1, 4)
@example(3, -1, 7)
@example(5, 3, -(1 << 63))
@example(5, 0, 1)
def test_power_modulo(base: int, exponent: int, modulus: int) -> None:
    assert outcome(number.power_modulo, base, exponent, modulus) == outcome(pow, base, exponent, modulus)


@given(ints, ints)
@example(LIMITS[0], -1)
@example(1, 3)
@example(LIMITS[-1], LIMITS[-1] - 1)
def test_true_division(left: int, right: int) -> None:
    assert outcome(number.true_divide, left, right) == outcome(lambda: left / right)


@given(ints, doubles | st.integers(LIMITS[0], LIMITS[-1]).map(float))
@example(2**53 + 1, 2.0**53)
@example(LIMITS[-1], 2.0**63)
@example(0, -0.5)
def test_comparison_with_floats(left: int, right: float) -> None:
    order = number.compare_with_float(left, right)
    if right != right:
        assert order == number.UNORDERED
    else:
        assert order == (left > right) - (left < right)


@given(ints, st.integers(-22, 3))
@example(25, -1)
@example(35, -1)
@example(-25, -1)
def test_round_of_ints(value: int, places: int) -> None:
    expected = round(value, places)
    assume(in_64_bits(expected))
    assert number.round_to_places(value, places) == expected


@given(st.lists(st.integers(-5, 5) | st.floats(-2, 2), max_size=5))
def test_extremes(values: list[float]) -> None:
    if len(values) >= 2:
        assert number.least(values[0], values[1]) is min(values[0], values[1])
        assert number.greatest(values[0], values[1]) is max(values[0], values[1])


# --- floats ----------------------------------------------------------------------------------


@given(doubles, doubles)
@example(1.0, -math.inf)
@example(-1.0, math.inf)
@example(5e-324, 1.7e308)
@example(1.7e308, 5e-324)
@example(-1e-300, 3.0)
@example(6.0, 0.1)
def test_floor_division(left: float, right: float) -> None:
    assert same(outcome(floats.floor_divide, left, right), outcome(lambda: left // right))
    assert same(outcome(floats.modulo, left, right), outcome(lambda: left % right))
    assert same(outcome(floats.divide_with_remainder, left, right), outcome(divmod, left, right))
    if right != 0.0 and not math.isinf(left):
        assert same(floats.truncated_remainder(left, right), math.fmod(left, right))


@given(doubles | st.floats(-1e19, 1e19))
@example(math.nan)
@example(math.inf)
@example(-9223372036854775808.0)
@example(9223372036854775807.0)
@example(0.5)
@example(1.5)
@example(2.5)
@example(-0.5)
@example(4503599627370497.5)
def test_to_int(value: float) -> None:
    for guest, host in ((floats.to_int, int), (floats.round_to_int, round)):
        expected = outcome(host, value)
        assert outcome(guest, value) == (expected if in_64_bits(expected) else OVERFLOW)
    assert floats.is_integer(value) == value.is_integer()


# --- power -----------------------------------------------------------------------------------


def exact_power(base: float, exponent: float) -> float:
    """base ** exponent for a positive base, correctly rounded."""
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = 60, 10**9, -(10**9)
        return float(Decimal(base) ** Decimal(exponent))


def checked_power(base: float, exponent: float) -> float:
    try:
        return power(base, exponent)
    except OverflowError as error:
        assert str(error) == "(34, 'Numerical result out of range')"
        return math.inf


@given(st.floats(1e-3, 1e3), st.floats(-50, 50) | st.sampled_from([0.5, 1.5, 2.0, -1.5, -0.5, 3.0, 10.0, 63.5, -64.0]))
@example(1801.0**4, 1.25)
@example(2.0, -1074.0)
@example(2.0, 0.5)
@example(10.0, 22.0)
@example(10.0, 23.0)
@example(1.0000000000000002, 64.0)
def test_power(base: float, exponent: float) -> None:
    assert checked_power(base, exponent) == exact_power(base, exponent)


@given(st.floats(5e-324, 1.7e308), st.floats(-5, 5))
@example(5e-324, 0.5)
@example(1.7e308, -1.04)
@example(1.1, 7447.0)
@example(1.1, -7818.5)
@example(2.0, 1023.5)
@example(2.0, 1024.0)
@example(3.0, -678.0)
def test_power_of_any_size(base: float, exponent: float) -> None:
    assert checked_power(base, exponent) == exact_power(base, exponent)


SPECIAL = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 0.5, -0.5, 1.5, -1.5, math.inf, -math.inf, math.nan, 1e300,
           -1e300, 1e-300, 5e-324, 9007199254740993.0, -9007199254740991.0]


@pytest.mark.parametrize("base", SPECIAL)
@pytest.mark.parametrize("exponent", SPECIAL)
def test_special_powers(base: float, exponent: float) -> None:
    expected = outcome(lambda: base**exponent)
    if isinstance(expected, complex) or expected == (OverflowError, "complex exponentiation"):
        assert outcome(power, base, exponent)[0] is NotImplementedError
    else:
        assert same(outcome(power, base, exponent), expected)


# --- hashing ---------------------------------------------------------------------------------


@given(ints)
@example(2**61 - 1)
@example(-(2**61) + 1)
@example(-1)
@example(LIMITS[0])
def test_hash_of_ints(value: int) -> None:
    assert hashes.hash_int(value) == hash(value)


@given(doubles)
@example(math.inf)
@example(-math.inf)
@example(-1.0)
@example(2.0**61 - 1)
@example(5e-324)
def test_hash_of_floats(value: float) -> None:
    if value == value:
        assert hashes.hash_float(value) == hash(value)


@given(st.lists(ints, max_size=5))
def test_hash_of_tuples(items: list[int]) -> None:
    state = hashes.HASH_TUPLE
    for item in items:
        state = hashes.hash_item(state, hashes.hash_int(item))
    assert hashes.hash_tuple(state, len(items)) == hash(tuple(items))


# --- ranges ----------------------------------------------------------------------------------


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(-5, 5))
@example(5, -5, -(1 << 62))
def test_ranges(start: int, stop: int, step: int) -> None:
    assert outcome(ranges.range_list, start, stop, step) == outcome(lambda: list(range(start, stop, step)))
    assert outcome(ranges.range_length, start, stop, step) == outcome(lambda: len(range(start, stop, step)))


def test_unpacking() -> None:
    ranges.check_unpack(2, 2)
    with pytest.raises(ValueError, match=r"^not enough values to unpack \(expected 2, got 1\)$"):
        ranges.check_unpack(1, 2)
    with pytest.raises(ValueError, match=r"^too many values to unpack \(expected 2\)$"):
        ranges.check_unpack(3, 2)
