"""Arguments of `*args` that are counted before they are handed on, and the TypeErrors of those that are not."""


def curry(fn, arity):
    def curried(*args):
        if len(args) >= arity:
            return fn(*args)
        return lambda *more: curried(*args, *more)
    return curried

add3 = curry(lambda a, b, c: a + b + c, 3)
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3))
try:
    add3(1, 2, 3, 4)
except TypeError as error:
    print(error)

def noisy(fn):
    def inner(*args, **kwargs):
        print("calling", fn.__name__, args, kwargs)
        return fn(*args, **kwargs)
    return inner

@noisy
def area(w, h=2):
    return w * h

for call in (lambda: area(1), lambda: area(1, 2, 3), lambda: area(), lambda: area(1, w=3), lambda: area(3, hh=3)):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)

def autocurry(fn):
    arity = 3
    def step(*args):
        return fn(*args) if len(args) == arity else lambda *more: step(*args, *more)
    return step

@autocurry
def volume(a, b, c):
    return a * b * c
print(volume(2)(3)(4), volume(2, 3)(4), volume(2, 3, 4))

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

def build(*args):
    if len(args) == 2:
        return Point(*args).x
    if len(args) == 3:
        x, y, _ = args
        return Point(x, y).moved(*args).x
    return None
print(build(1, 2), build())
try:
    build(1, 2, 3)
except TypeError as error:
    print(error)
def main():
    two = lambda a, b: a - b
    def named(a, *, key):
        return a, key
    class Inner:
        def __init__(self, a):
            self.a = a
    def through(fn, *args, **options):
        try:
            return fn(*args, **options)
        except TypeError as error:
            return str(error)
    print(through(two, 1), through(two, 2, 1), through(two, 1, 2, 3), through(two, 1, c=3), sep="\n")
    print(through(named, 1), through(named, 2, key=1), through(named, 1, 2), through(named, 1, 2, key=3), sep="\n")
    print(through(Inner), through(Inner, 1, 2), through(Inner, b=2), sep="\n")
main()
