"""struct_time: a tuple with names, from gmtime() and strptime()."""

import time
t = time.gmtime(86400 * 365.25)
print(t.tm_year, t[0], t[:3], time.strftime("%Y-%m-%d %H:%M:%S", t), tuple(t)[:6], time.mktime(t) > 0, t)
a, b, c, *_ = t
print(a, b, c, time.strftime("%A %B %j %U %w %y %p %I", t), time.asctime(t), len(t), t[-1], t.tm_zone in ("UTC", "GMT"), t.tm_gmtoff)
print(time.perf_counter_ns() > 0, time.process_time() >= 0, time.monotonic() <= time.monotonic(), time.time() > 1e9)
s = time.strptime("2020-01-02", "%Y-%m-%d")
print(s.tm_yday, s, s.tm_isdst, list(s))
print(t < time.gmtime(1e9), t == time.gmtime(86400 * 365.25), time.strptime("30 Nov 00", "%d %b %y")[:3], t in [t])
for i, x in enumerate(t):
    print(i, x, end=" ")
print()
import datetime

d = datetime.datetime(2024, 2, 29, 12, 30, 15)
print(d.timetuple(), d.timetuple()[:3], d.date().timetuple().tm_yday, d.utctimetuple().tm_isdst)
