"""Numbers that may be ints or floats, in builtins and folds."""
def num(x: int | float | str | None) -> None:
    if isinstance(x, (int, float)):
        print(abs(x), int(x), float(x), round(x), round(x, 1), -x, +x, x // 2, x % 2, x ** 2, divmod(x, 2), bool(x))
        print(f"{x:8} {x:>8} {x!r}", str(x), hash(x) == hash(x))
        print(pow(x, 2), min(x, 1), max(x, 2.5), sum([x, x]), [x] * 2, isinstance(x, int))
        x += 1
        print(x)
for v in [1, -2.5, 3]:
    num(v)
xs = [1, 2.5, 3]
print(sum(xs), max(xs), min(xs), sorted(xs), sorted(xs, reverse=True), sum(xs) / len(xs))
for x in xs:
    print(x * 2, x + 0.5, x == 1, x < 2)
t = 0
for x in xs:
    t += x
print(t)
