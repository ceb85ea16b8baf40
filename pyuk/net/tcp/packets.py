"""Segments in packets: their checksum, and their way into packet buffers and out of them.  Source: RFC 9293 §3.1."""

from __future__ import annotations

from pyuk.lang import u64
from pyuk.lang.intrinsics import byte_swap16
from pyuk.net.buffers import PacketBuffer
from pyuk.net.tcp.engine import Engine
from pyuk.net.tcp.sequence import advance
from pyuk.net.wire.checksum import finish, fold, pseudo_header, sum_range
from pyuk.net.wire.fields import MASK16, put16
from pyuk.net.wire.tcp import ALL_FLAGS, FIN, HEADER_BYTES, Segment, read_header, write_header, write_text
from pyuk.net.wire.tcpoptions import options_bytes, read_options, write_options

PROTOCOL = 6
CHECKSUM_AT = 16


def receive_packet(engine: Engine, segment: Segment, packet: PacketBuffer, now_us: int) -> bool:
    """Hand the segment that a packet is to its connection; False where it is none. The packet stays the caller's.

    A packet of several parts is as many segments: the device has put together what came as several, too.
    """
    if not read_segment(segment, packet):
        return False
    part = packet.rest
    if part is None:
        engine.receive(segment, now_us)
        return True
    last = segment.flags
    seq = advance(segment.seq, segment.length)
    segment.flags &= ~FIN & ALL_FLAGS
    engine.receive(segment, now_us)
    while part is not None:
        read_segment_header(segment, packet)
        segment.seq = seq
        segment.text = part.data
        segment.start = part.start
        segment.length = part.end - part.start
        seq = advance(seq, segment.length)
        part = part.rest
        segment.flags = last if part is None else last & ~FIN & ALL_FLAGS
        engine.receive(segment, now_us)
    return True


def read_segment(segment: Segment, packet: PacketBuffer) -> bool:
    """Read the segment that a packet is, whose IP header was taken off; False where it is to be dropped.

    The checksum is verified (MUST-3), unless the device has done it. The text stays in the packet.
    """
    if not packet.is_checked and fold(sum_parts(packet)) != MASK16:
        return False
    return read_segment_header(segment, packet)


def read_segment_header(segment: Segment, packet: PacketBuffer) -> bool:
    """The same without the checksum. The header lies in the first part of a packet; the text is what it has of it."""
    segment.source = packet.source
    segment.destination = packet.destination
    return read_header(segment, packet.data, packet.start, packet.end) and read_options(segment, packet.data)


def sum_parts(packet: PacketBuffer) -> u64:
    """The sum that the checksum covers, over all parts of a packet; a part that begins at an odd place is swapped."""
    total = pseudo_header(packet.source, packet.destination, PROTOCOL, packet.total())
    if packet.rest is None:
        return sum_range(packet.data, packet.start, packet.end, total)
    is_odd = False
    part: PacketBuffer | None = packet
    while part is not None:
        words = fold(sum_range(part.data, part.start, part.end))
        total += byte_swap16(words) if is_odd else words
        is_odd = is_odd != ((part.end - part.start) & 1 != 0)
        part = part.rest
    return total


def write_segment(segment: Segment, packet: PacketBuffer, device_checks: bool) -> None:
    """Make an empty packet the segment: text, options, header, checksum (MUST-2); addresses for the IP header.

    device_checks: the device completes the checksum; the field holds the sum of the pseudo-header.
    """
    write_text(segment, packet.data, packet.extend(segment.length))
    header_bytes = HEADER_BYTES + options_bytes(segment)
    start = packet.prepend(header_bytes)
    write_header(segment, packet.data, start, header_bytes)
    write_options(segment, packet.data, start + HEADER_BYTES)
    packet.segment_bytes = segment.cut_octets
    packet.source = segment.source
    packet.destination = segment.destination
    pseudo = pseudo_header(segment.source, segment.destination, PROTOCOL, packet.end - start)
    if device_checks:
        packet.checksum_start = start
        packet.checksum_at = start + CHECKSUM_AT
        put16(packet.data, start + CHECKSUM_AT, fold(pseudo))
    else:
        put16(packet.data, start + CHECKSUM_AT, finish(sum_range(packet.data, start, packet.end, pseudo)))
