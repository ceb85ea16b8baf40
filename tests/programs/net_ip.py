"""Two hosts on a virtual wire: ARP, IPv4, ICMP and UDP, in all executions."""

from __future__ import annotations

from pyuk.net.address import ANY_V4, Address, parse
from pyuk.net.chance import Chance
from pyuk.net.conflict import State
from pyuk.net.counters import Drop
from pyuk.net.icmp import EchoListener
from pyuk.net.interface import Interface
from pyuk.net.simulation import Simulation, Wire
from pyuk.net.udp import PortInUse, UdpSocket
from pyuk.net.wire import ethernet, ipv4
from pyuk.net.wire.ipv4 import Ipv4Header

SECOND = 1_000_000
ONE, TWO = parse("10.0.0.1"), parse("10.0.0.2")
MACS = (0x5254_0000_0001, 0x5254_0000_0002)


class Pings(EchoListener):
    answers: list[int]

    def __init__(self) -> None:
        self.answers = []

    def echo_reply(self, now_us: int, source: Address, identifier: int, sequence: int, payload_bytes: int) -> None:
        self.answers.append(sequence)


def pair(seed: int) -> Simulation:
    """Two configured hosts."""
    first, second = Interface(MACS[0], Chance(seed + 1)), Interface(MACS[1], Chance(seed + 2))
    first.configure(0, ONE, 24, parse("10.0.0.254"))
    second.configure(0, TWO, 24)
    return Simulation(Wire(seed), first, second)


def drain(socket: UdpSocket) -> list[bytes]:
    found: list[bytes] = []
    while True:
        packet = socket.receive()
        if packet is None:
            return found
        found.append(packet.tobytes())
        packet.free()


def drops(host: Interface) -> str:
    return ", ".join([f"{Drop(i).name} {host.counters.drops[i]}" for i in range(40) if host.counters.drops[i] > 0])


def is_clean(simulation: Simulation) -> bool:
    """Whether every buffer is back where it came from."""
    for host in (simulation.first, simulation.second):
        if host.link.small.in_use != 0 or host.link.large.in_use != 0:
            return False
    return True


def test_udp_and_ping() -> None:
    net = pair(1)
    server = net.second.udp.open(ANY_V4, 7)
    client = net.first.udp.open(ANY_V4)
    for i in range(3):
        assert net.first.udp.send_bytes(net.now_us, client, f"hello {i}".encode(), TWO, 7)
    pings = Pings()
    net.first.icmp.listener = pings
    assert net.first.icmp.ping(net.now_us, TWO, 99, 5, 56)
    net.run(SECOND)
    packet = server.receive()
    assert packet is not None
    print(packet.tobytes(), packet.source, packet.source_port == client.port, packet.destination)
    assert net.second.udp.send(net.now_us, server, packet, packet.source, packet.source_port)
    net.run(SECOND)
    print(drain(server), drain(client), pings.answers, drops(net.first), drops(net.second))
    assert is_clean(net) and net.first.arp.conflict.state == State.ANNOUNCING


def test_loopback() -> None:
    net = pair(2)
    one, two = net.first.udp.open(ANY_V4, 1000), net.first.udp.open(ANY_V4, 1001)
    for address in (parse("127.0.0.1"), parse("127.1.2.3"), ONE):
        assert net.first.udp.send_bytes(0, one, bytes(3000), address, 1001)
    net.first.poll(0)
    print([len(data) for data in drain(two)], net.first.counters.sent, drops(net.first))
    assert is_clean(net) or net.first.link.small.in_use == 1  # the announcement waits for the device


def test_nobody_there() -> None:
    net = pair(3)
    client = net.first.udp.open(ANY_V4, 5000)
    client.peer, client.peer_port = TWO, 9
    assert net.first.udp.send_bytes(0, client, b"x", TWO, 9)
    net.run(SECOND)
    print(client.has_trouble, client.trouble.name, drops(net.second))
    client.has_trouble = False
    client.peer = parse("10.0.0.77")
    for _ in range(5):
        net.first.udp.send_bytes(net.now_us, client, b"x", client.peer, 9)
    net.run(5 * SECOND)
    print(client.has_trouble, client.trouble.name, drops(net.first))
    assert not net.second.udp.send_bytes(net.now_us, client, b"x", parse("8.8.8.8"), 9)
    assert net.second.counters.dropped(Drop.NO_ROUTE) == 1 and is_clean(net)
    try:
        net.first.udp.open(ANY_V4, 5000)
    except PortInUse as error:
        print(error)
    net.first.udp.close(client)
    net.first.udp.close(net.first.udp.open(ANY_V4, 5000))


def test_fragments_on_a_bad_wire() -> None:
    net = pair(4)
    net.wire.duplication, net.wire.reordering, net.wire.jitter_us = 200, 300, 500
    server, client = net.second.udp.open(ANY_V4, 7), net.first.udp.open(ANY_V4)
    net.run(3 * SECOND)
    sent: list[bytes] = []
    for size in (1472, 1473, 5000, 40000, 65507):
        payload = bytes([(size + i * 7) & 0xFF for i in range(size)])
        sent.append(payload)
        net.first.udp.send_bytes(net.now_us, client, payload, TWO, 7)
        net.run(SECOND)
    assert not net.first.udp.send_bytes(net.now_us, client, bytes(65508), TWO, 7)
    got = drain(server)
    assert all(payload in got for payload in sent) and all(payload in sent for payload in got)
    print(len(got), drops(net.second), net.wire.carried)
    net.run(100 * SECOND)
    print(drops(net.second), drops(net.first))
    assert is_clean(net)


def test_losses_cost_no_buffers() -> None:
    for seed in range(8):
        net = pair(seed)
        wire = net.wire
        wire.loss, wire.duplication, wire.reordering, wire.corruption = 150, 50, 50, 100
        server, client = net.second.udp.open(ANY_V4, 7), net.first.udp.open(ANY_V4)
        good = 0
        for i in range(30):
            net.first.udp.send_bytes(net.now_us, client, bytes([i]) * (200 * i), TWO, 7)
            net.first.icmp.ping(net.now_us, TWO, 1, i, 10)
            net.run(20_000)
            good += len(drain(server))
        net.run(90 * SECOND)
        good += len(drain(server))
        assert is_clean(net)
        print(seed, good, net.now_us, wire.carried, wire.lost)


def test_a_path_that_carries_less() -> None:
    net = pair(5)
    socket = net.first.udp.open(ANY_V4, 1)
    net.first.udp.send_bytes(0, socket, b"x", TWO, 2)
    net.run(SECOND)
    header = bytearray(28)
    quoted = Ipv4Header()
    quoted.total_bytes, quoted.protocol, quoted.source, quoted.destination = 1500, 17, ONE.v4, parse("9.9.9.9").v4
    ipv4.write(quoted, header, 0)
    for mtu in (1300, 1400, 1450, 600, 20):
        header[21] = 77 if mtu == 1300 else 1  # nobody sends from port 77
        frame = net.second.link.new_packet()
        assert frame is not None
        frame.append(bytes([3, 4, 0, 0, 0, 0, mtu >> 8, mtu & 255]) + header)
        total = sum(frame.data[i] << 8 | frame.data[i + 1] for i in range(frame.start, frame.end, 2))
        total = (total >> 16) + (total & 0xFFFF)
        total = ~((total >> 16) + total) & 0xFFFF
        frame.data[frame.start + 2], frame.data[frame.start + 3] = total >> 8, total & 255
        net.second.ipv4.send(net.now_us, frame, TWO, ONE, 1, 64, True)
        net.run(SECOND)
        print(mtu, net.first.internet.mtu(net.now_us, parse("9.9.9.9")), net.first.internet.mtu(net.now_us, TWO))
    net.run(700 * SECOND)
    print(net.first.internet.mtu(net.now_us, parse("9.9.9.9")), drops(net.first))


def test_conflicts() -> None:
    net = pair(6)
    net.second.configure(0, ONE, 24, probes=True)
    net.run(10 * SECOND)
    print(net.first.arp.conflict.state.name, net.second.arp.conflict.state.name, net.second.arp.conflict.sent)
    net.second.configure(net.now_us, ONE, 24, gives_up=True)
    net.run(30 * SECOND)
    print(net.first.arp.conflict.state.name, net.second.arp.conflict.state.name, drops(net.second))
    net.second.configure(net.now_us, TWO, 24, probes=True)
    net.run(30 * SECOND)
    print(net.second.arp.conflict.state.name, net.second.arp.conflict.sent, ethernet.text(MACS[0]))


test_udp_and_ping()
test_loopback()
test_nobody_there()
test_fragments_on_a_bad_wire()
test_losses_cost_no_buffers()
test_a_path_that_carries_less()
test_conflicts()
