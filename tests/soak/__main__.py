"""`make soak`: each hardship at full length, on a machine of its own. `python -m tests.soak NAME...` runs some.

A name may have a length: `python -m tests.soak frames=20000 flood=5`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.soak.attacks import attack, damaged_frames, flood, idle_connections
from tests.soak.raw import Peer

FULL: dict[str, tuple[Callable[[Peer, int], str], int, int]] = {
    "frames": (damaged_frames, 1_000_000, 32),
    "flood": (flood, 20, 32),
    "idle": (idle_connections, 10_000, 64),
}  # what, how much of it, in how many MiB


def main() -> int:
    failed = 0
    for word in sys.argv[1:] or FULL:
        name, _, length = word.partition("=")
        if name not in FULL:
            print(f"there is no {name}; there are {', '.join(FULL)}", file=sys.stderr)
            return 2
        do, full, mib = FULL[name]
        told: list[str] = []
        try:
            ended = attack(lambda peer: told.append(do(peer, int(length or full))), mib)  # noqa: B023
            if ended.end != ("exit", 0) or ended.out != b"listening\n":
                raise AssertionError(f"{ended.end}: {ended.text}")
        except (AssertionError, OSError) as problem:
            failed += 1
            told.append(f"FAILED: {problem}")
        print(f"{name}: {told[-1]}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
