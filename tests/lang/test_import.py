"""What importing pyuk.lang costs in CPU time, and what it brings along."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROBE = """
import sys, time
before = set(sys.modules)
start = time.process_time()
import pyuk.lang
spent = time.process_time() - start
import pyuk.lang.raw, pyuk.lang.intrinsics, pyuk.lang.objects, pyuk.lang.hashing
print(spent * 1000, *sorted(name.split(".")[0] for name in set(sys.modules) - before))
"""
BUDGET_MS = 30
TRIES = 20


def probe(cache: Path) -> tuple[float, set[str]]:
    """Milliseconds, and the packages that came along. Bytecode is in `cache`, as an installation has it."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", PROBE]
    result = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    spent, *names = result.stdout.split()
    return float(spent), set(names)


def test_the_import_is_fast(tmp_path: Path) -> None:
    """What else the machine does only adds to the time: one import within the budget shows the cost."""
    assert any(probe(tmp_path)[0] < BUDGET_MS for _ in range(TRIES))


def test_only_the_standard_library_comes_along(tmp_path: Path) -> None:
    names = probe(tmp_path)[1]
    assert names <= {"pyuk", *sys.stdlib_module_names}
    assert not names & {"ctypes", "dataclasses", "inspect", "importlib", "asyncio", "subprocess"}
