"""+ - * // % divmod and abs on every mix of signs."""


def table(a: int, b: int) -> None:
    print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), abs(a), -b, +a)


for a in [0, 1, 7, -7, 100, -100, 12345678901, -12345678901]:
    for b in [1, -1, 3, -3, 7, -7, 1000003, -1000003]:
        table(a, b)

LARGEST = 9223372036854775807
LEAST = -9223372036854775807 - 1
print(LARGEST, LEAST, LARGEST + LEAST, LEAST // 2, LEAST % 10, LARGEST // -2, LARGEST % -10)
print(LEAST // 3, LEAST % 3, LEAST // -3, LEAST % -3, LEAST % -1, LEAST // 1)
x = LARGEST
x -= 1
x //= 7
x %= 1000
x *= -3
x += 1
print(x)
