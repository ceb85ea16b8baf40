"""The Gregorian calendar, for ever in both directions: days, weeks and leap years.

Days are counted from 0001-01-01, day 1. Next: ../drivers/rtc.py.
"""

from __future__ import annotations

DAYS_OF_400_YEARS = 146097
DAYS_OF_100_YEARS = 36524
DAYS_OF_4_YEARS = 1461
EPOCH = 719163  # 1970-01-01


def is_leap(year: int) -> bool:
    """Whether the year has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def days_before_year(year: int) -> int:
    """Days from 0001-01-01 to the first of January."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def days_before_month(year: int, month: int) -> int:
    """Days from the first of January to the first of the month."""
    if month <= 2:
        return 31 * (month - 1)
    return (153 * (month - 3) + 2) // 5 + (60 if is_leap(year) else 59)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; 0001-01-01 is 1."""
    return days_before_year(year) + days_before_month(year, month) + day


def date_of(number: int) -> tuple[int, int, int]:
    """(year, month, day) of a day's number."""
    cycle, rest = (number - 1) // DAYS_OF_400_YEARS, (number - 1) % DAYS_OF_400_YEARS
    centuries = min(rest // DAYS_OF_100_YEARS, 3)
    rest -= centuries * DAYS_OF_100_YEARS
    fours = rest // DAYS_OF_4_YEARS
    rest -= fours * DAYS_OF_4_YEARS
    years = min(rest // 365, 3)
    rest -= years * 365
    year = cycle * 400 + centuries * 100 + fours * 4 + years + 1
    month = 1
    while rest >= days_in_month(year, month):
        rest -= days_in_month(year, month)
        month += 1
    return year, month, rest + 1


def weekday_of(number: int) -> int:
    """The day of the week of a day's number: 0 is Monday."""
    return (number + 6) % 7


def first_iso_monday(year: int) -> int:
    """The number of the Monday of the year's first ISO week: that of its first Thursday."""
    first = days_before_year(year) + 1
    weekday = weekday_of(first)
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def iso_week(number: int) -> tuple[int, int, int]:
    """(ISO year, week from 1, weekday from 1) of a day's number."""
    year, _, _ = date_of(number)
    start = first_iso_monday(year)
    if number < start:
        year -= 1
        start = first_iso_monday(year)
    elif number >= first_iso_monday(year + 1):
        year += 1
        start = first_iso_monday(year)
    return year, (number - start) // 7 + 1, (number - start) % 7 + 1
