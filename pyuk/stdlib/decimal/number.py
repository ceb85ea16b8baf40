"""Decimal: a sign, digits and a power of ten; or an infinity, or no number. Read first: digits.py, rounding.py.

Source: The Python Standard Library, "decimal"; CPython 3.11 Lib/_pydecimal.py, whose steps these are.
"""

# Operands are ints or Decimals: the methods are compiled for each.
# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"

from __future__ import annotations

from typing import Final, NamedTuple

from pyuk.stdlib.decimal import digits as natural
from pyuk.stdlib.decimal.formats import formatted
from pyuk.stdlib.decimal.rounding import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    getcontext,
    localcontext,
    rounded,
)

FINITE: Final = ""
INFINITE: Final = "F"
NAN: Final = "n"
LARGEST_INT: Final = "9223372036854775807"


class DecimalTuple(NamedTuple):
    """What as_tuple() gives."""

    sign: int
    digits: tuple[int, ...]
    exponent: int


class Decimal:
    """_sign: 1 below 0. _int: the digits. _exp: the power of ten of the last one. _kind: finite or not."""

    def __init__(self, value="0") -> None:
        self._sign = 0
        self._int = "0"
        self._exp = 0
        self._kind = FINITE
        if isinstance(value, str):
            self._parse(value)
        elif isinstance(value, int):
            self._sign = 1 if value < 0 else 0
            self._int = str(int(value)).lstrip("-")
        elif isinstance(value, float):
            self._take(from_float(value))
        elif isinstance(value, Decimal):
            self._take(value)
        else:
            self._sign = value[0]
            self._int = natural.plain("".join([str(digit) for digit in value[1]]))
            self._exp = value[2]

    def _take(self, other: Decimal) -> None:
        self._sign, self._int, self._exp, self._kind = other._sign, other._int, other._exp, other._kind

    def _parse(self, text: str) -> None:
        body = text.strip().replace("_", "")
        if body[:1] in ("+", "-") and body != "":
            self._sign = 1 if body[0] == "-" else 0
            body = body[1:]
        lower = body.lower()
        if lower in ("inf", "infinity"):
            self._kind = INFINITE
            return
        if lower == "nan":
            self._kind = NAN
            return
        mantissa, mark, exponent = lower.partition("e")
        whole, _, places = mantissa.partition(".")
        power = exponent[1:] if exponent[:1] in ("+", "-") and exponent != "" else exponent
        if not (whole + places).isdecimal() or (mark == "e" and not power.isdecimal()):
            raise InvalidOperation("[<class 'decimal.ConversionSyntax'>]")
        self._int = natural.plain("".join([str(int(digit)) for digit in whole + places]))
        self._exp = (int(exponent) if mark == "e" else 0) - len(places)

    @classmethod
    def from_float(cls, f: float) -> Decimal:
        """The exact value of a float."""
        return Decimal(f)

    # --- what it is ---

    def is_finite(self) -> bool:
        return self._kind == FINITE

    def is_infinite(self) -> bool:
        return self._kind == INFINITE

    def is_nan(self) -> bool:
        return self._kind == NAN

    def is_zero(self) -> bool:
        return self._kind == FINITE and self._int == "0"

    def is_signed(self) -> bool:
        return self._sign == 1

    def adjusted(self) -> int:
        """The power of ten of the first digit."""
        return self._exp + len(self._int) - 1 if self._kind == FINITE else 0

    def as_tuple(self) -> DecimalTuple:
        """The sign, the digits and the exponent."""
        return DecimalTuple(self._sign, tuple([int(digit) for digit in self._int]), self._exp)

    def as_integer_ratio(self) -> tuple[int, int]:
        """A pair of ints in lowest terms."""
        top, bottom = self._int, "1" + "0" * max(0, -self._exp)
        top += "0" * max(0, self._exp)
        a, b = int(top), int(bottom)
        while b:
            a, b = b, a % b
        return (int(top) // a) * (-1 if self._sign else 1), int(bottom) // a

    def __bool__(self) -> bool:
        return self._kind != FINITE or self._int != "0"

    # --- results ---

    def _fixed(self) -> Decimal:
        """Rounded to the context's precision."""
        context = getcontext()
        if self._kind != FINITE:
            return self
        result = self
        if len(self._int) > context.prec:
            result = self._rounded_to(context.prec, context.rounding)
        if result.adjusted() > context.Emax and result._int != "0":
            raise Overflow("[<class 'decimal.Overflow'>]")
        return result

    def _rounded_to(self, places: int, mode: str) -> Decimal:
        """With at most so many digits."""
        drop = len(self._int) - places
        if drop <= 0:
            return self
        kept = rounded(self._int, drop, self._sign == 1, mode)
        if len(kept) > places > 0:
            return made(self._sign, kept[:-1], self._exp + drop + 1)
        return made(self._sign, kept, self._exp + drop)

    def _with_places(self, places: int, mode: str) -> Decimal:
        """With just so many digits, unless it is 0."""
        if self._int == "0" or self._kind != FINITE:
            return self
        result = self._rescaled(self.adjusted() + 1 - places, mode)
        return result._rescaled(result.adjusted() + 1 - places, mode)

    def _rescaled(self, exp: int, mode: str) -> Decimal:
        """With this exponent."""
        if self._kind != FINITE:
            return self
        if self._int == "0":
            return made(self._sign, "0", exp)
        if self._exp >= exp:
            return made(self._sign, self._int + "0" * (self._exp - exp), exp)
        return made(self._sign, rounded(self._int, exp - self._exp, self._sign == 1, mode), exp)

    # --- arithmetic ---

    def __add__(self, other):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        return sum_of(self, Decimal(other))

    def __radd__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return sum_of(Decimal(other), self)

    def __sub__(self, other):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        return sum_of(self, Decimal(other).copy_negate())

    def __rsub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return sum_of(Decimal(other), self.copy_negate())

    def __mul__(self, other):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        return product_of(self, Decimal(other))

    def __rmul__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return product_of(Decimal(other), self)

    def __truediv__(self, other):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        return quotient_of(self, Decimal(other))

    def __rtruediv__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return quotient_of(Decimal(other), self)

    def __floordiv__(self, other):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        return whole_quotient(self, Decimal(other))[0]

    def __rfloordiv__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return whole_quotient(Decimal(other), self)[0]

    def __mod__(self, other):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        return remainder_of(self, Decimal(other))

    def __rmod__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return remainder_of(Decimal(other), self)

    def __divmod__(self, other):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        return both_of(self, Decimal(other))

    def __pow__(self, other):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        return power_of(self, Decimal(other))

    def __rpow__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return power_of(Decimal(other), self)

    def __neg__(self) -> Decimal:
        if self.is_zero() and getcontext().rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed()
        return self.copy_negate()._fixed()

    def __pos__(self) -> Decimal:
        is_plain = self.is_zero() and getcontext().rounding != ROUND_FLOOR
        return self.copy_abs()._fixed() if is_plain else self._fixed()

    def __abs__(self) -> Decimal:
        return self.copy_abs()._fixed()

    def copy_abs(self) -> Decimal:
        """The number without its sign."""
        return made(0, self._int, self._exp, self._kind)

    def copy_negate(self) -> Decimal:
        """The number with the other sign."""
        return made(1 - self._sign, self._int, self._exp, self._kind)

    def sqrt(self) -> Decimal:
        """The square root."""
        if self._kind != FINITE or self._int == "0":
            if self._sign == 1 and self._kind == INFINITE:
                raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
            return self if self._kind != FINITE else made(self._sign, "0", self._exp // 2)
        if self._sign == 1:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        prec = getcontext().prec + 1
        exp = self._exp >> 1
        digits = self._int if self._exp % 2 == 0 else self._int + "0"
        length = (len(self._int) >> 1) + 1 if self._exp % 2 else (len(self._int) + 1) >> 1
        shift = prec - length
        exact = True
        if shift >= 0:
            digits += "00" * shift
        else:
            exact = digits[2 * shift :].strip("0") == ""
            digits = digits[: 2 * shift]
        exp -= shift
        found = natural.root(digits)
        exact = exact and natural.multiply(found, found) == digits
        if exact:
            found = found[:-shift] if shift > 0 else found + "0" * -shift
            exp += shift
        elif found[-1] in "05":
            found = natural.add(found, "1")
        result = made(0, found, exp)
        return result._rounded_to(getcontext().prec, ROUND_HALF_EVEN)

    # --- rounding ---

    def quantize(self, exp, rounding: str | None = None) -> Decimal:
        """The number with the exponent of another one. InvalidOperation where it has too many digits."""
        context = getcontext()
        wanted = Decimal(exp)
        if self._kind != FINITE or wanted._kind != FINITE:
            if self._kind == NAN or self._kind == wanted._kind:
                return self
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        result = self._rescaled(wanted._exp, context.rounding if rounding is None else rounding)
        if len(result._int) > context.prec:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return result

    def scaleb(self, other: Decimal | int, context: object = None) -> Decimal:
        """With another power of ten, by so much."""
        if self._kind != FINITE:
            return self._fixed()
        return made(self._sign, self._int, self._exp + int(other))._fixed()

    def normalize(self) -> Decimal:
        """Without zeros behind the last digit."""
        result = self._fixed()
        if result._kind != FINITE:
            return result
        if result._int == "0":
            return made(result._sign, "0", 0)
        digits = result._int.rstrip("0")
        return made(result._sign, digits, result._exp + len(result._int) - len(digits))

    def to_integral_value(self, rounding: str | None = None) -> Decimal:
        """Rounded to a whole number."""
        if self._kind != FINITE or self._exp >= 0:
            return self
        return self._rescaled(0, getcontext().rounding if rounding is None else rounding)

    def __round__(self, n=None):
        if n is None:
            return int(self._rescaled(0, ROUND_HALF_EVEN))
        return self.quantize(made(0, "1", -n))

    def __int__(self) -> int:
        if self._kind == NAN:
            raise ValueError("cannot convert NaN to integer")
        if self._kind == INFINITE:
            raise OverflowError("cannot convert Infinity to integer")
        whole = int(self._rescaled(0, ROUND_DOWN)._int)
        return -whole if self._sign else whole

    def __trunc__(self) -> int:
        return int(self)

    def __floor__(self) -> int:
        return int(self._rescaled(0, ROUND_FLOOR))

    def __ceil__(self) -> int:
        return int(self._rescaled(0, ROUND_CEILING))

    def __float__(self) -> float:
        return float(str(self))

    # --- comparison ---

    def __eq__(self, other) -> bool:
        if not isinstance(other, (Decimal, int, float)):
            return False
        return difference_of(self, Decimal(other)) == 0

    def __lt__(self, other):
        if not isinstance(other, (Decimal, int, float)):
            return NotImplemented
        return ordered(self, Decimal(other)) and difference_of(self, Decimal(other)) < 0

    def __le__(self, other):
        if not isinstance(other, (Decimal, int, float)):
            return NotImplemented
        return ordered(self, Decimal(other)) and difference_of(self, Decimal(other)) <= 0

    def __gt__(self, other):
        if not isinstance(other, (Decimal, int, float)):
            return NotImplemented
        return ordered(self, Decimal(other)) and difference_of(self, Decimal(other)) > 0

    def __ge__(self, other):
        if not isinstance(other, (Decimal, int, float)):
            return NotImplemented
        return ordered(self, Decimal(other)) and difference_of(self, Decimal(other)) >= 0

    def compare(self, other) -> Decimal:
        """-1, 0 or 1."""
        found = difference_of(self, Decimal(other))
        return Decimal(-1 if found < 0 else 1 if found > 0 else 0)

    def max(self, other) -> Decimal:
        """The greater one."""
        return self._fixed() if self >= Decimal(other) else Decimal(other)._fixed()

    def min(self, other) -> Decimal:
        """The smaller one."""
        return self._fixed() if self <= Decimal(other) else Decimal(other)._fixed()

    def __hash__(self) -> int:
        """That of the equal int or float; of others one of their digits: CPython's is another."""
        if self._kind == FINITE and self.adjusted() < len(LARGEST_INT):
            whole = self._rescaled(0, ROUND_DOWN)
            if whole == self and natural.compare(whole._int, LARGEST_INT) <= 0:
                return hash(int(self))
        value = float(self)
        if Decimal(value) == self:
            return hash(value)
        plain = self.normalize()
        return hash((plain._sign, plain._int, plain._exp))

    # --- texts ---

    def __str__(self) -> str:
        return self._text(1)

    def to_eng_string(self, context: object = None) -> str:
        """Its text, with an exponent that is a multiple of 3 where there is one."""
        left = self._exp + len(self._int)
        return self._text((left + 1) % 3 - 1 if self._int == "0" else (left - 1) % 3 + 1)

    def _text(self, before: int) -> str:
        """Its text; where it has an exponent, with as many digits before the point."""
        sign = "-" if self._sign else ""
        if self._kind != FINITE:
            return sign + ("Infinity" if self._kind == INFINITE else "NaN")
        left = self._exp + len(self._int)
        point = left if self._exp <= 0 and left > -6 else before
        if point <= 0:
            text = "0." + "0" * -point + self._int
        elif point >= len(self._int):
            text = self._int + "0" * (point - len(self._int))
        else:
            text = self._int[:point] + "." + self._int[point:]
        return sign + text + ("" if left == point else f"E{left - point:+d}")

    def __repr__(self) -> str:
        return f"Decimal('{self}')"

    def __format__(self, format_spec: str) -> str:
        if format_spec == "":
            return str(self)
        return formatted(self, format_spec)


def made(sign: int, digits: str, exp: int, kind: str = FINITE) -> Decimal:
    """The number of these parts."""
    result = Decimal()
    result._sign = sign
    result._int = digits
    result._exp = exp
    result._kind = kind
    return result


def from_float(value: float) -> Decimal:
    """The exact value of a float."""
    if value != value:
        return made(0, "0", 0, NAN)
    if value - value != 0.0:
        return made(1 if value < 0.0 else 0, "0", 0, INFINITE)
    sign = 1 if value < 0.0 or str(value)[0] == "-" else 0
    size, twos = abs(value), 0
    while size != size // 1.0 and size < 4503599627370496.0:
        size, twos = size * 2.0, twos + 1
    ups = 0
    while size >= 9007199254740992.0:
        size, ups = size / 2.0, ups + 1
    digits = str(int(size))
    if ups:
        return made(sign, natural.multiply(digits, natural.power("2", ups)), 0)
    return made(sign, natural.multiply(digits, natural.power("5", twos)), -twos)


# --- operations ---


def of_specials(one: Decimal, other: Decimal) -> Decimal | None:
    """What comes of an operand that is no number; None where both are."""
    if one._kind == NAN:
        return one
    return other if other._kind == NAN else None


def sum_of(one: Decimal, other: Decimal) -> Decimal:
    """one + other."""
    special = of_specials(one, other)
    if special is not None:
        return special
    if one._kind == INFINITE or other._kind == INFINITE:
        if one._kind == other._kind and one._sign != other._sign:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return one if one._kind == INFINITE else other
    context = getcontext()
    exp = min(one._exp, other._exp)
    below = context.rounding == ROUND_FLOOR and one._sign != other._sign
    if one._int == "0" and other._int == "0":
        return made(1 if below else min(one._sign, other._sign), "0", exp)._fixed()
    if one._int == "0":
        return other._rescaled(max(exp, other._exp - context.prec - 1), context.rounding)._fixed()
    if other._int == "0":
        return one._rescaled(max(exp, one._exp - context.prec - 1), context.rounding)._fixed()
    a, b = aligned(one, other, context.prec)
    if a._sign == b._sign:
        return made(a._sign, natural.add(a._int, b._int), a._exp)._fixed()
    order = natural.compare(a._int, b._int)
    if order == 0:
        return made(1 if below else 0, "0", exp)._fixed()
    if order > 0:
        return made(a._sign, natural.subtract(a._int, b._int), a._exp)._fixed()
    return made(b._sign, natural.subtract(b._int, a._int), a._exp)._fixed()


def aligned(one: Decimal, other: Decimal, prec: int) -> tuple[Decimal, Decimal]:
    """The two with one exponent; one that is far below the other's last digit is as good as a 1 there."""
    if one._exp < other._exp:
        b, a = aligned(other, one, prec)
        return a, b
    small = other
    least = one._exp + min(-1, len(one._int) - prec - 2)
    if len(other._int) + other._exp - 1 < least:
        small = made(other._sign, "1", least)
    return made(one._sign, one._int + "0" * (one._exp - small._exp), small._exp), small


def product_of(one: Decimal, other: Decimal) -> Decimal:
    """one * other."""
    special = of_specials(one, other)
    if special is not None:
        return special
    sign = one._sign ^ other._sign
    if one._kind == INFINITE or other._kind == INFINITE:
        if not one or not other:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return made(sign, "0", 0, INFINITE)
    return made(sign, natural.multiply(one._int, other._int), one._exp + other._exp)._fixed()


def quotient_of(one: Decimal, other: Decimal) -> Decimal:
    """one / other."""
    special = of_specials(one, other)
    if special is not None:
        return special
    sign = one._sign ^ other._sign
    if one._kind == INFINITE:
        if other._kind == INFINITE:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return made(sign, "0", 0, INFINITE)
    if other._kind == INFINITE:
        return made(sign, "0", getcontext().Emin - getcontext().prec + 1)
    check_divisor(one, other)
    if one._int == "0":
        return made(sign, "0", one._exp - other._exp)._fixed()
    shift = len(other._int) - len(one._int) + getcontext().prec + 1
    exp = one._exp - other._exp - shift
    top, bottom = one._int + "0" * max(0, shift), other._int + "0" * max(0, -shift)
    digits, rest = natural.divide(top, bottom)
    if rest != "0":
        if digits[-1] in "05":
            digits = natural.add(digits, "1")
    else:
        ideal = one._exp - other._exp
        while exp < ideal and digits[-1] == "0":
            digits, exp = digits[:-1], exp + 1
    return made(sign, digits, exp)._fixed()


def check_divisor(one: Decimal, other: Decimal) -> None:
    """DivisionByZero, or InvalidOperation where 0 is divided by 0."""
    if other._int == "0":
        if one._int == "0":
            raise InvalidOperation("[<class 'decimal.DivisionUndefined'>]")
        raise DivisionByZero("[<class 'decimal.DivisionByZero'>]")


def whole_quotient(one: Decimal, other: Decimal) -> tuple[Decimal, Decimal]:
    """one // other, cut off at the point, and the remainder with the sign of `one`."""
    sign = one._sign ^ other._sign
    if one._kind == FINITE and other._kind == INFINITE:
        return made(sign, "0", 0), one._fixed()
    if one._kind != FINITE or other._kind != FINITE:
        raise NotImplementedError("whole quotients of infinities and of nans")
    if other._int == "0":
        check_divisor(one, other)
    context = getcontext()
    exp = min(one._exp, other._exp)
    apart = one.adjusted() - other.adjusted()
    if one._int == "0" or apart <= -2:
        return made(sign, "0", 0), one._rescaled(exp, context.rounding)._fixed()
    if apart <= context.prec:
        top = one._int + "0" * max(0, one._exp - other._exp)
        bottom = other._int + "0" * max(0, other._exp - one._exp)
        digits, rest = natural.divide(top, bottom)
        if len(digits) <= context.prec:
            return made(sign, digits, 0), made(one._sign, rest, exp)._fixed()
    raise InvalidOperation("[<class 'decimal.DivisionImpossible'>]")


def both_of(one: Decimal, other: Decimal) -> tuple[Decimal, Decimal]:
    """divmod(one, other)."""
    if other.is_zero() and one:
        raise InvalidOperation("[<class 'decimal.InvalidOperation'>, <class 'decimal.DivisionByZero'>]")
    return whole_quotient(one, other)


def remainder_of(one: Decimal, other: Decimal) -> Decimal:
    """What is left of one // other, with the sign of `one`."""
    if other.is_zero() and one:
        raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
    return whole_quotient(one, other)[1]


def power_of(base: Decimal, exponent: Decimal) -> Decimal:
    """base ** exponent, for a whole exponent."""
    if exponent._kind != FINITE or base._kind != FINITE or exponent.to_integral_value() != exponent:
        raise NotImplementedError("powers with an exponent that is no whole number")
    count = int(exponent)
    if base._int == "0":
        if count == 0:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        if count < 0:
            return made(base._sign & (count & 1), "0", 0, INFINITE)
        return made(base._sign & (count & 1), "0", 0)
    if count == 0:
        return Decimal(1)
    size = abs(count)
    with localcontext() as context:
        context.prec += len(str(size)) + (2 if count > 0 else 3)
        context.rounding = ROUND_HALF_EVEN
        factor = base if count > 0 else quotient_of(Decimal(1), base)
        result = factor
        for bit in f"{size:b}"[1:]:
            result = product_of(result, result)
            if bit == "1":
                result = product_of(result, factor)
    return result._fixed()


def ordered(one: Decimal, other: Decimal) -> bool:
    """Whether the two can be compared. InvalidOperation for what is no number."""
    if one._kind == NAN or other._kind == NAN:
        raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
    return True


def difference_of(one: Decimal, other: Decimal) -> int:
    """A number with the sign of one - other; not 0 for what is no number."""
    if one._kind == NAN or other._kind == NAN:
        return 1
    signs = (-1 if one._sign else 1) if one else 0, (-1 if other._sign else 1) if other else 0
    if signs[0] != signs[1]:
        return signs[0] - signs[1]
    if signs[0] == 0:
        return 0
    if one._kind == INFINITE or other._kind == INFINITE:
        return signs[0] * ((one._kind == INFINITE) - (other._kind == INFINITE))
    if one.adjusted() != other.adjusted():
        return signs[0] * (one.adjusted() - other.adjusted())
    padded = one._int + "0" * max(0, one._exp - other._exp), other._int + "0" * max(0, other._exp - one._exp)
    return signs[0] * natural.compare(padded[0], padded[1])
