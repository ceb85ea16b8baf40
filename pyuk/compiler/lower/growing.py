"""Lowering `text += more` in a loop: see check/statements/growing.py.

A variable that grows has a number beside it, its room: how many code points fit into the object that it holds, where
no one else can have got at that object since `appended()` made it; else 0. To read the variable in any other way,
and to assign anything else to it, makes the room 0. So an object that only this variable knows is extended in
place, and one that anybody else may know is never changed.

What is added is worked out after the variable was read. A local variable can be read or assigned by that (which
makes its room 0); a module-level one also be added to, in place, by a function or a thread: its length from
before tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.declarations import Global, Variable
from pyuk.compiler.check.model.types import Class
from pyuk.compiler.check.statements import growing
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Local
from pyuk.compiler.ir.ops import Const, Symbol
from pyuk.compiler.ir.types import I64, PTR, TupleType
from pyuk.compiler.lower import expressions, memory

if TYPE_CHECKING:
    from pyuk.compiler.lower.function import FunctionLowering

RESULT = TupleType((PTR, I64))


def forget_local(f: FunctionLowering, variable: Variable) -> None:
    """Somebody else may know the variable's value from here on."""
    if variable.grows:
        f.emit(ops.Set(_room(f, variable), Const(0, I64)))


def forget_global(f: FunctionLowering, target: Global) -> None:
    """Somebody else may know the variable's value from here on."""
    if target.grows:
        f.emit(ops.Store(_room_of_global(f, target), Const(0, I64)))


def adds_to_local(f: FunctionLowering, stmt: tree.SetLocal) -> bool:
    """Whether the statement adds to a variable that grows."""
    if not stmt.variable.grows or stmt.variable.shared is not None or not isinstance(stmt.value, tree.Call):
        return False
    left = stmt.value.args[0]
    return (
        growing.is_addition_to(stmt.value, left)
        and isinstance(left, tree.ReadLocal)
        and left.variable is stmt.variable
        and f.program.world.resolve(stmt.variable.type) == left.type
    )


def add_to_local(f: FunctionLowering, stmt: tree.SetLocal) -> None:
    """Lower a statement of which adds_to_local() holds."""
    assert isinstance(stmt.value, tree.Call)
    left, right = stmt.value.args
    assert isinstance(left, tree.ReadLocal)
    before = expressions.read_local(f, left)
    more = f.value(right)
    if f.current is None:
        return
    room = _room(f, stmt.variable)
    appended = f.program.runtime(growing.APPENDED).symbol
    made = f.call(appended, [before, more, f.emit(ops.Get(room))], RESULT)
    f.emit(ops.Set(f.slot(stmt.variable), f.emit(ops.TupleGet(made, 0))))
    f.emit(ops.Set(room, f.emit(ops.TupleGet(made, 1))))


def adds_to_global(f: FunctionLowering, stmt: tree.SetGlobal) -> bool:
    """Whether the statement adds to a module-level variable that grows."""
    if not stmt.target.grows or not isinstance(stmt.value, tree.Call):
        return False
    left = stmt.value.args[0]
    return (
        growing.is_addition_to(stmt.value, left)
        and isinstance(left, tree.ReadGlobal)
        and left.target is stmt.target
        and memory.global_type(f, stmt.target) == left.type
    )


def add_to_global(f: FunctionLowering, stmt: tree.SetGlobal) -> None:
    """Lower a statement of which adds_to_global() holds."""
    assert isinstance(stmt.value, tree.Call)
    left, right = stmt.value.args
    assert isinstance(left, tree.ReadGlobal) and isinstance(left.type, Class)
    symbol, room = f.program.statics.global_variable(stmt.target), _room_of_global(f, stmt.target)
    before = expressions.read_global(f, left)
    at = f.program.layouts.of_class(left.type).offsets["length"]
    length = f.emit(ops.Load(f.emit(ops.Address(before, at)), type=I64))
    more = f.value(right)
    if f.current is None:
        return
    now = f.emit(ops.Load(symbol, symbol.name, type=PTR))
    same = f.emit(ops.Compare("eq", now, before))
    known = f.emit(ops.Select(same, f.emit(ops.Load(room, room.name, type=I64)), Const(0, I64)))
    appended = f.program.runtime(growing.APPENDED_TO).symbol
    made = f.call(appended, [before, length, more, known], RESULT)
    f.emit(ops.Store(symbol, f.emit(ops.TupleGet(made, 0)), symbol.name))
    f.emit(ops.Store(room, f.emit(ops.TupleGet(made, 1)), room.name))


def _room(f: FunctionLowering, variable: Variable) -> Local:
    """The room of a local variable, 0 at first."""
    if variable not in f.rooms:
        local = f.rooms[variable] = Local(f"{variable.name}.room", I64)
        f.function.locals.append(local)
        f.function.blocks[0].ops.insert(0, ops.Set(local, Const(0, I64), place=f.function.place))
    return f.rooms[variable]


def _room_of_global(f: FunctionLowering, target: Global) -> Symbol:
    return f.program.statics.flag(f"{f.program.statics.global_variable(target).name}.room")
