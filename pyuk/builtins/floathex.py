"""Floats in hexadecimal and as fractions: hex(), fromhex(), as_integer_ratio().

Source: The Python Library Reference, float.hex; CPython 3.11 Objects/floatobject.c.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.bytestext import NO_DIGIT, digit_value, hex_digit
from pyuk.builtins.characters import is_space
from pyuk.builtins.codes import LOWER_X, MINUS, PLUS, POINT, ZERO
from pyuk.builtins.floatbits import compose, exponent_of, is_finite, is_negative, mantissa_of
from pyuk.builtins.floattext import float_text
from pyuk.builtins.inttext import int_text
from pyuk.builtins.str import str as Text
from pyuk.lang import noinline, u64

FRACTION_DIGITS = 13
FRACTION_BITS = 52
LOWER_P = ord("p")
LOWER_I = ord("i")
LOWER_N = ord("n")
MAX_DIGITS = 15  # hexadecimal digits that a u64 holds with a bit to spare for what follows them
MAX_EXPONENT = 1 << 40
GREATEST_INT_BITS = 63


# --- to text ---------------------------------------------------------------------------------


def hex_of(value: float) -> Text:
    """value.hex()."""
    if not is_finite(value):
        return float_text(value)
    builder = StringBuilder()
    if is_negative(value):
        builder.append_char(MINUS)
    mantissa: u64 = mantissa_of(value)
    builder.append_literal("0x")
    builder.append_char(ZERO + (mantissa >> FRACTION_BITS))
    builder.append_char(POINT)
    if mantissa == 0:
        builder.append_literal("0p+0")
        return builder.finish()
    for i in range(FRACTION_DIGITS):
        builder.append_char(hex_digit(mantissa >> 4 * (FRACTION_DIGITS - 1 - i) & 15))
    exponent = exponent_of(value) + FRACTION_BITS
    builder.append_char(LOWER_P)
    builder.append_char(PLUS if exponent >= 0 else MINUS)
    builder.append(int_text(abs(exponent)))
    return builder.finish()


# --- from text -------------------------------------------------------------------------------


class HexReader:
    """A text read from the left.

    mantissa * 16**scale is what the digits so far are, but for some left out, where is_inexact says so.
    """

    text: Text
    position: int
    stop: int
    mantissa: u64
    scale: int
    digits: int
    is_inexact: bool

    def __init__(self, text: Text) -> None:
        self.text = text
        self.position = 0
        self.stop = text.length
        while self.position < self.stop and is_space(text.code_at(self.position)):
            self.position += 1
        while self.stop > self.position and is_space(text.code_at(self.stop - 1)):
            self.stop -= 1
        self.mantissa = 0
        self.scale = 0
        self.digits = 0
        self.is_inexact = False

    def peek(self) -> int:
        """The code point here in small letters, or -1."""
        if self.position >= self.stop:
            return -1
        code = self.text.code_at(self.position)
        return code | 0x20 if 0x41 <= code <= 0x5A else code

    def accept(self, code: int) -> bool:
        """Step over a code point, if it is here."""
        if self.peek() != code:
            return False
        self.position += 1
        return True

    def accept_word(self, word: str) -> bool:
        """Step over a word in letters of either case, if it is here."""
        start = self.position
        for letter in word:
            if not self.accept(ord(letter)):
                self.position = start
                return False
        return True

    def sign(self) -> bool:
        """Step over a sign; whether it is a minus."""
        if self.accept(MINUS):
            return True
        self.accept(PLUS)
        return False

    def read_digits(self, step: int) -> None:
        """Take digits in; those after the point have a step of -1."""
        while self.position < self.stop and digit_value(self.peek()) != NO_DIGIT:
            digit = digit_value(self.peek())
            self.position += 1
            self.digits += 1
            if self.mantissa >> 4 * (MAX_DIGITS - 1) == 0:
                self.mantissa = self.mantissa << 4 | digit & 15
                self.scale += step
            else:
                self.is_inexact = self.is_inexact or digit != 0
                self.scale += step + 1

    def read_exponent(self) -> int:
        """The number after p; 0 where there is none. ValueError."""
        if not self.accept(LOWER_P):
            return 0
        negative = self.sign()
        if not ZERO <= self.peek() <= ZERO + 9:
            raise_no_hex()
        value = 0
        while ZERO <= self.peek() <= ZERO + 9:
            value = min(value * 10 + self.peek() - ZERO, MAX_EXPONENT)
            self.position += 1
        return -value if negative else value


def from_hex(string: str, /) -> float:
    """float.fromhex(string). ValueError, OverflowError."""
    reader = HexReader(text_of(string))
    negative = reader.sign()
    value = word_value(reader)
    if value == 0.0:
        value = number_value(reader)
    if reader.position < reader.stop:
        raise_no_hex()
    return -value if negative else value


def word_value(reader: HexReader) -> float:
    """The value of inf, infinity or nan; 0.0 where none of them is here."""
    if reader.accept_word("infinity") or reader.accept_word("inf"):
        return float("inf")
    return float("nan") if reader.accept_word("nan") else 0.0


def number_value(reader: HexReader) -> float:
    """The value of digits, a point and an exponent. ValueError, OverflowError."""
    start = reader.position
    if not (reader.accept(ZERO) and reader.accept(LOWER_X)):
        reader.position = start
    reader.read_digits(0)
    if reader.accept(POINT):
        reader.read_digits(-1)
    if reader.digits == 0:
        raise_no_hex()
    exponent = reader.read_exponent() + 4 * reader.scale
    mantissa: u64 = reader.mantissa
    if reader.is_inexact:
        mantissa |= 1
    if mantissa == 0:
        return 0.0
    value = compose(mantissa, min(max(exponent, -MAX_EXPONENT), MAX_EXPONENT))
    if not is_finite(value):
        raise OverflowError("hexadecimal value too large to represent as a float")
    return value


@noinline
def raise_no_hex() -> NoReturn:
    raise ValueError("invalid hexadecimal floating-point string")


# --- fractions -------------------------------------------------------------------------------


def ratio_of(value: float) -> tuple[int, int]:
    """value.as_integer_ratio(). OverflowError where the numbers have more than 64 bits."""
    if value != value:
        raise ValueError("cannot convert NaN to integer ratio")
    if not is_finite(value):
        raise OverflowError("cannot convert Infinity to integer ratio")
    mantissa: u64 = mantissa_of(value)
    exponent = exponent_of(value)
    if mantissa == 0:
        return 0, 1
    while mantissa & 1 == 0:
        mantissa >>= 1
        exponent += 1
    above = int(mantissa)
    below = 1
    if exponent >= GREATEST_INT_BITS or exponent <= -GREATEST_INT_BITS:
        raise OverflowError("the integer does not fit in 64 bits")
    if exponent > 0:
        above = above * (1 << exponent)
    else:
        below = 1 << -exponent
    return -above if is_negative(value) else above, below


def conjugate(value: float) -> float:
    """value.conjugate()."""
    return value


def imaginary_part(value: float) -> float:
    """value.imag."""
    return 0.0
