"""Everyday Python, where CPython's own work is done in C: texts, dicts, sets, sorting, JSON, regular expressions."""

from __future__ import annotations

from functools import partial

from pyuk.hosted.program import hosted
from tests.bench.measure import CASES, best, module, must_agree

SIZES = {
    "word_count": 2000,
    "queens": 7,
    "sudoku": 3,
    "json_texts": 3000,
    "shortest_paths": 3000,
    "matrix_product": 60,
    "strings": 10_000,
    "building": 10_000,
    "characters": 1000,
    "simulation": 2000,
    "pipeline": 60_000,
    "expressions": 1500,
    "sorting": 15_000,
    "grid_of_tuples": 1500,
    "primes": 200_000,
    "stacks": 60_000,
    "objects": 600,
    "exceptions": 40_000,
    "memo": 20_000,
}
ROUNDS = 3


def report() -> None:
    """Print a table: milliseconds of both, and how many times as fast pyuk is."""
    program = hosted(CASES / "ordinary.py", list(SIZES))
    reference = module("ordinary")
    print(f"\n{'program':<16} {'pyuk ms':>8} {'CPython ms':>11} {'CPython / pyuk':>15}   (goal 1.5)")
    for name, size in SIZES.items():
        ours, value = best(partial(program.call, name, size), ROUNDS)
        theirs, expected = best(partial(getattr(reference, name), size), ROUNDS)
        must_agree(name, value, expected, "CPython")
        print(f"{name:<16} {ours * 1000:8.2f} {theirs * 1000:11.2f} {theirs / ours:15.1f}")
