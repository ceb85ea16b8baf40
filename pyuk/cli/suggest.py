"""Did you mean: the nearest known name for an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(unknown: str, known: Iterable[str]) -> str | None:
    """`did you mean 'memory'?`, or None where nothing is near."""
    import difflib  # here and not above: only a mistake needs it

    names = {name.lower(): name for name in known}
    near = difflib.get_close_matches(unknown.lower(), names, n=1)
    return f"did you mean '{names[near[0]]}'?" if near else None
