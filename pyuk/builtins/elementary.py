"""exp and log in pairs of floats, to some 2**-65: what powers and the module math are made of.

exp takes a multiple of log(2) / 64 off its argument, log a factor off its own, both from tables
(elementarytables.py); what is left is so small that a short series does. Next: floatpower.py.
"""

from __future__ import annotations

from pyuk.builtins.elementarytables import (
    EXP2,
    INVERSES,
    LN2_HIGH,
    LN2_LOW,
    LOG_MIDDLE,
    LOGS,
    STEP,
    STEP_LOW,
)
from pyuk.builtins.floatbits import FRACTION_BITS, FRACTION_MASK, HIDDEN_BIT, compose, exponent_of, mantissa_of
from pyuk.builtins.floatpairs import add, add_any, add_exactly, multiply_exactly, multiply_one
from pyuk.lang.intrinsics import count_leading_zeros, float_bits, float_from_bits, float_to_int, floor

ONE_BITS = 1023 << 52


def exponential(high: float, low: float) -> tuple[float, float, int]:
    """exp(high + low) for |high| <= 1000, as a pair times 2**n: (high, low, n), the pair from 1 to 2.

    With r = v - n * log(2) / 64: exp(v) = 2**(n / 64) * exp(r), and exp(r) = 1 + r + r**2/2 + ...
    """
    count = floor(high / STEP + 0.5)
    product, error = multiply_exactly(count, STEP_LOW)
    rest, rest_low = add_any(high - count * STEP, -product)
    rest, rest_low = add_exactly(rest, rest_low + (low - error))
    series = 1.0 / 120.0 + rest * (1.0 / 720.0 + rest * (1.0 / 5040.0))
    tail = rest_low + rest * rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * series)))
    steps = float_to_int(count)
    root, root_low = EXP2[2 * (steps & 63)], EXP2[2 * (steps & 63) + 1]
    product, error = multiply_exactly(root, rest)
    total, lost = add_exactly(root, product)
    lost += error + (root_low + (root * tail + root_low * rest))
    total, lost = add_exactly(total, lost)
    return total, lost, steps >> 6


def logarithm(fraction: float, low: float, scale: int) -> tuple[float, float]:
    """log((fraction + low) * 2**scale) as a pair, for 1 <= fraction < 2 and a small low.

    A factor c of few bits makes fraction * c = 1 + r; log(1 + r) = r - r**2/2 + r**3/3 - ...
    """
    index = (float_bits(fraction) >> 45) & 127
    factor = INVERSES[index]
    product, error = multiply_exactly(fraction, factor)
    rest, rest_low = add_any(product - 1.0, error + low * factor)
    square, square_low = multiply_exactly(rest, rest)
    series = 1.0 / 7.0 - rest * (1.0 / 8.0 - rest * (1.0 / 9.0 - rest * 0.1))
    series = 1.0 / 3.0 - rest * (0.25 - rest * (0.2 - rest * (1.0 / 6.0 - rest * series)))
    high, lost = add_exactly(rest, -0.5 * square)
    lost += (rest_low - (0.5 * square_low + rest * rest_low)) + rest * square * series
    high, lost = add_exactly(high, lost)
    if index >= LOG_MIDDLE:
        scale += 1
    high, lost = add(LOGS[2 * index], LOGS[2 * index + 1], high, lost)
    if scale == 0:
        return high, lost
    whole, whole_low = multiply_one(LN2_HIGH, LN2_LOW, float(scale))
    return add(whole, whole_low, high, lost)


def split(value: float) -> tuple[float, int]:
    """(fraction, scale) of a positive finite float: value = fraction * 2**scale and 1 <= fraction < 2."""
    if mantissa_of(value) < HIDDEN_BIT:
        spare = count_leading_zeros(mantissa_of(value)) - 11
        fraction = compose(mantissa_of(value), spare - FRACTION_BITS)
        return fraction, exponent_of(value) + FRACTION_BITS - spare
    return float_from_bits(float_bits(value) & FRACTION_MASK | ONE_BITS), exponent_of(value) + FRACTION_BITS


def logarithm_of(value: float) -> tuple[float, float]:
    """log(value) of a positive finite float, as a pair."""
    fraction, scale = split(value)
    return logarithm(fraction, 0.0, scale)


def logarithm_of_pair(high: float, low: float) -> tuple[float, float]:
    """log(high + low) as a pair, for high > 2**-60."""
    fraction, scale = split(high)
    if scale > 120:
        return logarithm(fraction, 0.0, scale)
    return logarithm(fraction, low * float_from_bits((1023 - scale) << FRACTION_BITS), scale)
