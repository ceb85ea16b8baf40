"""GDT, TSS, IDT, the trap entries and CPUID, as bytes that the processor would read."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import pytest

from pyuk.arch.x86_64 import cpu, features, idt, percpu, segments, trapentry
from pyuk.arch.x86_64.percpu import Cpu, Tss
from pyuk.arch.x86_64.trapframe import TrapFrame
from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import assemble
from pyuk.lang import machine, memory, offsetof, sizeof
from pyuk.lang.raw import addressof

STACKS = 0x30_0000


def bytes_at(address: int, size: int) -> bytes:
    return memory.active().read(address, size)


def test_sizes_that_the_processor_knows() -> None:
    assert sizeof(Tss) == 104 and sizeof(idt.Gate) == 16 and sizeof(cpu.TablePointer) == 10
    assert sizeof(TrapFrame) == 22 * 8 and offsetof(TrapFrame, "vector") == 15 * 8
    assert offsetof(Tss, "ist") == 36 and offsetof(Tss, "io_map_base") == 102
    assert offsetof(Cpu, "self_address") == 0


@pytest.mark.parametrize("base", [0, 0x1234_5678, 0xFFFF_FFFF, 0x8765_4321_0FED])
def test_tss_descriptor(base: int) -> None:
    low = segments.tss_descriptor(base, 103)
    assert low & 0xFFFF == 103
    assert (low >> 16 & 0xFF_FFFF) | (low >> 56) << 24 == base & 0xFFFF_FFFF
    assert low >> 40 & 0xFF == 0x89, "present, DPL 0, available 64-bit TSS"
    assert low >> 48 & 0xFF == 0, "byte granularity, limit below 64 KiB"


def test_segments_of_a_cpu() -> None:
    loaded: list[tuple[int, int]] = []
    selectors: list[int] = []
    block = Cpu()
    with machine.install(load_gdt=lambda pointer: loaded.append((pointer.limit, pointer.base)),
                         load_task_register=selectors.append):
        segments.load_segments(block, STACKS)
    assert loaded == [(39, addressof(block.gdt))] and selectors == [segments.TSS]
    null, code, data, tss_low, tss_high = struct.unpack("<5Q", bytes_at(addressof(block.gdt), 40))
    assert (null, code, data) == (0, 0x00AF9B000000FFFF, 0x00CF93000000FFFF)
    base = (tss_low >> 16 & 0xFF_FFFF) | (tss_low >> 56) << 24 | tss_high << 32
    assert base == addressof(block.tss)
    tops = [block.tss.ist[i] for i in range(3)]
    assert tops == [STACKS + (i + 1) * 3 * 4096 for i in range(3)] and all(top % 16 == 0 for top in tops)
    assert [segments.guard_of(STACKS, ist) for ist in (1, 2, 3)] == [STACKS + i * 3 * 4096 for i in range(3)]


def test_the_block_knows_itself() -> None:
    written: list[tuple[int, int]] = []
    block = Cpu()
    with machine.install(write_msr=lambda register, value: written.append((register, value))):
        percpu.install_block(block, 3)
    assert written == [(0xC0000101, addressof(block))]
    assert struct.unpack("<QI", bytes_at(addressof(block), 12)) == (addressof(block), 3)


def test_gates() -> None:
    loaded: list[tuple[int, int]] = []
    with machine.install(trap_entries=lambda: 0x1_2345_6780,
                         load_idt=lambda pointer: loaded.append((pointer.limit, pointer.base))):
        idt.fill_idt()
        idt.load_table()
    assert loaded == [(16 * trapentry.VECTORS - 1, addressof(idt.IDT))]
    for vector in range(trapentry.VECTORS):
        raw = bytes_at(addressof(idt.IDT) + 16 * vector, 16)
        low, selector, ist, kind, middle, high, reserved = struct.unpack("<HHBBHII", raw)
        assert low | middle << 16 | high << 32 == 0x1_2345_6780 + 8 * vector
        assert (selector, kind, reserved) == (8, 0x8E, 0)
        assert ist == {2: 2, 8: 1, 14: 3, 18: 1}.get(vector, 0)


def entry_text() -> str:
    import ast
    import inspect

    tree = ast.parse(inspect.getsource(trapentry))
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
    call = function.body[-1]
    assert isinstance(call, ast.Expr) and isinstance(call.value, ast.Call)
    text = call.value.args[0]
    assert isinstance(text, ast.Constant) and isinstance(text.value, str)
    return text.value


def test_entries_are_eight_bytes_apart_and_error_codes_are_known() -> None:
    code = assemble(entry_text(), "trap_entries", Place("trapentry.py", 1))
    sections = {section.name: section.code for section in code.sections}
    text = sections["text"]
    first = 8
    for vector in range(trapentry.VECTORS):
        assert text[first + 8 * vector] == 0xE8, "a call"
    mask = int.from_bytes(sections["rodata"][:8], "little")
    # SDM 3A table 6-1, and the AMD manual's #VC and #SX
    assert {vector for vector in range(64) if mask >> vector & 1} == {8, 10, 11, 12, 13, 14, 17, 21, 29, 30}


# --- CPUID ---------------------------------------------------------------------------------------


def processor(leaves: dict[int, tuple[int, int, int, int]]) -> Callable[[int, int, Any], None]:
    def answer(leaf: int, subleaf: int, result: Any) -> None:
        result.eax, result.ebx, result.ecx, result.edx = leaves.get(leaf, (7, 7, 7, 7))

    return answer


@pytest.mark.parametrize(("leaf7", "expected"), [
    ((0, 1 << 7 | 1 << 20, 1 << 2, 0), 1 << 20 | 1 << 21 | 1 << 11),
    ((0, 1 << 7, 0, 0), 1 << 20),
    ((0, 0, 0, 0), 0),
    (None, 0),
])
def test_protections(leaf7: tuple[int, int, int, int] | None, expected: int) -> None:
    leaves = {0: (7 if leaf7 else 6, 0, 0, 0), 7: leaf7 or (0, 0xFFFF_FFFF, 0xFFFF_FFFF, 0)}
    written: list[int] = []
    with machine.install(cpuid=processor(leaves), read_cr4=lambda: 0x620, write_cr4=written.append):
        features.protect_supervisor()
    assert written == [0x620 | expected]


@pytest.mark.parametrize(("edx", "expected"), [(1 << 7, [0x660]), (0xFFFF_FF7F, [])])
def test_machine_checks(edx: int, expected: list[int]) -> None:
    leaves = {0: (13, 0, 0, 0), 1: (0, 0, 0, edx)}
    written: list[int] = []
    with machine.install(cpuid=processor(leaves), read_cr4=lambda: 0x620, write_cr4=written.append):
        features.enable_machine_checks()
    assert written == expected


@pytest.mark.parametrize(("highest", "edx", "expected"), [
    (0x8000_0008, 1 << 26, True), (0x8000_0008, 0, False), (0x8000_0000, 1 << 26, False), (0, 1 << 26, False),
])
def test_gib_pages(highest: int, edx: int, expected: bool) -> None:
    leaves = {0x8000_0000: (highest, 0, 0, 0), 0x8000_0001: (0, 0, 0, edx)}
    with machine.install(cpuid=processor(leaves)):
        assert features.has_gib_pages() is expected
