"""Operations of the machine that are safe anywhere: bits of integers and floats, the time-stamp counter.

Arguments are stored as parameters are: what does not fit is an OverflowError. Read next: hashing.py.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from pyuk.lang import machine
from pyuk.lang.atomic import SEQ_CST, Order
from pyuk.lang.ints import Width, fit
from pyuk.lang.storage import bits_of, float_of, swap

U16, U32, U64 = Width(16), Width(32), Width(64)
NAN_OF_THE_MACHINE = 0xFFF8_0000_0000_0000  # SDM 1 §4.8.3.7: QNaN floating-point indefinite
INTEGERS_FROM = 4503599627370496.0  # 2**52: every float from here on is an integer


# --- the running CPU ------------------------------------------------------------------------------


def rdtsc() -> int:
    """The time-stamp counter, u64 (SDM 2B RDTSC). Under CPython nanoseconds, or install(rdtsc=...)."""
    installed = machine.find_stub("rdtsc")
    return time.perf_counter_ns() if installed is None else fit(installed(), U64)


def pause() -> None:
    """A hint that this loop waits for another CPU or a device. install(pause=...) gives a test its turn."""
    installed = machine.find_stub("pause")
    if installed is not None:
        installed()


def fence(order: Order = SEQ_CST) -> None:
    """Order the memory accesses before with those after. ValueError: a relaxed fence orders nothing."""
    if order is Order.RELAXED:
        raise ValueError("a fence cannot be relaxed")
    installed = machine.find_stub("fence")
    if installed is not None:
        installed(order)


def frame_address() -> int:
    """The address of the running function's stack frame; under CPython install(frame_address=...)."""
    installed = machine.find_stub("frame_address")
    if installed is None:
        raise NotImplementedError("frame_address: CPython has no such stack, install(frame_address=...)")
    return fit(installed(), U64)


# --- bits of integers -----------------------------------------------------------------------------


def popcount(value: int) -> int:
    """How many bits of a u64 are set."""
    return fit(value, U64).bit_count()


def count_leading_zeros(value: int) -> int:
    """Zeros above the highest set bit of a u64; 64 of 0."""
    return 64 - fit(value, U64).bit_length()


def count_trailing_zeros(value: int) -> int:
    """Zeros below the lowest set bit of a u64; 64 of 0."""
    number = fit(value, U64)
    return (number & -number).bit_length() - 1 if number else 64


def byte_swap16(value: int) -> int:
    """The two bytes of a u16 in the opposite order."""
    return swap(fit(value, U16), 2)


def byte_swap32(value: int) -> int:
    """The four bytes of a u32 in the opposite order."""
    return swap(fit(value, U32), 4)


def byte_swap64(value: int) -> int:
    """The eight bytes of a u64 in the opposite order."""
    return swap(fit(value, U64), 8)


def rotate_left32(value: int, count: int) -> int:
    """A u32 rotated left by count modulo 32 bits; a negative count rotates right."""
    return _rotate_left(fit(value, U32), count % 32, 32)


def rotate_left64(value: int, count: int) -> int:
    """A u64 rotated left by count modulo 64 bits; a negative count rotates right."""
    return _rotate_left(fit(value, U64), count % 64, 64)


def _rotate_left(value: int, count: int, bits: int) -> int:
    return (value << count | value >> (bits - count)) & ((1 << bits) - 1)


# --- floats ---------------------------------------------------------------------------------------


def float_bits(value: float) -> int:
    """The 64 bits of an IEEE 754 binary64, u64."""
    return bits_of(value)


def float_from_bits(bits: int) -> float:
    """The float that 64 bits are."""
    return float_of(fit(bits, U64))


def float_to_int(value: float) -> int:
    """A float without its fraction, which must fit an int: compiled code does not check that."""
    return fit(int(value), Width(64, signed=True))


def sqrt(value: float) -> float:
    """The square root, correctly rounded; nan of a negative number, -0.0 of -0.0."""
    return math.sqrt(value) if not value < 0.0 else float_of(NAN_OF_THE_MACHINE)


def floor(value: float) -> float:
    """The greatest integer that is not above, as a float; infinities, nan and -0.0 are themselves."""
    return _integral(value, math.floor)


def ceil(value: float) -> float:
    """The least integer that is not below, as a float; -0.0 of -0.5."""
    return _integral(value, math.ceil)


def trunc(value: float) -> float:
    """The integer part, as a float, with the sign kept: -0.0 of -0.5."""
    return _integral(value, math.trunc)


def fabs(value: float) -> float:
    """The float without its sign."""
    return math.fabs(value)


def _integral(value: float, operation: Callable[[float], int]) -> float:
    if not -INTEGERS_FROM < value < INTEGERS_FROM:
        return value
    return math.copysign(float(operation(value)), value)
