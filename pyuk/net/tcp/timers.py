"""What happens when a timer expires.  Source: RFC 9293 §3.10.8, §3.8; RFC 6298 §5.

Each timer is a time in the TCB; the engine calls expire() when the first of them has come. Read next: table.py.
"""

from __future__ import annotations

from pyuk.net.tcp.output import needs_probe
from pyuk.net.tcp.states import NEVER_US, Error, Recovery, State
from pyuk.net.tcp.tcb import Tcb

R1_RETRIES = 3  # RFC 9293 §3.8.3: after at least three the route is in doubt (SHLD-10)


def expire(tcb: Tcb, now_us: int) -> None:
    """Do what is due at this time."""
    if tcb.close_us <= now_us:
        tcb.finish(Error.NONE)
        return
    if tcb.rexmt_us <= now_us:
        on_rexmt(tcb, now_us)
    if tcb.persist_us <= now_us:
        on_persist(tcb, now_us)
    if tcb.delayed_ack_us <= now_us:
        tcb.delayed_ack_us = NEVER_US
        tcb.ack_due = True
    if tcb.keepalive_us <= now_us:
        on_keepalive(tcb, now_us)


def on_rexmt(tcb: Tcb, now_us: int) -> None:
    """Nothing was acknowledged in time: RFC 6298 §5.4 to §5.7, RFC 5681 §3.1."""
    tcb.rexmt_us = NEVER_US
    is_opening = tcb.state == State.SYN_SENT or tcb.state == State.SYN_RECEIVED
    if not is_opening and tcb.outstanding() == 0:
        return
    if is_given_up(tcb, now_us, is_opening):
        tcb.finish(Error.TIMED_OUT)
        return
    tcb.retries += 1
    tcb.is_path_doubtful = tcb.retries >= R1_RETRIES
    tcb.is_timing = False
    tcb.rto.back_off()
    tcb.rexmt_us = now_us + tcb.rto.rto_us
    if is_opening:
        tcb.syn_due = True
        return
    tcb.congestion.on_timeout(now_us, tcb.in_flight(), tcb.retries == 1)
    tcb.board.on_timeout(tcb.outstanding())
    tcb.recovery = Recovery.TIMEOUT
    tcb.recover = tcb.snd_max
    tcb.force_retransmission = True


def is_given_up(tcb: Tcb, now_us: int, is_opening: bool) -> bool:
    """R2 of RFC 9293 §3.8.3, as a time (MUST-20, MUST-21): of a SYN another than of text (MUST-23)."""
    limit_us = tcb.settings.syn_timeout_us if is_opening else tcb.settings.user_timeout_us
    return now_us - tcb.stalled_us >= limit_us


def on_persist(tcb: Tcb, now_us: int) -> None:
    """The window has been too small for a time-out: probe it, and wait twice as long (MUST-36, SHLD-29, SHLD-30).

    As long as the peer answers this goes on (MUST-37); a peer that does not is given up as one that never acknowledges.
    """
    tcb.persist_us = NEVER_US
    if not needs_probe(tcb):
        return
    if tcb.retries > 0 and is_given_up(tcb, now_us, False):
        tcb.finish(Error.TIMED_OUT)
        return
    tcb.retries += 1
    tcb.probe_due = True
    tcb.rto.back_off()
    start_persist(tcb, now_us)


def start_persist(tcb: Tcb, now_us: int) -> None:
    tcb.persist_us = now_us + tcb.rto.rto_us


def watch_window(tcb: Tcb, now_us: int) -> None:
    """Nothing more is sent now: where only the window keeps it back, let the persist timer run."""
    if tcb.persist_us == NEVER_US:
        if needs_probe(tcb):
            if tcb.retries == 0:
                tcb.stalled_us = now_us
                tcb.rto.compute()
            start_persist(tcb, now_us)
    elif not tcb.probe_due and not needs_probe(tcb):
        tcb.persist_us = NEVER_US


def on_keepalive(tcb: Tcb, now_us: int) -> None:
    """Ask a peer that has been silent for long whether it is there.  Source: RFC 9293 §3.8.4 (MUST-24 to MUST-29)."""
    tcb.keepalive_us = NEVER_US
    if tcb.keepalive_idle_us == 0 or tcb.state < State.ESTABLISHED or tcb.state == State.TIME_WAIT:
        return
    silence_us = now_us - tcb.last_heard_us
    if silence_us < tcb.keepalive_idle_us or tcb.outstanding() > 0:
        tcb.keepalive_us = max(tcb.last_heard_us + tcb.keepalive_idle_us, now_us + tcb.settings.keepalive_interval_us)
        if tcb.outstanding() == 0:
            tcb.keepalive_us = tcb.last_heard_us + tcb.keepalive_idle_us
    elif tcb.probes_sent >= tcb.settings.keepalive_probes:
        tcb.finish(Error.TIMED_OUT)
    else:
        tcb.probes_sent += 1
        tcb.keepalive_due = True
        tcb.keepalive_us = now_us + tcb.settings.keepalive_interval_us
