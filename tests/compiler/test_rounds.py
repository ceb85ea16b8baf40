"""How often the checker looks at a function, and at how many modules."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler import checking
from pyuk.compiler.check.declare.modules import WITHOUT_CODE
from pyuk.compiler.check.program import check_app
from pyuk.compiler.check.world import World
from pyuk.compiler.frontend.modules import ModuleLoader

ROOT = Path(__file__).parents[2]
APP = """
class Bird:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

def named(names):
    return [make(name) for name in names]

def make(name):
    return Bird(name)

birds = named(["owl", "jay"])
counts: dict[str, int] = {}
for bird in birds:
    counts[bird.name] = counts.get(bird.name, 0) + 1
try:
    first = birds[0]
    assert first.name == "jay"
except (AssertionError, IndexError) as error:
    print(repr(error))
except ValueError as error:
    print(error)
print(birds, counts)
"""


def checked(path: Path) -> World:
    world = World(ModuleLoader(path))
    assert check_app(world, checking.app_roots(world)) == []
    return world


def test_functions_of_an_app_are_checked_once(tmp_path: Path) -> None:
    path = tmp_path / "birds.py"
    path.write_text(APP)
    rounds = checked(path).rounds
    counts = {instance.symbol: count for instance, count in rounds.items() if instance.info.module.source.is_app}
    assert {name: count for name, count in counts.items() if count > 1} == {}
    assert len(counts) == 5


def test_modules_that_nobody_asks_for_are_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "hello.py"
    path.write_text("print('hello')\n")
    world = World(ModuleLoader(path))
    world.trusted = []
    check_app(world, checking.app_roots(world))
    assert len(world.modules) < 15


def test_bands_without_code_run_none() -> None:
    world = World(ModuleLoader(None))
    files = [file for band in WITHOUT_CODE for file in (ROOT / band.replace(".", "/")).rglob("*.py")]
    names = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files}
    modules = [module for name in sorted(names) if (module := world.module(name)) is not None]
    assert len(modules) == len(names) > 100
    assert [module.name for module in modules if module.init is not None] == []
