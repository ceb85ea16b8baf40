"""__init_subclass__: a class method that is called for each class that derives from its class.

    class Plugin:
        def __init_subclass__(cls, **options): ...      # becomes a class method of another name

    class Csv(Plugin, kind="text"): ...                 # becomes
    class Csv(Plugin): ...
    Csv.hook(kind="text")

Only classes at the top of a module, whose bases are in that module as well, are looked at; of any other one a class
with such a base is refused (refuse_unseen).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.types import Class, ancestors
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.model.declarations import ClassInfo

NAME = "__init_subclass__"
HOOK = ".init_subclass"


def call_hooks(tree: ast.Module) -> None:
    """Rewrite the classes of a module of the app."""
    hooked: set[str] = set()  # classes whose derived classes are told of
    body: list[ast.stmt] = []
    for stmt in tree.body:
        body.append(stmt)
        if not isinstance(stmt, ast.ClassDef):
            continue
        is_derived = any(isinstance(base, ast.Name) and base.id in hooked for base in stmt.bases)
        has_own = _rename(stmt, is_derived=is_derived)
        if is_derived:
            body.append(_call(stmt, has_own=has_own))
        if is_derived or has_own:
            hooked.add(stmt.name)
            stmt.calls_hook = True  # type: ignore[attr-defined]
    tree.body = body


def _rename(node: ast.ClassDef, *, is_derived: bool) -> bool:
    """Give the method of the class its other name; whether there is one."""
    for member in node.body:
        if isinstance(member, ast.FunctionDef) and member.name == NAME:
            member.name = HOOK
            marks = [mark for mark in member.decorator_list if ast.unparse(mark) != "classmethod"]
            member.decorator_list = [ast.copy_location(ast.Name("classmethod", ast.Load()), member), *marks]
            _AskNext(is_derived).visit(member)
            return True
    return False


def _call(node: ast.ClassDef, *, has_own: bool) -> ast.stmt:
    """The call for a class that is made, with the arguments of its class statement."""
    name = ast.Name(node.name, ast.Load())
    owner: ast.expr = name
    if has_own:  # that of the class itself is for those that derive from it
        owner = ast.Call(ast.Name("super", ast.Load()), [name, name], [])
    given = [keyword for keyword in node.keywords if keyword.arg != "metaclass"]
    node.keywords = [keyword for keyword in node.keywords if keyword.arg == "metaclass"]
    made = ast.Expr(ast.Call(ast.Attribute(owner, HOOK, ast.Load()), [], given))
    for part in walk(made):
        if not hasattr(part, "lineno"):
            ast.copy_location(part, node)
            part.lineno = part.end_lineno = node.end_lineno or node.lineno  # type: ignore[attr-defined]
    return made


class _AskNext(ast.NodeTransformer):
    """super().__init_subclass__() means the method of a base class; that of `object` does nothing."""

    def __init__(self, is_derived: bool) -> None:
        self.is_derived = is_derived

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        match node.value:
            case ast.Call(ast.Attribute(ast.Call(ast.Name("super")), name) as func) if name == NAME:
                if not self.is_derived:
                    return ast.copy_location(ast.Pass(), node)
                func.attr = HOOK
        return node


def refuse_unseen(info: ClassInfo) -> None:
    """A class that derives from one with the method has to be one that calls it."""
    if hasattr(info.node, "calls_hook"):
        return
    for above in ancestors(Class(info, info.type_params))[1:]:
        if HOOK in above.info.methods:
            fail(
                "PK0302",
                info.module,
                info.node,
                f"`{info.name}` derives from a class with `{NAME}`, which is not called here",
                why="only classes at the top of the module of that class are looked at",
                cpython="it is called for each class that derives from its class",
                fix=f"write the class into the module of `{above.info.name}`",
            )
