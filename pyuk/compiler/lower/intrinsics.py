"""Machine operations that the language has by name: LLVM's intrinsics, and a few of our own."""

from __future__ import annotations

from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.types import Class, Int, Optional, TypeValue
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Local
from pyuk.compiler.ir.ops import Const, Symbol, Value
from pyuk.compiler.ir.types import F64, I1, I8, I16, I32, I64, PTR, VOID, IntType, IrType
from pyuk.compiler.lower import memory
from pyuk.compiler.lower.layout import memory_type, register_type

if TYPE_CHECKING:
    from pyuk.compiler.lower.function import FunctionLowering

GS = 256  # LLVM's address space for memory relative to the gs base
SAME_IN_AND_OUT = {
    "sqrt": "llvm.sqrt",
    "floor": "llvm.floor",
    "ceil": "llvm.ceil",
    "trunc": "llvm.trunc",
    "fabs": "llvm.fabs",
}
UPDATES = {"exchange": "xchg", "add": "add", "sub": "sub", "bit_and": "and", "bit_or": "or"}


def lower(f: FunctionLowering, expr: tree.Intrinsic) -> Value:
    """The value of a machine operation."""
    if expr.name == "store":
        memory.store_place(f, expr.parameter, f.value(expr.args[0]))
        return Const(0, I1)
    if expr.name == "zero":
        return ops.Zero(register_type(expr.type))
    if expr.name == "is_exactly":
        value = f.value(expr.args[0])
        if f.current is None:
            return ops.Zero(I1)
        info = f.emit(ops.Load(value, "object header", type=PTR))
        return f.emit(ops.Compare("eq", info, Symbol(f.program.statics.type_info(expr.parameter))))
    if expr.name == "fence":
        f.emit(ops.Fence(expr.parameter))
        return Const(0, I1)
    if expr.name == "same_class":
        return _same_class(f, expr.args)
    args = [f.value(arg) for arg in expr.args]
    if f.current is None:
        return ops.Zero(I64)
    if expr.name in SAME_IN_AND_OUT:
        return f.emit(ops.Intrinsic(SAME_IN_AND_OUT[expr.name], args, (F64,), type=F64))
    return TABLE[expr.name](f, args)


def _same_class(f: FunctionLowering, args: list[tree.Expr]) -> Value:
    """Whether two classes are one; each is given by an object of it, which may be None, or as a type."""
    infos = [_type_info_of(f, arg) for arg in args]
    return f.emit(ops.Compare("eq", *infos)) if f.current is not None else ops.Zero(I1)


def _type_info_of(f: FunctionLowering, arg: tree.Expr) -> Value:
    if isinstance(arg.type, TypeValue):
        assert isinstance(arg.type.type, Class)
        return ops.Symbol(f.program.statics.type_info(arg.type.type))
    value = f.value(arg)
    if f.current is None:
        return ops.Zero(PTR)
    if not isinstance(arg.type, Optional):
        return f.emit(ops.Load(value, "object header", type=PTR))
    result = Local(".class", PTR)
    f.function.locals.append(result)
    present, done = f.block("present"), f.block("classed")
    f.emit(ops.Set(result, Const(0, PTR)))
    f.branch(f.emit(ops.Compare("ne", value, Const(0, PTR))), present, done)
    f.start(present)
    f.emit(ops.Set(result, f.emit(ops.Load(value, "object header", type=PTR))))
    f.goto(done)
    f.start(done)
    return f.emit(ops.Get(result))


def _call(f: FunctionLowering, name: str, args: list[Value], type_: IrType, *suffix: IrType) -> Value:
    return f.emit(ops.Intrinsic(name, args, suffix, type=type_))


def _buffer_length(f: FunctionLowering, args: list[Value]) -> Value:
    return f.emit(ops.Load(f.emit(ops.Address(args[0], 8)), "Buffer.length", type=I64))


def _type_name(f: FunctionLowering, args: list[Value]) -> Value:
    """TypeInfo.name (pyuk/lang/objects.py)."""
    info = f.emit(ops.Load(args[0], "object header", type=PTR))
    return f.emit(ops.Load(f.emit(ops.Address(info, 16)), "TypeInfo", type=PTR))


def _type_module(f: FunctionLowering, args: list[Value]) -> Value:
    """TypeInfo.module; of a closure object the qualified name of its function."""
    info = f.emit(ops.Load(args[0], "object header", type=PTR))
    return f.emit(ops.Load(f.emit(ops.Address(info, 72)), "TypeInfo", type=PTR))


def _function_doc(f: FunctionLowering, args: list[Value]) -> Value:
    """TypeInfo.tail_pointers of a closure object: the text of its function."""
    info = f.emit(ops.Load(args[0], "object header", type=PTR))
    return f.emit(ops.Load(f.emit(ops.Address(info, 64)), "TypeInfo", type=PTR))


def _this_cpu(f: FunctionLowering, args: list[Value]) -> Value:
    return f.emit(ops.Load(Const(0, PTR), segment=GS, type=PTR))


def _frame_address(f: FunctionLowering, args: list[Value]) -> Value:
    pointer = _call(f, "llvm.frameaddress", [Const(0, I32)], PTR, PTR)
    return f.emit(ops.Cast("ptrtoint", pointer, type=I64))


def _pause(f: FunctionLowering, args: list[Value]) -> Value:
    _call(f, "llvm.x86.sse2.pause", [], VOID)
    return Const(0, I1)


def _rotate(type_: IntType) -> Function[[FunctionLowering, list[Value]], Value]:
    def rotate(f: FunctionLowering, args: list[Value]) -> Value:
        value, count = (a if type_ == I64 else f.emit(ops.Cast("trunc", a, type=type_)) for a in args)
        turned = _call(f, "llvm.fshl", [value, value, count], type_, type_)
        return turned if type_ == I64 else f.emit(ops.Cast("zext", turned, type=I64))

    return rotate


def _swap(type_: IntType) -> Function[[FunctionLowering, list[Value]], Value]:
    def swap(f: FunctionLowering, args: list[Value]) -> Value:
        value = args[0] if type_ == I64 else f.emit(ops.Cast("trunc", args[0], type=type_))
        swapped = _call(f, "llvm.bswap", [value], type_, type_)
        return swapped if type_ == I64 else f.emit(ops.Cast("zext", swapped, type=I64))

    return swap


def _pointer(f: FunctionLowering, value: Value) -> Value:
    return f.emit(ops.Cast("inttoptr", value, type=PTR))


def _copy_memory(f: FunctionLowering, args: list[Value]) -> Value:
    pointers = [_pointer(f, args[0]), _pointer(f, args[1])]
    _call(f, "llvm.memmove", [*pointers, args[2], Const(0, I1)], VOID, PTR, PTR, I64)
    return Const(0, I1)


def _compare_memory(f: FunctionLowering, args: list[Value]) -> Value:
    """memcmp() of codegen/memory.py, which takes pointers and gives a C int."""
    operands = [_pointer(f, args[0]), _pointer(f, args[1]), args[2]]
    call = ops.Call(ops.Symbol("memcmp"), operands, ("memcmp",), may_raise=False, type=I32)
    return f.emit(ops.Cast("sext", f.emit(call), type=I64))


def _clear_memory(f: FunctionLowering, args: list[Value]) -> Value:
    _call(f, "llvm.memset", [_pointer(f, args[0]), Const(0, I8), args[1], Const(0, I1)], VOID, PTR, I64)
    return Const(0, I1)


TABLE: dict[str, Function[[FunctionLowering, list[Value]], Value]] = {
    "buffer_length": _buffer_length,
    "type_name": _type_name,
    "type_module": _type_module,
    "function_doc": _function_doc,
    "this_cpu": _this_cpu,
    "frame_address": _frame_address,
    "pause": _pause,
    "rdtsc": lambda f, args: _call(f, "llvm.readcyclecounter", [], I64),
    "popcount": lambda f, args: _call(f, "llvm.ctpop", args, I64, I64),
    "count_leading_zeros": lambda f, args: _call(f, "llvm.ctlz", [*args, Const(0, I1)], I64, I64),
    "count_trailing_zeros": lambda f, args: _call(f, "llvm.cttz", [*args, Const(0, I1)], I64, I64),
    "byte_swap16": _swap(I16),
    "byte_swap32": _swap(I32),
    "byte_swap64": _swap(I64),
    "rotate_left32": _rotate(I32),
    "rotate_left64": _rotate(I64),
    "float_bits": lambda f, args: f.emit(ops.Cast("bitcast", args[0], type=I64)),
    "float_from_bits": lambda f, args: f.emit(ops.Cast("bitcast", args[0], type=F64)),
    "float_to_int": lambda f, args: f.emit(ops.Cast("fptosi", args[0], type=I64)),
    "copy_memory": _copy_memory,
    "clear_memory": _clear_memory,
    "compare_memory": _compare_memory,
}


# --- atomics ---


def atomic(f: FunctionLowering, expr: tree.AtomicOp) -> Value:
    """An atomic operation on a place; values are in the element's own width."""
    element = expr.place.type
    assert isinstance(element, Int)
    width = memory_type(element)
    assert isinstance(width, IntType)
    pointer = memory.address(f, expr.place)
    args = [_cut(f, f.value(arg), width) for arg in expr.args]
    if expr.op == "load":
        order = {"acq_rel": "acquire", "release": "monotonic"}.get(expr.order, expr.order)
        loaded = f.emit(ops.Load(pointer, order=order, align=width.bits // 8, type=width))
        return _extend(f, loaded, element, width)
    if expr.op == "store":
        order = {"acq_rel": "release", "acquire": "monotonic"}.get(expr.order, expr.order)
        f.emit(ops.Store(pointer, args[0], order=order, align=width.bits // 8))
        return Const(0, I1)
    if expr.op == "compare_exchange":
        order = {"release": "acq_rel"}.get(expr.order, expr.order)
        return f.emit(ops.TupleGet(f.emit(ops.CompareExchange(pointer, args[0], args[1], order)), 1))
    old = f.emit(ops.AtomicUpdate(UPDATES[expr.op], pointer, args[0], expr.order))
    return _extend(f, old, element, width)


def _cut(f: FunctionLowering, value: Value, width: IntType) -> Value:
    return value if value.type == width else f.emit(ops.Cast("trunc", value, type=width))


def _extend(f: FunctionLowering, value: Value, element: Int, width: IntType) -> Value:
    if width == I64:
        return value
    return f.emit(ops.Cast("sext" if element.lo < 0 else "zext", value, type=I64))
