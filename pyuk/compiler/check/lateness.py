"""Functions that may be asked for before the line that defines them has run, by their syntax alone.

A module runs from top to bottom: a function that is called above another one, and calls that, finds no such name.
Programs do so by mistake only, or on a way that they never take.
"""

from __future__ import annotations

import ast

from pyuk.compiler.frontend.syntax import walk

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def late_functions(tree: ast.Module) -> set[str]:
    """The names of functions at the top of a module that a statement above them may reach through others."""
    places = {stmt.name: index for index, stmt in enumerate(tree.body) if isinstance(stmt, DEFINITIONS)}
    functions = {stmt.name for stmt in tree.body if isinstance(stmt, ast.FunctionDef)}
    last = max((places[name] for name in functions), default=-1)
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
        late |= {name for name in reached & functions if places[name] > index}
    return late


def _names(node: ast.AST) -> set[str]:
    """The names that a statement mentions, those within definitions included."""
    return {part.id for part in walk(node) if isinstance(part, ast.Name)}
