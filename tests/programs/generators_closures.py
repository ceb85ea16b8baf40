def make(k: int):
    def gen(n: int):
        for i in range(n):
            yield i * k
    return gen

def counter():
    total = 0
    def add(n: int):
        nonlocal total
        for i in range(n):
            total += i
            yield total
    for x in add(4):
        print(x, total)
    total = 100
    print(list(add(2)), total)

def fact():
    def walk(n: int):
        if n > 0:
            yield n
            yield from walk(n - 1)
    return list(walk(4))

def lam():
    scale = 2
    yield list(map(lambda v: v * scale, [1, 2]))
    scale = 5
    yield list(map(lambda v: v * scale, [1, 2]))

def keep(f, xs):
    for x in xs:
        if f(x):
            yield x

g = make(3)
print(list(g(4)), sum(make(2)(5)))
counter()
print(fact(), list(lam()))
print(list(keep(lambda x: x % 2 == 1, range(7))))
m = map(lambda x: x + 1, [1, 2, 3])
print(next(m), list(m))
f = filter(lambda s: len(s) > 1, ["a", "bb", "ccc"])
print(list(f))
print(sorted([3, -4, 1], key=lambda x: abs(x)), max([1, -9], key=lambda x: x * x))
print([h(2) for h in [lambda x: x + 1, lambda x: x * 10]])
