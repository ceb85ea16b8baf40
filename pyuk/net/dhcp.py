"""The DHCP client: it gets an IPv4 address, and keeps it.  Source: RFC 2131 §3.1, §4.4 (its figure 5 are the states).

The first offer is taken. What RFC 2131 §4.4.1 says of a random delay before the first message is left out: there is
one machine behind a tap, not a building after a power cut. Read next: dns.py.
"""

from __future__ import annotations

from enum import IntEnum

from pyuk.lang import u8, u32
from pyuk.net.address import ANY_V4, BROADCAST_V4, Address, address_v4
from pyuk.net.arp import Arp
from pyuk.net.buffers import PacketBuffer
from pyuk.net.conflict import State as Conflict
from pyuk.net.counters import Drop
from pyuk.net.link import Link
from pyuk.net.routes import Ipv4Config, prefix_of
from pyuk.net.timing import MILLISECOND, NEVER_US, SECOND
from pyuk.net.udp import Udp, UdpSocket
from pyuk.net.wire import dhcp
from pyuk.net.wire.dhcp import DhcpMessage

CLIENT_PORT, SERVER_PORT = 68, 67
FIRST_RETRY_S, LAST_RETRY_S = 4, 64  # RFC 2131 §4.1: doubled each time, give or take a second
LEAST_RENEWAL_S = 60  # RFC 2131 §4.4.5
DECLINE_WAIT_US = 10 * SECOND  # RFC 2131 §3.1.5
MOST_REQUESTS = 4
FOREVER_S = 0xFFFF_FFFF
LEAST_MTU = 576


class State(IntEnum):
    """RFC 2131, figure 5; STOPPED: not in use. REBOOTING: it has an address, and asks whether that is right."""

    STOPPED = 0
    INIT = 1
    SELECTING = 2
    REQUESTING = 3
    BOUND = 4
    RENEWING = 5
    REBINDING = 6
    REBOOTING = 7


class DhcpClient:
    """offered: the address asked for or held; server: whose it is. renew_us, rebind_us, expire_us: T1, T2 and the end.

    wake_us: when there is something to do next. tries: messages sent without an answer.
    """

    link: Link
    config: Ipv4Config
    arp: Arp
    udp: Udp
    socket: UdpSocket | None
    host_name: str
    state: State
    xid: u32
    offered: u32
    server: u32
    begun_us: int
    asked_us: int
    renew_us: int
    rebind_us: int
    expire_us: int
    wake_us: int
    tries: int
    device_mtu: int
    leases: int
    out: DhcpMessage
    message: DhcpMessage

    def __init__(self, link: Link, config: Ipv4Config, arp: Arp, udp: Udp) -> None:
        self.link = link
        self.config = config
        self.arp = arp
        self.udp = udp
        self.socket = None
        self.host_name = ""
        self.state = State.STOPPED
        self.xid = 0
        self.offered = 0
        self.server = 0
        self.begun_us = 0
        self.asked_us = 0
        self.renew_us = NEVER_US
        self.rebind_us = NEVER_US
        self.expire_us = NEVER_US
        self.wake_us = NEVER_US
        self.tries = 0
        self.device_mtu = link.mtu_bytes
        self.leases = 0
        self.out = DhcpMessage()
        self.message = DhcpMessage()

    # --- what the user wants ---------------------------------------------------------------------

    def start(self, now_us: int) -> None:
        """Get an address."""
        self.link.is_stirred = True
        self.socket = self.udp.open(ANY_V4, CLIENT_PORT)
        self.restart(now_us, 0)

    def stop(self, now_us: int) -> None:
        """Give the address back (RFC 2131 §4.4.6)."""
        self.link.is_stirred = True
        if self.state >= State.BOUND:
            self.send(now_us, dhcp.RELEASE)
            self.lose_address()
        self.state = State.STOPPED
        self.wake_us = NEVER_US
        socket = self.socket
        if socket is not None:
            self.udp.close(socket)
            self.socket = None

    def confirm(self, now_us: int) -> None:
        """The link was away: ask whether the address is right here, and keep it meanwhile (RFC 2131 §3.7, §3.2)."""
        self.link.is_stirred = True
        if self.state >= State.BOUND:
            self.state = State.REBOOTING
            self.tries = 0
            self.begun_us = now_us
            self.wake_us = now_us
        elif self.state != State.STOPPED:
            self.restart(now_us, 0)

    @property
    def is_bound(self) -> bool:
        """Whether there is an address."""
        return self.state >= State.BOUND

    # --- time ------------------------------------------------------------------------------------

    def poll(self, now_us: int) -> int:
        """Read what servers say, do what is due; when to poll next."""
        socket = self.socket
        while socket is not None:
            packet = socket.receive()
            if packet is None:
                break
            self.receive(now_us, packet)
        if self.state >= State.BOUND and self.arp.conflict.state == Conflict.LOST:
            self.decline(now_us)
        while self.wake_us <= now_us:
            self.wake(now_us)
        return self.wake_us

    def wake(self, now_us: int) -> None:
        """The time has come to send the next message, or to go to the next state."""
        if self.state == State.INIT:
            self.state = State.SELECTING
            self.tries = 0
        elif self.state == State.REQUESTING and self.tries >= MOST_REQUESTS:
            self.restart(now_us, 0)  # RFC 2131 §3.1.5: the offer is not good any more
            return
        elif self.state == State.REBOOTING and self.tries >= MOST_REQUESTS:
            self.state = State.BOUND  # RFC 2131 §3.2 (3): nobody answers, and the lease goes on
            self.wake_us = self.renew_us
            return
        elif self.state >= State.BOUND and not self.advance_lease(now_us):
            return
        if self.state == State.SELECTING:
            self.send(now_us, dhcp.DISCOVER)
        else:
            self.send(now_us, dhcp.REQUEST)
        self.tries += 1
        self.wake_us = now_us + self.retry_delay(now_us)

    def retry_delay(self, now_us: int) -> int:
        """How long to wait for an answer.  Source: RFC 2131 §4.1; §4.4.5 for RENEWING and REBINDING."""
        if self.state == State.RENEWING or self.state == State.REBINDING:
            until_us = self.rebind_us if self.state == State.RENEWING else self.expire_us
            half = max((until_us - now_us) // 2, LEAST_RENEWAL_S * SECOND)
            return max(min(half, until_us - now_us), 1)
        seconds = min(FIRST_RETRY_S << min(self.tries - 1, 8), LAST_RETRY_S)
        return seconds * SECOND + (self.link.chance.below(2000) - 1000) * MILLISECOND

    def advance_lease(self, now_us: int) -> bool:
        """Enter the state that belongs to the age of the lease; False where it has run out."""
        if now_us >= self.expire_us:
            self.lose_address()
            self.restart(now_us, 0)
            return False
        if self.state != State.REBOOTING:
            self.state = State.REBINDING if now_us >= self.rebind_us else State.RENEWING
        return True

    def restart(self, now_us: int, wait_us: int) -> None:
        """From the beginning: INIT, after a while."""
        self.state = State.INIT
        self.xid = self.link.chance.word() & 0xFFFF_FFFF
        self.begun_us = now_us
        self.offered = 0
        self.server = 0
        self.tries = 0
        self.wake_us = now_us + wait_us

    def lose_address(self) -> None:
        """The address is ours no more."""
        self.config.clear()
        self.arp.conflict.stop()
        self.link.mtu_bytes = self.device_mtu

    def decline(self, now_us: int) -> None:
        """Another host has our address: tell the server, and begin anew (RFC 2131 §3.1.5)."""
        self.send(now_us, dhcp.DECLINE)
        self.lose_address()
        self.restart(now_us, DECLINE_WAIT_US)

    # --- messages that go --------------------------------------------------------------------------

    def send(self, now_us: int, kind: u8) -> None:
        """Send a message of a kind, with what belongs to it in this state.  Source: RFC 2131, tables 4 and 5."""
        socket = self.socket
        packet = self.link.new_packet()
        if packet is None or socket is None:
            return
        self.fill_in(now_us, kind)
        at = packet.extend(dhcp.MOST_BYTES)
        packet.end = dhcp.write(self.out, packet.data, at)
        self.asked_us = now_us
        self.udp.send(now_us, socket, packet, self.destination(kind), SERVER_PORT)

    def fill_in(self, now_us: int, kind: u8) -> None:
        out = self.out
        out.clear()
        out.op = dhcp.BOOT_REQUEST
        out.kind = kind
        out.xid = self.xid
        out.chaddr = self.link.mac
        out.host_name = self.host_name
        is_unsure = kind == dhcp.DECLINE or (self.state == State.REBOOTING and kind == dhcp.REQUEST)
        has_address = self.state >= State.BOUND and not is_unsure
        if has_address:
            out.ciaddr = self.offered
        else:
            out.flags = dhcp.BROADCAST_FLAG  # no address yet, so no packet to it
            out.requested = self.offered
        if self.state == State.REQUESTING or kind == dhcp.DECLINE or kind == dhcp.RELEASE:
            out.server = self.server
        if kind == dhcp.DISCOVER or kind == dhcp.REQUEST:
            out.secs = min((now_us - self.begun_us) // SECOND, 0xFFFF)

    def destination(self, kind: u8) -> Address:
        """To whom: RENEWING and RELEASE go to the server alone."""
        if self.state == State.RENEWING or kind == dhcp.RELEASE:
            return address_v4(self.server)
        return BROADCAST_V4

    # --- messages that come ------------------------------------------------------------------------

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        """A datagram to our port."""
        message = self.message
        is_good = dhcp.read(message, packet.data, packet.start, packet.end) and packet.source_port == SERVER_PORT
        packet.free()
        if not is_good or message.op != dhcp.BOOT_REPLY:
            self.link.counters.drop(Drop.DHCP_MALFORMED)
            return
        if message.xid != self.xid or message.chaddr != self.link.mac:
            return
        if message.kind == dhcp.OFFER and self.state == State.SELECTING:
            self.take_offer(now_us, message)
        elif message.kind == dhcp.ACK and self.is_asking():
            self.take_lease(now_us, message)
        elif message.kind == dhcp.NAK and self.is_asking():
            if self.state != State.REQUESTING:
                self.lose_address()
            self.restart(now_us, FIRST_RETRY_S * SECOND)

    def is_asking(self) -> bool:
        """Whether a request is on its way."""
        return self.state == State.REQUESTING or self.state > State.BOUND

    def take_offer(self, now_us: int, message: DhcpMessage) -> None:
        """SELECTING to REQUESTING."""
        if not is_host(message.yiaddr) or message.server == 0:
            self.link.counters.drop(Drop.DHCP_MALFORMED)
            return
        self.offered = message.yiaddr
        self.server = message.server
        self.state = State.REQUESTING
        self.tries = 0
        self.wake_us = now_us

    def take_lease(self, now_us: int, message: DhcpMessage) -> None:
        """An ACK: BOUND. The lease counts from when it was asked for (RFC 2131 §4.4.1)."""
        if message.yiaddr != self.offered or message.lease_s == 0:
            self.link.counters.drop(Drop.DHCP_MALFORMED)
            return
        is_new = self.state == State.REQUESTING
        self.state = State.BOUND
        self.tries = 0
        self.leases += 1
        if message.server != 0:
            self.server = message.server
        self.set_times(message)
        self.apply(message)
        if is_new:
            self.arp.use(now_us, False, True)

    def set_times(self, message: DhcpMessage) -> None:
        """T1, T2 and the end: as the server says where that makes sense, else RFC 2131 §4.4.5's fractions."""
        lease_s = message.lease_s
        self.renew_us = self.rebind_us = self.expire_us = self.wake_us = NEVER_US
        if lease_s == FOREVER_S:
            return
        rebinding_s = message.rebinding_s if 0 < message.rebinding_s < lease_s else lease_s * 7 // 8
        renewal_s = message.renewal_s if 0 < message.renewal_s < rebinding_s else min(lease_s // 2, rebinding_s)
        self.renew_us = self.asked_us + renewal_s * SECOND
        self.rebind_us = self.asked_us + rebinding_s * SECOND
        self.expire_us = self.asked_us + lease_s * SECOND
        self.wake_us = self.renew_us

    def apply(self, message: DhcpMessage) -> None:
        """Configure what the server says."""
        prefix_bits = 24
        try:
            prefix_bits = prefix_of(message.netmask)
        except ValueError:
            self.link.counters.drop(Drop.DHCP_MALFORMED)
        if prefix_bits == 0:
            prefix_bits = 24
        self.config.set(address_v4(self.offered), prefix_bits, address_v4(message.router))
        self.config.servers = [address_v4(server & 0xFFFF_FFFF) for server in message.servers]
        if message.mtu >= LEAST_MTU:
            self.link.mtu_bytes = min(self.device_mtu, message.mtu)


def is_host(address: u32) -> bool:
    """Whether it can be the address of a host: none of 0.0.0.0/8, loopback, multicast and above."""
    return 0 < address >> 24 < 0xE0 and address >> 24 != 127
