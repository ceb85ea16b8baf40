"""`make stress`: tests/programs/threads_stress.py for long, in the guest, under several seeds and speeds of the clock.

Under -icount a run is the same every time: what goes wrong is found again by its line here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pyuk.cli.machine import kernel_command_line
from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build
from tests.bench.guest import MICROVM, time_image

PROGRAM = Path(__file__).parent / "programs" / "threads_stress.py"
MEANT = "[]\n10000 3 0 True 0\nTrue True True True\n[]\n"
THREADS, STEPS = 200, 2500
SEEDS = range(1, 4)
SPEEDS = ("", "shift=0,sleep=off", "shift=2,sleep=off", "shift=5,sleep=off")


def main() -> None:
    """Run all; status 1 where one goes wrong."""
    image = build(PROGRAM, BuildOptions(stripped=True)).image
    failed = False
    for seed in SEEDS:
        for speed in SPEEDS:
            line = kernel_command_line("", [PROGRAM.name, str(THREADS), str(STEPS), str(seed)])
            counted = ("-icount", speed) if speed else ()
            seconds, output = time_image(
                image, f"{MICROVM},auto-kernel-cmdline=off", "-cpu", "max", *counted, "-append", line
            )
            verdict = "fine" if output == MEANT else f"WRONG: {output!r}"
            failed |= output != MEANT
            print(f"seed {seed}, {speed or 'the clock of the host'}: {verdict}, {seconds:.1f} s", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
