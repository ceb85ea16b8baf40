"""Each operation of the IR on the host against what Python computes."""

from __future__ import annotations

import ctypes
import math
import struct
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.types import F64, I1, I8, I16, I32, I64, I128, PTR, IntType, IrType, TupleType
from tests.compiler.codegen.build import ProgramBuilder
from tests.compiler.codegen.running import Run

INTS = (I8, I16, I32, I64, I128)
EDGES = [0, 1, -1, 2, 7, 127, -128, 255, 2**15, 2**31 - 1, -(2**31), 2**32 + 1, 2**63 - 1, -(2**63), 2**64 - 1]
EDGES += [2**64, 2**64 + 1, -(2**64), 2**96 + 12345, 2**127 - 1, -(2**127)]


def wrap(value: int, bits: int) -> int:
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def unsigned(value: int, bits: int) -> int:
    return value & ((1 << bits) - 1)


def quotient(a: int, b: int) -> int:
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


WRAPPING: dict[str, Callable[[int, int, int], int]] = {
    "add": lambda a, b, n: a + b,
    "sub": lambda a, b, n: a - b,
    "mul": lambda a, b, n: a * b,
    "and": lambda a, b, n: a & b,
    "or": lambda a, b, n: a | b,
    "xor": lambda a, b, n: a ^ b,
    "sdiv": lambda a, b, n: quotient(a, b),
    "srem": lambda a, b, n: a - b * quotient(a, b),
    "udiv": lambda a, b, n: unsigned(a, n) // unsigned(b, n),
    "urem": lambda a, b, n: unsigned(a, n) % unsigned(b, n),
    "shl": lambda a, b, n: a << b,
    "lshr": lambda a, b, n: unsigned(a, n) >> b,
    "ashr": lambda a, b, n: a >> b,
}


@pytest.fixture(scope="module")
def integers() -> Run:
    """One function for every integer operation and width: `add i64`, `slt i8`, `sadd i32`."""
    p = ProgramBuilder()
    for type_ in INTS:
        for op in WRAPPING:
            f = p.function(f"{op} {type_}", type_, type_, returns=type_)
            f.ret(f.binary(op, f.param(0), f.param(1)))
        for op in ops.COMPARE[:10]:
            f = p.function(f"{op} {type_}", type_, type_, returns=I1)
            f.ret(f.compare(op, f.param(0), f.param(1)))
        for op in ops.OVERFLOW:
            f = p.function(f"{op} {type_}", type_, type_, returns=TupleType((type_, I1)))
            f.ret(f.add(ops.Overflow(op, f.param(0), f.param(1))))
    return Run(p.program)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_integer_operations(integers: Run, data: st.DataObject) -> None:
    type_ = data.draw(st.sampled_from(INTS))
    numbers = st.one_of(st.sampled_from(EDGES), st.integers(-(2**127), 2**128))
    a, b = (wrap(data.draw(numbers), type_.bits) for _ in range(2))
    for op, meaning in WRAPPING.items():
        if op in ("shl", "lshr", "ashr"):
            shift = b % type_.bits
            assert integers(f"{op} {type_}", a, shift) == wrap(meaning(a, shift, type_.bits), type_.bits), op
        elif b != 0 or ("div" not in op and "rem" not in op):
            if op in ("sdiv", "srem") and (a, b) == (-(1 << type_.bits - 1), -1):
                continue
            assert integers(f"{op} {type_}", a, b) == wrap(meaning(a, b, type_.bits), type_.bits), op
    check_comparisons(integers, type_, a, b)
    check_overflow(integers, type_, a, b)


def check_comparisons(integers: Run, type_: IntType, a: int, b: int) -> None:
    c, d = unsigned(a, type_.bits), unsigned(b, type_.bits)
    expected = {"eq": a == b, "ne": a != b, "slt": a < b, "sle": a <= b, "sgt": a > b, "sge": a >= b}
    expected |= {"ult": c < d, "ule": c <= d, "ugt": c > d, "uge": c >= d}
    assert {op: integers(f"{op} {type_}", a, b) for op in expected} == expected


def check_overflow(integers: Run, type_: IntType, a: int, b: int) -> None:
    bits = type_.bits
    for op in ops.OVERFLOW:
        signed = op[0] == "s"
        left, right = (a, b) if signed else (unsigned(a, bits), unsigned(b, bits))
        exact = {"add": left + right, "sub": left - right, "mul": left * right}[op[1:]]
        low, high = (-(1 << bits - 1), 1 << bits - 1) if signed else (0, 1 << bits)
        assert integers(f"{op} {type_}", a, b) == (wrap(exact, bits), not low <= exact < high), op


@pytest.mark.parametrize("divisor", [1, 2, 3, 2**40, 2**64, 10**19, 2**100, -7])
def test_wide_division_by_a_constant(divisor: int) -> None:
    p = ProgramBuilder()
    for op in ("sdiv", "srem", "udiv", "urem"):
        f = p.function(op, I128, returns=I128)
        f.ret(f.binary(op, f.param(0), ops.Const(divisor, I128)))
    run = Run(p.program)
    for op in ("sdiv", "srem", "udiv", "urem"):
        for value in EDGES:
            value = wrap(value, 128)
            assert run(op, value) == wrap(WRAPPING[op](value, divisor, 128), 128)


# --- conversions ----------------------------------------------------------------------------


def cast(op: str, source: IrType, target: IrType) -> Run:
    p = ProgramBuilder()
    f = p.function("f", source, returns=target)
    f.ret(f.add(ops.Cast(op, f.param(0), type=target)))
    return Run(p.program)


@pytest.mark.parametrize(
    ("op", "source", "target", "value", "expected"),
    [
        ("zext", I8, I64, -1, 255),
        ("zext", I1, I64, True, 1),
        ("sext", I1, I64, True, -1),
        ("sext", I8, I128, -5, -5),
        ("trunc", I128, I16, 2**80 + 70000, 4464),
        ("trunc", I64, I1, 3, True),
        ("sitofp", I64, F64, -(2**63), -(2.0**63)),
        ("uitofp", I64, F64, -1, 2.0**64),
        ("fptosi", F64, I64, -2.9, -2),
        ("fptoui", F64, I64, 2.0**63 + 2048, -(2**63) + 2048),
        ("bitcast", F64, I64, -0.0, -(2**63)),
        ("bitcast", I64, F64, 0x3FF0000000000000, 1.0),
        ("ptrtoint", PTR, I64, 0xFFFF_8000_0000_0000, wrap(0xFFFF_8000_0000_0000, 64)),
        ("inttoptr", I64, PTR, 4096, 4096),
    ],
)
def test_casts(op: str, source: IrType, target: IrType, value: Any, expected: Any) -> None:
    assert cast(op, source, target)("f", value) == expected


# --- floats ---------------------------------------------------------------------------------

FLOATS = [0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994, 1e15 + 0.5, 2.0**52 - 0.5, 2.0**52, 1e300]
FLOATS += [-1e300, math.inf, -math.inf, math.nan, 5e-324, -3.7, 3.2]


def bits(value: float) -> bytes:
    return b"nan" if math.isnan(value) else struct.pack("<d", value)


@pytest.fixture(scope="module")
def floats() -> Run:
    p = ProgramBuilder()
    for op in ("fadd", "fsub", "fmul", "fdiv"):
        f = p.function(op, F64, F64, returns=F64)
        f.ret(f.binary(op, f.param(0), f.param(1)))
    for op in ops.COMPARE[-6:]:
        f = p.function(op, F64, F64, returns=I1)
        f.ret(f.compare(op, f.param(0), f.param(1)))
    for name in ("floor", "ceil", "trunc", "rint", "nearbyint", "roundeven", "fabs", "sqrt"):
        f = p.function(name, F64, returns=F64)
        f.ret(f.add(ops.Intrinsic(f"llvm.{name}", [f.param(0)], (F64,), type=F64)))
    return Run(p.program)


@pytest.mark.parametrize("a", FLOATS)
def test_float_operations(floats: Run, a: float) -> None:
    for b in FLOATS:
        assert bits(floats("fadd", a, b)) == bits(a + b)
        assert bits(floats("fmul", a, b)) == bits(a * b)
        if b != 0.0:
            assert bits(floats("fdiv", a, b)) == bits(a / b)
        expected = {"oeq": a == b, "une": a != b, "olt": a < b, "ole": a <= b, "ogt": a > b, "oge": a >= b}
        assert {op: floats(op, a, b) for op in expected} == expected


def python_round(name: str, value: float) -> float:
    if math.isnan(value) or math.isinf(value):
        return value
    whole: dict[str, Callable[[float], int]] = {"floor": math.floor, "ceil": math.ceil, "trunc": math.trunc}
    return math.copysign(float(whole.get(name, round)(value)), value)


@pytest.mark.parametrize("name", ["floor", "ceil", "trunc", "rint", "nearbyint", "roundeven"])
@settings(max_examples=200)
@given(value=st.one_of(st.sampled_from(FLOATS), st.floats()))
def test_rounding_without_a_library(floats: Run, name: str, value: float) -> None:
    assert bits(floats(name, value)) == bits(python_round(name, value))


# --- the rest -------------------------------------------------------------------------------


def test_select_and_intrinsics() -> None:
    p = ProgramBuilder()
    f = p.function("select", I1, I64, I64, returns=I64)
    f.ret(f.add(ops.Select(f.param(0), f.param(1), f.param(2))))
    f = p.function("ones", I64, returns=I64)
    f.ret(f.add(ops.Intrinsic("llvm.ctpop", [f.param(0)], (I64,), type=I64)))
    f = p.function("zeros", I32, returns=I32)
    f.ret(f.add(ops.Intrinsic("llvm.ctlz", [f.param(0), ops.Const(0, I1)], (I32,), type=I32)))
    f = p.function("copy", PTR, PTR, I64)
    operands: list[ops.Value] = [f.param(0), f.param(1), f.param(2), ops.Const(0, I1)]
    f.add(ops.Intrinsic("llvm.memcpy", operands, (PTR, PTR, I64)))
    f.ret()
    run = Run(p.program)
    assert (run("select", True, 1, 2), run("select", False, 1, 2)) == (1, 2)
    assert run("ones", -1) == 64
    assert run("zeros", 0) == 32
    source, target = ctypes.create_string_buffer(b"abcdef"), ctypes.create_string_buffer(7)
    run("copy", ctypes.addressof(target), ctypes.addressof(source), 6)
    assert target.value == b"abcdef"


@pytest.mark.parametrize("level", [0, 2])
def test_memory(level: int) -> None:
    p = ProgramBuilder()
    for type_ in (I8, I16, I32, I64, I128, I1, F64, PTR):
        f = p.function(f"load {type_}", PTR, I64, returns=type_)
        slot = f.add(ops.Address(f.param(0), offset=-16, index=f.param(1), stride=16))
        f.ret(f.add(ops.Load(slot, type=type_, align=1, volatile=True)))
        f = p.function(f"store {type_}", PTR, type_)
        f.add(ops.Store(f.add(ops.Address(f.param(0), offset=16)), f.param(1), align=1))
        f.ret()
    run = Run(p.program, opt_level=level)
    area = ctypes.create_string_buffer(64)
    values: list[tuple[IrType, Any]] = [(I8, -2), (I16, -300), (I32, 2**31 - 1), (I64, -(2**63)), (I128, 2**100)]
    values += [(I1, True), (I1, False), (F64, 0.1), (PTR, 2**64 - 1)]
    for kind, value in values:
        run(f"store {kind}", ctypes.addressof(area), value)
        assert run(f"load {kind}", ctypes.addressof(area), 2) == value


def test_a_bool_is_any_byte_but_zero() -> None:
    p = ProgramBuilder()
    f = p.function("load", PTR, returns=I1)
    f.ret(f.add(ops.Load(f.param(0), type=I1)))
    byte = ctypes.c_uint8(0x80)
    assert Run(p.program)("load", ctypes.addressof(byte)) is True


def test_atomics() -> None:
    p = ProgramBuilder()
    for op in ("add", "sub", "and", "or", "xor", "xchg"):
        f = p.function(op, PTR, I64, returns=I64)
        f.ret(f.add(ops.AtomicUpdate(op, f.param(0), f.param(1), "seq_cst")))
    f = p.function("exchange", PTR, I64, I64, returns=TupleType((I64, I1)))
    f.ret(f.add(ops.CompareExchange(f.param(0), f.param(1), f.param(2), "acq_rel")))
    f = p.function("bump", PTR, returns=I64)
    old = f.add(ops.Load(f.param(0), type=I64, order="acquire"))
    f.add(ops.Fence("seq_cst"))
    f.add(ops.Store(f.param(0), f.binary("add", old, ops.Const(1, I64)), order="release", volatile=True))
    f.ret(old)
    run = Run(p.program)
    cell = ctypes.c_int64(12)
    at = ctypes.addressof(cell)
    seen = [run(op, at, 5) for op in ("add", "sub", "and", "or", "xor", "xchg")]
    assert (seen, cell.value) == ([12, 17, 12, 4, 5, 0], 5)
    assert run("exchange", at, 5, 6) == (5, True)
    assert run("exchange", at, 5, 7) == (6, False)
    assert (run("bump", at), cell.value) == (6, 7)
