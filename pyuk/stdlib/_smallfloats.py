"""Floats of 16 and 32 bits: IEEE 754 binary16 and binary32 as bits, for struct and array."""

from __future__ import annotations

from pyuk.builtins.floatbits import compose, exponent_of, is_finite, is_negative, mantissa_of, round_off_bits
from pyuk.lang import u64

SINGLE_EXPONENT = 8
SINGLE_FRACTION = 23
HALF_EXPONENT = 5
HALF_FRACTION = 10
MANTISSA_BITS = 53


def narrow(value: float, exponent_bits: int, fraction_bits: int) -> u64:
    """The nearest small float, halves to even, as bits; an infinity past the greatest."""
    sign = (1 if is_negative(value) else 0) << (exponent_bits + fraction_bits)
    greatest = (1 << exponent_bits) - 1
    if value != value:
        return sign | greatest << fraction_bits | 1 << (fraction_bits - 1)
    if not is_finite(value):
        return sign | greatest << fraction_bits
    mantissa: u64 = mantissa_of(value)
    if mantissa == 0:
        return sign
    exponent = exponent_of(value)
    least = 2 - (1 << (exponent_bits - 1)) - fraction_bits
    size = MANTISSA_BITS
    while mantissa >> (size - 1) == 0:
        size -= 1
    drop = max(size - 1 - fraction_bits, least - exponent)
    kept: u64 = mantissa
    if drop > 64:
        kept = 0
    elif drop > 0:
        kept = round_off_bits(mantissa, drop)
    else:
        kept = mantissa << -drop & (1 << 63) - 1
    if kept >> fraction_bits == 0:
        return sign | kept
    biased = exponent + drop - least + 1
    if kept >> (fraction_bits + 1) != 0:
        kept >>= 1
        biased += 1
    if biased >= greatest:
        return sign | greatest << fraction_bits
    return sign | biased << fraction_bits | kept & (1 << fraction_bits) - 1


def is_infinite(bits: u64, exponent_bits: int, fraction_bits: int) -> bool:
    """Whether bits that narrow() gave are those of an infinity."""
    return bits & (1 << (exponent_bits + fraction_bits)) - 1 == ((1 << exponent_bits) - 1) << fraction_bits


def widen(bits: u64, exponent_bits: int, fraction_bits: int) -> float:
    """The float that the bits of a small one are."""
    fraction: u64 = bits & (1 << fraction_bits) - 1
    biased = bits >> fraction_bits & (1 << exponent_bits) - 1
    negative = bits >> (exponent_bits + fraction_bits) & 1 == 1
    least = 2 - (1 << (exponent_bits - 1)) - fraction_bits
    if biased == (1 << exponent_bits) - 1:
        value = float("inf") if fraction == 0 else float("nan")
    elif biased == 0:
        value = compose(fraction, least)
    else:
        value = compose(fraction | 1 << fraction_bits, least + biased - 1)
    return -value if negative else value
