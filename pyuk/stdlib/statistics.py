"""The module statistics. Sums are kept as pairs of floats, so that results are rounded once, as CPython's are.

mean() and the like of ints are an int where the result is whole, and a float otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pyuk.builtins.floatpairs import add, add_any, divide, divide_small, multiply, root_of_pair
from pyuk.stdlib.math import erf, erfc, exp, fabs, fsum, hypot, log, sqrt, tau
from pyuk.stdlib.random import Random

T = TypeVar("T")
Real = TypeVar("Real", int, float)

ROOT_2 = 1.4142135623730951
NEWTON_STEPS = 60


class StatisticsError(ValueError):
    """Data that say nothing, or nothing of this kind."""


class LinearRegression:
    """The line y = slope * x + intercept."""

    def __init__(self, slope: float, intercept: float) -> None:
        self.slope = slope
        self.intercept = intercept

    def __repr__(self) -> str:
        return f"LinearRegression(slope={self.slope!r}, intercept={self.intercept!r})"

    def __len__(self) -> int:
        return 2

    def __getitem__(self, index: int) -> float:
        items: list[float] = [self.slope, self.intercept]
        return items[index]


# --- the data --------------------------------------------------------------------------------------


def numbers(data: Iterable[T], as_floats: bool = False):  # type: ignore[no-untyped-def]
    """A list of the data, all of which are ints and floats; TypeError for another."""
    found = []
    for value in data:
        if not isinstance(value, (int, float)):
            name = type(value).__name__
            raise TypeError(
                f"must be real number, not {name}"
                if as_floats
                else f"can't convert type '{name}' to numerator/denominator"
            )
        found.append(value)
    return found


# --- sums ------------------------------------------------------------------------------------------


def pair_of(value: Real) -> tuple[float, float]:
    """A number as a pair, exactly."""
    if isinstance(value, float):
        return value, 0.0
    high = float(value >> 32) * 4294967296.0
    return add_any(high, float(value & 0xFFFF_FFFF))


def total_of(data: list[Real]) -> tuple[float, float]:
    """The sum as a pair."""
    high, low = 0.0, 0.0
    for value in data:
        one, other = pair_of(value)
        high, low = add(high, low, one, other)
    return high, low


def mean_of(data: list[Real]) -> tuple[float, float]:
    """The mean as a pair; infinite and nan as floats have it."""
    high, low = total_of(data)
    if high - high != 0.0:
        plain = 0.0
        for value in data:
            plain += float(value)
        return plain, 0.0
    return divide_small(high, low, float(len(data)))


def squares_about(data: list[Real], high: float, low: float) -> tuple[float, float]:
    """The sum of the squares of the distances from a pair, as a pair."""
    total, rest = 0.0, 0.0
    for value in data:
        one, other = pair_of(value)
        far, farther = add(one, other, -high, -low)
        square, more = multiply(far, farther, far, farther)
        total, rest = add(total, rest, square, more)
    return total, rest


def spread(data: list[Real], least: int, name: str) -> tuple[float, float]:
    """The sum of squared distances from the mean, as a pair. StatisticsError for too few data."""
    if len(data) < least:
        raise StatisticsError(f"{name} requires at least {'one data point' if least == 1 else 'two data points'}")
    high, low = mean_of(data)
    return squares_about(data, high, low)


# --- the middle ------------------------------------------------------------------------------------


def are_ints(data: list[Real]) -> bool:
    """Whether all of the data are ints."""
    for value in data:
        if not isinstance(value, int):
            return False
    return True


def int_sum(data: list[Real]) -> int:
    """The sum of the ints among the data."""
    total = 0
    for value in data:
        if isinstance(value, int):
            total += value
    return total


def mean(data: Iterable[T]):  # type: ignore[no-untyped-def]
    """The arithmetic mean, rounded once; an int where the data are ints and so is their mean."""
    values = numbers(data)
    n = len(values)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    first = values[0]
    if isinstance(first, int):
        total = int_sum(values)
        if total % n == 0 and are_ints(values):
            return total // n
    high, _ = mean_of(values)
    return high


def fmean(data: Iterable[T], weights=None) -> float:  # type: ignore[no-untyped-def]
    """The mean of what may be ints too, by fsum()."""
    values = numbers(data, True)
    if len(values) == 0:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return fsum(values) / float(len(values))
    factors = [float(weight) for weight in weights]
    if len(factors) != len(values):
        raise StatisticsError("data and weights must be the same length")
    total = fsum(factors)
    if total == 0.0:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum([float(value) * factor for value, factor in zip(values, factors)]) / total


def geometric_mean(data: Iterable[T]) -> float:
    """The root of the product."""
    values = numbers(data)
    logs: list[float] = []
    for value in values:
        if not value > 0:
            raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
        logs.append(log(float(value)))
    if len(logs) == 0:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return exp(fmean(logs))


def harmonic_mean(data: Iterable[T]) -> float:
    """The inverse of the mean of the inverses."""
    values = numbers(data)
    if len(values) < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    high, low = 0.0, 0.0
    for value in values:
        if value < 0:
            raise StatisticsError("harmonic mean does not support negative values")
    for value in values:
        if value == 0:
            return 0.0
        high, low = add(high, low, 1.0 / float(value), 0.0)
    high, _ = divide(float(len(values)), 0.0, high, low)
    return high


def median(data: Iterable[T]):  # type: ignore[no-untyped-def]
    """The middle one, or the mean of the two in the middle."""
    ordered = sorted(data)  # type: ignore[type-var]
    n = len(ordered)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return ordered[n // 2]
    low, high = numbers(ordered[n // 2 - 1 : n // 2 + 1])
    return (low + high) / 2


def median_low(data: Iterable[T]) -> T:
    """The middle one, the lower of two."""
    ordered = sorted(data)  # type: ignore[type-var]
    if len(ordered) == 0:
        raise StatisticsError("no median for empty data")
    return ordered[(len(ordered) - 1) // 2]


def median_high(data: Iterable[T]) -> T:
    """The middle one, the higher of two."""
    ordered = sorted(data)  # type: ignore[type-var]
    if len(ordered) == 0:
        raise StatisticsError("no median for empty data")
    return ordered[len(ordered) // 2]


def median_grouped(data: Iterable[T], interval: float = 1.0) -> float:
    """The middle of data that stand for intervals around them."""
    values = numbers(data)
    ordered = sorted(values)
    n = len(ordered)
    if n == 0:
        raise StatisticsError("no median for empty data")
    middle = ordered[n // 2]
    below, equal = 0, 0
    for value in ordered:
        below += 1 if value < middle else 0
        equal += 1 if value == middle else 0
    lower = float(middle) - interval / 2.0
    return lower + interval * (float(n) / 2.0 - float(below)) / float(equal)


def counts_of(data: Iterable[T]) -> tuple[list[T], list[int]]:
    """Each value once, in the order in which they come, and how often it comes."""
    places: dict[T, int] = {}
    values: list[T] = []
    counts: list[int] = []
    for value in data:
        at = places.get(value, -1)
        if at < 0:
            places[value] = len(values)
            values.append(value)
            counts.append(1)
        else:
            counts[at] += 1
    return values, counts


def mode(data: Iterable[T]) -> T:
    """The most frequent value, the first of several."""
    values, counts = counts_of(data)
    if len(values) == 0:
        raise StatisticsError("no mode for empty data")
    best = 0
    for i in range(len(counts)):
        if counts[i] > counts[best]:
            best = i
    return values[best]


def multimode(data: Iterable[T]) -> list[T]:
    """All values that are most frequent."""
    values, counts = counts_of(data)
    most = 0
    for count in counts:
        most = max(most, count)
    found: list[T] = []
    for i in range(len(values)):
        if counts[i] == most:
            found.append(values[i])
    return found


def quantiles(data: Iterable[T], *, n: int = 4, method: str = "exclusive") -> list[float]:
    """The n - 1 values that divide the data into n groups as large as each other."""
    values = numbers(data)
    if n < 1:
        raise StatisticsError("n must be at least 1")
    ordered = sorted(values)
    size = len(ordered)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result: list[float] = []
    inclusive = method == "inclusive"
    if not inclusive and method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    m = size - 1 if inclusive else size + 1
    for i in range(1, n):
        j = i * m // n
        if not inclusive:
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
        delta = i * m - j * n
        first = j if inclusive else j - 1
        result.append((ordered[first] * (n - delta) + ordered[first + 1] * delta) / n)
    return result


# --- the spread ------------------------------------------------------------------------------------


def int_variance(data: list[Real], free: int) -> int | None:
    """The sum of squared distances of ints divided by `free`, where that is whole."""
    n, total, squares = len(data), int_sum(data), 0
    for value in data:
        if isinstance(value, int):
            squares += value * value
    distances = n * squares - total * total
    return distances // (n * free) if distances % (n * free) == 0 else None


def variance(data: Iterable[T]):  # type: ignore[no-untyped-def]
    """The variance of a sample. StatisticsError for less than two data."""
    values = numbers(data)
    high, low = spread(values, 2, "variance")
    first = values[0]
    if isinstance(first, int):
        whole = int_variance(values, len(values) - 1)
        if whole is not None and are_ints(values):
            return whole
    high, _ = divide_small(high, low, float(len(values) - 1))
    return high


def pvariance(data: Iterable[T]):  # type: ignore[no-untyped-def]
    """The variance of all there is."""
    values = numbers(data)
    high, low = spread(values, 1, "pvariance")
    first = values[0]
    if isinstance(first, int):
        whole = int_variance(values, len(values))
        if whole is not None and are_ints(values):
            return whole
    high, _ = divide_small(high, low, float(len(values)))
    return high


def stdev(data: Iterable[T]) -> float:
    """The root of the variance of a sample, which may be of ints."""
    values = numbers(data)
    high, low = spread(values, 2, "stdev")
    high, low = divide_small(high, low, float(len(values) - 1))
    high, _ = root_of_pair(high, low)
    return high


def pstdev(data: Iterable[T]) -> float:
    """The root of the variance of all there is."""
    values = numbers(data)
    high, low = spread(values, 1, "pstdev")
    high, low = divide_small(high, low, float(len(values)))
    high, _ = root_of_pair(high, low)
    return high


# --- two variables ---------------------------------------------------------------------------------


def products(x: list[Real], y: list[Real]) -> tuple[float, float, float]:
    """Sums of (x - mean)(y - mean), (x - mean)**2 and (y - mean)**2, by fsum()."""
    xbar = fsum_of(x) / float(len(x))
    ybar = fsum_of(y) / float(len(y))
    both: list[float] = []
    ones: list[float] = []
    others: list[float] = []
    for i in range(len(x)):
        one, other = float(x[i]) - xbar, float(y[i]) - ybar
        both.append(one * other)
        ones.append(one * one)
        others.append(other * other)
    return fsum(both), fsum(ones), fsum(others)


def fsum_of(data: list[Real]) -> float:
    values: list[float] = []
    for value in data:
        values.append(float(value))
    return fsum(values)


def check_pairs(x: list[Real], y: list[Real], name: str) -> None:
    if len(y) != len(x):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")


def covariance(x: list[Real], y: list[Real]) -> float:
    check_pairs(x, y, "covariance")
    both, _, _ = products(x, y)
    return both / float(len(x) - 1)


def correlation(x: list[Real], y: list[Real]) -> float:
    """Pearson's coefficient. StatisticsError where one of them is constant."""
    check_pairs(x, y, "correlation")
    both, ones, others = products(x, y)
    if ones == 0.0 or others == 0.0:
        raise StatisticsError("at least one of the inputs is constant")
    return both / sqrt(ones * others)


def linear_regression(x: list[Real], y: list[Real], *, proportional: bool = False) -> LinearRegression:
    """The line that fits best; through the origin where it is proportional."""
    check_pairs(x, y, "linear regression")
    if proportional:
        both: list[float] = []
        ones: list[float] = []
        for i in range(len(x)):
            both.append(float(x[i]) * float(y[i]))
            ones.append(float(x[i]) * float(x[i]))
        if fsum(ones) == 0.0:
            raise StatisticsError("x is constant")
        return LinearRegression(fsum(both) / fsum(ones), 0.0)
    sum_xy, sum_xx, _ = products(x, y)
    if sum_xx == 0.0:
        raise StatisticsError("x is constant")
    slope = sum_xy / sum_xx
    return LinearRegression(slope, fsum_of(y) / float(len(y)) - slope * (fsum_of(x) / float(len(x))))


# --- the normal distribution -----------------------------------------------------------------------


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu: float = 0.0, sigma: float = 1.0) -> None:
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = mu
        self._sigma = sigma

    @staticmethod
    def from_samples(data: Iterable[T]) -> NormalDist:
        values = numbers(data)
        high, low = mean_of(values)
        deviation, rest = spread(values, 2, "stdev")
        deviation, rest = divide_small(deviation, rest, float(len(values) - 1))
        root, _ = root_of_pair(deviation, rest)
        return NormalDist(high + low, root)

    @property
    def mean(self) -> float:
        return self._mu

    @property
    def median(self) -> float:
        return self._mu

    @property
    def mode(self) -> float:
        return self._mu

    @property
    def stdev(self) -> float:
        return self._sigma

    @property
    def variance(self) -> float:
        return self._sigma * self._sigma

    def samples(self, n: int, *, seed: int = -(1 << 63)) -> list[float]:
        """n random values, the same for the same seed."""
        generator = Random(seed)
        values: list[float] = []
        for _ in range(n):
            values.append(generator.gauss(self._mu, self._sigma))
        return values

    def pdf(self, x: float) -> float:
        """The density at x."""
        variance = self._sigma * self._sigma
        if variance == 0.0:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x: float) -> float:
        """The probability of a value up to x."""
        if self._sigma == 0.0:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * ROOT_2)))

    def inv_cdf(self, p: float) -> float:
        """The x up to which the probability is p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return self._mu + standard_quantile(p) * self._sigma

    def quantiles(self, n: int = 4) -> list[float]:
        """The n - 1 values between n intervals of equal probability."""
        values: list[float] = []
        for i in range(1, n):
            values.append(self.inv_cdf(float(i) / float(n)))
        return values

    def overlap(self, other: NormalDist) -> float:
        """How much of the areas below the two densities is common to both, from 0 to 1."""
        narrow, wide = self, other
        if (other._sigma, other._mu) < (self._sigma, self._mu):
            narrow, wide = other, self
        one, two = narrow.variance, wide.variance
        if one == 0.0 or two == 0.0:
            raise StatisticsError("overlap() not defined when sigma is zero")
        spread = two - one
        apart = fabs(wide._mu - narrow._mu)
        if spread == 0.0:
            return 1.0 - erf(apart / (2.0 * narrow._sigma * ROOT_2))
        middle = narrow._mu * two - wide._mu * one
        aside = narrow._sigma * wide._sigma * sqrt(apart * apart + spread * log(two / one))
        left, right = (middle + aside) / spread, (middle - aside) / spread
        return 1.0 - (fabs(wide.cdf(left) - narrow.cdf(left)) + fabs(wide.cdf(right) - narrow.cdf(right)))

    def zscore(self, x: float) -> float:
        """How many standard deviations x is above the mean."""
        if self._sigma == 0.0:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __add__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):  # type: ignore[no-untyped-def]
        return NormalDist(self._mu * float(factor), self._sigma * fabs(float(factor)))

    def __truediv__(self, factor):  # type: ignore[no-untyped-def]
        return NormalDist(self._mu / float(factor), self._sigma / fabs(float(factor)))

    def __neg__(self) -> NormalDist:
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other: NormalDist) -> bool:  # type: ignore[override]
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self) -> int:
        return hash((self._mu, self._sigma))

    def __repr__(self) -> str:
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"


def standard_quantile(p: float) -> float:
    """The x where the standard normal distribution reaches p, by Newton's steps on the smaller tail's logarithm."""
    tail = p if p < 0.5 else 1.0 - p
    if p == 0.5:
        return 0.0
    x = sqrt(-2.0 * log(tail)) if tail < 0.2 else (0.5 - tail) * 2.5
    target = log(tail)
    for _ in range(NEWTON_STEPS):
        reached = 0.5 * erfc(x / ROOT_2)
        density = exp(-0.5 * x * x) / sqrt(tau)
        step = (log(reached) - target) * reached / density
        x += step
        if fabs(step) <= fabs(x) * 1e-16:
            break
    return -x if p < 0.5 else x
