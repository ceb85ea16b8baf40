"""The guest's dict, set and frozenset, against CPython's: the same items in the same order, after any operations."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pyuk.builtins.dict import dict as Dict
from pyuk.builtins.set import AnySet
from pyuk.builtins.set import frozenset as FrozenSet
from pyuk.builtins.set import set as Set
from tests.builtins.outcomes import outcome
from tests.builtins.texts import plain

small = st.integers(-5, 40)
keys = st.one_of(
    small,
    st.integers(-(1 << 62), 1 << 62),
    st.integers(0, 60).map(lambda n: n << 40),
    st.floats(allow_nan=False),
    st.tuples(small, small),
)


def entries(guest: Dict[Any, Any]) -> list[tuple[Any, Any]]:
    """The guest's items, in its order."""
    found = []
    index = guest.first_from(0)
    while index >= 0:
        found.append((guest.key_at(index), guest.value_at(index)))
        index = guest.first_from(index + 1)
    return found


class DictLife(RuleBasedStateMachine):
    """A dict over many operations."""

    def __init__(self) -> None:
        super().__init__()
        self.guest, self.host = Dict[Any, Any](), dict[Any, Any]()

    @rule(key=keys, value=small)
    def assign(self, key: Any, value: int) -> None:
        self.guest[key] = value
        self.host[key] = value

    @rule(key=keys)
    def look(self, key: Any) -> None:
        assert outcome(lambda: self.guest[key]) == outcome(lambda: self.host[key])
        assert (key in self.guest) == (key in self.host)

    @rule(key=keys)
    def delete(self, key: Any) -> None:
        assert outcome(self.guest.__delitem__, key) == outcome(self.host.__delitem__, key)

    @rule(key=small)
    def take(self, key: int) -> None:
        assert outcome(self.guest.take, key) == outcome(self.host.pop, key)

    @rule(key=keys, value=small)
    def default(self, key: Any, value: int) -> None:
        assert self.guest.put_default(key, value) == self.host.setdefault(key, value)

    @rule()
    def pop_last(self) -> None:
        assert outcome(self.guest.popitem) == outcome(self.host.popitem)

    @rule()
    def pop_first(self) -> None:
        if self.host:
            del self.guest[entries(self.guest)[0][0]]
            del self.host[next(iter(self.host))]

    @rule(pairs=st.lists(st.tuples(keys, small), max_size=20))
    def update(self, pairs: list[tuple[Any, int]]) -> None:
        self.guest.put_pairs(pairs)
        self.host.update(pairs)

    @rule()
    def copy(self) -> None:
        self.guest, self.host = self.guest.copy(), self.host.copy()

    @invariant()
    def same(self) -> None:
        assert entries(self.guest) == list(self.host.items())
        assert len(self.guest) == len(self.host)
        assert plain(repr_of(self.guest)) == repr(self.host)
        assert list(iterated(self.guest.__reversed__())) == list(reversed(self.host))


TestDictLife = DictLife.TestCase
TestDictLife.settings = settings(max_examples=40)


def repr_of(guest: Any) -> Any:
    """The guest's text, which CPython's repr() would refuse."""
    return guest.__repr__()


def iterated(iterator: Any) -> list[Any]:
    """What an iterator of the guest's gives."""
    found = []
    while iterator.advance():
        found.append(iterator.value)
    return found


def items(guest: AnySet[Any]) -> list[Any]:
    """The guest's items, in its order."""
    return iterated(guest.__iter__())


def make(values: list[Any]) -> Set[Any]:
    """The guest's set of such items."""
    made = Set[Any]()
    made.merge_items(values)
    return made


class SetLife(RuleBasedStateMachine):
    """A set over many operations."""

    def __init__(self) -> None:
        super().__init__()
        self.guest, self.host = Set[Any](), set[Any]()

    @rule(values=st.lists(keys, max_size=30))
    def update(self, values: list[Any]) -> None:
        self.guest.merge_items(values)
        self.host.update(values)

    @rule(key=small)
    def add(self, key: int) -> None:
        self.guest.add(key)
        self.host.add(key)

    @rule(key=keys)
    def remove(self, key: Any) -> None:
        assert outcome(self.guest.remove, key) == outcome(self.host.remove, key)

    @rule(count=st.integers(1, 8))
    def pop(self, count: int) -> None:
        for _ in range(count):
            assert outcome(self.guest.pop) == outcome(self.host.pop)

    @rule(values=st.lists(keys, max_size=30), operator=st.sampled_from("|&-^"), inplace=st.booleans())
    def combine(self, values: list[Any], operator: str, inplace: bool) -> None:
        other, host_other = make(values), set(values)
        name = {"|": "or", "&": "and", "-": "sub", "^": "xor"}[operator]
        name = f"__i{name}__" if inplace else f"__{name}__"
        self.guest = getattr(self.guest, name)(other)
        self.host = getattr(self.host, name)(host_other)

    @rule(values=st.lists(small, max_size=60))
    def subtract(self, values: list[int]) -> None:
        self.guest.subtract_items(values)
        self.host.difference_update(values)

    @rule(values=st.lists(small, max_size=30))
    def meet(self, values: list[int]) -> None:
        result = Set[Any]()
        self.guest.intersect_items_into(result, values)
        assert items(result) == list(self.host.intersection(values))

    @rule()
    def copy(self) -> None:
        self.guest, self.host = self.guest.copy(), self.host.copy()

    @rule(values=st.lists(small, max_size=12))
    def compare(self, values: list[int]) -> None:
        other, host = make(values), set(values)
        assert (self.guest <= other, self.guest < other, self.guest >= other, self.guest == other) == (
            self.host <= host, self.host < host, self.host >= host, self.host == host)
        assert self.guest.is_apart(other) == self.host.isdisjoint(host)

    @invariant()
    def same(self) -> None:
        assert items(self.guest) == list(self.host)
        assert plain(repr_of(self.guest)) == repr(self.host)


TestSetLife = SetLife.TestCase
TestSetLife.settings = settings(max_examples=40)


@given(st.lists(keys, max_size=30))
def test_frozensets(values: list[Any]) -> None:
    guest = FrozenSet[Any]()
    guest.merge_items(values)
    assert items(guest) == list(frozenset(values))
    assert hash(guest) == hash(frozenset(values))
    assert plain(repr_of(guest)) == repr(frozenset(values))


@settings(max_examples=20)
@given(st.lists(st.integers(0, 1 << 20), min_size=100, max_size=400))
def test_large_sets(values: list[int]) -> None:
    assert items(make(values)) == list(set(values))
    assert items(make(values).copy()) == list(set(values).copy())


class Fickle:
    """Its comparison changes the dict that it is a key of."""

    def __init__(self, table: Any) -> None:
        self.table = table

    def __hash__(self) -> int:
        return 1

    def __eq__(self, other: object) -> bool:
        self.table.clear()
        return False


def test_comparison_that_changes_the_dict() -> None:
    guest = Dict[Any, int]()
    guest[Fickle(guest)] = 1
    guest[1] = 2
    assert len(guest) == 1
    other = Set[Any]()
    other.add(Fickle(other))
    other.add(1)
    assert len(other) == 1
