"""The end of the machine, with a status for whoever started it.

The ways are tried one after the other: the port that `pyuk run` listens on, QEMU's debug-exit device,
switching the machine off (acpi.py; not after a panic), reset. A machine that none of them ends is halted.
A panic is reported first to the paravirtual panic device, where there is one: the machine may be kept for a look.
Next: lines.py.
"""

from __future__ import annotations

from typing import NoReturn, cast

from pyuk.arch.x86_64.cpu import disable_interrupts, halt, triple_fault
from pyuk.arch.x86_64.ports import inb, outb, outl
from pyuk.builtins import exceptions
from pyuk.kernel import console

STATUS_PORT = 0xEA  # what pyuk run reads the status from
DEBUG_EXIT_PORT = 0xF4  # QEMU's isa-debug-exit
PANIC_PORT = 0x505  # QEMU docs/specs/pvpanic: reading tells the events that it takes, writing reports one
PANICKED = 0x01
NO_DEVICE = 0xFF
RESET_PORT = 0xCF9  # reset control register of PC chipsets: ICH9 datasheet §13.7.5
RESET_HARD = 0x02
RESET_NOW = 0x06
KEYBOARD_PORT = 0x64  # IBM PC/AT Technical Reference, keyboard controller: pulse output bit 0 is reset
KEYBOARD_PULSE_RESET = 0xFE

PANIC_STATUS = 134  # as of a process that abort() ended: 128 + SIGABRT


def status_of(error: BaseException) -> int:
    """The exit status of a program that this exception ends: that of SystemExit, whose text is written; 1 of others."""
    if not isinstance(error, SystemExit):
        return 1
    code = cast(exceptions.SystemExit, error).code
    if isinstance(code, str):
        console.write_error(code + "\n")
        return 1
    return 0 if code is None else code & 0xFF


def exit_machine(status: int) -> NoReturn:
    """End the machine because of what only a panic can tell of; the low byte of status is its exit status."""
    tell(status)
    report_panic()
    leave(status)
    reset()


def report(status: int) -> None:
    """Tell the status to whoever listens. QEMU's debug-exit device ends the machine, where there is one."""
    tell(status)
    leave(status)


def tell(status: int) -> None:
    """Write out what was said, and the status. Interrupts are off from here on."""
    disable_interrupts()
    console.flush()
    outb(STATUS_PORT, status & 0xFF)


def leave(status: int) -> None:
    """Go out through the debug-exit device; without one, nothing happens."""
    outl(DEBUG_EXIT_PORT, status & 0xFF)


def report_panic() -> None:
    """Tell the paravirtual panic device, which may stop the machine here."""
    events = inb(PANIC_PORT)
    if events != NO_DEVICE and events & PANICKED != 0:
        outb(PANIC_PORT, PANICKED)


def reset() -> NoReturn:
    """Reset the machine."""
    outb(RESET_PORT, RESET_HARD)
    outb(RESET_PORT, RESET_NOW)
    outb(KEYBOARD_PORT, KEYBOARD_PULSE_RESET)
    triple_fault()
    halt()
