"""Dates, times, durations and zones."""

from datetime import UTC, date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.toordinal(), d.isocalendar(), d.isocalendar()[1])
print(d + timedelta(days=1), d - timedelta(366), d - date(2000, 1, 1), (d - date(2023, 2, 28)).days, d.replace(year=2020), d.replace(day=1))
print(d < date(2024, 3, 1), d == date(2024, 2, 29), d != date(2024, 2, 28), d >= date(2025, 1, 1), max(d, date(2024, 5, 5)))
print(d.strftime("%d/%m/%y %A %j"), f"{d:%B %d, %Y}", f"{d}", d.ctime(), d.isoformat(), date.fromordinal(1), date.fromordinal(730000))
for text in ["2024-02-29", "20240229", "2024-W09-4", "2024W094", "2024-W09", "2024W09", "2024-2-29", "2023-02-29", "2024-W54", "x", "2024-0229"]:
    try:
        print(text, date.fromisoformat(text))
    except ValueError as error:
        print(text, "|", error)

t = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), -t, abs(-t), +t, bool(t), bool(timedelta()))
print(timedelta(hours=-1), repr(timedelta(hours=-1)), timedelta(days=0.5), timedelta(seconds=1.5), timedelta(weeks=2, days=-3))
print(timedelta(milliseconds=0.0005), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(seconds=0.1) * 3)
print(t * 2, 3 * t, t / 2, t // 3, t / timedelta(hours=1), t // timedelta(hours=5), t % timedelta(hours=5), t * 0.5, t / 1.5)
print(divmod(t, timedelta(minutes=7)), t > timedelta(1), t == timedelta(days=1, seconds=7384, microseconds=5006), t + t - t == t)
print(timedelta(1) + timedelta(2), timedelta(999999999), timedelta(-999999999))

m = datetime(2024, 12, 31, 23, 59, 58, 123456)
print(m, repr(m), m.date(), m.time(), m.isoformat(), m.isoformat(" ", "seconds"), m.isoformat(timespec="milliseconds"), m.weekday())
print(m + timedelta(seconds=2), m - timedelta(days=400), m - datetime(2024, 1, 1), m.replace(hour=0, microsecond=0), m.timestamp())
print(m.strftime("%Y%m%d-%H%M%S.%f [%z] [%Z] %p %I"), f"{m:%H:%M}", m.timetuple().tm_yday, m.ctime(), m.toordinal())
print(datetime(2024, 1, 1), repr(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1, 5, 0, 7)), datetime.combine(d, time(4, 5)))
print(datetime.strptime("2021-03-04 05:06:07.89", "%Y-%m-%d %H:%M:%S.%f"), datetime.strptime("4 Mar 21 +0230", "%d %b %y %z"))
print(datetime.fromtimestamp(0), datetime.fromtimestamp(1e9 + 0.25), datetime.fromordinal(738000), date.fromtimestamp(86400 * 365))
for text in ["2024-01-02", "2024-01-02T03:04", "2024-01-02 03:04:05", "2024-01-02T03:04:05.6", "20240102T030405", "2024-01-02T03:04:05Z",
             "2024-01-02T03:04:05+05:30", "2024-01-02T03:04:05.123456-08:00:30", "2024-01-02T03", "2024-01-02T25:00", "2024-01-02T3:4", ""]:
    try:
        found = datetime.fromisoformat(text)
        print(text, "|", found, repr(found))
    except ValueError as error:
        print(text, "|", error)

east = timezone(timedelta(hours=5, minutes=30))
west = timezone(timedelta(hours=-8), "PST")
aware = datetime(2024, 6, 1, 12, 0, tzinfo=east)
print(aware, repr(aware), aware.utcoffset(), aware.tzname(), aware.astimezone(UTC), aware.astimezone(west), aware.timestamp())
print(aware == datetime(2024, 6, 1, 6, 30, tzinfo=UTC), aware - datetime(2024, 6, 1, tzinfo=west), aware.replace(tzinfo=None))
print(aware.strftime("%z %Z"), datetime(2024, 1, 1, tzinfo=west).strftime("%z %Z"), east, repr(east), west, repr(west), UTC, repr(UTC))
print(aware == datetime(2024, 6, 1, 12, 0), datetime.fromtimestamp(1700000000, UTC), datetime.fromtimestamp(1700000000, east))

c = time(13, 5, 9)
print(c, repr(c), c.isoformat("minutes"), c.replace(second=0), time(1) < c, time.fromisoformat("04:23:01.5"), time(0, 0, 0, 5), c.strftime("%I:%M %p"))
print(time(12, 30, tzinfo=east), repr(time(12, 30, tzinfo=UTC)), time.fromisoformat("T0423"), time(5) == time(5, 0), c.hour + c.minute)
print(abs(datetime.now() - datetime.now()) < timedelta(seconds=5), date.today() == datetime.now().date() or True, datetime.now(UTC).year > 2000)
print(datetime(2024, 1, 31) == date(2024, 1, 31), isinstance(m, date), isinstance(d, date))

for kind in range(14):
    try:
        match kind:
            case 0:
                print(date(2023, 2, 29))
            case 1:
                print(date(0, 1, 1))
            case 2:
                print(date(2023, 13, 1))
            case 3:
                print(datetime(2023, 1, 1, 24))
            case 4:
                print(time(0, 60))
            case 5:
                print(date(9999, 12, 31) + timedelta(1))
            case 6:
                print(timedelta(10**9))
            case 7:
                print(aware - m)
            case 8:
                print(aware < m)
            case 9:
                print(timezone(timedelta(days=1)))
            case 10:
                print(t / timedelta(0))
            case 11:
                print(datetime(1, 1, 1) - timedelta(microseconds=1))
            case 12:
                print(datetime.strptime("10:61", "%H:%M"))
            case 13:
                print(m < d)
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        print(kind, type(error).__name__, error)


def without_commas(value: object) -> str:
    """What is not known may be a date too, whose replace() takes none of this: TypeError when it is one."""
    return value.replace(",", "")  # type: ignore[attr-defined]


unknown: list[object] = ["1,200.5", date(2024, 1, 1), 3, datetime(2024, 1, 2)]
for each in unknown:
    try:
        print(without_commas(each))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)
days = [date(2024, 1, 2), datetime(2024, 1, 2, 4)]
print([day.replace(year=2025) for day in days], [day.replace(2023, 3) for day in days])
