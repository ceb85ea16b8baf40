"""The module threading: tasks of the kernel, with Python's faces.

What they wait for is in _locks.py. Nothing in the library is interrupted by another thread.
Source: The Python Standard Library, "threading"; CPython 3.11 Lib/threading.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.kernel import appentry, scheduler
from pyuk.kernel.console import write_error
from pyuk.kernel.tasks import Task, TaskQueue
from pyuk.kernel.traceback import write_exception
from pyuk.stdlib import _contexts, _threadlocal
from pyuk.stdlib._contexts import Values
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
    "TIMEOUT_MAX", "Barrier", "BoundedSemaphore", "BrokenBarrierError", "Condition", "Event", "ExceptHookArgs",
    "Lock", "RLock", "Semaphore", "Thread", "ThreadError", "Timer", "active_count", "current_thread", "enumerate",
    "excepthook", "get_ident", "get_native_id", "local", "main_thread", "stack_size",
]

ThreadError = RuntimeError


class ThreadTask(Task):
    """What the kernel runs for a Thread."""

    thread: Thread
    kept: list[local]
    context: Values  # what the variables of contextvars have while it does not run

    def __init__(self, thread: Thread) -> None:
        super().__init__(thread.name)
        self.thread = thread
        self.context = Values(_contexts.NOTHING)
        self.kept = _threadlocal.new_copies()

    def run(self) -> None:
        thread = self.thread
        try:
            thread.run()
        except SystemExit:
            pass
        except BaseException as error:
            tell(thread, error)
        _threadlocal.drop_copies(self.kept)
        thread._end()

    def left(self) -> None:
        _threadlocal.put_aside(self.kept)
        self.context = _contexts.current

    def entered(self) -> None:
        _threadlocal.put_back(self.kept)
        _contexts.current = self.context


class Thread:
    """A function, or the method run() of a derived class, that runs beside the rest of the program.

    Names that begin with an underscore leave all others to derived classes.
    """

    name: str
    _is_daemon: bool
    _number: int
    _body: Callable[[], None]
    _has_body: bool
    _task: ThreadTask
    _is_started: bool
    _is_ended: bool
    _joiners: TaskQueue
    _waited_for: str

    def __init__(
        self, group: None = None, target=None, name: str | None = None, args=(), kwargs=None, *, daemon=None
    ) -> None:
        global made
        self._has_body = target is not None
        if name is not None:
            self.name = name
        else:
            made += 1
            self.name = f"Thread-{made}"
        if target is not None:
            if name is None:
                self.name += f" ({name_of(target)})"
            self._body = call_of(target, args, kwargs)
        self._is_daemon = current_thread()._is_daemon if daemon is None else daemon
        self._number = 0
        self._is_started = False
        self._is_ended = False
        self._joiners = TaskQueue()
        self._waited_for = f"the end of {self.name}"

    def start(self) -> None:
        """Let the thread run; it begins at once, as it mostly does under CPython."""
        if self._is_started:
            raise RuntimeError("threads can only be started once")
        self._is_started = True
        self._number = next_ident()
        self._task = ThreadTask(self)
        ACTIVE.append(self)
        if not scheduler.launch(self._task):
            ACTIVE.remove(self)
            raise RuntimeError("can't start new thread")
        scheduler.give_way_to(self._task)

    def run(self) -> None:
        """What the thread does."""
        if self._has_body:
            self._body()

    def _end(self) -> None:
        """It has run: whoever waits for that goes on."""
        self._is_ended = True
        ACTIVE.remove(self)
        scheduler.wake_all(self._joiners)

    def join(self, timeout=None) -> None:
        """Wait until the thread has ended, at most so many seconds."""
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self._is_ended:
            scheduler.block(self._joiners, deadline_of(timeout), self._waited_for)

    def is_alive(self) -> bool:
        return self._is_started and not self._is_ended

    @property
    def ident(self) -> int | None:
        """The thread's number; None before it is started."""
        return self._number if self._is_started else None

    @property
    def native_id(self) -> int | None:
        return self.ident

    def getName(self) -> str:
        return self.name

    def setName(self, name: str) -> None:
        self.name = name

    @property
    def daemon(self) -> bool:
        """Whether the program's end does not wait for it."""
        return self._is_daemon

    @daemon.setter
    def daemon(self, daemonic: bool) -> None:
        if self._is_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._is_daemon = daemonic

    def isDaemon(self) -> bool:
        return self.daemon

    def setDaemon(self, daemonic: bool) -> None:
        self.daemon = daemonic

    def __repr__(self) -> str:
        status = "initial" if not self._is_started else "stopped" if self._is_ended else "started"
        if self._is_daemon:
            status += " daemon"
        if self._is_started:
            status += f" {self._number}"
        return f"<{type(self).__name__}({self.name}, {status})>"


class _MainThread(Thread):
    """What runs the program's first line, and its last."""

    def __init__(self) -> None:
        self.name = "MainThread"
        self._is_daemon = False
        self._number = next_ident()
        self._has_body = False
        self._is_started = True
        self._is_ended = False
        self._joiners = TaskQueue()
        self._waited_for = "the end of MainThread"
        self._task = ThreadTask(self)


class Timer(Thread):
    """Calls a function after some seconds, unless cancel() comes before."""

    finished: Event
    _wait: Callable[[], bool]

    def __init__(self, interval, function, args=(), kwargs=None) -> None:
        super().__init__()
        finished = Event()
        self.finished = finished

        def wait() -> bool:
            return finished.wait(interval)

        self._wait = wait
        self._body = call_of(function, args, kwargs)

    def run(self) -> None:
        if not self._wait():
            self._body()
        self.finished.set()

    def cancel(self) -> None:
        """Do not call the function, if that has not begun."""
        self.finished.set()


def call_of(target, args, kwargs) -> Callable[[], None]:
    """What calls the target with these arguments."""
    if kwargs is None:

        def call() -> None:
            target(*args)

        return call

    def call_with_names() -> None:
        target(*args, **kwargs)

    return call_with_names


def name_of(target) -> str:
    """The name of a function."""
    return target.__name__


def next_ident() -> int:
    """A number that no other thread has."""
    global idents
    idents += 1
    return idents


class ExceptHookArgs(NamedTuple):
    """What an excepthook is told."""

    exc_type: ExceptionType
    exc_value: BaseException
    exc_traceback: TracebackType | None
    thread: Thread


def tell(thread: Thread, error: BaseException) -> None:
    """Tell the excepthook what ended a thread."""
    try:
        excepthook(ExceptHookArgs(ExceptionType(error), error, TracebackType(error), thread))
    except BaseException as another:
        write_error("Exception in threading.excepthook:\n")
        write_exception(another, False)


def report(args: ExceptHookArgs) -> None:
    """Say what ended a thread, unless it was SystemExit."""
    if not isinstance(args.exc_value, SystemExit):
        write_error("Exception in thread ")
        write_error(args.thread.name)
        write_error(":\n")
        write_exception(args.exc_value, False)


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
    return current_thread()._number


def get_native_id() -> int:
    return current_thread()._number


def stack_size(size: int = 0) -> int:
    """0: it is as large as it has to be, up to a mebibyte. Asking for another size changes nothing."""
    if 0 < size < LEAST_STACK:
        raise ValueError(f"size not valid: {size} bytes")
    return 0


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
        if not thread._is_daemon and thread is not MAIN:
            thread.join()


LEAST_STACK = 32768
excepthook: Callable[[ExceptHookArgs], None] = report
__excepthook__: Callable[[ExceptHookArgs], None] = report
made: int = 0
idents: int = 0
ACTIVE: list[Thread] = []
AT_EXIT: list[Callable[[], None]] = []
MAIN: Thread = _MainThread()
ACTIVE.append(MAIN)
scheduler.start(MAIN._task)
appentry.at_end(shut_down)
