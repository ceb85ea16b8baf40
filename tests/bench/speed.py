"""The kernels of cases/kernels.py: compiled for this process, by gcc -O2, under CPython, and in a guest."""

from __future__ import annotations

import ctypes
import importlib.util
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from pyuk.compiler.hosted import Hosted
from tests.bench.guest import run_guest

CASES = Path(__file__).parent / "cases"
SIZES = {"nbody": 1_000_000, "spectral": 1000, "mandel": 1000, "fannkuch": 10}
IN_CPYTHON = {"nbody": 20_000, "spectral": 100, "mandel": 100, "fannkuch": 7}
ROUNDS = 5


def report() -> None:
    """Print a table: seconds (minimum of some rounds) and ratios within this run."""
    hosted = Hosted(CASES / "kernels.py", list(SIZES))
    native = _native()
    reference = _module()
    print(f"{'kernel':<10} {'pyuk s':>8} {'gcc -O2 s':>10} {'ratio':>6}   {'CPython / pyuk':>14}   (ratio goal 1.3)")
    for name, size in SIZES.items():
        ours, value = _best(partial(hosted.call, name, size))
        theirs, expected = _best(partial(getattr(native, name), size))
        if value != expected:
            raise SystemExit(f"{name}: pyuk gives {value!r}, C gives {expected!r}")
        small = IN_CPYTHON[name]
        python, _ = _best(partial(getattr(reference, name), small), rounds=1)
        compiled, _ = _best(partial(hosted.call, name, small))
        print(f"{name:<10} {ours:8.3f} {theirs:10.3f} {ours / theirs:6.2f}   {python / compiled:14.0f}")
    _report_guest()


def _best(call: Callable[[], Any], rounds: int = ROUNDS) -> tuple[float, Any]:
    """The least processor time of some calls, and the value."""
    times, value = [], None
    for _ in range(rounds):
        before = time.process_time()
        value = call()
        times.append(time.process_time() - before)
    return min(times), value


def _native() -> ctypes.CDLL:
    library = Path(tempfile.mkdtemp()) / "kernels.so"
    flags = ["-O2", "-shared", "-fPIC", "-lm"]
    subprocess.run(["gcc", str(CASES / "kernels.c"), "-o", str(library), *flags], check=True)
    loaded = ctypes.CDLL(str(library))
    for name in SIZES:
        function = getattr(loaded, name)
        function.argtypes = [ctypes.c_long]
        function.restype = ctypes.c_double if name in ("nbody", "spectral") else ctypes.c_long
    return loaded


def _module() -> Any:
    spec = importlib.util.spec_from_file_location("kernels", CASES / "kernels.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _report_guest() -> None:
    """The same code in a guest under emulation: seconds of the whole machine, start to exit."""
    text = (CASES / "kernels.py").read_text()
    for name, size in IN_CPYTHON.items():
        seconds, output = run_guest(f"{text}\nprint({name}({size}))\n")
        print(f"in a guest under TCG: {name}({size}) = {output.strip()}, {seconds * 1000:.0f} ms from start to exit")
