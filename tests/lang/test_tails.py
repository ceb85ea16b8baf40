"""Tail[T] and new_tail()."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import pytest

from pyuk.lang import u8, u16, u64
from pyuk.lang.memory import MemoryFault
from pyuk.lang.raw import Ptr, Tail, addressof, copy_memory, new_tail

T = TypeVar("T")


class Text:
    length: int
    hash: u64
    ready: bool
    scale: float
    other: Text | None
    owner: Text
    tail: Tail[u8]

    def __init__(self) -> None:
        raise AssertionError("new_tail() does not call __init__")


class Vector(Generic[T]):
    length: int
    tail: Tail[T]


class Base:
    length: int
    kind: int


class Derived(Base):
    tail: Tail[u16]


class Backwards:
    tail: Tail[u8]
    length: int


def test_all_fields_are_zero() -> None:
    text = new_tail(Text, 5)
    assert (text.length, text.hash, text.ready, text.scale, text.other) == (5, 0, False, 0.0, None)
    assert [text.tail[i] for i in range(5)] == [0] * 5
    with pytest.raises(AttributeError):
        text.owner  # noqa: B018 - a reference that was not assigned


def test_the_tail_lies_in_memory() -> None:
    one, two = new_tail(Text, 8), new_tail(Text, 8)
    for index, byte in enumerate(b"unikerne"):
        one.tail[index] = byte
    copy_memory(addressof(two.tail), addressof(one.tail), 8)
    assert bytes(two.tail[i] for i in range(8)) == b"unikerne"
    assert Ptr[u16](addressof(one.tail))[0] == int.from_bytes(b"un", "little")
    with pytest.raises(OverflowError):
        one.tail[0] = 256


def test_fields_of_base_classes_come_first() -> None:
    made = new_tail(Derived, 2)
    made.tail[1] = 0xFFFF
    assert (made.length, made.kind, made.tail[1]) == (2, 0, 0xFFFF)


def test_a_tail_of_objects() -> None:
    vector: Vector[str] = new_tail(Vector, 2)
    vector.tail[0] = "a"
    assert vector.tail[0] == "a"
    with pytest.raises(TypeError, match="never written"):
        vector.tail[1]


@pytest.mark.parametrize("index", [-1, 3])
def test_outside_is_a_fault(index: int) -> None:
    text = new_tail(Text, 3)
    with pytest.raises(MemoryFault, match=f"it would be element {index} of 3"):
        text.tail[index]
    with pytest.raises(MemoryFault):
        text.tail[index] = 1
    vector: Vector[str] = new_tail(Vector, 3)
    with pytest.raises(MemoryFault):
        vector.tail[index]


def test_what_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="negative or enormous length"):
        new_tail(Text, -1)
    for cls in (Base, Backwards, int):
        with pytest.raises(TypeError, match="as its first field and a Tail as its last"):
            new_tail(cls, 1)
    with pytest.raises(TypeError):
        made: Any = Tail[u8]
        made(3)
