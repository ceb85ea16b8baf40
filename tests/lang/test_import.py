"""What importing pyuk.lang costs, and what it brings along."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import sys, time
before = set(sys.modules)
start = time.perf_counter()
import pyuk.lang
spent = time.perf_counter() - start
import pyuk.lang.raw, pyuk.lang.intrinsics, pyuk.lang.objects, pyuk.lang.hashing
print(spent * 1000, *sorted(name.split(".")[0] for name in set(sys.modules) - before))
"""
BUDGET_MS = 30


def probe() -> tuple[float, set[str]]:
    result = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    spent, *names = result.stdout.split()
    return float(spent), set(names)


def test_the_import_is_fast() -> None:
    assert min(probe()[0] for _ in range(5)) < BUDGET_MS


def test_only_the_standard_library_comes_along() -> None:
    names = probe()[1]
    assert names <= {"pyuk", *sys.stdlib_module_names}
    assert not names & {"ctypes", "dataclasses", "inspect", "importlib", "asyncio", "subprocess"}
