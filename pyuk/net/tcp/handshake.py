"""SYN segments, and the options that both sides agree on by them.

Sources: RFC 9293 §3.5, RFC 7323 §2.2, RFC 2018 §2. Read next: output.py.
"""

from __future__ import annotations

from pyuk.lang import noinline
from pyuk.net.tcp.receive import MOST_WINDOW, advertise
from pyuk.net.tcp.sequence import advance
from pyuk.net.tcp.states import State
from pyuk.net.tcp.tcb import DEFAULT_MSS_V4, DEFAULT_MSS_V6, Tcb
from pyuk.net.tcp.timestamps import ts_clock
from pyuk.net.wire.tcp import ACK, SYN, Segment
from pyuk.net.wire.tcpoptions import MOST_SCALE

LEAST_MSS = 64  # a peer that says less would make us send headers only


def scale_for(limit: int) -> int:
    """The shift by which a window of `limit` octets fits the header's 16 bits.  Source: RFC 7323 §2.3."""
    shift = 0
    while limit >> shift > MOST_WINDOW and shift < MOST_SCALE:
        shift += 1
    return shift


@noinline
def handshake_segment(tcb: Tcb, now_us: int, segment: Segment) -> bool:
    """The SYN or SYN-ACK, if it is due; in SYN-RECEIVED an acknowledgment, too."""
    if not tcb.syn_due:
        return tcb.ack_due and tcb.state == State.SYN_RECEIVED and plain_ack(tcb, now_us, segment)
    tcb.syn_due = False
    segment.clear()
    segment.source_port = tcb.local_port
    segment.destination_port = tcb.remote_port
    segment.seq = tcb.iss
    segment.flags = SYN
    answers = tcb.state == State.SYN_RECEIVED
    if answers:
        segment.flags = SYN | ACK
        segment.ack = tcb.rcv_nxt
        tcb.ack_due = False
        tcb.last_ack_sent = tcb.rcv_nxt
    segment.window = advertise(tcb, True)
    offer_options(tcb, now_us, segment, answers)
    tcb.snd_nxt = advance(tcb.iss, 1)
    tcb.snd_max = tcb.snd_nxt
    if tcb.retries == 0:
        tcb.is_timing = True
        tcb.timed_seq = tcb.snd_nxt
        tcb.timed_us = now_us
        tcb.stalled_us = now_us
    tcb.last_sent_us = now_us
    tcb.rexmt_us = now_us + tcb.rto.rto_us
    return True


def plain_ack(tcb: Tcb, now_us: int, segment: Segment) -> bool:
    """An acknowledgment before the handshake is over."""
    segment.clear()
    segment.source_port = tcb.local_port
    segment.destination_port = tcb.remote_port
    segment.seq = tcb.snd_nxt
    segment.flags = ACK
    segment.ack = tcb.rcv_nxt
    segment.window = advertise(tcb, False)
    put_timestamp(tcb, now_us, segment)
    tcb.ack_due = False
    return True


def put_timestamp(tcb: Tcb, now_us: int, segment: Segment) -> None:
    """The timestamps option, if it is used."""
    if tcb.uses_timestamps:
        segment.has_timestamp = True
        segment.tsval = ts_clock(tcb, now_us)
        segment.tsecr = tcb.ts_recent


def offer_options(tcb: Tcb, now_us: int, segment: Segment, answers: bool) -> None:
    """MSS in every SYN (SHLD-5); the others in ours, and in an answer where the peer has offered them."""
    segment.mss = min(tcb.path_mss, 0xFFFF)
    settings = tcb.settings
    segment.may_sack = tcb.uses_sack if answers else settings.use_sack
    if tcb.offers_scale if answers else settings.use_window_scale:
        segment.window_scale = scale_for(tcb.incoming.limit)
    if tcb.uses_timestamps if answers else settings.use_timestamps:
        segment.has_timestamp = True
        segment.tsval = ts_clock(tcb, now_us)
        segment.tsecr = tcb.ts_recent if answers else 0


def agree(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """Take over what the peer's SYN says: its MSS (MUST-14), and each option that this side wants, too."""
    settings = tcb.settings
    default = DEFAULT_MSS_V4 if tcb.remote.is_v4 else DEFAULT_MSS_V6
    tcb.peer_mss = max(segment.mss, LEAST_MSS) if segment.mss > 0 else default  # MUST-15
    tcb.uses_sack = segment.may_sack and settings.use_sack
    tcb.board.has_sack = tcb.uses_sack
    tcb.offers_scale = segment.window_scale >= 0 and settings.use_window_scale
    tcb.snd_shift = segment.window_scale if tcb.offers_scale else 0
    tcb.rcv_shift = scale_for(tcb.incoming.limit) if tcb.offers_scale else 0
    tcb.uses_timestamps = segment.has_timestamp and settings.use_timestamps
    tcb.settle_mss()
    if tcb.uses_timestamps:
        tcb.ts_recent = segment.tsval
        tcb.ts_recent_us = now_us


def note_peer_syn(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """The peer's SYN: IRS, RCV.NXT, and the options.  Source: RFC 9293 §3.10.7.2, §3.10.7.3."""
    window = tcb.rcv_wnd()  # what our own SYN has offered
    tcb.irs = segment.seq
    tcb.rcv_nxt = advance(segment.seq, 1)
    tcb.rcv_adv = advance(tcb.rcv_nxt, window)
    tcb.rcv_up = tcb.rcv_nxt
    agree(tcb, segment, now_us)
