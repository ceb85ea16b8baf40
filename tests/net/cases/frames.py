"""Damaged frames into a host: `frames.py SEED COUNT ...`. Real frames of all protocols, some of their bits changed.

Nothing may be raised, what the host sends has to be well-formed, every buffer comes back, and a ping is answered after.
"""

from __future__ import annotations

import sys

from pyuk.net.address import ANY_V6
from pyuk.net.buffers import PacketBuffer
from pyuk.net.chance import Chance
from pyuk.net.counters import REASONS, Drop
from pyuk.net.interface import Interface
from pyuk.net.timing import SECOND
from pyuk.net.udp import UdpSocket
from pyuk.net.wire import arp, dhcp, dns, ethernet, ipv4, ipv6
from pyuk.net.wire.checksum import finish, sum_range
from pyuk.net.wire.fields import copy, put16
from conversation import HOST, PEER, give, two_hosts

POLL_EACH = 64


def damage(chance: Chance, packet: PacketBuffer) -> None:
    """Change some bytes, mostly of headers, or the length; often make the IPv4 header's checksum right again."""
    frame, start = packet.data, packet.start
    kind = chance.below(16)
    if kind == 0:
        packet.end = start + chance.below(packet.end - start + 1)
    elif kind == 1:
        packet.end = min(packet.end + chance.below(100), len(frame))
    length = packet.end - start
    for _ in range(chance.below(4)):
        if length == 0:
            return
        reach = min(length, 90) if chance.below(4) > 0 else length
        at = start + chance.below(reach)
        word = chance.word()
        if word & 3 == 0:
            frame[at] = word >> 8 & 0xFF
        elif word & 3 == 1:
            frame[at] = frame[at] ^ 1 << (word >> 8 & 7)
        else:
            frame[at] = 0xFF if word & 4 == 0 else 0
    if length >= 34 and chance.below(4) > 0 and frame[start + 14] == 0x45:
        put16(frame, start + 24, 0)
        put16(frame, start + 24, finish(sum_range(frame, start + 14, start + 34)))


class Checker:
    """What the host sends has to be well-formed."""

    def __init__(self) -> None:
        self.sent = 0
        self.header4 = ipv4.Ipv4Header()
        self.header6 = ipv6.Ipv6Header()
        self.packet = arp.ArpPacket()

    def drain(self, host: Interface) -> None:
        while True:
            frame = host.link.transmit.pop()
            if frame is None:
                return
            self.sent += 1
            assert self.is_good(frame), frame.tobytes().hex()
            frame.free()

    def is_good(self, frame: PacketBuffer) -> bool:
        data, start, end = frame.data, frame.start + 14, frame.end
        _, type_ = ethernet.read_header(data, frame.start)
        if type_ == ethernet.TYPE_ARP:
            return arp.read(self.packet, data, start, end)
        if type_ == ethernet.TYPE_IPV4:
            return ipv4.read(self.header4, data, start, end) == Drop.NONE
        return ipv6.read(self.header6, data, start, end) == Drop.NONE


class Parsers:
    """Formats that are read from within datagrams, on bytes of all kinds."""

    def __init__(self) -> None:
        self.lease = dhcp.DhcpMessage()
        self.records = dns.Records()
        self.good = 0
        self.data = bytearray(400)
        self.dns = bytes.fromhex(
            "123481800001000300010000037777770765786d61706c6503636f6d0000010001c00c0005000100000e100007"
            "04686f7374c010c02d0001000100000e10000401020304c02d0001000100000e10000401020305c0100006000100000e10"
            "000800000000000000ff"
        )
        message = dhcp.DhcpMessage()
        message.op, message.kind, message.xid, message.yiaddr = dhcp.BOOT_REPLY, dhcp.ACK, 77, HOST.v4
        message.lease_s, message.netmask, message.router, message.mtu = 1000, 0xFFFFFF00, PEER.v4, 1400
        message.servers = [1, 2, 3]
        self.dhcp = bytearray(600)
        self.dhcp_bytes = dhcp.write(message, self.dhcp, 0)

    def one(self, chance: Chance) -> None:
        if chance.below(2) == 0:
            end = len(self.dns)
            self.data[:end] = self.dns
        else:
            end = self.dhcp_bytes
            copy(self.data, 0, self.dhcp, 0, end)
        for _ in range(chance.below(5)):
            at = chance.below(end) if chance.below(2) == 0 else 236 + chance.below(64)
            self.data[at] = chance.word() & 0xFF
        end -= chance.below(end) if chance.below(8) == 0 else 0
        if dhcp.read(self.lease, self.data, 0, end):
            self.good += 1
        if self.records.begin(self.data, 0, end):
            while self.records.next():
                self.good += 1


def drain(socket: UdpSocket) -> None:
    while True:
        packet = socket.receive()
        if packet is None:
            return
        packet.free()


def run(seed: int, count: int) -> None:
    templates = two_hosts(seed)
    host, peer = templates.host, templates.peer
    chance, checker, parsers = Chance(seed & 0xFFFF_FFFF), Checker(), Parsers()
    socket = host.udp.open(ANY_V6, 7)
    now_us = 10 * SECOND
    for i in range(count):
        frame = templates.frames[chance.below(len(templates.frames))]
        packet = host.link.new_packet(len(frame))
        assert packet is not None
        copy(packet.data, packet.extend(len(frame)), frame, 0, len(frame))
        damage(chance, packet)
        packet.is_checked = chance.below(2) == 0  # so that damage comes past the transports' checksums
        host.receive(now_us, packet)
        parsers.one(chance)
        if i % POLL_EACH == 0:
            host.poll(now_us)
            checker.drain(host)
            drain(socket)
            now_us += chance.below(SECOND // 2)
    come_to_rest(host, peer, checker, socket, now_us)
    drops = [f"{Drop(i).name} {host.counters.drops[i]}" for i in range(REASONS) if host.counters.drops[i] > 0]
    print(len(templates.frames), "templates,", count, "frames,", checker.sent, "sent,", parsers.good, "parsed")
    print(", ".join(drops))


def come_to_rest(host: Interface, peer: Interface, checker: Checker, socket: UdpSocket, now_us: int) -> None:
    """Whatever was begun comes to its end, and the host is as good as new."""
    for _ in range(400):
        host.poll(now_us)
        checker.drain(host)
        now_us += SECOND
    drain(socket)
    assert host.link.small.in_use == 0 and host.link.large.in_use == 0, "a buffer was lost"
    peer.icmp.ping(now_us, HOST, 1, 3, 8)
    peer.poll(now_us)
    while True:
        frame = peer.link.transmit.pop()
        if frame is None:
            break
        give(host, now_us, bytearray(frame.tobytes()))
        frame.free()
    before = checker.sent
    host.poll(now_us)
    checker.drain(host)
    assert checker.sent > before, "no answer"


for i in range(1, len(sys.argv), 2):
    run(int(sys.argv[i]), int(sys.argv[i + 1]))
