"""Closures: what they capture, when, and for how long; functions as values."""


def outer(n):
    total = 0

    def add(k):
        nonlocal total
        total += k
        return total

    def fact(m):
        return 1 if m < 2 else m * fact(m - 1)

    add(n)
    add(2)
    f = lambda x: x + n
    return f(total) + fact(5)


print(outer(3))


def adder(n):
    return lambda x: x + n


a = adder(5)
b = adder(10)
print(a(1), b(1))
fs = [adder(1), adder(2)]
for f in fs:
    print(f(100))


def late():
    out = []
    for i in range(3):
        out.append(lambda: i)
    return [out[0](), out[1](), out[2]()]


print(late())


def compose(f, g):
    return lambda x: f(g(x))


h = compose(lambda x: x * 2, lambda x: x + 1)
print(h(5))
print(compose(str, lambda x: x + 1)(41) + "!")


def pick(c):
    return (lambda x: x + 1) if c else (lambda x: x * 10)


print(pick(True)(5), pick(False)(5))
ops = [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b]
for op in ops:
    print(op(7, 3), op(1.5, 2.5))


def parity(n):
    def is_even(k):
        return True if k == 0 else is_odd(k - 1)

    def is_odd(k):
        return False if k == 0 else is_even(k - 1)

    return is_even(n)


print(parity(10), parity(7))


def counter():
    count = 0

    def inc():
        nonlocal count
        count += 1
        return count

    return inc


c1 = counter()
c2 = counter()
print(c1(), c1(), c2(), c1())


def bad():
    def g():
        return x

    r = 0
    try:
        r = g()
    except NameError as e:
        print("NameError", e)
    x = 5
    print(g())


bad()
print((lambda x, y: x * y)(6, 7))
fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15))
late_ones = [lambda: i for i in range(3)]
print([one() for one in late_ones])
def nested_rows():
    rows = [[lambda: (i, j) for i in range(2)] for j in range(2)]
    return [f() for row in rows for f in row]
print(nested_rows())
def shifted(i):
    a = [lambda x: x + i for k in range(3)]
    i += 1
    return [f(10) for f in a]
print(shifted(5))
def s(n):
    xs = [3, 1, 2]
    return sum(x * n for x in xs), [(lambda y: y * n)(x) for x in xs]
print(s(2))


def unbound(flag):
    if flag:
        a = [1]
    else:
        def g():
            return a[-1]

        print("made")
        try:
            g()
        except NameError as e:
            print(type(e).__name__, e)
    return 0


unbound(False)
unbound(True)
