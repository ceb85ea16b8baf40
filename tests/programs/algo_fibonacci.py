"""Fibonacci numbers by recursion, loop, matrix and memory."""


def recursive(n: int) -> int:
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def loop(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def matrix(n: int) -> int:
    a, b, c = 1, 1, 0
    x, y, z = 1, 0, 1
    while n > 0:
        if n % 2:
            x, y, z = x * a + y * b, x * b + y * c, y * b + z * c
        n //= 2
        if n > 0:
            a, b, c = a * a + b * b, a * b + b * c, b * b + c * c
    return y


memory = [0, 1]


def remembered(n: int) -> int:
    while len(memory) <= n:
        memory.append(memory[-1] + memory[-2])
    return memory[n]


for n in [0, 1, 2, 10, 18]:
    print(n, recursive(n), loop(n), matrix(n), remembered(n))
print(loop(90), matrix(90), remembered(90), loop(91))
