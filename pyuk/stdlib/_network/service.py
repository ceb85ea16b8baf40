"""The task that serves the stack while the application does something else; and who waits for the network, how.

One task at a time waits for the device's interrupt, and then lets the stack take its turn: it leads. A task of the
application that waits alone leads itself, and no other one is bothered. Of several, each waits until its own socket has
news, and the service leads; so it does while the application computes or sleeps: peers are answered, and what was
lost is sent again. It steps in where nobody has given the stack a turn for TICK_NS: while the application is busy with
the network, or waits for it, it costs nothing.

All of this is library code, which no other task interrupts: there are no locks. Next: host.py.
"""

from __future__ import annotations

from pyuk.kernel import log, scheduler
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.panic import panic
from pyuk.kernel.tasks import Task, TaskQueue
from pyuk.kernel.traceback import write_exception
from pyuk.kernel.waiting import FOREVER
from pyuk.stdlib._network.port import Port
from pyuk.stdlib._network.watch import News, Watch

TICK_NS = 10_000_000
KEEPS_NS = 200_000_000  # so long after several have waited at once, the service goes on to lead


class Stack:
    """What the service needs of the host."""

    def work_ns(self) -> int:
        """Let the stack take a turn; when it wants the next one."""
        raise NotImplementedError


class Service(Task):
    """turns: how many the stack has taken; seen: how many of them the service knows of.

    is_led: somebody waits for the device. rests: the service sleeps until it is roused. several_ns: when tasks of the
    application last waited beside one another. own: where the service sleeps. lookers: who waits for whatever comes;
    who waits for a socket is in news.followers.
    """

    stack: Stack
    port: Port
    news: News
    turns: int
    seen: int
    is_led: bool
    rests: bool
    several_ns: int
    own: TaskQueue
    lookers: TaskQueue

    def __init__(self, stack: Stack, port: Port, news: News) -> None:
        super().__init__("the network's service")
        self.is_service = True
        self.stack = stack
        self.port = port
        self.news = news
        self.turns = 0
        self.seen = 0
        self.is_led = False
        self.rests = False
        self.several_ns = -KEEPS_NS
        self.own = TaskQueue()
        self.lookers = TaskQueue()

    # --- the task ------------------------------------------------------------------------------

    def run(self) -> None:
        try:
            while True:
                self.step()
        except BaseException as error:
            write_exception(error, True)
            panic("an exception in the network's service")

    def step(self) -> None:
        """Lead where that is wanted; else sleep until it may be."""
        waiting = self.waiting()
        if self.is_led:
            self.rests = True
            scheduler.block(self.own, FOREVER, "something to do")
        elif waiting == 1 and monotonic_ns() - self.several_ns > KEEPS_NS:
            self.hand_over()
            self.sleep()
        elif waiting == 0 and self.turns != self.seen:
            self.sleep()
        else:
            self.serve()

    def serve(self) -> None:
        """Let the stack take a turn, and wait for the device."""
        deadline_ns = self.stack.work_ns()
        scheduler.wake_all(self.lookers)
        self.seen = self.turns
        if self.port.net.has_interrupt:
            self.lead(deadline_ns)
            scheduler.give_way()
        else:
            self.sleep()

    def sleep(self) -> None:
        """Come back a moment later, to see whether the stack has taken turns meanwhile."""
        self.seen = self.turns
        scheduler.block(self.own, monotonic_ns() + TICK_NS, "a moment")

    def hand_over(self) -> None:
        """Wake the one task that waits: it will lead."""
        if not scheduler.wake_first(self.news.followers):
            scheduler.wake_first(self.lookers)

    def waiting(self) -> int:
        """How many tasks of the application wait for others to lead."""
        return self.news.followers.count + self.lookers.count

    def lead(self, deadline_ns: int) -> None:
        """Wait for the device, at most until then."""
        self.is_led = True
        self.port.rest(deadline_ns)
        self.is_led = False

    # --- what other tasks call -------------------------------------------------------------------

    def rest(self, deadline_ns: int, watch: Watch | None) -> None:
        """Wait until there may be news, of one socket or of any; at most until then."""
        if not self.is_led and self.waiting() == 0:
            self.lead(deadline_ns)
            if self.waiting() > 0:
                self.are_several()
            elif self.rests:
                self.rests = False
                scheduler.add_timer(self, monotonic_ns() + TICK_NS)
            return
        if self.waiting() > 0:
            self.are_several()
        if watch is None:
            scheduler.block(self.lookers, deadline_ns, "the network")
        else:
            watch.follow(deadline_ns)

    def are_several(self) -> None:
        """Tasks wait beside one another: from now on the service leads, if none of them does at the moment."""
        self.several_ns = monotonic_ns()
        if not self.is_led and self.own.count > 0:
            self.rests = False
            scheduler.wake(self)

    def has_news(self) -> None:
        """Something happened that others may wait for: who leads is to look, too."""
        scheduler.wake_all(self.lookers)
        if self.is_led:
            self.port.end_rest()


def start_service(stack: Stack, port: Port, news: News) -> Service | None:
    """Let a task serve the stack from now on; None where there is no memory for it."""
    if not scheduler.is_running:
        scheduler.start(Task("MainThread"))
    service = Service(stack, port, news)
    if not scheduler.launch(service):
        log.error("network", "no memory for its service")
        return None
    return service
