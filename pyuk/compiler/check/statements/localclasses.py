"""Classes that a function defines, or a statement of a module: each specialisation of the function has its own.

A class whose bases and methods mention no variable of the function is the same for all specialisations. However often
the function runs, the class is one: what its methods take from the function lies with each object
(check/statements/environments.py).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import classvars
from pyuk.compiler.check.declare.classes import declare_inner
from pyuk.compiler.check.declare.decorated import bound_name, results_of
from pyuk.compiler.check.declare.made import Known, Typed
from pyuk.compiler.check.declare.modules import Declarer
from pyuk.compiler.check.declare.scopes import free_names, methods_of
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo, Imported
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.tree import Block, Literal
from pyuk.compiler.check.model.types import Class, TypeValue
from pyuk.compiler.check.statements import environments
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def declare(cx: Checker, node: ast.ClassDef) -> None:
    """The class under its name in the function, as soon as its bases are known; a name bound again is a variable."""
    if is_variable(cx, node):
        return
    known = cx.instance.classes.get(node)
    if known is None and not _mentions_variables(cx, node.bases):
        known = _make(cx, node)
    if known is not None:
        known.scope = cx.imports
        cx.imports[bound_name(node)] = known


def run(cx: Checker, node: ast.ClassDef) -> Block:
    """The class statement: what of the body is code, and the class as a value where its name is a variable."""
    from pyuk.compiler.check.statements.places import store

    info = cx.instance.classes.get(node) or _make(cx, node)
    info.scope = cx.imports
    block = environments.keep(cx, info, node)
    block += classvars.run_body(cx, info)
    if not is_variable(cx, node):
        cx.imports[bound_name(node)] = info
        return block
    value = Literal(None, type=TypeValue(Class(info, info.type_params)), node=node)
    return [*block, *store(cx, ast.copy_location(ast.Name(bound_name(node), ast.Store()), node), value, node)]


def is_variable(cx: Checker, node: ast.ClassDef) -> bool:
    """Whether the name is bound in other places as well, or is the module's: then it stands for a value."""
    name = bound_name(node)
    if isinstance(cx.info.node, ast.Module) or name in cx.globals:
        return True
    return len(cx.scope.bindings.get(name, ())) > 1


def _make(cx: Checker, node: ast.ClassDef) -> ClassInfo:
    """The class, which all specialisations of the function share where nothing in it depends on them."""
    shared = None if _depends(cx, node) else cx.world.local_classes.get(node)
    made = shared or _declared(cx, node)
    cx.instance.classes[node] = made
    cx.world.local_classes.setdefault(node, made)
    return made


def _declared(cx: Checker, node: ast.ClassDef) -> ClassInfo:
    _refuse_captures_within(cx, node)
    node.bases = [_imported_base(cx, base) for base in node.bases]
    at_top = isinstance(cx.info.node, ast.Module)
    around = "" if at_top else f"{cx.info.qualname}.<locals>."
    taken = node.name in cx.module.names or at_top
    serial = cx.world.next_serial() if taken or _depends(cx, node) else 0
    known = [_known_base(cx, base) for base in node.bases]
    made = declare_inner(Declarer(cx.world, cx.module), node, around, serial)
    made.written_bases = known
    if not taken:
        cx.module.names[node.name] = made  # annotations of functions within the function find it there
    return made


def _imported_base(cx: Checker, base: ast.expr) -> ast.expr:
    """A base that an import within the function binds, as what it stands for."""
    found = cx.imports.get(base.id) if isinstance(base, ast.Name) else None
    if not isinstance(found, Imported):
        return base
    return Known(ast.unparse(base), cx.world.follow(found, cx.module), base)


def _known_base(cx: Checker, base: ast.expr) -> ast.expr:
    """A base that is named by what means something in the function alone, as what it stands for."""
    if isinstance(base, ast.Name) and isinstance(found := cx.imports.get(base.id), ClassInfo):
        return Known(base.id, found, base)
    if not _mentions_variables(cx, [base]):
        return base
    type_ = cx.world.resolve(cx.expr(base).type)
    if not isinstance(type_, TypeValue) or not isinstance(type_.type, Class):
        cx.fail(
            "PK0306",
            base,
            f"which class `{ast.unparse(base)}` is, is found out when the program runs",
            why="how objects of a class lie in memory depends on its bases",
            cpython="the class derives from whatever the variable holds",
            fix="hand over a class that is named where the function is called",
        )
        raise AssertionError
    return Typed(type_.type, base)


def _mentions_variables(cx: Checker, nodes: list[ast.expr]) -> bool:
    names = {part.id for node in nodes for part in walk(node) if isinstance(part, ast.Name)}
    return bool(names & environments.outer_variables(cx))


def _depends(cx: Checker, node: ast.ClassDef) -> bool:
    """Whether a class of the function, this or one that may stand for a name in it, mentions its variables."""
    if isinstance(cx.info.node, ast.Module):
        return False
    variables = environments.outer_variables(cx)
    classes = [part for part in walk(cx.info.node) if isinstance(part, ast.ClassDef)]
    return any(
        variables & {part.id for part in walk(each) if isinstance(part, ast.Name)} for each in {*classes, node}
    )


def _refuse_captures_within(cx: Checker, node: ast.ClassDef) -> None:
    """The methods of classes within the class may not use variables of the function."""
    variables = environments.outer_variables(cx)
    for inner in (part for part in node.body if isinstance(part, ast.ClassDef)):
        names = free_names(methods_of(inner)) & variables
        for part in walk(inner):
            if isinstance(part, ast.Name) and part.id in names:
                fail(
                    "PK0306",
                    cx.module,
                    part,
                    f"the class `{inner.name}` uses `{part.id}`, a variable of the function around `{node.name}`",
                    why="a class within a class of a function does not see what each call of the function has",
                    cpython="each call makes classes of its own",
                    fix="move the class out of the other one, or hand the value over when an object is made",
                )


def site_of(cx: Checker, info: FunctionInfo, node: ast.AST) -> object:
    """What tells the calls of a function apart that gives a class which it defines: each of them makes another."""
    if not info.module.source.is_app or not _gives_class(info.node):
        return None
    return cx.module.name, getattr(node, "lineno", 0), getattr(node, "col_offset", 0)


def _gives_class(node: ast.AST) -> bool:
    found: bool | None = getattr(node, "pyuk_gives_class", None)
    if found is None:
        classes = {part.name for part in walk(node) if isinstance(part, ast.ClassDef)}
        found = bool(classes) and isinstance(node, ast.FunctionDef) and any(
            isinstance(each, ast.Name) and each.id in classes for each in results_of(node)
        )
        vars(node)["pyuk_gives_class"] = found
    return found
