"""decimal, run by CPython, gives what CPython's own decimal gives: operations, texts and errors of random numbers."""

from __future__ import annotations

import decimal as theirs
import random
from collections.abc import Callable
from typing import Any

import pytest

from pyuk.stdlib import decimal as ours

MODES = [getattr(theirs, name) for name in dir(theirs) if name.startswith("ROUND")]
SPECS = [
    *("", ".2f", ",.2f", "15,.2f", "<25.1f", "+.3f", "e", ".3e", "g"),
    *(".4g", "%", ".1%", "030.2f", "^40,", "*=30", "012,.1f"),
]
Operation = Callable[[Any, Any, Any], object]


def written(chance: random.Random) -> str:
    """A number as a text."""
    count = chance.choice([1, 2, 3, 5, 9, 18, 19, 27, 28, 29, 40, 60])
    digits = "".join(chance.choice("0123456789" if chance.random() < 0.8 else "09") for _ in range(count))
    point = chance.randrange(count)
    exponent = f"e{chance.choice([0, 1, -1, 5, -5, 20, -20, 40, -40])}" if chance.random() < 0.3 else ""
    return chance.choice(["", "-"]) + digits[:point] + "." + digits[point:] + exponent


def operations(chance: random.Random) -> list[Operation]:
    """What is done with two numbers of a module."""
    spec, power, places = chance.choice(SPECS), chance.randrange(-6, 12), chance.randrange(8)
    return [
        lambda m, a, b: a + b,
        lambda m, a, b: a - b,
        lambda m, a, b: a * b,
        lambda m, a, b: a / b,
        lambda m, a, b: a // b,
        lambda m, a, b: a % b,
        lambda m, a, b: divmod(a, b),
        lambda m, a, b: a**power,
        lambda m, a, b: a.sqrt(),
        lambda m, a, b: a.quantize(m.Decimal((0, (1,), -places))),
        lambda m, a, b: (a.normalize(), a.to_integral_value(), round(a, places), a.adjusted(), a.max(b), a.compare(b)),
        lambda m, a, b: (-a, +a, abs(a), m.Decimal(float(a)), tuple(a.as_tuple())),
        lambda m, a, b: (a < b, a <= b, a == b, a > b, a >= b, a != b),
        lambda m, a, b: (format(a, spec), str(a)),
    ]


def outcome(operation: Operation, module: Any, one: str, other: str) -> str:
    try:
        return repr(operation(module, module.Decimal(one), module.Decimal(other)))
    except ArithmeticError as error:
        return f"{type(error).__name__} {error}"


@pytest.mark.parametrize("seed", range(4))
def test_random_operations(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(500):
        prec, mode = chance.choice([1, 3, 6, 9, 28, 40]), chance.choice(MODES)
        one, other, operation = written(chance), written(chance), chance.choice(operations(chance))
        with theirs.localcontext(theirs.Context(prec, mode)), ours.localcontext(ours.Context(prec, mode)):
            found, wanted = (outcome(operation, module, one, other) for module in (ours, theirs))
        assert found == wanted, (one, other, prec, mode)
