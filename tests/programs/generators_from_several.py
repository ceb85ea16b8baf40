"""yield from one of several kinds of iterables."""

def sub(n):
    for i in range(n): yield i
    return f"done{n}"
def chain(*its):
    for it in its:
        r = yield from it
        if r: print("sub returned", r)
print(list(chain(sub(2), [7, 8], sub(1))))
def flat(x):
    if isinstance(x, list):
        for e in x: yield from flat(e)
    else:
        yield x
print(list(flat([1, [2, [3, "a"]], []])))
def pick(k):
    return sub(3) if k else "xyz"
def both():
    a = yield from pick(True)
    b = yield from pick(False)
    return a, b
g = both()
try:
    while True: print(next(g), end=" ")
except StopIteration as e:
    print(e.value)
