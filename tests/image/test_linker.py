"""What the linker keeps, where it puts it, and what it refuses."""

from __future__ import annotations

import os
import struct
import subprocess
import sys

import pytest
from elftools.elf.segments import NoteSegment
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import MachineCode, assemble
from pyuk.image.linker import LinkedImage, LinkOptions, link
from pyuk.image.objects import BadObject
from pyuk.image.resolve import BOUNDARIES, LinkError
from tests.boot.machine import KERNEL, ROOT, boot_stubs, image_of
from tests.image.objects import (
    DebugModule,
    compile_ir,
    declare,
    elf_of,
    function,
    judged_rows,
    section_data,
    symbol_table,
)

CALL = 'call void @"{}"()\nret void'


def stub(name: str, text: str) -> MachineCode:
    return assemble(text, name, Place("stub.py", 1))


def link_ir(*modules: str, entry: str = "main", exports: tuple[str, ...] = (),
            stubs: tuple[MachineCode, ...] = ()) -> LinkedImage:
    return link([compile_ir(text) for text in modules], stubs, entry, exports)


def section_bytes(image: LinkedImage, symbol: str, size: int) -> bytes:
    """`size` bytes of the loaded image at a symbol."""
    address = image.symbols[symbol]
    for segment in elf_of(image.data).iter_segments("PT_LOAD"):
        start = segment["p_vaddr"]
        if start <= address < start + segment["p_filesz"]:
            return bytes(segment.data()[address - start:address - start + size])
    raise AssertionError(f"{symbol} is not in the file")


# --- names ----------------------------------------------------------------------------------


def test_all_undefined_names_are_told_with_their_users() -> None:
    text = (declare("nowhere") + declare("neither") + function("helper", CALL.format("neither"))
            + function("main", 'call void @"nowhere"()\n' + CALL.format("helper")))
    with pytest.raises(LinkError) as error:
        link_ir(text, stubs=(stub("other", "call nowhere\nret"),), exports=("other",))
    assert error.value.message == ("undefined symbol neither, used by helper\n"
                                   "undefined symbol nowhere, used by main, other")


def test_what_dropped_code_needs_may_be_missing() -> None:
    text = declare("nowhere") + function("unused", CALL.format("nowhere")) + function("main")
    assert "unused" not in link_ir(text).symbols


def test_a_missing_entry_or_export_is_an_error() -> None:
    with pytest.raises(LinkError, match="undefined entry: main"):
        link_ir(function("other"))
    with pytest.raises(LinkError, match="undefined exports: trap, app_main"):
        link_ir(function("main"), exports=("trap", "app_main"))


def test_two_definitions_are_an_error() -> None:
    with pytest.raises(LinkError, match="main is defined by main and by object 0"):
        link_ir(function("main"), stubs=(stub("main", "ret"),))
    with pytest.raises(LinkError, match="__text_start is defined by the linker and by __text_start"):
        link_ir(function("main"), stubs=(stub("__text_start", "ret"),))


def weak(value: int, linkage: str) -> str:
    return function("shared", f"ret i32 {value}", linkage=linkage, result="i32")


MAIN_CALLS_SHARED = declare("shared", "i32 ()") + function("main", 'call i32 @"shared"()\nret void')


@pytest.mark.parametrize(("linkages", "expected"), [
    (("weak", "weak"), 1), (("linkonce_odr", "weak"), 1), (("weak", ""), 2), (("", "weak"), 1)])
def test_the_strong_definition_wins_else_the_first_weak_one(linkages: tuple[str, str], expected: int) -> None:
    used = '@llvm.used = appending global [1 x ptr] [ptr @shared], section "llvm.metadata"\n'
    modules = [weak(number, linkage) + used for number, linkage in enumerate(linkages, 1)]
    image = link_ir(MAIN_CALLS_SHARED, *modules)
    assert section_bytes(image, "shared", 6) == b"\xb8" + struct.pack("<I", expected) + b"\xc3"
    assert sum(size.name == "shared" for size in image.sizes) == 1


def test_a_label_of_a_stub_is_found_before_a_name_of_the_program() -> None:
    image = link([], [stub("main", "mov eax, offset .here\nmov ecx, offset here\n.here: ret"),
                      stub("other", "here: ret")], "main")
    code = section_bytes(image, "main", 11)
    inner, outer = struct.unpack_from("<I", code, 1)[0], struct.unpack_from("<I", code, 6)[0]
    assert (inner, outer) == (image.symbols["main"] + 10, image.symbols["here"])


# --- what is kept ---------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(edges=st.lists(st.lists(st.integers(0, 11), max_size=3), min_size=12, max_size=12))
def test_exactly_what_the_entry_reaches_is_kept(edges: list[list[int]]) -> None:
    stubs = [stub(f"f{number}", "\n".join(f"mov eax, offset f{target}" for target in targets) + "\nret")
             for number, targets in enumerate(edges)]
    image = link([], stubs, "f0")
    reached, work = {0}, [0]
    while work:
        for target in edges[work.pop()]:
            if target not in reached:
                reached.add(target)
                work.append(target)
    kept = {name for name in image.symbols if name.startswith("f")}
    assert kept == {f"f{number}" for number in reached}


GLOBALS = """
@used = internal global ptr null, section ".bss.used"
@unused = internal global ptr null, section ".bss.unused"
@root1 = private constant ptr @used, section "gcroots.used"
@root2 = private constant ptr @unused, section "gcroots.unused"
@llvm.used = appending global [3 x ptr] [ptr @root1, ptr @root2, ptr @unused], section "llvm.metadata"
"""


def test_the_collectors_table_names_the_slots_that_are_kept() -> None:
    image = link_ir(GLOBALS + function("main", "store volatile ptr null, ptr @used\nret void"))
    assert image.symbols["__gcroots_end"] - image.symbols["__gcroots_start"] == 8
    assert section_bytes(image, "__gcroots_start", 8) == struct.pack("<Q", image.symbols["used"])
    assert "unused" not in image.symbols


SWITCH = "switch i32 %x, label %d [" + " ".join(f"i32 {n}, label %b{n}" for n in range(8)) + "]\n" + "".join(
    f'b{n}:\ncall void asm sideeffect "", "r"(i32 {n * n})\nret void\n' for n in range(8)) + "d:\nret void"


def test_a_jump_table_keeps_nothing() -> None:
    """LLVM puts the jump tables of all functions into one section."""
    text = function("unused", SWITCH, params="i32 %x") + function("main", SWITCH, params="i32 %x")
    image = link_ir(text)
    assert "unused" not in image.symbols
    rodata = next(section for section in image.sections if section.name == "rodata")
    table = section_bytes(image, "__rodata_start", 128)
    assert rodata.size > 128
    targets = struct.unpack("<16Q", table)
    end = image.symbols["__text_end"]
    assert all(target == 0 or image.symbols["main"] <= target < end for target in targets)
    assert sum(target != 0 for target in targets) == 8


def test_a_table_of_functions_keeps_them() -> None:
    """LLVM puts what it made of a switch in the section of the jump tables; whole functions are kept."""
    text = ('@table = private unnamed_addr constant [2 x ptr] [ptr @one, ptr @two]\n'
            + function("one", linkage="internal") + function("two")
            + function("main", "%f = load volatile ptr, ptr @table\ncall void %f()\nret void"))
    image = link_ir(text)
    assert section_bytes(image, "__rodata_start", 16) == struct.pack(
        "<QQ", image.symbols["one"], image.symbols["two"])


# --- where it lies --------------------------------------------------------------------------


def test_each_permission_has_its_pages() -> None:
    text = ("@table = internal constant [3 x i64] [i64 1, i64 2, i64 3], section \".rodata.table\"\n"
            "@number = internal global i64 5, section \".data.number\"\n"
            "@zeros = internal global [9000 x i8] zeroinitializer, align 64, section \".bss.zeros\"\n"
            + function("main", "%a = load volatile i64, ptr @table\nstore volatile i64 %a, ptr @number\n"
                               "store volatile i8 1, ptr @zeros\nret void"))
    image = link_ir(text)
    loads = list(elf_of(image.data).iter_segments("PT_LOAD"))
    assert [segment["p_flags"] for segment in loads] == [5, 4, 6]
    assert all(segment["p_vaddr"] % 4096 == 0 for segment in loads)
    assert all(segment["p_vaddr"] % segment["p_align"] == segment["p_offset"] % segment["p_align"]
               for segment in loads)
    symbols = image.symbols
    assert sorted(BOUNDARIES, key=lambda name: (symbols[name], BOUNDARIES.index(name))) == [
        "__image_start", "__text_start", "__text_end", "__rodata_start", "__gcroots_start", "__gcroots_end",
        "__lines_start", "__rodata_end", "__lines_end", "__data_start", "__data_end", "__load_end",
        "__bss_start", "__bss_end", "__image_end"]
    assert symbols["__image_start"] == 1 << 20
    assert symbols["table"] == symbols["__rodata_start"]
    assert symbols["number"] == symbols["__data_start"]
    assert symbols["__bss_start"] % 64 == symbols["zeros"] % 64 == symbols["__image_end"] % 4096 == 0


@pytest.mark.parametrize("stripped", [True, False])
def test_the_multiboot_header_tells_how_to_load_the_file(stripped: bool) -> None:
    image = image_of(stripped=stripped)
    at = image.data.index(struct.pack("<I", 0x1BADB002))
    assert at % 4 == 0 and at < 8192
    magic, flags, checksum, header, load, load_end, bss_end, entry = struct.unpack_from("<8I", image.data, at)
    assert (magic + flags + checksum) & 0xFFFF_FFFF == 0 and flags & 1 << 16
    assert (header, load, entry) == tuple(image.symbols[name] for name in (
        "multiboot_header", "__image_start", "multiboot_entry"))
    in_file = image.data[at - (header - load):][:load_end - load]
    assert len(in_file) == load_end - load
    for segment in elf_of(image.data).iter_segments("PT_LOAD"):
        start = segment["p_vaddr"] - load
        content = segment.data()
        assert in_file[start:start + len(content)] == content
        assert segment["p_vaddr"] + segment["p_memsz"] <= bss_end


def test_without_multiboot_there_is_no_header() -> None:
    assert struct.pack("<I", 0x1BADB002) not in image_of(multiboot=False).data


def test_the_pvh_note_names_the_entry() -> None:
    image = image_of()
    notes = [note for segment in elf_of(image.data).iter_segments("PT_NOTE")
             if isinstance(segment, NoteSegment) for note in segment.iter_notes()]
    assert [(note["n_name"], note["n_descdata"]) for note in notes] == [
        ("Xen", struct.pack("<I", image.symbols["pvh_entry"]))]
    assert struct.pack("<III", 4, 4, 18) + b"Xen\0" in image.data  # 18: XEN_ELFNOTE_PHYS32_ENTRY


def test_the_page_tables_are_as_many_as_the_image_needs() -> None:
    for megabytes in (0, 1, 3, 5, 7):
        big = f".section bss\nbig: .skip {megabytes} << 20\n.section text\nmov eax, offset big\n"
        symbols = image_of(big + KERNEL).symbols
        tables = symbols["__page_tables_end"] - symbols["__page_tables"]
        assert tables == -(-symbols["__image_end"] // (2 << 20)) * 4096


def test_page_tables_that_nobody_uses_take_no_room() -> None:
    image = link_ir(function("main"))
    assert "__page_tables" not in image.symbols
    assert image.symbols["__bss_end"] - image.symbols["__bss_start"] < 4096


# --- relocations ----------------------------------------------------------------------------


def test_every_kind_of_relocation() -> None:
    text = """
        .quad thing + 1
        .long thing + 2
        mov rax, offset thing + 3
        lea rax, [rip + thing + 4]
        call thing
    """
    image = link([], [stub("main", text), stub("thing", ".section data\n.quad 1")], "main")
    thing, main = image.symbols["thing"], image.symbols["main"]
    code = section_bytes(image, "main", 31)
    quad, long, signed = struct.unpack_from("<QI3xi", code)
    rip, call = struct.unpack_from("<i", code, 22)[0], struct.unpack_from("<i", code, 27)[0]
    assert (quad, long, signed) == (thing + 1, thing + 2, thing + 3)
    assert (main + 26 + rip, main + 31 + call) == (thing + 4, thing)


@pytest.mark.parametrize(("text", "kind"), [
    ("mov eax, offset thing + 0xFFFFFFFF", "R_X86_64_32"),
    ("mov rax, offset thing + 0x7FFFFFFF", "R_X86_64_32S"),
    ("lea rax, [rip + thing - 0x80000010]", "R_X86_64_PC32"), (".word thing", "R_X86_64_16")])
def test_an_address_that_does_not_fit_is_an_error(text: str, kind: str) -> None:
    with pytest.raises(LinkError, match=f"{kind} in main cannot hold the address of thing"):
        link([], [stub("main", text), stub("thing", "ret")], "main")


def test_a_got_relocation_is_refused_with_its_reason() -> None:
    with pytest.raises(LinkError) as error:
        link_ir("@cell = internal global ptr null, section \".bss.cell\"\ndeclare extern_weak void @other()\n"
                + function("main", "store volatile ptr @other, ptr @cell\nret void"))
    assert error.value.hint == "give every global and declaration dso_local"


def test_an_object_of_another_kind_is_refused() -> None:
    for data in (b"", b"\x7fELF", b"!<arch>\n" + bytes(100), compile_ir("")[:200], image_of().data):
        with pytest.raises(BadObject):
            link([data], [], "main")


# --- the file -------------------------------------------------------------------------------


def debug_modules() -> list[bytes]:
    first, second = DebugModule("pyuk/first.py"), DebugModule("pyuk/second.py")
    first.add("main", [(3, None), (4, "second")])
    first.add("unused", [(10, None)])
    second.add("second", [(7, None), (9, None)])
    return [first.object(), second.object()]


def test_debug_information_is_about_the_code_that_was_kept() -> None:
    image = link(debug_modules(), [], "main")
    dwarf = elf_of(image.data).get_dwarf_info()
    names = {die.attributes["DW_AT_name"].value.decode() for unit in dwarf.iter_CUs()
             for die in unit.iter_DIEs() if die.tag == "DW_TAG_subprogram"}
    assert names == {"main", "second", "unused"}
    lines: dict[int, int | None] = {}
    for row in judged_rows(image.data):
        lines.setdefault(row.address, row.line)
    assert lines[image.symbols["main"]] == 3
    assert lines[image.symbols["second"]] == 7
    assert lines[0] == 10  # what was dropped lies where no code is


def test_stripped_means_neither_symbols_nor_debug_information() -> None:
    whole = link(debug_modules(), [], "main")
    bare = link(debug_modules(), [], "main", (), LinkOptions(stripped=True))
    names = [section.name for section in elf_of(bare.data).iter_sections()]
    assert names == ["", ".text", ".rodata", ".data", ".bss", ".shstrtab"]
    assert len(bare.data) < len(whole.data)
    for name in (".text", ".rodata"):
        assert section_data(bare.data, name) == section_data(whole.data, name)


def test_symbols_have_types_and_sizes() -> None:
    table = symbol_table(link(debug_modules(), [], "main").data)
    symbols = list(table.iter_symbols())
    main = next(symbol for symbol in symbols if symbol.name == "main")
    assert main["st_info"] == {"bind": "STB_GLOBAL", "type": "STT_FUNC"} and main["st_size"] > 0
    assert table["sh_info"] == sum(symbol["st_info"]["bind"] == "STB_LOCAL" for symbol in symbols)


def test_a_small_kernel_is_a_small_file() -> None:
    assert len(image_of(stripped=True).data) < 6000


HASHES = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from tests.image.test_linker import debug_modules
from tests.boot.machine import boot_stubs, KERNEL, image_of
print(hashlib.sha256(image_of(KERNEL, *debug_modules()).data).hexdigest())
"""


def test_the_same_inputs_give_the_same_bytes() -> None:
    found = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        result = subprocess.run([sys.executable, "-c", HASHES, str(ROOT)], env=environment,
                                capture_output=True, text=True, check=True, cwd="/")
        found.add(result.stdout)
    assert len(found) == 1


def test_sizes_add_up_to_the_sections() -> None:
    image = link(debug_modules(), [*boot_stubs(), stub("kernel_main", KERNEL)], "pvh_entry", ("main",))
    for section in image.sections:
        if section.address:
            assert sum(size.size for size in image.sizes if size.section == section.name) == section.size
