"""DHCP messages for IPv4 over Ethernet.  Source: RFC 2131 §2, RFC 2132, RFC 3396 (not: split options). Next: dns.py.

Of the options those that a client needs; all others are skipped.
"""

from __future__ import annotations

from pyuk.lang import u8, u16, u32, u64
from pyuk.net.wire.fields import fill, get16, get32, get48, put16, put32, put48

FIXED_BYTES = 236  # up to the magic cookie
LEAST_BYTES = 300  # RFC 1542 §2.1: relays drop what is shorter
MOST_BYTES = 576  # RFC 2131 §2: what every client takes
MAGIC = 0x6382_5363
BOOT_REQUEST, BOOT_REPLY = 1, 2
BROADCAST_FLAG = 0x8000

DISCOVER, OFFER, REQUEST, DECLINE, ACK, NAK, RELEASE = 1, 2, 3, 4, 5, 6, 7

PAD, SUBNET_MASK, ROUTER, DNS_SERVERS, HOST_NAME, MTU, REQUESTED_ADDRESS = 0, 1, 3, 6, 12, 26, 50
LEASE_TIME, OVERLOAD, MESSAGE_TYPE, SERVER, PARAMETERS, MOST_SIZE, RENEWAL_TIME = 51, 52, 53, 54, 55, 57, 58
REBINDING_TIME, CLIENT_ID, END = 59, 61, 255
WANTED = bytes([SUBNET_MASK, ROUTER, DNS_SERVERS, MTU, LEASE_TIME, RENEWAL_TIME, REBINDING_TIME])
MOST_SERVERS = 4


class DhcpMessage:
    """The fields bear RFC 2131's names. What an option would say that is not there is 0. Times are seconds."""

    op: u8
    xid: u32
    secs: u16
    flags: u16
    ciaddr: u32
    yiaddr: u32
    chaddr: u64
    kind: u8
    server: u32
    requested: u32
    lease_s: u32
    renewal_s: u32
    rebinding_s: u32
    netmask: u32
    router: u32
    mtu: u16
    servers: list[int]
    host_name: str

    def __init__(self) -> None:
        self.host_name = ""
        self.clear()

    def clear(self) -> None:
        """A message that says nothing."""
        self.op = 0
        self.xid = 0
        self.secs = 0
        self.flags = 0
        self.ciaddr = 0
        self.yiaddr = 0
        self.chaddr = 0
        self.kind = 0
        self.server = 0
        self.requested = 0
        self.lease_s = 0
        self.renewal_s = 0
        self.rebinding_s = 0
        self.netmask = 0
        self.router = 0
        self.mtu = 0
        self.servers = []


# --- reading -------------------------------------------------------------------------------------


def read(message: DhcpMessage, frame: bytearray, start: int, end: int) -> bool:
    """Read the message in frame[start:end]; False where that is none, or its options are not well-formed."""
    message.clear()
    if end - start < FIXED_BYTES + 4 or get16(frame, start + 1) != 1 << 8 | 6:  # Ethernet, 6 bytes
        return False
    message.op = frame[start]
    message.xid = get32(frame, start + 4)
    message.secs = get16(frame, start + 8)
    message.flags = get16(frame, start + 10)
    message.ciaddr = get32(frame, start + 12)
    message.yiaddr = get32(frame, start + 16)
    message.chaddr = get48(frame, start + 28)
    if get32(frame, start + FIXED_BYTES) != MAGIC:
        return False
    overload = read_options(message, frame, start + FIXED_BYTES + 4, end)
    if overload & 1 and overload > 0 and read_options(message, frame, start + 108, start + 236) < 0:  # `file`
        return False
    if overload & 2 and overload > 0 and read_options(message, frame, start + 44, start + 108) < 0:  # `sname`
        return False
    return overload >= 0 and message.kind != 0


def read_options(message: DhcpMessage, frame: bytearray, start: int, end: int) -> int:
    """Read options; the value of Option Overload, or -1 where they are not well-formed."""
    at = start
    overload = 0
    while at < end:
        code = frame[at]
        at += 1
        if code == END:
            return overload
        if code == PAD:
            continue
        if at >= end or at + 1 + frame[at] > end:
            return -1
        length = frame[at]
        if code == OVERLOAD and length == 1:
            overload = frame[at + 1] & 3
        elif not read_option(message, code, frame, at + 1, length):
            return -1
        at += 1 + length
    return overload


def read_option(message: DhcpMessage, code: int, frame: bytearray, at: int, length: int) -> bool:
    """Take one option in; False where its length is wrong."""
    if code == MESSAGE_TYPE:
        message.kind = frame[at] if length == 1 else 0
        return length == 1
    if code == MTU:
        message.mtu = get16(frame, at) if length == 2 else 0
        return length == 2
    if code == ROUTER or code == DNS_SERVERS:
        return read_addresses(message, code, frame, at, length)
    if code == HOST_NAME:
        message.host_name = bytes(frame[at : at + length]).decode("latin-1")
        return True
    return not is_number(code) or (length == 4 and read_number(message, code, get32(frame, at)))


def read_addresses(message: DhcpMessage, code: int, frame: bytearray, at: int, length: int) -> bool:
    """A list of addresses: of routers the first one counts."""
    if length == 0 or length % 4 != 0:
        return False
    if code == ROUTER:
        message.router = get32(frame, at)
        return True
    for i in range(min(length // 4, MOST_SERVERS)):
        message.servers.append(get32(frame, at + 4 * i))
    return True


def is_number(code: int) -> bool:
    """Whether an option that we know is one number of 32 bits."""
    return code in (SUBNET_MASK, REQUESTED_ADDRESS, LEASE_TIME, SERVER, RENEWAL_TIME, REBINDING_TIME)


def read_number(message: DhcpMessage, code: int, value: u32) -> bool:
    """Take a number in."""
    if code == SUBNET_MASK:
        message.netmask = value
    elif code == REQUESTED_ADDRESS:
        message.requested = value
    elif code == LEASE_TIME:
        message.lease_s = value
    elif code == SERVER:
        message.server = value
    elif code == RENEWAL_TIME:
        message.renewal_s = value
    else:
        message.rebinding_s = value
    return True


# --- writing -------------------------------------------------------------------------------------


def write(message: DhcpMessage, frame: bytearray, start: int) -> int:
    """Write a message; where it ends: at most MOST_BYTES on, for a host name of at most 64 characters."""
    fill(frame, start, LEAST_BYTES, 0)
    frame[start] = message.op
    put16(frame, start + 1, 1 << 8 | 6)
    put32(frame, start + 4, message.xid)
    put16(frame, start + 8, message.secs)
    put16(frame, start + 10, message.flags)
    put32(frame, start + 12, message.ciaddr)
    put32(frame, start + 16, message.yiaddr)
    put48(frame, start + 28, message.chaddr)
    put32(frame, start + FIXED_BYTES, MAGIC)
    at = start + FIXED_BYTES + 4
    frame[at] = MESSAGE_TYPE
    frame[at + 1] = 1
    frame[at + 2] = message.kind
    at = write_numbers(message, frame, at + 3)
    if message.mtu != 0:
        frame[at] = MTU
        frame[at + 1] = 2
        put16(frame, at + 2, message.mtu)
        at += 4
    if len(message.servers) > 0:
        at = write_servers(message, frame, at)
    if message.op == BOOT_REQUEST:
        at = write_client(message, frame, at)
    frame[at] = END
    return max(at + 1, start + LEAST_BYTES)


def write_numbers(message: DhcpMessage, frame: bytearray, at: int) -> int:
    """Write the options of four bytes that the message has; where the next one goes."""
    at = write_number(frame, at, REQUESTED_ADDRESS, message.requested)
    at = write_number(frame, at, SERVER, message.server)
    at = write_number(frame, at, LEASE_TIME, message.lease_s)
    at = write_number(frame, at, RENEWAL_TIME, message.renewal_s)
    at = write_number(frame, at, REBINDING_TIME, message.rebinding_s)
    at = write_number(frame, at, SUBNET_MASK, message.netmask)
    return write_number(frame, at, ROUTER, message.router)


def write_number(frame: bytearray, at: int, code: u8, value: u32) -> int:
    """Write one of them, unless it is 0; where the next option goes."""
    if value == 0:
        return at
    frame[at] = code
    frame[at + 1] = 4
    put32(frame, at + 2, value)
    return at + 6


def write_servers(message: DhcpMessage, frame: bytearray, at: int) -> int:
    count = min(len(message.servers), MOST_SERVERS)
    frame[at] = DNS_SERVERS
    frame[at + 1] = 4 * count
    for i in range(count):
        put32(frame, at + 2 + 4 * i, message.servers[i])
    return at + 2 + 4 * count


def write_client(message: DhcpMessage, frame: bytearray, at: int) -> int:
    """What a client says of itself, and what it wants to know (RFC 2131 §4.4.1, RFC 2132 §9.14)."""
    frame[at] = CLIENT_ID
    frame[at + 1] = 7
    frame[at + 2] = 1  # an Ethernet address
    put48(frame, at + 3, message.chaddr)
    at += 9
    name = message.host_name.encode()[:64]
    if len(name) > 0:
        frame[at] = HOST_NAME
        frame[at + 1] = len(name)
        frame[at + 2 : at + 2 + len(name)] = name
        at += 2 + len(name)
    if message.kind != DISCOVER and message.kind != REQUEST:
        return at
    frame[at] = MOST_SIZE
    frame[at + 1] = 2
    put16(frame, at + 2, MOST_BYTES)
    frame[at + 4] = PARAMETERS
    frame[at + 5] = len(WANTED)
    frame[at + 6 : at + 6 + len(WANTED)] = WANTED
    return at + 6 + len(WANTED)
