"""The resolver: from a name to addresses, by asking recursive servers.  Source: RFC 1034 §5.3.3, RFC 2308, RFC 5452.

What keeps forgeries out (RFC 5452): identifiers and source ports are drawn anew for each query, an answer has to come
from the server asked to the port that asked and repeat the question, and of its records those count alone that lead
from the name asked for to an address. Lookups, names in the cache and redirections are bounded.
Read next: interface.py.
"""

from __future__ import annotations

from enum import IntEnum

from pyuk.lang import u16
from pyuk.net.address import ANY_V4, ANY_V6, LOOPBACK_V4, LOOPBACK_V6, Address, address_v4, parse
from pyuk.net.buffers import PacketBuffer
from pyuk.net.counters import Drop
from pyuk.net.link import Link
from pyuk.net.routes import Ipv4Config
from pyuk.net.timing import NEVER_US, SECOND
from pyuk.net.udp import PortInUse, Udp, UdpSocket
from pyuk.net.wire import dns
from pyuk.net.wire.dns import TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_SOA, Records
from pyuk.net.wire.fields import get32, get64

SERVER_PORT = 53
MOST_LOOKUPS = 32
MOST_CACHED = 128
MOST_ADDRESSES = 16
MOST_REDIRECTIONS = 8
MOST_TRIES = 4
FIRST_TIMEOUT_US = 1 * SECOND
MOST_TTL_S = 86400
MOST_NEGATIVE_TTL_S = 300  # RFC 2308 §5 advises at most three hours; names come up sooner than that


class Outcome(IntEnum):
    """PENDING: asked. NO_NAME: the name has no such address. FAILED: no server could tell."""

    PENDING = 0
    FOUND = 1
    NO_NAME = 2
    FAILED = 3


class LookupWatcher:
    """Who waits for a lookup."""

    def wake(self, lookup: Lookup) -> None:
        """It is over. Called from within the stack: take note, no more."""
        raise NotImplementedError


class Lookup:
    """One question. asked: the name of the query on its way, after redirections. ttl_s: how long the answer is good."""

    name: str
    type: u16
    asked: str
    outcome: Outcome
    addresses: list[Address]
    watcher: LookupWatcher | None
    socket: UdpSocket | None
    identifier: u16
    tries: int
    redirections: int
    deadline_us: int
    ttl_s: int

    def __init__(self, name: str, type_: u16) -> None:
        self.name = name
        self.type = type_
        self.asked = name
        self.outcome = Outcome.PENDING
        self.addresses = []
        self.watcher = None
        self.socket = None
        self.identifier = 0
        self.tries = 0
        self.redirections = 0
        self.deadline_us = NEVER_US
        self.ttl_s = MOST_TTL_S


class Cached:
    """An answer that is remembered: no addresses where there is no such name."""

    addresses: list[Address]
    until_us: int

    def __init__(self, addresses: list[Address], until_us: int) -> None:
        self.addresses = addresses
        self.until_us = until_us


class Resolver:
    """config.servers: whom to ask, one after the other; nobody is asked where there is none."""

    link: Link
    config: Ipv4Config
    udp: Udp
    lookups: list[Lookup]
    cache: dict[str, Cached]
    records: Records

    def __init__(self, link: Link, config: Ipv4Config, udp: Udp) -> None:
        self.link = link
        self.config = config
        self.udp = udp
        self.lookups = []
        self.cache = {}
        self.records = Records()

    # --- what the user asks ------------------------------------------------------------------------

    def lookup(self, now_us: int, name: str, is_v6: bool = False) -> Lookup:
        """Begin a lookup; it may be over when this returns. A name that is an address needs no server."""
        plain = dns.in_lower_case(name).removesuffix(".")
        lookup = Lookup(plain, TYPE_AAAA if is_v6 else TYPE_A)
        if self.answer_at_once(now_us, lookup, plain, is_v6):
            return lookup
        if len(self.config.servers) == 0 or len(self.lookups) >= MOST_LOOKUPS:
            lookup.outcome = Outcome.FAILED
            return lookup
        self.link.is_stirred = True
        self.lookups.append(lookup)
        self.ask(now_us, lookup)
        return lookup

    def answer_at_once(self, now_us: int, lookup: Lookup, name: str, is_v6: bool) -> bool:
        """Addresses, names of this host (RFC 6761 §6.3), what cannot be a name, and what is in the cache."""
        address = literal(name)
        if address is not None:
            if address.is_v4 != is_v6:
                lookup.addresses = [address]
            lookup.outcome = Outcome.FOUND if address.is_v4 != is_v6 else Outcome.NO_NAME
        elif name == "localhost" or name.endswith(".localhost"):
            lookup.addresses = [LOOPBACK_V6 if is_v6 else LOOPBACK_V4]
            lookup.outcome = Outcome.FOUND
        elif not dns.is_name(name):
            lookup.outcome = Outcome.NO_NAME
        else:
            found = self.cache.get(key_of(lookup))
            if found is None or now_us >= found.until_us:
                return False
            lookup.addresses = found.addresses
            lookup.ttl_s = (found.until_us - now_us) // SECOND
            lookup.outcome = Outcome.FOUND if len(found.addresses) > 0 else Outcome.NO_NAME
        return True

    def cancel(self, lookup: Lookup) -> None:
        """Nobody waits for it any more."""
        lookup.watcher = None
        if lookup.outcome == Outcome.PENDING:
            self.finish(lookup, Outcome.FAILED)

    # --- asking --------------------------------------------------------------------------------------

    def ask(self, now_us: int, lookup: Lookup) -> None:
        """Send the query, from a new port, with a new identifier; to the next server each time."""
        self.hang_up(lookup)
        servers = self.config.servers
        if len(servers) == 0:
            self.finish(lookup, Outcome.FAILED)
            return
        server = servers[lookup.tries % len(servers)]
        lookup.deadline_us = now_us + (FIRST_TIMEOUT_US << min(lookup.tries // len(servers), 5))
        lookup.tries += 1
        lookup.identifier = self.link.chance.word() & 0xFFFF
        packet = self.link.new_packet()
        if packet is None:
            return
        at = packet.extend(dns.HEADER_BYTES + dns.MOST_NAME_BYTES + 32)
        packet.end = dns.write_query(packet.data, at, lookup.identifier, lookup.asked, lookup.type)
        try:
            socket = self.udp.open(ANY_V4 if server.is_v4 else ANY_V6)
        except PortInUse:
            packet.free()
            return
        socket.peer = server
        socket.peer_port = SERVER_PORT
        lookup.socket = socket
        self.udp.send(now_us, socket, packet, server, SERVER_PORT)

    def hang_up(self, lookup: Lookup) -> None:
        """Listen to the last query no more."""
        socket = lookup.socket
        if socket is not None:
            self.udp.close(socket)
            lookup.socket = None

    def try_again(self, now_us: int, lookup: Lookup) -> None:
        """Ask the next server, or give up."""
        if lookup.tries >= MOST_TRIES * len(self.config.servers):
            self.finish(lookup, Outcome.FAILED)
        else:
            self.ask(now_us, lookup)

    def finish(self, lookup: Lookup, outcome: Outcome) -> None:
        """A lookup is over."""
        self.hang_up(lookup)
        lookup.outcome = outcome
        lookup.deadline_us = NEVER_US
        if lookup in self.lookups:
            self.lookups.remove(lookup)
        watcher = lookup.watcher
        if watcher is not None:
            watcher.wake(lookup)

    def poll(self, now_us: int) -> int:
        """Read what servers say, ask again; when to poll next."""
        deadline_us = NEVER_US
        if len(self.lookups) == 0:
            return deadline_us
        for lookup in list(self.lookups):
            self.listen(now_us, lookup)
            if lookup.outcome == Outcome.PENDING and now_us >= lookup.deadline_us:
                self.try_again(now_us, lookup)
            deadline_us = min(deadline_us, lookup.deadline_us)
        return deadline_us

    # --- answers --------------------------------------------------------------------------------------

    def listen(self, now_us: int, lookup: Lookup) -> None:
        """Read what came for a lookup."""
        while lookup.outcome == Outcome.PENDING:
            socket = lookup.socket
            if socket is None:
                return
            if socket.has_trouble:
                self.try_again(now_us, lookup)  # nobody listens there
                continue
            packet = socket.receive()
            if packet is None:
                return
            self.receive(now_us, lookup, packet)
            packet.free()

    def receive(self, now_us: int, lookup: Lookup, packet: PacketBuffer) -> None:
        """One answer; whatever is not the answer to our question is passed over."""
        records = self.records
        if not records.begin(packet.data, packet.start, packet.end):
            self.link.counters.drop(Drop.DNS_MALFORMED)
            return
        is_ours = records.identifier == lookup.identifier and records.question_type == lookup.type
        if not is_ours or records.question.text != lookup.asked:
            self.link.counters.drop(Drop.DNS_UNASKED)
            return
        code = records.flags & dns.RCODE_MASK
        if code == dns.NO_ERROR or code == dns.NAME_ERROR:
            self.read_answer(now_us, lookup, code == dns.NAME_ERROR)
        else:
            self.try_again(now_us, lookup)  # SERVFAIL, REFUSED, ...: another may know

    def read_answer(self, now_us: int, lookup: Lookup, has_no_name: bool) -> None:
        """Follow the names from the one asked for to addresses; where they lead out of the message, ask anew."""
        wanted = lookup.asked
        negative_s = 0
        while self.records.next():
            records = self.records
            if records.section == 0 and records.name.text == wanted:
                if records.type == TYPE_CNAME and lookup.redirections < MOST_REDIRECTIONS:
                    target = self.target()
                    lookup.redirections += 1
                    lookup.ttl_s = min(lookup.ttl_s, records.ttl_s)
                    wanted = target if target != "" else wanted
                elif records.type == lookup.type and len(lookup.addresses) < MOST_ADDRESSES:
                    self.take_address(lookup)
            elif records.section == 1 and records.type == TYPE_SOA:
                negative_s = self.negative_ttl()
        if self.records.is_malformed:
            self.link.counters.drop(Drop.DNS_MALFORMED)
        if len(lookup.addresses) > 0:
            self.remember(now_us, lookup, lookup.ttl_s)
            self.finish(lookup, Outcome.FOUND)
        elif self.records.is_malformed or self.records.flags & dns.TRUNCATED != 0:
            self.try_again(now_us, lookup)
        elif has_no_name or wanted == lookup.asked:
            self.remember(now_us, lookup, negative_s)
            self.finish(lookup, Outcome.NO_NAME)
        elif lookup.redirections >= MOST_REDIRECTIONS:
            self.finish(lookup, Outcome.FAILED)
        else:
            lookup.asked = wanted
            lookup.tries = 0
            self.ask(now_us, lookup)

    def target(self) -> str:
        """Where a CNAME leads; "" where that is malformed."""
        records = self.records
        name = dns.Name()
        if dns.read_name(name, records.frame, records.message, records.data_end, records.data_at):
            return name.text
        return ""

    def take_address(self, lookup: Lookup) -> None:
        """The data of an A or AAAA record."""
        records = self.records
        length = records.data_end - records.data_at
        if lookup.type == TYPE_A and length == 4:
            lookup.addresses.append(address_v4(get32(records.frame, records.data_at)))
        elif lookup.type == TYPE_AAAA and length == 16:
            high = get64(records.frame, records.data_at)
            lookup.addresses.append(Address(high, get64(records.frame, records.data_at + 8)))
        else:
            return
        lookup.ttl_s = min(lookup.ttl_s, records.ttl_s)

    def negative_ttl(self) -> int:
        """How long a name is known not to be there: MINIMUM of the SOA, its last field (RFC 2308 §5)."""
        records = self.records
        if records.data_end - records.data_at < 22:
            return 0
        minimum_s = get32(records.frame, records.data_end - 4)
        return min(min(records.ttl_s, minimum_s), MOST_NEGATIVE_TTL_S)

    def remember(self, now_us: int, lookup: Lookup, ttl_s: int) -> None:
        """Put an answer into the cache; where that is full, the oldest entry goes."""
        if ttl_s == 0:
            return
        key = key_of(lookup)
        if key in self.cache:
            del self.cache[key]
        elif len(self.cache) >= MOST_CACHED:
            for oldest in self.cache:
                del self.cache[oldest]
                break
        self.cache[key] = Cached(lookup.addresses, now_us + ttl_s * SECOND)


def key_of(lookup: Lookup) -> str:
    """What the cache knows a lookup by."""
    return f"{lookup.name}/{lookup.type}"


def literal(name: str) -> Address | None:
    """The address that a name is, if it is one."""
    try:
        return parse(name)
    except ValueError:
        return None
