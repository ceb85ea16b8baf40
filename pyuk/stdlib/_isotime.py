"""Dates and times as ISO 8601 writes them: texts and their parsing, as CPython 3.11's fromisoformat() has it.

Source: the documentation of datetime.datetime.fromisoformat(). Next: datetime.py.
"""

from __future__ import annotations

from pyuk.kernel.dates import date_of, first_iso_monday

NO_OFFSET = -(1 << 40)  # of a time without one, in microseconds


# --- texts ---------------------------------------------------------------------------------------


def clock_text(hour: int, minute: int, second: int, microsecond: int, timespec: str) -> str:
    """A time of the day to the precision of `timespec`. ValueError for an unknown one."""
    match timespec:
        case "auto":
            text = f"{hour:02d}:{minute:02d}:{second:02d}"
            return text if microsecond == 0 else f"{text}.{microsecond:06d}"
        case "hours":
            return f"{hour:02d}"
        case "minutes":
            return f"{hour:02d}:{minute:02d}"
        case "seconds":
            return f"{hour:02d}:{minute:02d}:{second:02d}"
        case "milliseconds":
            return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}"
        case "microseconds":
            return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}"
    raise ValueError("Unknown timespec value")


def offset_text(microseconds: int, separator: str) -> str:
    """An offset from UTC as +hh:mm, with seconds and microseconds where they are not 0."""
    sign = "-" if microseconds < 0 else "+"
    size = abs(microseconds)
    seconds, rest = size // 1_000_000, size % 1_000_000
    text = f"{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}"
    if seconds % 60 != 0 or rest != 0:
        text = f"{text}{separator}{seconds % 60:02d}"
    return text if rest == 0 else f"{text}.{rest:06d}"


# --- parsing -------------------------------------------------------------------------------------


def digits(text: str, start: int, count: int) -> int:
    """The number that so many digits at a place are; -1 where they are not."""
    value = 0
    if start + count > len(text):
        return -1
    for i in range(start, start + count):
        if not "0" <= text[i] <= "9":
            return -1
        value = value * 10 + ord(text[i]) - 48
    return value


def date_length(text: str) -> int:
    """How many characters of a text are its date, which a separator and a time may follow; -1 for none."""
    if len(text) < 7:
        return -1
    if text[4] == "-":
        if text[5] != "W":
            return 10
        return 10 if len(text) > 8 and text[8] == "-" else 8
    if text[4] != "W":
        return 8
    count = 0  # YYYYWww or YYYYWwwd: digits behind decide
    while 7 + count < len(text) and "0" <= text[7 + count] <= "9":
        count += 1
    if count == 0:
        return 7
    return 7 if count % 2 == 0 else 8


def parse_date(text: str) -> tuple[int, int, int]:
    """(year, month, day) of YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D] or YYYYWww[D]; year -1 where it is none of them."""
    year = digits(text, 0, 4)
    if year < 0 or len(text) not in (7, 8, 10):
        return -1, 0, 0
    dashed = text[4] == "-"
    at = 5 if dashed else 4
    if text[at] == "W":
        return parse_week(text, year, at + 1, dashed)
    month = digits(text, at, 2)
    if dashed and text[7:8] != "-":
        return -1, 0, 0
    day = digits(text, at + (3 if dashed else 2), 2)
    if month < 0 or day < 0 or len(text) != (10 if dashed else 8):
        return -1, 0, 0
    return year, month, day


def parse_week(text: str, year: int, at: int, dashed: bool) -> tuple[int, int, int]:
    """parse_date() of a week, whose number stands at `at`."""
    week = digits(text, at, 2)
    day = 1
    rest = len(text) - at - 2
    if rest > 0:
        if dashed != (text[at + 2] == "-") or rest != (2 if dashed else 1):
            return -1, 0, 0
        day = digits(text, len(text) - 1, 1)
    if week < 0 or day < 0:
        return -1, 0, 0
    try:
        return week_date(year, week, day)
    except ValueError:
        return -1, 0, 0


def week_date(year: int, week: int, day: int) -> tuple[int, int, int]:
    """(year, month, day) of a day of an ISO week. ValueError where there is no such."""
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    start = first_iso_monday(year)
    if not 1 <= week <= 52 and not (week == 53 and first_iso_monday(year + 1) - start > 364):
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return date_of(start + 7 * (week - 1) + day - 1)


def parse_clock(text: str) -> tuple[int, int, int, int, int]:
    """(hour, minute, second, microsecond, offset in microseconds or NO_OFFSET) of a text; hour -1 for no time."""
    end = len(text)
    for i in range(len(text)):
        if text[i] in "+-Z":
            end = i
            break
    hour, minute, second, micro = parse_bare_clock(text[:end])
    if hour < 0 or end == len(text):
        return hour, minute, second, micro, NO_OFFSET
    if text[end] == "Z":
        return (hour, minute, second, micro, 0) if end + 1 == len(text) else (-1, 0, 0, 0, 0)
    hours, minutes, seconds, rest = parse_bare_clock(text[end + 1 :])
    if hours < 0:
        return -1, 0, 0, 0, 0
    offset = ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + rest
    return hour, minute, second, micro, -offset if text[end] == "-" else offset


def parse_bare_clock(text: str) -> tuple[int, int, int, int]:
    """(hour, minute, second, microsecond) of hh[:mm[:ss[.f...]]], with colons or without; hour -1 for none."""
    values = [0, 0, 0]
    at = 0
    colons = len(text) > 2 and text[2] == ":"
    for i in range(3):
        value = digits(text, at, 2)
        if value < 0:
            return -1, 0, 0, 0
        values[i] = value
        at += 2
        if at == len(text):
            return values[0], values[1], values[2], 0
        if i < 2:
            if (text[at] == ":") != colons:
                return -1, 0, 0, 0
            at += 1 if colons else 0
    if text[at] not in ".," or at + 1 == len(text):
        return -1, 0, 0, 0
    micro, count = 0, 0
    for i in range(at + 1, len(text)):
        digit = digits(text, i, 1)
        if digit < 0:
            return -1, 0, 0, 0
        if count < 6:
            micro = micro * 10 + digit
            count += 1
    for _ in range(6 - count):
        micro *= 10
    return values[0], values[1], values[2], micro
