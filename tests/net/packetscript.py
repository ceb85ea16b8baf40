"""Packet scripts: what a TCP is sent, what it must answer, and when; in the manner of packetdrill.

A file holds scenarios, each under a line `== title`. A line of a scenario is one of

    < FLAGS seq=.. ack=..    a segment arrives           > FLAGS seq=.. ack=..    a segment must be sent
    name arguments           a call or a claim (the methods do_* of Script tell which)

with a time before it where time passes first: `+200ms > A ack=1` says that the segment is sent exactly then, and none
before; `+1s` alone that none is sent for so long. Whatever is sent must be expected. `#` begins a comment.

FLAGS are letters of FSRPAU, or `.` for none. Numbers are relative: 0 is the SYN of whoever sends. Fields are seq, ack,
len, win, urg, mss, scale, sack (permitted), ts=value,echo, blocks=1001-2001,...; an expected segment must have these
flags and this length, 0 where it is not said, and each field that is said; `no-ts`, `no-blocks` and the like forbid
one. Text is a pattern that depends on its place in the stream, and is always verified. Segments go through their wire
format.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pyuk.net.address import parse
from pyuk.net.buffers import HEADROOM, PacketBuffer
from pyuk.net.tcp import path
from pyuk.net.tcp.listener import Listener
from pyuk.net.tcp.packets import read_segment, write_segment
from pyuk.net.tcp.sequence import SEQ_MASK, advance, distance
from pyuk.net.tcp.states import NEVER_US, Error, Settings
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.tcp import PortError, Tcp
from pyuk.net.wire.tcp import Segment

FLAGS = "FSRPAU"
PEER_ISS = 0xFFFF_FE00  # numbers wrap in the midst of most scenarios
START_US = 1_000_000_000
UNITS = {"us": 1, "ms": 1000, "s": 1_000_000, "min": 60_000_000, "h": 3_600_000_000, "d": 86_400_000_000}
TOLERANCE_US = 1000
PATTERN = bytes(range(251))


class ScriptError(AssertionError):
    """The stack does something else than the script says, or the script makes no sense."""


@dataclass
class Scenario:
    """title: what it shows. lines: their numbers and texts."""

    file: Path
    title: str
    lines: list[tuple[int, str]]


def read_scenarios(path: Path) -> list[Scenario]:
    """The scenarios of a file."""
    found: list[Scenario] = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        text = line.split("#")[0].rstrip()
        if text.startswith("== "):
            found.append(Scenario(path, text[3:], []))
        elif text:
            if not found:
                raise ScriptError(f"{path.name}:{number}: a line before the first title")
            found[-1].lines.append((number, text))
    return found


def run(scenario: Scenario) -> None:
    """Play a scenario. ScriptError with the line where it goes wrong."""
    script = Script()
    at = 0
    try:
        for at, text in scenario.lines:  # noqa: B007
            script.line(text)
        script.expect_silence("at the end")
    except (ScriptError, LookupError, ValueError) as problem:
        raise ScriptError(f"{scenario.file.name}:{at}: {problem}") from problem


def time_us(text: str) -> int:
    """Microseconds of `200ms` and the like."""
    found = re.fullmatch(r"([\d.]+)([a-z]+)", text)
    if found is None:
        raise ScriptError(f"{text!r} is no time")
    return round(float(found[1]) * UNITS[found[2]])


def pattern(place: int, count: int) -> bytes:
    """The text of a stream from an octet on; the first has the number 1."""
    first = place % len(PATTERN)
    return (PATTERN * (count // len(PATTERN) + 2))[first : first + count]


class Fields:
    """The words of a line: `name=value` and bare ones. All must be asked for."""

    def __init__(self, words: list[str]) -> None:
        self.values = dict(word.partition("=")[::2] for word in words)

    def text(self, name: str, default: str = "") -> str:
        return self.values.pop(name, default)

    def number(self, name: str, default: int) -> int:
        return int(self.values.pop(name, default))

    def flag(self, name: str) -> bool:
        return self.values.pop(name, None) is not None

    def done(self) -> None:
        if self.values:
            raise ScriptError(f"not understood: {', '.join(self.values)}")


class Script:
    """One stack, the time, and the conversations with it. sent: what was sent and not expected yet."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.settings.use_timestamps = self.settings.use_sack = self.settings.use_window_scale = False
        self.settings.congestion = "newreno"
        self.now_us = START_US
        self.local = parse("192.0.2.1")
        self.remote = parse("192.0.2.9")
        self.mtu_bytes = 1500
        self.made: Tcp | None = None
        self.sent: list[Segment] = []
        self.listener: Listener | None = None
        self.tcb: Tcb | None = None
        self.iss: dict[int, int] = {}
        self.last_tsval = 0
        self.written = 1
        self.read = 1
        self.port = 1000
        self.peer_iss = PEER_ISS

    @property
    def stack(self) -> Tcp:
        if self.made is None:
            self.made = Tcp(self.settings, 1, 2, self.mtu_bytes, 1 << 20)
        return self.made

    @property
    def connection(self) -> Tcb:
        if self.tcb is None:
            self.tcb = self.stack.table.find(self.local, 80, self.remote, self.port)
        if self.tcb is None:
            raise ScriptError("there is no connection")
        return self.tcb

    # --- lines -------------------------------------------------------------------------------

    def line(self, text: str) -> None:
        words = text.split()
        wait_us = 0
        if words[0].startswith("+"):
            wait_us = time_us(words.pop(0)[1:])
        if words and words[0] == ">":
            self.expect(words[1], Fields(words[2:]), wait_us)
            return
        self.expect_silence("before this line")
        self.pass_time(wait_us)
        if not words:
            return
        if words[0] == "<":
            self.arrive(words[1], Fields(words[2:]))
        else:
            call: Callable[..., None] = getattr(self, "do_" + words[0].replace("-", "_"))
            call(*words[1:])
        self.collect()

    def pass_time(self, wait_us: int) -> None:
        """Let time pass in which nothing may be sent."""
        end_us = self.now_us + wait_us
        while self.made is not None and self.stack.next_deadline_us() <= end_us:
            self.tick()
            self.expect_silence(f"{(end_us - self.now_us) / 1000:g} ms before the end of this wait")
        self.now_us = end_us

    def tick(self) -> None:
        """Go to the next deadline."""
        self.now_us = max(self.now_us, self.stack.next_deadline_us())
        self.stack.poll(self.now_us)
        self.collect()

    def collect(self) -> None:
        """Take what the stack sends, through the wire format."""
        if self.made is None:
            return
        while (segment := self.stack.next_segment(self.now_us)) is not None:
            packet = PacketBuffer(HEADROOM + 60 + segment.length)
            write_segment(segment, packet, False)
            received = Segment()
            if not read_segment(received, packet):
                raise ScriptError("the stack sends something that is no segment")
            self.sent.append(received)

    def expect_silence(self, when: str) -> None:
        if self.sent:
            raise ScriptError(f"not expected {when}: {self.show(self.sent[0])}")

    # --- segments that arrive --------------------------------------------------------------------

    def arrive(self, flags: str, fields: Fields) -> None:
        """Make a segment of a line and hand it to the stack."""
        port = fields.number("from", self.port)
        iss = self.iss.get(port, 0)
        segment = Segment()
        segment.source, segment.destination = self.remote, self.local
        segment.source_port, segment.destination_port = port, self.local_port(fields)
        segment.flags = sum(1 << FLAGS.index(flag) for flag in flags if flag != ".")
        place = fields.number("seq", 0)
        segment.seq = advance(self.peer_iss, place)
        segment.ack = advance(iss, fields.number("ack", 0)) if "A" in flags else 0
        segment.window = fields.number("win", 65535)
        segment.urgent = fields.number("urg", 0)
        segment.mss = fields.number("mss", 0)
        segment.window_scale = fields.number("scale", -1)
        segment.may_sack = fields.flag("sack")
        self.put_timestamp(segment, fields.text("ts"))
        for left, right in blocks_of(fields.text("blocks")):
            segment.add_block(advance(iss, left), advance(iss, right))
        segment.length = fields.number("len", 0)
        segment.text = bytearray(pattern(place + ("S" in flags), segment.length))
        header_bytes = fields.number("header", 0)
        self.hand_over(segment, bytes.fromhex(fields.text("raw")), fields.flag("bad-checksum"), header_bytes)
        fields.done()

    def local_port(self, fields: Fields) -> int:
        default = self.tcb.local_port if self.tcb is not None else 80
        return fields.number("to", default)

    def put_timestamp(self, segment: Segment, text: str) -> None:
        if text:
            value, _, echo = text.partition(",")
            segment.has_timestamp = True
            segment.tsval = int(value)
            segment.tsecr = self.last_tsval if echo in ("", "last") else int(echo)

    def hand_over(self, segment: Segment, raw: bytes, is_bad: bool, header_bytes: int) -> None:
        packet = PacketBuffer(HEADROOM + 60 + len(raw) + segment.length)
        if raw:  # options as they stand, behind the header: as text first, then made part of the header
            segment.text = bytearray(raw + bytes(segment.text))
            segment.length += len(raw)
        write_segment(segment, packet, False)
        if raw:
            self.claim_options(packet, len(raw))
        if header_bytes > 0:  # a header that says that it has so many, whether it has or not
            self.claim_options(packet, header_bytes - 20)
        if is_bad:
            packet.data[packet.start + 16] ^= 0x55
        packet.source, packet.destination = segment.source, segment.destination
        received = Segment()
        if read_segment(received, packet):
            self.stack.receive(received, self.now_us)

    def claim_options(self, packet: PacketBuffer, count: int) -> None:
        """Say that the first `count` octets of text are options, and mend the checksum."""
        at = packet.start
        before = packet.data[at + 12]
        packet.data[at + 12] = (before + (count // 4 << 4)) & 0xFF
        total = (packet.data[at + 16] << 8 | packet.data[at + 17]) - (packet.data[at + 12] - before << 8)
        total = total + 0xFFFF if total <= 0 else total
        packet.data[at + 16], packet.data[at + 17] = total >> 8, total & 0xFF

    # --- segments that are sent --------------------------------------------------------------------

    def expect(self, flags: str, fields: Fields, wait_us: int) -> None:
        """A segment must be sent, at once or after some time."""
        if wait_us > 0:
            self.expect_silence("before its time")
            self.wait_for_segment(wait_us)
        if not self.sent:
            raise ScriptError("nothing is sent")
        segment = self.sent.pop(0)
        port = fields.number("to", self.port)
        if segment.flags & 2:
            self.iss[segment.destination_port] = segment.seq
        if segment.has_timestamp:
            self.last_tsval = segment.tsval
        differences = [] if segment.destination_port == port else [f"it goes to port {segment.destination_port}"]
        differences += self.differences(segment, flags, fields)
        fields.done()
        if differences:
            raise ScriptError(f"{'; '.join(differences)}: {self.show(segment)}")

    def wait_for_segment(self, wait_us: int) -> None:
        due_us = self.now_us + wait_us
        while not self.sent and self.stack.next_deadline_us() <= due_us + TOLERANCE_US:
            self.tick()
        if not self.sent:
            raise ScriptError(f"nothing is sent within {wait_us / 1000:g} ms")
        if self.now_us < due_us - TOLERANCE_US:
            raise ScriptError(f"sent {(due_us - self.now_us) / 1000:g} ms early: {self.show(self.sent[0])}")
        self.now_us = max(self.now_us, due_us)

    def differences(self, segment: Segment, flags: str, fields: Fields) -> list[str]:
        found = []
        iss = self.iss.get(segment.destination_port, 0)
        have = flag_letters(segment)
        if sorted(have) != sorted(flags):
            found.append(f"flags {have}, not {flags}")
        seq = distance(iss, segment.seq) if segment.destination_port in self.iss else segment.seq
        checks = [
            ("len", segment.length, 0), ("seq", seq, None), ("win", segment.window, None),
            ("ack", distance(self.peer_iss, segment.ack), None), ("urg", segment.urgent, None),
            ("mss", segment.mss, None), ("scale", segment.window_scale, None),
        ]  # fmt: skip
        for name, value, default in checks:
            wanted = fields.text(name)
            if not wanted and default is None:
                continue
            if value != int(wanted or 0):
                found.append(f"{name} {value}, not {wanted or default}")
        found += self.option_differences(segment, fields)
        text = bytes(segment.text[segment.start : segment.start + segment.length])
        if segment.length > 0 and text != pattern(seq, segment.length):
            found.append("other text than was written")
        return found

    def option_differences(self, segment: Segment, fields: Fields) -> list[str]:
        found = []
        timestamp = fields.text("ts")
        if timestamp:
            value, _, echo = timestamp.partition(",")
            if not segment.has_timestamp or (value != "*" and int(value) != segment.tsval):
                found.append("another timestamp")
            elif echo and int(echo) != segment.tsecr:
                found.append(f"echoes {segment.tsecr}, not {echo}")
        wanted = fields.text("blocks")
        if wanted and blocks_of(wanted) != self.blocks(segment):
            found.append("other blocks")
        if fields.flag("sack") and not segment.may_sack:
            found.append("SACK is not permitted")
        present = {
            "no-ts": segment.has_timestamp, "no-sack": segment.may_sack, "no-blocks": segment.block_count > 0,
            "no-scale": segment.window_scale >= 0, "no-mss": segment.mss > 0,
        }  # fmt: skip
        return found + [f"not {name}" for name, is_there in present.items() if fields.flag(name) and is_there]

    def blocks(self, segment: Segment) -> list[tuple[int, int]]:
        edges = [distance(self.peer_iss, edge) for edge in segment.blocks[: 2 * segment.block_count]]
        return list(zip(edges[::2], edges[1::2], strict=True))

    def show(self, segment: Segment) -> str:
        """A segment as a script would expect it."""
        iss = self.iss.get(segment.destination_port)
        seq = segment.seq if iss is None else distance(iss, segment.seq)
        parts = [flag_letters(segment), f"seq={seq}", f"ack={distance(self.peer_iss, segment.ack)}"]
        parts += [f"len={segment.length}", f"win={segment.window}"]
        if segment.mss:
            parts.append(f"mss={segment.mss}")
        if segment.has_timestamp:
            parts.append(f"ts={segment.tsval},{segment.tsecr}")
        if segment.block_count:
            parts.append("blocks=" + ",".join(f"{left}-{right}" for left, right in self.blocks(segment)))
        return "> " + " ".join(parts)

    # --- settings ----------------------------------------------------------------------------

    def do_set(self, name: str, value: str) -> None:
        """A setting of the stack, before anything else: a number, a time, on or off, a word."""
        assert self.made is None, "settings come first"
        old = getattr(self.settings, name)
        if name.endswith("_us"):
            setattr(self.settings, name, time_us(value))
        elif isinstance(old, bool):
            setattr(self.settings, name, value == "on")
        else:
            setattr(self.settings, name, value if isinstance(old, str) else int(value))

    def do_mtu(self, value: str) -> None:
        """The interface's."""
        self.mtu_bytes = int(value)

    def do_addresses(self, local: str, remote: str) -> None:
        self.local, self.remote = parse(local), parse(remote)

    def do_peer(self, port: str, iss: str = "") -> None:
        """From here on the peer is another one."""
        self.port = int(port)
        self.tcb = None
        self.written = self.read = 1
        if iss:
            self.peer_iss = int(iss) & SEQ_MASK

    def do_peer_iss(self, more: str) -> None:
        """The peer's next ISS is so much greater."""
        self.peer_iss = advance(self.peer_iss, int(more))

    # --- calls -------------------------------------------------------------------------------

    def do_listen(self, backlog: str = "8") -> None:
        self.listener = self.stack.listen(self.local, 80, int(backlog))

    def do_unlisten(self) -> None:
        assert self.listener is not None
        self.stack.close_listener(self.listener)

    def do_connect(self, remote_port: str = "1000", local_port: str = "80") -> None:
        self.port = int(remote_port)
        self.tcb = self.stack.connect(self.local, int(local_port), self.remote, self.port, self.now_us)

    def do_cannot_connect(self, remote_port: str = "1000", local_port: str = "80") -> None:
        try:
            self.do_connect(remote_port, local_port)
        except PortError:
            return
        raise ScriptError("it can connect")

    def do_flood(self, count: str) -> None:
        """So many SYNs of peers that say no more."""
        for i in range(int(count)):
            self.arrive("S", Fields(["seq=0", f"from={20000 + i}"]))
            self.collect()
        self.sent.clear()

    def do_unflood(self) -> None:
        """Those peers reset their handshakes."""
        for i in range(1000):
            tcb = self.stack.table.find(self.local, 80, self.remote, 20000 + i)
            if tcb is not None:
                self.stack.abort(tcb)
        self.collect()
        self.sent.clear()

    def do_accept(self) -> None:
        assert self.listener is not None
        tcb = self.stack.accept(self.listener)
        if tcb is None:
            raise ScriptError("nothing to accept")
        self.tcb = tcb
        self.port = tcb.remote_port

    def do_nothing_to_accept(self) -> None:
        assert self.listener is not None
        if self.listener.waiting > 0:
            raise ScriptError("something waits to be accepted")

    def do_write(self, count: str, taken: str = "", kind: str = "") -> None:
        """Write octets; all are taken, or as many as is said."""
        text = bytearray(pattern(self.written, int(count)))
        write = self.stack.write_urgent if kind == "urgent" else self.stack.write
        found = write(self.connection, text, 0, len(text))
        if found != int(taken or count):
            raise ScriptError(f"{found} octets are taken")
        self.written += max(found, 0)

    def do_write_urgent(self, count: str) -> None:
        self.do_write(count, count, "urgent")

    def do_read(self, most: str, count: str = "") -> None:
        """Read octets; as many as are asked for, or as is said: 0 for none yet, -1 at the end."""
        target = bytearray(int(most))
        found = self.stack.read(self.connection, target, 0, int(most))
        if found != int(count or most):
            raise ScriptError(f"{found} octets are read")
        if found > 0 and target[:found] != pattern(self.read, found):
            raise ScriptError("other octets are read than were sent")
        self.read += max(found, 0)

    def do_shutdown(self) -> None:
        self.stack.shut_down(self.connection)

    def do_close(self) -> None:
        self.stack.close(self.connection, self.now_us)

    def do_abort(self) -> None:
        self.stack.abort(self.connection)

    def do_nodelay(self) -> None:
        self.stack.set_no_delay(self.connection, True)

    def do_keepalive(self, idle: str) -> None:
        self.stack.set_keepalive(self.connection, time_us(idle), self.now_us)

    def do_too_big(self, seq: str, mtu: str) -> None:
        """A report of the network: the segment with this number was too long for a path of this MTU."""
        if path.is_credible(self.connection, advance(self.iss.get(self.port, 0), int(seq))):
            path.carries_less(self.connection, int(mtu) - 40)
            self.stack.settle(self.connection)

    def do_unreachable(self, seq: str, error: str) -> None:
        """A report of the network: the segment with this number did not get there."""
        if path.is_credible(self.connection, advance(self.iss.get(self.port, 0), int(seq))):
            path.cannot_be_reached(self.connection, Error[error])
            self.stack.settle(self.connection)

    def do_established(self, *words: str) -> None:
        """Listen, shake hands in 100 ms, accept; the words are fields of the peer's SYN, mss=1000 if not said.

        So the retransmission time-out is 300 ms then.
        """
        self.do_listen()
        self.arrive("S", Fields([*words, *(() if "mss=" in " ".join(words) else ("mss=1000",))]))
        self.collect()
        self.expect("SA", Fields(["seq=0", "ack=1"]), 0)
        window = [word for word in words if word.startswith("win=")]
        stamp = [word for word in words if word.startswith("ts=")]
        self.pass_time(100_000)
        self.arrive("A", Fields(["seq=1", "ack=1", *window, *stamp]))
        self.do_accept()

    # --- claims ------------------------------------------------------------------------------

    def do_state(self, name: str) -> None:
        self.claim("state", self.connection.state.name.replace("_", "-"), name)

    def do_error(self, name: str) -> None:
        self.claim("error", self.connection.error.name, name)

    def do_gone(self) -> None:
        """Nothing is remembered of the connection."""
        if self.stack.table.find(self.local, 80, self.remote, self.port) is not None:
            raise ScriptError("it is still there")

    def do_no_buffers(self) -> None:
        self.claim("octets of buffers", str(self.stack.storage.used), "0")

    def do_readable(self, count: str) -> None:
        self.claim("readable octets", str(self.connection.incoming.length), count)

    def do_cwnd(self, value: str) -> None:
        self.claim("cwnd", str(self.connection.congestion.cwnd), value)

    def do_ssthresh(self, value: str) -> None:
        self.claim("ssthresh", str(self.connection.congestion.ssthresh), value)

    def do_rto(self, value: str) -> None:
        self.claim("RTO", str(self.connection.rto.rto_us), str(time_us(value)))

    def do_recovery(self, name: str) -> None:
        self.claim("recovery", self.connection.recovery.name, name)

    def do_urgent(self, what: str) -> None:
        self.claim("urgent data", "ahead" if self.connection.has_urgent else "none", what)

    def do_doubtful(self, what: str) -> None:
        self.claim("the path's doubt", "yes" if self.connection.is_path_doubtful else "no", what)

    def do_quiet(self) -> None:
        """No timer runs."""
        if any(tcb.next_deadline_us() != NEVER_US for tcb in self.stack.timers.heap):
            raise ScriptError("a timer runs")

    def do_counter(self, name: str, value: str) -> None:
        self.claim(name, str(getattr(self.stack.counters, name)), value)

    def claim(self, what: str, have: str, wanted: str) -> None:
        if have != wanted:
            raise ScriptError(f"{what}: {have}, not {wanted}")


def blocks_of(text: str) -> list[tuple[int, int]]:
    """The ranges of `1001-2001,3001-4001`."""
    pairs = [part.split("-") for part in text.split(",") if part]
    return [(int(left), int(right)) for left, right in pairs]


def flag_letters(segment: Segment) -> str:
    return "".join(flag for i, flag in enumerate(FLAGS) if segment.flags >> i & 1) or "."
