from collections import deque
from typing import Optional


def keep(value: Optional[int]) -> int:
    counts: deque[int] = deque([1, value])
    return len(counts)


keep(None)
keep(3)
