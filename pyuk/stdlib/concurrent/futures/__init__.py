"""The module concurrent.futures: calls that threads make, and what becomes of them."""

from __future__ import annotations

from pyuk.builtins.exceptions import TimeoutError
from pyuk.stdlib.concurrent.futures._base import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    BrokenExecutor,
    CancelledError,
    Future,
    InvalidStateError,
    as_completed,
    wait,
)
from pyuk.stdlib.concurrent.futures.thread import Executor, ThreadPoolExecutor

__all__ = [
    "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "BrokenExecutor", "CancelledError", "Executor", "Future",
    "InvalidStateError", "ThreadPoolExecutor", "TimeoutError", "as_completed", "wait",
]
