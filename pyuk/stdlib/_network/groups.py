"""Groups of hosts that sockets join, and what else setsockopt() sets by bytes.  Source: Linux ip(7), ipv6(7).

Only a program that gives setsockopt() bytes comes here: the others have nothing of all this. Next: families.py.
"""

from __future__ import annotations

from typing import cast

from pyuk.builtins import oserror
from pyuk.net.address import Address, address_of, same
from pyuk.net.membership import Membership, add_membership
from pyuk.stdlib._network import errors
from pyuk.stdlib._network.constants import (
    IP_ADD_MEMBERSHIP,
    IP_DROP_MEMBERSHIP,
    IP_MULTICAST_IF,
    IPPROTO_IP,
    IPPROTO_IPV6,
    IPV6_JOIN_GROUP,
    IPV6_LEAVE_GROUP,
    SO_LINGER,
    SOL_SOCKET,
)
from pyuk.stdlib._network.host import host
from pyuk.stdlib._network.options import Groups, Options

ENODEV, EPROTO, ENOBUFS = 19, 71, 105

the_membership: Membership | None = None


class SocketGroups(Groups):
    """joined: the groups that a socket is in."""

    joined: list[Address]

    def __init__(self) -> None:
        self.joined = []

    def leave_all(self) -> None:
        for group in self.joined:
            leave(group)
        self.joined.clear()


def change(options: Options, level: int, name: int, value: bytes, is_stream: bool) -> bool:
    """Set an option of a socket to what a C structure or number says; False where it is not known. OSError."""
    if level == IPPROTO_IP and (name == IP_ADD_MEMBERSHIP or name == IP_DROP_MEMBERSHIP):
        check(len(value) >= 8, errors.EINVAL)
        check_device(address_of(value[4:8]))
        change_groups(options, name == IP_ADD_MEMBERSHIP, address_of(value[:4]), is_stream)
        return True
    if level == IPPROTO_IPV6 and (name == IPV6_JOIN_GROUP or name == IPV6_LEAVE_GROUP):
        check(len(value) >= 20, errors.EINVAL)
        change_groups(options, name == IPV6_JOIN_GROUP, address_of(value[:16]), is_stream)
        return True
    if level == IPPROTO_IP and name == IP_MULTICAST_IF and not is_stream:
        check(len(value) >= 4, errors.EINVAL)
        check_device(address_of(value[4:8] if len(value) >= 8 else value[:4]))
        return True
    if level == SOL_SOCKET and name == SO_LINGER:
        return options.set_linger(value)
    is_number = len(value) == 4 or (len(value) == 1 and level != SOL_SOCKET)
    return is_number and options.set(level, name, int.from_bytes(value, "little"), is_stream)


def check(is_right: bool, number: int) -> None:
    """OSError where it is not."""
    if not is_right:
        raise errors.os_error(number)


def check_device(address: Address) -> None:
    """OSError where no device has this address. Unspecified: the one that there is."""
    if not address.is_unspecified and not host().interface.internet.is_own(address):
        raise failure(ENODEV, "No such device")


def failure(number: int, message: str) -> OSError:
    """What only groups fail with."""
    return cast(OSError, oserror.os_error(number, message))


def change_groups(options: Options, joins: bool, group: Address, is_stream: bool) -> None:
    """Let a socket join a group, or leave it. OSError."""
    if is_stream:
        raise failure(EPROTO, "Protocol error")
    check(group.is_multicast, errors.EINVAL)
    groups = options.groups
    mine = groups.joined if isinstance(groups, SocketGroups) else []
    at = index_of(mine, group)
    if not joins:
        check(at >= 0, errors.EADDRNOTAVAIL)
        del mine[at]
        leave(group)
        return
    check(at < 0, errors.EADDRINUSE)
    join(group)
    if isinstance(groups, SocketGroups):
        mine.append(group)
    else:
        made = SocketGroups()
        made.joined.append(group)
        options.groups = made


def index_of(groups: list[Address], group: Address) -> int:
    """Where a group stands in a list; -1 where it does not."""
    for i in range(len(groups)):
        if same(groups[i], group):
            return i
    return -1


def membership() -> Membership:
    """The groups of this machine."""
    global the_membership
    found = the_membership
    if found is None:
        found = add_membership(host().interface)
        the_membership = found
    return found


def join(group: Address) -> None:
    """Be in a group, and let the device give its frames. OSError."""
    network = host()
    if network.port is None:
        raise failure(ENODEV, "No such device")
    network.wait_for_address()
    if not membership().join(network.now_us(), group):
        raise failure(ENOBUFS, "No buffer space available")
    network.follow_groups()


def leave(group: Address) -> None:
    """Be in it no longer, as far as this socket is concerned."""
    network = host()
    membership().leave(network.now_us(), group)
    network.follow_groups()
