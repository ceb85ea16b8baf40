"""asyncio's exceptions. Next: events.py."""

from __future__ import annotations


class CancelledError(BaseException):
    """The task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class BaseExceptionGroup(BaseException):
    """Several exceptions, some of which end a program."""


class ExceptionGroup(Exception):
    """Several exceptions."""
