"""cmath: all functions over points of all quadrants, to 12 digits; special values; errors."""

import cmath
import math

POINTS = [1 + 2j, -1.5 + 0.5j, 0.3 - 2j, -2 - 1j, 2, -3.5, 0.9j, -0.5j, 0.001 + 0.002j, 20 + 3j, -1 + 1e-3j, 5e-5 - 1j]


def shown(value):
    if isinstance(value, complex):
        return f"{shown(value.real)}|{shown(value.imag)}"
    return f"{value:.12g}" if abs(value) > 1e-13 else "0"


NAMED = [
    ("sqrt", cmath.sqrt), ("exp", cmath.exp), ("log", cmath.log), ("log10", cmath.log10), ("sin", cmath.sin),
    ("cos", cmath.cos), ("tan", cmath.tan), ("sinh", cmath.sinh), ("cosh", cmath.cosh), ("tanh", cmath.tanh),
    ("asin", cmath.asin), ("acos", cmath.acos), ("atan", cmath.atan), ("asinh", cmath.asinh), ("acosh", cmath.acosh),
    ("atanh", cmath.atanh),
]  # fmt: skip
for name, function in NAMED:
    print(name, *[shown(function(complex(point))) for point in POINTS])
print([shown(cmath.phase(point)) for point in POINTS])
print([(shown(size), shown(angle)) for size, angle in [cmath.polar(point) for point in POINTS]])
print(shown(cmath.rect(2, math.pi / 3)), cmath.rect(3, 0), shown(cmath.rect(1, cmath.pi)))
print(cmath.sqrt(-1), cmath.sqrt(4), cmath.sqrt(-4), cmath.sqrt(0), cmath.sqrt(2j), cmath.phase(-1), cmath.sqrt(1e-320))
print(shown(cmath.exp(1j * cmath.pi)), shown(cmath.log(-1)), shown(cmath.log(8, 2)), shown(cmath.log(1j, 10)))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(cmath.isfinite(1j), cmath.isinf(complex(1, math.inf)), cmath.isnan(complex(math.nan, 1)), cmath.isclose(1, 1 + 1e-12j))
print(cmath.isclose(1j, 2j), cmath.isclose(1e-12, 0, abs_tol=1e-9), cmath.isclose(2j, 2.1j, rel_tol=0.1))
print(cmath.sqrt(complex(-math.inf, 1)), cmath.sqrt(complex(math.inf, -1)), cmath.sqrt(complex(1, math.inf)))
for attempt in (
    lambda: cmath.log(0),
    lambda: cmath.exp(1000),
    lambda: cmath.atanh(1),
    lambda: cmath.sinh(1000),
    lambda: cmath.log10(0j),
):
    try:
        print(attempt())
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)


def fft(values):
    """The discrete Fourier transform of 2**n values."""
    count = len(values)
    if count == 1:
        return values
    even, odd = fft(values[0::2]), fft(values[1::2])
    turned = [cmath.exp(-2j * cmath.pi * k / count) * odd[k] for k in range(count // 2)]
    return [even[k] + turned[k] for k in range(count // 2)] + [even[k] - turned[k] for k in range(count // 2)]


print([f"{value:.3f}" for value in fft([complex(n) for n in (1, 2, 3, 4, 0, 0, 0, 0)])])
