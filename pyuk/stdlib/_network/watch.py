"""Who wants to know of a socket: tasks that wait for the network, and a selector that looks at it next time.

Next: service.py.
"""

from __future__ import annotations

from pyuk.kernel import scheduler
from pyuk.kernel.tasks import Task, TaskQueue
from pyuk.net.tcp.tcb import Tcb, Watcher
from pyuk.net.udp import UdpSocket, UdpWatcher


class News:
    """Whether something happened in this turn that a task may wait for. followers: tasks that wait for a socket."""

    is_there: bool
    followers: TaskQueue

    def __init__(self) -> None:
        self.is_there = False
        self.followers = TaskQueue()


NO_TASKS: list[Task] = []  # of sockets that nobody has waited for yet


class ReadyLine:
    """The sockets that a selector has to look at."""

    watches: list[Watch]

    def __init__(self) -> None:
        self.watches = []


class Watch(Watcher):
    """A socket's. number: its descriptor. line: of the selector that it is registered with; is_noted: it is in it.

    tasks: those that wait for the socket while another waits for the device; is_followed: whether there are any.
    """

    news: News
    number: int
    line: ReadyLine | None
    is_noted: bool
    is_followed: bool
    tasks: list[Task]

    def __init__(self, news: News, number: int) -> None:
        self.news = news
        self.number = number
        self.line = None
        self.is_noted = False
        self.is_followed = False
        self.tasks = NO_TASKS

    def wake(self, tcb: Tcb) -> None:
        self.note()

    def note(self) -> None:
        """Something has changed."""
        self.news.is_there = True
        line = self.line
        if line is not None and not self.is_noted:
            self.is_noted = True
            line.watches.append(self)
        if self.is_followed:
            self.wake_tasks()

    def wake_tasks(self) -> None:
        """Let those go on who wait for the socket."""
        for task in self.tasks:
            if task.queue is self.news.followers:
                scheduler.wake(task)

    def follow(self, deadline_ns: int) -> None:
        """Wait until something has changed, at most until then; somebody else waits for the device."""
        task = scheduler.current()
        if self.tasks is NO_TASKS:
            self.tasks = []
        self.tasks.append(task)
        self.is_followed = True
        scheduler.block(self.news.followers, deadline_ns, "a socket")
        self.tasks.remove(task)
        self.is_followed = len(self.tasks) > 0

    def leave_line(self) -> None:
        """No selector looks at it any more."""
        line = self.line
        if line is not None and self.is_noted:
            line.watches.remove(self)
        self.line = None
        self.is_noted = False


class DatagramWatch(UdpWatcher):
    """The same for datagrams."""

    watch: Watch

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    def wake(self, socket: UdpSocket) -> None:
        self.watch.note()
