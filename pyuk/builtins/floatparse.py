"""float(str): the float that is nearest to a decimal number, halfway cases to the even one.

Up to 19 digits and an exponent of 27 or less in size take one exact multiplication or division of integers
(nearest_small). Others begin with a guess, which is compared, digit by digit and exactly, with the points
halfway to its neighbours until it lies between them (nearest_any).
Source: IEEE 754 §4.3.1; the grammar is that of the Library Reference, float(). Next: floattext.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.builder import literal_of
from pyuk.builtins.characters import decimal_value, is_space
from pyuk.builtins.codes import LOWER_E, MINUS, PLUS, POINT, UNDERSCORE
from pyuk.builtins.floatbits import INFINITY_BITS, compose, exponent_of, mantissa_of
from pyuk.builtins.floatdigits import FIVES, Decimal, expand
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, noinline, u8, u64
from pyuk.lang.intrinsics import count_leading_zeros, float_bits, float_from_bits

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
WORD_DIGITS = 19  # as many as any 64-bit number has room for
MAX_POINT = 310  # 10**309 is beyond the largest float
MIN_POINT = -330
MAX_EXPONENT = 1 << 40  # what larger ones count as


def parse_float(text: Text) -> float:
    """float(text). ValueError as CPython's."""
    start = 0
    stop = text.length
    while start < stop and is_space(text.code_at(start)):
        start += 1
    while start < stop and is_space(text.code_at(stop - 1)):
        stop -= 1
    negative = start < stop and text.code_at(start) == MINUS
    if negative or (start < stop and text.code_at(start) == PLUS):
        start += 1
    value = parse_special(text, start, stop)
    if value == 0.0:
        value = nearest(parse_decimal(text, start, stop))
    return -value if negative else value


def parse_special(text: Text, start: int, stop: int) -> float:
    """inf or nan in any case, by its name at [start, stop); 0.0 for anything else."""
    if is_word(text, start, stop, "nan"):
        return float_from_bits(INFINITY_BITS | 1 << 51)
    if is_word(text, start, stop, "inf") or is_word(text, start, stop, "infinity"):
        return float_from_bits(INFINITY_BITS)
    return 0.0


def is_word(text: Text, start: int, stop: int, word: str) -> bool:
    """Whether [start, stop) is the word, in any case."""
    if stop - start != len(word):
        return False
    for i in range(len(word)):
        code = text.code_at(start + i)
        if code >= 0x80 or code | 0x20 != ord(word[i]):
            return False
    return True


# --- the grammar -----------------------------------------------------------------------------


class Scanner:
    """Reads the digits of a number: underscores may stand between digits, nowhere else."""

    text: Text
    position: int
    stop: int

    def __init__(self, text: Text, start: int, stop: int) -> None:
        self.text = text
        self.position = start
        self.stop = stop

    def peek(self) -> int:
        """The code point here; -1 at the end."""
        return self.text.code_at(self.position) if self.position < self.stop else -1

    def accept(self, code: int) -> bool:
        """Step over this code point, if it is here."""
        if self.peek() != code:
            return False
        self.position += 1
        return True

    def digit(self, after_digit: bool) -> int:
        """Step over a digit (and an underscore before it, after a digit) and give it; -1 where there is none."""
        here = self.position
        if after_digit:
            self.accept(UNDERSCORE)
        value = decimal_value(self.peek())
        self.position = here if value < 0 else self.position + 1
        return value


def parse_decimal(text: Text, start: int, stop: int) -> Decimal:
    """The decimal number at [start, stop): digits, point, digits, exponent. ValueError."""
    scanner = Scanner(text, start, stop)
    result = Decimal(Buffer[u8](stop - start), 0, 0)
    whole = scan_digits(scanner, result, False)
    result.point = result.count
    places = 0
    if scanner.accept(POINT):
        places = scan_digits(scanner, result, True)
    if whole + places == 0:
        raise_invalid(text)
    result.point += scan_exponent(scanner, text)
    if scanner.position != stop:
        raise_invalid(text)
    result.strip()
    return result


def scan_digits(scanner: Scanner, result: Decimal, after_point: bool) -> int:
    """Read a run of digits into result, leaving out zeros at the front; how many there were."""
    seen = 0
    digit = scanner.digit(False)
    while digit >= 0:
        seen += 1
        if digit != 0 or result.count > 0:
            result.digits[result.count] = digit
            result.count += 1
        elif after_point:
            result.point -= 1
        digit = scanner.digit(True)
    return seen


def scan_exponent(scanner: Scanner, text: Text) -> int:
    """Read an exponent, if there is one. ValueError where it has no digits."""
    if scanner.peek() | 0x20 != LOWER_E or scanner.peek() < 0:
        return 0
    scanner.position += 1
    negative = scanner.accept(MINUS)
    if not negative:
        scanner.accept(PLUS)
    digit = scanner.digit(False)
    if digit < 0:
        raise_invalid(text)
    exponent = 0
    while digit >= 0:
        exponent = min(exponent * 10 + digit, MAX_EXPONENT)
        digit = scanner.digit(True)
    return -exponent if negative else exponent


@noinline
def raise_invalid(text: Text) -> NoReturn:
    """Raise what a text does that is no float."""
    raise ValueError(f"could not convert string to float: {literal_of(text.__repr__())}")


# --- the nearest float -----------------------------------------------------------------------


def nearest(decimal: Decimal) -> float:
    """The float nearest to the number; inf past the largest."""
    if decimal.count == 0 or decimal.point < MIN_POINT:
        return 0.0
    if decimal.point > MAX_POINT:
        return float_from_bits(INFINITY_BITS)
    places = decimal.count - decimal.point
    if decimal.count <= WORD_DIGITS and -FIVES <= places <= FIVES:
        return nearest_small(leading(decimal, WORD_DIGITS), places)
    return nearest_any(decimal, guess(decimal))


def leading(decimal: Decimal, limit: int) -> u64:
    """The first digits, `limit` at most, as an integer."""
    value: u64 = 0
    for i in range(min(decimal.count, limit)):
        value = value * 10 + decimal.digit(i)
    return value


def power_of_five(power: int) -> u64:
    """5**power for powers up to FIVES."""
    result: u64 = 1
    for _ in range(power):
        result = result * 5
    return result


def nearest_small(digits: u64, places: int) -> float:
    """digits / 10**places, rounded once: 5**places times or through, exactly, and a power of two."""
    fives = power_of_five(abs(places))
    if places <= 0:
        high: u64 = (digits * fives) >> 64
        low: u64 = (digits * fives) & MASK64
        if high == 0:
            return compose(low, -places)
        spare = count_leading_zeros(high)
        word: u64 = (high << spare) & MASK64 | low >> (64 - spare)
        if low & (MASK64 >> spare) != 0:
            word |= 1
        return compose(word, 64 - spare - places)
    quotient: u64 = digits // fives
    rest: u64 = digits % fives
    shift = 0
    while rest != 0 and quotient < 1 << 62:
        quotient = quotient * 2
        rest = rest * 2
        if rest >= fives:
            rest -= fives
            quotient += 1
        shift += 1
    if rest != 0:
        quotient |= 1
    return compose(quotient, -places - shift)


def guess(decimal: Decimal) -> float:
    """A float near the number, by ordinary arithmetic."""
    value = float(leading(decimal, WORD_DIGITS))
    left = decimal.point - min(decimal.count, WORD_DIGITS)
    while left > 0:
        step = min(left, 22)
        value = value * power_of_ten(step)
        left -= step
    while left < 0:
        step = min(-left, 22)
        value = value / power_of_ten(step)
        left += step
    return value


def power_of_ten(power: int) -> float:
    """10.0**power for powers up to 22, which are exact."""
    result = 1.0
    for _ in range(power):
        result = result * 10.0
    return result


def nearest_any(decimal: Decimal, value: float) -> float:
    """The float nearest to the number, looked for from `value` on. Floats follow each other as their bits do."""
    bits: u64 = min(float_bits(value), INFINITY_BITS - 1)
    while True:
        above = compare(decimal, halfway_above(bits))
        if above > 0 or (above == 0 and bits & 1 == 1):
            bits += 1
            if bits == INFINITY_BITS:
                return float_from_bits(bits)
            continue
        if bits == 0:
            return 0.0
        below = compare(decimal, halfway_above(bits - 1))
        if below < 0 or (below == 0 and bits & 1 == 1):
            bits -= 1
            continue
        return float_from_bits(bits)


def halfway_above(bits: u64) -> Decimal:
    """The number halfway between the float of these bits and the next one."""
    value = float_from_bits(bits)
    return expand(mantissa_of(value) * 2 + 1, exponent_of(value) - 1)


def compare(left: Decimal, right: Decimal) -> int:
    """Negative, 0 or positive as left is less than, equal to or greater than right, which is not 0."""
    if left.point != right.point:
        return left.point - right.point
    for i in range(max(left.count, right.count)):
        difference = left.digit(i) - right.digit(i)
        if difference != 0:
            return difference
    return 0
