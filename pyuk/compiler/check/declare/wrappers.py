"""functools.update_wrapper(self, function) and @functools.wraps(cls) of a class, written as the assignments they are.

Of functions the checker itself knows what that shows (check/library/wrapping.py).
"""

from __future__ import annotations

import ast

from pyuk.compiler.frontend.syntax import blocks, placed, walk

SHOWN = ("__name__", "__qualname__", "__doc__")


def write_assignments(tree: ast.Module) -> None:
    """Rewrite such statements and decorators of a module of the app."""
    for node in walk(tree):
        if isinstance(node, ast.ClassDef):
            for method in (part for part in node.body if isinstance(part, ast.FunctionDef) and part.args.args):
                _of_object(method, method.args.args[0].arg)
        for block in blocks(node):
            block[:] = [made for stmt in block for made in (stmt, *_of_class(stmt))]


def _of_object(method: ast.FunctionDef, this: str) -> None:
    for node in walk(method):
        for block in blocks(node):
            block[:] = [made for stmt in block for made in _written(stmt, this)]


def _written(stmt: ast.stmt, this: str) -> list[ast.stmt]:
    match stmt:
        case ast.Expr(ast.Call(func, [ast.Name(name), ast.Name() as wrapped], [])) if (
            name == this and _name(func) == "update_wrapper"
        ):
            return _assignments(name, wrapped, stmt)
    return [stmt]


def _of_class(stmt: ast.stmt) -> list[ast.stmt]:
    """What stands behind a class that is marked @wraps(other)."""
    if not isinstance(stmt, ast.ClassDef):
        return []
    made: list[ast.stmt] = []
    for mark in list(stmt.decorator_list):
        match mark:
            case ast.Call(func, [ast.Name() as wrapped], keywords) if (
                _name(func) == "wraps" and [keyword.arg for keyword in keywords] in ([], ["updated"])
            ):
                stmt.decorator_list.remove(mark)
                made += _assignments(stmt.name, wrapped, mark)
    return made


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _assignments(target: str, wrapped: ast.Name, place: ast.AST) -> list[ast.stmt]:
    stored = [
        (name, ast.Attribute(ast.Name(wrapped.id, ast.Load()), name, ast.Load()))  # of its own each time
        for name in SHOWN
    ]
    pairs = [*stored, ("__wrapped__", ast.Name(wrapped.id, ast.Load()))]
    return [
        placed(ast.Assign([ast.Attribute(ast.Name(target, ast.Load()), name, ast.Store())], value), place)
        for name, value in pairs
    ]
