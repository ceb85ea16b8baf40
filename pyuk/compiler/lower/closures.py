"""Lowering functions as values: closure objects, the cells of shared variables, calls through closures.

A closure object is an object like any other: the address of its TypeInfo, then the captures as fields. Behind
the fixed words of that TypeInfo stands the address of a thunk for each signature that the function is called by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.funcattrs import missing
from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.declarations import Instance, Variable
from pyuk.compiler.check.model.types import NEVER, NONE, Class, FunctionSet, FunctionValue
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.ops import Const, Value
from pyuk.compiler.ir.types import I1, I8, PTR, VOID
from pyuk.compiler.lower import memory
from pyuk.compiler.lower.layout import register_type

if TYPE_CHECKING:
    from pyuk.compiler.lower.function import FunctionLowering

CLOSURE_TYPE = FunctionSet(frozenset())  # of the first parameter of what has a closure object: a reference


def has_closure(instance: Instance) -> bool:
    """Whether the code of the instance gets its closure object as its first argument."""
    return instance.info.is_object or instance.info.thunk is not None


# --- closure objects ---


def make_closure(f: FunctionLowering, expr: tree.MakeClosure) -> Value:
    """Allocate the closure object; a function that captures nothing has none, unless its identity matters."""
    assert isinstance(expr.type, FunctionValue)
    info = expr.type.info
    assert info.nested is not None
    if not info.is_object:
        return Const(0, I1)
    values = [
        f.emit(ops.Get(f.cell(value))) if isinstance(value, Variable) else f.value(value)
        for _, value in expr.captures
    ]
    if f.current is None:
        return ops.Zero(PTR)
    from pyuk.compiler.lower.expressions import new_object

    made = new_object(f, info.nested.closure)
    layout = f.program.layouts.of_class(info.nested.closure)
    for (name, _), value in zip(expr.captures, values, strict=True):
        memory.store(f, made, layout.offsets[name], layout.types[name], value)
    return made


def static_closure(f: FunctionLowering, expr: tree.StaticClosure) -> Value:
    """The closure object of a known function."""
    value = f.value(expr.operand)
    if isinstance(expr.function, FunctionValue) and expr.function.info.is_object:
        return value
    return f.program.statics.closure(expr.function)


def call_closure(f: FunctionLowering, expr: tree.CallClosure) -> Value:
    """Call the thunk that the closure object's TypeInfo has for the signature."""
    from pyuk.compiler.lower.expressions import arguments, result_of

    callee = f.value(expr.callee)
    args = arguments(f, expr.args)
    if f.current is None:
        return ops.Zero(register_type(expr.type))
    targets = sorted(thunk.symbol for thunk in expr.signature.thunks.values())
    if not targets:  # nothing ever becomes such a function
        f.emit(ops.Unreachable())
        return ops.Zero(register_type(expr.type))
    type_ = VOID if expr.type in (NONE, NEVER) else register_type(expr.type)
    info = f.emit(ops.Load(callee, "object header", type=PTR))
    entry = f.emit(ops.Address(info, 8 * f.program.statics.signature_index(expr.signature)))
    code = f.emit(ops.Load(entry, "TypeInfo", type=PTR))
    call = ops.Call(code, [callee, *args], tuple(targets), type=type_, handler=f.handler)
    return result_of(f, f.emit(call), expr.type)


# --- cells ---


def _cell_class(f: FunctionLowering, variable: Variable) -> Class:
    assert variable.shared is not None
    world = f.program.world
    return world.cell_type(world.resolve(variable.shared.annotation or variable.shared.type))


def new_cell(f: FunctionLowering, stmt: tree.NewCell) -> None:
    """The cell of a shared variable, at the start of the function that it belongs to."""
    from pyuk.compiler.lower.expressions import new_object

    made = new_object(f, _cell_class(f, stmt.variable))
    f.emit(ops.Set(f.cell(stmt.variable), made))
    if stmt.initial is not None:
        write_shared(f, stmt.variable, f.value(stmt.initial))


def take_cell(f: FunctionLowering, stmt: tree.TakeCell) -> None:
    """The cell of a captured variable, out of the closure object."""
    closure = f.value(stmt.closure)
    assert isinstance(stmt.closure.type, FunctionValue)
    nested = stmt.closure.type.info.nested
    assert nested is not None
    layout = f.program.layouts.of_class(nested.closure)
    name = stmt.variable.name
    f.emit(ops.Set(f.cell(stmt.variable), memory.load(f, closure, layout.offsets[name], layout.types[name])))


def read_shared(f: FunctionLowering, expr: tree.ReadLocal) -> Value:
    """The value of a shared variable; NameError or UnboundLocalError where it has none."""
    layout = f.program.layouts.of_class(_cell_class(f, expr.variable))
    cell = f.emit(ops.Get(f.cell(expr.variable)))
    if expr.check_bound:
        raw = f.emit(ops.Load(f.emit(ops.Address(cell, layout.offsets["bound"])), type=I8))
        bound = f.emit(ops.Compare("ne", raw, Const(0, I8)))
        assert expr.variable.shared is not None
        is_own = f.instance.shared.get(expr.variable.name) is expr.variable.shared
        if "." in expr.variable.name:  # an attribute of a function
            f.check(bound, f.raiser("attribute_error"), [f.program.statics.text(missing(expr.variable.name))])
        else:
            raiser = f.raiser("unbound_error" if is_own else "free_error")
            f.check(bound, raiser, [f.program.statics.text(expr.variable.name)])
    value = memory.load(f, cell, layout.offsets["value"], layout.types["value"])
    wanted = register_type(expr.type)
    return value if value.type == wanted else ops.Zero(wanted)


def write_shared(f: FunctionLowering, variable: Variable, value: Value) -> None:
    """Store to a shared variable."""
    from pyuk.compiler.lower.expressions import fitted

    layout = f.program.layouts.of_class(_cell_class(f, variable))
    type_ = layout.types["value"]
    cell = f.emit(ops.Get(f.cell(variable)))
    memory.store(f, cell, layout.offsets["value"], type_, fitted(value, register_type(type_)))
    f.emit(ops.Store(f.emit(ops.Address(cell, layout.offsets["bound"])), Const(1, I8)))


def unbind_shared(f: FunctionLowering, variable: Variable) -> None:
    """`del` of a shared variable."""
    layout = f.program.layouts.of_class(_cell_class(f, variable))
    cell = f.emit(ops.Get(f.cell(variable)))
    f.emit(ops.Store(f.emit(ops.Address(cell, layout.offsets["bound"])), Const(0, I8)))
