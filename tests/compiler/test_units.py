"""What two programs have in common is compiled once: the kernel, whatever they do, and functions of the library."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler import driver
from pyuk.compiler.codegen.module import emit_units
from pyuk.compiler.codegen.target import GUEST, Options

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


def units(tmp_path: Path, source: str) -> dict[str, str]:
    app = tmp_path / "app.py"
    app.write_text(source)
    return emit_units(driver.frontend(app).program, Options(GUEST, debug=True, optimized=True))


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
