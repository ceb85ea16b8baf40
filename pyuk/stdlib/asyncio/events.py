"""The loop of asyncio: what is ready runs in turn; what waits for a moment becomes ready then.

A round is as CPython's: the timers whose moment has come join those that are ready, and all that were ready at its
beginning run. What they make ready has to wait for the next round. Where nothing is ready, other threads run, or
the processor halts, until the next timer. Source: CPython 3.11 Lib/asyncio/base_events.py. Next: futures.py.
"""

# mypy: disable-error-code="type-var"

from __future__ import annotations

from collections.abc import Callable, Generator

from pyuk.builtins import recursion
from pyuk.kernel import interrupts, waiting
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.console import write_error
from pyuk.kernel.traceback import write_exception
from pyuk.stdlib import _contexts
from pyuk.stdlib._contexts import Values
from pyuk.stdlib.asyncio.exceptions import CancelledError
from pyuk.stdlib.collections.deques import deque
from pyuk.stdlib.heapq import heappop, heappush

SECOND_NS = 1_000_000_000
NEVER_NS = 1 << 62


class Pending:
    """Something that is waited for. waiters: what is put into the ready queue when it is done.

    message: what was said to cancel().
    """

    is_done: bool
    is_cancelled: bool
    message: str | None
    waiters: list[Pending]

    def __init__(self) -> None:
        self.is_done = False
        self.is_cancelled = False
        self.message = None
        self.waiters = []

    def run(self) -> None:
        """What the loop does with it when its turn comes: it becomes done."""
        self.finish()

    def cancel(self, msg: str | None = None) -> bool:
        """Let those that wait for it have CancelledError; False where it is done."""
        if self.is_done:
            return False
        self.is_cancelled = True
        self.message = msg
        self.finish()
        return True

    def cancelled_error(self) -> CancelledError:
        """What is raised because of cancel()."""
        message = self.message
        return CancelledError() if message is None else CancelledError(message)

    def finish(self) -> None:
        """It is done: whoever waits for it is ready."""
        if self.is_done:
            return
        self.is_done = True
        for waiter in self.waiters:
            LOOP.ready.append(waiter)
        self.waiters.clear()


class Until:
    """Waits for a Pending. CancelledError where that is cancelled."""

    pending: Pending

    def __init__(self, pending: Pending) -> None:
        self.pending = pending

    def __await__(self) -> Generator[Pending, None, None]:
        if not self.pending.is_done:
            yield self.pending
        if self.pending.is_cancelled:
            raise self.pending.cancelled_error()


class NextRound:
    """Waits for nothing: the others have their turn."""

    def __await__(self) -> Generator[Pending, None, None]:
        passed = Pending()
        passed.is_done = True
        yield passed


class Handle(Pending):
    """A function that the loop calls, in a context like the one where that was asked for; what it raises is told."""

    function: Callable[[], None]
    context: Values

    def __init__(self, function: Callable[[], None]) -> None:
        super().__init__()
        self.function = function
        self.context = _contexts.copied()

    def cancelled(self) -> bool:
        return self.is_cancelled

    def run(self) -> None:
        if self.is_cancelled:
            return
        outside = _contexts.enter(self.context)
        try:
            self.function()
        except Exception as error:
            write_error("Exception in callback\n")
            write_exception(error, False)
        finally:
            _contexts.enter(outside)


class TimerHandle:
    """When a Pending runs; of two at one time the first one made."""

    when_ns: int
    number: int
    what: Pending
    is_cancelled: bool

    def __init__(self, when_ns: int, number: int, what: Pending) -> None:
        self.when_ns = when_ns
        self.number = number
        self.what = what
        self.is_cancelled = False

    def __lt__(self, other: TimerHandle) -> bool:
        return self.when_ns < other.when_ns or (self.when_ns == other.when_ns and self.number < other.number)

    def when(self) -> float:
        """The moment, on the loop's clock."""
        return self.when_ns / SECOND_NS

    def cancel(self) -> None:
        """Do not run it."""
        self.is_cancelled = True

    def cancelled(self) -> bool:
        return self.is_cancelled


class Poller:
    """What makes things ready from outside the loop: the network, for a program that uses it (polling.py)."""

    def is_awaited(self) -> bool:
        """Whether anything may come of it."""
        return False

    def poll(self, deadline_ns: int) -> None:
        """Let what has happened be ready; wait for something until then, or until rouse() is called."""

    def rouse(self) -> None:
        """Let whoever is in poll() return: something is ready."""


class Loop:
    """ready: what runs next. timers: a heap. made: how many timers there were.

    elsewhere: how many things other threads do for it; each wakes it by come_back().
    poller: what makes things ready besides, if there is anything.
    stops: this round is the last one. turner: the end of the stack on which something of it runs, 0 while it waits.
    """

    ready: deque[Pending]
    timers: list[TimerHandle]
    made: int
    elsewhere: int
    poller: Poller | None
    stops: bool
    turner: int

    def __init__(self) -> None:
        self.ready = deque[Pending]()
        self.timers = []
        self.made = 0
        self.elsewhere = 0
        self.poller = None
        self.stops = False
        self.turner = 0

    @property
    def is_turning(self) -> bool:
        """Whether what asks is something of it, and no other thread's."""
        return self.turner == recursion.stack_limit

    def time(self) -> float:
        """The loop's clock, in seconds."""
        return monotonic_ns() / SECOND_NS

    def call_after(self, delay: float, what: Pending) -> TimerHandle:
        """Let `what` run that many seconds from now."""
        return self.call_at_ns(monotonic_ns() + int(delay * 1e9), what)

    def call_at_ns(self, when_ns: int, what: Pending) -> TimerHandle:
        """Let `what` run at a moment of the monotonic clock."""
        self.made += 1
        made = TimerHandle(when_ns, self.made, what)
        heappush(self.timers, made)
        return made

    def come_back(self, what: Pending) -> None:
        """Another thread has done something that the loop waits for: let `what` run."""
        self.elsewhere -= 1
        self.ready.append(what)
        self.rouse()

    def rouse(self) -> None:
        """Something is ready by another thread: do not wait any longer."""
        interrupts.attention = True
        poller = self.poller
        if poller is not None:
            poller.rouse()

    def run_once(self) -> bool:
        """A round; False where nothing is ready, nor ever will be."""
        while self.timers and self.timers[0].is_cancelled:
            heappop(self.timers)
        if not self.wait():
            return False
        now = monotonic_ns()
        while self.timers and self.timers[0].when_ns <= now:
            timer = heappop(self.timers)
            if not timer.is_cancelled:
                self.ready.append(timer.what)
        self.turner = recursion.stack_limit
        try:
            for _ in range(len(self.ready)):
                self.ready.popleft().run()
        finally:
            self.turner = 0
        return True

    def wait(self) -> bool:
        """Let the network make things ready; wait for that or the next timer where nothing is. False for ever."""
        poller = self.poller
        has_more = len(self.ready) > 0 or self.stops
        deadline = self.timers[0].when_ns if self.timers else NEVER_NS
        if poller is not None and poller.is_awaited():
            poller.poll(0 if has_more else deadline)
        elif not has_more:
            if self.elsewhere > 0 or waiting.has_others():
                self.wait_for_others(deadline)
            elif not self.timers:
                return False
            else:
                waiting.sleep_until(deadline)
        return True

    def wait_for_others(self, deadline_ns: int) -> None:
        """Let other threads run until one of them comes back, or until the deadline."""
        while not self.ready and monotonic_ns() < deadline_ns:
            waiting.rest(deadline_ns, True)


    def run(self) -> None:
        """Go on until it is stopped."""
        while self.run_once():
            if self.stops:
                self.stops = False
                return
        raise RuntimeError("the event loop has nothing to do, and the main coroutine waits")


LOOP = Loop()


class Stop(Pending):
    """Stops the loop when its turn comes: what is ready in the same round still runs."""

    def run(self) -> None:
        if not self.is_cancelled:
            LOOP.stops = True


def run_until(ended: Pending) -> None:
    """Run the loop until something is done, and the round behind that, as CPython does."""
    stop = Stop()
    if ended.is_done:
        LOOP.ready.append(stop)
    else:
        ended.waiters.append(stop)
    try:
        LOOP.run()
    finally:
        stop.cancel()
    if not ended.is_done:
        raise RuntimeError("Event loop stopped before Future completed.")
