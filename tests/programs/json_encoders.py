"""json with an encoder class of the program, and the fields of what loads() raises."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
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
print(
    json.dumps([Point(1, 2), {3, 1, 2}, Color.RED, Item("tea", 2.5)], cls=Encoder, indent=2, sort_keys=True)
)
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

# --- decoders ---
d = json.JSONDecoder()
print(d.decode('{"a": [1, 2.5, null]}'), d.decode(" 5 "))
print(d.raw_decode("[1,2] tail"), d.raw_decode('x{"a":1}y', 1))
stream = '{"a":1} [2] 3'
pos = 0
while pos < len(stream):
    value, pos = d.raw_decode(stream, pos)
    print(value, pos)
    while pos < len(stream) and stream[pos].isspace():
        pos += 1


class Sets(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"a": {1, 2}}, cls=Sets, indent=2, sort_keys=True))
print(
    Sets(indent=1).encode([1]),
    json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode({"b": 1, "a": 2}),
)
print("".join(json.JSONEncoder().iterencode([1, {"a": 2}])))
print(
    json.loads(
        "[1.5, 2, NaN, -Infinity]", parse_float=str, parse_int=float, parse_constant=lambda c: "const " + c
    ),
    json.loads("[1.10]", parse_float=Decimal),
)


class Spot:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Spot({self.x}, {self.y})"


def hook(o):
    if "x" in o:
        return Spot(o["x"], o["y"])
    return o


print(
    json.JSONDecoder(object_hook=hook).decode('{"p": {"x": 1, "y": 2}}'),
    json.loads('[{"x": 3, "y": 4}]', object_hook=hook),
)
print(json.JSONDecoder(object_pairs_hook=lambda pairs: pairs, parse_float=Decimal).decode('{"p": 1.50}'))


class SpotDecoder(json.JSONDecoder):
    def __init__(self):
        super().__init__(object_hook=self.make)

    def make(self, o):
        return Spot(o["x"], o["y"]) if "x" in o else o


print(json.loads('{"x": 5, "y": 6}', cls=SpotDecoder))
for bad in ("", "[1", "{} x", '{"a"}', "nul"):
    try:
        d.decode(bad)
    except json.JSONDecodeError as e:
        print(e)
    try:
        d.raw_decode(bad)
    except ValueError as e:
        print("raw", e)
