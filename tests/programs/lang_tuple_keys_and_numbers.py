"""Tuples that have grown are the keys that written ones are; ints and bools where a float is annotated."""

def build(n):
    t = ()
    while n:
        t += (n % 2,)
        n //= 2
    return t
d = {(0, 1): "two", (1, 1): "three"}
for n in range(6):
    t = build(n)
    print(t, d.get(t), t in d, t == (0, 1), (0, 1) == t, t != (1, 1))
seen = set()
seen.add((0, 1))
seen.add(build(2))
seen.add(build(5))
print(len(seen), build(2) in seen)
grid = {}
grid[(0, 0)] = 1
grid[build(3)] = 2
print(grid, grid[(1, 1)])
def area(w: float, h: float = 2) -> float:
    return w * h
for v in [area(3), area(3.0), area(2, 0.5), area(True, 4)]:
    print(v, f"{v:.2f}", f"{v}", v // 1, v % 2, str(v), type(v).__name__, v == 6, round(v), -v, v ** 2, v / 2, divmod(v, 4))
print([area(i) for i in range(3)], sum([area(1), area(1.5)]), max(area(1), area(0.5)), sorted([area(2), area(0.25), area(1)]))
k = {area(1): "a", area(2.0): "b"}
print(k, k[2], k[4.0])
