"""Mistakes that are certain, inside a `try` that catches what CPython raises for them: they become that raise.

    try:
        print("1" + 1)
    except TypeError as error:
        print(error)

What CPython evaluates before it gets to the mistake is evaluated; then the exception is raised. Where it is not
certain what that is, or what is evaluated before, the mistake is reported as everywhere else.
"""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes.attributes import name_in
from pyuk.compiler.check.expressions.conversions import settled
from pyuk.compiler.check.model.problems import Problem, extent
from pyuk.compiler.check.model.tree import Block, Evaluate, Raise
from pyuk.compiler.check.model.types import Class, Optional, Type, Union, is_subclass
from pyuk.compiler.errors import Diagnostic
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

RAISED = re.compile(r"(TypeError|AttributeError|NameError|ValueError|IndexError|RuntimeError): (.+)", re.DOTALL)
CODES = (
    *("PK0105", "PK0214", "PK0216", "PK0218", "PK0220", "PK0223", "PK0227", "PK0231", "PK0234", "PK0235", "PK0236"),
    *("PK0238", "PK0225", "PK0229", "PK0230", "PK0237", "PK0249", "PK0250", "PK0254", "PK0270"),
)
OWNER = re.compile(r"(?:type object )?'(\w+)' (?:object )?(?:has no attribute|attribute)")


def as_raise(cx: Checker, stmt: ast.stmt, problem: Problem) -> Block | None:
    """What a statement with a mistake becomes; None where that is not an exception which is caught here."""
    said = problem.diagnostic
    raised = RAISED.fullmatch(said.cpython or "")
    if raised is None or said.code not in CODES or not _is_caught(cx, raised[1]) or not _is_known(cx, stmt, said):
        return None
    mistaken = _mistaken(cx, stmt, said)
    before = _evaluated_before(cx, stmt, mistaken) if mistaken is not None else None
    if before is None:
        return None
    block: Block = []
    try:
        for node in before:
            if not isinstance(node, (ast.Constant, ast.Name)) or getattr(node, "id", "") in cx.variables:
                value = cx.expr(node)
                if not _is_of_one_class(value.type):
                    return None
                block.append(Evaluate(settled(cx, value), node=stmt))
        name = ast.Name(raised[1], ast.Load())
        made = ast.Call(name, [ast.Constant(raised[2])], [])
        block.append(Raise(cx.expr(ast.fix_missing_locations(ast.copy_location(made, stmt))), node=stmt))
    except Problem:
        return None
    cx.env = None
    return block


def _is_of_one_class(type_: Type) -> bool:
    """Whether all values of the type are of one class, which the exception's text names."""
    if isinstance(type_, (Optional, Union)):
        return False
    return not isinstance(type_, Class) or not type_.info.subclasses or not type_.info.module.source.is_app


def _is_caught(cx: Checker, name: str) -> bool:
    raised = cx.world.class_type(name)
    return any(is_subclass(raised, caught) for caught in cx.catching)


def _is_known(cx: Checker, stmt: ast.stmt, said: Diagnostic) -> bool:
    """Whether the text is CPython's to the letter, and not only that of a class or function of pyuk's library."""
    if said.code == "PK0218" and not isinstance(stmt, ast.For):
        return not any(isinstance(node, ast.Attribute) and node.attr == "join" for node in walk(stmt))
    if said.code == "PK0235":
        return bool(said.notes)
    if said.code != "PK0223":
        return True
    owner = OWNER.match((said.cpython or "").partition(": ")[2])
    if owner is None:
        return False
    named = cx.world.find(cx.module, owner[1])
    of_app = getattr(getattr(named, "module", None), "source", None) is cx.module.source
    return of_app or owner[1] == "NoneType" or hasattr(builtins, owner[1])


def _mistaken(cx: Checker, stmt: ast.stmt, said: Diagnostic) -> ast.AST | None:
    """The innermost node that a message points at, or at the name in it; for a keyword, the call."""
    shown = (said.line, said.column, said.end_column)
    found: ast.AST | None = None
    for node in walk(stmt):
        places = [node, *(node.keywords if isinstance(node, ast.Call) else ())]
        if isinstance(node, (ast.expr, ast.stmt)):
            places.append(name_in(node))
            found = node if any(extent(cx.module, place) == shown for place in places) else found
    return found


def _evaluated_before(cx: Checker, node: ast.AST, mistaken: ast.AST) -> list[ast.expr] | None:
    """The parts that are evaluated before the mistake, in order; None where that is not known."""
    if node is mistaken:
        return _evaluated_for(cx, node)
    parts = _parts(node, mistaken) or ()
    for index, part in enumerate(parts):
        if any(inner is mistaken for inner in walk(part)):
            if (index and isinstance(node, ast.Compare)) or (_is_stored_to(part) and part is not mistaken):
                return None
            within = _evaluated_before(cx, part, mistaken)
            return None if within is None else [*parts[:index], *within]
    return None


def _evaluated_for(cx: Checker, node: ast.AST) -> list[ast.expr] | None:
    """Of the mistaken node, all of it where only its use is the mistake, else its parts."""
    if _is_stored_to(node):
        return []
    if isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", None), (ast.Load, type(None))):
        try:
            cx.expr(node)
        except Problem:
            return _parts(node)
        return [node]
    return _parts(node)


def _is_stored_to(node: ast.AST) -> bool:
    """Whether it is a target of several parts, which are assigned one after the other."""
    return isinstance(node, (ast.Tuple, ast.List)) and isinstance(node.ctx, ast.Store)


def _parts(node: ast.AST, mistaken: ast.AST | None = None) -> list[ast.expr] | None:
    """What is evaluated for a node, in order, before it does its own work; None for what is not understood.

    mistaken: a node within; None where it is this one.
    """
    match node:
        case ast.Expr(value) | ast.Return(ast.expr() as value) | ast.Starred(value) | ast.Attribute(value):
            return [value]
        case ast.Assign([target], value) | ast.AnnAssign(target, _, ast.expr() as value):
            return [value] if mistaken is None else [value, target]
        case ast.AugAssign(ast.Name(name), _, value):
            return [ast.copy_location(ast.Name(name, ast.Load()), node), value]
        case ast.Delete([target]):
            return [target] if mistaken is not None else _parts(target)
        case ast.With([item]):
            return [item.context_expr]
        case ast.For(_, iterated):
            return [iterated]
        case ast.Raise(ast.expr() as raised, None):
            return [raised]
        case ast.Call(func, args, keywords):
            return [*_callee(func, mistaken), *args, *(keyword.value for keyword in keywords)]
        case ast.BinOp(left, _, right) | ast.Compare(left, [_], [right]) | ast.Subscript(left, right):
            return [left, right]
        case ast.UnaryOp(_, operand):
            return [operand]
        case ast.Slice(lower, upper, step):
            return [part for part in (lower, upper, step) if part is not None]
        case ast.Tuple(items) | ast.List(items) | ast.Set(items):
            return list(items)
        case ast.Dict(keys, values) if None not in keys:
            return [part for pair in zip(keys, values, strict=True) for part in pair if part is not None]
        case ast.BoolOp(_, [first, *_]):
            return [first]
        case ast.IfExp(test):
            return [test]
        case ast.Name() | ast.Constant():
            return []
    return None


def _callee(func: ast.expr, mistaken: ast.AST | None) -> list[ast.expr]:
    """Of what is called, the part that is evaluated: not the name of a function or of a method."""
    if mistaken is not None and any(inner is mistaken for inner in walk(func)):
        return [func]
    return [func.value] if isinstance(func, ast.Attribute) else [] if isinstance(func, ast.Name) else [func]
