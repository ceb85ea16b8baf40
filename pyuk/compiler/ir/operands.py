"""The rules about one operation: which types it takes, and that calls fit what they call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Function, Program
from pyuk.compiler.ir.ops import Op, Value
from pyuk.compiler.ir.types import I1, I64, PTR, VOID, FloatType, IntType, IrType, PointerType, TupleType

ORDERS = ("monotonic", "acquire", "release", "acq_rel", "seq_cst")
UPDATES = ("add", "sub", "and", "or", "xor", "xchg")
SEGMENTS = (0, 256, 257)
STUB_PARAMS = 6  # those that travel in registers


def operand_problems(program: Program, fn: Function, known: set[str], op: Op) -> list[str]:
    """What is wrong with `op` by itself; `known` are the names that may be called."""
    rule = _RULES.get(type(op))
    return list(rule(_Context(program, fn, known), op)) if rule else []


class _Context:
    """What the rules about calls and returns have to know of the rest."""

    def __init__(self, program: Program, fn: Function, known: set[str]) -> None:
        self.program = program
        self.fn = fn
        self.known = known


Problems = Iterator[str]


def _binary(_: _Context, op: ops.Binary) -> Problems:
    if op.op not in ops.BINARY:
        yield f"no such operation: {op.op}"
    if op.left.type != op.right.type or op.type != op.left.type:
        yield f"{op.op} of {op.left.type} and {op.right.type} to {op.type}"
    if not isinstance(op.left.type, FloatType if op.op.startswith("f") else IntType):
        yield f"{op.op} of {op.left.type}"


def _overflow(_: _Context, op: ops.Overflow) -> Problems:
    if op.op not in ops.OVERFLOW:
        yield f"no such operation: {op.op}"
    if op.left.type != op.right.type or not isinstance(op.left.type, IntType):
        yield f"{op.op} of {op.left.type} and {op.right.type}"


def _compare(_: _Context, op: ops.Compare) -> Problems:
    if op.op not in ops.COMPARE:
        yield f"no such operation: {op.op}"
    floats = op.op in ops.COMPARE[-6:]
    if op.left.type != op.right.type:
        yield f"{op.op} of {op.left.type} and {op.right.type}"
    if not isinstance(op.left.type, FloatType if floats else (IntType, PointerType)):
        yield f"{op.op} of {op.left.type}"


def _cast(_: _Context, op: ops.Cast) -> Problems:
    if op.op not in ops.CAST:
        yield f"no such operation: {op.op}"
    elif not _castable(op.op, op.value.type, op.type):
        yield f"{op.op} of {op.value.type} to {op.type}"


def _castable(op: str, source: IrType, target: IrType) -> bool:
    match source, target:
        case IntType(old), IntType(new):
            return new > old if op in ("zext", "sext") else new < old and op == "trunc"
        case IntType(bits), FloatType():
            return op in ("sitofp", "uitofp") or (op == "bitcast" and bits == 64)
        case FloatType(), IntType(bits):
            return op in ("fptosi", "fptoui") or (op == "bitcast" and bits == 64)
        case PointerType(), IntType(_):
            return op == "ptrtoint"
        case IntType(_), PointerType():
            return op == "inttoptr"
    return False


def _select(_: _Context, op: ops.Select) -> Problems:
    if op.condition.type != I1:
        yield f"a condition of type {op.condition.type}"
    if op.then.type != op.otherwise.type or op.type != op.then.type:
        yield f"select of {op.then.type} and {op.otherwise.type}"


def _tuple_get(_: _Context, op: ops.TupleGet) -> Problems:
    if not isinstance(op.source.type, TupleType) or not 0 <= op.index < len(op.source.type.items):
        yield f"item {op.index} of {op.source.type}"


def _set(_: _Context, op: ops.Set) -> Problems:
    if op.local.type != op.value.type:
        yield f"local {op.local.name} of type {op.local.type} is set to {op.value.type}"


# --- memory ---------------------------------------------------------------------------------


def _address(_: _Context, op: ops.Address) -> Problems:
    if op.base.type != PTR:
        yield f"a base of type {op.base.type}"
    if op.index is not None and op.index.type != I64:
        yield f"an index of type {op.index.type}"
    if op.stride < 0:
        yield f"a stride of {op.stride}"


def _load(_: _Context, op: ops.Load) -> Problems:
    yield from _access(op, op.type, ("monotonic", "acquire", "seq_cst"))


def _store(_: _Context, op: ops.Store) -> Problems:
    yield from _access(op, op.value.type, ("monotonic", "release", "seq_cst"))


def _access(op: ops.Load | ops.Store, type_: IrType, orders: tuple[str, ...]) -> Problems:
    if op.pointer.type != PTR:
        yield f"a pointer of type {op.pointer.type}"
    if type_ == VOID:
        yield "accesses a void value"
    if op.order is not None and op.order not in orders:
        yield f"no such order: {op.order}"
    if op.align is not None and (op.align < 1 or op.align & (op.align - 1)):
        yield f"alignment {op.align} is not a power of two"
    if op.segment not in SEGMENTS:
        yield f"no such segment: {op.segment}"
    if isinstance(type_, TupleType) and (op.volatile or op.order is not None):
        yield "a tuple cannot be read or written at once"


def _update(_: _Context, op: ops.AtomicUpdate) -> Problems:
    if op.op not in UPDATES:
        yield f"no such operation: {op.op}"
    if op.pointer.type != PTR:
        yield f"a pointer of type {op.pointer.type}"
    if not isinstance(op.value.type, IntType) and (op.op, op.value.type) != ("xchg", PTR):
        yield f"{op.op} of {op.value.type}"
    if op.order not in ORDERS:
        yield f"no such order: {op.order}"


def _exchange(_: _Context, op: ops.CompareExchange) -> Problems:
    if op.pointer.type != PTR:
        yield f"a pointer of type {op.pointer.type}"
    if op.expected.type != op.desired.type or not isinstance(op.desired.type, (IntType, PointerType)):
        yield f"compares {op.expected.type} and stores {op.desired.type}"
    if op.order not in ORDERS:
        yield f"no such order: {op.order}"


def _fence(_: _Context, op: ops.Fence) -> Problems:
    if op.order not in ORDERS[1:]:
        yield f"no such order: {op.order}"


# --- calls ----------------------------------------------------------------------------------


def _call(context: _Context, op: ops.Call) -> Problems:
    if op.callee.type != PTR:
        yield f"calls a value of type {op.callee.type}"
    if isinstance(op.callee, ops.Symbol):
        yield from _direct(context, op, op.callee.name)
    else:
        for name in op.targets:
            yield from _indirect(context, op, name)


def _direct(context: _Context, op: ops.Call, name: str) -> Problems:
    callee = context.program.functions.get(name)
    if callee is not None:
        yield from _signature(callee, op.operands, op.type)
        if callee.may_raise and not op.may_raise:
            yield f"calls {name}, which may raise, as one that does not"
    elif name in context.program.stubs:
        yield from _stub_call(op)
    elif name in context.program.data:
        yield f"calls the data {name}"


def _indirect(context: _Context, op: ops.Call, name: str) -> Problems:
    callee = context.program.functions.get(name)
    if callee is None:
        yield f"may call {name}, which is no function"
        return
    yield from _signature(callee, op.operands, op.type)
    if callee.may_raise != op.may_raise:
        yield f"may call {name}, which {'may' if callee.may_raise else 'cannot'} raise, the call " + (
            "can" if op.may_raise else "cannot"
        )


def _signature(callee: Function, operands: list[Value], result: IrType) -> Problems:
    wanted = [param.type for param in callee.params]
    given = [operand.type for operand in operands]
    if wanted != given:
        yield f"{callee.name} takes ({_types(wanted)}), given ({_types(given)})"
    if callee.returns != result:
        yield f"{callee.name} returns {callee.returns}, the call {result}"


def _stub_call(op: ops.Call) -> Problems:
    types = [operand.type for operand in op.operands]
    if len(types) > STUB_PARAMS:
        yield f"a stub takes up to {STUB_PARAMS} parameters"
    for type_ in types + ([] if op.type == VOID else [op.type]):
        if not (type_ == PTR or (isinstance(type_, IntType) and type_.bits <= 64)):
            yield f"a stub cannot take or return {type_}"


def _types(types: list[IrType]) -> str:
    return ", ".join(map(str, types))


def _check(context: _Context, op: ops.Check) -> Problems:
    if op.condition.type != I1:
        yield f"a condition of type {op.condition.type}"
    raiser = context.program.functions.get(op.raiser)
    if raiser is not None:
        yield from _signature(raiser, op.operands, PTR)
    elif op.raiser not in context.known:
        yield f"the raiser {op.raiser} does not exist"


# --- ends of blocks -------------------------------------------------------------------------


def _branch(_: _Context, op: ops.Branch) -> Problems:
    if op.condition.type != I1:
        yield f"a condition of type {op.condition.type}"


def _switch(_: _Context, op: ops.Switch) -> Problems:
    if not isinstance(op.value.type, IntType):
        yield f"a value of type {op.value.type}"
    if len({number for number, _ in op.cases}) < len(op.cases):
        yield "two cases of the same number"


def _return(context: _Context, op: ops.Return) -> Problems:
    type_ = VOID if op.value is None else op.value.type
    if type_ != context.fn.returns:
        yield f"returns {type_} from a function of {context.fn.returns}"


def _raise(_: _Context, op: ops.Raise) -> Problems:
    if op.exception.type != PTR:
        yield f"an exception of type {op.exception.type}"


_RULES: dict[type[Op], Callable[[_Context, Any], Problems]] = {
    ops.Set: _set,
    ops.Binary: _binary,
    ops.Overflow: _overflow,
    ops.Compare: _compare,
    ops.Cast: _cast,
    ops.Select: _select,
    ops.TupleGet: _tuple_get,
    ops.Address: _address,
    ops.Load: _load,
    ops.Store: _store,
    ops.AtomicUpdate: _update,
    ops.CompareExchange: _exchange,
    ops.Fence: _fence,
    ops.Call: _call,
    ops.Check: _check,
    ops.Branch: _branch,
    ops.Switch: _switch,
    ops.Return: _return,
    ops.Raise: _raise,
}
