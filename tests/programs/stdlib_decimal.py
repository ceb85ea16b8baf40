"""decimal: exact sums of money, precision, rounding, texts and formats, comparison, errors."""

import decimal
from decimal import (
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal,
    DivisionByZero, InvalidOperation, getcontext, localcontext, setcontext,
)

D = Decimal
CENT = D("0.01")
print(D("1.1") + D("2.2"), D("0.1") + D("0.2") == D("0.3"), 0.1 + 0.2 == 0.3, D("1.30") + D("1.20"), D("1.20") * 2, 3 - D("0.5"))
print(D(1) / D(3), D(2) / 3, 1 / D(7), D(10) / 4, D("1e3") / 8, D("100") / D("1e-2"), D("-7") / 2, D("5.00") / D("2"))
print(D(7) // 2, D(-7) // 2, D(7) % 3, D(-7) % 3, D("7.5") % D("0.4"), divmod(D("17.3"), 5), 10 // D("3.5"), 10 % D("3.5"))
print(D(2) ** 10, D("1.05") ** 30, D("1.1") ** 2, D(2) ** -2, D(3) ** -1, D(-2) ** 3, 2 ** D(5), D("0.5") ** 0)
for text in ("1", "1.0", "-0", "0.000001", "0.0000001", "1E+5", "1e-10", "123456789.987654321", "Infinity", "-inf", "NaN", "  12.50 ", "1_000"):
    print(D(text), repr(D(text)), end="; ")
print()
print(D(0.1), D(0.5), D(-2.75), D(1e20), D.from_float(0.25), D((1, (1, 2, 3), -2)), D(12345), D(-3), D(), D(True))
print([D("2.675").quantize(CENT, rounding=mode) for mode in (
    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR)])
print([D("-2.675").quantize(CENT, rounding=mode) for mode in (
    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR)])
print(D("2.5").quantize(D("1")), D("3.5").quantize(D(1)), D("1.23456").quantize(D("1.000")), D("7").quantize(CENT), D("123").quantize(D("1e1")))
print(round(D("2.5")), round(D("3.5")), round(D("2.675"), 2), int(D("-3.9")), float(D("1.25")), D("3.7").to_integral_value(), abs(D("-1.5")))
print(D("1.500").normalize(), D("1500").normalize(), D("0.00").normalize(), D("12.3").as_tuple(), D("12.3").adjusted(), -D("0.0"), +D("1.10"))
print(D(2).sqrt(), D("0.25").sqrt(), D(16).sqrt(), D("152.2756").sqrt(), D("1e-6").sqrt(), D("2.5").as_integer_ratio(), D("-0.75").as_integer_ratio())
print(D("1.0") == D("1.00"), D(1) == 1, D("0.5") == 0.5, D("0.1") == 0.1, 1 < D("1.1") < 2, D("-1") < D("1"), D("1e3") > D("999.99"), D(3) >= 3)
print(hash(D("1.0")) == hash(D(1)) == hash(1), hash(D("0.5")) == hash(0.5), {D("1.0"): "one"}[D(1)], len({D("1"), D("1.00"), D("2")}))
print(sorted([D("3"), D("-1.5"), D("2.25")]), max(D(1), D("1.5")), min([D("2"), D("1e-3")]), sum([D("0.1")] * 10), D("1.5").compare(D(2)), D(1).max(D(2)))
print(bool(D(0)), bool(D("0.00")), bool(D("0.01")), D("inf").is_infinite(), D("nan").is_nan(), D(0).is_zero(), D("-1").is_signed(), D("nan") == D("nan"))
price = D("1234567.891")
for spec in ("", ".2f", ",.2f", "15,.2f", "<15.1f", "+.3f", "e", ".3e", "g", ".4g", "%", ".1%", "015.2f", "^20,", "*>14.2f", ".0f", "E", "n"):
    print(f"{price:{spec}}|", end=" ")
print()
for value in (D("0"), D("0.00"), D("1E+5"), D("1e-7"), D("-3.14159"), D("99.995"), D("Infinity")):
    print(f"{value:.2f} {value:10} {value:,} {value:.3g} {value:e}", end="; ")
print()
print("%s" % D("1.5"), str(D("1.10")), f"{D('0.5'):%}", f"{D('1e10'):,}", f"{D(5)!r:>14}")

# --- contexts ---
print(getcontext().prec, getcontext().rounding)
getcontext().prec = 6
print(D(1) / 3, D("1234567.89") + 0, D(2).sqrt(), D("1.23456789") * 1, +D("9.9999999"))
with localcontext() as context:
    context.prec = 40
    print(D(1) / 7, D(2).sqrt(), D("123456789012345678901234567890") * D("987654321"))
with localcontext(Context(prec=3, rounding=ROUND_UP)):
    print(D(2) / 3, D("1.001") + D("1"))
print(D(2) / 3)
setcontext(Context(prec=10))
print(D(2) / 3, getcontext().prec)
getcontext().prec = 28
big = D(1)
for n in range(1, 31):
    big *= n
print(big, D("99999999999999999999") + 1, D("1e30") - 1, D("12345678901234567890") ** 2)
for attempt in (
    lambda: D("abc"),
    lambda: D(1) / 0,
    lambda: D(0) / D(0),
    lambda: D(5) // 0,
    lambda: D(-1).sqrt(),
    lambda: D("1e28").quantize(CENT),
    lambda: int(D("nan")),
    lambda: D("inf") - D("inf"),
    lambda: D("nan") < 1,
):
    try:
        print(attempt())
    except (InvalidOperation, DivisionByZero, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print(issubclass(DivisionByZero, ZeroDivisionError), issubclass(InvalidOperation, ArithmeticError), isinstance(D(1), decimal.Decimal))


class Account:
    def __init__(self, owner: str, balance: Decimal = Decimal("0")) -> None:
        self.owner = owner
        self.balance = balance

    def add_interest(self, rate: Decimal) -> Decimal:
        interest = (self.balance * rate / 100).quantize(CENT, rounding=ROUND_HALF_UP)
        self.balance += interest
        return interest


account = Account("ada", D("1000.00"))
print([str(account.add_interest(D("3.75"))) for _ in range(4)], account.balance, f"{account.balance:,.2f}")
items = [("tea", 3, D("2.49")), ("cake", 1, D("12.00")), ("jam", 2, D("4.05"))]
total = sum((price * count for _, count, price in items), D(0))
tax = (total * D("0.19")).quantize(CENT, ROUND_HALF_UP)
for name, count, price in items:
    print(f"{name:<6}{count:>3} x {price:>7} = {count * price:>8}")
print(total, tax, total + tax, (total + tax) / 3)
print("%.2f" % D("3.14159"), "%d %s %5.1f" % (D("3.9"), D("1.50"), D(2)))
print("%(x).2f %(n)d" % {"x": D("2.345"), "n": D("7.9")}, "%s %r" % (D(1), D(2)))
vals = (D(1), 2, 3.5)
print("%s %d %.1f" % vals, "%d|%5.2f|%s" % tuple([D("1.5")] * 3))
print("%s %d %.1f" % (D(1), 2, 3.5))

banker = decimal.Context(prec=5, rounding=decimal.ROUND_HALF_EVEN)
one, other = decimal.Decimal("1.00005"), decimal.Decimal("3")
print(banker.add(one, other), banker.subtract(one, other), banker.multiply(one, other), banker.divide(one, other))
print(banker.power(other, decimal.Decimal(3)), banker.sqrt(other), banker.quantize(one, decimal.Decimal("0.01")), banker.plus(one))


for text in ("1234567.891", "1E+5", "123E-10", "0E-10", "0.00", "-5E+7", "1E+6", "NaN", "-Infinity", "0E+4"):
    print(decimal.Decimal(text).to_eng_string(), decimal.Decimal(text).scaleb(2), decimal.Decimal(text).scaleb(decimal.Decimal(-3)))
