"""gdb at a program and its kernel: lines, steps, locals and stacks of both, in one session each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guest.machine import CASES, PATIENCE, ROOT, marked_lines, needs_qemu, under_cpython

pytestmark = [
    *needs_qemu,
    pytest.mark.skipif(shutil.which("gdb") is None, reason="gdb is not here: apt-get install gdb"),
]

CASE = "debugged.py"
LINES = marked_lines(CASE)
SOURCE = (CASES / CASE).read_text(encoding="utf-8").splitlines()
MARK = "=== "
PRINTED = under_cpython(CASE).stdout.decode().splitlines(keepends=True)


def pyuk_debug(*commands: str, app: Path = CASES / CASE, cwd: Path = ROOT, options: tuple[str, ...] = (),
               arguments: tuple[str, ...] = ()) -> list[str]:
    """What `pyuk debug --batch` shows: before the commands, and for each of them.

    What the program prints comes between gdb's lines, sooner or later: it is left out.
    """
    words = [word for each in commands for word in ("-ex", f"echo {MARK}\\n", "-ex", each)]
    command = [sys.executable, "-m", "pyuk", "debug", "--batch", *options, *words, str(app), "--", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, timeout=4 * PATIENCE, check=False)
    assert done.returncode == 0, done.stderr.decode()
    lines = (line for line in done.stdout.decode().splitlines(keepends=True) if line not in PRINTED)
    parts = "".join(lines).split(MARK + "\n")
    assert len(parts) == len(commands) + 1
    return parts


def line_of(number: int) -> str:
    """A source line as gdb shows it."""
    return f"{number}\t{SOURCE[number - 1]}\n"


def kernel_line(file: str, text: str) -> int:
    """The number of the first line of a kernel's file that holds a text."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_lines_locals_and_steps_of_the_application() -> None:
    here = LINES["scale"]
    parts = pyuk_debug(
        f"break {CASE}:{here}", "continue", "print factor", "print point", "print x", "print point.y",
        "print point.name", "bt", "next", "next", "next", "info locals",
    )
    assert line_of(LINES["module"]) in parts[0], "it stops at the program's first line"
    assert line_of(here) in parts[2]
    assert parts[3] == "$1 = 7\n"
    assert parts[4] == "$2 = Point(x=3, y=1.5, name='é start')\n"
    assert parts[5:8] == ["$3 = 21\n", "$4 = 1.5\n", "$5 = 'é start'\n"]
    assert functions(parts[8])[:3] == ["__main__.scale", "__main__.main", "__main__.<module>"]
    assert functions(parts[8])[-1] == "run_application"
    assert list(dict.fromkeys(parts[9:12])) == [line_of(here + 1), line_of(here + 2)]
    assert {"x = 21", "y = 10.5", "name = \"é start'\""} <= set(parts[12].splitlines())


def functions(stack: str) -> list[str]:
    """The functions of a backtrace, innermost first."""
    lines = [line for line in stack.splitlines() if line.startswith("#")]
    return [re.sub(r" \(.*", "", re.sub(r"^#\d+ +(0x\w+ in )?", "", line)) for line in lines]


def test_lines_and_locals_of_the_kernel() -> None:
    heap = "pyuk/kernel/heap.py"
    number = kernel_line(heap, "if described.tail_stride != 0:")
    parts = pyuk_debug(f"break {heap}:{number}", "continue", "print size", "print info > 1048576", "list", "bt",
                       "next", "finish")
    assert f"{number}\t    if described.tail_stride != 0:\n" in parts[2]
    assert re.fullmatch(r"\$1 = \d+\n", parts[3])
    assert parts[4] == "$2 = True\n" or parts[4] == "$2 = 1\n"
    assert "described = view(TypeInfo, info)" in parts[5]
    assert "pyuk.kernel.heap.allocate (size=" in parts[6] and f"at {heap}:{number}\n" in parts[6]
    assert re.search(rf"__main__\.main \(\) at .*{CASE}:\d+\n", parts[6])
    assert parts[7].startswith((f"{number + 1}\t", f"{number + 2}\t"))


def test_a_loop_is_stepped_line_by_line() -> None:
    here = LINES["total"]
    parts = pyuk_debug(f"break {CASE}:{here}", "continue", "continue", "print result", "print number", "print numbers")
    assert parts[4:] == ["$1 = 1\n", "$2 = 2\n", "$3 = [1, 2, 3]\n"]


def test_sources_are_found_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("numbers = [1, 2, 3]\nprint(len(numbers))\n")
    parts = pyuk_debug("list", "list pyuk.kernel.heap.allocate", app=Path("program.py"), cwd=tmp_path)
    assert "1\tnumbers = [1, 2, 3]\n" in parts[1]
    assert "def allocate(size: u64, info: u64) -> u64:\n" in parts[2]


def test_a_panic_can_be_looked_at_on_another_machine() -> None:
    """Over the other protocol, and with arguments for the program."""
    parts = pyuk_debug("break pyuk.kernel.panic.panic_at", "continue", "print message", "print registers.vector", "bt",
                       app=CASES / "attacks.py", options=("-M", "q35", "--boot", "pvh"), arguments=("null_write",))
    assert parts[3:5] == ["$1 = 'None was written to'\n", "$2 = 14\n"]
    assert functions(parts[5])[:2] == ["pyuk.kernel.panic.panic_at", "trap"]
