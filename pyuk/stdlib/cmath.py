"""The module cmath: functions of complex numbers.

Source: The Python Library Reference, "cmath"; CPython 3.11 Modules/cmathmodule.c.
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.stdlib import math
from pyuk.stdlib._complex import complex, of

Number = TypeVar("Number", complex, float, int, bool)

pi = math.pi
e = math.e
tau = math.tau
inf = math.inf
nan = math.nan


def phase(x: Number) -> float:
    """The angle of the number, from -pi to pi."""
    z = of(x)
    return math.atan2(z.imag, z.real)


def polar(x: Number) -> tuple[float, float]:
    """The length and the angle."""
    z = of(x)
    return abs(z), math.atan2(z.imag, z.real)


def rect(r: float, phi: float) -> complex:
    """The number of this length and angle."""
    if phi == 0.0:
        return complex(float(r), r * phi)
    return complex(r * math.cos(phi), r * math.sin(phi))


def exp(x: Number) -> complex:
    """e ** x. OverflowError."""
    z = of(x)
    length = math.exp(z.real)
    if z.imag == 0.0:
        return complex(length, z.imag)
    return complex(length * math.cos(z.imag), length * math.sin(z.imag))


def log(x: Number, base: float | None = None) -> complex:
    """The natural logarithm, or that to a base. ValueError for 0."""
    z = of(x)
    if not z:
        raise ValueError("math domain error")
    size = log_of_size(z)
    found = complex(size, math.atan2(z.imag, z.real))
    return found if base is None else found / log(base)


def log_of_size(z: complex) -> float:
    """log(abs(z)), exact where the size is near 1."""
    large, small = max(abs(z.real), abs(z.imag)), min(abs(z.real), abs(z.imag))
    size = math.hypot(large, small)
    if 0.71 <= size <= 1.73:
        return math.log1p((large - 1.0) * (large + 1.0) + small * small) / 2.0
    return math.log(size)


def log10(x: Number) -> complex:
    """The logarithm to base 10."""
    found = log(x)
    ten = math.log(10.0)
    return complex(found.real / ten, found.imag / ten)


def sqrt(x: Number) -> complex:
    """The root whose real part is not negative."""
    z = of(x)
    if not z:
        return complex(0.0, z.imag)
    large, small = abs(z.real) / 8.0, abs(z.imag)
    s = 2.0 * math.sqrt(large + math.hypot(large, small / 8.0))
    d = small / (2.0 * s)
    if z.real >= 0.0:
        return complex(s, math.copysign(d, z.imag))
    return complex(d, math.copysign(s, z.imag))


def cos(x: Number) -> complex:
    z = of(x)
    return cosh(complex(-z.imag, z.real))


def sin(x: Number) -> complex:
    z = of(x)
    turned = sinh(complex(-z.imag, z.real))
    return complex(turned.imag, -turned.real)


def cosh(x: Number) -> complex:
    z = of(x)
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def sinh(x: Number) -> complex:
    z = of(x)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def isnan(x: Number) -> bool:
    """Whether a part is not a number."""
    z = of(x)
    return math.isnan(z.real) or math.isnan(z.imag)


def isinf(x: Number) -> bool:
    """Whether a part is infinite."""
    z = of(x)
    return math.isinf(z.real) or math.isinf(z.imag)


def isfinite(x: Number) -> bool:
    """Whether both parts are finite."""
    z = of(x)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isclose(a: Number, b: Number, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool:
    """Whether two numbers are about the same."""
    one, other = of(a), of(b)
    if one == other:
        return True
    if isinf(one) or isinf(other):
        return False
    apart = abs(one - other)
    return apart <= rel_tol * abs(other) or apart <= rel_tol * abs(one) or apart <= abs_tol
