"""What `pyuk build --emit typed` shows: each function alone, whatever it refers to."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler.driver import BuildOptions, emit

SOURCE = """
from collections.abc import Callable

class Door:
    def __init__(self, width: int) -> None:
        self.width = width

    def wider(self, by: int) -> int:
        return self.width + by

def twice(n: int) -> int:
    return n * 2

def counting(start: int) -> Callable[[int], int]:
    def count(n: int) -> int:
        return start + n
    return count

table: dict[str, Callable[[int], int]] = {"twice": twice, "count": counting(3), "wider": Door(4).wider}
for name in ("twice", "count", "wider"):
    print(name, table[name](5))
"""


def test_a_table_of_functions(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text(SOURCE)
    lines = emit(app, BuildOptions(), "typed").splitlines()
    assert any(line.startswith("def __main__.twice(n: int) -> int:") for line in lines)
    assert max(map(len, lines)) < 1000
