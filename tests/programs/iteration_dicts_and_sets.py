d = {x: x * x for x in range(3)}
s = {x % 2 for x in range(5)}
print(d, s, sorted(d), [k for k in d], [(k, v) for k, v in d.items()], sum(d.values()), max(d))
print(set(x for x in [1, 1]), dict((k, v) for k, v in [("a", 1)]), len({1, 2}), list(d.keys()), 1 in d)
for i, (k, v) in enumerate(d.items()):
    print(i, k, v)
print(list(zip(d, d.values())), {**d, 5: 6}, [*d], any(v > 3 for v in d.values()))
def g():
    yield from {1: 2}
    yield from {3}
print(list(g()), set(g()), sorted({"b": 1, "a": 2}.items(), key=lambda p: p[1]), frozenset(x for x in "aab") == frozenset("ba"))
it = iter(d)
print(next(it), list(it))
a, b, c = d
print(a, b, c)
print(",".join({"x": 1, "y": 2}), min(d.items()), list(map(lambda p: p[0] + p[1], d.items())), list(reversed([1, 2])))
