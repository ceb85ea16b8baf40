"""What loaders say: their tables as they are, as they should not be, and as noise."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.kernel import bootinfo, protocols
from pyuk.kernel.protocols import MULTIBOOT, PVH, PVH_MAGIC, read_boot_info
from pyuk.lang import sizeof
from pyuk.lang.memory import Memory
from tests.kernel.machine import at_boot

IMAGE, PAST_IMAGE, GUARD = 0x10_0000, 0x12_0000, 0x11_8000
MAPPED_END = 0x40_0000
INFO = 0x9000
SPACE = 0x20_0000  # where these tests put tables and texts
MIB = 1 << 20


@contextmanager
def loader(protocol: int = 0, blocks: dict[int, bytes] | None = None) -> Iterator[None]:
    """Memory as a loader left it, mapped as boot/ maps it: page 0 and the guard page are not there."""
    at_boot()
    with Memory() as memory:
        memory.map(0x1000, GUARD - 0x1000)
        memory.map(GUARD + 0x1000, MAPPED_END - GUARD - 0x1000)
        for address, data in (blocks or {}).items():
            memory.write(address, data)
        bootinfo.begin(IMAGE, PAST_IMAGE, MAPPED_END, GUARD)
        if protocol:
            read_boot_info(protocol, INFO)
        yield


def multiboot(flags: int, *, upper: int = 0, cmdline: int = 0, mods: tuple[int, int] = (0, 0),
              mmap: tuple[int, int] = (0, 0)) -> bytes:
    return struct.pack("<13I", flags, 640, upper, 0, cmdline, mods[1], mods[0], 0, 0, 0, 0, *mmap)


def mmap_entries(*entries: tuple[int, int, int], extra: int = 0) -> bytes:
    return b"".join(struct.pack("<IQQI", 20 + extra, *entry) + bytes(extra) for entry in entries)


def pvh(version: int = 1, *, modules: tuple[int, int] = (0, 0), cmdline: int = 0, rsdp: int = 0,
        memmap: tuple[int, int] = (0, 0), magic: int = PVH_MAGIC) -> bytes:
    return struct.pack("<IIIIQQQQII", magic, version, 0, modules[1], modules[0], cmdline, rsdp, *memmap, 0)


def pvh_entries(*entries: tuple[int, int, int]) -> bytes:
    return b"".join(struct.pack("<QQII", *entry, 0) for entry in entries)


def usable() -> list[tuple[int, int]]:
    return [(bootinfo.USABLE[i].start, bootinfo.USABLE[i].end) for i in range(bootinfo.usable_count)]


def reserved() -> list[tuple[int, int]]:
    return [(bootinfo.RESERVED[i].start, bootinfo.RESERVED[i].end) for i in range(bootinfo.reserved_count)]


def free() -> list[tuple[int, int]]:
    """All free ranges, as memory.py finds them."""
    found = []
    for index in range(bootinfo.usable_count):
        start, end = bootinfo.free_range(index, 0)
        while start < end:
            found.append((start, end))
            start, end = bootinfo.free_range(index, end)
    return found


# --- as loaders should ------------------------------------------------------------------------------


def test_multiboot_as_qemu_gives_it() -> None:
    entries = mmap_entries((0, 0x9FC00, 1), (0x9FC00, 0x400, 2), (0xF0000, 0x10000, 2), (MIB, 127 * MIB, 1),
                           (0xFFFC0000, 0x40000, 2))
    info = multiboot(0x4F, cmdline=SPACE, mods=(0x9100, 2), mmap=(len(entries), 0x9200))
    modules = struct.pack("<8I", 0x30_0000, 0x30_1234, 0, 0, 0x31_0000, 0x32_0000, 0, 0)
    with loader(MULTIBOOT, {INFO: info, 0x9100: modules, 0x9200: entries, SPACE: b"kernel.elf log=info\0"}):
        assert usable() == [(0, 0x9FC00), (MIB, 128 * MIB)]
        assert bootinfo.command_line == SPACE and bootinfo.command_line_bytes == 19
        assert bootinfo.module_count == 2 and bootinfo.MODULES[0].end == 0x30_1234
        assert free() == [(PAST_IMAGE, SPACE), (SPACE + 20, 0x30_0000), (0x30_1234, 0x31_0000), (0x32_0000, 128 * MIB)]


def test_multiboot_without_a_map() -> None:
    with loader(MULTIBOOT, {INFO: multiboot(1, upper=31 * 1024)}):
        assert usable() == [(MIB, 32 * MIB)]


def test_multiboot_entries_may_be_longer() -> None:
    entries = mmap_entries((MIB, MIB, 1), (4 * MIB, MIB, 1), extra=8)
    with loader(MULTIBOOT, {INFO: multiboot(0x40, mmap=(len(entries), 0x9200)), 0x9200: entries}):
        assert usable() == [(MIB, 2 * MIB), (4 * MIB, 5 * MIB)]


def test_pvh_as_qemu_gives_it() -> None:
    entries = pvh_entries((0, 0x9FC00, 1), (MIB, 2047 * MIB, 1), (0xB000_0000, 256 * MIB, 2), (1 << 32, 1 << 32, 1))
    modules = struct.pack("<4Q", 0x30_0000, 0x1000, 0, 0)
    info = pvh(modules=(0x9100, 1), cmdline=SPACE, rsdp=0xF5A20, memmap=(0x9200, 4))
    with loader(PVH, {INFO: info, 0x9100: modules, 0x9200: entries, SPACE: b"-- a\0"}):
        assert usable() == [(0, 0x9FC00), (MIB, 2048 * MIB), (1 << 32, 2 << 32)]
        assert bootinfo.acpi_rsdp == 0xF5A20 and bootinfo.module_count == 1
        assert free()[-1] == (1 << 32, 2 << 32) and free()[0][0] == PAST_IMAGE


def test_pvh_version_0_has_no_map() -> None:
    with loader(PVH, {INFO: pvh(0, memmap=(0x9200, 1)), 0x9200: pvh_entries((MIB, MIB, 1))}):
        assert usable() == []


# --- as they should not -----------------------------------------------------------------------------


@pytest.mark.parametrize("info", [
    multiboot(0x4F, cmdline=0, mods=(0, 100), mmap=(4096, 0)),
    multiboot(0x4F, cmdline=0xFFFF_FFFF, mods=(0xFFFF_FFF8, 0xFFFF_FFFF), mmap=(0xFFFF_FFFF, 0xFFFF_FFF0)),
    multiboot(0x4F, cmdline=GUARD + 8, mods=(GUARD, 5), mmap=(100, GUARD - 8)),
    multiboot(0x4F, cmdline=MAPPED_END - 1, mods=(MAPPED_END - 8, 2), mmap=(1 << 30, MAPPED_END - 24)),
    multiboot(0, cmdline=1, mods=(1, 1), mmap=(1, 1)),
])
def test_odd_multiboot(info: bytes) -> None:
    with loader(MULTIBOOT, {INFO: info, MAPPED_END - 8: b"\xff" * 8}):
        assert bootinfo.command_line == 0 and bootinfo.module_count == 0
        free()


U64 = (1 << 64) - 1


@pytest.mark.parametrize("info", [
    pvh(modules=(U64, 0xFFFF_FFFF), cmdline=U64, rsdp=U64, memmap=(U64 - 30, 0xFFFF_FFFF)),
    pvh(modules=(MAPPED_END - 31, 9), cmdline=1 << 40, memmap=(MAPPED_END - 23, 9)),
    pvh(modules=(16, 1), cmdline=16, memmap=(0, 1)),
    pvh(magic=1, cmdline=SPACE, memmap=(0x9200, 1)),
])
def test_odd_pvh(info: bytes) -> None:
    with loader(PVH, {INFO: info, SPACE: b"x\0", 0x9200: pvh_entries((MIB, MIB, 1))}):
        assert bootinfo.command_line == 0 and bootinfo.module_count == 0 and usable() == []


@pytest.mark.parametrize("info", [0, 8, 4095, GUARD, GUARD - 8, MAPPED_END - 8, MAPPED_END, U64 - 3])
@pytest.mark.parametrize("protocol", [MULTIBOOT, PVH, 0, 3, U64])
def test_information_that_is_nowhere(protocol: int, info: int) -> None:
    with loader():
        read_boot_info(protocol, info)
        assert usable() == [] and len(reserved()) == 2


def test_a_size_of_0_does_not_loop() -> None:
    with loader(MULTIBOOT, {INFO: multiboot(0x40, mmap=(1 << 20, SPACE))}):
        assert bootinfo.usable_count == 0


def test_a_command_line_without_an_end() -> None:
    with loader(MULTIBOOT, {INFO: multiboot(4, cmdline=SPACE), SPACE: b"a" * (MAPPED_END - SPACE)}):
        assert bootinfo.command_line == 0


def test_memory_past_the_end_of_addresses() -> None:
    entries = pvh_entries((MIB, U64, 1), (U64 - 5, 100, 1), (U64, U64, 2))
    with loader(PVH, {INFO: pvh(memmap=(0x9200, 3)), 0x9200: entries}):
        assert usable() == [(MIB, 1 << 52)]


def test_overlapping_entries_are_used_once_and_reserved_ones_not_at_all() -> None:
    entries = pvh_entries((4 * MIB, 8 * MIB, 1), (4 * MIB, 8 * MIB, 1), (6 * MIB, MIB, 2), (10 * MIB, 10 * MIB, 1))
    with loader(PVH, {INFO: pvh(memmap=(0x9200, 4)), 0x9200: entries}):
        assert free() == [(4 * MIB, 6 * MIB), (7 * MIB, 12 * MIB), (12 * MIB, 20 * MIB)]


def test_full_lists_stay_safe() -> None:
    """More reserved ranges than there is room for: what is free is still never a reserved byte."""
    holes = [(MIB * (100 + 2 * i), MIB, 2) for i in range(bootinfo.MAX_RANGES + 10)]
    entries = pvh_entries((64 * MIB, 512 * MIB, 1), *holes)
    with loader(PVH, {INFO: pvh(memmap=(SPACE, len(holes) + 1)), SPACE: entries}):
        for start, end in free():
            assert all(end <= base or base + size <= start for base, size, _ in holes)


Ranges = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60), st.sampled_from((1, 1, 2))), max_size=20)


@settings(max_examples=300, deadline=None)
@given(Ranges)
def test_free_is_usable_without_reserved_and_nothing_twice(ranges: list[tuple[int, int, int]]) -> None:
    entries = pvh_entries(*((MIB + start * 4096, size * 4096, kind) for start, size, kind in ranges))
    with loader(PVH, {INFO: pvh(memmap=(0x9200, len(ranges))), 0x9200: entries}):
        wanted = {page for start, size, kind in ranges if kind == 1 for page in range(start, start + size)}
        wanted -= {page for start, size, kind in ranges if kind == 2 for page in range(start, start + size)}
        wanted -= set(range((PAST_IMAGE - MIB) // 4096))
        got = [page for start, end in free() for page in range((start - MIB) // 4096, (end - MIB) // 4096)]
        assert sorted(got) == sorted(wanted)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.binary(min_size=64, max_size=64), st.sampled_from((MULTIBOOT, PVH)),
       st.lists(st.tuples(st.integers(0, 14), st.sampled_from((INFO, SPACE, GUARD - 4, MAPPED_END - 20, 0xFFFF_FFF0)))))
def test_noise(noise: bytes, info: bytes, protocol: int, pointers: list[tuple[int, int]]) -> None:
    raw = bytearray(info)
    if protocol == PVH:
        raw[:4] = struct.pack("<I", PVH_MAGIC)
    for index, value in pointers:
        struct.pack_into("<I", raw, 4 * index, value)
    with loader(protocol, {INFO: bytes(raw), SPACE: noise}):
        assert bootinfo.usable_count <= bootinfo.MAX_RANGES and bootinfo.reserved_count <= bootinfo.MAX_RANGES
        for start, end in free():
            assert bootinfo.LOW_MEMORY_END <= start < end <= bootinfo.PADDR_END


def test_sizes_of_the_tables() -> None:
    assert sizeof(protocols.MultibootMemory) == 24 and sizeof(protocols.PvhMemory) == 24
    assert sizeof(protocols.PvhInfo) == 56 and sizeof(protocols.MultibootInfo) == 52
