"""cmath: the functions of math for complex numbers. Each takes ints and floats as well.

Source: The Python Standard Library, "cmath"; CPython 3.11 Modules/cmathmodule.c.
"""

from __future__ import annotations

from typing import Final

from pyuk.stdlib import math
from pyuk.stdlib._complex import Number, Other, complex, of

pi: Final = math.pi
e: Final = math.e
tau: Final = math.tau
inf: Final = math.inf
nan: Final = math.nan
infj: complex = complex(0.0, math.inf)
nanj: complex = complex(0.0, math.nan)

LARGE = 4.49423283715579e307  # a quarter of the largest float
LOG_LARGE = 708.3964185322641
SMALLEST_NORMAL = 2.2250738585072014e-308
LN2 = 0.6931471805599453


def parts(x: Number) -> tuple[float, float]:
    """The real and the imaginary part of a number."""
    z = of(x)
    return z.real, z.imag


def phase(x: Number) -> float:
    """The angle, from -pi to pi."""
    real, imag = parts(x)
    return math.atan2(imag, real)


def polar(x: Number) -> tuple[float, float]:
    """The length and the angle."""
    real, imag = parts(x)
    return math.hypot(real, imag), math.atan2(imag, real)


def rect(r: float, phi: float) -> complex:
    """The number of a length and an angle."""
    if phi == 0.0:
        return complex(float(r), r * phi)
    return complex(r * math.cos(phi), r * math.sin(phi))


def isfinite(x: Number) -> bool:
    """Whether both parts are."""
    real, imag = parts(x)
    return math.isfinite(real) and math.isfinite(imag)


def isinf(x: Number) -> bool:
    """Whether one part is infinite."""
    real, imag = parts(x)
    return math.isinf(real) or math.isinf(imag)


def isnan(x: Number) -> bool:
    """Whether one part is a nan."""
    real, imag = parts(x)
    return math.isnan(real) or math.isnan(imag)


def isclose(a: Number, b: Other, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool:
    """Whether two numbers are near each other."""
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    one, other = of(a), of(b)
    if one == other:
        return True
    if isinf(one) or isinf(other):
        return False
    difference = abs(one - other)
    return difference <= rel_tol * abs(other) or difference <= rel_tol * abs(one) or difference <= abs_tol


def sqrt(x: Number) -> complex:
    """The square root with a real part that is not negative."""
    real, imag = parts(x)
    if not (math.isfinite(real) and math.isfinite(imag)):
        return sqrt_of_special(real, imag)
    if real == 0.0 and imag == 0.0:
        return complex(0.0, imag)
    ax, ay = abs(real), abs(imag)
    if ax < SMALLEST_NORMAL and ay < SMALLEST_NORMAL and (ax > 0.0 or ay > 0.0):
        ax = math.ldexp(ax, 53)
        s = math.ldexp(math.sqrt(ax + math.hypot(ax, math.ldexp(ay, 53))), -27)
    else:
        ax /= 8.0
        s = 2.0 * math.sqrt(ax + math.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    if real >= 0.0:
        return complex(s, math.copysign(d, imag))
    return complex(d, math.copysign(s, imag))


def sqrt_of_special(real: float, imag: float) -> complex:
    """Of numbers with an infinite part, or a nan."""
    if math.isinf(imag):
        return complex(math.inf, imag)
    if math.isnan(real):
        return complex(math.nan, math.nan)
    if math.isinf(real):
        if real > 0.0:
            return complex(math.inf, imag if math.isnan(imag) else math.copysign(0.0, imag))
        return complex(math.nan if math.isnan(imag) else 0.0, math.copysign(math.inf, imag))
    return complex(math.nan, math.nan)


def finite_parts(x: Number) -> tuple[float, float]:
    """The parts of a number that has to be finite. NotImplementedError."""
    real, imag = parts(x)
    if not (math.isfinite(real) and math.isfinite(imag)):
        raise NotImplementedError("functions of infinite numbers and of nans")
    return real, imag


def exp(x: Number) -> complex:
    """e to the power of x."""
    real, imag = finite_parts(x)
    if real > LOG_LARGE:
        size = math.exp(real - 1.0)
        result = complex(size * math.cos(imag) * math.e, size * math.sin(imag) * math.e)
    else:
        size = math.exp(real)
        result = complex(size * math.cos(imag), size * math.sin(imag))
    if math.isinf(result.real) or math.isinf(result.imag):
        raise OverflowError("math range error")
    return result


def log(x: Number, base=None) -> complex:  # type: ignore[no-untyped-def]
    """The natural logarithm, or that to a base. ValueError for 0."""
    real, imag = finite_parts(x)
    result = complex(log_of_length(real, imag), math.atan2(imag, real))
    if base is None:
        return result
    bottom = log(base)
    if not bottom:
        raise ValueError("math domain error")
    return result / bottom


def log_of_length(real: float, imag: float) -> float:
    """The logarithm of the length, exact where it is near 1."""
    ax, ay = abs(real), abs(imag)
    if ax > LARGE or ay > LARGE:
        return math.log(math.hypot(ax / 2.0, ay / 2.0)) + LN2
    if ax < SMALLEST_NORMAL and ay < SMALLEST_NORMAL:
        if ax > 0.0 or ay > 0.0:
            return math.log(math.hypot(math.ldexp(ax, 53), math.ldexp(ay, 53))) - 53 * LN2
        raise ValueError("math domain error")
    size = math.hypot(ax, ay)
    if 0.71 <= size <= 1.73:
        high, low = max(ax, ay), min(ax, ay)
        return math.log1p((high - 1) * (high + 1) + low * low) / 2.0
    return math.log(size)


def log10(x: Number) -> complex:
    """The logarithm to base 10."""
    result = log(x)
    return complex(result.real / math.log(10.0), result.imag / math.log(10.0))


def sinh(x: Number) -> complex:
    """The hyperbolic sine."""
    real, imag = finite_parts(x)
    if abs(real) > LOG_LARGE:
        less = real - math.copysign(1.0, real)
        result = complex(math.cos(imag) * math.sinh(less) * math.e, math.sin(imag) * math.cosh(less) * math.e)
    else:
        result = complex(math.cos(imag) * math.sinh(real), math.sin(imag) * math.cosh(real))
    return in_range(result)


def cosh(x: Number) -> complex:
    """The hyperbolic cosine."""
    real, imag = finite_parts(x)
    if abs(real) > LOG_LARGE:
        less = real - math.copysign(1.0, real)
        result = complex(math.cos(imag) * math.cosh(less) * math.e, math.sin(imag) * math.sinh(less) * math.e)
    else:
        result = complex(math.cos(imag) * math.cosh(real), math.sin(imag) * math.sinh(real))
    return in_range(result)


def in_range(value: complex) -> complex:
    """The value; OverflowError where a part is infinite."""
    if math.isinf(value.real) or math.isinf(value.imag):
        raise OverflowError("math range error")
    return value


def tanh(x: Number) -> complex:
    """The hyperbolic tangent."""
    real, imag = finite_parts(x)
    if abs(real) > LOG_LARGE:
        return complex(
            math.copysign(1.0, real), 4.0 * math.sin(imag) * math.cos(imag) * math.exp(-2.0 * abs(real))
        )
    tx, ty = math.tanh(real), math.tan(imag)
    cx = 1.0 / math.cosh(real)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)


def sin(x: Number) -> complex:
    """The sine."""
    real, imag = parts(x)
    turned = sinh(complex(-imag, real))
    return complex(turned.imag, -turned.real)


def cos(x: Number) -> complex:
    """The cosine."""
    real, imag = parts(x)
    return cosh(complex(-imag, real))


def tan(x: Number) -> complex:
    """The tangent."""
    real, imag = parts(x)
    turned = tanh(complex(-imag, real))
    return complex(turned.imag, -turned.real)


def asinh(x: Number) -> complex:
    """The inverse of sinh."""
    real, imag = finite_parts(x)
    if abs(real) > LARGE or abs(imag) > LARGE:
        size = math.log(math.hypot(real / 2.0, imag / 2.0)) + LN2 * 2.0
        return complex(math.copysign(size, real), math.atan2(imag, abs(real)))
    one = sqrt(complex(1.0 + imag, -real))
    other = sqrt(complex(1.0 - imag, real))
    return complex(
        math.asinh(one.real * other.imag - other.real * one.imag),
        math.atan2(imag, one.real * other.real - one.imag * other.imag),
    )


def asin(x: Number) -> complex:
    """The inverse of sin."""
    real, imag = parts(x)
    turned = asinh(complex(-imag, real))
    return complex(turned.imag, -turned.real)


def acos(x: Number) -> complex:
    """The inverse of cos."""
    real, imag = finite_parts(x)
    if abs(real) > LARGE or abs(imag) > LARGE:
        size = math.log(math.hypot(real / 2.0, imag / 2.0)) + LN2 * 2.0
        return complex(math.atan2(abs(imag), real), math.copysign(size, -imag))
    one = sqrt(complex(1.0 - real, -imag))
    other = sqrt(complex(1.0 + real, imag))
    return complex(
        2.0 * math.atan2(one.real, other.real), math.asinh(other.real * one.imag - other.imag * one.real)
    )


def acosh(x: Number) -> complex:
    """The inverse of cosh."""
    real, imag = finite_parts(x)
    if abs(real) > LARGE or abs(imag) > LARGE:
        size = math.log(math.hypot(real / 2.0, imag / 2.0)) + LN2 * 2.0
        return complex(size, math.atan2(imag, real))
    one = sqrt(complex(real - 1.0, imag))
    other = sqrt(complex(real + 1.0, imag))
    return complex(
        math.asinh(one.real * other.real + one.imag * other.imag), 2.0 * math.atan2(one.imag, other.real)
    )


def atanh(x: Number) -> complex:
    """The inverse of tanh. ValueError for 1 and -1."""
    real, imag = finite_parts(x)
    if real < 0.0 or (real == 0.0 and math.copysign(1.0, real) < 0.0):
        mirrored = atanh(complex(-real, -imag))
        return complex(-mirrored.real, -mirrored.imag)
    ay = abs(imag)
    if real > 1.3407807929942597e154 / 2.0 or ay > 1.3407807929942597e154 / 2.0:
        size = math.hypot(real / 2.0, imag / 2.0)
        return complex(real / 4.0 / size / size, -math.copysign(math.pi / 2.0, -imag))
    if real == 1.0 and ay < 1.4916681462400413e-154:
        if ay == 0.0:
            raise ValueError("math domain error")
        return complex(
            -math.log(math.sqrt(ay) / math.sqrt(math.hypot(ay, 2.0))), math.copysign(math.atan2(2.0, -ay) / 2.0, imag)
        )
    return complex(
        math.log1p(4.0 * real / ((1 - real) * (1 - real) + ay * ay)) / 4.0,
        -math.atan2(-2.0 * imag, (1 - real) * (1 + real) - ay * ay) / 2.0,
    )


def atan(x: Number) -> complex:
    """The inverse of tan."""
    real, imag = parts(x)
    turned = atanh(complex(-imag, real))
    return complex(turned.imag, -turned.real)
