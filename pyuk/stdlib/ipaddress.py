"""ipaddress: addresses and networks of IPv4.

Source: RFC 6890 for what addresses are for; CPython 3.11 Lib/ipaddress.py, whose messages these are.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

IPV4LENGTH: Final = 32
ALL_ONES: Final = 0xFFFF_FFFF
DIGITS = "0123456789"


class AddressValueError(ValueError):
    """What is no address."""


class NetmaskValueError(ValueError):
    """What is no mask."""


def parsed(text: str) -> int:
    """The number of an address. AddressValueError."""
    if "/" in text:
        raise AddressValueError(f"Unexpected '/' in {text!r}")
    octets = text.split(".")
    if text == "":
        raise AddressValueError("Address cannot be empty")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    number = 0
    for octet in octets:
        number = number << 8 | octet_of(octet, text)
    return number


def octet_of(octet: str, text: str) -> int:
    """The number of one octet. AddressValueError."""
    if octet == "":
        raise AddressValueError(f"Empty octet not permitted in {text!r}")
    if not (octet.isascii() and octet.isdigit()):
        raise AddressValueError(f"Only decimal digits permitted in {octet!r} in {text!r}")
    if len(octet) > 3:
        raise AddressValueError(f"At most 3 characters permitted in {octet!r} in {text!r}")
    if octet != "0" and octet[0] == "0":
        raise AddressValueError(f"Leading zeros are not permitted in {octet!r} in {text!r}")
    value = int(octet)
    if value > 255:
        raise AddressValueError(f"Octet {value} (> 255) not permitted in {text!r}")
    return value


def number_of(address) -> int:
    """The number of an int, of four bytes or of a text. AddressValueError."""
    if isinstance(address, int):
        if address < 0:
            raise AddressValueError(f"{address} (< 0) is not permitted as an IPv4 address")
        if address > ALL_ONES:
            raise AddressValueError(f"{address} (>= 2**32) is not permitted as an IPv4 address")
        return address
    if isinstance(address, bytes):
        if len(address) != 4:
            raise AddressValueError(f"{address!r} (len {len(address)} != 4) is not permitted as an IPv4 address")
        return int.from_bytes(address, "big")
    return parsed(str(address))


class IPv4Address:
    """An address."""

    version: Final = 4
    max_prefixlen: Final = IPV4LENGTH

    def __init__(self, address) -> None:
        self._ip = number_of(address)

    def __str__(self) -> str:
        return ".".join([str(self._ip >> shift & 0xFF) for shift in (24, 16, 8, 0)])

    def __repr__(self) -> str:
        return f"IPv4Address({str(self)!r})"

    def __int__(self) -> int:
        return self._ip

    def __hash__(self) -> int:
        return hash(hex(self._ip))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IPv4Address) and self._ip == other._ip

    def __lt__(self, other: IPv4Address) -> bool:
        return self._ip < other._ip

    def __le__(self, other: IPv4Address) -> bool:
        return self._ip <= other._ip

    def __gt__(self, other: IPv4Address) -> bool:
        return self._ip > other._ip

    def __ge__(self, other: IPv4Address) -> bool:
        return self._ip >= other._ip

    def __add__(self, other: int) -> IPv4Address:
        return IPv4Address(self._ip + other)

    def __sub__(self, other: int) -> IPv4Address:
        return IPv4Address(self._ip - other)

    @property
    def packed(self) -> bytes:
        return self._ip.to_bytes(4, "big")

    @property
    def exploded(self) -> str:
        return str(self)

    @property
    def compressed(self) -> str:
        return str(self)

    @property
    def reverse_pointer(self) -> str:
        return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"

    def is_in(self, networks: list[tuple[int, int]]) -> bool:
        """Whether it lies in one of the networks, each a number and the bits that count."""
        for number, bits in networks:
            if self._ip >> (IPV4LENGTH - bits) == number >> (IPV4LENGTH - bits):
                return True
        return False

    @property
    def is_multicast(self) -> bool:
        return self.is_in([(0xE000_0000, 4)])

    @property
    def is_reserved(self) -> bool:
        return self.is_in([(0xF000_0000, 4)])

    @property
    def is_loopback(self) -> bool:
        return self.is_in([(0x7F00_0000, 8)])

    @property
    def is_link_local(self) -> bool:
        return self.is_in([(0xA9FE_0000, 16)])

    @property
    def is_unspecified(self) -> bool:
        return self._ip == 0

    @property
    def is_private(self) -> bool:
        return self.is_in(PRIVATE)

    @property
    def is_global(self) -> bool:
        return not self.is_in([(0x6440_0000, 10)]) and not self.is_private


PRIVATE = [
    *[(0, 8), (0x0A00_0000, 8), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12), (0xC000_0000, 29)],
    *[(0xC000_00AA, 31), (0xC000_0200, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24)],
    *[(0xCB00_7100, 24), (0xF000_0000, 4), (0xFFFF_FFFF, 32)],
]


# --- networks ------------------------------------------------------------------------------------


def mask_of(bits: int) -> int:
    """The mask with so many bits set."""
    return ALL_ONES ^ (ALL_ONES >> bits)


def bits_of(mask: str) -> int:
    """How many bits count by a length, a mask or the opposite of one. NetmaskValueError."""
    if mask.isascii() and mask.isdigit():
        bits = int(mask)
        if bits > IPV4LENGTH:
            raise NetmaskValueError(f"{mask!r} is not a valid netmask")
        return bits
    try:
        number = parsed(mask)
    except AddressValueError:
        raise NetmaskValueError(f"{mask!r} is not a valid netmask") from None
    for bits in range(IPV4LENGTH + 1):
        if number == mask_of(bits):
            return bits
    for bits in range(IPV4LENGTH + 1):
        if number == mask_of(bits) ^ ALL_ONES:
            return bits
    raise NetmaskValueError(f"{mask!r} is not a valid netmask")


class IPv4Network:
    """All addresses that begin with the same bits. strict: whether other bits of the address are a mistake."""

    version: Final = 4
    max_prefixlen: Final = IPV4LENGTH

    def __init__(self, address, strict: bool = True) -> None:
        self.prefixlen = IPV4LENGTH
        if isinstance(address, str):
            place, slash, mask = address.partition("/")
            if "/" in mask:
                raise AddressValueError(f"Only one '/' permitted in {address!r}")
            number = parsed(place)
            if slash != "":
                self.prefixlen = bits_of(mask)
        elif isinstance(address, tuple):
            number = number_of(address[0])
            self.prefixlen = bits_of(str(address[1]))
        else:
            number = number_of(address)
        first = number & mask_of(self.prefixlen)
        if strict and first != number:
            raise ValueError(f"{IPv4Address(number)}/{self.prefixlen} has host bits set")
        self._first = first
        self._last = first | (ALL_ONES >> self.prefixlen)

    def __str__(self) -> str:
        return f"{self.network_address}/{self.prefixlen}"

    def __repr__(self) -> str:
        return f"IPv4Network({str(self)!r})"

    def __hash__(self) -> int:
        return hash(self._first ^ mask_of(self.prefixlen))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IPv4Network) and self._first == other._first and self.prefixlen == other.prefixlen

    def __lt__(self, other: IPv4Network) -> bool:
        return (self._first, self.prefixlen) < (other._first, other.prefixlen)

    def __le__(self, other: IPv4Network) -> bool:
        return not other < self

    def __gt__(self, other: IPv4Network) -> bool:
        return other < self

    def __ge__(self, other: IPv4Network) -> bool:
        return not self < other

    # --- addresses ---------------------------------------------------------------------------

    @property
    def network_address(self) -> IPv4Address:
        return IPv4Address(self._first)

    @property
    def broadcast_address(self) -> IPv4Address:
        return IPv4Address(self._last)

    @property
    def netmask(self) -> IPv4Address:
        return IPv4Address(mask_of(self.prefixlen))

    @property
    def hostmask(self) -> IPv4Address:
        return IPv4Address(ALL_ONES >> self.prefixlen)

    @property
    def num_addresses(self) -> int:
        return self._last - self._first + 1

    @property
    def with_prefixlen(self) -> str:
        return str(self)

    @property
    def with_netmask(self) -> str:
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self) -> str:
        return f"{self.network_address}/{self.hostmask}"

    @property
    def compressed(self) -> str:
        return str(self)

    @property
    def exploded(self) -> str:
        return str(self)

    @property
    def is_private(self) -> bool:
        return self.network_address.is_private and self.broadcast_address.is_private

    @property
    def is_loopback(self) -> bool:
        return self.network_address.is_loopback and self.broadcast_address.is_loopback

    @property
    def is_multicast(self) -> bool:
        return self.network_address.is_multicast and self.broadcast_address.is_multicast

    def __iter__(self) -> Iterator[IPv4Address]:
        for number in range(self._first, self._last + 1):
            yield IPv4Address(number)

    def hosts(self) -> Iterator[IPv4Address]:
        """The addresses of machines: without the first and the last, unless there are but two or one."""
        spared = 1 if self.prefixlen < IPV4LENGTH - 1 else 0
        for number in range(self._first + spared, self._last + 1 - spared):
            yield IPv4Address(number)

    def __getitem__(self, n: int) -> IPv4Address:
        number = self._first + n if n >= 0 else self._last + 1 + n
        if not self._first <= number <= self._last:
            raise IndexError("address out of range")
        return IPv4Address(number)

    def __contains__(self, other: IPv4Address) -> bool:
        return self._first <= other._ip <= self._last

    # --- other networks ----------------------------------------------------------------------

    def overlaps(self, other: IPv4Network) -> bool:
        return self._first <= other._last and other._first <= self._last

    def subnet_of(self, other: IPv4Network) -> bool:
        return other._first <= self._first and self._last <= other._last

    def supernet_of(self, other: IPv4Network) -> bool:
        return other.subnet_of(self)

    def subnets(self, prefixlen_diff: int = 1, new_prefix: int | None = None) -> Iterator[IPv4Network]:
        """The networks in it of `new_prefix` bits, or of `prefixlen_diff` more."""
        if self.prefixlen == IPV4LENGTH:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self.prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self.prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        bits = self.prefixlen + prefixlen_diff
        if bits > IPV4LENGTH:
            raise ValueError(f"prefix length diff {bits} is invalid for netblock {self}")
        for number in range(self._first, self._last + 1, 1 << (IPV4LENGTH - bits)):
            yield IPv4Network((number, bits))

    def supernet(self, prefixlen_diff: int = 1, new_prefix: int | None = None) -> IPv4Network:
        """The network around it of `new_prefix` bits, or of `prefixlen_diff` less."""
        if self.prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self.prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self.prefixlen - new_prefix
        bits = self.prefixlen - prefixlen_diff
        if bits < 0:
            raise ValueError(f"current prefixlen is {self.prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return IPv4Network((self._first & mask_of(bits), bits))


# --- what is given as a text ---------------------------------------------------------------------


def refuse_version_6(address) -> None:
    """NotImplementedError for what may be an address of IPv6."""
    if isinstance(address, str) and ":" in address:
        raise NotImplementedError(f"ipaddress: {address!r} may be one of IPv6, which is not there")


def ip_address(address) -> IPv4Address:
    """The address. ValueError."""
    refuse_version_6(address)
    try:
        return IPv4Address(address)
    except AddressValueError:
        raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 address") from None


def ip_network(address, strict: bool = True) -> IPv4Network:
    """The network. ValueError."""
    refuse_version_6(address)
    try:
        return IPv4Network(address, strict)
    except (AddressValueError, NetmaskValueError):
        raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 network") from None
