from typing import Optional

counts: list[int] = []


def keep(value: Optional[int]) -> None:
    counts.append(value)


keep(None)
keep(3)
