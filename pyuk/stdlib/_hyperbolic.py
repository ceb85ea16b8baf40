"""exp, log and the hyperbolic functions, of finite arguments in their domains. Infinity stands for what is too large.

All of them are sums and quotients of exp(x) or logarithms, as pairs of floats (elementary.py), rounded once.
Next: _gamma.py.
"""

from __future__ import annotations

from pyuk.builtins.elementary import exponential, logarithm, logarithm_of, logarithm_of_pair, split
from pyuk.builtins.elementarytables import (
    LN2_HIGH,
    LN2_LOW,
    LOG2_E_HIGH,
    LOG2_E_LOW,
    LOG10_E_HIGH,
    LOG10_E_LOW,
)
from pyuk.builtins.floatbits import FRACTION_BITS
from pyuk.builtins.floatpairs import (
    INFINITY,
    add,
    add_any,
    divide,
    divide_small,
    multiply,
    multiply_exactly,
    multiply_one,
    root_of_pair,
    rounded,
)
from pyuk.lang.intrinsics import fabs, float_from_bits

EXP_LIMIT = 720.0  # exp() of it is past the largest float, and of -760 below half the smallest
EXP_LEAST = -760.0
TINY = 7.450580596923828e-09  # 2**-27
TINIEST = 5.551115123125783e-17  # 2**-54
LARGE = 268435456.0  # 2**28: x**2 + 1 is x**2 up to the last place
ONE_SIDED = 40.0  # from here on exp(-x) does not matter beside exp(x)


# --- exponential ---------------------------------------------------------------------------------


def exp(x: float) -> float:
    if x > EXP_LIMIT:
        return INFINITY
    if x < EXP_LEAST:
        return 0.0
    high, low, scale = exponential(x, 0.0)
    return rounded(high, low, scale)


def exp2(x: float) -> float:
    if x > 1025.0:
        return INFINITY
    if x < -1080.0:
        return 0.0
    high, low = multiply_one(LN2_HIGH, LN2_LOW, x)
    high, low, scale = exponential(high, low)
    return rounded(high, low, scale)


def less_one(high: float, low: float) -> tuple[float, float]:
    """exp(high + low) - 1 as a pair, for |high| <= ONE_SIDED."""
    if fabs(high) < 0.005:
        tail = low + high * high * low
        series = 1.0 / 24.0 + high * (1.0 / 120.0 + high * (1.0 / 720.0 + high * (1.0 / 5040.0)))
        square, error = multiply_exactly(high, high)
        return add(high, tail + high * low, 0.5 * square, 0.5 * error + square * high * (1.0 / 6.0 + high * series))
    value, lost, scale = exponential(high, low)
    size = float_from_bits((1023 + scale) << FRACTION_BITS)
    return add(value * size, lost * size, -1.0, 0.0)


def expm1(x: float) -> float:
    if fabs(x) < TINIEST:
        return x
    if x > ONE_SIDED:
        return exp(x)
    if x < -ONE_SIDED:
        return -1.0
    high, _ = less_one(x, 0.0)
    return high


# --- logarithms ----------------------------------------------------------------------------------


def log(x: float) -> float:
    """log(x) for x > 0."""
    high, _ = logarithm_of(x)
    return high


def log2(x: float) -> float:
    """log2(x) for x > 0: exact for powers of two."""
    high, low = logarithm_of(x)
    high, _ = multiply(high, low, LOG2_E_HIGH, LOG2_E_LOW)
    return high


def log10(x: float) -> float:
    """log10(x) for x > 0: exact for powers of ten."""
    high, low = logarithm_of(x)
    high, _ = multiply(high, low, LOG10_E_HIGH, LOG10_E_LOW)
    return high


def log1p(x: float) -> float:
    """log(1 + x) for x > -1."""
    if fabs(x) < TINIEST:
        return x
    total, lost = add_any(1.0, x)
    high, _ = logarithm_of_pair(total, lost)
    return high


def cbrt(x: float) -> float:
    """The cube root: exp(log(x) / 3)."""
    if x == 0.0:
        return x
    high, low = logarithm_of(fabs(x))
    high, low = divide_small(high, low, 3.0)
    high, low, scale = exponential(high, low)
    result = rounded(high, low, scale)
    return -result if x < 0.0 else result


# --- hyperbolic functions ------------------------------------------------------------------------


def sinh(x: float) -> float:
    size = fabs(x)
    if size < TINY:
        return x
    if size > ONE_SIDED:
        result = half_exp(size)
    else:
        high, low = less_one(size, 0.0)  # sinh = (e + e / (e + 1)) / 2 for e = exp(x) - 1
        more, more_low = add(high, low, 1.0, 0.0)
        other, other_low = divide(high, low, more, more_low)
        high, low = add(high, low, other, other_low)
        result = 0.5 * high
    return -result if x < 0.0 else result


def half_exp(x: float) -> float:
    """exp(x) / 2 for x > 0."""
    if x > EXP_LIMIT:
        return INFINITY
    high, low, scale = exponential(x, 0.0)
    return rounded(high, low, scale - 1)


def cosh(x: float) -> float:
    size = fabs(x)
    if size > ONE_SIDED:
        return half_exp(size)
    high, low = less_one(size, 0.0)
    high, low = add(high, low, 1.0, 0.0)
    other, other_low = divide(1.0, 0.0, high, low)
    high, _ = add(high, low, other, other_low)
    return 0.5 * high


def tanh(x: float) -> float:
    size = fabs(x)
    if size < TINY:
        return x
    result = 1.0
    if size < 20.0:
        high, low = less_one(size + size, 0.0)  # tanh = e / (e + 2) for e = exp(2 x) - 1
        more, more_low = add(high, low, 2.0, 0.0)
        result, _ = divide(high, low, more, more_low)
    return -result if x < 0.0 else result


def asinh(x: float) -> float:
    size = fabs(x)
    if size < TINY:
        return x
    if size > LARGE:
        result = log_of_twice(size)
    else:
        square, error = multiply_exactly(size, size)
        high, low = add(1.0, 0.0, square, error)
        root, root_low = root_of_pair(high, low)
        high, low = add(root, root_low, 1.0, 0.0)
        high, low = divide(square, error, high, low)
        high, low = add(high, low, size, 0.0)  # x + x**2 / (1 + sqrt(1 + x**2))
        result = log_of_one_and(high, low)
    return -result if x < 0.0 else result


def acosh(x: float) -> float:
    """acosh(x) for x >= 1."""
    if x > LARGE:
        return log_of_twice(x)
    above, above_low = add_any(x, -1.0)
    more, more_low = add_any(x, 1.0)
    high, low = multiply(above, above_low, more, more_low)
    high, low = root_of_pair(high, low)
    high, low = add(high, low, above, above_low)
    return log_of_one_and(high, low)


def atanh(x: float) -> float:
    """atanh(x) for |x| < 1: log1p(2 x / (1 - x)) / 2."""
    size = fabs(x)
    if size < TINY:
        return x
    below, below_low = add_any(1.0, -size)
    high, low = divide(size + size, 0.0, below, below_low)
    result = 0.5 * log_of_one_and(high, low)
    return -result if x < 0.0 else result


def log_of_twice(x: float) -> float:
    """log(2 * x)."""
    fraction, scale = split(x)
    high, _ = logarithm(fraction, 0.0, scale + 1)
    return high


def log_of_one_and(high: float, low: float) -> float:
    """log(1 + high + low) for a pair that is not negative."""
    total, lost = add(1.0, 0.0, high, low)
    result, _ = logarithm_of_pair(total, lost)
    return result
