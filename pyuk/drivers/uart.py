"""The serial port COM1, a 16550: what goes out here is the machine's standard output.

It is polled: a byte is written when the transmitter says that it has room, however long that takes: behind
a virtual port may be a reader that has other things to do. Source: National Semiconductor PC16550D datasheet
§8 (registers). Next: debugcon.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.ports import inb, outb
from pyuk.lang.intrinsics import pause

COM1 = 0x3F8

DATA = 0  # registers, from the base port on
INTERRUPT_ENABLE = 1
DIVISOR_LOW = 0  # while DLAB is set
DIVISOR_HIGH = 1
FIFO_CONTROL = 2
LINE_CONTROL = 3
MODEM_CONTROL = 4
LINE_STATUS = 5
SCRATCH = 7

DLAB = 0x80
EIGHT_BITS = 0x03  # no parity, one stop bit
FIFO_ON = 0x07  # enabled, both sides cleared
READY = 0x03  # DTR and RTS
OUT2 = 0x08  # lets the port's interrupts through to the machine
RECEIVED = 0x01  # ERBFI: an interrupt for each byte that comes
DIVISOR_115200 = 1

DATA_READY = 0x01  # DR: the receiver holds a byte
TRANSMITTER_HOLDS_NONE = 0x20  # THRE: the FIFO is empty
TRANSMITTER_IDLE = 0x40  # TEMT: and the last bit is out

FIFO_BYTES = 16
MAX_POLLS = 1 << 16  # a port that is not ready by then, with nothing to send yet, is taken for broken
PATTERN = 0x5A

is_there: bool = False
room: int = 0  # bytes that the FIFO takes without being asked


def init() -> bool:
    """Set the port up: 115200 baud, 8N1, FIFO on, no interrupts. False where there is none that works."""
    global is_there, room
    outb(COM1 + SCRATCH, PATTERN)
    is_there = inb(COM1 + SCRATCH) == PATTERN
    if is_there:
        outb(COM1 + INTERRUPT_ENABLE, 0)
        outb(COM1 + LINE_CONTROL, DLAB | EIGHT_BITS)
        outb(COM1 + DIVISOR_LOW, DIVISOR_115200)
        outb(COM1 + DIVISOR_HIGH, 0)
        outb(COM1 + LINE_CONTROL, EIGHT_BITS)
        outb(COM1 + FIFO_CONTROL, FIFO_ON)
        outb(COM1 + MODEM_CONTROL, READY)
        is_there = becomes_ready()
    room = 0
    return is_there


def becomes_ready() -> bool:
    """Whether the transmitter, which has nothing to send, says so soon."""
    for _ in range(MAX_POLLS):
        if inb(COM1 + LINE_STATUS) & TRANSMITTER_HOLDS_NONE != 0:
            return True
        pause()
    return False


def write_byte(byte: int) -> None:
    """Send a byte; into nowhere where there is no port."""
    global room
    if not is_there:
        return
    if room == 0:
        wait_for(TRANSMITTER_HOLDS_NONE)
        room = FIFO_BYTES
    outb(COM1 + DATA, byte & 0xFF)
    room -= 1


def read_byte() -> int:
    """A byte that has come in; -1 where none has."""
    return inb(COM1 + DATA) if is_there and inb(COM1 + LINE_STATUS) & DATA_READY != 0 else -1


def interrupt_on_input() -> None:
    """From now on, tell of bytes that come in by an interrupt."""
    outb(COM1 + MODEM_CONTROL, READY | OUT2)
    outb(COM1 + INTERRUPT_ENABLE, RECEIVED)


def flush() -> None:
    """Wait until all that was written is out."""
    if is_there:
        wait_for(TRANSMITTER_IDLE)


def wait_for(status: int) -> None:
    """Wait until a bit of the line status is set."""
    while inb(COM1 + LINE_STATUS) & status == 0:
        pause()
