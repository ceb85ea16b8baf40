"""IPv6 on a virtual wire: neighbours, addresses from a router, UDP and TCP over it, fragments, errors."""

from __future__ import annotations

from pyuk.net.address import ANY_V6, Address, parse
from pyuk.net.chance import Chance
from pyuk.net.counters import Drop
from pyuk.net.interface import Interface
from pyuk.net.ipv6 import interface_identifier
from pyuk.net.segments import add_tcp
from pyuk.net.simulation import Simulation, Wire
from pyuk.net.tcp.states import Settings
from pyuk.net.udp import UdpSocket
from pyuk.net.wire import icmpv6
from pyuk.net.wire.icmpv6 import NdpMessage

SECOND = 1_000_000
MACS = (0x5254_0000_0001, 0x5254_0000_0002)


def drops(host: Interface) -> str:
    return ", ".join([f"{Drop(i).name} {host.counters.drops[i]}" for i in range(40) if host.counters.drops[i] > 0])


def pair(seed: int) -> Simulation:
    first, second = Interface(MACS[0], Chance(seed + 1)), Interface(MACS[1], Chance(seed + 2))
    first.start_ipv6(0)
    second.start_ipv6(0)
    return Simulation(Wire(seed), first, second)


def drain(socket: UdpSocket) -> list[bytes]:
    found: list[bytes] = []
    while True:
        packet = socket.receive()
        if packet is None:
            return found
        found.append(packet.tobytes())
        packet.free()


def is_clean(net: Simulation) -> bool:
    for host in (net.first, net.second):
        if host.link.small.in_use != 0 or host.link.large.in_use != 0:
            return False
    return True


def advertise(net: Simulation, prefix: Address, valid_s: int, lifetime_s: int) -> None:
    """The second host plays the router."""
    message = NdpMessage()
    message.link = MACS[1]
    message.lifetime_s = lifetime_s
    message.prefixes = [prefix]
    message.prefix_bits = [64]
    message.prefix_flags = [icmpv6.ON_LINK | icmpv6.AUTONOMOUS]
    message.valid_s = [valid_s]
    message.preferred_s = [valid_s // 2]
    host = net.second
    packet = host.link.new_packet()
    assert packet is not None
    at = packet.extend(128)
    packet.end = at + icmpv6.write_router_advertisement(packet.data, at, message)
    host.ndp.finish(net.now_us, packet, host.ipv6.own[0].address, parse("ff02::1"), 0)


def link_local() -> None:
    net = pair(1)
    net.run(SECOND)
    addresses = [str(host.ipv6.own[0].address) for host in (net.first, net.second)]
    print(addresses, f"{interface_identifier(0x3456_789A_BCDE):x}")
    two = net.second.ipv6.own[0].address
    server, client = net.second.udp.open(ANY_V6, 7), net.first.udp.open(ANY_V6)
    for size in (1, 1232, 1452, 1453, 20000, 65507):
        assert net.first.udp.send_bytes(net.now_us, client, bytes([size & 255]) * size, two, 7)
        net.run(SECOND)
    print([len(data) for data in drain(server)], drops(net.second))
    assert net.first.icmpv6.ping(net.now_us, two, 1, 2)
    client.peer, client.peer_port = two, 9
    net.first.udp.send_bytes(net.now_us, client, b"nobody", two, 9)
    net.run(SECOND)
    print(client.has_trouble, client.trouble.name, drops(net.second))
    client.peer = parse("fe80::99")
    net.first.udp.send_bytes(net.now_us, client, b"nobody", client.peer, 9)
    net.run(5 * SECOND)
    print(client.trouble.name, drops(net.first), is_clean(net))


def router() -> None:
    net = pair(2)
    advertise(net, parse("2001:db8:1::"), 1000, 600)
    net.run(20 * SECOND)
    ipv6 = net.first.ipv6
    print([str(own.address) for own in ipv6.own], [str(router.address) for router in ipv6.routers])
    print(ipv6.source_for(parse("2600::1")), ipv6.source_for(parse("fe80::5")), ipv6.is_on_link(parse("2001:db8:1::5")))
    socket = net.first.udp.open(ANY_V6, 5)
    print(net.first.udp.send_bytes(net.now_us, socket, b"far", parse("2600::1"), 9))
    net.run(SECOND)
    print(drops(net.second))
    advertise(net, parse("2001:db8:1::"), 10, 0)
    net.run(20 * SECOND)
    print(len(ipv6.own), len(ipv6.routers))
    net.run(2000 * SECOND)
    print([str(own.address) for own in ipv6.own], ipv6.source_for(parse("2600::1")))
    for prefix in ("fe80::", "ff02::", "::"):
        advertise(net, parse(prefix), 1000, 600)
    net.run(SECOND)
    print(len(ipv6.own), is_clean(net))


def the_same_address() -> None:
    net = pair(3)
    net.run(SECOND)
    net.first.ndp.take(net.now_us, net.second.ipv6.own[0].address, 0)
    net.run(SECOND)
    print(net.first.ndp.conflicts, len(net.first.ipv6.own), net.second.ndp.conflicts, len(net.second.ipv6.own))


def too_big() -> None:
    net = pair(4)
    net.run(SECOND)
    one, two = net.first.ipv6.own[0].address, net.second.ipv6.own[0].address
    socket = net.first.udp.open(ANY_V6, 5)
    net.second.udp.open(ANY_V6, 9)
    for _ in range(2):
        net.run(SECOND)
        net.first.udp.send_bytes(net.now_us, socket, bytes(1400), two, 9)
    for mtu in (1300, 1400, 600):
        frame = net.first.link.transmit.first
        quoted = bytes(frame.data[frame.start + 14 : frame.start + 94]) if frame is not None else b""
        packet = net.second.link.new_packet()
        assert packet is not None
        at = packet.extend(8)
        icmpv6.write_header(packet.data, at, icmpv6.TOO_BIG, 0, mtu)
        packet.append(quoted)
        net.second.link.add_checksum(packet, two, one, 58, 2, False)
        net.second.ipv6.send(net.now_us, packet, two, one, 58, 64, True)
        net.run(SECOND)
        net.first.udp.send_bytes(net.now_us, socket, bytes(1400), two, 9)
        print(mtu, net.first.internet.mtu(net.now_us, two), drops(net.first))


def tcp() -> None:
    net = pair(5)
    net.wire.loss, net.wire.reordering = 50, 50
    net.run(SECOND)
    client, server = add_tcp(net.first, Settings(), 1 << 20), add_tcp(net.second, Settings(), 1 << 20)
    one, two = net.first.ipv6.own[0].address, net.second.ipv6.own[0].address
    listener = server.listen(ANY_V6, 80, 8)
    sender = client.connect(one, 0, two, 80, net.now_us)
    payload = bytes([i * 7 & 0xFF for i in range(20000)])
    client.write(sender, payload, 0, len(payload))
    net.run(60 * SECOND)
    receiver = server.accept(listener)
    assert receiver is not None
    part = bytearray(len(payload))
    count = server.read(receiver, part, 0, len(part))
    print(count, bytes(part) == payload, receiver.remote, net.first.counters.dropped(Drop.TCP_MALFORMED))


def main() -> None:
    link_local()
    router()
    the_same_address()
    too_big()
    tcp()


main()
