"""Sizes of images, boot times against an empty kernel, compile times."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build
from tests.bench.guest import MICROVM, image_of, time_image
from tests.boot.machine import image_of as empty_image

HELLO = 'print("Hello, world!")\n'
MACHINES = (MICROVM, "pc", "q35")
ROUNDS = 15


def report() -> None:
    """Print all of it."""
    hello, released = image_of(HELLO), image_of(HELLO, release=True)
    print(f"\nhello, stripped: {len(hello):,} bytes; built with --release: {len(released):,}")
    empty = empty_image(stripped=True).data
    for machine in MACHINES:
        times = {name: _median(image, machine) for name, image in (("empty", empty), ("hello", hello))}
        more = times["hello"] - times["empty"]
        print(f"{machine.split(',')[0]:<8} start to exit: empty kernel {times['empty']:.1f} ms, "
              f"hello {times['hello']:.1f} ms, {more:+.1f} ms (goal: at most 15 more)")
    _compile_times()


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
