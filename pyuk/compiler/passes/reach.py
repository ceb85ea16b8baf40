"""What the program needs: functions and data that the roots do not reach are dropped."""

from __future__ import annotations

from collections.abc import Iterable

from pyuk.compiler.ir.function import Function, Program
from pyuk.compiler.ir.ops import Call, Check, Symbol
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK, file_record


def references(function: Function) -> set[str]:
    """Every name that the code of a function refers to."""
    names = (
        {PUSH_TRACEBACK, file_record(function.place.path)}
        if function.may_raise or _has_edges(function)
        else set()
    )
    for block in function.blocks:
        for op in block.ops:
            names |= {arg.name for arg in op.args() if isinstance(arg, Symbol)}
            if isinstance(op, Check):
                names.add(op.raiser)
            elif isinstance(op, Call):
                names |= set(op.targets)
            if op.place is not None and isinstance(op, (Call, Check)):
                names.add(file_record(op.place.path))
    return names


def _has_edges(function: Function) -> bool:
    return any(isinstance(op, (Call, Check)) for block in function.blocks for op in block.ops)


def reached(program: Program, roots: Iterable[str]) -> set[str]:
    """The names that the roots reach, the roots included."""
    seen: set[str] = set()
    work = list(roots)
    while work:
        name = work.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in program.functions:
            work += references(program.functions[name]) - seen
        elif name in program.data:
            work += [item for item in program.data[name].items if isinstance(item, str) and item not in seen]
        elif name in program.stubs:
            work += program.stubs[name].references
    return seen


def drop_unreached(program: Program, roots: Iterable[str]) -> None:
    """Remove what the roots do not reach; file records list what is left only."""
    kept = reached(program, roots)
    program.functions = {name: f for name, f in program.functions.items() if name in kept}
    program.data = {name: d for name, d in program.data.items() if name in kept}
    program.stubs = {name: s for name, s in program.stubs.items() if name in kept}
