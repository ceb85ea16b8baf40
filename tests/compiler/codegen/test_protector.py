"""The stack protector: LLVM guards each function that has a local whose address is taken. The compiler makes none."""

from __future__ import annotations

from pathlib import Path

import pyuk.compiler.codegen.worker as worker
from pyuk.compiler.codegen.target import GUEST
from pyuk.compiler.driver import BuildOptions, compile_app, texts_of

ATTACKS = Path(__file__).parents[2] / "guest" / "cases" / "attacks.py"
FAIL = "__stack_chk_fail"

TAKEN = f"""
target datalayout = "{GUEST.layout}"
target triple = "{GUEST.triple}"
declare dso_local void @use(ptr)
define dso_local i64 @takes() sspstrong noredzone {{
  %local = alloca [4 x i64]
  call void @use(ptr %local)
  %value = load i64, ptr %local
  ret i64 %value
}}
"""


def test_a_local_whose_address_is_taken_would_be_guarded() -> None:
    assert FAIL in worker.shared().to_asm(TAKEN)


def test_every_function_asks_for_it_and_none_needs_it() -> None:
    """So a unit that needs it does not link, as nothing defines what is called then: a loud end, not a silent one."""
    options = BuildOptions(debug=True)
    for name, text in texts_of(ATTACKS, options).items():
        groups = [line for line in text.splitlines() if line.startswith("attributes") and "frame-pointer" in line]
        assert name == "memory" or all("sspstrong" in line for line in groups)
    assert not any(FAIL.encode() in data for data in compile_app(ATTACKS, options).objects.values())
