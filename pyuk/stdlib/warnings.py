"""warnings: texts for the programmer, on standard error, or as exceptions, or kept.

The place of the call is not known: a warning is shown as `UserWarning: text`, each text once.
Source: The Python Standard Library, "warnings"; CPython 3.11 Lib/warnings.py.
"""

# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations

from collections.abc import Callable

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib import sys

ACTIONS = ("default", "error", "ignore", "always", "module", "once")


class NotGiven:
    """Stands for a class that is left out."""


class Rule:
    """What is done with warnings that a function takes."""

    def __init__(self, action: str, takes: Callable[[Warning], bool]) -> None:
        self.action = action
        self.takes = takes


class WarningMessage:
    """A warning that catch_warnings(record=True) has kept."""

    def __init__(self, message: Warning) -> None:
        self.message = message

    @property
    def category(self) -> ExceptionType:
        return ExceptionType(self.message)


_rules: list[Rule] = []
_kept: list[list[WarningMessage] | None] = []  # of catch_warnings, the innermost last
_shown: list[str] = []


def checked(action: str) -> str:
    """An action; AssertionError where there is none of that name."""
    assert action in ACTIONS, f"invalid action: {action!r}"
    return action


def simplefilter(action: str, category=NotGiven, lineno: int = 0, append: bool = False) -> None:
    """What is done with warnings of a class."""
    filterwarnings(action, "", category, append=append)


def filterwarnings(action: str, message: str = "", category=NotGiven, append: bool = False) -> None:
    """What is done with warnings of a class whose text begins with `message`, case aside."""
    start = message.lower()
    if category is NotGiven:
        rule = Rule(checked(action), lambda warning: begins(warning, start))
    else:
        rule = Rule(checked(action), lambda warning: isinstance(warning, category) and begins(warning, start))
    _rules.insert(len(_rules) if append else 0, rule)


def begins(warning: Warning, start: str) -> bool:
    """Whether the text begins so."""
    return str(warning).lower().startswith(start)


def resetwarnings() -> None:
    """Forget all filters."""
    _rules.clear()


def warn(message, category=NotGiven, stacklevel: int = 1) -> None:
    """Give a warning: a text of a class, or an object of one."""
    if isinstance(message, Warning):
        give(message)
    elif category is NotGiven:
        give(UserWarning(message))
    else:
        give(category(message))


def give(warning: Warning) -> None:
    """Do with a warning what the filters say."""
    action = "default"
    for rule in _rules:
        if rule.takes(warning):
            action = rule.action
            break
    if action == "error":
        raise warning
    if action == "ignore":
        return
    text = f"{type(warning).__name__}: {warning}"
    if action != "always":
        if text in _shown:
            return
        _shown.append(text)
    kept = _kept[-1] if len(_kept) > 0 else None
    if kept is None:
        sys.stderr.write(text + "\n")
    else:
        kept.append(WarningMessage(warning))


class catch_warnings:
    """Filters that are set within are forgotten at the end; record: keep the warnings in a list."""

    def __init__(self, *, record: bool = False) -> None:
        self.record = record
        self.rules: list[Rule] = []
        self.shown: list[str] = []

    def __enter__(self) -> list[WarningMessage]:
        made: list[WarningMessage] = []
        self.rules = _rules.copy()
        self.shown = _shown.copy()
        _shown.clear()
        _kept.append(made if self.record else None)
        return made

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        _kept.pop()
        _rules.clear()
        _rules.extend(self.rules)
        _shown.clear()
        _shown.extend(self.shown)
