"""assertRaises(): a block, or a call, that has to raise something."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from pyuk.stdlib import re
from pyuk.stdlib._regex.pattern import Pattern

E = TypeVar("E", bound=BaseException)


def name_of(what) -> str:
    """The name of a class or of a function; of several classes, how a tuple of them is shown."""
    if isinstance(what, tuple):
        return repr(what)
    return str(what.__name__)


def narrowing(expected):
    """A function that gives back an exception of a class, or of one of several, and None for any other."""

    def narrowed(error: BaseException):
        if isinstance(error, expected):
            return error
        return None

    return narrowed


def none_of(expected, error: BaseException | None):
    """None, as one of the types that `narrowing(expected)` gives: of which class the exception is is known by it."""
    may_be_raised(expected)
    return error if error is not None and isinstance(error, expected) else None


def may_be_raised(expected) -> None:
    """There may be exceptions of the class, or the classes, even if the program makes none: the compiler notes that."""


def matching(regex: str | Pattern) -> Pattern:
    """The pattern that was meant."""
    return re.compile(regex) if isinstance(regex, str) else regex


class Raising(Generic[E]):
    """The block has to raise an exception of a class; `exception` is the one that it raised."""

    exception: E

    def __init__(
        self,
        narrowed: Callable[[BaseException], E | None],
        none: E | None,
        name: str,
        pattern: Pattern | None,
        msg: object,
        is_long: bool,
        function_name: str,
    ) -> None:
        self.narrowed = narrowed
        self.name = name
        self.pattern = pattern
        self.msg = msg
        self.is_long = is_long
        self.function_name = function_name

    def __enter__(self) -> Raising[E]:
        return self

    def __exit__(self, kind, exception, trace) -> bool:
        if exception is None:
            by = "" if self.function_name == "" else f" by {self.function_name}"
            raise AssertionError(self.message(f"{self.name} not raised{by}"))
        found = self.narrowed(exception)
        if found is None:
            return False
        self.exception = found
        pattern = self.pattern
        if pattern is not None and pattern.search(str(exception)) is None:
            raise AssertionError(self.message(f'"{pattern.pattern}" does not match "{exception!s}"'))
        return True

    def message(self, standard: str) -> str:
        """The text, with what the test says of it."""
        if self.msg is None:
            return standard
        return f"{standard} : {self.msg}" if self.is_long else str(self.msg)
