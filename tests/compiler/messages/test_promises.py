"""What only a build finds: promises about whole chains of calls, and the assembly of stubs.

UPDATE_GOLDEN=1 writes the texts anew, as for the other cases.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from pyuk.compiler.driver import frontend
from pyuk.compiler.errors import CompileError
from tests.compiler.messages.checking import CASES, rendered

BUILT = CASES / "built"
OF_THE_APP_ALONE = ("isr_allocates", "stub_of_two_pieces")  # no lines of pyuk's own code are shown


@cache
def said_about(name: str) -> str:
    with pytest.raises(CompileError) as refused:
        frontend(BUILT / f"{name}.py")
    return rendered(refused.value.diagnostics)


@pytest.mark.parametrize("name", OF_THE_APP_ALONE)
def test_the_whole_text(name: str) -> None:
    golden = BUILT / f"{name}.out"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(said_about(name), encoding="utf-8")
    assert said_about(name) == golden.read_text(encoding="utf-8")


def test_the_chain_is_named_call_by_call() -> None:
    text = said_about("noalloc_allocates")
    assert text.startswith("error[PK0501]: `label` is @noalloc, but it may allocate memory\n")
    notes = [line for line in text.splitlines() if line.startswith("note: ")]
    assert notes[0] == "note: `label` calls `describe`"
    assert notes[-1].endswith("calls the allocator")
    assert "10 |     return len(describe(n))\n" in text


def test_each_golden_text_has_its_program() -> None:
    assert {Path(golden).stem for golden in BUILT.glob("*.out")} == set(OF_THE_APP_ALONE)
