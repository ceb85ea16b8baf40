"""Methods that a class's body makes by expressions: `area = property(get_area, set_area)`, `first = lambda self: ...`.

Each becomes the definitions with decorators that mean the same. A function of the body is copied for that, as the
call takes the function that has the name now, whatever a class below calls by it. So is one of the body that is a
decorator there: it goes before the class, under a name that no program can write.
"""

from __future__ import annotations

import ast
import builtins
from copy import deepcopy

from pyuk.compiler.frontend.syntax import walk

KINDS = ("property", "staticmethod", "classmethod")
PARTS = ("fget", "fset", "fdel", "doc")
Bodies = dict[str, ast.FunctionDef]


def define_methods(tree: ast.Module) -> None:
    """Rewrite such assignments in the bodies of all classes; what is not understood is left as it is."""
    taken = {node.name for node in walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    if taken & set(KINDS):
        return
    for node in walk(tree):
        if isinstance(node, ast.ClassDef):
            known: Bodies = {}
            above: set[str] = set()
            node.body = [made for stmt in node.body for made in _defined(stmt, known, above)]
    tree.body = [made for stmt in tree.body for made in (*_decorators(stmt), stmt)]


def _decorators(stmt: ast.stmt) -> list[ast.FunctionDef]:
    """The functions in a class's body that decorate others there, which are told to mean these."""
    found: Bodies = {}
    known: Bodies = {}
    for member in stmt.body if isinstance(stmt, ast.ClassDef) else ():
        for mark in member.decorator_list if isinstance(member, ast.FunctionDef) else ():
            name = mark.func if isinstance(mark, ast.Call) else mark
            if isinstance(name, ast.Name) and name.id in known:
                made = found.setdefault(name.id, deepcopy(known[name.id]))
                made.name = name.id = f".{stmt.name}.{made.name.rpartition('.')[2]}"  # type: ignore[attr-defined]
        if isinstance(member, ast.FunctionDef) and not member.decorator_list and not member.name.startswith("__"):
            known[member.name] = member
    return list(found.values())


def _defined(stmt: ast.stmt, known: Bodies, above: set[str]) -> list[ast.stmt]:
    """A statement of a class's body, or what stands for it; `known` are the plain functions above it.

    above: the names of all functions above it.
    """
    if isinstance(stmt, ast.FunctionDef):
        above.add(stmt.name)
    if isinstance(stmt, ast.FunctionDef) and not stmt.decorator_list:
        known[stmt.name] = stmt
    match stmt:
        case ast.Assign([ast.Tuple(names)], ast.Tuple(values)) if len(names) == len(values):
            if all(isinstance(each, ast.Name) and each.id in above for each in values):  # __radd__, __rmul__ = ...
                pairs = zip(names, values, strict=True)
                return [ast.copy_location(ast.Assign([each], value), stmt) for each, value in pairs]
        case ast.Assign([ast.Name(name)], ast.Lambda(args, body)):
            return [_placed(_function(name, args, body, []), stmt)]
        case ast.Assign([ast.Name(name)], ast.Call(ast.Name("property"), args, keywords)):
            parts = dict(zip(PARTS, args, strict=False)) | {each.arg or "": each.value for each in keywords}
            return _property(stmt, name, parts, known) or [stmt]
        case ast.Assign([ast.Name(name)], ast.Call(ast.Name("staticmethod" | "classmethod" as kind), [function], [])):
            made = _method(name, function, known, 0 if kind == "staticmethod" else 1, ast.Name(kind, ast.Load()))
            return [_placed(made, stmt)] if made is not None else [stmt]
    return [stmt]


def _property(stmt: ast.stmt, name: str, parts: dict[str, ast.expr], known: Bodies) -> list[ast.stmt] | None:
    parts = {part: each for part, each in parts.items() if not (isinstance(each, ast.Constant) and each.value is None)}
    doc = parts.pop("doc", None)
    if "fget" not in parts or set(parts) - set(PARTS):
        return None
    own = ast.Name(name, ast.Load())
    marks: dict[str, ast.expr] = {
        "fget": ast.Name("property", ast.Load()),
        "fset": ast.Attribute(own, "setter", ast.Load()),
        "fdel": ast.Attribute(own, "deleter", ast.Load()),
    }
    given = {"fget": 1, "fset": 2, "fdel": 1}
    made = [_method(name, parts[part], known, given[part], mark) for part, mark in marks.items() if part in parts]
    if doc is not None and made[0] is not None:
        start = 1 if ast.get_docstring(made[0]) is not None else 0
        made[0].body[:start] = [ast.Expr(doc)]
    return [_placed(each, stmt) for each in made if each is not None] if None not in made else None


def _method(name: str, function: ast.expr, known: Bodies, given: int, mark: ast.expr) -> ast.FunctionDef | None:
    """A definition of `name` that does what the function does; given: how many arguments it gets, 0 if any.

    None where that is not known.
    """
    match function:
        case ast.Name(called) if called in known:
            copied = deepcopy(known[called])
            copied.name, copied.decorator_list = name, [mark]
            return copied
        case ast.Lambda(args, body):
            return _function(name, args, body, [mark])
        case ast.Name() | ast.Attribute() | ast.Call() if given and not hasattr(builtins, getattr(function, "id", "")):
            names = ["self", "value"][:given]
            body = ast.Call(function, [ast.Name(each, ast.Load()) for each in names], [])
            args = ast.arguments([], [ast.arg(each) for each in names], None, [], [], None, [])
            return _function(name, args, body, [mark])
    return None


def _function(name: str, args: ast.arguments, body: ast.expr, marks: list[ast.expr]) -> ast.FunctionDef:
    return ast.FunctionDef(name, args, [ast.Return(body)], marks)


def _placed(made: ast.FunctionDef, stmt: ast.stmt) -> ast.FunctionDef:
    """The definition where the call stands; what was written elsewhere stays there."""
    for node in walk(made):
        if not hasattr(node, "lineno") and isinstance(node, (ast.stmt, ast.expr, ast.arg)):
            ast.copy_location(node, stmt)
    return made
