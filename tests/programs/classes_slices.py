"""Classes slices."""

class Bag:
    def __init__(self, items):
        self.items = list(items)
    def __getitem__(self, i):
        if isinstance(i, slice):
            return Bag(self.items[i])
        return self.items[i]
    def __len__(self):
        return len(self.items)
    def __repr__(self):
        return f"Bag({self.items})"
b = Bag([1, 2, 3, 4])
print(b[0], b[-1], b[1:], b[:2], b[::2], b[1:3], b[::-1], b[5:], b[-2:])
class Vec:
    def __init__(self, *xs):
        self.xs = list(xs)
    def __getitem__(self, k):
        if isinstance(k, slice):
            start, stop, step = k.indices(len(self.xs))
            return [self.xs[i] for i in range(start, stop, step)]
        return self.xs[k]
    def __setitem__(self, k, v):
        if isinstance(k, slice):
            for i in range(*k.indices(len(self.xs))):
                self.xs[i] = v
        else:
            self.xs[k] = v
    def __delitem__(self, k):
        if isinstance(k, slice):
            for i in sorted(range(*k.indices(len(self.xs))), reverse=True):
                del self.xs[i]
        else:
            del self.xs[k]
v = Vec(1, 2, 3)
print(v[::-1], v[1])
v[0] = 9
print(v[:])
v[1:] = 0
print(v[:])
del v[:1]
print(v[:], v[0:0])
s = slice(1, 3)
print([1,2,3,4][s], s.start, s.stop, s.step, s, "hello"[s], (1, 2, 3, 4)[s], b"abcd"[s])
print("hello"[slice(None, None, -1)], slice(5), slice(1, None, 2), slice(2) == slice(2), slice(2) == slice(3))
print(slice(None, None, -1).indices(5), slice(-3, None).indices(5), slice(10).indices(3))
def typed(k: int | slice) -> str:
    if isinstance(k, int):
        return "int"
    return f"{k.start}:{k.stop}:{k.step}"
print(typed(3), typed(slice(1, 2)))
class Grid:
    def __init__(self): self.rows = [[1, 2, 3], [4, 5, 6]]
    def __getitem__(self, key):
        r, c = key
        if isinstance(c, slice):
            return self.rows[r][c]
        return self.rows[r][c]
g = Grid()
print(g[1, 2])
FIELDS = [slice(0, 3), slice(3, None)]
print([("abcdef"[f]).upper() for f in FIELDS])
try:
    "abc"[slice(0, 2, 0)]
except ValueError as e:
    print(e)
class Seq:
    """typed"""
    def __init__(self, data: list[int]) -> None:
        self.data = data
    def __len__(self) -> int:
        return len(self.data)
    def __getitem__(self, index: int | slice) -> "int | Seq":
        if isinstance(index, slice):
            return Seq(self.data[index])
        return self.data[index]
q = Seq([1, 2, 3])
part = q[1:]
if isinstance(part, Seq):
    print(part.data)
print(q[0])
