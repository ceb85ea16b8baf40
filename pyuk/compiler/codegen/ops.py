"""Variables, arithmetic and memory: one writer for each kind of operation, in LLVM's instructions.

A bool is an i1 in registers and a byte of 0 or 1 in memory. Tuples are read and written item by item.
Source: LLVM LangRef, Instruction Reference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import gcd
from typing import Any

from pyuk.compiler.codegen.function import FunctionText, result_of
from pyuk.compiler.codegen.helpers import ROUNDING, SIGNED_DIVISION, UNSIGNED_DIVISION
from pyuk.compiler.codegen.names import mangled, signed
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.ops import Const, Op, Value
from pyuk.compiler.ir.types import I1, I128, IrType, TupleType, align_of, offsets_of

Writer = Callable[[FunctionText, Any], None]


# --- variables ------------------------------------------------------------------------------


def _get(f: FunctionText, op: ops.Get) -> None:
    f.emit(f"{f.name(op)} = load {op.type}, ptr {f.slot(op.local)}")


def _set(f: FunctionText, op: ops.Set) -> None:
    f.emit(f"store {f.typed(op.value)}, ptr {f.slot(op.local)}")


# --- arithmetic -----------------------------------------------------------------------------


def _binary(f: FunctionText, op: ops.Binary) -> None:
    if op.type == I128 and op.op in _WIDE and not _power_of_two(op.right):
        _wide_division(f, op)
        return
    f.emit(f"{f.name(op)} = {op.op} {f.typed(op.left)}, {f.value(op.right)}")


_WIDE = {
    "sdiv": (SIGNED_DIVISION, 0),
    "srem": (SIGNED_DIVISION, 1),
    "udiv": (UNSIGNED_DIVISION, 0),
    "urem": (UNSIGNED_DIVISION, 1),
}


def _wide_division(f: FunctionText, op: ops.Binary) -> None:
    """128-bit division is a call: the machine has none, and there is no C library to call."""
    helper, index = _WIDE[op.op]
    pair, name = "{i128, i128}", f.name(op)
    f.emit(f"{name}.both = call {pair} {f.unit.helper(helper)}({f.typed(op.left)}, {f.typed(op.right)})")
    f.emit(f"{name} = extractvalue {pair} {name}.both, {index}")


def _power_of_two(value: Value) -> bool:
    return isinstance(value, Const) and int(value.value) > 0 and int(value.value).bit_count() == 1


def _overflow(f: FunctionText, op: ops.Overflow) -> None:
    type_ = str(op.left.type)
    name = f.unit.intrinsic(f"llvm.{op.op}.with.overflow.{type_}", str(op.type), [type_, type_])
    f.emit(f"{f.name(op)} = call {op.type} {name}({f.typed(op.left)}, {f.typed(op.right)})")


_FLOAT_COMPARE = frozenset(ops.COMPARE[-6:])


def _compare(f: FunctionText, op: ops.Compare) -> None:
    kind = "fcmp" if op.op in _FLOAT_COMPARE else "icmp"
    f.emit(f"{f.name(op)} = {kind} {op.op} {f.typed(op.left)}, {f.value(op.right)}")


def _cast(f: FunctionText, op: ops.Cast) -> None:
    f.emit(f"{f.name(op)} = {op.op} {f.typed(op.value)} to {op.type}")


def _select(f: FunctionText, op: ops.Select) -> None:
    f.emit(f"{f.name(op)} = select i1 {f.value(op.condition)}, {f.typed(op.then)}, {f.typed(op.otherwise)}")


def _intrinsic(f: FunctionText, op: ops.Intrinsic) -> None:
    args = ", ".join(f.typed(operand) for operand in op.operands)
    if op.name in ROUNDING:
        callee = f.unit.helper(op.name)
    else:
        name = ".".join([op.name, *(mangled(type_) for type_ in op.suffix)])
        callee = f.unit.intrinsic(name, str(op.type), [str(operand.type) for operand in op.operands])
    f.emit(f"{result_of(f, op)}call {op.type} {callee}({args})")


def _make_tuple(f: FunctionText, op: ops.MakeTuple) -> None:
    """Chain of insertions; an empty tuple is one insertion of nothing."""
    so_far, name = "poison", f.name(op)
    if not op.items:
        f.emit(f"{name} = freeze {op.type} zeroinitializer")
    for index, item in enumerate(op.items):
        result = name if index == len(op.items) - 1 else f"{name}.{index}"
        f.emit(f"{result} = insertvalue {op.type} {so_far}, {f.typed(item)}, {index}")
        so_far = result


def _tuple_get(f: FunctionText, op: ops.TupleGet) -> None:
    f.emit(f"{f.name(op)} = extractvalue {f.typed(op.source)}, {op.index}")


# --- memory ---------------------------------------------------------------------------------


def _address(f: FunctionText, op: ops.Address) -> None:
    """Addresses are made by getelementptr alone: LLVM loses track of those that pass through integers."""
    name, base = f.name(op), f.value(op.base)
    if op.index is not None:
        result = f"{name}.element" if op.offset else name
        f.emit(f"{result} = getelementptr nusw [{op.stride} x i8], ptr {base}, {f.typed(op.index)}")
        base = result
    if op.index is None or op.offset:
        f.emit(f"{name} = getelementptr nusw i8, ptr {base}, i64 {op.offset}")


def _load(f: FunctionText, op: ops.Load) -> None:
    name, align = f.name(op), op.align or align_of(op.type)
    space, base = _pointer(f, op)
    if not isinstance(op.type, TupleType):
        _load_scalar(f, op, op.type, name, f"{space} {base}", align)
        return
    leaves = list(_leaves(op.type))
    if not leaves:
        f.emit(f"{name} = freeze {op.type} zeroinitializer")
    so_far = "poison"
    for index, (path, offset, type_) in enumerate(leaves):
        item, pointer = f"{name}.item{index}", _step(f, space, base, f"{name}.at{index}", offset)
        _load_scalar(f, op, type_, item, pointer, gcd(align, offset))
        result = name if index == len(leaves) - 1 else f"{name}.with{index}"
        f.emit(f"{result} = insertvalue {op.type} {so_far}, {type_} {item}, {path}")
        so_far = result


def _load_scalar(f: FunctionText, op: ops.Load, type_: IrType, name: str, pointer: str, align: int) -> None:
    stored, result = ("i8", f"{name}.byte") if type_ == I1 else (type_, name)
    kind, order = _access(op)
    f.emit(f"{result} = load{kind} {stored}, {pointer}{order}, align {align}{_tag(f, op)}")
    if type_ == I1:
        f.emit(f"{name} = icmp ne i8 {result}, 0")


def _store(f: FunctionText, op: ops.Store) -> None:
    type_, name = op.value.type, f.name(op)
    align = op.align or align_of(type_)
    space, base = _pointer(f, op)
    if not isinstance(type_, TupleType):
        _store_scalar(f, op, f.typed(op.value), f"{space} {base}", align, name)
        return
    for index, (path, offset, leaf) in enumerate(_leaves(type_)):
        item, pointer = f"{name}.item{index}", _step(f, space, base, f"{name}.at{index}", offset)
        f.emit(f"{item} = extractvalue {f.typed(op.value)}, {path}")
        _store_scalar(f, op, f"{leaf} {item}", pointer, gcd(align, offset), item)


def _store_scalar(f: FunctionText, op: ops.Store, value: str, pointer: str, align: int, name: str) -> None:
    if value.startswith("i1 "):
        f.emit(f"{name}.byte = zext {value} to i8")
        value = f"i8 {name}.byte"
    kind, order = _access(op)
    f.emit(f"store{kind} {value}, {pointer}{order}, align {align}{_tag(f, op)}")


def _access(op: ops.Load | ops.Store) -> tuple[str, str]:
    """What goes before and behind the operands of an access that is not a plain one."""
    kind = (" atomic" if op.order else "") + (" volatile" if op.volatile else "")
    return kind, f" {op.order}" if op.order else ""


def _tag(f: FunctionText, op: ops.Load | ops.Store) -> str:
    if op.alias is None or op.volatile:
        return ""
    return f", !tbaa {f.unit.metadata.alias(op.alias)}"


def _pointer(f: FunctionText, op: ops.Load | ops.Store) -> tuple[str, str]:
    """The pointer's type and value; in a segment it is an offset into that segment."""
    if op.segment == 0:
        return "ptr", f.value(op.pointer)
    space = f"ptr addrspace({op.segment})"
    if isinstance(op.pointer, Const):
        return space, f"inttoptr (i64 {signed(int(op.pointer.value), 64)} to {space})"
    name = f.name(op)
    f.emit(f"{name}.offset = ptrtoint ptr {f.value(op.pointer)} to i64")
    f.emit(f"{name}.far = inttoptr i64 {name}.offset to {space}")
    return space, f"{name}.far"


def _step(f: FunctionText, space: str, base: str, name: str, offset: int) -> str:
    """The typed pointer `offset` bytes behind `base`."""
    if offset == 0:
        return f"{space} {base}"
    f.emit(f"{name} = getelementptr nusw i8, {space} {base}, i64 {offset}")
    return f"{space} {name}"


def _leaves(type_: TupleType, path: str = "", start: int = 0) -> Iterator[tuple[str, int, IrType]]:
    """(index path, byte offset, type) of each scalar in a tuple, in order."""
    for index, (item, offset) in enumerate(zip(type_.items, offsets_of(type_.items), strict=True)):
        inner = f"{path}, {index}" if path else str(index)
        if isinstance(item, TupleType):
            yield from _leaves(item, inner, start + offset)
        else:
            yield inner, start + offset, item


def _update(f: FunctionText, op: ops.AtomicUpdate) -> None:
    f.emit(f"{f.name(op)} = atomicrmw {op.op} {f.typed(op.pointer)}, {f.typed(op.value)} {op.order}")


def _exchange(f: FunctionText, op: ops.CompareExchange) -> None:
    failure = {"release": "monotonic", "acq_rel": "acquire"}.get(op.order, op.order)
    operands = ", ".join(f.typed(value) for value in (op.pointer, op.expected, op.desired))
    f.emit(f"{f.name(op)} = cmpxchg {operands} {op.order} {failure}")


def _fence(f: FunctionText, op: ops.Fence) -> None:
    f.emit(f"fence {op.order}")


WRITERS: dict[type[Op], Writer] = {
    ops.Get: _get,
    ops.Set: _set,
    ops.Binary: _binary,
    ops.Overflow: _overflow,
    ops.Compare: _compare,
    ops.Cast: _cast,
    ops.Select: _select,
    ops.Intrinsic: _intrinsic,
    ops.MakeTuple: _make_tuple,
    ops.TupleGet: _tuple_get,
    ops.Address: _address,
    ops.Load: _load,
    ops.Store: _store,
    ops.AtomicUpdate: _update,
    ops.CompareExchange: _exchange,
    ops.Fence: _fence,
}
