"""Brackets that match, Roman numerals, number words, and the Collatz sequence."""


def balance(text: str) -> str:
    open_ones: list[str] = []
    for i, c in enumerate(text):
        if c in "([{":
            open_ones.append(c)
        elif c in ")]}":
            if not open_ones:
                return f"{c} at {i} closes nothing"
            opened = open_ones.pop()
            if "([{".index(opened) != ")]}".index(c):
                return f"{c} at {i} closes {opened}"
    return f"{len(open_ones)} open" if open_ones else "balanced"


def roman(n: int) -> str:
    result = ""
    values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
    texts = "M CM D CD C XC L XL X IX V IV I".split()
    for value, text in zip(values, texts):
        while n >= value:
            result += text
            n -= value
    return result


def in_words(n: int) -> str:
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 0:
        return "minus " + in_words(-n)
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10 - 2] + ("-" + small[n % 10] if n % 10 else "")
    if n < 1000:
        return small[n // 100] + " hundred" + (" and " + in_words(n % 100) if n % 100 else "")
    for value, name in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")]:
        if n >= value:
            rest = n % value
            return in_words(n // value) + " " + name + (" " + in_words(rest) if rest else "")
    raise AssertionError


def collatz(n: int) -> int:
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


for text in ["", "()[]{}", "([{}])", "(]", "((", "x)", "a[i] = f(b{c})"]:
    print(repr(text), balance(text))
for n in [1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999]:
    print(n, roman(n), in_words(n))
for n in [0, -7, 21, 100, 115, 1000, 1001, 12345, 1_000_000, 987_654_321, 9_000_000_001]:
    print(in_words(n))
longest = best = 0
for n in range(1, 3000):
    steps = collatz(n)
    if steps > longest:
        longest, best = steps, n
print(best, longest)
