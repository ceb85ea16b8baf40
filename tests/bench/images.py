"""Sizes of images, boot times against an empty kernel, compile times.

    python -m tests.bench.images [--sizes]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build
from tests.bench.guest import MICROVM, image_of, time_image
from tests.boot.machine import image_of as empty_image

HELLO = 'print("Hello, world!")\n'
MACHINES = (MICROVM, "pc", "q35")
SERVERS = (Path(__file__).parent / "cases" / "responder.py", Path(__file__).parents[2] / "examples" / "httpd.py")
ROUNDS = 15


def report() -> None:
    """Print all of it."""
    hello = image_of(HELLO)
    print_sizes()
    empty = empty_image(stripped=True).data
    for machine in MACHINES:
        times = {name: _median(image, machine) for name, image in (("empty", empty), ("hello", hello))}
        more = times["hello"] - times["empty"]
        print(f"{machine.split(',')[0]:<8} start to exit: empty kernel {times['empty']:.1f} ms, "
              f"hello {times['hello']:.1f} ms, {more:+.1f} ms (goal: at most 15 more)")
    _compile_times()


def print_sizes() -> None:
    """Of hello and of servers, in the four ways to build a small image."""
    with tempfile.TemporaryDirectory() as directory:
        hello = Path(directory) / "hello.py"
        hello.write_text(HELLO)
        print(f"\n{'bytes':<14} {'stripped':>10} {'--release':>10} {'compressed':>11} {'with --release':>15}")
        for app in (hello, *SERVERS):
            plain, released = (_size(app, stripped=True, release=release) for release in (False, True))
            packed, smallest = (_size(app, compressed=True, release=release) for release in (False, True))
            print(f"{app.name:<14} {plain:>10,} {released:>10,} {packed:>11,} {smallest:>15,}", flush=True)


def _size(app: Path, *, stripped: bool = False, compressed: bool = False, release: bool = False) -> int:
    return len(build(app, BuildOptions(stripped=stripped, compressed=compressed, release=release)).image)


def _median(image: bytes, machine: str) -> float:
    return statistics.median(time_image(image, machine)[0] for _ in range(ROUNDS)) * 1000


def _compile_times() -> None:
    """A cold build, one with everything cached, and one after the app changed."""
    with tempfile.TemporaryDirectory() as directory:
        os.environ["PYUK_CACHE"] = str(Path(directory) / "cache")
        app = Path(directory) / "app.py"
        for label, text in (("cold", HELLO), ("unchanged", HELLO), ("changed app", HELLO.replace("world", "all"))):
            app.write_text(text)
            before = time.perf_counter()
            build(app, BuildOptions())
            print(f"build of hello, {label}: {time.perf_counter() - before:.2f} s")
        del os.environ["PYUK_CACHE"]


if __name__ == "__main__":
    print_sizes() if "--sizes" in sys.argv else report()
