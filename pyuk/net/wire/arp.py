"""ARP packets for IPv4 over Ethernet.  Source: RFC 826, RFC 5227 §1.1. Read next: ipv4.py."""

from __future__ import annotations

from pyuk.lang import u16, u32, u64
from pyuk.net.wire.ethernet import TYPE_IPV4, is_group
from pyuk.net.wire.fields import get16, get32, get48, put16, put32, put48

PACKET_BYTES = 28
HARDWARE_ETHERNET = 1
REQUEST = 1
REPLY = 2
LENGTHS = 6 << 8 | 4  # bytes of an Ethernet address and of an IPv4 address


class ArpPacket:
    """operation: REQUEST or REPLY. The addresses of the sender, and of the target as the sender knows them."""

    operation: u16
    sender_mac: u64
    sender: u32
    target_mac: u64
    target: u32

    def __init__(self, operation: u16 = 0, sender_mac: u64 = 0, sender: u32 = 0, target_mac: u64 = 0, target: u32 = 0):
        self.operation = operation
        self.sender_mac = sender_mac
        self.sender = sender
        self.target_mac = target_mac
        self.target = target


def read(packet: ArpPacket, frame: bytearray, start: int, end: int) -> bool:
    """Read the packet that lies from frame[start] on; False where that is none, or of other kinds of addresses."""
    if end - start < PACKET_BYTES or get16(frame, start) != HARDWARE_ETHERNET:
        return False
    if get16(frame, start + 2) != TYPE_IPV4 or get16(frame, start + 4) != LENGTHS:
        return False
    packet.operation = get16(frame, start + 6)
    packet.sender_mac = get48(frame, start + 8)
    packet.sender = get32(frame, start + 14)
    packet.target_mac = get48(frame, start + 18)
    packet.target = get32(frame, start + 24)
    if packet.operation != REQUEST and packet.operation != REPLY:
        return False
    return not is_group(packet.sender_mac) and packet.sender >> 28 < 0xE  # no group is anybody's own address


def write(packet: ArpPacket, frame: bytearray, start: int) -> None:
    """Write PACKET_BYTES bytes."""
    put16(frame, start, HARDWARE_ETHERNET)
    put16(frame, start + 2, TYPE_IPV4)
    put16(frame, start + 4, LENGTHS)
    put16(frame, start + 6, packet.operation)
    put48(frame, start + 8, packet.sender_mac)
    put32(frame, start + 14, packet.sender)
    put48(frame, start + 18, packet.target_mac)
    put32(frame, start + 24, packet.target)
