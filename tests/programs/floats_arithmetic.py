"""float arithmetic, with signed zeros, infinities and nan."""

inf = float("inf")
nan = float("nan")
for a in [0.0, -0.0, 1.5, -1.5, 1e300, 5e-324, inf, -inf]:
    for b in [1.0, -2.5, 0.1, 1e-300, inf]:
        print(a, b, a + b, a - b, a * b, a / b, a // b, a % b)
print(nan, nan == nan, nan != nan, nan < 1.0, nan > 1.0, inf == inf, -inf < inf, inf - inf)
print(0.0 == -0.0, -0.0, 0.0 * -1.0, abs(-2.5), abs(-0.0), -(-1.5), +1.5)
print(0.1 + 0.2, 0.1 * 3, 1 / 3, 2 / 3, 1e16 + 1.0, 1e23, 1.1**10)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 1e20 % 3.0, divmod(7.5, 2.0), divmod(-7.5, 2.0))
x = 1.0
x += 0.5
x *= 3
x -= 1
x /= 7
x //= 0.1
x %= 4
x **= 0.5
print(x)
