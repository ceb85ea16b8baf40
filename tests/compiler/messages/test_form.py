"""What all messages have in common, read from the compiler's own source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pyuk.compiler

COMPILER = Path(pyuk.compiler.__file__).parent
REPORTERS = ("fail", "diagnostic", "Diagnostic")


def reports() -> Iterator[tuple[str, ast.Call]]:
    """Every place of the compiler that makes a message, as (file:line, call)."""
    for file in sorted(COMPILER.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in REPORTERS and _has_code(node):
                yield f"{file.name}:{node.lineno}", node


def _name(called: ast.expr) -> str:
    return str(getattr(called, "attr", getattr(called, "id", "")))


def _has_code(call: ast.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(isinstance(value, ast.Constant) and str(value.value).startswith("PK") for value in values)


REPORTS = dict(reports())


@pytest.mark.parametrize("place", REPORTS)
def test_a_message_says_why_and_what_cpython_does_or_what_to_write(place: str) -> None:
    given = {keyword.arg: keyword.value for keyword in REPORTS[place].keywords}
    assert "why" in given
    always = [
        name for name in ("fix", "cpython") if isinstance(given.get(name), (ast.Constant, ast.JoinedStr))
    ]
    assert always or "cpython" in given, "a fix that may be None needs what CPython does beside it"


def test_there_are_messages() -> None:
    assert len(REPORTS) > 100
