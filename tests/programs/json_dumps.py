"""json.dumps(): spaces, keys, escapes, floats, what has no text; files in memory."""

import io
import json
from enum import IntEnum


class Level(IntEnum):
    LOW = 1


for v in (float("nan"), float("inf"), -float("inf")):
    print(json.dumps(v), json.dumps([v], indent=1))
    try:
        print(json.dumps(v, allow_nan=False))
    except ValueError as e:
        print(repr(e))
print(json.dumps({1: 1, None: 2, True: 3, 1.5: 4}))
print(json.dumps([]), json.dumps({}), json.dumps([], indent=2), json.dumps({"a": [], "b": {}}, indent=2))
print(json.dumps([1], indent=0), json.dumps([1, [2]], indent="\t"))
print(json.dumps({"b": 1, "a": [1, 2, {"z": None}]}, indent=4, sort_keys=True))
print(json.dumps([1, 2], separators=(",", ":")), json.dumps({"a": 1}, indent=2, separators=(",", ":")))
try:
    json.dumps({1: 1, "a": 2}, sort_keys=True)
except TypeError as e:
    print(e)
print(json.dumps("\x7f\x00é\u2028😀\ud800/<>"), json.dumps("\x7f\x00é😀/", ensure_ascii=False))
print(json.dumps(-0.0), json.dumps(1e100), json.dumps(True), json.dumps(None), json.dumps("x"), json.dumps(12))
print(json.dumps([Level.LOW]), json.dumps((1, "a")))
loop: list[object] = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as e:
    print(e)
f = io.StringIO()
json.dump({"a": [1, 2]}, f, indent=2)
print(f.getvalue())
f.seek(0)
print(json.load(f)["a"])
