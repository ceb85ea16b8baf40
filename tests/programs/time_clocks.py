"""Clocks go forward, and moments have fields and texts."""

import time

start = time.monotonic()
counter = time.perf_counter_ns()
before = time.process_time()
time.sleep(0.02)
print(time.monotonic() - start >= 0.02, time.perf_counter_ns() - counter >= 20_000_000, time.monotonic() - start < 5.0)
print(time.process_time() >= before, time.monotonic_ns() <= time.monotonic_ns(), time.perf_counter() > 0.0)
now = time.time()
print(now > 1.6e9, abs(time.time_ns() / 1e9 - now) < 2.0, abs(time.mktime(time.localtime()) - now) <= 3.0)
print(time.tzname, time.timezone, time.daylight)

for seconds in [0.0, 1.0, 86399.0, 951782400.0, 1000000000.0, 1700000000.75, 4102444800.0, -1.0, -86400.0 * 365, 253402300799.0, -62135596800.0]:
    t = time.gmtime(seconds)
    print(t)
    print(t.tm_year, t[1], t[-1], len(t), t.tm_yday, time.asctime(t), "|", time.ctime(seconds))
    print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %U %W %V %G %u %w %y %C %e %I %p %D %F %T %R %r %c %x %X %% %h", t))
    print(time.mktime(t))

for text, format in [
    ("2024-02-29 13:14:15", "%Y-%m-%d %H:%M:%S"),
    ("30 Nov 00", "%d %b %y"),
    ("Tuesday, March 5, 2019 at 07:08 PM", "%A, %B %d, %Y at %I:%M %p"),
    ("12:30 AM", "%I:%M %p"),
    ("2021 200", "%Y %j"),
    ("2023 10 1", "%Y %W %w"),
    ("2023 10 1", "%Y %U %w"),
    ("2020 53 5", "%G %V %u"),
    ("Sat Jan  1 00:00:00 2000", "%c"),
    ("5/6/99", "%x"),
    ("100%", "%j%%"),
    ("bad", "%Y"),
    ("2024-13-01", "%Y-%m-%d"),
    ("2023-02-29", "%Y-%m-%d"),
    ("2024-01-01x", "%Y-%m-%d"),
    ("2024", "%Q"),
    ("2024", "%Y%"),
    ("2020 53", "%G %V"),
]:
    try:
        print(text, "|", time.strptime(text, format))
    except ValueError as error:
        print(text, "|", error)

for wrong in [-1.0, float("nan")]:
    try:
        time.sleep(wrong)
    except ValueError as error:
        print(error)
time.sleep(0)
