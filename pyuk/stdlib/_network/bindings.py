"""What sockets have for themselves alone: descriptors, and the ports of streams. Next: options.py."""

from __future__ import annotations

from pyuk.net.address import Address, same
from pyuk.net.tcp.tcp import PortError
from pyuk.net.udp import PortInUse, UdpSocket
from pyuk.stdlib._network import errors
from pyuk.stdlib._network.host import host

FIRST_DESCRIPTOR = 3

numbers: list[bool] = []  # which descriptors are taken


def take_number() -> int:
    """The lowest descriptor that is free."""
    for i in range(len(numbers)):
        if not numbers[i]:
            numbers[i] = True
            return FIRST_DESCRIPTOR + i
    numbers.append(True)
    return FIRST_DESCRIPTOR - 1 + len(numbers)


def give_number(number: int) -> None:
    """A descriptor is free again."""
    numbers[number - FIRST_DESCRIPTOR] = False


class Binding:
    """An end point that bind() gave to a socket of streams. is_v6_only: :: without the addresses of IPv4."""

    local: Address
    port: int
    is_v6_only: bool
    shares: bool

    def __init__(self, local: Address, port: int, is_v6_only: bool, shares: bool) -> None:
        self.local = local
        self.port = port
        self.is_v6_only = is_v6_only
        self.shares = shares

    def covers(self, address: Address) -> bool:
        """Whether what is sent to an address comes here."""
        if not self.local.is_unspecified:
            return same(self.local, address)
        return not self.is_v6_only if address.is_v4 else not self.local.is_v4

    def conflicts(self, other: Binding) -> bool:
        """Whether both cannot be."""
        return (self.covers(other.local) or other.covers(self.local)) and not (self.shares and other.shares)


bindings: list[Binding] = []


def bind_stream(local: Address, port: int, is_v6_only: bool, shares: bool) -> Binding:
    """Take an end point; port 0: some. OSError where it is taken."""
    found = Binding(local, port, is_v6_only, shares)
    if port == 0:
        found.port = free_port(local)
    else:
        for other in bindings:
            if other.port == port and found.conflicts(other):
                raise errors.os_error(errors.EADDRINUSE)
    bindings.append(found)
    return found


def free_port(local: Address) -> int:
    """A port that nobody has. OSError."""
    while True:
        try:
            port = host().tcp.free_port(local, local, 0)
        except PortError:
            raise errors.os_error(errors.EADDRINUSE) from None
        if all(other.port != port for other in bindings):
            return port


def release(binding: Binding | None) -> None:
    """Give an end point back."""
    if binding is not None:
        bindings.remove(binding)


def open_datagrams(local: Address, port: int, shares: bool) -> UdpSocket:
    """A socket of the stack's for datagrams. OSError where the port is taken."""
    try:
        opened = host().interface.udp.open(local, port & 0xFFFF, shares)
    except PortInUse:
        raise errors.os_error(errors.EADDRINUSE) from None
    return opened
