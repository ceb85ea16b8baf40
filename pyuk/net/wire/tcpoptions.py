"""The options of a TCP header.  Sources: RFC 9293 §3.2, RFC 7323 §2.2 and §3.2, RFC 2018 §2 and §3."""

from __future__ import annotations

from pyuk.lang import inline, u64
from pyuk.net.wire.fields import MASK32, get16, get32, get64, get96, put16, put32, put96
from pyuk.net.wire.tcp import HEADER_BYTES, MOST_BLOCKS, SYN, Segment

END = 0
NOP = 1
MSS = 2
WINDOW_SCALE = 3
SACK_PERMITTED = 4
SACK = 5
TIMESTAMPS = 8
TIMESTAMPS_BYTES = 12  # padded to a multiple of four
ALIGNED_TIMESTAMPS = NOP << 24 | NOP << 16 | TIMESTAMPS << 8 | 10
WITH_SACK_PERMITTED = SACK_PERMITTED << 24 | 2 << 16 | TIMESTAMPS << 8 | 10
MOST_SCALE = 14  # RFC 7323 §2.3


def read_options(segment: Segment, frame: bytearray) -> bool:
    """Read the options of a segment whose header was read; False where they are not well formed.

    What is not known is skipped by its length (RFC 9293 §3.1, MUST-6); a length that is too small, or that leads out
    of the header, must not do harm (MUST-7): such a segment is dropped.
    """
    segment.clear_options()
    end = segment.start
    at = end - segment.header_bytes + HEADER_BYTES
    if end - at == TIMESTAMPS_BYTES:
        kinds, both = get96(frame, at)
        if kinds == ALIGNED_TIMESTAMPS:  # what nearly every segment has: RFC 7323 appendix A
            take_timestamps(segment, both)
            return True
    while at < end:
        kind = frame[at]
        if kind == END:
            return True
        if kind == NOP:
            at += 1
            continue
        if at + 1 >= end:
            return False
        length = frame[at + 1]
        if length < 2 or at + length > end:
            return False
        read_option(segment, frame, kind, at, length)
        at += length
    return True


@inline
def take_timestamps(segment: Segment, both: u64) -> None:
    segment.has_timestamp = True
    segment.tsval = both >> 32
    segment.tsecr = both & MASK32


def read_option(segment: Segment, frame: bytearray, kind: int, at: int, length: int) -> None:
    """Read one option; where its length is not that of its kind, it is one that is not known."""
    is_syn = segment.has(SYN)
    if kind == TIMESTAMPS and length == 10:
        take_timestamps(segment, get64(frame, at + 2))
    elif kind == SACK and length >= 10 and length % 8 == 2:
        for i in range(min(length // 8, MOST_BLOCKS)):
            segment.add_block(get32(frame, at + 2 + 8 * i), get32(frame, at + 6 + 8 * i))
    elif kind == MSS and length == 4 and is_syn:
        segment.mss = get16(frame, at + 2)
    elif kind == WINDOW_SCALE and length == 3 and is_syn:
        segment.window_scale = min(frame[at + 2], MOST_SCALE)
    elif kind == SACK_PERMITTED and length == 2 and is_syn:
        segment.may_sack = True


def options_bytes(segment: Segment) -> int:
    """How many bytes the options of a segment take that is to be written: a multiple of four."""
    count = 4 if segment.mss > 0 else 0
    if segment.window_scale >= 0:
        count += 4
    if segment.has_timestamp:
        count += TIMESTAMPS_BYTES
    elif segment.may_sack:
        count += 4
    if segment.block_count > 0:
        count += 4 + 8 * segment.block_count
    return count


def write_options(segment: Segment, frame: bytearray, start: int) -> None:
    """Write the options to frame[start:], with NOPs in front that align them; SACK-permitted before a timestamp."""
    at = start
    if segment.mss > 0:
        put16(frame, at, MSS << 8 | 4)
        put16(frame, at + 2, segment.mss)
        at += 4
    if segment.window_scale >= 0:
        put32(frame, at, NOP << 24 | WINDOW_SCALE << 16 | 3 << 8 | segment.window_scale)
        at += 4
    if segment.has_timestamp:
        kinds = WITH_SACK_PERMITTED if segment.may_sack else ALIGNED_TIMESTAMPS
        put96(frame, at, kinds, segment.tsval << 32 | segment.tsecr)
        at += TIMESTAMPS_BYTES
    elif segment.may_sack:
        put32(frame, at, NOP << 24 | NOP << 16 | SACK_PERMITTED << 8 | 2)
        at += 4
    if segment.block_count > 0:
        put32(frame, at, NOP << 24 | NOP << 16 | SACK << 8 | (2 + 8 * segment.block_count))
        for i in range(2 * segment.block_count):
            put32(frame, at + 4 + 4 * i, segment.blocks[i])
