"""Building IR by hand, for tests: a program, and a function that is written block by block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Block, Data, DebugType, Function, Local, Program, Stub
from pyuk.compiler.ir.ops import Const, Op, Param, Place, Store, Symbol, Value
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK, file_record
from pyuk.compiler.ir.types import I1, I64, PTR, VOID, IrType

OpT = TypeVar("OpT", bound=Op)
PATH = "app.py"


def i64(value: int) -> Const:
    return Const(value, I64)


def boolean(value: bool) -> Const:
    return Const(int(value), I1)


class FunctionBuilder:
    """Appends operations to a current block; `line` is where the next ones are from."""

    def __init__(self, fn: Function) -> None:
        self.fn = fn
        self.line = fn.place.line
        self.block = self.new("start")

    def new(self, label: str) -> Block:
        """A further block; it is not the current one yet (the first is)."""
        block = Block(label)
        self.fn.blocks.append(block)
        return block

    def at(self, block: Block) -> FunctionBuilder:
        self.block = block
        return self

    def add(self, op: OpT) -> OpT:
        op.place = op.place or Place(PATH, self.line)
        self.block.ops.append(op)
        return op

    def param(self, index: int) -> Param:
        return self.fn.params[index]

    def local(self, name: str, type_: IrType = I64, debug: DebugType | None = None, param: int | None = None) -> Local:
        local = Local(name, type_, debug, param)
        self.fn.locals.append(local)
        return local

    # --- short forms --------------------------------------------------------------------------

    def get(self, local: Local) -> ops.Get:
        return self.add(ops.Get(local))

    def set(self, local: Local, value: Value) -> ops.Set:
        return self.add(ops.Set(local, value))

    def binary(self, op: str, left: Value, right: Value) -> ops.Binary:
        return self.add(ops.Binary(op, left, right))

    def compare(self, op: str, left: Value, right: Value) -> ops.Compare:
        return self.add(ops.Compare(op, left, right))

    def call(
        self,
        name: str,
        *operands: Value,
        returns: IrType = VOID,
        handler: Block | None = None,
        may_raise: bool = True,
    ) -> ops.Call:
        return self.add(ops.Call(Symbol(name), list(operands), (name,), may_raise, handler, type=returns))

    def check(self, condition: Value, raiser: str, *operands: Value, handler: Block | None = None) -> ops.Check:
        return self.add(ops.Check(condition, raiser, list(operands), handler))

    def checked(self, op: str, left: Value, right: Value, handler: Block | None = None) -> ops.TupleGet:
        """An arithmetic operation that raises by `overflow_error` where it overflows."""
        both = self.add(ops.Overflow(op, left, right))
        over = self.add(ops.TupleGet(both, 1))
        fine = self.add(ops.Binary("xor", over, boolean(True)))
        self.check(fine, "overflow_error", handler=handler)
        return self.add(ops.TupleGet(both, 0))

    def ret(self, value: Value | None = None) -> ops.Return:
        return self.add(ops.Return(value))

    def goto(self, block: Block) -> ops.Goto:
        return self.add(ops.Goto(block))

    def branch(self, condition: Value, then: Block, otherwise: Block) -> ops.Branch:
        return self.add(ops.Branch(condition, then, otherwise))


class ProgramBuilder:
    """A program with the data that tracebacks need; functions are written by FunctionBuilder."""

    def __init__(self) -> None:
        self.program = Program()
        self.data(file_record(PATH), [(0, 8), (0, 8)], readonly=True)

    def function(
        self,
        name: str,
        *params: IrType,
        returns: IrType = VOID,
        may_raise: bool = False,
        line: int = 1,
        **more: Any,
    ) -> FunctionBuilder:
        fn = Function(
            name=name,
            qualname=name.rpartition(".")[2],
            place=Place(PATH, line),
            params=[Param(f"p{index}", type_) for index, type_ in enumerate(params)],
            returns=returns,
            may_raise=may_raise,
            **more,
        )
        self.program.functions[name] = fn
        return FunctionBuilder(fn)

    def raiser(self, name: str, address: int) -> None:
        """A function that makes an exception object: a fixed address here."""
        self.function(name, returns=PTR, noinline=True, cold=True, exported=True).ret(Const(address, PTR))

    def push_traceback(self, more: Callable[[FunctionBuilder], None] | None = None) -> None:
        """A guest's push_traceback: it writes somewhere, or does `more`."""
        f = self.function(PUSH_TRACEBACK, PTR, I64, I64, noinline=True, cold=True, exported=True)
        if more is not None:
            more(f)
        else:
            f.add(Store(f.param(0), f.param(1), volatile=True))
        f.ret()

    def data(self, name: str, items: list[bytes | tuple[int, int] | str], **more: Any) -> Data:
        data = self.program.data[name] = Data(name, items, **more)
        return data

    def stub(self, name: str) -> None:
        self.program.stubs[name] = Stub(name, "ret", Place(PATH, 1))
