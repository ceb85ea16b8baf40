"""The module decimal: decimal numbers of a chosen precision."""

from __future__ import annotations

from pyuk.stdlib.decimal.number import Decimal, DecimalTuple
from pyuk.stdlib.decimal.rounding import (
    MAX_PREC,
    ROUND_05UP,
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    getcontext,
    localcontext,
    setcontext,
)

__all__ = [
    "MAX_PREC", "ROUND_05UP", "ROUND_CEILING", "ROUND_DOWN", "ROUND_FLOOR", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN",
    "ROUND_HALF_UP", "ROUND_UP", "Context", "Decimal", "DecimalException", "DecimalTuple", "DivisionByZero",
    "InvalidOperation", "Overflow", "getcontext", "localcontext", "setcontext",
]  # fmt: skip
