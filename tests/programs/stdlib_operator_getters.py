"""operator: itemgetter, attrgetter, methodcaller; heapq.merge."""

import heapq
from operator import itemgetter, attrgetter, methodcaller
import operator

rows = [("b", 2), ("a", 3), ("c", 1)]
print(
    sorted(rows, key=itemgetter(0)),
    sorted(rows, key=itemgetter(1), reverse=True),
    max(rows, key=itemgetter(1)),
)
print(list(map(itemgetter(1, 0), rows)), itemgetter(-1)([1, 2, 3]), itemgetter("k")({"k": 5}))


class P:
    def __init__(self, name: str, age: int) -> None:
        self.name = name
        self.age = age

    def greet(self, s: str) -> str:
        return s + self.name


ps = [P("x", 3), P("y", 1)]
print(
    [p.name for p in sorted(ps, key=attrgetter("age"))],
    [p.name for p in sorted(ps, key=operator.attrgetter("age", "name"))],
)
print(list(map(methodcaller("greet", "hi "), ps)), methodcaller("upper")("abc"))
get = itemgetter(1)
print([get(r) for r in rows])
words = {"a": 3, "b": 1}
print(sorted(words.items(), key=itemgetter(1)))
print(list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge([3, 1], [2], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb"], key=len)))

# Keys that are computed, when the getter is made.
rows = [{"n": "b", "v": 2}, {"n": "a", "v": 3}, {"n": "c", "v": 1}]
def ordered(key, reverse=False):
    return sorted(rows, key=itemgetter(key), reverse=reverse)
print([r["n"] for r in ordered("n")], [r["v"] for r in ordered("v", True)])
for spec in ("-v", "n"):
    out = list(rows)
    out.sort(key=itemgetter(spec.lstrip("-")), reverse=spec.startswith("-"))
    print(out)
column = 1
get = itemgetter(column)
column = 0
print(get(["x", "y"]), sorted([(1, "z"), (2, "a")], key=itemgetter(column + 1)))
a, b = "v", "n"
print([itemgetter(a, b)(r) for r in rows], list(map(itemgetter("n", a), rows)))
try:
    itemgetter(a + "x")(rows[0])
except KeyError as e:
    print("KeyError", e)
