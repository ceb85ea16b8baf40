"""iter(function, sentinel): what a function returns, call after call, until it returns the sentinel."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations


def calls_until(function, sentinel):
    """The results before the first that equals the sentinel; StopIteration from the function ends them as well."""
    while True:
        try:
            value = function()
        except StopIteration:
            return
        if sentinel == value:
            return
        yield value
