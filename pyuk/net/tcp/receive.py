"""The receiver: text in and out of order, the window that is offered, and when an acknowledgment is due.

Sources: RFC 9293 §3.8.6, §3.10.7.4; RFC 2018 §4; RFC 5681 §4.2. Read next: scoreboard.py.
"""

from __future__ import annotations

from pyuk.lang import inline, noinline
from pyuk.net.tcp.sequence import advance, distance, latest
from pyuk.net.tcp.states import NEVER_US
from pyuk.net.tcp.tcb import SHIFT_MASK, Tcb
from pyuk.net.wire.tcp import MOST_BLOCKS, Segment

MOST_WINDOW = 0xFFFF


# --- the window -----------------------------------------------------------------------------------


def offered_window(tcb: Tcb) -> int:
    """The window to be advertised now, in octets. Its end never moves back (RFC 9293 §3.8.6, SHLD-14).

    Silly window avoidance (§3.8.6.2.2, MUST-39): the end stays where it is until it can move by half the buffer or by
    a segment.
    """
    window = tcb.rcv_wnd()
    possible = possible_window(tcb)
    if possible - window >= min(tcb.incoming.limit // 2, tcb.eff_snd_mss):
        return possible
    return max(window, 0)


@inline
def possible_window(tcb: Tcb) -> int:
    """What there is room for, as far as a header can say it."""
    return min(tcb.incoming.space(), MOST_WINDOW << (tcb.rcv_shift & SHIFT_MASK))


def advertise(tcb: Tcb, is_syn: bool) -> int:
    """The window field of a segment that is being sent, and RCV.ADV with it. SYNs are not scaled: RFC 7323 §2.2.

    What is said is rounded down, but what was said before is still taken (RFC 7323 §2.4).
    """
    shift = 0 if is_syn else tcb.rcv_shift & SHIFT_MASK
    field = min(offered_window(tcb) >> shift, MOST_WINDOW)
    tcb.rcv_adv = latest(tcb.rcv_adv, advance(tcb.rcv_nxt, field << shift))
    return field


def window_is_worth_telling(tcb: Tcb) -> bool:
    """Whether the user has read so much that the peer, which may wait for it, ought to be told."""
    window = tcb.rcv_wnd()
    growth = possible_window(tcb) - window
    segments = 1 if window == 0 else 2
    return growth > 0 and growth >= min(tcb.incoming.limit // 2, segments * tcb.eff_snd_mss)


# --- text -----------------------------------------------------------------------------------------


def accept_text(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """Take in what of the segment's text lies in the window and was not there before (MUST-58: ACK is to be sent)."""
    start = distance(tcb.rcv_nxt, segment.seq)
    skipped = max(-start, 0)
    start += skipped
    count = min(segment.length - skipped, tcb.rcv_wnd() - start)
    if count < segment.length - skipped:
        tcb.ack_due = True  # the peer has sent too much
    if count <= 0 or not tcb.incoming.reserve(tcb.incoming.length + start + count):
        tcb.ack_due = True
        return
    tcb.rcv_mss = max(tcb.rcv_mss, segment.length)
    tcb.incoming.put(tcb.incoming.length + start, segment.text, segment.start + skipped, count)
    if start > 0:
        keep_early(tcb, start, count)
        return
    was_whole = tcb.early.count() == 0
    if not was_whole:
        count = tcb.early.gap_from(count)
        tcb.early.advance(count)
    tcb.incoming.length += count
    tcb.rcv_nxt = advance(tcb.rcv_nxt, count)
    tcb.has_changed = True
    if was_whole:
        acknowledge_later(tcb, now_us)
    else:
        tcb.ack_due = True  # RFC 5681 §4.2: at once when it fills a gap


@noinline
def keep_early(tcb: Tcb, start: int, count: int) -> None:
    """Text beyond a gap: kept (SHLD-31), and a duplicate acknowledgment sent at once (RFC 5681 §4.2)."""
    if tcb.early.add(start, start + count):
        tcb.latest_early = advance(tcb.rcv_nxt, start)
    tcb.ack_due = True


def acknowledge_later(tcb: Tcb, now_us: int) -> None:
    """Delayed acknowledgment: within half a second, and for every second full segment.  Source: RFC 9293 §3.8.6.3.

    (MUST-58, MUST-59, SHLD-18, SHLD-19.) The largest segment that came counts as a full one.
    """
    if distance(tcb.last_ack_sent, tcb.rcv_nxt) >= 2 * tcb.rcv_mss or tcb.settings.delayed_ack_us == 0:
        tcb.ack_due = True
    elif tcb.delayed_ack_us == NEVER_US:
        tcb.delayed_ack_us = now_us + tcb.settings.delayed_ack_us


@noinline
def note_fin(tcb: Tcb, segment: Segment) -> None:
    """Remember a FIN, if its number lies within the window; it takes effect when all before it is there."""
    number = advance(segment.seq, segment.length)
    if 0 <= distance(tcb.rcv_nxt, number) <= tcb.rcv_wnd():
        tcb.has_early_fin = True
        tcb.early_fin = number


def fin_is_reached(tcb: Tcb) -> bool:
    """Whether the peer's FIN is the next in the sequence."""
    return tcb.has_early_fin and tcb.early_fin == tcb.rcv_nxt


# --- selective acknowledgment ------------------------------------------------------------------------


@noinline
def report_early(tcb: Tcb, segment: Segment) -> None:
    """Put SACK blocks into an acknowledgment: the range that came last first, then others.  Source: RFC 2018 §4."""
    count = tcb.early.count()
    most = min(MOST_BLOCKS - 1 if tcb.uses_timestamps else MOST_BLOCKS, count)
    latest = range_of(tcb, distance(tcb.rcv_nxt, tcb.latest_early))
    add_block(tcb, segment, latest)
    i = 0
    while segment.block_count < most:
        if i != latest:
            add_block(tcb, segment, i)
        i += 1


def range_of(tcb: Tcb, place: int) -> int:
    """The index of the early range that holds an octet, or of the last."""
    for i in range(tcb.early.count()):
        if place < tcb.early.ends[i]:
            return i
    return tcb.early.count() - 1


def add_block(tcb: Tcb, segment: Segment, index: int) -> None:
    left = advance(tcb.rcv_nxt, tcb.early.starts[index])
    segment.add_block(left, advance(tcb.rcv_nxt, tcb.early.ends[index]))
