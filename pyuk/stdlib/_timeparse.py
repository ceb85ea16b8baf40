"""strptime(): times out of texts, in the C locale. Next: time.py."""

from __future__ import annotations

from pyuk.kernel.dates import date_of, day_number, days_before_year, days_in_month, first_iso_monday, weekday_of
from pyuk.stdlib._timeformat import DAYS, MONTHS, Fields

MISSING = -1
YEARDAY = "Day of the year directive '%j'"
ISO_WEEK = "ISO week directive '%V'"
AND_A_DAY = "and a weekday directive ('%A', '%a', '%w', or '%u')."


class Parser:
    """What was read so far of a text by a format."""

    def __init__(self, text: str, format: str) -> None:
        self.text = text
        self.format = format
        self.at = 0
        self.year = MISSING
        self.month = MISSING
        self.day = MISSING
        self.hour = 0
        self.twelve = MISSING  # the hour of a clock of twelve
        self.afternoon = MISSING
        self.minute = 0
        self.second = 0
        self.microsecond = 0
        self.weekday = MISSING
        self.yearday = MISSING
        self.week = MISSING
        self.week_of = ""  # U, W or V
        self.iso_year = MISSING
        self.zone = ""
        self.offset = ""
        self.offset_seconds = 0
        self.has_offset = False

    def no_match(self) -> ValueError:
        return ValueError(f"time data {self.text!r} does not match format {self.format!r}")

    def number(self, most_digits: int, least: int, most: int) -> int:
        """A number of as many digits as there are and may be, such that it is in range."""
        end = self.at
        while end < len(self.text) and end - self.at < most_digits and "0" <= self.text[end] <= "9":
            end += 1
        while end > self.at:
            value = int(self.text[self.at : end])
            if least <= value <= most:
                self.at = end
                return value
            end -= 1
        raise self.no_match()

    def name(self, names: tuple[str, ...], letters: int) -> int:
        """The place of the name that stands here; letters: how many of each name, or 0 for all."""
        rest = self.text[self.at :].lower()
        found, length = -1, 0
        for index, whole in enumerate(names):
            word = (whole[:letters] if letters > 0 else whole).lower()
            if rest.startswith(word) and len(word) > length:
                found, length = index, len(word)
        if found < 0:
            raise self.no_match()
        self.at += length
        return found

    def space(self) -> None:
        """Skip white space."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def read(self, format: str) -> None:
        """Read what the format asks for."""
        i = 0
        while i < len(format):
            char = format[i]
            if char == "%":
                i += 1
                if i >= len(format):
                    raise ValueError(f"stray % in format {self.format!r}")
                self.directive(format[i])
            elif char.isspace():
                if self.at >= len(self.text) or not self.text[self.at].isspace():
                    raise self.no_match()
                self.space()
                while i + 1 < len(format) and format[i + 1].isspace():
                    i += 1
            else:
                if self.at >= len(self.text) or self.text[self.at].lower() != char.lower():
                    raise self.no_match()
                self.at += 1
            i += 1

    def directive(self, directive: str) -> None:
        match directive:
            case "Y":
                self.four_digits()
            case "y":
                value = self.number(2, 0, 99)
                self.year = value + (2000 if value < 69 else 1900)
            case "m":
                self.month = self.number(2, 1, 12)
            case "d":
                self.leading_space()
                self.day = self.number(2, 1, 31)
            case "H":
                self.hour = self.number(2, 0, 23)
            case "I":
                self.twelve = self.number(2, 1, 12)
            case "M":
                self.minute = self.number(2, 0, 59)
            case "S":
                self.second = self.number(2, 0, 61)
            case "j":
                self.yearday = self.number(3, 1, 366)
            case "f":
                start = self.at
                value = self.number(6, 0, 999999)
                for _ in range(6 - (self.at - start)):
                    value *= 10
                self.microsecond = value
            case "p":
                self.afternoon = self.name(("am", "pm"), 0)
            case _:
                self.directive_of_names(directive)

    def directive_of_names(self, directive: str) -> None:
        match directive:
            case "a":
                self.weekday = self.name(DAYS, 3)
            case "A":
                self.weekday = self.name(DAYS, 0)
            case "b":
                self.month = self.name(MONTHS, 3) + 1
            case "B":
                self.month = self.name(MONTHS, 0) + 1
            case "w":
                self.weekday = (self.number(1, 0, 6) + 6) % 7
            case "u":
                self.weekday = self.number(1, 1, 7) - 1
            case "U" | "W" | "V":
                self.week = self.number(2, 1 if directive == "V" else 0, 53)
                self.week_of = directive
            case "G":
                self.four_digits()
                self.iso_year = self.year
                self.year = MISSING
            case "z":
                self.read_offset()
            case "Z":
                self.zone = "UTC" if self.name(("utc", "gmt"), 0) == 0 else "GMT"
            case "c":
                self.read("%a %b %d %H:%M:%S %Y")
            case "x":
                self.read("%m/%d/%y")
            case "X":
                self.read("%H:%M:%S")
            case "%":
                if self.text[self.at : self.at + 1] != "%":
                    raise self.no_match()
                self.at += 1
            case _:
                raise ValueError(f"{directive!r} is a bad directive in format {self.format!r}")

    def four_digits(self) -> None:
        digits = self.text[self.at : self.at + 4]
        if len(digits) < 4 or not digits.isdecimal() or not digits.isascii():
            raise self.no_match()
        self.year = int(digits)
        self.at += 4

    def leading_space(self) -> None:
        """A day may have a space where its first digit would be."""
        if self.text[self.at : self.at + 1] == " ":
            self.at += 1

    def read_offset(self) -> None:
        """Z, or +hh[:]mm[[:]ss]."""
        self.has_offset = True
        if self.text[self.at : self.at + 1] == "Z":
            self.at += 1
            self.offset = "+0000"
            return
        sign = self.text[self.at : self.at + 1]
        if sign != "+" and sign != "-":
            raise self.no_match()
        self.at += 1
        hours = self.two_digits()
        colon = self.text[self.at : self.at + 1] == ":"
        if colon:
            self.at += 1
        minutes = self.two_digits()
        seconds = 0
        if colon and self.text[self.at : self.at + 1] == ":":
            self.at += 1
            seconds = self.two_digits()
        elif not colon and self.text[self.at : self.at + 2].isdecimal() and len(self.text) >= self.at + 2:
            seconds = self.two_digits()
        if minutes > 59 or seconds > 59:
            raise self.no_match()
        total = (hours * 60 + minutes) * 60 + seconds
        self.offset_seconds = -total if sign == "-" else total
        self.offset = sign

    def two_digits(self) -> int:
        digits = self.text[self.at : self.at + 2]
        if len(digits) < 2 or not digits.isdecimal() or not digits.isascii():
            raise self.no_match()
        self.at += 2
        return int(digits)

    def fields(self) -> Fields:
        """The moment that was read: what was not said is that of 1900-01-01."""
        if self.twelve != MISSING:
            self.hour = self.twelve % 12 + (12 if self.afternoon == 1 else 0)
        self.check_weeks()
        leap_day = self.year == MISSING and self.month == 2 and self.day == 29
        year = 1904 if leap_day else 1900 if self.year == MISSING else self.year
        if self.week != MISSING and self.weekday != MISSING and self.yearday == MISSING:
            year, self.month, self.day = date_of(self.day_of_week(year))
        elif self.yearday != MISSING and (self.month == MISSING or self.day == MISSING):
            year, self.month, self.day = date_of(days_before_year(year) + self.yearday)
        month = 1 if self.month == MISSING else self.month
        day = 1 if self.day == MISSING else self.day
        if day > days_in_month(year, month):
            raise ValueError("day is out of range for month")
        result = Fields(year, month, day, self.hour, self.minute, self.second)
        if leap_day:
            result.year = 1900
        if self.week_of == "V":  # counted from the ISO year's January, as CPython has it
            counted = day_number(year, month, day) - days_before_year(self.iso_year)
            result.yearday = counted if counted > 0 else result.yearday
        result.microsecond = self.microsecond
        result.has_offset = self.has_offset
        result.offset_seconds = self.offset_seconds
        result.zone = self.zone
        return result

    def check_weeks(self) -> None:
        if self.iso_year != MISSING:
            if self.yearday != MISSING:
                raise ValueError(f"{YEARDAY} is not compatible with ISO year directive '%G'. Use '%Y' instead.")
            if self.week_of != "V" or self.weekday == MISSING:
                raise ValueError(f"ISO year directive '%G' must be used with the ISO week directive '%V' {AND_A_DAY}")
        elif self.week_of == "V":
            if self.weekday == MISSING:
                raise ValueError(f"ISO week directive '%V' must be used with the ISO year directive '%G' {AND_A_DAY}")
            raise ValueError(f"{ISO_WEEK} is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")

    def day_of_week(self, year: int) -> int:
        """The number of the day that the week and the weekday say."""
        if self.week_of == "V":
            return first_iso_monday(self.iso_year) + 7 * (self.week - 1) + self.weekday
        first = day_number(year, 1, 1)
        shift = 1 if self.week_of == "U" else 0  # weeks begin on Sunday
        begin = (weekday_of(first) + shift) % 7
        within = (self.weekday + shift) % 7
        first_week = first + (7 - begin) % 7  # the first day of week 1
        return first_week + 7 * (self.week - 1) + within


def parse_time(text: str, format: str) -> Fields:
    """The moment that a text says. ValueError where it does not match the format."""
    parser = Parser(text, format)
    parser.read(format)
    if parser.at != len(text):
        raise ValueError(f"unconverted data remains: {text[parser.at :]}")
    return parser.fields()
