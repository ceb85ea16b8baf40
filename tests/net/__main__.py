"""`make simulate`: thousands of transfers, millions of forged segments, a hundred thousand connections.

`python -m tests.net [FACTOR]` does so many times as much. Each run begins with other seeds where FACTOR is given.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from pyuk.hosted.program import hosted

SIMULATE = Path(__file__).parent / "cases" / "simulate.py"


def main() -> int:
    factor = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    seed = int(time.time()) % 1_000_000 if len(sys.argv) > 1 else 1
    program = hosted(SIMULATE)
    words = f"transfers {seed} {5000 * factor} 200000 fuzz {seed} {1000 * factor} 2000"
    words += f" load {100_000 * factor} 10000 1000"
    started = time.monotonic()
    done = program.run([str(SIMULATE), *words.split()])
    sys.stdout.write(done.stdout.decode())
    print(f"{time.monotonic() - started:.1f} s")
    return done.status


if __name__ == "__main__":
    sys.exit(main())
