"""Programs with objects, strings and dicts: compiled by pyuk, by gcc -O2 from C, by mypyc, and under CPython.

Each file of cases/ has a function run(size). The C of programs.c takes the same steps to the same result.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from pyuk.hosted.program import hosted
from tests.bench.measure import CASES, best, must_agree, native

SIZES = {
    "binary_trees": (16, 12),  # (for what is compiled, for CPython and mypyc)
    "richards": (30, 1),
    "k_nucleotide": (250_000, 50_000),
    "sha256": (20_000, 200),
    "ast_interpreter": (2_000_000, 50_000),
}
ROUNDS = 3
TIMED = """
import json, sys, time
import {name} as program
times = []
for _ in range({rounds}):
    before = time.process_time()
    value = program.run({size})
    times.append(time.process_time() - before)
print(json.dumps([min(times), value]))
"""


def report() -> None:
    """Print a table: seconds of pyuk and of C, and how many times as fast as the interpreted ones pyuk is."""
    compiled = native("programs.c", list(SIZES))
    heads = f"{'pyuk s':>8} {'gcc -O2 s':>10} {'ratio':>6}   {'CPython / pyuk':>14} {'mypyc / pyuk':>13}"
    print(f"\n{'program':<16} {heads}")
    for name, (size, small) in SIZES.items():
        program = hosted(CASES / f"{name}.py", ["run"])
        program.run()
        ours, value = best(partial(program.call, "run", size), ROUNDS)
        theirs, expected = best(partial(getattr(compiled, name), size), ROUNDS)
        must_agree(name, value, expected, "C")
        ours_small, value = best(partial(program.call, "run", small), 10 * ROUNDS)  # short ones
        python, expected = _timed(name, small, CASES)
        must_agree(name, value, expected, "CPython")
        by_mypyc = _by_mypyc(name, small)
        beside = f"{by_mypyc / ours_small:13.1f}" if by_mypyc else f"{'not there':>13}"
        print(f"{name:<16} {ours:8.3f} {theirs:10.3f} {ours / theirs:6.2f}   {python / ours_small:14.1f} {beside}")


def _timed(name: str, size: int, directory: Path) -> tuple[float, int]:
    """Seconds and result of a module in `directory`, by the interpreter that runs this."""
    text = TIMED.format(name=name, size=size, rounds=ROUNDS)
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, cwd=directory, check=True)
    seconds, value = json.loads(done.stdout)
    return seconds, value


def _by_mypyc(name: str, size: int) -> float | None:
    """Seconds of the module compiled by mypyc; None where that is not installed or does not run it."""
    with tempfile.TemporaryDirectory() as directory:
        (Path(directory) / f"{name}.py").write_text((CASES / f"{name}.py").read_text())
        command = [sys.executable, "-m", "mypyc", f"{name}.py"]
        try:
            subprocess.run(command, capture_output=True, cwd=directory, check=True, timeout=300)
            return _timed(name, size, Path(directory))[0]
        except (subprocess.SubprocessError, OSError):
            return None
