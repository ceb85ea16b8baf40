"""What a user may ask of a connection.  Source: RFC 9293 §3.9.1, §3.10.1 to §3.10.6. Read next: timers.py."""

from __future__ import annotations

from pyuk.net.tcp.receive import window_is_worth_telling
from pyuk.net.tcp.ring import Octets
from pyuk.net.tcp.sequence import advance, not_after
from pyuk.net.tcp.states import NEVER_US, Error, State
from pyuk.net.tcp.tcb import Tcb


def may_send(tcb: Tcb) -> bool:
    """Whether text may be queued: the user has not closed, and the connection is not over."""
    opening = tcb.state == State.SYN_SENT or tcb.state == State.SYN_RECEIVED
    return (opening or tcb.state == State.ESTABLISHED or tcb.state == State.CLOSE_WAIT) and not tcb.fin_queued


def send(tcb: Tcb, source: Octets, start: int, count: int, is_urgent: bool = False) -> int:
    """SEND: queue octets; how many were taken: 0 where the queue is full, -1 where nothing may be sent any more."""
    if not may_send(tcb):
        return -1
    taken = tcb.outgoing.append(source, start, count)
    if is_urgent and taken == count:
        tcb.is_urgent = True
        tcb.snd_up = advance(tcb.snd_una, tcb.outgoing.length + (0 if tcb.syn_is_acked else 1))
    return taken


def may_receive(tcb: Tcb) -> bool:
    """Whether more text may come."""
    return tcb.state >= State.SYN_SENT and tcb.state <= State.FIN_WAIT_2


def receive(tcb: Tcb, target: bytearray, start: int, most: int) -> int:
    """RECEIVE: take octets that have arrived; how many: 0 where there are none yet, -1 at the end of the stream."""
    count = min(most, tcb.incoming.length)
    if count == 0:
        return 0 if tcb.incoming.length > 0 or may_receive(tcb) else -1
    tcb.incoming.get(0, target, start, count)
    consume(tcb, count)
    return count


def consume(tcb: Tcb, count: int) -> None:
    """Octets were read: their room is the peer's again, and it is told so when that is worth a segment."""
    tcb.incoming.drop(count)
    if tcb.incoming.length == 0 and tcb.early.count() == 0:
        if may_receive(tcb):
            tcb.incoming.lie_idle()
        else:
            tcb.incoming.release()
    if tcb.has_urgent and not_after(tcb.rcv_up, advance(tcb.rcv_nxt, -tcb.incoming.length)):
        tcb.has_urgent = False
    if may_receive(tcb) and tcb.state >= State.ESTABLISHED and window_is_worth_telling(tcb):
        tcb.ack_due = True


def shut_down(tcb: Tcb) -> None:
    """CLOSE: a FIN follows what is queued; the peer may go on sending.  Source: RFC 9293 §3.10.4."""
    if tcb.state == State.SYN_SENT:
        tcb.finish(Error.NONE)
    elif may_send(tcb):
        tcb.fin_queued = True
        if tcb.state == State.ESTABLISHED:
            tcb.change(State.FIN_WAIT_1)
        elif tcb.state == State.CLOSE_WAIT:
            tcb.change(State.LAST_ACK)


def close(tcb: Tcb, now_us: int) -> None:
    """The user lets go of the connection. What is queued is still sent; but where text was not read, it is reset.

    Source: RFC 9293 §3.6.1 (SHLD-3): the peer must not think that it was received.
    """
    tcb.is_orphan = True
    tcb.watcher = None
    if tcb.incoming.length > 0 and tcb.state >= State.ESTABLISHED and tcb.state != State.TIME_WAIT:
        abort(tcb)
        return
    shut_down(tcb)
    if tcb.state == State.FIN_WAIT_2:
        tcb.close_us = min(tcb.close_us, now_us + tcb.settings.orphan_us)
    if tcb.state == State.CLOSED or tcb.state == State.TIME_WAIT:
        tcb.incoming.release()


def abort(tcb: Tcb) -> None:
    """ABORT: a reset, and nothing more.  Source: RFC 9293 §3.10.5."""
    if tcb.state >= State.SYN_RECEIVED and tcb.state <= State.CLOSE_WAIT:
        tcb.reset_due = True
    elif tcb.state == State.CLOSING or tcb.state == State.LAST_ACK:
        tcb.reset_due = not (tcb.fin_sent and tcb.outgoing.length == 0)
    tcb.finish(Error.ABORTED)
    tcb.incoming.release()


def set_keepalive(tcb: Tcb, idle_us: int, now_us: int) -> None:
    """Probe a silent peer after so long a time; 0 for never, as it is at first (MUST-24, MUST-25)."""
    tcb.keepalive_idle_us = idle_us
    tcb.keepalive_us = NEVER_US if idle_us == 0 else now_us + idle_us
