"""What is to be sent next: the one place where segments of a connection are made.

next_segment() is called until it says that nothing is due. It weighs, in this order: resets, the handshake, what is
lost, what is new, acknowledgments. Sources: RFC 9293 §3.8.6.2.1 (silly windows, Nagle), RFC 5681, RFC 6675 §5.
Read next: arrival.py.
"""

from __future__ import annotations

from pyuk.lang import noinline
from pyuk.net.tcp.handshake import handshake_segment
from pyuk.net.tcp.receive import advertise, report_early
from pyuk.net.tcp.sequence import advance, before, distance
from pyuk.net.tcp.states import NEVER_US, Recovery, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.timestamps import ts_clock
from pyuk.net.wire.tcp import ACK, FIN, PSH, RST, URG, Segment

SACK_BLOCK_BYTES = 8
SACK_HEAD_BYTES = 4


def next_segment(tcb: Tcb, now_us: int, segment: Segment) -> bool:
    """Fill in the next segment that is due; False where none is."""
    if tcb.stray_reset_due or tcb.reset_due:
        return reset_segment(tcb, segment)
    if tcb.state == State.SYN_SENT or tcb.state == State.SYN_RECEIVED:
        return handshake_segment(tcb, now_us, segment)
    if tcb.state < State.ESTABLISHED:
        return False
    if tcb.may_carry_text() and text_segment(tcb, now_us, segment):
        return True
    if tcb.keepalive_due:
        return keepalive_segment(tcb, now_us, segment)
    if tcb.ack_due:
        begin(tcb, now_us, segment, tcb.snd_nxt)
        return True
    return False


def is_content(tcb: Tcb) -> bool:
    """Whether nothing at all is due, nor lost, nor kept back by a window: then next_segment() need not be asked."""
    if tcb.state != State.ESTABLISHED or tcb.ack_due or tcb.outgoing.length != tcb.outstanding():
        return False
    if tcb.recovery != Recovery.NONE or tcb.persist_us != NEVER_US or tcb.fin_queued:
        return False
    return not (tcb.probe_due or tcb.keepalive_due or tcb.reset_due or tcb.stray_reset_due)


# --- the parts of a segment --------------------------------------------------------------------------


def begin(tcb: Tcb, now_us: int, segment: Segment, seq: int) -> None:
    """A segment without text that acknowledges, its options and the window filled in.

    Every segment but the first has ACK set, with RCV.NXT in it: so whatever acknowledgment was due is done.
    """
    segment.clear()
    segment.source_port = tcb.local_port
    segment.destination_port = tcb.remote_port
    segment.seq = seq
    segment.ack = tcb.rcv_nxt
    segment.flags = ACK
    segment.window = advertise(tcb, False)
    if tcb.uses_timestamps:
        segment.has_timestamp = True
        segment.tsval = ts_clock(tcb, now_us)
        segment.tsecr = tcb.ts_recent
    if tcb.uses_sack and tcb.early.count() > 0:
        report_early(tcb, segment)
    tcb.last_ack_sent = tcb.rcv_nxt
    tcb.ack_due = False
    tcb.delayed_ack_us = NEVER_US


def room_in_segment(tcb: Tcb) -> int:
    """Text that fits beside the options of a segment that is sent now: RFC 9293 §3.7.1, RFC 6691."""
    most = tcb.eff_snd_mss
    if tcb.uses_sack and tcb.early.count() > 0:
        blocks = min(tcb.early.count(), 3 if tcb.uses_timestamps else 4)
        most -= SACK_HEAD_BYTES + SACK_BLOCK_BYTES * blocks
    return max(most, 1)


def fill_text(tcb: Tcb, now_us: int, segment: Segment, place: int, count: int) -> int:
    """A segment with `count` octets from `place` after SND.UNA on, and the FIN where it follows; its SEG.LEN."""
    begin(tcb, now_us, segment, advance(tcb.snd_una, place))
    ring = tcb.outgoing
    segment.text = ring.data
    segment.start = ring.place(place) if count > 0 else 0
    segment.length = count
    ends = place + count == ring.length
    if count > 0 and ends:
        segment.flags |= PSH  # RFC 9293 §3.9.1.2: on the last of what was queued (MUST-61)
    length = count
    if ends and tcb.fin_queued:
        segment.flags |= FIN
        tcb.fin_sent = True
        length += 1
    if tcb.is_urgent:
        mark_urgent(tcb, segment)
    tcb.last_sent_us = now_us
    return length


@noinline
def mark_urgent(tcb: Tcb, segment: Segment) -> None:
    """Tell of urgent data that lies ahead.  Source: RFC 9293 §3.8.5."""
    ahead = distance(segment.seq, tcb.snd_up)
    if ahead > 0:
        segment.flags |= URG
        segment.urgent = min(ahead, 0xFFFF)
    elif not before(tcb.snd_una, tcb.snd_up):
        tcb.is_urgent = False


@noinline
def keepalive_segment(tcb: Tcb, now_us: int, segment: Segment) -> bool:
    """A number that is surely not in the window: the peer has to answer.  Source: RFC 9293 §3.8.4 (SHLD-12)."""
    tcb.keepalive_due = False
    begin(tcb, now_us, segment, advance(tcb.snd_una, -1))
    return True


@noinline
def reset_segment(tcb: Tcb, segment: Segment) -> bool:
    """The reset that is due: to a stray segment by its own number, or to end this connection by SND.NXT."""
    segment.clear()
    segment.source_port = tcb.local_port
    segment.destination_port = tcb.remote_port
    segment.flags = RST
    if tcb.stray_reset_due:
        tcb.stray_reset_due = False
        segment.seq = tcb.challenge_seq
        return True
    tcb.reset_due = False
    segment.seq = tcb.snd_nxt
    segment.ack = tcb.rcv_nxt
    segment.flags = RST | ACK
    return True


# --- text: again, or for the first time ----------------------------------------------------------------


def text_segment(tcb: Tcb, now_us: int, segment: Segment) -> bool:
    """A segment with text or FIN, if one is due and both windows allow it."""
    if tcb.probe_due:
        return probe_segment(tcb, now_us, segment)
    mss = tcb.eff_snd_mss
    outstanding = tcb.outstanding()
    pipe = tcb.in_flight()
    if tcb.recovery != Recovery.NONE:
        place = tcb.board.next_lost(mss)
        if place >= 0:
            if not tcb.force_retransmission and pipe + mss > tcb.congestion.cwnd and pipe > 0:
                return False
            return send_again(tcb, now_us, segment, place)
    if new_segment(tcb, now_us, segment, pipe, outstanding):
        return True
    return fill_hole(tcb, now_us, segment, pipe, mss)


@noinline
def send_again(tcb: Tcb, now_us: int, segment: Segment, place: int) -> bool:
    """Retransmit from `place` after SND.UNA on: one segment, up to the next octet that has arrived."""
    tcb.force_retransmission = False
    outstanding = tcb.outstanding()
    text = min(outstanding, tcb.outgoing.length) - place
    count = max(min(min(text, tcb.board.hole_length(place, outstanding)), room_in_segment(tcb)), 0)
    length = fill_text(tcb, now_us, segment, place, count)
    if place + length > outstanding:  # the FIN was not sent before
        sent_new(tcb, now_us, 1)
    tcb.board.sent_again(place + length)
    if tcb.is_timing and before(segment.seq, tcb.timed_seq):
        tcb.is_timing = False  # Karn's algorithm: RFC 6298 §3
    if tcb.rexmt_us == NEVER_US:
        start_rexmt(tcb, now_us)
    return True


@noinline
def fill_hole(tcb: Tcb, now_us: int, segment: Segment, pipe: int, mss: int) -> bool:
    """In recovery, with nothing new to send: holes that are not known to be lost.  Source: RFC 6675 §4, rule 3."""
    if tcb.recovery != Recovery.FAST or not tcb.board.has_sack or pipe + mss > tcb.congestion.cwnd:
        return False
    place = tcb.board.next_hole()
    return place >= 0 and send_again(tcb, now_us, segment, place)


def new_segment(tcb: Tcb, now_us: int, segment: Segment, pipe: int, outstanding: int) -> bool:
    """Text that was never sent, or the FIN, as far as the windows of receiver and network let it."""
    unsent = tcb.unsent()
    if unsent == 0 and not tcb.fin_is_unsent():
        return False
    if outstanding == 0 and now_us - tcb.last_sent_us > tcb.rto.rto_us:
        tcb.congestion.on_idle()
    usable = tcb.snd_wnd - outstanding
    room = min(usable, tcb.congestion.cwnd - pipe)
    most = room_in_segment(tcb)
    burst = most if tcb.is_urgent else max(tcb.burst_octets, most)
    count = whole_segments(min(unsent, room), unsent, most, burst)
    if not is_worth_sending(tcb, count, unsent, most, outstanding, usable):
        return False
    length = fill_text(tcb, now_us, segment, outstanding, max(count, 0))
    if count > most:
        segment.cut_octets = most
    sent_new(tcb, now_us, length)
    return True


def whole_segments(count: int, unsent: int, most: int, burst: int) -> int:
    """At most `burst` octets of `count`; where it is more than one segment and not the end, full ones only."""
    if count > burst:
        count = burst
    if count > most and count < unsent:
        return count - count % most
    return min(count, burst)


def is_worth_sending(tcb: Tcb, count: int, unsent: int, most: int, outstanding: int, usable: int) -> bool:
    """Silly window avoidance and the Nagle algorithm.  Source: RFC 9293 §3.8.6.2.1 and §3.7.4 (MUST-38, SHLD-7).

    All that the user sends counts as pushed.
    """
    if count <= 0:
        return unsent == 0 and usable > 0  # a FIN alone
    if count >= most:
        return True
    may_be_small = tcb.no_delay or outstanding == 0 or tcb.fin_queued
    if count == unsent:
        return may_be_small
    return may_be_small and usable < most and count >= tcb.snd_wnd_max // 2


def sent_new(tcb: Tcb, now_us: int, length: int) -> None:
    """SND.NXT moves on: time the round trip, see that the retransmission timer runs (RFC 6298 §5.1)."""
    if tcb.outstanding() == 0:
        tcb.stalled_us = now_us
    tcb.snd_nxt = advance(tcb.snd_nxt, length)
    if before(tcb.snd_max, tcb.snd_nxt):
        tcb.snd_max = tcb.snd_nxt
    if not tcb.is_timing and tcb.recovery == Recovery.NONE:
        tcb.is_timing = True
        tcb.timed_seq = tcb.snd_nxt
        tcb.timed_us = now_us
    tcb.persist_us = NEVER_US
    if tcb.rexmt_us == NEVER_US:
        start_rexmt(tcb, now_us)


def start_rexmt(tcb: Tcb, now_us: int) -> None:
    tcb.rexmt_us = now_us + tcb.rto.rto_us


# --- zero windows ------------------------------------------------------------------------------------------


@noinline
def probe_segment(tcb: Tcb, now_us: int, segment: Segment) -> bool:
    """At least one octet, whatever the window says: RFC 9293 §3.8.6.1 (MUST-35, MUST-36).

    SND.NXT stays: what the peer does not take is sent as new once the window opens.
    """
    tcb.probe_due = False
    if tcb.outstanding() > 0 or (tcb.unsent() == 0 and not tcb.fin_is_unsent()):
        return False
    count = min(tcb.outgoing.length, max(min(tcb.snd_wnd, room_in_segment(tcb)), 1))
    length = fill_text(tcb, now_us, segment, 0, count)
    end = advance(tcb.snd_una, length)
    if before(tcb.snd_max, end):
        tcb.snd_max = end
    return True


def needs_probe(tcb: Tcb) -> bool:
    """Whether something waits for the window alone, with nothing on its way that would bring news of it."""
    return (
        tcb.may_carry_text() and tcb.outstanding() == 0 and not tcb.probe_due
        and (tcb.unsent() > 0 or tcb.fin_is_unsent())
    )  # fmt: skip
