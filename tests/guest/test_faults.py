"""What compiled Python cannot do and raw memory can: each ends in a panic with a traceback of Python lines."""

from __future__ import annotations

import re

import pytest

from pyuk.qemu.machine import MACHINES
from tests.guest.machine import PANIC, built, choices, image_of, machine_of, marked_lines, needs_qemu, run, run_case

pytestmark = needs_qemu

CASE = "attacks.py"
LINES = marked_lines(CASE)
HEADER = "Traceback (most recent call last):"
STUBS = re.compile(r'  File "attacks.py", line \d+, in (jump|call|undefined|breakpoint|divide|load_segment|lose_\w+)')

# What each attack is called in the end; the rest of the message is an address.
MEANINGS = {
    "null_read": "None was read at 0x0000000000000008",
    "null_write": "None was written to at 0x0000000000000008",
    "null_call": "call of None at 0x0000000000000000",
    "text_write": "write to read-only memory at 0x",
    "rodata_write": "write to read-only memory at 0x",
    "data_call": "execution of data at 0x",
    "data_jump": "execution of data at 0x",
    "rodata_call": "execution of data at 0x",
    "heap_call": "execution of data at 0x",
    "stack_call": "execution of data at 0x",
    "no_memory_read": "read of no memory at 0x0000200000000000",
    "no_memory_write": "write to no memory at 0x0000200000000000",
    "no_address": "general protection fault: no address, or not allowed",
    "invalid_instruction": "invalid instruction: code was reached that cannot be",
    "not_allowed": "general protection fault: no address, or not allowed",
    "machine_division": "ZeroDivisionError: division by zero, or a quotient that does not fit",
    "trap_instruction": "breakpoint",
    "double_fault": "double fault: an exception could not be delivered",
    "own_panic": "out of ideas",
}
UNWINDABLE = {"lost_stack", "stack_into_guard", "stack_eaten", "trap_stack_into_guard", "broken_frames",
              "frames_in_a_ring"}
RAISING = {"out_of_bounds": "IndexError: index out of range"}
RECURSIVE = {"deep", "even"}
ENDLESS = {"panic_in_panic", "endless_panic"}


def test_every_attack_is_judged() -> None:
    assert set(choices(CASE)) == set(MEANINGS) | set(RAISING) | UNWINDABLE | RECURSIVE | ENDLESS


@pytest.mark.parametrize("attack", MEANINGS)
def test_an_attack_is_stopped_at_its_line(attack: str) -> None:
    ended = run_case(CASE, attack)
    assert (ended.end, ended.out) == (("exit", PANIC), b"begin\n")
    lines = ended.text.splitlines()
    assert lines[0] == HEADER
    places = [line for line in lines[1:] if line.startswith("  File ")]
    assert f'  File "{CASE}", line {LINES[attack]}, in {attack}' in places[-2:]
    assert any(re.fullmatch(rf'  File "{CASE}", line \d+, in main', place) for place in places[-3:-1])
    assert any(line.startswith("panic: " + MEANINGS[attack]) for line in lines)
    assert "survived" not in ended.text


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("attack", ["null_write", "text_write", "data_call", "double_fault"])
def test_attacks_on_every_machine(machine: str, attack: str) -> None:
    for cpu in ("qemu64", "max"):
        ended = run(image_of(CASE), machine_of(machine, attack, cpu=cpu))
        assert (ended.end, ended.out) == (("exit", PANIC), b"begin\n")
        assert f'File "{CASE}", line {LINES[attack]}, in {attack}\n' in ended.text
        assert f"\npanic: {MEANINGS[attack]}" in ended.text


def test_registers_are_shown() -> None:
    text = run_case(CASE, "null_write").text
    found = dict(re.findall(r"\b(\w+) ?=([0-9a-f]{16})\b", text.partition("panic:")[2]))
    assert len(found) == 22
    assert (int(found["vec"], 16), int(found["err"], 16), int(found["cs"], 16)) == (14, 2, 8)


@pytest.mark.parametrize(("attack", "meaning", "places"), [
    ("lost_stack", "write to no memory at 0x00001ffffffffff8", 3),
    ("stack_into_guard", "RecursionError: stack overflow at 0x", 3),
    ("stack_eaten", "RecursionError: stack overflow at 0x", 3),
    ("trap_stack_into_guard", "RecursionError: stack overflow at 0x", 3),
    ("broken_frames", "invalid instruction", 1),
    ("frames_in_a_ring", "invalid instruction", 1),
])
def test_a_broken_stack_still_ends_in_a_traceback(attack: str, meaning: str, places: int) -> None:
    ended = run_case(CASE, attack)
    assert ended.end == ("exit", PANIC)
    assert ended.text.startswith(HEADER)
    assert ended.text.count(f'  File "{CASE}", line ') >= places
    assert f"\npanic: {meaning}" in ended.text


@pytest.mark.parametrize("attack", RAISING)
def test_an_attack_is_an_exception_at_its_line(attack: str) -> None:
    ended = run_case(CASE, attack)
    assert (ended.end, ended.out) == (("exit", 1), b"begin\n")
    assert f'  File "{CASE}", line {LINES[attack]}, in {attack}\n{RAISING[attack]}\n' in ended.text


# --- in a thread -----------------------------------------------------------------------------------

THREADED = "attacks_in_threads.py"
THREADED_LINES = marked_lines(THREADED)


@pytest.mark.parametrize(("attack", "meaning"), [
    ("task_stack", "RecursionError: stack overflow at 0x"),
    ("null_call", "call of None at 0x0000000000000000"),
])
def test_an_attack_of_a_thread_is_stopped_at_its_line(attack: str, meaning: str) -> None:
    ended = run_case(THREADED, attack)
    assert (ended.end, ended.out) == (("exit", PANIC), b"begin\n")
    assert f'  File "{THREADED}", line {THREADED_LINES[attack]}, in {attack}\n' in ended.text
    assert f"\npanic: {meaning}" in ended.text
    assert "survived" not in ended.text


def test_endless_recursion_of_a_thread_ends_the_thread() -> None:
    ended = run_case(THREADED, "deep")
    assert (ended.end, ended.out) == (("exit", 0), b"begin\nend\n")
    assert "RecursionError: maximum recursion depth exceeded" in ended.text
    assert f'  File "{THREADED}", line {THREADED_LINES["deep"]}, in deep\n' in ended.text


# --- stack overflow --------------------------------------------------------------------------------


@pytest.mark.parametrize(("function", "shown"), [("deep", "deep"), ("even", "even|odd")])
def test_endless_recursion_is_a_recursion_error(function: str, shown: str) -> None:
    ended = run_case(CASE, function)
    assert (ended.end, ended.out) == (("exit", 1), b"begin\n")
    lines = ended.text.splitlines()
    places = [line for line in lines if re.fullmatch(rf'  File "{CASE}", line \d+, in ({shown})', line)]
    assert len(places) >= 20
    assert f'  File "{CASE}", line {LINES[function]}, in {function}' in places or function == "even"
    assert any(re.fullmatch(r"  \[\d+ more calls\]", line) for line in lines)
    assert lines[-1] == "RecursionError: maximum recursion depth exceeded"
    assert "more calls" in ended.text and len(lines) < 60


@pytest.mark.parametrize("mib", [2, 16, 5120])
def test_endless_recursion_with_any_memory(mib: int) -> None:
    ended = run_case(CASE, "deep", mib=mib)
    assert ended.end == ("exit", 1)
    assert ended.text.endswith("\nRecursionError: maximum recursion depth exceeded\n")


COUNT = 600
LARGE_FRAME = (
    "import sys\n\n\ndef big(n: int) -> int:\n"
    + "".join(f"    v{i} = n * {i + 3} ^ {i}\n" for i in range(COUNT))
    + "    below = big(n + 1)\n"
    + f"    return below ^ {' ^ '.join(f'v{i}' for i in range(COUNT))}\n\n\n"
    + "def small(n: int, k: int) -> int:\n    return big(k) if n == 0 else small(n - 1, k) + 1\n\n\n"
    + "print(small(int(sys.argv[1]), 3))\n"
)


@pytest.mark.parametrize("before", ["0", "7", "50", "111"])
def test_no_frame_is_so_large_that_it_misses_the_limit(before: str) -> None:
    """A frame of more than a page, that begins at several distances from the limit."""
    image = built("large_frame.py", LARGE_FRAME, debug=True).image  # without optimisation every variable has its place
    ended = run(image, machine_of("microvm", before))
    assert ended.end == ("exit", 1)
    assert ended.text.endswith("\nRecursionError: maximum recursion depth exceeded\n")


def test_endless_recursion_in_tail_position_ends() -> None:
    text = "def f(n: int) -> int:\n    return f(n & 7)\n\n\nprint(f(3))\n"
    ended = run(image_of("tail.py", text))
    assert ended.end == ("exit", 1)


# --- panics in panics ------------------------------------------------------------------------------


def test_a_panic_that_cannot_be_told_ends_the_machine() -> None:
    ended = run_case(CASE, "panic_in_panic")
    assert (ended.end, ended.out, ended.err) == (("exit", PANIC), b"begin\n", b"")


def test_a_panic_that_cannot_even_end_resets_the_machine() -> None:
    ended = run_case(CASE, "endless_panic")
    assert (ended.end, ended.out) == (("reset", None), b"begin\n")
