"""Atomic[T] against plain arithmetic, and its orders."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.lang import Array, Atomic, Order, Struct, be32, i8, i64, u8, u32, u64
from pyuk.lang.memory import Memory
from pyuk.lang.raw import addressof, view


class Ring(Struct):
    head: Atomic[u32]
    tail: Atomic[u32]
    level: Atomic[i8]


COUNT: Atomic[u64] = Atomic[u64]()


@given(st.integers(-128, 127), st.integers(-128, 127))
def test_updates_return_the_old_value_and_wrap(start: int, operand: int) -> None:
    level = Ring().level
    wrapped = {"exchange": operand, "add": start + operand, "sub": start - operand,
               "bit_and": start & operand, "bit_or": start | operand}
    for name, value in wrapped.items():
        level.store(start)
        assert getattr(level, name)(operand) == start
        assert level.load() == (value + 128) % 256 - 128


def test_unsigned_numbers_wrap() -> None:
    ring = Ring()
    assert ring.head.sub(1) == 0 and ring.head.load() == 0xFFFF_FFFF
    assert ring.head.add(2) == 0xFFFF_FFFF and ring.head.load() == 1
    assert ring.tail.load() == 0


def test_compare_exchange() -> None:
    COUNT.store(5)
    assert COUNT.compare_exchange(4, 9) is False and COUNT.load() == 5
    assert COUNT.compare_exchange(5, 9, order=Order.ACQ_REL) is True and COUNT.load() == 9


def test_operands_fit() -> None:
    ring = Ring()
    acts: list[Callable[[], object]] = [
        lambda: ring.head.store(-1),
        lambda: ring.head.add(1 << 32),
        lambda: ring.level.exchange(128),
        lambda: ring.head.compare_exchange(-1, 0),
        lambda: ring.head.compare_exchange(0, 1 << 32),
    ]
    for act in acts:
        with pytest.raises(OverflowError):
            act()
    assert ring.head.load() == 0


def test_orders() -> None:
    head = Ring().head
    for order in (Order.RELAXED, Order.ACQUIRE, Order.SEQ_CST):
        assert head.load(order=order) == 0
    for order in (Order.RELAXED, Order.RELEASE, Order.SEQ_CST):
        head.store(1, order=order)
    for order in Order:
        assert head.add(0, order=order) == 1
    for order in (Order.RELEASE, Order.ACQ_REL):
        with pytest.raises(ValueError, match="a load cannot be"):
            head.load(order=order)
    for order in (Order.ACQUIRE, Order.ACQ_REL):
        with pytest.raises(ValueError, match="a store cannot be"):
            head.store(1, order=order)


def test_an_atomic_is_reached_by_its_address() -> None:
    ring: Any = Ring()
    with pytest.raises(TypeError, match="memory of its own"):
        ring.head = 3
    assert addressof(ring.tail) == addressof(ring) + 4
    array = Array[Atomic[u8], 4]()
    array[3].store(7)
    assert array[3].load() == 7 and array[2].load() == 0
    with Memory() as memory:
        memory.map(0x1000, 16)
        view(Atomic[i64], 0x1008).store(-2)
        assert memory.load(0x1008, 8) == (1 << 64) - 2


def test_what_is_not_atomic() -> None:
    form: Any = Atomic
    for bad in (float, bool, str, be32, Ring):
        with pytest.raises(TypeError, match="Atomic holds a machine integer in native order"):
            form[bad]


def test_threads_lose_no_update() -> None:
    COUNT.store(0)

    def work() -> None:
        for _ in range(500):
            COUNT.add(1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert COUNT.load() == 2000
