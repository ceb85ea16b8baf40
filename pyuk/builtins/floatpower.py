"""float ** float, to within 0.51 units in the last place.

Numbers are carried as the unevaluated sum of two floats, a pair (high, low), which together hold some 100
bits; only the end result is rounded. Exponents that are multiples of 1/2 are multiplied out (nbody's
`** -1.5`), others go by exp(y * log(x)). No tables.
Sources: T. J. Dekker, "A floating-point technique for extending the available precision" (1971), for the
pairs; ISO C11 §F.10.4.4 and CPython 3.11 Objects/floatobject.c float_pow() for the special cases.
Next: floatdigits.py.
"""

from __future__ import annotations

from pyuk.builtins.floatbits import (
    FRACTION_BITS,
    FRACTION_MASK,
    HIDDEN_BIT,
    compose,
    copy_sign,
    exponent_of,
    is_finite,
    mantissa_of,
)
from pyuk.lang import inline, noinline, u64
from pyuk.lang.intrinsics import count_leading_zeros, fabs, float_bits, float_from_bits, float_to_int, floor, sqrt

SPLITTER = 134217729.0  # 2**27 + 1
LN2_HIGH = 0.6931471805599453
LN2_LOW = 2.3190468138462996e-17
SQRT_2 = 1.4142135623730951
INFINITY = 1e999
ONE_BITS = 1023 << 52
LARGEST_MULTIPLE = 64.0  # half-integral exponents up to here are multiplied out
LOG_TERMS = 21  # of the series for log; from LOG_SHORT on one float each is enough
LOG_SHORT = 11
EXP_TERMS = 13  # of the series for exp; from EXP_SHORT on one float each is enough
EXP_SHORT = 7
EXP_HALVINGS = 5


def power(base: float, exponent: float) -> float:
    """base ** exponent. OverflowError past the largest float, ZeroDivisionError for 0.0 to a negative power.

    ValueError for a negative number to a fractional power, which is complex in Python.
    """
    if 0.0 < base < INFINITY and is_finite(exponent):
        return in_range(positive_power(base, exponent))
    return power_of_others(base, exponent)


def power_of_others(base: float, exponent: float) -> float:
    """power() for a base that is not positive or not finite, or an exponent that is not finite."""
    if exponent == 0.0 or base == 1.0:
        return 1.0
    if base != base or exponent != exponent:
        return base + exponent
    if not is_finite(exponent):
        return power_of_infinity(fabs(base), exponent)
    odd = is_odd(exponent)
    if base == 0.0 or not is_finite(base):
        return power_of_extreme(base, exponent, odd)
    if floor(exponent) != exponent:
        raise ValueError("a negative number to a fractional power is complex, which is not supported")
    result = in_range(positive_power(-base, exponent))
    return -result if odd else result


def in_range(result: float) -> float:
    """The result of a power, which may not be too large. OverflowError."""
    if result == INFINITY:
        raise OverflowError("(34, 'Numerical result out of range')")
    return result


def is_odd(value: float) -> bool:
    """Whether a finite float is an odd integer."""
    return floor(value) == value and floor(value * 0.5) * 2.0 != value


@noinline
def power_of_infinity(size: float, exponent: float) -> float:
    """size ** exponent for an infinite exponent."""
    if size == 1.0:
        return 1.0
    return fabs(exponent) if (size > 1.0) == (exponent > 0.0) else 0.0


@noinline
def power_of_extreme(base: float, exponent: float, odd: bool) -> float:
    """base ** exponent for a base that is 0.0 or infinite. ZeroDivisionError."""
    if base == 0.0 and exponent < 0.0:
        raise ZeroDivisionError("0.0 cannot be raised to a negative power")
    size = fabs(base) if exponent > 0.0 else 0.0
    return copy_sign(size, base) if odd else size


def positive_power(base: float, exponent: float) -> float:
    """base ** exponent for positive finite base: inf where it is too large."""
    if base == 1.0:
        return 1.0
    scale = exponent_of(base) + FRACTION_BITS  # base = fraction * 2**scale
    fraction = float_from_bits(float_bits(base) & FRACTION_MASK | ONE_BITS)
    if mantissa_of(base) < HIDDEN_BIT:
        spare = count_leading_zeros(mantissa_of(base)) - 11
        fraction = compose(mantissa_of(base), spare - FRACTION_BITS)
        scale -= spare
    if fabs(exponent) <= LARGEST_MULTIPLE:
        twice = float_to_int(exponent + exponent)
        if float(twice) == exponent + exponent:
            return multiplied_power(fraction, scale, twice)
    return general_power(fraction, scale, exponent)


def general_power(fraction: float, scale: int, exponent: float) -> float:
    """(fraction * 2**scale) ** exponent for 1 <= fraction < 2."""
    if fraction > SQRT_2:
        fraction *= 0.5
        scale += 1
    if fabs(exponent) > 1e20:
        return overflown(fraction, scale, exponent)
    high, low = logarithm(fraction, scale)
    high, low = multiply_one(high, low, exponent)
    if fabs(high) > 1000.0:
        return compose(1, 2000 if high > 0.0 else -2000)
    return exponential(high, low)


def overflown(fraction: float, scale: int, exponent: float) -> float:
    """A power whose exponent is so large that the result is 0.0 or inf; base is not 1."""
    above_one = scale > 0 or (scale == 0 and fraction > 1.0)
    return compose(1, 2000 if above_one == (exponent > 0.0) else -2000)


# --- pairs of floats -------------------------------------------------------------------------


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


# --- exponents that are multiples of a half --------------------------------------------------


def multiplied_power(fraction: float, scale: int, twice: int) -> float:
    """(fraction * 2**scale) ** (twice / 2) for 1 <= fraction < 2 by multiplication, a root, and a reciprocal."""
    size = abs(twice)
    count = size >> 1
    high, low = whole_power(fraction, count)
    total = scale * count
    if size & 1 == 1:
        if scale & 1 == 1:
            fraction = fraction + fraction
            scale -= 1
        root_high, root_low = square_root(fraction)
        high, low = multiply(high, low, root_high, root_low)
        total += scale >> 1
    if twice < 0:
        high, low = divide(1.0, 0.0, high, low)
        total = -total
    return rounded(high, low, total)


def whole_power(value: float, count: int) -> tuple[float, float]:
    """value ** count for count >= 0, as a pair, by squaring."""
    high = value if count & 1 == 1 else 1.0
    low = 0.0
    square_high = value
    square_low = 0.0
    count >>= 1
    while count > 0:
        square_high, square_low = multiply(square_high, square_low, square_high, square_low)
        if count & 1 == 1:
            high, low = multiply(high, low, square_high, square_low)
        count >>= 1
    return high, low


# --- exp(y * log(x)) -------------------------------------------------------------------------


def logarithm(fraction: float, scale: int) -> tuple[float, float]:
    """log(fraction * 2**scale) for sqrt(1/2) <= fraction <= sqrt(2), as a pair.

    log(f) = 2 * (s + s**3/3 + s**5/5 + ...) with s = (f - 1) / (f + 1).
    """
    bottom, bottom_low = add_any(fraction, 1.0)
    s_high, s_low = divide(fraction - 1.0, 0.0, bottom, bottom_low)
    square_high, square_low = multiply(s_high, s_low, s_high, s_low)
    short = 0.0
    for i in range(LOG_TERMS - 1, LOG_SHORT - 1, -1):
        short = short * square_high + 1.0 / float(2 * i + 1)
    high = short
    low = 0.0
    for i in range(LOG_SHORT - 1, -1, -1):
        high, low = multiply(high, low, square_high, square_low)
        term_high, term_low = divide_small(1.0, 0.0, float(2 * i + 1))
        high, low = add(term_high, term_low, high, low)
    high, low = multiply(high, low, s_high + s_high, s_low + s_low)
    whole_high, whole_low = multiply_one(LN2_HIGH, LN2_LOW, float(scale))
    return add(whole_high, whole_low, high, low)


def exponential(high: float, low: float) -> float:
    """exp(high + low) for |high| <= 1000.

    exp(v) = 2**n * exp(r / 32)**32 with r = v - n * log(2); exp(r / 32) - 1 by its series.
    """
    count = floor(high / LN2_HIGH + 0.5)
    whole_high, whole_low = multiply_one(LN2_HIGH, LN2_LOW, -count)
    rest_high, rest_low = add(high, low, whole_high, whole_low)
    rest_high *= 0.03125
    rest_low *= 0.03125
    short = 1.0
    for i in range(EXP_TERMS, EXP_SHORT, -1):
        short = 1.0 + short * rest_high / float(i)
    high = short
    low = 0.0
    for i in range(EXP_SHORT, 1, -1):
        high, low = multiply(high, low, rest_high, rest_low)
        high, low = divide_small(high, low, float(i))
        high, low = add(1.0, 0.0, high, low)
    high, low = multiply(high, low, rest_high, rest_low)
    for _ in range(EXP_HALVINGS):
        square_high, square_low = multiply(high, low, high, low)
        high, low = add(high + high, low + low, square_high, square_low)
    high, low = add(1.0, 0.0, high, low)
    return rounded(high, low, int(count))
