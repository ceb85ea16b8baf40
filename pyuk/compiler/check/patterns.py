"""Functions whose result depends on how many groups a regular expression has: `@by_groups`.

A call of such a function NAME is a call of NAME_rows where the pattern is known here and has several groups:
a literal argument, or a name that the module binds once, to `re.compile("...")`.
"""

from __future__ import annotations

import ast
import re
import warnings
from typing import TYPE_CHECKING

from pyuk.compiler.check.model import FunctionInfo
from pyuk.compiler.check.types import Class
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def chosen(cx: Checker, info: FunctionInfo, node: ast.Call, owner: Class | None) -> FunctionInfo:
    """The function that the call means: `info`, or the one for several groups."""
    name = f"{info.name}_rows"
    if owner is not None:
        receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
        pattern = _compiled(cx, receiver) if isinstance(receiver, ast.Name) else _of_call(receiver)
        found = owner.info.methods.get(name)
    else:
        pattern = _literal(node)
        entity = cx.world.find(info.module, name)
        found = entity if isinstance(entity, FunctionInfo) else None
    return found if found is not None and pattern is not None and groups(pattern) > 1 else info


def groups(pattern: str) -> int:
    """How many groups a pattern has; 0 of what is no pattern, which is told when it is used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return re.compile(pattern).groups
        except (re.error, OverflowError, ValueError, RecursionError):
            return 0


def _literal(node: ast.Call) -> str | None:
    """The first argument of a call, where it is a literal text; with its flag, where it is a verbose one."""
    first = node.args[0] if node.args else None
    if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return None
    names = {n.attr if isinstance(n, ast.Attribute) else getattr(n, "id", "") for n in walk(node)}
    return "(?x)" + first.value if names & {"X", "VERBOSE"} else first.value


def _of_call(node: ast.expr | None) -> str | None:
    """The pattern in `re.compile("...")` or `compile("...")`."""
    if not isinstance(node, ast.Call):
        return None
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return _literal(node) if name == "compile" else None


def _compiled(cx: Checker, receiver: ast.Name) -> str | None:
    """The pattern that a name of the module stands for, where it is bound once."""
    if receiver.id in cx.variables:
        scope: list[ast.AST] = list(walk(cx.info.node))
    else:
        scope = list(walk(cx.module.source.tree))
    stores = [n for n in scope if isinstance(n, ast.Name) and n.id == receiver.id and isinstance(n.ctx, ast.Store)]
    values = [
        n.value
        for n in scope
        if isinstance(n, ast.Assign) and any(isinstance(t, ast.Name) and t.id == receiver.id for t in n.targets)
    ]
    return _of_call(values[0]) if len(stores) == 1 and len(values) == 1 else None
