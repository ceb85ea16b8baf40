"""The transcendental half of math. The C library's last digits are its own, so what it rounds badly is shown shorter."""

import math
from math import atan2, cos, erf, exp, gamma, hypot, log, sin, tan


def show(name: str, value: float) -> None:
    print(f"{name:24} {value:.14g}")


for x in [0.0, -0.0, 0.1, -0.5, 0.7, 1.0, 2.0, -3.0, 10.5, 100.25, 12345.678, 1e10, -1e22, 3e200]:
    print(x, sin(x), cos(x))
    show("tan", tan(x))
    print(math.atan(x), math.copysign(1.0, sin(x)))

for x in [-1.0, -0.99, -0.5, -1e-9, -0.0, 0.0, 0.25, 0.5, 0.75, 1.0]:
    print(x, math.asin(x), math.acos(x))
    show("atanh", math.atanh(x * 0.999))

for x in [1.0, 2.0, 0.5, 10.0, 1e-300, 5e-324, 1e300, 3.0, 0.9999999]:
    print(x, log(x), math.log2(x))
    show("log10", math.log10(x))
    show("log1p", math.log1p(x))
    show("cbrt", math.cbrt(x))
    show("asinh", math.asinh(x))
    show("acosh", math.acosh(1.0 + x))
print(math.log2(8), math.log2(2**62), math.log10(1000), math.log10(1e-5), log(8, 2), log(100, 10), log(2**60), log(math.e))
show("cbrt", math.cbrt(27.0))
print( math.cbrt(0.0), math.cbrt(-0.0), math.exp2(10), math.exp2(-1074), math.exp2(0.5))

for x in [0.0, 1.0, -1.0, 0.5, 20.0, -20.0, 700.0, -700.0, -709.0, 1e-10, 1e-300]:
    print(x, exp(x))
    show("expm1", math.expm1(x))
    show("sinh", math.sinh(x))
    show("cosh", math.cosh(x))
    show("tanh", math.tanh(x))
    show("erf", erf(x))
    show("erfc", math.erfc(x))

for x in [0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.5, 20.0, 100.0, 170.5, -0.5, -1.5, -2.5, -100.5]:
    show("gamma", gamma(x))
    print(f"{math.lgamma(x):.12g}")

for y in [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan]:
    for x in [0.0, -0.0, 2.0, -2.0, math.inf, -math.inf]:
        print(y, x, atan2(y, x))

print(hypot(3, 4), hypot(1.0), hypot(), hypot(1e200, 1e200), hypot(3, 4, 12), hypot(math.inf, math.nan), hypot(5e-324, 0))
print(math.pow(2, 0.5), math.pow(2, 10), math.pow(-2, 3), math.pow(0, 0), math.pow(1, math.nan), math.pow(math.inf, -1))
print(math.pow(0.0, -math.inf), math.pow(-0.0, 3), math.pow(-math.inf, 3), math.pow(-math.inf, -3), math.pow(0.5, math.inf))
print(math.remainder(5, 3), math.remainder(-5, 3), math.remainder(7, 2), math.remainder(5, 2), math.remainder(1.5, math.inf))
print(math.remainder(-0.0, 1), math.remainder(1e300, 7.0), math.remainder(2.5, 1), math.remainder(3.5, 1), math.remainder(4, 2))
print(math.nextafter(1.0, 2.0), math.nextafter(1.0, 0.0), math.nextafter(0.0, 1.0), math.nextafter(0.0, -1.0))
print(math.nextafter(-1.0, -2.0), math.nextafter(math.inf, 0.0), math.nextafter(1.5, 1.5), math.ulp(1.0), math.ulp(-1e300))
print(math.ulp(0.0), math.ulp(math.inf), math.ulp(math.nan), math.ulp(1.7976931348623157e308))
print(math.fsum([0.1] * 10), math.fsum([1e16, 1.0, -1e16]), math.fsum([1e308, -1e308, 1.0]), math.fsum([math.inf]))
print(math.fsum([1e-16, 1.0, 1e16]), math.fsum([0.1, 0.2, 0.3, -0.6]), math.fsum([math.nan, 1.0]))
print(math.prod([1, 2, 3, 4]), math.prod([1.5, 2.0]), math.dist([1.0, 2.0], [4.0, 6.0]), math.dist((0, 0), (3, 4)))
print(math.prod(range(1, 6)), math.prod(x * x for x in range(1, 4)), math.prod([2, 3], start=10), math.prod([0.5], start=3))
print(math.fsum(x / 10 for x in range(10)), math.fsum((0.1, 0.2)), math.fsum([1, 2, 3]))
print(math.perm(5, 2), math.perm(5), math.perm(5, 0), math.perm(3, 5), math.gcd(12, 18, 27), math.gcd(5), math.gcd(), math.lcm(2, 3, 4), math.lcm())
print(math.tanh(math.inf), math.erf(-math.inf), math.erfc(-math.inf), math.exp(-math.inf))


def failing(kind: int) -> float:
    match kind:
        case 0:
            return log(0)
        case 1:
            return log(-1.0)
        case 2:
            return log(10, 1)
        case 3:
            return exp(1000)
        case 4:
            return math.acos(1.1)
        case 5:
            return sin(math.inf)
        case 6:
            return gamma(0.0)
        case 7:
            return gamma(-3.0)
        case 8:
            return gamma(172.0)
        case 9:
            return math.lgamma(-1.0)
        case 10:
            return math.pow(-8, 1 / 3)
        case 11:
            return math.pow(0, -1)
        case 12:
            return math.pow(10, 400)
        case 13:
            return math.fsum([math.inf, -math.inf])
        case 14:
            return math.fsum([1e308, 1e308])
        case 15:
            return math.cosh(1000)
        case 16:
            return math.atanh(1)
        case 17:
            return math.acosh(0.5)
        case 18:
            return math.log1p(-1)
        case 19:
            return math.remainder(1, 0)
        case 20:
            return math.dist([1.0], [1.0, 2.0])
        case 21:
            return float(math.perm(-1, 2))
        case 22:
            return float(math.perm(2, -1))
        case 23:
            return math.expm1(800)
        case 24:
            return log(5, 0)
        case 25:
            return log(2.0, -0.5)
        case 26:
            return math.tan(-math.inf)
    return math.exp2(1024)


for kind in range(28):
    try:
        print(kind, failing(kind))
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        print(kind, repr(error))
