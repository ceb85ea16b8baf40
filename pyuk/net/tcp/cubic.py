"""CUBIC: the window as a cubic function of the time since the last loss, flat where that loss was.  Source: RFC 9438.

W_cubic(t) = C * (t - K)**3 + W_max, in segments and seconds; here in octets and milliseconds, in integers, so
that every machine computes the same. C is 0.4, beta 0.7.
"""

from __future__ import annotations

from pyuk.net.tcp.congestion import MAX_WINDOW, Congestion

LONGEST_MS = 100_000  # of t - K: beyond it the cube has outgrown every window
NO_EPOCH = -1


class Cubic(Congestion):
    """w_max: the window before the last loss. w_est: what NewReno would have by now (W_est, RFC 9438 §4.3).

    epoch_us: when this congestion avoidance began; NO_EPOCH before its first acknowledgment. k_ms: when, counted from
    there, the function reaches w_max. origin: its value there. grown: acknowledged octets not yet counted in w_est.
    """

    w_max: int
    w_est: int
    epoch_us: int
    k_ms: int
    origin: int
    grown: int

    def __init__(self) -> None:
        super().__init__()
        self.w_max = 0
        self.w_est = 0
        self.epoch_us = NO_EPOCH
        self.k_ms = 0
        self.origin = 0
        self.grown = 0

    def avoid(self, now_us: int, acked: int, srtt_us: int) -> None:
        if self.epoch_us == NO_EPOCH:
            self.begin_epoch(now_us)
        elapsed_ms = (now_us - self.epoch_us) // 1000
        self.follow_reno(acked)
        if self.curve(elapsed_ms) < self.w_est:  # §4.3: the region where NewReno is faster
            self.cwnd = min(max(self.cwnd, self.w_est), MAX_WINDOW)
            return
        target = min(max(self.curve(elapsed_ms + srtt_us // 1000), self.cwnd), self.cwnd + self.cwnd // 2)
        # §4.4: (target - cwnd) / cwnd segments for each segment acknowledged
        self.cwnd = min(self.cwnd + (target - self.cwnd) * acked // self.cwnd, MAX_WINDOW)

    def begin_epoch(self, now_us: int) -> None:
        """The first acknowledgment in congestion avoidance fixes the curve.  Source: RFC 9438 §4.2."""
        self.epoch_us = now_us
        self.w_est = self.cwnd
        self.grown = 0
        self.origin = max(self.w_max, self.cwnd)
        # K = cbrt((W_max - cwnd) / C): for segments s and C = 0.4 in milliseconds the cube root of s * 2.5e9
        self.k_ms = cube_root((self.origin - self.cwnd) * 2_500_000 // self.mss * 1000)

    def curve(self, elapsed_ms: int) -> int:
        """W_cubic, in octets.  Source: RFC 9438 §4.2, figure 1."""
        time_ms = min(max(elapsed_ms - self.k_ms, -LONGEST_MS), LONGEST_MS)
        cube = time_ms * time_ms * time_ms // 1_000_000  # of thousandths of a cubic second
        return self.origin + cube * self.mss * 4 // 10_000

    def follow_reno(self, acked: int) -> None:
        """W_est grows by alpha segments a window, alpha = 3 * (1 - beta) / (1 + beta) = 9/17: RFC 9438 §4.3."""
        self.grown += acked
        growth = self.grown * self.mss * 9 // (self.cwnd * 17)
        if self.w_est >= self.w_max:  # it has reached what it had: as fast as NewReno from here on
            growth = self.grown * self.mss // self.cwnd
        if growth > 0:
            self.w_est = min(self.w_est + growth, MAX_WINDOW)
            self.grown = 0

    def reduced(self, in_flight: int) -> int:
        """Multiplicative decrease by 0.7, and fast convergence.  Source: RFC 9438 §4.6 and §4.7."""
        if self.cwnd < self.w_max:
            self.w_max = self.cwnd * 17 // 20  # (1 + beta) / 2: leave room to a newer flow
        else:
            self.w_max = self.cwnd
        self.epoch_us = NO_EPOCH
        return in_flight * 7 // 10

    def on_idle(self) -> None:
        super().on_idle()
        self.epoch_us = NO_EPOCH


def cube_root(value: int) -> int:
    """The greatest integer whose cube is not above a value that is not negative."""
    root = 0
    step = 1 << 20
    while step > 0:
        larger = root + step
        if larger <= 2_000_000 and larger * larger * larger <= value:
            root = larger
        step >>= 1
    return root
