"""hash() of numbers and tuples: equal numbers of any type have equal hashes.

The hash of a number is its value modulo the prime 2**61 - 1. Strs hash by pyuk/lang/hashing.py.
Source: The Python Library Reference, "Hashing of numeric types"; CPython 3.11 Python/pyhash.c,
Objects/tupleobject.c (xxHash).
"""

from __future__ import annotations

from pyuk.builtins.floatbits import exponent_of, is_finite, is_negative, mantissa_of
from pyuk.builtins.number import magnitude
from pyuk.lang import inline, u64
from pyuk.lang.intrinsics import rotate_left64

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
PRIME_BITS = 61
PRIME = (1 << 61) - 1
HASH_OF_INFINITY = 314159
HASH_OF_NONE = 0xFCA8_6420  # CPython's is an address until 3.12
SIGN_BIT = 1 << 63
SIGN_WRAP = 1 << 64

TUPLE_PRIME_1 = 11400714785074694791
TUPLE_PRIME_2 = 14029467366897019727
TUPLE_PRIME_5 = 2870177450012600261
HASH_TUPLE = TUPLE_PRIME_5  # the state before the first item
TUPLE_LENGTH_MIX = TUPLE_PRIME_5 ^ 3527539
TUPLE_NO_ERROR = 1546275796  # instead of -1


@inline
def hash_int(value: int) -> int:
    """hash(value)."""
    if 0 <= value < PRIME:
        return value
    return with_sign(magnitude(value) % PRIME, value < 0)


def with_sign(size: u64, negative: bool) -> int:
    """A hash with its sign; never -1, which means an error in CPython."""
    if not negative:
        return size
    if size == 1:
        return -2
    return -size


def hash_float(value: float) -> int:
    """hash(value). That of nan is 0: in CPython it is that of the object."""
    if not is_finite(value):
        if value != value:
            return 0
        return HASH_OF_INFINITY if value > 0.0 else -HASH_OF_INFINITY
    shift = exponent_of(value) % PRIME_BITS
    mantissa: u64 = mantissa_of(value)
    size: u64 = ((mantissa & (PRIME >> shift)) << shift) | (mantissa >> (PRIME_BITS - shift))
    return with_sign(0 if size == PRIME else size, is_negative(value))


@inline
def hash_none() -> int:
    """hash(None)."""
    return HASH_OF_NONE


@inline
def own_hash(value: int) -> int:
    """hash() of an object whose __hash__() gave this; never -1, which means an error in CPython."""
    return -2 if value == -1 else value


@inline
def hash_address(address: u64) -> int:
    """hash() of an object that hashes by where it lies: objects begin at multiples of 16."""
    return address >> 4


@inline
def same_float(stored: float, key: float) -> bool:
    """Whether two floats are one key of a dict or set: every nan is the same one."""
    return stored == key or (stored != stored and key != key)


@inline
def hash_start() -> u64:
    """The state of a tuple's hash before its first item."""
    return HASH_TUPLE


@inline
def hash_item(state: u64, item: int) -> u64:
    """Take one item's hash into that of a tuple; the state before the first is HASH_TUPLE."""
    mixed: u64 = (state + item * TUPLE_PRIME_2) & MASK64
    return (rotate_left64(mixed, 31) * TUPLE_PRIME_1) & MASK64


@inline
def hash_tuple(state: u64, length: int) -> int:
    """The hash of a tuple whose items were all taken in."""
    value: u64 = (state + (length ^ TUPLE_LENGTH_MIX)) & MASK64
    if value == MASK64:
        return TUPLE_NO_ERROR
    return value - SIGN_WRAP if value >= SIGN_BIT else value
