"""Texts: written once, run under CPython (by pytest itself), under the JIT and in the guest."""


def reversed_words(text: str) -> str:
    words = text.split()
    words.reverse()
    return " ".join(words)


def digits(n: int, base: int) -> str:
    if n < base:
        return str(n) if n < 10 else chr(ord("a") + n - 10)
    return digits(n // base, base) + digits(n % base, base)


def test_words() -> None:
    assert reversed_words("the quick  brown fox") == "fox brown quick the"
    assert reversed_words("   ") == ""


def test_numbers_and_back() -> None:
    for n in [0, 1, 9, 10, 255, 4096, 123456789]:
        assert int(digits(n, 16), 16) == n
        assert digits(n, 2) == bin(n)[2:]
        assert int(str(-n)) == -n
        print(n, digits(n, 36))


def test_floats_and_back() -> None:
    x = 0.1
    for _ in range(60):
        x = x * 1.37 - 0.01
        assert float(str(x)) == x
        assert float(f"{x:.17g}") == x
    print(x)


def test_slices() -> None:
    text = "añ🐍xyz"
    for start in range(-8, 9):
        for stop in range(-8, 9):
            part = text[start:stop]
            assert part in text
            assert len(part) <= len(text)
    assert text[::-1][::-1] == text
