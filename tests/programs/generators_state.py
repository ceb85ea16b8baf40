def exc_var():
    try:
        yield 1
        raise ValueError("v")
    except ValueError as e:
        yield 2
        print("still", e)
        msg = str(e)
    yield len(msg)


def unbound(flag: bool):
    if flag:
        x = 1
    yield 0
    print(x)
    yield x


def deleted():
    x = [1]
    yield x
    del x
    yield [2]
    print(x)


G = 10


def uses_global():
    global G
    for _ in range(3):
        G += 1
        yield G


def bools(n: int):
    flag = False
    half = 0.5
    for i in range(n):
        flag = not flag
        half *= 2.0
        t = (flag, half, "s" * i)
        yield t
    yield flag, half, ""


def in_expr():
    x = (yield 20)
    print(x)
    print(f"{(yield 30)}", [(yield 40), (yield 50)])
    a, b = (yield 60), (yield 70)
    print(a, b)


def while_else(n: int):
    while n:
        yield n
        n -= 1
    else:
        yield 100


def overflow():
    x = 9223372036854775807
    yield x
    yield len(str(x)) + 0 * (x - 1)


def ctx():
    try:
        raise KeyError("first")
    except KeyError:
        yield 1
        raise ValueError("second")


def matcher(xs: list[int]):
    for x in xs:
        match x:
            case 0:
                yield "zero"
            case n if n < 0:
                yield "neg"
            case _:
                yield "pos"


def early():
    if G > 0:
        return
    yield 1


def deep(n: int):
    if n:
        yield from deep(n - 1)
    yield n


class Acc:
    def __init__(self) -> None:
        self.total = 0

    def feed(self):
        while True:
            x = yield self.total
            if x is None:
                return
            self.total += x


def big_frame():
    a, b, c, d, e, f, g, h = 1, 2, 3, 4, 5, 6, 7, 8
    xs = [a, b]
    s = "abc"
    for i in range(3):
        yield a + b + c + d + e + f + g + h + i + len(xs) + len(s)
        a, b, c, d = b, c, d, a
        xs.append(i)
        s += str(i)
    yield sum(xs) + len(s) + a * 1000


def main() -> None:
    print(list(exc_var()))
    print(list(unbound(True)))
    try:
        print(list(unbound(False)))
    except UnboundLocalError as e:
        print("ule")
    try:
        for w in deleted():
            print(w)
    except UnboundLocalError:
        print("deleted")
    print(list(uses_global()), G)
    print(list(bools(3)))
    print(list(in_expr()))
    print(list(while_else(3)))
    try:
        for v in ctx():
            print(v)
    except ValueError as e:
        print(repr(e))
    print(list(matcher([0, -1, 5])), list(early()), sum(deep(300)))
    print(list(big_frame()))
    o = overflow()
    print(next(o))
    try:
        next(o)
    except OverflowError:
        print("overflow")
    print(list(o))
    xs = [1, 2, 3]
    it = iter(xs)
    xs.append(4)
    print(list(it))
    en = enumerate(xs)
    xs.append(5)
    print(list(en)[-1])
    z = zip(xs, xs[1:])
    print(list(z))
    print([*map(lambda t: t[0] * t[1], zip(xs, xs))])
    print(sorted((x % 3, x) for x in xs), dict(zip("abc", xs)), set(map(abs, [-1, 1])), tuple_like(x for x in "ab"))
    m = map(str, filter(lambda v: v > 2, xs))
    print(next(m), "".join(m))
    r = iter(range(3))
    print(next(r), [v for v in r])


def tuple_like(it):
    return [v for v in it]


main()
