"""Initial sequence numbers.  Source: RFC 6528 §3; RFC 9293 §3.4.1 requires a clock (MUST-8), and recommends this one.

ISN = M + F(localip, localport, remoteip, remoteport, secretkey): M counts every four microseconds, so that the numbers
of one pair of end points only go up; F keeps others from guessing them. Read next: cookies.py.
"""

from __future__ import annotations

from pyuk.lang import u32
from pyuk.net.tcp.sequence import SEQ_MASK
from pyuk.net.tcp.siphash import SipHash, of_connection
from pyuk.net.tcp.tcb import Tcb

FOR_ISN = 1
FOR_TIMESTAMP = 2


def keyed(secret: SipHash, tcb: Tcb, purpose: int) -> u32:
    """32 bits that depend on both end points, the purpose, and the secret."""
    rest = purpose << 32 | tcb.local_port << 16 | tcb.remote_port
    local, remote = tcb.local, tcb.remote
    return of_connection(secret, local.high, local.low, remote.high, remote.low, rest) & SEQ_MASK


def initial_sequence(secret: SipHash, tcb: Tcb, now_us: int) -> u32:
    """ISS for a connection that is being opened."""
    return ((now_us >> 2) + keyed(secret, tcb, FOR_ISN)) & SEQ_MASK


def timestamp_offset(secret: SipHash, tcb: Tcb) -> u32:
    """Where the timestamp clock of a connection starts.  Source: RFC 7323 §7.1."""
    return keyed(secret, tcb, FOR_TIMESTAMP)
