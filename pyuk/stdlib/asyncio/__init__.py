"""The module asyncio: one loop that runs tasks in turn, in CPython's order."""

from __future__ import annotations

from pyuk.builtins.exceptions import TimeoutError
from pyuk.stdlib.asyncio.events import get_event_loop, get_running_loop
from pyuk.stdlib.asyncio.exceptions import CancelledError, IncompleteReadError, InvalidStateError, LimitOverrunError
from pyuk.stdlib.asyncio.locks import BoundedSemaphore, Condition, Event, Lock, Semaphore
from pyuk.stdlib.asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
from pyuk.stdlib.asyncio.streams import Server, StreamReader, StreamWriter, open_connection, start_server
from pyuk.stdlib.asyncio.taskgroups import TaskGroup
from pyuk.stdlib.asyncio.tasks import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    Task,
    all_tasks,
    create_task,
    current_task,
    ensure_future,
    gather,
    run,
    shield,
    sleep,
    wait,
    wait_for,
)
from pyuk.stdlib.asyncio.timeouts import Timeout, timeout

__all__ = [
    "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "BoundedSemaphore", "CancelledError", "Condition", "Event",
    "IncompleteReadError", "InvalidStateError", "LifoQueue", "LimitOverrunError", "Lock", "PriorityQueue", "Queue",
    "QueueEmpty", "QueueFull", "Semaphore", "Server", "StreamReader", "StreamWriter", "Task", "TaskGroup", "Timeout",
    "TimeoutError", "all_tasks", "create_task", "current_task", "ensure_future", "gather", "get_event_loop",
    "get_running_loop", "open_connection", "run", "shield", "sleep", "start_server", "timeout", "wait", "wait_for",
]
