"""IPv4 addresses as texts, and the kernel's option `ip=ADDRESS/LENGTH[,GATEWAY[,NAMESERVER]]` or `ip=dhcp`.

Next: host.py.
"""

from __future__ import annotations

from pyuk.kernel import cmdline
from pyuk.net.address import ANY_V4, Address, address_v4

OPTION = "ip"
NOT_ONE = -1


def parse_v4(text: str) -> int:
    """The 32 bits of a dotted address; NOT_ONE where the text is none.  Source: RFC 6943 §3.1.1, strict."""
    parts = text.split(".")
    if len(parts) != 4:
        return NOT_ONE
    value = 0
    for part in parts:
        if not 1 <= len(part) <= 3 or not part.isascii() or not part.isdecimal():
            return NOT_ONE
        number = int(part)
        if number > 255:
            return NOT_ONE
        value = (value << 8 | number) & 0xFFFF_FFFF
    return value


def address_of(text: str) -> Address | None:
    """The address that a dotted text is; None where it is none."""
    value = parse_v4(text)
    return address_v4(value & 0xFFFF_FFFF) if value >= 0 else None


class StaticConfig:
    """What the command line says. address: 0.0.0.0 where it says nothing of use. server: a name server."""

    address: Address
    prefix_bits: int
    gateway: Address
    server: Address

    def __init__(self) -> None:
        self.address = ANY_V4
        self.prefix_bits = 0
        self.gateway = ANY_V4
        self.server = ANY_V4


def read_option() -> StaticConfig:
    """The last `ip=` of the kernel's options."""
    config = StaticConfig()
    found = cmdline.next_value(OPTION, 0)
    while found != 0:
        read_config(config, cmdline.decode(found, cmdline.word_bytes(found)))
        found = cmdline.next_value(OPTION, found)
    return config


def read_config(config: StaticConfig, text: str) -> None:
    """Take `ADDRESS/LENGTH[,GATEWAY[,NAMESERVER]]` over; anything else is no configuration."""
    words = text.split(",")
    first, _, length = words[0].partition("/")
    address = address_of(first)
    if address is None or not length.isdecimal() or not 0 <= int(length) <= 32:
        return
    config.address = address
    config.prefix_bits = int(length)
    if len(words) > 1:
        gateway = address_of(words[1])
        config.gateway = gateway if gateway is not None else ANY_V4
    if len(words) > 2:
        server = address_of(words[2])
        config.server = server if server is not None else ANY_V4
