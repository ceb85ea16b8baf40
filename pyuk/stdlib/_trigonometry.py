"""Sine, cosine, tangent and their inverses, computed in pairs of floats and rounded once.

An argument is reduced to at most pi/4 by whole multiples of pi/2: with pi/2 in four parts up to 2**20, and above
that with as many bits of 2/pi as its exponent asks for (Payne and Hanek 1983). What is left is a multiple of
1/32, whose sine and cosine are in a table, and a small rest. Next: _hyperbolic.py.
"""

from __future__ import annotations

from pyuk.builtins.elementarytables import (
    ATANS,
    HALF_PI_1,
    HALF_PI_2,
    HALF_PI_3,
    HALF_PI_4,
    HALF_PI_HIGH,
    HALF_PI_LOW,
    PI_HIGH,
    PI_LOW,
    SINES,
    TWO_OVER_PI,
)
from pyuk.builtins.floatbits import MASK64, exponent_of, mantissa_of
from pyuk.builtins.floatpairs import (
    add,
    add_any,
    add_exactly,
    divide,
    multiply,
    multiply_exactly,
    multiply_one,
    root_of_pair,
)
from pyuk.lang import u64
from pyuk.lang.intrinsics import count_leading_zeros, fabs, float_to_int, floor

QUARTER_PI = 0.7853981633974483
FOUR_PARTS_UP_TO = 1048576.0  # 2**20: a multiple of a part of pi/2 is a float
TWO_OVER_PI_ROUNDED = 0.6366197723675814
TINY = 7.450580596923828e-09  # 2**-27: below it x is nearer to sin(x) than any other float
SMALL_RATIO = 3.725290298461914e-09  # 2**-28
MANTISSA_MASK = (1 << 53) - 1
FEW_BITS = 2**-53
MANY_BITS = 2**-117


# --- reduction ---------------------------------------------------------------------------------


def reduced(x: float) -> tuple[int, float, float]:
    """(q, high, low) of a finite x: x = q * pi/2 + high + low modulo 2 pi, |high| <= pi/4 or hardly more, q in 0..3."""
    size = fabs(x)
    if size <= QUARTER_PI:
        return 0, x, 0.0
    if size < FOUR_PARTS_UP_TO:
        quadrant, high, low = reduced_by_parts(size)
    else:
        quadrant, high, low = reduced_by_bits(size)
    if x < 0.0:
        return -quadrant & 3, -high, -low
    return quadrant, high, low


def reduced_by_parts(size: float) -> tuple[int, float, float]:
    """reduced() for pi/4 < size < 2**20."""
    count = floor(size * TWO_OVER_PI_ROUNDED + 0.5)
    high, low = add_any(size - count * HALF_PI_1, -(count * HALF_PI_2))
    high, lost = add_any(high, -(count * HALF_PI_3))
    low += lost - count * HALF_PI_4
    high, low = add_any(high, low)
    return float_to_int(count) & 3, high, low


def bits_of_two_over_pi(first: int) -> u64:
    """64 bits of 2/pi, from bit `first` behind the point on; what lies before the point is 0."""
    word, shift = first >> 6, first & 63
    upper: u64 = TWO_OVER_PI[word] if word >= 0 else 0
    lower: u64 = TWO_OVER_PI[word + 1] if word >= -1 else 0
    if shift == 0:
        return upper
    return ((upper << shift) & MASK64) | (lower >> (64 - shift))


def lower_half(mantissa: u64, word: u64, carry: u64) -> u64:
    """The lower 64 bits of mantissa * word + carry."""
    return (mantissa * word + carry) & MASK64


def upper_half(mantissa: u64, word: u64, carry: u64) -> u64:
    """The bits above them, for a mantissa of 53 bits."""
    return ((mantissa & MANTISSA_MASK) * word + carry) >> 64


def reduced_by_bits(size: float) -> tuple[int, float, float]:
    """reduced() for 2**20 <= size: the fraction of size * 2/pi, to 190 bits, of which at most 62 are leading zeros."""
    mantissa: u64 = mantissa_of(size)
    first = exponent_of(size) - 2  # bits of 2/pi before that one stand for multiples of 4
    word: u64 = bits_of_two_over_pi(first + 192)
    carry: u64 = upper_half(mantissa, word, 0)
    word = bits_of_two_over_pi(first + 128)
    third: u64 = lower_half(mantissa, word, carry)
    carry = upper_half(mantissa, word, carry)
    word = bits_of_two_over_pi(first + 64)
    second: u64 = lower_half(mantissa, word, carry)
    carry = upper_half(mantissa, word, carry)
    top: u64 = lower_half(mantissa, bits_of_two_over_pi(first), carry)
    quadrant = top >> 62
    top = ((top << 2) & MASK64) | (second >> 62)
    second = ((second << 2) & MASK64) | (third >> 62)
    third = (third << 2) & MASK64
    if top >> 63 == 0:
        high, low = fraction_as_pair(top, second, third)
    else:
        quadrant += 1
        high, low = fraction_as_pair(top ^ MASK64, second ^ MASK64, third ^ MASK64)
        high, low = -high, -low
    high, low = multiply(high, low, HALF_PI_HIGH, HALF_PI_LOW)
    return quadrant & 3, high, low


def fraction_as_pair(top: u64, second: u64, third: u64) -> tuple[float, float]:
    """The number 0.(top)(second)(third), each of 64 bits, as a pair."""
    scale = 1.0
    if top == 0:
        top, second, third = second, third, 0
        scale = 2.0**-64
    shift = count_leading_zeros(top)
    if 0 < shift < 64:
        top = ((top << shift) & MASK64) | (second >> (64 - shift))
        second = ((second << shift) & MASK64) | (third >> (64 - shift))
    high = float(top >> 11) * FEW_BITS
    low = float((((top & 0x7FF) << 53) & MASK64) | (second >> 11)) * MANY_BITS
    for _ in range(shift):
        scale *= 0.5
    return add_exactly(high * scale, low * scale)


# --- sine, cosine, tangent -----------------------------------------------------------------------


def sine_and_cosine(high: float, low: float) -> tuple[float, float, float, float]:
    """sin and cos of high + low, each a pair, for |high| <= pi/4 or hardly more."""
    sign = 1.0
    if high < 0.0:
        sign, high, low = -1.0, -high, -low
    index = float_to_int(high * 32.0 + 0.5)
    rest, rest_low = add_any(high - float(index) * 0.03125, low)
    square = rest * rest
    series = 1.0 / 120.0 - square * (1.0 / 5040.0 - square * (1.0 / 362880.0))
    tail = rest_low - rest * square * (1.0 / 6.0 - square * series)
    series = 1.0 / 24.0 - square * (1.0 / 720.0 - square * (1.0 / 40320.0))
    less = -square * (0.5 - square * series)  # cos(rest) - 1
    sine, sine_low = SINES[4 * index], SINES[4 * index + 1]
    cosine, cosine_low = SINES[4 * index + 2], SINES[4 * index + 3]
    less -= rest * rest_low
    product, error = multiply_exactly(cosine, rest)
    first, lost = add_any(sine, product)
    lost += error + (sine_low + (cosine * tail + (cosine_low * rest + sine * less)))
    first, lost = add_exactly(first, lost)
    product, error = multiply_exactly(sine, rest)
    second, missing = add_exactly(cosine, -product)
    missing += cosine_low + (cosine * less - (error + (sine * tail + sine_low * rest)))
    second, missing = add_exactly(second, missing)
    return sign * first, sign * lost, second, missing


def sine(x: float) -> float:
    """sin(x) of a finite x."""
    if fabs(x) < TINY:
        return x
    quadrant, high, low = reduced(x)
    return sine_in_quadrant(quadrant, high, low)


def cosine(x: float) -> float:
    """cos(x) of a finite x."""
    quadrant, high, low = reduced(x)
    return sine_in_quadrant(quadrant + 1, high, low)


def sine_in_quadrant(quadrant: int, high: float, low: float) -> float:
    """sin(quadrant * pi/2 + high + low)."""
    sine, _, cosine, _ = sine_and_cosine(high, low)
    value = sine if quadrant & 1 == 0 else cosine
    return -value if quadrant & 2 != 0 else value


def tangent(x: float) -> float:
    """tan(x) of a finite x."""
    if fabs(x) < TINY:
        return x
    quadrant, high, low = reduced(x)
    sine, sine_low, cosine, cosine_low = sine_and_cosine(high, low)
    if quadrant & 1 == 0:
        high, _ = divide(sine, sine_low, cosine, cosine_low)
        return high
    high, _ = divide(-cosine, -cosine_low, sine, sine_low)
    return high


def sine_of_half_turns(x: float) -> tuple[float, float]:
    """sin(pi * x) as a pair, for 0 <= x <= 1/2."""
    if x <= 0.25:
        high, low = multiply_one(PI_HIGH, PI_LOW, x)
        sine, lost, _, _ = sine_and_cosine(high, low)
        return sine, lost
    high, low = multiply_one(PI_HIGH, PI_LOW, 0.5 - x)
    _, _, cosine, lost = sine_and_cosine(high, low)
    return cosine, lost


# --- the inverses --------------------------------------------------------------------------------


def angle(y: float, y_low: float, x: float, x_low: float) -> tuple[float, float]:
    """The angle of the point (x, y), both pairs and not negative, one of them positive: from 0 to pi/2, as a pair."""
    if y > x:
        high, low = angle(x, x_low, y, y_low)
        return add(HALF_PI_HIGH, HALF_PI_LOW, -high, -low)
    if y <= x * SMALL_RATIO:
        return y / x, 0.0
    if x > 1e300:
        y, y_low, x, x_low = y * 1e-200, y_low * 1e-200, x * 1e-200, x_low * 1e-200
    index = float_to_int(y / x * 64.0 + 0.5)
    step = float(index) * 0.015625
    product, error = multiply_exactly(step, x)
    top, top_low = add(y, y_low, -product, -(error + step * x_low))
    product, error = multiply_exactly(step, y)
    bottom, bottom_low = add(x, x_low, product, error + step * y_low)
    rest, rest_low = divide(top, top_low, bottom, bottom_low)
    square = rest * rest
    tail = rest * square * (1.0 / 3.0 - square * (0.2 - square * (1.0 / 7.0 - square * (1.0 / 9.0))))
    return add(ATANS[2 * index], ATANS[2 * index + 1], rest, rest_low - tail)


def arc_tangent(x: float) -> float:
    """atan(x)."""
    if fabs(x) < TINY:
        return x
    high, _ = angle(fabs(x), 0.0, 1.0, 0.0)
    return -high if x < 0.0 else high


def angle_of_point(y: float, x: float) -> float:
    """The angle of (x, y) for finite x and y that are not 0."""
    wide, tall = scaled_up(fabs(x), fabs(y))
    high, low = angle(tall, 0.0, wide, 0.0)
    if x < 0.0:
        high, low = add(PI_HIGH, PI_LOW, -high, -low)
    return -high if y < 0.0 else high


def scaled_up(one: float, other: float) -> tuple[float, float]:
    """Both numbers times a power of two that keeps products of them off the smallest floats."""
    if one < 1e-200 and other < 1e-200:
        return one * 2.0**600, other * 2.0**600
    if one > 1e200 and other > 1e200:
        return one * 2.0**-600, other * 2.0**-600
    return one, other


def other_leg(x: float) -> tuple[float, float]:
    """sqrt(1 - x**2) as a pair, for 0 <= x <= 1."""
    less, less_low = add_any(1.0, -x)
    more, more_low = add_any(1.0, x)
    high, low = multiply(less, less_low, more, more_low)
    return root_of_pair(high, low)


def arc_sine(x: float) -> float:
    """asin(x) for |x| <= 1."""
    if fabs(x) < TINY:
        return x
    leg, leg_low = other_leg(fabs(x))
    high, _ = angle(fabs(x), 0.0, leg, leg_low)
    return -high if x < 0.0 else high


def arc_cosine(x: float) -> float:
    """acos(x) for |x| <= 1."""
    leg, leg_low = other_leg(fabs(x))
    high, low = angle(leg, leg_low, fabs(x), 0.0)
    if x < 0.0:
        high, low = add(PI_HIGH, PI_LOW, -high, -low)
    return high
