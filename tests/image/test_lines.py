"""The line table: what the kernel will read is what the DWARF of the image says."""

from __future__ import annotations

import bisect
import itertools

from hypothesis import given
from hypothesis import strategies as st

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import assemble
from pyuk.image.dwarf_lines import line_rows
from pyuk.image.lines import decode, sleb128, uleb128
from pyuk.image.linker import LinkedImage, LinkOptions, link
from pyuk.image.objects import read_object
from tests.image.objects import DebugModule, compile_ir, file_record, judged_rows, section_data


def program() -> list[bytes]:
    """Two files with records, one without."""
    first, second, third = (DebugModule(f"pyuk/{name}.py") for name in ("first", "second", "third"))
    first.add("main", [(3, None), (300, "second"), (4, "third"), (4, None)])
    first.add("unused", [(10, None)])
    second.add("second", [(70000, None), (9, None)])
    third.add("third", [(5, None)])
    return [compile_ir(first.text() + file_record("pyuk/first.py")),
            compile_ir(second.text() + file_record("pyuk/second.py")), third.object()]


def table_of(image: LinkedImage) -> tuple[list[int], list[tuple[int, int, int]]]:
    start = image.symbols["__lines_start"] - image.symbols["__rodata_start"]
    return decode(section_data(image.data, ".rodata")[start:])


def line_at(rows: list[tuple[int, int, int]], pc: int) -> tuple[int, int]:
    _, file, line = rows[bisect.bisect_right(rows, pc, key=lambda row: row[0]) - 1]
    return file, line


def test_every_address_has_the_line_that_the_dwarf_gives_it() -> None:
    image = link(program(), [], "main")
    addresses, rows = table_of(image)
    files = [addresses.index(image.symbols[f"file:pyuk/{name}.py"]) for name in ("first", "second")]
    expected = dict(zip(("pyuk/first.py", "pyuk/second.py"), files, strict=True))
    assert len(addresses) == 2
    checked = 0
    for row, following in itertools.pairwise(judged_rows(image.data)):
        if row.line is None or row.address < image.symbols["__text_start"]:
            continue
        for pc in range(row.address, following.address):
            file, line = line_at(rows, pc)
            assert file == expected.get(row.path, len(addresses))
            assert line == row.line or row.path not in expected
            checked += 1
    assert checked > 50


def test_rows_ascend_and_end_at_the_end_of_the_text() -> None:
    image = link(program(), [], "main")
    addresses, rows = table_of(image)
    assert all(a[0] < b[0] and a[1:] != b[1:] for a, b in itertools.pairwise(rows))
    assert rows[0][0] == image.symbols["__text_start"]
    assert rows[-1][1] == len(addresses)


def test_the_end_of_the_text_has_no_line() -> None:
    image = link(program()[1:2], [], "second")
    addresses, rows = table_of(image)
    assert rows[-1] == (image.symbols["__text_end"], len(addresses), rows[-2][2])


def test_the_records_of_files_are_kept_for_the_table_alone() -> None:
    image = link(program(), [], "main")
    records = {name for name in image.symbols if name.startswith("file:")}
    assert records == {"file:pyuk/first.py", "file:pyuk/second.py"}
    bare = link(program(), [], "main", (), LinkOptions(line_table=False))
    assert not any(name.startswith("file:") for name in bare.symbols)
    assert bare.symbols["__lines_start"] == bare.symbols["__lines_end"]


def test_a_stub_has_its_own_lines() -> None:
    records = compile_ir(file_record("pyuk/cpu.py"))
    stub = assemble("nop\n\nnop\nud2", "main", Place("pyuk/cpu.py", 20))
    image = link([records], [stub], "main")
    _, rows = table_of(image)
    start = image.symbols["main"]
    assert [line_at(rows, start + offset) for offset in range(4)] == [(0, 20), (0, 22), (0, 23), (0, 23)]


def test_our_reader_agrees_with_pyelftools_on_an_object() -> None:
    module = DebugModule("pyuk/kernel/many.py")
    for number in range(40):
        module.add(f"f{number}", [(number * 37 % 500 + 1, None), (number * 91 % 3000 + 1, None), (7, "f0")])
    data = module.object()
    ours = line_rows(read_object(data, "object"))
    theirs = [(row.address, row.line) for row in judged_rows(data) if row.line]
    assert [(offset, line) for rows in ours.values() for offset, _, line in rows] == theirs
    assert {path for rows in ours.values() for _, path, _ in rows} == {"pyuk/kernel/many.py"}


def read_leb(data: bytes, signed: bool) -> int:
    value = sum((byte & 0x7F) << 7 * index for index, byte in enumerate(data))
    bits = 7 * len(data)
    return value - (1 << bits) if signed and value >> bits - 1 else value


@given(st.integers(0, 1 << 64))
def test_uleb128(value: int) -> None:
    data = uleb128(value)
    assert read_leb(data, False) == value and all(byte & 0x80 for byte in data[:-1]) and data[-1] < 0x80


@given(st.integers(-1 << 63, 1 << 63))
def test_sleb128(value: int) -> None:
    data = sleb128(value)
    assert read_leb(data, True) == value and all(byte & 0x80 for byte in data[:-1]) and data[-1] < 0x80
