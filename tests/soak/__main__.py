"""`make soak`: each hardship at full length, on a machine of its own. `python -m tests.soak NAME...` runs some.

A name may have a length: `python -m tests.soak frames=20000 flood=5`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from tests.bench.beside.packages import Missing
from tests.bench.beside.wire import separate
from tests.guest.machine import Ended
from tests.soak.attacks import attack, damaged_frames, flood, idle_connections, vanished
from tests.soak.links import guests, links
from tests.soak.loads import connections, held, load, requests, slow_readers
from tests.soak.raw import Peer

ATTACKS: dict[str, tuple[Callable[[Peer, int], str], int, int]] = {
    "frames": (damaged_frames, 1_000_000, 32),
    "flood": (flood, 20, 32),
    "idle": (idle_connections, 10_000, 64),
    "vanished": (vanished, 100, 128),
}  # what, how much of it, in how many MiB; over a raw link
LOADS: dict[str, tuple[Callable[[str, int], str], int, int]] = {
    "requests": (requests, 1_000_000, 32),
    "connections": (connections, 100_000, 32),
    "held": (held, 1000, 32),
    "slow": (slow_readers, 50, 128),
}  # by this machine's own sockets, which needs root
LINKS: dict[str, Callable[[int], str]] = {"links": links, "guests": guests}  # over bad links
SEEDS = 100
NAMES = (*ATTACKS, *LOADS, *LINKS)


def suffer(name: str, length: str) -> str:
    """One hardship; what came of it. AssertionError, OSError."""
    if name in LINKS:
        return LINKS[name](int(length or SEEDS))
    if name in LOADS:
        burden, full, mib = LOADS[name]
        told, ended = load(burden, int(length or full), mib)
    else:
        do, full, mib = ATTACKS[name]
        said: list[str] = []
        ended = attack(lambda peer: said.append(do(peer, int(length or full))), mib)
        told = said[-1]
    check(ended)
    return told


def check(ended: Ended) -> None:
    """The server has said nothing else, and was running until it was stopped."""
    if ended.end != ("exit", 0) or ended.out != b"listening\n":
        raise AssertionError(f"{ended.end}: {ended.text}")


def main(words: Iterable[str]) -> int:
    separated = False
    failed = 0
    for word in words:
        name, _, length = word.partition("=")
        if name not in NAMES:
            print(f"there is no {name}; there are {', '.join(NAMES)}", file=sys.stderr)
            return 2
        try:
            if name not in ATTACKS and not separated:
                separate()
                separated = True
            told = suffer(name, length)
        except (AssertionError, OSError, Missing) as problem:
            failed += 1
            told = f"FAILED: {problem}"
        print(f"{name}: {told}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or NAMES))
