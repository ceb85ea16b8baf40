"""atexit: functions that are called when the program ends, the last one first."""

# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations

from collections.abc import Callable

from pyuk.kernel import appentry
from pyuk.kernel.traceback import write_exception

_callbacks: list[Callable[[], None]] = []


def register(func, *args, **kwargs):
    """Call the function with these arguments at the end; as a decorator it gives the function back."""

    def call() -> None:
        func(*args, **kwargs)

    _callbacks.append(call)
    return func


def run_callbacks() -> None:
    """Call what is registered by now; an exception of one does not keep the others from being called."""
    for i in range(len(_callbacks) - 1, -1, -1):
        try:
            _callbacks[i]()
        except BaseException as error:
            write_exception(error, True)


appentry.after_end(run_callbacks)
