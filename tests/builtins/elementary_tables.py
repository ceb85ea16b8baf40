"""Makes pyuk/builtins/elementarytables.py: the tables of exp, log, sine, cosine and arc tangent.

Everything is computed in integers with BITS bits behind the point, and rounded into pairs of floats.
    python -m tests.builtins.elementary_tables > pyuk/builtins/elementarytables.py
"""

from __future__ import annotations

from fractions import Fraction

BITS = 320
ONE = 1 << BITS
EXP_STEPS = 64
LOG_STEPS = 128
LOG_MIDDLE = 53  # from here on fractions are seen as halves of what is above 1/sqrt(2)
SINE_STEPS = 32
SINES = 27
ATAN_STEPS = 64


def exponential(x: int) -> int:
    total = term = ONE
    count = 1
    while term:
        term = term * x // (ONE * count)
        total += term
        count += 1
    return total


def arctangent(x: int) -> int:
    """By halving the argument (x -> x / (1 + sqrt(1 + x*x))) until the series is short."""
    halvings = 0
    while abs(x) > ONE >> 8:
        x = x * ONE // (ONE + root(ONE + x * x // ONE))
        halvings += 1
    total, power, count = 0, x, 1
    while power:
        total += power // count
        power = -power * x // ONE * x // ONE
        count += 2
    return total << halvings


def root(x: int) -> int:
    from math import isqrt

    return isqrt(x * ONE)


def logarithm(x: int) -> int:
    """2 * atanh((x - 1) / (x + 1)), after taking roots until x is near 1."""
    roots = 0
    while abs(x - ONE) > ONE >> 8:
        x = root(x)
        roots += 1
    ratio = (x - ONE) * ONE // (x + ONE)
    total, power, count = 0, ratio, 1
    while power:
        total += power // count
        power = power * ratio // ONE * ratio // ONE
        count += 2
    return total << (roots + 1)


def sine_and_cosine(x: int) -> tuple[int, int]:
    sine, cosine, term, count = 0, 0, ONE, 0
    while term:
        if count % 2 == 0:
            cosine += term if count % 4 == 0 else -term
        else:
            sine += term if count % 4 == 1 else -term
        count += 1
        term = term * x // (ONE * count)
    return sine, cosine


def fixed(numerator: int, denominator: int = 1) -> int:
    return numerator * ONE // denominator


def pair(x: int) -> list[float]:
    high = float(Fraction(x, ONE))
    low = float(Fraction(x, ONE) - Fraction(high))
    return [high, low]


def inverse(index: int) -> float:
    """The factor that makes a fraction of this part of [1, 2) nearly 1 (or nearly 1/2): at most 10 bits."""
    if index == 0:
        return 1.0
    if index == LOG_STEPS - 1:
        return 0.5
    return round(1024 / (1 + (index + 0.5) / LOG_STEPS)) / 1024


PI = 4 * arctangent(ONE)
LN2 = logarithm(2 * ONE)


def chopped(x: int, bits: int) -> tuple[float, int]:
    """The leading bits of x as a float, and the rest."""
    drop = x.bit_length() - bits
    kept = x >> drop << drop
    return float(Fraction(kept, ONE)), x - kept


def parts_of_half_pi() -> list[float]:
    rest, parts = PI >> 1, []
    for _ in range(3):
        part, rest = chopped(rest, 33)
        parts.append(part)
    return [*parts, float(Fraction(rest, ONE))]


def two_over_pi(words: int) -> list[int]:
    """The bits of 2/pi behind the point, 64 in a word."""
    from math import isqrt  # noqa: F401

    bits = 64 * words + 64
    one = 1 << bits
    # pi by Machin's formula, to as many bits
    def arccot(n: int) -> int:
        total, power, count, sign = 0, one // n, 1, 1
        while power:
            total += sign * (power // count)
            power //= n * n
            count += 2
            sign = -sign
        return total

    pi = 4 * (4 * arccot(5) - arccot(239))
    value = 2 * one * one // pi
    return [(value >> (bits - 64 * (i + 1))) & (2**64 - 1) for i in range(words)]


def zeta_less_one(k: int) -> float:
    """zeta(k) - 1 for k >= 2, by Euler and Maclaurin's sum."""
    n = 40
    total = sum(Fraction(ONE // i**k, ONE) for i in range(2, n))
    total += Fraction(1, (k - 1) * n ** (k - 1)) + Fraction(1, 2 * n**k)
    bernoulli = [Fraction(1, 6), Fraction(-1, 30), Fraction(1, 42), Fraction(-1, 30), Fraction(5, 66),
                 Fraction(-691, 2730), Fraction(7, 6), Fraction(-3617, 510)]
    rising, factorial = Fraction(k), 2
    for j, b in enumerate(bernoulli):
        total += b * rising / factorial / n ** (k + 2 * j + 1)
        rising *= (k + 2 * j + 1) * (k + 2 * j + 2)
        factorial *= (2 * j + 3) * (2 * j + 4)
    return float(total)


def tables() -> dict[str, list[float]]:
    exps, logs, sines, atans = [], [], [], []
    for j in range(EXP_STEPS):
        exps += pair(exponential(LN2 * j // EXP_STEPS))
    inverses = [inverse(i) for i in range(LOG_STEPS)]
    for i, factor in enumerate(inverses):
        value = -logarithm(int(Fraction(factor) * ONE)) - (LN2 if i >= LOG_MIDDLE else 0)
        logs += pair(0 if abs(value) < 1 << 40 else value)
    for k in range(SINES):
        sine, cosine = sine_and_cosine(fixed(k, SINE_STEPS))
        sines += [*pair(sine), *pair(cosine)]
    for k in range(ATAN_STEPS + 1):
        atans += pair(arctangent(fixed(k, ATAN_STEPS)))
    return {"EXP2": exps, "INVERSES": inverses, "LOGS": logs, "SINES": sines, "ATANS": atans}


EXPLAINED = {
    "EXP2": "2 ** (j / 64) as pairs",
    "INVERSES": "near 1 / f for the fractions f from 1 + i/128 on",
    "LOGS": "-log(INVERSES[i]) as pairs; less log(2) from LOG_MIDDLE on",
    "SINES": "sin(k / 32) and cos(k / 32), each a pair",
    "ATANS": "atan(k / 64) as pairs",
}


def rows(values: list[str]) -> str:
    lines, line = [], "   "
    for value in values:
        if len(line) + len(value) + 2 > 108:
            lines.append(line)
            line = "   "
        line += f" {value},"
    return "\n".join([*lines, line])


def source() -> str:
    step, rest = chopped(LN2 // EXP_STEPS, 34)
    text = '''"""Tables of elementary functions, each value a pair of floats (high, low) that holds some 106 bits.

Made by tests/builtins/elementary_tables.py. Read by elementary.py and by the library's trigonometry.
"""

from __future__ import annotations

from pyuk.lang import Array, const, u64

'''
    names = [("LN2", LN2), ("PI", PI), ("HALF_PI", PI >> 1), ("LOG2_E", ONE * ONE // LN2),
             ("LOG10_E", ONE * ONE // logarithm(10 * ONE)), ("HALF_LOG_TWO_PI", logarithm(2 * PI) >> 1),
             ("TWO_OVER_ROOT_PI", 2 * ONE * ONE // root(PI))]
    for name, value in names:
        high, low = pair(value)
        text += f"{name}_HIGH = {high!r}\n{name}_LOW = {low!r}\n"
    text += "# log(2) / 64: STEP has 34 bits, so that a whole multiple of it is a float\n"
    text += f"STEP = {step!r}\nSTEP_LOW = {float(Fraction(rest, ONE))!r}\n"
    text += "# pi / 2 in four parts, the first three of 33 bits\n"
    for i, part in enumerate(parts_of_half_pi()):
        text += f"HALF_PI_{i + 1} = {part!r}\n"
    text += f"LOG_MIDDLE = {LOG_MIDDLE}\n"
    for name, values in tables().items():
        text += f"\n# {EXPLAINED[name]}\n{name}: Array[float, {len(values)}] = const([\n"
        text += rows([repr(v) for v in values]) + "\n])\n"
    zetas = [zeta_less_one(k) for k in range(2, 34)]
    text += f"\n# zeta(k) - 1 for k from 2 on\nZETAS: Array[float, {len(zetas)}] = const([\n"
    text += rows([repr(v) for v in zetas]) + "\n])\n"
    words = two_over_pi(22)
    text += f"\n# the bits of 2 / pi behind the point\nTWO_OVER_PI: Array[u64, {len(words)}] = const([\n"
    text += rows([f"0x{w:016X}" for w in words]) + "\n])\n"
    return text


if __name__ == "__main__":
    print(source(), end="")
