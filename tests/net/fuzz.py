"""`make fuzz`: ten million damaged frames into a host, compiled. `python -m tests.net.fuzz COUNT SEED` for others."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from pyuk.hosted.program import hosted

FRAMES = Path(__file__).parent / "cases" / "frames.py"


def main() -> int:
    count = sys.argv[1] if len(sys.argv) > 1 else "10000000"
    seed = sys.argv[2] if len(sys.argv) > 2 else "1"
    program = hosted(FRAMES)
    started = time.monotonic()
    done = program.run([str(FRAMES), seed, count])
    sys.stdout.write(done.stdout.decode() + done.stderr.decode())
    print(f"{time.monotonic() - started:.1f} s")
    return done.status


if __name__ == "__main__":
    sys.exit(main())
