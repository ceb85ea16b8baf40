"""bytes as text: repr(), hex() and fromhex(). Part of bytestring.py. Next: bytesmethods.py."""

from __future__ import annotations

from typing import NoReturn, TypeVar

from pyuk.builtins.builder import text_of
from pyuk.builtins.bytessearch import find_byte
from pyuk.builtins.bytessplit import is_space
from pyuk.builtins.bytestring import BytesLike, copy_part
from pyuk.builtins.codes import (
    BACKSLASH,
    CARRIAGE_RETURN,
    DOUBLE_QUOTE,
    LINE_FEED,
    LOWER_A,
    LOWER_N,
    LOWER_R,
    LOWER_T,
    LOWER_X,
    QUOTE,
    TAB,
    ZERO,
)
from pyuk.builtins.str import new_str
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, inline, noinline, u8
from pyuk.lang.raw import addressof, copy_memory

NO_SEPARATOR = -1
NONE_GIVEN = "none given"  # stands for no separator: it is too long for one
NO_DIGIT = 99
Separator = TypeVar("Separator", str, BytesLike)


def latin1_text(data: BytesLike) -> Text:
    """Each byte as a code point."""
    result = new_str(data.length, 1)
    copy_memory(addressof(result.tail), data.address(), data.length)
    return result


# --- repr ------------------------------------------------------------------------------------


def quoted(data: BytesLike, before: str, after: str) -> Text:
    """The literal of the bytes, between two other texts; in double quotes where it holds single ones only."""
    prefix, suffix = text_of(before), text_of(after)
    has_single = find_byte(data, QUOTE, 0, data.length) >= 0
    has_double = find_byte(data, DOUBLE_QUOTE, 0, data.length) >= 0
    quote = DOUBLE_QUOTE if has_single and not has_double else QUOTE
    escaped = quote if prefix.length == 1 else QUOTE  # a bytearray's text escapes it in double quotes too
    length = prefix.length + suffix.length + 2
    for i in range(data.length):
        length += shown_width(data.at(i), escaped)
    result = new_str(length, 1)
    result.copy_from(0, prefix, 0, prefix.length)
    position = prefix.length
    result.put(position, quote)
    position += 1
    for i in range(data.length):
        position = write_shown(result, position, data.at(i), escaped)
    result.put(position, quote)
    result.copy_from(position + 1, suffix, 0, suffix.length)
    return result


def shown_width(byte: int, escaped: int) -> int:
    """How many characters repr() shows a byte as."""
    if byte == escaped or byte == BACKSLASH or byte == TAB or byte == LINE_FEED or byte == CARRIAGE_RETURN:
        return 2
    return 1 if 0x20 <= byte < 0x7F else 4


def write_shown(result: Text, position: int, byte: int, escaped: int) -> int:
    """Write a byte as repr() shows it; where it ends."""
    width = shown_width(byte, escaped)
    if width == 1:
        result.put(position, byte)
        return position + 1
    result.put(position, BACKSLASH)
    if width == 2:
        result.put(position + 1, escape_letter(byte))
        return position + 2
    result.put(position + 1, LOWER_X)
    put_hex(result, position + 2, byte)
    return position + 4


def escape_letter(byte: int) -> int:
    """What follows the backslash of a short escape."""
    if byte == TAB:
        return LOWER_T
    if byte == LINE_FEED:
        return LOWER_N
    return LOWER_R if byte == CARRIAGE_RETURN else byte


# --- hexadecimal -----------------------------------------------------------------------------


@inline
def hex_digit(value: int) -> int:
    """The character of a digit below 16."""
    return ZERO + value if value < 10 else LOWER_A - 10 + value


@inline
def put_hex(result: Text, position: int, byte: int) -> None:
    """Write the two digits of a byte."""
    result.put(position, hex_digit(byte >> 4))
    result.put(position + 1, hex_digit(byte & 15))


def separator_of(sep: Separator) -> int:
    """The character between groups, or NO_SEPARATOR. ValueError unless it is one of ASCII."""
    if isinstance(sep, BytesLike):
        if sep.length != 1:
            raise_long_separator()
        return ascii_separator(sep.at(0))
    text = text_of(sep)
    if text == text_of(NONE_GIVEN):
        return NO_SEPARATOR
    if text.length != 1:
        raise_long_separator()
    return ascii_separator(text.code_at(0))


def ascii_separator(code: int) -> int:
    """The code, if it is one of ASCII. ValueError."""
    if code >= 0x80:
        raise ValueError("sep must be ASCII.")
    return code


@noinline
def raise_long_separator() -> NoReturn:
    raise ValueError("sep must be length 1.")


def hex_text(data: BytesLike, separator: int, group: int) -> Text:
    """data.hex(sep, group): groups are counted from the right, from the left where the number is negative."""
    size = abs(group)
    gaps = (data.length - 1) // size if separator != NO_SEPARATOR and size > 0 and data.length > 0 else 0
    result = new_str(data.length * 2 + gaps, 1)
    position = 0
    for i in range(data.length):
        if gaps > 0 and i > 0 and (i if group < 0 else data.length - i) % size == 0:
            result.put(position, separator)
            position += 1
        put_hex(result, position, data.at(i))
        position += 2
    return result


def from_hex(value: str) -> Buffer[u8]:
    """bytes.fromhex(value): white space may stand between the bytes. ValueError, first for what is no ASCII."""
    text = text_of(value)
    if not text.isascii():
        at = 0
        while text.code_at(at) < 0x80:
            at += 1
        raise_no_hex(at)
    result = Buffer[u8](text.length // 2)
    count = 0
    i = 0
    while i < text.length:
        if is_space(text.code_at(i)):
            i += 1
            continue
        high = digit_value(text.code_at(i))
        low = digit_value(text.code_at(i + 1)) if i + 1 < text.length else NO_DIGIT
        if high == NO_DIGIT or low == NO_DIGIT:
            raise_no_hex(i if high == NO_DIGIT else i + 1)
        result[count] = (high << 4 | low) & 0xFF
        count += 1
        i += 2
    return result if count == len(result) else copy_part(BytesLike(result), 0, count)


def digit_value(code: int) -> int:
    """The value of a hexadecimal digit, or NO_DIGIT."""
    if ZERO <= code <= ZERO + 9:
        return code - ZERO
    letter = code | 0x20
    return letter - LOWER_A + 10 if LOWER_A <= letter <= LOWER_A + 5 and code < 0x80 else NO_DIGIT


@noinline
def raise_no_hex(position: int) -> NoReturn:
    raise ValueError(f"non-hexadecimal number found in fromhex() arg at position {position}")
