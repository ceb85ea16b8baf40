"""How often a program is checked until all its types are wide enough (check/widening.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.compiler import checking
from pyuk.compiler.check.world import World

POINTS = """
class Point:
    def __init__(self, x: float, y: float, z: float) -> None:
        self.x, self.y, self.z = x, y, z

print(Point(1, 2, 3).x, Point(1.5, True, 3).y)
"""


CASES = (("print([1, 2.5])", 1), ("out = []\nout.append(1)\nout.append('a')", 2), (POINTS, 3))


@pytest.mark.parametrize(("source", "attempts"), CASES)
def test_several_numbers_of_one_call_take_one_attempt(
    source: str, attempts: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[World] = []

    class Counted(World):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)  # type: ignore[arg-type]
            made.append(self)

    monkeypatch.setattr(checking, "World", Counted)
    app = tmp_path / "app.py"
    app.write_text(source)
    assert checking.check(app) == []
    assert len(made) == attempts
