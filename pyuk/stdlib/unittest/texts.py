"""How a value is shown in the text of a failure."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import Final

MOST: Final = 80


def shown(value) -> str:
    """Its repr; `<Name object>` of what has only its address: the compiler sees to it (check/library/unittests.py)."""
    return repr(value)


def safe_repr(value, short: bool = False) -> str:
    """Its repr, cut where it is to be short."""
    text = shown(value)
    return text if not short or len(text) < MOST else text[:MOST] + " [truncated]..."
