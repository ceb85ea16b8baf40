"""Switching the machine off by its ACPI tables: as firmware writes them, and as it should not."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.arch.x86_64 import paging
from pyuk.kernel import acpi, bootinfo, frames
from pyuk.lang import machine
from pyuk.lang.memory import Memory
from tests.kernel.machine import ARENA, Ports, at_boot

ROM = 0xE_0000
ROOT = 0x50_0000
TABLES = 0x3FE_0000  # where no memory is mapped before somebody looks
PM1A, PM1B, SMI = 0x604, 0x608, 0xB2


def table(signature: bytes, body: bytes, length: int | None = None) -> bytes:
    return struct.pack("<4sI28s", signature, 36 + len(body) if length is None else length, b"") + body


def rsdp(rsdt: int, *, good: bool = True) -> bytes:
    raw = bytearray(struct.pack("<8sB6sBI", b"RSD PTR ", 0, b"BOCHS ", 0, rsdt))
    raw[8] = -sum(raw) & 0xFF if good else (1 - sum(raw)) & 0xFF
    return bytes(raw)


def fadt(dsdt: int, *, pm1a: int = PM1A, pm1b: int = 0, smi: int = SMI) -> bytes:
    return table(b"FACP", struct.pack("<IIIIB11sII", 0, dsdt, 0, smi, 0xF1, b"", pm1a, pm1b) + bytes(100))


def dsdt(package: bytes) -> bytes:
    """AML with `Name (_S5_, Package ...)` after something else."""
    return table(b"DSDT", b"\x10\x20\\_SB_" + b"x" * 50 + b"\x08_S5_" + package + b"y" * 20)


S5_QEMU = b"\x12\x06\x04\x00\x00\x00\x00"  # Package (4) { 0, 0, 0, 0 }
S5_BYTES = b"\x12\x0a\x04\x0a\x05\x0a\x07\x00\x00"  # Package (4) { 5, 7, 0, 0 }
S5_LONG = b"\x12\x46\x00\x02\x01\x0a\x03\x00\x00"  # the package's length in two bytes; { 1, 3 }


class Firmware:
    """Tables in memory, and the power-management registers behind them."""

    def __init__(self, memory: Memory) -> None:
        self.memory, self.ports, self.sci = memory, Ports(), 1
        self.root = [ROOT]
        memory.map(ROM, 0x2_0000)
        memory.map(TABLES, 0x2_0000)
        memory.map(ROOT, 4096)
        paging.use_tables(ROOT, False)
        with machine.install(invalidate_page=lambda vaddr: None):
            paging.map_range(ROM, ROM, 0x2_0000, paging.READ_WRITE, self.new)

    def new(self) -> int:
        page = frames.allocate(1)
        assert page
        return page

    def install(self, package: bytes = S5_QEMU, **fields: int) -> None:
        self.memory.write(ROM + 0x1_5A20, rsdp(TABLES))
        entries = struct.pack("<3I", TABLES + 0x2000, TABLES + 0x3FF0, TABLES + 0x5000)
        self.memory.write(TABLES, table(b"RSDT", entries))
        self.memory.write(TABLES + 0x2000, table(b"APIC", bytes(20)))
        self.memory.write(TABLES + 0x3FF0, fadt(TABLES + 0x8000, **fields))
        self.memory.write(TABLES + 0x5000, table(b"HPET", bytes(20)))
        self.memory.write(TABLES + 0x8000, dsdt(package))

    def inw(self, port: int) -> int:
        return self.sci if port == PM1A else 0xFFFF

    def outb(self, port: int, value: int) -> None:
        self.ports.write(port, value)
        if (port, value) == (SMI, 0xF1):
            self.sci = 1

    def power_off(self) -> list[tuple[int, int]]:
        with machine.install(**self.ports.stubs()), machine.install(inw=self.inw, outb=self.outb, pause=lambda: None):
            acpi.power_off()
        return self.ports.written


@contextmanager
def firmware() -> Iterator[Firmware]:
    at_boot()
    with Memory() as memory:
        memory.map(ARENA, 64 * 4096)
        frames.add_region(ARENA, 64 * 4096)
        yield Firmware(memory)


@pytest.mark.parametrize(("package", "types"), [(S5_QEMU, (0, 0)), (S5_BYTES, (5, 7)), (S5_LONG, (1, 3))])
def test_off(package: bytes, types: tuple[int, int]) -> None:
    with firmware() as found:
        found.install(package, pm1b=PM1B)
        assert found.power_off() == [(PM1A, types[0] << 10 | 1 << 13), (PM1B, types[1] << 10 | 1 << 13)]
        assert not paging.entry_for(TABLES) & paging.PTE_W


def test_off_with_one_register() -> None:
    with firmware() as found:
        found.install(S5_BYTES)
        assert found.power_off() == [(PM1A, 5 << 10 | 1 << 13)]


def test_power_management_is_taken_over_first() -> None:
    with firmware() as found:
        found.install()
        found.sci = 0
        assert found.power_off() == [(SMI, 0xF1), (PM1A, 1 << 13)]


def test_the_loader_may_say_where_the_tables_are() -> None:
    with firmware() as found:
        found.install()
        found.memory.write(ROM + 0x1_5A20, bytes(20))
        assert found.power_off() == []
        found.memory.write(TABLES + 0x1_0008, rsdp(TABLES))
        bootinfo.set_acpi_rsdp(TABLES + 0x1_0008)
        assert found.power_off() == [(PM1A, 1 << 13)]


Change = Callable[[Firmware], None]
ODD: list[Change] = [
    lambda found: found.memory.write(ROM, bytes(0x2_0000)),
    lambda found: found.memory.write(ROM + 0x1_5A20, rsdp(TABLES, good=False)),
    lambda found: found.memory.write(ROM + 0x1_5A20, rsdp(0)),
    lambda found: found.memory.write(TABLES, table(b"RSDT", b"", 0)),
    lambda found: found.memory.write(TABLES, table(b"RSDT", b"", 0xFFFF_FFFF)),
    lambda found: found.memory.write(TABLES + 0x3FF0, table(b"FACP", bytes(8))),
    lambda found: found.memory.write(TABLES + 0x3FF0, fadt(0)),
    lambda found: found.memory.write(TABLES + 0x3FF0, fadt(TABLES + 0x8000, pm1a=0)),
    lambda found: found.memory.write(TABLES + 0x3FF0, fadt(TABLES + 0x8000, pm1a=0x1_0000)),
    lambda found: found.memory.write(TABLES + 0x8000, table(b"DSDT", b"\x08_S4_" + S5_QEMU)),
    lambda found: found.memory.write(TABLES + 0x8000, table(b"DSDT", b"\x08_S5_")),
    lambda found: found.memory.write(TABLES + 0x8000, table(b"DSDT", b"\x08_S5_" + b"\x12\xC0\0\0\0\0\0\0\0", 36 + 12)),
    lambda found: setattr(frames, "free_frames", 3),
    lambda found: bootinfo.set_acpi_rsdp(1 << 63),
    lambda found: bootinfo.set_acpi_rsdp(8),
]


@pytest.mark.parametrize("number", range(len(ODD)))
def test_odd_tables_leave_the_machine_on(number: int) -> None:
    with firmware() as found:
        found.install()
        ODD[number](found)
        assert found.power_off() == []


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 300))
def test_noise_in_the_dsdt(noise: bytes, length: int) -> None:
    with firmware() as found:
        found.install()
        body = noise[: len(noise) // 2] + b"_S5_" + noise[len(noise) // 2 :]
        found.memory.write(TABLES + 0x8000, table(b"DSDT", body, length))
        assert len(found.power_off()) <= 1
