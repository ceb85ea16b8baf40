"""pyuk debug with a real gdb on a real program: lines, locals, steps and stacks in Python."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.support import command, environment

pytestmark = [pytest.mark.boot, pytest.mark.slow]

PATIENCE = 120
APP = '''\
"""A program to look at."""

import sys


class Point:
    def __init__(self, x: int, name: str) -> None:
        self.x = x
        self.name = name


class Named(Point):
    pass


def work(count: int) -> int:
    text = "hello " + str(count)
    words = ["a", "\\u6f22\\u5b57"]
    halves = [0.5, 1.5]
    flags = [True, False]
    points = [Point(count, text)]
    pair = (count, 2.5)
    ages = {"Ada": 36, "Bob": count}
    del ages["Ada"]
    odd, empty, raw = {1, 3}, set[str](), b"\\x00abc"
    shape: Point = Named(1, "n")
    nested = {"k": [1, 2]}
    print(text, len(words), halves[0], flags[0], points[0].x, pair[0])
    print(ages, odd, empty, raw, shape.x, nested, file=sys.stderr)
    return count + 1


answer = work(len(sys.argv))
sys.exit(answer)
'''
LAST = APP.splitlines().index("    print(text, len(words), halves[0], flags[0], points[0].x, pair[0])") + 1


MARK = "=== by pyuk"
SEEN_BY_PYUK = "task main, running on processor 0\n"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("debug") / "app.py"
    path.write_text(APP)
    return path


def gdb(app: Path, *commands: str, options: tuple[str, ...] = ()) -> str:
    """What gdb prints for the commands."""
    words = ["debug", "--batch", *(word for each in commands for word in ("-ex", each)), *options]
    done = subprocess.run(
        [*command(*words), str(app), "--", "one", "two"],
        capture_output=True, text=True, env=environment(), timeout=PATIENCE, check=False, cwd=app.parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_it_stops_at_the_first_line(app: Path) -> None:
    shown = gdb(app, "info line", "next")
    assert (
        f"\n{APP.splitlines().index('answer = work(len(sys.argv))') + 1}\tanswer = work(len(sys.argv))"
        in shown
    )
    assert "hello 3 2 0.5 True 3 3" in shown


def test_locals_are_shown_as_python_shows_them(app: Path) -> None:
    shown = gdb(app, f"break app.py:{LAST}", "continue", "info locals", "print count")
    for line in (
        "text = 'hello 3'",
        "words = ['a', '漢字']",
        "halves = [0.5, 1.5]",
        "flags = [True, False]",
        "points = [Point(x=3, name='hello 3')]",
        "pair = (3, 2.5)",
        "ages = {'Bob': 3}",
        "odd = {1, 3}",
        "empty = set()",
        r"raw = b'\x00abc'",
        "shape = Named(x=1, name='n')",
        "nested = {'k': [1, 2]}",
        "$1 = 3",
    ):
        assert f"\n{line}\n" in shown


def test_a_stack_is_python_from_the_first_to_the_last_frame(app: Path) -> None:
    shown = gdb(app, f"break app.py:{LAST}", "continue", "backtrace", f"echo {MARK}\\n", "tasks")
    assert "\n" + SEEN_BY_PYUK in shown.partition(MARK)[2]
    frames = [line for line in shown.partition(MARK)[0].splitlines() if line.startswith("#")]
    assert "__main__.work (count=3) at " in frames[0] and f"app.py:{LAST}" in frames[0]
    assert "__main__.<module> () at " in frames[1]
    assert all("??" not in frame for frame in frames)
    assert "run_application" in frames[-1]


def test_steps_are_lines(app: Path) -> None:
    shown = gdb(app, f"break app.py:{LAST - 6}", "continue", *["next"] * 6)
    lines = [line.split("\t", 1)[1] for line in shown.splitlines() if line.split("\t")[0].isdigit()]
    source = APP.splitlines()[LAST - 7 : LAST - 4]
    assert [line for line in dict.fromkeys(lines) if line in source] == source


def test_it_breaks_in_the_kernel(app: Path) -> None:
    shown = gdb(app, "break pyuk.kernel.heap.allocate", "continue", "print size", "backtrace 2")
    assert "pyuk.kernel.heap.allocate (size=" in shown
    assert "pyuk/kernel/heap.py" in shown
    assert "$1 = " in shown


def test_running_on_to_the_end(app: Path) -> None:
    assert "hello 3 2 0.5 True 3 3" in gdb(app, "continue", options=("-M", "q35", "--boot", "pvh"))


def test_a_recorded_run_goes_back(app: Path) -> None:
    lines = APP.splitlines()
    place = lines.index("        self.name = name") + 1
    gdb(app, "continue", options=("--record", "run.log"))
    ways = ("rs", "rsi", "continue", "continue", "print x", "reverse-continue", "print x", "rs")
    shown = gdb(app, f"break app.py:{place}", "continue", *ways, options=("--replay", "run.log"))
    stops = [line for line in shown.splitlines() if line.startswith(("#0 ", "$", "Breakpoint 2,"))]
    assert [line[:2] for line in stops] == ["Br", "#0", "#0", "Br", "Br", "$1", "#0", "$2", "#0"]
    assert (stops[5], stops[7]) == ("$1 = 1", "$2 = 3")
    assert shown.count(f"\n{place - 1}\t        self.x = x\n") == 2
    words = command("debug", "--batch", "--replay", "run.log", app)
    done = subprocess.run(words, capture_output=True, text=True, env=environment(), check=False, cwd=app.parent)
    assert done.returncode == 2 and "is no whole record of this program on this machine" in done.stderr


def test_a_stripped_image_is_refused(app: Path) -> None:
    words = command("debug", "--batch", "--stripped", app)
    done = subprocess.run(words, capture_output=True, text=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (2, "error: a stripped image cannot be debugged\n")
