"""Tables of functions and other values that are called with what a list holds; struct.pack(*values); bytes of a list that was filled."""

class Proc:
    def __init__(self, parms, body):
        self.parms, self.body = parms, body
    def __call__(self, *args):
        return (self.parms, args)
env = {}
env.update({'+': lambda a, b: a + b, 'list': lambda *x: list(x), 'one': lambda a: [a], 'pi': 3.14, 'name': 'abc'})
def define(k, v):
    env[k] = v
define("p", Proc(["x"], None))
define("q", [1, 2])
def call(name, args):
    f = env[name]
    if callable(f):
        return f(*args)
    return f
print(call('+', [1, 2]), call('list', [1, 2, 3]), call('one', ['a']), call('p', [1, 'b']), call('pi', []), call('q', []))
try:
    print(call('+', [1]))
except TypeError as e:
    print('TypeError')
ops = {}
ops['add'] = lambda a, b: a + b
ops['n'] = 3
ops['l'] = [1]
class K:
    def m(self): return 'm'
ops['k'] = K
ops['km'] = K().m
def f(x): return x * 2
ops['f'] = f
ops['len'] = len
print(ops['add'](1, 2), ops['n'] + 1, ops['l'], ops['k']().m(), ops['km'](), ops['f'](4), ops['len']([1, 2]))
stack = [1, 'a', None]
stack.append(f)
stack.append(lambda y: y + 1)
for s in stack:
    print(s(3) if callable(s) else s)
table = [(1, f), (2, len)]
table.append((3, lambda x: -x))
table.append((4, 'text'))
for n, g in table:
    if callable(g) and n != 2:
        print(n, g(n))
import operator as op
import math
def std():
    env = {}
    env.update({
        '+': op.add, '-': op.sub, '*': op.mul, '/': op.truediv,
        '>': op.gt, '<': op.lt,
        'abs': abs,
        'begin': lambda *x: x[-1],
        'car': lambda x: x[0],
        'length': len,
        'list': lambda *x: list(x),
        'max': max, 'not': op.not_,
        'null?': lambda x: x == [],
        'round': round,
    })
    return env
e = std()
print(e['+'](1, 2), e['car']([5, 6]), e['abs'](-3))
def call2(name, args):
    f = e[name]
    return f(*args)
print(call2('+', [1, 2]), call2('<', [1, 2]), call2('list', [1, 2, 3]), call2('max', [4, 9]))
a = [None] * 4
for i in range(4):
    a[i] = i * 3
print(bytes(a), bytearray(a), list(bytes(sum([[1, 2], a], []))))
a[1] = None
try:
    print(bytes(a))
except TypeError as e:
    print('TypeError')
import struct
x = [1, 2, 3, 4]
print(struct.pack('<4I', *x).hex(), struct.pack('>4H', *(v & 0xff for v in x)).hex(), struct.pack('<4I', *[v + 1 for v in x]).hex())
s = struct.Struct('<BHI')
print(s.pack(*(1, 2, 3)).hex(), s.pack(1, *[2, 3]).hex())
try:
    print(struct.pack('<4I', *x[:3]))
except struct.error as e:
    print(e)


from functools import partial
up = partial(map, ord)
print(list(up("abc")))
z = zip
def apply(f, *args):
    return list(f(*args))
print(apply(map, str.upper, "abc"), apply(filter, None, [0, 1, 2]), apply(enumerate, "xy"), apply(reversed, [1, 2, 3]))
for f in (map, filter):
    print(list(f(lambda x: x > 1, [1, 2, 3])))
table = {"sorted": sorted, "list": list, "set": set, "tuple": tuple}
for k, f in table.items():
    print(k, f([3, 1, 2]))
class A:
    m = map
print(list(partial(zip, range(3))("abc")))
