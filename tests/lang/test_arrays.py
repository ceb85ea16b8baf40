"""Array[T, N] and tables made by const()."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.lang import Array, Struct, Volatile, be16, const, i16, sizeof, u8, u16, u32, u64
from pyuk.lang.memory import Memory, active
from pyuk.lang.raw import addressof, unchecked_get, unchecked_set, view

COUNT = 5


class Pair(Struct):
    one: u8
    two: u32


WORDS: Array[u64, COUNT] = Array[u64, COUNT]()
GRID: Array[Array[u16, 3], 2] = Array[Array[u16, 3], 2]()
PAIRS: Array[Pair, 4] = Array[Pair, 4]()
SQUARES: Array[u32, 4] = const([n * n for n in range(4)])


@given(st.lists(st.integers(-(1 << 15), (1 << 15) - 1), min_size=COUNT, max_size=COUNT))
def test_elements_are_kept(values: list[int]) -> None:
    array = Array[i16, COUNT]()
    for index, value in enumerate(values):
        array[index] = value
    assert list(array) == values and len(array) == COUNT
    assert active().read(addressof(array), 2 * COUNT) == b"".join(
        value.to_bytes(2, "little", signed=True) for value in values)


@pytest.mark.parametrize("index", [-1, COUNT, 1 << 70, -COUNT])
def test_an_index_outside_raises(index: int) -> None:
    for items in (WORDS, SQUARES):
        with pytest.raises(IndexError, match="array index out of range"):
            items[index]
    with pytest.raises(IndexError):
        WORDS[index] = 1
    for act in (lambda: unchecked_get(WORDS, index), lambda: unchecked_set(WORDS, index, 1)):
        with pytest.raises(IndexError):
            act()


def test_an_index_is_an_int() -> None:
    items: Any = WORDS
    for index in (1.0, slice(1, 2), "1", None):
        with pytest.raises(TypeError, match="an index is an int"):
            items[index]


def test_stores_are_checked() -> None:
    with pytest.raises(OverflowError):
        WORDS[0] = -1
    with pytest.raises(TypeError):
        PAIRS[0] = Pair()
    assert WORDS[0] == 0


def test_elements_that_are_memory_are_reached_by_reference() -> None:
    GRID[1][2] = 7
    PAIRS[3].two = 9
    assert addressof(GRID[1]) == addressof(GRID) + 6 and addressof(PAIRS[3]) == addressof(PAIRS) + 24
    assert GRID[1][2] == 7 and [pair.two for pair in PAIRS] == [0, 0, 0, 9] and PAIRS[3] is PAIRS[3]


def test_sizes() -> None:
    assert sizeof(Array[Pair, 3]) == 24 and sizeof(Array[Array[be16, 3], 5]) == 30
    assert addressof(Array[u8, 16](align=64)) % 64 == 0


def test_equal_arguments_make_one_type() -> None:
    assert Array[u8, 2 + 2] is Array[u8, 4]
    assert Array[Volatile[u32], 4] is Array[Volatile[u32], 4]
    assert repr(WORDS).startswith("<Array[u64, 5] at 0x6")


def test_a_view_of_mapped_memory() -> None:
    with Memory() as memory:
        memory.map(0x2000, 64, bytes(range(64)))
        entries = view(Array[u64, 4], 0x2000)
        assert entries[1] == 0x0F0E0D0C0B0A0908
        entries[0] = 1
        assert memory.read(0x2000, 9) == b"\1\0\0\0\0\0\0\0\x08" and entries == view(Array[u64, 4], 0x2000)


def test_large_storage_is_sparse() -> None:
    large = Array[u64, 1 << 27]()
    large[(1 << 27) - 1] = 5
    assert large[(1 << 27) - 1] == 5 and large[12345] == 0


def test_floats_and_bools() -> None:
    floats, bools = Array[float, 2](), Array[bool, 2]()
    floats[0], bools[1] = math.pi, True
    assert list(floats) == [math.pi, 0.0] and list(bools) == [False, True]


def test_a_table_is_read_only() -> None:
    assert list(SQUARES) == [0, 1, 4, 9] and len(SQUARES) == 4
    with pytest.raises(TypeError):
        SQUARES[0] = 1
    assert const(3) == 3 and const("a") == "a"


@pytest.mark.parametrize("arguments",
                         [u8, (u8,), (u8, 0), (u8, -1), (u8, "4"), (str, 4), (8, u8), (u8, 1, 2)])
def test_what_is_no_array_type(arguments: Any) -> None:
    form: Any = Array
    with pytest.raises(TypeError):
        form[arguments]


def test_an_array_without_arguments_cannot_be_made() -> None:
    form: Any = Array
    with pytest.raises(TypeError, match=r"write Array\[u64, 8\]"):
        form()
