"""Functions attributes."""

import functools
def counter():
    """doc"""
    counter.calls += 1
    return counter.calls
counter.calls = 0
counter(); counter()
print(counter.calls)
counter.calls = 10
g = counter
print(g(), g.calls)

def fib(n):
    if n in fib.cache:
        return fib.cache[n]
    r = n if n < 2 else fib(n-1) + fib(n-2)
    fib.cache[n] = r
    return r
fib.cache = {}
print(fib(50), len(fib.cache))

def counted(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return fn(*args, **kwargs)
    wrapper.calls = 0
    return wrapper

@counted
def add(a, b):
    return a + b
@counted
def mul(a, b=2):
    return a * b
add(1, 2); add(3, 4); mul(3)
print(add.calls, mul.calls, add.__name__)
add.calls = 100
add(1, 1)
print(add.calls, mul.calls)
add.calls += 5
print(add.calls)
def memo(fn):
    cache = {}
    def wrapper(n):
        if n not in cache:
            cache[n] = fn(n)
        return cache[n]
    wrapper.cache = cache
    wrapper.clear = lambda: cache.clear()
    return wrapper
@memo
def sq(n):
    return n * n
print(sq(3), sq(4), sq.cache)
sq.clear()
print(sq.cache)
def lazy():
    if not lazy.ready:
        lazy.ready = True
        lazy.data = [1, 2, 3]
    return lazy.data
lazy.ready = False
print(lazy(), lazy(), lazy.ready)
def unset():
    return unset.value
try:
    unset()
except AttributeError as e:
    print(e)
unset.value = 5
print(unset())
def make():
    def inner():
        return inner.tag
    try:
        inner()
    except AttributeError as e:
        print(e)
    inner.tag = "t"
    return inner
print(make()(), make().tag)
def rate(limit):
    def deco(fn):
        def wrapper(x):
            if wrapper.count >= limit:
                raise RuntimeError(f"limit {limit}")
            wrapper.count += 1
            return fn(x)
        wrapper.count = 0
        wrapper.limit = limit
        return wrapper
    return deco
@rate(2)
def ping(x):
    return x
@rate(1)
def pong(x):
    return x * 2
print(ping(1), ping(2), pong(3), ping.count, pong.count, ping.limit)
try:
    ping(3)
except RuntimeError as e:
    print(e)
class Tool:
    def run(self):
        def step(n):
            step.total += n
            return step.total
        step.total = 0
        for i in range(4):
            step(i)
        return step.total
print(Tool().run(), Tool().run())
def route(path):
    def deco(f):
        f.path = path
        return f
    return deco
def setup():
    global config, total
    config = {"a": 1}
    total = 0
def use():
    global total
    total += config["a"]
    return total
try:
    use()
except NameError as e:
    print(e)
setup()
print(use(), use(), config)
try:
    print(later)
except NameError as e:
    print(e)
def put():
    global later
    for later in range(3):
        pass
put()
print(later)


COMMANDS = {}


def command(*names, args=0, help=None):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(game, *given):
            return func(game, *given) if len(given) >= args else "missing"

        wrapper.help = help or (func.__doc__ or "").strip()
        COMMANDS.update(dict.fromkeys(names, wrapper))
        return wrapper

    return decorate


@command("look")
def look(game):
    """describe"""
    return "looked"


@command("go", "walk", args=1, help="go somewhere")
def go(game, direction):
    return "went " + direction


def plain(game):
    return "plain"


def bare(game):
    return "bare"


plain.help = "a plain one"
for name in sorted(COMMANDS):
    print(name, COMMANDS[name].help or "-", COMMANDS[name].__name__)
print(COMMANDS["look"](1), COMMANDS["go"](1, "n"), COMMANDS["walk"](1), look.help)
for f in [look, go, plain, bare]:
    try:
        print(f.__name__, f.help)
    except AttributeError as e:
        print(e)
