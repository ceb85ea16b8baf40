"""The interval timer, an Intel 8254: its channel 0 counts down, 65,536 counts a round, at the same rate in every PC.

It does so in a machine that has no port 61H for channel 2, too (QEMU's microvm). Its interrupts stay masked.
Source: Intel 82C54 datasheet (231244), "Programming the 82C54", "Counter latch command", "Mode 2". Next: hpet.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.ports import inb, outb

FREQUENCY_HZ = 1193182
COUNTS = 1 << 16
CHANNEL_0 = 0x40
CONTROL = 0x43

LATCH_0 = 0x00
CHANNEL_0_MODE_2 = 0x34  # low byte, then high byte; a rate generator
CHANNEL_0_MODE_0 = 0x30  # counts once a count is written


def start() -> None:
    """Let the channel count."""
    outb(CONTROL, CHANNEL_0_MODE_2)
    outb(CHANNEL_0, 0)  # 0 stands for 65,536
    outb(CHANNEL_0, 0)


def elapsed() -> int:
    """How far it has counted, modulo COUNTS."""
    outb(CONTROL, LATCH_0)
    low = inb(CHANNEL_0)
    return -(low | inb(CHANNEL_0) << 8) & (COUNTS - 1)


def stop() -> None:
    """Let it stand still: nothing has to be done for it any more."""
    outb(CONTROL, CHANNEL_0_MODE_0)
