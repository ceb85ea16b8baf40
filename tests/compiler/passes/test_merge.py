"""Instances of one function that are the same code are compiled once, and every call finds the one that is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.compiler.codegen import memory
from pyuk.compiler.codegen.plan import height
from pyuk.compiler.driver import frontend
from pyuk.compiler.ir.function import Function, Program
from pyuk.compiler.ir.ops import Call, Symbol
from pyuk.compiler.ir.verify import verify
from pyuk.compiler.passes import merge

TEXT = """
class Pear:
    weight = 1

class Plum:
    weight = 2

def first(items):
    return items[0]

def depth(items, left: int):
    return depth(items, left - 1) if left > 0 else len(items)

pears = [Pear()]
plums = [Plum()]
print(first(pears).weight, first(plums).weight, first([1]), first([True]))
print(depth(pears, 3), depth(plums, 3), depth([1], 3))
"""


@pytest.fixture(scope="module")
def program() -> Program:
    program = frontend(Path("app.py"), TEXT).program
    merge.run(program, [program.entry], height)
    return program


def instances(program: Program, name: str) -> list[Function]:
    return [function for function in program.functions.values() if function.qualname == name]


def test_references_are_alike(program: Program) -> None:
    assert len(instances(program, "first")) == 3, "of ints, of bools, and of objects"


def test_a_function_that_calls_itself(program: Program) -> None:
    names = {function.name for function in instances(program, "depth")}
    assert len(names) == 1, "the length of a list does not depend on its items"
    for name in names:
        calls = [op.callee.name for block in program.functions[name].blocks for op in block.ops
                 if isinstance(op, Call) and isinstance(op.callee, Symbol)]  # fmt: skip
        assert name in calls


def test_the_lowest_layer_s_instance_stays() -> None:
    """So the text of a unit does not depend on those above it."""
    program = frontend(Path("app.py"), TEXT).program
    grow = "pyuk.builtins.list.list[{}].grow"
    program.functions[grow.format("Plum")].unit = "kernel"
    merge.run(program, [program.entry], height)
    assert grow.format("Plum") in program.functions
    assert grow.format("Pear") not in program.functions


def test_nothing_is_left_that_refers_to_what_went(program: Program) -> None:
    labels = {label for stub in program.stubs.values() for label in stub.labels}
    verify(program, labels | set(memory.NAMES))
