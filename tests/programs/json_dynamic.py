"""What a JSON text holds, used without annotations: each operation is chosen by what is there."""
import json

data = json.loads('{"a": [{"b": 5, "c": [1, 2.5, null, true, "x"]}, 3], "n": 7, "name": "bob"}')
print(data["a"][0]["b"], data["n"] + 1, data["name"].upper(), len(data["a"]))
for k, v in data.items():
    print(k, v)
total = 0
for x in data["a"][0]["c"]:
    print(x, type(x).__name__)
    if isinstance(x, (int, float)) and not isinstance(x, bool):
        total += x
print(total)
for bad in range(4):
    try:
        if bad == 0:
            print(data["zz"])
        if bad == 1:
            print(data[0])
        if bad == 2:
            print(data["n"]["x"])
        if bad == 3:
            print(data["name"].foo())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
data["a"].append(4)
data["a"][0]["b"] += 1
data["new"] = {"x": 1}
print(data)
print("a" in data, data["name"] == "bob", data.get("q", 5), [x for x in data["a"] if isinstance(x, int)])
n: int = data["n"]
s: str = data["name"]
print(n + 1, s + "!", f"{data['n']:>5}|", data["n"] > 3)


def users(text: str) -> list[str]:
    return [u["name"] for u in json.loads(text)["users"] if u.get("active", True)]


print(users('{"users": [{"name": "a"}, {"name": "b", "active": false}]}'))


import json
def no(f):
    try:
        f()
    except (TypeError, KeyError, IndexError) as e:
        print(type(e).__name__, e)
d = json.loads('{"a": [1,2,3,4,5], "b": {"c": 1, "d": 2}, "n": null}')
del d["a"][0]
print(d)
del d["b"]["c"], d["a"][1:3]
print(d)
def f1(): del d["zz"]
def f2(): del d["a"][7]
def f3(): del d["n"]["x"]
def f4(): del d["a"]["x"]
def f5(): d["n"][0] = 1
def f6():
    x = d["n"]
    print(x[0])
for f in (f1, f2, f3, f4, f5, f6): no(f)
def opt(n):
    if n: return {"a": 1, "b": 2}
    return None
x = opt(1)
del x["a"]
print(x)
y = opt(0)
def g1(): del y["a"]
def g2(): y["a"] = 2
def g3(): print(y["a"])
for f in (g1, g2, g3): no(f)
def mixed(c):
    if c == 0: return [1, 2, 3]
    if c == 1: return {0: "a", 1: "b"}
    return "abc"
for c in range(3):
    m = mixed(c)
    try:
        del m[1]
        print(m)
    except TypeError as e:
        print(e)
class P: pass
for v in [[4, 5], 1, 2.5, None, "s", (1, 2), P(), True, {1}, b"x"]:
    try:
        del v[0]
    except TypeError as e:
        print(e)
rows = [1, 2, 3, 4]
keys = json.loads('[1, "x", true, null, 0.5]')
for k in keys:
    try:
        rows[k] = 9
        print(rows)
    except TypeError as e:
        print(e)
for k in keys:
    try:
        del rows[k]
        print(rows)
    except TypeError as e:
        print(e)
from enum import IntEnum
class Slot(IntEnum):
    A = 0
    B = 1
counts = [0, 0, 5]
counts[Slot.B] += 1
counts[Slot.A] = 7
del counts[Slot.B]
print(counts)


from dataclasses import dataclass
@dataclass
class Place:
    x: int
    y: str = "d"
@dataclass
class Zone:
    x: int
    z: float = 0.5
REG = {"a": Place, "b": Zone}
def make(text):
    raw = json.loads(text)
    kind = raw.pop("kind")
    cls = REG[kind]
    return cls(**raw)
print(make('{"kind": "a", "x": 1, "y": "q"}'), make('{"kind": "b", "x": 2}'))
for bad in ('{"kind": "a", "x": 1, "w": 1}', '{"kind": "b"}'):
    try:
        print(make(bad))
    except TypeError as e:
        print(e)
print(Place(**json.loads('{"x": 5}')))
def show(*args, **options):
    print(args, options)
show(*json.loads("[1, 2]"), **json.loads('{"k": [1], "v": null}'))
conf = json.loads('{"a": {"x": 1}, "b": {"x": 3, "z": 1.5}, "c": [1]}')
print([REG[k](**v) for k, v in conf.items() if k in REG])
try:
    Place(**conf["c"])
except TypeError as e:
    print("TypeError")
def either(n):
    return {"x": n} if n else {"x": 1, "y": "s"}
print(Place(**either(0)), Place(**either(2)))


def rows_of_anything(msg: dict[str, object]) -> None:
    """What displays, comprehensions and keyword calls make goes where rows of fewer types went."""
    rows = [{"type": "ok", "count": 1}]
    rows.append({"topic": "x", "data": msg["data"]})
    rows.append({k: v for k, v in msg.items()})
    rows.insert(0, {"id": 7, **msg})
    rows.append(dict(id=msg["n"]))
    print(rows)
    keyed = {1: "a", "x": "b"}
    keyed[msg["n"]] = "c"
    keyed.setdefault(msg["none"], "d")
    keyed.update({msg["half"]: "e"})
    print(keyed, keyed[5.0], keyed[None])
    nested = {"a": {"k": [1, "a"]}}
    nested["b"] = {"k": [msg["data"], 1]}
    nested["c"] = {"k": [x for x in [msg["half"]]]}
    print(nested)


rows_of_anything(json.loads('{"data": {"score": [2, 1]}, "n": 5, "half": 2.5, "none": null}'))


class Board:
    def __init__(self):
        self.queues = {}

    def command(self, msg):
        if msg["cmd"] == "pub":
            for queue in self.queues.values():
                queue.append({"topic": msg["topic"], "data": msg["data"]})
        return {"type": "ok", "count": len(self.queues)} if msg["cmd"] != "quit" else {"type": "bye"}


board = Board()
board.queues["q"] = answers = []
for text in '{"cmd": "sub"}', '{"cmd": "pub", "topic": "t", "data": {"score": [2, 1]}}', '{"cmd": "quit"}':
    answers.append(board.command(json.loads(text)))
print(answers)
