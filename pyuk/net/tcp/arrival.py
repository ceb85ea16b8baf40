"""SEGMENT ARRIVES: the ordered checks of RFC 9293 §3.10.7, one function each.

What arrives for no connection, or for a listener, is the engine's matter (§3.10.7.1 and §3.10.7.2). The security check
(third) is for networks that are no more. Read next: acknowledgment.py.
"""

from __future__ import annotations

from pyuk.lang import noinline
from pyuk.net.tcp.acknowledgment import (
    challenge,
    check_ack,
    enter_time_wait,
    establish,
    follow_fin,
    force_window,
    reset_stray,
    take_new_ack,
)  # fmt: skip
from pyuk.net.tcp.handshake import note_peer_syn
from pyuk.net.tcp.receive import accept_text, fin_is_reached, note_fin
from pyuk.net.tcp.sequence import advance, before, distance, is_acceptable, not_after
from pyuk.net.tcp.states import NEVER_US, Error, Recovery, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.timestamps import is_missing, is_wrapped, remember
from pyuk.net.wire.tcp import ACK, ALL_FLAGS, FIN, PSH, RST, SYN, URG, Segment


def segment_arrives(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """A segment for this connection, in any state but CLOSED and LISTEN. Its header may be changed."""
    tcb.last_heard_us = now_us
    if tcb.probes_sent > 0:
        tcb.probes_sent = 0
        tcb.keepalive_us = now_us + tcb.keepalive_idle_us
    if is_usual(tcb, segment):
        take_usual(tcb, segment, now_us)
    elif tcb.state == State.SYN_SENT:
        in_syn_sent(tcb, segment, now_us)
    elif tcb.state != State.CLOSED:
        in_other_states(tcb, segment, now_us)


# --- the usual segment -----------------------------------------------------------------------------------


def is_usual(tcb: Tcb, segment: Segment) -> bool:
    """Whether it is the next one of a conversation in which all is well: then few of the checks have work to do.

    It brings the text that is expected, or acknowledges some of ours; nothing is lost, early or urgent, nobody
    closes, and the windows stay as they are.
    """
    if tcb.state != State.ESTABLISHED or segment.flags & (ALL_FLAGS ^ PSH) != ACK or segment.seq != tcb.rcv_nxt:
        return False
    if tcb.uses_timestamps:
        if not segment.has_timestamp or before(segment.tsval, tcb.ts_recent):
            return False
    if tcb.is_orphan or segment.block_count > 0 or tcb.recovery != Recovery.NONE:
        return False
    if tcb.early.count() > 0 or tcb.has_early_fin:
        return False
    if tcb.window_of(segment.window) != tcb.snd_wnd or tcb.snd_wnd == 0 or tcb.persist_us != NEVER_US:
        return False
    acknowledged = distance(tcb.snd_una, segment.ack)
    if acknowledged < 0 or acknowledged > distance(tcb.snd_una, tcb.snd_max):
        return False
    if segment.length == 0:
        return acknowledged > 0
    return segment.length <= tcb.rcv_wnd()


def take_usual(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """What the first, the fifth and the seventh check do with a usual segment."""
    remember(tcb, segment, now_us)
    if segment.ack != tcb.snd_una:
        take_new_ack(tcb, segment, now_us)
    tcb.snd_wl1 = segment.seq
    tcb.snd_wl2 = segment.ack
    if segment.length > 0:
        accept_text(tcb, segment, now_us)


# --- §3.10.7.3: SYN-SENT -------------------------------------------------------------------------------


@noinline
def in_syn_sent(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """First the ACK bit, second the RST bit, fourth the SYN bit; anything else is dropped."""
    if segment.has(ACK) and (not before(tcb.iss, segment.ack) or before(tcb.snd_max, segment.ack)):
        if not segment.has(RST):
            reset_stray(tcb, segment)
        return
    if segment.has(RST):
        if segment.has(ACK) and segment.ack == tcb.snd_nxt:  # RFC 5961 §3.2
            tcb.finish(Error.REFUSED)
        return
    if not segment.has(SYN):
        return
    note_peer_syn(tcb, segment, now_us)
    force_window(tcb, segment)
    if not segment.has(ACK):
        answer_simultaneous_open(tcb)
        return
    establish(tcb)
    take_new_ack(tcb, segment, now_us)
    tcb.ack_due = True
    without_syn(segment)
    check_urgent(tcb, segment)
    check_text(tcb, segment, now_us)
    check_fin(tcb, segment, now_us)


def answer_simultaneous_open(tcb: Tcb) -> None:
    """Both have sent a SYN: SYN-RECEIVED, and a SYN-ACK.  Source: RFC 9293 §3.5, figure 8 (MUST-10)."""
    tcb.change(State.SYN_RECEIVED)
    tcb.syn_due = True


def without_syn(segment: Segment) -> None:
    """Take the SYN off; what follows it has the next number."""
    segment.seq = advance(segment.seq, 1)
    segment.flags &= ~SYN & 0xFF


# --- §3.10.7.4: other states ----------------------------------------------------------------------------


def in_other_states(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """The checks from the first to the eighth."""
    if is_missing(tcb, segment) or not check_sequence(tcb, segment, now_us):
        return
    if segment.has(RST):
        check_reset(tcb, segment, now_us)
        return
    if segment.has(SYN):
        challenge(tcb, now_us)  # RFC 5961 §4.2: whether or not it is in the window
        return
    remember(tcb, segment, now_us)
    if not check_ack(tcb, segment, now_us):
        return
    follow_fin(tcb, now_us)
    if tcb.state == State.CLOSED:
        return
    check_urgent(tcb, segment)
    check_text(tcb, segment, now_us)
    check_fin(tcb, segment, now_us)


def check_sequence(tcb: Tcb, segment: Segment, now_us: int) -> bool:
    """First, check the sequence number; whether the segment is one to go on with.

    One that is not acceptable is answered by an acknowledgment, unless it is a reset (MUST-64 to MUST-66).
    """
    if tcb.state == State.SYN_RECEIVED and segment.has(SYN) and segment.seq == tcb.irs:
        return repeats_syn(tcb, segment)
    if is_wrapped(tcb, segment, now_us):
        tcb.ack_due = True  # RFC 7323 §5.3 R1
        return False
    length = segment.seq_length()
    window = tcb.rcv_wnd()
    if is_acceptable(segment.seq, length, tcb.rcv_nxt, window):
        return True
    if segment.has(RST):
        return False
    if window == 0 and segment.seq == tcb.rcv_nxt and not segment.has(SYN):
        refuse_text(tcb, segment)
        return True
    if length > 0:
        tcb.ack_due = True
        if tcb.state == State.TIME_WAIT and segment.has(FIN):
            enter_time_wait(tcb, now_us)  # eighth check: the FIN again, the two lifetimes again
    else:
        challenge(tcb, now_us)  # a throttled one: two peers might answer each other for ever
    return False


@noinline
def repeats_syn(tcb: Tcb, segment: Segment) -> bool:
    """The peer's SYN once more in SYN-RECEIVED: it has not seen ours, or it answers it (simultaneous open)."""
    if not segment.has(ACK):
        tcb.syn_due = True
        return False
    without_syn(segment)
    return True


def refuse_text(tcb: Tcb, segment: Segment) -> None:
    """The window is zero: the text is not taken, ACK and URG are looked at (MUST-66), the probe is answered."""
    segment.length = 0
    segment.flags &= ~FIN & 0xFF
    tcb.ack_due = True


@noinline
def check_reset(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """Second, check the RST bit: only the very next number resets.  Source: RFC 5961 §3.2, RFC 9293 §3.10.7.4."""
    if segment.seq != tcb.rcv_nxt:
        challenge(tcb, now_us)
    elif tcb.state == State.SYN_RECEIVED:
        tcb.finish(Error.RESET if tcb.is_passive else Error.REFUSED)
    elif tcb.state == State.CLOSING or tcb.state == State.LAST_ACK or tcb.state == State.TIME_WAIT:
        tcb.finish(Error.NONE)
    else:
        tcb.finish(Error.RESET)


def check_urgent(tcb: Tcb, segment: Segment) -> None:
    """Sixth, check the URG bit: RCV.UP moves on, the user is told (MUST-30 to MUST-32). The text stays in line."""
    if not segment.has(URG) or not takes_text(tcb):
        return
    pointer = advance(segment.seq, segment.urgent)
    if before(tcb.rcv_up, pointer) and not_after(tcb.rcv_nxt, pointer):
        tcb.rcv_up = pointer
        tcb.has_urgent = True
        tcb.has_changed = True


def takes_text(tcb: Tcb) -> bool:
    """Whether the peer may still send: ESTABLISHED, FIN-WAIT-1 and FIN-WAIT-2."""
    return tcb.state >= State.ESTABLISHED and tcb.state <= State.FIN_WAIT_2


def check_text(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """Seventh, process the segment text. None can come after a FIN; where it does, it is ignored."""
    if segment.length == 0 or not takes_text(tcb):
        return
    if tcb.is_orphan and before(tcb.rcv_nxt, advance(segment.seq, segment.length)):
        tcb.reset_due = True  # RFC 9293 §3.6.1: nobody will read it, and the peer ought to know (SHLD-3)
        tcb.finish(Error.ABORTED)
        return
    accept_text(tcb, segment, now_us)


def check_fin(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """Eighth, check the FIN bit; a FIN that came early takes effect when the gap before it is filled."""
    if not takes_text(tcb):
        return
    if segment.has(FIN):
        note_fin(tcb, segment)
        tcb.ack_due = True
    if not fin_is_reached(tcb):
        return
    tcb.has_early_fin = False
    tcb.rcv_nxt = advance(tcb.rcv_nxt, 1)
    if before(tcb.rcv_adv, tcb.rcv_nxt):
        tcb.rcv_adv = tcb.rcv_nxt
    tcb.ack_due = True
    if tcb.state == State.ESTABLISHED:
        tcb.change(State.CLOSE_WAIT)
    elif tcb.state == State.FIN_WAIT_1:
        tcb.change(State.CLOSING)
    else:
        enter_time_wait(tcb, now_us)
