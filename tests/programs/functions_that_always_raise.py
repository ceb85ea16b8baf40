"""What is done with the result of a function that always raises: loops over it, attributes and items of it."""


def always_raises(n):
    raise TypeError("t")
def g():
    raise ValueError("x")
    yield 1
def g2():
    return
    yield 1
def a(n):
    for x in always_raises(n): print(x)
    return 4
def b(n): return [x for x in always_raises(n)]
def c(n): return [y for x in [1] for y in always_raises(x)]
def d(n): return sum(always_raises(n))
def e(n): return sorted(always_raises(n))
def f(n): return list(always_raises(n)), set(always_raises(n))
def h(n): return any(x for x in always_raises(n))
def i(n): return {x: 1 for x in always_raises(n)}
def j(n):
    for i, x in enumerate(always_raises(n)): print(i, x)
    return 5
def k(n):
    for i, x in zip([1], always_raises(n)): print(i, x)
    return 5
def l(n):
    a, *b = always_raises(n)
    return a
for each in (a, b, c, d, e, f, h, i, j, k, l):
    try:
        print(each.__name__)
        print(each(1))
    except TypeError as error:
        print(error)
try:
    for x in g(): print(x)
except ValueError as error:
    print(error)
for x in g2(): print(x)
print([x for x in g2()], list(g2()))
def noisy(n):
    print("noisy", n)
    return [n]
def never(n):
    for one, other in zip(noisy(n), always_raises(n)):
        print(one, other)
for call in (lambda: never(1), lambda: [x for x in enumerate(always_raises(1))], lambda: {x for y in noisy(2) for x in map(str, always_raises(1))}):
    try:
        print(call())
    except TypeError as error:
        print(error)

class Point:
    def __init__(self, x):
        self.x = x
def attribute(n): return always_raises(n).x.y
def item(n): return always_raises(n)[0][1:2]
def field(n): return Point(always_raises(n)).x
def method(n): return always_raises(n).upper(print("not printed"))
for call in (attribute, item, field, method):
    try:
        print(call(1))
    except TypeError as error:
        print(call.__name__, error)


def pairs(n): return [x for x in zip(always_raises(n), [2])]
def nested(n): return [y for y in zip([1], zip(always_raises(n)))]
def numbered(n): return [x for x in enumerate(always_raises(n))]
for call in (pairs, nested, numbered):
    try:
        print(call(2))
    except TypeError as error:
        print(call.__name__, error)
print(list(zip(*[])), [list(row) for row in zip(*[])])
