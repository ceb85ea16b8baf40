"""That an exception has a traceback, as __exit__ and `error.__traceback__` tell it. Next: exctypes.py."""

from __future__ import annotations


class TracebackType:
    """What it says is printed where an exception ends the program, and by the module traceback."""

    exception: BaseException

    def __init__(self, exception: BaseException) -> None:
        self.exception = exception
