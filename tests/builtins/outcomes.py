"""Comparing what two functions do: their results, or the exceptions they raise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

LIMITS = range(-(1 << 63), 1 << 63)


def outcome(function: Callable[..., Any], *args: Any) -> Any:
    """The result of a call, or the type and text of the exception that it raises."""
    try:
        return function(*args)
    except Exception as error:
        return type(error), str(error)
