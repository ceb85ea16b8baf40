"""Floats as text: repr(float), str(float), format(float, spec) and round(float, places).

Source: CPython 3.11 Python/pystrtod.c format_float_short(), Python/formatter_unicode.c format_float_internal().
Next: list.py.
"""

from __future__ import annotations

from pyuk.builtins import formatspec
from pyuk.builtins.builder import StringBuilder
from pyuk.builtins.codes import LOWER_E, MINUS, PERCENT, PLUS, POINT, UPPER_E, UPPER_G, ZERO
from pyuk.builtins.floatbits import copy_sign, is_finite, is_negative
from pyuk.builtins.floatdigits import Decimal, shortest, to_places, to_significant
from pyuk.builtins.floatparse import nearest
from pyuk.builtins.formatspec import NO_TYPE, RIGHT, FormatSpec, is_one_of
from pyuk.builtins.numberlayout import Number, lay_out
from pyuk.builtins.str import str as Text

DEFAULT_PRECISION = 6
MAX_PRECISION = (1 << 31) - 1
MAX_PLACES = 323  # a float has no digits further right
MIN_PLACES = -308  # nor further left


# --- repr ------------------------------------------------------------------------------------


def float_text(value: float) -> Text:
    """repr(value) and str(value): the shortest text that reads back as value."""
    builder = StringBuilder()
    if is_negative(value) and value == value:
        builder.append_char(MINUS)
    append_shortest(builder, value)
    return builder.finish()


def append_shortest(builder: StringBuilder, value: float) -> None:
    """Add repr(|value|)."""
    if not is_finite(value):
        append_special(builder, value, False)
        return
    decimal = shortest(value)
    if -4 < decimal.point <= 16:
        append_fixed(builder, decimal, max(decimal.count - decimal.point, 1), False)
    else:
        append_exponential(builder, decimal, decimal.count - 1, False, LOWER_E)


def append_special(builder: StringBuilder, value: float, capitals: bool) -> None:
    """Add inf or nan."""
    if value != value:
        builder.append_literal("NAN" if capitals else "nan")
    else:
        builder.append_literal("INF" if capitals else "inf")


def append_fixed(builder: StringBuilder, decimal: Decimal, places: int, keep_point: bool) -> None:
    """Add the number with so many digits after the point; without any, the point itself only if it is kept."""
    if decimal.point <= 0:
        builder.append_char(ZERO)
    for i in range(decimal.point):
        builder.append_char(ZERO + decimal.digit(i))
    if places > 0 or keep_point:
        builder.append_char(POINT)
    for i in range(decimal.point, decimal.point + places):
        builder.append_char(ZERO + decimal.digit(i) if i >= 0 else ZERO)


def append_exponential(builder: StringBuilder, decimal: Decimal, places: int, keep_point: bool, letter: int) -> None:
    """Add the number as d.ddde+xx: one digit, `places` digits, an exponent of two digits or more."""
    builder.append_char(ZERO + decimal.digit(0))
    if places > 0 or keep_point:
        builder.append_char(POINT)
    for i in range(1, places + 1):
        builder.append_char(ZERO + decimal.digit(i))
    builder.append_char(letter)
    exponent = decimal.point - 1
    builder.append_char(MINUS if exponent < 0 else PLUS)
    exponent = abs(exponent)
    if exponent >= 100:
        builder.append_char(ZERO + exponent // 100)
    builder.append_char(ZERO + exponent // 10 % 10)
    builder.append_char(ZERO + exponent % 10)


# --- format ----------------------------------------------------------------------------------


def format_float(value: float, spec_text: Text) -> Text:
    """format(value, spec_text). ValueError."""
    if spec_text.length == 0:
        return float_text(value)
    spec = formatspec.parse(spec_text, RIGHT, NO_TYPE, "float")
    return format_float_with(value, spec, "float")


def format_float_with(value: float, spec: FormatSpec, type_name: str) -> Text:
    """format() with a specifier that was taken apart; type_name is for messages."""
    check(spec, type_name)
    if spec.type == PERCENT:
        value *= 100.0
    builder = StringBuilder()
    is_zero = append_value(builder, value, spec)
    negative = is_negative(value) and value == value and not (is_zero and spec.no_negative_zero)
    if spec.type == PERCENT:
        builder.append_char(PERCENT)
    digits = builder.finish()
    return lay_out(Number(negative, digits, leading_digits(digits)), spec)


def check(spec: FormatSpec, type_name: str) -> None:
    """ValueError for what a float's specifier may not say."""
    if spec.type != NO_TYPE and not is_one_of(spec.type, "eEfFgGn%"):
        formatspec.raise_unknown_type(spec.type, type_name)
    if spec.precision > MAX_PRECISION:
        raise ValueError("precision too big")


def append_value(builder: StringBuilder, value: float, spec: FormatSpec) -> bool:
    """Add |value| as type and precision have it; whether it came out as zero."""
    type_ = spec.type
    if not is_finite(value):
        append_special(builder, value, is_one_of(type_, "EFG"))
        return False
    if type_ == NO_TYPE and spec.precision < 0:
        return append_untyped(builder, value, spec)
    precision = DEFAULT_PRECISION if spec.precision < 0 else spec.precision
    if is_one_of(type_, "fF%"):
        decimal = to_places(value, precision)
        append_fixed(builder, decimal, precision, spec.alternate)
    elif is_one_of(type_, "eE"):
        decimal = to_significant(value, precision + 1)
        append_exponential(builder, decimal, precision, spec.alternate, type_)
    else:
        decimal = to_significant(value, max(precision, 1))
        append_general(builder, decimal, max(precision, 1), spec)
    return decimal.count == 0


def append_untyped(builder: StringBuilder, value: float, spec: FormatSpec) -> bool:
    """append_value() without a type and a precision: as repr(), but that # keeps the point of `1.e+16`."""
    decimal = shortest(value)
    if spec.alternate and not -4 < decimal.point <= 16:
        append_exponential(builder, decimal, decimal.count - 1, True, LOWER_E)
    else:
        append_shortest(builder, value)
    return decimal.count == 0


def append_general(builder: StringBuilder, decimal: Decimal, precision: int, spec: FormatSpec) -> None:
    """Add a number of `precision` digits as the types g, G, n and none have it."""
    untyped = spec.type == NO_TYPE
    letter = UPPER_E if spec.type == UPPER_G else LOWER_E
    count = precision if spec.alternate else decimal.count
    if decimal.point <= -4 or decimal.point > precision - (1 if untyped else 0):
        append_exponential(builder, decimal, count - 1, spec.alternate, letter)
        return
    least = 1 if untyped else 0
    append_fixed(builder, decimal, max(count - decimal.point, least), spec.alternate)


def leading_digits(text: Text) -> int:
    """How many digits a text begins with."""
    count = 0
    while count < text.length and ZERO <= text.code_at(count) <= ZERO + 9:
        count += 1
    return count


# --- round -----------------------------------------------------------------------------------


def round_to_places(value: float, places: int) -> float:
    """round(value, places): correctly rounded in decimal, halves to even. OverflowError past the largest float."""
    if not is_finite(value) or places > MAX_PLACES:
        return value
    if places < MIN_PLACES:
        return 0.0 * value
    result = nearest(to_places(value, places))
    if not is_finite(result):
        raise OverflowError("rounded value too large to represent")
    return copy_sign(result, value)
