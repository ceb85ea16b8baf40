"""Edges, reachability and failing blocks."""

from __future__ import annotations

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.graph import edges, failing, reachable
from pyuk.compiler.ir.types import I64, PTR
from tests.compiler.codegen.build import ProgramBuilder, boolean, i64


def test_edges_of_calls_that_can_and_cannot_raise() -> None:
    p = ProgramBuilder()
    p.function("may", returns=I64, may_raise=True).ret(i64(1))
    p.function("never", returns=I64).ret(i64(1))
    f = p.function("f", returns=I64)
    one, two, end = f.new("one"), f.new("two"), f.new("end")
    f.call("never", returns=I64, handler=one)
    f.call("may", returns=I64, handler=two)
    f.goto(end)
    for block in (one, two):
        f.at(block).add(ops.Caught())
        f.goto(end)
    f.at(end).ret(i64(0))
    assert edges(p.program, f.fn.blocks[0]) == [two, end]
    assert reachable(p.program, f.fn) == [f.fn.blocks[0], two, end]


def test_blocks_that_always_raise() -> None:
    p = ProgramBuilder()
    f = p.function("f", PTR, may_raise=True)
    bad, worse, choice, fine = f.new("bad"), f.new("worse"), f.new("choice"), f.new("fine")
    f.branch(boolean(True), choice, fine)
    f.at(choice).branch(boolean(False), bad, worse)
    f.at(bad).goto(worse)
    f.at(worse).add(ops.Raise(f.param(0)))
    f.at(fine).ret()
    assert failing(f.fn.blocks) == {id(bad), id(worse), id(choice)}
