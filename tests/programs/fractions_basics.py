"""Exact ratios."""

import math
from decimal import Decimal
from fractions import Fraction

a, b = Fraction(1, 3), Fraction(-5, 10)
print(
    a,
    repr(a),
    b,
    repr(b),
    a.numerator,
    b.denominator,
    Fraction(6, -4),
    Fraction(7),
    Fraction(),
    repr(Fraction(0, 5)),
)
print(a + b, a - b, a * b, a / b, a // b, a % b, a**3, a**-2, -a, +a, abs(b), b**0)
print(
    a + 1,
    1 + a,
    2 - a,
    a - 2,
    3 * a,
    a * 3,
    1 / a,
    a / 2,
    a + 0.5,
    0.5 * a,
    a - 0.25,
    1.0 / a,
    a // 2,
    b % 2,
    a % 0.2,
)
print(
    a == Fraction(2, 6),
    a != b,
    a < b,
    a > b,
    a <= Fraction(1, 3),
    a >= 1,
    a == 1,
    Fraction(4, 2) == 2,
    Fraction(1, 2) == 0.5,
    a == 1 / 3,
)
print(
    a < 0.5,
    a > 0.25,
    b <= -0.5,
    a < math.inf,
    a > math.nan,
    bool(a),
    bool(Fraction(0)),
    max(a, b),
    sorted([a, b, Fraction(0)]),
)
print(
    Fraction("3/4"),
    Fraction(" -7/21 "),
    Fraction("1.25"),
    Fraction("-.5"),
    Fraction("2e3"),
    Fraction("1.5e-3"),
    Fraction("12"),
    Fraction("7."),
)
print(
    Fraction(0.5),
    Fraction(-2.75),
    Fraction(0.1),
    Fraction(0.1).limit_denominator(),
    Fraction(math.pi).limit_denominator(1000),
)
print(
    Fraction(3141592653589793, 1000000000000000).limit_denominator(113),
    Fraction(-22, 7).limit_denominator(3),
    Fraction(a),
    Fraction(a, b),
)
print(
    int(Fraction(7, 2)),
    int(Fraction(-7, 2)),
    float(a),
    math.floor(b),
    math.ceil(b),
    math.trunc(Fraction(-9, 4)),
    round(Fraction(5, 2)),
    round(Fraction(7, 2)),
)
print(
    round(Fraction(22, 7), 2),
    round(Fraction(12345, 10), -2),
    hash(Fraction(3)) == hash(3),
    hash(Fraction(1, 2)) == hash(0.5),
    a.as_integer_ratio(),
)
harmonic = Fraction(0)
for i in range(1, 21):
    harmonic += Fraction(1, i)
print(harmonic, float(harmonic), sum([Fraction(1, 2), Fraction(1, 3)], Fraction(0)))


class Level:
    def __floor__(self) -> int:
        return 4

    def __ceil__(self) -> int:
        return 5


print(
    math.floor(Level()), math.ceil(Level()), math.floor(2.7), math.ceil(2), math.trunc(-2.7), math.floor(True)
)
for kind in range(7):
    try:
        match kind:
            case 0:
                print(Fraction(1, 0))
            case 1:
                print(a / 0)
            case 2:
                print(Fraction("x/2"))
            case 3:
                print(Fraction(0) ** -1)
            case 4:
                print(Fraction("1/0"))
            case 5:
                print(Fraction(math.nan))
            case 6:
                print(a.limit_denominator(0))
    except (ValueError, ZeroDivisionError) as error:
        print(kind, type(error).__name__, error)

# --- every operand ---
print(
    Fraction(Fraction(1, 2)),
    Fraction(Decimal("1.25")),
    Fraction(Decimal("-0.1")),
    Fraction("3/4"),
    Fraction(0.5),
    Fraction(Fraction(1, 2), Fraction(3, 4)),
    Fraction(3, Fraction(1, 2)),
)
print(
    Fraction(1, 3) + Fraction(1, 6),
    2 ** Fraction(1, 2),
    2 ** Fraction(3),
    2 ** Fraction(-3),
    2.0 ** Fraction(1, 2),
    Fraction(4, 9) ** Fraction(1, 2),
    Fraction(4, 9) ** Fraction(2),
    Fraction(1, 2) ** 2,
    Fraction(1, 2) ** 0.5,
    Fraction(-2, 3) ** -3,
)
print(sum([Fraction(1, 2), Fraction(1, 3)]), max(Fraction(1, 2), Fraction(1, 3)))
print(round(Fraction(7, 2)), int(Fraction(7, 2)), f"{float(Fraction(1, 3)):.3f}")
print(
    divmod(7, Fraction(3, 2)),
    7 // Fraction(3, 2),
    7 % Fraction(3, 2),
    1 - Fraction(1, 3),
    divmod(7.5, Fraction(3, 2)),
    7.0 // Fraction(3, 2),
    7.0 % Fraction(3, 2),
    divmod(Fraction(7, 2), 2),
    divmod(Fraction(-7, 2), Fraction(2, 3)),
    divmod(Fraction(7, 2), 1.5),
)
print(
    1.5 - Fraction(1, 2),
    3 - Fraction(1, 2),
    1.5 / Fraction(1, 2),
    2.0 * Fraction(1, 4),
    -7 // Fraction(2),
    -7 % Fraction(2, 3),
)
print(
    Fraction.from_decimal(Decimal("0.5")),
    Fraction(1, 2) == 0.5,
    Fraction(1, 2) < 1,
    isinstance(Fraction(1, 2), Fraction),
)
print(
    {Fraction(1, 2): 1},
    sorted([Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)]),
    Fraction(1, 2) == "x",
    Fraction(1, 2) != None,
    Fraction(1, 2) in ["a", 0.5],
)
for f in (
    lambda: Fraction(1, 2) < "a",
    lambda: Fraction(1, 2) + "a",
    lambda: Fraction(1) // 0,
    lambda: 1 % Fraction(0),
    lambda: Fraction(0) ** -1,
    lambda: 0 ** Fraction(-1),
    lambda: Fraction("1/0"),
    lambda: Fraction(1, 0),
    lambda: Fraction("x"),
):
    try:
        print(f())
    except (TypeError, ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
for numerator in (1.5, "1", 2):
    try:
        print(Fraction(numerator, 2))
    except TypeError as error:
        print(error)
