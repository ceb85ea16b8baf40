"""Safe points: where code of the application lets other tasks run.

In a program that has a scheduler, every round of a loop, and every call that may recur, looks whether an
interrupt has asked for attention. The library, the built-in types and the kernel have none: what they do is done
as a whole, as a built-in operation is under CPython. A program without a scheduler has none at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Block, Function, Program
from pyuk.compiler.ir.types import I8
from pyuk.compiler.passes.recursion import recurring

ATTENTION = "pyuk.kernel.interrupts.attention"
PREEMPT = "pyuk.kernel.scheduler.preempt"
OWN = "pyuk/"  # how the paths begin that are not the application's


def run(program: Program) -> None:
    """Put a safe point into every cycle of the application's code."""
    if PREEMPT not in program.functions:
        return
    may_recur = set(recurring(program))
    for name, function in program.functions.items():
        if function.place.path.startswith(OWN):
            continue
        heads = [block for block in _loop_heads(function) if not isinstance(block.ops[0], ops.Caught)]
        if name in may_recur and function.blocks[0] not in heads:
            heads.append(function.blocks[0])
        for block in heads:
            _add(function, block)


def _loop_heads(function: Function) -> list[Block]:
    """The blocks that an edge leads back to: every cycle has one of them."""
    heads: dict[int, Block] = {}
    entered: set[int] = set()
    path: set[int] = set()
    work: list[tuple[Block, Iterator[Block]]] = []

    def enter(block: Block) -> None:
        entered.add(id(block))
        path.add(id(block))
        work.append((block, iter(block.successors())))

    enter(function.blocks[0])
    while work:
        block, following = work[-1]
        for successor in following:
            if id(successor) in path:
                heads[id(successor)] = successor
            elif id(successor) not in entered:
                enter(successor)
                break
        else:
            work.pop()
            path.discard(id(block))
    return list(heads.values())


def _add(function: Function, block: Block) -> None:
    """Begin a block with a look at the flag, and a call where it is set."""
    rest = Block(f"{block.label}.safe", block.ops)
    call = Block(f"{block.label}.preempt", [ops.Call(ops.Symbol(PREEMPT), [], (PREEMPT,)), ops.Goto(rest)])
    flag = ops.Load(ops.Symbol(ATTENTION), ATTENTION, volatile=True, type=I8)  # an interrupt writes it
    wanted = ops.Compare("ne", flag, ops.Const(0, I8))
    block.ops = [flag, wanted, ops.Branch(wanted, call, rest)]
    place = rest.ops[0].place or function.place
    for op in (*block.ops, *call.ops):
        op.place = place
    at = next(i for i, each in enumerate(function.blocks) if each is block)
    function.blocks[at + 1 : at + 1] = [call, rest]
