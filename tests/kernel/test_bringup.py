"""The whole of bringup.py under CPython: from what boot/ leaves to the application's exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from pyuk import bringup
from pyuk.arch.x86_64 import features, paging
from pyuk.builtins import recursion
from pyuk.kernel import application, bootinfo, cmdline, collector, console, frames, heap, log, memory, traceback
from pyuk.lang import machine
from pyuk.lang.memory import Memory
from tests.kernel.machine import Ports, Stopped, at_boot
from tests.kernel.test_bootinfo import INFO, pvh, pvh_entries

MIB = 1 << 20
IMAGE, PAST_IMAGE = 0x10_0000, 0x13_0000
PML4, BOOT_STACK, TRAP_STACKS, GLOBALS = 0x12_0000, 0x12_4000, 0x12_9000, 0x13_2000
BOOT_MAPPED = 16 * MIB
TEXT = 0x9800


class Machine:
    """A PC as boot/ leaves it: RAM, boot's page tables, the loader's tables, and what answers the stubs."""

    def __init__(self, ram: Memory, ranges: list[tuple[int, int, int]], line: bytes) -> None:
        self.memory, self.ports, self.stack_top = ram, Ports(), BOOT_STACK + 0x5000
        for base, size, kind in ranges:
            if kind == 1 and base + size > 0x1000:
                ram.map(max(base, 0x1000), size - max(0, 0x1000 - base))
        ram.map(0xE_0000, 0x2_0000, writable=False)  # the firmware's ROM
        ram.write(INFO, pvh(cmdline=TEXT, memmap=(0x9200, len(ranges))))
        ram.write(0x9200, pvh_entries(*ranges))
        ram.write(TEXT, line + b"\0")
        names = {"__image_start": IMAGE, "__image_end": PAST_IMAGE, "boot_stack_guard": BOOT_STACK,
                 "__gcroots_start": GLOBALS, "__gcroots_end": GLOBALS, "run_application": 0x10_1000,
                 "__lines_start": GLOBALS, "__lines_end": GLOBALS}
        for name, address in names.items():
            ram.define_symbol(name, address)
        self.map_as_boot_does()

    def map_as_boot_does(self) -> None:
        made = [PML4]

        def new() -> int:
            made.append(made[-1] + 4096)
            return made[-1]

        paging.use_tables(PML4, False)
        with machine.install(invalidate_page=lambda vaddr: None):
            paging.map_range(0x1000, 0x1000, 2 * MIB - 0x1000, paging.READ_WRITE, new)
            paging.map_range(2 * MIB, 2 * MIB, BOOT_MAPPED - 2 * MIB, paging.READ_WRITE, new)
            paging.unmap(BOOT_STACK, 4096, new)

    def call_on_stack(self, function: int, stack_top: int) -> None:
        self.stack_top = stack_top
        bringup.run_application()

    def stubs(self) -> dict[str, Callable[..., object]]:
        def nothing(*args: object) -> None:
            pass

        def stop() -> None:
            raise Stopped

        quiet = ("write_msr", "load_gdt", "load_idt", "load_task_register", "invalidate_page", "write_cr4",
                 "disable_interrupts")
        return {**self.ports.stubs(), **dict.fromkeys(quiet, nothing), "read_cr3": lambda: PML4,
                "read_cr4": lambda: 0x620, "cpuid": nothing, "trap_stacks": lambda: TRAP_STACKS,
                "trap_entries": lambda: 0x10_2000, "call_on_stack": self.call_on_stack, "halt": stop,
                "triple_fault": stop, "frame_address": lambda: self.stack_top - 64, "inb": self.inb}

    def inb(self, port: int) -> int:
        return {0x3F8 + 7: 0x5A, 0x3F8 + 5: 0x60, 0xE9: 0xE9}.get(port, 0xFF)

    def text(self, port: int) -> str:
        return bytes(value for number, value in self.ports.written if number == port).decode()


def raise_again(error: BaseException) -> None:
    raise error


@contextmanager
def booted(app: Callable[[], None], ranges: list[tuple[int, int, int]], line: bytes = b"log=info aslr=off -- app 1"
           ) -> Iterator[Machine]:
    """The machine after kernel_main() ran `app` to its end."""
    at_boot()
    features.RESULT.eax = 0
    with Memory() as ram, pytest.MonkeyPatch.context() as patch:
        patch.setattr(application, "app_main", app)
        patch.setattr(bringup, "panic_because_of", raise_again)
        patch.setattr(application, "status_of", lambda error: getattr(error, "code", 1))
        patch.setattr(traceback, "write_exception", lambda error, whole: console.write_error(repr(error)))
        made = Machine(ram, ranges, line)
        with machine.install(**made.stubs()), pytest.raises(Stopped):
            bringup.kernel_main(2, INFO)
        yield made


def pc(size: int) -> list[tuple[int, int, int]]:
    """The memory map of a PC with so much RAM below 3 GiB."""
    return [(0, 0x9_FC00, 1), (0x9_FC00, 0x400, 2), (0xF_0000, 0x1_0000, 2), (MIB, size - MIB, 1)]


@pytest.mark.parametrize("size", [2 * MIB, 3 * MIB, 16 * MIB, 17 * MIB + 0x5000, 130 * MIB, 3072 * MIB])
def test_any_amount_of_memory(size: int) -> None:
    seen: list[list[str]] = []
    with booted(lambda: seen.append(cmdline.arguments()), pc(size)) as made:
        assert seen == [["app", "1"]]
        assert made.ports.written[-5:-3] == [(0xEA, 0), (0xF4, 0)]
        assert made.text(0xE9) == f"info memory: ready frames={frames.free_frames + used_since()} regions=1\n"
        region = frames.REGIONS[0]
        assert region.table == PAST_IMAGE and region.end == size & ~4095
        for page in range(max(region.table, BOOT_MAPPED), region.end, max(4096, size // 999 & ~4095)):
            assert paging.entry_for(page) & (paging.PTE_P | paging.PTE_W | paging.PTE_NX) == paging.READ_WRITE
        assert region.end <= BOOT_MAPPED or not paging.is_mapped(region.end)
        assert frames.free_frames > 0.9 * frames.total_frames - 20


def used_since() -> int:
    """Frames that were taken after the line was written: the main stack, and tables for its guard page."""
    pages = 0
    for index in range(frames.region_count):
        region, page = frames.REGIONS[index], frames.REGIONS[index].base
        while page < region.carved:
            frame = frames.frame_at(page)
            pages += frame.run if frame.run > 1 else 0
            page += frame.run * 4096
    guard = collector.stack_top - pages * 4096
    return pages + (1 if paging.find_entry(guard)[2] == 1 and guard >= 2 * MIB else 0)


def test_high_memory_and_holes() -> None:
    ranges = [*pc(3072 * MIB), (0xC000_0000, 1 << 30, 2), (1 << 32, 6 << 30, 1), (100 << 32, 64 * MIB, 1)]
    with booted(lambda: None, ranges):
        assert frames.region_count == 3
        for page in (1 << 32, (1 << 32) + (6 << 30) - 4096, 100 << 32):
            assert paging.is_mapped(page)
        assert not paging.is_mapped(0xC000_0000) and not paging.is_mapped(101 << 32)


def test_stacks_have_guards() -> None:
    with booted(lambda: None, pc(64 * MIB)) as made:
        bottom = recursion.stack_limit - recursion.RESERVE_BYTES
        guards = [BOOT_STACK, *(TRAP_STACKS + i * 12288 for i in range(3)), bottom - 4096]
        assert all(paging.is_guard(guard) for guard in guards)
        assert all(paging.is_mapped(guard + 4096) for guard in guards)
        assert 16 * 4096 <= made.stack_top - bottom <= 64 * MIB // memory.STACK_SHARE
        assert collector.stack_top == made.stack_top and made.stack_top % 4096 == 0


@pytest.mark.parametrize(("error", "status", "text"), [
    (None, 0, ""), (SystemExit(0), 0, ""), (SystemExit(7), 7, ""), (ValueError("x"), 1, "ValueError('x')"),
    (KeyboardInterrupt(), 1, "KeyboardInterrupt()"),
])
def test_how_applications_end(error: BaseException | None, status: int, text: str) -> None:
    def app() -> None:
        if error is not None:
            raise error

    with booted(app, pc(8 * MIB), b"--") as made:
        assert (0xEA, status) in made.ports.written and made.text(0xE9) == text


def test_the_heap_works_in_the_application() -> None:
    taken: list[int] = []
    with booted(lambda: taken.append(frames.allocate(1)), pc(8 * MIB)):
        assert taken[0] and heap.out_of_memory is not None


def test_without_memory_there_is_a_panic() -> None:
    with booted(lambda: None, [(0, 0x9_FC00, 1), (IMAGE, PAST_IMAGE - IMAGE + 0x5000, 1)]) as made:
        assert bootinfo.usable_count == 2 and log.threshold == log.INFO
        assert "panic: no memory is left" in made.text(0xE9) and (0xEA, 134) in made.ports.written


def test_a_loader_that_says_nothing() -> None:
    with booted(lambda: None, [(0, 0x9_FC00, 1), (IMAGE, PAST_IMAGE - IMAGE, 1)]) as made:
        assert "panic: the loader says of no memory that is free" in made.text(0xE9)
