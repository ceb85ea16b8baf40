"""The one network host that this machine is: it is made when somebody first wants a socket.

Whoever uses the network, or waits for it, lets it take a turn; while nobody does, a task of its own serves it. Where
the machine has no network device there is only loopback, which nobody has to serve. Next: ../socket.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.drivers.virtio.entropy import seed
from pyuk.kernel import entropy, frames, interrupts, waiting
from pyuk.kernel.appentry import at_very_end
from pyuk.kernel.clock import monotonic_ns
from pyuk.lang import inline, noinline, u64
from pyuk.net.address import Address
from pyuk.net.chance import Chance
from pyuk.net.dhcp import State as DhcpState
from pyuk.net.dns import Outcome
from pyuk.net.interface import Interface
from pyuk.net.segments import add_tcp
from pyuk.net.tcp.states import Settings, State
from pyuk.net.tcp.tcp import Tcp
from pyuk.net.timing import NEVER_US
from pyuk.stdlib._network.addresses import read_option
from pyuk.stdlib._network.port import Port, find_port
from pyuk.stdlib._network.service import Service, Stack, start_service
from pyuk.stdlib._network.watch import News, Watch

LOOPBACK_MTU = 1500
LONGEST_SECONDS = 1e9
LEASE_US = 15_000_000  # how long a connection waits for this machine to have an address
LINGER_US = 5_000_000  # how long the machine goes on for the sake of its peers
BURST_OCTETS = 65535 - 120  # text that a packet of IP carries beside its headers
LEAST_FOR_BURSTS = 4 << 20  # of memory for the buffers of connections
MEMORY_SHARE = 4  # the buffers of all connections are this part of free memory at most


class MachineChance(Chance):
    """Numbers from the machine's own source."""

    def word(self) -> u64:
        return entropy.random_word()


class Host(Stack):
    """port: None where there is only loopback, and so is service. news: what the watches of sockets tell."""

    news: News
    interface: Interface
    tcp: Tcp
    port: Port | None
    service: Service | None
    has_failed: bool
    has_flushed: bool

    def __init__(self, port: Port | None, memory_bytes: int) -> None:
        self.port = port
        self.service = None
        self.has_failed = False
        self.has_flushed = False
        self.news = News()
        mac = 0
        mtu_bytes = LOOPBACK_MTU
        if port is not None:
            seed()
            mac = port.net.mac
            mtu_bytes = port.net.mtu
        self.interface = Interface(mac & 0xFFFF_FFFF_FFFF, MachineChance(0), mtu_bytes)
        self.tcp = add_tcp(self.interface, Settings(), memory_bytes)
        if port is not None:
            self.interface.link.has_checksum_offload = port.net.can_checksum()
            if port.net.can_segment() and memory_bytes >= LEAST_FOR_BURSTS:
                self.tcp.burst_octets = BURST_OCTETS
            port.post(self.interface)
            self.interface.link.is_up = port.net.link_is_up()
            self.configure()
            self.want_groups(port)
            self.service = start_service(self, port, self.news)

    def want_groups(self, port: Port) -> None:
        """Let the device give the frames of the groups that this machine listens to."""
        control = port.net.control
        if control is not None:
            control.want(self.interface.groups())

    def follow_groups(self) -> None:
        """Groups were joined or left: the device and the routers are told."""
        if self.port is not None:
            self.want_groups(self.port)
        self.turn()

    def configure(self) -> None:
        """Take the address that the command line gives; where it gives none, ask for one by DHCP."""
        self.interface.start_ipv6(self.now_us())
        config = read_option()
        if config.address.is_unspecified:
            self.interface.dhcp.start(self.now_us())
            return
        self.interface.configure(self.now_us(), config.address, config.prefix_bits, config.gateway)
        if not config.server.is_unspecified:
            self.interface.config.servers = [config.server]

    def now_us(self) -> int:
        """The stack's time."""
        return monotonic_ns() // 1000

    def after(self, seconds: float) -> int:
        """The stack's time in so many seconds; never, where they are negative."""
        if seconds < 0.0 or seconds > LONGEST_SECONDS:
            return NEVER_US
        return self.now_us() + int(seconds * 1_000_000.0)

    def turn(self) -> int:
        """Let the stack do all that can be done now; when it wants its next turn, in its time."""
        now_ns = monotonic_ns()
        now_us = now_ns // 1000
        self.has_flushed = False
        port = self.port
        if port is None:
            deadline_us = self.interface.poll(now_us)
            self.interface.link.transmit.clear()  # nobody takes it
        else:
            count = port.take_in(self.interface, now_us)
            deadline_us = self.interface.poll(now_us)
            transmit = self.interface.link.transmit
            is_full = transmit.count >= transmit.limit  # then the stack may have more to send
            if not port.send_out(self.interface) or is_full:
                deadline_us = now_us
            port.watch(count, now_ns, self.interface)
        service = self.service
        if service is not None:
            service.turns += 1
        if self.news.is_there:
            self.news.is_there = False
            if service is not None:
                service.has_news()
            else:
                interrupts.attention = True  # other tasks that wait for the network look, too
        return deadline_us

    def rouse(self) -> None:
        """Let whoever waits for the network look whether he still has to."""
        interrupts.attention = True
        service = self.service
        if service is not None:
            service.has_news()

    def flush(self, at_once: bool) -> None:
        """Give the device what a user's call has made due; what has arrived meanwhile waits for a turn.

        Only the first time since a turn, but for who wants it at_once: what several calls send goes out together, with
        the next turn, which is the service's where the application has no other use for the network.
        """
        port = self.port
        if port is None:
            self.turn()
            return
        if self.has_flushed and not at_once and self.service is not None:
            return
        self.has_flushed = True
        self.interface.streams.poll(self.now_us())
        port.send_out(self.interface)
        if len(self.interface.loopback) > 0 or len(self.interface.link.transmit) > 0:
            self.turn()

    def work_ns(self) -> int:
        return in_ns(self.turn())

    # --- names and addresses -----------------------------------------------------------------

    def lookup(self, name: str, is_v6: bool) -> Address | None:
        """The first address of a name; None where it has none, or nobody could tell (has_failed)."""
        self.wait_for_address()
        lookup = self.interface.resolver.lookup(self.now_us(), name, is_v6)
        due_us = self.turn()
        while lookup.outcome == Outcome.PENDING:
            self.rest(due_us)
            due_us = self.turn()
        self.has_failed = lookup.outcome == Outcome.FAILED
        return lookup.addresses[0] if len(lookup.addresses) > 0 else None

    def wait_for_address(self) -> None:
        """Give DHCP some time for its first answer."""
        dhcp = self.interface.dhcp
        until_us = self.now_us() + LEASE_US
        while dhcp.state != DhcpState.STOPPED and not dhcp.is_bound and self.now_us() < until_us:
            self.rest(min(self.turn(), until_us))

    # --- the end -----------------------------------------------------------------------------

    def close_all(self) -> None:
        """Let go of all connections."""
        now_us = self.now_us()
        for first in self.tcp.table.buckets:
            tcb = first
            while tcb is not None:
                following = tcb.next_in_bucket
                if not tcb.is_orphan:
                    self.tcp.close(tcb, now_us)
                tcb = following

    def drain(self, until_us: int) -> None:
        """Take turns until the peers have all that was sent, and know that it was all; at most until then."""
        due_us = self.turn()
        while self.has_unsent() and self.now_us() < until_us:
            self.rest(min(due_us, until_us))
            due_us = self.turn()

    def has_unsent(self) -> bool:
        """Whether a connection waits for its last octets, or its FIN, to be acknowledged."""
        if self.interface.link.transmit.count > 0:
            return True
        for first in self.tcp.table.buckets:
            tcb = first
            while tcb is not None:
                if tcb.outgoing.length > 0 or (tcb.fin_queued and tcb.state < State.FIN_WAIT_2):
                    return True
                if tcb.state == State.CLOSING or tcb.state == State.LAST_ACK:
                    return True
                tcb = tcb.next_in_bucket
        return False

    # --- waiting -----------------------------------------------------------------------------

    def rest(self, deadline_us: int, watch: Watch | None = None) -> None:
        """Wait until there may be something to do, of one socket or at all: until a frame comes, or the deadline."""
        deadline_ns = in_ns(deadline_us)
        if monotonic_ns() >= deadline_ns:
            return
        service = self.service
        port = self.port
        if service is not None:
            service.rest(deadline_ns, watch)
        elif port is not None:
            port.rest(deadline_ns)
        else:
            waiting.rest(deadline_ns, True)


def in_ns(deadline_us: int) -> int:
    """A moment of the stack's time as one of the clock's."""
    return deadline_us * 1000 if deadline_us < NEVER_US >> 10 else waiting.FOREVER


the_host: Host | None = None


@inline
def host() -> Host:
    """This machine as a host of its network."""
    found = the_host
    return found if found is not None else begin()


@noinline
def begin() -> Host:
    """Make the host: the first socket is wanted."""
    global the_host
    made = Host(find_port(), frames.free_frames // MEMORY_SHARE * PAGE_BYTES)
    the_host = made
    if made.port is not None:
        at_very_end(leave)
    return made


def leave() -> None:
    """The application has ended: close what it left open, and send what is queued, as an operating system does."""
    found = the_host
    if found is not None:
        found.close_all()
        found.drain(found.now_us() + LINGER_US)
