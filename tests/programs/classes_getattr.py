"""__getattr__: attributes that an object does not have."""

class N:
    def __init__(self) -> None:
        self.d = {"a": 1, "b": 2}
        self.z = "zed"
    def __getattr__(self, name: str) -> int:
        if name in self.d: return self.d[name]
        raise AttributeError(f"no {name}")
    def m(self) -> int: return self.a + self.b
n = N()
print(n.a, n.b, n.z, n.m(), hasattr(n, "a"), hasattr(n, "q"), getattr(n, "q", 7), getattr(n, "b", 7), hasattr(n, "z"), hasattr(n, "m"))
try: print(n.c)
except AttributeError as e: print(e)
class Late:
    def set(self) -> None: self.v = 3
    def __getattr__(self, name: str) -> int:
        print("asked", name)
        return 40
l = Late()
print(l.v); l.set(); print(l.v)


class Bare: pass
def indexed(v):
    if isinstance(v, str):
        return "s"
    elif hasattr(v, "__index__") and v is not None:
        return v.__index__()
    return "none"
for x in ["a", None, Bare(), [1], 2.5]:
    print(indexed(x))
class Speaker:
    def speak(self): return "q"
class Named(Bare):
    def __init__(self): self.name = "r"
def told(v):
    if hasattr(v, "speak"):
        return v.speak()
    if not hasattr(v, "items"):
        return "no items"
    return sorted(v.items())
for x in [Speaker(), {"a": 1}, [1], Bare(), "x", print]:
    print(told(x))
def named(v: Bare):
    if hasattr(v, "name"):
        return v.name
    return "nameless"
print(named(Bare()), named(Named()))
import json
def walk(o):
    if hasattr(o, "items"):
        return {k: walk(v) for k, v in o.items()}
    if hasattr(o, "append"):
        return [walk(x) for x in o]
    return o
print(walk(json.loads('{"a": [1, {"b": null}], "c": "x"}')))
