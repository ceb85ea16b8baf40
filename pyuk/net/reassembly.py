"""Fragments put together again, for IPv4 and IPv6.

The parts are copied to their places in one large packet. Which bytes are there is kept as ranges in ascending order
(RFC 815 keeps the holes between them). Fragments that overlap are an attack: the whole datagram is dropped
(RFC 5722 §4, and RFC 1858 for IPv4), but one that was there already is ignored (RFC 8200 §4.5). Limits: datagrams,
ranges of each, time. Read next: ipv4.py.
"""

from __future__ import annotations

from pyuk.lang import u32
from pyuk.net.address import Address, same
from pyuk.net.buffers import HEADROOM, PacketBuffer
from pyuk.net.counters import Drop
from pyuk.net.link import Link
from pyuk.net.timing import NEVER_US, SECOND
from pyuk.net.wire.fields import copy

MOST_DATAGRAMS = 8
MOST_RANGES = 64
MOST_BYTES = 65535
TIMEOUT_US = 60 * SECOND  # RFC 8200 §4.5; RFC 1122 §3.3.2: between 60 and 120 s


class Datagram:
    """One that is not whole yet. total_bytes: of its payload, or -1 until the last fragment is there."""

    source: Address
    destination: Address
    protocol: int
    identification: u32
    packet: PacketBuffer
    total_bytes: int
    header_bytes: int
    starts: list[int]
    ends: list[int]
    deadline_us: int

    def __init__(self, first: PacketBuffer, identification: u32, packet: PacketBuffer, deadline_us: int) -> None:
        self.source = first.source
        self.destination = first.destination
        self.protocol = first.protocol
        self.identification = identification
        self.packet = packet
        self.total_bytes = -1
        self.header_bytes = 0
        self.starts = []
        self.ends = []
        self.deadline_us = deadline_us

    def is_of(self, part: PacketBuffer, identification: u32) -> bool:
        """Whether a fragment is a part of it: RFC 791 §3.2; in IPv6 the protocol does not count."""
        return (
            self.identification == identification
            and same(self.source, part.source)
            and same(self.destination, part.destination)
            and (self.protocol == part.protocol or not part.source.is_v4)
        )

    def is_whole(self) -> bool:
        return len(self.starts) == 1 and self.starts[0] == 0 and self.ends[0] == self.total_bytes

    def place(self, start: int, end: int) -> int:
        """Where among the ranges [start, end) belongs; -1 where all of it is there; -2 where it overlaps."""
        at = 0
        while at < len(self.starts) and self.starts[at] < start:
            at += 1
        if at < len(self.starts) and self.starts[at] == start and end <= self.ends[at]:
            return -1
        if at > 0 and end <= self.ends[at - 1]:
            return -1
        if (at > 0 and self.ends[at - 1] > start) or (at < len(self.starts) and self.starts[at] < end):
            return -2
        return at

    def mark(self, at: int, start: int, end: int) -> None:
        """Note that [start, end), which belongs at `at`, is there, joined to its neighbours."""
        joins_before = at > 0 and self.ends[at - 1] == start
        joins_after = at < len(self.starts) and self.starts[at] == end
        if joins_before and joins_after:
            self.ends[at - 1] = self.ends[at]
            del self.starts[at]
            del self.ends[at]
        elif joins_before:
            self.ends[at - 1] = end
        elif joins_after:
            self.starts[at] = start
        else:
            self.starts.insert(at, start)
            self.ends.insert(at, end)


class Reassembly:
    """The datagrams in work."""

    link: Link
    datagrams: list[Datagram]
    deadline_us: int

    def __init__(self, link: Link) -> None:
        self.link = link
        self.datagrams = []
        self.deadline_us = NEVER_US

    def add(
        self, now_us: int, part: PacketBuffer, identification: u32, offset: int, is_last: bool
    ) -> PacketBuffer | None:
        """Take a fragment, at its payload; the whole payload with the notes of its first part when it is there.

        The headers of the first fragment lie in front of what is given, from its network_at on.
        """
        end = offset + (part.end - part.start)
        if part.start == part.end or end > MOST_BYTES or (not is_last and (part.end - part.start) % 8 != 0):
            self.link.drop(part, Drop.FRAGMENT_MALFORMED)
            return None
        datagram = self.find(now_us, part, identification)
        if datagram is None:
            self.link.drop(part, Drop.FRAGMENT_LIMIT)
            return None
        total = datagram.total_bytes
        is_too_far = total >= 0 and (end > total or (is_last and end != total))
        is_too_near = is_last and len(datagram.ends) > 0 and datagram.ends[len(datagram.ends) - 1] > end
        at = datagram.place(offset, end)
        if at == -1 and not is_too_far and not is_too_near:
            part.free()
            return None
        if at < 0 or is_too_far or is_too_near or len(datagram.starts) >= MOST_RANGES:
            self.remove(datagram)
            datagram.packet.free()
            self.link.drop(part, Drop.FRAGMENT_OVERLAP)
            return None
        self.take(datagram, part, at, offset, end)
        if is_last:
            datagram.total_bytes = end
        return self.finish(datagram) if datagram.is_whole() else None

    def find(self, now_us: int, part: PacketBuffer, identification: u32) -> Datagram | None:
        """The datagram of a fragment, begun if it is the first; None where there is no room for one more."""
        for datagram in self.datagrams:
            if datagram.is_of(part, identification):
                return datagram
        if len(self.datagrams) >= MOST_DATAGRAMS:
            oldest = self.datagrams[0]
            self.remove(oldest)
            self.link.drop(oldest.packet, Drop.FRAGMENT_LIMIT)
        packet = self.link.new_packet(MOST_BYTES)
        if packet is None:
            return None
        made = Datagram(part, identification, packet, now_us + TIMEOUT_US)
        self.datagrams.append(made)
        self.link.is_stirred = True
        self.deadline_us = min(self.deadline_us, made.deadline_us)
        return made

    def take(self, datagram: Datagram, part: PacketBuffer, at: int, offset: int, end: int) -> None:
        """Copy a fragment to its place."""
        whole = datagram.packet
        copy(whole.data, HEADROOM + offset, part.data, part.start, end - offset)
        if offset == 0:
            datagram.header_bytes = part.start - part.network_at
            if datagram.header_bytes <= HEADROOM:
                copy(whole.data, HEADROOM - datagram.header_bytes, part.data, part.network_at, datagram.header_bytes)
                whole.network_at = HEADROOM - datagram.header_bytes
            whole.protocol = part.protocol
            whole.is_to_all = part.is_to_all
        datagram.mark(at, offset, end)
        part.free()

    def finish(self, datagram: Datagram) -> PacketBuffer:
        """A datagram is whole: it is the caller's."""
        self.remove(datagram)
        whole = datagram.packet
        whole.start = HEADROOM
        whole.end = HEADROOM + datagram.total_bytes
        whole.source = datagram.source
        whole.destination = datagram.destination
        return whole

    def remove(self, datagram: Datagram) -> None:
        """It is in work no more."""
        self.datagrams.remove(datagram)

    def expired(self, now_us: int) -> PacketBuffer | None:
        """A datagram whose time is over, to be dropped and perhaps reported: its first fragment, or nothing."""
        if now_us < self.deadline_us:
            return None
        self.deadline_us = NEVER_US
        for datagram in self.datagrams:
            if now_us >= datagram.deadline_us:
                self.deadline_us = now_us
                self.remove(datagram)
                self.link.counters.drop(Drop.FRAGMENT_TIMEOUT)
                return self.first_part(datagram)
            self.deadline_us = min(self.deadline_us, datagram.deadline_us)
        return None

    def first_part(self, datagram: Datagram) -> PacketBuffer:
        """What there is of the beginning, with the notes that a report needs; empty where the beginning is missing."""
        whole = datagram.packet
        has_first = len(datagram.starts) > 0 and datagram.starts[0] == 0
        whole.end = HEADROOM + (datagram.ends[0] if has_first else 0)
        whole.source = datagram.source
        whole.destination = datagram.destination
        return whole
