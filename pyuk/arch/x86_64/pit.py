"""The interval timer, an Intel 8254: its channel 2 counts down at a rate that is the same in every PC.

Used once, to find out how fast the time-stamp counter runs where the processor does not say.
Source: Intel 82C54 datasheet (231244), "Mode 0", "Programming the 82C54"; port 61H: IBM PC AT technical
reference, system board port B. Next: idt.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.ports import inb, outb
from pyuk.lang.intrinsics import rdtsc

FREQUENCY_HZ = 1193182
CHANNEL_2 = 0x42
CONTROL = 0x43
SYSTEM_PORT_B = 0x61

GATE_2 = 0x01  # of port 61H: channel 2 counts while it is set
SPEAKER = 0x02
OUT_2 = 0x20  # reads as 1 when the count is over
CHANNEL_2_MODE_0 = 0xB0  # low byte, then high byte; interrupt on terminal count
COUNT = 11932  # 10 ms
MAX_POLLS = 1 << 22


def measure_tsc_hz() -> int:
    """Ticks of the time-stamp counter in a second, to some 0.1 %, in 10 ms; 0 where there is no such timer."""
    before = inb(SYSTEM_PORT_B)
    if before == 0xFF:
        return 0
    outb(SYSTEM_PORT_B, before & ~(GATE_2 | SPEAKER) & 0xFF)
    outb(CONTROL, CHANNEL_2_MODE_0)
    outb(CHANNEL_2, COUNT & 0xFF)
    outb(CHANNEL_2, COUNT >> 8)
    start = rdtsc()
    outb(SYSTEM_PORT_B, (before & ~SPEAKER | GATE_2) & 0xFF)
    polls = 0
    while inb(SYSTEM_PORT_B) & OUT_2 == 0 and polls < MAX_POLLS:
        polls += 1
    ticks = rdtsc() - start
    outb(SYSTEM_PORT_B, before)
    if polls == 0 or polls == MAX_POLLS:
        return 0
    return ticks * FREQUENCY_HZ // COUNT
