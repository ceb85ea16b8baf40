"""Reading and writing memory: places, and values of every type in their memory form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.declarations import Global
from pyuk.compiler.check.model.types import BOOL, Class, Int, Machine, Tuple, Type
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.ops import Value
from pyuk.compiler.ir.types import I1, I8, I64, PTR, IntType, offsets_of
from pyuk.compiler.lower.layout import memory_type, register_type

if TYPE_CHECKING:
    from pyuk.compiler.lower.function import FunctionLowering


def global_type(f: FunctionLowering, variable: Global) -> Type:
    """The storage type of a module-level variable."""
    if variable.annotation is not None:
        return f.program.world.annotations.resolve(variable.annotation, variable.module)
    return f.program.world.resolve(variable.type)


def is_nothing(type_: Type) -> bool:
    """Whether values of the type carry nothing: None, the empty tuple, functions that are known."""
    return type_ != BOOL and register_type(type_) == I1


def address(f: FunctionLowering, place: tree.Place, base: Value | None = None) -> Value:
    """The address of a place; `base` is that of the object, where it is known already."""
    if base is None:
        base = f.value(place.base)
    if f.current is None:
        return ops.Zero(PTR)
    offset = place.offset
    if place.field is not None:
        owner, name = place.field
        assert isinstance(owner, Class)
        word = f.program.statics.field_word(owner, name, flag=False)
        if word is not None:
            return _by_type_info(f, base, word)
        layout = f.program.layouts.of_class(owner)
        offset += layout.offsets[name]
    if place.index is None:
        return base if offset == 0 else f.emit(ops.Address(base, offset))
    index = f.value(place.index)
    if f.current is None:
        return ops.Zero(base.type)
    return f.emit(ops.Address(base, offset, index, f.program.layouts.size(place.type)))


def _by_type_info(f: FunctionLowering, base: Value, word: int) -> Value:
    """The address of what lies where the word of the object's TypeInfo says."""
    info = f.emit(ops.Load(base, "object header", type=PTR))
    offset = f.emit(ops.Load(f.emit(ops.Address(info, 8 * word)), "TypeInfo", type=I64))
    return f.emit(ops.Address(base, 0, offset, 1))


def flag_of(f: FunctionLowering, place: tree.Place, base: Value) -> Value | None:
    """The address of the byte that says whether the object at `base` has a field, if there is such a byte."""
    if place.field is None:
        return None
    owner, name = place.field
    assert isinstance(owner, Class)
    if f.program.layouts.is_always_set(owner, name) or isinstance(place.type, (Class, Machine)):
        return None
    word = f.program.statics.field_word(owner, name, flag=True)
    if word is not None:
        return _by_type_info(f, base, word)
    offset = f.program.layouts.of_class(owner).flags.get(name)
    return None if offset is None else f.emit(ops.Address(base, offset))


def is_set(f: FunctionLowering, place: tree.Place, base: Value) -> Value:
    """Whether the object at `base` has the field: by its flag, or as a reference that is not null."""
    if f.program.is_always_set(place):
        return ops.Const(1, I1)
    flag = flag_of(f, place, base)
    if flag is not None:
        return f.emit(ops.Compare("ne", f.emit(ops.Load(flag, type=I8)), ops.Const(0, I8)))
    return f.emit(
        ops.Compare("ne", f.emit(ops.Load(address(f, place, base), place.alias, type=PTR)), ops.Const(0, PTR))
    )


def unset(f: FunctionLowering, place: tree.Place, base: Value) -> None:
    """Take a field away from the object at `base`."""
    flag = flag_of(f, place, base)
    if flag is not None:
        f.emit(ops.Store(flag, ops.Const(0, I8)))
    else:
        f.emit(ops.Store(address(f, place, base), ops.Const(0, PTR), place.alias))


def load_place(f: FunctionLowering, place: tree.Place, base: Value | None = None) -> Value:
    """The value at a place, in register form."""
    pointer = address(f, place, base)
    if f.current is None:
        return ops.Zero(register_type(place.type))
    if place.bits:
        return _load_bits(f, place, pointer)
    return load(f, pointer, 0, place.type, alias=place.alias, volatile=place.volatile)


def load(
    f: FunctionLowering,
    pointer: Value,
    offset: int,
    type_: Type,
    *,
    alias: str | None = None,
    volatile: bool = False,
) -> Value:
    """The value of `type_` at pointer + offset."""
    if is_nothing(type_):
        return ops.Const(0, I1)
    if isinstance(type_, Tuple) and type_.items:
        offsets = offsets_of(tuple(map(memory_type, type_.items)))
        items = [load(f, pointer, offset + o, item, alias=alias) for o, item in zip(offsets, type_.items, strict=True)]
        return f.emit(ops.MakeTuple(items))
    stored = memory_type(type_)
    at = pointer if offset == 0 else f.emit(ops.Address(pointer, offset))
    align = 1 if isinstance(type_, Int) and alias is None else None
    raw: Value = f.emit(ops.Load(at, alias, align=None if volatile else align, volatile=volatile, type=stored))
    return _widen(f, raw, type_)


def _widen(f: FunctionLowering, raw: Value, type_: Type) -> Value:
    """From memory form to register form."""
    if type_ == BOOL:
        return f.emit(ops.Compare("ne", raw, ops.Const(0, I8)))
    if isinstance(type_, Int):
        if type_.big_endian and type_.bits > 8:
            raw = f.emit(ops.Intrinsic("llvm.bswap", [raw], (raw.type,), type=raw.type))
        if raw.type != I64:
            return f.emit(ops.Cast("sext" if type_.lo < 0 else "zext", raw, type=I64))
    return raw


def store_place(f: FunctionLowering, place: tree.Place, value: Value) -> None:
    """Store a register value at a place; a field that may be missing is there from now on."""
    base = f.value(place.base)
    pointer = address(f, place, base)
    if f.current is None:
        return
    flag = flag_of(f, place, base)
    if flag is not None:
        f.emit(ops.Store(flag, ops.Const(1, I8)))
    if place.bits:
        _store_bits(f, place, pointer, value)
    else:
        store(f, pointer, 0, place.type, value, alias=place.alias, volatile=place.volatile)


def store(
    f: FunctionLowering,
    pointer: Value,
    offset: int,
    type_: Type,
    value: Value,
    *,
    alias: str | None = None,
    volatile: bool = False,
) -> None:
    """Store a value of `type_` at pointer + offset."""
    if is_nothing(type_) or f.current is None:
        return
    if isinstance(type_, Tuple) and type_.items:
        offsets = offsets_of(tuple(map(memory_type, type_.items)))
        for index, (inner, item) in enumerate(zip(offsets, type_.items, strict=True)):
            store(f, pointer, offset + inner, item, f.emit(ops.TupleGet(value, index)), alias=alias)
        return
    at = pointer if offset == 0 else f.emit(ops.Address(pointer, offset))
    align = 1 if isinstance(type_, Int) and alias is None else None
    f.emit(ops.Store(at, _shrink(f, value, type_), alias, align=None if volatile else align, volatile=volatile))


def _shrink(f: FunctionLowering, value: Value, type_: Type) -> Value:
    """From register form to memory form."""
    stored = memory_type(type_)
    if type_ == BOOL:
        return f.emit(ops.Cast("zext", value, type=I8))
    if isinstance(type_, Int) and isinstance(stored, IntType):
        if value.type != stored:
            value = f.emit(ops.Cast("trunc", value, type=stored))
        if type_.big_endian and stored.bits > 8:
            return f.emit(ops.Intrinsic("llvm.bswap", [value], (stored,), type=stored))
    return value


# --- bit fields ---


def _load_bits(f: FunctionLowering, place: tree.Place, pointer: Value) -> Value:
    assert isinstance(place.type, Int)
    unit = load(f, pointer, 0, place.type, volatile=place.volatile)
    left = f.emit(ops.Binary("shl", unit, ops.Const(64 - place.bit - place.bits, I64)))
    down = "ashr" if place.type.lo < 0 else "lshr"
    return f.emit(ops.Binary(down, left, ops.Const(64 - place.bits, I64)))


def _store_bits(f: FunctionLowering, place: tree.Place, pointer: Value, value: Value) -> None:
    assert isinstance(place.type, Int)
    mask = ((1 << place.bits) - 1) << place.bit
    unit = load(f, pointer, 0, place.type, volatile=place.volatile)
    kept = f.emit(ops.Binary("and", unit, ops.Const(~mask & (1 << 64) - 1, I64)))
    moved = f.emit(ops.Binary("shl", value, ops.Const(place.bit, I64)))
    masked = f.emit(ops.Binary("and", moved, ops.Const(mask, I64)))
    store(f, pointer, 0, place.type, f.emit(ops.Binary("or", kept, masked)), volatile=place.volatile)
