"""The operations of the IR.

An operation is a value: what it computes is named by the operation itself (each is defined once).
Variables of the Python function are `Local` slots, read by Get and written by Set; LLVM turns
them into registers.

An operation that may raise carries the block to go on in when it does (`handler`); None means:
leave the function with the exception. A block is therefore entered at its top only, and left at its
end or by the raise edge of any of its operations. A handler block starts with a Caught operation,
which is the exception object.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyuk.compiler.ir.types import I1, PTR, VOID, IrType, TupleType
from pyuk.compiler.values import value_class

if TYPE_CHECKING:
    from pyuk.compiler.ir.function import Block, Local


@value_class(frozen=True)
class Place:
    """A place in a source file: lines from 1, columns from 1."""

    path: str
    line: int
    column: int = 1


class Value:
    """Anything an operation can take as an argument."""

    type: IrType


@value_class(frozen=True)
class Const(Value):
    """An integer, float or null-pointer (value 0, type PTR) constant."""

    value: int | float
    type: IrType


@value_class(frozen=True)
class Symbol(Value):
    """The address of a function or of a piece of static data, by its link-time name."""

    name: str
    type: IrType = PTR


@value_class(frozen=True)
class Zero(Value):
    """The all-zero value of any type; what a variable holds before its first assignment."""

    type: IrType


@dataclass(eq=False, repr=False)
class Param(Value):
    """A parameter of the function, by position."""

    name: str
    type: IrType


@dataclass(eq=False, repr=False, kw_only=True)
class Op(Value):
    """Base of all operations. `place` is the Python source that it came from, if any."""

    type: IrType = VOID
    place: Place | None = None

    def args(self) -> list[Value]:
        """The values that this operation reads."""
        return []


# --- variables ------------------------------------------------------------------------------


@dataclass(eq=False, repr=False)
class Get(Op):
    local: Local

    def __post_init__(self) -> None:
        self.type = self.local.type


@dataclass(eq=False, repr=False)
class Set(Op):
    local: Local
    value: Value

    def args(self) -> list[Value]:
        return [self.value]


# --- arithmetic -----------------------------------------------------------------------------

BINARY = ("add", "sub", "mul", "sdiv", "srem", "udiv", "urem", "shl", "lshr", "ashr",
          "and", "or", "xor", "fadd", "fsub", "fmul", "fdiv")
OVERFLOW = ("sadd", "ssub", "smul", "uadd", "usub", "umul")
COMPARE = ("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge",
           "oeq", "une", "olt", "ole", "ogt", "oge")
CAST = ("zext", "sext", "trunc", "sitofp", "uitofp", "fptosi", "fptoui",
        "bitcast", "ptrtoint", "inttoptr")


@dataclass(eq=False, repr=False)
class Binary(Op):
    """LLVM's instruction of the same name, wrapping; both operands and the result of one type."""

    op: str
    left: Value
    right: Value

    def __post_init__(self) -> None:
        self.type = self.left.type

    def args(self) -> list[Value]:
        return [self.left, self.right]


@dataclass(eq=False, repr=False)
class Overflow(Op):
    """llvm.{op}.with.overflow: the pair of the wrapped result and an I1 that tells overflow."""

    op: str
    left: Value
    right: Value

    def __post_init__(self) -> None:
        self.type = TupleType((self.left.type, I1))

    def args(self) -> list[Value]:
        return [self.left, self.right]


@dataclass(eq=False, repr=False)
class Compare(Op):
    """An integer, pointer or float comparison; the float predicates are the last six of COMPARE."""

    op: str
    left: Value
    right: Value

    def __post_init__(self) -> None:
        self.type = I1

    def args(self) -> list[Value]:
        return [self.left, self.right]


@dataclass(eq=False, repr=False)
class Cast(Op):
    op: str
    value: Value

    def args(self) -> list[Value]:
        return [self.value]


@dataclass(eq=False, repr=False)
class Select(Op):
    """`then` where `condition` holds, else `otherwise`; both are evaluated."""

    condition: Value
    then: Value
    otherwise: Value

    def __post_init__(self) -> None:
        self.type = self.then.type

    def args(self) -> list[Value]:
        return [self.condition, self.then, self.otherwise]


@dataclass(eq=False, repr=False)
class Intrinsic(Op):
    """An LLVM intrinsic, by its name without the type suffix (`llvm.ctpop`, `llvm.memcpy`).

    `suffix` lists the types that LLVM wants in the mangled name; empty where it wants none.
    """

    name: str
    operands: list[Value]
    suffix: tuple[IrType, ...] = ()

    def args(self) -> list[Value]:
        return self.operands


@dataclass(eq=False, repr=False)
class MakeTuple(Op):
    items: list[Value]

    def __post_init__(self) -> None:
        self.type = TupleType(tuple(item.type for item in self.items))

    def args(self) -> list[Value]:
        return self.items


@dataclass(eq=False, repr=False)
class TupleGet(Op):
    source: Value
    index: int

    def __post_init__(self) -> None:
        assert isinstance(self.source.type, TupleType)
        self.type = self.source.type.items[self.index]

    def args(self) -> list[Value]:
        return [self.source]


# --- memory ---------------------------------------------------------------------------------


@dataclass(eq=False, repr=False)
class Address(Op):
    """base + index * stride + offset, in bytes; index is an I64 or absent."""

    base: Value
    offset: int = 0
    index: Value | None = None
    stride: int = 1

    def __post_init__(self) -> None:
        self.type = PTR

    def args(self) -> list[Value]:
        return [self.base] if self.index is None else [self.base, self.index]


@dataclass(eq=False, repr=False)
class Load(Op):
    """Read a value of `type` at `pointer`.

    alias: accesses under two different names never touch the same memory; None may touch any.
    order: None, or an atomic ordering in LLVM's spelling (`monotonic`, `acquire`, `seq_cst`).
    segment: the LLVM address space: 0, or 256 for gs-relative.
    """

    pointer: Value
    alias: str | None = None
    align: int | None = None
    volatile: bool = False
    order: str | None = None
    segment: int = 0

    def args(self) -> list[Value]:
        return [self.pointer]


@dataclass(eq=False, repr=False)
class Store(Op):
    """Write `value` at `pointer`; the other fields as in Load."""

    pointer: Value
    value: Value
    alias: str | None = None
    align: int | None = None
    volatile: bool = False
    order: str | None = None
    segment: int = 0

    def args(self) -> list[Value]:
        return [self.pointer, self.value]


@dataclass(eq=False, repr=False)
class AtomicUpdate(Op):
    """LLVM's atomicrmw; the value before the update."""

    op: str  # add sub and or xor xchg
    pointer: Value
    value: Value
    order: str

    def __post_init__(self) -> None:
        self.type = self.value.type

    def args(self) -> list[Value]:
        return [self.pointer, self.value]


@dataclass(eq=False, repr=False)
class CompareExchange(Op):
    """LLVM's cmpxchg; the pair of the value found and an I1 that tells success."""

    pointer: Value
    expected: Value
    desired: Value
    order: str

    def __post_init__(self) -> None:
        self.type = TupleType((self.desired.type, I1))

    def args(self) -> list[Value]:
        return [self.pointer, self.expected, self.desired]


@dataclass(eq=False, repr=False)
class Fence(Op):
    order: str


# --- calls and exceptions -------------------------------------------------------------------


@dataclass(eq=False, repr=False)
class Call(Op):
    """Call `callee`: a Symbol for a direct call, any pointer value for an indirect one.

    targets: names of all functions that this call can reach (one for a direct call).
    may_raise: whether a raise edge to `handler` exists; the raises pass clears it.
    makes_exception: part of the value of a raise statement, which effects do not count.
    """

    callee: Value
    operands: list[Value]
    targets: tuple[str, ...] = ()
    may_raise: bool = True
    handler: Block | None = None
    makes_exception: bool = False

    def args(self) -> list[Value]:
        return [self.callee, *self.operands]


@dataclass(eq=False, repr=False)
class Check(Op):
    """Raise unless `condition` holds.

    raiser: the function that makes the exception object; called with `operands`, on the cold path only. The raises
    pass sees to it that it does not raise itself.
    """

    condition: Value
    raiser: str
    operands: list[Value] = field(default_factory=list)
    handler: Block | None = None

    def args(self) -> list[Value]:
        return [self.condition, *self.operands]


@dataclass(eq=False, repr=False)
class Caught(Op):
    """The exception object that led into this handler block; its first operation."""

    def __post_init__(self) -> None:
        self.type = PTR


# --- ends of blocks -------------------------------------------------------------------------


@dataclass(eq=False, repr=False)
class Terminator(Op):
    def successors(self) -> list[Block]:
        """The blocks that control may go to, raise edges not counted."""
        return []


@dataclass(eq=False, repr=False)
class Goto(Terminator):
    target: Block

    def successors(self) -> list[Block]:
        return [self.target]


@dataclass(eq=False, repr=False)
class Branch(Terminator):
    condition: Value
    then: Block
    otherwise: Block

    def args(self) -> list[Value]:
        return [self.condition]

    def successors(self) -> list[Block]:
        return [self.then, self.otherwise]


@dataclass(eq=False, repr=False)
class Switch(Terminator):
    value: Value
    cases: list[tuple[int, Block]]
    default: Block

    def args(self) -> list[Value]:
        return [self.value]

    def successors(self) -> list[Block]:
        return [*(block for _, block in self.cases), self.default]


@dataclass(eq=False, repr=False)
class Return(Terminator):
    value: Value | None = None

    def args(self) -> list[Value]:
        return [] if self.value is None else [self.value]


@dataclass(eq=False, repr=False)
class Raise(Terminator):
    """Raise the exception object `exception` at this place.

    again: the exception is on its way up already (end of a finally): its traceback has this function.
    """

    exception: Value
    handler: Block | None = None
    again: bool = False

    def args(self) -> list[Value]:
        return [self.exception]


@dataclass(eq=False, repr=False)
class Suspend(Terminator):
    """Leave a generator, to go on in `target`: lower/frames.py makes a Return of it."""

    target: Block

    def successors(self) -> list[Block]:
        return [self.target]


@dataclass(eq=False, repr=False)
class Unreachable(Terminator):
    pass


def handler_of(op: Op) -> Block | None:
    """The block that the raise edge of `op` leads to, if it has one inside the function."""
    if isinstance(op, (Call, Check, Raise)):
        return op.handler
    return None
