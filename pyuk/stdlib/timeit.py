"""timeit: how long functions take. What is measured is a function: there is no text that could be run.

Source: The Python Standard Library, "timeit"; CPython 3.11 Lib/timeit.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Callable

from pyuk.stdlib.time import perf_counter as default_timer

default_number = 1000000
default_repeat = 5


def nothing() -> None:
    """What is run before the measurement, unless something else is given."""


class Timer:
    """A function to be measured, and one that runs before each measurement."""

    def __init__(self, stmt=nothing, setup=nothing, timer: Callable[[], float] = default_timer) -> None:
        self.inner = inner(stmt, setup, timer)

    def timeit(self, number: int = default_number) -> float:
        """How many seconds this many calls take."""
        return self.inner(number)

    def repeat(self, repeat: int = default_repeat, number: int = default_number) -> list[float]:
        """Several measurements."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback: Callable[[int, float], None] | None = None) -> tuple[int, float]:
        """A number of calls, 1, 2, 5, 10, 20 ..., that takes at least 0.2 seconds, and what it takes."""
        i = 1
        while True:
            for j in (1, 2, 5):
                number = i * j
                time_taken = self.timeit(number)
                if callback is not None:
                    callback(number, time_taken)
                if time_taken >= 0.2:
                    return number, time_taken
            i *= 10


def inner(stmt, setup, timer: Callable[[], float]) -> Callable[[int], float]:
    """The function that measures some calls."""

    def measure(number: int) -> float:
        setup()
        start = timer()
        for _ in range(number):
            stmt()
        return timer() - start

    return measure


def timeit(
    stmt=nothing, setup=nothing, timer: Callable[[], float] = default_timer, number: int = default_number
) -> float:
    """How many seconds this many calls take."""
    return Timer(stmt, setup, timer).timeit(number)


def repeat(
    stmt=nothing,
    setup=nothing,
    timer: Callable[[], float] = default_timer,
    repeat: int = default_repeat,
    number: int = default_number,
) -> list[float]:
    """Several such measurements."""
    return Timer(stmt, setup, timer).repeat(repeat, number)
