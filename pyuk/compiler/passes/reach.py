"""What the program needs: functions and data that the roots do not reach are dropped."""

from __future__ import annotations

from collections.abc import Iterable

from pyuk.compiler.ir.function import Function, Program
from pyuk.compiler.ir.ops import Call, Check, Symbol
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK, file_record


def references(function: Function) -> set[str]:
    """Every name that the code of a function refers to."""
    names: set[str] = set()
    has_edges = False
    for block in function.blocks:
        for op in block.ops:
            for arg in op.args():
                if arg.__class__ is Symbol:
                    names.add(arg.name)
            if isinstance(op, (Call, Check)):
                has_edges = True
                names.update(op.targets if isinstance(op, Call) else (op.raiser,))
                if op.place is not None:
                    names.add(file_record(op.place.path))
    if has_edges or function.may_raise:
        names |= {PUSH_TRACEBACK, file_record(function.place.path)}
    return names


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
