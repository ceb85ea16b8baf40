"""Enumerations that a call makes, `Animal = Enum("Animal", "ANT BEE")`: they become the class that they stand for.

That is done before anything is declared. Source: The Python Library Reference, "enum", functional API.
"""

from __future__ import annotations

import ast

HOME = "enum"
BASES = ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag")


def expand(tree: ast.Module) -> None:
    """Write the calls at the top level of a module of the app as classes."""
    if not any(isinstance(stmt, (ast.Import, ast.ImportFrom)) and _imports_enum(stmt) for stmt in tree.body):
        return
    known = {
        alias.asname or alias.name: alias.name
        for stmt in tree.body
        if isinstance(stmt, ast.ImportFrom) and stmt.module == HOME
        for alias in stmt.names
    }
    tree.body = [_expanded(stmt, known) for stmt in tree.body]


def _imports_enum(stmt: ast.Import | ast.ImportFrom) -> bool:
    named = [stmt.module] if isinstance(stmt, ast.ImportFrom) else [alias.name for alias in stmt.names]
    return HOME in named


def _expanded(stmt: ast.stmt, known: dict[str, str]) -> ast.stmt:
    match stmt:
        case ast.Assign([ast.Name(name)], ast.Call(func, [ast.Constant(str(title)), members], keywords)):
            base = _base(func, known)
            pairs = _members(base, members, keywords) if base is not None and title == name else None
            if pairs is not None:
                return _class(name, func, pairs, stmt)
    return stmt


def _base(func: ast.expr, known: dict[str, str]) -> str | None:
    match func:
        case ast.Name(name) if known.get(name) in BASES:
            return known[name]
        case ast.Attribute(ast.Name("enum"), name) if name in BASES:
            return name
    return None


def _members(base: str, given: ast.expr, keywords: list[ast.keyword]) -> list[tuple[str, ast.expr]] | None:
    """The names and values of the members; None where they are not written out."""
    start = 1
    for keyword in keywords:
        if keyword.arg == "start" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, int):
            start = keyword.value.value
        elif keyword.arg not in ("module", "qualname"):
            return None
    match given:
        case ast.Constant(str(text)):
            names = text.replace(",", " ").split()
        case ast.List(items) | ast.Tuple(items) if all(_is_text(item) for item in items):
            names = [str(item.value) for item in items if isinstance(item, ast.Constant)]
        case ast.List(items) | ast.Tuple(items):
            pairs = [item.elts for item in items if isinstance(item, (ast.Tuple, ast.List)) and len(item.elts) == 2]
            written = [(str(pair[0].value), pair[1]) for pair in pairs if isinstance(pair[0], ast.Constant)]
            return written if len(written) == len(items) else None
        case ast.Dict(keys, values):
            texts = [str(key.value) for key in keys if isinstance(key, ast.Constant)]
            return list(zip(texts, values, strict=True)) if len(texts) == len(keys) else None
        case _:
            return None
    return [(name, _counted(base, name, start, index)) for index, name in enumerate(names)]


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _counted(base: str, name: str, start: int, index: int) -> ast.expr:
    if base == "StrEnum":
        return ast.Constant(name.lower())
    return ast.Constant(start << index if base in ("Flag", "IntFlag") else start + index)


def _class(name: str, base: ast.expr, pairs: list[tuple[str, ast.expr]], stmt: ast.stmt) -> ast.ClassDef:
    body: list[ast.stmt] = [ast.Assign([ast.Name(member, ast.Store())], value) for member, value in pairs]
    made = ast.ClassDef(name, [base], [], body or [ast.Pass()], [])
    made.type_params = []  # type: ignore[attr-defined]
    for node in ast.walk(made):
        if not hasattr(node, "lineno"):
            ast.copy_location(node, stmt)
    return made
