"""Managers of `with` as decorators: each call of the function is within a `with` of its own.

The compiler says what makes the manager: of a ContextDecorator it is the object itself, of a function that is marked
@contextmanager a new call with the same arguments (check/library/wrapping.py).
Source: CPython 3.11 Lib/contextlib.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from pyuk.stdlib.functools import wraps


class ContextDecorator:
    """What a class of managers derives from, so that they are decorators as well."""

    def __call__(self, func):
        return decorated(lambda: self, func)


def decorated(make, func):
    """The function, within `with make()`."""

    @wraps(func)
    def inner(*args, **kwds):
        with make():
            return func(*args, **kwds)

    return inner


def around(make):
    """A decorator that puts functions within `with make()`."""
    return lambda func: decorated(make, func)
