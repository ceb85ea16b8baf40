"""strftime(): times as texts, in the C locale and UTC. Next: _timeparse.py."""

from __future__ import annotations

from typing import Final

from pyuk.kernel.dates import date_of, day_number, days_before_month, iso_week, weekday_of

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                 "November", "December")  # fmt: skip


class Fields:
    """A moment in fields. weekday: 0 is Monday; yearday: 1 is the first of January; offset: as +0100; zone: a name."""

    def __init__(self, year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> None:
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = 0
        self.weekday = weekday_of(day_number(year, month, day))
        self.yearday = days_before_month(year, month) + day
        self.offset = ""
        self.zone = ""
        self.offset_seconds = 0
        self.has_offset = False


def fields_of(seconds: int) -> Fields:
    """The fields of seconds since 1970-01-01 UTC."""
    days, rest = seconds // 86400, seconds % 86400
    year, month, day = date_of(days + 719163)
    return Fields(year, month, day, rest // 3600, rest // 60 % 60, rest % 60)


def seconds_of(fields: Fields) -> int:
    """Seconds since 1970-01-01 of fields in UTC."""
    days = day_number(fields.year, fields.month, fields.day) - 719163
    return ((days * 24 + fields.hour) * 60 + fields.minute) * 60 + fields.second


def day_name(weekday: int) -> str:
    return DAYS[weekday]


def month_name(month: int) -> str:
    return MONTHS[month - 1]


def format_time(fields: Fields, format: str) -> str:
    """The text of a moment. An unknown directive stays as it is, as glibc has it."""
    parts: list[str] = []
    at = 0
    while at < len(format):
        percent = format.find("%", at)
        if percent < 0 or percent + 1 >= len(format):
            parts.append(format[at:])
            break
        parts.append(format[at:percent])
        directive = format[percent + 1]
        at = percent + 2
        pad = ""
        if directive in "-_0^" and at < len(format):
            pad = directive
            directive = format[at]
            at += 1
        parts.append(with_padding(directive_text(fields, directive), directive, pad))
    return "".join(parts)


def with_padding(text: str, directive: str, flag: str) -> str:
    """A directive's text with glibc's flags: `-` no padding, `_` spaces, `0` zeros, `^` upper case."""
    if flag == "":
        return text
    if flag == "^":
        return text.upper()
    bare = text.lstrip("0 ") if text[:1] in ("0", " ") else text
    if bare == "" or not text.strip().isdigit():
        bare = "0" if bare == "" else bare
    if flag == "-" or not text.strip().isdigit():
        return bare if text.strip().isdigit() else text
    return bare.rjust(len(text), " " if flag == "_" else "0")


def directive_text(fields: Fields, directive: str) -> str:
    """The text of `%directive`."""
    match directive:
        case "Y":
            return str(fields.year)
        case "m":
            return f"{fields.month:02d}"
        case "d":
            return f"{fields.day:02d}"
        case "H":
            return f"{fields.hour:02d}"
        case "M":
            return f"{fields.minute:02d}"
        case "S":
            return f"{fields.second:02d}"
        case "f":
            return f"{fields.microsecond:06d}"
        case "y":
            return f"{fields.year % 100:02d}"
        case "C":
            return str(fields.year // 100)
        case "e":
            return f"{fields.day:2d}"
        case "j":
            return f"{fields.yearday:03d}"
        case "I":
            return f"{(fields.hour + 11) % 12 + 1:02d}"
        case "k":
            return f"{fields.hour:2d}"
        case "l":
            return f"{(fields.hour + 11) % 12 + 1:2d}"
        case "p":
            return "AM" if fields.hour < 12 else "PM"
        case "P":
            return "am" if fields.hour < 12 else "pm"
        case "z":
            return fields.offset
        case "Z":
            return fields.zone
        case "%":
            return "%"
        case "n":
            return "\n"
        case "t":
            return "\t"
        case "s":
            return str(seconds_of(fields) - fields.offset_seconds)
    return directive_of_names(fields, directive)


def directive_of_names(fields: Fields, directive: str) -> str:
    """directive_text() for names, weeks, and combinations."""
    match directive:
        case "a":
            return day_name(fields.weekday)[:3]
        case "A":
            return day_name(fields.weekday)
        case "b" | "h":
            return month_name(fields.month)[:3]
        case "B":
            return month_name(fields.month)
        case "u":
            return str(fields.weekday + 1)
        case "w":
            return str((fields.weekday + 1) % 7)
        case "U":
            return f"{(fields.yearday + 6 - (fields.weekday + 1) % 7) // 7:02d}"
        case "W":
            return f"{(fields.yearday + 6 - fields.weekday) // 7:02d}"
        case "G" | "g" | "V":
            year, week, _ = iso_week(day_number(fields.year, fields.month, fields.day))
            return str(year) if directive == "G" else f"{year % 100:02d}" if directive == "g" else f"{week:02d}"
        case "c":
            return format_time(fields, "%a %b %e %H:%M:%S %Y")
        case "x" | "D":
            return format_time(fields, "%m/%d/%y")
        case "X" | "T":
            return format_time(fields, "%H:%M:%S")
        case "R":
            return format_time(fields, "%H:%M")
        case "r":
            return format_time(fields, "%I:%M:%S %p")
        case "F":
            return format_time(fields, "%Y-%m-%d")
    return "%" + directive
