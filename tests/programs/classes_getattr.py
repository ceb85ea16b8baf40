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
