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
from pyuk.kernel.tasks import TaskQueue
from pyuk.kernel.waiting import FOREVER
from pyuk.stdlib import threading
from pyuk.stdlib.collections.deques import deque
from pyuk.stdlib.concurrent.futures._base import Future

USUAL_WORKERS = 5  # min(32, processors + 4)


class Work:
    """A call that is to be made; cancel() where it is not."""

    run: Callable[[], None]
    cancel: Callable[[], bool]

    def __init__(self, run: Callable[[], None], cancel: Callable[[], bool]) -> None:
        self.run = run
        self.cancel = cancel


class ThreadPoolExecutor:
    """At most max_workers threads, which are made when there is work for them.

    work: what is to be done. idle: the threads that wait for some.
    """

    max_workers: int
    prefix: str
    work: deque[Work]
    idle: TaskQueue
    threads: list[threading.Thread]
    is_shut: bool
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

        def begin() -> None:
            if initializer is not None:
                initializer(*initargs)

        self.begin = begin
        EXECUTORS.append(self)

    def submit(self, fn, /, *args):
        """Let a thread call fn(*args); the future of what that gives."""
        if self.is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        self.work.append(Work(run, future.cancel))
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
        self.begin()
        while True:
            if len(self.work) > 0:
                self.work.popleft().run()
            elif self.is_shut:
                break
            else:
                scheduler.block(self.idle, FOREVER, "work for a thread pool")

    def map(self, fn, *iterables, timeout=None):
        """The results of fn for the items of the iterables, in their order. All calls are asked for at once."""
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

    def __enter__(self) -> ThreadPoolExecutor:
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.shutdown()


def results_of(futures, timeout):
    """The results of futures, one after the other."""
    for future in futures:
        yield future.result(timeout)


def shut_all() -> None:
    """At the end of the program: what was asked for is still done."""
    for executor in EXECUTORS.copy():
        executor.shutdown()


made: int = 0
EXECUTORS: list[ThreadPoolExecutor] = []
threading.register_at_exit(shut_all)
