"""The module asyncio: one loop that runs tasks in turn, in CPython's order."""

from __future__ import annotations

from pyuk.builtins.exceptions import TimeoutError
from pyuk.stdlib.asyncio.barriers import Barrier
from pyuk.stdlib.asyncio.events import Handle, TimerHandle
from pyuk.stdlib.asyncio.exceptions import (
    BrokenBarrierError,
    CancelledError,
    IncompleteReadError,
    InvalidStateError,
    LimitOverrunError,
)
from pyuk.stdlib.asyncio.futures import Future
from pyuk.stdlib.asyncio.gathering import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    as_completed,
    ensure_future,
    gather,
    shield,
    wait,
    wait_for,
)
from pyuk.stdlib.asyncio.locks import BoundedSemaphore, Condition, Event, Lock, Semaphore
from pyuk.stdlib.asyncio.loops import (
    AbstractEventLoop,
    get_event_loop,
    get_running_loop,
    new_event_loop,
    set_event_loop,
)
from pyuk.stdlib.asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
from pyuk.stdlib.asyncio.runners import Runner, run, run_coroutine_threadsafe, to_thread
from pyuk.stdlib.asyncio.streams import Server, StreamReader, StreamWriter, open_connection, start_server
from pyuk.stdlib.asyncio.taskgroups import TaskGroup
from pyuk.stdlib.asyncio.tasks import Task, all_tasks, create_task, current_task, sleep
from pyuk.stdlib.asyncio.timeouts import Timeout, timeout, timeout_at
from pyuk.stdlib.asyncio.transports import BaseProtocol, DatagramProtocol, DatagramTransport, Protocol, Transport

__all__ = [
    "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "AbstractEventLoop", "Barrier", "BaseProtocol",
    "BoundedSemaphore", "BrokenBarrierError",
    "CancelledError", "Condition", "DatagramProtocol", "DatagramTransport", "Event", "Future", "Handle",
    "IncompleteReadError", "InvalidStateError", "LifoQueue", "LimitOverrunError", "Lock",
    "PriorityQueue", "Protocol", "Queue", "QueueEmpty", "QueueFull", "Runner", "Semaphore", "Server",
    "StreamReader", "StreamWriter", "Task", "TaskGroup", "Timeout", "TimeoutError", "TimerHandle", "Transport",
    "all_tasks", "as_completed", "create_task", "current_task", "ensure_future", "gather",
    "get_event_loop", "get_running_loop", "new_event_loop", "open_connection", "run", "run_coroutine_threadsafe",
    "set_event_loop",
    "shield", "sleep", "start_server", "timeout", "timeout_at", "to_thread", "wait", "wait_for",
]
