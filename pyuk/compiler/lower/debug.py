"""What a debugger is told of types: the names and layouts of pyuk's, for DWARF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.types import BOOL, FLOAT, Array, Class, Int, Machine, Optional, Struct, Tuple, Type
from pyuk.compiler.ir.function import DebugBase, DebugPointer, DebugRecord, DebugTuple, DebugType

if TYPE_CHECKING:
    from pyuk.compiler.lower.program import Lowering

ADDRESS = DebugBase("address", 64, "unsigned")  # LLVM aborts on constants of DW_ATE_address


def debug_type(program: Lowering, type_: Type) -> DebugType | None:
    """The debugger's form of a type; None for what has no value."""
    match type_:
        case Int():
            return DebugBase(str(type_), 64, "signed" if type_.lo < 0 else "unsigned")
        case Class():
            return _record(program, type_)
        case Optional(Class() as inner):
            return _record(program, inner)
        case Struct(info):
            return _struct(program, type_) if info.fields else ADDRESS
        case Tuple(items) if items:
            parts = [debug_type(program, item) for item in items]
            return DebugTuple(str(type_), tuple(part or ADDRESS for part in parts))
        case Machine() | Array():
            return ADDRESS
    if type_ == FLOAT:
        return DebugBase("float", 64, "float")
    return DebugBase("bool", 8, "boolean") if type_ == BOOL else None


def _in_memory(program: Lowering, type_: Type) -> DebugType | None:
    found = debug_type(program, type_)
    if isinstance(found, DebugBase) and isinstance(type_, Int):
        return DebugBase(found.name, type_.bits or 64, found.encoding)
    return found if not isinstance(type_, (Struct, Array)) else None


def _record(program: Lowering, class_: Class) -> DebugType:
    name = str(class_)
    if name not in program.ir.records:
        program.ir.records[name] = DebugRecord(name, 8, ())
        layout = program.layouts.of_class(class_)
        members = [
            (field, offset, _in_memory(program, layout.types[field]))
            for field, offset in layout.offsets.items()
        ]
        program.ir.records[name] = DebugRecord(
            name, layout.size, tuple((f, o, t) for f, o, t in members if t is not None)
        )
    return DebugPointer(name)


def _struct(program: Lowering, struct: Struct) -> DebugType:
    info = struct.info
    if info.name not in program.ir.records:
        program.ir.records[info.name] = DebugRecord(info.name, info.size, ())
        members = [(f.name, f.offset, _in_memory(program, f.type)) for f in info.fields.values()]
        program.ir.records[info.name] = DebugRecord(
            info.name, info.size, tuple((f, o, t) for f, o, t in members if t is not None)
        )
    return DebugPointer(info.name)
