"""math against CPython's: what is exact bit by bit, the rest within what the C library is known to be off."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from decimal import Decimal, localcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pyuk.stdlib import math as ours
from tests.builtins import elementary_tables
from tests.builtins.outcomes import outcome

doubles = st.floats() | st.floats(-10, 10) | st.integers(-200, 200).map(lambda n: n / 8)
WELL_ROUNDED = ("sin", "cos", "tan", "exp", "exp2", "log", "log2", "asin", "acos", "atan")
LESS_WELL = {"expm1": 1, "log10": 2, "log1p": 1, "sinh": 2, "cosh": 1, "tanh": 2, "asinh": 2, "acosh": 2, "atanh": 2,
             "cbrt": 4, "erf": 1, "erfc": 5, "gamma": 20}  # units that glibc and CPython 3.11 are off
EXACT = ("isnan", "isinf", "isfinite", "fabs", "degrees", "radians", "modf", "frexp", "sqrt", "ulp")


def order(value: float) -> int:
    """Floats as integers, one for each, in order."""
    bits: int = struct.unpack("<q", struct.pack("<d", value))[0]
    return bits if bits >= 0 else -(bits & (1 << 63) - 1)


def agree(found: object, wanted: object, units: int) -> bool:
    if isinstance(found, float) and isinstance(wanted, float) and math.isfinite(found) and math.isfinite(wanted):
        return abs(order(found) - order(wanted)) <= units and math.copysign(1, found) == math.copysign(1, wanted)
    return repr(found) == repr(wanted)


def both(name: str, *args: float) -> tuple[object, object]:
    return outcome(getattr(ours, name), *args), outcome(getattr(math, name), *args)


@pytest.mark.parametrize("name", WELL_ROUNDED)
@given(doubles)
@example(math.inf)
@example(-0.0)
@example(5e-324)
def test_well_rounded(name: str, x: float) -> None:
    assert agree(*both(name, x), 1)


@pytest.mark.parametrize("name", LESS_WELL)
@given(doubles)
@example(-math.inf)
@example(-0.0)
@example(1e-300)
def test_less_well_rounded(name: str, x: float) -> None:
    found, wanted = both(name, x)
    assert agree(found, wanted, LESS_WELL[name])


@pytest.mark.parametrize("name", EXACT)
@given(doubles)
def test_exact(name: str, x: float) -> None:
    found, wanted = both(name, x)
    assert repr(found) == repr(wanted)


@pytest.mark.parametrize("name", ["floor", "ceil", "trunc"])
@given(doubles.filter(lambda x: not 2.0**63 <= abs(x) < math.inf))
def test_whole(name: str, x: float) -> None:
    found, wanted = both(name, x)
    assert found == wanted


@pytest.mark.parametrize(("name", "units"), [("atan2", 1), ("fmod", 0), ("remainder", 0), ("nextafter", 0), ("pow", 1),
                                             ("hypot", 1), ("copysign", 0)])
@given(doubles, doubles)
@example(-0.0, -1.0)
@example(0.0, -math.inf)
@example(-8.0, 1 / 3)
def test_of_two(name: str, units: int, x: float, y: float) -> None:
    found, wanted = both(name, x, y)
    assert agree(found, wanted, units)


@given(st.lists(doubles))
def test_fsum(values: list[float]) -> None:
    assert repr(outcome(ours.fsum, values)) == repr(outcome(math.fsum, values))


@pytest.mark.parametrize("name", ["log", "sin", "cbrt", "lgamma"])
def test_dense(name: str) -> None:
    """Where cancellation would show: every 1/1000 around the zeros, against exact values of log and cbrt."""
    for i in range(-2000, 2000):
        x = 1.0 + i / 2001
        with localcontext() as context:
            context.prec = 60
            if name == "log":
                wanted = float(Decimal(x).ln()) if x > 0 else 0.0
                assert x <= 0 or agree(ours.log(x), wanted, 0)
            elif name == "cbrt" and x > 0:
                assert agree(ours.cbrt(x), float((Decimal(x).ln() / 3).exp()), 0)
            elif name == "sin":
                assert agree(ours.sin(x), math.sin(x), 1)
            elif name == "lgamma" and x > 0:
                assert math.isclose(ours.lgamma(x), math.lgamma(x), rel_tol=1e-12, abs_tol=1e-15)


def test_the_float_nearest_to_a_multiple_of_half_pi() -> None:
    """Source: J.-M. Muller et al., Handbook of Floating-Point Arithmetic (2010), §11.3."""
    assert ours.cos(6381956970095103 * 2.0**797) == -4.68716592425462761112e-19


def test_gamma_of_integers() -> None:
    for n in range(1, 172):
        assert ours.gamma(float(n)) == float(math.factorial(n - 1))


@given(st.integers(0, 25), st.integers(0, 25))
def test_counting(n: int, k: int) -> None:
    functions: list[Callable[[int, int], int]] = [ours.comb, ours.perm, ours.gcd, ours.lcm]
    for function in functions:
        name = function.__name__
        assert function(n, k) == getattr(math, name)(n, k)


def test_tables_are_what_the_generator_makes() -> None:
    from pathlib import Path

    made = Path(elementary_tables.__file__).parents[2] / "pyuk" / "builtins" / "elementarytables.py"
    assert made.read_text() == elementary_tables.source()
