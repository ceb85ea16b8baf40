"""All connections of a stack: segments and the time go in, segments come out.

receive() takes a segment, poll() the time; next_segment() gives what is to be sent, one after the other, until there
is none; next_deadline_us() says when to poll again. What a user calls is in tcp.py. Sources: RFC 9293 §3.10.7.1 (no
connection), §3.10.7.2 (LISTEN). Read next: tcp.py.
"""

from __future__ import annotations

from pyuk.lang import u64
from pyuk.net.address import Address
from pyuk.net.tcp import cookies
from pyuk.net.tcp.acknowledgment import establish, force_window
from pyuk.net.tcp.arrival import segment_arrives
from pyuk.net.tcp.handshake import note_peer_syn, scale_for
from pyuk.net.tcp.isn import initial_sequence, timestamp_offset
from pyuk.net.tcp.listener import Listener
from pyuk.net.tcp.output import is_content, next_segment
from pyuk.net.tcp.receive import MOST_WINDOW
from pyuk.net.tcp.ring import Storage
from pyuk.net.tcp.schedule import Ready, Timers
from pyuk.net.tcp.sequence import advance, before
from pyuk.net.tcp.siphash import SipHash
from pyuk.net.tcp.states import Error, Settings, State
from pyuk.net.tcp.table import Table
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.timers import expire, watch_window
from pyuk.net.wire.tcp import ACK, RST, SYN, Segment

MOST_REPLIES = 32  # answers to segments of no connection that wait to be sent; what comes beyond them is dropped
# Connections in TIME-WAIT: for so many octets of buffers one, 1024 at most; of more, those that have waited longest are
# forgotten.
OCTETS_A_TIME_WAIT = 8192
MOST_TIME_WAIT = 1024
LEAST_TIME_WAIT = 32
HEADER_V4 = 40
HEADER_V6 = 60


class Counters:
    """What happened, for those who look."""

    received: int
    sent: int
    resets_sent: int
    no_connection: int
    cookies_sent: int
    cookies_accepted: int
    replies_dropped: int
    time_wait_dropped: int

    def __init__(self) -> None:
        self.received = 0
        self.sent = 0
        self.resets_sent = 0
        self.no_connection = 0
        self.cookies_sent = 0
        self.cookies_accepted = 0
        self.replies_dropped = 0
        self.time_wait_dropped = 0


class Engine:
    """mtu_bytes: of the interface; an MSS is what it leaves beside the headers of IP and TCP.

    answer: the segment that next_segment() gives. replies: those of no connection that wait, from reply_first on,
    reply_count of them. old: at most most_old connections in TIME-WAIT, oldest first, from old_first on.
    starved: those whose users wait for memory to write into.
    """

    settings: Settings
    storage: Storage
    secret: SipHash
    table: Table
    timers: Timers
    ready: Ready
    listeners: list[Listener]
    counters: Counters
    mtu_bytes: int
    burst_octets: int
    answer: Segment
    replies: list[Segment]
    reply_first: int
    reply_count: int
    most_old: int
    old: list[Tcb | None]
    old_first: int
    old_count: int
    next_port: int
    starved: list[Tcb]

    def __init__(self, settings: Settings, key0: u64, key1: u64, mtu_bytes: int, memory_bytes: int) -> None:
        self.settings = settings
        self.storage = Storage(memory_bytes)
        self.secret = SipHash(key0, key1)
        self.table = Table(key1 ^ key0 >> 7)
        self.timers = Timers()
        self.ready = Ready()
        self.listeners = []
        self.counters = Counters()
        self.mtu_bytes = mtu_bytes
        self.burst_octets = 0
        self.answer = Segment()
        self.replies = []
        self.reply_first = 0
        self.reply_count = 0
        self.most_old = max(min(memory_bytes // OCTETS_A_TIME_WAIT, MOST_TIME_WAIT), LEAST_TIME_WAIT)
        self.old = []
        self.old_first = 0
        self.old_count = 0
        self.next_port = key0 & 0x3FFF
        self.starved = []

    # --- a segment arrives -------------------------------------------------------------------

    def receive(self, segment: Segment, now_us: int) -> None:
        """A segment whose checksum is right, addresses and options filled in. It may be changed, not kept."""
        self.counters.received += 1
        tcb = self.table.find(segment.destination, segment.destination_port, segment.source, segment.source_port)
        if tcb is not None and not self.gives_way(tcb, segment):
            segment_arrives(tcb, segment, now_us)
            self.settle(tcb)
            return
        listener = self.listener_for(segment.destination, segment.destination_port)
        if listener is None:
            self.refuse(segment)
        else:
            self.in_listen(listener, segment, now_us)

    def gives_way(self, tcb: Tcb, segment: Segment) -> bool:
        """TIME-WAIT, and a SYN that cannot be an old one: the pair of end points may be used again.

        Sources: RFC 9293 §3.6.1 (MAY-2), RFC 6191 §2.
        """
        if tcb.state != State.TIME_WAIT or segment.flags & (SYN | ACK | RST) != SYN:
            return False
        is_later = before(tcb.rcv_nxt, segment.seq)
        if tcb.uses_timestamps and segment.has_timestamp and segment.tsval != tcb.ts_recent:
            is_later = before(tcb.ts_recent, segment.tsval)
        if is_later:
            self.remove(tcb)
        return is_later

    def listener_for(self, local: Address, port: int) -> Listener | None:
        """Who listens on an end point: one for this very address before one for all."""
        found: Listener | None = None
        for listener in self.listeners:
            if listener.serves(local, port):
                if not listener.local.is_unspecified:
                    return listener
                found = listener
        return found

    def in_listen(self, listener: Listener, segment: Segment, now_us: int) -> None:
        """RFC 9293 §3.10.7.2: first RST, second ACK, third SYN; anything else is dropped."""
        if segment.has(RST):
            return
        if segment.has(ACK):
            if segment.has(SYN) or not self.accept_cookie(listener, segment, now_us):
                self.refuse(segment)
            return
        if not segment.has(SYN):
            return
        if listener.is_full():
            listener.refused += 1  # it will be sent again: by then there may be room
        elif listener.has_room():
            self.open_passively(listener, segment, now_us)
        else:
            self.answer_by_cookie(listener, segment, now_us)

    def open_passively(self, listener: Listener, segment: Segment, now_us: int) -> None:
        """A SYN begins a connection: SYN-RECEIVED."""
        tcb = self.make_passive(segment)
        tcb.state = State.SYN_RECEIVED
        listener.begins(tcb)
        note_peer_syn(tcb, segment, now_us)
        force_window(tcb, segment)
        self.start(tcb, now_us)
        tcb.syn_due = True
        self.settle(tcb)

    def make_passive(self, segment: Segment) -> Tcb:
        tcb = self.make(segment.destination, segment.destination_port, segment.source, segment.source_port)
        tcb.is_passive = True
        return tcb

    # --- no connection: RFC 9293 §3.10.7.1 ------------------------------------------------------

    def refuse(self, segment: Segment) -> None:
        """Answer a segment that belongs to no connection by a reset, unless it is one (RFC 9293 §3.5.2, MUST-?)."""
        self.counters.no_connection += 1
        if segment.has(RST):
            return
        reply = self.reply_to(segment)
        if reply is None:
            return
        self.counters.resets_sent += 1
        if segment.has(ACK):
            reply.seq = segment.ack
            reply.flags = RST
        else:
            reply.seq = 0
            reply.ack = advance(segment.seq, segment.seq_length())
            reply.flags = RST | ACK

    def reply_to(self, segment: Segment) -> Segment | None:
        """A segment back to where one came from, put into the queue; None where that is full."""
        if self.reply_count >= MOST_REPLIES:
            self.counters.replies_dropped += 1
            return None
        index = (self.reply_first + self.reply_count) % MOST_REPLIES
        if index >= len(self.replies):
            self.replies.append(Segment())
        reply = self.replies[index]
        self.reply_count += 1
        reply.clear()
        reply.source = segment.destination
        reply.destination = segment.source
        reply.source_port = segment.destination_port
        reply.destination_port = segment.source_port
        return reply

    # --- SYN cookies -------------------------------------------------------------------------

    def answer_by_cookie(self, listener: Listener, segment: Segment, now_us: int) -> None:
        """A SYN-ACK, of which nothing is remembered."""
        reply = self.reply_to(segment)
        if reply is None:
            return
        listener.cookies += 1
        self.counters.cookies_sent += 1
        settings = self.settings
        mss = min(segment.mss if segment.mss > 0 else 536, self.mss_for(segment.source))
        reply.flags = SYN | ACK
        reply.seq = cookies.make(self.secret, segment, mss, now_us)
        reply.ack = advance(segment.seq, 1)
        reply.window = min(settings.receive_limit, MOST_WINDOW)
        reply.mss = self.mss_for(segment.source)
        if segment.has_timestamp and settings.use_timestamps:  # without one there is no place for the others
            reply.has_timestamp = True
            reply.tsval = cookies.with_options(now_us // 1000, segment)
            reply.tsecr = segment.tsval
            reply.may_sack = segment.may_sack and settings.use_sack
            if segment.window_scale >= 0 and settings.use_window_scale:
                reply.window_scale = scale_for(settings.receive_limit)

    def accept_cookie(self, listener: Listener, segment: Segment, now_us: int) -> bool:
        """An ACK for no connection: whether it brings a cookie back. Then the connection is there."""
        if listener.cookies == 0:
            return False
        mss = cookies.check(self.secret, segment, now_us)
        if mss == 0:
            return False
        if listener.is_full():
            return True  # as if it had been lost
        self.counters.cookies_accepted += 1
        ack = segment.ack
        cookies.restore_options(segment)
        segment.mss = mss
        tcb = self.make_passive(segment)
        echo = segment.tsecr
        segment.seq = advance(segment.seq, -1)
        note_peer_syn(tcb, segment, now_us)
        segment.seq = advance(segment.seq, 1)
        tcb.iss = advance(ack, -1)
        if tcb.uses_timestamps:
            tcb.ts_offset = advance(echo, -(now_us // 1000))  # goes on where the SYN-ACK was
        tcb.snd_una = ack
        tcb.snd_nxt = ack
        tcb.snd_max = ack
        tcb.recover = tcb.iss
        tcb.syn_is_acked = True
        tcb.rcv_adv = advance(tcb.rcv_nxt, min(self.settings.receive_limit, MOST_WINDOW))
        tcb.last_ack_sent = tcb.rcv_nxt
        tcb.stalled_us = now_us
        force_window(tcb, segment)
        establish(tcb)
        listener.enqueue(tcb)
        segment_arrives(tcb, segment, now_us)
        self.settle(tcb)
        return True

    # --- connections -------------------------------------------------------------------------

    def mss_for(self, remote: Address) -> int:
        """Text in a segment without options on the way to an address: RFC 9293 §3.7.1."""
        return self.mtu_bytes - (HEADER_V4 if remote.is_v4 else HEADER_V6)

    def make(self, local: Address, local_port: int, remote: Address, remote_port: int) -> Tcb:
        """A TCB in the table, CLOSED."""
        tcb = Tcb(self.settings, self.storage)
        tcb.local = local
        tcb.local_port = local_port
        tcb.remote = remote
        tcb.remote_port = remote_port
        tcb.path_mss = self.mss_for(remote)
        tcb.settle_mss()
        tcb.burst_octets = self.burst_octets
        self.table.add(tcb)
        return tcb

    def start(self, tcb: Tcb, now_us: int) -> None:
        """Choose ISS; nothing is sent yet."""
        tcb.iss = initial_sequence(self.secret, tcb, now_us)
        tcb.ts_offset = timestamp_offset(self.secret, tcb)
        tcb.snd_una = tcb.iss
        tcb.snd_nxt = tcb.iss
        tcb.snd_max = tcb.iss
        tcb.recover = tcb.iss
        tcb.stalled_us = now_us
        tcb.last_heard_us = now_us

    def remove(self, tcb: Tcb) -> None:
        """Forget a connection."""
        self.timers.forget(tcb)
        if tcb.state != State.CLOSED:
            tcb.finish(Error.NONE)
        if tcb.is_in_table:
            self.table.remove(tcb)

    def settle(self, tcb: Tcb) -> None:
        """After anything that happened to a connection: let it send, watch its timers, tell its user."""
        if not is_content(tcb):
            self.ready.push(tcb)
        self.timers.watch(tcb)
        if tcb.has_changed:
            tcb.has_changed = False
            watcher = tcb.watcher
            if watcher is not None:
                watcher.wake(tcb)
            if tcb.state == State.TIME_WAIT:
                self.limit_time_wait(tcb)

    def limit_time_wait(self, tcb: Tcb) -> None:
        """One more connection in TIME-WAIT: where there are too many, the oldest has to go."""
        most = self.most_old
        for _ in range(most - len(self.old)):
            self.old.append(None)
        if self.old_count == most:
            oldest = self.old[self.old_first]
            self.old[self.old_first] = None
            self.old_first = (self.old_first + 1) % most
            self.old_count -= 1
            if oldest is not None and oldest.state == State.TIME_WAIT:
                self.counters.time_wait_dropped += 1
                self.remove(oldest)
        self.old[(self.old_first + self.old_count) % most] = tcb
        self.old_count += 1

    # --- time, and what is to be sent -------------------------------------------------------------

    def next_deadline_us(self) -> int:
        """When poll() is to be called next; NEVER_US where no timer runs."""
        return self.timers.next_us()

    def poll(self, now_us: int) -> None:
        """Let the timers expire whose time has come."""
        if len(self.starved) > 0 and self.storage.has_given:
            self.feed()
        while True:
            tcb = self.timers.due(now_us)
            if tcb is None:
                return
            expire(tcb, now_us)
            self.settle(tcb)

    def feed(self) -> None:
        """Memory came back: tell all who wait for it; who finds none will wait again."""
        self.storage.has_given = False
        starved = self.starved
        self.starved = []
        for tcb in starved:
            tcb.is_starved = False
            watcher = tcb.watcher
            if watcher is not None:
                watcher.wake(tcb)

    def has_output(self) -> bool:
        """Whether next_segment() would perhaps give one."""
        return self.reply_count > 0 or self.ready.first is not None

    def next_segment(self, now_us: int) -> Segment | None:
        """What is to be sent next, or None. It is the engine's: to be written before anything else is called."""
        if self.reply_count > 0:
            reply = self.replies[self.reply_first]
            self.reply_first = (self.reply_first + 1) % MOST_REPLIES
            self.reply_count -= 1
            self.counters.sent += 1
            return reply
        while True:
            tcb = self.ready.pop()
            if tcb is None:
                return None
            answer = self.answer
            if next_segment(tcb, now_us, answer):
                answer.source = tcb.local
                answer.destination = tcb.remote
                self.counters.sent += 1
                if is_content(tcb):
                    self.timers.watch(tcb)
                else:
                    self.ready.push(tcb)
                return answer
            self.rest(tcb, now_us)

    def rest(self, tcb: Tcb, now_us: int) -> None:
        """A connection has nothing to send for now."""
        if tcb.state == State.CLOSED:
            self.remove(tcb)
            return
        watch_window(tcb, now_us)
        self.timers.watch(tcb)
