"""Where the fields of a Struct lie: as C lays them out (SysV x86-64 ABI §3.1.2), or packed."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.model.declarations import StructField, StructInfo
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.types import BOOL, FLOAT, STORAGE, Array, Int, Machine, Qualified, Struct, Type
from pyuk.compiler.ir.types import round_up

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World


class Layouts:
    def __init__(self, world: World) -> None:
        self.world = world

    def lay_out(self, info: StructInfo) -> None:
        """Give every field of `info` its offset; once."""
        if info.laid_out:
            return
        info.laid_out = True
        end = bit_end = 0
        unit: Int | None = None
        for name, annotation in self._fields(info):
            type_ = self.world.annotations.resolve(annotation, info.module)
            self._check_storable(type_, info, annotation)
            if isinstance(type_, Qualified) and type_.bits:
                if unit != type_.inner or bit_end + type_.bits > type_.inner.bits:
                    unit, bit_end = type_.inner, 0
                    end = self._place(info, name, type_, end)
                else:
                    info.fields[name] = StructField(name, type_, end - type_.inner.bits // 8, bit_end)
                bit_end += type_.bits
            else:
                unit = None
                end = self._place(info, name, type_, end)
        info.size = end if info.packed else round_up(end, info.align)

    def _fields(self, info: StructInfo) -> list[tuple[str, ast.expr]]:
        fields = []
        for member in info.node.body:
            match member:
                case ast.AnnAssign(ast.Name(name), annotation, None):
                    fields.append((name, annotation))
                case ast.FunctionDef() | ast.Expr(ast.Constant()) | ast.Pass():
                    pass
                case ast.Assign([ast.Name("__slots__")]):
                    pass
                case _:
                    fail(
                        "PK0302",
                        info.module,
                        member,
                        "a Struct may hold annotated fields and methods only",
                        why="its bytes are laid out at build time and start as zeros",
                        cpython="the class is refused there as well, or the statement is run",
                        fix="give the field its value where the Struct is used",
                    )
        return fields

    def _place(self, info: StructInfo, name: str, type_: Type, end: int) -> int:
        align = 1 if info.packed else self.align_of(type_)
        offset = round_up(end, align)
        info.fields[name] = StructField(name, type_, offset)
        info.align = max(info.align, align)
        return offset + self.size_of(type_)

    def _check_storable(self, type_: Type, info: StructInfo, node: ast.expr) -> None:
        plain = isinstance(type_, (Int, Qualified, Struct, Array)) or type_ in (BOOL, FLOAT)
        if not plain and not (isinstance(type_, Machine) and type_.kind in ("Atomic", "Ptr")):
            fail(
                "PK0204",
                info.module,
                node,
                f"a Struct cannot hold `{type_}`",
                why="the collector does not look into Structs",
                cpython="TypeError when the class is made",
                fix="hold it in a class",
            )

    def size_of(self, type_: Type) -> int:
        """Bytes that a value of `type_` takes in memory."""
        match type_:
            case Int(bits=bits):
                return (bits or 64) // 8
            case Qualified(inner):
                return inner.bits // 8
            case Struct(info):
                self.lay_out(info)
                return info.size
            case Array(element, length):
                return self.size_of(element) * length
            case Machine("Atomic", element):
                return self.size_of(element)
        return 1 if type_ == BOOL else 8

    def align_of(self, type_: Type) -> int:
        """The alignment that C gives `type_`, in bytes."""
        match type_:
            case Struct(info):
                self.lay_out(info)
                return info.align
            case Array(element):
                return self.align_of(element)
        return self.size_of(type_)

    # --- for constants ---

    def size_of_named(self, named: Any) -> int:
        """sizeof() in a constant expression."""
        if isinstance(named, StructInfo):
            return self.size_of(Struct(named))
        return self.size_of(STORAGE[named])

    def offset_in(self, info: StructInfo, name: str) -> int:
        """offsetof() in a constant expression."""
        self.lay_out(info)
        return info.fields[name].offset
