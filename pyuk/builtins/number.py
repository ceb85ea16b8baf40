"""What ints do beyond single machine operations: methods, powers, exact division, comparison with floats.

Owns no data. The operators + - * // % & | ^ << >> on ints are machine code made in place; here is what
takes more than that. Next: floats.py.
"""

from __future__ import annotations

from typing import Any, NoReturn, Protocol, TypeVar

from pyuk.lang import inline, noinline, u64
from pyuk.lang.intrinsics import count_leading_zeros, popcount

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
FLOAT_EXACT = 1 << 53  # every int up to here in size is a float
UNORDERED = 2


class Ordered(Protocol):
    """What min(), max() and sorting ask of a value."""

    def __lt__(self, other: Any, /) -> bool: ...


Item = TypeVar("Item", bound=Ordered)


@inline
def magnitude(value: int) -> u64:
    """abs(value), also for the least int, whose absolute value is no int."""
    if value < 0:
        return (-value) & MASK64
    return value


def bit_length(value: int) -> int:
    """int.bit_length()."""
    size: u64 = magnitude(value)
    return 0 if size == 0 else 64 - count_leading_zeros(size)


def bit_count(value: int) -> int:
    """int.bit_count()."""
    return popcount(magnitude(value))


def divide_with_remainder(left: int, right: int) -> tuple[int, int]:
    """divmod(left, right), rounding down. ZeroDivisionError; OverflowError for the least int by -1."""
    if right == 0:
        raise ZeroDivisionError("integer division or modulo by zero")
    return left // right, left % right


def absolute(value: int) -> int:
    """abs(value); OverflowError for the least int."""
    return -value if value < 0 else value


# --- powers ----------------------------------------------------------------------------------


def power(base: int, exponent: int) -> int:
    """base ** exponent. OverflowError past 64 bits; ValueError for a negative exponent, which makes a float."""
    if exponent < 0:
        raise_negative_power(base)
    result = 1
    while True:
        if exponent & 1:
            result = result * base
        exponent >>= 1
        if exponent == 0:
            return result
        if base == 0 or base == 1:
            return base * result
        base = base * base


@noinline
def raise_negative_power(base: int) -> NoReturn:
    """Raise what an int to a negative power raises: the result would be a float, decided at run time only."""
    if base == 0:
        raise ZeroDivisionError("0.0 cannot be raised to a negative power")
    raise ValueError("an int to a negative power is a float: write float(base) ** exponent")


def power_modulo(base: int, exponent: int, modulus: int) -> int:
    """pow(base, exponent, modulus), the sign of the modulus as Python has it. ValueError as CPython's."""
    if modulus == 0:
        raise ValueError("pow() 3rd argument cannot be 0")
    size: u64 = magnitude(modulus)
    factor: u64 = magnitude(base) % size
    if base < 0 and factor != 0:
        factor = size - factor
    if exponent < 0:
        factor = inverse_modulo(factor, size)
    left: u64 = magnitude(exponent)
    result: u64 = 1 % size
    while left != 0:
        if left & 1:
            result = multiply_modulo(result, factor, size)
        factor = multiply_modulo(factor, factor, size)
        left >>= 1
    if modulus < 0 and result != 0:
        return result - size
    return result


def multiply_modulo(left: u64, right: u64, modulus: u64) -> u64:
    """left * right % modulus for factors below the modulus, which is at most 2**63."""
    if modulus <= 1 << 32:
        return ((left * right) & MASK64) % modulus
    total: u64 = 0
    while right != 0:
        if right & 1:
            total = total + left if total < modulus - left else total - (modulus - left)
        left = left + left if left < modulus - left else left - (modulus - left)
        right >>= 1
    return total


def inverse_modulo(value: u64, modulus: u64) -> u64:
    """The inverse of value in 1..modulus-1; ValueError where they share a factor. Euclid's algorithm."""
    old_rest: u64 = modulus
    rest: u64 = value
    old_factor: u64 = 0
    factor: u64 = 1 % modulus
    while rest != 0:
        quotient: u64 = old_rest // rest
        old_rest, rest = rest, old_rest - quotient * rest
        product: u64 = multiply_modulo(quotient % modulus, factor, modulus)
        difference: u64 = old_factor - product if old_factor >= product else modulus - (product - old_factor)
        old_factor, factor = factor, difference
    if old_rest != 1:
        raise ValueError("base is not invertible for the given modulus")
    return old_factor


# --- ints and floats -------------------------------------------------------------------------


@inline
def true_divide(left: int, right: int) -> float:
    """left / right, correctly rounded. ZeroDivisionError."""
    if right != 0 and -FLOAT_EXACT <= left <= FLOAT_EXACT and -FLOAT_EXACT <= right <= FLOAT_EXACT:
        return float(left) / float(right)
    return true_divide_large(left, right)


@noinline
def true_divide_large(left: int, right: int) -> float:
    """left / right for operands that are no floats themselves: a quotient of 62 bits or more, then one rounding."""
    if right == 0:
        raise ZeroDivisionError("division by zero")
    divisor: u64 = magnitude(right)
    rest: u64 = magnitude(left)
    quotient: u64 = rest // divisor
    rest = rest % divisor
    scale = 1.0
    while rest != 0 and quotient < 1 << 62:
        quotient = quotient * 2
        scale = scale * 0.5
        if rest >= divisor - rest:
            rest = rest - (divisor - rest)
            quotient += 1
        else:
            rest = rest + rest
    if rest != 0:
        quotient |= 1
    result = float(quotient) * scale
    return -result if (left < 0) != (right < 0) else result


def compare_with_float(left: int, right: float) -> int:
    """-1, 0, 1 as left is below, equal to or above right, exactly; UNORDERED where right is nan."""
    if right != right:
        return UNORDERED
    if right >= 9223372036854775808.0:
        return -1
    if right < -9223372036854775808.0:
        return 1
    whole = int(right)
    if left != whole:
        return -1 if left < whole else 1
    fraction = right - float(whole)
    return 0 if fraction == 0.0 else (-1 if fraction > 0.0 else 1)


def round_to_places(value: int, places: int) -> int:
    """round(value, places): to a multiple of 10**-places, halves to the even one. OverflowError past 64 bits."""
    if places >= 0:
        return value
    if places < -19:
        return 0
    unit: u64 = 1
    for _ in range(-places):
        unit = unit * 10
    size: u64 = magnitude(value)
    rest: u64 = size % unit
    lower: u64 = size - rest
    upward = rest > unit - rest or (rest == unit - rest and (lower // unit) & 1 == 1)
    rounded = lower + unit if upward else lower
    return -rounded if value < 0 else rounded


# --- least and greatest ----------------------------------------------------------------------


@inline
def least(left: Item, right: Item) -> Item:
    """min(left, right): the first of equals. More arguments: least(least(a, b), c)."""
    return right if right < left else left


@inline
def greatest(left: Item, right: Item) -> Item:
    """max(left, right): the first of equals."""
    return right if left < right else left
