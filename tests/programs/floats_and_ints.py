"""Ints and floats compared and mixed: comparison is exact."""


def order(a: int, b: float) -> str:
    return f"{a < b} {a <= b} {a == b} {a != b} {a >= b} {a > b}"


for a in [0, 1, -1, 2**53, 2**53 + 1, 2**63 - 1, -(2**63)]:
    for b in [0.0, -0.0, 1.0, 0.5, 9007199254740992.0, 9223372036854775808.0, -9223372036854775808.0, 1e300, float("nan")]:
        print(a, b, order(a, b))
print(1 + 2.5, 2.5 - 1, 3 * 1.5, 7 / 2.0, 7 // 2.0, 7 % 2.5, 2**0.5, 2.0**3, -7 // 2.0, True + 0.5)
x = 1
y = x + 0.5
print(x, y, max(1, 2), min(2.5, 1.5), max(1, 2, 3), min("b", "a", "c"), max(3.0, float("nan")), max(float("nan"), 3.0))
