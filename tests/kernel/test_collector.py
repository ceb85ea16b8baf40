"""The collector and the heap against a model: what can be reached survives unharmed, the rest is used again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.kernel import cells, collector, frames, heap
from pyuk.lang import machine
from pyuk.lang.raw import Ptr
from tests.kernel.objects import STACK_TOP, Kind, Program, program


def some_kinds(p: Program) -> list[Kind]:
    """Small and large, with and without references, with and without a tail."""
    return [
        p.kind(8), p.kind(16), p.kind(24, (8, 16)), p.kind(40, (32,)), p.kind(136, (8, 64, 128)),
        p.kind(2048, (1024,)), p.kind(2056, (2048,)), p.kind(9000, (4096, 8992)),
        p.kind(16, (), 8, (0,)), p.kind(16, (), 1), p.kind(24, (16,), 24, (0, 16)),
    ]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(10, 120), st.booleans())
def test_random_programs(rng: random.Random, steps: int, tiny_stack: bool) -> None:
    run_random_program(rng, steps, tiny_stack)


@pytest.mark.slow
@pytest.mark.thorough
@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(10, 400), st.booleans())
def test_more_random_programs(rng: random.Random, steps: int, tiny_stack: bool) -> None:
    run_random_program(rng, steps, tiny_stack)


def run_random_program(rng: random.Random, steps: int, tiny_stack: bool) -> None:
    """A program that makes objects, links them, forgets them and collects, in any order."""
    usual = collector.MARK_STACK
    collector.MARK_STACK = 2 if tiny_stack else usual
    try:
        with program(400) as p:
            kinds = some_kinds(p)
            for _ in range(steps):
                step(p, rng, kinds)
            p.collect()
            while p.stack:
                p.pop()
            p.globals.clear()
            collector.set_roots(STACK_TOP, 0, 0)
            p.collect()
            assert frames.free_frames == frames.total_frames and collector.live_bytes == 0
    finally:
        collector.MARK_STACK = usual


def step(p: Program, rng: random.Random, kinds: list[Kind]) -> None:
    choice = rng.random()
    alive = p.reachable()
    if choice < 0.45 or not alive:
        kind = rng.choice(kinds)
        made = p.new(kind, rng.choice((0, 1, 5, 40, 130)) if kind.stride else 0)
        if rng.random() < 0.4:
            p.push(made, rng.randrange(made.size + (1 if kind.stride else 0)))
        elif rng.random() < 0.1:
            p.add_global(made)
        elif alive:
            link(p, rng, rng.choice(alive), made)
    elif choice < 0.75:
        link(p, rng, rng.choice(alive), rng.choice([*alive, None]))
    elif choice < 0.85 and p.stack:
        p.pop()
    elif choice < 0.9:
        p.push(None)
    else:
        p.collect()


def link(p: Program, rng: random.Random, owner: object, value: object) -> None:
    refs = getattr(owner, "refs")  # noqa: B009
    if refs:
        p.set(owner, rng.choice(sorted(refs)), value)  # type: ignore[arg-type]


def test_a_long_list_and_a_wide_array_need_no_memory() -> None:
    with program(1200) as p:
        node, array = p.kind(24, (8,)), p.kind(16, (), 8, (0,))
        head = p.new(node)
        p.push(head)
        last = head
        for _ in range(3000):
            following = p.new(node)
            p.set(last, 8, following)
            last = following
        wide = p.new(array, 2500)
        p.set(last, 8, wide)
        for offset in wide.refs:
            p.set(wide, offset, p.new(node))
        p.collect()
        assert len(p.objects) == 5502


def test_cycles_are_collected() -> None:
    with program() as p:
        node = p.kind(24, (8, 16))
        one, other = p.new(node), p.new(node)
        p.set(one, 8, other)
        p.set(other, 8, one)
        p.set(one, 16, one)
        p.push(one)
        p.collect()
        assert len(p.objects) == 2
        p.pop()
        p.collect()
        assert frames.free_frames == frames.total_frames


@pytest.mark.parametrize("size", [8, 24, 100, 2000, 2048, 2049, 5000, 100_000])
def test_interior_pointers_count(size: int) -> None:
    with program() as p:
        kind = p.kind(size)
        for into in {0, 1, 7, 8, size // 2, size - 1}:
            p.push(p.new(kind), into)
        p.collect()
        assert len(p.objects) == len(p.stack)


def test_words_that_are_no_pointers_keep_nothing_and_harm_nothing() -> None:
    with program() as p:
        kind = p.kind(48)
        made = p.new(kind)
        kernels = frames.allocate(2)
        used = frames.free_frames
        page = made.address & ~4095
        region = frames.REGIONS[0]
        strange = [1, U64, made.address + 48, page + 4095, page + 4090, kernels, kernels + 5000, region.table,
                   region.carved, region.end - 1, STACK_TOP]
        for word in strange:
            p.push(None)
            Ptr[int](p.stack_pointer())[0] = word if word < 1 << 63 else -1
        p.collect()
        assert collector.live_bytes == 0 and frames.free_frames == used + 1


U64 = (1 << 64) - 1


def test_what_lives_decides_when_the_next_collection_comes() -> None:
    with program(2000) as p:
        keep, waste = p.kind(1024, (8,)), p.kind(512)
        for _ in range(600):
            p.push(p.new(keep))
        p.collect()
        assert collector.live_bytes == 600 * 1024
        assert collector.budget == collector.GROWTH * collector.live_bytes
        before, made = collector.collections, 0
        while collector.collections == before:
            p.new(waste)
            made += 512
        assert 0.95 < made / (collector.GROWTH * 600 * 1024) < 1.1
        p.objects = p.reachable()
        p.check()


def test_a_steady_program_keeps_its_size() -> None:
    with program(3000) as p:
        kinds = [p.kind(8 * size) for size in range(1, 40)]
        for turn in range(4000):
            p.new(kinds[turn % len(kinds)])
            p.objects.clear()
        used = frames.total_frames - frames.free_frames
        assert used * 4096 < 2 * collector.LEAST_BUDGET + len(kinds) * 4096 and collector.collections >= 1


def test_memory_errors_and_life_after_them() -> None:
    with program(40) as p:
        node = p.kind(1024, (8,))
        with pytest.raises(MemoryError):
            while True:
                p.push(p.new(node))
        p.check()
        assert len(p.stack) >= 140
        with pytest.raises(MemoryError):
            p.new(p.kind(50_000))
        with pytest.raises(MemoryError):
            heap.allocate((1 << 62), node.info)
        while p.stack:
            p.pop()
        p.new(p.kind(50_000))  # all was freed when memory was needed


def test_a_full_heap_collects_before_it_gives_up() -> None:
    with program(30) as p:  # less than the budget of a collection
        waste = p.kind(2000)
        for _ in range(500):
            p.new(waste)
        assert collector.collections > 3


def test_coroutine_frames_are_scanned_word_by_word() -> None:
    with program() as p:
        for size in (200, 6000):
            frame = p.kind(size)
            Ptr[int](frame.info)[5] = -1  # TypeInfo.pointer_count
            owner, inner = p.new(frame), p.new(p.kind(40))
            p.push(owner)
            Ptr[int](owner.address + size - 8)[0] = inner.address + 16
            owner.refs[size - 8] = None
            collector.collect_with_registers()
            assert cells.is_marked(frames.frame_at(inner.address), inner.address & 4095)
            assert Ptr[int](inner.address + 8)[0] == inner.stamp


def test_nothing_is_collected_before_the_stack_is_known() -> None:
    with program() as p:
        collector.set_roots(0, 0, 0)
        made = p.new(p.kind(24))
        collector.collect_with_registers()
        assert collector.collections == 0 and Ptr[int](made.address)[1] == made.stamp


def test_registers_are_looked_for_below_the_frame_that_saves_them() -> None:
    """collect() asks for its own frame address: that of its caller would leave out what the caller saved."""
    with program() as p, machine.install(frame_address=lambda: p.stack_pointer()):
        p.push(p.new(p.kind(24)))
        p.collect()
        assert len(p.objects) == 1


def test_size_classes() -> None:
    for size in range(1, cells.LARGEST_CELL + 1):
        index = cells.class_of(size)
        assert 0 <= index < cells.CLASSES
        assert size <= cells.CELL_BYTES[index] <= max(cells.SMALLEST_CELL, size * 5 // 4 + 7)
        assert cells.CELL_BYTES[index] % 8 == 0
        assert index == 0 or cells.CELL_BYTES[index - 1] < size
