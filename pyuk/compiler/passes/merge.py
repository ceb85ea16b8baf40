"""Instances of one Python function that came out equal: one is compiled, the others' callers call it.

`list[Route]` and `list[Task]` hold references both, so most of their methods are the same code. Only instances of the
same function are compared, as a traceback must tell the line that ran; and calls of functions that are found to be
equal are equal, which may make their callers so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pyuk.compiler.ir.function import Function, Program
from pyuk.compiler.ir.ops import Call, Check, Const, Op, Symbol
from pyuk.compiler.passes.pointers import addresses, outside
from pyuk.compiler.values import value_class

SELF = ""  # what a function that calls itself calls
NAMES = frozenset({"raiser", "targets"})  # the fields of operations that name functions


def run(program: Program, roots: Iterable[str], layer: Callable[[str], int] = lambda unit: 0) -> None:
    """Drop the functions that equal another; roots: what somebody outside of the program calls by its name.

    What stays is of the lowest layer of units, so that a unit's text depends on those below it alone; and of those of
    one layer the one with the shortest name, `list[str].append`, which most programs have.
    """
    known = {*roots, *outside(program, ()), *_held(program)}
    shapes = {name: _Shaper().shape(program.functions[name]) for name in _candidates(program) if name not in known}
    in_order = sorted(shapes, key=lambda name: (layer(program.functions[name].unit), len(name), name))
    if same := _equal(shapes, in_order):
        _replace(program, same)


def _candidates(program: Program) -> list[str]:
    """The functions of which there are several instances with as many operations."""
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for name, function in program.functions.items():
        if not (function.exported or function.replaceable):
            groups[function.place, tuple(len(block.ops) for block in function.blocks)].append(name)
    return [name for group in groups.values() if len(group) > 1 for name in group]


def _held(program: Program) -> set[str]:
    """What the code has the addresses of: those stay as they are."""
    return {name for function in program.functions.values() for block in function.blocks for op in block.ops
            for name in addresses(op)}  # fmt: skip


# --- what a function does -------------------------------------------------------------------------


@value_class(frozen=True)
class _Shape:
    """A function without the names that it refers to, and these in their order."""

    structure: Hashable
    names: tuple[str, ...]


@dataclass
class _Shaper:
    numbers: dict[int, int] = field(default_factory=dict)  # of parameters, variables, blocks and operations, by id
    names: list[str] = field(default_factory=list)

    def shape(self, function: Function) -> _Shape:
        ops = [op for block in function.blocks for op in block.ops]
        for each in (*function.params, *function.locals, *function.blocks, *ops):
            self.numbers[id(each)] = len(self.numbers)
        structure = (
            *(getattr(function, name) for name in ("place", "qualname", "returns", "may_raise", "inline", "noinline")),
            *(getattr(function, name) for name in ("cold", "short", "shortest", "noreturn", "saves_all_registers")),
            tuple(param.type for param in function.params),
            tuple((local.type, local.param) for local in function.locals),
            tuple(len(block.ops) for block in function.blocks),
            tuple(map(self._operation, ops)),
        )
        return _Shape(structure, tuple(SELF if name == function.name else name for name in self.names))

    def _operation(self, op: Op) -> Hashable:
        values = [self._named(value) if name in NAMES else self._value(value) for name, value in vars(op).items()]
        return (op.__class__, *values)

    def _named(self, value: Any) -> int:
        names = [value] if isinstance(value, str) else value
        self.names += names
        return len(names)

    def _value(self, value: Any) -> Hashable:
        number = self.numbers.get(id(value))
        if number is not None:
            return number
        if isinstance(value, Symbol):
            self.names.append(value.name)
            return Symbol
        if isinstance(value, Const):
            return Const, repr(value.value), value.type  # -0.0 is no 0.0
        return tuple(map(self._value, value)) if isinstance(value, (list, tuple)) else value


# --- which are equal ------------------------------------------------------------------------------


def _equal(shapes: dict[str, _Shape], in_order: list[str]) -> dict[str, str]:
    """For each function that equals an earlier one, the first of them."""
    same: dict[str, str] = {}
    while True:
        first: dict[Hashable, str] = {}
        found: dict[str, str] = {}
        for name in in_order:
            if name not in same:
                shape = shapes[name]
                key = (shape.structure, tuple(same.get(each, each) for each in shape.names))
                if (earlier := first.setdefault(key, name)) != name:
                    found[name] = earlier
        if not found:
            return same
        same = {name: found.get(earlier, earlier) for name, earlier in (same | found).items()}


def _replace(program: Program, same: dict[str, str]) -> None:
    """Let the first stand for those that equal it, everywhere."""
    for name in same:
        del program.functions[name]
    for function in program.functions.values():
        for block in function.blocks:
            for op in block.ops:
                if isinstance(op, Call):
                    op.targets = tuple(same.get(name, name) for name in op.targets)
                    if isinstance(op.callee, Symbol) and op.callee.name in same:
                        op.callee = Symbol(same[op.callee.name])
                elif isinstance(op, Check):
                    op.raiser = same.get(op.raiser, op.raiser)
    for data in program.data.values():
        data.items = [same.get(item, item) if isinstance(item, str) else item for item in data.items]
