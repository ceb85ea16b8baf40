"""Exceptions that nobody catches: output, status and traceback are CPython's."""

from __future__ import annotations

import pytest

from tests.guest.machine import (
    choices,
    marked_lines,
    needs_qemu,
    run_case,
    under_cpython,
    without_source,
)

pytestmark = needs_qemu

CASE = "exceptions.py"


@pytest.mark.parametrize("what", choices(CASE))
def test_an_uncaught_exception_ends_the_program_as_in_cpython(what: str) -> None:
    ended, expected = run_case(CASE, what), under_cpython(CASE, what)
    assert (ended.end, ended.out) == (("exit", expected.returncode), expected.stdout)
    assert unrepeated(without_source(ended.text)) == unrepeated(without_source(expected.stderr.decode()))
    assert expected.returncode == 1


def unrepeated(lines: list[str]) -> list[str]:
    """Each line once where it stands several times in a row: CPython counts them from the fourth on."""
    kept = [line for line in lines if not line.startswith("  [Previous line repeated ")]
    return [line for i, line in enumerate(kept) if i == 0 or kept[i - 1] != line]


@pytest.mark.parametrize("what", choices(CASE))
def test_its_traceback_names_the_line(what: str) -> None:
    """Also where, above, a part of the traceback is known to lack."""
    line = marked_lines(CASE)[what]
    text = run_case(CASE, what).text
    last = text[text.rindex("Traceback (most recent call last):"):].splitlines()
    assert last[1].endswith("in <module>") and last[2].endswith("in main")
    assert last[-2].startswith(f'  File "{CASE}", line {line}, in ')


OWN = "machine_types.py"
OUT_OF_RANGE = "IndexError: index out of range"
TOO_WIDE = "OverflowError: "
OWN_ERRORS = {
    "array": OUT_OF_RANGE, "array_store": OUT_OF_RANGE, "array_below": OUT_OF_RANGE, "buffer": OUT_OF_RANGE,
    "buffer_length": "ValueError: negative length",
    "field": TOO_WIDE, "element": TOO_WIDE, "unsigned": TOO_WIDE, "addition": TOO_WIDE, "product": TOO_WIDE,
    "negation": TOO_WIDE, "power": TOO_WIDE, "shift": TOO_WIDE, "quotient": TOO_WIDE, "total": TOO_WIDE,
}


@pytest.mark.parametrize("what", OWN_ERRORS)
def test_what_only_pyuk_raises(what: str) -> None:
    """Machine types, and ints past 64 bits."""
    ended = run_case(OWN, what)
    assert (ended.end, ended.out) == (("exit", 1), b"")
    lines = ended.text.splitlines()
    assert lines[-1].startswith(OWN_ERRORS[what])
    assert lines[-2] == f'  File "{OWN}", line {marked_lines(OWN)[what]}, in {what}'


def test_all_of_them_are_tried() -> None:
    assert set(choices(OWN)) == set(OWN_ERRORS)
