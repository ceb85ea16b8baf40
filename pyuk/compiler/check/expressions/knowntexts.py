"""Texts that the source says, for calls whose types depend on them: literals, and names that are bound once to one."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.frontend.syntax import joined_text, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

MOST_NAMES = 8  # from one name to the next


def known_text(cx: Checker, node: ast.expr) -> str | None:
    """The text that an expression certainly stands for; None of any other."""
    return _text(cx, node, MOST_NAMES)


def _text(cx: Checker, node: ast.expr, names: int) -> str | None:
    """The text that an expression stands for. names: how many may still be followed."""

    def named(part: ast.expr) -> str | None:
        match part:
            case ast.Name() | ast.Attribute(ast.Name()) if names > 0:
                bound = bound_once(cx, part) if isinstance(part, ast.Name) else _of_class(cx, part)
                return None if bound is None else _text(cx, bound, names - 1)
        return None

    return joined_text(node, named)


def bound_once(cx: Checker, name: ast.Name) -> ast.expr | None:
    """What a name of the module, or of the function, is bound to, where that happens once."""
    if name.id in cx.variables:
        scope: list[ast.AST] = list(walk(cx.info.node))
        if any(isinstance(part, ast.arg) and part.arg == name.id for part in scope):
            return None
    else:
        scope = list(walk(cx.module.source.tree))
    stores = [n for n in scope if isinstance(n, ast.Name) and n.id == name.id and isinstance(n.ctx, ast.Store)]
    values = [
        n.value
        for n in scope
        if isinstance(n, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name.id for t in n.targets)
    ]
    return values[0] if len(stores) == 1 and len(values) == 1 else None


def _of_class(cx: Checker, node: ast.Attribute) -> ast.expr | None:
    """What the only class of the module that has the attribute binds it to, where nothing else does."""
    parts = list(walk(cx.module.source.tree))
    if any(isinstance(n, ast.Attribute) and n.attr == node.attr and isinstance(n.ctx, ast.Store) for n in parts):
        return None
    values = [
        stmt.value
        for class_ in parts
        if isinstance(class_, ast.ClassDef)
        for stmt in class_.body
        if isinstance(stmt, ast.Assign) and any(isinstance(t, ast.Name) and t.id == node.attr for t in stmt.targets)
    ]
    return values[0] if len(values) == 1 else None
