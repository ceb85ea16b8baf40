"""ChainMap, UserDict and UserList."""

from collections import ChainMap, UserDict, UserList
c=ChainMap({"a":1},{"a":2,"b":3})
print(c["a"],c["b"],len(c),list(c),dict(c))
c["z"]=5
print(c.maps, c.new_child({"q":1}), c.parents)
print(c.get("x"), c.get("x", 0), "b" in c, "x" in c, list(c.items()), c.keys(), sorted(c.values()), bool(ChainMap({})))
try: c["nope"]
except KeyError as e: print("KeyError", e)
try: del c["b"]
except KeyError as e: print("KeyError", e)
del c["a"]
print(c, c["a"], c.pop("z"), c.pop("z", None))
c.setdefault("n", 7)
c.update({"m": 8})
print(c, c.copy() == c)
for k in c: print(k, c[k])
child = c.new_child()
child["a"] = 100
print(child["a"], c["a"], child.parents["a"], child)
defaults = {"color": "red", "user": "guest"}; env = {"user": "bob"}; cli = {"color": "blue"}
print(ChainMap(cli, env, defaults)["color"], {k: v for k, v in ChainMap(cli, env, defaults).items()})
class D(UserDict):
    def __setitem__(self,k,v):
        super().__setitem__(k.upper(), v)
d=D({"q": 2})
d["a"]=1
print(d, d.data, "A" in d, d.get("Q"), len(d), list(d.items()))
d.update({"z": 3})
print(d, d.pop("Z"), d.setdefault("A", 5))
class L(UserList):
    def total(self): return sum(self.data)
l=L([1,2,3])
l.append(4)
print(l, len(l), l[0], l.total(), 3 in l, [x for x in l], l.pop(), l)

# Dicts that do not hold the same, some of them annotated.
from typing import Union
Value = Union[int, str, list]
DEFAULTS: dict[str, Value] = {"port": 80, "host": "h", "tags": ["a"]}
NAMES: dict[str, str] = {"host": "from names"}
mixed = ChainMap({}, NAMES, DEFAULTS)
mixed["port"] = 8080
print(mixed["port"], mixed["host"], mixed["tags"], mixed.maps[0], sorted(mixed))
layers = ChainMap(*[dict(layer) for layer in [NAMES, DEFAULTS, {"debug": False}]])
print(layers.get("debug"), layers["host"], layers.get("none", 1.5), {k: v for k, v in layers.items() if k != "tags"})


class Scopes:
    def __init__(self):
        self.chain: ChainMap[str, int] = ChainMap()

    def inside(self, **names):
        self.chain = self.chain.new_child(names)
        return self

    def outside(self):
        self.chain = self.chain.parents


scopes = Scopes().inside(x=1, y=2).inside(x=3)
print(scopes.chain["x"], scopes.chain["y"], len(scopes.chain.maps))
scopes.outside()
print(scopes.chain["x"], "z" in scopes.chain)

none = ChainMap()
print(none, len(none), list(ChainMap()), "x" in ChainMap())
none["a"] = 1
print(none, none["a"], none.new_child()["a"])
