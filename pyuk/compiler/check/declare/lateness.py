"""Functions and classes that may be asked for before the line that defines them has run, by their syntax alone.

A module runs from top to bottom: a function that is called above another one, and calls that, finds no such name.
Programs do so by mistake only, or on a way that they never take.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from pyuk.compiler.frontend.syntax import blocks, children, walk

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def late_functions(tree: ast.Module) -> set[str]:
    """The names of functions at the top of a module that a statement above them may reach through others."""
    return _late(tree) & {stmt.name for stmt in tree.body if isinstance(stmt, ast.FunctionDef)}


def guard_late_classes(tree: ast.Module) -> None:
    """Write the NameError into functions that use a class which may not have been made: before the statement that does.

    A variable of the module for each such class says whether its statement has run.
    """
    inside = {node.name for stmt in tree.body for node in _inner(stmt) if isinstance(node, ast.ClassDef)}
    late = inside | (_late(tree) & {stmt.name for stmt in tree.body if isinstance(stmt, ast.ClassDef)})
    if not late:
        return
    _guard_functions(tree, late)
    _guard(tree, inside)
    around: list[ast.AST] = [tree, *_inner(tree)]
    for block in [block for node in around for block in blocks(node)]:
        block[:] = [made for each in block for made in _with_note(each, late)]
    begin = int(ast.get_docstring(tree, clean=False) is not None)
    tree.body[begin:begin] = [_note(name, False, tree.body[0]) for name in sorted(late)]


def _guard_functions(node: ast.AST, late: set[str]) -> None:
    """Write the tests into all functions below the node that take such a name from the module."""
    for child in children(node):
        names = late
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
            names = late - _own_names(child)
            _guard(child, names)
        if names:
            _guard_functions(child, names)


def _own_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The names that a function binds itself, if it does not say that they are the module's."""
    found = {part.arg for part in walk(function.args) if isinstance(part, ast.arg)}
    left: list[ast.AST] = list(function.body)
    stated: set[str] = set()
    while left:
        part = left.pop()
        if isinstance(part, ast.Global):
            stated |= set(part.names)
        elif isinstance(part, DEFINITIONS):
            found.add(part.name)
        elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            found.add(part.id)
        elif isinstance(part, ast.alias):
            found.add(part.asname or part.name.split(".")[0])
        left += children(part) if not isinstance(part, DEFINITIONS) else []
    return found - stated


def _with_note(stmt: ast.stmt, late: set[str]) -> list[ast.stmt]:
    is_late = isinstance(stmt, ast.ClassDef) and stmt.name in late
    return [stmt, _note(stmt.name, True, stmt)] if is_late else [stmt]  # type: ignore[attr-defined]


def _inner(node: ast.AST) -> Iterator[ast.AST]:
    """The statements and clauses within a statement, none of those within definitions."""
    for child in children(node) if not isinstance(node, DEFINITIONS) else ():
        if isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            yield child
            yield from _inner(child)


def _note(name: str, value: bool, place: ast.stmt) -> ast.stmt:
    made = ast.Assign([ast.Name(f".made.{name}", ast.Store())], ast.Constant(value))
    return _placed(made, place)


def _guard(block: ast.AST, late: set[str]) -> None:
    """Write the tests into the blocks of a function; those of functions and classes within it are their own."""
    for statements in blocks(block):
        made: list[ast.stmt] = []
        for stmt in statements:
            if not isinstance(stmt, DEFINITIONS):
                own = {name for part in _heads(stmt) for name in _names(part)}
                made += [_test(name, stmt) for name in sorted(own & late)]
                _guard(stmt, late)
            made.append(stmt)
        statements[:] = made
    for clause in (*getattr(block, "handlers", []), *getattr(block, "cases", [])):
        _guard(clause, late)


def _heads(stmt: ast.stmt) -> list[ast.AST]:
    """The parts of a statement that are done when it begins: all, but the statements in it and annotations."""
    if isinstance(stmt, ast.AnnAssign):
        return [stmt.value] if stmt.value is not None else []
    return [part for part in children(stmt) if not isinstance(part, (ast.stmt, ast.ExceptHandler, ast.match_case))]


def _test(name: str, place: ast.stmt) -> ast.stmt:
    error = ast.Call(ast.Name("NameError", ast.Load()), [ast.Constant(f"name '{name}' is not defined")], [])
    unmade = ast.UnaryOp(ast.Not(), ast.Name(f".made.{name}", ast.Load()))
    return _placed(ast.If(unmade, [ast.Raise(error)], []), place)


def _placed(made: ast.stmt, place: ast.stmt) -> ast.stmt:
    for part in walk(made):
        ast.copy_location(part, place)
    return made


def _late(tree: ast.Module) -> set[str]:
    """The names of functions and classes that a statement above them may reach through others."""
    places = {stmt.name: index for index, stmt in enumerate(tree.body) if isinstance(stmt, DEFINITIONS)}
    last = max(places.values(), default=-1)
    mentioned: dict[str, set[str]] = {}
    late: set[str] = set()
    for index, stmt in enumerate(tree.body[:last]):
        if isinstance(stmt, DEFINITIONS) or not any(isinstance(node, ast.Call) for node in walk(stmt)):
            continue
        above = {name for name, place in places.items() if place < index}
        reached: set[str] = set()
        left = _names(stmt) & above  # what the statement itself asks for is looked at where it is checked
        while left:
            name = left.pop()
            if name not in mentioned:
                mentioned[name] = _names(tree.body[places[name]]) & places.keys()
            fresh = mentioned[name] - reached
            reached |= fresh
            left |= fresh
        late |= {name for name in reached if places[name] > index}
    return late


def _names(node: ast.AST) -> set[str]:
    """The names that a statement mentions, those within definitions included."""
    return {part.id for part in walk(node) if isinstance(part, ast.Name)}
