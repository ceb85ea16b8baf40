"""The two families of addresses, as sockets show them: pairs in IPv4, four numbers and texts in IPv6.

AF_INET6 has a class of its own: so in a program that names it nowhere every address is a pair, and known to be one.
Next: ../socket.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, override"
# What a function without annotations gives is found out.

from __future__ import annotations

from enum import IntEnum
from typing import Final

from pyuk.net.address import ANY_V4, ANY_V6, Address
from pyuk.stdlib._network.names import resolve, resolve_v6, scope_of, text_in_v6, text_of

LARGEST_FLOW = 1048575


class AddressFamily(IntEnum):
    """What an address is like."""

    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2


class AddressFamilyV6(IntEnum):
    """IPv6."""

    AF_INET6 = 10

    def __repr__(self) -> str:
        return "<AddressFamily.AF_INET6: 10>"


class SocketKind(IntEnum):
    """What a socket carries."""

    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3


AF_UNSPEC: Final = AddressFamily.AF_UNSPEC
AF_UNIX: Final = AddressFamily.AF_UNIX
AF_INET: Final = AddressFamily.AF_INET
AF_INET6: Final = AddressFamilyV6.AF_INET6
SOCK_STREAM: Final = SocketKind.SOCK_STREAM
SOCK_DGRAM: Final = SocketKind.SOCK_DGRAM
SOCK_RAW: Final = SocketKind.SOCK_RAW


class Family:
    """IPv4."""

    number: int
    any: Address

    def __init__(self) -> None:
        self.number = 2
        self.any = ANY_V4

    def is_v6(self) -> bool:
        return False

    def has_names(self) -> bool:
        """Whether a program can be told its addresses."""
        return True

    def family(self):
        """AF_INET."""
        return AF_INET

    def name(self, address: Address, port: int):
        """What getsockname() and others say."""
        return text_of(address), port

    def find(self, name: str) -> Address:
        """The address of a name. gaierror."""
        return resolve(name)


class FamilyV6(Family):
    """IPv6."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 10
        self.any = ANY_V6

    def is_v6(self) -> bool:
        return True

    def family(self):
        return AF_INET6

    def name(self, address: Address, port: int):
        return text_in_v6(address), port, 0, scope_of(address)

    def find(self, name: str) -> Address:
        return resolve_v6(name)


class NamelessV6(Family):
    """IPv6 in a program that names AF_INET6 nowhere: it connects, but nobody is told an address of four parts."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 10
        self.any = ANY_V6

    def is_v6(self) -> bool:
        return True

    def has_names(self) -> bool:
        return False

    def name(self, address: Address, port: int):
        raise NotImplementedError("addresses of IPv6 are told in programs that name AF_INET6 only")

    def family(self):
        raise NotImplementedError("families of sockets of IPv6 are told in programs that name AF_INET6 only")

    def find(self, name: str) -> Address:
        return resolve_v6(name)


V4: Final = Family()
shapes_v6: list[Family] = [NamelessV6()]  # the last one is used


def shape_v6() -> Family:
    """AF_INET6, for who names it."""
    if len(shapes_v6) == 1:
        shapes_v6.append(FamilyV6())
    return shapes_v6[-1]


def checked_port(function: str, port: int) -> int:
    """A port. OverflowError."""
    if not 0 <= port <= 65535:
        raise OverflowError(f"{function}(): port must be 0-65535.")
    return port


def check_shape(function: str, family: Family, address) -> None:
    """TypeError for an address of the other family. address: a tuple of two or four."""
    if not family.is_v6() and len(address) != 2:
        raise TypeError("AF_INET address must be a pair (host, port)")
    for flow in address[2:3]:
        if not 0 <= flow <= LARGEST_FLOW:
            raise OverflowError(f"{function}(): flowinfo must be 0-{LARGEST_FLOW}.")
