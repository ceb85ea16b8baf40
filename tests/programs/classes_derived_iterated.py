"""Classes that derive from list and override its operators: loops ask none of them. Names in formats ask __getitem__."""

class Ring(list):
    def __getitem__(self, index):
        print("asked for", index)
        if isinstance(index, slice):
            return list.__getitem__(self, index)
        return super().__getitem__(index % len(self))


a = Ring([1, 2])
for x in a:
    print(x)
print([x for x in a], list(a), sum(a), sorted(a), max(a), 2 in a, a.index(2), [*a], tuple(a), set(a))
x, y = a
print(x, y, a[5], a[-1])
p, *q = a
print(p, q, list(zip(a, a)), list(map(str, a)), list(reversed(a)), list(enumerate(a)), a.copy(), a + [3], a == [1, 2])


def total(items: list[int]) -> int:
    return sum(items) + sum(i for i in items)


print(total(a), total([1]), [*reversed(a)])
it = iter(a)
print(next(it), next(it), next(it, "end"))
for x in a:
    if x < 3:
        a.append(x + 2)
print(list(a))


def where(v):
    for i, e in enumerate(v):
        print(i, e)
    return [e for e in v]


print(where(a), where([5]))


class Env(dict):
    def __getitem__(self, key):
        return f"<{super().__getitem__(key)}>"


class Default(dict):
    def __missing__(self, key):
        return key.upper()


class Lazy:
    def __getitem__(self, key):
        return len(key)


print("%(x)s and %(y)s" % Env(x=5, y=6), "%(a)s %(bc)s" % Default(a="b"), "%(abc)d" % Lazy())
print("%s" % Default(a="b"), "%s!" % Env(x=1))
