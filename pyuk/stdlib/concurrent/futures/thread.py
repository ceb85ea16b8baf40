"""ThreadPoolExecutor: calls that some threads make, one after the other. Part of concurrent.futures.

Source: CPython 3.11 Lib/concurrent/futures/thread.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, var-annotated, type-var"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.kernel import scheduler
from pyuk.kernel.console import write_error
from pyuk.kernel.tasks import TaskQueue
from pyuk.kernel.traceback import write_exception
from pyuk.kernel.waiting import FOREVER
from pyuk.stdlib import threading
from pyuk.stdlib._locks import deadline_of
from pyuk.stdlib.collections.deques import deque
from pyuk.stdlib.concurrent.futures._base import BrokenExecutor, Future

USUAL_WORKERS = 5  # min(32, processors + 4)
BROKEN = "A thread initializer failed, the thread pool is not usable anymore"


class BrokenThreadPool(BrokenExecutor):
    """The initializer of a pool's thread has raised."""


class Work:
    """A call that is to be made; cancel() or fail() where it is not."""

    run: Callable[[], None]
    cancel: Callable[[], bool]
    fail: Callable[[BaseException], None]

    def __init__(
        self, run: Callable[[], None], cancel: Callable[[], bool], fail: Callable[[BaseException], None]
    ) -> None:
        self.run = run
        self.cancel = cancel
        self.fail = fail


class Executor:
    """At most max_workers threads, which are made when there is work for them.

    work: what is to be done. idle: the threads that wait for some.
    """

    max_workers: int
    prefix: str
    work: deque[Work]
    idle: TaskQueue
    threads: list[threading.Thread]
    is_shut: bool
    is_broken: bool
    begin: Callable[[], None]

    def __init__(self, max_workers: int | None = None, thread_name_prefix: str = "", initializer=None, initargs=()):
        self.max_workers = USUAL_WORKERS if max_workers is None else max_workers
        if self.max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        global made
        self.prefix = thread_name_prefix
        if len(thread_name_prefix) == 0:
            self.prefix = f"ThreadPoolExecutor-{made}"
            made += 1
        self.work = deque[Work]()
        self.idle = TaskQueue()
        self.threads = []
        self.is_shut = False
        self.is_broken = False

        def begin() -> None:
            if initializer is not None:
                initializer(*initargs)

        self.begin = begin
        EXECUTORS.append(self)

    def submit(self, fn, /, *args, **kwargs):
        """Let a thread call fn(*args, **kwargs); the future of what that gives."""
        if self.is_broken:
            raise BrokenThreadPool(BROKEN)
        if self.is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        self.work.append(Work(run, future.cancel, future.set_exception))
        if not scheduler.wake_first(self.idle) and len(self.threads) < self.max_workers:
            self.add_thread()
        return future

    def add_thread(self) -> None:
        """One more worker."""
        name = f"{self.prefix}_{len(self.threads)}"
        thread = threading.Thread(target=self.serve, name=name)
        self.threads.append(thread)
        thread.start()

    def serve(self) -> None:
        """What a worker does: whatever there is to do, until the executor is shut down."""
        try:
            self.begin()
        except BaseException as error:
            write_error("Exception in initializer:\n")
            write_exception(error, False)
            self.break_down()
            return
        while True:
            if len(self.work) > 0:
                self.work.popleft().run()
            elif self.is_shut:
                break
            else:
                scheduler.block(self.idle, FOREVER, "work for a thread pool")

    def break_down(self) -> None:
        """Do nothing any more: a thread cannot begin."""
        self.is_broken = True
        while len(self.work) > 0:
            self.work.popleft().fail(BrokenThreadPool(BROKEN))

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """The results of fn for the items of the iterables, in their order. All calls are asked for at once.

        chunksize: has no meaning for threads.
        """
        futures = [self.submit(fn, *items) for items in zip(*iterables)]
        return results_of(futures, timeout)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; wait until what was taken is done."""
        self.is_shut = True
        if cancel_futures:
            while len(self.work) > 0:
                self.work.popleft().cancel()
        scheduler.wake_all(self.idle)
        if self in EXECUTORS:
            EXECUTORS.remove(self)
        if wait:
            for thread in self.threads:
                thread.join()

    def __enter__(self) -> Executor:
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.shutdown()


class ThreadPoolExecutor(Executor):
    """The one kind of Executor that there is."""


def results_of(futures, timeout):
    """The results of futures, one after the other; what nobody asks for any more is not begun."""
    deadline = deadline_of(timeout)
    try:
        for future in futures:
            future.wait_until_done(deadline)
            yield future.result()
    finally:
        for future in futures:
            future.cancel()


def shut_all() -> None:
    """At the end of the program: what was asked for is still done."""
    for executor in EXECUTORS.copy():
        executor.shutdown()


made: int = 0
EXECUTORS: list[Executor] = []
threading.register_at_exit(shut_all)
