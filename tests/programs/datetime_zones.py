"""Aware datetimes, and the limits of the classes of datetime."""

import datetime as dtm
from datetime import date, datetime, time, timedelta, timezone
t = datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
print(t, t.isoformat(), repr(t), t.tzinfo is timezone.utc, t.tzname())
print(t.astimezone(timezone(timedelta(hours=2))), timezone.utc, repr(timezone.utc), repr(timezone(timedelta(0))), timezone.min, timezone.max)
for c in (date.min, date.max, datetime.min, datetime.max, time.min, time.max, timedelta.min, timedelta.max):
    print(c, repr(c))
print(date.resolution, time.resolution, datetime.resolution, timedelta.resolution, dtm.timezone.utc)
n = datetime.now(timezone.utc)
print(n.tzinfo == timezone.utc, n > datetime(2020, 1, 1, tzinfo=timezone.utc), n.utcoffset())
try: print(date.max + timedelta(1))
except OverflowError as e: print(e)
best = date.max
for d in [date(2024, 5, 1), date(2023, 2, 3)]:
    if d < best: best = d
print(best, datetime.min.year, min(datetime.max, datetime(2024, 1, 1)))
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(86400, tz=timezone.utc).date(), t.timestamp())
print(datetime.strptime("2024-03-01T10:00:00+0200", "%Y-%m-%dT%H:%M:%S%z").astimezone(timezone.utc))
print(datetime.now(timezone.utc).tzinfo, [timezone.utc], str(datetime.now(timezone.utc).tzinfo))
