"""`__slots__`: which attributes the objects of a class may have at all."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import ClassInfo
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.types import Class, ancestors, described

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World


def slots_of(world: World, class_: Class) -> set[str] | None:
    """The names that the class and those above it list; None where one of them lists none, so that any goes."""
    found: set[str] = set()
    for above in ancestors(class_):
        if above.info.name == "object":
            continue
        own = _own_slots(world, above.info)
        if own is None or "__dict__" in own:
            return None
        found |= own
    return found


def _own_slots(world: World, info: ClassInfo) -> set[str] | None:
    if info.record is not None and info.record.options["slots"]:
        return {stmt.target.id for stmt in info.node.body if _is_field(stmt)}  # type: ignore[attr-defined]
    for stmt in info.node.body:
        match stmt:
            case ast.Assign([ast.Name("__slots__")], value) if world.constants.is_constant(value, info.module):
                named = world.constants.evaluate(value, info.module)
                fields = info.record.own if info.record is not None and info.record.is_tuple else ()
                return {*fields, *([named] if isinstance(named, str) else named)}
            case ast.Assign([ast.Name("__slots__")], ast.List(names) | ast.Set(names) | ast.Dict(names)):
                return {str(name.value) for name in names if isinstance(name, ast.Constant)}
    return None


def _is_field(stmt: ast.stmt) -> bool:
    return isinstance(stmt, ast.AnnAssign) and isinstance(stmt.target, ast.Name)


def refuse_outside(cx: Checker, class_: Class, target: ast.Attribute) -> None:
    """An attribute is assigned that `__slots__` leaves no room for."""
    slots = slots_of(cx.world, class_) if class_.info.module.source.is_app else None
    name = target.attr
    if slots is None or name in slots or not isinstance(target.ctx, (ast.Store, ast.Del)):
        return
    is_read_only = any(name in above.info.constants or name in above.info.variables for above in ancestors(class_))
    fail(
        "PK0223",
        cx.module,
        target,
        f"{described(class_)} has no attribute `{name}`",
        why="the class has `__slots__`, which say what its objects have",
        cpython=f"AttributeError: '{class_.info.name}' object attribute '{name}' is read-only"
        if is_read_only
        else f"AttributeError: '{class_.info.name}' object has no attribute '{name}'",
        fix=f"add it to the `__slots__` of `{class_.info.name}`",
    )
