"""NewReno: a segment more each round trip, and half of what was on its way after a loss.

Sources: RFC 5681 §3.1, RFC 6582. Read next: cubic.py.
"""

from __future__ import annotations

from pyuk.net.tcp.congestion import MAX_WINDOW, Congestion


class NewReno(Congestion):
    """counted: octets acknowledged since the window last grew."""

    counted: int

    def __init__(self) -> None:
        super().__init__()
        self.counted = 0

    def avoid(self, now_us: int, acked: int, srtt_us: int) -> None:
        """One segment for each window of acknowledged octets: RFC 5681 §3.1 recommends to count octets."""
        self.counted += acked
        if self.counted >= self.cwnd:
            self.counted -= self.cwnd
            self.cwnd = min(self.cwnd + self.mss, MAX_WINDOW)

    def reduced(self, in_flight: int) -> int:
        self.counted = 0
        return in_flight // 2
