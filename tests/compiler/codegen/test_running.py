"""Hand-built programs run on the host: where control and exceptions go."""

from __future__ import annotations

import ctypes

import pytest

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK
from pyuk.compiler.ir.types import F64, I1, I8, I32, I64, I128, PTR, VOID, TupleType
from pyuk.compiler.passes import raises
from tests.compiler.codegen.build import FunctionBuilder, ProgramBuilder, boolean, i64
from tests.compiler.codegen.running import Run

OVERFLOW = 0x1000
LEVELS = [0, 2]
MAX = 2**63 - 1


def checked_add() -> ProgramBuilder:
    p = ProgramBuilder()
    p.raiser("overflow_error", OVERFLOW)
    f = p.function("add", I64, I64, returns=I64, may_raise=True, line=10)
    f.line = 11
    f.ret(f.checked("sadd", f.param(0), f.param(1)))
    return p


# --- raising --------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_checked_addition(level: int) -> None:
    run = Run(checked_add().program, opt_level=level)
    assert run("add", 2, 3) == 5
    assert run("add", -2, 3) == 1
    assert run.raised("add", MAX, 1) == OVERFLOW
    assert run.pushed == [(OVERFLOW, run.address("file:app.py"), 11)]


@pytest.mark.parametrize("level", LEVELS)
def test_an_exception_passes_two_levels(level: int) -> None:
    p = checked_add()
    f = p.function("thrice", I64, returns=I64, may_raise=True, line=20, noinline=True)
    f.line = 21
    twice = f.call("add", f.param(0), f.param(0), returns=I64)
    f.line = 22
    f.ret(f.call("add", twice, f.param(0), returns=I64))
    f = p.function("outer", I64, may_raise=True, line=30)
    f.line = 31
    f.call("thrice", f.param(0), returns=I64)
    f.ret()
    run = Run(p.program, opt_level=level)
    assert run("thrice", 5) == 15
    assert run("outer", 5) is None
    assert run.raised("outer", 2**62) == OVERFLOW
    assert run.lines == [11, 21, 31]
    run.pushed.clear()
    assert run.raised("outer", 2**61 + 2**60) == OVERFLOW
    assert run.lines == [11, 22, 31]


def with_handler(again: bool = False) -> ProgramBuilder:
    """try: return add(p0, p0) except: (return the exception, or raise it again)."""
    p = checked_add()
    f = p.function("guarded", I64, returns=I64, may_raise=again, line=40)
    handler = f.new("caught")
    f.line = 41
    f.ret(f.call("add", f.param(0), f.param(0), returns=I64, handler=handler))
    f.at(handler).line = 43
    exception = f.add(ops.Caught())
    if again:
        f.add(ops.Raise(exception, again=True))
    else:
        f.ret(f.add(ops.Cast("ptrtoint", exception, type=I64)))
    return p


@pytest.mark.parametrize("level", LEVELS)
def test_a_handler_gets_the_exception_and_the_frame_is_recorded(level: int) -> None:
    run = Run(with_handler().program, opt_level=level)
    assert run("guarded", 21) == 42
    assert run("guarded", MAX) == OVERFLOW
    assert run.lines == [11, 41]


@pytest.mark.parametrize("level", LEVELS)
def test_raising_again_records_nothing(level: int) -> None:
    run = Run(with_handler(again=True).program, opt_level=level)
    assert run("guarded", 21) == 42
    assert run.raised("guarded", MAX) == OVERFLOW
    assert run.lines == [11, 41]


@pytest.mark.parametrize("level", LEVELS)
def test_raise_again_into_an_outer_handler_of_the_same_function(level: int) -> None:
    p = checked_add()
    f = p.function("nested", I64, returns=I64)
    inner, outer = f.new("inner"), f.new("outer")
    f.line = 51
    total = f.checked("smul", f.param(0), f.param(0), handler=inner)
    f.line = 52
    f.ret(f.checked("sadd", total, i64(1), handler=outer))
    f.at(inner).add(ops.Raise(f.add(ops.Caught()), handler=outer, again=True))
    f.at(outer).add(ops.Caught())
    f.ret(i64(-1))
    run = Run(p.program, opt_level=level)
    assert run("nested", 3) == 10
    assert run("nested", MAX) == -1
    assert run.lines == [51]


@pytest.mark.parametrize("level", LEVELS)
def test_a_raise_of_its_own_and_a_void_function(level: int) -> None:
    p = checked_add()
    f = p.function("positive", I64, may_raise=True, line=60)
    bad, good = f.new("bad"), f.new("good")
    f.branch(f.compare("slt", f.param(0), i64(0)), bad, good)
    f.at(bad).line = 62
    f.add(ops.Raise(f.call("overflow_error", returns=PTR)))
    f.at(good).ret()
    run = Run(p.program, opt_level=level)
    assert run("positive", 1) is None
    assert run.raised("positive", -1) == OVERFLOW
    assert run.lines == [62]


def test_a_raiser_takes_operands_and_gives_what_it_would_raise() -> None:
    p = ProgramBuilder()
    f = p.function("error_at", I64, returns=PTR, may_raise=True, cold=True, noinline=True)
    ok = f.add(ops.Compare("ult", f.param(0), i64(100)))
    p.raiser("memory_error", 0x2000)
    f.check(ok, "memory_error")
    f.ret(f.add(ops.Cast("inttoptr", f.binary("add", f.param(0), i64(0x1000)), type=PTR)))
    f = p.function("below_ten", I64, may_raise=True)
    f.check(f.compare("slt", f.param(0), i64(10)), "error_at", f.param(0))
    f.ret()
    raises.run(p.program)
    assert not p.program.functions["error_at"].may_raise
    run = Run(p.program)
    assert run("below_ten", 9) is None
    assert run.raised("below_ten", 10) == 0x100A
    assert run.raised("below_ten", 1000) == 0x2000


def test_a_call_that_cannot_raise_tests_nothing() -> None:
    p = ProgramBuilder()
    f = p.function("one", returns=I64)
    f.ret(i64(1))
    f = p.function("two", returns=I64)
    one = f.call("one", returns=I64)  # may_raise is set; the callee cannot
    f.ret(f.binary("add", one, one))
    assert Run(p.program)("two") == 2


@pytest.mark.parametrize("may_raise", [False, True])
def test_indirect_calls(may_raise: bool) -> None:
    p = checked_add()
    names = ("more", "less")
    for name, op in zip(names, ("sadd", "ssub"), strict=True):
        f = p.function(name, I64, returns=I64, may_raise=may_raise)
        f.ret(f.checked(op, f.param(0), i64(1)) if may_raise else f.binary(op[1:], f.param(0), i64(1)))
    p.data("table", list(names), readonly=True)
    f = p.function("apply", I64, I64, returns=I64, may_raise=may_raise)
    pointer = f.add(ops.Address(ops.Symbol("table"), index=f.param(0), stride=8))
    function = f.add(ops.Load(pointer, type=PTR))
    f.ret(f.add(ops.Call(function, [f.param(1)], names, may_raise, type=I64)))
    run = Run(p.program)
    assert run("apply", 0, 41) == 42
    assert run("apply", 1, 41) == 40
    if may_raise:
        assert run.raised("apply", 0, MAX) == OVERFLOW


def test_unreachable_blocks_are_left_out() -> None:
    p = checked_add()
    f = p.function("f", returns=I64)
    handler = f.new("handler")
    f.ret(f.call("constant", returns=I64, handler=handler))
    f.at(handler).add(ops.Caught())
    f.ret(i64(1))
    p.function("constant", returns=I64).ret(i64(7))
    assert Run(p.program)("f") == 7


def test_code_of_another_file_in_a_function() -> None:
    p = checked_add()
    p.data("file:lib.py", [(0, 8), (0, 8)], readonly=True)
    f = p.function("both", I64, I64, may_raise=True)
    f.line = 3
    f.call("add", f.param(0), i64(1), returns=I64)
    f.add(ops.Call(ops.Symbol("add"), [f.param(1), i64(1)], ("add",), type=I64, place=ops.Place("lib.py", 8)))
    f.ret()
    run = Run(p.program, debug=True)
    run.raised("both", MAX, 0)
    assert run.pushed[-1] == (OVERFLOW, run.address("file:app.py"), 3)
    run.raised("both", 0, MAX)
    assert run.pushed[-1] == (OVERFLOW, run.address("file:lib.py"), 8)


# --- control --------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_a_loop_sums(level: int) -> None:
    p = ProgramBuilder()
    f = p.function("total", I64, returns=I64)
    count, total = f.local("count"), f.local("total")
    head, body, done = f.new("head"), f.new("body"), f.new("done")
    f.goto(head)
    f.at(head).branch(f.compare("slt", f.get(count), f.param(0)), body, done)
    f.at(body).set(total, f.binary("add", f.get(total), f.get(count)))
    f.set(count, f.binary("add", f.get(count), i64(1)))
    f.goto(head)
    f.at(done).ret(f.get(total))
    assert Run(p.program, opt_level=level)("total", 1000) == 499500


def test_blocks_in_any_order_and_a_loop_to_the_first() -> None:
    p = ProgramBuilder()
    f = p.function("down", I64, returns=I64)
    left = f.local("left", param=0)
    tail, done, middle = f.new("tail"), f.new("done"), f.new("middle")
    less = f.binary("sub", f.get(left), i64(1))
    f.goto(middle)
    f.at(middle).set(left, less)
    f.goto(tail)
    f.at(tail).branch(f.compare("sgt", less, i64(0)), f.fn.blocks[0], done)
    f.at(done).ret(less)
    assert Run(p.program)("down", 5) == 0


def test_switch() -> None:
    p = ProgramBuilder()
    f = p.function("choose", I32, returns=I64)
    start = f.block
    cases = []
    for number in (-1, 0, 7):
        block = f.new(f"case {number}")
        f.at(block).ret(i64(number * 10))
        cases.append((number, block))
    other = f.new("other")
    f.at(other).ret(i64(99))
    f.at(start).add(ops.Switch(f.param(0), cases, other))
    run = Run(p.program)
    assert [run("choose", number) for number in (-1, 0, 7, 8)] == [-10, 0, 70, 99]


def test_variables_are_zero_before_they_are_set() -> None:
    p = ProgramBuilder()
    pair = TupleType((I64, I1, F64))
    f = p.function("nothing", returns=pair)
    f.ret(f.get(f.local("x", pair)))
    assert Run(p.program, opt_level=0)("nothing") == (0, False, 0.0)


# --- tuples, arguments, results -------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("may_raise", [False, True])
def test_tuples_travel(level: int, may_raise: bool) -> None:
    p = checked_add()
    inner = TupleType((F64, I1))
    outer = TupleType((I64, inner, I8, I128))
    f = p.function("turn", outer, returns=outer, may_raise=may_raise)
    number = f.add(ops.TupleGet(f.param(0), 0))
    both = f.add(ops.TupleGet(f.param(0), 1))
    flag = f.binary("xor", f.add(ops.TupleGet(both, 1)), boolean(True))
    flipped = f.add(ops.MakeTuple([f.add(ops.TupleGet(both, 0)), flag]))
    rest = [f.add(ops.TupleGet(f.param(0), index)) for index in (2, 3)]
    f.ret(f.add(ops.MakeTuple([f.binary("add", number, i64(1)), flipped, *rest])))
    run = Run(p.program, opt_level=level)
    assert run("turn", (1, (2.5, True), -3, -(2**100))) == (2, (2.5, False), -3, -(2**100))


def test_tuples_in_memory_have_cs_layout() -> None:
    p = ProgramBuilder()
    type_ = TupleType((I8, TupleType((I1, I32)), I64, PTR))
    f = p.function("copy", PTR, PTR)
    f.add(ops.Store(f.param(1), f.add(ops.Load(f.param(0), type=type_, alias="a")), alias="b"))
    f.ret()
    run = Run(p.program)

    class Inner(ctypes.Structure):
        _fields_ = [("flag", ctypes.c_bool), ("number", ctypes.c_int32)]

    class Outer(ctypes.Structure):
        _fields_ = [("a", ctypes.c_int8), ("b", Inner), ("c", ctypes.c_int64), ("d", ctypes.c_void_p)]

    source, target = Outer(-3, Inner(True, -70000), 2**40, 0x1234), Outer()
    run("copy", ctypes.addressof(source), ctypes.addressof(target))
    assert (target.a, target.b.flag, target.b.number, target.c, target.d) == (-3, True, -70000, 2**40, 0x1234)


def test_empty_tuples() -> None:
    p = ProgramBuilder()
    empty = TupleType(())
    f = p.function("nothing", empty, PTR, returns=empty)
    f.add(ops.Store(f.param(1), f.add(ops.MakeTuple([]))))
    f.add(ops.Load(f.param(1), type=empty))
    f.ret(f.param(0))
    assert Run(p.program)("nothing", (), 0) == ()


# --- the world outside ----------------------------------------------------------------------


def stub_program() -> ProgramBuilder:
    p = ProgramBuilder()
    p.stub("outside")
    f = p.function("f", I8, I1, returns=I32)
    f.ret(f.call("outside", f.param(0), f.param(1), f.add(ops.Cast("zext", f.param(0), type=I64)), returns=I32))
    return p


def test_a_stub_gets_whole_registers() -> None:
    seen: list[tuple[int, int, int]] = []

    def outside(a: int, b: int, c: int) -> int:
        seen.append((a, b, c))
        return -(2**40) - 5

    kind = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint64)
    run = Run(stub_program().program, {"outside": kind(outside)})
    assert run("f", -1, True) == -5
    assert seen == [(255, 1, 255)]


def test_an_external_replaces_a_function() -> None:
    p = ProgramBuilder()
    p.function("clock", returns=I64).ret(i64(1))
    p.program.functions["clock"].replaceable = True
    f = p.function("now", returns=I64)
    f.ret(f.call("clock", returns=I64))
    assert Run(p.program, {"clock": ctypes.CFUNCTYPE(ctypes.c_int64)(lambda: 77)})("now") == 77


def test_the_programs_own_push_traceback() -> None:
    p = checked_add()
    p.data("last", [], zeros=24)

    def remember(f: FunctionBuilder) -> None:
        for index in range(3):
            slot = f.add(ops.Address(ops.Symbol("last"), offset=8 * index))
            f.add(ops.Store(slot, f.param(index)))

    p.push_traceback(remember)
    run = Run(p.program)
    run.raised("add", MAX, 1)
    last = (ctypes.c_uint64 * 3).from_address(run.address("last"))
    assert list(last) == [OVERFLOW, run.address("file:app.py"), 11]
    assert PUSH_TRACEBACK in p.program.functions


@pytest.mark.parametrize("level", LEVELS)
def test_a_push_traceback_that_could_raise(level: int) -> None:
    """Its own failure is ignored, and the exception on its way up survives the call."""
    p = checked_add()
    p.data("calls", [], zeros=8)

    def count(f: FunctionBuilder) -> None:
        f.fn.may_raise = True
        calls = f.add(ops.Load(ops.Symbol("calls"), type=I64))
        f.add(ops.Store(ops.Symbol("calls"), f.checked("sadd", calls, i64(1))))

    p.push_traceback(count)
    f = p.function("outer", I64, I64, returns=TupleType((I64, F64)), may_raise=True)
    total = f.call("add", f.param(0), f.param(1), returns=I64)
    f.ret(f.add(ops.MakeTuple([total, f.add(ops.Cast("sitofp", total, type=F64))])))
    p.program.functions["add"].noinline = True
    run = Run(p.program, opt_level=level)
    assert run("outer", 20, 22) == (42, 42.0)
    assert run.raised("outer", MAX, 1) == OVERFLOW
    assert ctypes.c_int64.from_address(run.address("calls")).value == 2


def test_the_table_of_roots() -> None:
    p = ProgramBuilder()
    p.data("first", [], zeros=8, holds_root=True)
    p.data("pair", [], zeros=32, root_offsets=[8, 24])
    for end in ("start", "end"):
        p.function(end, returns=PTR).ret(ops.Symbol(f"__gcroots_{end}"))
    run = Run(p.program)
    start, stop = run("start"), run("end")
    slots = (ctypes.c_uint64 * ((stop - start) // 8)).from_address(start)
    pair = run.address("pair")
    assert sorted(slots) == sorted([run.address("first"), pair + 8, pair + 24])


def test_data_is_laid_out_as_listed() -> None:
    p = ProgramBuilder()
    p.data("other", [(1, 8)])
    p.data("mixed", [b'a"\\\n\0', (-2, 1), (0x1234, 2), "other", (2**64 - 1, 8), (5, 4)], zeros=3, align=16)
    p.function("f", returns=VOID).ret()
    run = Run(p.program)
    address = run.address("mixed")
    other = run.address("other").to_bytes(8, "little")
    expected = b'a"\\\n\0' + b"\xfe" + b"\x34\x12" + other + b"\xff" * 8 + b"\5\0\0\0" + b"\0\0\0"
    assert ctypes.string_at(address, len(expected)) == expected
    assert address % 16 == 0
