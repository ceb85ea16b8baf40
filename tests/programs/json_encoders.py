"""json with an encoder class of the program, and the fields of what loads() raises."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum


class Color(Enum):
    RED = "red"


@dataclass
class Item:
    name: str
    price: float


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, date):
            return o.isoformat()
        if isinstance(o, Color):
            return o.value
        if isinstance(o, Item):
            return asdict(o)
        return super().default(o)


print(json.dumps({"point": Point(1, 2), "when": date(2024, 2, 29)}, cls=Encoder))
print(json.dumps([Point(1, 2), {3, 1, 2}, Color.RED, Item("tea", 2.5)], cls=Encoder, indent=2, sort_keys=True))
print(json.dumps({"b": Point(1.5, None), "a": "é"}, cls=Encoder, separators=(",", ":"), ensure_ascii=False))
print(Encoder(indent=1).encode([Point(0, 0)]), json.JSONEncoder().encode({"a": [1, None, True]}))
try:
    json.dumps({"f": b"bytes"}, cls=Encoder)
except TypeError as error:
    print("TypeError:", error)
try:
    json.JSONEncoder().encode(Point(1, 2))
except TypeError as error:
    print("TypeError:", error)
for text in ("{bad", '{"a": 1,}', "[1, 2", "", '{"a" 1}', '"abc', "[1]x", "nul", '{"a": \n  tru}'):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(error, "|", error.msg, error.pos, error.lineno, error.colno, error.doc == text)
