"""What a class says of itself: `__mro__`, `mro()`, `__bases__`, `__base__`, `__module__`, `__subclasses__()`.

All of it is written in the source: they are displays of classes. Of classes that derive from the library's it is not
told, as those of CPython may have other bases.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.expressions.text import text_literal
from pyuk.compiler.check.model.declarations import ClassInfo
from pyuk.compiler.check.model.prelude import EXCEPTIONS
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import Class, ancestors, written_order
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

ASKS = "__subclasses__"


def attribute(cx: Checker, class_: Class, name: str, node: ast.expr) -> Expr | None:
    """`Class.__mro__` and its like; None of any other name."""
    info = class_.info
    if name == "__module__":
        return text_literal(cx, info.stated_module, node)
    if name not in ("__mro__", "__bases__", "__base__"):
        return None
    _refuse_library(cx, class_, name, node)
    if name == "__mro__":
        return cx.expr(ast.copy_location(ast.Tuple(_order(class_, node), ast.Load()), node))
    bases: list[ast.expr] = [_named(base.info, node) for base in info.bases if base.info.name != "object"]
    bases = bases or [Known("object", None, node)]
    return cx.expr(bases[0] if name == "__base__" else ast.copy_location(ast.Tuple(bases, ast.Load()), node))


def called(cx: Checker, class_: Class, name: str, node: ast.Call) -> Expr | None:
    """`Class.mro()` and `Class.__subclasses__()`; None of any other call."""
    if node.args or node.keywords or name not in ("mro", ASKS):
        return None
    if name == "mro":
        _refuse_library(cx, class_, "mro()", node)
        listed = _order(class_, node)
    else:
        listed = [_named(info, node) for info in _direct_subclasses(cx, class_.info, node)]
    key = f"pyuk_{','.join(map(ast.unparse, listed))}"  # one node for all rounds, as facts go by the ids of nodes
    return cx.expr(vars(node).setdefault(key, ast.copy_location(ast.List(listed, ast.Load()), node)))


def _order(class_: Class, node: ast.expr) -> list[ast.expr]:
    found: list[ast.expr] = [_named(each.info, node) for each in written_order(class_) if each.info.name != "object"]
    return [*found, Known("object", None, node)]


def _named(info: ClassInfo, node: ast.expr) -> ast.expr:
    return Known(info.name, info, node)


def _refuse_library(cx: Checker, class_: Class, name: str, node: ast.expr) -> None:
    for above in ancestors(class_):
        info = above.info
        is_plain = info.module.name == EXCEPTIONS or info.name == "object"
        theirs = len(info.bases) if info.module.source.is_app else int(not is_plain)
        stated = len(info.node.bases) if info.module.source.is_app else 0
        if theirs != stated:
            cx.fail(
                "PK0312",
                node,
                f"`{class_.info.name}.{name}` is not known",
                why=f"`{info.name}` derives from what the library has another form of"
                if info.module.source.is_app
                else f"`{info.name}` is a class of the library, which may have other bases in CPython",
                cpython="all classes above are named",
            )


def _direct_subclasses(cx: Checker, info: ClassInfo, node: ast.Call) -> list[ClassInfo]:
    """The classes that derive from it, all of which there have to be when anybody asks."""
    modules = [module for module in cx.world.modules.values() if module.source.is_app]
    defined = {entity: None for module in modules for entity in module.names.values() if isinstance(entity, ClassInfo)}
    for each in defined:
        cx.world.complete_class(each)
    below = [each for each in defined if any(base.info is info for base in each.bases)]
    reasons = [_why_not_made(cx, each, info) for each in below]
    if len({each.module for each in below}) > 1:
        reasons.append("they stand in several modules")
    if any(part not in module.source.tree.body and _derives(part, info) for module in modules
           for part in walk(module.source.tree)):  # fmt: skip
        reasons.append("one of them is made when the code around it runs")
    for reason in filter(None, reasons):
        cx.fail(
            "PK0312",
            node,
            f"which subclasses `{info.name}` has is not known here",
            why=reason,
            cpython="those are told that have been made",
            fix="define all of them at the top of one module, before anything asks for them",
        )
    return below


def _derives(part: ast.AST, info: ClassInfo) -> bool:
    """Whether it is the definition of a class that names this one as a base."""
    bases = part.bases if isinstance(part, ast.ClassDef) else []
    return any(ast.unparse(base).split("[")[0].split(".")[-1] == info.name for base in bases)


def _why_not_made(cx: Checker, info: ClassInfo, asked: ClassInfo) -> str | None:
    """Why a class may not have been made when somebody asks for it, among the subclasses of `asked`."""
    tree = info.module.source.tree
    before = tree.body[: tree.body.index(info.node)]
    asking = _asking(cx, asked)
    for stmt in before:
        if isinstance(stmt, (ast.FunctionDef, ast.ClassDef)):
            continue
        names = {part.id for part in walk(stmt) if isinstance(part, ast.Name)}
        if names & asking or _asks(stmt, asked):
            return f"line {stmt.lineno} may ask before `{info.name}` is made"
    return None


def _asks(node: ast.AST, asked: ClassInfo) -> bool:
    """Whether the source asks for the subclasses of a class, or of one that it does not name."""
    receivers = [part.value for part in walk(node) if isinstance(part, ast.Attribute) and part.attr == ASKS]
    named = [each.id for each in receivers if isinstance(each, ast.Name) and each.id[:1].isupper()]
    return len(named) < len(receivers) or asked.name in named


def _asking(cx: Checker, asked: ClassInfo) -> set[str]:
    """The functions and classes of the app that may ask for its subclasses, by themselves or through others."""
    defined = {
        stmt.name: stmt
        for module in cx.world.modules.values()
        if module.source.is_app
        for stmt in module.source.tree.body
        if isinstance(stmt, (ast.FunctionDef, ast.ClassDef))
    }
    asking = {name for name, stmt in defined.items() if _asks(stmt, asked)}
    while True:
        more = {
            name
            for name, stmt in defined.items()
            if name not in asking and any(isinstance(part, ast.Name) and part.id in asking for part in walk(stmt))
        }
        if not more:
            return asking
        asking |= more
