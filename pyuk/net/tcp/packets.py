"""Segments in packets: their checksum, and their way into packet buffers and out of them.  Source: RFC 9293 §3.1."""

from __future__ import annotations

from pyuk.net.buffers import PacketBuffer
from pyuk.net.wire.checksum import finish, fold, is_right, pseudo_header, sum_range
from pyuk.net.wire.fields import put16
from pyuk.net.wire.tcp import HEADER_BYTES, Segment, read_header, write_header, write_text
from pyuk.net.wire.tcpoptions import options_bytes, read_options, write_options

PROTOCOL = 6
CHECKSUM_AT = 16


def read_segment(segment: Segment, packet: PacketBuffer) -> bool:
    """Read the segment that a packet is, whose IP header was taken off; False where it is to be dropped.

    The checksum is verified (MUST-3), unless the device has done it. The text stays in the packet.
    """
    source, destination = packet.source, packet.destination
    start, end = packet.start, packet.end
    if not packet.is_checked:
        if not is_right(packet.data, start, end, pseudo_header(source, destination, PROTOCOL, end - start)):
            return False
    segment.source = source
    segment.destination = destination
    return read_header(segment, packet.data, start, end) and read_options(segment, packet.data)


def write_segment(segment: Segment, packet: PacketBuffer, device_checks: bool) -> None:
    """Make an empty packet the segment: text, options, header, checksum (MUST-2); addresses for the IP header.

    device_checks: the device completes the checksum; the field holds the sum of the pseudo-header.
    """
    write_text(segment, packet.data, packet.extend(segment.length))
    header_bytes = HEADER_BYTES + options_bytes(segment)
    start = packet.prepend(header_bytes)
    write_header(segment, packet.data, start, header_bytes)
    write_options(segment, packet.data, start + HEADER_BYTES)
    packet.source = segment.source
    packet.destination = segment.destination
    pseudo = pseudo_header(segment.source, segment.destination, PROTOCOL, packet.end - start)
    if device_checks:
        packet.checksum_start = start
        packet.checksum_at = start + CHECKSUM_AT
        put16(packet.data, start + CHECKSUM_AT, fold(pseudo))
    else:
        put16(packet.data, start + CHECKSUM_AT, finish(sum_range(packet.data, start, packet.end, pseudo)))
