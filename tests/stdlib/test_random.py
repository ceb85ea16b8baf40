"""random against CPython's: the same seeds give the same sequences."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.stdlib.random import Random

SEEDS = st.integers(-(2**62), 2**63 - 1) | st.integers(-9, 9)
DISTRIBUTIONS: list[tuple[str, tuple[float, ...]]] = [
    ("uniform", (-1.0, 3.0)), ("triangular", (0.0, 4.0, 1.0)), ("gauss", (0.0, 2.0)), ("normalvariate", (1.0, 2.0)),
    ("expovariate", (0.5,)), ("lognormvariate", (0.0, 0.5)), ("vonmisesvariate", (1.0, 2.0)),
    ("gammavariate", (2.5, 1.0)), ("gammavariate", (0.5, 1.0)), ("betavariate", (2.0, 3.0)), ("paretovariate", (2.0,)),
    ("weibullvariate", (1.0, 2.0)),
]


@settings(max_examples=25)
@given(SEEDS, st.lists(st.integers(0, 63), max_size=30))
def test_bits(seed: int, sizes: list[int]) -> None:
    ours, theirs = Random(seed), random.Random(seed)
    assert [ours.getrandbits(k) for k in sizes] == [theirs.getrandbits(k) for k in sizes]
    assert ours.random() == theirs.random()


@given(st.floats(allow_nan=False))
def test_seeds_that_are_floats(seed: float) -> None:
    ours, theirs = Random(), random.Random(seed)
    ours.seed(seed)
    assert ours.random() == theirs.random()


@settings(max_examples=25)
@given(SEEDS, st.integers(-1000, 1000), st.integers(-1000, 1000), st.integers(-9, 9))
def test_ranges(seed: int, start: int, stop: int, step: int) -> None:
    ours, theirs = Random(seed), random.Random(seed)
    try:
        wanted = theirs.randrange(start, stop, step)
    except ValueError as error:
        with pytest.raises(ValueError, match="^" + str(error).replace("(", "[(]").replace(")", "[)]") + "$"):
            ours.randrange(start, stop, step)
    else:
        assert ours.randrange(start, stop, step) == wanted


@settings(max_examples=25)
@given(SEEDS, st.integers(1, 400), st.data())
def test_sequences(seed: int, size: int, data: st.DataObject) -> None:
    ours, theirs = Random(seed), random.Random(seed)
    k = data.draw(st.integers(0, size))
    one, other = list(range(size)), list(range(size))
    ours.shuffle(one)
    theirs.shuffle(other)
    assert one == other
    assert ours.sample(one, k) == theirs.sample(one, k)
    weights = [i + 1 for i in one]
    assert ours.choices(one, weights, k=k) == theirs.choices(one, weights, k=k)


@pytest.mark.parametrize(("name", "args"), DISTRIBUTIONS)
@settings(max_examples=25)
@given(SEEDS)
def test_distributions(name: str, args: tuple[float, ...], seed: int) -> None:
    ours, theirs = Random(seed), random.Random(seed)
    for _ in range(5):
        assert getattr(ours, name)(*args) == pytest.approx(getattr(theirs, name)(*args), rel=1e-13)
