from typing import Optional


def keep(value: Optional[int]) -> int:
    counts: list[int] = [1, value]
    return len(counts)


keep(None)
keep(3)
