"""The options of a socket: what setsockopt() sets, how it reaches a connection, what getsockopt() gives.

Source: Linux socket(7), tcp(7), ip(7), ipv6(7); values that nobody set are Linux's.
Next: families.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# setsockopt() takes ints and bytes.

from __future__ import annotations

from pyuk.net.tcp.states import MILLISECOND_US, SECOND_US, Settings
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.tcp import Tcp
from pyuk.net.udp import UdpSocket
from pyuk.stdlib._network import errors
from pyuk.stdlib._network.constants import (
    IP_MULTICAST_LOOP,
    IP_MULTICAST_TTL,
    IP_TTL,
    IPPROTO_IP,
    IPPROTO_IPV6,
    IPPROTO_TCP,
    IPV6_MULTICAST_HOPS,
    IPV6_MULTICAST_IF,
    IPV6_MULTICAST_LOOP,
    IPV6_UNICAST_HOPS,
    IPV6_V6ONLY,
    SO_BROADCAST,
    SO_KEEPALIVE,
    SO_RCVBUF,
    SO_REUSEADDR,
    SO_REUSEPORT,
    SO_SNDBUF,
    SOL_SOCKET,
    TCP_KEEPCNT,
    TCP_KEEPIDLE,
    TCP_KEEPINTVL,
    TCP_MAXSEG,
    TCP_NODELAY,
    TCP_USER_TIMEOUT,
)

NOT_ONE = -1  # an option that is not known here
DEFAULT_HOPS = 64
LEAST_SEND, LEAST_RECEIVE = 2304, 1152  # half of what Linux gives at least
MOST_BUFFER = 212992
LONGEST_IDLE_S = 32767
MOST_PROBES = 127
LINGER_BYTES = 8


class Groups:
    """The groups of hosts that a socket is in: none."""

    def leave_all(self) -> None:
        """Leave them."""


NO_GROUPS = Groups()


class Options:
    """Times are in seconds, but user_timeout_ms. linger_s: -1 where close() does not wait. 0 in others: not set."""

    reuses: bool
    reuses_port: bool
    no_delay: bool
    keeps_alive: bool
    may_broadcast: bool
    is_v6_only: bool
    linger_s: int
    idle_s: int
    interval_s: int
    probes: int
    user_timeout_ms: int
    hops: int
    group_hops: int
    hears_itself: bool
    groups: Groups
    send_octets: int
    receive_octets: int

    def __init__(self) -> None:
        self.reuses = False
        self.reuses_port = False
        self.no_delay = False
        self.keeps_alive = False
        self.may_broadcast = False
        self.is_v6_only = False
        self.linger_s = -1
        self.idle_s = 0
        self.interval_s = 0
        self.probes = 0
        self.user_timeout_ms = 0
        self.hops = DEFAULT_HOPS
        self.group_hops = 1
        self.hears_itself = True
        self.groups = NO_GROUPS
        self.send_octets = 0
        self.receive_octets = 0

    def inherit(self, other: Options) -> None:
        """Take over what an accepted connection has of its listener."""
        self.reuses = other.reuses
        self.reuses_port = other.reuses_port
        self.no_delay = other.no_delay
        self.keeps_alive = other.keeps_alive
        self.linger_s = other.linger_s
        self.idle_s = other.idle_s
        self.interval_s = other.interval_s
        self.probes = other.probes
        self.user_timeout_ms = other.user_timeout_ms
        self.send_octets = other.send_octets
        self.receive_octets = other.receive_octets

    # --- setting -----------------------------------------------------------------------------

    def set(self, level: int, name: int, value: int, is_stream: bool) -> bool:
        """Set an option; False where it is not known. OSError where the value cannot be."""
        if level == SOL_SOCKET:
            return self.set_general(name, value)
        if level == IPPROTO_TCP and is_stream:
            return self.set_tcp(name, value)
        if level == IPPROTO_IPV6 and name == IPV6_V6ONLY:
            self.is_v6_only = value != 0
            return True
        if (level == IPPROTO_IP or level == IPPROTO_IPV6) and not is_stream and self.set_for_groups(level, name, value):
            return True
        is_hops = (level == IPPROTO_IP and name == IP_TTL) or (level == IPPROTO_IPV6 and name == IPV6_UNICAST_HOPS)
        if not is_hops or is_stream:
            return False
        self.hops = within(DEFAULT_HOPS if value == -1 else value, 1, 255)
        return True

    def set_for_groups(self, level: int, name: int, value: int) -> bool:
        """What concerns datagrams to groups. There is one device, so whatever is named as theirs is it."""
        if name == (IP_MULTICAST_TTL if level == IPPROTO_IP else IPV6_MULTICAST_HOPS):
            self.group_hops = within(1 if value == -1 else value, 0, 255)
        elif name == (IP_MULTICAST_LOOP if level == IPPROTO_IP else IPV6_MULTICAST_LOOP):
            self.hears_itself = value != 0
        else:
            return level == IPPROTO_IPV6 and name == IPV6_MULTICAST_IF
        return True

    def set_general(self, name: int, value: int) -> bool:
        is_on = value != 0
        if name == SO_REUSEADDR:
            self.reuses = is_on
        elif name == SO_REUSEPORT:
            self.reuses_port = is_on
        elif name == SO_KEEPALIVE:
            self.keeps_alive = is_on
        elif name == SO_BROADCAST:
            self.may_broadcast = is_on
        elif name == SO_SNDBUF:
            self.send_octets = 2 * max(min(value, MOST_BUFFER), LEAST_SEND)
        elif name == SO_RCVBUF:
            self.receive_octets = 2 * max(min(value, MOST_BUFFER), LEAST_RECEIVE)
        else:
            return False
        return True

    def set_tcp(self, name: int, value: int) -> bool:
        if name == TCP_NODELAY:
            self.no_delay = value != 0
        elif name == TCP_KEEPIDLE:
            self.idle_s = within(value, 1, LONGEST_IDLE_S)
        elif name == TCP_KEEPINTVL:
            self.interval_s = within(value, 1, LONGEST_IDLE_S)
        elif name == TCP_KEEPCNT:
            self.probes = within(value, 1, MOST_PROBES)
        elif name == TCP_USER_TIMEOUT:
            self.user_timeout_ms = within(value, 0, 1 << 31)
        else:
            return False
        return True

    def set_linger(self, value: bytes) -> bool:
        """SO_LINGER, a C structure; False where it has another length."""
        if len(value) < LINGER_BYTES:
            return False
        seconds = int.from_bytes(value[4:8], "little")
        self.linger_s = seconds if int.from_bytes(value[0:4], "little") != 0 else -1
        return True

    # --- asking ------------------------------------------------------------------------------

    def get(self, level: int, name: int, is_stream: bool, is_v6: bool) -> int:
        """The value of an option; NOT_ONE where it is not known."""
        if level == SOL_SOCKET:
            return self.get_general(name, is_stream)
        if level == IPPROTO_TCP and is_stream:
            return self.get_tcp(name)
        if level == IPPROTO_IPV6 and is_v6:
            if name == IPV6_V6ONLY:
                return int(self.is_v6_only)
            if name == IPV6_MULTICAST_HOPS:
                return self.group_hops
            if name == IPV6_MULTICAST_LOOP:
                return int(self.hears_itself)
            return self.hops if name == IPV6_UNICAST_HOPS else NOT_ONE
        if level == IPPROTO_IP and name == IP_MULTICAST_TTL:
            return self.group_hops
        if level == IPPROTO_IP and name == IP_MULTICAST_LOOP:
            return int(self.hears_itself)
        return self.hops if level == IPPROTO_IP and name == IP_TTL else NOT_ONE

    def get_general(self, name: int, is_stream: bool) -> int:
        if name == SO_REUSEADDR:
            return int(self.reuses)
        if name == SO_REUSEPORT:
            return int(self.reuses_port)
        if name == SO_KEEPALIVE:
            return int(self.keeps_alive)
        if name == SO_BROADCAST:
            return int(self.may_broadcast)
        if name == SO_SNDBUF:
            return or_default(self.send_octets, 16384 if is_stream else MOST_BUFFER)
        if name == SO_RCVBUF:
            return or_default(self.receive_octets, 131072 if is_stream else MOST_BUFFER)
        return NOT_ONE

    def get_tcp(self, name: int) -> int:
        if name == TCP_NODELAY:
            return int(self.no_delay)
        if name == TCP_KEEPIDLE:
            return or_default(self.idle_s, 7200)
        if name == TCP_KEEPINTVL:
            return or_default(self.interval_s, 75)
        if name == TCP_KEEPCNT:
            return or_default(self.probes, 9)
        if name == TCP_USER_TIMEOUT:
            return self.user_timeout_ms
        return 536 if name == TCP_MAXSEG else NOT_ONE

    # --- their effect ------------------------------------------------------------------------

    def apply(self, tcp: Tcp, tcb: Tcb, now_us: int) -> None:
        """Let a connection be as these say."""
        if self.interval_s != 0 or self.probes != 0 or self.user_timeout_ms != 0:
            tcb.settings = self.settings_from(tcb.settings)
        if self.send_octets != 0:
            tcb.outgoing.limit = self.send_octets
        if tcb.no_delay != self.no_delay:
            tcp.set_no_delay(tcb, self.no_delay)
        idle_us = or_default(self.idle_s, 7200) * SECOND_US if self.keeps_alive else 0
        if tcb.keepalive_idle_us != idle_us:
            tcp.set_keepalive(tcb, idle_us, now_us)

    def settings_from(self, common: Settings) -> Settings:
        """The settings of all connections, with what is different in this one."""
        settings = common.copied()
        if self.interval_s != 0:
            settings.keepalive_interval_us = self.interval_s * SECOND_US
        if self.probes != 0:
            settings.keepalive_probes = self.probes
        if self.user_timeout_ms != 0:
            settings.user_timeout_us = self.user_timeout_ms * MILLISECOND_US
        return settings

    def apply_to_datagrams(self, datagrams: UdpSocket) -> None:
        datagrams.may_broadcast = self.may_broadcast
        datagrams.hops = self.hops
        datagrams.group_hops = self.group_hops
        datagrams.hears_itself = self.hears_itself
        datagrams.is_v6_only = self.is_v6_only


def within(value: int, least: int, most: int) -> int:
    """A value. OSError where it is out of bounds."""
    if not least <= value <= most:
        raise errors.os_error(errors.EINVAL)
    return value


def or_default(value: int, default: int) -> int:
    """What was set, or else the default."""
    return value if value != 0 else default
