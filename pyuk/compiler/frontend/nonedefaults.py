"""`def f(name: str = None)`: a default of None says that None may be given, as PEP 484 had it at first."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from pyuk.compiler.frontend.syntax import walk

SAYS_NONE = ("Optional", "Any", "object")


def take_none(tree: ast.Module) -> None:
    """Write `| None` into the annotations of parameters and variables whose value is None to begin with."""
    for node in walk(tree):
        match node:
            case ast.FunctionDef(args=declared) | ast.AsyncFunctionDef(args=declared):
                for param, default in _defaults(declared):
                    if _is_none(default) and param.annotation is not None:
                        param.annotation = _or_none(param.annotation)
            case ast.AnnAssign(_, annotation, ast.Constant(None)):
                node.annotation = _or_none(annotation)


def _defaults(declared: ast.arguments) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """The parameters that have a default, each with it."""
    places = [*declared.posonlyargs, *declared.args]
    if declared.defaults:
        yield from zip(places[-len(declared.defaults) :], declared.defaults, strict=True)
    yield from zip(declared.kwonlyargs, declared.kw_defaults, strict=True)


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _or_none(annotation: ast.expr) -> ast.expr:
    written = annotation
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            written = ast.parse(annotation.value, mode="eval").body
        except SyntaxError:
            return annotation
    if any(_says_none(part) for part in walk(written)):
        return annotation
    made = ast.BinOp(written, ast.BitOr(), ast.Constant(None))
    for part in walk(made):
        ast.copy_location(part, annotation)
    return made


def _says_none(part: ast.AST) -> bool:
    match part:
        case ast.Constant(None) | ast.Name("ClassVar" | "Final" | "InitVar"):
            return True
        case ast.Name(name) | ast.Attribute(_, name):
            return name in SAYS_NONE
    return False
