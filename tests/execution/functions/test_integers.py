"""Integers: written once, run under CPython (by pytest itself), under the JIT and in the guest."""

import math

LARGEST = 9223372036854775807


def gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def overflows(a: int, b: int) -> bool:
    """Whether a * b is outside 64 bits; exact in CPython, an OverflowError in compiled code."""
    try:
        return not -LARGEST - 1 <= a * b <= LARGEST
    except OverflowError:
        return True


def test_gcd() -> None:
    for a in range(-20, 20):
        for b in range(1, 20):
            assert gcd(a, b) == math.gcd(a, b)


def test_division_and_remainder_fit_together() -> None:
    for a in [0, 1, -1, 7, -7, 12345, -12345, LARGEST // 2, -LARGEST // 2]:
        for b in [1, 2, 3, -3, 1000, -1000, LARGEST]:
            quotient, rest = divmod(a, b)
            assert (quotient, rest) == (a // b, a % b)
            assert rest == 0 or (rest < 0) == (b < 0)
            assert quotient * b == a - rest


def test_overflow_is_loud() -> None:
    assert overflows(LARGEST, 2)
    assert overflows(-LARGEST, 3)
    assert not overflows(3037000499, 3037000499)
    assert not overflows(LARGEST, -1)


def test_masks_wrap() -> None:
    state = 1
    for _ in range(100):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0x7FFF_FFFF_FFFF_FFFF
    assert (LARGEST * 3) & 0xFFFF == 0xFFFD
    print(state)


def test_square_roots() -> None:
    for n in [0, 1, 2, 3, 4, 15, 16, 17, 10**12, 10**12 + 1, LARGEST]:
        root = math.isqrt(n)
        assert root * root <= n
        assert overflows(root + 1, root + 1) or (root + 1) * (root + 1) > n
