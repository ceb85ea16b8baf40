"""How a number's sign, prefix, digits and rest are laid out in a field: padding and grouping.

A number is sign, prefix (`0x`), whole digits, rest (`.5e+07`, `%`, or all of `inf`). Ints and floats use it
alike. Source: CPython 3.11 Python/formatter_unicode.c calc_number_widths(), Objects/stringlib/localeutil.h.
Next: inttext.py.
"""

from __future__ import annotations

from pyuk.builtins.builder import StringBuilder
from pyuk.builtins.codes import MINUS, PLUS, SPACE, UNDERSCORE, ZERO
from pyuk.builtins.formatspec import AFTER_SIGN, FormatSpec, is_one_of
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
    builder = StringBuilder()
    builder.append_fill(spec.fill, left)
    if sign != 0:
        builder.append_char(sign)
    builder.append_literal(number.prefix)
    builder.append_fill(spec.fill, inner)
    append_grouped(builder, number, width, group, spec.grouping)
    builder.append_part(number.digits, number.whole, number.digits.length)
    builder.append_fill(spec.fill, padding - left - inner)
    return builder.finish()


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


def append_grouped(builder: StringBuilder, number: Number, width: int, group: int, separator: int) -> None:
    """Add the whole digits with zeros before them and separators between them: `width` characters."""
    for position in range(width, 0, -1):  # from the right end, 1 is the last character
        if group != 0 and position % (group + 1) == 0:
            builder.append_char(separator)
            continue
        place = position - position // (group + 1) if group != 0 else position
        builder.append_char(number.digits.code_at(number.whole - place) if place <= number.whole else ZERO)
