"""LLVM text and assembly for reading."""

from __future__ import annotations

import re

from pyuk.compiler.codegen.listing import asm_listing, llvm_listing
from pyuk.compiler.codegen.module import emit_unit
from pyuk.compiler.codegen.worker import to_asm, to_llvm
from tests.compiler.codegen.test_object import described


def test_llvm_with_lines() -> None:
    text = llvm_listing(emit_unit(described().program, "app"))
    assert re.search(r"%v0 = call \{i64, i1\} @llvm.sadd.with.overflow.*\) +; app.py:11$", text, re.MULTILINE)
    assert "!" not in text


def test_optimised_llvm_with_lines() -> None:
    text = llvm_listing(to_llvm(emit_unit(described().program, "app")))
    assert re.search(r"sadd.with.overflow.* ; app.py:11$", text, re.MULTILINE)
    assert "#dbg" not in text and "DILocation" not in text


def test_assembly_with_lines() -> None:
    text = asm_listing(to_asm(emit_unit(described().program, "app")))
    assert re.search(r"^g:\n( .*\n)*.* # app.py:21$", text, re.MULTILINE)
    assert ".loc" not in text and ".cfi" not in text and ".debug" not in text
