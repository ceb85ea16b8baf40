"""asyncio's exceptions. Next: events.py."""

from __future__ import annotations


class CancelledError(BaseException):
    """The task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class IncompleteReadError(EOFError):
    """The stream ended before all was there. partial: what was there. expected: how many bytes, if that is known."""

    def __init__(self, partial: bytes, expected: int | None) -> None:
        wanted = "undefined" if expected is None else str(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    """A stream's limit was reached before the separator. consumed: the bytes that may be taken from it."""

    def __init__(self, message: str, consumed: int) -> None:
        super().__init__(message)
        self.consumed = consumed


class BrokenBarrierError(RuntimeError):
    """A barrier was aborted, or reset."""


class BaseExceptionGroup(BaseException):
    """Several exceptions, some of which end a program."""


class ExceptionGroup(Exception):
    """Several exceptions."""
