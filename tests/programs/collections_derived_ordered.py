"""Classes that derive from OrderedDict: caches that throw out what was used least recently."""

from collections import OrderedDict
class LRU(OrderedDict):
    def __init__(self, cap):
        super().__init__()
        self.cap = cap
    def get_item(self, k):
        if k not in self:
            return -1
        self.move_to_end(k)
        return self[k]
    def put(self, k, v):
        if k in self:
            self.move_to_end(k)
        self[k] = v
        if len(self) > self.cap:
            self.popitem(last=False)
l = LRU(2)
l.put(1, 10); l.put(2, 20); print(l.get_item(1)); l.put(3, 30)
print(list(l.items()), l, len(l), 2 in l, l.get_item(2))
class LimitedDict(OrderedDict):
    def __init__(self, limit=3):
        super().__init__()
        self.limit = limit
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        while len(self) > self.limit:
            self.popitem(last=False)
d = LimitedDict()
for i in range(5): d[i] = i * i
print(list(d), d.get(4), d)
class Reg(OrderedDict):
    pass
r = Reg()
r["b"] = 1
r["a"] = 2
r.move_to_end("b")
print(r, list(r), r.pop("a"), r.popitem())
print(Reg(), bool(Reg()))
print(isinstance(l, OrderedDict), isinstance(l, dict), type(l).__name__)
