"""Defaults of methods that are attributes, as in `def report(self, out=sys.stdout)`, or names of the class's body.

So are names that the top level binds to what is no constant, as `MISSING = object()` or `RED, BLACK = range(2)`.

They are read where the method is defined, in the class's body, and kept under names that no program can write. (What
is computed is check/declare/decorated.py's affair.)
"""

from __future__ import annotations

import ast
from functools import lru_cache

from pyuk.compiler.frontend.syntax import walk

OF_THEIR_OWN = ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "NamedTuple", "TypedDict", "Protocol")


def keep_defaults(tree: ast.Module) -> None:
    """Write an assignment for each such default into the body of its class, before the method."""
    computed = _computed(tree)
    for node in walk(tree):
        if isinstance(node, ast.ClassDef) and not any(_is_of_its_own(base) for base in node.bases):
            own = {target.id for stmt in node.body for target in _targets(stmt) if isinstance(target, ast.Name)}
            node.body = [made for stmt in node.body for made in (*_kept(stmt, own | computed), stmt)]


def name_of(method: str, param: str) -> str:
    """The name under which the class keeps a default."""
    return f".{method}.{param}"


def _is_of_its_own(base: ast.expr) -> bool:
    return getattr(base, "attr", getattr(base, "id", "")) in OF_THEIR_OWN


def _targets(stmt: ast.stmt) -> list[ast.expr]:
    """What a statement of a class's body assigns to."""
    return stmt.targets if isinstance(stmt, ast.Assign) else [stmt.target] if isinstance(stmt, ast.AnnAssign) else []


def _computed(tree: ast.Module) -> set[str]:
    """The names of the module's variables that are no constants for sure."""
    found = {name for node in walk(tree) if isinstance(node, ast.Global) for name in node.names}
    bound: set[str] = set()
    for stmt in tree.body:
        for target in _targets(stmt):
            found |= _unpacked(target)
            if isinstance(target, ast.Name):
                is_constant = isinstance(stmt, ast.Assign | ast.AnnAssign) and isinstance(stmt.value, ast.Constant)
                found |= {target.id} if target.id in bound or not is_constant else set()
                bound.add(target.id)
    return found


@lru_cache(maxsize=8)
def bound_to_constants(tree: ast.Module) -> dict[str, ast.Constant]:
    """The names that the top level binds once and for all to a constant that is written out, with it."""
    computed = _computed(tree)
    return {
        target.id: stmt.value
        for stmt in tree.body
        if isinstance(stmt, ast.Assign | ast.AnnAssign) and isinstance(stmt.value, ast.Constant)
        for target in _targets(stmt)
        if isinstance(target, ast.Name) and target.id not in computed
    }


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
