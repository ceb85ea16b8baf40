"""Which connection is next: a heap of those whose timers run, a queue of those that may have something to send.

Both know a TCB by fields of its own, so nothing is allocated and nothing is searched for. Read next: listener.py.
"""

from __future__ import annotations

from pyuk.net.tcp.states import NEVER_US
from pyuk.net.tcp.tcb import Tcb


class Timers:
    """A binary heap by timer_us, which is the time a TCB is looked at: its next deadline, or earlier.

    Most deadlines move later again and again (each acknowledgment moves that of retransmission). Such a TCB stays where
    it is; when its old time has come, it is put back with the new one.
    """

    heap: list[Tcb]

    def __init__(self) -> None:
        self.heap = []

    def next_us(self) -> int:
        """When to look at the first one; NEVER_US where no timer runs."""
        return self.heap[0].timer_us if len(self.heap) > 0 else NEVER_US

    def watch(self, tcb: Tcb) -> None:
        """The deadlines of a TCB have changed."""
        deadline_us = tcb.next_deadline_us()
        if tcb.timer_index < 0:
            if deadline_us < NEVER_US:
                tcb.timer_us = deadline_us
                tcb.timer_index = len(self.heap)
                self.heap.append(tcb)
                self.rise(tcb.timer_index)
        elif deadline_us < tcb.timer_us:
            tcb.timer_us = deadline_us
            self.rise(tcb.timer_index)

    def due(self, now_us: int) -> Tcb | None:
        """A TCB whose deadline has come, taken out of the heap; None where none is left."""
        while len(self.heap) > 0 and self.heap[0].timer_us <= now_us:
            tcb = self.heap[0]
            deadline_us = tcb.next_deadline_us()
            if deadline_us <= now_us:
                self.forget(tcb)
                return tcb
            if deadline_us == NEVER_US:
                self.forget(tcb)
            else:
                tcb.timer_us = deadline_us
                self.sink(0)
        return None

    def forget(self, tcb: Tcb) -> None:
        """Take a TCB out, if it is in."""
        index = tcb.timer_index
        if index < 0:
            return
        tcb.timer_index = -1
        tcb.timer_us = NEVER_US
        last = self.heap.pop()
        if last is not tcb:
            self.heap[index] = last
            last.timer_index = index
            self.rise(index)
            self.sink(last.timer_index)

    def rise(self, index: int) -> None:
        """Move a TCB towards the top until the one above is not later."""
        heap = self.heap
        tcb = heap[index]
        while index > 0 and heap[(index - 1) >> 1].timer_us > tcb.timer_us:
            above = heap[(index - 1) >> 1]
            heap[index] = above
            above.timer_index = index
            index = (index - 1) >> 1
        heap[index] = tcb
        tcb.timer_index = index

    def sink(self, index: int) -> None:
        """Move a TCB away from the top until those below are not earlier."""
        heap = self.heap
        tcb = heap[index]
        while 2 * index + 1 < len(heap):
            child = 2 * index + 1
            if child + 1 < len(heap) and heap[child + 1].timer_us < heap[child].timer_us:
                child += 1
            if heap[child].timer_us >= tcb.timer_us:
                break
            heap[index] = heap[child]
            heap[index].timer_index = index
            index = child
        heap[index] = tcb
        tcb.timer_index = index


class Ready:
    """TCBs that may have something to send, first come first served."""

    first: Tcb | None
    last: Tcb | None

    def __init__(self) -> None:
        self.first = None
        self.last = None

    def push(self, tcb: Tcb) -> None:
        """Put a TCB at the end, if it is not in."""
        if tcb.is_ready:
            return
        tcb.is_ready = True
        tcb.next_ready = None
        last = self.last
        if last is None:
            self.first = tcb
        else:
            last.next_ready = tcb
        self.last = tcb

    def pop(self) -> Tcb | None:
        """Take the first one out."""
        tcb = self.first
        if tcb is None:
            return None
        self.first = tcb.next_ready
        if self.first is None:
            self.last = None
        tcb.next_ready = None
        tcb.is_ready = False
        return tcb
