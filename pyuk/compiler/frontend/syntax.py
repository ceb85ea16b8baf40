"""Walking syntax trees, quickly: the compiler looks at every node of some eighty modules.

`ast.walk` asks each node for each of its fields. Here a class of nodes is asked once which of its fields
can hold nodes at all, and what carries no information of its own (`Load()`, `Add()`) is passed over.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

_NO_NODES = {"id", "arg", "attr", "name", "names", "asname", "module", "level", "kind", "kwd_attrs"}
_NO_NODES |= {"ctx", "op", "ops", "type_comment", "type_ignores", "is_async", "simple", "conversion", "rest"}
_NAMES_OF_NODES = (ast.Import, ast.ImportFrom)  # whose `names` are nodes, unlike those of `global`
_VALUES = (ast.Constant, ast.MatchSingleton)  # whose `value` is no node

_fields: dict[type[ast.AST], tuple[str, ...]] = {}


def _fields_of(kind: type[ast.AST]) -> tuple[str, ...]:
    """The fields of a class of nodes that can hold nodes, in the order of the source."""
    drop = _NO_NODES - ({"names"} if issubclass(kind, _NAMES_OF_NODES) else set())
    drop = drop | {"value"} if issubclass(kind, _VALUES) else drop
    found = _fields[kind] = tuple(name for name in kind._fields if name not in drop)
    return found


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes directly below `node` in the order of ast.iter_child_nodes(), contexts and operators left out."""
    found: list[ast.AST] = []
    fields = _fields.get(node.__class__)
    for field in _fields_of(node.__class__) if fields is None else fields:
        value = getattr(node, field, None)
        if value.__class__ is list:
            found += [item for item in value if item is not None]
        elif value is not None:
            found.append(value)
    return found


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and all below it, a level at a time as ast.walk() goes, contexts and operators left out."""
    found = [node]
    for parent in found:  # which grows meanwhile
        yield parent
        fields = _fields.get(parent.__class__)
        for field in _fields_of(parent.__class__) if fields is None else fields:
            value = getattr(parent, field, None)
            if value.__class__ is not list:
                if value is not None:
                    found.append(value)
            elif value:
                found += value if None not in value else [item for item in value if item is not None]


def is_dunder(name: str) -> bool:
    """Whether the language gives the name its meaning: `__init__`."""
    return name.startswith("__") and name.endswith("__")
