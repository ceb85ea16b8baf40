"""Floats as text, against CPython's repr, format, float and round."""

from __future__ import annotations

import math
import random
import struct
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pyuk.builtins.floatdigits import decimal_exponent, expand
from pyuk.builtins.floatparse import parse_float
from pyuk.builtins.floattext import float_text, format_float, round_to_places
from tests.builtins.outcomes import outcome
from tests.builtins.texts import make, plain

HARD = [
    0.0, -0.0, 1.0, 0.1, 0.2, 0.3, 1 / 3, 1e16, 9999999999999998.0, 1e15, 1e22, 1e23, 1e-4, 1e-5, 0.00012345,
    123456789.0, 5e-324, 1e-323, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308, 2**-44,
    2.0**53, 2.0**53 + 2,
    9007199254740993.0, 4.35, 0.5, 1.5, 2.5, 2.675, 1e21, 12345678901234567.0, 8.41e21, 9.5e-7, math.pi, math.e,
    9.409340012568248e18, 5.0e-320, 6.0221e23, 1.3076743680000001e12, 4.450147717014403e-308, 8.988465674311582e307,
    math.inf, -math.inf, math.nan,
]
TYPES = ["", "e", "E", "f", "F", "g", "G", "n", "%"]


def any_double(rng: random.Random) -> float:
    """A finite double of any size, with weight on those that are hard."""
    kind = rng.randrange(6)
    if kind == 0:
        return rng.uniform(-1e6, 1e6)
    if kind == 1:
        return float(rng.randrange(1, 10**rng.randrange(1, 20))) * 10.0 ** rng.randrange(-30, 30)
    if kind == 2:
        return math.ldexp(1.0, rng.randrange(-1074, 1024)) * rng.choice((1.0, 1.0 + 2**-52, 1.0 - 2**-53))
    if kind == 3:
        return (rng.randrange(1 << 54) + 0.5) * 2.0 ** rng.randrange(-60, 10)
    if kind == 4:
        return struct.unpack("<d", struct.pack("<Q", rng.randrange(1 << 53)))[0]  # type: ignore[no-any-return]
    bits = rng.randrange(0x7FF0 << 48) | rng.randrange(2) << 63
    return struct.unpack("<d", struct.pack("<Q", bits))[0]  # type: ignore[no-any-return]


def check_both_ways(value: float) -> None:
    assert plain(float_text(value)) == repr(value)
    assert parse_float(make(repr(value))) == value or math.isnan(value)


@pytest.mark.parametrize("value", HARD)
def test_repr_of_hard_ones(value: float) -> None:
    check_both_ways(value)
    check_both_ways(-value)


def check_powers(step: int) -> None:
    for exponent in range(-1074, 1024, step):
        check_both_ways(math.ldexp(1.0, exponent))
    for exponent in range(-323, 309, step):
        check_both_ways(float(f"1e{exponent}"))
        check_both_ways(math.nextafter(float(f"1e{exponent}"), 0.0))


def test_repr_of_some_powers_of_two_and_ten() -> None:
    check_powers(41)


@pytest.mark.slow
@pytest.mark.thorough
def test_repr_of_all_powers_of_two_and_ten() -> None:
    check_powers(1)


def test_repr_of_middling_random_doubles() -> None:
    rng = random.Random(20240101)
    for _ in range(2000):
        check_both_ways(rng.uniform(-1.0, 1.0) * 10.0 ** rng.randrange(-8, 17))


@pytest.mark.parametrize("count", [300, pytest.param(5000, marks=(pytest.mark.slow, pytest.mark.thorough))])
def test_repr_of_random_doubles(count: int) -> None:
    rng = random.Random(7)
    for _ in range(count):
        check_both_ways(any_double(rng))


@settings(max_examples=60)
@given(st.floats())
def test_repr(value: float) -> None:
    check_both_ways(value)


@settings(max_examples=40)
@given(st.integers(0, (1 << 55) + 2), st.integers(-1076, 969))
def test_expand_is_exact(n: int, exponent: int) -> None:
    decimal = expand(n, exponent)
    digits = int("".join(str(decimal.digits[i]) for i in range(decimal.count)) or "0")
    assert Fraction(digits) * Fraction(10) ** (decimal.point - decimal.count) == Fraction(n) * Fraction(2) ** exponent


def test_decimal_exponent_is_exact_or_one_less() -> None:
    for bit in range(-1100, 1101):
        exact = math.floor(bit * Fraction(math.log10(2)).limit_denominator(10**15)) if bit else 0
        assert decimal_exponent(1 << 30, bit - 30) == exact


# --- format ----------------------------------------------------------------------------------


def specifiers() -> st.SearchStrategy[str]:
    return st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["", "<", ">", "=", "^", "*<", "0>", "x=", "é^"]),
            st.sampled_from(["", "+", "-", " "]),
            st.sampled_from(["", "z"]),
            st.sampled_from(["", "#"]),
            st.sampled_from(["", "0"]),
            st.sampled_from(["", "1", "5", "12", "25"]),
            st.sampled_from(["", ",", "_"]),
            st.sampled_from(["", ".0", ".1", ".2", ".3", ".10", ".17", ".25", "."]),
            st.sampled_from([*TYPES, "d", "x", "s", "é"]),
        ),
    )


@given(st.floats(), specifiers())
@example(1234.5, "012,.1f")
@example(-0.001, "z.1f")
@example(1e16, "#")
@example(math.inf, "010")
@example(-math.nan, "+010F")
def test_format(value: float, spec: str) -> None:
    expected = outcome(format, value, spec)
    assert outcome(lambda: plain(format_float(value, make(spec)))) == expected


@settings(max_examples=200)
@given(st.floats(-1e20, 1e20), specifiers())
def test_format_of_middling_ones(value: float, spec: str) -> None:
    expected = outcome(format, value, spec)
    assert outcome(lambda: plain(format_float(value, make(spec)))) == expected


def test_format_rounds_exactly() -> None:
    rng = random.Random(11)
    for _ in range(100):
        value = any_double(rng)
        for type_ in "efg":
            spec = f".{rng.choice((0, 1, 2, 5, 15, 16, 17, 18, 30))}{type_}"
            assert plain(format_float(value, make(spec))) == format(value, spec), (value, spec)


@pytest.mark.parametrize("spec", [".400f", ".1100f", ".1100e", ".800g", ".0f", ".0e", ".0g"])
@pytest.mark.parametrize("value", [5e-324, 1.7976931348623157e308, 0.1, 0.0, 123.456])
def test_format_with_all_digits(value: float, spec: str) -> None:
    assert plain(format_float(value, make(spec))) == format(value, spec)


@pytest.mark.parametrize("spec", ["abc", "5.", "99999999999999999999", ".99999999999999999999f", ".3000000000f", ",_f",
                                  "_,", ",,", "5 ", "\x01", ",n", "c", "=+z#010,.3q"])
def test_format_errors(spec: str) -> None:
    assert outcome(lambda: plain(format_float(1.5, make(spec)))) == outcome(format, 1.5, spec)


# --- float(str) ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "1", " 1.5\n", "+.5", "-5.", "1e5", "1E+05", "1_0.0_1e1_0", "nan", "-NaN", "iNf", "+Infinity", "infinit", "",
    " ", ".", "e5", "1e", "1e+", "1__0", "_1", "1_", "1_.5", "1._5", "1e_5", "1e5_", "0x10", "1 2", "--1", "1.2.3",
    "\x001", "é", "1é",
    "1e400", "-1e400", "1e-400", "1e99999999999999999999", "-1e-99999999999999999999", "0e99999999999999999999",
    "0" * 400 + "1", "1" + "0" * 400, "0." + "0" * 400 + "1e401", "1" * 800, "0." + "3" * 800, "1e22", "1e23",
    "9007199254740993", "9007199254740992.99999999999999999999", "9007199254740993.00000000000000000001",
    "2.4703282292062327208e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308",
    str(2**1024 - 2**970), str(2**1024 - 2**970 - 1), str(2**1024 - 2**970 + 1),
    "\u2003 1.5\u3000", "\xa01", "\u0661.\u0662e\u0661", "\U0001d7d8\U0001d7e2",
])
def test_parse(text: str) -> None:
    expected = outcome(lambda: repr(float(text)))
    assert outcome(lambda: repr(parse_float(make(text)))) == expected


@given(st.text("0123456789._eE+- naif", max_size=12))
def test_parse_of_near_misses(text: str) -> None:
    assert outcome(lambda: repr(parse_float(make(text)))) == outcome(lambda: repr(float(text)))


@settings(max_examples=40)
@given(st.integers(0, 10**25), st.integers(-345, 310))
def test_parse_of_many_digits(digits: int, exponent: int) -> None:
    text = f"{digits}e{exponent}"
    assert parse_float(make(text)) == float(text)


def test_parse_of_halfway_points() -> None:
    rng = random.Random(3)
    with localcontext() as context:
        context.prec = 1200
        for _ in range(10):
            value = abs(any_double(rng))
            following = math.nextafter(value, math.inf)
            if math.isinf(following):
                continue
            middle = (Decimal(value) + Decimal(following)) / 2
            tiny = Decimal(f"1e{middle.adjusted() - 800}")
            for number in (middle, middle + tiny, middle - tiny):
                text = f"{number:.1100e}"
                assert parse_float(make(text)) == float(text), text


# --- round -----------------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.floats(), st.integers(-330, 340))
@example(1.7976931348623157e308, -308)
@example(2.675, 2)
@example(-0.4, 0)
@example(5e-324, 323)
def test_round(value: float, places: int) -> None:
    assert outcome(lambda: repr(round_to_places(value, places))) == outcome(lambda: repr(round(value, places)))


@given(st.floats(-1e9, 1e9), st.integers(-5, 10))
def test_round_of_middling_ones(value: float, places: int) -> None:
    assert repr(round_to_places(value, places)) == repr(round(value, places))
