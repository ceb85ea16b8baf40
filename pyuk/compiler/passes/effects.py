"""What calls of a function may do, found for the whole program, and the promises that decorators make of it.

Making an exception to raise is not counted as allocation: where allocating is forbidden, it ends in a
panic (docs/language.md, "Interrupts").
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from pyuk.compiler.errors import CompileError, Diagnostic, Located, Span
from pyuk.compiler.ir.function import Effects, Function, Program
from pyuk.compiler.ir.ops import Call

ALLOCATORS = ("pyuk.kernel.heap.allocate", "pyuk.kernel.heap.allocate_cell")
BLOCKING = ("pyuk.kernel.scheduler.block",)
Chains = dict[str, tuple[str, ...]]


def run(program: Program) -> None:
    """Fill in `Function.effects`."""
    allocates = _spread(program, lambda f: f.name in ALLOCATORS)
    blocks = _spread(program, lambda f: f.name in BLOCKING)
    raw = {name: (name,) for name, f in program.functions.items() if f.raw_memory}
    for name, function in program.functions.items():
        raises = (name,) if function.may_raise else None
        function.effects = Effects(raises, allocates.get(name), blocks.get(name), raw.get(name))


def _spread(program: Program, has: Callable[[Function], bool]) -> Chains:
    """For every function that reaches one with the effect: the shortest chain of calls to it."""
    callers: dict[str, list[str]] = {}
    for function in program.functions.values():
        for callee in _callees(function):
            callers.setdefault(callee, []).append(function.name)
    chains: Chains = {f.name: (f.name,) for f in program.functions.values() if has(f)}
    work = list(chains)
    for name in work:
        for caller in callers.get(name, ()):
            if caller not in chains:
                chains[caller] = (caller, *chains[name])
                work.append(caller)
    return chains


def _callees(function: Function) -> set[str]:
    calls = [op for block in function.blocks for op in block.ops if isinstance(op, Call)]
    return {target for call in calls if not call.makes_exception for target in call.targets}


def check_promises(program: Program, file_of: Callable[[str], str]) -> None:
    """@noalloc and @isr hold, or CompileError names the chain of calls. file_of: from a shown path to a file."""
    problems = []
    for function in program.functions.values():
        assert function.effects is not None
        for mark in sorted(function.marks):
            if function.effects.allocates is not None:
                problems.append(
                    _broken(program, function, mark, "allocate memory", function.effects.allocates, file_of)
                )
            if mark == "isr" and function.effects.blocks is not None:
                problems.append(_broken(program, function, mark, "block", function.effects.blocks, file_of))
    if problems:
        raise CompileError(problems)


def _broken(
    program: Program,
    function: Function,
    mark: str,
    verb: str,
    chain: tuple[str, ...],
    file_of: Callable[[str], str],
) -> Diagnostic:
    notes: list[tuple[str, Located | None]] = []
    for caller, callee in pairwise(chain):
        call = next(
            (
                op
                for block in program.functions[caller].blocks
                for op in block.ops
                if isinstance(op, Call) and callee in op.targets
            ),
            None,
        )
        if call is not None and call.place is not None:
            span = Span(file_of(call.place.path), call.place.line, call.place.column)
            notes.append((f"{_short(caller)} calls {_short(callee)}", span))
    place = function.place
    why = (
        "interrupt code runs where the heap may be half changed"
        if mark == "isr"
        else "its decorator promises so"
    )
    return Diagnostic(
        "PK0501",
        f"`{function.qualname}` is @{mark}, but it may {verb}",
        file_of(place.path),
        place.line,
        place.column + len("def "),
        why=why,
        cpython="the decorator does nothing",
        fix="do the work elsewhere, on memory that exists already",
        notes=tuple(notes),
    )


def _short(name: str) -> str:
    if name in ALLOCATORS:
        return "the allocator"
    return f"`{'.'.join(name.removeprefix('__main__.').split('.')[-2:])}`"
