"""UDP headers.  Source: RFC 768, RFC 1122 §4.1.3, RFC 8200 §8.1. Read next: dhcp.py."""

from __future__ import annotations

from pyuk.lang import u16
from pyuk.net.wire.fields import get16, put16

HEADER_BYTES = 8
CHECKSUM_AT = 6


class UdpHeader:
    """One object serves for many headers. length_bytes counts header and data; checksum 0 is none (IPv4 only)."""

    source_port: u16
    destination_port: u16
    length_bytes: u16
    checksum: u16

    def __init__(self) -> None:
        self.source_port = 0
        self.destination_port = 0
        self.length_bytes = HEADER_BYTES
        self.checksum = 0


def read(header: UdpHeader, frame: bytearray, start: int, end: int) -> bool:
    """Read the header at frame[start]; False where it is not whole, or longer than what there is."""
    if end - start < HEADER_BYTES:
        return False
    header.source_port = get16(frame, start)
    header.destination_port = get16(frame, start + 2)
    header.length_bytes = get16(frame, start + 4)
    header.checksum = get16(frame, start + CHECKSUM_AT)
    return HEADER_BYTES <= header.length_bytes <= end - start and header.destination_port != 0


def write(frame: bytearray, start: int, source_port: u16, destination_port: u16, length_bytes: u16) -> None:
    """Write HEADER_BYTES bytes, the checksum 0."""
    put16(frame, start, source_port)
    put16(frame, start + 2, destination_port)
    put16(frame, start + 4, length_bytes)
    put16(frame, start + CHECKSUM_AT, 0)
