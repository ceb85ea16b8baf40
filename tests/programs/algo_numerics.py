"""Numerics: roots by Newton and bisection, integrals, Runge-Kutta, pi in three ways, series of e and sine."""

import math
from collections.abc import Callable


def parabola(x: float) -> float:
    return x * x - 2.0


def cubic(x: float) -> float:
    return x**3 - x - 1


def bisect(f: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(60):
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return low


def simpson(f: Callable[[float], float], low: float, high: float, n: int) -> float:
    h = (high - low) / n
    total = f(low) + f(high)
    for i in range(1, n):
        total += f(low + i * h) * (4 if i % 2 else 2)
    return total * h / 3


def newton_root(n: float) -> float:
    x = n
    while abs(x * x - n) > 1e-12 * n:
        x = (x + n / x) / 2
    return x


def oscillator(steps: int) -> tuple[float, float]:
    x, v, h = 1.0, 0.0, 6.283185307179586 / steps
    for _ in range(steps):
        k1, l1 = v, -x
        k2, l2 = v + h / 2 * l1, -(x + h / 2 * k1)
        k3, l3 = v + h / 2 * l2, -(x + h / 2 * k2)
        k4, l4 = v + h * l3, -(x + h * k3)
        x += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        v += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4)
    return x, v


def sine(x: float) -> float:
    term = total = x
    n = 1
    while abs(term) > 1e-17:
        term *= -x * x / ((2 * n) * (2 * n + 1))
        total += term
        n += 1
    return total


print(bisect(parabola, 0.0, 2.0), bisect(cubic, 1.0, 2.0), simpson(parabola, 0.0, 3.0, 100))
print(newton_root(2.0), newton_root(1e10), math.sqrt(2.0) - newton_root(2.0) < 1e-15)
print(oscillator(100), sine(1.0), sine(0.5))
leibniz = 0.0
for i in range(2000):
    leibniz += (-1) ** i / (2 * i + 1)
print(4 * leibniz)
a, b, t, p = 1.0, 1 / math.sqrt(2), 0.25, 1.0
for _ in range(4):
    a, b, t, p = (a + b) / 2, math.sqrt(a * b), t - p * ((a - b) / 2) ** 2, 2 * p
print((a + b) ** 2 / (4 * t), abs((a + b) ** 2 / (4 * t) - math.pi) < 1e-14)
e = 0.0
for n in range(20):
    e += 1 / math.factorial(n)
print(e, f"{e:.12f}")
