"""/ on ints gives the nearest float, also past 53 bits."""

for a in [0, 1, -1, 7, -7, 10**17 + 1, 2**62 + 1, -(2**62) - 3, 9007199254740993]:
    for b in [1, -1, 2, 3, -3, 10, 7**20, 9007199254740993, 2**61 + 5]:
        print(a, b, a / b)
x = 7.0
x /= 2
print(x)
