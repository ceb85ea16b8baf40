"""next() of iterators of several kinds, in fields and from functions, some of nothing."""

import itertools


class Script:
    def __init__(self, lines):
        self.lines = iter(lines)

    def read(self):
        return next(self.lines, None)


for s in (Script([]), Script(["a", "b"])):
    print(s.read(), s.read())


class Proxy:
    def __init__(self, backends):
        self.backends = itertools.cycle([b * 2 for b in backends])

    def next(self):
        return next(self.backends)


p = Proxy([1, 2])
print(p.next(), p.next(), p.next())


def numbers(kind):
    if kind == "list":
        return iter([1, 2])
    if kind == "count":
        return itertools.count(7)
    return None


for kind in ("list", "count", "none"):
    try:
        print(next(numbers(kind)), next(numbers(kind), "end"))
    except TypeError as e:
        print(e)
