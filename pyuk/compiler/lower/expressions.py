"""Lowering expressions: one function for each node of the typed tree."""

from __future__ import annotations

from collections.abc import Callable as Function
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    OBJECT,
    Class,
    Int,
    Machine,
    Optional,
    Type,
    Union,
    ancestors,
    members_of,
    primary_chain,
)
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Local
from pyuk.compiler.ir.ops import Const, Value
from pyuk.compiler.ir.types import F64, I1, I8, I64, PTR, VOID, IntType, IrType
from pyuk.compiler.lower import arithmetic, boxes, closures, growing, intrinsics, memory
from pyuk.compiler.lower.layout import register_type
from pyuk.compiler.lower.statics import is_virtual

if TYPE_CHECKING:
    from pyuk.compiler.lower.function import FunctionLowering

INFO_DEPTH, INFO_ANCESTORS = 24, 32  # pyuk/lang/objects.py, TypeInfo
LARGEST_CELL, PLAIN = 2048, 32  # pyuk/kernel/cells.py
MAX_COUNT = 1 << 40  # elements of one object: more than any machine holds, and no product overflows


def lower(f: FunctionLowering, expr: tree.Expr) -> Value:
    """The value of an expression in register form."""
    if f.current is None:
        return ops.Zero(register_type(expr.type))
    saved = f.place
    f.at(expr.node)
    value = EXPRESSIONS[type(expr)](f, expr)
    f.place = saved
    return value


# --- leaves ---


def _literal(f: FunctionLowering, expr: tree.Literal) -> Value:
    match expr.type:
        case Int():
            return arithmetic.constant(expr.value, expr.type)
        case Class() if isinstance(expr.value, str):
            return f.program.statics.text(expr.value)
        case Class() if isinstance(expr.value, bytes):
            return f.program.statics.byte_string(expr.value)
        case Optional() | Union():
            return Const(0, PTR)
    if expr.type == FLOAT:
        return Const(expr.value, F64)
    if expr.type == NEVER:
        _refuse_unknown(f)
        return Const(0, I1)
    return Const(int(bool(expr.value)), I1)


def _refuse_unknown(f: FunctionLowering) -> None:
    """Nothing was found out of a value: the program does not get here, or it says so."""
    f.check(Const(0, I1), f.raiser("unknown_error"), [])
    f.emit(ops.Unreachable())


def _read_local(f: FunctionLowering, expr: tree.ReadLocal) -> Value:
    growing.forget_local(f, expr.variable)
    return read_local(f, expr)


def read_local(f: FunctionLowering, expr: tree.ReadLocal) -> Value:
    """The value of a local variable; UnboundLocalError where it has none."""
    if expr.check_bound and expr.variable.shared is None:
        bound = f.emit(ops.Get(f.flag(expr.variable)))
        raiser = "name_error" if f.instance.info.kind == "module" else "unbound_error"
        f.check(bound, f.raiser(raiser), [f.program.statics.text(expr.variable.name)])
    if expr.variable.shared is not None:
        return closures.read_shared(f, expr)
    value: Value = f.emit(ops.Get(f.slot(expr.variable)))
    wanted = register_type(expr.type)
    return value if value.type == wanted else ops.Zero(wanted)


def _read_global(f: FunctionLowering, expr: tree.ReadGlobal) -> Value:
    growing.forget_global(f, expr.target)
    return read_global(f, expr)


def read_global(f: FunctionLowering, expr: tree.ReadGlobal) -> Value:
    """The value of a module-level variable; NameError or AttributeError where it has none."""
    symbol = f.program.statics.global_variable(expr.target)
    if expr.target.may_be_unbound:
        raw = f.emit(ops.Load(f.program.statics.flag(f"{symbol.name}.bound"), type=I8))
        bound = f.emit(ops.Compare("ne", raw, Const(0, I8)))
        if expr.missing is not None:
            f.check(bound, f.raiser("attribute_error"), [f.program.statics.text(expr.missing)])
        else:
            named = expr.target.name.split(".")[0]  # of a class's attribute, the class
            f.check(bound, f.raiser("name_error"), [f.program.statics.text(named)])
    return memory.load(f, symbol, 0, memory.global_type(f, expr.target), alias=symbol.name)


def _nothing(f: FunctionLowering, expr: tree.Nothing) -> Value:
    return ops.Zero(register_type(expr.type))


def _is_bound(f: FunctionLowering, expr: tree.IsBound) -> Value:
    symbol = f.program.statics.global_variable(expr.target)
    raw = f.emit(ops.Load(f.program.statics.flag(f"{symbol.name}.bound"), type=I8))
    return f.emit(ops.Compare("ne", raw, Const(0, I8)))


def _static_address(f: FunctionLowering, expr: tree.StaticAddress) -> Value:
    return ops.Symbol(expr.symbol)


# --- operators ---


def _comparison(f: FunctionLowering, expr: tree.Comparison) -> Value:
    if expr.op in ("is", "is not"):
        left, right = f.value(expr.left), f.value(expr.right)
        if f.current is None:
            return ops.Zero(I1)
        if expr.right.type == NONE:
            right = Const(0, PTR)
        return f.emit(ops.Compare("eq" if expr.op == "is" else "ne", left, right))
    return arithmetic.compare(f, expr.op, expr.left, expr.right)


def _not(f: FunctionLowering, expr: tree.Not) -> Value:
    value = f.value(expr.operand)
    return f.emit(ops.Binary("xor", value, Const(1, I1))) if f.current is not None else value


def _both(f: FunctionLowering, expr: tree.Both) -> Value:
    """The right operand is evaluated only where the left does not decide."""
    result = Local(".both", I1)
    f.function.locals.append(result)
    more, done = f.block("more"), f.block("decided")
    left = f.value(expr.left)
    if f.current is None:
        return ops.Zero(I1)
    f.emit(ops.Set(result, left))
    f.branch(left, more, done) if expr.op == "and" else f.branch(left, done, more)
    f.start(more)
    right = f.value(expr.right)
    if f.current is not None:
        f.emit(ops.Set(result, right))
    f.goto(done)
    f.start(done)
    return f.emit(ops.Get(result))


def fitted(value: Value, type_: IrType) -> Value:
    """A constant in the width of where it goes. Anything else of another type never comes to be."""
    if isinstance(value, Const) and isinstance(value.type, IntType) and isinstance(type_, IntType):
        return Const(value.value, type_)
    return value if value.type == type_ else ops.Zero(type_)


def _choice(f: FunctionLowering, expr: tree.Choice) -> Value:
    type_ = register_type(expr.type)
    result = Local(".choice", type_)
    f.function.locals.append(result)
    then, otherwise, done = f.block("then"), f.block("else"), f.block("chosen")
    condition = f.value(expr.condition)
    if f.current is None:
        return ops.Zero(type_)
    f.branch(condition, then, otherwise)
    for block, side in ((then, expr.then), (otherwise, expr.otherwise)):
        f.start(block)
        value = f.value(side)
        if f.current is not None:
            f.emit(ops.Set(result, fitted(value, type_)))
        f.goto(done)
    f.start(done)
    return f.emit(ops.Get(result))


def _let(f: FunctionLowering, expr: tree.Let) -> Value:
    from pyuk.compiler.lower.function import set_variable

    value = f.value(expr.value)
    if expr.value.type not in (NONE, NEVER):
        set_variable(f, expr.variable, value)
    return f.value(expr.body)


def _do(f: FunctionLowering, expr: tree.Do) -> Value:
    f.statements(expr.block)
    return f.value(expr.result)


# --- conversions ---


def _convert(f: FunctionLowering, expr: tree.Convert) -> Value:
    source = expr.operand.type
    value = f.value(expr.operand)
    if f.current is None:
        return ops.Zero(register_type(expr.type))
    if expr.type == FLOAT and isinstance(source, Int):
        return f.emit(ops.Cast("sitofp" if source.lo < 0 else "uitofp", value, type=F64))
    if source == BOOL and isinstance(expr.type, Int):
        return f.emit(ops.Cast("zext", value, type=I64))
    if source == NONE:
        return Const(0, PTR)
    if isinstance(source, Int) and isinstance(expr.type, Int):
        wanted = register_type(expr.type)
        return arithmetic.widen(f, value, source, wanted)  # type: ignore[arg-type]
    return value


def _narrow(f: FunctionLowering, expr: tree.Narrow) -> Value:
    return arithmetic.narrow(f, expr)


def _reinterpret(f: FunctionLowering, expr: tree.Reinterpret) -> Value:
    value = f.value(expr.operand)
    wanted = register_type(expr.type)
    if f.current is None or expr.operand.type == NEVER or expr.type == NEVER:
        if f.current is not None and expr.operand.type == NEVER:
            _refuse_unknown(f)
        return ops.Zero(wanted)
    if value.type == I64 and wanted == PTR:
        return f.emit(ops.Cast("inttoptr", value, type=PTR))
    if value.type == PTR and wanted == I64:
        return f.emit(ops.Cast("ptrtoint", value, type=I64))
    return value


def _not_none(f: FunctionLowering, expr: tree.NotNone) -> Value:
    value = f.value(expr.operand)
    present = f.emit(ops.Compare("ne", value, Const(0, PTR)))
    f.check(present, expr.raiser, [f.program.statics.text(expr.message)])
    return value


def _is_instance(f: FunctionLowering, expr: tree.IsInstance) -> Value:
    value = f.value(expr.operand)
    result = Local(".isinstance", I1)
    f.function.locals.append(result)
    yes, no, done = f.block("is"), f.block("isnot"), f.block("tested")
    if NONE in members_of(expr.operand.type) or expr.operand.type == OBJECT:
        present = f.block("present")
        f.branch(f.emit(ops.Compare("ne", value, Const(0, PTR))), present, no)
        f.start(present)
    test_class(f, value, expr.class_, yes, no)
    for block, outcome in ((yes, 1), (no, 0)):
        f.start(block)
        f.emit(ops.Set(result, Const(outcome, I1)))
        f.goto(done)
    f.start(done)
    return f.emit(ops.Get(result))


def test_class(f: FunctionLowering, value: Value, class_: Class, yes: Any, no: Any) -> None:
    """Branch on whether an object is an instance of `class_`: its ancestor at that depth is the class.

    A class that is no primary base of another is compared with each class that derives from it.
    """
    if class_.info in f.program.world.secondary:
        _test_each(f, value, class_, yes, no)
        return
    depth = len(primary_chain(class_)) - 1
    info = f.emit(ops.Load(value, "object header", type=PTR))
    wanted = ops.Symbol(f.program.statics.type_info(class_))
    if not class_.info.subclasses:
        f.branch(f.emit(ops.Compare("eq", info, wanted)), yes, no)
        return
    deep = f.emit(ops.Load(f.emit(ops.Address(info, INFO_DEPTH)), "TypeInfo", type=I64))
    compare = f.block("deep")
    f.branch(f.emit(ops.Compare("uge", deep, Const(depth, I64))), compare, no)
    f.start(compare)
    chain = f.emit(ops.Load(f.emit(ops.Address(info, INFO_ANCESTORS)), "TypeInfo", type=PTR))
    found = f.emit(ops.Load(f.emit(ops.Address(chain, 8 * depth)), "TypeInfo", type=PTR))
    f.branch(f.emit(ops.Compare("eq", found, wanted)), yes, no)


def _test_each(f: FunctionLowering, value: Value, class_: Class, yes: Any, no: Any) -> None:
    info = f.emit(ops.Load(value, "object header", type=PTR))
    for made in f.program.world.created:
        if class_ in ancestors(made):
            more = f.block("other")
            same = f.emit(ops.Compare("eq", info, ops.Symbol(f.program.statics.type_info(made))))
            f.branch(same, yes, more)
            f.start(more)
    f.goto(no)


# --- calls ---


def result_of(f: FunctionLowering, value: Value, type_: Type) -> Value:
    """A call's value: None for calls that give nothing."""
    if type_ == NEVER and f.current is not None:
        f.emit(ops.Unreachable())
        return Const(0, I1)
    return Const(0, I1) if value.type == VOID else value


def arguments(f: FunctionLowering, args: list[tree.Expr]) -> list[Value]:
    return [f.value(arg) for arg in args]


def _call(f: FunctionLowering, expr: tree.Call) -> Value:
    closure = [f.value(expr.closure)] if expr.closure is not None else []
    args = arguments(f, expr.args)
    if f.current is None:
        return ops.Zero(register_type(expr.type))
    type_ = f.program.return_type(expr.instance)
    if expr.instance.info.is_object:
        args = [*closure, *args]
    value = f.call(expr.instance.symbol, args, type_)
    return result_of(f, value, expr.type if type_ != VOID or expr.type == NEVER else NONE)


def _call_virtual(f: FunctionLowering, expr: tree.CallVirtual) -> Value:
    args = arguments(f, expr.args)
    if f.current is None:
        return ops.Zero(register_type(expr.type))
    instances = sorted(expr.slot.implementations.values(), key=lambda i: i.symbol) or [expr.slot.base]
    targets = sorted({i.symbol for i in instances})
    type_ = f.program.return_type(instances[0])
    if not is_virtual(expr.slot):
        return result_of(f, f.call(targets[0], args, type_), expr.type)
    info = f.emit(ops.Load(args[0], "object header", type=PTR))
    entry = f.emit(ops.Address(info, 8 * f.program.statics.slot_index(expr.slot)))
    callee = f.emit(ops.Load(entry, "TypeInfo", type=PTR))
    call = ops.Call(callee, args, tuple(targets), type=type_, handler=f.handler)
    return result_of(f, f.emit(call), expr.type)


def _call_stub(f: FunctionLowering, expr: tree.CallStub) -> Value:
    args = [_word(f, value) for value in arguments(f, expr.args)]
    type_ = VOID if expr.type in (NONE, NEVER) else register_type(expr.type)
    native = I64 if type_ == I1 else type_
    call = ops.Call(ops.Symbol(expr.symbol), args, (expr.symbol,), may_raise=False, type=native)
    value: Value = f.emit(call)
    if type_ == I1:
        low = f.emit(ops.Binary("and", value, Const(0xFF, I64)))
        return f.emit(ops.Compare("ne", low, Const(0, I64)))
    if isinstance(expr.type, Int) and expr.type.bits < 64:
        value = _trim(f, value, expr.type)
    return result_of(f, value, expr.type)


def _trim(f: FunctionLowering, value: Value, type_: Int) -> Value:
    """A stub's result: only the bits of its type count."""
    from pyuk.compiler.lower.layout import memory_type

    low = f.emit(ops.Cast("trunc", value, type=memory_type(type_)))
    return f.emit(ops.Cast("sext" if type_.lo < 0 else "zext", low, type=I64))


def _word(f: FunctionLowering, value: Value) -> Value:
    return f.emit(ops.Cast("zext", value, type=I64)) if value.type == I1 else value


def _new(f: FunctionLowering, expr: tree.New) -> Value:
    assert isinstance(expr.type, (Class, Machine))
    made = new_object(f, expr.type) if expr.count is None else _new_with_tail(f, expr.type, f.value(expr.count))
    for _, name, default in expr.defaults:
        assert isinstance(expr.type, Class)
        layout = f.program.layouts.of_class(expr.type)
        memory.store(f, made, layout.offsets[name], layout.types[name], f.value(default))
        if name in layout.flags:
            f.emit(ops.Store(f.emit(ops.Address(made, layout.flags[name])), Const(1, I8)))
    if expr.init is not None:
        args = arguments(f, expr.args)
        if f.current is None:
            return ops.Zero(PTR)
        f.call(expr.init.symbol, [made, *args], f.program.return_type(expr.init))
    return made


def _new_with_tail(f: FunctionLowering, type_: Class | Machine, count: Value) -> Value:
    """A zeroed object with so many elements in its tail. ValueError, MemoryError."""
    size, stride = f.program.object_size(type_)
    fits = f.emit(ops.Compare("ult", count, Const(MAX_COUNT, I64)))
    f.check(fits, f.raiser("length_error"), [count])
    scaled = f.emit(ops.Binary("mul", count, Const(stride, I64)))
    bytes_ = f.emit(ops.Binary("add", scaled, Const(size + 1, I64)))
    made = _allocated(f, "allocate", [bytes_], type_)
    alias = "Buffer.length" if isinstance(type_, Machine) else None
    f.emit(ops.Store(f.emit(ops.Address(made, 8)), count, alias))
    return made


def new_object(f: FunctionLowering, type_: Class | Machine) -> Value:
    """A zeroed object without a tail: where speed counts, with the allocator's short way in place."""
    size, _ = f.program.object_size(type_)
    bytes_ = Const(size, I64)
    seldom = f.making_exception or f.function.short or f.function.shortest or f.function.cold
    if isinstance(type_, Machine) or size > LARGEST_CELL or seldom:
        return _allocated(f, "allocate", [bytes_], type_)
    plain = Const(0 if f.program.layouts.of_class(type_).pointers else PLAIN, I64)
    return _allocated(f, "allocate_cell", [bytes_, plain], type_)


def _allocated(f: FunctionLowering, function: str, args: list[Value], type_: Class | Machine) -> Value:
    """What a function of the heap gives, with the TypeInfo of the type in it."""
    info = ops.Symbol(f.program.statics.type_info(type_))
    described = f.emit(ops.Cast("ptrtoint", info, type=I64))
    raw = f.call(f"pyuk.kernel.heap.{function}", [*args, described], I64)
    return f.emit(ops.Cast("inttoptr", raw, type=PTR))


# --- tuples, elements, memory ---


def _make_tuple(f: FunctionLowering, expr: tree.MakeTuple) -> Value:
    items = arguments(f, expr.items)
    if f.current is None or not items:
        return ops.Zero(register_type(expr.type))
    return f.emit(ops.MakeTuple(items))


def _tuple_item(f: FunctionLowering, expr: tree.TupleItem) -> Value:
    source = f.value(expr.source)
    return (
        f.emit(ops.TupleGet(source, expr.index))
        if f.current is not None
        else ops.Zero(register_type(expr.type))
    )


def _bounded(f: FunctionLowering, expr: tree.Bounded) -> Value:
    index, length = f.value(expr.index), f.value(expr.length)
    if f.current is None:
        return ops.Zero(I64)
    f.check(f.emit(ops.Compare("ult", index, length)), expr.raiser)
    return index


def _load(f: FunctionLowering, expr: tree.Load) -> Value:
    if expr.check is None or f.program.is_always_set(expr.place):
        return memory.load_place(f, expr.place)
    base = f.value(expr.place.base)
    if f.current is None:
        return ops.Zero(register_type(expr.type))
    if expr.place.field is None:
        value = memory.load_place(f, expr.place, base)
        if f.current is not None:
            there = f.emit(ops.Compare("ne", value, Const(0, PTR)))
            f.check(there, expr.check, [f.program.statics.text("this element was never set")])
        return value
    present = memory.is_set(f, expr.place, base)
    f.check(present, expr.check, [base, f.program.statics.text(expr.place.field[1])])
    return memory.load_place(f, expr.place, base)


def _is_set(f: FunctionLowering, expr: tree.IsSet) -> Value:
    base = f.value(expr.place.base)
    return memory.is_set(f, expr.place, base) if f.current is not None else ops.Zero(I1)


def _address_of(f: FunctionLowering, expr: tree.AddressOf) -> Value:
    return memory.address(f, expr.place)


def _intrinsic(f: FunctionLowering, expr: tree.Intrinsic) -> Value:
    return intrinsics.lower(f, expr)


def _atomic(f: FunctionLowering, expr: tree.AtomicOp) -> Value:
    return intrinsics.atomic(f, expr)


EXPRESSIONS: dict[type, Function[[FunctionLowering, Any], Value]] = {
    tree.Literal: _literal,
    tree.ReadLocal: _read_local,
    tree.ReadGlobal: _read_global,
    tree.StaticAddress: _static_address,
    tree.MakeClosure: closures.make_closure,
    tree.StaticClosure: closures.static_closure,
    tree.Arithmetic: arithmetic.arithmetic,
    tree.Negate: arithmetic.negate,
    tree.Comparison: _comparison,
    tree.Not: _not,
    tree.Both: _both,
    tree.Choice: _choice,
    tree.Let: _let,
    tree.Do: _do,
    tree.Convert: _convert,
    tree.Box: boxes.lower,
    tree.Narrow: _narrow,
    tree.Reinterpret: _reinterpret,
    tree.NotNone: _not_none,
    tree.IsInstance: _is_instance,
    tree.Call: _call,
    tree.CallVirtual: _call_virtual,
    tree.CallClosure: closures.call_closure,
    tree.CallStub: _call_stub,
    tree.New: _new,
    tree.MakeTuple: _make_tuple,
    tree.TupleItem: _tuple_item,
    tree.Bounded: _bounded,
    tree.Nothing: _nothing,
    tree.IsBound: _is_bound,
    tree.IsSet: _is_set,
    tree.Load: _load,
    tree.AddressOf: _address_of,
    tree.Intrinsic: _intrinsic,
    tree.AtomicOp: _atomic,
}
