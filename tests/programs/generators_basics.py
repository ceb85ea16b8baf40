from typing import Iterator, Iterable, Generator


class Node:
    def __init__(self, value: int, left: "Node | None" = None, right: "Node | None" = None) -> None:
        self.value = value
        self.left = left
        self.right = right

    def walk(self) -> Iterator[int]:
        if self.left is not None:
            yield from self.left.walk()
        yield self.value
        if self.right is not None:
            yield from self.right.walk()

    def __iter__(self):
        yield self.value
        for child in (self.left, self.right):
            if child is not None:
                yield from child


def insert(node: Node | None, value: int) -> Node:
    if node is None:
        return Node(value)
    if value < node.value:
        node.left = insert(node.left, value)
    else:
        node.right = insert(node.right, value)
    return node


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n: int, it: Iterable[int]) -> Iterator[int]:
    if n <= 0:
        return
    for x in it:
        yield x
        n -= 1
        if n == 0:
            return


def averager() -> Generator[float, float, str]:
    total = 0.0
    n = 0
    avg = 0.0
    while n < 3:
        x = yield avg
        total += x
        n += 1
        avg = total / n
    return f"done {avg}"


def echo():
    while True:
        got = yield
        print("got", got)


def cleanup(name: str):
    try:
        print("open", name)
        yield 1
        yield 2
    finally:
        print("close", name)


def catcher():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            print("caught", e)
        except KeyError:
            print("key")
            yield "recovered"


def outer():
    r = yield from averager()
    print("inner returned", r)
    yield -1.0


def flatten(xs: list[list[int]]):
    for row in xs:
        yield from row


def pairs():
    for i in range(2):
        for c in "ab":
            yield i, c


def main() -> None:
    root: Node | None = None
    for v in [5, 2, 8, 1, 9, 3]:
        root = insert(root, v)
    assert root is not None
    print(list(root.walk()), [x for x in root], sum(root), max(root))
    print(list(take(10, fib())))
    print([x for x in take(5, [9, 8, 7])], list(take(2, range(100))))
    a = averager()
    print(next(a), a.send(10.0), a.send(20.0))
    try:
        a.send(30.0)
    except StopIteration:
        print("stop")
    e = echo()
    next(e)
    e.send("x")
    e.send("y")
    e.close()
    for x in cleanup("A"):
        print(x)
    g = cleanup("B")
    print(next(g))
    g.close()
    g.close()
    print(next(g, 99))
    c = catcher()
    print(next(c))
    print(c.throw(ValueError("boo")))
    print(c.throw(KeyError))
    print(next(c))
    try:
        c.throw(RuntimeError("out"))
    except RuntimeError as err:
        print("escaped", err)
    print(list(c))
    o = outer()
    next(o)
    o.send(1.0)
    o.send(2.0)
    print(o.send(6.0))
    print(list(o))
    print(list(flatten([[1, 2], [], [3]])))
    for i, ch in pairs():
        print(i, ch)
    z = zip(fib(), "abc")
    print(next(z), list(z))
    en = enumerate(["p", "q"], 5)
    print(next(en))
    for k, s in en:
        print(k, s)
    m = map(str, [1, 2, 3])
    print(next(m), ",".join(m))
    it = iter([1, 2, 3])
    print(next(it), next(it))
    for rest in it:
        print("rest", rest)
    print(next(it, -5))
    first = iter("hello")
    print(next(first), "".join(first))
    r = reversed([1, 2, 3])
    print(next(r), list(r))
    f = filter(None, [0, 1, 2, 0])
    print(list(f), list(f))
    a2, b2, *c2 = take(5, fib())
    print(a2, b2, c2)
    print(3 in fib(), any(x > 100 for x in fib()))


def pep479():
    yield 1
    raise StopIteration

def bad():
    it = iter([1])
    while True:
        yield next(it)

def rec(n: int) -> Iterator[int]:
    if n > 0:
        yield from rec(n - 1)
        yield n

main()
try:
    for x in pep479():
        print(x)
except RuntimeError as e:
    print(e)
try:
    print(list(bad()))
except RuntimeError as e:
    print(e)
print(sum(rec(50)))
