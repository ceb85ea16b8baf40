"""TCP as its users see it: connect, listen, accept, read, write, shut down, close.  Source: RFC 9293 §3.9.1.

A connection is a Tcb, which tells its `state` and `error`; whoever waits for it sets its `watcher`. No call blocks.
"""

from __future__ import annotations

from pyuk.net.address import Address
from pyuk.net.tcp import calls
from pyuk.net.tcp.engine import Engine
from pyuk.net.tcp.listener import Listener
from pyuk.net.tcp.ring import Octets
from pyuk.net.tcp.siphash import of_connection
from pyuk.net.tcp.states import State
from pyuk.net.tcp.tcb import Tcb

FIRST_PORT = 49152  # RFC 6335 §6: the dynamic ports, to 65535
PORTS = 16384
FOR_PORT = 4


class PortError(Exception):
    """The end point is in use, or no port is left."""


class Tcp(Engine):
    """The engine, and the calls of its users."""

    def connect(self, local: Address, local_port: int, remote: Address, remote_port: int, now_us: int) -> Tcb:
        """Active OPEN: SYN-SENT. local_port 0: choose one. PortError where the pair of end points is in use."""
        port = local_port if local_port != 0 else self.free_port(local, remote, remote_port)
        old = self.table.find(local, port, remote, remote_port)
        if old is not None:
            if old.state != State.TIME_WAIT or not old.uses_timestamps:
                raise PortError("address already in use")
            self.remove(old)  # RFC 6191: its timestamps keep old segments out
        tcb = self.make(local, port, remote, remote_port)
        self.start(tcb, now_us)
        tcb.change(State.SYN_SENT)
        tcb.syn_due = True
        self.settle(tcb)
        return tcb

    def free_port(self, local: Address, remote: Address, remote_port: int) -> int:
        """A local port that nobody can predict, used with nobody else.  Source: RFC 6056 §3.3.3."""
        rest = FOR_PORT << 32 | remote_port
        offset = of_connection(self.secret, local.high, local.low, remote.high, remote.low, rest) & 0xFFFF
        for _ in range(PORTS):
            self.next_port = (self.next_port + 1) % PORTS
            port = FIRST_PORT + (self.next_port + offset) % PORTS
            if self.table.find(local, port, remote, remote_port) is None and not self.is_listened_on(port):
                return port
        raise PortError("no port is free")

    def is_listened_on(self, port: int) -> bool:
        """Whether a listener has a port."""
        for listener in self.listeners:
            if listener.port == port:
                return True
        return False

    def listen(self, local: Address, port: int, backlog: int, is_v6_only: bool = False) -> Listener:
        """Passive OPEN. PortError where somebody listens there. is_v6_only: :: does not stand for IPv4."""
        listener = Listener(local, port, backlog)
        listener.is_v6_only = is_v6_only
        for other in self.listeners:
            if other.port == port and (other.serves(local, port) and listener.serves(other.local, port)):
                raise PortError("address already in use")
        self.listeners.append(listener)
        return listener

    def accept(self, listener: Listener) -> Tcb | None:
        """A connection that is established; None where none waits."""
        return listener.accept()

    def close_listener(self, listener: Listener) -> None:
        """Listen no more; the connections that nobody accepted are reset."""
        listener.is_open = False
        if listener in self.listeners:
            self.listeners.remove(listener)
        while True:
            tcb = listener.accept()
            if tcb is None:
                return
            self.abort(tcb)

    def read(self, tcb: Tcb, target: bytearray, start: int, most: int) -> int:
        """Take at most so many octets; how many: 0 where there are none yet, -1 at the end of the stream."""
        count = calls.receive(tcb, target, start, most)
        if tcb.ack_due:
            self.settle(tcb)
        return count

    def write(self, tcb: Tcb, source: Octets, start: int, count: int) -> int:
        """Queue octets; how many were taken: 0 where there is no room, -1 where nothing may be sent any more."""
        taken = calls.send(tcb, source, start, count)
        if taken > 0:
            self.settle(tcb)
        return taken

    def has_room(self, tcb: Tcb) -> bool:
        """Whether write() would take an octet. Where only memory lacks, the watcher is told when there is some."""
        if tcb.outgoing.space() == 0:
            return False
        if tcb.outgoing.has_memory():
            return True
        if not tcb.is_starved:
            tcb.is_starved = True
            self.starved.append(tcb)
        return False

    def write_urgent(self, tcb: Tcb, source: Octets, start: int, count: int) -> int:
        """As write(), and the peer is told that the last of it is urgent: RFC 9293 §3.8.5 (MUST-30)."""
        taken = calls.send(tcb, source, start, count, True)
        if taken > 0:
            self.settle(tcb)
        return taken

    def shut_down(self, tcb: Tcb) -> None:
        """Send no more after what is queued; go on reading."""
        calls.shut_down(tcb)
        self.settle(tcb)

    def close(self, tcb: Tcb, now_us: int) -> None:
        """Let go of a connection: it is brought to its end without its user."""
        calls.close(tcb, now_us)
        self.settle(tcb)

    def abort(self, tcb: Tcb) -> None:
        """Reset a connection."""
        calls.abort(tcb)
        self.settle(tcb)

    def set_no_delay(self, tcb: Tcb, no_delay: bool) -> None:
        """TCP_NODELAY: no Nagle algorithm (RFC 9293 §3.7.4, MUST-17)."""
        tcb.no_delay = no_delay
        self.settle(tcb)

    def set_keepalive(self, tcb: Tcb, idle_us: int, now_us: int) -> None:
        """SO_KEEPALIVE: probe after so long a silence; 0 for never."""
        calls.set_keepalive(tcb, idle_us, now_us)
        self.settle(tcb)
