"""The module math, as far as it goes, with its errors."""

import math
from math import gcd, isqrt, sqrt

print(math.pi, math.e, math.tau, math.inf, math.nan, -math.inf)
for x in [0.0, 1.0, 2.0, 1e-300, 1e300, 0.25, math.inf]:
    print(x, sqrt(x), math.fabs(-x), math.degrees(x), math.radians(x), math.modf(x), math.frexp(x))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.isfinite(math.nan), math.isnan(1.0))
print(math.copysign(3.0, -0.0), math.fmod(-7.5, 2.0), math.fmod(7.5, -2.0), math.ldexp(0.75, 4), math.sqrt(2))
print(gcd(12, 18), gcd(-12, 18), gcd(0, 0), gcd(7, 0), math.lcm(4, 6), math.lcm(-3, 5), math.lcm(0, 5))
print(isqrt(0), isqrt(15), isqrt(16), isqrt(10**18), isqrt(2**63 - 1), math.factorial(0), math.factorial(20))
print(math.comb(10, 3), math.comb(60, 30), math.comb(3, 5), math.isclose(1.0, 1.0 + 1e-10), math.isclose(1.0, 1.1))
for kind in range(6):
    try:
        if kind == 0:
            print(sqrt(-1.0))
        elif kind == 1:
            print(math.factorial(-1))
        elif kind == 2:
            print(isqrt(-1))
        elif kind == 3:
            print(math.fmod(1.0, 0.0))
        elif kind == 4:
            print(math.comb(-1, 2))
        else:
            print(math.ldexp(1.0, 5000))
    except (ValueError, OverflowError) as error:
        print(kind, repr(error))
