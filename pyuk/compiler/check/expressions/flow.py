"""What tests prove: types narrowed by `is None`, isinstance and truth, on either way out of a condition."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.expressions.changes import after_parts
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    OBJECT,
    AnyObject,
    Class,
    ClassOf,
    Int,
    Optional,
    Tuple,
    Type,
    TypeValue,
    Union,
    is_subclass,
    members_of,
    union_of,
)
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
                env = None if env is None else narrow_env(cx, without_rebound(cx, env, value), value, holds=holds)
            return env
        case ast.BoolOp(_, values):
            return _narrow_some(cx, env, values, holds=holds)
        case ast.Compare(left, [ast.Is() | ast.IsNot() as op], [ast.Constant(None)]):
            return _narrow_none(cx, env, left, is_none=isinstance(op, ast.Is) == holds)
        case ast.Compare(
            ast.Call(ast.Name("type"), [left]),
            [ast.Is() | ast.IsNot() | ast.Eq() | ast.NotEq() as op],
            [class_node],
        ) if cx.is_builtin("type"):
            return _narrow_exact(cx, env, left, class_node, holds=isinstance(op, (ast.Is, ast.Eq)) == holds)
        case ast.Compare(left, [ast.Eq() | ast.NotEq() as op], [ast.Constant(value)]):
            same = isinstance(op, ast.Eq) == holds
            return _narrow(cx, env, left, lambda member: may_equal(cx, member, value)) if same else env
        case ast.Compare(left, [ast.Is() | ast.Eq()], [right]) if holds:
            return _narrow_same_class(cx, env, left, right)
        case ast.Call(ast.Name("isinstance"), [target, class_node]):
            return _narrow_class(cx, env, target, class_node, holds=holds)
        case ast.Call(ast.Name("callable"), [target]) if cx.is_builtin("callable"):
            return _narrow_callable(cx, env, target, holds=holds)
        case ast.Call(ast.Name("hasattr"), [target, ast.Constant(str(name))]) if cx.is_builtin("hasattr"):
            return _narrow_having(cx, env, target, name, holds=holds)
        case ast.NamedExpr(ast.Name()) | ast.Name() | ast.Attribute():
            may_be = may_be_true if holds else may_be_false
            return _narrow(cx, env, test, lambda member: may_be(cx, member))
    return env


def _narrow_some(cx: Checker, env: Env, values: list[ast.expr], *, holds: bool) -> Env | None:
    """What is known where some one of `values` came out as `holds`, and those before it the other way."""
    known: Env | None = None
    before: Env = env
    for value in values:
        before = without_rebound(cx, before, value)
        found = narrow_env(cx, before, value, holds=holds)
        if found is not None and not _is_impossible(found):
            known = found if known is None else _known_either_way(cx, env, known, found)
        otherwise = narrow_env(cx, before, value, holds=not holds)
        if otherwise is None:
            return known
        before = otherwise
    return known


def _is_impossible(env: Env) -> bool:
    """Whether a value is shown to be of no type at all: control does not get there."""
    return NEVER in env.narrowed.values()


def _known_either_way(cx: Checker, env: Env, one: Env, other: Env) -> Env:
    """What is known where two ways meet that both come from `env`: a way that knows no more has what `env` knows."""
    from pyuk.compiler.check.function import merge

    sides = []
    for side, another in ((one, other), (other, one)):
        side = side.copy()
        for key in another.narrowed.keys() - side.narrowed.keys():
            type_ = cx.world.resolve(cx.variables[key].type) if key in cx.variables else None
            if type_ is not None:
                side.narrowed[key] = type_
        sides.append(side)
    found = merge(*sides)
    assert found is not None
    return type(env)(env.bound, found.narrowed)


def may_be_true(cx: Checker, member: Type) -> bool:
    """Whether a value of the type may be true."""
    return member not in (NONE, Tuple(()))


def may_be_false(cx: Checker, member: Type) -> bool:
    """Whether a value of the type may be false."""
    if isinstance(member, Class):
        own = any(cx.world.method(member, name) is not None for name in ("__bool__", "__len__"))
        return own or bool(member.info.subclasses)
    return not isinstance(member, Tuple) or not member.items


def may_equal(cx: Checker, member: Type, value: object) -> bool:
    """Whether a value of the type may equal the constant."""
    if plainvalues.kind_of(member) is not None:
        return True
    if isinstance(member, Class):
        return (
            isinstance(value, str)
            if member.info.name == "str"
            else cx.world.method(member, "__eq__") is not None
        )
    if isinstance(member, Int) or member in (BOOL, FLOAT):
        return isinstance(value, (int, float))
    return value is None if member == NONE else False


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


def _tested(node: ast.expr) -> ast.expr:
    """What a test of the expression tells about: of `(x := value)` the variable."""
    return node.target if isinstance(node, ast.NamedExpr) else node


def _narrow_none(cx: Checker, env: Env, node: ast.expr, *, is_none: bool) -> Env | None:
    return _narrow(cx, env, node, lambda member: (member == NONE) == is_none)


def _narrow(cx: Checker, env: Env, node: ast.expr, may_be: Callable[[Type], bool]) -> Env | None:
    """Keep those of the types that the value may be of which are still possible; None where its only one is not."""
    from pyuk.compiler.check.expressions.unions import members

    node = _tested(node)
    current = _current(cx, env, node)
    if not isinstance(current, (Optional, Union)):
        return env if current in (None, NEVER) or may_be(current) else None
    if isinstance(current, AnyObject):
        return _with_known(env, node, NONE) if may_be(NONE) and not may_be(OBJECT) else env
    return _with_known(env, node, union_of(filter(may_be, members(cx, current))))


def _narrow_callable(cx: Checker, env: Env, node: ast.expr, *, holds: bool) -> Env | None:
    from pyuk.compiler.check.expressions.classtests import can_be_called, may_be_called

    return _narrow(cx, env, node, lambda one: may_be_called(cx, one) if holds else not can_be_called(cx, one))


def _narrow_having(cx: Checker, env: Env, node: ast.expr, name: str, *, holds: bool) -> Env | None:
    from pyuk.compiler.check.attributes.named_attributes import is_certain

    return _narrow(cx, env, node, lambda one: is_certain(cx, one, name) is not (not holds))


def _with_known(env: Env, node: ast.expr, type_: Type) -> Env:
    """The environment with what is known of a variable or an attribute; that is not None or nothing of the latter.

    An attribute may be assigned elsewhere: what is known of it is looked at again where it is read.
    """
    key = key_of(node)
    if key is None or (type_ in (NONE, NEVER) and not isinstance(node, ast.Name)):
        return env
    return _with(env, key, type_)


def _narrow_class(cx: Checker, env: Env, node: ast.expr, class_node: ast.expr, *, holds: bool) -> Env | None:
    if _may_keep_class(cx, env, class_node):
        return env  # which classes it asks for is known when the program runs
    current = _current(cx, env, _tested(node)) or NEVER
    return _narrow_to(cx, env, node, _looked_at(cx, env, class_node, current)[1], holds=holds)


def _may_keep_class(cx: Checker, env: Env, node: ast.expr) -> bool:
    """may_keep_class() of an expression that is evaluated on this way."""
    from pyuk.compiler.check.expressions.classtests import may_keep_class

    saved, cx.env = cx.env, env
    kept = may_keep_class(cx, node)
    cx.env = saved
    return kept


def _looked_at(cx: Checker, env: Env, class_node: ast.expr, of: Type) -> tuple[Type, list[Type]]:
    """The type of the second operand of a test, where it is called for, and the types that it asks for."""
    from pyuk.compiler.check.expressions.classtests import wanted_types

    saved, cx.env = cx.env, env  # the class may be a variable, and this way may be one that is not gone on
    called = cx.expr(class_node).type if isinstance(class_node, ast.Call) else NEVER
    wanted = [] if isinstance(called, ClassOf) else wanted_types(cx, class_node, of)
    cx.env = saved
    return called, wanted


def _narrow_to(cx: Checker, env: Env, node: ast.expr, wanted: list[Type], *, holds: bool) -> Env | None:
    """What is known after isinstance() of any of `wanted` came out as `holds`; None where it cannot."""
    from pyuk.compiler.check.expressions.unions import narrowed_by

    node = _tested(node)
    current = _current(cx, env, node)
    if current is None or current == NEVER:
        return env
    if not isinstance(current, (Optional, Union)) and (not isinstance(current, Class) or not holds):
        return None if narrowed_by(cx, current, wanted, holds=holds) == NEVER else env
    if isinstance(current, Class) and not isinstance(node, ast.Name):
        return env
    narrowed = narrowed_by(cx, current, wanted, holds=holds)
    return None if narrowed == NEVER and isinstance(current, Class) else _with_known(env, node, narrowed)


def _narrow_exact(cx: Checker, env: Env, node: ast.expr, class_node: ast.expr, *, holds: bool) -> Env | None:
    """`type(x) is C`: of another class than C, it may still be of one that derives from it."""
    from pyuk.compiler.check.expressions.classtests import is_exactly

    class_, wanted = _looked_at(cx, env, class_node, NEVER)
    if isinstance(class_, ClassOf):
        known = list(members_of(class_.of))
        return _narrow_to(cx, env, node, known, holds=True) if holds and class_.of != OBJECT else env
    current = _current(cx, env, _tested(node))
    if len(wanted) != 1 or isinstance(current, AnyObject):
        return _narrow_class(cx, env, node, class_node, holds=True) if holds and len(wanted) == 1 else env
    if holds:
        found = _narrow_class(cx, env, node, class_node, holds=True)
        if found is None:
            return None
        return _narrow(cx, found, node, lambda member: is_exactly(cx, member, wanted[0]) is not False)
    return _narrow(cx, env, node, lambda member: is_exactly(cx, member, wanted[0]) is not True)


def _narrow_same_class(cx: Checker, env: Env, left: ast.expr, right: ast.expr) -> Env:
    """After `type(x) is C` and `x.__class__ is self.__class__`: x is what the other side tells."""
    from pyuk.compiler.check.operators.identity import object_node

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


@cache
def declared_global(tree: ast.Module) -> set[str]:
    """The names that functions of the module rebind at module level."""
    return {name for node in walk(tree) if isinstance(node, ast.Global) for name in node.names}


def without_rebound(cx: Checker, env: Env, *body: ast.AST) -> Env:
    """What is still known after `body`, or a part of it: it may bind variables anew, and call what changes fields.

    What was bound before is so still.
    """
    keys = rebound_in(body)
    env = after_parts(cx.world, env, body)
    kept = {key: type_ for key, type_ in env.narrowed.items() if keys.isdisjoint(_beginnings(key))}
    return type(env)(env.bound, kept)


def _beginnings(key: str) -> list[str]:
    """`x`, `x.field` and `x.field.other` of the last of these."""
    parts = key.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def rebound_in(body: Sequence[ast.AST]) -> set[str]:
    """Variables and attributes, as key_of() names them, that the statements or expressions may assign."""
    names = set()
    for stmt in body:
        for node in walk(stmt):
            if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
                names.add(node.id)
            elif isinstance(node, ast.ExceptHandler) and node.name:
                names.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, (ast.Store, ast.Del)):
                key = key_of(node)
                if key is not None:
                    names.add(key)
    return names
