"""sched: functions that are called when their time has come.

Source: The Python Standard Library, "sched"; CPython 3.11 Lib/sched.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Callable

from pyuk.stdlib.heapq import heapify, heappop, heappush
from pyuk.stdlib.time import monotonic, sleep


class Event:
    """A call that is to come. Events of one time and priority come in the order in which they were entered."""

    def __init__(self, time, priority: int, sequence: int, call: Callable[[], None]) -> None:
        self.time = time
        self.priority = priority
        self.sequence = sequence
        self.call = call

    def __lt__(self, other: Event) -> bool:
        if self.time != other.time:
            return bool(self.time < other.time)
        if self.priority != other.priority:
            return self.priority < other.priority
        return self.sequence < other.sequence


class scheduler:
    """Calls functions at times that `timefunc` tells, and waits by `delayfunc`."""

    def __init__(self, timefunc=monotonic, delayfunc=sleep) -> None:
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._queue: list[Event] = []
        self._entered = 0

    def enterabs(self, time, priority: int, action, argument=()) -> Event:
        """Let `action` be called at a time. Of several at one time, those of lower priority come first."""
        event = Event(time, priority, self._entered, call_of(action, argument))
        self._entered += 1
        heappush(self._queue, event)
        return event

    def enter(self, delay, priority: int, action, argument=()) -> Event:
        """Let it be called after a delay."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument)

    def cancel(self, event: Event) -> None:
        """Take an event out. ValueError where it is not to come."""
        for i in range(len(self._queue)):
            if self._queue[i] is event:
                del self._queue[i]
                heapify(self._queue)
                return
        raise ValueError("list.remove(x): x not in list")

    def empty(self) -> bool:
        """Whether nothing is to come."""
        return not self._queue

    @property
    def queue(self) -> list[Event]:
        """The events that are to come, in their order."""
        return sorted(self._queue)

    def run(self, blocking: bool = True):
        """Call everything when its time has come; or, without waiting, what is due: how long until the next one."""
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
            else:
                heappop(self._queue)
                event.call()
                self.delayfunc(0)
        return None


def call_of(action, argument) -> Callable[[], None]:
    """A function that calls it with these arguments."""

    def call() -> None:
        action(*argument)

    return call
