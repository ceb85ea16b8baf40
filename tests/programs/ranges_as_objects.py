def f(r: range) -> int:
    return len(r)
r = range(3, 20, 4)
print(r, len(r), r[0], r[-1], list(r), 7 in r, 8 in r, r.start, r.stop, r.step)
print(range(5)[1:3], range(10)[::-1], list(range(10)[::-2]), f(range(7)), range(0), bool(range(0)), bool(range(2)))
for i in r:
    print(i)
for i in r:
    for j in r:
        if i == j:
            print(i, j)
xs = range(4) if len(r) > 2 else range(9)
print([x for x in xs], sum(xs), max(xs), sorted(xs, reverse=True), list(reversed(xs)))
print(range(3) == range(0, 3), range(0, 3, 2) == range(0, 4, 2), range(2) == range(3))
print(r.index(7), r.count(7), r.count(6))
try:
    print(r[9])
except IndexError as e:
    print(e)
try:
    range(1, 2, 0)
except ValueError as e:
    print(e)
print(5 in range(10), -1 in range(10), range(5) != range(6))
