"""The network options of `pyuk run`, and the network that they come to.

A machine gets a network device where its program can use one: what is not asked for costs nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import ipaddress
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pyuk.cli.pipeline import Built
from pyuk.cli.settings import Settings, one_of
from pyuk.cli.terminal import note
from pyuk.compiler.errors import UsageError
from pyuk.qemu.impairment import Impairment, parse_impairment
from pyuk.qemu.network import NETWORKS, Network, check_free, parse_forward, parse_interface

DRIVER = "pyuk.drivers.virtio.net."  # what the names of the driver's functions begin with
USER_ADDRESS = "10.0.2.15/24,10.0.2.2,10.0.2.3"  # what QEMU's user-mode network would lease


def configure(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("network options")
    group.add_argument("-p", "--port", action="append", metavar="HERE:GUEST", type=parse_forward,
                       help="forward a TCP port of this machine to the guest: 8080:80, or ADDRESS:8080:80")  # fmt: skip
    group.add_argument("--udp", action="append", metavar="HERE:GUEST", type=lambda text: parse_forward(text, "udp"),
                       help="forward a UDP port of this machine to the guest")  # fmt: skip
    kinds: Callable[[str], str] = one_of("network", NETWORKS)
    group.add_argument("--net", metavar="KIND", type=kinds,
                       help="user, which needs no rights; tap; or none (default: user)")  # fmt: skip
    group.add_argument("--tap", metavar="NAME", type=parse_interface, help="this network interface; means --net tap")
    group.add_argument("--pcap", metavar="FILE", help="write every frame into a capture file")
    group.add_argument("--ip", metavar="ADDRESS", type=parse_addresses,
                       help="ADDRESS/LENGTH[,GATEWAY[,NAMESERVER]], or dhcp (default: what --net offers)")  # fmt: skip
    group.add_argument("--impair", metavar="HOW", type=parse_impairment,
                       help="make the link bad: loss=2%%,delay=5ms,reorder=5%%,dup=1%%,corrupt=1%%,seed=7")  # fmt: skip


def parse_addresses(text: str) -> str:
    """`10.0.0.2/24,10.0.0.1,10.0.0.1` or `dhcp`, as the kernel's option `ip=` takes it. UsageError."""
    if text == "dhcp":
        return text
    try:
        first, *others = text.split(",")
        if len(others) > 2 or "/" not in first:
            raise ValueError
        ours = ipaddress.IPv4Interface(first)
        if others and ipaddress.IPv4Address(others[0]) not in ours.network:
            raise UsageError(f"the gateway {others[0]} is not in the network {ours.network}")
        return ",".join([str(ours), *(str(ipaddress.IPv4Address(each)) for each in others)])
    except ValueError:
        hint = "write it as 10.0.0.2/24,10.0.0.1: address, gateway and name server, or dhcp"
        raise UsageError(f"'{text}' is no IPv4 configuration", hint=hint) from None


def network_of(arguments: argparse.Namespace) -> Network:
    """The network that the options ask for. UsageError where they contradict each other, or a port is taken."""
    forwards = (*(arguments.port or ()), *(arguments.udp or ()))
    kind: str = arguments.net or ("tap" if arguments.tap else "user")
    if (kind == "tap") != (arguments.tap is not None):
        raise UsageError("--net tap and --tap NAME go together", hint="such as --tap tap0")
    if forwards and kind != "user":
        hint = "a guest on a tap has an address of its own" if kind == "tap" else None
        raise UsageError(f"ports are forwarded by --net user only, not by --net {kind}", hint=hint)
    if kind == "none" and (arguments.pcap or arguments.ip or arguments.impair):
        raise UsageError("without a network there is nothing to capture or impair, and no address")
    taken: set[tuple[str, int]] = set()
    for each in forwards:
        if (each.protocol, each.host_port) in taken:
            raise UsageError(f"{each.protocol} port {each.host_port} is forwarded twice")
        taken.add((each.protocol, each.host_port))
        check_free(each)
    if arguments.pcap is not None:
        check_writable(Path(arguments.pcap))
    return Network(kind, forwards, arguments.tap, pcap=arguments.pcap)


@contextlib.contextmanager
def impaired(network: Network | None, how: Impairment | None) -> Iterator[Network | None]:
    """The network behind a bad link, if one is asked for: a process of its own, ended at the end of the block."""
    if network is None or how is None:
        yield network
        return
    from pyuk.qemu.impair import Link  # few links are bad

    with Link(how) as link:
        yield replace(network, ends=link.descriptors)


def check_writable(path: Path) -> None:
    """UsageError where a capture cannot be written there."""
    if path.is_dir():
        raise UsageError(f"cannot write {path}: it is a directory")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"cannot write {path}: there is no directory {path.parent}")


def for_program(network: Network, built: Built) -> Network | None:
    """The network, if the program can use one."""
    if network.kind == "none":
        return None
    if built.made_of is None or any(name.startswith(DRIVER) for name in built.made_of.program.functions):
        return network
    if network != Network():
        note(f"{built.path} does not use the network: it gets none")
    return None


def with_address(settings: Settings, network: Network | None, address: str | None) -> Settings:
    """The settings, with the guest's address in the kernel's options: a lease need not be waited for."""
    chosen = address or (USER_ADDRESS if network is not None and network.kind == "user" else None)
    if network is None or chosen is None or "ip=" in settings.cmdline:
        return settings
    return replace(settings, cmdline=f"ip={chosen} {settings.cmdline}".rstrip())
