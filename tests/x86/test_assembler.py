"""Whole texts: labels, branches, directives, relocations, and the messages for what is wrong."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Callable

import pytest
from elftools.elf.elffile import ELFFile
from elftools.elf.relocation import RelocationSection
from elftools.elf.sections import SymbolTableSection
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import AssemblyError, MachineCode, Relocation, assemble

PLACE = Place("pyuk/arch/x86_64/cpu.py", 40)
GnuElf = Callable[[str], ELFFile]


def asm(text: str, name: str = "stub") -> MachineCode:
    return assemble(text, name, PLACE)


def gnu_text(elf: ELFFile) -> bytes:
    section = elf.get_section_by_name(".text")
    assert section is not None
    return bytes(section.data())


def gnu_relocations(elf: ELFFile) -> list[Relocation]:
    table = elf.get_section_by_name(".symtab")
    section = elf.get_section_by_name(".rela.text")
    assert isinstance(table, SymbolTableSection)
    if section is None:
        return []
    assert isinstance(section, RelocationSection)
    kinds = {1: "R_X86_64_64", 2: "R_X86_64_PC32", 4: "R_X86_64_PLT32", 10: "R_X86_64_32", 11: "R_X86_64_32S"}
    found = [Relocation(r["r_offset"], kinds[r["r_info_type"]], table.get_symbol(r["r_info_sym"]).name,
                        r["r_addend"]) for r in section.iter_relocations()]
    return sorted(found, key=lambda relocation: relocation.offset)


# --- against GNU as -------------------------------------------------------------------------

REFERENCES = """
    .code32
    mov eax, [outside]
    mov [outside + 4], ebx
    mov ecx, offset outside
    mov dword ptr [outside + ecx*8 + 4], offset other - 1
    add eax, offset outside
    cmp dword ptr [outside], 5
    call outside
    jmp outside
    jc outside
    jmp 0x08:outside
    push offset outside
    .code64
    mov rax, offset outside
    mov eax, offset outside
    movabs rax, offset outside
    mov rax, [outside]
    mov rax, gs:[outside]
    mov qword ptr [outside + rcx*8], offset other + 3
    lea rdx, [rip + outside + 2]
    mov byte ptr [rip + outside], 7
    mov dword ptr [rip + outside], 7
    mov dword ptr [rip + outside], offset other
    cmp byte ptr [rip + outside], 7
    jmp outside
    jne outside
    call outside
    jmp qword ptr [rip + outside]
    push offset outside
    lgdt [outside]
    .quad outside + 1, other
    .long outside - 1
"""


def test_references_to_names_of_the_program(gnu_elf: GnuElf) -> None:
    code = asm(REFERENCES)
    elf = gnu_elf(REFERENCES)
    assert code.code == gnu_text(elf)
    assert list(code.relocations) == gnu_relocations(elf)


DATA = """
first: .byte 1, -1, 0xFF, 'A', '\\n', 0b101
    .word 1, -2
    .long 0x12345678, third - first
    .quad -1, (1 << 40) | 3
    .ascii "a # b; c // d \\n\\\\"
second: .asciz "x,y"
    .skip 5
    .skip 3, 0x41
    .align 8, 0xCC
third: .quad second - first + 1
"""


def test_data(gnu_elf: GnuElf) -> None:
    assert asm(DATA).code == gnu_text(gnu_elf(DATA))


VERBS = st.sampled_from(["jmp", "je", "jae", "call", "nop"])


@settings(max_examples=60, deadline=None)
@given(program=st.lists(st.tuples(VERBS, st.integers(0, 9), st.integers(0, 60)), min_size=10, max_size=10),
       mode=st.sampled_from([32, 64]))
def test_branches_are_as_long_as_gnu_as_makes_them(gnu_elf: GnuElf, program: list[tuple[str, int, int]],
                                                   mode: int) -> None:
    lines = [f".code{mode}"]
    for number, (verb, target, gap) in enumerate(program):
        lines.append(f".L{number}:")
        lines.append("nop" if verb == "nop" else f"{verb} .L{target}")
        lines.append(f".skip {gap}, 0x90")
    text = "\n".join(lines) + "\n"
    code = asm(text)
    assert code.code == gnu_text(gnu_elf(text))
    assert code.relocations == ()


def test_numbered_labels(gnu_elf: GnuElf) -> None:
    text = "1: nop\n2: jmp 1b\njmp 1f\nje 2b\nnop\n1: loop 1b\njmp 2f\n10: jmp 10b\n2: ret\n"
    assert asm(text).code == gnu_text(gnu_elf(text))


def test_repeated_blocks(gnu_elf: GnuElf) -> None:
    text = ".rept 3\npush 1\n.rept 2\nnop\n.endr\njmp outside\n.endr\nret\n"
    code, elf = asm(text), gnu_elf(text)
    assert code.code == gnu_text(elf) and list(code.relocations) == gnu_relocations(elf)


def test_disassembled_and_assembled_again_it_is_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    lines = ["mov rax, qword ptr [rdi + 8*rcx + 16]", "cmp byte ptr [rip + 4], 7", "rdmsr", "mov cr3, rax",
             "lock cmpxchg qword ptr [rdi], rsi", "swapgs", "iretq", "in al, dx", "out 32, al",
             "bts qword ptr [rdi], 5", "movzx eax, byte ptr [rsi]", "fxsave64 [rdi]", "invlpg [rax]",
             "ltr ax", "sysretq", "wrfsbase rdi"]
    code = asm("\n".join(lines)).code
    if shutil.which("objdump") is None:
        pytest.skip("objdump is not here: apt-get install binutils")
    path = tmp_path_factory.mktemp("round") / "code.bin"
    path.write_bytes(code)
    command = ["objdump", "-D", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", "--no-show-raw-insn"]
    out = subprocess.run([*command, str(path)], capture_output=True, text=True, check=True).stdout
    shown = [line.split("\t", 1)[1].split("#")[0] for line in out.splitlines() if line.startswith(" ")]
    assert len(shown) == len(lines)
    assert asm("\n".join(shown)).code == code


# --- sections and names ---------------------------------------------------------------------


def test_sections_labels_and_lines() -> None:
    code = asm("""
        mov eax, offset table
        jmp .end
        .section rodata
        .align 16
        .byte 1
    table:
        .quad table, elsewhere
        .section bss
    zeros: .skip 4096
        .section text
    .end:
        ret
    """, "whole")
    assert [section.name for section in code.sections] == ["text", "rodata", "bss"]
    assert code.labels == {"whole": ("text", 0), "table": ("rodata", 1), "zeros": ("bss", 0)}
    assert code.local_labels == {".end": ("text", 7)}
    rodata, bss = code.section("rodata"), code.section("bss")
    assert (rodata.align, rodata.size, bss.code, bss.size) == (16, 17, b"", 4096)
    assert rodata.relocations == (Relocation(1, "R_X86_64_64", "table", 0),
                                  Relocation(9, "R_X86_64_64", "elsewhere", 0))
    assert code.section("text").lines == ((0, 41), (5, 42), (7, 52))
    assert code.code == bytes.fromhex("b800000000eb00c3")


def test_the_name_of_a_stub_is_the_start_of_what_it_fills() -> None:
    assert asm(".section rodata\n.long 1", "table").labels == {"table": ("rodata", 0)}
    assert asm("nop\nhere: ret", "here").labels == {"here": ("text", 1)}
    assert asm("", "empty").labels == {"empty": ("text", 0)}


def test_names_for_numbers() -> None:
    assert asm(".equ PORT, 0x3F8\n.equ NEXT, PORT + 1\nmov edx, NEXT").code == bytes.fromhex("baf9030000")


def test_comments_and_separators() -> None:
    assert asm("nop # one; two\nnop // three\nnop; nop ; ret\n# nop\n   \n").code == b"\x90\x90\x90\x90\xc3"


# --- what is wrong --------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "message"), [
    ("mvo eax, 1", "unknown instruction 'mvo'"),
    ("nop\nmov eax, ", "an operand is missing"),
    ("mov eax, symbol", "a bare symbol is neither a value nor memory"),
    ("mov [rdi], 1", "how wide is the memory operand of mov?"),
    ("mov eax, bl", "mov does not take these operands"),
    ("mov al, 256", "mov does not take these operands"),
    ("swapgs eax", "swapgs does not take these operands"),
    (".code32\nmov rax, 1", "this form of mov does not exist in 32-bit mode"),
    (".code32\niretq", "this form of iretq does not exist in 32-bit mode"),
    ("push eax", "this form of push does not exist in 64-bit mode"),
    (".code32\nmov eax, [rdi]", "no 64-bit register rdi in 32-bit mode"),
    (".code32\nmov r8d, eax", "this register or width exists in 64-bit mode only"),
    ("mov ah, r8b", "ah cannot be encoded beside a register that needs a REX prefix"),
    ("mov eax, [rax*3]", "the scale of an index is 1, 2, 4 or 8, not 3"),
    ("mov eax, [rax + rbx + rcx]", "an address has one base and one index register at most"),
    ("mov eax, [rax + rsp*2]", "rsp cannot be an index"),
    ("mov eax, [eax + rbx]", "eax and rbx cannot go together in an address"),
    ("mov eax, [rax - rbx]", "a register cannot be subtracted in an address"),
    ("mov eax, [al]", "al cannot be part of an address"),
    ("mov eax, [rax", "cannot read the memory operand '[rax'"),
    ("mov eax, huge ptr [rax]", "unknown width 'huge'"),
    ("mov eax, [0x123456789]", "0x123456789 does not fit in 32 bits"),
    ("here: nop\nhere: nop", "here is defined twice"),
    ("eax: nop", "eax is the name of a register"),
    (".equ CR0, 5", "CR0 is the name of a register"),
    ("nop\njmp 1b", "there is no label 1: above"),
    ("jmp 1f", "there is no label 1: below"),
    ("jmp .nowhere", "there is no label .nowhere"),
    ("jmp 5", "jmp does not take these operands"),
    (".bite 1", "unknown directive .bite"),
    (".section code", "there is no section 'code'"),
    (".section bss\n.long 1", "the bss section holds zeros only"),
    (".align 3", "3 is not a power of two"),
    (".byte 256", "0x100 does not fit in 8 bits"),
    ("nop\n.rept 3", ".rept without .endr"),
    (".endr", ".endr without .rept"),
    ('.ascii "a', 'a text is written in quotes: .ascii "..."'),
    (".long a - b", "only the distance between two labels of one section has a value"),
    ("loop far_away", "a short branch reaches labels of the same text only"),
    ("lock", "a prefix needs an instruction behind it on the line"),
    ("mov eax, 1 +", "the expression ends too early"),
    ("mov eax, (1", "the expression ends too early"),
    ("mov eax, 1 / 0", "/ by 0"),
    ("mov eax, 5 5", "unexpected '5'"),
    ("mov eax, @", "cannot read '@'"),
    ("mov eax, outside * 2", "an operand of * must be a number, not an address"),
    ("1: .skip 200\nloop 1b", "the distance -202 does not fit in 8 bits"),
])
def test_a_wrong_line_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(AssemblyError) as error:
        asm(text)
    assert error.value.message == f"{message} (in stub)"
    assert error.value.place is not None
    assert (error.value.place.path, error.value.place.line) == (PLACE.path, PLACE.line + text.count("\n"))
    assert error.value.exit_code == 2


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="movjp ax[]+*,:;.#'\"\\0129-rept\nendrskibytlong()", max_size=60))
def test_any_text_is_assembled_or_refused(text: str) -> None:
    if ".skip" in text or ".rept" in text or ".align" in text:
        return  # may ask for a gigabyte
    with contextlib.suppress(AssemblyError):
        asm(text)
