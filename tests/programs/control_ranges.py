"""range() in for loops: every direction, bounds evaluated once, the variable free to change."""


def ask(n: int) -> int:
    print("asked", n)
    return n


for stop in [3, 0, -3]:
    for i in range(stop):
        print(i, end=" ")
print()
for start, stop, step in [(0, 10, 3), (10, 0, -3), (5, 5, 1), (0, 5, -1), (5, 0, 1), (-3, 3, 2), (3, -4, -2)]:
    print(start, stop, step, end=": ")
    for i in range(start, stop, step):
        print(i, end=" ")
    print()
for i in range(ask(1), ask(4), ask(1)):
    i *= 10
    print(i)
n = 3
for i in range(n):
    n = 100
    print(i, n)
print(i)
for i in reversed(range(3)):
    print(i, end=" ")
for i in reversed(range(2, 5)):
    print(i, end=" ")
print()
for i in range(9223372036854775805, 9223372036854775807):
    print(i)
for i in range(-9223372036854775807, -9223372036854775808, -1):
    print(i)
for i in range(9223372036854775800, 9223372036854775807, 5):
    print(i)
total = 0
for i in range(1, 11):
    for k in range(i, 11, i):
        total += k
print(total)
print(list(range(5)), list(range(5, 0, -2)), list(range(0)))
try:
    for i in range(0, 5, ask(0)):
        print(i)
except ValueError as error:
    print(error)
