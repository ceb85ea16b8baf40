"""Containers that are given other types of items than the first ones, wherever they are made and filled."""

import heapq
from collections import OrderedDict, defaultdict, deque

out = []
out.append(1)
out.append("a")
out.insert(0, 2.5)
out += [None, (1, 2)]
out.extend({"k": 1})
out[1] = [3]
print(out, len(out), "a" in out, 7 in out, out.index("a"), out.count(None))
for item in out:
    print(item, repr(item), type(item).__name__)

record = {}
record["name"] = "Ann"
record["age"] = 41
record["tags"] = ["x", "y"]
record["address"] = {"city": "Bern", "zip": 3000}
record.update({"ratio": 0.5}, active=True)
print(record)
print(record["age"] + 1, record["tags"][0], record["address"]["city"], record.get("no"), record.get("name", 5))
try:
    print(record["name"] + 1)
except TypeError as error:
    print("TypeError:", error)

slots = [None] * 4
slots[1] = 5
slots[2] = "five"
zeros = [0] * 3
zeros[1] = 0.5
matrix = [[0] * 3 for _ in range(2)]
matrix[0][1] = 1.5
matrix[1][2] = "x"
grid = [["."] * 3 for _ in range(2)]
grid[1][1] = 8
print(slots, zeros, sum(zeros), matrix, grid)

nested = [[]]
nested[0].append(1)
nested.append(["x"])
nested.append([2.5, nested[0]])
print(nested)

queue = deque([1])
queue.append((2, 3))
queue.appendleft("first")
print(queue, queue.popleft(), queue.pop(), len(queue))
groups = defaultdict(list)
groups["a"].append(1)
groups["a"].append("z")
groups[3].append(2.5)
counts = defaultdict(int)
for key in ["x", 1, (1, 2), "x", 1.0, None]:
    counts[key] += 1
counts["half"] += 0.5
ordered = OrderedDict()
ordered["b"] = 1
ordered[2] = "c"
print(dict(groups), dict(counts), ordered, list(ordered))

heap = []
heapq.heappush(heap, (2, "b"))
heapq.heappush(heap, (0.5, "a"))
heapq.heappush(heap, (1, "c"))
print([heapq.heappop(heap) for _ in range(3)])

words = "a b c".split()
words.append(1)
ranked = sorted([3, 1, 2])
ranked.append("end")
part = ranked[1:]
part.append(None)
both = [1, 2] + ["a"]
counted = list(range(3))
counted.append("q")
squares = [n * n for n in range(3)]
squares.append("done")
copied = squares.copy()
copied.append(None)
print(words, ranked, part, both, [1] + [2.5] + ["z"], counted, squares, copied)
merged = {"a": 1} | {"b": "x"}
print(merged, {**{"a": 1}, **{"c": None}})
