"""Groups of hosts on a virtual wire: joining, leaving, routers that ask in three versions, datagrams to many."""

from __future__ import annotations

from pyuk.net.address import ANY_V4, ANY_V6, Address, parse
from pyuk.net.buffers import PacketBuffer
from pyuk.net.chance import Chance
from pyuk.net.interface import Interface
from pyuk.net.membership import Membership, add_membership
from pyuk.net.simulation import Simulation, Wire
from pyuk.net.udp import UdpSocket
from pyuk.net.wire import ipv4
from pyuk.net.wire.checksum import finish, sum_range
from pyuk.net.wire.fields import get32, put16, put32, put64
from pyuk.net.wire.icmpv6 import CHECKSUM_AT
from pyuk.net.wire.ipv6 import PROTOCOL_ICMPV6

SECOND = 1_000_000
MACS = (0x5254_0000_0001, 0x5254_0000_0002)
GROUP, OTHER, GROUP_V6 = parse("239.1.2.3"), parse("224.0.0.251"), parse("ff02::fb")
ROUTER = parse("10.0.0.2")


class Router(Membership):
    """Listens to every group, and notes what hosts report. It answers nobody."""

    heard: list[str]

    def hear_igmp(self, now_us: int, packet: PacketBuffer) -> None:
        frame, at = packet.data, packet.start
        header = packet.network_at
        alert = get32(frame, header + 20) if frame[header] == 0x46 else 0
        sums = finish(sum_range(frame, header, header + 24)), finish(sum_range(frame, at, packet.end))
        kind = frame[at]
        record, group = (frame[at + 8], get32(frame, at + 12)) if kind == 0x22 else (0, get32(frame, at + 4))
        text = f"{kind:x}/{record} {Address(0, 0xFFFF_0000_0000 | group)} to {packet.destination}"
        self.heard.append(f"{text}, ttl {frame[header + 8]}, alert {alert:x}, sums {sums}")

    def hear_mld(self, now_us: int, packet: PacketBuffer) -> None:
        frame, at = packet.data, packet.start
        is_v2 = frame[at] == 143
        record = frame[at + 8] if is_v2 else 0
        group = bytes(frame[at + 12 : at + 28] if is_v2 else frame[at + 8 : at + 24])
        hops, options = frame[packet.network_at + 7], bytes(frame[packet.network_at + 40 : packet.network_at + 48])
        heard = f"{frame[at]}/{record} {group.hex()} to {packet.destination}, hops {hops}, {options.hex()}"
        self.heard.append(f"{heard}, near {packet.source.is_link_local}")

    def show(self) -> None:
        for line in self.heard:
            print("   ", line)
        print("   ", len(self.heard), "reports")
        self.heard.clear()


class Net:
    """A host and a router."""

    def __init__(self) -> None:
        self.host, self.other = Interface(MACS[0], Chance(1)), Interface(MACS[1], Chance(2))
        self.host.configure(0, parse("10.0.0.1"), 24)
        self.other.configure(0, ROUTER, 24)
        self.host.start_ipv6(0)
        self.other.start_ipv6(0)
        self.simulation = Simulation(Wire(3), self.host, self.other)
        self.membership = add_membership(self.host)
        self.router = Router(self.other.link, self.other.ipv4, self.other.ipv6)
        self.router.heard = []
        self.other.memberships = self.router
        self.other.icmpv6.memberships = self.router
        for text in ("224.0.0.2", "224.0.0.22", "239.1.2.3", "224.0.0.251"):
            self.other.ipv4.groups.append(parse(text))
        for text in ("ff02::2", "ff02::16", "ff02::fb"):
            self.other.ipv6.groups.append(parse(text))
        self.simulation.run(3 * SECOND)
        self.router.heard.clear()

    def now_us(self) -> int:
        return self.simulation.now_us

    def run(self, duration_us: int) -> None:
        self.simulation.run(duration_us)
        self.router.show()

    def ask_v4(self, version: int, code: int, group: Address) -> None:
        """A question of the router's."""
        packet = self.other.link.new_packet()
        assert packet is not None
        at = packet.extend(12 if version == 3 else 8)
        packet.data[at : packet.end] = bytes(packet.end - at)
        packet.data[at] = 0x11
        packet.data[at + 1] = code
        put32(packet.data, at + 4, group.v4)
        put16(packet.data, at + 2, finish(sum_range(packet.data, at, packet.end)))
        start = packet.prepend(24)
        header = self.other.ipv4.header_for(packet.total(), ROUTER, parse("224.0.0.1"), 2, 1)
        ipv4.write_with_alert(header, packet.data, start)
        self.other.ipv4.route(self.now_us(), packet, parse("224.0.0.1"), False)

    def ask_v6(self, size: int, delay: int, group: Address, hops: int) -> None:
        packet = self.other.link.new_packet()
        assert packet is not None
        at = packet.extend(size)
        packet.data[at : packet.end] = bytes(size)
        packet.data[at] = 130
        put16(packet.data, at + 4, delay)
        put64(packet.data, at + 8, group.high)
        put64(packet.data, at + 16, group.low)
        to = parse("ff02::1")
        source = self.other.ipv6.source_for(to)
        self.other.link.add_checksum(packet, source, to, PROTOCOL_ICMPV6, CHECKSUM_AT, False)
        self.other.ipv6.send(self.now_us(), packet, source, to, PROTOCOL_ICMPV6, hops & 0xFF, False)


def drain(socket: UdpSocket) -> list[bytes]:
    found: list[bytes] = []
    while (packet := socket.receive()) is not None:
        found.append(packet.tobytes() + f" from {packet.source} {packet.source_port} to {packet.destination}".encode())
        packet.free()
    return found


def reports(net: Net) -> None:
    print("joined, once more, left by one, by the other")
    for group in (GROUP, GROUP_V6, parse("224.0.0.1"), parse("ff02::1")):
        print(net.membership.join(net.now_us(), group), net.membership.join(net.now_us(), group))
    print([f"{group:x}" for group in net.host.groups()])
    net.run(10 * SECOND)
    for _ in range(2):
        for group in (GROUP, GROUP_V6, parse("224.0.0.1"), parse("ff02::1"), OTHER):
            net.membership.leave(net.now_us(), group)
        net.run(10 * SECOND)
    print(len(net.membership.joined), net.host.ipv4.groups, net.host.ipv6.groups)


def questions(net: Net) -> None:
    for group in (GROUP, OTHER, GROUP_V6):
        net.membership.join(net.now_us(), group)
    net.run(5 * SECOND)
    for version, code, group in (
        (3, 100, ANY_V4), (3, 10, GROUP), (3, 0x8F, parse("239.9.9.9")), (2, 20, ANY_V4), (1, 0, ANY_V4), (3, 10, GROUP)
    ):
        print("asked in version", version, group)
        net.ask_v4(version, code, group)
        net.run(12 * SECOND)
    net.membership.leave(net.now_us(), OTHER)
    net.run(300 * SECOND)
    net.ask_v4(3, 10, ANY_V4)
    net.run(2 * SECOND)
    for size, delay, group, hops in ((28, 1000, ANY_V6, 1), (28, 1000, ANY_V6, 255), (24, 1000, GROUP_V6, 1)):
        print("asked by MLD", size, hops)
        net.ask_v6(size, delay, group, hops)
        net.run(2 * SECOND)
    net.membership.leave(net.now_us(), GROUP_V6)
    net.run(2 * SECOND)


def limits(net: Net) -> None:
    made = [net.membership.join(net.now_us(), parse(f"239.0.1.{i}")) for i in range(70)]
    print(made.count(True), made.count(False), len(net.host.groups()))
    net.simulation.run(5 * SECOND)
    print(len(net.router.heard))


def datagrams(net: Net) -> None:
    """Each socket on the port gets one, here and there; what this host sends comes back where that is wanted."""
    host, other = net.host, net.other
    first, second = host.udp.open(ANY_V4, 5000, True), host.udp.open(ANY_V6, 5000, True)
    bound, elsewhere = host.udp.open(GROUP, 5000, True), other.udp.open(ANY_V4, 5000)
    sockets = (first, second, bound, elsewhere)
    for text in (b"from outside", b"from here", b"not to us"):
        sender = other.udp.open(ANY_V4) if text == b"from outside" else host.udp.open(ANY_V4)
        sender.hears_itself = text != b"not to us"
        sender.port = 40000
        udp = other.udp if text == b"from outside" else host.udp
        print(text, udp.send_bytes(net.now_us(), sender, text, GROUP, 5000))
        net.simulation.run(SECOND)
        for socket in sockets:
            print("   ", drain(socket))
    print(host.udp.send_bytes(net.now_us(), first, b"to all", parse("10.0.0.255"), 5000))
    print(other.udp.send_bytes(net.now_us(), elsewhere, b"to all", parse("10.0.0.255"), 5000))
    net.simulation.run(SECOND)
    for socket in sockets:
        print("   ", drain(socket))
    for interface in (host, other):
        print(interface.link.small.in_use, interface.link.large.in_use)


def main() -> None:
    net = Net()
    reports(net)
    questions(net)
    limits(Net())
    joined = Net()
    joined.membership.join(joined.now_us(), GROUP)
    datagrams(joined)
    print("done")


main()
