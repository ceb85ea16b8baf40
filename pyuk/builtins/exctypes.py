"""What __exit__ is told of an exception beside the exception itself and its traceback: its class."""

from __future__ import annotations

from pyuk.builtins.exceptions import class_name


class ExceptionType:
    """The class of an exception, as an object. The compiler knows what `issubclass` and `is` ask of it."""

    exception: BaseException

    def __init__(self, exception: BaseException) -> None:
        self.exception = exception

    @property
    def __name__(self) -> str:
        return class_name(self.exception)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return f"<class '{class_name(self.exception)}'>"  # type: ignore[arg-type]
