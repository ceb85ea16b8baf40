"""That an exception has a traceback, as __exit__ and `error.__traceback__` tell it. Next: exctypes.py."""

from __future__ import annotations

from typing import cast

from pyuk.builtins import exceptions


class TracebackType:
    """What it says is printed where an exception ends the program, and by the module traceback."""

    exception: BaseException

    def __init__(self, exception: BaseException) -> None:
        self.exception = exception

    @property
    def tb_lineno(self) -> int:
        """The line at which the exception has passed the function that caught it."""
        raised = cast(exceptions.BaseException, self.exception)
        return exceptions.site_at(raised, exceptions.kept_sites(raised) - 1) >> exceptions.LINE_SHIFT
