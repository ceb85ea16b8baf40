"""Interrupt controllers as firmware describes them, and what becomes of an interrupt, over models of the devices."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.arch.x86_64 import apic, ioapic
from pyuk.arch.x86_64.trapframe import TrapFrame
from pyuk.kernel import acpi, interrupts, madt, traps
from pyuk.kernel.interrupts import SPURIOUS_VECTOR, Interrupt
from pyuk.lang import machine
from pyuk.lang.memory import Memory

TABLE = 0x10_0000
IO_APIC_ENTRY = struct.pack("<BBBBII", 1, 12, 0, 0, 0xFEC0_1000, 24)
OVERRIDE_0 = struct.pack("<BBBBIH", 2, 10, 0, 0, 2, 0)
OVERRIDE_9 = struct.pack("<BBBBIH", 2, 10, 0, 9, 9, 0xF)


def read(entries: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read a MADT with these entries."""
    raw = struct.pack("<4sI28sII", b"APIC", 44 + len(entries), b"", 0xFEE0_0000, 1) + entries
    monkeypatch.setattr(acpi, "find_table", lambda signature: TABLE)
    with Memory() as memory:
        memory.map(TABLE, 8192)
        memory.write(TABLE, raw)
        madt.read_table()


def test_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    read(OVERRIDE_0 + IO_APIC_ENTRY + b"\x09\x04xx" + OVERRIDE_9, monkeypatch)
    assert madt.io_apic_count == 1
    assert (madt.IO_APICS[0].paddr, madt.IO_APICS[0].gsi_base) == (0xFEC0_1000, 24)
    assert [madt.GSI_OF_IRQ[irq] for irq in (0, 1, 9)] == [2, 1, 9]
    assert [madt.FLAGS_OF_IRQ[irq] for irq in (0, 1, 9)] == [0, 0, 0xF]


@given(st.binary(max_size=60))
def test_odd_entries_end_it(entries: bytes) -> None:
    with pytest.MonkeyPatch().context() as patch:
        read(entries, patch)
    assert 1 <= madt.io_apic_count <= madt.MAX_IO_APICS


class Controllers:
    """A local APIC and an I/O APIC behind the accessors, as far as interrupts.py uses them."""

    def __init__(self) -> None:
        self.ended = 0
        self.entries: dict[tuple[int, int], tuple[int, int]] = {}
        self.masked: dict[int, bool] = {}

    def acknowledge(self) -> None:
        self.ended += 1

    def route(self, paddr: int, line: int, vector: int, flags: int, apic_id: int) -> None:
        self.entries[paddr, line] = (vector, flags)
        self.masked[line] = False

    def mask(self, paddr: int, line: int, masked: bool) -> None:
        self.masked[line] = masked


@pytest.fixture
def controllers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Controllers]:
    made = Controllers()
    for name in ("acknowledge",):
        monkeypatch.setattr(apic, name, getattr(made, name))
    for name in ("route", "mask"):
        monkeypatch.setattr(ioapic, name, getattr(made, name))
    monkeypatch.setattr(apic, "identity", lambda: 3)
    monkeypatch.setattr(ioapic, "line_count", lambda paddr: 24)
    monkeypatch.setattr(interrupts, "is_started", True)
    monkeypatch.setattr(interrupts, "is_working", True)
    monkeypatch.setattr(interrupts, "attention", False)
    monkeypatch.setattr(interrupts, "unexpected", 0)
    monkeypatch.setattr(interrupts, "OF_VECTORS", [None] * 32, raising=False)
    with machine.install(read_flags=lambda: 0, disable_interrupts=lambda: None):
        yield made


def come(vector: int) -> None:
    frame = TrapFrame()
    frame.vector = vector
    interrupts.dispatch_isr(frame)


def test_an_interrupt_is_remembered_counted_and_acknowledged(controllers: Controllers) -> None:
    net = Interrupt("net")
    vector = interrupts.allocate(net)
    before = interrupts.COUNTS[vector]
    assert vector == traps.FIRST_INTERRUPT and interrupts.message_of(vector) == (0xFEE0_3000, vector)
    come(vector)
    assert net.has_arrived and interrupts.attention
    assert (interrupts.COUNTS[vector] - before, controllers.ended, interrupts.unexpected) == (1, 1, 0)


def test_spurious_and_unexpected_ones_are_counted(controllers: Controllers) -> None:
    before = interrupts.COUNTS[SPURIOUS_VECTOR]
    come(SPURIOUS_VECTOR)
    assert (interrupts.COUNTS[SPURIOUS_VECTOR] - before, controllers.ended, interrupts.attention) == (1, 0, False)
    come(40)
    assert (interrupts.unexpected, controllers.ended) == (1, 1)


def test_vectors_run_out_and_come_back(controllers: Controllers) -> None:
    made = [Interrupt(str(i)) for i in range(31)]
    assert sorted({interrupts.allocate(each) for each in made}) == list(range(32, 63))
    with pytest.raises(OSError):
        interrupts.allocate(Interrupt("one too many"))
    interrupts.free(made[5])
    assert interrupts.allocate(Interrupt("again")) == made[5].vector


def test_a_level_triggered_line_is_masked_when_it_comes(controllers: Controllers) -> None:
    line = Interrupt("line")
    vector = interrupts.allocate(line)
    madt.io_apic_count, madt.IO_APICS[0].paddr, madt.IO_APICS[0].gsi_base = 1, 0xFEC0_0000, 16
    assert not interrupts.route_gsi(line, 3, True, True)
    assert interrupts.route_gsi(line, 21, True, True)
    assert controllers.entries == {(0xFEC0_0000, 5): (vector, ioapic.LEVEL | ioapic.ACTIVE_LOW)}
    come(vector)
    assert controllers.masked == {5: True}
