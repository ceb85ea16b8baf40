"""The verifier accepts what is right and names what is broken: one broken program a rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Block, Local, Stub
from pyuk.compiler.ir.ops import Const, Param, Place, Symbol, Zero
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK
from pyuk.compiler.ir.types import F64, I1, I8, I32, I64, PTR, VOID, TupleType
from pyuk.compiler.ir.verify import IrError, verify
from tests.compiler.codegen.build import FunctionBuilder, ProgramBuilder, boolean, i64

Break = Callable[[ProgramBuilder, FunctionBuilder], None]


def program() -> tuple[ProgramBuilder, FunctionBuilder]:
    """Something to break: `f` may raise, and is unfinished."""
    p = ProgramBuilder()
    p.push_traceback()
    p.raiser("overflow_error", 1)
    p.stub("outb")
    p.function("callee", I64, returns=I64, may_raise=True).ret(i64(0))
    return p, p.function("f", I64, PTR, F64, returns=I64, may_raise=True)


def problems(breaking: Break) -> list[str]:
    p, f = program()
    breaking(p, f)
    if not f.block.ops or not isinstance(f.block.ops[-1], ops.Terminator):
        f.ret(i64(0))
    with pytest.raises(IrError) as caught:
        verify(p.program)
    return caught.value.problems


def adding(make: Callable[[FunctionBuilder], ops.Op]) -> Break:
    return lambda p, f: void(f.add(make(f)))


def void(_: Any) -> None:
    pass


def test_a_good_program() -> None:
    p, f = program()
    handler = f.new("handler")
    value = f.call("callee", f.param(0), returns=I64, handler=handler)
    f.check(f.compare("eq", value, i64(3)), "overflow_error")
    f.ret(value)
    f.at(handler).add(ops.Raise(f.add(ops.Caught()), again=True))
    verify(p.program)


# --- operations -----------------------------------------------------------------------------

BAD_OPERATIONS: dict[str, tuple[str, Callable[[FunctionBuilder], ops.Op]]] = {
    "binary name": ("no such operation: plus", lambda f: ops.Binary("plus", i64(1), i64(1))),
    "binary types": ("add of i64 and i32", lambda f: ops.Binary("add", i64(1), Const(1, I32))),
    "binary float": ("fadd of i64", lambda f: ops.Binary("fadd", i64(1), i64(1))),
    "binary int": ("add of double", lambda f: ops.Binary("add", f.param(2), f.param(2))),
    "binary pointer": ("add of ptr", lambda f: ops.Binary("add", f.param(1), f.param(1))),
    "overflow": ("sadd of i64 and i8", lambda f: ops.Overflow("sadd", i64(1), Const(1, I8))),
    "overflow name": ("no such operation: sdiv", lambda f: ops.Overflow("sdiv", i64(1), i64(1))),
    "compare": ("eq of i64 and ptr", lambda f: ops.Compare("eq", i64(1), f.param(1))),
    "compare float": ("slt of double", lambda f: ops.Compare("slt", f.param(2), f.param(2))),
    "compare int": ("olt of i64", lambda f: ops.Compare("olt", i64(1), i64(2))),
    "cast up": ("trunc of i64 to i64", lambda f: ops.Cast("trunc", i64(1), type=I64)),
    "cast down": ("zext of i64 to i8", lambda f: ops.Cast("zext", i64(1), type=I8)),
    "cast float": ("fptosi of i64 to i64", lambda f: ops.Cast("fptosi", i64(1), type=I64)),
    "cast pointer": ("bitcast of ptr to i64", lambda f: ops.Cast("bitcast", f.param(1), type=I64)),
    "select": ("a condition of type i64", lambda f: ops.Select(i64(1), i64(1), i64(1))),
    "select types": ("select of i64 and ptr", lambda f: ops.Select(boolean(True), i64(1), f.param(1))),
    "tuple index": ("item 2 of", lambda f: broken_item()),
    "address base": ("a base of type i64", lambda f: ops.Address(i64(0))),
    "address index": ("an index of type i32", lambda f: ops.Address(f.param(1), index=Const(1, I32))),
    "load": ("a pointer of type i64", lambda f: ops.Load(i64(0), type=I64)),
    "load void": ("accesses a void value", lambda f: ops.Load(f.param(1))),
    "load order": ("no such order: release", lambda f: ops.Load(f.param(1), type=I64, order="release")),
    "load align": ("alignment 3", lambda f: ops.Load(f.param(1), type=I64, align=3)),
    "load segment": ("no such segment: 5", lambda f: ops.Load(f.param(1), type=I64, segment=5)),
    "load tuple": ("at once", lambda f: ops.Load(f.param(1), type=TupleType((I64, I64)), volatile=True)),
    "store order": ("no such order: acquire", lambda f: ops.Store(f.param(1), i64(1), order="acquire")),
    "update": ("no such operation: nand", lambda f: ops.AtomicUpdate("nand", f.param(1), i64(1), "seq_cst")),
    "update type": ("add of double", lambda f: ops.AtomicUpdate("add", f.param(1), f.param(2), "seq_cst")),
    "exchange": (
        "compares i64 and stores i8",
        lambda f: ops.CompareExchange(f.param(1), i64(1), Const(1, I8), "seq_cst"),
    ),
    "fence": ("no such order: monotonic", lambda f: ops.Fence("monotonic")),
    "call count": ("callee takes (i64), given ()", lambda f: call("callee", type=I64)),
    "call result": ("callee returns i64, the call ptr", lambda f: call("callee", i64(1), type=PTR)),
    "call raise": (
        "which may raise, as one that does not",
        lambda f: call("callee", i64(1), type=I64, may_raise=False),
    ),
    "call name": ("nobody does not exist", lambda f: call("nobody")),
    "call data": ("calls the data file:app.py", lambda f: call("file:app.py")),
    "call value": ("calls a value of type i64", lambda f: ops.Call(i64(1), [])),
    "call stub": ("a stub cannot take or return double", lambda f: call("outb", f.param(2))),
    "stub count": ("a stub takes up to 6", lambda f: call("outb", *[i64(1)] * 7)),
    "indirect": ("may call nobody, which is no function", lambda f: ops.Call(f.param(1), [], ("nobody",))),
    "indirect raise": (
        "may call callee, which may raise, the call cannot",
        lambda f: ops.Call(f.param(1), [i64(1)], ("callee",), may_raise=False, type=I64),
    ),
    "check": ("a condition of type i64", lambda f: ops.Check(i64(1), "overflow_error")),
    "check raiser": ("the raiser nobody does not exist", lambda f: ops.Check(boolean(True), "nobody")),
    "check operands": ("overflow_error takes ()", lambda f: ops.Check(boolean(True), "overflow_error", [i64(1)])),
    "set": ("is set to ptr", lambda f: ops.Set(f.local("x"), f.param(1))),
    "foreign local": ("local y is not of this function", lambda f: ops.Get(Local("y", I64))),
    "foreign param": ("parameter p is not of this function", lambda f: ops.Binary("add", Param("p", I64), i64(1))),
    "foreign op": ("a Get that is not in", lambda f: ops.Binary("add", ops.Get(f.local("x")), i64(1))),
    "symbol": ("nobody does not exist", lambda f: ops.Address(Symbol("nobody"))),
    "void operand": ("without a value", lambda f: ops.MakeTuple([f.set(f.local("x"), i64(1))])),
    "return": ("returns ptr from a function of i64", lambda f: ops.Return(f.param(1))),
    "return nothing": ("returns void from", lambda f: ops.Return()),
    "raise": ("an exception of type i64", lambda f: ops.Raise(i64(1))),
    "branch": ("a condition of type i64", lambda f: ops.Branch(i64(1), f.block, f.block)),
    "switch": ("a value of type ptr", lambda f: ops.Switch(f.param(1), [], f.block)),
    "switch cases": ("two cases", lambda f: ops.Switch(i64(1), [(1, f.block), (1, f.block)], f.block)),
}


def call(name: str, *operands: ops.Value, **more: Any) -> ops.Call:
    return ops.Call(Symbol(name), list(operands), (name,), **more)


def broken_item() -> ops.TupleGet:
    op = ops.TupleGet(Zero(TupleType((I64, I64))), 1)
    op.index = 2
    return op


@pytest.mark.parametrize("name", BAD_OPERATIONS)
def test_a_broken_operation(name: str) -> None:
    message, make = BAD_OPERATIONS[name]
    found = problems(adding(make))
    assert any(message in text for text in found), found
    assert all(text.startswith("f, block start, ") for text in found)


# --- blocks, edges, order -------------------------------------------------------------------


def no_terminator(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.new("open")


def early_terminator(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.ret(i64(0))
    f.ret(i64(0))


def late_caught(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.get(f.local("x"))
    f.add(ops.Caught())


def handler_first(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.add(ops.Caught())


def handler_entered(p: ProgramBuilder, f: FunctionBuilder) -> None:
    handler = f.new("handler")
    f.goto(handler)
    f.at(handler).add(ops.Caught())


def raise_to_plain(p: ProgramBuilder, f: FunctionBuilder) -> None:
    plain = f.new("plain")
    f.call("callee", i64(1), returns=I64, handler=plain)
    f.ret(i64(0))
    f.at(plain)


def foreign_target(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.goto(Block("elsewhere", [ops.Return(i64(0))]))


def same_labels(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.at(f.new("start")).ret(i64(0))
    f.at(f.fn.blocks[0])


def raises_out(p: ProgramBuilder, f: FunctionBuilder) -> None:
    g = p.function("g")
    g.call("callee", i64(1), returns=I64)
    g.ret()


def used_on_one_path(p: ProgramBuilder, f: FunctionBuilder) -> None:
    left, right, end = f.new("left"), f.new("right"), f.new("end")
    f.branch(boolean(True), left, right)
    value = f.at(left).binary("add", i64(1), i64(1))
    f.goto(end)
    f.at(right).goto(end)
    f.at(end).ret(value)


def used_before(p: ProgramBuilder, f: FunctionBuilder) -> None:
    later = ops.Binary("add", i64(1), i64(1))
    f.binary("add", later, i64(1))
    f.add(later)


def result_in_handler(p: ProgramBuilder, f: FunctionBuilder) -> None:
    """What a call computes does not exist where its exception leads to."""
    handler = f.new("handler")
    value = f.call("callee", i64(1), returns=I64, handler=handler)
    f.ret(value)
    f.at(handler).add(ops.Caught())
    f.ret(value)


def after_the_edge(p: ProgramBuilder, f: FunctionBuilder) -> None:
    handler = f.new("handler")
    f.call("callee", i64(1), returns=I64, handler=handler)
    value = f.binary("add", i64(1), i64(1))
    f.ret(value)
    f.at(handler).add(ops.Caught())
    f.ret(value)


def bad_param(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.local("x", param=7)


def bad_param_type(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.local("x", param=1)


def void_local(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.local("x", VOID)


def no_file_record(p: ProgramBuilder, f: FunctionBuilder) -> None:
    f.add(ops.Call(Symbol("callee"), [i64(1)], ("callee",), type=I64, place=Place("lib.py", 1)))


def push_of_another_type(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.function(PUSH_TRACEBACK, PTR).ret()
    f.call("callee", i64(1), returns=I64)


def no_blocks(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.function("g").fn.blocks.clear()


def wrong_name(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.program.functions["g"] = f.fn


def name_twice(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.program.stubs["f"] = Stub("f", "ret", Place("app.py", 1))


def no_entry(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.program.entry = "nobody"


def data_symbol(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.data("d", ["nobody"])


def data_width(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.data("d", [(256, 1)])


def data_align(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.data("d", [], zeros=1, align=12)


def data_root(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.data("d", [], zeros=4, holds_root=True)


def data_offsets(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.data("d", [], zeros=16, root_offsets=[0, 16])


def data_copied(p: ProgramBuilder, f: FunctionBuilder) -> None:
    p.data("d", [], zeros=16, copied=True)


BAD_PROGRAMS: list[tuple[str, Break]] = [
    ("f, block open: does not end in a terminator", no_terminator),
    ("a terminator before the end", early_terminator),
    ("elsewhere than at the start", late_caught),
    ("a function cannot begin with a handler", handler_first),
    ("enters the handler handler without an exception", handler_entered),
    ("raises to plain, which is no handler", raise_to_plain),
    ("leads to elsewhere, which is not of this function", foreign_target),
    ("two blocks are labelled start", same_labels),
    ("g, block start, Call (app.py:1): raises out of a function that cannot raise", raises_out),
    ("f, block end, Return (app.py:1): reads a Binary before it is computed", used_on_one_path),
    ("f, block start, Binary (app.py:1): reads a Binary before it is computed", used_before),
    ("f, block handler, Return (app.py:1): reads a Call before it is computed", result_in_handler),
    ("f, block handler, Return (app.py:1): reads a Binary before it is computed", after_the_edge),
    ("holds parameter 7, which does not exist", bad_param),
    ("has another type than the parameter", bad_param_type),
    ("local x is void", void_local),
    ("file:lib.py does not exist, and a traceback needs it", no_file_record),
    ("must take (ptr, i64, i64)", push_of_another_type),
    ("g: has no blocks", no_blocks),
    ("function f is filed under the name g", wrong_name),
    ("f names both a function and a stub", name_twice),
    ("the entry nobody does not exist", no_entry),
    ("data d: nobody does not exist", data_symbol),
    ("data d: 256 does not fit in 1 bytes", data_width),
    ("data d: alignment 12 is not a power of two", data_align),
    ("data d: a root is one writable reference", data_root),
    ("data d: root offsets [0, 16] of 16 bytes", data_offsets),
    ("data d: only a constant of no identity may be copied", data_copied),
]


@pytest.mark.parametrize(("message", "breaking"), BAD_PROGRAMS, ids=[b.__name__ for _, b in BAD_PROGRAMS])
def test_a_broken_program(message: str, breaking: Break) -> None:
    found = problems(breaking)
    assert any(message in text for text in found), found


def test_a_value_before_the_edge_exists_in_the_handler() -> None:
    p, f = program()
    handler = f.new("handler")
    value = f.binary("add", f.param(0), i64(1))
    f.call("callee", value, returns=I64, handler=handler)
    f.ret(value)
    f.at(handler).add(ops.Caught())
    f.ret(value)
    verify(p.program)


def test_order_does_not_matter_where_control_never_comes() -> None:
    p, f = program()
    f.ret(i64(0))
    later = ops.Binary("add", i64(1), i64(1))
    f.at(f.new("dead")).binary("add", later, i64(1))
    f.add(later)
    f.ret(later)
    verify(p.program)


def test_many_problems_are_cut_short_in_the_message() -> None:
    p, f = program()
    for _ in range(30):
        f.add(ops.Binary("plus", boolean(True), Const(1, I1)))
    f.ret(i64(0))
    with pytest.raises(IrError, match=r"\.\.\. and 10 more"):
        verify(p.program)


def test_externals_are_known() -> None:
    p, f = program()
    f.call("outside")
    f.ret(i64(0))
    verify(p.program, externals=["outside"])
