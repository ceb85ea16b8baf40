"""The loop of asyncio: what is ready runs in turn; what waits for a moment becomes ready then.

A round is as CPython's: the timers whose moment has come join those that are ready, and all that were ready at its
beginning run. What they make ready has to wait for the next round. Where nothing is ready, other threads run, or
the processor halts, until the next timer. Source: CPython 3.11 Lib/asyncio/base_events.py. Next: tasks.py.
"""

# mypy: disable-error-code="type-var"

from __future__ import annotations

from collections.abc import Generator

from pyuk.kernel import waiting
from pyuk.kernel.clock import monotonic_ns
from pyuk.stdlib.asyncio.exceptions import CancelledError
from pyuk.stdlib.collections.deques import deque

SECOND_NS = 1_000_000_000
NEVER_NS = 1 << 62


class Pending:
    """Something that is waited for. waiters: what is put into the ready queue when it is done."""

    is_done: bool
    is_cancelled: bool
    waiters: list[Pending]

    def __init__(self) -> None:
        self.is_done = False
        self.is_cancelled = False
        self.waiters = []

    def run(self) -> None:
        """What the loop does with it when its turn comes: it becomes done."""
        self.finish()

    def cancel(self, msg: None = None) -> bool:
        """Let those that wait for it have CancelledError; False where it is done."""
        if self.is_done:
            return False
        self.is_cancelled = True
        self.finish()
        return True

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
            raise CancelledError


class NextRound:
    """Waits for nothing: the others have their turn."""

    def __await__(self) -> Generator[Pending, None, None]:
        passed = Pending()
        passed.is_done = True
        yield passed


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
        return (self.when_ns, self.number) < (other.when_ns, other.number)

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
        """Let what has happened be ready; wait for something until then."""


class Loop:
    """ready: what runs next. timers: sorted, the next one last. made: how many timers there were.

    poller: what makes things ready besides, if there is anything.
    """

    ready: deque[Pending]
    timers: list[TimerHandle]
    made: int
    poller: Poller | None

    def __init__(self) -> None:
        self.ready = deque[Pending]()
        self.timers = []
        self.made = 0
        self.poller = None

    def time(self) -> float:
        """The loop's clock, in seconds."""
        return monotonic_ns() / SECOND_NS

    def call_after(self, delay: float, what: Pending) -> TimerHandle:
        """Let `what` run that many seconds from now."""
        self.made += 1
        made = TimerHandle(monotonic_ns() + int(delay * 1e9), self.made, what)
        at = len(self.timers)
        while at > 0 and self.timers[at - 1] < made:
            at -= 1
        self.timers.insert(at, made)
        return made

    def run_once(self) -> bool:
        """A round; False where nothing is ready, nor ever will be."""
        while self.timers and self.timers[-1].is_cancelled:
            self.timers.pop()
        poller = self.poller
        if poller is not None and poller.is_awaited():
            until_ns = self.timers[-1].when_ns if self.timers else NEVER_NS
            poller.poll(0 if self.ready else until_ns)
        elif not self.ready:
            if not self.timers:
                return False
            waiting.sleep_until(self.timers[-1].when_ns)
        now = monotonic_ns()
        while self.timers and self.timers[-1].when_ns <= now:
            timer = self.timers.pop()
            if not timer.is_cancelled:
                self.ready.append(timer.what)
        for _ in range(len(self.ready)):
            self.ready.popleft().run()
        return True


LOOP = Loop()


def get_running_loop() -> Loop:
    """The loop that there is."""
    return LOOP


def get_event_loop() -> Loop:
    """The loop that there is."""
    return LOOP
