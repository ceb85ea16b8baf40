"""The kernels of cases/kernels.py: compiled for this process, by gcc -O2, under CPython, and in a guest."""

from __future__ import annotations

from functools import partial

from pyuk.hosted.program import hosted
from tests.bench.guest import run_guest
from tests.bench.measure import CASES, best, module, must_agree, native

SIZES = {"nbody": 1_000_000, "spectral": 1000, "mandel": 1000, "fannkuch": 10}
IN_CPYTHON = {"nbody": 20_000, "spectral": 100, "mandel": 100, "fannkuch": 7}


def report() -> None:
    """Print a table: seconds (minimum of some rounds) and ratios within this run."""
    program = hosted(CASES / "kernels.py", list(SIZES))
    compiled = native("kernels.c", list(SIZES), floats=("nbody", "spectral"))
    reference = module("kernels")
    print(f"{'kernel':<10} {'pyuk s':>8} {'gcc -O2 s':>10} {'ratio':>6}   {'CPython / pyuk':>14}   (ratio goal 1.3)")
    for name, size in SIZES.items():
        ours, value = best(partial(program.call, name, size))
        theirs, expected = best(partial(getattr(compiled, name), size))
        must_agree(name, value, expected, "C")
        small = IN_CPYTHON[name]
        python, _ = best(partial(getattr(reference, name), small), rounds=1)
        at_that_size, _ = best(partial(program.call, name, small))
        print(f"{name:<10} {ours:8.3f} {theirs:10.3f} {ours / theirs:6.2f}   {python / at_that_size:14.0f}")
    _report_guest()


def _report_guest() -> None:
    """The same code in a guest under emulation: seconds of the whole machine, start to exit."""
    text = (CASES / "kernels.py").read_text()
    for name, size in IN_CPYTHON.items():
        seconds, output = run_guest(f"{text}\nprint({name}({size}))\n")
        print(f"in a guest under TCG: {name}({size}) = {output.strip()}, {seconds * 1000:.0f} ms from start to exit")
