"""Page tables against a model of them: a dict from page to what it maps to, and how."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.arch.x86_64 import paging
from pyuk.arch.x86_64.paging import (
    DEVICE,
    EXECUTE,
    LARGE_PAGE_BYTES,
    PADDR_MASK,
    PAGE_BYTES,
    PTE_GUARD,
    PTE_NX,
    PTE_P,
    PTE_PS,
    PTE_W,
    READ_ONLY,
    READ_WRITE,
)
from pyuk.lang import machine
from pyuk.lang.memory import Memory
from pyuk.lang.raw import view
from tests.kernel.cases import paging_model
from tests.kernel.machine import arena

GIB = 1 << 30
TABLES = 0x100_0000
KINDS = (READ_ONLY, READ_WRITE, EXECUTE, DEVICE)


@dataclass
class Tables:
    """Where page tables come from, and which translations the processor was told to forget."""

    memory: Memory
    made: int = 1
    forgotten: list[int] = field(default_factory=list)
    limit: int = 1 << 20

    def new(self) -> int:
        if self.made >= self.limit:
            raise MemoryError
        address = TABLES + self.made * PAGE_BYTES
        self.memory.map(address, PAGE_BYTES, b"\xff" * PAGE_BYTES)  # what a frame holds is not known
        self.made += 1
        return address


@contextmanager
def tables(gib_pages: bool = True) -> Iterator[Tables]:
    with Memory() as memory:
        memory.map(TABLES, PAGE_BYTES)
        paging.use_tables(TABLES, gib_pages)
        found = Tables(memory)
        with machine.install(invalidate_page=found.forgotten.append):
            yield found


def translation(vaddr: int) -> tuple[int, int] | None:
    """(paddr, flags that matter) as the processor would find them, by a walk of its own."""
    table, shift = paging.root, 39
    while True:
        entry = view(paging.PageTable, table).entry[vaddr >> shift & 511]
        if not entry & PTE_P:
            return None
        if shift == 12 or entry & PTE_PS:
            assert entry & PADDR_MASK & ((1 << shift) - 1) == 0, "reserved bits"
            flags = entry & (0xFFF | PTE_NX) & ~(PTE_PS if shift > 12 else 0)
            return (entry & PADDR_MASK) + (vaddr & ((1 << shift) - 1)), flags
        table, shift = entry & PADDR_MASK, shift - 9


# --- the model -----------------------------------------------------------------------------------

# Places where sizes of pages meet: the end of a large page, of a gigabyte, of a table of tables.
BASES = (0x20_0000, 3 * LARGE_PAGE_BYTES, GIB - 4 * PAGE_BYTES, GIB, 512 * GIB - 3 * PAGE_BYTES)
SIZES = (1, 2, 5, 511, 512, 513, 1024)
Step = st.tuples(st.sampled_from(("map", "protect", "unmap", "guard")), st.sampled_from(BASES), st.integers(0, 1100),
                 st.sampled_from(SIZES), st.sampled_from(KINDS))


@settings(max_examples=25, deadline=None)
@given(st.lists(Step, max_size=8))
def test_against_a_model(steps: list[tuple[str, int, int, int, int]]) -> None:
    with tables() as found:
        model: dict[int, tuple[int, int]] = {}
        guards: set[int] = set()
        for what, base, page, count, flags in steps:
            start = base + page * PAGE_BYTES
            pages = range(start, start + count * PAGE_BYTES, PAGE_BYTES)
            apply(found, model, guards, what, pages, flags)
        for base in BASES:
            for page in range(0, 2200, 37):
                check(model, guards, base + page * PAGE_BYTES)
        for page in model:
            check(model, guards, page)


def apply(found: Tables, model: dict[int, tuple[int, int]], guards: set[int], what: str, pages: range,
          flags: int) -> None:
    """One step, on the tables and on the model; refusals are expected where the model says so."""
    length = len(pages) * PAGE_BYTES
    if what == "map":
        if any(page in model for page in pages):
            return  # refused half way: tested below
        paging.map_range(pages.start, pages.start, length, flags, found.new)
        model.update({page: (page, flags) for page in pages})
        guards.difference_update(pages)
    elif what == "protect":
        if all(page in model for page in pages):
            paging.protect(pages.start, length, flags, found.new)
            model.update({page: (page, flags) for page in pages})
            assert found.forgotten
    elif what == "unmap":
        paging.unmap(pages.start, length, found.new)
        for page in pages:
            model.pop(page, None)
    else:
        paging.guard_page(pages.start, found.new)
        model.pop(pages.start, None)
        guards.add(pages.start)
        assert found.forgotten[-1] == pages.start


def check(model: dict[int, tuple[int, int]], guards: set[int], page: int) -> None:
    assert translation(page) == model.get(page)
    assert paging.is_mapped(page + 123) == (page in model)
    assert paging.is_guard(page + 4095) == (page in guards and page not in model)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 1 << 40))
def test_against_the_model_of_all_executions(seed: int) -> None:
    """The one that runs compiled and in a machine, too."""
    quiet = machine.install(invalidate_page=lambda vaddr: None, write_cr3=lambda value: None, read_cr3=lambda: 0)
    with arena(4000), quiet:
        assert paging_model.tables(seed, 20) == 0


# --- joining -------------------------------------------------------------------------------------


def test_what_was_split_is_joined() -> None:
    with tables() as found, machine.install(read_cr3=lambda: TABLES, write_cr3=found.forgotten.append):
        paging.map_range(GIB, GIB, GIB, READ_WRITE, found.new)
        assert paging.find_entry(GIB)[2] == 3
        paging.protect(GIB + 5 * PAGE_BYTES, PAGE_BYTES, READ_ONLY, found.new)
        assert paging.find_entry(GIB)[2] == 1
        assert paging.join(GIB, 2) == 0, "one page differs"
        paging.protect(GIB + 5 * PAGE_BYTES, PAGE_BYTES, READ_WRITE, found.new)
        paging.find_entry(GIB)[0].entry[7] |= paging.PTE_A | paging.PTE_D  # as the processor does
        assert paging.join(GIB, 2) != 0 and found.forgotten[-1] == TABLES
        assert paging.find_entry(GIB)[2] == 2
        assert paging.join(GIB, 2) == 0, "it is joined already"
        assert paging.join(GIB, 3) != 0
        assert paging.find_entry(GIB)[2] == 3
        assert translation(GIB + 12345) == (GIB + 12345, READ_WRITE)


def test_what_cannot_be_joined() -> None:
    with tables() as found, machine.install(read_cr3=lambda: TABLES, write_cr3=found.forgotten.append):
        assert paging.join(GIB, 2) == 0, "nothing is mapped"
        paging.map_range(GIB, GIB + PAGE_BYTES, LARGE_PAGE_BYTES, READ_WRITE, found.new)
        assert paging.join(GIB, 2) == 0, "the memory is not where a large page's is"
        paging.map_range(2 * GIB, 2 * GIB, LARGE_PAGE_BYTES - PAGE_BYTES, READ_WRITE, found.new)
        assert paging.join(2 * GIB, 2) == 0, "a page is missing"


# --- the rules -----------------------------------------------------------------------------------


def test_no_page_is_writable_and_executable() -> None:
    with tables() as found:
        with pytest.raises(ValueError, match="not both"):
            paging.map_range(0, 0, PAGE_BYTES, PTE_P | PTE_W, found.new)
        paging.map_range(0, 0, PAGE_BYTES, EXECUTE, found.new)
        with pytest.raises(ValueError, match="not both"):
            paging.protect(0, PAGE_BYTES, PTE_P | PTE_W, found.new)
        assert translation(0) == (0, EXECUTE)


def test_the_largest_pages_that_fit() -> None:
    with tables() as found:
        start, end = GIB - LARGE_PAGE_BYTES - PAGE_BYTES, 2 * GIB + LARGE_PAGE_BYTES + PAGE_BYTES
        paging.map_range(start, start, end - start, READ_WRITE, found.new)
        levels = [paging.find_entry(v)[2] for v in (start, start + PAGE_BYTES, GIB, 2 * GIB, end - PAGE_BYTES)]
        assert levels == [1, 2, 3, 2, 1]


def test_without_gib_pages() -> None:
    with tables(gib_pages=False) as found:
        paging.map_range(GIB, GIB, GIB, READ_WRITE, found.new)
        assert paging.find_entry(GIB)[2] == 2
        assert found.made == 3, "the root, a PDPT, a page directory"


def test_terabytes_take_few_tables() -> None:
    with tables() as found:
        paging.map_range(GIB, GIB, 2 << 40, READ_WRITE, found.new)
        assert translation((1 << 40) + 77) == ((1 << 40) + 77, READ_WRITE)
        assert found.made < 8


def test_physical_and_virtual_may_differ() -> None:
    with tables() as found:
        paging.map_range(0x40_0000, 0x7FE0_0000, LARGE_PAGE_BYTES, READ_ONLY, found.new)
        assert translation(0x40_0000 + 5) == (0x7FE0_0005, READ_ONLY)
        paging.map_range(0x80_0000, 0x7FE0_1000, LARGE_PAGE_BYTES, READ_ONLY, found.new)
        assert paging.find_entry(0x80_0000)[2] == 1, "the physical address is not aligned"


def test_mapping_twice_is_refused() -> None:
    with tables() as found:
        paging.map_range(0x20_0000, 0x20_0000, LARGE_PAGE_BYTES, READ_WRITE, found.new)
        for start in (0x20_0000, 0x3F_F000):
            with pytest.raises(ValueError, match="mapped already"):
                paging.map_range(start, start, PAGE_BYTES, READ_WRITE, found.new)
    with tables() as found:
        paging.map_range(0x21_0000, 0x21_0000, PAGE_BYTES, READ_WRITE, found.new)
        with pytest.raises(ValueError, match="mapped already"):
            paging.map_range(0x20_0000, 0x20_0000, LARGE_PAGE_BYTES, READ_WRITE, found.new)


def test_protecting_what_is_not_mapped_is_refused() -> None:
    with tables() as found, pytest.raises(ValueError, match="not mapped"):
        paging.protect(0, PAGE_BYTES, READ_ONLY, found.new)


def test_a_hole_in_a_gib_page() -> None:
    with tables() as found:
        paging.map_range(GIB, GIB, GIB, READ_WRITE, found.new)
        paging.guard_page(GIB + 5 * LARGE_PAGE_BYTES + PAGE_BYTES, found.new)
        hole = GIB + 5 * LARGE_PAGE_BYTES + PAGE_BYTES
        assert translation(hole) is None and paging.is_guard(hole)
        assert translation(hole - 1) == (hole - 1, READ_WRITE)
        assert translation(hole + PAGE_BYTES) == (hole + PAGE_BYTES, READ_WRITE)
        assert paging.entry_for(hole) == PTE_GUARD
        assert paging.find_entry(GIB)[2] == 2


def test_addresses_that_cannot_be() -> None:
    with tables():
        for vaddr in (1 << 47, 1 << 63, (1 << 64) - 1):
            assert not paging.is_mapped(vaddr) and not paging.is_guard(vaddr)


def test_the_end_of_what_is_mapped() -> None:
    with tables() as found:
        paging.map_range(0x20_0000, 0x20_0000, 7 * LARGE_PAGE_BYTES + 3 * PAGE_BYTES, READ_WRITE, found.new)
        assert paging.mapped_end(0x20_0000) == 0x20_0000 + 7 * LARGE_PAGE_BYTES + 3 * PAGE_BYTES
        assert paging.mapped_end(0x9000) == 0x9000


def test_no_memory_for_a_table_leaves_the_others_as_they_are() -> None:
    with tables() as found:
        paging.map_range(GIB, GIB, GIB, READ_WRITE, found.new)
        found.limit = found.made
        with pytest.raises(MemoryError):
            paging.guard_page(GIB, found.new)
        assert translation(GIB) == (GIB, READ_WRITE)
