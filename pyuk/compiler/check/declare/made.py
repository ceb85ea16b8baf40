"""Methods that the compiler writes, as Python source that is checked like the program's own.

In that source a name in `known` stands for a class or a function whatever the program calls so.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import ClassInfo, Entity, FunctionInfo
from pyuk.compiler.frontend.syntax import OwnNode, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.model.tree import Expr


class ClassDefault(OwnNode, ast.Name):
    """A default value that lies in an attribute of a class, or that a function of it makes for each call."""

    def __init__(self, info: ClassInfo, name: str, place: ast.expr) -> None:
        super().__init__(name, ast.Load())
        ast.copy_location(self, place)
        self.info = info
        self.method: FunctionInfo | None = None
        self.factory: ast.Name | None = None  # of a generic class: what is called where an object is made


class Typed(OwnNode, ast.Name):
    """An annotation that stands for a type which is known already."""

    def __init__(self, type_: object, shown: ast.AST) -> None:
        super().__init__(ast.unparse(shown), ast.Load())
        ast.copy_location(self, shown)
        self.type = type_


class Known(OwnNode, ast.Name):
    """A name that means this, whatever the program calls so; without an entity, Python's builtin."""

    def __init__(self, name: str, entity: Entity | None, place: ast.AST) -> None:
        super().__init__(name, ast.Load())
        ast.copy_location(self, place)
        self.entity = entity


class Given(OwnNode, ast.Name):
    """An argument that is evaluated already: `value` is set before the call is checked."""

    def __init__(self, place: ast.expr) -> None:
        super().__init__(ast.unparse(place), ast.Load())
        ast.copy_location(self, place)
        self.place = place
        self.value: Expr


for _named in (ClassDefault, Typed, Known, Given):
    _named.__name__ = "Name"  # so that ast.unparse() writes them like one

BUILTINS = (
    *("ValueError", "KeyError", "TypeError", "AttributeError", "hash", "len", "str"),
    *("isinstance", "format", "int", "list", "tuple"),
)


class _Names(ast.NodeTransformer):
    def __init__(self, known: dict[str, Entity]) -> None:
        self.known = known

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id in self.known or node.id in BUILTINS:
            return Known(node.id, self.known.get(node.id), node)
        return node


def make_method(
    info: ClassInfo,
    text: str,
    kind: str = "method",
    known: dict[str, Entity] | None = None,
    name: str | None = None,
) -> FunctionInfo | None:
    """A method from its source, unless the class has one of that name."""
    node = ast.parse(text).body[0]
    assert isinstance(node, ast.FunctionDef)
    name = name or node.name
    if name in info.methods:
        return None
    for part in walk(node):
        ast.copy_location(part, info.node)
        if isinstance(part, (ast.expr, ast.stmt)):
            part.end_lineno, part.end_col_offset = part.lineno, part.col_offset + len("class")
    node = _Names(known or {}).visit(node)
    made = FunctionInfo(name, f"{info.qualname}.{name}", info.module, node, info, kind, is_made=True)
    info.methods[name] = made
    return made
