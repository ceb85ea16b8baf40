def g(n: int):
    yield n
    return n * 2
def h():
    yield 1
    return "text"
def k():
    yield 1
    return (1, "a")
def fl():
    yield 1
    return 2.5
def none():
    yield 1
def lst():
    yield 1
    return [1]
def go(it):
    try:
        while True:
            print(next(it))
    except StopIteration as e:
        print("stop", e, repr(e))
    try:
        next(it)
    except StopIteration as e:
        print("again", e, repr(e))
go(g(3))
go(h())
go(k())
go(fl())
go(none())
go(lst())
x = g(1)
for v in x:
    pass
try:
    next(x)
except StopIteration as e:
    print("after", e, repr(e))
async def co() -> int:
    return 5
try:
    co().send(None)
except StopIteration as e:
    print(e)
