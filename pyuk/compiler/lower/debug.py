"""What a debugger is told of types: the names and layouts of pyuk's, for DWARF."""

from __future__ import annotations

from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    AnyObject,
    Array,
    Class,
    Int,
    Machine,
    Optional,
    Qualified,
    Struct,
    Tuple,
    Type,
    Union,
    unique_name,
)
from pyuk.compiler.ir.function import (
    DebugArray,
    DebugBase,
    DebugInside,
    DebugPointer,
    DebugRecord,
    DebugTuple,
    DebugType,
)
from pyuk.compiler.lower.layout import BUFFER_HEADER, HEADER, Layouts

ADDRESS = DebugBase("address", 64, "unsigned")  # LLVM aborts on constants of DW_ATE_address
LENGTH = DebugBase("int", 64, "signed")
ANY_OBJECT = "object"

Members = list[tuple[str, int, DebugType | None]]


class DebugTypes:
    """Makes descriptions on demand; layouts land in `records`, each under a name that no other type has."""

    def __init__(self, layouts: Layouts, records: dict[str, DebugRecord]) -> None:
        self._layouts = layouts
        self._records = records

    def of(self, type_: Type) -> DebugType | None:
        """The form of a value in a register or a local variable; None for what has no value."""
        match type_:
            case Int():
                return DebugBase(str(type_), 64, "signed" if type_.lo < 0 else "unsigned")
            case Class() | Machine("Buffer"):
                return DebugPointer(self.record_of(type_))
            case Optional(Class() | Machine("Buffer") as inner):
                return DebugPointer(self.record_of(inner))
            case Struct(info):
                return DebugPointer(self._struct(type_)) if info.fields else ADDRESS
            case Tuple(items) if items:
                parts = [self.of(item) for item in items]
                return DebugTuple(str(type_), tuple(part or ADDRESS for part in parts))
            case AnyObject():
                return DebugPointer(self._any_object())
            case Machine() | Array() | Union():
                return ADDRESS
        if type_ == FLOAT:
            return DebugBase("float", 64, "float")
        return DebugBase("bool", 8, "boolean") if type_ == BOOL else None

    def in_memory(self, type_: Type) -> DebugType | None:
        """The form of a field, an element or a variable at module level."""
        match type_:
            case Int():
                return DebugBase(str(type_), type_.bits or 64, "signed" if type_.lo < 0 else "unsigned")
            case Qualified(inner):
                return self.in_memory(inner) if not type_.bits else None
            case Struct(info):
                return DebugInside(self._struct(type_)) if info.fields else None
            case Array(element, length):
                return self._array(element, length)
            case Machine("Tail", element):
                return self._array(element, None)
            case Machine("Atomic", element):
                return self.in_memory(element)
        return self.of(type_)

    def _array(self, element: Type, count: int | None) -> DebugType | None:
        found = self.in_memory(element)
        return DebugArray(found, count) if found is not None else None

    # --- records ---

    def record_of(self, type_: Class | Machine) -> str:
        """The record of a class's objects, or of a Buffer's."""
        key = unique_name(type_)
        if key not in self._records:
            self._records[key] = DebugRecord(str(type_), HEADER, ())  # for what refers to itself
            if isinstance(type_, Machine):
                tail = self._array(type_.element, None)
                self._fill(key, str(type_), BUFFER_HEADER, [("length", HEADER, LENGTH), ("tail", BUFFER_HEADER, tail)])
            else:
                layout = self._layouts.of_class(type_)
                members = [(f, offset, self.in_memory(layout.types[f])) for f, offset in layout.offsets.items()]
                self._fill(key, str(type_), layout.size, members)
        return key

    def _any_object(self) -> str:
        """The record of what only the object itself tells."""
        self._records.setdefault(ANY_OBJECT, DebugRecord(ANY_OBJECT, HEADER, ()))
        return ANY_OBJECT

    def _struct(self, struct: Struct) -> str:
        info = struct.info
        key = f"{info.module.name}.{info.name}"
        if key not in self._records:
            self._records[key] = DebugRecord(info.name, info.size, ())
            members = [(f.name, f.offset, self.in_memory(f.type)) for f in info.fields.values()]
            self._fill(key, info.name, info.size, members)
        return key

    def _fill(self, key: str, name: str, size: int, members: Members) -> None:
        self._records[key] = DebugRecord(name, size, tuple((f, o, t) for f, o, t in members if t is not None))
