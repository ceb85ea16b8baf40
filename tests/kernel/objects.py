"""A program's view of the heap, for tests: classes of objects, a stack, global variables, and a model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pyuk.kernel import collector, heap
from pyuk.kernel.cells import CELL_BYTES, LARGEST_CELL, class_of
from pyuk.lang import machine, sizeof
from pyuk.lang.memory import Memory
from pyuk.lang.objects import TypeInfo
from pyuk.lang.raw import Ptr, view
from tests.kernel.machine import arena

STACK_TOP = 0x18_0000
STACK_BYTES = 64 << 10
TABLES = 0x18_0000
GLOBALS = 0x1A_0000
U64 = (1 << 64) - 1


@dataclass(frozen=True)
class Kind:
    """A class: its TypeInfo, and where the references of an instance are."""

    info: int
    size: int
    offsets: tuple[int, ...]
    stride: int = 0
    tail_offsets: tuple[int, ...] = ()

    def slots(self, count: int) -> list[int]:
        """Offsets of all references of an instance with `count` tail elements."""
        tail = [self.size + i * self.stride + offset for i in range(count) for offset in self.tail_offsets]
        return [*self.offsets, *tail]

    def bytes(self, count: int) -> int:
        return self.size + count * self.stride


@dataclass(eq=False)
class Object:
    kind: Kind
    address: int
    count: int
    stamp: int
    refs: dict[int, Object | None] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return self.kind.bytes(self.count)

    @property
    def footprint(self) -> int:
        """The bytes of memory that the collector counts for it."""
        needed = self.size + (1 if self.kind.stride else 0)
        return CELL_BYTES[class_of(needed)] if needed <= LARGEST_CELL else -(-needed // 4096) * 4096

    def plain_words(self) -> range | list[int]:
        """Offsets of the words that are no header, no length and no reference."""
        first = 16 if self.kind.stride else 8
        return [at for at in range(first, self.size - 7, 8) if at not in self.refs]


class Program:
    """Objects that a compiled program could have made, reachable or not; what it does to them, it does to both
    the memory and the model."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.tables = TABLES
        self.next_stamp = 0x1000_0000_0000_0001
        self.objects: list[Object] = []
        self.stack: list[Object | None] = []
        self.globals: list[Object | None] = []

    def kind(self, size: int, offsets: tuple[int, ...] = (), stride: int = 0,
             tail_offsets: tuple[int, ...] = ()) -> Kind:
        """A class with `size` bytes of fixed part; `tail_offsets` are those of references in a tail element."""
        info = view(TypeInfo, self._table(sizeof(TypeInfo)))
        info.size, info.tail_stride = size, stride
        info.pointer_count, info.pointers = len(offsets), self._numbers(offsets)
        info.tail_pointer_count, info.tail_pointers = len(tail_offsets), self._numbers(tail_offsets)
        return Kind(info._address, size, offsets, stride, tail_offsets)

    def _table(self, size: int) -> int:
        self.tables += size
        return self.tables - size

    def _numbers(self, numbers: tuple[int, ...]) -> int:
        at = self._table(8 * len(numbers))
        for index, number in enumerate(numbers):
            Ptr[int](at)[index] = number
        return at

    def new(self, kind: Kind, count: int = 0) -> Object:
        """Allocate: the memory must be zero but for the header. It is stamped all over, then."""
        address = heap.allocate(kind.bytes(count), kind.info)
        self.next_stamp += 0x1_0001
        made = Object(kind, address, count, self.next_stamp, dict.fromkeys(kind.slots(count)))
        assert address % 8 == 0 and Ptr[int](address)[0] == kind.info
        assert not any(self.memory.read(address + 8, made.size - 8)), "not all zero"
        if kind.stride:
            Ptr[int](address)[1] = count
        for at in made.plain_words():
            Ptr[int](address + at)[0] = made.stamp
        self.objects.append(made)
        return made

    def set(self, owner: Object, offset: int, value: Object | None) -> None:
        owner.refs[offset] = value
        Ptr[int](owner.address + offset)[0] = value.address if value else 0

    def push(self, value: Object | None, into: int = 0) -> None:
        """A word on the stack that points `into` bytes into an object, or is no pointer."""
        self.stack.append(value)
        Ptr[int](self.stack_pointer())[0] = value.address + into if value else 0x7777

    def pop(self) -> None:
        self.stack.pop()

    def stack_pointer(self) -> int:
        return STACK_TOP - 8 * len(self.stack)

    def add_global(self, value: Object | None) -> None:
        index = len(self.globals)
        self.globals.append(value)
        Ptr[int](GLOBALS)[index] = GLOBALS + 4096 + 8 * index
        Ptr[int](GLOBALS + 4096)[index] = value.address if value else 0
        collector.set_roots(STACK_TOP, GLOBALS, GLOBALS + 8 * len(self.globals))

    def reachable(self) -> list[Object]:
        seen: dict[int, Object] = {}
        work = [root for root in (*self.stack, *self.globals) if root]
        while work:
            found = work.pop()
            if id(found) not in seen:
                seen[id(found)] = found
                work += [ref for ref in found.refs.values() if ref]
        return list(seen.values())

    def collect(self) -> None:
        """Collect, then check that all that can be reached is unharmed, and that all else is gone."""
        collector.collect_with_registers()
        self.objects = self.reachable()
        self.check()
        assert collector.live_bytes == sum(one.footprint for one in self.objects)

    def check(self) -> None:
        """Contents as they should be, and no two objects in one place."""
        end = 0
        for one in sorted(self.reachable(), key=lambda found: found.address):
            assert one.address >= end, "two objects overlap"
            end = one.address + one.size
            assert Ptr[int](one.address)[0] == one.kind.info
            for at in one.plain_words():
                assert Ptr[int](one.address + at)[0] == one.stamp
            for at, ref in one.refs.items():
                assert Ptr[int](one.address + at)[0] == (ref.address if ref else 0)


@contextmanager
def program(pages: int = 256) -> Iterator[Program]:
    """A program with an empty heap of so many pages."""
    with arena(pages) as memory:
        memory.map(STACK_TOP - STACK_BYTES, STACK_BYTES)
        memory.map(TABLES, 64 << 10)
        memory.map(GLOBALS, 64 << 10)
        made = Program(memory)
        heap.prepare()
        collector.set_roots(STACK_TOP, 0, 0)
        with machine.install(frame_address=made.stack_pointer):
            yield made
