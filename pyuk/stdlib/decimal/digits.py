"""Natural numbers of any size as texts of decimal digits, without zeros in front. Next: rounding.py."""

from __future__ import annotations

CHUNK = 9  # digits that are computed with at once: a product of two such parts fits in an int
BASE = 1_000_000_000
SHORT = 18  # digits of a number that is an int


def plain(digits: str) -> str:
    """The digits without zeros in front."""
    return digits.lstrip("0") or "0"


def parts_of(digits: str) -> list[int]:
    """The parts of CHUNK digits, the lowest first."""
    found: list[int] = []
    end = len(digits)
    while end > 0:
        found.append(int(digits[max(0, end - CHUNK) : end]))
        end -= CHUNK
    return found


def text_of(parts: list[int]) -> str:
    """The digits of such parts."""
    return plain("".join([f"{part:09d}" for part in reversed(parts)]))


def compare(a: str, b: str) -> int:
    """Below 0, 0 or above 0."""
    if len(a) != len(b):
        return len(a) - len(b)
    if a == b:
        return 0
    return -1 if a < b else 1


def add(a: str, b: str) -> str:
    """a + b."""
    if len(a) < SHORT and len(b) < SHORT:
        return str(int(a) + int(b))
    one, other = parts_of(a), parts_of(b)
    result: list[int] = []
    carry = 0
    for i in range(max(len(one), len(other))):
        total = carry + (one[i] if i < len(one) else 0) + (other[i] if i < len(other) else 0)
        carry, rest = divmod(total, BASE)
        result.append(rest)
    result.append(carry)
    return text_of(result)


def subtract(a: str, b: str) -> str:
    """a - b, for an a that is not below b."""
    if len(a) <= SHORT:
        return str(int(a) - int(b))
    one, other = parts_of(a), parts_of(b)
    result: list[int] = []
    borrow = 0
    for i in range(len(one)):
        left = one[i] - borrow - (other[i] if i < len(other) else 0)
        borrow = 1 if left < 0 else 0
        result.append(left + BASE * borrow)
    return text_of(result)


def multiply(a: str, b: str) -> str:
    """a * b."""
    if len(a) + len(b) <= SHORT:
        return str(int(a) * int(b))
    one, other = parts_of(a), parts_of(b)
    result = [0] * (len(one) + len(other))
    for i in range(len(one)):
        carry = 0
        for j in range(len(other)):
            carry, result[i + j] = divmod(result[i + j] + one[i] * other[j] + carry, BASE)
        result[i + len(other)] += carry
    return text_of(result)


def divide(a: str, b: str) -> tuple[str, str]:
    """a // b and a % b, for a b that is not 0; digit by digit."""
    if len(a) <= SHORT and len(b) <= SHORT:
        return str(int(a) // int(b)), str(int(a) % int(b))
    quotient: list[str] = []
    rest = "0"
    for digit in a:
        rest = plain(rest + digit)
        count = 0
        while compare(rest, b) >= 0:
            rest = subtract(rest, b)
            count += 1
        quotient.append(str(count))
    return plain("".join(quotient)), rest


def power(a: str, exponent: int) -> str:
    """a ** exponent."""
    result = "1"
    for bit in f"{exponent:b}":
        result = multiply(result, result)
        if bit == "1":
            result = multiply(result, a)
    return result


def root(a: str) -> str:
    """The greatest number whose square is not above a."""
    guess = "1" + "0" * ((len(a) + 1) // 2)
    while True:
        better = divide(add(guess, divide(a, guess)[0]), "2")[0]
        if compare(better, guess) >= 0:
            return guess
        guess = better
