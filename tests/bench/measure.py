"""What the reports on speed share: processor time, C compiled by gcc, a module of this process's own Python."""

from __future__ import annotations

import ctypes
import importlib.util
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
ROUNDS = 5


def best(call: Callable[[], Any], rounds: int = ROUNDS) -> tuple[float, Any]:
    """The least processor time of some calls, and the value."""
    times, value = [], None
    for _ in range(rounds):
        before = time.process_time()
        value = call()
        times.append(time.process_time() - before)
    return min(times), value


def native(source: str, names: list[str], floats: tuple[str, ...] = ()) -> ctypes.CDLL:
    """A C file of cases/ compiled by gcc -O2; its functions take a long and give one, those in `floats` a double."""
    library = Path(tempfile.mkdtemp()) / f"{source}.so"
    flags = ["-O2", "-shared", "-fPIC", "-lm"]
    subprocess.run(["gcc", str(CASES / source), "-o", str(library), *flags], check=True)
    loaded = ctypes.CDLL(str(library))
    for name in names:
        function = getattr(loaded, name)
        function.argtypes = [ctypes.c_long]
        function.restype = ctypes.c_double if name in floats else ctypes.c_long
    return loaded


def module(name: str) -> Any:
    """A file of cases/ as a module of the interpreter that runs this."""
    spec = importlib.util.spec_from_file_location(name, CASES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def must_agree(name: str, ours: Any, theirs: Any, whose: str) -> None:
    """End the report where two executions of one program differ."""
    if ours != theirs:
        raise SystemExit(f"{name}: pyuk gives {ours!r}, {whose} gives {theirs!r}")
