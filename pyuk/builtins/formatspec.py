"""The format specification mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type].

Source: The Python Library Reference, "Format Specification Mini-Language"; CPython 3.11
Python/formatter_unicode.c, whose messages these are. Next: numberlayout.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.builder import literal_of, text_of
from pyuk.builtins.characters import decimal_value
from pyuk.builtins.codes import COMMA, HASH, LOWER_Z, MINUS, PLUS, POINT, SPACE, UNDERSCORE, ZERO
from pyuk.builtins.str import str as Text
from pyuk.lang import noinline

LEFT = ord("<")
RIGHT = ord(">")
CENTER = ord("^")
AFTER_SIGN = ord("=")
STRING_TYPE = ord("s")
INT_TYPE = ord("d")
NO_TYPE = 0  # of a float: none given
MAX_NUMBER = (1 << 63) - 1


class FormatSpec:
    """A specifier taken apart. Characters are code points, 0 where there is none; width and precision -1."""

    fill: int
    align: int
    sign: int
    no_negative_zero: bool
    alternate: bool
    width: int
    grouping: int
    precision: int
    type: int

    def __init__(self, align: int, type_: int) -> None:
        self.fill = SPACE
        self.align = align
        self.sign = 0
        self.no_negative_zero = False
        self.alternate = False
        self.width = -1
        self.grouping = 0
        self.precision = -1
        self.type = type_

    def left_padding(self, total: int) -> int:
        """How much of the padding goes to the left."""
        if self.align == RIGHT:
            return total
        return total // 2 if self.align == CENTER else 0


class Cursor:
    """A place in a specifier."""

    text: Text
    position: int

    def __init__(self, text: Text) -> None:
        self.text = text
        self.position = 0

    def peek(self, ahead: int = 0) -> int:
        """The code point here or further on; -1 past the end."""
        index = self.position + ahead
        return self.text.code_at(index) if index < self.text.length else -1

    def accept(self, code: int) -> bool:
        """Step over this code point, if it is here."""
        if self.peek() != code:
            return False
        self.position += 1
        return True

    def number(self) -> int:
        """Step over a decimal number; -1 where there is none. ValueError past 63 bits."""
        if decimal_value(self.peek()) < 0:
            return -1
        value = 0
        while decimal_value(self.peek()) >= 0:
            digit = decimal_value(self.peek())
            if value > (MAX_NUMBER - digit) // 10:
                raise ValueError("Too many decimal digits in format string")
            value = value * 10 + digit
            self.position += 1
        return value


def parse(text: Text, default_align: int, default_type: int, type_name: str) -> FormatSpec:
    """The specifier `text` for a value of the type of that name. ValueError."""
    spec = FormatSpec(default_align, default_type)
    cursor = Cursor(text)
    has_fill, has_align = parse_alignment(cursor, spec)
    parse_flags(cursor, spec)
    if not has_fill and cursor.accept(ZERO):
        spec.fill = ZERO
        if not has_align and default_align == RIGHT:
            spec.align = AFTER_SIGN
    spec.width = cursor.number()
    parse_grouping(cursor, spec)
    if cursor.accept(POINT):
        spec.precision = cursor.number()
        if spec.precision < 0:
            raise ValueError("Format specifier missing precision")
    left = text.length - cursor.position
    if left > 1:
        shown = literal_of(text)
        raise ValueError(f"Invalid format specifier '{shown}' for object of type '{type_name}'")
    if left == 1:
        spec.type = cursor.peek()
    if spec.grouping != 0:
        check_grouping(spec)
    return spec


def is_alignment(code: int) -> bool:
    """Whether a code point is one of < > ^ =."""
    return code == LEFT or code == RIGHT or code == CENTER or code == AFTER_SIGN


def parse_alignment(cursor: Cursor, spec: FormatSpec) -> tuple[bool, bool]:
    """[[fill]align]: whether a fill and whether an alignment was given."""
    if cursor.peek() >= 0 and is_alignment(cursor.peek(1)):
        spec.fill = cursor.peek()
        spec.align = cursor.peek(1)
        cursor.position += 2
        return True, True
    if is_alignment(cursor.peek()):
        spec.align = cursor.peek()
        cursor.position += 1
        return False, True
    return False, False


def parse_flags(cursor: Cursor, spec: FormatSpec) -> None:
    """[sign][z][#]."""
    code = cursor.peek()
    if code == SPACE or code == PLUS or code == MINUS:
        spec.sign = code
        cursor.position += 1
    spec.no_negative_zero = cursor.accept(LOWER_Z)
    spec.alternate = cursor.accept(HASH)


def parse_grouping(cursor: Cursor, spec: FormatSpec) -> None:
    """[grouping]: a comma or an underscore, not both. ValueError."""
    if cursor.accept(COMMA):
        spec.grouping = COMMA
    if cursor.accept(UNDERSCORE):
        if spec.grouping != 0:
            raise ValueError("Cannot specify both ',' and '_'.")
        spec.grouping = UNDERSCORE
    if spec.grouping == UNDERSCORE and cursor.peek() == COMMA:
        raise ValueError("Cannot specify both ',' and '_'.")


def check_grouping(spec: FormatSpec) -> None:
    """ValueError for a grouping of what is no number in digits."""
    type_ = spec.type
    if type_ == NO_TYPE or is_one_of(type_, "defgEFG%"):
        return
    if spec.grouping == UNDERSCORE and is_one_of(type_, "boxX"):
        return
    raise ValueError(f"Cannot specify '{chr(spec.grouping)}' with '{shown_type(type_)}'.")


def is_one_of(code: int, letters: str) -> bool:
    """Whether the code point is that of one of the letters."""
    among = text_of(letters)
    for i in range(among.length):
        if among.code_at(i) == code:
            return True
    return False


def shown_type(code: int) -> str:
    """A presentation type as messages show it: in hexadecimal, without zeros before it, where it is no ASCII."""
    if SPACE < code < 0x80:
        return chr(code)
    digits = ""
    while code > 0:
        digits = "0123456789abcdef"[code & 15] + digits
        code >>= 4
    return "\\x" + digits


@noinline
def raise_unknown_type(code: int, type_name: str) -> NoReturn:
    """Raise what an unknown presentation type does."""
    raise ValueError(f"Unknown format code '{shown_type(code)}' for object of type '{type_name}'")
