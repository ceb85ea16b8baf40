"""Defaults of methods that are attributes, as in `def report(self, out=sys.stdout)`, or names of the class's body.

So are names that the module's top level unpacks, as `RED, BLACK = range(2)`, which are no constants.

They are read where the method is defined, in the class's body, and kept under names that no program can write. (What
is computed is check/declare/decorated.py's affair.)
"""

from __future__ import annotations

import ast

from pyuk.compiler.frontend.syntax import walk

OF_THEIR_OWN = ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "NamedTuple", "TypedDict", "Protocol")


def keep_defaults(tree: ast.Module) -> None:
    """Write an assignment for each such default into the body of its class, before the method."""
    unpacked = {name for stmt in tree.body for target in _targets(stmt) for name in _unpacked(target)}
    for node in walk(tree):
        if isinstance(node, ast.ClassDef) and not any(_is_of_its_own(base) for base in node.bases):
            own = {target.id for stmt in node.body for target in _targets(stmt) if isinstance(target, ast.Name)}
            node.body = [made for stmt in node.body for made in (*_kept(stmt, own | unpacked), stmt)]


def name_of(method: str, param: str) -> str:
    """The name under which the class keeps a default."""
    return f".{method}.{param}"


def _is_of_its_own(base: ast.expr) -> bool:
    return getattr(base, "attr", getattr(base, "id", "")) in OF_THEIR_OWN


def _targets(stmt: ast.stmt) -> list[ast.expr]:
    """What a statement of a class's body assigns to."""
    return stmt.targets if isinstance(stmt, ast.Assign) else [stmt.target] if isinstance(stmt, ast.AnnAssign) else []


def _unpacked(target: ast.expr) -> set[str]:
    """The names in a target that takes a value apart."""
    return {each.id for each in walk(target) if isinstance(each, ast.Name)} - {getattr(target, "id", "")}


def _kept(stmt: ast.stmt, own: set[str]) -> list[ast.stmt]:
    if not isinstance(stmt, ast.FunctionDef):
        return []
    declared = stmt.args
    places = [*declared.posonlyargs, *declared.args]
    first = len(places) - len(declared.defaults)
    pairs: list[tuple[ast.arg, ast.expr | None]] = list(zip(places[first:], declared.defaults, strict=True))
    pairs += zip(declared.kwonlyargs, declared.kw_defaults, strict=True)
    made: list[ast.stmt] = []
    for param, value in pairs:
        if isinstance(value, ast.Attribute) or (isinstance(value, ast.Name) and value.id in own):
            target = ast.copy_location(ast.Name(name_of(stmt.name, param.arg), ast.Store()), value)
            made.append(ast.copy_location(ast.Assign([target], value), value))
    return made
