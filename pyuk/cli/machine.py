"""From the settings of a verb to the machine that it runs."""

from __future__ import annotations

import shlex
import socket
from collections.abc import Sequence
from pathlib import Path

from pyuk.cli.pipeline import Built
from pyuk.cli.settings import Settings
from pyuk.compiler.errors import UsageError
from pyuk.qemu import accelerator
from pyuk.qemu.bootable import hide_multiboot
from pyuk.qemu.machine import Machine
from pyuk.qemu.network import Network

FIXED = "aslr=off"  # the kernel's option (pyuk/kernel/placement.py); one of the user's comes later, and wins


def make_machine(
    settings: Settings,
    app: str,
    app_arguments: Sequence[str],
    *,
    gdb: str | None = None,
    paused: bool = False,
    network: Network | None = None,
    fixed: bool = False,
) -> Machine:
    """The machine for `app`, whose sys.argv is [app, *app_arguments]. fixed: everything lies where it lay last time."""
    if settings.bios is not None and "/" in settings.bios and not Path(settings.bios).is_file():
        raise UsageError(f"there is no firmware file {settings.bios}")
    options = f"{FIXED} {settings.cmdline}".rstrip() if fixed else settings.cmdline
    return Machine(
        machine=settings.machine,
        cpu=settings.cpu,
        memory_bytes=settings.memory,
        accel=accelerator.choose(settings.accel),
        boot=settings.boot,
        cmdline=kernel_command_line(options, [app, *app_arguments]),
        bios=settings.bios,
        gdb=gdb,
        paused=paused,
        network=network,
    )


def bootable(built: Built, protocol: str | None) -> bytes:
    """The image in the form that makes QEMU take `protocol`; UsageError where it does not offer it."""
    if built.made_of is None:
        from pyuk.image.elf_info import read_image  # only for a file that may hold anything

        offered = read_image(built.image, str(built.path)).protocols
        if not offered:
            hint = "it needs a multiboot header or a PVH note"
            raise UsageError(f"{built.path} is not a bootable image", hint=hint)
        if protocol is not None and protocol not in offered:
            hint = f"it offers {', '.join(offered)}"
            raise UsageError(f"{built.path} cannot be booted over {protocol}", hint=hint)
    return hide_multiboot(built.image) if protocol == "pvh" else built.image


def kernel_command_line(options: str, argv: Sequence[str]) -> str:
    """`options -- argv...`, each word quoted as for a shell."""
    for word in argv:
        if "\0" in word:
            raise UsageError("an argument cannot hold a NUL character")
    return f"{options} -- {shlex.join(argv)}".lstrip()


def free_address(text: str) -> str:
    """`PORT` or `HOST:PORT` as HOST:PORT, after a look whether anybody listens there."""
    host, _, port = text.rpartition(":")
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise UsageError(f"'{text}' is not a port", hint="give a number from 1 to 65535, or HOST:PORT")
    address = (host or "127.0.0.1", int(port))
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise UsageError(f"cannot listen on {address[0]}:{address[1]}: {error.strerror}") from error
    return f"{address[0]}:{address[1]}"
