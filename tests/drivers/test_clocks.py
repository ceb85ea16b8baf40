"""The real-time clock against a model of it, and dates."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.drivers import rtc
from pyuk.kernel import dates
from pyuk.lang import machine


class Mc146818:
    """The clock's registers at a moment; binary and hours: the two ways in which its numbers may be written."""

    def __init__(self, moment: datetime.datetime, binary: bool, twelve: bool) -> None:
        self.index = 0
        self.updates = 3
        hour = moment.hour

        def code(n: int) -> int:
            return n if binary else n // 10 * 16 + n % 10

        shown = code((hour + 11) % 12 + 1) | (0x80 if hour >= 12 else 0) if twelve else code(hour)
        self.registers: dict[int, int] = {
            0x00: code(moment.second), 0x02: code(moment.minute), 0x04: shown, 0x07: code(moment.day),
            0x08: code(moment.month), 0x09: code(moment.year % 100), 0x32: code(moment.year // 100),
            0x0B: (4 if binary else 0) | (0 if twelve else 2),
        }

    def outb(self, port: int, value: int) -> None:
        assert port == 0x70
        self.index = value

    def inb(self, port: int) -> int:
        assert port == 0x71
        if self.index == 0x0A:
            self.updates -= 1
            return 0x80 if self.updates > 0 else 0
        return self.registers[self.index]


@given(st.datetimes(datetime.datetime(1970, 1, 1), datetime.datetime(2099, 12, 31)), st.booleans(), st.booleans())
def test_every_date_is_read(moment: datetime.datetime, binary: bool, twelve: bool) -> None:
    model = Mc146818(moment, binary, twelve)
    with machine.install(outb=model.outb, inb=model.inb):
        assert rtc.read_seconds() == calendar.timegm(moment.timetuple())


def test_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtc, "MAX_POLLS", 1 << 10)
    with machine.install(outb=lambda port, value: None, inb=lambda port: 0xFF):
        assert rtc.read_seconds() == -1


@given(st.dates())
def test_dates(day: datetime.date) -> None:
    number = day.toordinal()
    assert dates.day_number(day.year, day.month, day.day) == number
    assert dates.date_of(number) == (day.year, day.month, day.day)
    assert dates.weekday_of(number) == day.weekday()
    assert dates.iso_week(number) == tuple(day.isocalendar())
