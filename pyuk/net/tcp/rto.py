"""How long to wait for an acknowledgment: the retransmission timer's estimator.  Source: RFC 6298.

RFC 9293 §3.8.1 requires it (MUST-18), Karn's algorithm with it: no sample is taken of what was sent twice. Times
are microseconds. The state is scaled as in Jacobson's paper, so that no fraction is lost: eight times the smoothed
time, four times its variation. Read next: congestion.py.
"""

from __future__ import annotations

INITIAL_RTO_US = 1_000_000  # RFC 6298 §2.1: until a sample is there
MAX_RTO_US = 60_000_000  # RFC 6298 §2.5: at least 60 seconds
GRANULARITY_US = 1_000  # G of RFC 6298 §2: what the timers of the machine can do
# RFC 6298 §2.4 says that it SHOULD be a second, for clocks that tick twice a second; with delayed acknowledgments
# of at most 40 ms at the peers of today, 200 ms are enough, and a lost last segment costs a fifth.
MIN_RTO_US = 200_000
AFTER_LOST_SYN_US = 3_000_000  # RFC 6298 §5.7


class RtoEstimator:
    """srtt8: the smoothed round-trip time, times 8; 0 before the first sample. rttvar4: its variation, times 4.

    rto_us: how long to wait now, backed off where the timer expired: is_longer. least_us: never less.
    """

    srtt8: int
    rttvar4: int
    rto_us: int
    is_longer: bool
    least_us: int

    def __init__(self, least_us: int) -> None:
        self.srtt8 = 0
        self.rttvar4 = 0
        self.rto_us = INITIAL_RTO_US
        self.is_longer = False
        self.least_us = least_us

    def srtt_us(self) -> int:
        """The smoothed round-trip time; 0 before the first sample."""
        return self.srtt8 >> 3

    def sample(self, rtt_us: int) -> None:
        """Take in a measured round-trip time: RFC 6298 §2.2 and §2.3. It ends a back-off, too.

        After a back-off it counts for the time-out without it at most: a longer one waited for the peer's own timer,
        as where an acknowledgment is lost and the peer's text, sent again, brings it. Two ends that both send would
        drive each other's time-outs up to the bound. A path that is slower in truth is believed after a few of them.
        """
        rtt = max(rtt_us, 1)
        if self.is_longer:
            waited_us = self.rto_us
            self.compute()
            if self.rto_us < waited_us:
                rtt = min(rtt, self.rto_us)
        if self.srtt8 == 0:
            self.srtt8 = rtt << 3
            self.rttvar4 = rtt << 1
        else:
            error = rtt - (self.srtt8 >> 3)
            self.rttvar4 += abs(error) - (self.rttvar4 >> 2)
            self.srtt8 = max(self.srtt8 + error, 1)
        self.compute()

    def compute(self) -> None:
        """RTO = SRTT + max(G, 4 * RTTVAR), within its bounds: RFC 6298 §2.3 to §2.5."""
        self.is_longer = False
        if self.srtt8 == 0:
            self.rto_us = INITIAL_RTO_US
            return
        rto = (self.srtt8 >> 3) + max(GRANULARITY_US, self.rttvar4)
        self.rto_us = min(max(rto, self.least_us), MAX_RTO_US)

    def back_off(self) -> None:
        """The timer expired: wait twice as long the next time.  Source: RFC 6298 §5.5."""
        self.rto_us = min(self.rto_us * 2, MAX_RTO_US)
        self.is_longer = True

    def after_lost_syn(self) -> None:
        """The SYN was sent more than once, so nothing is known of the path: RFC 6298 §5.7."""
        if self.srtt8 == 0:
            self.rto_us = AFTER_LOST_SYN_US
            self.is_longer = True
