"""The module calendar: what there is of months and weeks, and the text of a month or a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeVar

from pyuk.kernel.dates import EPOCH, date_of, day_number, days_in_month, is_leap, weekday_of
from pyuk.stdlib.datetime import date

T = TypeVar("T")

MONDAY: Final = 0
TUESDAY: Final = 1
WEDNESDAY: Final = 2
THURSDAY: Final = 3
FRIDAY: Final = 4
SATURDAY: Final = 5
SUNDAY: Final = 6
January: Final = 1
February: Final = 2

MONTH_ROWS = 6

day_name: list[str] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr: list[str] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
month_name: list[str] = [
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
month_abbr: list[str] = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class IllegalMonthError(ValueError):
    """A month that is none."""

    def __init__(self, month: int) -> None:
        super().__init__(f"bad month number {month}; must be 1-12")
        self.month = month

    def __repr__(self) -> str:
        return f"IllegalMonthError({self.month})"


def isleap(year: int) -> bool:
    """Whether the year has 366 days."""
    return is_leap(year)


def leapdays(y1: int, y2: int) -> int:
    """How many leap years there are from y1 on, before y2."""
    one, other = y1 - 1, y2 - 1
    return (other // 4 - other // 100 + other // 400) - (one // 4 - one // 100 + one // 400)


def weekday(year: int, month: int, day: int) -> int:
    """The day of the week: 0 is Monday. ValueError for no day."""
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return weekday_of(day_number(year, month, day))


def monthrange(year: int, month: int) -> tuple[int, int]:
    """(weekday of the first day, number of days). IllegalMonthError."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday_of(day_number(year, month, 1)), days_in_month(year, month)


def timegm(tuple) -> int:  # type: ignore[no-untyped-def]
    """Seconds since 1970-01-01 of a struct_time or of a list of at least six fields, in UTC."""
    days = day_number(tuple[0], tuple[1], 1) - EPOCH + tuple[2] - 1
    return ((days * 24 + tuple[3]) * 60 + tuple[4]) * 60 + tuple[5]  # type: ignore[no-any-return]


def in_rows(items: list[T], width: int) -> list[list[T]]:
    """Items in rows of so many."""
    return [items[start : start + width] for start in range(0, len(items), width)]


def in_weeks(days: list[T]) -> list[list[T]]:
    """Days in rows of seven."""
    return in_rows(days, 7)


class Calendar:
    """Months as weeks, which begin on a given weekday."""

    def __init__(self, firstweekday: int = 0) -> None:
        self.firstweekday = firstweekday % 7

    def getfirstweekday(self) -> int:
        return self.firstweekday

    def setfirstweekday(self, firstweekday: int) -> None:
        self.firstweekday = firstweekday % 7

    def iterweekdays(self) -> Iterator[int]:
        """The weekdays in the order of a week."""
        for i in range(7):
            yield (self.firstweekday + i) % 7

    def itermonthdays(self, year: int, month: int) -> Iterator[int]:
        """The days of the month in whole weeks: 0 for those of other months."""
        first, count = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        for i in range((before + count + 6) // 7 * 7):
            day = i - before + 1
            yield day if 1 <= day <= count else 0

    def itermonthdays2(self, year: int, month: int) -> Iterator[tuple[int, int]]:
        """The same with the weekdays."""
        for i, day in enumerate(self.itermonthdays(year, month)):
            yield day, (self.firstweekday + i) % 7

    def itermonthdays3(self, year: int, month: int) -> Iterator[tuple[int, int, int]]:
        """(year, month, day) in whole weeks, with the days of the months before and after."""
        first, _ = monthrange(year, month)
        number = day_number(year, month, 1) - (first - self.firstweekday) % 7
        for i in range(len(list(self.itermonthdays(year, month)))):
            yield date_of(number + i)

    def itermonthdays4(self, year: int, month: int) -> Iterator[tuple[int, int, int, int]]:
        """The same with the weekdays."""
        for i, (y, m, d) in enumerate(self.itermonthdays3(year, month)):
            yield y, m, d, (self.firstweekday + i) % 7

    def itermonthdates(self, year: int, month: int) -> Iterator[date]:
        """The same as dates."""
        for y, m, d in self.itermonthdays3(year, month):
            yield date(y, m, d)

    def monthdayscalendar(self, year: int, month: int) -> list[list[int]]:
        """The weeks of the month."""
        return in_weeks(list(self.itermonthdays(year, month)))

    def monthdays2calendar(self, year: int, month: int) -> list[list[tuple[int, int]]]:
        """The weeks of the month, with the weekdays."""
        return in_weeks(list(self.itermonthdays2(year, month)))

    def monthdatescalendar(self, year: int, month: int) -> list[list[date]]:
        """The weeks of the month as dates."""
        return in_weeks(list(self.itermonthdates(year, month)))

    def yeardayscalendar(self, year: int, width: int = 3) -> list[list[list[list[int]]]]:
        """The months of a year, `width` beside each other."""
        return in_rows([self.monthdayscalendar(year, month) for month in range(1, 13)], width)

    def yeardays2calendar(self, year: int, width: int = 3) -> list[list[list[list[tuple[int, int]]]]]:
        """The same with the weekdays."""
        return in_rows([self.monthdays2calendar(year, month) for month in range(1, 13)], width)

    def yeardatescalendar(self, year: int, width: int = 3) -> list[list[list[list[date]]]]:
        """The same as dates."""
        return in_rows([self.monthdatescalendar(year, month) for month in range(1, 13)], width)


class TextCalendar(Calendar):
    """A calendar as text."""

    def formatday(self, day: int, weekday: int, width: int) -> str:
        return ("" if day == 0 else f"{day:2d}").center(width)

    def formatweek(self, theweek: list[int], width: int) -> str:
        """A week of days on one line."""
        parts: list[str] = []
        for i in range(len(theweek)):
            parts.append(self.formatday(theweek[i], (self.firstweekday + i) % 7, width))
        return " ".join(parts)

    def formatweekday(self, day: int, width: int) -> str:
        name = day_name[day] if width >= 9 else day_abbr[day]
        return name[:width].center(width)

    def formatweekheader(self, width: int) -> str:
        parts: list[str] = []
        for day in self.iterweekdays():
            parts.append(self.formatweekday(day, width))
        return " ".join(parts)

    def formatmonthname(self, theyear: int, themonth: int, width: int, withyear: bool = True) -> str:
        name = month_name[themonth]
        return (f"{name} {theyear}" if withyear else name).center(width)

    def formatmonth(self, theyear: int, themonth: int, w: int = 0, l: int = 0) -> str:  # noqa: E741
        """A month: its name, a line of weekdays, and its weeks. w: width of a day; l: lines of a week."""
        width, lines = max(2, w), max(1, l)
        text = self.formatmonthname(theyear, themonth, 7 * (width + 1) - 1).rstrip() + "\n" * lines
        text += self.formatweekheader(width).rstrip() + "\n" * lines
        for week in self.monthdayscalendar(theyear, themonth):
            text += self.formatweek(week, width).rstrip() + "\n" * lines
        return text

    def formatyear(self, theyear: int, w: int = 2, l: int = 1, c: int = 6, m: int = 3) -> str:  # noqa: E741
        """A year: m months beside each other with c spaces between them."""
        width, lines, space = max(2, w), max(1, l), max(2, c)
        column = (width + 1) * 7 - 1
        text = str(theyear).center(column * m + space * (m - 1)).rstrip() + "\n" * lines
        for first in range(1, 13, m):
            last = min(first + m, 13)
            names: list[str] = []
            headers: list[str] = []
            for month in range(first, last):
                names.append(self.formatmonthname(theyear, month, column, False))
                headers.append(self.formatweekheader(width))
            text += "\n" * lines + beside(names, column, space).rstrip() + "\n" * lines
            text += beside(headers, column, space).rstrip() + "\n" * lines
            text += self.weeks_beside(theyear, first, last, width, space, lines)
        return text

    def weeks_beside(self, year: int, first: int, last: int, width: int, space: int, lines: int) -> str:
        """The weeks of several months, line by line."""
        text = ""
        for row in range(MONTH_ROWS):
            weeks: list[str] = []
            some = False
            for month in range(first, last):
                rows = self.monthdayscalendar(year, month)
                weeks.append(self.formatweek(rows[row], width) if row < len(rows) else "")
                some = some or row < len(rows)
            if some:
                text += beside(weeks, (width + 1) * 7 - 1, space).rstrip() + "\n" * lines
        return text

    def prmonth(self, theyear: int, themonth: int, w: int = 0, l: int = 0) -> None:  # noqa: E741
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def pryear(self, theyear: int, w: int = 0, l: int = 0, c: int = 6, m: int = 3) -> None:  # noqa: E741
        print(self.formatyear(theyear, w, l, c, m), end="")


def beside(columns: list[str], width: int, space: int) -> str:
    """Texts in columns."""
    parts: list[str] = []
    for column in columns:
        parts.append(column.center(width))
    return (" " * space).join(parts)


_text: TextCalendar = TextCalendar()


def firstweekday() -> int:
    return _text.firstweekday


def setfirstweekday(firstweekday: int) -> None:
    """Let the weeks of this module begin on another day. IllegalWeekdayError is a ValueError here."""
    if not MONDAY <= firstweekday <= SUNDAY:
        raise ValueError(f"bad weekday number {firstweekday}; must be 0 (Monday) to 6 (Sunday)")
    _text.firstweekday = firstweekday


def monthcalendar(year: int, month: int) -> list[list[int]]:
    return _text.monthdayscalendar(year, month)


def weekheader(width: int) -> str:
    return _text.formatweekheader(width)


def month(theyear: int, themonth: int, w: int = 0, l: int = 0) -> str:  # noqa: E741
    return _text.formatmonth(theyear, themonth, w, l)


def prmonth(theyear: int, themonth: int, w: int = 0, l: int = 0) -> None:  # noqa: E741
    _text.prmonth(theyear, themonth, w, l)


def calendar(theyear: int, w: int = 2, l: int = 1, c: int = 6, m: int = 3) -> str:  # noqa: E741
    return _text.formatyear(theyear, w, l, c, m)


def prcal(theyear: int, w: int = 0, l: int = 0, c: int = 6, m: int = 3) -> None:  # noqa: E741
    _text.pryear(theyear, w, l, c, m)
