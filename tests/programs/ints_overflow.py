"""The edge of 64 bits, from inside: nothing here leaves it."""

LARGEST = 2**63 - 1
LEAST = -(2**63)


def middle(a: int, b: int) -> int:
    return a + (b - a) // 2


print(LARGEST, LEAST, LARGEST - 1 + 1, LEAST + 1 - 1)
print(middle(0, LARGEST), middle(LARGEST - 10, LARGEST))
print(abs(LEAST + 1), -(LEAST + 1), LARGEST * -1)
print(3037000499 * 3037000499, 3037000500 * -3037000499)
print(LARGEST // 1, LARGEST % 2, LEAST // 1, LEAST % 2)
print(LEAST < LARGEST, LEAST == -LARGEST - 1, LARGEST > LEAST, LARGEST != LEAST)
print(str(LEAST), repr(LARGEST), int("9223372036854775807"), int("-9223372036854775808"))
