"""What comes out of LLVM for the guest: instructions, relocations, sections, lines."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from elftools.elf.constants import SH_FLAGS
from elftools.elf.elffile import ELFFile
from elftools.elf.enums import ENUM_RELOC_TYPE_x64
from elftools.elf.relocation import RelocationSection
from elftools.elf.sections import SymbolTableSection

from pyuk.compiler.codegen.module import emit_unit
from pyuk.compiler.codegen.target import Options
from pyuk.compiler.codegen.worker import Worker
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import DebugBase, DebugPointer, DebugRecord, DebugTuple
from pyuk.compiler.ir.types import F64, I64, I128, PTR, TupleType
from tests.compiler.codegen.build import ProgramBuilder, i64
from tests.compiler.codegen.test_text import raising, two_units

INT = DebugBase("int", 64, "signed")
LEVELS = [0, 2]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


def elf_of(worker: Worker, program: ProgramBuilder, unit: str = "app", level: int = 2) -> ELFFile:
    return ELFFile(io.BytesIO(worker.compile_to_object(emit_unit(program.program, unit), level)))


def described() -> ProgramBuilder:
    """Functions of every kind, with everything told to the debugger."""
    p = raising()
    p.stub("outside")
    p.program.records["Node"] = DebugRecord("Node", 24, (("next", 8, DebugPointer("Node")), ("value", 16, INT)))
    p.data("root", [], zeros=8, holds_root=True)
    p.data("table", ["g", "root"], readonly=True, exported=True)
    f = p.function("g", PTR, F64, returns=TupleType((I64, F64)), may_raise=True, line=20, exported=True)
    node = f.local("node", PTR, DebugPointer("Node"), param=0)
    pair = f.local("pair", TupleType((I64, F64)), DebugTuple("tuple", (INT, DebugBase("float", 64, "float"))))
    f.line = 21
    value = f.add(ops.Load(f.add(ops.Address(f.get(node), offset=16)), type=I64, alias="Node.value"))
    f.line = 22
    value = f.call("f", value, returns=I64)  # type: ignore[assignment]
    f.call("outside", value)
    wide = f.add(ops.Cast("sext", value, type=I128))
    wide = f.binary("sdiv", f.binary("mul", wide, wide), wide)  # type: ignore[assignment]
    f.set(pair, f.add(ops.MakeTuple([f.add(ops.Cast("trunc", wide, type=I64)), f.param(1)])))
    f.line = 23
    f.add(ops.Store(ops.Symbol("root"), f.get(node)))
    f.ret(f.get(pair))
    return p


@pytest.mark.parametrize("level", LEVELS)
def test_only_relocations_that_the_linker_knows(worker: Worker, level: int) -> None:
    names = {number: name for name, number in ENUM_RELOC_TYPE_x64.items()}
    kinds = set()
    for program, unit in ((described(), "app"), (two_units(), "app"), (two_units(), "kernel")):
        for section in elf_of(worker, program, unit, level).iter_sections():
            if isinstance(section, RelocationSection):
                kinds |= {names[relocation["r_info_type"]] for relocation in section.iter_relocations()}
    assert kinds <= {"R_X86_64_32", "R_X86_64_32S", "R_X86_64_64", "R_X86_64_PC32", "R_X86_64_PLT32"}


def test_nothing_undefined_but_the_stub(worker: Worker) -> None:
    table = elf_of(worker, described()).get_section_by_name(".symtab")
    assert isinstance(table, SymbolTableSection)
    assert [s.name for s in table.iter_symbols() if s.name and s["st_shndx"] == "SHN_UNDEF"] == ["outside"]


def test_each_function_and_object_has_a_section(worker: Worker) -> None:
    elf = elf_of(worker, described())
    sections = {section.name: section for section in elf.iter_sections()}
    assert {".text.g", ".rodata.table", ".bss.root", "gcroots.root", ".rodata.file:app.py"} <= sections.keys()
    assert sections[".text"].data_size == 0
    assert sections[".bss.root"]["sh_type"] == "SHT_NOBITS"
    assert not sections["gcroots.root"]["sh_flags"] & SH_FLAGS.SHF_WRITE


@pytest.mark.parametrize("level", LEVELS)
def test_lines_and_names_for_the_debugger(worker: Worker, level: int) -> None:
    dwarf = elf_of(worker, described(), level=level).get_dwarf_info()
    (unit,) = dwarf.iter_CUs()
    entries = [die for die in unit.iter_DIEs() if not die.is_null()]
    names = {(die.tag, die.attributes["DW_AT_name"].value) for die in entries if "DW_AT_name" in die.attributes}
    assert unit["version"] == 5
    assert {
        ("DW_TAG_subprogram", b"g"),
        ("DW_TAG_formal_parameter", b"node"),
        ("DW_TAG_variable", b"pair"),
        ("DW_TAG_structure_type", b"Node"),
        ("DW_TAG_member", b"next"),
        ("DW_TAG_base_type", b"int"),
        ("DW_TAG_structure_type", b"tuple"),
    } <= names
    program = dwarf.line_program_for_CU(unit)
    assert program is not None
    files = [entry.name for entry in program["file_entry"]]
    assert b"app.py" in files
    lines = {entry.state.line for entry in program.get_entries() if entry.state}
    assert {11, 12, 20, 22} <= lines


# --- what costs what ------------------------------------------------------------------------


def function_asm(worker: Worker, program: ProgramBuilder, name: str) -> list[str]:
    """The instructions and labels of a function."""
    asm = worker.to_asm(emit_unit(program.program, "app", Options(debug=False)))
    body = asm[asm.index(f"\n{name}:\n") :]
    lines = [line.strip() for line in body[: body.index(".Lfunc_end")].splitlines()]
    return [line for line in lines if line and not line.startswith((".p2align", ".cfi"))]


def test_a_call_that_may_raise_costs_one_test_and_one_jump(worker: Worker) -> None:
    p = raising()
    for name, may_raise in (("plain", False), ("checked", True)):
        f = p.function(name, I64, returns=I64, may_raise=may_raise, noinline=True)
        f.ret(f.call("f" if may_raise else "g", f.param(0), returns=I64))
    p.program.functions["f"].noinline = True
    p.program.functions["checked"].exported = True
    p.function("g", I64, returns=I64, noinline=True).ret(p.program.functions["g"].params[0])
    lines = function_asm(worker, p, "checked")
    hot = lines[: lines.index("retq") + 1]
    assert hot[1:3] == ["pushq\t%rbp", "movq\t%rsp, %rbp"]  # no register saved
    assert [line.split()[0] for line in hot[3:6]] == ["callq", "testq", "jne"]
    assert len(hot) <= 10


def test_failures_lie_behind_the_function(worker: Worker) -> None:
    p = raising()
    p.program.functions["f"].exported = True
    p.program.functions["overflow_error"].blocks[0].ops.insert(0, ops.Fence("seq_cst"))
    lines = function_asm(worker, p, "f")
    hot = lines[: lines.index("retq")]
    assert sum(line.startswith("jo") for line in hot) == 2
    assert not any(line.startswith("call") for line in hot)


def test_a_loop_with_checks_saves_no_registers(worker: Worker) -> None:
    p = raising()
    p.raiser("index_error", 2)
    for name in ("overflow_error", "index_error"):
        p.program.functions[name].blocks[0].ops.insert(0, ops.Fence("seq_cst"))
    f = p.function("total", PTR, I64, returns=I64, may_raise=True, exported=True)
    i, total = f.local("i"), f.local("total")
    head, body, done = f.new("head"), f.new("body"), f.new("done")
    f.goto(head)
    f.at(head).branch(f.compare("slt", f.get(i), f.param(1)), body, done)
    index = f.at(body).get(i)
    length = f.add(ops.Load(f.add(ops.Address(f.param(0), offset=8)), type=I64, alias="length"))
    f.check(f.compare("ult", index, length), "index_error")
    item = f.add(ops.Load(f.add(ops.Address(f.param(0), 16, index, 8)), type=I64, alias="item"))
    f.set(total, f.checked("sadd", f.get(total), item))
    f.set(i, f.checked("sadd", index, i64(1)))
    f.goto(head)
    f.at(done).ret(f.get(total))
    lines = function_asm(worker, p, "total")
    assert [line for line in lines if line.startswith("push")] == ["pushq\t%rbp"]
    assert [line.split()[0] for line in lines if line.startswith("j")].count("jo") == 1  # i stays below p1


def test_volatile_accesses_are_all_made(worker: Worker) -> None:
    p = ProgramBuilder()
    f = p.function("poll", PTR, exported=True)
    for _ in range(3):
        f.add(ops.Load(f.param(0), type=I64, volatile=True))
    for _ in range(2):
        f.add(ops.Store(f.param(0), i64(5), volatile=True))
    for _ in range(2):
        f.add(ops.Store(f.param(0), i64(5)))
    f.ret()
    asm = "\n".join(function_asm(worker, p, "poll"))
    assert len(re.findall(r"mov[a-z]*\s+\(%rdi\), ", asm)) == 3
    assert len(re.findall(r"mov[a-z]*\s+\$5, \(%rdi\)", asm)) == 3


def test_alias_classes_let_loads_move(worker: Worker) -> None:
    p = ProgramBuilder()
    f = p.function("twice", PTR, PTR, returns=I64, exported=True)
    first = f.add(ops.Load(f.param(0), type=I64, alias="length"))
    f.add(ops.Store(f.param(1), i64(0), alias="item"))
    f.ret(f.binary("add", first, f.add(ops.Load(f.param(0), type=I64, alias="length"))))
    asm = function_asm(worker, p, "twice")
    assert sum("(%rdi)" in line for line in asm) == 1


def test_a_segment_is_one_instruction(worker: Worker) -> None:
    p = ProgramBuilder()
    f = p.function("this_cpu", returns=PTR, exported=True)
    f.ret(f.add(ops.Load(ops.Const(0, PTR), type=PTR, segment=256)))
    assert "movq\t%gs:0, %rax" in function_asm(worker, p, "this_cpu")


def test_all_registers_are_saved_where_asked(worker: Worker) -> None:
    p = ProgramBuilder()
    p.function("scan", exported=True, saves_all_registers=True).ret()
    asm = "\n".join(function_asm(worker, p, "scan"))
    assert all(f"%{register}" in asm for register in ("rbx", "r12", "r13", "r14", "r15"))


def test_no_red_zone_and_guarded_frames(worker: Worker) -> None:
    p = ProgramBuilder()
    f = p.function("big", PTR, exported=True)
    big = TupleType((I64,) * 600)
    local = f.local("big", big)
    f.set(local, f.add(ops.Load(f.param(0), type=big, volatile=False)))
    f.add(ops.Store(f.param(0), f.get(local)))
    f.ret()
    text = emit_unit(p.program, "app", Options(debug=False))
    assert "noredzone" in text and '"probe-stack"="inline-asm"' in text
    assert re.search(r"(or|mov)q\s+\$0, \(%rsp\)", worker.to_asm(text, 0))


def test_a_loop_that_copies_stays_a_loop_in_memcpy(worker: Worker) -> None:
    p = ProgramBuilder()
    f = p.function("memmove", PTR, PTR, I64, exported=True)
    count = f.local("count")
    head, body, done = f.new("head"), f.new("body"), f.new("done")
    f.goto(head)
    f.at(head).branch(f.compare("ult", f.get(count), f.param(2)), body, done)
    index = f.at(body).get(count)
    value = f.add(ops.Load(f.add(ops.Address(f.param(1), index=index)), type=I64))
    f.add(ops.Store(f.add(ops.Address(f.param(0), index=index)), value))
    f.set(count, f.binary("add", index, i64(8)))
    f.goto(head)
    f.at(done).ret()
    assert not any(line.startswith("call") for line in function_asm(worker, p, "memmove"))
