"""The printed form of the IR, in full."""

from __future__ import annotations

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.printer import print_data, print_function, print_program
from pyuk.compiler.ir.types import F64, I1, I8, I32, I64, PTR, TupleType
from tests.compiler.codegen.build import ProgramBuilder, i64

FUNCTION = """\
func app.half(%p0: i64, %p1: ptr) -> i64 raises noinline     ; app.py:1
  local %total: i64 = %p0
  local %total.1: ptr
start:
  %0 = sadd %p0, 1                                           ; app.py:2
  %1 = tuple_get %0, 1                                       ; app.py:2
  %2 = xor %1, i1 1                                          ; app.py:2
  check %2 or @overflow_error()                              ; app.py:2
  %3 = tuple_get %0, 0                                       ; app.py:2
  set %total, %3                                             ; app.py:3
  %4 = get %total                                            ; app.py:3
  %5 = call @app.half(%4, null) raises !raise -> caught      ; app.py:3
  %6 = sgt %5, 0                                             ; app.py:3
  branch %6 ? more : "the end"                               ; app.py:3
caught:
  %7 = caught                                                ; app.py:4
  raise again %7                                             ; app.py:4
more:
  %8 = address %p1 + %5 * 8 + 16                             ; app.py:5
  %9 = load i64 %8 (alias 'list.items', align 4, volatile)   ; app.py:5
  store i8 i8 1 to %8 (acquire, segment 256)                 ; app.py:5
  %10 = tuple %9, 1.5                                        ; app.py:5
  %11 = sitofp %9 to double                                  ; app.py:5
  %12 = intrinsic llvm.fabs(%11) -> double                   ; app.py:5
  %13 = select i1 1, %12, zero double                        ; app.py:5
  %14 = atomic_add %8, 1 seq_cst                             ; app.py:5
  %15 = compare_exchange %8, 1, 2 seq_cst                    ; app.py:5
  fence seq_cst                                              ; app.py:5
  call %p1() of {f, "g h"}                                   ; app.py:5
  switch %9 [1 -> more, 2 -> "the end"] else "the end"       ; app.py:5
the end:
  goto last                                                  ; app.py:6
last:
  %16 = call @error()                                        ; app.py:6
  raise %16                                                  ; app.py:6
"""


def everything() -> ProgramBuilder:
    p = ProgramBuilder()
    f = p.function("app.half", I64, PTR, returns=I64, may_raise=True, noinline=True)
    total = f.local("total", param=0)
    f.local("total", PTR)
    caught, more, end, last = f.new("caught"), f.new("more"), f.new("the end"), f.new("last")
    f.line = 2
    first = f.checked("sadd", f.param(0), i64(1))
    f.line = 3
    f.set(total, first)
    call = f.call("app.half", f.get(total), ops.Const(0, PTR), returns=I64, handler=caught)
    f.branch(f.compare("sgt", call, i64(0)), more, end)
    f.at(caught).line = 4
    f.add(ops.Raise(f.add(ops.Caught()), again=True))
    f.at(more).line = 5
    at = f.add(ops.Address(f.param(1), 16, call, 8))
    item = f.add(ops.Load(at, type=I64, alias="list.items", align=4, volatile=True))
    f.add(ops.Store(at, ops.Const(1, I8), order="acquire", segment=256))
    f.add(ops.MakeTuple([item, ops.Const(1.5, F64)]))
    number = f.add(ops.Cast("sitofp", item, type=F64))
    size = f.add(ops.Intrinsic("llvm.fabs", [number], (F64,), type=F64))
    f.add(ops.Select(ops.Const(1, I1), size, ops.Zero(F64)))
    f.add(ops.AtomicUpdate("add", at, i64(1), "seq_cst"))
    f.add(ops.CompareExchange(at, i64(1), i64(2), "seq_cst"))
    f.add(ops.Fence("seq_cst"))
    f.add(ops.Call(f.param(1), [], ("f", "g h"), may_raise=False))
    f.add(ops.Switch(item, [(1, more), (2, end)], end))
    f.at(end).line = 6
    f.goto(last)
    f.at(last).add(ops.Raise(f.call("error", returns=PTR, may_raise=False)))
    return p


def test_a_function() -> None:
    assert print_function(everything().program.functions["app.half"]) == FUNCTION.replace("the end:", '"the end":')


def test_data() -> None:
    p = ProgramBuilder()
    data = p.data("a b", [b"x\0", (5, 4), "app.half"], zeros=3, align=16, exported=True, root_offsets=[8])
    assert print_data(data) == (
        "data \"a b\" (unit app, align 16, exported, roots at [8]): b'x\\x00', 5:32, @app.half, zeros(3)\n"
    )


def test_a_program_is_sorted() -> None:
    p = everything()
    p.stub("outb")
    p.function("aaa").ret()
    text = print_program(p.program)
    starts = [line.split("(")[0] for line in text.splitlines() if line.startswith(("func", "data", "stub"))]
    assert starts == ['data "file:app.py" ', "func aaa", "func app.half", "stub outb"]


def test_broken_values_print_too() -> None:
    p, other = ProgramBuilder(), ProgramBuilder()
    stranger = other.function("g", I32, returns=I32).param(0)
    f = p.function("f", returns=TupleType((I32,)))
    f.ret(stranger)
    assert "return %?" in print_function(f.fn)
