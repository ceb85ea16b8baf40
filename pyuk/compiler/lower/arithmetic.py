"""Integer and float operations: in 64 bits where the interval allows, in 128 where not, checked on demand.

Where a mask keeps only low bits of a sum or product, the operation is done modulo 2**64, without checks:
that is how Python programs wrap, and it is exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.intervals import fits_register
from pyuk.compiler.check.model.types import BOOL, FLOAT, INT, U64, Int
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.ops import Const, Value
from pyuk.compiler.ir.types import I1, I64, I128, IntType

if TYPE_CHECKING:
    from pyuk.compiler.lower.function import FunctionLowering

MASK64 = (1 << 64) - 1
RING = {"+": "add", "-": "sub", "*": "mul", "&": "and", "|": "or", "^": "xor"}
FLOATS = {"+": "fadd", "-": "fsub", "*": "fmul", "/": "fdiv"}
SIGNED = {"==": "eq", "!=": "ne", "<": "slt", "<=": "sle", ">": "sgt", ">=": "sge"}
UNSIGNED = {"==": "eq", "!=": "ne", "<": "ult", "<=": "ule", ">": "ugt", ">=": "uge"}
FLOATING = {"==": "oeq", "!=": "une", "<": "olt", "<=": "ole", ">": "ogt", ">=": "oge"}


def range_of(expr: tree.Expr) -> Int:
    assert isinstance(expr.type, Int), expr.type
    return expr.type


def constant(value: int, type_: Int) -> Const:
    """An int constant in the register that `type_` takes."""
    return Const(value, I64 if fits_register(type_) else I128)


def widen(f: FunctionLowering, value: Value, range_: Int, type_: IntType) -> Value:
    """An int in a register of another width: extended by its range's sign, or cut."""
    if value.type == type_:
        return value
    if isinstance(value, Const):
        return Const(value.value, type_)
    assert isinstance(value.type, IntType)
    if value.type.bits > type_.bits:
        return f.emit(ops.Cast("trunc", value, type=type_))
    return f.emit(ops.Cast("sext" if range_.lo < 0 else "zext", value, type=type_))


def arithmetic(f: FunctionLowering, expr: tree.Arithmetic) -> Value:
    """The value of left op right."""
    if expr.type == FLOAT:
        return _float(f, expr)
    if expr.type == BOOL:
        return f.emit(ops.Binary(RING[expr.op], f.value(expr.left), f.value(expr.right)))
    masked = _masked(f, expr)
    if masked is not None:
        return masked
    left, right = f.value(expr.left), f.value(expr.right)
    if f.current is None:
        return ops.Zero(I64)
    match expr.op:
        case "//" | "%":
            return _divide(f, expr, left, right)
        case "<<" | ">>":
            return _shift(f, expr, left, right)
    if expr.checked:
        return _checked(f, expr.op, left, right)
    width = I64 if fits_register(range_of(expr)) else I128
    left, right = widen(f, left, range_of(expr.left), width), widen(f, right, range_of(expr.right), width)
    return f.emit(ops.Binary(RING[expr.op], left, right))


def _float(f: FunctionLowering, expr: tree.Arithmetic) -> Value:
    left, right = f.value(expr.left), f.value(expr.right)
    if f.current is None:
        return ops.Zero(left.type)
    if expr.op == "/" and not (isinstance(expr.right, tree.Literal) and expr.right.value):
        nonzero = f.emit(ops.Compare("une", right, Const(0.0, right.type)))
        f.check(nonzero, f.raiser("float_division_error"))
    return f.emit(ops.Binary(FLOATS[expr.op], left, right))


def _checked(f: FunctionLowering, op: str, left: Value, right: Value) -> Value:
    pair = f.emit(ops.Overflow("s" + RING[op], left, right))
    fine = f.emit(ops.Compare("eq", f.emit(ops.TupleGet(pair, 1)), Const(0, I1)))
    f.check(fine, f.raiser("overflow_error"))
    return f.emit(ops.TupleGet(pair, 0))


# --- modulo 2**64 ---


def _masked(f: FunctionLowering, expr: tree.Arithmetic) -> Value | None:
    """`(sum or product) & mask`: only low bits count, so the operation need not be exact."""
    for kept, mask in ((expr.left, expr.right), (expr.right, expr.left)):
        if expr.op == "&" and isinstance(mask, tree.Literal) and 0 <= mask.value <= MASK64:
            return f.emit(ops.Binary("and", wrapped(f, kept), Const(mask.value, I64)))
    if expr.op == "%" and isinstance(expr.right, tree.Literal):
        divisor = expr.right.value
        if 0 < divisor <= 1 << 64 and divisor & (divisor - 1) == 0:
            return f.emit(ops.Binary("and", wrapped(f, expr.left), Const(divisor - 1, I64)))
    return None


def wrapped(f: FunctionLowering, expr: tree.Expr) -> Value:
    """An int expression modulo 2**64, in an i64."""
    match expr:
        case tree.Literal(value=value):
            return Const(value & MASK64, I64)
        case tree.Arithmetic(op=op) if op in RING:
            left = wrapped(f, expr.left)
            return f.emit(ops.Binary(RING[op], left, wrapped(f, expr.right)))
        case tree.Arithmetic(op="<<") if isinstance(expr.right, tree.Literal) and 0 <= expr.right.value < 64:
            return f.emit(ops.Binary("shl", wrapped(f, expr.left), Const(expr.right.value, I64)))
        case tree.Arithmetic(op="<<"):
            left = wrapped(f, expr.left)
            return _shift_left_wrapped(f, left, range_of(expr.right), f.value(expr.right))
        case tree.Negate(invert=True):
            return f.emit(ops.Binary("xor", wrapped(f, expr.operand), Const(MASK64, I64)))
        case tree.Narrow(implied=True):
            return wrapped(f, expr.operand)
    value = f.value(expr)
    return widen(f, value, range_of(expr), I64) if f.current is not None else ops.Zero(I64)


# --- division ---


def _divide(f: FunctionLowering, expr: tree.Arithmetic, left: Value, right: Value) -> Value:
    """Floor division and modulo, as Python defines them: the remainder has the divisor's sign."""
    a, b = range_of(expr.left), range_of(expr.right)
    left, right = widen(f, left, a, I64), widen(f, right, b, I64)
    if b.lo <= 0 <= b.hi:
        name = "int_division_error" if expr.op == "//" else "int_modulo_error"
        f.check(f.emit(ops.Compare("ne", right, Const(0, I64))), f.raiser(name))
    if a.lo >= 0 and b.lo >= 0:
        return f.emit(ops.Binary("udiv" if expr.op == "//" else "urem", left, right))
    if isinstance(expr.right, tree.Literal) and b.lo > 0 and b.lo & (b.lo - 1) == 0 and expr.op == "//":
        return f.emit(ops.Binary("ashr", left, Const(b.lo.bit_length() - 1, I64)))
    return _floor(f, expr, left, right)


def _floor(f: FunctionLowering, expr: tree.Arithmetic, left: Value, right: Value) -> Value:
    a, b = range_of(expr.left), range_of(expr.right)
    if a.lo == INT.lo and b.lo <= -1 <= b.hi:
        right = _avoid_trap(f, expr.op, left, right)
    remainder = f.emit(ops.Binary("srem", left, right))
    differs = f.emit(ops.Compare("slt", f.emit(ops.Binary("xor", remainder, right)), Const(0, I64)))
    uneven = f.emit(ops.Compare("ne", remainder, Const(0, I64)))
    adjust = f.emit(ops.Binary("and", differs, uneven))
    if expr.op == "%":
        moved = f.emit(ops.Binary("add", remainder, right))
        return f.emit(ops.Select(adjust, moved, remainder))
    quotient = f.emit(ops.Binary("sdiv", left, right))
    return f.emit(ops.Binary("sub", quotient, f.emit(ops.Cast("zext", adjust, type=I64))))


def _avoid_trap(f: FunctionLowering, op: str, left: Value, right: Value) -> Value:
    """-2**63 divided by -1 traps on x86: an OverflowError for //, and 0 for %, which x % 1 is too."""
    minus_one = f.emit(ops.Compare("eq", right, Const(-1, I64)))
    if op == "%":
        return f.emit(ops.Select(minus_one, Const(1, I64), right))
    least = f.emit(ops.Compare("eq", left, Const(INT.lo, I64)))
    both = f.emit(ops.Binary("and", minus_one, least))
    f.check(f.emit(ops.Compare("eq", both, Const(0, I1))), f.raiser("overflow_error"))
    return right


# --- shifts ---


def _shift(f: FunctionLowering, expr: tree.Arithmetic, left: Value, right: Value) -> Value:
    a, count = range_of(expr.left), range_of(expr.right)
    right = widen(f, right, count, I64)
    if count.lo < 0:
        f.check(f.emit(ops.Compare("sge", right, Const(0, I64))), f.raiser("shift_error"))
    if expr.op == ">>":
        return _shift_right(f, a, count, left, right)
    if expr.checked:
        return _shift_left_checked(f, range_of(expr), a, left, right)
    width = I64 if fits_register(range_of(expr)) else I128
    left = widen(f, left, a, width)
    shifted = f.emit(ops.Binary("shl", left, widen(f, right, Int(0, 127), width)))
    if count.hi < width.bits:
        return shifted
    inside = f.emit(ops.Compare("ult", right, Const(width.bits, I64)))
    return f.emit(ops.Select(inside, shifted, Const(0, width)))


def _shift_right(f: FunctionLowering, a: Int, count: Int, left: Value, right: Value) -> Value:
    assert isinstance(left.type, IntType)
    limit = left.type.bits - 1
    if count.hi > limit:
        inside = f.emit(ops.Compare("ult", right, Const(limit, I64)))
        clamped: Value = f.emit(ops.Select(inside, right, Const(limit, I64)))
    else:
        clamped = right
    amount = widen(f, clamped, Int(0, 127), left.type)
    shifted = f.emit(ops.Binary("ashr" if a.lo < 0 else "lshr", left, amount))
    if a.lo < 0 or count.hi <= limit:
        return shifted
    inside = f.emit(ops.Compare("ule", right, Const(limit, I64)))
    return f.emit(ops.Select(inside, shifted, Const(0, left.type)))


def _shift_left_wrapped(f: FunctionLowering, left: Value, count: Int, right: Value) -> Value:
    """Shift modulo 2**64: nothing is left of it from a count of 64 on."""
    if f.current is None:
        return ops.Zero(I64)
    right = widen(f, right, count, I64)
    if count.lo < 0:
        f.check(f.emit(ops.Compare("sge", right, Const(0, I64))), f.raiser("shift_error"))
    inside = f.emit(ops.Compare("ult", right, Const(64, I64)))
    amount = f.emit(ops.Binary("and", right, Const(63, I64)))
    return f.emit(ops.Select(inside, f.emit(ops.Binary("shl", left, amount)), Const(0, I64)))


def _shift_left_checked(f: FunctionLowering, result: Int, a: Int, left: Value, right: Value) -> Value:
    """Shift in 64 bits; OverflowError where shifting back does not give the value again."""
    down = "ashr" if result.lo < 0 else "lshr"
    left = widen(f, left, a, I64)
    inside = f.emit(ops.Compare("ult", right, Const(64, I64)))
    amount = f.emit(ops.Binary("and", right, Const(63, I64)))
    shifted = f.emit(ops.Binary("shl", left, amount))
    back = f.emit(ops.Compare("eq", f.emit(ops.Binary(down, shifted, amount)), left))
    fits = f.emit(ops.Binary("and", back, inside))
    nothing = f.emit(ops.Compare("eq", left, Const(0, I64)))
    f.check(f.emit(ops.Binary("or", fits, nothing)), f.raiser("overflow_error"))
    return f.emit(ops.Select(nothing, Const(0, I64), shifted))


def negate(f: FunctionLowering, expr: tree.Negate) -> Value:
    """-x of a float, ~x of an int."""
    value = f.value(expr.operand)
    if expr.type == FLOAT:
        return f.emit(ops.Binary("fsub", Const(-0.0, value.type), value))
    assert isinstance(value.type, IntType)
    return f.emit(ops.Binary("xor", value, Const(-1, value.type)))


# --- comparison and storage ---


def compare(f: FunctionLowering, op: str, left: tree.Expr, right: tree.Expr) -> Value:
    """A comparison of two numbers of one kind, by value whatever their widths and signs."""
    a, b = f.value(left), f.value(right)
    if f.current is None:
        return ops.Zero(I1)
    if left.type == FLOAT:
        return f.emit(ops.Compare(FLOATING[op], a, b))
    x, y = range_of(left), range_of(right)
    if INT.holds(x) and INT.holds(y):
        return f.emit(ops.Compare(SIGNED[op], a, b))
    if U64.holds(x) and U64.holds(y):
        return f.emit(ops.Compare(UNSIGNED[op], a, b))
    table = UNSIGNED if x.lo >= 0 and y.lo >= 0 else SIGNED
    return f.emit(ops.Compare(table[op], widen(f, a, x, I128), widen(f, b, y, I128)))


def narrow(f: FunctionLowering, expr: tree.Narrow) -> Value:
    """An int in storage that may be too small for it."""
    source, target = range_of(expr.operand), range_of(expr)
    value = f.value(expr.operand)
    if f.current is None:
        return ops.Zero(I64)
    assert isinstance(value.type, IntType)
    width = value.type
    signed = source.lo < 0
    if target.lo == 0 and signed and source.hi <= INT.hi:
        f.check(f.emit(ops.Compare("ule", value, Const(target.hi, width))), f.raiser("overflow_error"))
        return widen(f, value, source, I64)
    if source.lo < target.lo:
        f.check(
            f.emit(ops.Compare("sge" if signed else "uge", value, Const(target.lo, width))),
            f.raiser("overflow_error"),
        )
    if source.hi > target.hi:
        f.check(
            f.emit(ops.Compare("sle" if signed else "ule", value, Const(target.hi, width))),
            f.raiser("overflow_error"),
        )
    return widen(f, value, source, I64)
