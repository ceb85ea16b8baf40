"""The transmission control block: all that is remembered of one connection.  Source: RFC 9293 §3.3.1.

It decides nothing; the modules that do are functions on it. Its fields stand in groups, each with what holds of
them together. Read next: output.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u16, u32
from pyuk.net.address import ANY_V6, Address
from pyuk.net.tcp.congestion import Congestion
from pyuk.net.tcp.cubic import Cubic
from pyuk.net.tcp.newreno import NewReno
from pyuk.net.tcp.ranges import Ranges
from pyuk.net.tcp.ring import Ring, Storage
from pyuk.net.tcp.rto import RtoEstimator
from pyuk.net.tcp.scoreboard import Scoreboard
from pyuk.net.tcp.sequence import distance
from pyuk.net.tcp.states import NEVER_US, Error, Recovery, Settings, State

EARLY_RANGES = 16  # gaps that a receiver bridges at a time; what would make one more is dropped
DEFAULT_MSS_V4 = 536  # RFC 9293 §3.7.1: where no option says otherwise (MUST-15)
DEFAULT_MSS_V6 = 1220
SHIFT_MASK = 15  # RFC 7323 §2.3: windows are scaled by 14 bits at most


class Watcher:
    """Who wants to know when something has changed that a user may wait for."""

    def wake(self, tcb: Tcb) -> None:
        """Data came, room came, the state or the error changed. Called from within the stack: take note, no more."""
        raise NotImplementedError


class Tcb:
    """One connection.

    SND.UNA =< SND.NXT =< SND.MAX: the oldest number not acknowledged, the next to be sent, and one past the highest
    that ever was; the last two differ only after a window probe. RCV.NXT =< RCV.ADV: the next number expected and the
    end of the window that was advertised.
    """

    # who talks to whom, and how far they are
    local: Address
    remote: Address
    local_port: u16
    remote_port: u16
    state: State
    error: Error
    settings: Settings
    watcher: Watcher | None
    is_passive: bool  # opened by a listener: RFC 9293 §3.5.3 sends it back to LISTEN by a reset
    is_orphan: bool  # nobody will read from it or write to it any more
    backlog: Backlog | None  # whose queue it stands in until it is accepted

    # the send sequence space
    iss: u32
    snd_una: u32
    snd_nxt: u32
    snd_max: u32
    snd_wnd: int
    snd_wl1: u32
    snd_wl2: u32
    snd_up: u32
    snd_wnd_max: int  # the largest window the peer ever offered: RFC 9293 §3.8.6.2.1, RFC 5961 §5.2
    snd_shift: int
    outgoing: Ring  # its first octet is SND.UNA's, from ESTABLISHED on
    fin_queued: bool  # the user has closed: a FIN follows the last octet of outgoing
    fin_sent: bool
    syn_is_acked: bool
    is_urgent: bool  # SND.UP lies ahead

    # the receive sequence space
    irs: u32
    rcv_nxt: u32
    rcv_adv: u32
    rcv_up: u32
    rcv_shift: int
    incoming: Ring  # octets in order that the user has not read; those out of order lie behind them
    early: Ranges  # what of the latter there is, counted from RCV.NXT
    latest_early: u32  # one octet of the range that came last: RFC 2018 §4
    has_early_fin: bool
    early_fin: u32  # the number of a FIN that arrived before its turn
    has_urgent: bool  # RCV.UP lies ahead of what the user has read

    # the options agreed on
    peer_mss: int
    path_mss: int  # what the path and the interface carry, without options
    uses_timestamps: bool
    eff_snd_mss: int  # what comes of these three
    uses_sack: bool
    offers_scale: bool
    ts_recent: u32
    ts_recent_us: int
    ts_offset: u32
    last_ack_sent: u32

    # the retransmission of what is lost, and the measure of the round trip
    rto: RtoEstimator
    board: Scoreboard
    congestion: Congestion
    recovery: Recovery
    recover: u32  # one past the highest number sent when recovery began: RFC 6582 §3.2
    force_retransmission: bool  # the first segment of a recovery goes out whatever the window says
    retries: int
    stalled_us: int  # since when nothing new was acknowledged
    is_timing: bool
    timed_seq: u32
    timed_us: int
    is_path_doubtful: bool  # R1 was reached: the route should be asked for again (MUST-20)

    # what is due to be sent
    syn_due: bool
    ack_due: bool
    probe_due: bool
    keepalive_due: bool
    reset_due: bool
    challenge_seq: u32
    stray_reset_due: bool  # a reset that answers one segment, with challenge_seq as its number; the state stays
    no_delay: bool
    burst_octets: int  # text of one segment handed down, where what lies below cuts it up; 0 where not

    # acknowledgments that wait
    rcv_mss: int  # the largest segment that came
    challenges: int
    challenge_until_us: int

    # when the timers expire; NEVER_US where they do not run
    rexmt_us: int
    persist_us: int
    delayed_ack_us: int
    keepalive_us: int
    keepalive_idle_us: int  # after how long a silence a probe is sent; 0 for never
    probes_sent: int
    last_heard_us: int
    last_sent_us: int
    close_us: int  # the end of TIME-WAIT, or of an orphan's FIN-WAIT-2

    # what the engine keeps here
    timer_index: int
    timer_us: int
    is_ready: bool
    next_ready: Tcb | None
    is_in_table: bool
    next_in_bucket: Tcb | None
    next_to_accept: Tcb | None
    has_changed: bool
    is_starved: bool  # its user waits for memory

    def __init__(self, settings: Settings, storage: Storage) -> None:
        self.settings = settings
        self.state = State.CLOSED
        self.error = Error.NONE
        self.watcher = None
        self.is_passive = False
        self.is_orphan = False
        self.backlog = None
        self.outgoing = Ring(storage, settings.send_limit)
        self.incoming = Ring(storage, settings.receive_limit)
        self.early = Ranges(EARLY_RANGES)
        self.rto = RtoEstimator(settings.least_rto_us)
        self.board = Scoreboard()
        self.congestion = make_congestion(settings.congestion)
        self.no_delay = settings.no_delay
        self.keepalive_idle_us = settings.keepalive_us
        self.burst_octets = 0
        self.path_mss = DEFAULT_MSS_V4
        self.clear_sequence()
        self.clear_options()
        self.clear_dues()
        self.stop_timers()
        self.timer_index = -1
        self.timer_us = NEVER_US
        self.is_ready = False
        self.next_ready = None
        self.is_in_table = False
        self.next_in_bucket = None
        self.next_to_accept = None
        self.local = ANY_V6
        self.remote = ANY_V6
        self.local_port = 0
        self.remote_port = 0
        self.has_changed = False
        self.is_starved = False

    def clear_sequence(self) -> None:
        self.iss = 0
        self.snd_una = 0
        self.snd_nxt = 0
        self.snd_max = 0
        self.snd_wnd = 0
        self.snd_wl1 = 0
        self.snd_wl2 = 0
        self.snd_up = 0
        self.snd_wnd_max = 0
        self.fin_queued = False
        self.fin_sent = False
        self.syn_is_acked = False
        self.is_urgent = False
        self.irs = 0
        self.rcv_nxt = 0
        self.rcv_adv = 0
        self.rcv_up = 0
        self.latest_early = 0
        self.has_early_fin = False
        self.early_fin = 0
        self.has_urgent = False
        self.recovery = Recovery.NONE
        self.recover = 0
        self.force_retransmission = False
        self.retries = 0
        self.stalled_us = 0
        self.is_timing = False
        self.timed_seq = 0
        self.timed_us = 0
        self.is_path_doubtful = False

    def clear_options(self) -> None:
        self.snd_shift = 0
        self.rcv_shift = 0
        self.rcv_mss = 0
        self.peer_mss = DEFAULT_MSS_V4
        self.uses_timestamps = False
        self.uses_sack = False
        self.offers_scale = False
        self.ts_recent = 0
        self.ts_recent_us = 0
        self.ts_offset = 0
        self.last_ack_sent = 0
        self.settle_mss()

    def clear_dues(self) -> None:
        """Nothing is to be sent."""
        self.syn_due = False
        self.ack_due = False
        self.probe_due = False
        self.keepalive_due = False
        self.reset_due = False
        self.stray_reset_due = False
        self.challenge_seq = 0
        self.challenges = 0
        self.challenge_until_us = 0

    def stop_timers(self) -> None:
        self.rexmt_us = NEVER_US
        self.persist_us = NEVER_US
        self.delayed_ack_us = NEVER_US
        self.keepalive_us = NEVER_US
        self.close_us = NEVER_US
        self.probes_sent = 0
        self.last_heard_us = 0
        self.last_sent_us = 0

    # --- facts -------------------------------------------------------------------------------

    def outstanding(self) -> int:
        """Sequence numbers sent and not acknowledged."""
        return distance(self.snd_una, self.snd_nxt)

    def in_flight(self) -> int:
        """How many of them are thought to be on their way still."""
        outstanding = self.outstanding()
        if self.recovery == Recovery.NONE and self.board.is_quiet():
            return outstanding
        return self.board.pipe(outstanding, self.congestion.mss)

    def rcv_wnd(self) -> int:
        """The receive window as the peer knows it."""
        return distance(self.rcv_nxt, self.rcv_adv)

    @inline
    def window_of(self, field: u16) -> int:
        """The window that the peer tells by the field of a header: RFC 7323 §2.3."""
        return field << (self.snd_shift & SHIFT_MASK)

    def may_carry_text(self) -> bool:
        """Whether this side may still send what it has queued, in first or second try."""
        return self.state >= State.ESTABLISHED and self.state != State.FIN_WAIT_2 and self.state != State.TIME_WAIT

    def unsent(self) -> int:
        """Octets of text queued and never sent; sequence numbers of SYN and FIN not counted."""
        return max(self.outgoing.length - self.outstanding(), 0)

    def fin_is_unsent(self) -> bool:
        """Whether a FIN is queued that was not sent yet."""
        return self.fin_queued and self.outstanding() <= self.outgoing.length

    def settle_mss(self) -> None:
        """Text that one segment carries at most: Eff.snd.MSS of RFC 9293 §3.7.1 (MUST-16), the timestamp taken off."""
        self.eff_snd_mss = max(min(self.peer_mss, self.path_mss) - (12 if self.uses_timestamps else 0), 1)

    def next_deadline_us(self) -> int:
        """When the first of the timers expires."""
        return min(
            min(self.rexmt_us, self.persist_us), min(self.delayed_ack_us, min(self.keepalive_us, self.close_us))
        )

    # --- changes that several subjects make -----------------------------------------------------

    def change(self, state: State) -> None:
        """Enter a state."""
        self.state = state
        self.has_changed = True

    def finish(self, error: Error) -> None:
        """The connection is over: CLOSED, nothing runs any more, buffers given back but what may still be read."""
        was_opening = self.state == State.SYN_RECEIVED
        self.state = State.CLOSED
        if self.error == Error.NONE:
            self.error = error
        self.stop_timers()
        reset_due = self.reset_due
        stray = self.stray_reset_due
        seq = self.challenge_seq
        self.clear_dues()
        self.reset_due = reset_due
        self.stray_reset_due = stray
        self.challenge_seq = seq
        self.outgoing.release()
        self.early.clear()
        self.board.forget()
        if self.is_orphan or self.incoming.length == 0:
            self.incoming.release()
        self.has_changed = True
        backlog = self.backlog
        if backlog is not None and was_opening:
            backlog.has_failed(self)


class Backlog:
    """What a passive open learns of its connections: listener.py tells more."""

    def has_opened(self, tcb: Tcb) -> None:
        """The handshake is complete."""
        raise NotImplementedError

    def has_failed(self, tcb: Tcb) -> None:
        """The connection was over before the handshake was complete."""
        raise NotImplementedError


def make_congestion(name: str) -> Congestion:
    """The algorithm of a name: "cubic" or "newreno"."""
    if name == "newreno":
        return NewReno()
    return Cubic()
