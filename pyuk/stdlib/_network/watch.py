"""Who wants to know of a socket: tasks that wait for the network, and a selector that looks at it next time.

Next: host.py.
"""

from __future__ import annotations

from pyuk.net.tcp.tcb import Tcb, Watcher
from pyuk.net.udp import UdpSocket, UdpWatcher


class News:
    """Whether something happened in this turn that a task may wait for."""

    is_there: bool

    def __init__(self) -> None:
        self.is_there = False


class ReadyLine:
    """The sockets that a selector has to look at."""

    watches: list[Watch]

    def __init__(self) -> None:
        self.watches = []


class Watch(Watcher):
    """A socket's. number: its descriptor. line: of the selector that it is registered with; is_noted: it is in it."""

    news: News
    number: int
    line: ReadyLine | None
    is_noted: bool

    def __init__(self, news: News, number: int) -> None:
        self.news = news
        self.number = number
        self.line = None
        self.is_noted = False

    def wake(self, tcb: Tcb) -> None:
        self.note()

    def note(self) -> None:
        """Something has changed."""
        self.news.is_there = True
        line = self.line
        if line is not None and not self.is_noted:
            self.is_noted = True
            line.watches.append(self)


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
