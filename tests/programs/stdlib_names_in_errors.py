"""Messages about values of library classes: those that CPython has in C are named with their module."""

from decimal import Decimal
from datetime import date, timedelta, datetime
from collections import defaultdict, deque
from fractions import Fraction

try:
    print(Decimal("1.5") + 2.5)
except TypeError as e:
    print(e)
try:
    print(date(2024, 1, 1) + 1)
except TypeError as e:
    print(e)
try:
    print(date(2024, 1, 1) < "2024")
except TypeError as e:
    print(e)
try:
    print("total: " + Decimal(3))
except TypeError as e:
    print(e)
try:
    print(timedelta(1) + 5)
except TypeError as e:
    print(e)
try:
    print(datetime(2024, 1, 1) - 5)
except TypeError as e:
    print(e)
try:
    print({date(2024, 1, 1): 1}["x"])
except KeyError as e:
    print(e)
mixed = [Decimal(1), 2.5, "a", date(2024, 1, 1), 3]
for m in mixed:
    try:
        print(m + 1)
    except TypeError as e:
        print(e)
try:
    print(sorted(mixed))
except TypeError as e:
    print(e)
try:
    print(sum(mixed))
except TypeError as e:
    print(e)
try:
    print(hash(deque()))
except TypeError as e:
    print(e)
try:
    print({defaultdict(int): 1})
except TypeError as e:
    print(e)
