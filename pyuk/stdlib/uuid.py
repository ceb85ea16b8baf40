"""uuid: universally unique identifiers. Source: RFC 4122; the messages are CPython 3.11's."""

from __future__ import annotations

from typing import Final

from pyuk.drivers.clock import wall_ns
from pyuk.stdlib.hashlib import md5, sha1
from pyuk.stdlib.os import urandom

RESERVED_NCS: Final = "reserved for NCS compatibility"
RFC_4122: Final = "specified in RFC 4122"
RESERVED_MICROSOFT: Final = "reserved for Microsoft compatibility"
RESERVED_FUTURE: Final = "reserved for future definition"
DIGITS = "0123456789abcdefABCDEF"
GREGORIAN_100NS = 0x01B21DD213814000  # from 1582-10-15 to 1970-01-01, in units of 100 ns
SIZE = 16


def bytes_of_hex(text: str) -> bytes:
    """The bytes of a text with 32 hexadecimal digits. ValueError."""
    digits = text.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    if len(digits) != 2 * SIZE:
        raise ValueError("badly formed hexadecimal UUID string")
    for digit in digits:
        if digit not in DIGITS:
            raise ValueError(f"invalid literal for int() with base 16: {digits!r}")
    return bytes.fromhex(digits)


def turned(data: bytes) -> bytes:
    """The same with the first three fields in the other order of bytes."""
    return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]


class UUID:
    """One of hex, bytes, bytes_le and int says which it is. It is kept as its 16 bytes."""

    def __init__(
        self,
        hex: str | None = None,
        bytes: bytes | None = None,
        bytes_le: bytes | None = None,
        *,
        int: int | None = None,
        version: int | None = None,
    ) -> None:
        given = 0
        data = b""
        if hex is not None:
            given += 1
            data = bytes_of_hex(hex)
        if bytes_le is not None:
            given += 1
            if len(bytes_le) != SIZE:
                raise ValueError("bytes_le is not a 16-char string")
            data = turned(bytes_le)
        if bytes is not None:
            given += 1
            if len(bytes) != SIZE:
                raise ValueError("bytes is not a 16-char string")
            data = bytes
        if int is not None:
            given += 1
            if int < 0:
                raise ValueError("int is out of range (need a 128-bit value)")
            data = int.to_bytes(SIZE, "big")
        if given != 1:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            data = stamped(data, version)
        self.bytes = data

    @property
    def bytes_le(self) -> bytes:
        return turned(self.bytes)

    @property
    def hex(self) -> str:
        return self.bytes.hex()

    @property
    def int(self) -> int:
        """All of it as a number. OverflowError past 64 bits."""
        return part(self.bytes, 0, SIZE)

    @property
    def urn(self) -> str:
        return "urn:uuid:" + str(self)

    @property
    def time_low(self) -> int:  # type: ignore[valid-type]
        return part(self.bytes, 0, 4)

    @property
    def time_mid(self) -> int:  # type: ignore[valid-type]
        return part(self.bytes, 4, 6)

    @property
    def time_hi_version(self) -> int:  # type: ignore[valid-type]
        return part(self.bytes, 6, 8)

    @property
    def clock_seq_hi_variant(self) -> int:  # type: ignore[valid-type]
        return self.bytes[8]

    @property
    def clock_seq_low(self) -> int:  # type: ignore[valid-type]
        return self.bytes[9]

    @property
    def clock_seq(self) -> int:  # type: ignore[valid-type]
        return (self.bytes[8] & 0x3F) << 8 | self.bytes[9]

    @property
    def node(self) -> int:  # type: ignore[valid-type]
        return part(self.bytes, 10, 16)

    @property
    def time(self) -> int:  # type: ignore[valid-type]
        return (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def fields(self) -> tuple[int, int, int, int, int, int]:  # type: ignore[valid-type]
        first = (self.time_low, self.time_mid, self.time_hi_version)
        return (*first, self.clock_seq_hi_variant, self.clock_seq_low, self.node)

    @property
    def variant(self) -> str:
        high = self.bytes[8]
        if high & 0x80 == 0:
            return RESERVED_NCS
        if high & 0x40 == 0:
            return RFC_4122
        return RESERVED_MICROSOFT if high & 0x20 == 0 else RESERVED_FUTURE

    @property
    def version(self) -> int | None:  # type: ignore[valid-type]
        return self.bytes[6] >> 4 if self.variant == RFC_4122 else None

    def __str__(self) -> str:
        text = self.bytes.hex()
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def __repr__(self) -> str:
        return f"UUID({str(self)!r})"

    def __hash__(self) -> int:  # type: ignore[valid-type]
        return hash(self.bytes)

    def __eq__(self, other: UUID) -> bool:  # type: ignore[override]
        return self.bytes == other.bytes

    def __lt__(self, other: UUID) -> bool:
        return self.bytes < other.bytes

    def __le__(self, other: UUID) -> bool:
        return self.bytes <= other.bytes

    def __gt__(self, other: UUID) -> bool:
        return self.bytes > other.bytes

    def __ge__(self, other: UUID) -> bool:
        return self.bytes >= other.bytes


def part(data: bytes, start: int, stop: int) -> int:
    """The number that some of the bytes are."""
    return int.from_bytes(data[start:stop], "big")


def stamped(data: bytes, version: int) -> bytes:
    """The bytes with the variant of RFC 4122 and a version."""
    result = bytearray(data)
    result[6] = result[6] & 0x0F | version << 4
    result[8] = result[8] & 0x3F | 0x80
    return bytes(result)


def uuid4() -> UUID:
    """A random one."""
    return UUID(bytes=stamped(urandom(SIZE), 4))


def uuid3(namespace: UUID, name: str) -> UUID:
    """The one of a name, by MD5."""
    return UUID(bytes=stamped(md5(namespace.bytes + name.encode("utf-8")).digest(), 3))


def uuid5(namespace: UUID, name: str) -> UUID:
    """The one of a name, by SHA-1."""
    return UUID(bytes=stamped(sha1(namespace.bytes + name.encode("utf-8")).digest()[:SIZE], 5))


made_node: bytes = b""


def node_bytes() -> bytes:
    """A random number in place of a network card's: the bit of groups says that it is none."""
    global made_node
    if len(made_node) == 0:
        random = bytearray(urandom(6))
        random[0] |= 1
        made_node = bytes(random)
    return made_node


def getnode() -> int:
    """What uuid1() has as its node."""
    return int.from_bytes(node_bytes(), "big")


def uuid1(node: int | None = None, clock_seq: int | None = None) -> UUID:
    """The one of this moment."""
    ticks = wall_ns() // 100 + GREGORIAN_100NS
    sequence = int.from_bytes(urandom(2), "big") if clock_seq is None else clock_seq
    low, middle, high = ticks & 0xFFFF_FFFF, ticks >> 32 & 0xFFFF, ticks >> 48 & 0x0FFF
    data = low.to_bytes(4, "big") + middle.to_bytes(2, "big") + high.to_bytes(2, "big")
    data += (sequence & 0x3FFF).to_bytes(2, "big") + (node_bytes() if node is None else node.to_bytes(6, "big"))
    return UUID(bytes=stamped(data, 1))


NAMESPACE_DNS: UUID = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL: UUID = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID: UUID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500: UUID = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
