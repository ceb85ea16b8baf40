"""The module threading: tasks of the kernel, with Python's faces.

What they wait for is in _locks.py. Nothing in the library is interrupted by another thread.
Source: The Python Standard Library, "threading"; CPython 3.11 Lib/threading.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable

from pyuk.kernel import appentry, scheduler
from pyuk.kernel.console import write_error
from pyuk.kernel.tasks import Task, TaskQueue
from pyuk.kernel.traceback import write_exception
from pyuk.stdlib import _threadlocal
from pyuk.stdlib._locks import (
    TIMEOUT_MAX,
    Barrier,
    BoundedSemaphore,
    BrokenBarrierError,
    Condition,
    Event,
    Lock,
    RLock,
    Semaphore,
    deadline_of,
)
from pyuk.stdlib._threadlocal import local

__all__ = [
    "TIMEOUT_MAX", "Barrier", "BoundedSemaphore", "BrokenBarrierError", "Condition", "Event", "Lock", "RLock",
    "Semaphore", "Thread", "Timer", "active_count", "current_thread", "enumerate", "get_ident", "get_native_id",
    "local", "main_thread",
]


class ThreadTask(Task):
    """What the kernel runs for a Thread."""

    thread: Thread
    kept: list[local]

    def __init__(self, thread: Thread) -> None:
        super().__init__(thread.name)
        self.thread = thread
        self.kept = _threadlocal.new_copies()

    def run(self) -> None:
        thread = self.thread
        try:
            thread.run()
        except SystemExit:
            pass
        except BaseException as error:
            report(thread, error)
        _threadlocal.drop_copies(self.kept)
        thread.end()

    def left(self) -> None:
        _threadlocal.put_aside(self.kept)

    def entered(self) -> None:
        _threadlocal.put_back(self.kept)


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
    waited_for: str

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
        self.waited_for = f"the end of {self.name}"

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
            scheduler.block(self.joiners, deadline_of(timeout), self.waited_for)

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
        self.waited_for = "the end of MainThread"
        self.task = ThreadTask(self)


class Timer(Thread):
    """Calls a function after some seconds, unless cancel() comes before."""

    finished: Event
    wait: Callable[[], bool]

    def __init__(self, interval, function, args=(), kwargs: None = None) -> None:
        super().__init__()
        finished = Event()
        self.finished = finished

        def wait() -> bool:
            return finished.wait(interval)

        def call() -> None:
            function(*args)

        self.wait = wait
        self.body = call

    def run(self) -> None:
        if not self.wait():
            self.body()
        self.finished.set()

    def cancel(self) -> None:
        """Do not call the function, if that has not begun."""
        self.finished.set()


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


def register_at_exit(function: Callable[[], None]) -> None:
    """Let a function be called at the end of the program, before threads are waited for."""
    AT_EXIT.append(function)


def shut_down() -> None:
    """At the end of the program: wait for all threads that are no daemons."""
    for function in AT_EXIT:
        function()
    for thread in ACTIVE.copy():
        if not thread.daemon and thread is not MAIN:
            thread.join()


made: int = 0
idents: int = 0
ACTIVE: list[Thread] = []
AT_EXIT: list[Callable[[], None]] = []
MAIN: Thread = _MainThread()
ACTIVE.append(MAIN)
scheduler.start(MAIN.task)
appentry.at_end(shut_down)
