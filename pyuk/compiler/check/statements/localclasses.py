"""Classes that a function defines: declared once, however often the function runs.

Such a class uses the names of the module, not the variables of the function around it, and has a name of its own
there, by which its own methods find it.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import classvars
from pyuk.compiler.check.declare.classes import declare_inner
from pyuk.compiler.check.declare.modules import Declarer
from pyuk.compiler.check.model.declarations import ClassInfo
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.tree import Block
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def declare(cx: Checker, node: ast.ClassDef) -> None:
    """The class under its name in the function; each specialisation of the function has the same class."""
    known = cx.module.names.get(node.name)
    if known is None:
        _refuse_captures(cx, node)
        known = declare_inner(Declarer(cx.world, cx.module), node, f"{cx.info.qualname}.<locals>")
        cx.module.names[node.name] = known
    if not isinstance(known, ClassInfo) or known.node is not node:
        fail(
            "PK0306",
            cx.module,
            node,
            f"the module has something else called `{node.name}`",
            why="a class within a function is kept under its name in the module",
            cpython="the name is a variable of the function",
            fix="give the class another name",
        )
    cx.imports[node.name] = known


def run(cx: Checker, node: ast.ClassDef) -> Block:
    """The class statement: what of the body is code."""
    info = cx.imports[node.name]
    assert isinstance(info, ClassInfo)
    return classvars.run_body(cx, info)


def _refuse_captures(cx: Checker, node: ast.ClassDef) -> None:
    """The methods may not use variables of the function."""
    function = cx.info.node
    assert isinstance(function, (ast.FunctionDef, ast.Lambda))
    own = {arg.arg for arg in walk(function.args) if isinstance(arg, ast.arg)}
    inside = {id(part) for part in walk(node)}
    own |= {
        part.id
        for part in walk(function)
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store) and id(part) not in inside
    }
    bound = {arg.arg for arg in walk(node) if isinstance(arg, ast.arg)}
    bound |= {part.id for part in walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    for part in walk(node):
        if isinstance(part, ast.Name) and part.id in own - bound:
            fail(
                "PK0306",
                cx.module,
                part,
                f"the class `{node.name}` uses `{part.id}`, a variable of the function around it",
                why="the class is made once, and the variable is another one in each call",
                cpython="each call makes a class of its own",
                fix="hand the value over when an object is made",
            )
