"""json.dumps() with default=, and of what has no JSON text."""
import json
from enum import Enum
class Color(Enum):
    RED = 1
class Plain:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"Plain({self.v})"
for bad in (Color.RED, {1, 2}, b"x", Plain(1), range(3)):
    try: print(json.dumps([bad]))
    except TypeError as e: print(e)
def default(o):
    if isinstance(o, set): return sorted(o)
    if isinstance(o, Plain): return {"v": o.v}
    raise TypeError("no " + type(o).__name__)
print(json.dumps({"s": {3, 1}, "p": [Plain(1)]}, default=default), json.dumps({"s": {3, 1}, "p": [Plain(1)]}, default=default, indent=1))
try: json.dumps(b"x", default=default)
except TypeError as e: print(e)
print(json.dumps({"x": range(3)}, default=str), json.dumps([{1}], default=lambda o: list(o)))
back = json.loads('[1, {"a": [2]}]')
print(back[1]["a"], back)


# The fields of an object, by its __dict__.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Owner:
    def __init__(self, n, ps):
        self.n = n
        self.ps = ps
q = Owner("n", [Point(1, 2), Point(3, 4.5)])
print(json.dumps(q, default=lambda o: o.__dict__))
print(json.dumps(q, default=vars, indent=2))
print(json.dumps([vars(p) for p in q.ps]))
print(json.dumps({"ps": [p.__dict__ for p in q.ps], "q": {"n": q.n}}, sort_keys=True))
print([vars(p) for p in q.ps])
print(f"{[vars(p) for p in q.ps]}", str({p.x: vars(p) for p in q.ps}))
q.ps[0].x = 10
print(json.dumps(q, default=lambda o: o.__dict__))
class Fields(json.JSONEncoder):
    def default(self, o):
        return o.__dict__
print(json.dumps(q, cls=Fields))

def encode(o):
    if isinstance(o, (Point, Owner)):
        return o.__dict__
    raise TypeError(f"cannot write {type(o).__name__}")
print(json.dumps({"q": q, "p": [Point(None, "t")]}, default=encode))
class Strict(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return vars(o)
        return super().default(o)
print(json.dumps([Point(1, 2)], cls=Strict))
try:
    print(json.dumps([q], cls=Strict))
except TypeError as e:
    print(e)
