"""The guest's network, and QEMU's arguments for it.

User-mode networking needs no rights: the guest is 10.0.2.15 behind a router, and ports of this machine are
forwarded to it. A tap is a network interface of this machine. Read next: launch.py.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass

from pyuk.compiler.errors import UsageError

NETWORKS = ("user", "none", "tap")
NAME_BYTES = 15  # of an interface: IFNAMSIZ, less one


@dataclass(frozen=True)
class Forward:
    """A port of this machine whose traffic goes to a port of the guest."""

    protocol: str  # tcp, udp
    host: str
    host_port: int
    guest_port: int

    def __str__(self) -> str:
        return f"{self.protocol}:{self.host}:{self.host_port}-:{self.guest_port}"


@dataclass(frozen=True)
class Network:
    """What the guest's network device is connected to.

    kind: one of NETWORKS, or `stream`: frames over a unix socket, each with its length before it.
    socket_path: where QEMU connects to for `stream`. pcap: a file that takes all frames.
    options: further properties of the device. ends: descriptors of a link between the device and the network, if
    there is one: the device's end and the network's (impair.py).
    """

    kind: str = "user"
    forwards: tuple[Forward, ...] = ()
    tap: str | None = None
    socket_path: str | None = None
    pcap: str | None = None
    options: str = ""
    ends: tuple[int, ...] = ()


def network_arguments(network: Network | None, machine: str) -> list[str]:
    """QEMU's arguments for the network of a machine.  Source: qemu-system-x86_64(1), of QEMU 7.2."""
    if network is None or network.kind == "none":
        return []
    if machine == "microvm":
        args = ["-global", "virtio-mmio.force-legacy=false"]
        device = "virtio-net-device,netdev=net"
    else:
        args = []
        device = "virtio-net-pci,netdev=net,disable-legacy=on,romfile="
    args += ["-netdev", _backend(network), "-device", device + network.options] if not network.ends else [
        "-netdev", _backend(network).replace("id=net", "id=far"),
        "-netdev", f"stream,id=end,server=off,addr.type=fd,addr.str={network.ends[1]}",
        "-netdev", "hubport,id=hub0,hubid=0,netdev=far", "-netdev", "hubport,id=hub1,hubid=0,netdev=end",
        "-netdev", f"stream,id=net,server=off,addr.type=fd,addr.str={network.ends[0]}",
        "-device", device + network.options,
    ]  # fmt: skip
    if network.pcap is not None:
        args += ["-object", f"filter-dump,id=pcap,netdev=net,file={_escaped(network.pcap)}"]
    return args


def _backend(network: Network) -> str:
    if network.kind == "tap":
        plain = ",vnet_hdr=off" if network.pcap is not None else ""  # its header would stand in the capture
        return f"tap,id=net,ifname={network.tap},script=no,downscript=no{plain}"
    if network.kind == "stream":
        return f"stream,id=net,server=off,addr.type=unix,addr.path={_escaped(network.socket_path or '')}"
    return "".join(["user,id=net", *(f",hostfwd={each}" for each in network.forwards)])


def _escaped(value: str) -> str:
    return value.replace(",", ",,")


# --- reading options ------------------------------------------------------------------------------


def parse_forward(text: str, protocol: str = "tcp") -> Forward:
    """`8080:80`, `80`, or `ADDRESS:8080:80`: a port of this machine and the guest's. UsageError."""
    match = re.fullmatch(r"(?:(?P<host>[0-9]+(?:[.][0-9]+){3}|localhost):)?(?:(?P<from>[0-9]+):)?(?P<to>[0-9]+)", text)
    if match is None:
        raise UsageError(f"'{text}' is no pair of ports", hint="write it as 8080:80: this machine's port, the guest's")
    host = {"localhost": "127.0.0.1", None: "127.0.0.1"}.get(match["host"], match["host"])
    ports = [int(match["from"] or match["to"]), int(match["to"])]
    for port in ports:
        if not 0 < port < 65536:
            raise UsageError(f"'{port}' is not a port", hint="ports are numbers from 1 to 65535")
    try:
        socket.inet_aton(host)
    except OSError:
        raise UsageError(f"'{host}' is no IPv4 address") from None
    return Forward(protocol, host, *ports)


def check_free(forward: Forward) -> None:
    """UsageError where the port of this machine cannot be taken."""
    kind = socket.SOCK_DGRAM if forward.protocol == "udp" else socket.SOCK_STREAM
    try:
        with socket.socket(type=kind) as probe:
            if kind == socket.SOCK_STREAM:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((forward.host, forward.host_port))
    except OSError as error:
        where = f"{forward.host}:{forward.host_port}"
        hint = "something listens there: take another port, as -p 8081:80" if error.errno == 98 else None
        raise UsageError(f"cannot forward {forward.protocol} port {where}: {error.strerror}", hint=hint) from error


def parse_interface(text: str) -> str:
    """The name of a network interface. UsageError."""
    if not re.fullmatch(r"[^\s/,=]+", text) or len(text.encode()) > NAME_BYTES:
        raise UsageError(f"'{text}' is no name of a network interface", hint="such as tap0")
    return text
