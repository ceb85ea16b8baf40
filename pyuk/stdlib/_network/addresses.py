"""IPv4 addresses as texts, and the kernel's option `ip=ADDRESS/LENGTH[,GATEWAY[,NAMESERVER]]` or `ip=dhcp`.

Next: host.py.
"""

from __future__ import annotations

from pyuk.kernel import cmdline
from pyuk.net.address import ANY_V4, Address, address_v4, bits_v4, decimal

OPTION = "ip"


def address_of(text: str) -> Address | None:
    """The address that a dotted text is; None where it is none."""
    value = bits_v4(text)
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
    bits = decimal(length)
    if address is None or not 0 <= bits <= 32:
        return
    config.address = address
    config.prefix_bits = bits
    if len(words) > 1:
        gateway = address_of(words[1])
        config.gateway = gateway if gateway is not None else ANY_V4
    if len(words) > 2:
        server = address_of(words[2])
        config.server = server if server is not None else ANY_V4
