"""The module threading: tasks of the kernel, with Python's faces.

Nothing in the library is interrupted by another thread (pyuk/kernel/scheduler.py): between two calls that wait,
a method here is one step. What is waited for is handed over: a lock that is released belongs to who waited longest.
Source: The Python Standard Library, "threading"; CPython 3.11 Lib/threading.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable

from pyuk.builtins.exctypes import ExceptionType, TracebackType
from pyuk.kernel import appentry, scheduler
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.console import write_error
from pyuk.kernel.tasks import Task, TaskQueue
from pyuk.kernel.traceback import write_exception
from pyuk.kernel.waiting import FOREVER

SECOND_NS = 1_000_000_000
TIMEOUT_MAX = 9223372036.0


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or broken."""


def deadline_of(timeout) -> int:
    """When a wait of so many seconds ends; None: never."""
    if timeout is None:
        return FOREVER
    seconds = float(timeout)
    if seconds > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return monotonic_ns() + max(int(seconds * 1e9), 0)


# --- threads -------------------------------------------------------------------------------------


class ThreadTask(Task):
    """What the kernel runs for a Thread."""

    thread: Thread

    def __init__(self, thread: Thread) -> None:
        super().__init__(thread.name)
        self.thread = thread

    def run(self) -> None:
        thread = self.thread
        try:
            thread.run()
        except SystemExit:
            pass
        except BaseException as error:
            report(thread, error)
        thread.end()


class Thread:
    """A function, or the method run() of a derived class, that runs beside the rest of the program."""

    name: str
    daemon: bool
    ident: int
    body: Callable[[], None]
    has_body: bool
    task: ThreadTask
    is_started: bool
    is_ended: bool
    joiners: TaskQueue

    def __init__(self, group: None = None, target=None, name: str | None = None, args=(), *, daemon=None) -> None:
        global made
        self.has_body = target is not None
        if name is not None:
            self.name = name
        else:
            made += 1
            self.name = f"Thread-{made}"
        if target is not None:
            if name is None:
                self.name += f" ({name_of(target)})"

            def call() -> None:
                target(*args)

            self.body = call
        self.daemon = current_thread().daemon if daemon is None else daemon
        self.ident = 0
        self.is_started = False
        self.is_ended = False
        self.joiners = TaskQueue()

    def start(self) -> None:
        """Let the thread run; it begins at once, as it mostly does under CPython."""
        if self.is_started:
            raise RuntimeError("threads can only be started once")
        self.is_started = True
        self.ident = next_ident()
        self.task = ThreadTask(self)
        ACTIVE.append(self)
        if not scheduler.launch(self.task):
            ACTIVE.remove(self)
            raise RuntimeError("can't start new thread")
        scheduler.give_way_to(self.task)

    def run(self) -> None:
        """What the thread does."""
        if self.has_body:
            self.body()

    def end(self) -> None:
        """It has run: whoever waits for that goes on."""
        self.is_ended = True
        ACTIVE.remove(self)
        scheduler.wake_all(self.joiners)

    def join(self, timeout=None) -> None:
        """Wait until the thread has ended, at most so many seconds."""
        if not self.is_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self.is_ended:
            scheduler.block(self.joiners, deadline_of(timeout), f"the end of {self.name}")

    def is_alive(self) -> bool:
        return self.is_started and not self.is_ended

    def __repr__(self) -> str:
        status = "initial" if not self.is_started else "stopped" if self.is_ended else "started"
        if self.daemon:
            status += " daemon"
        if self.is_started:
            status += f" {self.ident}"
        return f"<{type(self).__name__}({self.name}, {status})>"


class _MainThread(Thread):
    """What runs the program's first line, and its last."""

    def __init__(self) -> None:
        self.name = "MainThread"
        self.daemon = False
        self.ident = next_ident()
        self.has_body = False
        self.is_started = True
        self.is_ended = False
        self.joiners = TaskQueue()
        self.task = ThreadTask(self)


def name_of(target) -> str:
    """The name of a function."""
    return target.__name__


def next_ident() -> int:
    """A number that no other thread has."""
    global idents
    idents += 1
    return idents


def report(thread: Thread, error: BaseException) -> None:
    """Say what ended a thread."""
    write_error("Exception in thread ")
    write_error(thread.name)
    write_error(":\n")
    write_exception(error, False)


def current_thread() -> Thread:
    """The thread that runs."""
    task = scheduler.current()
    assert isinstance(task, ThreadTask)
    return task.thread


def main_thread() -> Thread:
    """The thread that ran the program's first line."""
    return MAIN


def get_ident() -> int:
    """The number of the thread that runs."""
    return current_thread().ident


def get_native_id() -> int:
    return current_thread().ident


def enumerate() -> list[Thread]:
    """The threads that are alive."""
    return ACTIVE.copy()


def active_count() -> int:
    return len(ACTIVE)


def shut_down() -> None:
    """At the end of the program: wait for all threads that are no daemons."""
    for thread in ACTIVE.copy():
        if not thread.daemon and thread is not MAIN:
            thread.join()


made: int = 0
idents: int = 0
ACTIVE: list[Thread] = []
MAIN: Thread = _MainThread()
ACTIVE.append(MAIN)
scheduler.start(MAIN.task)
appentry.at_end(shut_down)


# --- locks ---------------------------------------------------------------------------------------


class Lock:
    """One thread at a time."""

    is_locked: bool
    waiting: TaskQueue

    def __init__(self) -> None:
        self.is_locked = False
        self.waiting = TaskQueue()

    def acquire(self, blocking: bool = True, timeout=-1) -> bool:
        deadline = lock_deadline(blocking, timeout)
        if not self.is_locked:
            self.is_locked = True
            return True
        return blocking and scheduler.block(self.waiting, deadline, "a lock")

    def release(self) -> None:
        if not self.is_locked:
            raise RuntimeError("release unlocked lock")
        if not scheduler.wake_first(self.waiting):
            self.is_locked = False

    def locked(self) -> bool:
        return self.is_locked

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def lock_deadline(blocking: bool, timeout) -> int:
    """When acquire() gives up. ValueError for what CPython refuses."""
    if timeout == -1:
        return FOREVER
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    return deadline_of(timeout)
