"""The typed tree: what the checker makes of a function, and lowering walks.

Every name is resolved, every operation is one on known types, every conversion is written out. What
an operation may raise is part of its node. Evaluation order is that of the tree, left to right.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from pyuk.compiler.check.model.declarations import Global, Instance, Signature, Slot, Variable
from pyuk.compiler.check.model.types import BOOL, INT, NONE, Class, Int, Type


@dataclass(eq=False, repr=False, kw_only=True)
class Expr:
    """Base of expressions: the type of the value, and the syntax that it stands for."""

    type: Type
    node: ast.AST


@dataclass(eq=False, repr=False)
class Literal(Expr):
    """An int, float, bool, str or None; or any value built of them that lives in static data."""

    value: Any


@dataclass(eq=False, repr=False)
class Nothing(Expr):
    """A value of the type that nobody looks at."""


@dataclass(eq=False, repr=False)
class ReadLocal(Expr):
    variable: Variable
    check_bound: bool = False


@dataclass(eq=False, repr=False)
class ReadGlobal(Expr):
    """missing: the text of the AttributeError where it is not bound; without, that is a NameError."""

    target: Global
    missing: str | None = None


@dataclass(eq=False, repr=False)
class IsBound(Expr):
    """Whether a variable of a module has a value."""

    target: Global


@dataclass(eq=False, repr=False)
class StaticAddress(Expr):
    """The address of static storage or of any link-time symbol."""

    symbol: str


@dataclass(eq=False, repr=False)
class MakeClosure(Expr):
    """The closure object of a nested function, of type FunctionValue: captured values, and cells of variables."""

    captures: list[tuple[str, Expr | Variable]]


@dataclass(eq=False, repr=False)
class StaticClosure(Expr):
    """The closure object of a known function: a static one, unless it has captures."""

    operand: Expr
    function: Type


@dataclass(eq=False, repr=False)
class Arithmetic(Expr):
    """An operation on two ints or two floats: + - * / // % ** & | ^ << >>.

    checked: on ints, the result is narrowed to `type`, which raises OverflowError where it does not fit.
    """

    op: str
    left: Expr
    right: Expr
    checked: bool = False


@dataclass(eq=False, repr=False)
class Negate(Expr):
    """-x of an int or float, or ~x (`invert`) of an int."""

    operand: Expr
    invert: bool = False
    checked: bool = False


@dataclass(eq=False, repr=False)
class Comparison(Expr):
    """== != < <= > >= on two ints or two floats or two bools; `is`, `is not` on references."""

    op: str
    left: Expr
    right: Expr


@dataclass(eq=False, repr=False)
class Not(Expr):
    operand: Expr


@dataclass(eq=False, repr=False)
class Both(Expr):
    """Short-circuit `and` / `or` of two truth values."""

    op: str
    left: Expr
    right: Expr


@dataclass(eq=False, repr=False)
class Choice(Expr):
    """`then if condition else otherwise`: only one is evaluated; both have the node's type."""

    condition: Expr
    then: Expr
    otherwise: Expr


@dataclass(eq=False, repr=False)
class Convert(Expr):
    """The same value in another representation: int or bool to float or int, up to a base, to Optional."""

    operand: Expr


@dataclass(eq=False, repr=False)
class Box(Expr):
    """A number or tuple as one of a union's values: in a new object of `class_`, a Box of the operand's type."""

    operand: Expr
    class_: Class


@dataclass(eq=False, repr=False)
class Narrow(Expr):
    """An int as a narrower storage type; OverflowError where it does not fit.

    implied: the program did not ask for the storage; where only the low bits count, it is not narrowed.
    """

    operand: Expr
    implied: bool = False


@dataclass(eq=False, repr=False)
class Reinterpret(Expr):
    """The same bits as another type, unchecked: for raw-memory modules and proved narrowings."""

    operand: Expr


@dataclass(eq=False, repr=False)
class NotNone(Expr):
    """An Optional as its class: `raiser(message)` where it is None."""

    operand: Expr
    raiser: Instance
    message: str


@dataclass(eq=False, repr=False)
class IsInstance(Expr):
    operand: Expr
    class_: Class


@dataclass(eq=False, repr=False)
class Call(Expr):
    """closure: the function's closure object, where it may have one."""

    instance: Instance
    args: list[Expr]
    closure: Expr | None = None


@dataclass(eq=False, repr=False)
class CallVirtual(Expr):
    """args[0] is the receiver, not None."""

    slot: Slot
    args: list[Expr]


@dataclass(eq=False, repr=False)
class CallClosure(Expr):
    """Call a function through its closure object."""

    signature: Signature
    callee: Expr
    args: list[Expr]


@dataclass(eq=False, repr=False)
class CallStub(Expr):
    """A function written in assembly; it never raises."""

    symbol: str
    args: list[Expr]


@dataclass(eq=False, repr=False)
class New(Expr):
    """Allocate a zeroed instance; `count` trailing elements. `init` is called with it and `args`.

    defaults: (declaring class, field, value) to be stored before that.
    """

    init: Instance | None = None
    defaults: list[tuple[Class, str, Expr]] = field(default_factory=list)
    args: list[Expr] = field(default_factory=list)
    count: Expr | None = None


@dataclass(eq=False, repr=False)
class MakeTuple(Expr):
    items: list[Expr]


@dataclass(eq=False, repr=False)
class TupleItem(Expr):
    source: Expr
    index: int


@dataclass(eq=False, repr=False)
class Bounded(Expr):
    """index, known to be in [0, length) from here on; raises IndexError by `raiser` where it is not."""

    index: Expr
    length: Expr
    raiser: Instance


@dataclass(eq=False, repr=False)
class Let(Expr):
    """Evaluate `value` into a fresh variable, then `body`."""

    variable: Variable
    value: Expr
    body: Expr


@dataclass(eq=False, repr=False)
class Do(Expr):
    """Run statements, then give the value of `result`."""

    block: list[Any]
    result: Expr


@dataclass(eq=False, repr=False)
class Intrinsic(Expr):
    """An operation of the machine, by its name in lower/intrinsics.py."""

    name: str
    args: list[Expr]
    parameter: Any = None


@dataclass(eq=False, repr=False)
class Place:
    """Memory that holds a value of `type`: base + offset + index * (size of `type` in memory)."""

    base: Expr
    type: Type
    offset: int = 0
    index: Expr | None = None
    field: tuple[Type, str] | None = None  # the class and field: offset and alias come from the layout
    alias: str | None = None
    volatile: bool = False
    bit: int = 0
    bits: int = 0


@dataclass(eq=False, repr=False)
class IsSet(Expr):
    """Whether an object has the field at the place."""

    place: Place


@dataclass(eq=False, repr=False)
class Load(Expr):
    """Read a place. check: raise by it where it was never written."""

    place: Place
    check: Instance | None = None


@dataclass(eq=False, repr=False)
class AddressOf(Expr):
    """The address of a place as a reference to what lies there (a nested Struct, an Array)."""

    place: Place


@dataclass(eq=False, repr=False)
class AtomicOp(Expr):
    """load, store, exchange, add, sub, bit_and, bit_or, compare_exchange on an atomic place."""

    op: str
    place: Place
    args: list[Expr]
    order: str


# --- statements ------------------------------------------------------------------------------------


@dataclass(eq=False, repr=False, kw_only=True)
class Stmt:
    node: ast.AST


Block = list[Stmt]


@dataclass(eq=False, repr=False)
class Evaluate(Stmt):
    value: Expr


@dataclass(eq=False, repr=False)
class SetLocal(Stmt):
    variable: Variable
    value: Expr


@dataclass(eq=False, repr=False)
class NewCell(Stmt):
    """Make the cell of a variable. initial: a parameter's value."""

    variable: Variable
    initial: Expr | None = None


@dataclass(eq=False, repr=False)
class TakeCell(Stmt):
    """Take the cell of a captured variable out of the closure object."""

    variable: Variable
    closure: Expr


@dataclass(eq=False, repr=False)
class Unbind(Stmt):
    """`del x`, and the end of `except E as x`."""

    variable: Variable | Global


@dataclass(eq=False, repr=False)
class SetGlobal(Stmt):
    target: Global
    value: Expr


@dataclass(eq=False, repr=False)
class Store(Stmt):
    place: Place
    value: Expr


@dataclass(eq=False, repr=False)
class Unset(Stmt):
    """`del object.field`: raise by `check` where the field is not there."""

    place: Place
    check: Instance


@dataclass(eq=False, repr=False)
class RunModule(Stmt):
    """Run the top-level code of a module, unless it has run."""

    init: Instance


@dataclass(eq=False, repr=False)
class If(Stmt):
    condition: Expr
    then: Block
    otherwise: Block


@dataclass(eq=False, repr=False)
class Loop(Stmt):
    """while condition: body; step; `otherwise` where the loop ends by its condition. continue goes to step."""

    condition: Expr
    body: Block
    step: Block
    otherwise: Block


@dataclass(eq=False, repr=False)
class Break(Stmt):
    pass


@dataclass(eq=False, repr=False)
class Continue(Stmt):
    pass


@dataclass(eq=False, repr=False)
class Return(Stmt):
    value: Expr | None


@dataclass(eq=False, repr=False)
class Raise(Stmt):
    value: Expr


@dataclass(eq=False, repr=False)
class Reraise(Stmt):
    """A bare `raise`: the exception being handled goes on."""

    variable: Variable


@dataclass(eq=False, repr=False)
class Suspend(Stmt):
    """Leave a generator, which goes on here when it is advanced again."""


@dataclass(eq=False, repr=False)
class Handler:
    """One except clause: for exceptions of these classes (none: all); the exception goes into `variable`."""

    classes: list[Class]
    variable: Variable
    body: Block


@dataclass(eq=False, repr=False)
class Try(Stmt):
    body: Block
    handlers: list[Handler]
    otherwise: Block
    final: Block
    pending: Variable  # holds the exception on its way through handlers and finally
    passing: list[Handler] = field(default_factory=list)  # one: done in place of `final` while an exception passes


def int_literal(value: int, node: ast.AST) -> Literal:
    return Literal(value, type=Int(value, value), node=node)


def bool_literal(value: bool, node: ast.AST) -> Literal:
    return Literal(value, type=BOOL, node=node)


def none_literal(node: ast.AST) -> Literal:
    return Literal(None, type=NONE, node=node)


def length_type() -> Int:
    """The type of a length: it is never negative."""
    return Int(0, INT.hi)
