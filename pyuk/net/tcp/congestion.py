"""How much may be on its way: congestion control, and the interface that its algorithms have in common.

RFC 9293 §3.8.2 requires slow start and congestion avoidance (MUST-19). What is here holds for every algorithm:
slow start, the initial window, what a time-out does. What differs is how the window grows in congestion avoidance
and how far a loss cuts it: newreno.py and cubic.py. All windows are octets. Sources: RFC 5681, RFC 6928.
"""

from __future__ import annotations

NO_THRESHOLD = 1 << 30  # RFC 5681 §3.1: the initial value should be arbitrarily high
MOST_COUNTED = 8  # segments that one acknowledgment counts for in slow start
MAX_WINDOW = 1 << 30  # the largest that a scaled window can offer: RFC 7323 §2.3


class Congestion:
    """cwnd and ssthresh as in RFC 5681 §2, in octets. mss: the size of a full segment (SMSS)."""

    cwnd: int
    ssthresh: int
    mss: int

    def __init__(self) -> None:
        self.mss = 536
        self.cwnd = 536
        self.ssthresh = NO_THRESHOLD

    def start(self, mss: int) -> None:
        """The handshake is done: the initial window.  Source: RFC 6928 §2."""
        self.mss = mss
        self.cwnd = initial_window(mss)

    def on_ack(self, now_us: int, acked: int, srtt_us: int) -> None:
        """`acked` octets were acknowledged outside of fast recovery, and the window had been used whole."""
        if self.cwnd < self.ssthresh:
            self.slow_start(acked)
        else:
            self.avoid(now_us, acked, srtt_us)

    def slow_start(self, acked: int) -> None:
        """RFC 5681 §3.1, equation 2, counting octets, at most L segments of them: RFC 3465 §2.2, RFC 9406 §4.2.

        L is 8 there: receivers that take many segments at a time acknowledge them at a time.
        """
        self.cwnd = min(self.cwnd + min(acked, MOST_COUNTED * self.mss), MAX_WINDOW)

    def avoid(self, now_us: int, acked: int, srtt_us: int) -> None:
        """Congestion avoidance: grow for `acked` octets."""
        raise NotImplementedError

    def reduced(self, in_flight: int) -> int:
        """The slow start threshold after a loss with so many octets on their way."""
        raise NotImplementedError

    def on_loss(self, now_us: int, in_flight: int) -> None:
        """A loss was seen by duplicate acknowledgments: fast recovery begins.  Source: RFC 5681 §3.2."""
        self.ssthresh = max(self.reduced(in_flight), 2 * self.mss)
        self.cwnd = self.ssthresh

    def on_recovered(self) -> None:
        """Fast recovery is over.  Source: RFC 6582 §3.2 step 3."""
        self.cwnd = max(self.ssthresh, self.mss)

    def on_timeout(self, now_us: int, in_flight: int, is_first: bool) -> None:
        """The retransmission timer expired: one segment, then slow start.  Source: RFC 5681 §3.1.

        is_first: not the same segment's second time, which must not lower ssthresh again (equation 4).
        """
        if is_first:
            self.ssthresh = max(self.reduced(in_flight), 2 * self.mss)
        self.cwnd = self.mss

    def on_idle(self) -> None:
        """Nothing was sent for longer than the retransmission time-out.  Source: RFC 5681 §4.1."""
        self.cwnd = min(self.cwnd, initial_window(self.mss))

    def on_mss(self, mss: int) -> None:
        """The path carries smaller segments than was thought; the window stays as many octets."""
        self.mss = mss
        self.cwnd = max(self.cwnd, mss)


def initial_window(mss: int) -> int:
    """What may be sent before the first acknowledgment.  Source: RFC 6928 §2."""
    return min(10 * mss, max(2 * mss, 14600))
