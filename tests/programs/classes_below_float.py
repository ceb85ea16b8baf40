"""Classes that derive from float: what their objects are as floats, and what their own methods do."""

import math


class Celsius(float):
    """A temperature."""

    def to_fahrenheit(self):
        return self * 9 / 5 + 32

    def __repr__(self):
        return f"Celsius({float(self)})"


class Meters(float):
    def __add__(self, other):
        return Meters(float(self) + float(other))

    def __str__(self):
        return f"{float(self):.2f} m"


class Percent(float):
    def __new__(cls, value):
        if not 0 <= value <= 100:
            raise ValueError(f"not a percentage: {value}")
        return super().__new__(cls, value)

    @property
    def ratio(self):
        return self / 100


t = Celsius(36.6)
print(t, repr(t), str(t), f"{t}", f"{t:.2f}", f"{t!r}")
print(t + 1, type(t + 1).__name__, 1 + t, t - 2.5, t * 2, t / 2, t // 2, t % 5, -t, abs(t), t ** 2)
print(t == 36.6, 36.6 == t, t != 36.6, t < 40, t > 40, 30 < t, hash(t) == hash(36.6))
print(t.to_fahrenheit(), type(t.to_fahrenheit()).__name__)
print(isinstance(t, float), isinstance(t, Celsius), isinstance(t, int), isinstance(t, (int, float)))
print(issubclass(Celsius, float), type(t) is float, type(t) is Celsius, type(t).__name__)
print(round(t), round(t, 1), int(t), float(t), math.floor(t), math.sqrt(Celsius(16.0)))
print(t.is_integer(), t.hex(), t.real, bool(Celsius(0.0)), bool(t))
temps = [Celsius(20.5), Celsius(18.0), Celsius("25.25")]
print(sum(temps), max(temps), min(temps), sorted(temps), sum(temps) / len(temps))
print(repr(max(temps)), [x.to_fahrenheit() for x in temps])
d = {Celsius(1.5): "a", 2.5: "b"}
print(d[1.5], d[Celsius(2.5)], 1.5 in d, Celsius(9.0) in d, d)
m = Meters(3) + Meters(4.5)
print(m, repr(m), type(m).__name__, m + 1, f"{m}", f"{m:.1f}", "%s" % m, "%.3f" % m, "%r" % m)
m += 2
print(m, type(m).__name__)
p = Percent(45)
print(p, p.ratio, Percent(12.5) + 1)
try:
    Percent(120)
except ValueError as e:
    print("error", e)


def double(x: float) -> float:
    return x * 2


print(double(t), double(3.0), double(m))


def show(x: float) -> str:
    return f"{x:8.3f}|{x!r}"


print(show(t), show(1.0))
print("{} {:.1f} {!r}".format(t, t, t))
print(t in [36.6], [36.6].index(t), [36.6, 36.6].count(t), {36.6, t} == {36.6})
print(divmod(t, 5), pow(t, 2), math.isclose(t, 36.6))
