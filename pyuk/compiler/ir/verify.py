"""The rules of the IR, checked: what holds after lowering and after every pass.

`verify` reports all broken rules at once. The rules about one operation's types are in operands.py; here
are those about blocks, edges, order and names.
"""

from __future__ import annotations

from collections.abc import Collection

from pyuk.compiler.errors import CompilerCrash
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Block, Data, Function, Program
from pyuk.compiler.ir.graph import Dominance, raises
from pyuk.compiler.ir.operands import operand_problems
from pyuk.compiler.ir.ops import Op, Terminator, Value, handler_of
from pyuk.compiler.ir.runtime import LINKER_SYMBOLS, PUSH_TRACEBACK, file_record
from pyuk.compiler.ir.types import I64, PTR, VOID


class IrError(CompilerCrash):
    """The compiler made a program that breaks the IR's rules; `problems` lists them."""

    def __init__(self, problems: list[str]) -> None:
        shown = problems[:20] + [f"... and {len(problems) - 20} more"] * (len(problems) > 20)
        super().__init__("internal compiler error: broken IR\n" + "\n".join(f"  {line}" for line in shown))
        self.problems = problems


def verify(program: Program, externals: Collection[str] = ()) -> None:
    """Raise IrError unless all of `program` obeys the rules; `externals` are further known names."""
    known = {*program.functions, *program.data, *program.stubs, *LINKER_SYMBOLS, *externals}
    problems = _program_problems(program, known)
    for fn in program.functions.values():
        problems += _FunctionCheck(program, fn, known).problems()
    if problems:
        raise IrError(problems)


def verify_function(program: Program, fn: Function, externals: Collection[str] = ()) -> None:
    """The same for one function of `program`."""
    known = {*program.functions, *program.data, *program.stubs, *LINKER_SYMBOLS, *externals}
    problems = _FunctionCheck(program, fn, known).problems()
    if problems:
        raise IrError(problems)


# --- the program ----------------------------------------------------------------------------


def _program_problems(program: Program, known: set[str]) -> list[str]:
    problems = []
    members = [("function", name, fn.name) for name, fn in program.functions.items()]
    members += [("data", name, data.name) for name, data in program.data.items()]
    members += [("stub", name, stub.name) for name, stub in program.stubs.items()]
    owner: dict[str, str] = {}
    for kind, name, own_name in members:
        if own_name != name:
            problems.append(f"{kind} {own_name} is filed under the name {name}")
        if name in owner:
            problems.append(f"{name} names both a {owner[name]} and a {kind}")
        owner[name] = kind
    for data in program.data.values():
        problems += [f"data {data.name}: {text}" for text in _data_problems(data, known)]
    if program.entry and program.entry not in known:
        problems.append(f"the entry {program.entry} does not exist")
    return problems


def _data_problems(data: Data, known: set[str]) -> list[str]:
    problems = []
    size = data.zeros
    for item in data.items:
        if isinstance(item, str):
            size += 8
            if item not in known:
                problems.append(f"{item} does not exist")
        elif isinstance(item, bytes):
            size += len(item)
        else:
            value, width = item
            size += width
            if not -(1 << (8 * width - 1)) <= value < 1 << (8 * width):
                problems.append(f"{value} does not fit in {width} bytes")
    if data.align < 1 or data.align & (data.align - 1):
        problems.append(f"alignment {data.align} is not a power of two")
    if data.holds_root and (size != 8 or data.readonly):
        problems.append("a root is one writable reference of 8 bytes")
    if any(offset % 8 or not 0 <= offset <= size - 8 for offset in data.root_offsets) or (
        data.root_offsets and data.readonly
    ):
        problems.append(f"root offsets {data.root_offsets} of {size} bytes")
    if data.copied and (not data.readonly or data.exported):
        problems.append("only a constant of no identity may be copied")
    return problems


# --- a function -----------------------------------------------------------------------------


class _FunctionCheck:
    """The checks of one function; each adds to `found`."""

    def __init__(self, program: Program, fn: Function, known: set[str]) -> None:
        self.program = program
        self.fn = fn
        self.known = known
        self.found: list[str] = []
        self.blocks = {id(block) for block in fn.blocks}
        self.locals = {id(local) for local in fn.locals}
        self.params = {id(param) for param in fn.params}
        self.ops = {id(op) for block in fn.blocks for op in block.ops}

    def problems(self) -> list[str]:
        """What is broken, each with the function, the block and the line."""
        self._signature()
        for block in self.fn.blocks:
            self._shape(block)
        if self.fn.blocks and not self.found:
            for block in self.fn.blocks:
                self._edges(block)
                for op in block.ops:
                    self._op(block, op)
            if not self.found:
                self._order()
        return self.found

    def _report(self, text: str, block: Block | None = None, op: Op | None = None) -> None:
        where = self.fn.name + (f", block {block.label}" if block else "")
        if op is not None:
            where += f", {type(op).__name__}" + (f" ({op.place.path}:{op.place.line})" if op.place else "")
        self.found.append(f"{where}: {text}")

    def _signature(self) -> None:
        if not self.fn.blocks:
            self._report("has no blocks")
        labels = [block.label for block in self.fn.blocks]
        for label in sorted({label for label in labels if labels.count(label) > 1}):
            self._report(f"two blocks are labelled {label}")
        for local in self.fn.locals:
            if local.type == VOID:
                self._report(f"local {local.name} is void")
            if local.param is None:
                continue
            if not 0 <= local.param < len(self.fn.params):
                self._report(f"local {local.name} holds parameter {local.param}, which does not exist")
            elif self.fn.params[local.param].type != local.type:
                self._report(f"local {local.name} has another type than the parameter that it holds")

    def _shape(self, block: Block) -> None:
        """One terminator, at the end; Caught at the start only."""
        if not block.ops or not isinstance(block.ops[-1], Terminator):
            self._report("does not end in a terminator", block)
        for index, op in enumerate(block.ops):
            if isinstance(op, Terminator) and index < len(block.ops) - 1:
                self._report("a terminator before the end of the block", block, op)
            if isinstance(op, ops.Caught) and index:
                self._report("stands elsewhere than at the start of its block", block, op)

    def _edges(self, block: Block) -> None:
        for successor in block.terminator.successors():
            if id(successor) not in self.blocks:
                self._report(f"leads to {successor.label}, which is not of this function", block)
            elif is_handler(successor):
                self._report(f"enters the handler {successor.label} without an exception", block)
        if block is self.fn.blocks[0] and is_handler(block):
            self._report("a function cannot begin with a handler", block)
        for op in block.ops:
            handler = handler_of(op)
            if handler is not None and (id(handler) not in self.blocks or not is_handler(handler)):
                self._report(f"raises to {handler.label}, which is no handler of this function", block, op)

    def _op(self, block: Block, op: Op) -> None:
        for arg in op.args():
            self._argument(block, op, arg)
        if isinstance(op, (ops.Get, ops.Set)) and id(op.local) not in self.locals:
            self._report(f"local {op.local.name} is not of this function", block, op)
        for text in operand_problems(self.program, self.fn, self.known, op):
            self._report(text, block, op)
        if raises(self.program, op):
            self._raise_edge(block, op)

    def _argument(self, block: Block, op: Op, arg: Value) -> None:
        if isinstance(arg, ops.Symbol):
            if arg.name not in self.known:
                self._report(f"{arg.name} does not exist", block, op)
        elif isinstance(arg, ops.Param):
            if id(arg) not in self.params:
                self._report(f"parameter {arg.name} is not of this function", block, op)
        elif isinstance(arg, Op) and id(arg) not in self.ops:
            self._report(f"reads a {type(arg).__name__} that is not in this function", block, op)
        if arg.type == VOID:
            self._report("reads an operation without a value", block, op)

    def _raise_edge(self, block: Block, op: Op) -> None:
        if handler_of(op) is None and not self.fn.may_raise:
            self._report("raises out of a function that cannot raise", block, op)
        if isinstance(op, ops.Raise) and op.again:
            return
        file = file_record((op.place or self.fn.place).path)
        for name in (PUSH_TRACEBACK, file):
            if name not in self.known:
                self._report(f"{name} does not exist, and a traceback needs it", block, op)
        push = self.program.functions.get(PUSH_TRACEBACK)
        if push is not None and [p.type for p in push.params] != [PTR, I64, I64]:
            self._report(f"{PUSH_TRACEBACK} must take (ptr, i64, i64)", block, op)

    def _order(self) -> None:
        """Every value is computed before it is used, on all paths."""
        dominance = Dominance(self.program, self.fn)
        for block in self.fn.blocks:
            for op in block.ops:
                if not dominance.reached(op):
                    break
                for arg in op.args():
                    if isinstance(arg, Op) and not dominance.before(arg, op):
                        self._report(f"reads a {type(arg).__name__} before it is computed", block, op)


def is_handler(block: Block) -> bool:
    """Whether the block starts with the exception that led into it."""
    return bool(block.ops) and isinstance(block.ops[0], ops.Caught)
