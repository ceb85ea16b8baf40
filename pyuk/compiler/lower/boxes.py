"""Boxes: numbers and tuples as objects, for values of union types (pyuk/builtins/box.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.types import BOOL, FLOAT, Class, Int
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Data, Local
from pyuk.compiler.ir.ops import Const, Symbol, Value
from pyuk.compiler.ir.types import I64, PTR
from pyuk.compiler.lower import memory

if TYPE_CHECKING:
    from pyuk.compiler.lower.function import FunctionLowering
    from pyuk.compiler.lower.statics import Statics

SMALL_LOW, SMALL_HIGH = -5, 256  # ints whose boxes are there already, as in CPython
BOX_SIZE = 16
SMALL_INTS = "boxes of small ints"


def lower(f: FunctionLowering, expr: tree.Box) -> Value:
    """A reference to a box of the operand."""
    operand, statics = expr.operand, f.program.statics
    if isinstance(operand, tree.Literal) and (isinstance(operand.type, Int) or operand.type in (BOOL, FLOAT)):
        return static_box(statics, expr.class_, operand.value)
    value = f.value(operand)
    if f.current is None:
        return ops.Zero(PTR)
    if operand.type == BOOL:
        yes, no = (static_box(statics, expr.class_, each) for each in (True, False))
        return f.emit(ops.Select(value, yes, no))
    if isinstance(operand.type, Int):
        return _box_int(f, expr.class_, value)
    return _allocate(f, expr.class_, value)


def static_box(statics: Statics, class_: Class, value: bool | float | str | tuple[object, ...]) -> Symbol:
    """The box of a constant, in read-only memory."""
    member = class_.args[0]
    name = f"box:{member}:{value!r}"
    if name not in statics.program.data:
        items = statics.initial(value, member) or [bytes(max(8, statics.layouts.size(member)))]
        statics.program.data[name] = Data(
            name, [statics.type_info(class_), *items], readonly=True, copied=True
        )
    return Symbol(name)


def _box_int(f: FunctionLowering, class_: Class, value: Value) -> Value:
    """The box of an int: that of a small one is looked up."""
    result = Local(".box", PTR)
    f.function.locals.append(result)
    small, large, done = f.block("small"), f.block("large"), f.block("boxed")
    index = f.emit(ops.Binary("sub", value, Const(SMALL_LOW, I64)))
    is_small = f.emit(ops.Compare("ule", index, Const(SMALL_HIGH - SMALL_LOW, I64)))
    f.branch(is_small, small, large)
    f.start(small)
    f.emit(ops.Set(result, f.emit(ops.Address(_small_ints(f.program.statics, class_), 0, index, BOX_SIZE))))
    f.goto(done)
    f.start(large)
    f.emit(ops.Set(result, _allocate(f, class_, value)))
    f.goto(done)
    f.start(done)
    return f.emit(ops.Get(result))


def _small_ints(statics: Statics, class_: Class) -> Symbol:
    if SMALL_INTS not in statics.program.data:
        info = statics.type_info(class_)
        items: list[bytes | tuple[int, int] | str] = []
        for value in range(SMALL_LOW, SMALL_HIGH + 1):
            items += [info, value.to_bytes(8, "little", signed=True)]
        statics.program.data[SMALL_INTS] = Data(SMALL_INTS, items, readonly=True, unit="tables")
    return Symbol(SMALL_INTS)


def _allocate(f: FunctionLowering, class_: Class, value: Value) -> Value:
    from pyuk.compiler.lower.expressions import new_object

    layout = f.program.layouts.of_class(class_)
    made = new_object(f, class_)
    memory.store(f, made, layout.offsets["value"], layout.types["value"], value)
    return made
