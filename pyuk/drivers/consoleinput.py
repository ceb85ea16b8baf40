"""Standard input: the bytes that come in at COM1.

A serial port knows no end. So EOT (Ctrl-D) is the end, and DLE says that the byte behind it is meant as it is.
Bytes that come before the port is set up may be lost: whoever sends begins with some SYNs, which are passed over.
The senders are pyuk/qemu/session.py, and a person at a terminal. Source: ECMA-48 and RFC 20 §5.2 for the names.
Next: ../stdlib/_files/console.py.
"""

from __future__ import annotations

from pyuk.drivers import uart
from pyuk.kernel import interrupts, waiting
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang import replaceable, u8, u64
from pyuk.lang.raw import Ptr

EOT = 0x04
DLE = 0x10
SYN = 0x16
IRQ = 4
LOOK_AGAIN_NS = 50_000_000  # whatever becomes of the interrupt

has_begun: bool = False  # a byte that is no SYN has come
is_quoted: bool = False  # the last byte was DLE
has_ended: bool = False
arrived: Interrupt | None = None  # once it was asked for, where the machine can tell of bytes


@replaceable
def read_input(address: u64, count: u64) -> int:
    """Put at most `count` bytes into memory: those that are there, at least one. 0 at the end, again and again."""
    byte = Ptr[u8](address)
    filled = 0
    while filled < count and not has_ended:
        value = uart.read_byte()
        if value < 0:
            if filled > 0 or not uart.is_there:
                break
            wait_for_byte()
        elif is_data(value):
            byte[filled] = value & 0xFF
            filled += 1
    return filled


def is_data(value: int) -> bool:
    """Whether a byte is one for the program, not one that tells of the others."""
    global has_begun, is_quoted, has_ended
    if value == SYN and not has_begun:
        return False
    has_begun = True
    if is_quoted:
        is_quoted = False
        return True
    has_ended = value == EOT
    is_quoted = value == DLE
    return not has_ended and not is_quoted


def wait_for_byte() -> None:
    """Let other tasks run, or halt, until a byte may have come."""
    global arrived
    if arrived is None:
        made = Interrupt("console input")
        arrived = made
        if interrupts.start():
            interrupts.allocate(made)
            if interrupts.route_irq(made, IRQ):
                uart.interrupt_on_input()
    else:
        waiting.rest(monotonic_ns() + LOOK_AGAIN_NS, True)
