"""Names of hosts, and the enumerations of `socket`. Next: ../socket.py."""

from __future__ import annotations

from enum import IntEnum

from pyuk.net.address import ANY_V4, Address, address_v4
from pyuk.stdlib._network import errors
from pyuk.stdlib._network.addresses import parse_v4
from pyuk.stdlib._network.host import host

LOOPBACK = 0x7F00_0001
HOST_NAME = "pyuk"
BROADCAST = 0xFFFF_FFFF


class AddressFamily(IntEnum):
    """What an address is like."""

    AF_UNSPEC = 0
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    """What a socket carries."""

    SOCK_STREAM = 1
    SOCK_DGRAM = 2


def resolve(name: str) -> Address:
    """The address that a name stands for: a dotted one, `localhost`, `` for any. gaierror."""
    if name == "":
        return ANY_V4
    if name == "<broadcast>":
        return address_v4(BROADCAST)
    value = parse_v4(name)
    if value >= 0:
        return address_v4(value & 0xFFFF_FFFF)
    if name == "localhost" or name == HOST_NAME:
        return address_v4(LOOPBACK)
    found = host().lookup(name)
    if found is None:
        is_out_of_reach = host().has_failed and host().port is not None
        raise errors.name_error(errors.EAI_AGAIN if is_out_of_reach else errors.EAI_NONAME)
    return found


def text_of(address: Address) -> str:
    """The dotted text of an address."""
    return str(address)
