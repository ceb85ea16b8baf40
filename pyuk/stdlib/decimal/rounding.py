"""How digits are rounded, the context of computations, and what goes wrong in them. Next: number.py.

Source: The Python Standard Library, "decimal"; CPython 3.11 Lib/_pydecimal.py.
"""

# What a context computes is compiled for the Decimals that it is given.
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import Final

from pyuk.stdlib.decimal.digits import add

ROUND_UP: Final = "ROUND_UP"
ROUND_DOWN: Final = "ROUND_DOWN"
ROUND_CEILING: Final = "ROUND_CEILING"
ROUND_FLOOR: Final = "ROUND_FLOOR"
ROUND_HALF_UP: Final = "ROUND_HALF_UP"
ROUND_HALF_DOWN: Final = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN: Final = "ROUND_HALF_EVEN"
ROUND_05UP: Final = "ROUND_05UP"
MODES = (
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP,
)  # fmt: skip
MAX_PREC: Final = 999999999999999999


class DecimalException(ArithmeticError):
    """What all of these have in common."""


class InvalidOperation(DecimalException):
    """There is no result."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number that is not 0 is divided by 0."""


class Overflow(DecimalException):
    """The exponent would be too large."""


class Context:
    """prec: how many digits a result has at most. rounding: what becomes of further ones."""

    def __init__(
        self, prec: int = 28, rounding: str = ROUND_HALF_EVEN, Emin: int = -999999, Emax: int = 999999
    ) -> None:
        self.prec = prec
        self.rounding = rounding
        self.Emin = Emin
        self.Emax = Emax

    def copy(self) -> Context:
        """Another one like it."""
        return Context(self.prec, self.rounding, self.Emin, self.Emax)

    # --- what is computed in it, of Decimals ---

    def add(self, a, b):
        with localcontext(self):
            return a.__add__(b)

    def subtract(self, a, b):
        with localcontext(self):
            return a.__sub__(b)

    def multiply(self, a, b):
        with localcontext(self):
            return a.__mul__(b)

    def divide(self, a, b):
        with localcontext(self):
            return a.__truediv__(b)

    def power(self, a, b):
        with localcontext(self):
            return a.__pow__(b)

    def sqrt(self, a):
        with localcontext(self):
            return a.sqrt()

    def quantize(self, a, b):
        with localcontext(self):
            return a.quantize(b)

    def plus(self, a):
        with localcontext(self):
            return a.__pos__()


_contexts: list[Context] = [Context()]


def getcontext() -> Context:
    """The context that is used."""
    return _contexts[-1]


def setcontext(context: Context) -> None:
    """Use another one."""
    _contexts[-1] = context


class localcontext:
    """`with localcontext() as context`: another context within, a copy of the one given or in use."""

    def __init__(self, ctx: Context | None = None, *, prec: int | None = None, rounding: str | None = None) -> None:
        self.context = (getcontext() if ctx is None else ctx).copy()
        if prec is not None:
            self.context.prec = prec
        if rounding is not None:
            self.context.rounding = rounding

    def __enter__(self) -> Context:
        _contexts.append(self.context)
        return self.context

    def __exit__(self, *exception: object) -> None:
        _contexts.pop()


def goes_up(kept: str, dropped: str, is_negative: bool, mode: str) -> bool:
    """Whether digits from which others are dropped are made larger by one."""
    if dropped.strip("0") == "":
        return False
    if mode == ROUND_UP:
        return True
    if mode == ROUND_DOWN:
        return False
    if mode == ROUND_CEILING:
        return not is_negative
    if mode == ROUND_FLOOR:
        return is_negative
    if mode == ROUND_05UP:
        return kept[-1:] in ("", "0", "5")
    if dropped[0] != "5" or dropped[1:].strip("0") != "":
        return dropped[0] >= "5"
    if mode == ROUND_HALF_EVEN:
        return kept[-1:] in ("1", "3", "5", "7", "9")
    return mode == ROUND_HALF_UP


def rounded(digits: str, drop: int, is_negative: bool, mode: str) -> str:
    """The digits without the last `drop` ones."""
    if mode not in MODES:
        raise TypeError(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
        )
    padded = digits.rjust(drop, "0")
    kept, dropped = padded[: len(padded) - drop], padded[len(padded) - drop :]
    if goes_up(kept, dropped, is_negative, mode):
        return add(kept or "0", "1")
    return kept or "0"
