"""Setters and deleters of properties: that of the object's class is called, which may override the static one."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes
from pyuk.compiler.check.expressions.unions import dispatch_block
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.tree import Block, Evaluate, Expr
from pyuk.compiler.check.model.types import Class
from pyuk.compiler.check.operators.hashing import overriding

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def store(cx: Checker, owner: Expr, target: ast.Attribute, value: Expr, node: ast.stmt) -> Block | None:
    """`owner.name = value` by a setter; None where the class has no property of that name."""
    return _by_class(cx, owner, target.attr, node, lambda each: _set(cx, each, target, value, node))


def delete(cx: Checker, owner: Expr, target: ast.Attribute, node: ast.stmt) -> Block | None:
    """`del owner.name` by a deleter."""
    return _by_class(cx, owner, target.attr, node, lambda each: _delete(cx, each, target, node))


def _by_class(
    cx: Checker, owner: Expr, name: str, node: ast.stmt, access: Function[[Expr], Block]
) -> Block | None:
    assert isinstance(owner.type, Class)
    if _property(cx, owner.type, name) is None:
        return None
    below = [each for each in overriding(cx, owner.type, name) if _property(cx, each, name) is not None]
    if not below:
        return access(owner)
    return dispatch_block(cx, owner, node, access, parts=(*reversed(below), owner.type))


def _property(cx: Checker, class_: Class, name: str) -> tuple[Class, FunctionInfo] | None:
    found = cx.world.method(class_, name)
    return found if found is not None and found[1].kind == "property" else None


def _set(cx: Checker, owner: Expr, target: ast.Attribute, value: Expr, node: ast.stmt) -> Block:
    found = _accessor(cx, owner, target)
    if found[1].setter is None:
        _refuse(cx, owner, target, "set", "setter")
    return _call(cx, found[0], found[1].setter, [owner, value], node)


def _delete(cx: Checker, owner: Expr, target: ast.Attribute, node: ast.stmt) -> Block:
    found = _accessor(cx, owner, target)
    if found[1].deleter is None:
        _refuse(cx, owner, target, "deleted", "deleter")
    return _call(cx, found[0], found[1].deleter, [owner], node)


def _accessor(cx: Checker, owner: Expr, target: ast.Attribute) -> tuple[Class, FunctionInfo]:
    assert isinstance(owner.type, Class)
    found = _property(cx, owner.type, target.attr)
    assert found is not None
    return found


def _call(cx: Checker, owner: Class, info: FunctionInfo | None, args: list[Expr], node: ast.stmt) -> Block:
    from pyuk.compiler.check.calls.specialisation import call_info

    assert info is not None
    return [Evaluate(call_info(cx, info, args, node, owner=owner), node=node)]


def _refuse(cx: Checker, owner: Expr, target: ast.Attribute, verb: str, what: str) -> None:
    name = target.attr
    cx.fail(
        "PK0225",
        attributes.name_in(target),
        f"the property `{name}` cannot be {verb}",
        why=f"it has a getter and no {what}",
        fix=f"write one, marked @{name}.{what}",
        cpython=f"AttributeError: property '{name}' of '{owner.type}' object has no {what}",
    )
