"""What mypy makes of the types with numbers in them. `# revealed:` is what reveal_type() says."""

from __future__ import annotations

from typing import Final, Generic, TypeAlias, TypeVar

import pyuk.lang
from pyuk import lang
from pyuk.lang import (
    Array,
    Atomic,
    Bits,
    Buffer,
    Order,
    Struct,
    Volatile,
    be16,
    const,
    export,
    inline,
    offsetof,
    percpu,
    sizeof,
    u8,
    u16,
    u32,
    u64,
)
from pyuk.lang.raw import Ptr, Tail, addressof, asm, new_tail, stub, unchecked_get, view

ENTRIES: Final = 512
HALF = ENTRIES // 2
T = TypeVar("T")
Frame: TypeAlias = Array[u8, 4096]


class Inner(Struct):
    x: be16


class Outer(Struct, packed=True):
    raw: Volatile[u64]
    low: Bits[u8, 3]
    high: Bits[u8, 5]
    ring: Array[u16, ENTRIES]
    bytes: Array[u8, 4 * 1024]
    nested: Array[Array[Inner, 2], HALF]
    doorbells: Array[Volatile[u32], 4]
    head: Atomic[u32]
    next: Ptr[Outer]


class Text:
    length: int
    tail: Tail[u8]


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items = Buffer[T](4)


outer = Outer(align=16)
reveal_type(outer.raw)  # revealed: int
reveal_type(outer.low)  # revealed: int
reveal_type(outer.ring)  # revealed: pyuk.lang.arrays.Array[int]
reveal_type(outer.ring[0])  # revealed: int
reveal_type(outer.nested[0][1].x)  # revealed: int
reveal_type(outer.doorbells[0])  # revealed: int
reveal_type(outer.head)  # revealed: pyuk.lang.atomic.Atomic[int]
reveal_type(outer.head.load(order=Order.ACQUIRE))  # revealed: int
reveal_type(outer.next[0].bytes)  # revealed: pyuk.lang.arrays.Array[int]
outer.low = 7
outer.raw |= 1
outer.ring[3] = 4

TABLE: Array[u64, ENTRIES] = Array[u64, ENTRIES]()
SQUARES: Array[u32, 4] = const([n * n for n in range(4)])
structs = Array[Outer, ENTRIES](align=4096)
reveal_type(structs)  # revealed: pyuk.lang.arrays.Array[accepted.Outer]
reveal_type(Array[Array[u8, 4], 3]())  # revealed: pyuk.lang.arrays.Array[pyuk.lang.arrays.Array[int]]
reveal_type(lang.Array[Ptr[u8], 3]())  # revealed: pyuk.lang.arrays.Array[pyuk.lang.pointer.Ptr[int]]
reveal_type(pyuk.lang.Array[bool, 3]()[0])  # revealed: bool
reveal_type(Array[Atomic[u8], 3]()[0])  # revealed: pyuk.lang.atomic.Atomic[int]
reveal_type(Array[float, 2]()[0])  # revealed: float
reveal_type(view(Array[Volatile[u32], 4], 0)[0])  # revealed: int
reveal_type(Ptr[Volatile[u32]](0)[0])  # revealed: int
reveal_type(view(Atomic[u32], 0).load())  # revealed: int
reveal_type(Frame()[0])  # revealed: int
reveal_type(unchecked_get(TABLE, 0))  # revealed: int
reveal_type(sizeof(Array[u8, 4]) + sizeof(u64) + sizeof(Outer) + offsetof(Outer, "raw"))  # revealed: int
for element in TABLE:
    reveal_type(element)  # revealed: int


def function(words: Array[u64, 8], same: lang.Array[u64, ENTRIES], bits: Bits[u8, 4]) -> Array[Outer, 3]:
    reveal_type(words)  # revealed: pyuk.lang.arrays.Array[int]
    reveal_type(bits)  # revealed: int
    return view(Array[Outer, 3], addressof(words))


@stub
def inb(port: u16) -> u8:
    """Read a byte from an I/O port."""
    asm("ret")


@export("start")
def start(protocol: u64) -> int:
    return protocol


@export
@inline
def other(value: u32 | None = None) -> u32:
    return value or u32(5)


@percpu
class Cpu(Struct):
    self_address: u64


reveal_type(inb)  # revealed: def (port: int) -> int
reveal_type(start)  # revealed: def (protocol: int) -> int
reveal_type(other)  # revealed: def (value: int | None =) -> int
reveal_type(Cpu.this().self_address)  # revealed: int
reveal_type(new_tail(Text, 4).tail[3])  # revealed: int
reveal_type(Stack[int]().items[0])  # revealed: int
reveal_type(Buffer[u8 | None](3)[0])  # revealed: int | None
