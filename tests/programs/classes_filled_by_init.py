"""Classes from dict and list with an __init__ of their own, which fills them before the base has run, or never calls it."""

class E1(dict):
    def __init__(self):
        self['a'] = 1
print(E1())
class E2(dict):
    def __init__(self):
        self.update({'a': 1})
print(E2())
class E3(dict):
    def __init__(self):
        self.update([('a', 1)])
print(E3())
class L(list):
    def __init__(self, n):
        self.n = n
        for i in range(n):
            self.append(i * i)
l = L(3)
l.append(1)
print(l, l.n, len(l))
class L2(list):
    def __init__(self, n):
        self.append(1)
        super().__init__()
        self.append(2)
print(L2(3))
class D2(dict):
    def __init__(self, **kw):
        self['first'] = 0
        super().__init__(kw)
        self.last = len(self)
        super().__init__()
d = D2(a=1, b=2)
print(d, d.last)
class D3(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.hits = 0
    def __getitem__(self, k):
        self.hits += 1
        return super().__getitem__(k)
d = D3({'a': 1})
print(d['a'], d.hits, d)
class AttrDict(dict):
    def __init__(self, pairs=()):
        for k, v in pairs:
            self[k] = v
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k)
a = AttrDict([('x', 1), ('y', 2)])
a['z'] = 5
print(a.x, a.y, a.z, a)
class Base(list):
    def __init__(self, name):
        self.name = name
class Sub(Base):
    def __init__(self, name, items):
        super().__init__(name)
        self.extend(items)
s = Sub('s', 'abc')
print(s, s.name, s[1:], Base('q'), Base('q') == [])
class Plain(dict):
    pass
p = Plain()
p[1] = 2
print(p, Plain({3: 4}), Plain(a=5))
class Merging(dict):
    def __init__(self, items):
        self["early"] = 0
        super().__init__(items)
    def merge(self, other):
        raise AssertionError("not called by dict")
    def clear(self):
        raise AssertionError("nor this")
print(Merging({"late": 1}))
class Clearing(list):
    def __init__(self):
        super().__init__()
        self.append(1)
    def clear(self):
        raise AssertionError("nor this")
print(Clearing())
from collections import OrderedDict
class Recent(OrderedDict):
    def __init__(self, size):
        self.size = size
        super().__init__()
    def put(self, key, value):
        self[key] = value
        self.move_to_end(key)
        if len(self) > self.size:
            self.popitem(last=False)
r = Recent(2)
for k in "abac":
    r.put(k, ord(k))
print(list(r.items()), r.size)
