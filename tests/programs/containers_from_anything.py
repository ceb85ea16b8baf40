"""Lists that grow by whatever can be iterated over, dicts of pairs that are lists or strs, slices of arrays, and
names for tuples of types."""

import struct
from array import array
a = [1]
a += range(3)
a += {5}
a += (x for x in (7, 8))
a += (1, 2)
a += struct.unpack('<4I', bytes(16))
a += struct.unpack('<8I', bytes(32))
a += map(int, '12')
b = []
b += 'abc'
b += ('x', 'y', 'z')
print(a, b)
c = [1.5]
c += (1, 2.5)
print(c)
d = dict([1, 2] for _ in range(3))
print(d)
rules = dict(l.split(' -> ') for l in "CH -> B\nHH -> N".splitlines())
print(rules)
print(dict(map(lambda s: s.split('='), 'a=1;b=2'.split(';'))))
print(dict(s.split('=') for s in 'a=1;b=2'.split(';')))
print(dict('ab' for _ in range(2)), dict(['xy', 'zw']))
try:
    print(dict(s.split('=') for s in 'a=1;b=2;c'.split(';')))
except ValueError as e:
    print(e)
v = array('d')
w = array('d', [1, 2, 3])
v[:] = w[:]
print(v, len(v))
v[1:2] = array('d', [9, 9, 9])
print(v)
del v[:2]
print(v)
m = [b'ab', [1, 2], (3, 4)]
print(sum([list(x) for x in m], []))
a = array('i', range(10))
a[::2] = array('i', [0] * 5)
print(a)
a[8:2:-2] = array('i', [1, 2, 3])
print(a)
try:
    a[::3] = array('i', [1])
except ValueError as e:
    print(e)
try:
    a[1:3] = array('l', [1])
except TypeError as e:
    print(e)
a[2:4] = a
print(a)
del a[::2]
print(a)
a[1:1] = array('i', [77])
print(a.tolist())
def show(x):
    print('got', x)
    return x
try:
    print(dict(show(s).split('=') for s in ['a=1', 'b', 'c=2']))
except ValueError as e:
    print(e)
try:
    l = [1]
    l += 5
except TypeError as e:
    print(e)
class Stack(list):
    def push(self, x):
        self.append(x)
        return self
s = Stack()
s += (i * i for i in range(4))
s.push(7)
s += s
print(s, type(s).__name__, len(s))
class Box:
    def __init__(self):
        self.items = []
        self.d = {'k': []}
    def grow(self, xs):
        self.items += xs
        self.d['k'] += (str(x) for x in xs)
bx = Box()
bx.grow((1, 2, 3))
bx.grow({4})
bx.grow(range(5, 7))
print(bx.items, bx.d)
mixed = [1]
mixed += ('a', None, 2.5)
mixed += zip('ab', (1, 2))
print(mixed)
Symbol = str
Number = (int, float)
Atom = (Symbol, Number)
List = list
def kind(x):
    if isinstance(x, Symbol): return 'sym'
    if isinstance(x, Number): return 'num'
    if isinstance(x, List): return 'list'
    return 'other'
print(kind(1), kind('a'), kind([1]), kind(None))
print(isinstance(3, Atom), isinstance(None, Atom))
x = [1, 'a', 2.5, [1]]
for a in x:
    print(isinstance(a, Atom), kind(a))
