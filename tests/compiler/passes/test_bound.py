"""A look at whether a module-level variable is bound stands only where the module may not have got that far."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.compiler.driver import frontend
from pyuk.compiler.ir.function import Program
from pyuk.compiler.ir.ops import Check, Const, Load, Op, Return, Store, Symbol

TEXT = """
import random

def before() -> int:
    return EARLY + LATE

def after() -> int:
    return EARLY + LATE + changing

def changes() -> None:
    global changing
    changing += 1

def limit() -> int:
    return LIMIT

def thread() -> int:
    return LATE

EARLY = random.randrange(3)
try:
    print(before())
except NameError:
    pass
LATE = random.randrange(3)
LIMIT = 7
changing = 1
changes()
print(after(), limit())
"""


@pytest.fixture(scope="module")
def program() -> Program:
    return frontend(Path("app.py"), TEXT).program


def ops_of(program: Program, name: str) -> list[Op]:
    return [op for block in program.functions[name].blocks for op in block.ops]


def looks(program: Program, name: str) -> int:
    """How many checks of a variable's being bound a function has."""
    return sum(isinstance(op, Check) and op.raiser.endswith(".name_error") for op in ops_of(program, name))


def test_what_is_certain_is_not_looked_at(program: Program) -> None:
    assert looks(program, "__main__.before") == 1, "LATE has no value when it is first called"
    assert looks(program, "__main__.after") == 0
    assert looks(program, "__main__.changes") == 0
    assert looks(program, "__main__.<module>") == 0


def test_nothing_is_noted_that_nobody_looks_at(program: Program) -> None:
    stores = {op.pointer.name for op in ops_of(program, "__main__.<module>")
              if isinstance(op, Store) and isinstance(op.pointer, Symbol)}  # fmt: skip
    assert "__main__.LATE.bound" in stores
    assert "__main__.EARLY.bound" not in stores
    assert "__main__.LIMIT" in stores, "a debugger reads it"


def test_a_constant_is_read_from_nowhere(program: Program) -> None:
    found = ops_of(program, "__main__.limit")
    assert not any(isinstance(op, Load) for op in found)
    assert any(isinstance(op, Return) and isinstance(op.value, Const) and op.value.value == 7 for op in found)


def test_what_another_thread_runs_is_not_certain() -> None:
    text = f"import threading\n{TEXT}\nworker = threading.Thread(target=thread)\nworker.start()\nworker.join()\n"
    program = frontend(Path("app.py"), text.replace("print(before())", "thread()")).program
    assert looks(program, "__main__.thread") == 1


def test_an_exception_on_the_way_leaves_it_open() -> None:
    text = """
def read() -> int:
    return FOUND

for text in ("1", "x", "2"):
    try:
        FOUND = int(text)
        print(read())
    except ValueError:
        print(read())
"""
    program = frontend(Path("app.py"), text).program
    assert looks(program, "__main__.read") == 1


def test_constants_that_are_unpacked_are_constants() -> None:
    text = """
RED, GREEN, BLUE = range(3)
(WIDTH, HEIGHT), DEPTH = (4, 5), 6
FIRST = LAST = 9

def total() -> int:
    return RED + 10 * GREEN + 100 * BLUE + 1000 * DEPTH + LAST

print(total(), WIDTH, HEIGHT, FIRST)
"""
    program = frontend(Path("app.py"), text).program
    assert not any(isinstance(op, Load) for op in ops_of(program, "__main__.total"))


def test_a_pointer_is_called_after_somebody_had_it() -> None:
    text = """
import random
from collections.abc import Callable

class Shape:
    def area(self) -> int:
        return 0

class Square(Shape):
    def area(self) -> int:
        return EARLY + LATE

def hook() -> int:
    return EARLY + LATE

def measured(shape: Shape) -> int:
    return shape.area()

def asked(function: Callable[[], int]) -> int:
    return function()

def none() -> int:
    return 0

EARLY = random.randrange(3)
print(measured(Shape()), asked(none))
LATE = random.randrange(3)
print(measured(Square()), asked(hook))
"""
    program = frontend(Path("app.py"), text).program
    assert looks(program, "__main__.Square.area") == 0
    assert looks(program, "__main__.hook") == 0
    sooner = text.replace("measured(Shape()), asked(none)", "measured(Square()), asked(hook)")
    program = frontend(Path("app.py"), sooner).program
    assert looks(program, "__main__.Square.area") == 1
    assert looks(program, "__main__.hook") == 1
