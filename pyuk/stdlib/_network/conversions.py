"""Addresses as bytes and texts, numbers in the order of the network, numbers of interfaces. Next: ../socket.py.

Source: The Python Standard Library, "socket"; CPython 3.11 Modules/socketmodule.c for messages.
"""

from __future__ import annotations

from pyuk.net.address import address_of, bits_v4
from pyuk.stdlib._network import errors
from pyuk.stdlib._network.families import AF_INET, AF_INET6
from pyuk.stdlib._network.names import INTERFACE, INTERFACE_INDEX, literal_v6, plain_text_v6, text_of


def inet_aton(ip_string: str, /) -> bytes:
    """The four bytes of a dotted address. OSError."""
    value = bits_v4(ip_string)
    if value < 0:
        raise OSError("illegal IP address string passed to inet_aton")
    return value.to_bytes(4, "big")


def inet_ntoa(packed_ip: bytes, /) -> str:
    """The dotted text of four bytes. OSError."""
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return f"{packed_ip[0]}.{packed_ip[1]}.{packed_ip[2]}.{packed_ip[3]}"


def inet_pton(address_family: int, ip_string: str, /) -> bytes:
    """The bytes of an address. OSError."""
    if address_family == AF_INET:
        value = bits_v4(ip_string)
        if value >= 0:
            return value.to_bytes(4, "big")
    elif address_family == AF_INET6:
        found = literal_v6(ip_string) if "%" not in ip_string else None
        if found is not None:
            return found.high.to_bytes(8, "big") + found.low.to_bytes(8, "big")
    else:
        raise errors.os_error(errors.EAFNOSUPPORT)
    raise OSError("illegal IP address string passed to inet_pton")


def inet_ntop(address_family: int, packed_ip: bytes, /) -> str:
    """The text of the bytes of an address. ValueError, OSError."""
    if address_family != AF_INET and address_family != AF_INET6:
        raise ValueError(f"unknown address family {address_family}")
    if len(packed_ip) != (4 if address_family == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    found = address_of(packed_ip)
    return text_of(found) if address_family == AF_INET else plain_text_v6(found)


def if_nametoindex(oname: str, /) -> int:
    """The number of a network interface. OSError."""
    if oname == "lo":
        return 1
    if oname != INTERFACE:
        raise OSError("no interface with this name")
    return INTERFACE_INDEX


def if_indextoname(if_index: int, /) -> str:
    """The name of a network interface. OSError."""
    if if_index == 1:
        return "lo"
    if if_index != INTERFACE_INDEX:
        raise errors.os_error(errors.ENXIO)
    return INTERFACE


def htons(x: int, /) -> int:
    """16 bits in network order."""
    check_short("htons", x)
    return x >> 8 | (x & 0xFF) << 8


def ntohs(x: int, /) -> int:
    """16 bits out of network order."""
    check_short("ntohs", x)
    return x >> 8 | (x & 0xFF) << 8


def check_short(function: str, x: int) -> None:
    """OverflowError for what has more than 16 bits."""
    if x < 0:
        raise OverflowError(f"{function}: can't convert negative Python int to C 16-bit unsigned integer")
    if x > 0xFFFF:
        raise OverflowError(f"{function}: Python int too large to convert to C 16-bit unsigned integer")


def htonl(x: int, /) -> int:
    """32 bits in network order."""
    return swapped_long(x)


def ntohl(x: int, /) -> int:
    """32 bits out of network order."""
    return swapped_long(x)


def swapped_long(x: int) -> int:
    """The four bytes of a number the other way round. OverflowError."""
    if x < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if x > 0xFFFF_FFFF:
        raise OverflowError("int larger than 32 bits")
    return x >> 24 | (x >> 8 & 0xFF00) | (x & 0xFF00) << 8 | (x & 0xFF) << 24
