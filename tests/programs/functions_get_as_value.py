"""`d.get` as a value, and formats of struct that names stand for."""

import json
import struct
from collections import Counter
votes = {"a": 3, "b": 5, "c": 1}
print(max(votes, key=votes.get), min(votes, key=votes.get), sorted(votes, key=votes.get, reverse=True))
c = Counter("hello")
print(max(c, key=c.get), list(map(votes.get, ["a", "z"])))
class P:
    def __init__(self):
        self.scores = {"x": 2.5, "y": 1.5}
    def best(self):
        return max(self.scores, key=self.scores.get)
print(P().best())
def most_common(items):
    counts = {}
    for i in items:
        counts[i] = counts.get(i, 0) + 1
    return max(counts, key=counts.get)
print(most_common([1, 2, 2, 3]))


HEADER = "<4sIH"


class Record:
    FORMAT = ">Hb"

    def pack(self, number, small):
        return struct.pack(self.FORMAT, number, small)


blob = struct.pack(HEADER, b"ab", 7, 3)
name, size, flags = struct.unpack_from(HEADER, blob)
print(blob.hex(), name.rstrip(b"\0").decode(), size, flags, struct.calcsize(HEADER), struct.calcsize(Record.FORMAT))
print(Record().pack(258, -1), struct.unpack(Record.FORMAT, Record().pack(1, 2)))

# --- of what is no name ---
doc = json.loads('{"stock": {"a": 3, "b": 7}, "n": 1}')
print(max(doc['stock'], key=doc['stock'].get))
def best(x):
    return max(x, key=x.get)
vals = [1, {'a': 1, 'c': 5}, 'x']
print(max(vals[1], key=vals[1].get))
rows = [{'a': 1}, {'b': 2}]
f = rows[0].get
rows[0] = {'a': 100}
print(f('a'), list(map(rows[1].get, 'ab')))

# The method is that of what the name stood for when it was taken.
counts = {"a": 1}
found = counts.get
counts = {"a": 2}
print(found("a"), found("b"), found("b", 7))


class Limits:
    def __init__(self) -> None:
        self.most = {"k": 1}

    def before(self) -> tuple[int, int]:
        get = self.most.get
        self.most = {"k": 5}
        return get("k", 0), get("z", 0)


print(Limits().before())
pattern = "{}-{owner}"
fill = pattern.format
pattern = "other"
print(fill(1, owner=2), list(map("<{}>".format, [1, 2])))


def rank(word: str, get=counts.get) -> int:
    return get(word, -1)


print(rank("a"), rank("zz"))
