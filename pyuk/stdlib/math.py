"""The module math. Errors are CPython's.

What is not exact is correct to within 0.51 units in the last place or so (_trigonometry.py, _hyperbolic.py,
_gamma.py): where the C library of CPython's machine is less exact, its last digit may be another.
"""

from __future__ import annotations

from typing import Final, NoReturn, TypeVar

from pyuk.builtins import floats
from pyuk.builtins.floatbits import (
    MASK64,
    compose,
    copy_sign,
    exponent_of,
    is_finite,
    is_negative,
    mantissa_of,
)
from pyuk.builtins.floatpairs import add, add_any, multiply_exactly, root_of_pair
from pyuk.builtins.floatpower import power
from pyuk.builtins.number import magnitude
from pyuk.lang import inline, noinline, u64
from pyuk.lang.intrinsics import ceil as round_up
from pyuk.lang.intrinsics import count_leading_zeros, float_bits, float_from_bits
from pyuk.lang.intrinsics import fabs as without_sign
from pyuk.lang.intrinsics import floor as round_down
from pyuk.lang.intrinsics import sqrt as square_root
from pyuk.lang.intrinsics import trunc as round_to_zero
from pyuk.stdlib import _gamma, _hyperbolic, _trigonometry

pi: Final = 3.141592653589793
e: Final = 2.718281828459045
tau: Final = 6.283185307179586
inf: Final = float("inf")
nan: Final = float("nan")

LARGEST_ROOT = 3037000499  # the root of the largest int, rounded down
LEAST_EXPONENT = -2200  # of ldexp(): less makes no difference
GREATEST_EXPONENT = 2200
HALF_PI: Final = 1.5707963267948966

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
def floor(x):  # type: ignore[no-untyped-def]
    """The greatest int that is not above. ValueError for nan, OverflowError for an infinity."""
    if isinstance(x, int):
        return int(x)
    if not isinstance(x, float):
        return x.__floor__()
    return floats.to_int(round_down(float(x)))


@inline
def ceil(x):  # type: ignore[no-untyped-def]
    """The least int that is not below. Errors as floor()."""
    if isinstance(x, int):
        return int(x)
    if not isinstance(x, float):
        return x.__ceil__()
    return floats.to_int(round_up(float(x)))


@inline
def trunc(x):  # type: ignore[no-untyped-def]
    """int(x). Errors as floor()."""
    if isinstance(x, int):
        return int(x)
    if not isinstance(x, float):
        return x.__trunc__()
    return floats.to_int(float(x))


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


def remainder(x: float, y: float) -> float:
    """x less the nearest multiple of y, the even one of two: exact. Errors as fmod()."""
    if (isinf(x) and not isnan(y)) or (y == 0.0 and not isnan(x)):
        domain_error()
    if isnan(x) or isnan(y):
        return x + y
    if isinf(y):
        return x
    size, unit = fabs(x), fabs(y)
    rest = floats.truncated_remainder(size, unit)
    other = unit - rest
    if rest > other:
        rest = -other
    elif rest == other:  # a tie: rest is that of the even multiple already, or the other one is
        rest = rest - 2.0 * floats.truncated_remainder(0.5 * (size - rest), unit)
    return rest if not is_negative(x) else -rest


def nextafter(x: float, y: float) -> float:
    """The float after x on the way to y."""
    if isnan(x) or isnan(y):
        return x + y
    if x == y:
        return y
    if x == 0.0:
        return copy_sign(float_from_bits(1), y)
    bits: u64 = float_bits(x)
    step = 1 if (x < y) == (x > 0.0) else -1
    return float_from_bits((bits + step) & MASK64)


def ulp(x: float) -> float:
    """The value of the last bit of x."""
    if isnan(x):
        return x
    size = fabs(x)
    return inf if isinf(x) else compose(1, exponent_of(size))


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


def common_divisor(a: int, b: int) -> int:
    """The greatest common divisor of two ints. OverflowError where it is 2**63."""
    left: u64 = magnitude(a)
    right: u64 = magnitude(b)
    while right != 0:
        left, right = right, left % right
    return left


def gcd(a: int = 0, b: int = 0, *more: int) -> int:
    """The greatest common divisor of ints; not negative. OverflowError for 2**63."""
    result = common_divisor(a, b)
    for value in more:
        result = common_divisor(result, value)
    return result


def lcm(*integers: int) -> int:
    """The least common multiple of ints; not negative. OverflowError past 64 bits."""
    result = 1
    for value in integers:
        if value == 0:
            return 0
        result = abs(result // common_divisor(result, value) * value)
    return result


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


def perm(n: int, k: int | None = None) -> int:
    """How many ways there are to choose k of n in order, n! without k. Errors as comb()."""
    if k is None:
        return factorial(n)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    result = 1
    for i in range(k):
        result *= n - i
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


# --- exponential, logarithms, powers -------------------------------------------------------------


def finite(result: float) -> float:
    """The result for a finite argument. OverflowError where it is infinite."""
    if isinf(result):
        range_error()
    return result


def exp(x: float) -> float:
    """e ** x. OverflowError past the largest float, as in all that follow."""
    if not is_finite(x):
        return 0.0 if x == -inf else x
    return finite(_hyperbolic.exp(x))


def exp2(x: float) -> float:
    """2 ** x."""
    if not is_finite(x):
        return 0.0 if x == -inf else x
    return finite(_hyperbolic.exp2(x))


def expm1(x: float) -> float:
    """e ** x - 1, also where it is small."""
    if not is_finite(x):
        return -1.0 if x == -inf else x
    return finite(_hyperbolic.expm1(x))


def natural_log(x: float) -> float:
    if 0.0 < x < inf:
        return _hyperbolic.log(x)
    return log_of_others(x)


@noinline
def log_of_others(x: float) -> float:
    """A logarithm of what is not positive or not finite. ValueError but for inf and nan."""
    if x <= 0.0:
        domain_error()
    return x


def log(x: float, base: float | None = None) -> float:
    """The logarithm, to a base where one is given. ValueError for x <= 0; ZeroDivisionError for base 1."""
    top = natural_log(x)
    if base is None:
        return top
    return top / natural_log(base)


def log2(x: float) -> float:
    """log2(x), exact for powers of two. ValueError for x <= 0."""
    return _hyperbolic.log2(x) if 0.0 < x < inf else log_of_others(x)


def log10(x: float) -> float:
    """log10(x), exact for powers of ten. ValueError for x <= 0."""
    return _hyperbolic.log10(x) if 0.0 < x < inf else log_of_others(x)


def log1p(x: float) -> float:
    """log(1 + x), also where it is small. ValueError for x <= -1."""
    if -1.0 < x < inf:
        return _hyperbolic.log1p(x)
    if x <= -1.0:
        domain_error()
    return x


def pow(x: float, y: float) -> float:
    """x ** y of floats. ValueError for a negative x to a fractional power and 0 to a negative one."""
    if y == 0.0 or x == 1.0:
        return 1.0
    if is_finite(x) and is_finite(y):
        if (x == 0.0 and y < 0.0) or (x < 0.0 and round_down(y) != y):
            domain_error()
        return real_power(x, y)
    if x == 0.0 and y == -inf:
        return inf
    return power(x, y)


def real_power(x: float, y: float) -> float:
    try:
        return power(x, y)
    except OverflowError:
        range_error()


def cbrt(x: float) -> float:
    """The cube root."""
    return _hyperbolic.cbrt(x) if is_finite(x) else x


# --- trigonometric functions ---------------------------------------------------------------------


@noinline
def not_finite(x: float) -> float:
    """A function of an angle that is no number (nan) or infinite, which is a ValueError."""
    if not isnan(x):
        domain_error()
    return x


def sin(x: float) -> float:
    """ValueError for an infinite x, as for all three."""
    return _trigonometry.sine(x) if is_finite(x) else not_finite(x)


def cos(x: float) -> float:
    return _trigonometry.cosine(x) if is_finite(x) else not_finite(x)


def tan(x: float) -> float:
    return _trigonometry.tangent(x) if is_finite(x) else not_finite(x)


def asin(x: float) -> float:
    """ValueError outside -1..1."""
    return _trigonometry.arc_sine(x) if -1.0 <= x <= 1.0 else not_finite(x)


def acos(x: float) -> float:
    """ValueError outside -1..1."""
    return _trigonometry.arc_cosine(x) if -1.0 <= x <= 1.0 else not_finite(x)


def atan(x: float) -> float:
    if is_finite(x):
        return _trigonometry.arc_tangent(x)
    return x if isnan(x) else copy_sign(HALF_PI, x)


def atan2(y: float, x: float) -> float:
    """The angle of the point (x, y), from -pi to pi."""
    if isnan(x) or isnan(y):
        return x + y
    if is_finite(x) and is_finite(y) and x != 0.0 and y != 0.0:
        return _trigonometry.angle_of_point(y, x)
    if isinf(x) and isinf(y):
        return copy_sign(0.75 * pi if x < 0.0 else 0.25 * pi, y)
    if isinf(y) or (x == 0.0 and y != 0.0):
        return copy_sign(HALF_PI, y)
    return copy_sign(pi if is_negative(x) else 0.0, y)


# --- hyperbolic functions ------------------------------------------------------------------------


def sinh(x: float) -> float:
    return finite(_hyperbolic.sinh(x)) if is_finite(x) else x


def cosh(x: float) -> float:
    return finite(_hyperbolic.cosh(x)) if is_finite(x) else without_sign(x)


def tanh(x: float) -> float:
    return x if isnan(x) else _hyperbolic.tanh(x)


def asinh(x: float) -> float:
    return _hyperbolic.asinh(x) if is_finite(x) else x


def acosh(x: float) -> float:
    """ValueError for x < 1."""
    if x < 1.0:
        domain_error()
    return _hyperbolic.acosh(x) if is_finite(x) else x


def atanh(x: float) -> float:
    """ValueError outside the open interval from -1 to 1."""
    return _hyperbolic.atanh(x) if -1.0 < x < 1.0 else not_finite(x)


# --- gamma and error function --------------------------------------------------------------------


def gamma(x: float) -> float:
    """ValueError for integers below 1 and -inf."""
    if not is_finite(x):
        return x if x == inf else not_finite(x)
    if x <= 0.0 and round_down(x) == x:
        domain_error()
    return finite(_gamma.gamma(x))


def lgamma(x: float) -> float:
    """log(abs(gamma(x))). ValueError for integers below 1."""
    if not is_finite(x):
        return without_sign(x)
    if x <= 0.0 and round_down(x) == x:
        domain_error()
    return finite(_gamma.log_gamma(x))


def erf(x: float) -> float:
    return x if isnan(x) else _gamma.erf(x)


def erfc(x: float) -> float:
    return x if isnan(x) else _gamma.erfc(x)


# --- sums, products, distances -------------------------------------------------------------------


def hypot(x: float = 0.0, y: float = 0.0, *more) -> float:  # type: ignore[no-untyped-def]
    """The distance of a point from the origin: the root of the sum of the squares of its coordinates."""
    return length_of([x, y, *[float(each) for each in more]])


def dist(p, q) -> float:  # type: ignore[no-untyped-def]
    """The distance of two points. ValueError unless they have as many coordinates."""
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    sizes: list[float] = []
    for one, other in zip(p, q, strict=True):
        sizes.append(float(one) - float(other))
    return length_of(sizes)


def length_of(sizes: list[float]) -> float:
    """The length of a vector: the squares are added as pairs, of numbers scaled to be below 1."""
    greatest = 0.0
    has_nan = False
    for size in sizes:
        if isnan(size):
            has_nan = True
        elif without_sign(size) > greatest:
            greatest = without_sign(size)
    if isinf(greatest):
        return inf
    if has_nan:
        return nan
    if greatest == 0.0:
        return 0.0
    _, scale = frexp(greatest)
    total, low = 0.0, 0.0
    for size in sizes:
        small = copy_sign(compose(mantissa_of(size), exponent_of(size) - scale), size)
        square, error = multiply_exactly(small, small)
        total, low = add(total, low, square, error)
    root, _ = root_of_pair(total, low)
    return compose(mantissa_of(root), exponent_of(root) + scale)


def fsum(seq) -> float:  # type: ignore[no-untyped-def]
    """The exact sum, rounded once. OverflowError where a partial sum is too large, ValueError for inf - inf."""
    parts: list[float] = []  # do not overlap, and grow: their sum is that of the values so far
    special = 0.0
    infinite = 0.0
    for item in seq:
        value = float(item)
        if not is_finite(value):
            if isinf(value):
                infinite += value
            special += value
            continue
        add_to_parts(parts, value)
    if special != 0.0:
        if isnan(infinite):
            raise ValueError("-inf + inf in fsum")
        return special
    return sum_of_parts(parts)


def add_to_parts(parts: list[float], value: float) -> None:
    """Add a value to an exact sum.  Source: J. R. Shewchuk, "Adaptive precision floating-point arithmetic" (1997)."""
    count = 0
    for part in parts:
        value, error = add_any(value, part)
        if error != 0.0:
            parts[count] = error
            count += 1
    if not is_finite(value):
        raise OverflowError("intermediate overflow in fsum")
    while len(parts) > count:
        parts.pop()
    if value != 0.0:
        parts.append(value)


def sum_of_parts(parts: list[float]) -> float:
    """The sum of parts that do not overlap, rounded once, halves to even."""
    high = 0.0
    at = len(parts)
    while at > 0:
        at -= 1
        high, low = add_any(high, parts[at])
        if low != 0.0:
            if at > 0 and (low < 0.0) == (parts[at - 1] < 0.0):  # more than the half that was rounded away
                twice = low * 2.0
                nearer = high + twice
                if twice == nearer - high:
                    return nearer
            return high
    return high


def prod(iterable, *, start=1):  # type: ignore[no-untyped-def]
    """The product of start and all items. OverflowError for ints past 64 bits, ValueError where there are no items."""
    items = list(iterable)
    if len(items) == 0:
        raise ValueError("the product of no numbers is an int or a float, and nothing says which")
    result = start * items[0]
    for i in range(1, len(items)):
        result = result * items[i]
    return result
