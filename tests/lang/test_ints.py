"""Machine integers: their ranges, and that calling one checks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.lang import be16, i8, i64, u8, u64
from pyuk.lang.ints import Width, fit

WIDTHS = [Width(bits, signed) for bits in (8, 16, 32, 64) for signed in (False, True)]


@given(st.sampled_from(WIDTHS), st.integers(-(1 << 70), 1 << 70))
def test_fit_is_what_the_codec_of_python_takes(width: Width, value: int) -> None:
    try:
        value.to_bytes(width.size, "little", signed=width.signed)
    except OverflowError:
        with pytest.raises(OverflowError, match=f"{value} does not fit {width}"):
            fit(value, width)
    else:
        assert fit(value, width) == value


def test_a_call_gives_a_plain_int_or_stops() -> None:
    assert u8(255) == 255 and type(u8(255)) is int
    assert i8(-128) == -128 and be16(65535) == 65535 and i64(-(1 << 63)) == -(1 << 63)
    for call, value in ((u8, 256), (u8, -1), (i8, 128), (u64, 1 << 64), (be16, 65536)):
        with pytest.raises(OverflowError):
            call(value)
    with pytest.raises(TypeError, match="u8 stores an int, not str"):
        u8("1")


def test_a_bool_is_stored_as_the_int_it_is() -> None:
    assert fit(True, Width(8)) == 1 and type(fit(True, Width(8))) is int
