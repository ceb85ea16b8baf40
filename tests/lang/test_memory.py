"""Memory: mapping, faults, bytes, and which memory is active."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.lang import Struct, u8, u32, u64
from pyuk.lang.memory import STATIC_BASE, Memory, MemoryFault, active
from pyuk.lang.raw import Ptr, addressof, clear_memory, compare_memory, copy_memory, symbol

BASE, SIZE = 0x1_0000, 0x3000


class Cell(Struct):
    value: u64


STATIC_CELL = Cell()


@given(st.lists(st.tuples(st.integers(0, SIZE - 1), st.binary(max_size=5000)), max_size=12))
def test_ram_is_a_bytearray(writes: list[tuple[int, bytes]]) -> None:
    model, memory = bytearray(SIZE), Memory()
    memory.map(BASE, SIZE)
    for offset, data in writes:
        data = data[: SIZE - offset]
        memory.write(BASE + offset, data)
        model[offset : offset + len(data)] = data
    assert memory.read(BASE, SIZE) == bytes(model)


@given(st.integers(0, SIZE - 8), st.sampled_from([1, 2, 4, 8]), st.integers(0, (1 << 64) - 1))
def test_numbers_are_little_endian(offset: int, size: int, value: int) -> None:
    memory, number = Memory(), value % (1 << (8 * size))
    memory.map(BASE, 0x1800)
    memory.map(BASE + 0x1800, SIZE - 0x1800)
    memory.store(BASE + offset, size, number)
    assert memory.load(BASE + offset, size) == number
    assert memory.read(BASE + offset, size) == number.to_bytes(size, "little")


@pytest.mark.parametrize("address", [
    BASE - 1, BASE - 8, BASE + SIZE - 7, BASE + SIZE, 0, -1, 1 << 64, STATIC_BASE - 8,
])
def test_what_is_not_mapped_faults(address: int) -> None:
    memory = Memory()
    memory.map(BASE, SIZE)
    acts: list[Callable[[], object]] = [
        lambda: memory.load(address, 8),
        lambda: memory.store(address, 8, 1),
        lambda: memory.read(address, 8),
        lambda: memory.write(address, bytes(8)),
        lambda: memory.clear(address, 8),
    ]
    for act in acts:
        with pytest.raises(MemoryFault):
            act()
    assert memory.read(BASE, SIZE) == bytes(SIZE)


def test_a_fault_says_what_and_where() -> None:
    with Memory(), pytest.raises(MemoryFault) as caught:
        Ptr[u32](0x1000)[2] = 1
    assert str(caught.value) == "write of 4 bytes at 0x1008: nothing is mapped there"
    assert (caught.value.action, caught.value.address, caught.value.size) == ("write", 0x1008, 4)


def test_read_only_memory() -> None:
    with Memory() as memory:
        memory.map(BASE, 16, b"abc", writable=False)
        assert memory.read(BASE, 4) == b"abc\0"
        acts: list[Callable[[], object]] = [
            lambda: memory.store(BASE, 4, 1), lambda: memory.write(BASE, b"x"), lambda: clear_memory(BASE, 1)]
        for act in acts:
            with pytest.raises(MemoryFault, match="read-only"):
                act()


@pytest.mark.parametrize(("address", "size"), [
    (BASE + 1, 1), (BASE - 1, 2), (BASE + SIZE - 1, 2), (BASE - 1, SIZE + 2),
    (0, 0), (-4096, 4096), ((1 << 64) - 1, 2), (STATIC_BASE, 4096),
])
def test_what_cannot_be_mapped(address: int, size: int) -> None:
    memory = Memory()
    memory.map(BASE, SIZE)
    with pytest.raises(ValueError):
        memory.map(address, size)


def test_allocate_finds_room() -> None:
    memory = Memory()
    memory.map(0x10_1000, 0x1000)
    first, second, third = memory.allocate(0x1000), memory.allocate(0x2000), memory.allocate(64, align=64)
    assert (first, second, third) == (0x10_0000, 0x10_2000, 0x10_4000)


def test_unmap() -> None:
    memory = Memory()
    memory.map(BASE, SIZE)
    assert memory.load(BASE, 1) == 0
    memory.unmap(BASE)
    with pytest.raises(MemoryFault):
        memory.load(BASE, 1)
    with pytest.raises(ValueError):
        memory.unmap(BASE)


def test_memories_nest_and_static_storage_is_in_all() -> None:
    outer, inner = Memory(), Memory()
    outer.map(0x1000, 16)
    inner.map(0x1000, 16)
    STATIC_CELL.value = 3
    pointer = Ptr[u64](0x1000)
    with outer:
        pointer[0] = 1
        with inner:
            pointer[0] = 2
            assert STATIC_CELL.value == 3 and active() is inner
            STATIC_CELL.value = 4
        assert pointer[0] == 1
    assert STATIC_CELL.value == 4
    with pytest.raises(MemoryFault):
        pointer[0]


def test_the_rest_of_a_page_table_walk_does_not_exist() -> None:
    memory = Memory()
    memory.map(0, 1 << 46)
    memory.store(1 << 45, 8, 7)
    assert memory.load(1 << 45, 8) == 7 and memory.load(12345678, 8) == 0


# --- blocks of bytes ------------------------------------------------------------------------------


@given(st.binary(min_size=64, max_size=64), st.integers(0, 63), st.integers(0, 63), st.integers(0, 64))
def test_copy_memory_may_overlap(data: bytes, source: int, destination: int, size: int) -> None:
    size = min(size, 64 - max(source, destination))
    model = bytearray(data)
    model[destination : destination + size] = data[source : source + size]
    with Memory() as memory:
        memory.map(BASE, 64, data)
        copy_memory(BASE + destination, BASE + source, size)
        assert memory.read(BASE, 64) == bytes(model)


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16), st.integers(0, 16))
def test_compare_memory_compares_bytes(one: bytes, other: bytes, size: int) -> None:
    with Memory() as memory:
        memory.map(BASE, 32, one + other)
        expected = (one[:size] > other[:size]) - (one[:size] < other[:size])
        assert compare_memory(BASE, BASE + 16, size) == expected


def test_clear_memory_crosses_pages() -> None:
    with Memory() as memory:
        memory.map(BASE, SIZE, b"\xff" * SIZE)
        clear_memory(BASE + 1, SIZE - 2)
        assert memory.read(BASE, SIZE) == b"\xff" + bytes(SIZE - 2) + b"\xff"


def test_nothing_needs_no_memory() -> None:
    copy_memory(0, 0, 0)
    clear_memory(0, 0)
    assert compare_memory(0, 8, 0) == 0
    with pytest.raises(OverflowError):
        clear_memory(0, -1)


# --- pointers and symbols -------------------------------------------------------------------------


def test_a_pointer_counts_elements_in_both_directions() -> None:
    with Memory() as memory:
        memory.map(BASE, 64)
        middle = Ptr[u32](BASE + 32)
        middle[-1], middle[2] = 5, 6
        assert memory.load(BASE + 28, 4) == 5 and memory.load(BASE + 40, 4) == 6
        assert Ptr[u8](middle)[-4] == 5 and Ptr[u8](middle).addr == BASE + 32 == addressof(middle)
        cells = Ptr[Cell](BASE)
        cells[1].value = 9
        assert Ptr[u64](BASE)[1] == 9 and cells[1] is cells[1]
        with pytest.raises(OverflowError):
            middle[0] = -1


def test_what_is_no_pointer() -> None:
    make: Any = Ptr
    for bad in (-1, 1 << 64):
        with pytest.raises(OverflowError):
            Ptr[u8](bad)
    with pytest.raises(TypeError):
        make[u8]("x")
    with pytest.raises(TypeError, match="str is no machine type"):
        make[str]
    with pytest.raises(AttributeError):
        make[u8](0).addr = 3
    with pytest.raises(AttributeError):
        make[u8](0).address = 3


def test_symbols() -> None:
    with Memory() as memory:
        memory.define_symbol("__text_start", 0x10_0000)
        assert symbol("__text_start") == 0x10_0000
        with pytest.raises(NotImplementedError, match="__text_end"):
            symbol("__text_end")


def test_addressof_a_value() -> None:
    take: Any = addressof
    with pytest.raises(TypeError, match="int has no address"):
        take(3)
