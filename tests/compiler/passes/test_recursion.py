"""The check of the stack stands in functions that may call themselves, and in no others."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler.driver import frontend
from pyuk.compiler.ir.ops import Check
from pyuk.compiler.ir.runtime import TOO_DEEP

TEXT = """
class Shape:
    def area(self) -> int:
        return 1

class Double(Shape):
    def __init__(self, inner: Shape) -> None:
        self.inner = inner

    def area(self) -> int:
        return self.inner.area() * 2

def alone(n: int) -> int:
    return n + 1

def itself(n: int) -> int:
    return 0 if n == 0 else alone(itself(n - 1))

def even(n: int) -> bool:
    return n == 0 or odd(n - 1)

def odd(n: int) -> bool:
    return n != 0 and even(n - 1)

def above(shape: Shape) -> int:
    return shape.area() + itself(3) + even(4)

print(above(Double(Shape())), above(Shape()))
"""


def test_where_the_check_stands() -> None:
    program = frontend(Path("app.py"), TEXT).program
    checked = {
        name.removeprefix("__main__.")
        for name, function in program.functions.items()
        if any(isinstance(op, Check) and op.raiser == TOO_DEEP for block in function.blocks for op in block.ops)
    }
    assert {name for name in checked if not name.startswith("pyuk.")} == {"Double.area", "itself", "even", "odd"}


def test_a_program_without_recursion_has_no_part_in_it() -> None:
    assert TOO_DEEP not in frontend(Path("app.py"), "print('hello')\n").program.functions
