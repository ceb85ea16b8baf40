"""Time in the stack: microseconds of a clock that only goes forward. Whoever calls in says what time it is.

Read next: link.py.
"""

from __future__ import annotations

MILLISECOND = 1000
SECOND = 1_000_000
MINUTE = 60 * SECOND
NEVER_US = 1 << 62  # a time that does not come


class RateLimit:
    """A token bucket: `burst` at once, one more each `interval_us`.  Source: RFC 1812 §4.3.2.8, RFC 4443 §2.4 (f)."""

    burst: int
    interval_us: int
    tokens: int
    filled_us: int

    def __init__(self, burst: int, interval_us: int) -> None:
        self.burst = burst
        self.interval_us = interval_us
        self.tokens = burst
        self.filled_us = 0

    def take(self, now_us: int) -> bool:
        """Whether one more may be sent now."""
        more = (now_us - self.filled_us) // self.interval_us
        if more > 0:
            self.tokens = min(self.burst, self.tokens + min(more, self.burst))
            self.filled_us += more * self.interval_us
        if self.tokens == 0:
            return False
        self.tokens -= 1
        return True
