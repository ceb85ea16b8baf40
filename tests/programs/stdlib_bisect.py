import bisect
from bisect import bisect_left, bisect_right, insort


def grade(score):
    breakpoints = [60, 70, 80, 90]
    return "FDCBA"[bisect.bisect(breakpoints, score)]


def index_of(values, wanted):
    """The index of the leftmost value that is equal."""
    i = bisect_left(values, wanted)
    if i != len(values) and values[i] == wanted:
        return i
    raise ValueError(f"{wanted} is not there")


class Version:
    def __init__(self, major, minor):
        self.major = major
        self.minor = minor

    def __lt__(self, other):
        return (self.major, self.minor) < (other.major, other.minor)

    def __repr__(self):
        return f"v{self.major}.{self.minor}"


for score in [33, 60, 69, 70, 89, 90, 100]:
    print(score, grade(score))

values = [1, 3, 3, 3, 5, 8]
for x in range(10):
    print(x, bisect_left(values, x), bisect_right(values, x), bisect.bisect(values, x, 2), bisect_left(values, x, 1, 4))

print(index_of(values, 3), index_of(values, 8))
try:
    index_of(values, 4)
except ValueError as error:
    print(error)

numbers = []
for x in [5, 1, 4, 1, 5, 9, 2, 6]:
    insort(numbers, x)
    print(numbers)
bisect.insort_left(numbers, 5)
bisect.insort_right(numbers, 0, 0, 3)
print(numbers)
words = ["apple", "fig", "kiwi"]
bisect.insort(words, "banana")
bisect.insort(words, "zebra", lo=2)
bisect.insort(words, "aaa", hi=1)
print(words)
floats = [0.5, 1.5]
insort(floats, 1.0)
print(floats)

versions = [Version(1, 0), Version(1, 5), Version(3, 0)]
insort(versions, Version(2, 1))
print(versions, bisect_left(versions, Version(2, 1)), bisect_right(versions, Version(2, 1)))
try:
    bisect_left(values, 3, -1)
except ValueError as error:
    print("ValueError:", error)
try:
    bisect_right(values, 3, 0, 100)
except IndexError as error:
    print("IndexError:", error)

records = [("a", 1), ("b", 3), ("c", 3), ("d", 7)]
print(bisect.bisect_left(records, 3, key=lambda r: r[1]), bisect.bisect_right(records, 3, key=lambda r: r[1]))
insort(records, ("e", 5), key=lambda r: r[1])
bisect.insort_left(records, ("f", 3), key=lambda r: r[1])
print(records)
