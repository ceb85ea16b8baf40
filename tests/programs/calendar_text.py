"""Calendars as texts and as lists."""

import calendar
import time

print(calendar.isleap(2024), calendar.isleap(1900), calendar.isleap(2000), calendar.leapdays(1900, 2025))
print(calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29), calendar.monthcalendar(2023, 2))
print(calendar.day_name[0], calendar.month_name[12], calendar.day_abbr[6], calendar.month_abbr[1], calendar.weekheader(3))
print(calendar.month(2024, 2))
calendar.prmonth(2021, 8)
print(calendar.calendar(2024))
print(calendar.calendar(2025, 3, 1, 4, 4))
print(calendar.TextCalendar(6).formatmonth(2024, 9, 4, 2))
print(calendar.timegm(time.gmtime(1234567890)), calendar.timegm(time.gmtime(-1.0)))
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.firstweekday(), calendar.month(2022, 5))
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(error)
try:
    calendar.weekday(2023, 2, 29)
except ValueError as error:
    print(error)
c = calendar.Calendar(6)
print(list(c.itermonthdates(2024, 2))[::6])
print(list(c.itermonthdays2(2023, 12))[:9], list(c.itermonthdays3(2023, 12))[-3:], list(c.itermonthdays4(2024, 1))[0])
print(c.monthdatescalendar(2024, 2)[-1], c.monthdays2calendar(2026, 2)[0])
print(len(c.yeardatescalendar(2024)), len(c.yeardayscalendar(2024, 5)), c.yeardays2calendar(2024, 4)[2][3][0][:3])
print(next(c.itermonthdays(2024, 3)), list(c.iterweekdays()))
for week in calendar.Calendar().monthdatescalendar(2024, 2):
    print(" ".join(f"{d.day:2}" if d.month == 2 else " ." for d in week))
print(calendar.month(2024, 2))
