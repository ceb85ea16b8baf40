"""obj.__dict__ and vars(obj) that are kept: they show what the object has when they are looked at."""
class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def to_dict(self):
        return self.__dict__
class Q:
    def __init__(self, n):
        self.name = n
        self.tags = []
    def as_dict(self):
        return vars(self)
p = P(1, 2)
print(p.to_dict())
d = p.to_dict()
print(d["x"], sorted(d), len(d))
out = []
for x in (P(1, 2), P(3, 4)):
    out.append(vars(x))
print(out)
rows = [q.__dict__ for q in (P(5, 6), P(7, 8))]
print(rows)
import json
print(json.dumps(p.to_dict()))
print(json.dumps([Q("a").as_dict(), Q("b").as_dict()]))
for k, v in Q("z").as_dict().items():
    print(k, v)
# live
d = p.__dict__
p.x = 100
print(d, d["x"], d.get("y"), "x" in d, len(d), list(d.items()), list(d.values()))
p.y = "text"
print(d == {"x": 100, "y": "text"}, {**d}, dict(d), d | {"z": 1})
print(d, len(d), sorted(d), [k for k in d], list(reversed(d)))
for name in d:
    print(name, d[name])
kept = [vars(q) for q in (P(1, 2), Q("n"))]
for each in kept:
    print(each, json.dumps(each))
def show(**kw):
    print(kw)
show(**d)
try:
    for k in d:
        pass
except RuntimeError as e:
    print(e)
class Base:
    def __init__(self):
        self.a = 1
    def state(self):
        state = self.__dict__
        return state
class Derived(Base):
    def __init__(self):
        super().__init__()
        self.b = 2
print([b.state() for b in (Base(), Derived())])
s = Derived().state()
c = s.copy()
c["b"] = 5
print(s, c, isinstance(s, dict), s == c, s != c)
def equal(a, b):
    return isinstance(b, Base) and a.__dict__ == b.__dict__
print(equal(Base(), Base()), equal(Base(), Derived()))
snapshot = dict(p.__dict__)
p.x = 0
print(snapshot["x"], d["x"], snapshot == d)
print(type(s), type(s).__name__, type(s) is dict, type(s) == dict)
import pprint
pprint.pprint(s)
print(str(s), f"{s}", "%s" % s, s.keys() & {"a"})


class Locked:
    def __init__(self):
        self.a = 1

    def state(self):
        return vars(self)


locked = Locked().state()
if "b" in locked:
    locked["b"] = 1
print(locked)
