"""QEMU's own complaints, turned into the messages of pyuk."""

from __future__ import annotations

import re
import signal

from pyuk.compiler.errors import MachineFailed, PyukError, UsageError
from pyuk.qemu.machine import Machine, format_size


def complaints(stderr: str) -> list[str]:
    """The lines of QEMU's stderr that are errors, without the program's name.

    Warnings are dropped, and what it says when it is told to end.
    """
    lines = [re.sub(r"^\S*qemu-system-\S+: ", "", line.strip()) for line in stderr.splitlines()]
    return [line for line in lines if line and not re.search("warning:|terminating on signal", line)]


def explain(stderr: str, returncode: int, machine: Machine) -> PyukError:
    """Why QEMU failed, from what it printed and how it ended."""
    if "terminating on signal" in stderr:
        return MachineFailed("QEMU was told to end by a signal from outside")
    lines = complaints(stderr)
    text = "\n".join(lines)
    if match := re.search(r"unable to find CPU model '(.*)'", text):
        return UsageError(
            f"QEMU has no processor '{match[1]}'", hint="`qemu-system-x86_64 -cpu help` lists them"
        )
    if match := re.search(r"Could not set up host forwarding rule '(.*?)'", text):
        return UsageError(f"cannot forward {match[1]}", hint="something listens there: take another port")
    if match := re.search(r"could not (?:configure|open) /dev/net/tun(?: \((.*?)\))?: (.*)", text):
        name = machine.network.tap if machine.network else match[1]
        return UsageError(f"cannot use the network interface {name}: {match[2]}",
                          hint=f"ip tuntap add {name} mode tap user $USER && ip link set {name} up")  # fmt: skip
    if "Address already in use" in text:
        where = machine.gdb or "a port"
        return UsageError(f"{where} is in use", hint="another debugger or machine may be using it")
    if re.search(r"cannot set up guest memory|[Cc]annot allocate memory|exceeds|too large", text):
        return UsageError(
            f"cannot make a {machine.machine} machine with {format_size(machine.memory_bytes)} of memory",
            hint=lines[0],
        )
    if re.search(r"(access|initialize) (KVM|kvm|hvf)|invalid accelerator", text):
        return UsageError(f"the accelerator {machine.accel} does not work here", hint="use --accel tcg")
    if "unsupported machine type" in text:
        return UsageError(f"this QEMU has no machine {machine.machine}", hint="use --machine pc")
    if re.search(
        r"could not load kernel|without PVH|loading elf|invalid kernel header|not a PVH|multiboot", text
    ):
        return UsageError("QEMU does not take the image", hint=lines[0])
    if returncode < 0:
        return MachineFailed(f"QEMU was ended by {signal.Signals(-returncode).name}", hint=text or None)
    return MachineFailed(f"QEMU failed: {lines[0]}" if lines else "QEMU failed without a word",
                         hint="\n".join(lines[1:]) or None)  # fmt: skip
