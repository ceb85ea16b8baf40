"""Queues of tasks and of timers against simple models: under CPython, and compiled in this process."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.hosted.program import Hosted, hosted
from pyuk.kernel.tasks import Task
from pyuk.kernel.timerqueue import TimerQueue
from tests.kernel.cases import timers_model

CASE = Path(__file__).parent / "cases" / "timers_model.py"
FUNCTIONS = ("timers", "queues", "turns")


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=60))
def test_timers_are_woken_in_order(requests: list[tuple[int, bool]]) -> None:
    """Tasks with deadlines, of which some are taken out again: the others come sorted, equal ones as they came."""
    queue, kept = TimerQueue(), []
    for number, (deadline, stays) in enumerate(requests):
        task = Task(str(number))
        queue.add(task, deadline)
        if stays:
            kept.append((deadline, number))
        else:
            queue.remove(task)
            queue.remove(task)  # a second time it is not there
    woken = []
    while (found := queue.pop_due(100)) is not None:
        woken.append((found.deadline_ns, int(found.name)))
    assert woken == sorted(kept)
    assert queue.next_deadline_ns(7) == 7


@pytest.mark.parametrize("function", FUNCTIONS)
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1 << 40))
def test_under_cpython(function: str, seed: int) -> None:
    assert getattr(timers_model, function)(seed, 200) == 0


@pytest.fixture(scope="module")
def compiled() -> Hosted:
    return hosted(CASE, FUNCTIONS)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("seed", range(3))
def test_compiled(compiled: Hosted, function: str, seed: int) -> None:
    assert compiled.call(function, seed, 3000) == 0
