"""Hand-built programs run on the host: what each operation computes, and where exceptions go."""

from __future__ import annotations

import pytest
from tests.compiler.codegen.build import ProgramBuilder, i64
from tests.compiler.codegen.running import Run

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.types import I64, PTR

OVERFLOW = 0x1000
LEVELS = [0, 2]


def checked_add() -> ProgramBuilder:
    p = ProgramBuilder()
    p.raiser("overflow_error", OVERFLOW)
    f = p.function("add", I64, I64, returns=I64, may_raise=True, line=10)
    f.line = 11
    f.ret(f.checked("sadd", f.param(0), f.param(1)))
    return p


@pytest.mark.parametrize("level", LEVELS)
def test_checked_addition(level: int) -> None:
    run = Run(checked_add().program, opt_level=level)
    assert run("add", 2, 3) == 5
    assert run("add", -2, 3) == 1
    assert run.raised("add", 2**63 - 1, 1) == OVERFLOW
    assert run.pushed == [(OVERFLOW, run.jit.address("file:app.py"), 11)]


@pytest.mark.parametrize("level", LEVELS)
def test_an_exception_passes_two_levels(level: int) -> None:
    p = checked_add()
    f = p.function("twice", I64, returns=I64, may_raise=True, line=20, noinline=True)
    f.line = 21
    once = f.call("add", f.param(0), f.param(0), type=I64)
    f.line = 22
    f.ret(f.call("add", once, f.param(0), type=I64))
    f = p.function("outer", I64, may_raise=True, line=30)
    f.line = 31
    f.call("twice", f.param(0), type=I64)
    f.ret()
    run = Run(p.program, opt_level=level)
    assert run("twice", 5) == 15
    assert run("outer", 5) is None
    assert run.raised("outer", 2**62) == OVERFLOW
    assert run.lines == [11, 21, 31]
    run.pushed.clear()
    assert run.raised("outer", 2**61 + 2**60) == OVERFLOW
    assert run.lines == [11, 22, 31]
