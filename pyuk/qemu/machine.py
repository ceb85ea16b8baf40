"""The machine that a guest runs on, and QEMU's arguments for it.

Read next: launch.py, which starts QEMU with these arguments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pyuk.compiler.errors import UsageError
from pyuk.qemu.network import Network, network_arguments

MACHINES = ("microvm", "pc", "q35")
ACCELERATORS = ("auto", "tcg", "kvm", "hvf")
BOOT_PROTOCOLS = ("multiboot", "pvh")

MIB = 1 << 20
SMALLEST_MEMORY = 2 * MIB  # the image is loaded at 1 MiB
LARGEST_MEMORY = 1 << 40  # what QEMU's x86 machines can address with `-cpu max` under TCG

STDERR_PORT = 0xE9
STATUS_PORT = 0xEA
DEBUG_EXIT_PORT = 0xF4

# Both fallbacks of the guest's exit stop the machine and leave QEMU alive: what the guest looked like
# can still be asked for. A guest that leaves through the debug-exit port ends QEMU at once.
STOP_AT_SHUTDOWN = "reboot=shutdown,shutdown=pause,panic=pause"

# auto-kernel-cmdline would append a Linux option per virtio device to the command line.
MACHINE_OPTIONS = {"microvm": "microvm,isa-serial=on,auto-kernel-cmdline=off", "pc": "pc", "q35": "q35"}

UNITS = {"": MIB, "K": 1 << 10, "M": MIB, "G": 1 << 30, "T": 1 << 40}


@dataclass(frozen=True)
class Machine:
    """A machine to boot: what `pyuk run` takes as options.

    memory_bytes: the size of RAM.
    boot: None takes what QEMU finds first: multiboot, else PVH.
    gdb: the path of a unix socket or `HOST:PORT` where QEMU listens for a debugger.
    paused: the processor waits for the debugger or for QMP's `cont`.
    network: None, and the machine has no network device.
    stays: ends that leave QEMU alive, with the guest's memory: `panic`, or any `exit`; else none with a status.
    monitor: the path of a unix socket for a second QMP session, from outside.
    extra: further QEMU arguments, as they are.
    """

    machine: str = "microvm"
    cpu: str = "max"
    memory_bytes: int = 128 * MIB
    accel: str = "tcg"
    boot: str | None = None
    cmdline: str = ""
    bios: str | None = None
    gdb: str | None = None
    paused: bool = False
    network: Network | None = None
    stays: str | None = None
    monitor: str | None = None
    extra: tuple[str, ...] = ()


def arguments(machine: Machine, image_path: str, channels: Mapping[str, int]) -> list[str]:
    """QEMU's arguments; `channels` maps stdout, stderr, status and qmp to inherited socket descriptors.

    Source: qemu-system-x86_64(1), of QEMU 7.2.
    """
    args = [
        "-nodefaults", "-no-user-config", "-display", "none", "-action", STOP_AT_SHUTDOWN,
        "-machine", MACHINE_OPTIONS[machine.machine], "-cpu", machine.cpu,
        "-accel", machine.accel, "-m", f"{machine.memory_bytes >> 10}K",
        "-kernel", image_path,
    ]  # fmt: skip
    for name, descriptor in channels.items():
        args += ["-chardev", f"socket,id={name},fd={descriptor}"]
    args += ["-serial", "chardev:stdout", "-mon", "chardev=qmp,mode=control"]
    for name, port in (("stderr", STDERR_PORT), ("status", STATUS_PORT)):
        args += ["-device", f"isa-debugcon,iobase={port:#x},chardev={name}"]
    if machine.stays != "exit":
        args += ["-device", f"isa-debug-exit,iobase={DEBUG_EXIT_PORT:#x},iosize=4"]
    if machine.stays is not None:
        args += ["-device", "pvpanic"]
    if machine.monitor is not None:
        args += ["-chardev", f"socket,id=look,path={_escaped(machine.monitor)},server=on,wait=off"]
        args += ["-mon", "chardev=look,mode=control"]
    if machine.cmdline:
        args += ["-append", machine.cmdline]
    if machine.bios:
        args += ["-bios", machine.bios]
    if machine.gdb is not None:
        where = f"path={_escaped(machine.gdb)}" if "/" in machine.gdb else _tcp(machine.gdb)
        args += ["-chardev", f"socket,id=gdb,{where},server=on,wait=off", "-gdb", "chardev:gdb"]
    if machine.paused:
        args.append("-S")
    return [*args, *network_arguments(machine.network, machine.machine), *machine.extra]


def parse_memory(text: str) -> int:
    """A memory size in bytes: `8M`, `1G`, `512K`; a plain number counts MiB, as for QEMU's -m.

    Raises UsageError for what is no size, or no size a machine can have.
    """
    match = re.fullmatch(r"([0-9]{1,15})([KMGT]?)(?:i?B)?", text.strip(), re.IGNORECASE)
    if match is None:
        raise UsageError(f"'{text}' is not a memory size", hint="write it as 8M, 512M or 1G")
    size = int(match[1]) * UNITS[match[2].upper()]
    if size < SMALLEST_MEMORY:
        raise UsageError(
            f"a memory of {text} is too small", hint=f"the least is {format_size(SMALLEST_MEMORY)}"
        )
    if size > LARGEST_MEMORY:
        raise UsageError(
            f"a memory of {text} is too large", hint=f"the most is {format_size(LARGEST_MEMORY)}"
        )
    return size


def format_size(size: int) -> str:
    """Bytes in the largest unit that divides them: `2 MiB`."""
    for unit, letter in ((1 << 40, "Ti"), (1 << 30, "Gi"), (MIB, "Mi"), (1 << 10, "Ki")):
        if size >= unit and size % unit == 0:
            return f"{size // unit} {letter}B"
    return f"{size} bytes"


def _escaped(value: str) -> str:
    """A value inside a QEMU option list, where a comma is written twice."""
    return value.replace(",", ",,")


def _tcp(address: str) -> str:
    host, _, port = address.rpartition(":")
    return f"host={_escaped(host or '127.0.0.1')},port={port}"
