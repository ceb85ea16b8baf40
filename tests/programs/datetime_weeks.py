"""isocalendar(): a tuple with names, as a key, taken apart, and compared."""

from datetime import date, datetime, timedelta

day = date(2024, 12, 30)
found = day.isocalendar()
year, week, weekday = found
print(found, year, week, weekday, found.week, found[0], found[:2], len(found), tuple(found))
print(found == (2025, 1, 1), found < date(2025, 6, 1).isocalendar(), datetime(2021, 1, 3, 12).isocalendar()[1])
weeks = {}
for number in range(10):
    each = date(2024, 12, 28) + timedelta(number)
    weeks.setdefault(each.isocalendar()[:2], []).append(each.day)
print(weeks)
print({each.isocalendar().week for each in (date(2020, 1, 1), date(2020, 12, 31))})
for each in (date(2018, 1, 1), date(2019, 12, 31), date(2021, 1, 1)):
    iso = each.isocalendar()
    print(f"{iso.year}-W{iso.week:02d}-{iso.weekday}", date.fromisocalendar(*iso) == each)
