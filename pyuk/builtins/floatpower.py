"""float ** float, to within 0.51 units in the last place.

Numbers are carried as pairs (floatpairs.py); only the end result is rounded. Exponents that are multiples of
1/2 are multiplied out (nbody's `** -1.5`), others go by exp(y * log(x)) (elementary.py).
Source: ISO C11 §F.10.4.4 and CPython 3.11 Objects/floatobject.c float_pow() for the special cases.
Next: floatdigits.py.
"""

from __future__ import annotations

from pyuk.builtins.elementary import exponential, logarithm, split
from pyuk.builtins.floatbits import compose, copy_sign, is_finite
from pyuk.builtins.floatpairs import INFINITY, divide, multiply, multiply_one, rounded, square_root
from pyuk.lang import noinline
from pyuk.lang.intrinsics import fabs, float_to_int, floor

LARGEST_MULTIPLE = 64.0  # half-integral exponents up to here are multiplied out


def power(base: float, exponent: float) -> float:
    """base ** exponent. OverflowError past the largest float, ZeroDivisionError for 0.0 to a negative power.

    NotImplementedError for a negative number to a fractional power, which is complex in Python.
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
        raise NotImplementedError("a negative number to a fractional power is complex, which is not supported")
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
    fraction, scale = split(base)
    if fabs(exponent) <= LARGEST_MULTIPLE:
        twice = float_to_int(exponent + exponent)
        if float(twice) == exponent + exponent:
            return multiplied_power(fraction, scale, twice)
    return general_power(fraction, scale, exponent)


def general_power(fraction: float, scale: int, exponent: float) -> float:
    """(fraction * 2**scale) ** exponent for 1 <= fraction < 2: exp(exponent * log(base))."""
    if fabs(exponent) > 1e20:
        return overflown(fraction, scale, exponent)
    high, low = logarithm(fraction, 0.0, scale)
    high, low = multiply_one(high, low, exponent)
    if fabs(high) > 1000.0:
        return compose(1, 2000 if high > 0.0 else -2000)
    high, low, power_of_two = exponential(high, low)
    return rounded(high, low, power_of_two)


def overflown(fraction: float, scale: int, exponent: float) -> float:
    """A power whose exponent is so large that the result is 0.0 or inf; base is not 1."""
    above_one = scale > 0 or (scale == 0 and fraction > 1.0)
    return compose(1, 2000 if above_one == (exponent > 0.0) else -2000)


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
