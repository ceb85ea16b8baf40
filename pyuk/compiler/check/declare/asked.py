"""`__getattr__` as it is when it is asked for one attribute: a method of its own, with the name written out in it.

The program says which attributes it asks for. So what `getattr(self.target, name)` gives in a proxy is known for each
of them, as its type is: a field's value for one, a method for another.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import replace
from typing import TypeVar

from pyuk.compiler.check.declare.scopes import scope_of
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.frontend.syntax import walk

MARKS = ("pyuk_async",)  # what nodes keep that is no finding about what is in them
Node = TypeVar("Node", bound=ast.AST)
Asked = dict[tuple[FunctionInfo, str], FunctionInfo]


def asked_for(info: FunctionInfo, name: str, known: Asked) -> FunctionInfo:
    """The method for the attribute `name`; the method itself where its parameter is no name of one value."""
    if (info, name) not in known:
        node = info.node
        assert isinstance(node, ast.FunctionDef)
        param = node.args.args[-1].arg
        is_one = len(node.args.args) == 2 and not _is_bound_again(node, param)
        known[info, name] = replace(info, node=_written_out(node, param, name), asked=name) if is_one else info
    return known[info, name]


def _is_bound_again(node: ast.FunctionDef, param: str) -> bool:
    """Whether the parameter may be something else than the name that was asked for."""
    is_shared = any(isinstance(part, ast.Nonlocal) and param in part.names for part in walk(node))
    return is_shared or param in scope_of(node).bindings


def _hides(node: ast.AST, param: str) -> bool:
    """Whether it is a function that has a variable of its own of that name."""
    if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
        return False
    scope = scope_of(node)
    return param in scope.params or param in scope.bindings


def _written_out(node: Node, param: str, name: str) -> Node:
    """A copy of the node in which the parameter is a constant."""
    made = copy.copy(node)
    for key in [key for key in vars(made) if key.startswith("pyuk_") and key not in MARKS]:
        del vars(made)[key]
    for field, value in ast.iter_fields(node):
        if isinstance(value, list):
            value = [_part(item, param, name) if isinstance(item, ast.AST) else item for item in value]
        elif isinstance(value, ast.AST):
            value = _part(value, param, name)
        setattr(made, field, value)
    return made


def _part(node: ast.AST, param: str, name: str) -> ast.AST:
    if isinstance(node, ast.Name) and node.id == param:
        return ast.copy_location(ast.Constant(name), node)
    if _hides(node, param):
        return node
    return _written_out(node, param, name)
