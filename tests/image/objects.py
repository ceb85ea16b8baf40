"""Objects for the linker, made of LLVM IR with the sections, attributes and DWARF that the compiler gives;
and what pyelftools, as the judge, says of the linked image.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import llvmlite.binding as llvm
from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection

TARGET = "x86_64-unknown-none-elf"
HEAD = f'target triple = "{TARGET}"\n'


def compile_ir(text: str) -> bytes:
    """The relocatable object of a module: static, small code model, not optimised."""
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    machine = llvm.Target.from_triple(TARGET).create_target_machine(reloc="static", codemodel="small", opt=0)
    module = llvm.parse_assembly(HEAD + text)
    module.verify()
    return bytes(machine.emit_object(module))


def function(name: str, body: str = "ret void", *, linkage: str = "", params: str = "", result: str = "void",
             debug: str = "") -> str:
    return (f'define {linkage} dso_local {result} @"{name}"({params}) nounwind noredzone '
            f'section ".text.{name}" {debug} {{\n{body}\n}}\n')


def declare(name: str, signature: str = "void ()") -> str:
    result, _, params = signature.partition(" ")
    return f'declare dso_local {result} @"{name}"{params}\n'


class DebugModule:
    """Functions with line information: one file, each function a list of (line, callee or None)."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.functions: list[str] = []
        self.metadata: list[str] = []
        self.called: dict[str, None] = {}
        self.defined: set[str] = set()

    def node(self, text: str) -> int:
        self.metadata.append(text)
        return 100 + len(self.metadata) - 1

    def add(self, name: str, lines: list[tuple[int, str | None]]) -> None:
        first = lines[0][0]
        subprogram = self.node(f'distinct !DISubprogram(name: "{name}", linkageName: "{name}", scope: !1, '
                               f'file: !1, line: {first}, scopeLine: {first}, type: !4, unit: !0, '
                               'spFlags: DISPFlagDefinition)')
        self.defined.add(name)
        body = []
        for line, callee in lines:
            location = self.node(f"!DILocation(line: {line}, column: 1, scope: !{subprogram})")
            if callee is not None:
                self.called[callee] = None
                body.append(f'call void @"{callee}"(), !dbg !{location}')
            else:
                body.append(f"store volatile i32 {line}, ptr @cell, !dbg !{location}")
        body.append(f"ret void, !dbg !{location}")
        self.functions.append(function(name, "\n".join(body), debug=f"!dbg !{subprogram}"))

    def text(self) -> str:
        defined = "".join(self.functions)
        outside = "".join(declare(name) for name in self.called if name not in self.defined)
        metadata = "\n".join(f"!{100 + number} = {text}" for number, text in enumerate(self.metadata))
        return (f'@cell = internal global i32 0, section ".bss.cell"\n{outside}{defined}'
                '!llvm.dbg.cu = !{!0}\n!llvm.module.flags = !{!2, !3}\n'
                '!0 = distinct !DICompileUnit(language: DW_LANG_Python, file: !1, producer: "pyuk", '
                'isOptimized: true, emissionKind: FullDebug)\n'
                f'!1 = !DIFile(filename: "{self.path}", directory: ".")\n'
                '!2 = !{i32 7, !"Dwarf Version", i32 5}\n!3 = !{i32 2, !"Debug Info Version", i32 3}\n'
                '!4 = !DISubroutineType(types: !{null})\n' + metadata + "\n")

    def object(self) -> bytes:
        return compile_ir(self.text())


def file_record(path: str) -> str:
    """A stand-in for the compiler's record of a source file."""
    return f'@"file:{path}" = dso_local constant [2 x i64] [i64 1, i64 0], section ".rodata.file:{path}"\n'


# --- the judge ------------------------------------------------------------------------------


@dataclass(frozen=True)
class JudgedRow:
    """A row of a line program; line None ends a sequence."""

    address: int
    path: str
    line: int | None


def elf_of(data: bytes) -> ELFFile:
    return ELFFile(io.BytesIO(data))


def section_data(data: bytes, name: str) -> bytes:
    section = elf_of(data).get_section_by_name(name)
    assert section is not None
    return bytes(section.data())


def symbol_table(data: bytes) -> SymbolTableSection:
    table = elf_of(data).get_section_by_name(".symtab")
    assert isinstance(table, SymbolTableSection)
    return table


def judged_rows(data: bytes) -> list[JudgedRow]:
    """All line programs of an object or image, by pyelftools."""
    rows = []
    dwarf = elf_of(data).get_dwarf_info()
    for unit in dwarf.iter_CUs():
        program = dwarf.line_program_for_CU(unit)
        assert program is not None
        names = [entry.name.decode() for entry in program["file_entry"]]
        for state in (entry.state for entry in program.get_entries()):
            if state is not None:
                line = None if state.end_sequence else state.line
                rows.append(JudgedRow(state.address, names[state.file], line))
    return rows
