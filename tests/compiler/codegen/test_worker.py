"""LLVM in its child process: what comes back when it refuses, and when it dies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pyuk.compiler.codegen.module import emit_units
from pyuk.compiler.codegen.worker import Worker, compile_all
from pyuk.compiler.errors import CompilerCrash
from tests.compiler.codegen.test_text import two_units

ABORTS = """
target triple = "x86_64-unknown-none-elf"
declare i64 @llvm.riscv.orc.b.i64(i64)
define i64 @f(i64 %x) {
  %y = call i64 @llvm.riscv.orc.b.i64(i64 %x)
  ret i64 %y
}
"""


def saved_text(error: CompilerCrash) -> str:
    assert error.hint is not None
    found = re.search(r"\S+\.ll", error.hint)
    assert found
    path = Path(found.group(0))
    text = path.read_text()
    path.unlink()
    return text


def test_a_text_that_llvm_refuses() -> None:
    with Worker() as worker:
        with pytest.raises(CompilerCrash, match="expected top-level entity") as caught:
            worker.compile_to_object("nonsense")
        assert saved_text(caught.value) == "nonsense"


def test_llvm_aborts_and_the_next_request_is_served() -> None:
    texts = emit_units(two_units().program)
    with Worker() as worker:
        with pytest.raises(CompilerCrash, match=r"(?s)LLVM died.*orc") as caught:
            worker.compile_to_object(ABORTS)
        assert saved_text(caught.value) == ABORTS
        assert worker.compile_to_object(texts["app"]).startswith(b"\x7fELF")


def test_several_units_at_once_and_the_same_bytes_each_time() -> None:
    texts = emit_units(two_units().program)
    objects = compile_all(texts, jobs=2)
    assert list(objects) == list(texts)
    assert objects == compile_all(texts, jobs=1)


def test_the_text_after_optimisation() -> None:
    with Worker() as worker:
        assert "define" in worker.to_llvm(emit_units(two_units().program)["app"])
