"""Copies of parts of the source in which variables are written out as what they stand for."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping
from typing import TypeVar

from pyuk.compiler.check.declare.scopes import scope_of

MARKS = ("pyuk_async",)  # what nodes keep that is no finding about what is in them
Node = TypeVar("Node", bound=ast.AST)


def written_out(node: Node, values: Mapping[str, ast.expr]) -> Node:
    """A copy of what is in the node with those for the variables, but in functions that have such of their own."""
    made = copy.copy(node)
    for key in [key for key in vars(made) if key.startswith("pyuk_") and key not in MARKS]:
        del vars(made)[key]
    for field, value in ast.iter_fields(node):
        if isinstance(value, list):
            value = [filled(item, values) if isinstance(item, ast.AST) else item for item in value]
        elif isinstance(value, ast.AST):
            value = filled(value, values)
        setattr(made, field, value)
    return made


def filled(node: ast.AST, values: Mapping[str, ast.expr]) -> ast.AST:
    """A copy of the node, which may be a variable itself, with those for the variables."""
    if isinstance(node, ast.Name) and node.id in values:
        if isinstance(node.ctx, ast.Load):
            return ast.copy_location(copy.copy(values[node.id]), node)
        return ast.copy_location(ast.Name(ast.unparse(values[node.id]), node.ctx), node)
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        values = without_own(node, values)
    return written_out(node, values)


def without_own(node: ast.FunctionDef | ast.Lambda, values: Mapping[str, ast.expr]) -> dict[str, ast.expr]:
    """What a function takes of the values from outside."""
    scope = scope_of(node)
    own = (scope.params | set(scope.bindings)) - scope.declared_nonlocal
    return {name: value for name, value in values.items() if name not in own}
