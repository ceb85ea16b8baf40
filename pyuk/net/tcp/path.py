"""What the network reports of the path: that it is broken, or carries less than was thought.

Sources: RFC 9293 §3.9.2.2, RFC 5927 (what of it to believe), RFC 1191 §6.4. Read next: timers.py.
"""

from __future__ import annotations

from pyuk.net.tcp.handshake import LEAST_MSS
from pyuk.net.tcp.sequence import distance
from pyuk.net.tcp.states import Error, Recovery, State
from pyuk.net.tcp.tcb import Tcb


def is_credible(tcb: Tcb, quoted_seq: int) -> bool:
    """Whether a report quotes something that is on its way: others are forged, or old.  Source: RFC 5927 §4.1."""
    return 0 <= distance(tcb.snd_una, quoted_seq) < distance(tcb.snd_una, tcb.snd_max)


def cannot_be_reached(tcb: Tcb, error: Error) -> None:
    """An error ends a connection that is being opened (SHLD-26; soft ones, too: RFC 5461 §4.1).

    One that is established lives on, and doubts its path: most such errors are mended soon (MUST-56), and a hard one
    may be forged (RFC 5927 §5.2).
    """
    if tcb.state == State.SYN_SENT:
        tcb.finish(error)
    else:
        tcb.is_path_doubtful = True


def carries_less(tcb: Tcb, most_text: int) -> None:
    """The path carries at most so much text in a segment without options: all segments are shorter from now on.

    What was on its way in longer ones is lost, without congestion: it is sent again at once (RFC 1191 §6.5).
    """
    most = max(most_text, LEAST_MSS)
    if most >= tcb.path_mss:
        return
    tcb.path_mss = most
    tcb.settle_mss()
    tcb.congestion.on_mss(tcb.eff_snd_mss)
    if tcb.state < State.ESTABLISHED or tcb.outstanding() == 0:
        return
    tcb.board.on_timeout(tcb.outstanding())
    tcb.recovery = Recovery.TIMEOUT
    tcb.recover = tcb.snd_max
    tcb.force_retransmission = True
    tcb.is_timing = False
