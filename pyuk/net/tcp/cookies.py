"""SYN cookies: a handshake that is not remembered, for when too many are under way.

All that a connection needs lies in the ISS of the SYN-ACK, and comes back in the ACK: five bits of time, three for
the MSS, 24 of a keyed hash. The lowest bits of the timestamp, which comes back too, hold window scale and SACK.
Sources: D. J. Bernstein, "SYN cookies", 1996; RFC 4987 §3.6. Read next: listener.py.
"""

from __future__ import annotations

from pyuk.lang import u32, u64
from pyuk.net.tcp.sequence import SEQ_MASK, advance
from pyuk.net.tcp.siphash import SipHash, of_connection
from pyuk.net.tcp.states import SECOND_US
from pyuk.net.wire.tcp import Segment

FOR_COOKIE = 3
COUNT_US = 64 * SECOND_US  # how long one count of the time bits lasts
COUNTS = 32
VALID_COUNTS = 2  # a cookie is good for 64 to 128 seconds
MSS_OF = [536, 1220, 1300, 1380, 1440, 1452, 1460, 8960]
OPTION_BITS = 5
NO_SCALE = 15
MASK24 = 0xFF_FFFF


def mss_index(mss: int) -> int:
    """The greatest of the eight that is not above; 0 where there is none."""
    index = 0
    for i in range(len(MSS_OF)):
        if MSS_OF[i] <= mss:
            index = i
    return index


def keyed(secret: SipHash, segment: Segment, irs: u32, count: int) -> int:
    """24 bits that depend on the end points, the peer's ISS and the time. The segment is one that was received."""
    local, remote = segment.destination, segment.source
    ports = FOR_COOKIE << 32 | segment.destination_port << 16 | segment.source_port
    mixed: u64 = of_connection(secret, local.high, local.low, remote.high, remote.low, ports)
    secret.begin()
    secret.word(mixed)
    secret.word(irs << 32 | count & SEQ_MASK)
    return secret.finish() & MASK24


def make(secret: SipHash, segment: Segment, mss: int, now_us: int) -> u32:
    """The ISS that answers a SYN."""
    count = now_us // COUNT_US
    index = mss_index(mss)
    mac = (keyed(secret, segment, segment.seq, count) + index) & MASK24
    return (count % COUNTS << 27 | index << 24 | mac) & SEQ_MASK


def check(secret: SipHash, segment: Segment, now_us: int) -> int:
    """The MSS that the cookie holds which this ACK brings back; 0 where it is none, or too old."""
    cookie = advance(segment.ack, -1)
    irs = advance(segment.seq, -1)
    index = cookie >> 24 & 7
    count = now_us // COUNT_US
    for age in range(VALID_COUNTS):
        if count >= age and (count - age) % COUNTS == cookie >> 27:
            mac = (keyed(secret, segment, irs, count - age) + index) & MASK24
            return MSS_OF[index] if mac == cookie & MASK24 else 0
    return 0


def with_options(tsval: u32, segment: Segment) -> u32:
    """A timestamp near `tsval` whose lowest bits hold what a SYN offers: window scale and SACK."""
    scale = segment.window_scale if segment.window_scale >= 0 else NO_SCALE
    return (tsval >> OPTION_BITS << OPTION_BITS | scale << 1 | (1 if segment.may_sack else 0)) & SEQ_MASK


def restore_options(segment: Segment) -> None:
    """Put the options of the SYN back into the ACK that echoes with_options()."""
    if not segment.has_timestamp:
        return
    scale = segment.tsecr >> 1 & 15
    segment.window_scale = -1 if scale == NO_SCALE else scale
    segment.may_sack = segment.tsecr & 1 != 0
