"""k-nucleotide: counts of all substrings of some lengths, in a dict of strs."""


def sequence(length: int) -> str:
    state = 42
    letters: list[str] = []
    for _ in range(length):
        state = (state * 3877 + 29573) % 139968
        letters.append("ACGT"[state * 4 // 139968])
    return "".join(letters)


def counts(text: str, width: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for i in range(len(text) - width + 1):
        part = text[i : i + width]
        found[part] = found.get(part, 0) + 1
    return found


def run(length: int) -> int:
    text = sequence(length)
    total = 0
    for width in (1, 2, 3, 4, 6, 12, 18):
        found = counts(text, width)
        best = sorted(found.values(), reverse=True)
        total = (total * 31 + len(found) * 7 + best[0]) % 1000000007
    return total
