"""The module fractions: exact ratios of two ints of 64 bits. OverflowError where one of them would be larger."""

# Operands are ints, floats or fractions: the methods are compiled for each.
# mypy: disable-error-code="no-untyped-call,no-any-return"

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.floathex import ratio_of
from pyuk.lang import noinline
from pyuk.stdlib.math import gcd


def refuse_others(value) -> None:  # type: ignore[no-untyped-def]
    """TypeError for one of two arguments of Fraction() that is neither an int nor a fraction."""
    if not isinstance(value, (int, Fraction)):
        raise TypeError("both arguments should be Rational instances")


@noinline
def raise_zero(numerator: int) -> NoReturn:
    raise ZeroDivisionError(f"Fraction({numerator}, 0)")


class Fraction:
    """A ratio in lowest terms; the denominator is positive."""

    def __init__(self, numerator=0, denominator=None) -> None:  # type: ignore[no-untyped-def]
        self._numerator = 0
        self._denominator = 1
        if denominator is None:
            self.set_to(numerator)
        else:
            refuse_others(numerator)
            refuse_others(denominator)
            one, other = Fraction(numerator), Fraction(denominator)
            if other._numerator == 0:
                raise_zero(one._numerator)
            self.reduce(one._numerator * other._denominator, one._denominator * other._numerator)

    def set_to(self, value) -> None:  # type: ignore[no-untyped-def]
        """Become an int, a float, what a text says, or another fraction."""
        if isinstance(value, int):
            self._numerator = value
        elif isinstance(value, float):
            self._numerator, self._denominator = ratio_of(value)
        elif isinstance(value, str):
            self.parse(value)
        elif isinstance(value, Fraction):
            self._numerator, self._denominator = value._numerator, value._denominator
        else:
            self._numerator, self._denominator = value.as_integer_ratio()

    def reduce(self, top: int, bottom: int) -> None:
        """Become top / bottom, for a bottom that is not 0."""
        shared = gcd(top, bottom)
        if bottom < 0:
            shared = -shared
        self._numerator = top // shared
        self._denominator = bottom // shared

    def parse(self, text: str) -> None:
        """Become what a text says: 3/4, 1.25, -2e-3. ValueError."""
        body = text.strip()
        top, slash, bottom = body.partition("/")
        try:
            if slash != "":
                if not (bottom[:1].isdecimal() and top[-1:].isdecimal()):
                    raise ValueError
                self.reduce(int(top), check_bottom(int(top), int(bottom)))
            else:
                self.parse_decimal(body)
        except ValueError:
            raise ValueError(f"Invalid literal for Fraction: {text!r}") from None

    def parse_decimal(self, text: str) -> None:
        """Become a decimal number."""
        mantissa, _, exponent = text.replace("E", "e").partition("e")
        whole, point, places = mantissa.partition(".")
        power = int(exponent) if "e" in text.replace("E", "e") else 0
        sign = whole[:1] if whole[:1] in ("-", "+") else ""
        digits = whole[len(sign) :]
        if (digits != "" and not digits[0].isdecimal()) or (point != "" and places != "" and not places[0].isdecimal()):
            raise ValueError
        value = int(digits + places)
        power -= len(places) - places.count("_")
        value = -value if sign == "-" else value
        if power >= 0:
            self.reduce(value * 10**power, 1)
        else:
            self.reduce(value, 10**-power)

    @property
    def numerator(self) -> int:
        return self._numerator

    @property
    def denominator(self) -> int:
        return self._denominator

    @staticmethod
    def from_float(f: float) -> Fraction:
        return Fraction(f)

    @staticmethod
    def from_decimal(dec) -> Fraction:  # type: ignore[no-untyped-def]
        return Fraction(dec)

    def as_integer_ratio(self) -> tuple[int, int]:
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator: int = 1000000) -> Fraction:
        """The nearest fraction whose denominator is not greater: a convergent, or one between the last two."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return self
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        between = ratio(p0 + k * p1, q0 + k * q1)
        convergent = ratio(p1, q1)
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return convergent
        return between

    # --- arithmetic ---

    def __add__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return float(self) + other
        if isinstance(other, int):
            return ratio(self._numerator + other * self._denominator, self._denominator)
        if isinstance(other, Fraction):
            return sum_of(self, other._numerator, other._denominator)
        return NotImplemented

    def __radd__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other + float(self)
        if isinstance(other, int):
            return self + other
        return NotImplemented

    def __sub__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return float(self) - other
        if isinstance(other, int):
            return ratio(self._numerator - other * self._denominator, self._denominator)
        if isinstance(other, Fraction):
            return sum_of(self, -other._numerator, other._denominator)
        return NotImplemented

    def __rsub__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other - float(self)
        if isinstance(other, int):
            return -self + other
        return NotImplemented

    def __mul__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return float(self) * other
        if isinstance(other, int):
            return product_of(self, other, 1)
        if isinstance(other, Fraction):
            return product_of(self, other._numerator, other._denominator)
        return NotImplemented

    def __rmul__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other * float(self)
        if isinstance(other, int):
            return self * other
        return NotImplemented

    def __truediv__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return float(self) / other
        if isinstance(other, int):
            return quotient_of(self, other, 1)
        if isinstance(other, Fraction):
            return quotient_of(self, other._numerator, other._denominator)
        return NotImplemented

    def __rtruediv__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other / float(self)
        if isinstance(other, int):
            return quotient_of(Fraction(other), self._numerator, self._denominator)
        return NotImplemented

    def __floordiv__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return float(self) // other
        if isinstance(other, int):
            return self._numerator // (self._denominator * other)
        if isinstance(other, Fraction):
            return whole_quotient(self, other)
        return NotImplemented

    def __rfloordiv__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other // float(self)
        if isinstance(other, int):
            return whole_quotient(Fraction(other), self)
        return NotImplemented

    def __mod__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return float(self) % other
        if isinstance(other, int):
            return remainder(self, Fraction(other))
        if isinstance(other, Fraction):
            return remainder(self, other)
        return NotImplemented

    def __rmod__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other % float(self)
        if isinstance(other, int):
            return remainder(Fraction(other), self)
        return NotImplemented

    def __divmod__(self, other):  # type: ignore[no-untyped-def]
        if not isinstance(other, (float, int, Fraction)):
            return NotImplemented
        whole = self // other
        return whole, self % other

    def __rdivmod__(self, other):  # type: ignore[no-untyped-def]
        if not isinstance(other, (float, int)):
            return NotImplemented
        whole = other // self
        return whole, other % self

    def __pow__(self, exponent):  # type: ignore[no-untyped-def]
        """The fraction to a power: a fraction for a whole one, a float otherwise."""
        if isinstance(exponent, float):
            return float(self) ** exponent
        if isinstance(exponent, int):
            return power(self, exponent)
        if isinstance(exponent, Fraction):
            if exponent._denominator == 1:
                return power(self, exponent._numerator)
            return float(self) ** float(exponent)
        return NotImplemented

    def __rpow__(self, base):  # type: ignore[no-untyped-def]
        if isinstance(base, float):
            return base ** float(self)
        if isinstance(base, int):
            if self._denominator != 1:
                return float(base) ** float(self)
            if self._numerator >= 0:
                return base**self._numerator
            return power(Fraction(base), self._numerator)
        return NotImplemented

    def __neg__(self) -> Fraction:
        return ratio(-self._numerator, self._denominator)

    def __pos__(self) -> Fraction:
        return self

    def __abs__(self) -> Fraction:
        return -self if self._numerator < 0 else self

    # --- conversions ---

    def __bool__(self) -> bool:
        return self._numerator != 0

    def __float__(self) -> float:
        return self._numerator / self._denominator

    def __int__(self) -> int:
        return self.__trunc__()

    def __trunc__(self) -> int:
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self) -> int:
        return self._numerator // self._denominator

    def __ceil__(self) -> int:
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):  # type: ignore[no-untyped-def]
        if ndigits is None:
            return nearest(self._numerator, self._denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return ratio(nearest(self._numerator * shift, self._denominator), shift)
        return ratio(nearest(self._numerator, self._denominator * shift) * shift, 1)

    def __hash__(self) -> int:
        """That of the equal int or float; of others as a pair of ints: CPython's is another."""
        if self._denominator == 1:
            return hash(self._numerator)
        value = float(self)
        if Fraction(value) == self:
            return hash(value)
        return hash((self._numerator, self._denominator))

    def __str__(self) -> str:
        return f"{self._numerator}" if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __repr__(self) -> str:
        return f"Fraction({self._numerator}, {self._denominator})"

    # --- comparison ---

    def difference(self, other):  # type: ignore[no-untyped-def]
        """A number with the sign of self - other."""
        if isinstance(other, int):
            return self._numerator - other * self._denominator
        return self._numerator * other._denominator - other._numerator * self._denominator

    def __eq__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other - other == 0.0 and self.same_as_float(other)
        if isinstance(other, int):
            return self._denominator == 1 and self._numerator == other
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        return NotImplemented

    def same_as_float(self, value: float) -> bool:
        return float(self) == value and Fraction(value)._denominator == self._denominator

    def __lt__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other == 1e999 if other - other != 0.0 else self.difference(Fraction(other)) < 0
        if isinstance(other, (int, Fraction)):
            return self.difference(other) < 0
        return NotImplemented

    def __le__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other == 1e999 if other - other != 0.0 else self.difference(Fraction(other)) <= 0
        if isinstance(other, (int, Fraction)):
            return self.difference(other) <= 0
        return NotImplemented

    def __gt__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other == -1e999 if other - other != 0.0 else self.difference(Fraction(other)) > 0
        if isinstance(other, (int, Fraction)):
            return self.difference(other) > 0
        return NotImplemented

    def __ge__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, float):
            return other == -1e999 if other - other != 0.0 else self.difference(Fraction(other)) >= 0
        if isinstance(other, (int, Fraction)):
            return self.difference(other) >= 0
        return NotImplemented


def check_bottom(top: int, bottom: int) -> int:
    """A denominator that is not 0. ZeroDivisionError."""
    if bottom == 0:
        raise_zero(top)
    return bottom


def ratio(top: int, bottom: int) -> Fraction:
    """top / bottom for a bottom that is not 0."""
    result = Fraction(0)
    result.reduce(top, bottom)
    return result


def sum_of(value: Fraction, top: int, bottom: int) -> Fraction:
    """value + top / bottom, by way of the least common denominator."""
    shared = gcd(value._denominator, bottom)
    own = value._denominator // shared
    return ratio(value._numerator * (bottom // shared) + top * own, own * bottom)


def product_of(value: Fraction, top: int, bottom: int) -> Fraction:
    """value * top / bottom; common factors are taken out first."""
    one = gcd(value._numerator, bottom)
    other = gcd(top, value._denominator)
    result = Fraction(0)
    result._numerator = (value._numerator // one) * (top // other)
    result._denominator = (value._denominator // other) * (bottom // one)
    return result


def quotient_of(value: Fraction, top: int, bottom: int) -> Fraction:
    """value / (top / bottom). ZeroDivisionError."""
    if top == 0:
        raise_zero(value._numerator * bottom)
    if top < 0:
        return product_of(value, -bottom, -top)
    return product_of(value, bottom, top)


def whole_quotient(value: Fraction, other: Fraction) -> int:
    """value // other. ZeroDivisionError."""
    return (value._numerator * other._denominator) // (value._denominator * other._numerator)


def remainder(value: Fraction, other: Fraction) -> Fraction:
    """value % other. ZeroDivisionError."""
    bottom = value._denominator * other._denominator
    top = (value._numerator * other._denominator) % (value._denominator * other._numerator)
    return ratio(top, bottom)


def power(value: Fraction, exponent: int) -> Fraction:
    """The fraction to a whole power. ZeroDivisionError for 0 to a negative one."""
    if exponent >= 0:
        return ratio(value._numerator**exponent, value._denominator**exponent)
    if value._numerator == 0:
        raise_zero(value._denominator**-exponent)
    return ratio(value._denominator**-exponent, value._numerator**-exponent)


def nearest(top: int, bottom: int) -> int:
    """The int that is nearest to top / bottom, the even one of two."""
    floor, rest = top // bottom, top % bottom
    if 2 * rest < bottom or (2 * rest == bottom and floor % 2 == 0):
        return floor
    return floor + 1
