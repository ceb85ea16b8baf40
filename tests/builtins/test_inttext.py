"""Ints as text, against CPython's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pyuk.builtins import inttext
from pyuk.builtins.inttext import bin_text, format_int, hex_text, int_text, oct_text, parse_int
from tests.builtins.outcomes import LIMITS, outcome
from tests.builtins.texts import make, plain

ints = st.integers(LIMITS[0], LIMITS[-1]) | st.integers(-1000, 1000)
EDGES = [0, 9, 10, 99, 100, 101, 999, 1000, 9999, 10000, 99999, 10**18, LIMITS[-1], LIMITS[0], -1, -9, -10]


@given(ints)
def test_str(value: int) -> None:
    assert plain(int_text(value)) == str(value)
    assert plain(bin_text(value)) == bin(value)
    assert plain(oct_text(value)) == oct(value)
    assert plain(hex_text(value)) == hex(value)


@pytest.mark.parametrize("value", EDGES)
def test_str_at_the_edges(value: int) -> None:
    assert plain(int_text(value)) == str(value)


@given(st.integers(0, (1 << 64) - 1))
@example((1 << 64) - 1)
@example(1 << 63)
@example(0)
def test_unsigned(value: int) -> None:
    assert plain(inttext.unsigned_text(value)) == str(value)
    assert plain(inttext.unsigned_bin_text(value)) == bin(value)
    assert plain(inttext.unsigned_oct_text(value)) == oct(value)
    assert plain(inttext.unsigned_hex_text(value)) == hex(value)
    for spec in ("", "x", ",", "+025_d", "e", "#b"):
        assert plain(inttext.format_unsigned(value, make(spec))) == format(value, spec)
        if spec != "e" and value in LIMITS:
            assert plain(inttext.format_as_int(value, make(spec))) == format(value, spec)


def test_count_digits() -> None:
    for power in range(20):
        for value in (10**power - 1, 10**power, 10**power + 1):
            assert inttext.count_digits(value) == len(str(value))


# --- int(str) --------------------------------------------------------------------------------


def expected_int(text: str, base: int) -> Any:
    """int(text, base), as the guest has it: OverflowError past 64 bits."""
    value = outcome(int, text, base)
    if isinstance(value, int) and value not in LIMITS:
        return OverflowError, "the integer does not fit in 64 bits"
    return value


@pytest.mark.parametrize("base", [0, 2, 8, 10, 16, 36, 1, 37, -1])
@pytest.mark.parametrize("text", [
    "", " ", "0", "00", "0_0", "007", "-0", "+5", "--5", "- 5", " 12\n", "1_000", "1__0", "_1", "1_", "0x1f",
    "0X_1F", "0x", "0x_", "0b101", "0b2", "0b", "0o17", "0o8", "-0xff", "z", "Z9", "é", "1é", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551616",
    "99999999999999999999999999x", "1 2", "\x001", "\u0661\u0662", "\u0660x\u0661f", "\u0660\u0661", "\u0661_\uff12",
    "\u20035\u3000", "0_7", "0x1_f", "0b1_0", "1e5", "1.0", "'", "\"", "0_", "0__1",
])
def test_parse(text: str, base: int) -> None:
    assert outcome(parse_int, make(text), base) == expected_int(text, base)


@given(st.text("0123456789abfoxXz_+- \n", max_size=8), st.sampled_from([0, 2, 8, 10, 16, 36]))
def test_parse_of_near_misses(text: str, base: int) -> None:
    assert outcome(parse_int, make(text), base) == expected_int(text, base)


@given(st.integers(-(1 << 66), 1 << 66))
@example(1 << 63)
@example(-(1 << 63) - 1)
def test_parse_around_the_limits(value: int) -> None:
    assert outcome(parse_int, make(str(value)), 10) == expected_int(str(value), 10)


# --- format ----------------------------------------------------------------------------------


def specifiers() -> st.SearchStrategy[str]:
    choices = (["", "<", ">", "^", "=", "*<", "€>", "0^", "x="], ["", "+", " ", "-"], ["", "", "z"], ["", "#"],
               ["", "0"], ["", "1", "5", "12", "30"], ["", ",", "_"], ["", "", ".0"],
               ["", "b", "c", "d", "n", "o", "x", "X", "é", "s", "e", "f", "g", "%"])
    return st.builds("".join, st.tuples(*map(st.sampled_from, choices)))


@given(ints, specifiers())
@example(1234567, "015,")
@example(-1234567, "014_")
@example(0xFFFF, "#011_x")
@example(8364, "c")
@example(8364, ">5c")
@example(-1, "c")
@example(True, "5")
def test_format(value: int, spec: str) -> None:
    expected = outcome(format, value, spec)
    assert outcome(lambda: plain(format_int(value, make(spec)))) == expected


@pytest.mark.parametrize("spec", ["abc", "5.", "99999999999999999999", ",_", "_,", ",,", "+c", "#c", ",c", "_c",
                                  "\u0661\u0662", ",x", "_n", ".3", ".3d", "\x01", "s", "ee", "é%", "%"])
def test_format_errors(spec: str) -> None:
    assert outcome(lambda: plain(format_int(5, make(spec)))) == outcome(format, 5, spec)
