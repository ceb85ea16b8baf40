"""Programs with objects, strings and dicts: by pyuk, gcc -O2 (from C), mypyc, Shed Skin and CPython.

Each file of cases/ has a function run(size). The C of programs.c takes the same steps to the same result.
"""

from __future__ import annotations

import json
import shutil
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

TIMED_MAIN = """
if __name__ == '__main__':
    least = 1e9
    for _ in range({rounds}):
        before = time.process_time()
        run({size})
        least = min(least, time.process_time() - before)
    print(least)
"""


def report() -> None:
    """Print a table: seconds of pyuk and of C, and how many times as fast as the interpreted ones pyuk is."""
    compiled = native("programs.c", list(SIZES))
    times = f"{'pyuk s':>8} {'gcc -O2 s':>10} {'ratio':>6}"
    print(f"\n{'program':<16} {times}   {'CPython / pyuk':>14} {'mypyc / pyuk':>13} {'Shed Skin / pyuk':>17}")
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
        by_shed_skin = _by_shed_skin(name, size)
        beside = f"{_ratio(by_mypyc, ours_small):>13} {_ratio(by_shed_skin, ours):>17}"
        print(f"{name:<16} {ours:8.3f} {theirs:10.3f} {ours / theirs:6.2f}   {python / ours_small:14.1f} {beside}")


def _ratio(theirs: float | None, ours: float) -> str:
    return f"{theirs / ours:.2f}" if theirs is not None else "not there"


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


def _by_shed_skin(name: str, size: int) -> float | None:
    """Seconds of the program that Shed Skin makes (package shed-skin, with what it builds by); None as above."""
    if shutil.which("shedskin") is None:
        return None
    text = (CASES / f"{name}.py").read_text().replace("from __future__ import annotations\n", "")
    main = TIMED_MAIN.format(rounds=ROUNDS, size=size)
    with tempfile.TemporaryDirectory() as directory:
        (Path(directory) / f"{name}.py").write_text(f"import time\n{text}\n{main}")
        try:
            subprocess.run(["shedskin", "build", name], capture_output=True, cwd=directory, check=True, timeout=600)
        except subprocess.SubprocessError:
            return None
        done = subprocess.run([Path(directory) / "build" / name], capture_output=True, check=True)
    return float(done.stdout)
