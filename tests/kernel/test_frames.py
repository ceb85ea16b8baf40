"""Page frames against a model: who has what, nothing twice, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.kernel import frames
from pyuk.lang.memory import Memory, MemoryFault
from tests.kernel.machine import ARENA, arena, at_boot

HIGH = 0x1_0000_0000

Requests = st.lists(st.one_of(st.integers(1, 12), st.integers(-1000, -1)), max_size=120)


@settings(max_examples=150, deadline=None)
@given(Requests)
def test_against_a_model(requests: list[int]) -> None:
    """Positive numbers allocate so many frames; negative ones free one of the runs."""
    with arena(64):
        held: dict[int, int] = {}
        total = frames.free_frames
        for request in requests:
            if request < 0 and held:
                page = sorted(held)[request % len(held)]
                frames.free(page)
                del held[page]
            elif request > 0:
                page = frames.allocate(request)
                if page:
                    held[page] = request
                else:
                    assert longest_gap(held) < request
            check(held, total)
        for page in held:
            frames.free(page)
        assert frames.free_frames == total
        assert frames.REGIONS[0].carved == frames.REGIONS[0].base, "all freed memory counts as untouched again"
        assert not any(frames.FREE_RUNS)


def pages_of(held: dict[int, int]) -> list[int]:
    return [page + i * PAGE_BYTES for page, count in held.items() for i in range(count)]


def longest_gap(held: dict[int, int]) -> int:
    """The most frames in a row that nobody holds."""
    region, taken = frames.REGIONS[0], set(pages_of(held))
    longest = current = 0
    for page in range(region.base, region.end, PAGE_BYTES):
        current = 0 if page in taken else current + 1
        longest = max(longest, current)
    return longest


def check(held: dict[int, int], total: int) -> None:
    pages = pages_of(held)
    assert len(pages) == len(set(pages)), "a frame has two owners"
    assert frames.free_frames == total - len(pages)
    region = frames.REGIONS[0]
    for page in pages:
        assert region.base <= page < region.carved
        assert frames.frame_at(page).kind == frames.TAKEN
    page, free_run_before = region.base, False
    while page < region.carved:  # the runs tile what was handed out, and no two free ones touch
        frame = frames.frame_at(page)
        is_free = frame.kind == frames.FREE
        assert not (is_free and free_run_before)
        assert is_free or held[page] == frame.run
        page, free_run_before = page + frame.run * PAGE_BYTES, is_free
    assert page == region.carved and not free_run_before


def test_nothing_is_touched_before_it_is_needed() -> None:
    at_boot()
    with Memory():  # nothing is mapped in it: a single access would fault
        assert frames.add_region(ARENA, 1 << 30) > 0
        with pytest.raises(MemoryFault):
            frames.allocate(1)


def test_lowest_memory_comes_first() -> None:
    at_boot()
    with Memory() as memory:
        for base in (HIGH, ARENA, 0x80_0000):
            memory.map(base, 16 * PAGE_BYTES)
            frames.add_region(base, 16 * PAGE_BYTES)
        assert [frames.REGIONS[i].table for i in range(3)] == [ARENA, 0x80_0000, HIGH]
        pages = [frames.allocate(1) for _ in range(45)]
        assert pages == sorted(pages) and len(set(pages)) == 45
        assert frames.allocate(1) == 0
        assert all(frames.find_frame(page) for page in pages)
        assert frames.find_frame(0x40_0000) == frames.find_frame(0) == frames.find_frame((1 << 64) - 1) == 0


def test_a_hole_is_not_bridged() -> None:
    at_boot()
    with Memory() as memory:
        for base in (ARENA, ARENA + 9 * PAGE_BYTES):
            memory.map(base, 8 * PAGE_BYTES)
            frames.add_region(base, 8 * PAGE_BYTES)
        assert frames.free_frames == 14
        assert frames.allocate(8) == 0
        assert frames.allocate(7) == ARENA + PAGE_BYTES
        assert frames.allocate(7) == ARENA + 10 * PAGE_BYTES


@pytest.mark.parametrize(("base", "length", "expected"), [
    (ARENA, 4096, 0),  # the table alone would fill it
    (ARENA, 8192, 1),
    (ARENA + 1, 8192, 0),  # what is no whole page is left out
    (ARENA + 1, 3 * 4096, 1),
    (ARENA, 130 * 4096, 128),  # a table of two pages
    (ARENA, 0, 0),
    (ARENA + 100, 200, 0),
    (1 << 32, 1 << 40, (1 << 28) - (1 << 28) // 129 - 1),  # a terabyte
])
def test_small_and_odd_regions(base: int, length: int, expected: int) -> None:
    at_boot()
    assert frames.add_region(base, length) == frames.total_frames == expected


def test_too_many_regions_are_left_out() -> None:
    at_boot()
    made = [frames.add_region(ARENA + i * (1 << 20), 1 << 16) for i in range(frames.MAX_REGIONS + 3)]
    assert made.count(0) == 3 and made[-3:] == [0, 0, 0]


def test_reuse_before_new_memory() -> None:
    with arena(32):
        first, second = frames.allocate(4), frames.allocate(1)
        frames.free(first)
        carved = frames.REGIONS[0].carved
        assert frames.allocate(3) == first
        assert frames.allocate(1) == first + 3 * PAGE_BYTES
        assert frames.REGIONS[0].carved == carved and second


def test_free_of_what_is_no_frame() -> None:
    with arena(8), pytest.raises(ValueError):
        frames.free(0x1000)
