"""What tests prove: types narrowed by `is None`, isinstance and truth, on either way out of a condition."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyuk.compiler.check.types import NONE, Class, Optional, Type, TypeValue, is_subclass
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker, Env


def key_of(node: ast.expr) -> str | None:
    """The name under which facts about an expression are kept: `x` or `x.field.field`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = key_of(node.value)
        return None if inner is None else f"{inner}.{node.attr}"
    return None


def narrow_env(cx: Checker, env: Env | None, test: ast.expr, *, holds: bool) -> Env | None:
    """What is known after `test` came out as `holds`."""
    if env is None:
        return None
    match test:
        case ast.UnaryOp(ast.Not(), operand):
            return narrow_env(cx, env, operand, holds=not holds)
        case ast.BoolOp(op, values) if isinstance(op, ast.And) == holds:
            for value in values:
                env = None if env is None else narrow_env(cx, without_rebound(env, value), value, holds=holds)
            return env
        case ast.Compare(left, [ast.Is() | ast.IsNot() as op], [ast.Constant(None)]):
            return _narrow_none(cx, env, left, is_none=isinstance(op, ast.Is) == holds)
        case ast.Call(ast.Name("isinstance"), [target, class_node]) if holds:
            return _narrow_class(cx, env, target, class_node)
        case ast.Compare(left, [ast.Is() | ast.Eq()], [right]) if holds:
            return _narrow_same_class(cx, env, left, right)
        case ast.NamedExpr(ast.Name(), value):
            del value
            return _narrow_none(cx, env, test.target, is_none=False) if holds else env
        case ast.Name() | ast.Attribute() if holds:
            return _narrow_none(cx, env, test, is_none=False)
    return env


def _current(cx: Checker, env: Env, node: ast.expr) -> Type | None:
    key = key_of(node)
    if key is None:
        return None
    if key in env.narrowed:
        return env.narrowed[key]
    if isinstance(node, ast.Name) and node.id in cx.caught:
        return cx.caught[node.id].type
    if isinstance(node, ast.Name) and node.id in cx.variables:
        return cx.world.resolve(cx.variables[node.id].type)
    saved, cx.env = cx.env, env.copy()
    try:
        return cx.world.resolve(cx.expr(node).type)
    finally:
        cx.env = saved


def _narrow_none(cx: Checker, env: Env, node: ast.expr, *, is_none: bool) -> Env:
    current = _current(cx, env, node)
    key = key_of(node)
    if key is None or not isinstance(current, Optional):
        return env
    return _with(
        env, key, NONE if is_none and isinstance(node, ast.Name) else current if is_none else current.inner
    )


def _narrow_class(cx: Checker, env: Env, node: ast.expr, class_node: ast.expr) -> Env:
    current = _current(cx, env, node)
    key = key_of(node)
    if isinstance(class_node, ast.Tuple) or key is None or not isinstance(node, ast.Name):
        return env
    value = cx.expr(class_node)
    named = value.type.type if isinstance(value.type, TypeValue) else None
    base = current.inner if isinstance(current, Optional) else current
    if isinstance(named, Class) and isinstance(base, Class) and is_subclass(named, base):
        return _with(env, key, named)
    if isinstance(named, Class) and isinstance(base, Class) and not is_subclass(base, named):
        from pyuk.compiler.check.bases import may_be_both

        return _with(env, key, named) if may_be_both(cx, base, named) else env
    if (
        isinstance(named, Class)
        and isinstance(current, Optional)
        and isinstance(base, Class)
        and is_subclass(base, named)
    ):
        return _with(env, key, base)
    return env


def _narrow_same_class(cx: Checker, env: Env, left: ast.expr, right: ast.expr) -> Env:
    """After `type(x) is C` and `x.__class__ is self.__class__`: x is what the other side tells."""
    from pyuk.compiler.check.identity import object_node

    for side, other in ((left, right), (right, left)):
        target, told = object_node(cx, side), object_node(cx, other)
        if not isinstance(target, ast.Name):
            continue
        saved, cx.env = cx.env, env.copy()
        value = cx.expr(told if told is not None else other)
        cx.env = saved
        known = value.type.type if told is None and isinstance(value.type, TypeValue) else value.type
        current = _current(cx, env, target)
        base = current.inner if isinstance(current, Optional) else current
        if isinstance(known, Class) and isinstance(base, Class) and is_subclass(known, base):
            env = _with(env, target.id, known)
    return env


def _with(env: Env, key: str, type_: Type) -> Env:
    changed = env.copy()
    changed.narrowed[key] = type_
    return changed


def declared_global(tree: ast.Module) -> set[str]:
    """The names that functions of the module rebind at module level."""
    return {name for node in walk(tree) if isinstance(node, ast.Global) for name in node.names}


def without_rebound(env: Env, node: ast.AST) -> Env:
    """What is still known after `node`, which may bind variables anew."""
    names = rebound_in([node])
    kept = {key: type_ for key, type_ in env.narrowed.items() if key.split(".")[0] not in names}
    return type(env)(env.bound, kept)


def rebound_in(body: Sequence[ast.AST]) -> set[str]:
    """Names of variables that the statements or expressions may assign."""
    names = set()
    for stmt in body:
        for node in walk(stmt):
            if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
                names.add(node.id)
            elif isinstance(node, ast.ExceptHandler) and node.name:
                names.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, (ast.Store, ast.Del)):
                root = key_of(node)
                if root is not None:
                    names.add(root.split(".")[0])
    return names
