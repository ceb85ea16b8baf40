"""DHCP and DNS on a virtual wire: a client against a small server of each."""

from __future__ import annotations

from pyuk.net.address import ANY_V4, BROADCAST_V4, parse
from pyuk.net.chance import Chance
from pyuk.net.conflict import State as Conflict
from pyuk.net.counters import Drop
from pyuk.net.dhcp import DhcpClient, State
from pyuk.net.dns import Lookup
from pyuk.net.interface import Interface
from pyuk.net.simulation import Simulation, Wire
from pyuk.net.udp import UdpSocket
from pyuk.net.wire import dhcp, dns
from pyuk.net.wire.dhcp import DhcpMessage
from pyuk.net.wire.fields import put16, put32

SECOND = 1_000_000
SERVER = parse("10.0.0.1")


class Server:
    """One address to lease, and some names."""

    def __init__(self, host: Interface) -> None:
        self.host = host
        self.dhcp = host.udp.open(ANY_V4, 67)
        self.dns = host.udp.open(ANY_V4, 53)
        self.seen: list[str] = []
        self.lease_s = 1000
        self.refuses = False
        self.is_silent = False
        self.lies = False

    def serve(self, now_us: int) -> None:
        while True:
            packet = self.dhcp.receive()
            if packet is None:
                break
            message = DhcpMessage()
            if dhcp.read(message, packet.data, packet.start, packet.end):
                self.seen.append(f"{message.kind}/{message.ciaddr:x}/{message.requested:x}/{message.server:x}")
                if not self.is_silent:
                    self.answer(now_us, message)
            packet.free()
        while True:
            packet = self.dns.receive()
            if packet is None:
                break
            reply = self.resolve(packet.tobytes())
            self.host.udp.send_bytes(now_us, self.dns, reply, packet.source, packet.source_port)
            packet.free()

    def answer(self, now_us: int, message: DhcpMessage) -> None:
        kinds = {dhcp.DISCOVER: dhcp.OFFER, dhcp.REQUEST: dhcp.NAK if self.refuses else dhcp.ACK}
        if message.kind not in kinds:
            return
        reply = DhcpMessage()
        reply.op = dhcp.BOOT_REPLY
        reply.kind = kinds[message.kind]
        reply.xid, reply.chaddr = message.xid, message.chaddr
        reply.server = SERVER.v4
        if reply.kind != dhcp.NAK:
            reply.yiaddr = parse("10.0.0.50").v4
            reply.lease_s, reply.netmask, reply.router = self.lease_s, 0xFFFFFF00, SERVER.v4
            reply.mtu = 1400
            reply.servers = [parse("10.0.0.9").v4, SERVER.v4]
        packet = self.host.link.new_packet()
        assert packet is not None
        at = packet.extend(dhcp.MOST_BYTES)
        packet.end = dhcp.write(reply, packet.data, at)
        self.host.udp.send(now_us, self.dhcp, packet, BROADCAST_V4, 68)

    def resolve(self, query: bytes) -> bytes:
        """The answer to a query: the question, and records that depend on its name."""
        frame = bytearray(query) + bytearray(600)
        name = dns.Name()
        assert dns.read_name(name, frame, 0, len(query), 12)
        at = name.at + 4
        put16(frame, 2, 0x8180)
        put16(frame, 10, 0)
        self.seen.append(f"{name.text} {frame[name.at + 1]}")
        count = 0
        if self.lies:
            put16(frame, 0, frame[0] << 8 ^ 0x5500 | frame[1])
        if name.text == "www.example.com":
            at = record(frame, at, 12, 5, 60, b"\x04host\xc0\x10")
            at = record(frame, at, at - 7 - 0, 1, 300, bytes([1, 2, 3, 4]))
            at = record(frame, at, at - 16 - 7, 1, 30, bytes([1, 2, 3, 5]))
            count = 3
        elif name.text == "v6.example.com":
            at = record(frame, at, 12, 28, 60, bytes(range(0x20, 0x30)))
            count = 1
        elif name.text == "far.example.com":
            at = record(frame, at, 12, 5, 60, b"\x03www\xc0\x10")
            count = 1
        elif name.text == "loop.example.com":
            at = record(frame, at, 12, 5, 60, b"\xc0\x0c")
            count = 1
        elif name.text == "poison.example.com":
            at = record(frame, at, 12, 1, 60, bytes([7, 7, 7, 7]))
            frame[at] = 3
            frame[at + 1 : at + 4] = b"www"
            put16(frame, at + 4, 0xC000 | 19)
            at = rest(frame, at + 6, 1, 60, bytes([6, 6, 6, 6]))
            count = 2
        elif name.text == "none.example.com":
            put16(frame, 2, 0x8183)
            put16(frame, 8, 1)
            at = record(frame, at, 12, 6, 120, b"\x00\x00" + bytes(16) + (40).to_bytes(4, "big"))
        elif name.text == "broken.example.com":
            put16(frame, 2, 0x8182)
        elif name.text == "cut.example.com":
            at = record(frame, at, 12, 1, 60, bytes([7, 7, 7, 7])) - 2
            count = 1
        put16(frame, 6, count)
        return bytes(frame[:at])


def record(frame: bytearray, at: int, name: int, kind: int, ttl: int, data: bytes) -> int:
    put16(frame, at, 0xC000 | name)
    return rest(frame, at + 2, kind, ttl, data)


def rest(frame: bytearray, at: int, kind: int, ttl: int, data: bytes) -> int:
    put16(frame, at, kind)
    put16(frame, at + 2, 1)
    put32(frame, at + 4, ttl)
    put16(frame, at + 8, len(data))
    frame[at + 10 : at + 10 + len(data)] = data
    return at + 10 + len(data)


class Net:
    def __init__(self, seed: int) -> None:
        self.client = Interface(0x5254_0000_0001, Chance(seed))
        host = Interface(0x5254_0000_0002, Chance(seed + 1))
        host.configure(0, SERVER, 24)
        self.server = Server(host)
        self.simulation = Simulation(Wire(seed), self.client, host)

    def run(self, duration_us: int, step_us: int = 100_000) -> None:
        end_us = self.simulation.now_us + duration_us
        while self.simulation.now_us < end_us:
            self.simulation.run(min(step_us, end_us - self.simulation.now_us))
            self.server.serve(self.simulation.now_us)
        self.simulation.run(0)

    def show(self) -> None:
        dhcp_client = self.client.dhcp
        print(dhcp_client.state.name, self.client.config.address, self.client.config.gateway, dhcp_client.leases)
        print(self.server.seen)
        self.server.seen.clear()


def lease() -> None:
    net = Net(1)
    net.client.dhcp.host_name = "pyuk"
    net.client.dhcp.start(0)
    net.run(2 * SECOND)
    net.show()
    print(net.client.link.mtu_bytes, [str(server) for server in net.client.config.servers])
    net.run(600 * SECOND, SECOND)  # T1 is at 500 s
    net.show()
    net.server.is_silent = True
    net.run(900 * SECOND, SECOND)  # T2, and the end
    net.show()
    net.server.is_silent = False
    net.run(100 * SECOND, SECOND)
    net.show()
    net.server.refuses = True
    net.run(502 * SECOND, SECOND)
    net.show()
    net.server.refuses = False
    net.run(60 * SECOND, SECOND)
    net.show()
    net.client.dhcp.stop(net.simulation.now_us)
    net.run(SECOND)
    net.show()


def lease_on_a_bad_wire() -> None:
    for seed in range(5):
        net = Net(seed)
        net.simulation.wire.loss = 300
        net.simulation.wire.duplication = 100
        net.client.dhcp.start(0)
        net.run(120 * SECOND, SECOND)
        assert net.client.dhcp.is_bound
        net.simulation.wire.loss = 0
        net.run(SECOND)
        assert net.client.link.small.in_use == 0
        print(net.client.dhcp.state.name, net.client.dhcp.leases)


def another_link() -> None:
    """The link goes and comes: the address is asked about, and kept where nobody says otherwise."""
    net = Net(4)
    net.client.dhcp.start(0)
    net.client.start_ipv6(0)
    net.run(5 * SECOND)
    net.show()
    for is_silent, refuses in ((False, False), (True, False), (False, True)):
        net.server.is_silent, net.server.refuses = is_silent, refuses
        for is_up in (False, True):
            net.client.follow_link(net.simulation.now_us, is_up)
        net.run(SECOND)
        net.show()
        net.run(120 * SECOND, SECOND)
        net.show()
    net.server.refuses = False
    net.run(60 * SECOND, SECOND)
    net.show()
    print([f"{group:x}" for group in net.client.groups()])


def conflict() -> None:
    net = Net(9)
    net.client.dhcp.start(0)
    net.run(5 * SECOND)
    for _ in range(2):
        net.server.host.configure(net.simulation.now_us, parse("10.0.0.50"), 24)
        net.run(SECOND)
    net.server.host.configure(net.simulation.now_us, SERVER, 24)
    net.run(SECOND)
    net.show()
    net.run(20 * SECOND)
    net.show()
    print(net.client.arp.conflict.state == Conflict.HELD, net.client.counters.dropped(Drop.ARP_CONFLICT) > 0)


def show(lookup: Lookup) -> None:
    print(lookup.name, lookup.outcome.name, [str(address) for address in lookup.addresses], lookup.tries, lookup.ttl_s)


def names() -> None:
    net = Net(3)
    resolver = net.client.resolver
    show(resolver.lookup(0, "www.example.com"))
    net.client.configure(0, parse("10.0.0.7"), 24, SERVER)
    net.client.config.servers = [SERVER]
    for text in ("127.0.0.1", "::1", "LocalHost", "a.localhost.", "", "bad name", "x" * 64, "a..b"):
        show(resolver.lookup(0, text))
    show(resolver.lookup(0, "localhost", True))
    plain = ["WWW.Example.com.", "far.example.com", "loop.example.com", "poison.example.com", "none.example.com",
             "broken.example.com", "cut.example.com", "other.example.com"]
    for _ in range(2):
        lookups = [resolver.lookup(net.simulation.now_us, text) for text in plain]
        lookups.append(resolver.lookup(net.simulation.now_us, "v6.example.com", True))
        net.run(20 * SECOND)
        for lookup in lookups:
            show(lookup)
        print(net.server.seen, len(resolver.cache), len(net.client.udp.ports))
        net.server.seen.clear()
    net.run(25 * SECOND)
    print(len(resolver.lookups), resolver.lookup(net.simulation.now_us, "none.example.com").outcome.name)
    print(net.client.counters.dropped(Drop.DNS_MALFORMED), net.client.counters.dropped(Drop.DNS_UNASKED))


def servers_that_fail() -> None:
    net = Net(4)
    net.client.configure(0, parse("10.0.0.7"), 24, SERVER)
    net.client.config.servers = [parse("10.0.0.99"), SERVER]
    found = net.client.resolver.lookup(0, "www.example.com")
    net.run(10 * SECOND)
    show(found)
    net.server.lies = True
    lied = net.client.resolver.lookup(net.simulation.now_us, "v6.example.com", True)
    given_up = net.client.resolver.lookup(net.simulation.now_us, "x.example.com")
    net.client.resolver.cancel(given_up)
    net.run(60 * SECOND)
    show(lied)
    show(given_up)
    print(net.client.counters.dropped(Drop.DNS_UNASKED), len(net.client.udp.ports), net.client.link.small.in_use)


def main() -> None:
    lease()
    lease_on_a_bad_wire()
    another_link()
    conflict()
    names()
    servers_that_fail()


main()
