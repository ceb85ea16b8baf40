"""The real-time clock, a Motorola MC146818: the date and time of the day, in UTC.

Source: Motorola MC146818 datasheet, "Time, calendar, and alarm locations", registers A and B; the century at
32H is where ACPI's FADT puts it on QEMU's machines (ACPI 6.4 §5.2.9). Next: clock.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.ports import inb, outb
from pyuk.kernel.dates import EPOCH, day_number

INDEX = 0x70
DATA = 0x71

SECONDS = 0x00
MINUTES = 0x02
HOURS = 0x04
DAY = 0x07
MONTH = 0x08
YEAR = 0x09
STATUS_A = 0x0A
STATUS_B = 0x0B
CENTURY = 0x32

UPDATE_IN_PROGRESS = 0x80  # of register A
BINARY = 0x04  # of register B: numbers are not in BCD
HOURS_TO_24 = 0x02
PM = 0x80  # of the hours, where they go to 12

MAX_POLLS = 1 << 20


def read_register(index: int) -> int:
    """A byte of the clock's memory."""
    outb(INDEX, index & 0x7F)
    return inb(DATA)


def read_seconds() -> int:
    """Seconds since 1970-01-01 UTC; -1 where there is no clock, or what it says is no date.

    The registers are read until two readings agree, so that none of them is torn by an update.
    """
    last = -1
    polls = 0
    while polls < MAX_POLLS:
        polls += 1
        if read_register(STATUS_A) & UPDATE_IN_PROGRESS != 0:
            continue
        now = read_once()
        if now == last:
            return now
        last = now
    return -1


def read_once() -> int:
    """One reading, in seconds since 1970, or -1."""
    mode = read_register(STATUS_B)
    second = number(read_register(SECONDS), mode)
    minute = number(read_register(MINUTES), mode)
    raw_hour = read_register(HOURS)
    hour = number(raw_hour & 0x7F if mode & HOURS_TO_24 == 0 else raw_hour, mode)
    if mode & HOURS_TO_24 == 0:
        hour = hour % 12 + (12 if raw_hour & PM != 0 else 0)
    day = number(read_register(DAY), mode)
    month = number(read_register(MONTH), mode)
    year = number(read_register(YEAR), mode)
    century = number(read_register(CENTURY), mode)
    year += century * 100 if 19 <= century <= 29 else 2000
    if second > 60 or minute > 59 or hour > 23 or not 1 <= day <= 31 or not 1 <= month <= 12 or year < 1970:
        return -1
    return (((day_number(year, month, day) - EPOCH) * 24 + hour) * 60 + minute) * 60 + second


def number(byte: int, mode: int) -> int:
    """A register's number: two decimal digits, or binary."""
    return byte if mode & BINARY != 0 else (byte >> 4) * 10 + (byte & 15)
