"""_asdict(), _make() and _replace() of named tuples."""

from collections import namedtuple
from typing import NamedTuple
P = namedtuple("P", "x y", defaults=[5])
p = P(1)
print(p._asdict(), P._make([3,4]), P._fields, p._replace(y=9))
class Q(NamedTuple):
    a: int
    b: str = "z"
    def show(self) -> str: return f"{self.a}:{self.b}"
q = Q(1)
print(q._asdict(), q._asdict()["b"])
print(Q._make((3, "k")), Q._make((4, "l")).show())
rows = ["1,a", "2,b"]
R = namedtuple("R", ["id", "name"])
for r in map(R._make, [x.split(",") for x in rows]): print(r, r.id)
for line in rows: print(R._make(line.split(",")), R(*line.split(",")))
try: print(R._make(["1"]))
except TypeError as e: print(e)
for k, v in p._asdict().items(): print(k, v)
