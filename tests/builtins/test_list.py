"""The guest's list and its sort, against CPython's."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pyuk.builtins.list import list as List
from pyuk.builtins.slices import default_start, default_stop
from pyuk.builtins.sorting import sort
from pyuk.lang import Buffer
from tests.builtins.outcomes import outcome
from tests.builtins.texts import plain

values = st.lists(st.integers(0, 5), max_size=10)
bounds = st.integers(-13, 13) | st.sampled_from([-(1 << 63), (1 << 63) - 1])
steps = st.sampled_from([-4, -3, -2, -1, 1, 2, 3, 4, -(1 << 63), (1 << 63) - 1])


def make(items: list[int]) -> List[int]:
    """The guest's list of CPython's."""
    result = List[int](0)
    for item in items:
        result.append(item)
    return result


def shown(result: Any) -> Any:
    """A result in CPython's types."""
    if isinstance(result, List):
        return [result[i] for i in range(len(result))]
    return result


def agree(action: Callable[[Any], Any], items: list[int]) -> None:
    """`action` gives the same result, and leaves the same list, with the guest's list as with CPython's."""
    guest, host = make(items), list(items)
    assert outcome(lambda: shown(action(guest))) == outcome(action, host)
    assert shown(guest) == host


@given(values, bounds)
def test_elements(items: list[int], index: int) -> None:
    agree(lambda a: a[index], items)
    agree(lambda a: a.__setitem__(index, 9), items)
    agree(lambda a: a.__delitem__(index), items)
    agree(lambda a: a.pop(index), items)
    agree(lambda a: a.insert(index, 9), items)
    agree(lambda a: a.pop(), items)
    agree(len, items)


@given(values, st.integers(0, 6), bounds, bounds)
def test_search(items: list[int], value: int, start: int, stop: int) -> None:
    agree(lambda a: a.index(value), items)
    agree(lambda a: a.index(value, start), items)
    agree(lambda a: a.index(value, start, stop), items)
    agree(lambda a: (a.count(value), value in a), items)
    agree(lambda a: a.remove(value), items)


@given(values, st.integers(-2, 4))
def test_repetition(items: list[int], count: int) -> None:
    agree(lambda a: a * count, items)
    agree(lambda a: count * a, items)
    agree(lambda a: a.__imul__(count), items)


def test_repetition_beyond_memory() -> None:
    agree(lambda a: a * (1 << 62), [1, 2])


@given(values, values)
@example([1], [1])
def test_two_lists(one: list[int], other: list[int]) -> None:
    a, b = make(one), make(other)
    assert shown(a + b) == one + other
    assert (a == b, a != b, a < b, a <= b, a > b, a >= b) == (
        one == other, one != other, one < other, one <= other, one > other, one >= other)
    a += b
    assert shown(a) == one + other
    a.extend(a)
    assert shown(a) == (one + other) * 2


@given(values)
def test_whole(items: list[int]) -> None:
    agree(lambda a: a.reverse(), items)
    agree(lambda a: a.copy(), items)
    agree(lambda a: a.clear(), items)
    assert plain(make(items).__repr__()) == repr(items)


# --- slices ----------------------------------------------------------------------------------


@given(values, bounds, bounds, steps)
def test_slices(items: list[int], start: int, stop: int, step: int) -> None:
    assert shown(make(items).get_slice(start, stop, step)) == items[start:stop:step]
    guest = make(items)
    guest.del_slice(start, stop, step)
    del items[start:stop:step]
    assert shown(guest) == items


def test_step_zero() -> None:
    expected = outcome(lambda: [1][::0])
    assert outcome(lambda: make([1]).get_slice(0, 1, 0)) == expected
    assert outcome(lambda: make([1]).del_slice(0, 1, 0)) == expected


@given(values, bounds, bounds, values)
def test_assigned_slices(items: list[int], start: int, stop: int, new: list[int]) -> None:
    guest = make(items)
    guest.set_slice(start, stop, make(new))
    items[start:stop] = new
    assert shown(guest) == items


@given(values, bounds, bounds, steps.filter(lambda step: step != 1), values)
def test_assigned_slices_with_a_step(items: list[int], start: int, stop: int, step: int, new: list[int]) -> None:
    guest = make(items)
    result = outcome(lambda: guest.set_slice_step(start, stop, step, make(new)))
    assert result == outcome(lambda: items.__setitem__(slice(start, stop, step), new))
    assert shown(guest) == items


def test_a_list_assigned_to_a_slice_of_itself() -> None:
    guest, host = make([1, 2, 3]), [1, 2, 3]
    guest.set_slice(1, 2, guest)
    host[1:2] = host
    assert shown(guest) == host
    guest.set_slice_step(default_start(-1), default_stop(-1), -1, guest)
    host[::-1] = host
    assert shown(guest) == host


class Life(RuleBasedStateMachine):
    """A list over many operations."""

    def __init__(self) -> None:
        super().__init__()
        self.guest, self.host = make([]), list[int]()

    @rule(value=st.integers(0, 9))
    def append(self, value: int) -> None:
        self.guest.append(value)
        self.host.append(value)

    @rule(index=bounds, value=st.integers(0, 9))
    def insert(self, index: int, value: int) -> None:
        self.guest.insert(index, value)
        self.host.insert(index, value)

    @rule(index=bounds)
    def pop(self, index: int) -> None:
        assert outcome(self.guest.pop, index) == outcome(self.host.pop, index)

    @rule(items=values)
    def extend(self, items: list[int]) -> None:
        self.guest.extend(make(items))
        self.host.extend(items)

    @rule(start=bounds, stop=bounds, items=values)
    def assign(self, start: int, stop: int, items: list[int]) -> None:
        self.guest.set_slice(start, stop, make(items))
        self.host[start:stop] = items

    @rule()
    def sort(self) -> None:
        self.guest.sort()
        self.host.sort()

    @invariant()
    def equal(self) -> None:
        assert shown(self.guest) == self.host
        assert len(self.guest.items) >= len(self.host)


TestLife = Life.TestCase


def test_growth_is_amortised() -> None:
    guest, copies, room = make([]), 0, 0
    for i in range(10_000):
        guest.append(i)
        if len(guest.items) != room:
            room = len(guest.items)
            copies += i
    assert copies < 30_000


def test_what_is_taken_out_is_not_kept_alive() -> None:
    class Thing:
        def __lt__(self, other: Any) -> bool:
            return False

    things = List[Thing](0)
    first, second = Thing(), Thing()
    for thing in (first, second, second, second):
        things.append(thing)
    for _ in range(3):
        things.pop()
    left = [things.items[i] for i in range(4)]
    assert left == [first] * 4
    things.clear()
    assert len(things.items) == 0


# --- sort ------------------------------------------------------------------------------------


class Card:
    """Ordered by `rank` alone, so that stability shows."""

    compared = 0

    def __init__(self, rank: int, suit: int) -> None:
        self.rank, self.suit = rank, suit

    def __lt__(self, other: Card) -> bool:
        Card.compared += 1
        return self.rank < other.rank


def check_sort(ranks: list[int], reverse: bool = False) -> None:
    cards = [Card(rank, suit) for suit, rank in enumerate(ranks)]
    guest = List[Card](0)
    for card in cards:
        guest.append(card)
    guest.sort(reverse=reverse)
    cards.sort(reverse=reverse)
    assert [(card.rank, card.suit) for card in shown(guest)] == [(card.rank, card.suit) for card in cards]


@given(st.lists(st.integers(0, 20), max_size=200), st.booleans())
def test_sort_is_stable(ranks: list[int], reverse: bool) -> None:
    check_sort(ranks, reverse)


@pytest.mark.parametrize("length", [0, 1, 2, 3, 23, 24, 25, 47, 48, 49, 100, 1000, 3000])
def test_sort_of_many(length: int) -> None:
    rng = random.Random(length)
    shapes: list[list[int]] = [
        [rng.randrange(length or 1) for _ in range(length)],
        list(range(length)),
        list(range(length, 0, -1)),
        [i % 7 for i in range(length)],
        [i // 100 if i % 2 else -i for i in range(length)],
        [*range(length // 2), *range(length - length // 2)],
        [rng.randrange(3) for _ in range(length)],
    ]
    for ranks in shapes:
        check_sort(ranks)


def test_sort_uses_the_order_that_is_there() -> None:
    for ranks in (list(range(1000)), list(range(1000, 0, -1))):
        Card.compared = 0
        check_sort(ranks)
        assert Card.compared == 2 * 999  # CPython's and ours
    Card.compared = 0
    check_sort(random.Random(1).sample(range(2000), 2000))
    assert Card.compared < 2 * 2000 * 11


def test_sort_that_fails_keeps_the_items() -> None:
    class Bad(Card):
        def __lt__(self, other: Card) -> bool:
            if Card.compared > 100:
                raise ZeroDivisionError
            return super().__lt__(other)

    cards = [Bad(rank, 0) for rank in random.Random(2).sample(range(60), 60)]
    items = Buffer[Bad](60)
    for i, card in enumerate(cards):
        items[i] = card
    Card.compared = 0
    with pytest.raises(ZeroDivisionError):
        sort(items, 60)
    assert [items[i] for i in range(60)] == cards
