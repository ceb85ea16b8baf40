"""What gdb is told: files, functions, lines, variables and types, as DWARF 5 through LLVM's metadata.

Lines only, no columns: a debugger steps by line, and moving code sideways changes nothing.
Source: LLVM, Source Level Debugging with LLVM; DWARF 5 §3, §4, §5.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from pyuk.compiler.codegen.names import quoted
from pyuk.compiler.ir.function import (
    Data,
    DebugArray,
    DebugBase,
    DebugInside,
    DebugPointer,
    DebugRecord,
    DebugTuple,
    DebugType,
    Function,
    Local,
    Program,
)
from pyuk.compiler.ir.types import round_up

if TYPE_CHECKING:
    from pyuk.compiler.codegen.metadata import Metadata

PRODUCER = "pyuk"
LANGUAGE = "DW_LANG_Python"
ENCODINGS = {
    "signed": "DW_ATE_signed",
    "unsigned": "DW_ATE_unsigned",
    "boolean": "DW_ATE_boolean",
    "float": "DW_ATE_float",
    "address": "DW_ATE_address",
}


class DebugInfo:
    """The debug metadata of one unit: finish() when everything else has been asked for.

    brief: of the records that members of records point at only the names are told; a debugger finds them elsewhere.
    """

    def __init__(self, program: Program, unit: str, metadata: Metadata, optimized: bool, *, brief: bool) -> None:
        self._program = program
        self._metadata = metadata
        self._optimized = optimized
        self._brief = brief
        self._files: dict[str, str] = {}
        self._records: dict[str, str] = {}
        self._globals: list[str] = []
        self._retained: list[str] = []
        self._name = unit
        self.unit = metadata.reserve()

    def finish(self) -> None:
        """Define the unit itself."""
        self._metadata.define(
            self.unit,
            f"distinct !DICompileUnit(language: {LANGUAGE}, file: {self.file(self._name)}, "
            f"producer: {quoted(PRODUCER)}, isOptimized: {_flag(self._optimized)}, runtimeVersion: 0, "
            f"emissionKind: FullDebug, globals: {self._metadata.tuple(*self._globals)}, "
            f"retainedTypes: {self._metadata.tuple(*self._retained)}, "
            "splitDebugInlining: false, nameTableKind: None)",
        )

    def file(self, path: str) -> str:
        """The file node of a source path; a relative path stays relative, for the same bytes everywhere."""
        found = self._files.get(path)
        if found is None:
            text = f'!DIFile(filename: {quoted(posixpath.normpath(path))}, directory: ".")'
            found = self._files[path] = self._metadata.node(text)
        return found

    # --- code -------------------------------------------------------------------------------

    def function(self, fn: Function, visible: bool) -> str:
        """The subprogram of a function; its name for the debugger is the qualified one."""
        file = self.file(fn.place.path)
        types = self._metadata.tuple("null")
        signature = self._metadata.node(f"!DISubroutineType(types: {types})")
        flags = ["DISPFlagDefinition"]
        flags += [] if visible else ["DISPFlagLocalToUnit"]
        flags += ["DISPFlagOptimized"] if self._optimized else []
        reference = self._metadata.reserve()
        self._metadata.define(
            reference,
            f"distinct !DISubprogram(name: {quoted(fn.qualname)}, linkageName: {quoted(fn.name)}, "
            f"scope: {file}, file: {file}, line: {fn.place.line}, type: {signature}, "
            f"scopeLine: {fn.place.line}, spFlags: {' | '.join(flags)}, unit: {self.unit})",
        )
        return reference

    def line(self, scope: str, line: int) -> str:
        """A place in a function; line 0 is code that no source line stands for."""
        return self._metadata.node(f"!DILocation(line: {line}, scope: {scope})")

    def scope(self, function: str, path: str) -> str:
        """The scope of code of another file inside a function (the statements of several modules)."""
        return self._metadata.node(f"!DILexicalBlockFile(scope: {function}, file: {self.file(path)}, discriminator: 0)")

    def variable(self, scope: str, fn: Function, local: Local) -> str:
        """A variable or parameter of the function with the subprogram `scope`."""
        assert local.debug is not None
        argument = "" if local.param is None else f"arg: {local.param + 1}, "
        return self._metadata.node(
            f"!DILocalVariable(name: {quoted(local.name)}, {argument}scope: {scope}, "
            f"file: {self.file(fn.place.path)}, line: {fn.place.line}, type: {self.type(local.debug)})"
        )

    # --- data -------------------------------------------------------------------------------

    def data(self, data: Data, visible: bool) -> str | None:
        """The node of a variable at module level, None of other data.

        Of a TypeInfo, the unit gets a typedef with its name, for the layout of its objects.
        """
        if data.describes is not None and self.record(data.describes) != "null":
            text = f"name: {quoted(data.name)}, baseType: {self.record(data.describes)}"
            self._retained.append(self._metadata.node(f"!DIDerivedType(tag: DW_TAG_typedef, {text})"))
        if data.debug is None:
            return None
        variable, file = data.debug, self.file(data.debug.place.path)
        own = self._metadata.reserve()
        self._metadata.define(
            own,
            f"distinct !DIGlobalVariable(name: {quoted(variable.name)}, "
            f"scope: {file}, file: {file}, line: {variable.place.line}, type: {self.type(variable.type)}, "
            f"isLocal: {_flag(not visible)}, isDefinition: true)",
        )
        node = self._metadata.node(f"!DIGlobalVariableExpression(var: {own}, expr: !DIExpression())")
        self._globals.append(node)
        return node

    # --- types ------------------------------------------------------------------------------

    def type(self, type_: DebugType, *, of_member: bool = False) -> str:
        """The node of a variable's type, or of a member's."""
        match type_:
            case DebugBase(name, bits, encoding):
                return self._metadata.node(
                    f"!DIBasicType(name: {quoted(name)}, size: {bits}, encoding: {ENCODINGS[encoding]})"
                )
            case DebugPointer(record):
                base = self._declaration(record) if of_member and self._brief else self.record(record)
                return self._metadata.node(f"!DIDerivedType(tag: DW_TAG_pointer_type, baseType: {base}, size: 64)")
            case DebugTuple(name, items):
                return self._tuple(name, items)
            case DebugInside(record):
                return self.record(record)
            case DebugArray(element, count):
                bounds = self._metadata.node(f"!DISubrange(count: {-1 if count is None else count})")
                return self._metadata.node(
                    f"!DICompositeType(tag: DW_TAG_array_type, baseType: {self.type(element)}, "
                    f"size: {self._size(type_) * 8}, elements: {self._metadata.tuple(bounds)})"
                )

    def record(self, name: str) -> str:
        """The structure node of a class; `null` (void, to a debugger) where its layout is not known."""
        found = self._records.get(name)
        if found is None:
            record = self._program.records.get(name)
            if record is None:
                return "null"
            found = self._records[name] = self._metadata.reserve()
            self._metadata.define(found, self._structure(found, record))
        return found

    def _declaration(self, name: str) -> str:
        """A structure by its name; the node of the whole where the unit has that already."""
        found = self._records.get(name)
        if found is not None or name not in self._program.records:
            return found or "null"
        quoted_name = quoted(self._program.records[name].name)
        return self._metadata.node(
            f"!DICompositeType(tag: DW_TAG_structure_type, name: {quoted_name}, flags: DIFlagFwdDecl)"
        )

    def _tuple(self, name: str, items: tuple[DebugType, ...]) -> str:
        members, end = [], 0
        for index, item in enumerate(items):
            offset = round_up(end, _align(item))
            members.append((f"_{index}", offset, item))
            end = offset + self._size(item)
        size = self._size(DebugTuple(name, items))
        key = f"tuple {name} {members}"
        if key not in self._records:
            self._records[key] = self._metadata.reserve()
            record = DebugRecord(name, size, tuple(members))
            self._metadata.define(self._records[key], self._structure(self._records[key], record))
        return self._records[key]

    def _size(self, type_: DebugType) -> int:
        """Bytes in memory; 0 of an array without an end."""
        match type_:
            case DebugTuple(_, items):
                end = 0
                for item in items:
                    end = round_up(end, _align(item)) + self._size(item)
                return round_up(end, _align(type_))
            case DebugInside(record):
                return self._program.records[record].size
            case DebugArray(element, count):
                return self._size(element) * (count or 0)
        return _scalar_size(type_)

    def _structure(self, own: str, record: DebugRecord) -> str:
        members = [
            self._metadata.node(
                f"!DIDerivedType(tag: DW_TAG_member, name: {quoted(name)}, scope: {own}, "
                f"baseType: {self.type(type_, of_member=True)}, size: {self._size(type_) * 8}, offset: {offset * 8})"
            )
            for name, offset, type_ in record.members
        ]
        elements = self._metadata.tuple(*members)
        return (
            f"distinct !DICompositeType(tag: DW_TAG_structure_type, name: {quoted(record.name)}, "
            f"size: {record.size * 8}, elements: {elements})"
        )


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _align(type_: DebugType) -> int:
    if isinstance(type_, DebugTuple):
        return max((_align(item) for item in type_.items), default=1)
    return _scalar_size(type_)


def _scalar_size(type_: DebugType) -> int:
    return max(1, type_.bits // 8) if isinstance(type_, DebugBase) else 8
