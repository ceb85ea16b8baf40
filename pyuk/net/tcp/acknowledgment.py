"""What an acknowledgment tells the sender: the fifth check of RFC 9293 §3.10.7.4, and what follows from it.

New ones free the queue, give samples of the round trip, and open the congestion window; duplicate ones tell of a loss.
Sources: RFC 5961 §5, RFC 5681 §3.2, RFC 6582 §3.2, RFC 6675 §5, RFC 6298 §5. Read next: calls.py.
"""

from __future__ import annotations

from pyuk.lang import noinline
from pyuk.net.tcp.sequence import advance, before, distance, not_after
from pyuk.net.tcp.states import NEVER_US, Error, Recovery, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.timestamps import echoed_rtt_us
from pyuk.net.wire.tcp import ACK, FIN, SYN, Segment

CHALLENGES = 10  # RFC 5961 §7: at most ten challenge ACKs in five seconds, here for each connection
CHALLENGE_PERIOD_US = 5_000_000


@noinline
def challenge(tcb: Tcb, now_us: int) -> None:
    """Send an acknowledgment that lets an honest peer repair itself, and tells others nothing.  Source: RFC 5961 §3."""
    if now_us >= tcb.challenge_until_us:
        tcb.challenge_until_us = now_us + CHALLENGE_PERIOD_US
        tcb.challenges = 0
    if tcb.challenges < CHALLENGES:
        tcb.challenges += 1
        tcb.ack_due = True


@noinline
def reset_stray(tcb: Tcb, segment: Segment) -> None:
    """Answer a segment by a reset that bears the number it expects: <SEQ=SEG.ACK><CTL=RST>."""
    tcb.challenge_seq = segment.ack
    tcb.stray_reset_due = True


def check_ack(tcb: Tcb, segment: Segment, now_us: int) -> bool:
    """Fifth, check the ACK field; whether the segment goes on to the next check."""
    if not segment.has(ACK):
        return False
    if tcb.state == State.SYN_RECEIVED and not complete_handshake(tcb, segment, now_us):
        return False
    if before(tcb.snd_max, segment.ack) or before(segment.ack, advance(tcb.snd_una, -tcb.snd_wnd_max)):
        challenge(tcb, now_us)  # RFC 5961 §5.2
        return False
    if before(tcb.snd_una, segment.ack):
        take_new_ack(tcb, segment, now_us)
    elif segment.ack == tcb.snd_una:
        look_for_duplicate(tcb, segment, now_us)
    if not_after(tcb.snd_una, segment.ack):
        update_window(tcb, segment, now_us)
    return tcb.state != State.CLOSED


@noinline
def complete_handshake(tcb: Tcb, segment: Segment, now_us: int) -> bool:
    """SYN-RECEIVED: our SYN is acknowledged, and the connection established; or the segment is a stray."""
    if not before(tcb.snd_una, segment.ack) or before(tcb.snd_max, segment.ack):
        reset_stray(tcb, segment)
        return False
    establish(tcb)
    force_window(tcb, segment)
    return True


def establish(tcb: Tcb) -> None:
    """ESTABLISHED; or on to FIN-WAIT-1, where the user has closed meanwhile."""
    tcb.congestion.start(tcb.eff_snd_mss)
    if tcb.retries > 1:
        tcb.congestion.cwnd = tcb.congestion.mss  # RFC 5681 §3.1: the SYN was lost
    tcb.change(State.FIN_WAIT_1 if tcb.fin_queued else State.ESTABLISHED)
    backlog = tcb.backlog
    if backlog is not None:
        backlog.has_opened(tcb)


# --- the send window ----------------------------------------------------------------------------------


def force_window(tcb: Tcb, segment: Segment) -> None:
    """SND.WND, SND.WL1, SND.WL2 from a segment. The window of a SYN is not scaled: RFC 7323 §2.2."""
    tcb.snd_wnd = segment.window if segment.has(SYN) else tcb.window_of(segment.window)
    tcb.snd_wl1 = segment.seq
    tcb.snd_wl2 = segment.ack
    tcb.snd_wnd_max = max(tcb.snd_wnd_max, tcb.snd_wnd)


def update_window(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """Take the window over, unless an older segment was overtaken by a newer one.  Source: RFC 9293 §3.10.7.4."""
    if before(segment.seq, tcb.snd_wl1) or (segment.seq == tcb.snd_wl1 and before(segment.ack, tcb.snd_wl2)):
        return
    had = tcb.snd_wnd
    force_window(tcb, segment)
    if tcb.snd_wnd == 0:
        tcb.retries = 0  # §3.8.6.1: as long as the peer answers, the connection stays (MUST-37)
        tcb.stalled_us = now_us
    elif tcb.snd_wnd > had and (tcb.persist_us != NEVER_US or had == 0):
        tcb.persist_us = NEVER_US
        tcb.probe_due = False
        tcb.retries = 0
        tcb.rto.compute()  # the pauses between probes say nothing about the path


# --- new acknowledgments --------------------------------------------------------------------------------


def take_new_ack(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """SND.UNA < SEG.ACK =< SND.MAX."""
    count = distance(tcb.snd_una, segment.ack)
    in_flight = tcb.in_flight()
    measure(tcb, segment, now_us)
    acknowledge_queue(tcb, segment, count)
    duplicates = tcb.board.duplicates
    tcb.board.advance(count)
    if segment.block_count > 0:
        take_blocks(tcb, segment)
    if tcb.recovery == Recovery.FAST:
        recover_further(tcb, segment, count, duplicates)
    else:
        if uses_window(tcb, in_flight):
            tcb.congestion.on_ack(now_us, count, tcb.rto.srtt_us())
        if tcb.recovery == Recovery.TIMEOUT and not_after(tcb.recover, segment.ack):
            tcb.recovery = Recovery.NONE
    tcb.retries = 0
    tcb.stalled_us = now_us
    tcb.is_path_doubtful = False
    tcb.rexmt_us = now_us + tcb.rto.rto_us if tcb.outstanding() > 0 else NEVER_US  # RFC 6298 §5.2, §5.3


def measure(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """One sample of the round trip for each window: by the clock where nothing was sent again, else by the echo."""
    if tcb.is_timing:
        if not_after(tcb.timed_seq, segment.ack):
            tcb.is_timing = False
            tcb.rto.sample(now_us - tcb.timed_us)
    elif tcb.recovery != Recovery.NONE:
        rtt_us = echoed_rtt_us(tcb, segment, now_us)
        if rtt_us >= 0:
            tcb.rto.sample(rtt_us)


def acknowledge_queue(tcb: Tcb, segment: Segment, count: int) -> None:
    """Move SND.UNA on, and drop what it passes: SYN and FIN take a number, but no place in the queue."""
    text = min(count if tcb.syn_is_acked else count - 1, tcb.outgoing.length)
    tcb.syn_is_acked = True
    tcb.snd_una = segment.ack
    if before(tcb.snd_nxt, segment.ack):
        tcb.snd_nxt = segment.ack
    if text > 0:
        tcb.outgoing.drop(text)
        if tcb.outgoing.length == 0:
            tcb.outgoing.lie_idle()
        tcb.has_changed = True


def uses_window(tcb: Tcb, in_flight: int) -> bool:
    """Whether the congestion window was what held the sender back; else it must not grow.  Source: RFC 9438 §5.8."""
    window = tcb.congestion.cwnd
    if window < tcb.congestion.ssthresh:
        return in_flight * 2 >= window
    return in_flight + 2 * tcb.congestion.mss >= window


@noinline
def recover_further(tcb: Tcb, segment: Segment, count: int, duplicates: int) -> None:
    """An acknowledgment in fast recovery: its end, or a partial one.  Source: RFC 6582 §3.2 step 3, RFC 6675 §5."""
    if not_after(tcb.recover, segment.ack):
        tcb.recovery = Recovery.NONE
        tcb.board.lost_end = 0
        tcb.congestion.on_recovered()
        return
    mss = tcb.congestion.mss
    if not tcb.board.has_sack:  # what it covers beyond the segment sent again had left the network before
        tcb.board.duplicates = max(duplicates - max((count + mss - 1) // mss - 1, 0), 0)
    is_missing = tcb.board.sacked.count() > 0 or not tcb.board.has_sack
    if is_missing and tcb.board.high_rxt == 0:  # the next segment was not sent again, and has not arrived
        tcb.board.lost_end = min(mss, tcb.outstanding())
        tcb.force_retransmission = True


# --- duplicate acknowledgments ---------------------------------------------------------------------------


def take_blocks(tcb: Tcb, segment: Segment) -> bool:
    """Put SACK blocks into the scoreboard; whether they told of something new.  Source: RFC 6675 §4, Update()."""
    if segment.block_count == 0 or not tcb.uses_sack:
        return False
    known = tcb.board.sacked.octets
    outstanding = tcb.outstanding()
    for i in range(segment.block_count):
        left = distance(tcb.snd_una, segment.blocks[2 * i])
        right = distance(tcb.snd_una, segment.blocks[2 * i + 1])
        if 0 < left < right <= outstanding:
            tcb.board.sacked.add(left, right)
    return tcb.board.sacked.octets > known


@noinline
def look_for_duplicate(tcb: Tcb, segment: Segment, now_us: int) -> None:
    """SEG.ACK = SND.UNA: a duplicate, if it is one of RFC 5681 §2 or brings news of what arrived (RFC 6675 §2)."""
    has_news = take_blocks(tcb, segment)
    if tcb.outstanding() == 0 or segment.length > 0 or segment.has(SYN | FIN):
        return
    if tcb.uses_sack:
        if not has_news:
            return
    elif tcb.window_of(segment.window) != tcb.snd_wnd:
        return
    if tcb.recovery == Recovery.TIMEOUT and not tcb.uses_sack:
        return  # what they count was sent before the time-out
    tcb.board.duplicates += 1
    if tcb.recovery != Recovery.NONE or not tcb.board.loss_is_seen(tcb.congestion.mss):
        return
    if tcb.uses_sack or before(tcb.recover, segment.ack):  # RFC 6582 §3.2 step 1
        enter_recovery(tcb, now_us)


def enter_recovery(tcb: Tcb, now_us: int) -> None:
    """Fast retransmit: the first segment goes out at once, and the window is cut.  Source: RFC 6675 §5 (4)."""
    mss = tcb.congestion.mss
    tcb.recovery = Recovery.FAST
    tcb.recover = tcb.snd_max
    tcb.congestion.on_loss(now_us, tcb.outstanding())
    tcb.board.high_rxt = 0
    tcb.board.lost_end = min(mss, tcb.outstanding())
    tcb.force_retransmission = True
    tcb.is_timing = False
    tcb.rexmt_us = now_us + tcb.rto.rto_us


# --- what an acknowledged FIN means ------------------------------------------------------------------------


def fin_is_acknowledged(tcb: Tcb) -> bool:
    """Whether our FIN was sent, and everything with it acknowledged."""
    return tcb.fin_sent and tcb.outgoing.length == 0 and tcb.snd_una == tcb.snd_max


def follow_fin(tcb: Tcb, now_us: int) -> None:
    """Our FIN is acknowledged: FIN-WAIT-2, TIME-WAIT or CLOSED.  Source: RFC 9293 §3.10.7.4."""
    if not fin_is_acknowledged(tcb):
        return
    if tcb.state == State.FIN_WAIT_1:
        tcb.change(State.FIN_WAIT_2)
        if tcb.is_orphan:
            tcb.close_us = now_us + tcb.settings.orphan_us
    elif tcb.state == State.CLOSING:
        enter_time_wait(tcb, now_us)
    elif tcb.state == State.LAST_ACK:
        tcb.finish(Error.NONE)


@noinline
def enter_time_wait(tcb: Tcb, now_us: int) -> None:
    """Wait two maximum segment lifetimes for what may still be on its way (MUST-13)."""
    tcb.change(State.TIME_WAIT)
    keepalive_idle_us = tcb.keepalive_idle_us
    tcb.stop_timers()
    tcb.keepalive_idle_us = keepalive_idle_us
    tcb.outgoing.release()
    if tcb.incoming.length == 0:
        tcb.incoming.release()
    tcb.close_us = now_us + 2 * tcb.settings.msl_us
