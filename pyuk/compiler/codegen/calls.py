"""Calls, raises and the ends of blocks: one writer for each kind of operation.

Read function.py first: it tells the raising protocol that these follow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyuk.compiler.codegen.function import LIKELY, UNLIKELY, FunctionText, machine_return, result_of
from pyuk.compiler.codegen.names import global_name
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.ops import Op, Symbol, Value
from pyuk.compiler.ir.types import I64, VOID, IntType

Writer = Callable[[FunctionText, Any], None]


def _call(f: FunctionText, op: ops.Call) -> None:
    if isinstance(op.callee, Symbol):
        function = f.unit.program.functions.get(op.callee.name)
        if function is None:
            _foreign_call(f, op, op.callee.name)
            return
        callee, may_raise = f.unit.convention(function.name), function.may_raise
    else:
        callee, may_raise = "", op.may_raise
    result = machine_return(op.type, may_raise)
    args = ", ".join([f.typed(operand) for operand in op.operands])
    call = f"call {callee}{result} {f.value(op.callee)}({args}){f.call_attributes(op)}"
    if may_raise:
        _raising_call(f, op, call, result)
    else:
        f.emit(result_of(f, op) + call)


def _raising_call(f: FunctionText, op: ops.Call, call: str, result: str) -> None:
    """The call, the test of its exception, and the value where there is one."""
    name = f.name(op)
    if op.type == VOID:
        f.emit(f"{name}.exc = {call}")
    else:
        f.emit(f"{name}.raw = {call}")
        f.emit(f"{name}.exc = extractvalue {result} {name}.raw, 1")
    if op.may_raise:
        following = f"{name[1:]}.ok"
        landing = f.landing(op, op.handler, f"{name}.exc", f.label)
        weights = f.unit.metadata.weights(LIKELY, UNLIKELY)
        f.emit(f"{name}.fine = icmp eq ptr {name}.exc, null")
        f.emit(f"br i1 {name}.fine, label %{following}, label {landing}, !prof {weights}")
        f.start(following)
    if op.type != VOID:
        f.emit(f"{name} = extractvalue {result} {name}.raw, 0")


def _foreign_call(f: FunctionText, op: ops.Call, callee: str) -> None:
    """Call a stub, or on the host a function from outside: integers travel as whole registers."""
    args = [_register(f, op, index, operand) for index, operand in enumerate(op.operands)]
    narrow = isinstance(op.type, IntType) and op.type.bits < 64
    result = str(I64) if narrow else str(op.type)
    f.unit.note_foreign(callee, result, [arg.partition(" ")[0] for arg in args])
    name = f"{f.name(op)}.wide" if narrow else f.name(op)
    given = f"{name} = " if op.type != VOID else ""
    f.emit(f"{given}call {result} {global_name(callee)}({', '.join(args)})")
    if narrow:
        f.emit(f"{f.name(op)} = trunc i64 {name} to {op.type}")


def _register(f: FunctionText, op: ops.Call, index: int, operand: Value) -> str:
    if not (isinstance(operand.type, IntType) and operand.type.bits < 64):
        return f.typed(operand)
    f.emit(f"{f.name(op)}.arg{index} = zext {f.typed(operand)} to i64")
    return f"i64 {f.name(op)}.arg{index}"


def _check(f: FunctionText, op: ops.Check) -> None:
    """The raiser is called in a cold block, which leads to the landing."""
    name = f.name(op)
    following, failed = f"{name[1:]}.ok", f"{name[1:]}.failed"
    weights = f.unit.metadata.weights(LIKELY, UNLIKELY)
    f.emit(f"br i1 {f.value(op.condition)}, label %{following}, label %{failed}, !prof {weights}")
    if op.raiser not in f.unit.program.functions:
        f.unit.note_foreign(op.raiser, "ptr", [str(operand.type) for operand in op.operands])
    args = ", ".join([f.typed(operand) for operand in op.operands])
    landing = f.landing(op, op.handler, f"{name}.exc", failed)
    f.emit_cold(failed, f"{name}.exc = call ptr {global_name(op.raiser)}({args}) cold", f"br label {landing}")
    f.start(following)


def _caught(f: FunctionText, op: ops.Caught) -> None:
    f.begin_handler(op)


# --- ends of blocks -------------------------------------------------------------------------


def _goto(f: FunctionText, op: ops.Goto) -> None:
    f.emit(f"br label {f.target(op.target)}")


def _branch(f: FunctionText, op: ops.Branch) -> None:
    f.emit(f"br i1 {f.value(op.condition)}, label {f.target(op.then)}, label {f.target(op.otherwise)}")


def _switch(f: FunctionText, op: ops.Switch) -> None:
    type_ = op.value.type
    cases = " ".join(f"{f.typed(ops.Const(number, type_))}, label {f.target(to)}" for number, to in op.cases)
    f.emit(f"switch {f.typed(op.value)}, label {f.target(op.default)} [ {cases} ]")


def _return(f: FunctionText, op: ops.Return) -> None:
    if not f.fn.may_raise:
        f.emit("ret void" if op.value is None else f"ret {f.typed(op.value)}")
    else:
        f.emit(f.leave_function("" if op.value is None else f.value(op.value), "null", f.label))


def _raise(f: FunctionText, op: ops.Raise) -> None:
    exception = f.value(op.exception)
    if op.again:
        f.assume_exception(f.name(op), exception)
        for line in f.leave(op.handler, exception, f.label):
            f.emit(line)
    else:
        f.emit(f"br label {f.landing(op, op.handler, exception, f.label)}")


def _unreachable(f: FunctionText, op: ops.Unreachable) -> None:
    f.emit("unreachable")


WRITERS: dict[type[Op], Writer] = {
    ops.Call: _call,
    ops.Check: _check,
    ops.Caught: _caught,
    ops.Goto: _goto,
    ops.Branch: _branch,
    ops.Switch: _switch,
    ops.Return: _return,
    ops.Raise: _raise,
    ops.Unreachable: _unreachable,
}
