"""The module time. The time zone is UTC."""

from __future__ import annotations

from typing import Final, NamedTuple

from pyuk.builtins.oserror import os_error
from pyuk.drivers.clock import wall_ns
from pyuk.kernel.clock import monotonic_ns as read_monotonic
from pyuk.kernel.waiting import sleep_ns
from pyuk.stdlib._timeformat import Fields, day_name, fields_of, format_time, month_name, seconds_of
from pyuk.stdlib._timeparse import parse_time

timezone: Final = 0
altzone: Final = 0
daylight: Final = 0
tzname: Final = ("UTC", "UTC")

NOW: Final = -1e308  # stands for a time that is left out
SECOND_NS: Final = 1_000_000_000
LONGEST_SLEEP: Final = 9223372036.0  # seconds
GREATEST: Final = 6.7e16  # seconds; years are ints of 32 bits in CPython
LEAST: Final = -6.7e16


class struct_time(NamedTuple):
    """A moment in fields. Unlike CPython's it is made of nine arguments, not of a tuple."""

    tm_year: int
    tm_mon: int
    tm_mday: int
    tm_hour: int
    tm_min: int
    tm_sec: int
    tm_wday: int
    tm_yday: int
    tm_isdst: int

    @property
    def tm_zone(self) -> str:
        return "UTC"

    @property
    def tm_gmtoff(self) -> int:
        return 0

    def __repr__(self) -> str:
        date = f"tm_year={self.tm_year}, tm_mon={self.tm_mon}, tm_mday={self.tm_mday}"
        time = f"tm_hour={self.tm_hour}, tm_min={self.tm_min}, tm_sec={self.tm_sec}"
        more = f"tm_wday={self.tm_wday}, tm_yday={self.tm_yday}, tm_isdst={self.tm_isdst}"
        return f"time.struct_time({date}, {time}, {more})"

    def fields(self) -> Fields:
        """What formatting works on."""
        found = Fields(self.tm_year, self.tm_mon, self.tm_mday, self.tm_hour, self.tm_min, self.tm_sec)
        found.weekday = self.tm_wday
        found.yearday = self.tm_yday
        found.offset = "+0000"
        found.zone = "UTC"
        return found


def tuple_of(fields: Fields, isdst: int) -> struct_time:
    """What formatting works on, as a tuple."""
    day = (fields.year, fields.month, fields.day)
    return struct_time(*day, fields.hour, fields.minute, fields.second, fields.weekday, fields.yearday, isdst)


# --- clocks ----------------------------------------------------------------------------------------


def time_ns() -> int:
    """Nanoseconds since 1970-01-01 UTC."""
    return wall_ns()


def time() -> float:
    """Seconds since 1970-01-01 UTC."""
    return wall_ns() / SECOND_NS


def monotonic_ns() -> int:
    """Nanoseconds of a clock that never goes back."""
    return read_monotonic()


def monotonic() -> float:
    return read_monotonic() / SECOND_NS


def perf_counter_ns() -> int:
    """monotonic_ns(): it is the best clock that there is."""
    return read_monotonic()


def perf_counter() -> float:
    return read_monotonic() / SECOND_NS


def process_time_ns() -> int:
    """monotonic_ns(): the program has the processor to itself."""
    return read_monotonic()


def process_time() -> float:
    return process_time_ns() / SECOND_NS


def thread_time_ns() -> int:
    return process_time_ns()


def thread_time() -> float:
    return process_time()


CLOCK_REALTIME = 0  # Linux's numbers
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3
CLOCK_MONOTONIC_RAW = 4
CLOCK_BOOTTIME = 7
INVALID = 22


def clock_gettime_ns(clk_id: int, /) -> int:
    """What a clock says. OSError where there is none of that number."""
    if clk_id == CLOCK_REALTIME:
        return time_ns()
    if CLOCK_MONOTONIC <= clk_id <= CLOCK_MONOTONIC_RAW or clk_id == CLOCK_BOOTTIME:
        return read_monotonic()
    raise os_error(INVALID, "Invalid argument")  # type: ignore[misc]  # the class is the builtin one


def clock_gettime(clk_id: int, /) -> float:
    return clock_gettime_ns(clk_id) / SECOND_NS


def sleep(secs: float) -> None:
    """Do nothing for so many seconds. ValueError where they are negative."""
    if secs != secs:
        raise ValueError("Invalid value NaN (not a number)")
    if secs < 0.0:
        raise ValueError("sleep length must be non-negative")
    if secs > LONGEST_SLEEP:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")
    sleep_ns(int(secs * 1e9))


# --- moments ---------------------------------------------------------------------------------------


def whole_seconds(secs: float) -> int:
    """The second in which a moment lies. OverflowError where there is none."""
    if secs == NOW:
        return wall_ns() // SECOND_NS
    if secs != secs:
        raise ValueError("Invalid value NaN (not a number)")
    if not LEAST < secs < GREATEST:
        raise OverflowError("timestamp out of range for platform time_t")
    whole = int(secs)
    return whole - 1 if float(whole) > secs else whole


def gmtime(secs: float = NOW) -> struct_time:
    """The fields of a moment, of now without one, in UTC."""
    return tuple_of(fields_of(whole_seconds(secs)), 0)


def localtime(secs: float = NOW) -> struct_time:
    """gmtime(): the time zone is UTC."""
    return gmtime(secs)


def mktime(t: struct_time) -> float:
    """Seconds since 1970-01-01 of fields."""
    return float(seconds_of(t.fields()))


def asctime(t: struct_time | None = None) -> str:
    """A moment as `Sun Jun  9 01:21:11 1993`."""
    moment = gmtime() if t is None else t
    clock = f"{moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}"
    names = f"{day_name(moment.tm_wday)[:3]} {month_name(moment.tm_mon)[:3]}"
    return f"{names} {moment.tm_mday:2d} {clock} {moment.tm_year}"


def ctime(secs: float = NOW) -> str:
    """asctime() of seconds since 1970-01-01."""
    return asctime(gmtime(secs))


def strftime(format: str, t: struct_time | None = None) -> str:
    """A moment as a text."""
    moment = gmtime() if t is None else t
    return format_time(moment.fields(), format)


def strptime(string: str, format: str = "%a %b %d %H:%M:%S %Y") -> struct_time:
    """The moment that a text says. ValueError where it does not match the format."""
    return tuple_of(parse_time(string, format), -1)
