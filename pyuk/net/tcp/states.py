"""The states of a connection, how it ended, and the numbers that can be set.  Source: RFC 9293 §3.3.2, figure 5."""

from __future__ import annotations

from enum import IntEnum

from pyuk.net.tcp.rto import MIN_RTO_US

SECOND_US = 1_000_000
MILLISECOND_US = 1_000
NEVER_US = 1 << 62  # a time that does not come


class State(IntEnum):
    """In the order of a connection's life: what is at least ESTABLISHED is synchronised (but SYN_RECEIVED is, too)."""

    CLOSED = 0
    LISTEN = 1
    SYN_SENT = 2
    SYN_RECEIVED = 3
    ESTABLISHED = 4
    FIN_WAIT_1 = 5
    FIN_WAIT_2 = 6
    CLOSE_WAIT = 7
    CLOSING = 8
    LAST_ACK = 9
    TIME_WAIT = 10


class Error(IntEnum):
    """Why a connection is over, where it did not end as both sides wished."""

    NONE = 0
    REFUSED = 1  # RFC 9293 §3.10.7.3: "connection refused"
    RESET = 2  # "connection reset"
    TIMED_OUT = 3  # "connection aborted due to user timeout"
    UNREACHABLE = 4  # a hard ICMP error while it was being opened
    ABORTED = 5  # by this side


class Recovery(IntEnum):
    """What the sender does about a loss."""

    NONE = 0
    FAST = 1  # RFC 6582, RFC 6675: seen by duplicate acknowledgments
    TIMEOUT = 2  # the retransmission timer expired


class Settings:
    """What holds for all connections of a stack unless one is told otherwise. Times are microseconds."""

    send_limit: int
    receive_limit: int
    user_timeout_us: int
    syn_timeout_us: int
    msl_us: int
    least_rto_us: int
    delayed_ack_us: int
    keepalive_us: int
    keepalive_interval_us: int
    keepalive_probes: int
    orphan_us: int
    congestion: str
    use_sack: bool
    use_timestamps: bool
    use_window_scale: bool
    no_delay: bool

    def __init__(self) -> None:
        self.send_limit = 128 << 10
        self.receive_limit = 128 << 10
        self.user_timeout_us = 300 * SECOND_US  # RFC 9293 §3.9.1: the global default is five minutes
        self.syn_timeout_us = 180 * SECOND_US  # §3.8.3: R2 of a SYN is at least 3 minutes (MUST-23)
        self.msl_us = 30 * SECOND_US  # §3.4.2 says two minutes, "an engineering choice"; Linux and BSD take 30 s
        self.least_rto_us = MIN_RTO_US
        self.delayed_ack_us = 40 * MILLISECOND_US  # §3.8.6.3: less than 0.5 s (MUST-40)
        self.keepalive_us = 0  # §3.8.4: off unless it is asked for (MUST-25)
        self.keepalive_interval_us = 75 * SECOND_US
        self.keepalive_probes = 9  # no single probe that is not answered ends a connection (MUST-29)
        self.orphan_us = 60 * SECOND_US  # how long FIN-WAIT-2 lasts once nobody holds the connection
        self.congestion = "cubic"
        self.use_sack = True
        self.use_timestamps = True
        self.use_window_scale = True
        self.no_delay = False

    def copied(self) -> Settings:
        """The same for one connection, which may differ then."""
        other = Settings()
        other.send_limit = self.send_limit
        other.receive_limit = self.receive_limit
        other.user_timeout_us = self.user_timeout_us
        other.syn_timeout_us = self.syn_timeout_us
        other.msl_us = self.msl_us
        other.least_rto_us = self.least_rto_us
        other.delayed_ack_us = self.delayed_ack_us
        other.keepalive_us = self.keepalive_us
        other.keepalive_interval_us = self.keepalive_interval_us
        other.keepalive_probes = self.keepalive_probes
        other.orphan_us = self.orphan_us
        other.congestion = self.congestion
        other.use_sack = self.use_sack
        other.use_timestamps = self.use_timestamps
        other.use_window_scale = self.use_window_scale
        other.no_delay = self.no_delay
        return other


KEEPALIVE_DEFAULT_US = 7200 * SECOND_US  # §3.8.4: no less than two hours (MUST-28)
