"""Names of hosts and services, and what addresses are called in Python. Next: families.py."""

from __future__ import annotations

from pyuk.net.address import ANY_V4, ANY_V6, LOOPBACK_V4, LOOPBACK_V6, Address, address_v4, bits_v4, decimal, parse
from pyuk.stdlib._network import errors
from pyuk.stdlib._network.host import host

HOST_NAME = "pyuk"
BROADCAST = 0xFFFF_FFFF
INTERFACE = "eth0"  # what the one network device is called, and its number, as in Linux
INTERFACE_INDEX = 2
EVERY_ADDRESS = ""
NO_SERVICE = -1
SERVICES: tuple[tuple[str, int], ...] = (
    ("ftp", 21), ("ssh", 22), ("telnet", 23), ("smtp", 25), ("domain", 53), ("http", 80), ("pop3", 110), ("ntp", 123),
    ("imap2", 143), ("snmp", 161), ("ldap", 389), ("https", 443), ("syslog", 514), ("imaps", 993), ("pop3s", 995),
    ("redis", 6379), ("echo", 7), ("daytime", 13), ("time", 37), ("tftp", 69), ("bootps", 67), ("bootpc", 68),
    ("mysql", 3306), ("postgresql", 5432),
)  # fmt: skip
UDP_ONLY = ("ntp", "tftp", "bootps", "bootpc", "syslog")
UDP_SERVICES = ("ntp", "tftp", "bootps", "bootpc", "syslog", "domain", "snmp", "ldap", "echo", "daytime", "time")


# --- names -----------------------------------------------------------------------------------------


def resolve(name: str) -> Address:
    """The IPv4 address that a name stands for: a dotted one, `localhost`, `` for any. gaierror."""
    if name == EVERY_ADDRESS:
        return ANY_V4
    if name == "<broadcast>":
        return address_v4(BROADCAST)
    value = bits_v4(name)
    if value >= 0:
        return address_v4(value & 0xFFFF_FFFF)
    if literal_v6(name) is not None:
        raise errors.name_error(errors.EAI_ADDRFAMILY)
    if is_our_name(name):
        return LOOPBACK_V4
    return looked_up(name, False)


def resolve_v6(name: str) -> Address:
    """The IPv6 address that a name stands for. gaierror."""
    if name == EVERY_ADDRESS:
        return ANY_V6
    found = literal_v6(name)
    if found is not None:
        return found
    if bits_v4(name) >= 0 or name == "<broadcast>":
        raise errors.name_error(errors.EAI_ADDRFAMILY)
    if is_our_name(name):
        return LOOPBACK_V6
    return looked_up(name, True)


def literal_v6(name: str) -> Address | None:
    """The address that a text is, which may have a scope; None where it is none."""
    if ":" not in name:
        return None
    text, mark, scope = name.partition("%")
    if mark != "" and scope != INTERFACE and scope != "lo" and decimal(scope) < 0:
        return None
    try:
        return parse(text)
    except ValueError:
        return None


def is_our_name(name: str) -> bool:
    """Whether a name means this machine."""
    return name == "localhost" or name == HOST_NAME


def looked_up(name: str, is_v6: bool) -> Address:
    """The address that a name server knows. gaierror."""
    found = host().lookup(name, is_v6)
    if found is None:
        is_out_of_reach = host().has_failed and host().port is not None
        raise errors.name_error(errors.EAI_AGAIN if is_out_of_reach else errors.EAI_NONAME)
    return found


def port_of(service: str) -> int:
    """The port of a service, by its name or its number. gaierror."""
    port = decimal(service)
    if port < 0:
        port = known_port(service)
    if port < 0:
        raise errors.name_error(errors.EAI_SERVICE)
    return port


def known_port(service: str) -> int:
    """The port of a service that has a name, or NO_SERVICE."""
    for name, port in SERVICES:
        if name == service:
            return port
    return NO_SERVICE


def service_at(port: int) -> str:
    """The name of the service that has a port, or nothing."""
    for name, number in SERVICES:
        if number == port:
            return name
    return ""


# --- texts -----------------------------------------------------------------------------------------


def text_of(address: Address) -> str:
    """The text of an address in a socket of IPv4."""
    return str(address)


def text_in_v6(address: Address) -> str:
    """The text of an address in a socket of IPv6: one of IPv4 is a mapped one, one of the link names the link."""
    if address.is_v4:
        return f"::ffff:{address}"
    if scope_of(address) != 0:
        return f"{address}%{INTERFACE}"
    return plain_text_v6(address)


def plain_text_v6(address: Address) -> str:
    """As inet_ntop() writes it: one that ends in an address of IPv4, and is nothing else, ends in dots."""
    if address.is_v4:
        return f"::ffff:{address}"
    if address.high == 0 and 0xFFFF < address.low <= 0xFFFF_FFFF:
        return f"::{address_v4(address.low & 0xFFFF_FFFF)}"
    return str(address)


def scope_of(address: Address) -> int:
    """The number of the interface that an address belongs to; 0 where it is the same everywhere."""
    is_of_link = address.high >> 54 == 0xFE80 >> 6 or address.high >> 48 == 0xFF02
    return INTERFACE_INDEX if is_of_link else 0
