"""What floats do beyond machine operations: // and % as Python rounds them, conversion to int, rounding.

Owns no data. Next: floatpower.py, and floatdigits.py, the exact decimal digits of a float.
"""

from __future__ import annotations

from pyuk.builtins.floatbits import compose, copy_sign, exponent_of, is_finite, mantissa_of
from pyuk.builtins.floatpower import power as power
from pyuk.lang import inline, noinline, u64
from pyuk.lang.intrinsics import count_leading_zeros, fabs, float_to_int, floor, trunc

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
INT_LIMIT = 9223372036854775808.0
FLOAT_EXACT = 9007199254740992.0  # ints up to here in size are floats


# --- // and % --------------------------------------------------------------------------------


def floor_divide(left: float, right: float) -> float:
    """left // right. ZeroDivisionError."""
    if right == 0.0:
        raise ZeroDivisionError("float floor division by zero")
    return quotient_with(left, right, truncated_remainder(left, right))


def modulo(left: float, right: float) -> float:
    """left % right, with the sign of right. ZeroDivisionError."""
    if right == 0.0:
        raise ZeroDivisionError("float modulo")
    return remainder_with(right, truncated_remainder(left, right))


def divide_with_remainder(left: float, right: float) -> tuple[float, float]:
    """divmod(left, right). ZeroDivisionError."""
    if right == 0.0:
        raise ZeroDivisionError("float divmod()")
    rest = truncated_remainder(left, right)
    return quotient_with(left, right, rest), remainder_with(right, rest)


def remainder_with(right: float, rest: float) -> float:
    """left % right, given rest = fmod(left, right)."""
    if rest == 0.0:
        return copy_sign(0.0, right)
    return rest + right if (right < 0.0) != (rest < 0.0) else rest


def quotient_with(left: float, right: float, rest: float) -> float:
    """left // right, given rest = fmod(left, right). Rounds as CPython's float_divmod() does."""
    quotient = (left - rest) / right
    if rest != 0.0 and (right < 0.0) != (rest < 0.0):
        quotient -= 1.0
    if quotient == 0.0:
        return copy_sign(0.0, left / right)
    whole = floor(quotient)
    return whole + 1.0 if quotient - whole > 0.5 else whole


def truncated_remainder(left: float, right: float) -> float:
    """C's fmod(left, right): exact, with the sign of left; nan for an infinite left."""
    if left != left or right != right:
        return left + right
    if not is_finite(left):
        return left - left
    size, limit = fabs(left), fabs(right)
    if size < limit:
        return left
    if size <= FLOAT_EXACT and size == trunc(size) and limit == trunc(limit):
        return copy_sign(float(int(size) % int(limit)), left)
    return copy_sign(long_remainder(size, limit), left)


def long_remainder(left: float, right: float) -> float:
    """left mod right for 0 < right <= left, bit by bit."""
    exponent = exponent_of(left)
    rest: u64 = mantissa_of(left)
    divisor: u64 = mantissa_of(right)
    low = exponent_of(right)
    while True:
        if rest >= divisor:
            rest %= divisor
        if rest == 0 or exponent == low:
            return compose(rest, low)
        step = min(count_leading_zeros(rest), exponent - low)
        rest = (rest << step) & MASK64
        exponent -= step


# --- to int ----------------------------------------------------------------------------------


@inline
def to_int(value: float) -> int:
    """int(value), towards zero. ValueError for nan, OverflowError for an infinity and past 64 bits."""
    if -INT_LIMIT <= value < INT_LIMIT:
        return float_to_int(value)
    return to_int_failed(value)


@noinline
def to_int_failed(value: float) -> int:
    """Raise what int(value) raises for a float that is no 64-bit int."""
    if value != value:
        raise ValueError("cannot convert float NaN to integer")
    if not is_finite(value):
        raise OverflowError("cannot convert float infinity to integer")
    raise OverflowError("the integer does not fit in 64 bits")


def round_to_int(value: float) -> int:
    """round(value): to the nearest int, halves to even. Errors as to_int()."""
    return to_int(round_to_integral(value))


def round_to_integral(value: float) -> float:
    """The nearest integral float, halves to even."""
    whole = floor(value)
    rest = value - whole
    if rest > 0.5 or (rest == 0.5 and floor(whole * 0.5) * 2.0 != whole):
        return whole + 1.0
    return whole


def is_integer(value: float) -> bool:
    """float.is_integer()."""
    return is_finite(value) and trunc(value) == value
