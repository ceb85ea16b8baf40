"""Endless recursion ends in a RecursionError: functions that may call themselves look at what is left of the stack.

Only functions on a cycle of the call graph are given the check; the others can be nested so deep and no deeper,
and what the limit leaves below it is enough for them (pyuk/builtins/recursion.py). The kernel is left as it is: it
does not call the application from within.
"""

from __future__ import annotations

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Function, Program
from pyuk.compiler.ir.graph import on_cycles
from pyuk.compiler.ir.runtime import TOO_DEEP
from pyuk.compiler.ir.types import I32, I64, PTR

LIMIT = "pyuk.builtins.recursion.stack_limit"
UNCHECKED = ("pyuk/kernel/", "pyuk/arch/", "pyuk/drivers/", "pyuk/bringup.py", "pyuk/lang/")


def run(program: Program) -> None:
    """Put the check into every function that needs it."""
    if TOO_DEEP not in program.functions:
        return
    for name in recurring(program):
        if name != TOO_DEEP:
            _add_check(program.functions[name])


def recurring(program: Program) -> list[str]:
    """The functions that may call themselves, directly or not."""
    return on_cycles(_call_graph(program))


def _call_graph(program: Program) -> dict[str, list[str]]:
    """Who calls whom, the kernel left out."""
    checked = {
        name: function
        for name, function in program.functions.items()
        if not function.place.path.startswith(UNCHECKED)
    }
    return {
        name: [
            target
            for block in function.blocks
            for op in block.ops
            if isinstance(op, ops.Call)
            for target in op.targets
            if target in checked
        ]
        for name, function in checked.items()
    }


def _add_check(function: Function) -> None:
    """Raise at the start, before anything is done, where the frame lies below the limit."""
    frame = ops.Intrinsic("llvm.frameaddress", [ops.Const(0, I32)], (PTR,), type=PTR)
    address = ops.Cast("ptrtoint", frame, type=I64)
    limit = ops.Load(ops.Symbol(LIMIT), LIMIT, type=I64)
    enough = ops.Compare("ugt", address, limit)
    added: list[ops.Op] = [frame, address, limit, enough, ops.Check(enough, TOO_DEEP)]
    for op in added:
        op.place = function.place
    function.blocks[0].ops[:0] = added
