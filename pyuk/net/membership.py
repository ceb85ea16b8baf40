"""Groups that this host has joined: routers are told, and told again when they ask.

Joining and leaving is reported twice, as a packet may be lost; questions are answered after a while that chance
chooses. Older routers are answered in their version. Groups that every host of a link is in are not reported.
Source: RFC 2236 §3, RFC 3376 §5 and §7.2, RFC 2710 §4, RFC 3810 §6 and §8.2. Read next: segments.py.
"""

from __future__ import annotations

from pyuk.net.address import Address, address_v4, same
from pyuk.net.buffers import PacketBuffer
from pyuk.net.chance import Chance
from pyuk.net.icmpv6 import HOPS_AT
from pyuk.net.interface import Interface
from pyuk.net.ipv4 import ALL_HOSTS, Ipv4
from pyuk.net.ipv6 import ALL_NODES_HIGH, ALL_NODES_LOW, Ipv6
from pyuk.net.link import Link
from pyuk.net.memberships import Memberships
from pyuk.net.timing import NEVER_US, SECOND
from pyuk.net.wire import ipv4
from pyuk.net.wire.groups import (
    IS_EXCLUDE,
    PROTOCOL_IGMP,
    TO_EXCLUDE,
    TO_INCLUDE,
    Query,
    read_igmp,
    read_mld,
    write_igmp,
    write_mld,
    write_router_alert,
)
from pyuk.net.wire.icmpv6 import CHECKSUM_AT
from pyuk.net.wire.ipv6 import PROTOCOL_ICMPV6

MOST_GROUPS = 64
ROBUSTNESS = 2  # RFC 3376 §8.1
REPORT_US = 1 * SECOND  # §8.11, RFC 3810 §9.11
OLDER_ROUTER_US = 260 * SECOND  # §8.12
ALL_ROUTERS_V4, ALL_REPORTS_V4 = address_v4(0xE000_0002), address_v4(0xE000_0016)
ALL_ROUTERS_V6, ALL_REPORTS_V6 = Address(ALL_NODES_HIGH, 2), Address(ALL_NODES_HIGH, 0x16)
MOST_BYTES = 32
ALERT_BYTES = 8


class Joined:
    """A group. users: how many have joined it; 0 where it was left.

    reports: how many are still to go, the next at due_us; record: what they say.
    """

    group: Address
    users: int
    reports: int
    record: int
    due_us: int

    def __init__(self, group: Address) -> None:
        self.group = group
        self.users = 0
        self.reports = 0
        self.record = TO_EXCLUDE
        self.due_us = NEVER_US

    def report(self, now_us: int, record: int) -> None:
        """Tell routers from now on."""
        self.record = record
        self.reports = ROBUSTNESS
        self.due_us = now_us


class Routers:
    """Which version is spoken with the routers of one family, and until when: version 3 where none is heard."""

    version: int
    until_us: int

    def __init__(self) -> None:
        self.version = 3
        self.until_us = 0

    def hear(self, now_us: int, version: int) -> None:
        """A router asks in that version. The oldest counts."""
        if version < 3 and version <= self.spoken(now_us):
            self.version = version
            self.until_us = now_us + OLDER_ROUTER_US

    def spoken(self, now_us: int) -> int:
        """The version to report in."""
        return self.version if now_us < self.until_us else 3


class Membership(Memberships):
    """joined: all groups, and those that were left as long as that is reported."""

    link: Link
    chance: Chance
    ipv4: Ipv4
    ipv6: Ipv6
    joined: list[Joined]
    routers_v4: Routers
    routers_v6: Routers
    query: Query

    def __init__(self, link: Link, ipv4: Ipv4, ipv6: Ipv6) -> None:
        self.link = link
        self.chance = link.chance
        self.ipv4 = ipv4
        self.ipv6 = ipv6
        self.joined = []
        self.routers_v4 = Routers()
        self.routers_v6 = Routers()
        self.query = Query()

    # --- users ---------------------------------------------------------------------------------

    def join(self, now_us: int, group: Address) -> bool:
        """Be in a group; False where there are too many."""
        found = self.find(group)
        if found is None:
            if len(self.joined) >= MOST_GROUPS:
                return False
            found = Joined(group)
            self.joined.append(found)
        found.users += 1
        if found.users == 1:
            self.listened(group).append(found.group)
            found.report(now_us, TO_EXCLUDE)
            self.link.is_stirred = True
        return True

    def leave(self, now_us: int, group: Address) -> None:
        """One of those who joined a group is in it no longer."""
        found = self.find(group)
        if found is None or found.users == 0:
            return
        found.users -= 1
        if found.users == 0:
            self.listened(group).remove(found.group)
            found.report(now_us, TO_INCLUDE)
            self.link.is_stirred = True

    def find(self, group: Address) -> Joined | None:
        """A group that was joined, or left lately."""
        for each in self.joined:
            if same(each.group, group):
                return each
        return None

    def listened(self, group: Address) -> list[Address]:
        """What the family of a group listens to."""
        return self.ipv4.groups if group.is_v4 else self.ipv6.groups

    def addresses(self) -> list[Address]:
        return self.ipv4.groups + self.ipv6.groups

    # --- questions ---------------------------------------------------------------------------------

    def hear_igmp(self, now_us: int, packet: PacketBuffer) -> None:
        if read_igmp(self.query, packet.data, packet.start, packet.end):
            self.routers_v4.hear(now_us, self.query.version)
            self.answer_later(now_us, True)

    def hear_mld(self, now_us: int, packet: PacketBuffer) -> None:
        """Only what comes from this link counts: RFC 3810 §5.1.14."""
        is_near = packet.source.is_link_local and packet.data[packet.network_at + HOPS_AT] == 1
        if is_near and read_mld(self.query, packet.data, packet.start, packet.end):
            self.routers_v6.hear(now_us, self.query.version)
            self.answer_later(now_us, False)

    def answer_later(self, now_us: int, is_v4: bool) -> None:
        """Report the groups that are asked for, within the time that the router gives: RFC 3376 §5.2."""
        query = self.query
        for each in self.joined:
            is_asked_for = query.group.is_unspecified or same(query.group, each.group)
            if each.group.is_v4 == is_v4 and each.users > 0 and is_asked_for:
                if each.reports == 0:
                    each.record = IS_EXCLUDE
                    each.reports = 1
                each.due_us = min(each.due_us, now_us + self.chance.below(max(query.delay_us, 1)))

    # --- reports -----------------------------------------------------------------------------------

    def poll(self, now_us: int) -> int:
        deadline_us = NEVER_US
        for each in list(self.joined):
            if each.due_us <= now_us:
                self.report(now_us, each)
            deadline_us = min(deadline_us, each.due_us)
        return deadline_us

    def report(self, now_us: int, each: Joined) -> None:
        """Send one report of a group; forget it with the last of one that was left."""
        routers = self.routers_v4 if each.group.is_v4 else self.routers_v6
        version = routers.spoken(now_us)
        each.reports = each.reports - 1 if version == 3 or each.users > 0 else 0  # older ones: left, once
        each.due_us = now_us + self.chance.below(REPORT_US) if each.reports > 0 else NEVER_US
        if each.users == 0 and each.reports == 0:
            self.joined.remove(each)
        packet = None if is_everybody(each.group) else self.link.new_packet()
        if packet is None:
            return
        if each.group.is_v4:
            self.send_igmp(now_us, packet, version, each)
        else:
            self.send_mld(now_us, packet, version, each)

    def send_igmp(self, now_us: int, packet: PacketBuffer, version: int, each: Joined) -> None:
        """With the router alert option, for one hop: RFC 2236 §2, RFC 3376 §4. Version 1 does not tell who leaves."""
        if version == 1 and each.record == TO_INCLUDE:
            packet.free()
            return
        at = packet.extend(MOST_BYTES)
        packet.end = write_igmp(packet.data, at, version, each.record, each.group)
        to = ALL_REPORTS_V4 if version == 3 else ALL_ROUTERS_V4 if each.record == TO_INCLUDE else each.group
        config = self.ipv4.config
        start = packet.prepend(ipv4.ALERT_HEADER_BYTES)
        header = self.ipv4.header_for(packet.total(), config.address, to, PROTOCOL_IGMP, 1)
        ipv4.write_with_alert(header, packet.data, start)
        self.ipv4.route(now_us, packet, to, False)

    def send_mld(self, now_us: int, packet: PacketBuffer, version: int, each: Joined) -> None:
        """With the router alert option in a header of its own, for one hop: RFC 3810 §5."""
        at = packet.extend(MOST_BYTES)
        packet.end = write_mld(packet.data, at, version, each.record, each.group)
        to = ALL_REPORTS_V6 if version == 3 else ALL_ROUTERS_V6 if each.record == TO_INCLUDE else each.group
        source = self.ipv6.source_for(ALL_REPORTS_V6)
        self.link.add_checksum(packet, source, to, PROTOCOL_ICMPV6, CHECKSUM_AT, False)
        write_router_alert(packet.data, packet.prepend(ALERT_BYTES), PROTOCOL_ICMPV6)
        self.ipv6.send(now_us, packet, source, to, 0, 1, False)


def is_everybody(group: Address) -> bool:
    """Whether all hosts of a link are in a group, of which routers need not be told: RFC 2236 §6, RFC 3810 §6."""
    return group.low == (ALL_HOSTS if group.is_v4 else ALL_NODES_LOW) and (group.is_v4 or group.high == ALL_NODES_HIGH)


def add_membership(interface: Interface) -> Membership:
    """Let an interface join groups."""
    made = Membership(interface.link, interface.ipv4, interface.ipv6)
    interface.memberships = made
    interface.icmpv6.memberships = made
    return made
