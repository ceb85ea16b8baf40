"""Walking syntax trees, quickly: the compiler looks at every node of some eighty modules.

`ast.walk` asks each node for each of its fields. Here a class of nodes is asked once which of its fields
can hold nodes at all, and what carries no information of its own (`Load()`, `Add()`) is passed over.
"""

from __future__ import annotations

import ast
import copyreg
from collections.abc import Callable, Iterator
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)

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


def walk_own(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of statements, without what is within the functions and classes that they define."""
    left: list[ast.AST] = list(reversed(body))
    while left:
        here = left.pop()
        yield here
        if not isinstance(here, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            left += reversed(children(here))


def blocks(node: ast.AST) -> list[list[ast.stmt]]:
    """The lists of statements that a statement, a clause or a module has."""
    fields = (getattr(node, name, None) for name in ("body", "orelse", "finalbody"))
    return [field for field in fields if isinstance(field, list)]


def all_args(args: ast.arguments) -> list[ast.arg]:
    """Every parameter, in order, the starred ones last."""
    starred = [arg for arg in (args.vararg, args.kwarg) if arg is not None]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *starred]


class OwnNode:
    """A node of the compiler's own kind, which has more in it than Python's: all of it is pickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return copyreg.__newobj__, (type(self),), vars(self)  # type: ignore[attr-defined]


def placed(made: Node, place: ast.AST) -> Node:
    """A tree that the compiler writes: its parts stand where `place` does, if they do not stand somewhere already."""
    for part in walk(made):
        if "lineno" in part._attributes and "lineno" not in vars(part):
            ast.copy_location(part, place)
    return made


def joined_text(node: ast.expr, of_other: Callable[[ast.expr], str | None]) -> str | None:
    """What texts, `+` and f-strings come to, and `of_other` says of any other part; None where a part is no text."""
    match node:
        case ast.Constant(str(text)):
            return text
        case ast.BinOp(left, ast.Add(), right):
            one, other = joined_text(left, of_other), joined_text(right, of_other)
            return None if one is None or other is None else one + other
        case ast.JoinedStr(parts):
            texts = [joined_text(part, of_other) for part in parts]
            return None if None in texts else "".join(filter(None, texts))
        case ast.FormattedValue(value, -1, None):
            return joined_text(value, of_other)
    return of_other(node)


def spread_in(node: ast.Call) -> list[ast.expr]:
    """What a call hands over the items of: by `*` first, then by `**`."""
    starred = [arg.value for arg in node.args if isinstance(arg, ast.Starred)]
    return starred + [keyword.value for keyword in node.keywords if keyword.arg is None]


def is_dunder(name: str) -> bool:
    """Whether the language gives the name its meaning: `__init__`."""
    return name.startswith("__") and name.endswith("__")


def receiver_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> str:
    """The name of a method's first parameter."""
    return [*node.args.posonlyargs, *node.args.args][0].arg
