"""The gamma function, its logarithm, and the error function.

Gamma: Stirling's series from STIRLING on, below it by gamma(x) = gamma(x + 1) / x, for negative x by reflection.
Its logarithm between its zeros 1 and 2: the series in zeta(k) - 1. The error function: its series in ascending
powers, all of one sign, up to ERF_SERIES, above that a continued fraction. Next: math.py.
"""

from __future__ import annotations

from pyuk.builtins.elementary import exponential, logarithm_of, logarithm_of_pair
from pyuk.builtins.elementarytables import (
    HALF_LOG_TWO_PI_HIGH,
    HALF_LOG_TWO_PI_LOW,
    PI_HIGH,
    PI_LOW,
    TWO_OVER_ROOT_PI_HIGH,
    TWO_OVER_ROOT_PI_LOW,
    ZETAS,
)
from pyuk.builtins.floatpairs import (
    INFINITY,
    add,
    add_any,
    divide,
    divide_small,
    multiply,
    multiply_exactly,
    multiply_one,
    rounded,
)
from pyuk.lang.intrinsics import fabs, floor
from pyuk.stdlib._trigonometry import sine_of_half_turns

STIRLING = 24.0
LARGEST_GAMMA = 171.7  # gamma() of it is past the largest float
NO_GAMMA = -190.0  # gamma() below it is less than half the smallest float
ZETA_TERMS = 32
ONE_LESS_EULER_HIGH = 0.42278433509846713  # 1 - Euler's constant
ONE_LESS_EULER_LOW = 2.9330529104160434e-17
ERF_SERIES = 3.0
ERF_IS_ONE = 6.0
ERFC_IS_ZERO = 27.3
FRACTION_STEPS = 60


# --- gamma ---------------------------------------------------------------------------------------


def log_gamma_of_large(high: float, low: float) -> tuple[float, float]:
    """log(gamma(high + low)) as a pair, for high >= STIRLING: Stirling's series."""
    log_high, log_low = logarithm_of_pair(high, low)
    less, less_low = add(high, low, -0.5, 0.0)
    log_high, log_low = multiply(log_high, log_low, less, less_low)
    log_high, log_low = add(log_high, log_low, -high, -low)
    log_high, log_low = add(log_high, log_low, HALF_LOG_TWO_PI_HIGH, HALF_LOG_TWO_PI_LOW)
    one = 1.0 / high
    square = one * one
    series = 1.0 / 1188.0 - square * (691.0 / 360360.0 - square * (1.0 / 156.0))
    series = 1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square * (1.0 / 1680.0 - square * series)))
    return add(log_high, log_low, one * series, 0.0)


def gamma_pair(x: float, low: float) -> tuple[float, float, int]:
    """gamma(x + low) as a pair times 2**n, for 0 < x <= LARGEST_GAMMA."""
    product, product_low = 1.0, 0.0
    while x < STIRLING:
        product, product_low = multiply(product, product_low, x, low)
        x, low = add(x, low, 1.0, 0.0)
    high, lost = log_gamma_of_large(x, low)
    high, lost, scale = exponential(high, lost)
    high, lost = divide(high, lost, product, product_low)
    return high, lost, scale


def gamma(x: float) -> float:
    """gamma(x) for finite x that is no integer below 1; infinity past the largest float."""
    if x > LARGEST_GAMMA:
        return INFINITY
    if fabs(x) < 1e-20:
        return 1.0 / x
    if x > 0.0:
        high, low, scale = gamma_pair(x, 0.0)
        return rounded(high, low, scale)
    if x < NO_GAMMA:
        return 0.0 if floor(x * 0.5) * 2.0 == floor(x) else -0.0
    # gamma(x) = pi / (sin(pi x) * gamma(1 - x)), and gamma(1 - x) = -x * gamma(-x)
    high, low, scale = gamma_pair(-x, 0.0)
    high, low = multiply_one(high, low, -x)
    sine, sine_low = sine_of_half_turns(fabs(x - floor(x + 0.5)))
    high, low = multiply(high, low, sine, sine_low)
    high, low = divide(PI_HIGH, PI_LOW, high, low)
    result = rounded(high, low, -scale)
    return result if floor(x * 0.5) * 2.0 == floor(x) else -result


# --- its logarithm -------------------------------------------------------------------------------


def log_gamma_near_two(less: float) -> tuple[float, float]:
    """log(gamma(2 + less)) as a pair, for |less| <= 1/2.

    It is (1 - Euler's constant) * less + sum over k >= 2 of (zeta(k) - 1) * (-less)**k / k.
    """
    series = 0.0
    for k in range(ZETA_TERMS + 1, 1, -1):
        series = ZETAS[k - 2] / float(k) - less * series
    high, low = multiply_one(ONE_LESS_EULER_HIGH, ONE_LESS_EULER_LOW, less)
    product, error = multiply_exactly(less * series, less)
    return add(high, low, product, error)


def log_gamma(x: float) -> float:
    """log(|gamma(x)|) for finite x that is no integer below 1; infinity past the largest float."""
    if x < 0.0:
        return log_gamma_of_negative(x)
    if x > 2.5e305:
        return INFINITY
    if x > 1e17:
        return x * (log_of(x) - 1.0)
    if x < 1e-20:
        return -log_of(x)
    if 0.5 <= x < 1.5:
        high, low = log_gamma_near_two(x - 1.0)
        log_high, log_low = logarithm_of(x)
        high, _ = add(high, low, -log_high, -log_low)
        return high
    if 1.5 <= x <= 2.5:
        high, _ = log_gamma_near_two(x - 2.0)
        return high
    high, _ = log_gamma_elsewhere(x)
    return high


def log_of(x: float) -> float:
    high, _ = logarithm_of(x)
    return high


def log_gamma_elsewhere(x: float) -> tuple[float, float]:
    """log(gamma(x)) as a pair for 0 < x, to an absolute error of some 2**-58 for small x."""
    product, product_low = 1.0, 0.0
    low = 0.0
    while x < STIRLING:
        product, product_low = multiply(product, product_low, x, low)
        x, low = add(x, low, 1.0, 0.0)
    high, lost = log_gamma_of_large(x, low)
    log_high, log_low = logarithm_of_pair(product, product_low)
    return add(high, lost, -log_high, -log_low)


def log_gamma_of_negative(x: float) -> float:
    """log_gamma() by reflection: log(pi / |x * sin(pi x)|) - log(gamma(-x))."""
    if x > -1e-20:
        return -log_of(-x)
    sine, sine_low = sine_of_half_turns(fabs(x - floor(x + 0.5)))
    high, low = multiply_one(sine, sine_low, -x)
    high, low = divide(PI_HIGH, PI_LOW, high, low)
    high, low = logarithm_of_pair(high, low)
    other, other_low = log_gamma_elsewhere(-x)
    high, _ = add(high, low, -other, -other_low)
    return high


# --- the error function --------------------------------------------------------------------------


def exp_of_square(x: float) -> tuple[float, float, int]:
    """exp(-x * x) as a pair times 2**n."""
    square, error = multiply_exactly(x, x)
    return exponential(-square, -error)


def erf_pair(x: float) -> tuple[float, float]:
    """erf(x) as a pair for 0 <= x <= ERF_SERIES: 2/sqrt(pi) * exp(-x**2) * (x + 2 x**3 / 3 + 4 x**5 / 15 + ...)."""
    square, square_low = multiply_exactly(x, x)
    term, term_low = x, 0.0
    high, low = x, 0.0
    odd = 3.0
    while term > high * 1e-26:
        term, term_low = multiply(term, term_low, 2.0 * square, 2.0 * square_low)
        term, term_low = divide_small(term, term_low, odd)
        high, low = add(high, low, term, term_low)
        odd += 2.0
    high, low = multiply(high, low, TWO_OVER_ROOT_PI_HIGH, TWO_OVER_ROOT_PI_LOW)
    value, lost, scale = exp_of_square(x)
    high, low = multiply(high, low, value, lost)
    size = 1.0
    for _ in range(-scale):
        size *= 0.5
    return high * size, low * size


def erfc_of_large(x: float) -> float:
    """erfc(x) for ERF_SERIES < x < ERFC_IS_ZERO: exp(-x**2) / sqrt(pi) / (x + 1/2 / (x + 1 / (x + 3/2 / ...)))."""
    bottom, bottom_low = x, 0.0
    for k in range(FRACTION_STEPS, 0, -1):
        bottom, bottom_low = divide(0.5 * float(k), 0.0, bottom, bottom_low)
        bottom, bottom_low = add(bottom, bottom_low, x, 0.0)
    value, lost, scale = exp_of_square(x)
    value, lost = multiply(value, lost, TWO_OVER_ROOT_PI_HIGH, TWO_OVER_ROOT_PI_LOW)
    value, lost = divide(value, lost, bottom, bottom_low)
    return rounded(value, lost, scale - 1)


def erf(x: float) -> float:
    size = fabs(x)
    if size < 1e-20:
        high, _ = multiply_one(TWO_OVER_ROOT_PI_HIGH, TWO_OVER_ROOT_PI_LOW, x)
        return x * TWO_OVER_ROOT_PI_HIGH if size < 1e-290 else high
    result = 1.0
    if size <= ERF_SERIES:
        result, _ = erf_pair(size)
    elif size < ERF_IS_ONE:
        result = 1.0 - erfc_of_large(size)
    return -result if x < 0.0 else result


def erfc(x: float) -> float:
    if x > ERFC_IS_ZERO:
        return 0.0
    if x > ERF_SERIES:
        return erfc_of_large(x)
    if x < -ERF_IS_ONE:
        return 2.0
    if x < -ERF_SERIES:
        return 2.0 - erfc_of_large(-x)
    high, low = erf_pair(fabs(x))
    if x > 0.0:
        high, low = -high, -low
    total, lost = add_any(1.0, high)
    return total + (lost + low)
