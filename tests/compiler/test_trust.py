"""`pyuk check` trusts the library's functions, and says what a whole check says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.compiler import checking
from pyuk.compiler.check.program import check_app
from pyuk.compiler.check.world import World
from pyuk.compiler.frontend.modules import ModuleLoader

ROOT = Path(__file__).parents[2]
APP = """
import random
from fractions import Fraction

def mean(values: list[float]) -> float:
    return sum(values) / len(values)

random.seed(1)
print(f"{mean([random.random() for _ in range(10)]):.3f}", sorted({"b": 1, "a": 2}.items()))
print(Fraction(1, 3), "text".split("e"))
"""
LOOKS_INTO_AN_OBJECT = """
def show(value: object) -> None:
    print(value.upper() if isinstance(value, str) else value)

show("text".split("e"))
show("text".split("e")[0])
"""


def bodies_checked(path: Path, trusting: bool) -> int:
    world = World(ModuleLoader(path))
    world.trusted = [] if trusting else None
    check_app(world, checking.app_roots(world))
    return sum(instance.checked for instance in world.instances.values())


def test_most_bodies_of_the_library_are_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text(APP)
    assert checking.check(path) == []
    assert bodies_checked(path, trusting=True) < 0.7 * bodies_checked(path, trusting=False)
    path.write_text(LOOKS_INTO_AN_OBJECT)
    assert checking.check(path) == []


@pytest.mark.parametrize("program", ["algo_bank", "statistics_of_ints", "stdlib_re_callable"])
def test_a_program_without_mistakes_has_none(program: str) -> None:
    assert checking.check(ROOT / "tests/programs" / f"{program}.py") == []


def test_a_module_of_the_library_is_one_under_both_its_names(tmp_path: Path) -> None:
    world = World(ModuleLoader(tmp_path / "app.py"))
    assert world.module("random") is world.module("pyuk.stdlib.random") is not None
