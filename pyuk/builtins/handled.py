"""The exception that an `except` clause of the application is handling.

Clauses note it only in programs that ask for it: the compiler puts the calls there once keep_handled() is reached.
"""

from __future__ import annotations

current: BaseException | None = None


def handled() -> BaseException | None:
    """What is being handled, by the innermost clause that is not done yet."""
    keep_handled()
    return current


def keep_handled() -> None:
    """Let every clause call enter_handler() and leave(); the compiler does it (check/statements/handled.py)."""


def go_on(exception: BaseException) -> BaseException | None:
    """A generator runs again that handles this; what its caller handles."""
    global current
    before = current
    current = exception
    return before


def leave(before: BaseException | None) -> None:
    """A clause is left, in whatever way."""
    global current
    current = before
