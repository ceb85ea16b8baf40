"""Generator tracebacks, state errors, many types.

ends: by an exception
"""
def boom(n: int):
    for i in range(n):
        yield 10 // (2 - i)

def chain(n: int):
    yield from boom(n)

def selfish():
    yield next(holder[0])

class Holder:
    def __init__(self):
        self.n = 0
    def items(self, k: float):
        while self.n < 3:
            self.n += 1
            yield self.n * k, str(self.n)

holder = [iter([1])]

def late():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("fin")

def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("no")
            yield 2

def in_loop():
    for i in range(2):
        try:
            yield i
        finally:
            print("leave", i)

def big(n: int):
    a, b, c, d = n, n * 2.5, str(n), [n]
    t = (a, b)
    for e in range(3):
        x = a + e + (yield_one := e)
        yield x, b, c, d, t, yield_one
        a += 1
        d.append(e)

def nested_expr():
    x = (1, (yield "a"), 3)
    print(x[0], x[2], len(x))
    return 5

def cond(flag: bool):
    if flag:
        yield 1
    else:
        yield 2

def outer():
    r = yield from nested_expr()
    print("r", r)

try:
    print(next(holder[0]))
    for v in chain(4):
        print(v)
except ZeroDivisionError as e:
    print("zde", e)
h = Holder()
print([(a, s) for a, s in h.items(1.5)])
g = late()
next(g)
g.close()
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
for i in in_loop():
    print(i)
    if i == 1:
        break
for row in big(3):
    print(row)
for c in cond(True):
    print(c)
print(list(cond(False)))
for w in outer():
    print(w)
e0 = late()
try:
    e0.throw(ValueError("early"))
except ValueError as err:
    print(err)
print(list(e0))
def gen_exc():
    try:
        yield 1
    except ValueError:
        yield 2
    yield 3
q = gen_exc()
print(next(q), q.throw(ValueError), next(q))
try:
    q.throw(KeyError("k"))
except KeyError as k:
    print(repr(k))
gens = [cond(True), cond(False)]
print([next(z) for z in gens], sum(len(list(z)) for z in gens))
def countdown(n: int):
    while n:
        yield n
        n -= 1
    return "liftoff"
def use():
    r = yield from countdown(2)
    yield len(r)
print(list(use()))
def reenter():
    yield 1
    yield next(me[0])
me = [reenter()]
next(me[0])
try:
    next(me[0])
except ValueError as e2:
    print(e2)
for v in chain(4):
    print(v)
