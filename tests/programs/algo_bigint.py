"""Whole numbers of any size, on lists of digits: factorials, powers and 2**200."""

BASE = 10_000
WIDTH = 4


class Big:
    """digits: to the base 10,000, the least first."""

    def __init__(self, digits: list[int]) -> None:
        self.digits = digits

    @staticmethod
    def of(n: int) -> "Big":
        digits: list[int] = []
        while n > 0:
            digits.append(n % BASE)
            n //= BASE
        return Big(digits)

    def __add__(self, other: "Big") -> "Big":
        result: list[int] = []
        carry = 0
        for i in range(max(len(self.digits), len(other.digits))):
            if i < len(self.digits):
                carry += self.digits[i]
            if i < len(other.digits):
                carry += other.digits[i]
            result.append(carry % BASE)
            carry //= BASE
        if carry:
            result.append(carry)
        return Big(result)

    def __mul__(self, other: "Big") -> "Big":
        result = [0] * (len(self.digits) + len(other.digits))
        for i, a in enumerate(self.digits):
            carry = 0
            for k, b in enumerate(other.digits):
                carry += result[i + k] + a * b
                result[i + k] = carry % BASE
                carry //= BASE
            result[i + len(other.digits)] += carry
        while result and result[-1] == 0:
            result.pop()
        return Big(result)

    def __str__(self) -> str:
        if not self.digits:
            return "0"
        text = str(self.digits[-1])
        for digit in reversed(self.digits[:-1]):
            text += str(digit).zfill(WIDTH)
        return text


def factorial(n: int) -> Big:
    result = Big.of(1)
    for i in range(2, n + 1):
        result = result * Big.of(i)
    return result


def power(base: int, n: int) -> Big:
    result, square = Big.of(1), Big.of(base)
    while n:
        if n & 1:
            result = result * square
        square = square * square
        n >>= 1
    return result


print(Big.of(0), Big.of(123456789), Big.of(99999999) + Big.of(1), factorial(30))
print(factorial(100))
print(power(2, 200), power(7, 77))
a, b = Big.of(0), Big.of(1)
for _ in range(300):
    a, b = b, a + b
print(a)
