"""Rows that the library makes, and whose texts a script converts in place; texts and numbers among other values."""
import csv
import io
import re
import statistics
from collections import Counter

TEXT = "name,price,day\nnut,1.5,2024-01-03\nbolt,,2024-02-01\ngear,12,2024-02-28\n"


def load(text):
    rows = []
    for row in csv.DictReader(io.StringIO(text)):
        row["price"] = float(row["price"]) if row["price"] else None
        row["day"] = tuple(map(int, row["day"].split("-")))
        rows.append(row)
    return rows


rows = load(TEXT)
paid = [row for row in rows if row["price"] is not None]
print(sum(row["price"] for row in paid), statistics.mean(row["price"] for row in paid))
print(", ".join(row["name"] for row in rows), "+".join({row["name"] for row in rows if row["name"] == "nut"}))
print(Counter(row["day"][:2] for row in rows).most_common())
print(sorted(paid, key=lambda row: row["price"])[-1]["name"], sorted(type(value).__name__ for value in rows[1].values()))
try:
    print("-".join(row["price"] for row in rows))
except TypeError as error:
    print(error)
for row in csv.reader(["a,1", "", "b,2.5"]):
    if row:
        row[1] = float(row[1])
        row.append(None)
    print(row)
reader = csv.DictReader([])
print(reader.fieldnames, list(reader))
reader = csv.DictReader(["x,y", "", "1,2"])
print(reader.fieldnames, len(reader.fieldnames), "x" in reader.fieldnames, next(reader), next(reader, None))

LINE = re.compile(r"(?P<key>\w+)=(?P<value>\d+)(?P<unit>[a-z]+)?")
for match in LINE.finditer("a=1 b=22kb c=3x"):
    found = match.groupdict()
    found["value"] = int(found["value"])
    found["size"] = found["value"] * (1024 if found["unit"] == "kb" else 1)
    print(found, match.groupdict("-"))

scores = {"ann": 1.5, "bob": 2.5, "cyd": 9}
print(statistics.mean(scores.values()), statistics.median(scores.values()), statistics.stdev(range(10)))
print(statistics.mean((1, 2)), statistics.median({3, 1, 2}), statistics.pstdev(map(float, "123")))
print(statistics.mode("abca"), statistics.multimode("aabbc"), statistics.fmean([1, 2, 3], [1, 1, 2]))
print(statistics.median_low(scores.values()), statistics.quantiles(range(11), n=4), statistics.mean([1, 2.5]))
for work in (statistics.mean, statistics.fmean, statistics.stdev):
    for data in ([row["price"] for row in rows], []):
        try:
            print(work(data))
        except (TypeError, statistics.StatisticsError) as error:
            print(type(error).__name__, error)
names = ["a", None]
print("".join(name or "?" for name in names), "-".join(names[:1]))
try:
    "".join(names)
except TypeError as error:
    print(error)
