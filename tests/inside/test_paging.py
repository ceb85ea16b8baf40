"""Page tables as the host reads them: made here by hand, word by word."""

from __future__ import annotations

import struct

import pytest

from pyuk.inside import paging
from pyuk.inside.memory import NoMemory, Registers, Snapshot
from pyuk.inside.paging import GUARD, NX, PS, A, P, W

ROOT, PDPT, PD, PT = 0x1000, 0x2000, 0x3000, 0x4000
ENTRIES = {
    (ROOT, 0): PDPT | P | W,
    (PDPT, 0): PD | P | W | A,
    (PDPT, 1): 0x4000_0000 | P | W | PS | NX,
    (PD, 0): PT | P | W,
    (PD, 1): 0x20_0000 | P | W | PS | NX,
    (PT, 1): 0x5000 | P | W | NX,
    (PT, 2): 0x6000 | P | W | NX,
    (PT, 3): GUARD,
    (PT, 4): 0x9000 | P,
}


class Hand(Snapshot):
    """Memory of six pages."""

    def __init__(self) -> None:
        super().__init__()
        self.registers: list[Registers] = [{"CR3": ROOT}]
        self.bytes = bytearray(0x7000)
        for (table, slot), entry in ENTRIES.items():
            struct.pack_into("<Q", self.bytes, table + 8 * slot, entry)
        self.bytes[0x5FFC:0x6004] = b"end|next"

    def physical(self, paddr: int, size: int) -> bytes:
        if paddr + size > len(self.bytes):
            raise NoMemory(paddr)
        return bytes(self.bytes[paddr:paddr + size])


@pytest.mark.parametrize(("vaddr", "levels", "target", "rights"), [
    (0x1234, ["PML4", "PDPT", "PD", "PT"], 0x5234, "rw-"),
    (0x4FFF, ["PML4", "PDPT", "PD", "PT"], 0x9FFF, "r-x"),
    (0x3000, ["PML4", "PDPT", "PD", "PT"], None, None),
    (0x2A_BCDE, ["PML4", "PDPT", "PD"], 0x2A_BCDE, "rw-"),
    (0x4123_4567, ["PML4", "PDPT"], 0x4123_4567, "rw-"),
    (0x80_0000_0000, ["PML4"], None, None),
])
def test_walks(vaddr: int, levels: list[str], target: int | None, rights: str | None) -> None:
    steps = Hand().walk(vaddr)
    assert [step.name for step in steps] == levels
    assert paging.target(steps, vaddr) == target
    assert target is None or paging.rights(steps) == rights


def test_bits_have_names() -> None:
    steps = Hand().walk(0x20_0000)
    assert [step.flags for step in steps] == [["P", "W"], ["P", "W", "A"], ["P", "W", "PS", "NX"]]
    assert Hand().walk(0x3000)[-1].flags == ["guard"]


def test_neighbours_are_one_range() -> None:
    found = [(each.vaddr, each.length, each.page_bytes, each.rights) for each in Hand().mappings()]
    assert found == [(0x1000, 0x2000, 1 << 12, "rw-"), (0x4000, 0x1000, 1 << 12, "r-x"),
                     (0x20_0000, 0x20_0000, 1 << 21, "rw-"), (0x4000_0000, 0x4000_0000, 1 << 30, "rw-")]
    assert paging.marked_pages(Hand().physical, ROOT) == [0x3000]


def test_a_read_goes_from_page_to_page() -> None:
    hand = Hand()
    assert hand.read(0x1FFC, 8) == b"end|next"
    for address in (0, 0x3000, 1 << 63, 0x4000):  # the last one leads out of memory
        with pytest.raises(NoMemory):
            hand.read(address, 1)
