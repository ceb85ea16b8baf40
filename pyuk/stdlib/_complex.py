"""The type complex: numbers with a real and an imaginary part.

Source: CPython 3.11 Objects/complexobject.c, whose order of operations and messages these are.
Next: _complextext.py.
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.floatbits import is_finite
from pyuk.builtins.hashes import hash_float
from pyuk.lang import noinline
from pyuk.stdlib import _complextext, math

HASH_OF_IMAG = 1000003
LARGEST_WHOLE_POWER = 100.0


class complex:
    """Both parts are floats; a number that is none counts as one without an imaginary part."""

    __module__ = "builtins"
    real: float
    imag: float

    def __init__(self, real: float, imag: float) -> None:
        self.real = real
        self.imag = imag

    def conjugate(self) -> complex:
        """The number with the other sign of the imaginary part."""
        return complex(self.real, -self.imag)

    def __add__(self, other: Number) -> complex:
        right = of(other)
        return complex(self.real + right.real, self.imag + right.imag)

    def __radd__(self, other: Number) -> complex:
        return of(other) + self

    def __sub__(self, other: Number) -> complex:
        right = of(other)
        return complex(self.real - right.real, self.imag - right.imag)

    def __rsub__(self, other: Number) -> complex:
        return of(other) - self

    def __mul__(self, other: Number) -> complex:
        right = of(other)
        return complex(
            self.real * right.real - self.imag * right.imag, self.real * right.imag + self.imag * right.real
        )

    def __rmul__(self, other: Number) -> complex:
        return of(other) * self

    def __truediv__(self, other: Number) -> complex:
        return quotient(self, of(other), "complex division by zero")

    def __rtruediv__(self, other: Number) -> complex:
        return quotient(of(other), self, "complex division by zero")

    def __pow__(self, other: Number) -> complex:
        return power(self, of(other))

    def __rpow__(self, other: Number) -> complex:
        return power(of(other), self)

    def __neg__(self) -> complex:
        return complex(-self.real, -self.imag)

    def __pos__(self) -> complex:
        return self

    def __abs__(self) -> float:
        size = math.hypot(self.real, self.imag)
        if not is_finite(size) and is_finite(self.real) and is_finite(self.imag):
            raise OverflowError("absolute value too large")
        return size

    def __bool__(self) -> bool:
        return self.real != 0.0 or self.imag != 0.0

    def __eq__(self, other: Number) -> bool:  # type: ignore[override]
        right = of(other)
        return self.real == right.real and self.imag == right.imag

    def __hash__(self) -> int:
        bits = (hash_float(self.real) + HASH_OF_IMAG * hash_float(self.imag)) & 0xFFFF_FFFF_FFFF_FFFF
        code = bits - (1 << 64) if bits >> 63 else bits
        return -2 if code == -1 else code

    def __repr__(self) -> str:
        return _complextext.shown(self.real, self.imag)

    def __format__(self, spec: str) -> str:
        return _complextext.formatted(self.real, self.imag, spec)


Number = TypeVar("Number", complex, float, int, bool)
Other = TypeVar("Other", complex, float, int, bool)


def of(number: Number) -> complex:
    """A number as a complex one."""
    if isinstance(number, complex):
        return number
    return complex(float(number), 0.0)


def joined(real: Number, imag: Other) -> complex:
    """complex(real, imag), where either may be a complex number: real + imag * 1j."""
    one, other = of(real), of(imag)
    return complex(one.real - other.imag, one.imag + other.real)


def parsed(text: str) -> complex:
    """complex(text). ValueError where it is no number."""
    real, imag = _complextext.parsed(text)
    return complex(real, imag)


@noinline
def raise_zero(message: str) -> None:
    raise ZeroDivisionError(message)


def quotient(left: complex, right: complex, message: str) -> complex:
    """left / right, scaled by the larger part of `right`. ZeroDivisionError with this message."""
    real, imag = abs(right.real), abs(right.imag)
    if real >= imag:
        if real == 0.0:
            raise_zero(message)
        ratio = right.imag / right.real
        divisor = right.real + right.imag * ratio
        return complex((left.real + left.imag * ratio) / divisor, (left.imag - left.real * ratio) / divisor)
    if imag >= real:
        ratio = right.real / right.imag
        divisor = right.real * ratio + right.imag
        return complex((left.real * ratio + left.imag) / divisor, (left.imag * ratio - left.real) / divisor)
    return complex(math.nan, math.nan)


POWER_OF_ZERO = "0.0 to a negative or complex power"


def power(base: complex, exponent: complex) -> complex:
    """base ** exponent. ZeroDivisionError, OverflowError."""
    whole = exponent.imag == 0.0 and abs(exponent.real) <= LARGEST_WHOLE_POWER and exponent.real.is_integer()
    result = whole_power(base, int(exponent.real)) if whole else general_power(base, exponent)
    if math.isinf(result.real) or math.isinf(result.imag):
        raise OverflowError("complex exponentiation")
    return result


def whole_power(base: complex, count: int) -> complex:
    """base ** count, by squaring."""
    if count <= 0:
        return quotient(complex(1.0, 0.0), multiplied(base, -count), POWER_OF_ZERO)
    return multiplied(base, count)


def multiplied(base: complex, count: int) -> complex:
    """The product of so many `base`."""
    result = complex(1.0, 0.0)
    square = base
    while count > 0:
        if count & 1:
            result = result * square
        count >>= 1
        square = square * square
    return result


def general_power(base: complex, exponent: complex) -> complex:
    """base ** exponent by the length and the angle of the base."""
    if exponent.real == 0.0 and exponent.imag == 0.0:
        return complex(1.0, 0.0)
    if base.real == 0.0 and base.imag == 0.0:
        if exponent.imag != 0.0 or exponent.real < 0.0:
            raise_zero(POWER_OF_ZERO)
        return complex(0.0, 0.0)
    size = math.hypot(base.real, base.imag)
    length = size**exponent.real
    angle = math.atan2(base.imag, base.real)
    phase = angle * exponent.real
    if exponent.imag != 0.0:
        length /= math.exp(angle * exponent.imag)
        phase += exponent.imag * math.log(size)
    return complex(length * math.cos(phase), length * math.sin(phase))
