"""Timestamps: the clock, the measure of the round trip, protection against wrapped numbers.  Source: RFC 7323.

The clock ticks every millisecond (§5.4 wants 1 ms to 1 s) from an offset of each connection's own, which tells nobody
how long the machine runs (§7.1). Read next: receive.py.
"""

from __future__ import annotations

from pyuk.lang import u32
from pyuk.net.tcp.sequence import SEQ_MASK, before, distance, not_after
from pyuk.net.tcp.states import SECOND_US
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.wire.tcp import RST, Segment

TICK_US = 1000
OUTDATED_US = 24 * 24 * 3600 * SECOND_US  # §5.5: after 24 days of silence TS.Recent says nothing


def ts_clock(tcb: Tcb, now_us: int) -> u32:
    """The value for TSval."""
    return (now_us // TICK_US + tcb.ts_offset) & SEQ_MASK


def is_wrapped(tcb: Tcb, segment: Segment, now_us: int) -> bool:
    """PAWS: whether the segment is older than what was received before it.  Source: RFC 7323 §5.3 R1."""
    if not tcb.uses_timestamps or not segment.has_timestamp or segment.has(RST):
        return False
    if not before(segment.tsval, tcb.ts_recent):
        return False
    return now_us - tcb.ts_recent_us < OUTDATED_US


def is_missing(tcb: Tcb, segment: Segment) -> bool:
    """Whether a timestamp was agreed on, but is not there: such a segment is dropped (RFC 7323 §3.2)."""
    return tcb.uses_timestamps and not segment.has_timestamp and not segment.has(RST)


def remember(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """Keep TSval for the next TSecr, if the segment covers what was acknowledged last.  Source: RFC 7323 §4.3."""
    if not tcb.uses_timestamps or not segment.has_timestamp:
        return
    if not_after(tcb.ts_recent, segment.tsval) and not_after(segment.seq, tcb.last_ack_sent):
        tcb.ts_recent = segment.tsval
        tcb.ts_recent_us = now_us


def echoed_rtt_us(tcb: Tcb, segment: Segment, now_us: int) -> int:
    """The round trip that TSecr tells, to the tick; -1 where it tells none.  Source: RFC 7323 §4.1."""
    if not tcb.uses_timestamps or not segment.has_timestamp or segment.tsecr == 0:
        return -1
    ticks = distance(segment.tsecr, ts_clock(tcb, now_us))
    return ticks * TICK_US if ticks >= 0 else -1
