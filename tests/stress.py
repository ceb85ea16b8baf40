"""`make stress`: tests/programs/threads_stress.py for long, in the guest, under several seeds and speeds of the clock.

Two hundred threads, a million switches in each run, and a thread that looks at the kernel's books meanwhile
(tests/guest/cases/stress_checked.py). Under -icount a run is the same every time, to the instruction: what goes
wrong is found again by its line here. tests/guest/test_tasks.py has the short form.
"""

from __future__ import annotations

import functools
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from pyuk.cli.machine import FIXED, kernel_command_line
from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build
from tests.bench.guest import MICROVM, time_image

TESTS = Path(__file__).parent
PROGRAM = TESTS / "programs" / "threads_stress.py"
CHECKED = TESTS / "guest" / "cases" / "stress_checked.py"
MEANT = "[]\n10000 3 0 True 0\nTrue True True True\n[]\nmistakes []\nfailures 0\n"
THREADS, STEPS = 200, 7000
SWITCHES = 1_000_000
SEEDS = range(1, 4)
SPEEDS = ("", "shift=0,sleep=off", "shift=2,sleep=off", "shift=5,sleep=off")
PATIENCE = 1800.0  # seconds for one run


@dataclass(frozen=True)
class Run:
    """What came of a run."""

    seconds: float
    output: str

    @property
    def is_right(self) -> bool:
        """Whether everything held."""
        return self.output.startswith(MEANT)

    def count(self, name: str) -> int:
        """One of the counts that a run ends with."""
        found = re.search(rf"\b{name} (\d+)\b", self.output)
        return int(found[1]) if found else 0


@functools.cache
def image() -> bytes:
    """The program, with the thread that looks at the kernel."""
    options = BuildOptions(stripped=True, text=CHECKED.read_text(encoding="utf-8"))
    return build(PROGRAM.parent / CHECKED.name, options).image


def run(threads: int, steps: int, seed: int, speed: str) -> Run:
    """One run. speed: for -icount; without it the clock is the host's."""
    line = kernel_command_line(FIXED, [PROGRAM.name, str(threads), str(steps), str(seed)])
    counted = ("-icount", speed) if speed else ()
    machine = f"{MICROVM},auto-kernel-cmdline=off"
    return Run(*time_image(image(), machine, "-cpu", "max", *counted, "-append", line, timeout=PATIENCE))


def main() -> None:
    """Run all; status 1 where one goes wrong."""
    failed = False
    for seed in SEEDS:
        for speed in SPEEDS:
            done = run(THREADS, STEPS, seed, speed)
            is_fine = done.is_right and done.count("switches") >= SWITCHES
            failed |= not is_fine
            print(f"seed {seed}, {speed or 'the clock of the host'}: {'fine' if is_fine else 'WRONG'}, "
                  f"{done.count('switches')} switches, {done.count('interrupts')} interrupts, "
                  f"{done.count('collections')} collections, {done.seconds:.1f} s", flush=True)
            if not is_fine:
                print(done.output, flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
