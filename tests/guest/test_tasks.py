"""Tasks in a machine: deadlocks, overflows, stacks that grow, sleep, interrupts; and what a switch costs."""

from __future__ import annotations

import re

import pytest

from tests import stress
from tests.bench.guest import MICROVM
from tests.bench.kernel import measured_costs
from tests.guest.machine import PANIC, marked_lines, needs_qemu, on_every_machine, run_case

pytestmark = needs_qemu

CASE = "tasks.py"
LINES = marked_lines(CASE)


def test_a_deadlock_is_told_with_lines() -> None:
    ended = run_case(CASE, "deadlock")
    assert (ended.end, ended.out) == (("exit", 1), b"")
    assert ended.text.startswith("deadlock: every thread waits, and nothing can wake any of them\n")
    second, first = re.split(r"\n(?=MainThread waits)", ended.text)
    assert "second waits for a lock that MainThread holds:" in second
    assert "MainThread waits for a lock that second holds:" in first
    assert "pyuk/kernel" not in ended.text
    assert f'File "{CASE}", line {LINES["waits_for_lock"]}, in takes_both' in second
    assert f'File "{CASE}", line {LINES["waits_for_other"]}, in deadlock' in first


def test_the_overflow_of_a_task_s_stack_hits_its_guard_page() -> None:
    ended = run_case(CASE, "overflow")
    assert ended.end == ("exit", PANIC)
    assert re.search(r"^panic: RecursionError: stack overflow at 0x0000[4-5]", ended.text, re.M)
    assert f'File "{CASE}", line {LINES["dives"]}, in dive' in ended.text


@pytest.mark.parametrize(("what", "mib", "said"), [
    ("give_back", 32, "lost 0\nlost 0\nslots True\n"),
    ("thousand", 64, "1001\n1\n"),
    ("exhaust", 8, "can't start new thread\nTrue 1\n"),
    ("unknown", 16, "True 1 1 1\n"),
])
def test_a_program(what: str, mib: int, said: str) -> None:
    ended = run_case(CASE, what, mib=mib)
    assert (ended.end, ended.out.decode(), ended.text) == (("exit", 0), said, "")


@on_every_machine
def test_sleep_halts_the_processor(machine: str) -> None:
    ended = run_case(CASE, "idle", machine=machine)
    assert ended.end == ("exit", 0)
    assert ended.out.startswith(b"too short False interrupts True unexpected 0\n")


def test_what_a_switch_and_an_interrupt_cost() -> None:
    costs = measured_costs(MICROVM)
    assert costs["switch between two ready tasks"] <= 300
    assert costs["interrupt in and out"] <= 400


@pytest.mark.parametrize("speed", ["shift=0,sleep=off", "shift=4,sleep=off"])
def test_stress_is_the_same_every_time(speed: str) -> None:
    """Two hundred threads and all that they share; `make stress` runs it for long."""
    first, again = (stress.run(200, 60, 5, speed) for _ in range(2))
    assert first.is_right and first.count("switches") > 5000 and first.count("looks") > 20, first.output
    assert first.output == again.output
