"""QEMU's monitor, through qemu.qmp: what the guest's processor and page tables look like from outside."""

from __future__ import annotations

import contextlib
import logging
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qemu.qmp import QMPClient, Runstate

# The answer to the negotiation that was sent ahead (launch.py) is logged as unexpected.
logging.getLogger("qemu.qmp").addHandler(logging.NullHandler())


async def connect(channel: socket.socket) -> QMPClient:
    """The client on the QMP channel of a Process, which has negotiated already.

    Whatever it raises, QEMU has ended.
    """
    client = QMPClient("pyuk")
    client.negotiate = False
    channel.setblocking(False)
    try:
        await client.connect(channel)
    except BaseException:
        # Where QEMU ends at the very moment, connect() fails with its tasks still there.
        if client.runstate is not Runstate.IDLE:
            with contextlib.suppress(Exception):
                await client.disconnect()
        raise
    return client


async def human(client: QMPClient, command: str) -> str:
    """The answer of a command of the human monitor, such as `info tlb`."""
    answer = await client.execute("human-monitor-command", {"command-line": command})
    return str(answer).replace("\r\n", "\n")


@dataclass(frozen=True)
class Mapping:
    """One entry of the page tables in force: a page of 4 KiB, 2 MiB or 1 GiB."""

    vaddr: int
    paddr: int
    writable: bool
    executable: bool
    user: bool
    large: bool


async def mappings(client: QMPClient) -> list[Mapping]:
    """Every page that the processor's page tables map."""
    return list(parse_mappings(await human(client, "info tlb")))


def parse_mappings(text: str) -> Iterator[Mapping]:
    """The lines of `info tlb`: `vaddr: paddr XGPDACTUW`, a dash where a flag is clear.

    Source: QEMU 7.2 target/i386/monitor.c, print_pte(): X is the no-execute bit, P the page size.
    """
    for line in text.splitlines():
        match = re.fullmatch(r"([0-9a-f]{16}): ([0-9a-f]{16}) ([XGPDACTUW-]{9})", line.strip())
        if match:
            flags = match[3]
            yield Mapping(
                vaddr=int(match[1], 16),
                paddr=int(match[2], 16),
                writable="W" in flags,
                executable="X" not in flags,
                user="U" in flags,
                large="P" in flags,
            )


async def registers(client: QMPClient) -> dict[str, int]:
    """The registers of the first processor by name: RAX ... R15, RIP, RFL, CR0 ... CR4, EFER."""
    return parse_registers(await human(client, "info registers"))


def parse_registers(text: str) -> dict[str, int]:
    """The `NAME=hex` pairs of `info registers`; 32-bit mode's names are given their 64-bit ones."""
    found = {}
    for name, value in re.findall(r"\b([A-Z][A-Z0-9]{1,4}) ?=([0-9a-f]{8,16})\b", text):
        found["R" + name[1:] if re.fullmatch(r"E[A-Z]{2}", name) else name] = int(value, 16)
    return found


async def dump_memory(client: QMPClient, path: Path) -> None:
    """Write the guest's physical memory and registers to an ELF core file, which gdb reads."""
    await client.execute("dump-guest-memory", {"paging": False, "protocol": f"file:{path}"})
