from typing import Generator
def countdown(n: int) -> Generator[int, str, str]:
    while n > 0:
        cmd = yield n
        if cmd == "skip":
            n -= 2
        elif cmd == "stop":
            return "stopped"
        else:
            n -= 1
    return "done"
c = countdown(5)
print(next(c), c.send("skip"), next(c), end=" ")
try:
    c.send("stop")
except StopIteration as e:
    print("->", e.value)
def acc():
    total = 0
    while True:
        x = yield total
        if x is None:
            continue
        total += x
a = acc()
print(next(a), a.send(5), next(a), a.send(7))
def avg():
    total, n = 0.0, 0
    while True:
        v = yield total / n if n else 0.0
        total += v
        n += 1
b = avg()
print(next(b), b.send(4), b.send(6.0))
try:
    next(b)
except TypeError as e:
    print(e)
def resettable(start: int) -> Generator[int, int | None, None]:
    i = start
    while True:
        new = yield i
        i = new if new is not None else i + 1
r = resettable(3)
print(next(r), next(r), r.send(10), next(r))
def echo():
    while True:
        got = yield
        print("got", got, repr(got))
e = echo()
next(e)
e.send("x")
next(e)
e.send("y")
def words() -> Generator[str, str, None]:
    w = "start"
    while True:
        w = (yield w.upper())
ws = words()
print(next(ws), ws.send("abc"))
try:
    next(ws)
except AttributeError as err:
    print(err)
def delegate():
    r = yield from countdown(2)
    print("r", r)
for x in delegate():
    print(x)


def averager():
    total = n = 0
    while True:
        v = yield
        if v is None:
            break
        total += v
        n += 1
    return total / n


def grouper(results, key):
    while True:
        results[key] = yield from averager()


found = {}
for name, values in {"a": [1, 2, 3], "b": [4.5, 5]}.items():
    group = grouper(found, name)
    next(group)
    for number in values:
        group.send(number)
    group.send(None)
print(found)


def echoing():
    got = None
    while True:
        got = yield got


def middle():
    yield from echoing()


def top():
    yield from middle()


t = top()
next(t)
print(t.send(1), t.send("a"), t.send([2]), next(t))


def inner_of_texts():
    x = yield "s1"
    print("x", x)
    yield "s2"
    return "result"


def outer_of_texts():
    try:
        r = yield from inner_of_texts()
        print("r", r)
    except ValueError:
        yield "after"


o = outer_of_texts()
print(next(o), o.send("hi"), next(o, "end"))


def customer(log):
    got = yield "a"
    log.append(f"got {got}")
    got = yield "b"
    log.append(f"got {got}")


def resume(process):
    value = None
    for _ in range(3):
        try:
            command = process.send(value)
        except StopIteration:
            print("stop")
            return
        print(command)
        value = 17


log = []
p = customer(log)
resume(p)
print(log)
q = customer(log)
try:
    q.send(5)
except TypeError as e:
    print(e)
print(q.send(None), q.send(1))
