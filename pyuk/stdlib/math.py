"""math: what can be said of floats and ints exactly. Errors are CPython's.

What CPython takes from the C library (sin, exp, log, ...) is not here yet: its last bits differ from one C
library to the next. Everything below gives the same bits everywhere.
"""

from __future__ import annotations

from typing import Final, NoReturn, TypeVar

from pyuk.builtins import floats
from pyuk.builtins.floatbits import compose, copy_sign, exponent_of, is_finite, mantissa_of
from pyuk.builtins.number import magnitude
from pyuk.lang import inline, noinline, u64
from pyuk.lang.intrinsics import ceil as round_up
from pyuk.lang.intrinsics import count_leading_zeros
from pyuk.lang.intrinsics import fabs as without_sign
from pyuk.lang.intrinsics import floor as round_down
from pyuk.lang.intrinsics import sqrt as square_root
from pyuk.lang.intrinsics import trunc as round_to_zero

pi: Final = 3.141592653589793
e: Final = 2.718281828459045
tau: Final = 6.283185307179586
inf: Final = float("inf")
nan: Final = float("nan")

LARGEST_ROOT = 3037000499  # the root of the largest int, rounded down
LEAST_EXPONENT = -2200  # of ldexp(): less makes no difference
GREATEST_EXPONENT = 2200

Real = TypeVar("Real", int, float)


@noinline
def domain_error() -> NoReturn:
    raise ValueError("math domain error")


@noinline
def range_error() -> NoReturn:
    raise OverflowError("math range error")


# --- kinds of floats ---------------------------------------------------------------------------


@inline
def isnan(x: float) -> bool:
    return x != x


@inline
def isinf(x: float) -> bool:
    return x == inf or x == -inf


@inline
def isfinite(x: float) -> bool:
    return is_finite(x)


def isclose(a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool:
    """Whether a and b differ by at most rel_tol of the greater, or by abs_tol. ValueError."""
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = fabs(b - a)
    return difference <= fabs(rel_tol * b) or difference <= fabs(rel_tol * a) or difference <= abs_tol


# --- rounding ----------------------------------------------------------------------------------


@inline
def floor(x: Real) -> int:
    """The greatest int that is not above. ValueError for nan, OverflowError for an infinity."""
    if isinstance(x, int):
        return x
    return floats.to_int(round_down(x))


@inline
def ceil(x: Real) -> int:
    """The least int that is not below. Errors as floor()."""
    if isinstance(x, int):
        return x
    return floats.to_int(round_up(x))


@inline
def trunc(x: Real) -> int:
    """int(x). Errors as floor()."""
    if isinstance(x, int):
        return x
    return floats.to_int(x)


def modf(x: float) -> tuple[float, float]:
    """The fraction and the integral part, both with the sign of x."""
    if isinf(x):
        return copy_sign(0.0, x), x
    whole = round_to_zero(x)
    return copy_sign(x - whole, x), whole


# --- arithmetic --------------------------------------------------------------------------------


@inline
def sqrt(x: float) -> float:
    """The square root, correctly rounded. ValueError below zero."""
    if x < 0.0:
        domain_error()
    return square_root(x)


@inline
def fabs(x: float) -> float:
    return without_sign(x)


@inline
def copysign(x: float, y: float) -> float:
    """x with the sign of y."""
    return copy_sign(x, y)


def fmod(x: float, y: float) -> float:
    """The rest of x divided by y, exact, with the sign of x. ValueError for y == 0 and an infinite x."""
    if (isinf(x) and not isnan(y)) or (y == 0.0 and not isnan(x)):
        domain_error()
    return floats.truncated_remainder(x, y)


def degrees(x: float) -> float:
    return x * (180.0 / pi)


def radians(x: float) -> float:
    return x * (pi / 180.0)


def frexp(x: float) -> tuple[float, int]:
    """(m, e): x == m * 2**e and 0.5 <= abs(m) < 1; (x, 0) of what has none."""
    if x == 0.0 or not is_finite(x):
        return x, 0
    mantissa: u64 = mantissa_of(x)
    size = 64 - count_leading_zeros(mantissa)
    return copy_sign(compose(mantissa, -size), x), exponent_of(x) + size


def ldexp(x: float, i: int) -> float:
    """x * 2**i. OverflowError past the largest float."""
    if x == 0.0 or not is_finite(x):
        return x
    power = min(max(i, LEAST_EXPONENT), GREATEST_EXPONENT)
    result = compose(mantissa_of(x), exponent_of(x) + power)
    if isinf(result):
        range_error()
    return copy_sign(result, x)


# --- integers ----------------------------------------------------------------------------------


def gcd(a: int = 0, b: int = 0) -> int:
    """The greatest common divisor of two ints; not negative."""
    left: u64 = magnitude(a)
    right: u64 = magnitude(b)
    while right != 0:
        left, right = right, left % right
    return left


def lcm(a: int = 1, b: int = 1) -> int:
    """The least common multiple of two ints; not negative."""
    if a == 0 or b == 0:
        return 0
    return abs(a // gcd(a, b) * b)


def isqrt(n: int) -> int:
    """The root of n, rounded down. ValueError below zero."""
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = min(int(square_root(float(n))), LARGEST_ROOT)
    if root * root > n:
        root -= 1
    elif root < LARGEST_ROOT and (root + 1) * (root + 1) <= n:
        root += 1
    return root


def factorial(x: int) -> int:
    """1 * 2 * ... * x. ValueError below zero; OverflowError from 21 on."""
    if x < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    for i in range(2, x + 1):
        result *= i
    return result


def comb(n: int, k: int) -> int:
    """How many ways there are to choose k of n. ValueError below zero; OverflowError past 64 bits."""
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    result = 1
    for i in range(1, min(k, n - k) + 1):
        shared = gcd(result, i)
        result = result // shared * ((n - i + 1) // (i // shared))
    return result
