"""Random programs, compiled and under CPython, until they differ.

    python -m tests.fuzz --programs 10000 --seed 1 --statements 3

A difference is shown with its seed and the program, cut down to the statements that are needed for it.
"""

from __future__ import annotations

import argparse
import time

from tests.fuzz.search import Findings, search, smaller

BATCH = 200  # programs that are compiled at a time


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--programs", type=int, default=10000, help="how many programs (default: 10000)")
    parser.add_argument("--seed", type=int, default=0, help="the first one's seed (default: 0)")
    parser.add_argument("--statements", type=int, default=3, help="at most so many in a program (default: 3)")
    parser.add_argument("--optimise", type=int, default=0, help="LLVM's level (default: 0)")
    options = parser.parse_args()
    findings, started = Findings(), time.monotonic()
    for first in range(options.seed, options.seed + options.programs, BATCH):
        seeds = range(first, min(first + BATCH, options.seed + options.programs))
        known = len(findings.differences)
        search(seeds, findings, statements=options.statements, opt_level=options.optimise)
        for each in findings.differences[known:]:
            print(f"--- {smaller(each, options.optimise)}", flush=True)
    share = 100 * sum(findings.refused.values()) / max(findings.programs, 1)
    seconds = time.monotonic() - started
    print(f"{findings.programs} programs, {seconds:.0f} s: {len(findings.differences)} differ, {share:.1f} % refused")
    for message, count in findings.refused.most_common(20):
        print(f"  {count:5} {message}")
    return 1 if findings.differences else 0


if __name__ == "__main__":
    raise SystemExit(main())
