"""Generators as state machines: a function that suspends becomes one that is called again and again.

FunctionLowering has made the generator's code as if it ran through, with a Suspend where it yields. Here it
is cut there: what is alive across a Suspend is saved in the frame (an object on the heap, pyuk/builtins/
generators.py) and read back at the next call, which begins with a jump by the frame's state. Between two
yields variables stay in registers. The frame's size is known then, which whoever makes frames needs.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Block, Function, Local
from pyuk.compiler.ir.ops import Const, Op, Value, handler_of
from pyuk.compiler.ir.types import I1, I64, align_of, round_up, size_of

if TYPE_CHECKING:
    from pyuk.compiler.lower.layout import ObjectLayout

RUNNING, DONE = -1, -2  # pyuk/builtins/generators.py


class FrameBuilder:
    """Cuts one function. `layout` is that of its frame class, and grows by what has to be saved."""

    def __init__(self, function: Function, layout: ObjectLayout, running_error: str) -> None:
        self.function = function
        self.layout = layout
        self.running_error = running_error
        self.frame: Value = function.params[0]
        self.state = layout.offsets["state"]
        self.offsets: dict[Local, int] = {}

    def run(self) -> None:
        """The function as a state machine: True where it has yielded, False at its end."""
        self._read_param_itself()
        spill_across_blocks(self.function)
        live = live_locals(self.function)
        suspends = [block for block in self.function.blocks if isinstance(block.terminator, ops.Suspend)]
        targets = {0: self.function.blocks[0]}
        for block in self.function.blocks:
            if isinstance(block.terminator, ops.Return):
                block.ops[-1:-1] = self._set_state(DONE, block.terminator)
        for number, block in enumerate(suspends, 1):
            suspend = block.terminator
            assert isinstance(suspend, ops.Suspend)
            kept = sorted(live[suspend.target], key=self.function.locals.index)
            targets[number] = self._resume(number, suspend, kept)
            block.ops[-1:] = self._leave(number, suspend, kept)
        self._dispatch(targets)
        self.layout.size = round_up(self.layout.size, 8)

    def _read_param_itself(self) -> None:
        """The frame is handed over at each call: the local that holds it need not be kept in it."""
        for block in self.function.blocks:
            reads = {id(op): self.frame for op in block.ops if isinstance(op, ops.Get) and op.local.param == 0}
            block.ops = [_with_args(op, reads) for op in block.ops if id(op) not in reads]

    def _offset(self, local: Local) -> int:
        """Where a local is saved in the frame."""
        if local not in self.offsets:
            offset = round_up(self.layout.size, max(1, align_of(local.type)))
            self.offsets[local] = offset
            self.layout.size = offset + size_of(local.type)
        return self.offsets[local]

    def _at(self, offset: int, origin: Op | None) -> ops.Address:
        return ops.Address(self.frame, offset, place=origin.place if origin is not None else None)

    def _set_state(self, state: int, origin: Op) -> list[Op]:
        pointer = self._at(self.state, origin)
        return [pointer, ops.Store(pointer, Const(state, I64), place=origin.place)]

    def _leave(self, number: int, suspend: ops.Suspend, kept: list[Local]) -> list[Op]:
        """Save what is alive, note where to go on, and return."""
        code: list[Op] = []
        for local in kept:
            value, pointer = ops.Get(local, place=suspend.place), self._at(self._offset(local), suspend)
            code += [value, pointer, ops.Store(pointer, value, place=suspend.place)]
        return [*code, *self._set_state(number, suspend), ops.Return(Const(1, I1), place=suspend.place)]

    def _resume(self, number: int, suspend: ops.Suspend, kept: list[Local]) -> Block:
        """Read back what was saved, and go on."""
        block = Block(f"resume{number}", self._set_state(RUNNING, suspend))
        for local in kept:
            pointer = self._at(self._offset(local), suspend)
            value = ops.Load(pointer, type=local.type, place=suspend.place)
            block.ops += [pointer, value, ops.Set(local, value, place=suspend.place)]
        block.ops.append(ops.Goto(suspend.target, place=suspend.place))
        self.function.blocks.append(block)
        return block

    def _dispatch(self, targets: dict[int, Block]) -> None:
        """The new entry: a jump by the state; False after the end, ValueError where it runs already."""
        place = self.function.place
        first, ended = Block("first"), Block("ended")
        pointer = ops.Address(self.frame, self.state, place=place)
        first.ops = [pointer, ops.Store(pointer, Const(RUNNING, I64), place=place)]
        first.ops.append(ops.Goto(targets[0], place=place))
        state_at = ops.Address(self.frame, self.state, place=place)
        state = ops.Load(state_at, type=I64, place=place)
        idle = ops.Compare("ne", state, Const(RUNNING, I64), place=place)
        ended.ops = [
            idle,
            ops.Check(idle, self.running_error, place=place),
            ops.Return(Const(0, I1), place=place),
        ]
        cases = [(number, block if number else first) for number, block in targets.items()]
        entry = Block("dispatch", [state_at, state, ops.Switch(state, cases, ended, place=place)])
        self.function.blocks = [entry, first, *self.function.blocks, ended]


def spill_across_blocks(function: Function) -> None:
    """Values that are used in another block than their own go through a Local; LLVM undoes what was not needed."""
    home = {id(op): block for block in function.blocks for op in block.ops}
    slots: dict[int, Local] = {}
    for block in function.blocks:
        code: list[Op] = []
        for op in block.ops:
            reads: dict[int, Value] = {}
            for arg in op.args():
                if isinstance(arg, Op) and home[id(arg)] is not block and id(arg) not in reads:
                    if id(arg) not in slots:
                        slots[id(arg)] = Local(f".kept{len(slots)}", arg.type)
                    reads[id(arg)] = ops.Get(slots[id(arg)], place=op.place)
            code += [read for read in reads.values() if isinstance(read, Op)]
            code.append(_with_args(op, reads))
        block.ops = code
    function.locals += slots.values()
    for block in function.blocks:
        for index in range(len(block.ops) - 1, -1, -1):
            op = block.ops[index]
            if id(op) in slots:
                block.ops.insert(index + 1, ops.Set(slots[id(op)], op, place=op.place))


def _with_args(op: Op, reads: dict[int, Value]) -> Op:
    """The operation with some of its arguments replaced, in place."""
    if reads:
        for field in dataclasses.fields(op):
            value = getattr(op, field.name)
            if isinstance(value, list):
                setattr(op, field.name, [reads.get(id(item), item) for item in value])
            elif id(value) in reads:
                setattr(op, field.name, reads[id(value)])
    return op


def live_locals(function: Function) -> dict[Block, set[Local]]:
    """For each block the locals that it or a block behind it may read before they are set."""
    reads: dict[Block, set[Local]] = {}
    sets: dict[Block, set[Local]] = {}
    handlers: dict[Block, list[Block]] = {}
    for block in function.blocks:
        reads[block], sets[block] = _of_block(block)
        handlers[block] = [h for op in block.ops if (h := handler_of(op)) is not None]
    live: dict[Block, set[Local]] = {block: set() for block in function.blocks}
    changed = True
    while changed:
        changed = False
        for block in reversed(function.blocks):
            after = {x for following in block.terminator.successors() for x in live[following]}
            raised = {x for handler in handlers[block] for x in live[handler]}
            found = reads[block] | (after - sets[block]) | raised
            if found != live[block]:
                live[block] = found
                changed = True
    return live


def _of_block(block: Block) -> tuple[set[Local], set[Local]]:
    reads: set[Local] = set()
    sets: set[Local] = set()
    for op in block.ops:
        if isinstance(op, ops.Get) and op.local not in sets:
            reads.add(op.local)
        elif isinstance(op, ops.Set):
            sets.add(op.local)
    return reads, sets
