"""Pairs of floats: the unevaluated sum of two, high + low, which together hold some 100 bits.

What has to be exact to the last place of a float (powers, logarithms, sines) is computed in pairs and rounded
once at the end. Owns no data.
Source: T. J. Dekker, "A floating-point technique for extending the available precision" (1971).
Next: floatpower.py.
"""

from __future__ import annotations

from pyuk.builtins.floatbits import FRACTION_BITS, compose, exponent_of, mantissa_of
from pyuk.lang import inline, u64
from pyuk.lang.intrinsics import float_from_bits, sqrt

SPLITTER = 134217729.0  # 2**27 + 1
INFINITY = 1e999


@inline
def add_exactly(left: float, right: float) -> tuple[float, float]:
    """left + right as a pair, without error, for |left| >= |right| or left == 0."""
    total = left + right
    return total, right - (total - left)


@inline
def add_any(left: float, right: float) -> tuple[float, float]:
    """left + right as a pair, without error."""
    total = left + right
    part = total - left
    return total, (left - (total - part)) + (right - part)


def multiply_exactly(left: float, right: float) -> tuple[float, float]:
    """left * right as a pair, without error: Dekker's product of halves."""
    product = left * right
    scaled = SPLITTER * left
    left_high = scaled - (scaled - left)
    left_low = left - left_high
    scaled = SPLITTER * right
    right_high = scaled - (scaled - right)
    right_low = right - right_high
    error = left_high * right_high - product
    error = error + left_high * right_low + left_low * right_high
    return product, error + left_low * right_low


def multiply(high: float, low: float, by_high: float, by_low: float) -> tuple[float, float]:
    """The product of two pairs."""
    product, error = multiply_exactly(high, by_high)
    return add_exactly(product, error + (high * by_low + low * by_high))


def multiply_one(high: float, low: float, factor: float) -> tuple[float, float]:
    """A pair times a float."""
    product, error = multiply_exactly(high, factor)
    return add_exactly(product, error + low * factor)


def add(high: float, low: float, more_high: float, more_low: float) -> tuple[float, float]:
    """The sum of two pairs."""
    total, error = add_any(high, more_high)
    lower, lower_error = add_any(low, more_low)
    total, error = add_exactly(total, error + lower)
    return add_exactly(total, error + lower_error)


def divide_small(high: float, low: float, divisor: float) -> tuple[float, float]:
    """A pair divided by a float that is not 0."""
    quotient = high / divisor
    product, error = multiply_exactly(quotient, divisor)
    return add_exactly(quotient, (((high - product) - error) + low) / divisor)


def divide(high: float, low: float, by_high: float, by_low: float) -> tuple[float, float]:
    """The quotient of two pairs, the second of which is not 0."""
    quotient = high / by_high
    product, error = multiply_exactly(quotient, by_high)
    rest = ((high - product) - error) + (low - quotient * by_low)
    return add_exactly(quotient, rest / by_high)


def square_root(value: float) -> tuple[float, float]:
    """The root of a float as a pair."""
    root = sqrt(value)
    square, error = multiply_exactly(root, root)
    return add_exactly(root, ((value - square) - error) / (root + root))


def root_of_pair(high: float, low: float) -> tuple[float, float]:
    """The root of a pair that is not negative."""
    if high == 0.0:
        return 0.0, 0.0
    root = sqrt(high)
    square, error = multiply_exactly(root, root)
    return add_exactly(root, (((high - square) - error) + low) / (root + root))


def rounded(high: float, low: float, scale: int) -> float:
    """(high + low) * 2**scale, rounded once, also where it is subnormal; inf where it is too large."""
    high, low = add_exactly(high, low)
    exponent = exponent_of(high) + scale
    if -1000 < exponent < 900 and -1000 < scale < 1000:
        return high * float_from_bits((scale + 1023) << FRACTION_BITS)
    mantissa: u64 = mantissa_of(high) * 4
    if exponent > 2000:
        return INFINITY
    if low > 0.0:
        mantissa += 1
    elif low < 0.0:
        mantissa -= 1
    return compose(mantissa, exponent - 2)
