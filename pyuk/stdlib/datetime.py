"""The module datetime: date, time, datetime, timedelta and time zones of a fixed offset, with CPython's texts."""

# In the class datetime the methods date() and time() hide the classes of these names from mypy, not from the compiler.
# mypy: disable-error-code="valid-type,attr-defined,redundant-expr,no-any-return,no-untyped-call"

from __future__ import annotations

from typing import Final, NamedTuple, NoReturn

from pyuk.builtins.floatpairs import multiply_exactly
from pyuk.builtins.floats import round_to_int
from pyuk.drivers.clock import wall_ns
from pyuk.kernel.dates import date_of, day_number, days_in_month, iso_week, weekday_of
from pyuk.lang import noinline
from pyuk.lang.intrinsics import trunc
from pyuk.stdlib._isotime import NO_OFFSET, clock_text, date_length, offset_text, parse_clock, parse_date, week_date
from pyuk.stdlib._timeformat import Fields, day_name, format_time, month_name
from pyuk.stdlib._timeparse import parse_time
from pyuk.stdlib.time import struct_time, tuple_of

MINYEAR: Final = 1
MAXYEAR: Final = 9999
LAST_DAY: Final = 3652059
MOST_DAYS: Final = 999999999
EPOCH: Final = 719163
DAY_SECONDS: Final = 86400
SECOND_US: Final = 1_000_000
DAY_US: Final = 86400_000_000
SAME: Final = -1  # stands for a field that replace() leaves as it is


# --- durations -----------------------------------------------------------------------------------


class timedelta:
    """A duration: days, seconds from 0 to 86399, microseconds from 0 to 999999."""

    def __init__(  # type: ignore[no-untyped-def]
        self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0
    ) -> None:
        self.days = 0
        self.seconds = 0
        self.microseconds = 0
        self.rest = 0.0  # of a microsecond, while parts are added
        self.add_part(weeks, 7, 0, 0)
        self.add_part(days, 1, 0, 0)
        self.add_part(hours, 0, 3600, 0)
        self.add_part(minutes, 0, 60, 0)
        self.add_part(seconds, 0, 1, 0)
        self.add_part(milliseconds, 0, 0, 1000)
        self.add_part(microseconds, 0, 0, 1)
        if self.rest != 0.0:
            self.round_rest()
        self.check()

    def add_part(self, value, days: int, seconds: int, micros: int) -> None:  # type: ignore[no-untyped-def]
        """Add value times a unit."""
        if isinstance(value, int):
            self.add_whole(value, days, seconds, micros)
        else:
            whole = trunc(value)
            if whole - whole != 0.0:
                raise_not_finite(value)
            self.add_whole(int(whole), days, seconds, micros)
            part = float((days * DAY_SECONDS + seconds) * SECOND_US + micros) * (value - whole)
            whole = trunc(part)
            self.add_whole(int(whole), 0, 0, 1)
            self.rest += part - whole

    def add_whole(self, value: int, days: int, seconds: int, micros: int) -> None:
        """Add so many whole units; the fields stay in their ranges."""
        more = self.microseconds + value * micros
        self.microseconds = more % SECOND_US
        more = self.seconds + value * seconds + more // SECOND_US
        self.seconds = more % DAY_SECONDS
        self.days += value * days + more // DAY_SECONDS

    def round_rest(self) -> None:
        """Round the fraction of a microsecond, halves to the even total."""
        whole = round_to_int(self.rest)
        if self.rest - float(whole) in (0.5, -0.5) and (self.microseconds + whole) & 1 == 1:
            whole += 1 if self.rest > float(whole) else -1
        self.rest = 0.0
        self.add_whole(whole, 0, 0, 1)

    def check(self) -> None:
        if not -MOST_DAYS <= self.days <= MOST_DAYS:
            raise OverflowError(f"days={self.days}; must have magnitude <= {MOST_DAYS}")

    def total(self) -> int:
        """All of it in microseconds. OverflowError past 292,000 years."""
        return (self.days * DAY_SECONDS + self.seconds) * SECOND_US + self.microseconds

    def total_seconds(self) -> float:
        """All of it in seconds."""
        return self.total() / SECOND_US

    def __add__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, timedelta):
            return made_of(self.days + other.days, self.seconds + other.seconds, self.microseconds + other.microseconds)
        return NotImplemented

    def __sub__(self, other: timedelta) -> timedelta:
        return made_of(self.days - other.days, self.seconds - other.seconds, self.microseconds - other.microseconds)

    def __neg__(self) -> timedelta:
        return made_of(-self.days, -self.seconds, -self.microseconds)

    def __pos__(self) -> timedelta:
        return self

    def __abs__(self) -> timedelta:
        return -self if self.days < 0 else self

    def __mul__(self, factor):  # type: ignore[no-untyped-def]
        if isinstance(factor, float):
            return made_of(0, 0, scaled(self.total(), factor))
        if isinstance(factor, int):
            return made_of(0, 0, self.total() * factor)
        return NotImplemented

    def __rmul__(self, factor):  # type: ignore[no-untyped-def]
        return self.__mul__(factor)

    def __truediv__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, timedelta):
            return self.total() / other.total()
        if isinstance(other, float):
            return made_of(0, 0, divided_by_float(self.total(), other))
        if isinstance(other, int):
            return made_of(0, 0, divided(self.total(), other))
        return NotImplemented

    def __floordiv__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, timedelta):
            return self.total() // other.total()
        if isinstance(other, int):
            return made_of(0, 0, self.total() // other)
        return NotImplemented

    def __mod__(self, other: timedelta) -> timedelta:
        return made_of(0, 0, self.total() % other.total())

    def __divmod__(self, other: timedelta) -> tuple[int, timedelta]:
        return self.total() // other.total(), self % other

    def compare(self, other: timedelta) -> int:
        """Below, equal or above: -1, 0, 1."""
        mine, theirs = (self.days, self.seconds, self.microseconds), (other.days, other.seconds, other.microseconds)
        return 0 if mine == theirs else -1 if mine < theirs else 1

    def __eq__(self, other: timedelta) -> bool:  # type: ignore[override]
        return self.compare(other) == 0

    def __lt__(self, other: timedelta) -> bool:
        return self.compare(other) < 0

    def __le__(self, other: timedelta) -> bool:
        return self.compare(other) <= 0

    def __gt__(self, other: timedelta) -> bool:
        return self.compare(other) > 0

    def __ge__(self, other: timedelta) -> bool:
        return self.compare(other) >= 0

    def __hash__(self) -> int:
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self) -> bool:
        return self.days != 0 or self.seconds != 0 or self.microseconds != 0

    def __repr__(self) -> str:
        parts: list[str] = []
        if self.days != 0:
            parts.append(f"days={self.days}")
        if self.seconds != 0:
            parts.append(f"seconds={self.seconds}")
        if self.microseconds != 0:
            parts.append(f"microseconds={self.microseconds}")
        return f"datetime.timedelta({', '.join(parts) if len(parts) > 0 else '0'})"

    def __str__(self) -> str:
        clock = f"{self.seconds // 3600}:{self.seconds // 60 % 60:02d}:{self.seconds % 60:02d}"
        if self.microseconds != 0:
            clock = f"{clock}.{self.microseconds:06d}"
        if self.days == 0:
            return clock
        return f"{self.days} day{'' if self.days in (1, -1) else 's'}, {clock}"


def made_of(days: int, seconds: int, micros: int) -> timedelta:
    """The duration of these parts, which may be out of their ranges."""
    result = timedelta()
    result.add_whole(days, 1, 0, 0)
    result.add_whole(seconds, 0, 1, 0)
    result.add_whole(micros, 0, 0, 1)
    result.check()
    return result


@noinline
def raise_not_finite(value: float) -> NoReturn:
    """What a duration of infinite or no length raises."""
    if value != value:
        raise ValueError("cannot convert float NaN to integer")
    raise OverflowError("cannot convert float infinity to integer")


def divided(value: int, by: int) -> int:
    """value / by to the nearest int, halves to even. ZeroDivisionError."""
    quotient, rest = value // by, value % by
    twice = 2 * abs(rest)
    if twice > abs(by) or (twice == abs(by) and quotient & 1 == 1):
        quotient += 1
    return quotient


def scaled(value: int, factor: float) -> int:
    """value * factor to the nearest int, halves to even. Exact for values of at most 106 bits."""
    if factor - factor != 0.0:
        raise_not_finite(factor)
    high = float(value)
    product, error = multiply_exactly(high, factor)
    error += float(value - int(high)) * factor
    whole = round_to_int(product)
    rest = (product - float(whole)) + error
    if rest > 0.5 or (rest == 0.5 and whole & 1 == 1):
        return whole + 1
    if rest < -0.5 or (rest == -0.5 and whole & 1 == 1):
        return whole - 1
    return whole


def divided_by_float(value: int, by: float) -> int:
    """value / by to the nearest int, halves to even."""
    quotient = float(value) / by
    whole = round_to_int(quotient)
    product, error = multiply_exactly(float(whole), by)
    rest = (float(value) - product) - error  # against half of `by`
    half = 0.5 * by if by > 0.0 else -0.5 * by
    step = 1 if by > 0.0 else -1
    if rest > half or (rest == half and whole & 1 == 1):
        return whole + step
    if rest < -half or (rest == -half and whole & 1 == 1):
        return whole - step
    return whole


# --- time zones ----------------------------------------------------------------------------------


class tzinfo:
    """The base of time zones: of those there are only the ones with a fixed offset."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt: datetime | None) -> str | None:
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt: datetime | None) -> timedelta | None:
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def __eq__(self, other: tzinfo) -> bool:  # type: ignore[override]
        return self is other

    def __hash__(self) -> int:
        return hash(id(self))

    def __repr__(self) -> str:
        raise NotImplementedError("a time zone of a class of its own has to have a __repr__")

    def __str__(self) -> str:
        return repr(self)


class timezone(tzinfo):
    """A zone whose offset from UTC is always the same."""

    def __init__(self, offset: timedelta, name: str | None = None) -> None:
        if not -DAY_US < offset.total() < DAY_US:
            limits = "strictly between -timedelta(hours=24) and timedelta(hours=24)"
            raise ValueError(f"offset must be a timedelta {limits}, not {offset!r}.")
        self.offset = offset
        self.name = name

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return self.offset

    def tzname(self, dt: datetime | None) -> str | None:
        name = self.name
        if name is not None:
            return name
        micros = self.offset.total()
        return "UTC" if micros == 0 else f"UTC{offset_text(micros, ':')}"

    def dst(self, dt: datetime | None) -> timedelta | None:
        return None

    def __eq__(self, other: tzinfo) -> bool:  # type: ignore[override]
        return isinstance(other, timezone) and self.offset == other.offset

    def __hash__(self) -> int:
        return hash(self.offset)

    def __str__(self) -> str:
        name = self.tzname(None)
        return "" if name is None else name

    def __repr__(self) -> str:
        name = self.name
        if name is None and self.offset.total() == 0:
            return "datetime.timezone.utc"
        if name is None:
            return f"datetime.timezone({self.offset!r})"
        return f"datetime.timezone({self.offset!r}, {name!r})"


UTC: timezone = timezone(timedelta(0))
timezone_utc: timezone = UTC  # timezone.utc, as the compiler finds it
timezone_min: timezone = timezone(timedelta(hours=-23, minutes=-59))
timezone_max: timezone = timezone(timedelta(hours=23, minutes=59))
timedelta_min: timedelta = timedelta(-MOST_DAYS)
timedelta_max: timedelta = timedelta(MOST_DAYS, 86399, 999999)
timedelta_resolution: timedelta = timedelta(microseconds=1)


def zone_of(offset_us: int) -> tzinfo | None:
    """The zone that a text names."""
    if offset_us == NO_OFFSET:
        return None
    return UTC if offset_us == 0 else timezone(made_of(0, 0, offset_us))


def offset_of(zone: tzinfo | None, moment: datetime | None) -> int:
    """A zone's offset in microseconds; NO_OFFSET without a zone."""
    if zone is None:
        return NO_OFFSET
    offset = zone.utcoffset(moment)
    return NO_OFFSET if offset is None else offset.total()


# --- dates ---------------------------------------------------------------------------------------


class IsoCalendarDate(NamedTuple):
    """What isocalendar() gives."""

    year: int
    week: int
    weekday: int

    def __repr__(self) -> str:
        return f"datetime.IsoCalendarDate(year={self.year}, week={self.week}, weekday={self.weekday})"


def check_date(year: int, month: int, day: int) -> None:
    """ValueError unless there is such a day."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")


def check_clock(hour: int, minute: int, second: int, microsecond: int, fold: int) -> None:
    """ValueError unless there is such a time of the day."""
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


@noinline
def raise_incomparable(moment_first: bool) -> NoReturn:
    """What a date and a datetime raise when they are ordered."""
    one, other = "datetime.datetime", "datetime.date"
    raise TypeError(f"can't compare {one} to {other}" if moment_first else f"can't compare {other} to {one}")


def date_of_number(number: int) -> date:
    """The date of a day's number. OverflowError outside the years 1 to 9999."""
    if not 1 <= number <= LAST_DAY:
        raise OverflowError("date value out of range")
    year, month, day = date_of(number)
    return date(year, month, day)


class date:
    """A day of the Gregorian calendar."""

    def __init__(self, year: int, month: int, day: int) -> None:
        check_date(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @staticmethod
    def today() -> date:
        return date_of_number(wall_ns() // 1_000_000_000 // DAY_SECONDS + EPOCH)

    @staticmethod
    def fromtimestamp(timestamp: float) -> date:
        return datetime.fromtimestamp(timestamp).date()

    @staticmethod
    def fromordinal(n: int) -> date:
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > LAST_DAY:
            raise ValueError("year is out of range")
        return date_of_number(n)

    @staticmethod
    def fromisoformat(date_string: str) -> date:
        year, month, day = parse_date(date_string)
        if year < 0:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return date(year, month, day)

    @staticmethod
    def fromisocalendar(year: int, week: int, day: int) -> date:
        found_year, month, found_day = week_date(year, week, day)
        return date(found_year, month, found_day)

    def toordinal(self) -> int:
        return day_number(self.year, self.month, self.day)

    def weekday(self) -> int:
        return weekday_of(self.toordinal())

    def isoweekday(self) -> int:
        return weekday_of(self.toordinal()) + 1

    def isocalendar(self) -> IsoCalendarDate:
        year, week, weekday = iso_week(self.toordinal())
        return IsoCalendarDate(year, week, weekday)

    def fields(self) -> Fields:
        """What formatting works on."""
        return Fields(self.year, self.month, self.day)

    def timetuple(self) -> struct_time:
        return tuple_of(self.fields(), -1)

    def strftime(self, format: str) -> str:
        return format_time(self.fields(), format)

    def __format__(self, spec: str) -> str:
        return str(self) if spec == "" else self.strftime(spec)

    def ctime(self) -> str:
        found = self.fields()
        clock = f"{found.hour:02d}:{found.minute:02d}:{found.second:02d}"
        names = f"{day_name(found.weekday)[:3]} {month_name(found.month)[:3]}"
        return f"{names} {found.day:2d} {clock} {found.year:04d}"

    def is_moment(self) -> bool:
        """Whether it is a datetime."""
        return False

    def difference(self, other: date) -> int:
        """Microseconds from the other to this one, both of them dates or both datetimes."""
        return (self.toordinal() - other.toordinal()) * DAY_US

    def compare(self, other: date) -> int:
        """The sign of the difference. TypeError for a date and a datetime."""
        if self.is_moment() != other.is_moment():
            raise_incomparable(self.is_moment())
        return self.difference(other)

    def __eq__(self, other: date) -> bool:  # type: ignore[override]
        return self.is_moment() == other.is_moment() and self.same(other)

    def same(self, other: date) -> bool:
        return self.difference(other) == 0

    def __lt__(self, other: date) -> bool:
        return self.compare(other) < 0

    def __le__(self, other: date) -> bool:
        return self.compare(other) <= 0

    def __gt__(self, other: date) -> bool:
        return self.compare(other) > 0

    def __ge__(self, other: date) -> bool:
        return self.compare(other) >= 0

    def __hash__(self) -> int:
        return hash((self.year, self.month, self.day))

    def __add__(self, other: timedelta) -> date:
        return date_of_number(self.toordinal() + other.days)

    def __radd__(self, other: timedelta) -> date:
        return self + other

    def __sub__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, timedelta):
            return self + made_of(-other.days, 0, 0)
        if isinstance(other, date):
            return made_of(self.toordinal() - other.toordinal(), 0, 0)
        return NotImplemented

    def replace(  # type: ignore[no-untyped-def]
        self,
        year: int = SAME,
        month: int = SAME,
        day: int = SAME,
        hour: int = SAME,
        minute: int = SAME,
        second: int = SAME,
        microsecond: int = SAME,
        tzinfo=SAME,
    ) -> date:
        """The date with other fields. The last five are those of a datetime: TypeError here."""
        if hour != SAME or minute != SAME or second != SAME or microsecond != SAME or not isinstance(tzinfo, int):
            raise TypeError("replace() takes at most 3 keyword arguments")
        return date(
            self.year if year == SAME else year,
            self.month if month == SAME else month,
            self.day if day == SAME else day,
        )

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """The date as YYYY-MM-DD. The arguments are those of a datetime: TypeError here."""
        if sep != "T" or timespec != "auto":
            raise TypeError("date.isoformat() takes no arguments")
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"datetime.date({self.year}, {self.month}, {self.day})"


# --- times of the day ----------------------------------------------------------------------------


class time:
    """A time of the day."""

    def __init__(
        self,
        hour: int = 0,
        minute: int = 0,
        second: int = 0,
        microsecond: int = 0,
        tzinfo: tzinfo | None = None,
        *,
        fold: int = 0,
    ) -> None:
        check_clock(hour, minute, second, microsecond, fold)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @staticmethod
    def fromisoformat(time_string: str) -> time:
        text = time_string[1:] if time_string[:1] == "T" else time_string
        hour, minute, second, micro, offset = parse_clock(text)
        if hour < 0:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return time(hour, minute, second, micro, zone_of(offset))

    def since_midnight(self) -> int:
        """Microseconds of the day, in UTC where there is a zone."""
        micros = ((self.hour * 60 + self.minute) * 60 + self.second) * SECOND_US + self.microsecond
        offset = offset_of(self.tzinfo, None)
        return micros if offset == NO_OFFSET else micros - offset

    def compare(self, other: time) -> int:
        """The sign of the difference. TypeError for one with a zone and one without."""
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self.since_midnight() - other.since_midnight()

    def __eq__(self, other: time) -> bool:  # type: ignore[override]
        return (self.tzinfo is None) == (other.tzinfo is None) and self.compare(other) == 0

    def __lt__(self, other: time) -> bool:
        return self.compare(other) < 0

    def __le__(self, other: time) -> bool:
        return self.compare(other) <= 0

    def __gt__(self, other: time) -> bool:
        return self.compare(other) > 0

    def __ge__(self, other: time) -> bool:
        return self.compare(other) >= 0

    def __hash__(self) -> int:
        return hash(self.since_midnight())

    def utcoffset(self) -> timedelta | None:
        zone = self.tzinfo
        return None if zone is None else zone.utcoffset(None)

    def tzname(self) -> str | None:
        zone = self.tzinfo
        return None if zone is None else zone.tzname(None)

    def isoformat(self, timespec: str = "auto") -> str:
        text = clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        offset = offset_of(self.tzinfo, None)
        return text if offset == NO_OFFSET else text + offset_text(offset, ":")

    def strftime(self, format: str) -> str:
        found = Fields(1900, 1, 1, self.hour, self.minute, self.second)
        found.microsecond = self.microsecond
        offset = offset_of(self.tzinfo, None)
        name = self.tzname()
        found.offset = "" if offset == NO_OFFSET else offset_text(offset, "")
        found.zone = "" if name is None else name
        return format_time(found, format)

    def __format__(self, spec: str) -> str:
        return str(self) if spec == "" else self.strftime(spec)

    def replace(self, hour: int = SAME, minute: int = SAME, second: int = SAME, microsecond: int = SAME) -> time:
        return time(
            self.hour if hour == SAME else hour,
            self.minute if minute == SAME else minute,
            self.second if second == SAME else second,
            self.microsecond if microsecond == SAME else microsecond,
            self.tzinfo,
        )

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        zone = self.tzinfo
        text = f"{self.hour}, {self.minute}{shown_seconds(self.second, self.microsecond)}"
        return f"datetime.time({text})" if zone is None else f"datetime.time({text}, tzinfo={zone!r})"


def shown_seconds(second: int, microsecond: int) -> str:
    """What a repr shows of them: those at the end that are 0 are left out."""
    if microsecond != 0:
        return f", {second}, {microsecond}"
    return f", {second}" if second != 0 else ""


# --- moments -------------------------------------------------------------------------------------


class datetime(date):
    """A day and a time of it, with a time zone or without."""

    def __init__(
        self,
        year: int,
        month: int,
        day: int,
        hour: int = 0,
        minute: int = 0,
        second: int = 0,
        microsecond: int = 0,
        tzinfo: tzinfo | None = None,
        *,
        fold: int = 0,
    ) -> None:
        super().__init__(year, month, day)
        check_clock(hour, minute, second, microsecond, fold)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    # --- making them ---

    @staticmethod
    def now(tz: tzinfo | None = None) -> datetime:
        moment = moment_of(EPOCH * DAY_US + wall_ns() // 1000, None)
        return moment if tz is None else moment.replace(tzinfo=UTC).astimezone(tz)

    @staticmethod
    def today() -> datetime:
        return datetime.now()

    @staticmethod
    def utcnow() -> datetime:
        return datetime.now()

    @staticmethod
    def fromtimestamp(timestamp: float, tz: tzinfo | None = None) -> datetime:
        if timestamp != timestamp:
            raise ValueError("cannot convert float NaN to integer")
        if not -62135596800.0 <= timestamp < 253402300800.0:
            raise ValueError("year is out of range")
        whole = trunc(timestamp)
        micros = round_to_int((timestamp - whole) * 1e6)
        moment = moment_of((int(whole) + EPOCH * DAY_SECONDS) * SECOND_US + micros, None)
        return moment if tz is None else moment.replace(tzinfo=UTC).astimezone(tz)

    @staticmethod
    def utcfromtimestamp(timestamp: float) -> datetime:
        return datetime.fromtimestamp(timestamp)

    @staticmethod
    def fromordinal(n: int) -> datetime:
        return datetime.combine(date.fromordinal(n), time())

    @staticmethod
    def fromisocalendar(year: int, week: int, day: int) -> datetime:
        return datetime.combine(date.fromisocalendar(year, week, day), time())

    @staticmethod
    def combine(date: date, time: time) -> datetime:
        return datetime(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, time.tzinfo
        )

    @staticmethod
    def fromisoformat(date_string: str) -> datetime:
        length = date_length(date_string)
        year, month, day = parse_date(date_string[:length]) if length > 0 else (-1, 0, 0)
        hour, minute, second, micro, offset = 0, 0, 0, 0, NO_OFFSET
        if len(date_string) > length and year >= 0:
            hour, minute, second, micro, offset = parse_clock(date_string[length + 1 :])
        if year < 0 or hour < 0:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return datetime(year, month, day, hour, minute, second, micro, zone_of(offset))

    @staticmethod
    def strptime(date_string: str, format: str) -> datetime:
        found = parse_time(date_string, format)
        zone: tzinfo | None = None
        if found.has_offset:
            delta = made_of(0, found.offset_seconds, 0)
            zone = timezone(delta, found.zone) if found.zone != "" else zone_of(delta.total())
        return datetime(
            found.year, found.month, found.day, found.hour, found.minute, found.second, found.microsecond, zone
        )

    # --- parts ---

    def date(self) -> date:
        return date_of_number(self.toordinal())

    def time(self) -> time:
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self) -> time:
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def is_moment(self) -> bool:
        return True

    def local(self) -> int:
        """Microseconds since the day before 0001-01-01, without the zone's offset."""
        seconds = (self.hour * 60 + self.minute) * 60 + self.second
        return self.toordinal() * DAY_US + seconds * SECOND_US + self.microsecond

    def offset(self) -> int:
        """The zone's offset in microseconds, or NO_OFFSET."""
        return offset_of(self.tzinfo, self)

    def utcoffset(self) -> timedelta | None:
        zone = self.tzinfo
        return None if zone is None else zone.utcoffset(self)

    def tzname(self) -> str | None:
        zone = self.tzinfo
        return None if zone is None else zone.tzname(self)

    def dst(self) -> timedelta | None:
        zone = self.tzinfo
        return None if zone is None else zone.dst(self)

    def timestamp(self) -> float:
        """Seconds since 1970-01-01 UTC; what has no zone is in UTC."""
        offset = self.offset()
        return (self.local() - EPOCH * DAY_US - (0 if offset == NO_OFFSET else offset)) / SECOND_US

    def astimezone(self, tz: tzinfo | None = None) -> datetime:
        zone: tzinfo = UTC if tz is None else tz
        offset = self.offset()
        there = offset_of(zone, self)
        shift = (0 if there == NO_OFFSET else there) - (0 if offset == NO_OFFSET else offset)
        return moment_of(self.local() + shift, zone)

    def fields(self) -> Fields:
        found = Fields(self.year, self.month, self.day, self.hour, self.minute, self.second)
        found.microsecond = self.microsecond
        offset = self.offset()
        name = self.tzname()
        found.offset = "" if offset == NO_OFFSET else offset_text(offset, "")
        found.offset_seconds = 0 if offset == NO_OFFSET else offset // SECOND_US
        found.zone = "" if name is None else name
        return found

    def utctimetuple(self) -> struct_time:
        moment = self if self.tzinfo is None else self.astimezone(UTC)
        return tuple_of(moment.fields(), 0)

    # --- arithmetic ---

    def difference(self, other: date) -> int:
        if not isinstance(other, datetime):
            raise TypeError("unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'")
        mine, theirs = self.offset(), other.offset()
        if (mine == NO_OFFSET) != (theirs == NO_OFFSET):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return self.local() - other.local() - (mine - theirs)

    def compare(self, other: date) -> int:
        if isinstance(other, datetime) and (self.offset() == NO_OFFSET) != (other.offset() == NO_OFFSET):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return super().compare(other)

    def same(self, other: date) -> bool:
        if isinstance(other, datetime) and (self.offset() == NO_OFFSET) != (other.offset() == NO_OFFSET):
            return False
        return self.difference(other) == 0

    def __hash__(self) -> int:
        offset = self.offset()
        return hash(self.local() - (0 if offset == NO_OFFSET else offset))

    def __add__(self, other: timedelta) -> datetime:
        days = self.toordinal() + other.days
        seconds = (self.hour * 60 + self.minute) * 60 + self.second + other.seconds
        micros = self.microsecond + other.microseconds
        if not -1 <= days <= LAST_DAY + 1:
            raise OverflowError("date value out of range")
        return moment_of(days * DAY_US + seconds * SECOND_US + micros, self.tzinfo)

    def __radd__(self, other: timedelta) -> datetime:
        return self + other

    def __sub__(self, other):  # type: ignore[no-untyped-def]
        if isinstance(other, timedelta):
            return self + made_of(-other.days, -other.seconds, -other.microseconds)
        if isinstance(other, datetime):
            return made_of(0, 0, self.difference(other))
        return NotImplemented

    def replace(  # type: ignore[no-untyped-def]
        self,
        year: int = SAME,
        month: int = SAME,
        day: int = SAME,
        hour: int = SAME,
        minute: int = SAME,
        second: int = SAME,
        microsecond: int = SAME,
        tzinfo=SAME,
    ) -> datetime:
        return datetime(
            self.year if year == SAME else year,
            self.month if month == SAME else month,
            self.day if day == SAME else day,
            self.hour if hour == SAME else hour,
            self.minute if minute == SAME else minute,
            self.second if second == SAME else second,
            self.microsecond if microsecond == SAME else microsecond,
            self.zone_or(tzinfo),
        )

    def zone_or(self, zone):  # type: ignore[no-untyped-def]
        """The zone that replace() was given, or this one's."""
        if isinstance(zone, int):
            return self.tzinfo
        return zone

    # --- texts ---

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        day = f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        text = day + sep + clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        offset = self.offset()
        return text if offset == NO_OFFSET else text + offset_text(offset, ":")

    def __str__(self) -> str:
        return self.isoformat(" ")

    def __repr__(self) -> str:
        zone = self.tzinfo
        day = f"{self.year}, {self.month}, {self.day}"
        text = f"{day}, {self.hour}, {self.minute}{shown_seconds(self.second, self.microsecond)}"
        return f"datetime.datetime({text})" if zone is None else f"datetime.datetime({text}, tzinfo={zone!r})"


def moment_of(local: int, zone: tzinfo | None) -> datetime:
    """The moment of so many microseconds since the day before 0001-01-01. OverflowError outside the years 1 to 9999."""
    number, micros = local // DAY_US, local % DAY_US
    if not 1 <= number <= LAST_DAY:
        raise OverflowError("date value out of range")
    year, month, day = date_of(number)
    seconds = micros // SECOND_US
    return datetime(
        year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micros % SECOND_US, zone
    )


# --- the limits of the classes, as date.min -------------------------------------------------------

date_min: date = date(MINYEAR, 1, 1)
date_max: date = date(MAXYEAR, 12, 31)
date_resolution: timedelta = timedelta(1)
time_min: time = time(0, 0)
time_max: time = time(23, 59, 59, 999999)
time_resolution: timedelta = timedelta(microseconds=1)
datetime_min: datetime = datetime(MINYEAR, 1, 1)
datetime_max: datetime = datetime(MAXYEAR, 12, 31, 23, 59, 59, 999999)
datetime_resolution: timedelta = timedelta(microseconds=1)
