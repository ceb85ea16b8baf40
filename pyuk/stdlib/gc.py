"""gc: the collector of the kernel. It runs when memory is needed; disable() is noted and has no effect.

Source: The Python Standard Library, "gc".
"""

from __future__ import annotations

from pyuk.kernel import collector

GENERATIONS = 3
_is_enabled: bool = True
_threshold: tuple[int, int, int] = (700, 10, 10)


def collect(generation: int = 2) -> int:
    """Give back the memory of all that cannot be reached; 0, as objects are not counted."""
    if not 0 <= generation < GENERATIONS:
        raise ValueError("invalid generation")
    collector.collect_with_registers()
    return 0


def enable() -> None:
    """isenabled() is true from now on."""
    global _is_enabled
    _is_enabled = True


def disable() -> None:
    """isenabled() is false from now on; memory that is needed is looked for even so."""
    global _is_enabled
    _is_enabled = False


def isenabled() -> bool:
    """Which of the two was called last."""
    return _is_enabled


def get_stats() -> list[dict[str, int]]:
    """For each generation how often there was a collection: there is only the oldest one."""
    counts = [0, 0, collector.collections]
    return [{"collections": count, "collected": 0, "uncollectable": 0} for count in counts]


def get_count() -> tuple[int, int, int]:
    """How many objects of each generation were made since: none are counted."""
    return 0, 0, 0


def get_threshold() -> tuple[int, int, int]:
    """What set_threshold() was given last; it has no effect."""
    return _threshold


def set_threshold(threshold0: int, threshold1: int = 10, threshold2: int = 10) -> None:
    """Note the numbers."""
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)


def freeze() -> None:
    """Nothing: every collection looks at all objects."""


def unfreeze() -> None:
    """Nothing, too."""
