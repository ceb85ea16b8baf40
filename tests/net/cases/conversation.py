"""Two hosts that say something in every protocol, and what they said."""

from __future__ import annotations

from pyuk.net.address import ANY_V6, parse
from pyuk.net.chance import Chance
from pyuk.net.interface import Interface
from pyuk.net.segments import add_tcp
from pyuk.net.tcp.states import Settings
from pyuk.net.timing import SECOND
from pyuk.net.wire import icmpv6
from pyuk.net.wire.fields import copy
from pyuk.net.wire.icmpv6 import NdpMessage

HOST, PEER = parse("10.0.0.1"), parse("10.0.0.2")


class Conversation:
    """frames: those to the first of them; sent: those of both."""

    host: Interface
    peer: Interface
    frames: list[bytearray]
    sent: list[bytearray]

    def __init__(self, host: Interface, peer: Interface) -> None:
        self.frames = []
        self.sent = []
        self.host = host
        self.peer = peer

    def exchange(self, now_us: int) -> None:
        """Let both speak until they have nothing to say."""
        for _ in range(50):
            self.host.poll(now_us)
            self.peer.poll(now_us)
            if len(self.host.link.transmit) == 0 and len(self.peer.link.transmit) == 0:
                return
            self.carry(now_us, self.host, self.peer, False)
            self.carry(now_us, self.peer, self.host, True)

    def carry(self, now_us: int, sender: Interface, receiver: Interface, keeps: bool) -> None:
        while True:
            frame = sender.link.transmit.pop()
            if frame is None:
                return
            length = frame.end - frame.start
            saved = bytearray(length)
            copy(saved, 0, frame.data, frame.start, length)
            frame.free()
            self.sent.append(saved)
            if keeps and len(self.frames) < 200:
                self.frames.append(saved)
            give(receiver, now_us, saved)

    def collect(self) -> None:
        """A conversation in which every protocol has its say."""
        host, peer = self.host, self.peer
        server, client = host.udp.open(ANY_V6, 7), peer.udp.open(ANY_V6, 7)
        listener = add_tcp(host, Settings(), 1 << 20)
        listener.listen(ANY_V6, 80, 8)
        tcp = add_tcp(peer, Settings(), 1 << 20)
        one = host.ipv6.own[0].address
        now_us = 0
        for size in (0, 10, 1472, 3000):
            for address in (HOST, one):
                peer.udp.send_bytes(now_us, client, bytes(size), address, 7)
                peer.udp.send_bytes(now_us, client, bytes(size), address, 9)
                self.exchange(now_us)
        peer.icmp.ping(now_us, HOST, 1, 2, 30)
        peer.icmpv6.ping(now_us, one, 1, 2)
        host.udp.send_bytes(now_us, server, b"x", PEER, 9)
        self.exchange(now_us)
        for address in (HOST, one):
            tcb = tcp.connect(PEER if address.is_v4 else peer.ipv6.own[0].address, 0, address, 80, now_us)
            tcp.write(tcb, bytes(3000), 0, 3000)
            self.exchange(now_us)
            now_us += SECOND
            tcp.close(tcb, now_us)
            self.exchange(now_us)
        self.advertise(now_us)
        self.exchange(now_us)
        host.udp.close(server)
        peer.udp.close(client)

    def advertise(self, now_us: int) -> None:
        message = NdpMessage()
        message.link = self.peer.link.mac
        message.lifetime_s = 600
        message.prefixes, message.prefix_bits, message.prefix_flags = [parse("2001:db8::")], [64], [0xC0]
        message.valid_s, message.preferred_s = [1000], [500]
        packet = self.peer.link.new_packet()
        assert packet is not None
        at = packet.extend(128)
        packet.end = at + icmpv6.write_router_advertisement(packet.data, at, message)
        self.peer.ndp.finish(now_us, packet, self.peer.ipv6.own[0].address, parse("ff02::1"), 0)


def give(host: Interface, now_us: int, frame: bytearray) -> None:
    packet = host.link.new_packet(len(frame))
    assert packet is not None
    copy(packet.data, packet.extend(len(frame)), frame, 0, len(frame))
    host.receive(now_us, packet)


def new_host(mac: int, seed: int) -> Interface:
    """A host that speaks IPv6."""
    host = Interface(mac, Chance(seed & 0xFFFF_FFFF))
    host.start_ipv6(0)
    return host


def two_hosts(seed: int) -> Conversation:
    """Two hosts that have had their conversation."""
    host, peer = new_host(0x5254_0000_0001, seed + 1), new_host(0x5254_0000_0002, seed + 2)
    host.configure(0, HOST, 24)
    peer.configure(0, PEER, 24)
    conversation = Conversation(host, peer)
    conversation.collect()
    return conversation
