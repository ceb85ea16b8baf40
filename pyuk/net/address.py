"""Internet addresses of both families, and end points.

An Address is 128 bits; one of IPv4 is held as the IPv4-mapped IPv6 address ::ffff:a.b.c.d (RFC 4291 §2.5.5.2), so
that whatever lies above IP knows one kind of address. Its text is that of Python's `ipaddress`, an IPv4 address
in dotted form. Read next: buffers.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u32, u64

MASK16 = 0xFFFF
MASK32 = 0xFFFF_FFFF
MASK64 = 0xFFFF_FFFF_FFFF_FFFF
MASK63 = 0x7FFF_FFFF_FFFF_FFFF
MAPPED = 0xFFFF_0000_0000  # what stands above the 32 bits of an IPv4 address
NOT_ONE = -1
LARGEST_NUMBER = 1 << 32
HEX_DIGITS = "0123456789abcdef"
HASH_FACTOR = 0x9E37_79B9_7F4A_7C15


class Address:
    """high, low: the two halves of the 128 bits. Neither changes."""

    __slots__ = ("high", "low")
    high: u64
    low: u64

    def __init__(self, high: u64, low: u64) -> None:
        self.high = high
        self.low = low

    @property
    @inline
    def is_v4(self) -> bool:
        """Whether it is one of IPv4."""
        return self.high == 0 and self.low >> 32 == MASK16

    @property
    @inline
    def v4(self) -> u32:
        """The 32 bits of an IPv4 address."""
        return self.low & MASK32

    @property
    @inline
    def is_unspecified(self) -> bool:
        """0.0.0.0 or :: (RFC 4291 §2.5.2)."""
        return self.high == 0 and (self.low == 0 or self.low == MAPPED)

    @property
    @inline
    def is_loopback(self) -> bool:
        """127.0.0.0/8 (RFC 1122 §3.2.1.3) or ::1 (RFC 4291 §2.5.3)."""
        return (self.low >> 24 == MAPPED >> 24 | 127 and self.high == 0) or (self.low == 1 and self.high == 0)

    @property
    @inline
    def is_multicast(self) -> bool:
        """224.0.0.0/4 (RFC 5771) or ff00::/8 (RFC 4291 §2.7)."""
        return self.high >> 56 == 0xFF or (self.low >> 28 == MAPPED >> 28 | 0xE and self.high == 0)

    @property
    @inline
    def is_broadcast(self) -> bool:
        """255.255.255.255, the limited broadcast (RFC 919 §7)."""
        return self.low == MAPPED | MASK32 and self.high == 0

    @property
    def is_link_local(self) -> bool:
        """169.254.0.0/16 (RFC 3927) or fe80::/10 (RFC 4291 §2.5.6)."""
        return self.high >> 54 == 0xFE80 >> 6 or (self.low >> 16 == MAPPED >> 16 | 0xA9FE and self.high == 0)

    def packed(self) -> bytes:
        """The 4 or 16 bytes, in network order."""
        if self.is_v4:
            return self.v4.to_bytes(4, "big")
        return self.high.to_bytes(8, "big") + self.low.to_bytes(8, "big")

    def is_within(self, prefix: Address, length: int) -> bool:
        """Whether the first `length` of the 128 bits are those of `prefix` (IPv4: 96 bits more than one writes)."""
        if length <= 64:
            return length == 0 or (self.high ^ prefix.high) >> (64 - length) == 0
        return self.high == prefix.high and (length == 128 or (self.low ^ prefix.low) >> (128 - length) == 0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and self.low == other.low and self.high == other.high

    def __hash__(self) -> int:
        return ((self.high ^ self.low >> 32) * HASH_FACTOR ^ self.low) & MASK63

    def __str__(self) -> str:
        return text_v4(self.v4) if self.is_v4 else text_v6(self.high, self.low)

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"


@inline
def same(one: Address, other: Address) -> bool:
    """one == other, without asking what they are."""
    return one.low == other.low and one.high == other.high


def address_v4(value: u32) -> Address:
    """The IPv4 address of 32 bits."""
    return Address(0, MAPPED | value)


def address_of(packed: bytes) -> Address:
    """The address of 4 or 16 bytes. ValueError for another number of them."""
    if len(packed) == 4:
        return address_v4(int.from_bytes(packed, "big"))
    if len(packed) == 16:
        return Address(int.from_bytes(packed[:8], "big"), int.from_bytes(packed[8:], "big"))
    raise ValueError("an address has 4 or 16 bytes")


# --- text ----------------------------------------------------------------------------------------


def text_v4(value: u32) -> str:
    """Dotted decimal."""
    return f"{value >> 24}.{value >> 16 & 0xFF}.{value >> 8 & 0xFF}.{value & 0xFF}"


def text_v6(high: u64, low: u64) -> str:
    """Lower-case groups, the longest run of two or more zero groups left out (RFC 5952 §4)."""
    groups = [(high >> 48 - 16 * i if i < 4 else low >> 112 - 16 * i) & MASK16 for i in range(8)]
    best, best_length, start = 0, 1, 0
    for i in range(8):
        if groups[i] != 0:
            start = i + 1
        elif i + 1 - start > best_length:
            best, best_length = start, i + 1 - start
    if best_length == 1:
        return hexadecimal(groups)
    return f"{hexadecimal(groups[:best])}::{hexadecimal(groups[best + best_length :])}"


def hexadecimal(groups: list[int]) -> str:
    """Groups with colons between. Their digits are found here: format() is much code, for all kinds of values."""
    texts: list[str] = []
    for group in groups:
        text = HEX_DIGITS[group & 0xF]
        while group > 0xF:
            group >>= 4
            text = HEX_DIGITS[group & 0xF] + text
        texts.append(text)
    return ":".join(texts)


def parse(text: str) -> Address:
    """The address that a text is. ValueError where it is none."""
    return parse_v6(text) if ":" in text else address_v4(parse_v4(text))


def parse_v4(text: str) -> u32:
    """bits_v4() of a text that is an address. ValueError."""
    value = bits_v4(text)
    if value < 0:
        raise ValueError(f"{text!r} is no IPv4 address")
    return value & MASK32


def bits_v4(text: str) -> int:
    """The 32 bits of four decimal numbers with dots between; NOT_ONE where the text is something else.

    No number begins with a zero, with which C libraries read it as octal.  Source: RFC 6943 §3.1.1, strict.
    """
    parts = text.split(".")
    if len(parts) != 4:
        return NOT_ONE
    value = 0
    for part in parts:
        number = decimal(part)
        if number < 0 or number > 0xFF or (part[0] == "0" and len(part) > 1):
            return NOT_ONE
        value = (value << 8 | number) & MASK32
    return value


def decimal(text: str) -> int:
    """The number that digits of ASCII tell, LARGEST_NUMBER where it is larger; NOT_ONE where there is anything else."""
    number = 0 if text != "" else NOT_ONE
    for character in text:
        if not "0" <= character <= "9":
            return NOT_ONE
        number = min(number * 10 + ord(character) - ord("0"), LARGEST_NUMBER)
    return number


def parse_v6(text: str) -> Address:
    """The address of RFC 4291 §2.2: groups, one "::", the last 32 bits perhaps dotted."""
    halves = text.split("::")
    if len(halves) > 2:
        raise ValueError(f"{text!r} is no IPv6 address")
    groups = groups_of(halves[0], len(halves) == 1)
    if len(halves) == 2:
        after = groups_of(halves[1], True)
        if len(groups) + len(after) > 7:
            raise ValueError(f"{text!r} is no IPv6 address")
        groups += [0] * (8 - len(groups) - len(after)) + after
    if len(groups) != 8:
        raise ValueError(f"{text!r} is no IPv6 address")
    return Address(joined(groups[:4]), joined(groups[4:]))


def groups_of(text: str, is_end: bool) -> list[int]:
    """The 16-bit groups of one side of "::"; the end of an address may hold a dotted IPv4 address."""
    groups: list[int] = []
    if text == "":
        return groups
    parts = text.split(":")
    for i in range(len(parts)):
        part = parts[i]
        if is_end and i == len(parts) - 1 and "." in part:
            dotted = parse_v4(part)
            groups += [dotted >> 16, dotted & MASK16]
        else:
            groups.append(group_of(part))
    return groups


def group_of(text: str) -> int:
    """The 16 bits of up to four hexadecimal digits. ValueError."""
    group = 0
    is_good = 1 <= len(text) <= 4
    for character in text:
        digit = HEX_DIGITS.find(chr(ord(character) | 0x20))  # letters in lower case; digits have this bit anyway
        is_good = is_good and digit >= 0 and ord(character) >= 0x30
        group = (group << 4 | digit & 0xF) & MASK16
    if not is_good:
        raise ValueError(f"{text!r} is no group of an IPv6 address")
    return group


def joined(groups: list[int]) -> u64:
    """Four groups as one half."""
    return (groups[0] << 48 | groups[1] << 32 | groups[2] << 16 | groups[3]) & MASK64


ANY_V4 = Address(0, MAPPED)
ANY_V6 = Address(0, 0)
LOOPBACK_V4 = Address(0, MAPPED | 0x7F00_0001)
LOOPBACK_V6 = Address(0, 1)
BROADCAST_V4 = Address(0, MAPPED | MASK32)


# --- end points ------------------------------------------------------------------------------------


class Endpoint:
    """An address and a port of UDP or TCP. Neither changes."""

    __slots__ = ("address", "port")
    address: Address
    port: int

    def __init__(self, address: Address, port: int) -> None:
        self.address = address
        self.port = port

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Endpoint) and self.port == other.port and same(self.address, other.address)

    def __hash__(self) -> int:
        return hash(self.address) ^ self.port

    def __str__(self) -> str:
        return f"{self.address}:{self.port}" if self.address.is_v4 else f"[{self.address}]:{self.port}"

    def __repr__(self) -> str:
        return f"Endpoint({self})"


class AddressCache:
    """The addresses that packets bore lately, so that each packet of a conversation makes no new object.

    Direct-mapped: an address has one place, and the latest that belongs there has it.
    """

    entries: list[Address]

    def __init__(self) -> None:
        self.entries = [ANY_V6] * 256

    def of(self, high: u64, low: u64) -> Address:
        """The address with these halves."""
        at = (high ^ high >> 32 ^ low >> 32 ^ low >> 8 ^ low) & 0xFF
        found = self.entries[at]
        if found.low == low and found.high == high:
            return found
        made = Address(high, low)
        self.entries[at] = made
        return made
