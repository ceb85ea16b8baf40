"""How bad a link is: what `--impair` says. Read next: impair.py."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from pyuk.compiler.errors import UsageError

LONGEST_DELAY_S = 60.0
UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0}


@dataclass(frozen=True)
class Impairment:
    """Shares of the frames, from 0 to 1; delay: of each frame, in seconds."""

    loss: float = 0.0
    delay: float = 0.0
    reorder: float = 0.0
    dup: float = 0.0
    corrupt: float = 0.0
    seed: int = 0


def parse_impairment(text: str) -> Impairment:
    """`loss=2%,delay=5ms,reorder=5%,dup=1%,corrupt=1%,seed=7`, or some of it. UsageError."""
    found: dict[str, float] = {}
    for part in text.split(","):
        name, _, value = part.strip().partition("=")
        if name not in {each.name for each in fields(Impairment)}:
            hint = "known are loss, delay, reorder, dup, corrupt and seed"
            raise UsageError(f"a link has no '{name}'", hint=hint)
        found[name] = _number(name, value)
    seed = int(found.pop("seed", 0.0))
    return Impairment(**found, seed=seed)


def _number(name: str, text: str) -> float:
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(%|us|ms|s)?", text)
    if match is not None:
        number, unit = float(match[1]), match[2]
        if name == "seed" and unit is None and number.is_integer():
            return number
        if name == "delay" and unit in UNITS and number * UNITS[unit] <= LONGEST_DELAY_S:
            return number * UNITS[unit]
        share = number / 100 if unit == "%" else number
        if name not in ("seed", "delay") and unit in ("%", None) and share <= 1:
            return share
    example = {"delay": "5ms", "seed": "7"}.get(name, "2%")
    raise UsageError(f"'{text}' is no {name} of a link", hint=f"such as {name}={example}")
