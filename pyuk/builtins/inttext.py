"""Ints as text: str(int), int(str, base), bin/oct/hex, and format(int, spec).

Source: The Python Language Reference §2.4.5 (integer literals); CPython 3.11 Objects/longobject.c.
Next: floattext.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins import formatspec
from pyuk.builtins.builder import literal_of, text_of
from pyuk.builtins.characters import decimal_value, is_space
from pyuk.builtins.codes import (
    LOWER_A,
    LOWER_B,
    LOWER_C,
    LOWER_D,
    LOWER_N,
    LOWER_O,
    LOWER_X,
    MINUS,
    PLUS,
    UNDERSCORE,
    UPPER_A,
    UPPER_X,
    ZERO,
)
from pyuk.builtins.floattext import format_float_with
from pyuk.builtins.formatspec import INT_TYPE, RIGHT, FormatSpec
from pyuk.builtins.number import magnitude
from pyuk.builtins.numberlayout import Number, lay_out
from pyuk.builtins.str import MAX_CODE, concat3, new_str, single
from pyuk.builtins.str import str as Text
from pyuk.lang import noinline, u64

MAX_INT = (1 << 63) - 1
MAX_CODE_BITS = 0x1F_FFFF
MAX_MAGNITUDE = 1 << 63
NO_DIGIT = 99
MAX_SHOWN = 200  # characters of what is no int that the message has
TYPES = "bcdnoxX"  # presentation types of ints
FLOAT_TYPES = "eEfFgG%"  # presentation types that make a float of an int


# --- to text ---------------------------------------------------------------------------------


def int_text(value: int) -> Text:
    """str(value) and repr(value)."""
    if 0 <= value <= 9:
        return single(ZERO + value)
    size: u64 = magnitude(value)
    sign = 1 if value < 0 else 0
    result = new_str(sign + count_digits(size), 1)
    write_decimal(result, size)
    if sign == 1:
        result.put(0, MINUS)
    return result


def unsigned_text(value: u64) -> Text:
    """str(value) of an int that may be too large for 64 bits with a sign."""
    result = new_str(count_digits(value), 1)
    write_decimal(result, value)
    return result


def count_digits(value: u64) -> int:
    """How many decimal digits value has; 1 for 0."""
    count = 1
    while value >= 10000:
        value //= 10000
        count += 4
    if value >= 100:
        return count + 3 if value >= 1000 else count + 2
    return count + 1 if value >= 10 else count


def write_decimal(text: Text, value: u64) -> None:
    """Write the decimal digits of value to the end of text, which has room for them: two at a time."""
    index = text.length
    while value >= 100:
        pair = value % 100
        value //= 100
        index -= 2
        text.put(index, ZERO + pair // 10)
        text.put(index + 1, ZERO + pair % 10)
    if value >= 10:
        text.put(index - 2, ZERO + value // 10)
        value %= 10
    text.put(index - 1, ZERO + value)


def digits_in_base(value: u64, shift: int, letter_a: int) -> Text:
    """The digits of value in base 2**shift, those above 9 beginning with letter_a."""
    count = 1
    left: u64 = value >> shift
    while left != 0:
        left >>= shift
        count += 1
    result = new_str(count, 1)
    mask = (1 << shift) - 1
    for i in range(count):
        digit = (value >> shift * i) & mask
        result.put(count - 1 - i, ZERO + digit if digit < 10 else letter_a - 10 + digit)
    return result


def with_prefix(negative: bool, size: u64, shift: int, prefix: str) -> Text:
    """The sign, the prefix and the digits of a number."""
    digits = digits_in_base(size, shift, LOWER_A)
    return concat3(text_of("-" if negative else ""), text_of(prefix), digits)


def bin_text(value: int) -> Text:
    """bin(value)."""
    return with_prefix(value < 0, magnitude(value), 1, "0b")


def oct_text(value: int) -> Text:
    """oct(value)."""
    return with_prefix(value < 0, magnitude(value), 3, "0o")


def hex_text(value: int) -> Text:
    """hex(value)."""
    return with_prefix(value < 0, magnitude(value), 4, "0x")


# Of ints that may be too large for 64 bits with a sign: unsigned_text() above, and these.


def unsigned_bin_text(value: u64) -> Text:
    """bin(value)."""
    return with_prefix(False, value, 1, "0b")


def unsigned_oct_text(value: u64) -> Text:
    """oct(value)."""
    return with_prefix(False, value, 3, "0o")


def unsigned_hex_text(value: u64) -> Text:
    """hex(value)."""
    return with_prefix(False, value, 4, "0x")


# --- from text -------------------------------------------------------------------------------


def parse_int(text: Text, base: int = 10) -> int:
    """int(text, base). ValueError as CPython's; OverflowError past 64 bits."""
    if base != 0 and not 2 <= base <= 36:
        raise ValueError("int() base must be >= 2 and <= 36, or 0")
    start = 0
    stop = text.length
    while start < stop and is_space(text.code_at(start)):
        start += 1
    while start < stop and is_space(text.code_at(stop - 1)):
        stop -= 1
    negative = False
    if start < stop and (text.code_at(start) == MINUS or text.code_at(start) == PLUS):
        negative = text.code_at(start) == MINUS
        start += 1
    found_base = prefix_base(text, start, stop)
    if found_base != 0 and (base == 0 or base == found_base):
        start += 2
        if start < stop and text.code_at(start) == UNDERSCORE:
            start += 1
        return parse_digits(text, start, stop, found_base, negative, base)
    if base != 0:
        return parse_digits(text, start, stop, base, negative, base)
    value = parse_digits(text, start, stop, 10, negative, base)
    if value != 0 and digit_value(text.code_at(start)) == 0:
        raise_invalid(text, base)
    return value


def prefix_base(text: Text, start: int, stop: int) -> int:
    """The base that 0b, 0o or 0x at start stands for; 0 where there is no prefix with something after it."""
    if stop - start < 3 or digit_value(text.code_at(start)) != 0:
        return 0
    letter = text.code_at(start + 1) | 0x20
    if letter == LOWER_X:
        return 16
    if letter == LOWER_O:
        return 8
    return 2 if letter == LOWER_B else 0


def parse_digits(text: Text, start: int, stop: int, base: int, negative: bool, named_base: int) -> int:
    """The value of digits [start, stop), single underscores between them allowed. ValueError, OverflowError."""
    radix: u64 = base
    value: u64 = 0
    too_large = False
    after_digit = False
    for i in range(start, stop):
        code = text.code_at(i)
        if code == UNDERSCORE and after_digit:
            after_digit = False
            continue
        digit = digit_value(code)
        if digit >= base:
            raise_invalid(text, named_base)
        after_digit = True
        if value > (MAX_MAGNITUDE - digit) // radix:
            too_large = True
        else:
            value = value * radix + digit
    if not after_digit:
        raise_invalid(text, named_base)
    if too_large or (value > MAX_INT and not negative):
        raise OverflowError("the integer does not fit in 64 bits")
    return -value if negative else value


def digit_value(code: int) -> int:
    """What a letter or a digit of any script stands for, in bases up to 36; NO_DIGIT for others."""
    value = decimal_value(code)
    if value >= 0:
        return value
    letter = code | 0x20
    return letter - LOWER_A + 10 if LOWER_A <= letter <= LOWER_A + 25 and code < 0x80 else NO_DIGIT


@noinline
def raise_invalid(text: Text, base: int) -> NoReturn:
    """Raise what a text does that is no int."""
    raise_no_int(literal_of(text.__repr__()), base)


def raise_no_int(shown: str, base: int) -> NoReturn:
    """Raise that what has this repr is no int; of a long one the start is told."""
    raise ValueError(f"invalid literal for int() with base {base}: {shown[:MAX_SHOWN]}")


# --- format ----------------------------------------------------------------------------------


def format_int(value: int, spec_text: Text) -> Text:
    """format(value, spec_text). ValueError, OverflowError."""
    if spec_text.length == 0:
        return int_text(value)
    spec = formatspec.parse(spec_text, RIGHT, INT_TYPE, "int")
    if formatspec.is_one_of(spec.type, FLOAT_TYPES):
        return format_float_with(float(value), spec, "int")
    return format_with(value < 0, magnitude(value), spec)


def format_bool(value: bool, spec_text: Text) -> Text:
    """format_int() of a bool, for a specifier that is not empty."""
    spec = formatspec.parse(spec_text, RIGHT, INT_TYPE, "bool")
    if formatspec.is_one_of(spec.type, FLOAT_TYPES):
        return format_float_with(float(value), spec, "bool")
    if not formatspec.is_one_of(spec.type, TYPES):
        formatspec.raise_unknown_type(spec.type, "bool")
    return format_with(False, 1 if value else 0, spec)


def format_unsigned(value: u64, spec_text: Text) -> Text:
    """format_int() of an int that may be too large for 64 bits with a sign."""
    if spec_text.length == 0:
        return unsigned_text(value)
    spec = formatspec.parse(spec_text, RIGHT, INT_TYPE, "int")
    if formatspec.is_one_of(spec.type, FLOAT_TYPES):
        return format_float_with(float(value), spec, "int")
    return format_with(False, value, spec)


def format_as_int(value: int, spec_text: Text) -> Text:
    """format() for a specifier that ends in none of FLOAT_TYPES: a program that knows that has no need of floats."""
    if spec_text.length == 0:
        return int_text(value)
    return format_with(value < 0, magnitude(value), formatspec.parse(spec_text, RIGHT, INT_TYPE, "int"))


def format_with(negative: bool, size: u64, spec: FormatSpec) -> Text:
    """format() of a number with this sign and absolute value, with a specifier that was taken apart."""
    type_ = spec.type
    check(spec)
    if type_ == LOWER_C:
        return lay_out(Number(False, character(negative, size), 0), spec)
    if type_ == LOWER_D or type_ == LOWER_N:
        digits = unsigned_text(size)
        return lay_out(Number(negative, digits, digits.length), spec)
    shift = 1 if type_ == LOWER_B else 3 if type_ == LOWER_O else 4
    digits = digits_in_base(size, shift, UPPER_A if type_ == UPPER_X else LOWER_A)
    return lay_out(Number(negative, digits, digits.length, prefix_of(spec)), spec)


def check(spec: FormatSpec) -> None:
    """ValueError for what an int's specifier may not say."""
    if not formatspec.is_one_of(spec.type, TYPES):
        formatspec.raise_unknown_type(spec.type, "int")
    if spec.precision >= 0:
        raise ValueError("Precision not allowed in integer format specifier")
    if spec.no_negative_zero:
        raise ValueError("Negative zero coercion (z) not allowed in integer format specifier")
    if spec.type == LOWER_C and spec.sign != 0:
        raise ValueError("Sign not allowed with integer format specifier 'c'")
    if spec.type == LOWER_C and spec.alternate:
        raise ValueError("Alternate form (#) not allowed with integer format specifier 'c'")


def character(negative: bool, size: u64) -> Text:
    """The character of the type c. OverflowError."""
    if size <= MAX_CODE and (not negative or size == 0):
        return single(size & MAX_CODE_BITS)
    raise OverflowError("%c arg not in range(0x110000)")


def prefix_of(spec: FormatSpec) -> str:
    """What # puts before the digits."""
    if not spec.alternate:
        return ""
    if spec.type == LOWER_B:
        return "0b"
    if spec.type == LOWER_O:
        return "0o"
    return "0X" if spec.type == UPPER_X else "0x"
