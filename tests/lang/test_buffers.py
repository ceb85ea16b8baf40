"""Buffer[T]: machine elements, references, bounds, addresses."""

from __future__ import annotations

import gc
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.lang import Buffer, Struct, be32, i64, u8, u32, u64
from pyuk.lang.memory import MemoryFault
from pyuk.lang.raw import Ptr, addressof, copy_memory, unchecked_get, unchecked_set

T = TypeVar("T")


class Pair(Struct):
    one: u8
    two: u32


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items = Buffer[T](4)
        self.count = 0

    def push(self, item: T) -> None:
        self.items[self.count] = item
        self.count += 1


@given(st.lists(st.integers(-(1 << 63), (1 << 63) - 1)))
def test_elements_are_kept_and_lie_in_memory(values: list[int]) -> None:
    buffer = Buffer[i64](len(values))
    assert list(buffer) == [0] * len(values)
    for index, value in enumerate(values):
        buffer[index] = value
    pointer = Ptr[i64](addressof(buffer))
    assert list(buffer) == values == [pointer[index] for index in range(len(values))]


def test_the_address_is_one_and_both_ways() -> None:
    buffer = Buffer[u32](4)
    buffer[1] = 0x01020304
    address = addressof(buffer)
    Ptr[u8](address)[4] = 0xFF
    assert buffer[1] == 0x010203FF and addressof(buffer) == address and address % 8 == 0


def test_the_address_dies_with_the_buffer() -> None:
    address = addressof(Buffer[u64](4))
    gc.collect()
    with pytest.raises(MemoryFault, match="living Buffers"):
        Ptr[u64](address)[0]


def test_an_overrun_faults() -> None:
    one, two = Buffer[u8](8), Buffer[u8](8)
    with pytest.raises(MemoryFault):
        copy_memory(addressof(one), addressof(two), 9)
    with pytest.raises(MemoryFault):
        Ptr[u64](addressof(one))[1] = 1
    assert list(one) == [0] * 8


@pytest.mark.parametrize("index", [-1, 4, 1 << 70])
def test_an_index_outside_raises(index: int) -> None:
    for buffer in (Buffer[u8](4), Buffer[bool](4), Buffer[be32](4)):
        acts = (lambda b: b[index], lambda b: unchecked_get(b, index),
                lambda b: unchecked_set(b, index, b[0]))
        for act in acts:
            with pytest.raises(IndexError, match="array index out of range"):
                act(buffer)


BAD_STORES: list[tuple[Any, Any, type[Exception]]] = [
    (u8, 256, OverflowError), (u8, -1, OverflowError), (u64, 1 << 64, OverflowError),
    (int, 1 << 63, OverflowError), (be32, 1 << 32, OverflowError), (u8, 1.0, TypeError),
    (u8, None, TypeError), (bool, 1, TypeError), (float, "1", TypeError), (Pair, Pair(), TypeError),
]


@pytest.mark.parametrize(("element", "value", "error"), BAD_STORES)
def test_a_bad_store_raises(element: Any, value: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        Buffer[element](2)[0] = value


def test_structs_lie_inside() -> None:
    pairs = Buffer[Pair](3)
    pairs[2].two = 5
    assert pairs[2].two == 5 and addressof(pairs[2]) == addressof(pairs) + 16


def test_elements_in_network_order() -> None:
    buffer = Buffer[be32](2)
    buffer[1] = 0x01020304
    assert buffer[1] == 0x01020304 and Ptr[u8](addressof(buffer))[4] == 1


# --- references -----------------------------------------------------------------------------------


def test_a_reference_never_written_cannot_be_read() -> None:
    """Compiled code finds null there, and raises the same."""
    names = Buffer[str](2)
    names[0] = "a"
    assert names[0] == "a"
    with pytest.raises(TypeError, match="element 1 was never written: it is no str yet"):
        names[1]


def test_elements_of_generic_code_are_objects() -> None:
    stack: Stack[str] = Stack()
    stack.push("x")
    assert stack.items[0] == "x"
    with pytest.raises(TypeError, match="never written"):
        stack.items[1]


def test_zeros_of_other_types() -> None:
    assert list(Buffer[str | None](2)) == [None, None]
    assert list(Buffer[tuple[u8, float, bool, str | None]](1)) == [(0, 0.0, False, None)]
    with pytest.raises(TypeError):
        list(Buffer[tuple[u8, str]](1))


def test_objects_have_no_address() -> None:
    with pytest.raises(TypeError, match="no address under CPython"):
        addressof(Buffer[str](1))


def test_lengths() -> None:
    make: Any = Buffer[u8]
    assert len(make(0)) == 0 and list(make(0)) == []
    with pytest.raises(ValueError, match="negative or enormous length"):
        make(-1)
    with pytest.raises(TypeError):
        make(1.5)
    with pytest.raises(TypeError, match=r"write Buffer\[u8\]"):
        Buffer(3)
