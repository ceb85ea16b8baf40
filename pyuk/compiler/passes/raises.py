"""Which functions can raise: the others return plainly, and calls of them have no raise edge.

A function raises when an operation in it raises without a handler in the function. Functions that one
indirect call can reach all return in the same way, so one that raises makes the others' results pairs.

A function that makes the exception of a failed check gives one in any case: where there is no memory for it, it gives
the MemoryError. So no check has to look which of the two it got.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyuk.compiler.ir.function import Block, Function, Program
from pyuk.compiler.ir.ops import Call, Caught, Check, Op, Raise, Return, Symbol


def run(program: Program) -> None:
    """Set `may_raise` of functions and calls, and drop the handlers that nothing leads to any more."""
    for name in sorted({op.raiser for op in _all_ops(program) if isinstance(op, Check)}):
        if name in program.functions:
            _return_what_is_raised(program.functions[name])
    for function in program.functions.values():
        function.may_raise = False
    groups = [
        set(op.targets)
        for op in _all_ops(program)
        if isinstance(op, Call) and not isinstance(op.callee, Symbol)
    ]
    changed = True
    while changed:
        changed = False
        for function in program.functions.values():
            if not function.may_raise and _raises(program, function):
                function.may_raise = changed = True
        for group in groups:
            changed |= _level(program, group)
    for function in program.functions.values():
        _prune(program, function)


def _all_ops(program: Program) -> Iterator[Op]:
    for function in program.functions.values():
        for block in function.blocks:
            yield from block.ops


def _return_what_is_raised(function: Function) -> None:
    """Let an exception that would leave the function be its value."""
    raised = Caught()
    leaving = Block("raised instead", [raised, Return(raised, place=function.place)])
    for block in function.blocks:
        for op in block.ops:
            if isinstance(op, (Call, Check, Raise)) and op.handler is None:
                op.handler = leaving
    function.blocks.append(leaving)


def _raises(program: Program, function: Function) -> bool:
    """Whether an exception can leave the function."""
    for block in function.blocks:
        for op in block.ops:
            if isinstance(op, (Check, Raise)) and op.handler is None:
                return True
            if isinstance(op, Call) and op.handler is None and _call_raises(program, op):
                return True
    return False


def _call_raises(program: Program, call: Call) -> bool:
    return any(name in program.functions and program.functions[name].may_raise for name in call.targets)


def _level(program: Program, group: set[str]) -> bool:
    functions = [program.functions[name] for name in group if name in program.functions]
    if not any(f.may_raise for f in functions):
        return False
    changed = [f for f in functions if not f.may_raise]
    for function in changed:
        function.may_raise = True
    return bool(changed)


def _prune(program: Program, function: Function) -> None:
    for block in function.blocks:
        for op in block.ops:
            if isinstance(op, Call):
                op.may_raise = _call_raises(program, op)
                if not op.may_raise:
                    op.handler = None
    function.blocks = _reachable(function)


def _reachable(function: Function) -> list[Block]:
    seen: set[int] = set()
    work = [function.blocks[0]]
    while work:
        block = work.pop()
        if id(block) not in seen:
            seen.add(id(block))
            work += block.successors()
    return [block for block in function.blocks if id(block) in seen]
