"""How a number's sign, prefix, digits and rest are laid out in a field: padding and grouping.

A number is sign, prefix (`0x`), whole digits, rest (`.5e+07`, `%`, or all of `inf`). Ints and floats use it
alike. Source: CPython 3.11 Python/formatter_unicode.c calc_number_widths(), Objects/stringlib/localeutil.h.
Next: inttext.py.
"""

from __future__ import annotations

from pyuk.builtins.builder import text_of
from pyuk.builtins.characters import kind_for
from pyuk.builtins.codes import MINUS, PLUS, SPACE, UNDERSCORE, ZERO
from pyuk.builtins.formatspec import AFTER_SIGN, FormatSpec, is_one_of
from pyuk.builtins.str import new_str
from pyuk.builtins.str import str as Text


class Number:
    """The parts of a number. digits holds whole digits and rest: the first `whole` of it are whole digits."""

    negative: bool
    prefix: str
    digits: Text
    whole: int

    def __init__(self, negative: bool, digits: Text, whole: int, prefix: str = "") -> None:
        self.negative = negative
        self.prefix = prefix
        self.digits = digits
        self.whole = whole


def sign_of(number: Number, spec: FormatSpec) -> int:
    """The sign to show, as a code point; 0 where none is."""
    if number.negative:
        return MINUS
    return spec.sign if spec.sign == PLUS or spec.sign == SPACE else 0


def lay_out(number: Number, spec: FormatSpec) -> Text:
    """The number in its field."""
    sign = sign_of(number, spec)
    fixed = (1 if sign != 0 else 0) + len(number.prefix) + number.digits.length - number.whole
    least = spec.width - fixed if spec.fill == ZERO and spec.align == AFTER_SIGN else 0
    group = group_size(spec)
    width = grouped_width(number.whole, least, group)
    padding = max(spec.width - fixed - width, 0)
    left = spec.left_padding(padding)
    inner = padding if spec.align == AFTER_SIGN else 0
    kind = max(number.digits.kind, kind_for(spec.fill) if padding > 0 else 1)
    result = new_str(fixed + width + padding, kind)
    at = put_fill(result, 0, spec.fill, left)
    if sign != 0:
        at = put_fill(result, at, sign, 1)
    at = put_part(result, at, text_of(number.prefix), 0, len(number.prefix))
    at = put_fill(result, at, spec.fill, inner)
    at = put_grouped(result, at, number, width, group, spec.grouping)
    at = put_part(result, at, number.digits, number.whole, number.digits.length)
    put_fill(result, at, spec.fill, padding - left - inner)
    return result


def put_fill(result: Text, at: int, code: int, count: int) -> int:
    """Write a code point `count` times; the place behind."""
    for i in range(at, at + count):
        result.put(i, code)
    return at + count


def put_part(result: Text, at: int, part: Text, start: int, stop: int) -> int:
    """Write the code points [start, stop) of a str; the place behind."""
    result.copy_from(at, part, start, stop - start)
    return at + stop - start


def group_size(spec: FormatSpec) -> int:
    """How many digits stand between separators; 0: there are none."""
    if spec.grouping == 0:
        return 0
    return 4 if spec.grouping == UNDERSCORE and is_one_of(spec.type, "boxX") else 3


def grouped_width(digits: int, least: int, group: int) -> int:
    """The characters that so many digits take with separators, and with zeros put before them to fill `least`.

    A separator never comes first: the field may get one wider than asked for.
    """
    if digits == 0:
        return 0
    if group == 0:
        return max(digits, least)
    width = digits + (digits - 1) // group
    if width >= least:
        return width
    return least + 1 if least % (group + 1) == 0 else least


def put_grouped(result: Text, at: int, number: Number, width: int, group: int, separator: int) -> int:
    """Write the whole digits, with zeros before them and separators, `width` characters in all; the place behind."""
    if group == 0:
        at = put_fill(result, at, ZERO, width - number.whole)
        return put_part(result, at, number.digits, 0, number.whole)
    for position in range(width, 0, -1):  # from the right end, 1 is the last character
        place = position - position // (group + 1)
        code = number.digits.code_at(number.whole - place) if place <= number.whole else ZERO
        result.put(at, separator if position % (group + 1) == 0 else code)
        at += 1
    return at
