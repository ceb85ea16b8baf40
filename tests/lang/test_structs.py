"""Struct: fields, references, identity, static storage, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from pyuk.lang import Array, Atomic, Bits, Struct, Volatile, be16, be32, offsetof, sizeof, u8, u16, u32, u64
from pyuk.lang.memory import Memory, active
from pyuk.lang.raw import Ptr, addressof, view

ENTRIES = 4


class Address(Struct):
    octets: Array[u8, ENTRIES]


class Header(Struct):
    kind: be16
    source: Address
    target: Address
    length: be32


class Node(Struct):
    value: u32
    next: Ptr[Node]
    other: Ptr[Later]
    ready: bool
    weight: float


class Later(Struct):
    node: Node
    low: Bits[u8, 4]
    high: Bits[u8, 4]


class Gdtr(Struct, packed=True):
    limit: u16
    base: u64


HEADER = Header()


def test_network_order_lies_in_memory_as_on_the_wire() -> None:
    HEADER.kind, HEADER.length = 0x0800, 0x01020304
    HEADER.source.octets[0] = 10
    HEADER.target.octets[3] = 99
    memory = active().read(addressof(HEADER), sizeof(Header))
    assert memory.hex() == "0800" "0a000000" "00000063" "0000" "01020304"
    assert (HEADER.kind, HEADER.length, HEADER.target.octets[3]) == (0x0800, 0x01020304, 99)


def test_a_packed_struct_has_no_holes() -> None:
    assert (sizeof(Gdtr), offsetof(Gdtr, "base")) == (10, 2)
    made = Gdtr()
    made.limit, made.base = 0x1234, 0xFFFF_8000_0000_0001
    assert active().read(addressof(made), 10).hex() == "3412" "01000000" "0080ffff"


def test_structs_may_name_themselves_and_later_ones() -> None:
    one, two, later = Node(), Node(), Later()
    one.next, two.value, one.other = Ptr[Node](addressof(two)), 7, Ptr[Later](addressof(later))
    one.other[0].node.value = 8
    assert (one.next[0].value, later.node.value, one.next[0].next.addr) == (7, 8, 0)
    assert one.next[0] is two and sizeof(Later) == sizeof(Node) + 8


def test_a_struct_is_its_address() -> None:
    one, two = Header(), Header()
    assert one == view(Header, addressof(one)) and one is view(Header, addressof(one))
    assert one != two and one is not two and len({one, view(Header, addressof(one)), two}) == 2
    assert one.source is one.source and one.source is not one.target
    assert repr(one) == f"<Header at {addressof(one):#x}>"


def test_values_have_their_types() -> None:
    node = Node()
    assert node.ready is False and node.weight == 0.0
    node.ready, node.weight = True, 3
    assert node.ready is True and node.weight == 3.0 and type(node.weight) is float


BAD_STORES: list[tuple[str, Any, type[Exception]]] = [
    ("value", 1 << 32, OverflowError),
    ("value", -1, OverflowError),
    ("value", 1.0, TypeError),
    ("value", None, TypeError),
    ("ready", 1, TypeError),
    ("weight", "1", TypeError),
    ("next", 0x1000, TypeError),
    ("next", Ptr[u8](0), TypeError),
    ("nxet", 1, AttributeError),
]


@pytest.mark.parametrize(("name", "value", "error"), BAD_STORES)
def test_a_bad_store_raises_and_stores_nothing(name: str, value: Any, error: type[Exception]) -> None:
    node = Node()
    with pytest.raises(error):
        setattr(node, name, value)
    assert active().read(addressof(node), sizeof(Node)) == bytes(sizeof(Node))


def test_memory_inside_cannot_be_rebound() -> None:
    made: Any = Header()
    for name, value in (("source", Address()), ("target", 3)):
        with pytest.raises(TypeError, match="memory of its own"):
            setattr(made, name, value)


def test_static_storage_is_aligned_as_asked() -> None:
    assert addressof(Header(align=4096)) % 4096 == 0
    assert addressof(Node()) % 8 == 0
    with pytest.raises(ValueError, match="power of two"):
        Header(align=24)


def test_a_view_reads_nothing_before_it_is_asked() -> None:
    with Memory() as memory:
        header = view(Header, 0x1000)
        memory.map(0x1000, 0x1000, b"\x86\xdd")
        assert header.kind == 0x86DD


def test_methods_and_properties_are_those_of_python() -> None:
    class Entry(Struct):
        raw: u64

        @property
        def present(self) -> bool:
            return self.raw & 1 != 0

        def set_present(self) -> None:
            self.raw |= 1

    entry = Entry()
    entry.set_present()
    assert entry.present and entry.raw == 1


# --- what is refused ------------------------------------------------------------------------------


def test_a_field_holds_a_machine_type() -> None:
    with pytest.raises(TypeError, match="field name: str is no machine type; hold it in a class"):

        class Bad(Struct):
            name: str


def test_a_field_has_no_default() -> None:
    with pytest.raises(TypeError, match=r"Bad\.x: a field has no default"):

        class Bad(Struct):
            x: u8 = 3


def test_a_struct_has_no_other_base() -> None:
    with pytest.raises(TypeError, match="Struct alone"):

        class Bad(Node):
            more: u8


def test_a_field_must_not_hide_what_struct_has() -> None:
    with pytest.raises(TypeError, match="something of that name"):

        class Bad(Struct):
            this: u8  # type: ignore[assignment]


def test_a_struct_cannot_hold_itself() -> None:
    with pytest.raises(TypeError, match="Bad holds itself"):

        class Bad(Struct):
            inner: Bad


def test_an_atomic_is_aligned() -> None:
    class Fine(Struct, packed=True):
        count: Atomic[u32]
        kind: u8

    assert sizeof(Fine) == 5
    with pytest.raises(TypeError, match="multiple of its size"):

        class Bad(Struct, packed=True):
            kind: u8
            count: Atomic[u32]


def test_volatile_is_of_integers() -> None:
    with pytest.raises(TypeError, match="Volatile holds a machine integer, not float"):

        class Bad(Struct):
            x: Volatile[float]


def test_an_unknown_name_is_reported_at_use() -> None:
    class Early(Struct):
        x: Ptr[Missing]  # type: ignore[name-defined]  # noqa: F821

    with pytest.raises(NameError, match="Missing"):
        Early()
    with pytest.raises(NameError, match="Missing"):
        sizeof(Early)


def test_sizeof_and_offsetof_of_what_has_none() -> None:
    with pytest.raises(TypeError, match="str is no machine type"):
        sizeof(str)
    with pytest.raises(AttributeError, match="Node has no field foo"):
        offsetof(Node, "foo")
