"""What two programs have in common is compiled once: the kernel, whatever they do, and functions of the library."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pyuk.compiler import driver
from pyuk.compiler import units as assignment
from pyuk.compiler.codegen import plan
from pyuk.compiler.codegen.module import emit_units
from pyuk.compiler.codegen.target import Options

RAISES = """
class Odd(ValueError):
    def __str__(self) -> str:
        return "odd"

try:
    raise Odd(3)
except Odd as error:
    print(error, [1, 2])
"""
THREADS = """
import threading

thread = threading.Thread(target=lambda: print([len("three")]))
thread.start()
thread.join()
"""
TWO = """
def one(n: int) -> int:
    return n + 1

def largest(many: list[int]) -> int:
    found = 0
    for n in many:
        if n * 2 > found:
            found = n * 2
    return found

print(one(3), largest([1, 4, 2]))
"""


def units(tmp_path: Path, source: str) -> dict[str, str]:
    app = tmp_path / "app.py"
    app.write_text(source)
    return emit_units(driver.frontend(app).program, Options(debug=True, optimized=True))


def test_what_programs_share(tmp_path: Path) -> None:
    one, other = units(tmp_path, RAISES), units(tmp_path, THREADS)
    assert one["kernel"] == other["kernel"]
    shared = [name for name in one if name.startswith("library:") and one[name] == other.get(name)]
    assert "library:pyuk.builtins.list.list[int].__repr__" in shared
    decided = "kernel:pyuk.kernel.traceback.text_of"
    assert one[decided] != other[decided]


def test_a_changed_app_alone_is_compiled(tmp_path: Path) -> None:
    one, other = units(tmp_path, RAISES), units(tmp_path, RAISES.replace("[1, 2]", "[1, 2, 3]"))
    changed = {name for name in one | other if one.get(name) != other.get(name)}
    assert changed == {"app"}


def test_of_a_large_app_the_changed_function_alone_is_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assignment, "LARGE_APP_OPS", 10)
    monkeypatch.setattr(plan, "OWN_OPS", 10)
    one, other = units(tmp_path, TWO), units(tmp_path, TWO.replace("n * 2", "n * 3"))
    changed = {name for name in one | other if one.get(name) != other.get(name)}
    assert changed == {"app:__main__.largest"}
    assert re.search(r'define available_externally .*@"__main__.one"', one["app:__main__.<module>"])
