"""The parts of a float: sign, exponent, mantissa; and making one of them.

A float is IEEE 754 binary64: 1 bit of sign, 11 of exponent (bias 1023), 52 of fraction. Owns no data.
Next: floats.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u64
from pyuk.lang.intrinsics import count_leading_zeros, float_bits, float_from_bits

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
SIGN_BIT = 1 << 63
FRACTION_BITS = 52
FRACTION_MASK = (1 << 52) - 1
HIDDEN_BIT = 1 << 52
EXPONENT_MASK = 0x7FF
INFINITY_BITS = 0x7FF << 52
SMALLEST_EXPONENT = -1074  # of the last place of a subnormal
LARGEST_EXPONENT = 971  # of the last place of the largest floats


@inline
def is_negative(value: float) -> bool:
    """Whether the sign bit is set: true of -0.0 too."""
    return float_bits(value) >> 63 != 0


@inline
def is_finite(value: float) -> bool:
    return (float_bits(value) >> FRACTION_BITS) & EXPONENT_MASK != EXPONENT_MASK


@inline
def copy_sign(value: float, sign: float) -> float:
    """math.copysign(value, sign)."""
    return float_from_bits((float_bits(value) & (SIGN_BIT - 1)) | (float_bits(sign) & SIGN_BIT))


def exponent_of(value: float) -> int:
    """e of the finite |value| = mantissa_of(value) * 2**e."""
    biased = (float_bits(value) >> FRACTION_BITS) & EXPONENT_MASK
    return SMALLEST_EXPONENT if biased == 0 else biased - 1075


def mantissa_of(value: float) -> u64:
    """The 53 bits of |value|, as an integer; fewer for subnormals."""
    fraction: u64 = float_bits(value) & FRACTION_MASK
    if (float_bits(value) >> FRACTION_BITS) & EXPONENT_MASK != 0:
        fraction |= HIDDEN_BIT
    return fraction


def compose(mantissa: u64, exponent: int) -> float:
    """mantissa * 2**exponent, rounded to the nearest float, halves to even; inf past the largest."""
    if mantissa == 0:
        return 0.0
    size = 64 - count_leading_zeros(mantissa)
    drop = size - 53
    if exponent + drop < SMALLEST_EXPONENT:
        drop = SMALLEST_EXPONENT - exponent
    kept: u64 = mantissa
    if drop > 64:
        return 0.0
    if drop > 0:
        kept = round_off_bits(mantissa, drop)
        exponent += drop
    elif drop < 0:
        kept = (mantissa << -drop) & MASK64
        exponent += drop
    if kept >= 1 << 53:
        kept >>= 1
        exponent += 1
    if kept < HIDDEN_BIT:
        return float_from_bits(kept)
    if exponent > LARGEST_EXPONENT:
        return float_from_bits(INFINITY_BITS)
    return float_from_bits(((exponent + 1075) << FRACTION_BITS) | (kept & FRACTION_MASK))


def round_off_bits(value: u64, count: int) -> u64:
    """value / 2**count to the nearest integer, halves to even; 1 <= count <= 64."""
    rest: u64 = value & (MASK64 >> (64 - count))
    kept: u64 = value >> count
    half: u64 = (1 << (count - 1)) & MASK64
    if rest > half or (rest == half and kept & 1 == 1):
        return kept + 1
    return kept
