"""`__getattr__` as it is when it is asked for one attribute: a method of its own, with the name written out in it.

The program says which attributes it asks for. So what `getattr(self.target, name)` gives in a proxy is known for each
of them, as its type is: a field's value for one, a method for another.
"""

from __future__ import annotations

import ast
from dataclasses import replace

from pyuk.compiler.check.declare.scopes import scope_of
from pyuk.compiler.check.declare.substitution import written_out
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.frontend.syntax import walk

Asked = dict[tuple[FunctionInfo, str], FunctionInfo]


def asked_for(info: FunctionInfo, name: str, known: Asked) -> FunctionInfo:
    """The method for the attribute `name`; the method itself where its parameter is no name of one value."""
    if (info, name) not in known:
        node = info.node
        assert isinstance(node, ast.FunctionDef)
        param = node.args.args[-1].arg
        is_one = len(node.args.args) == 2 and not _is_bound_again(node, param)
        made = written_out(node, {param: ast.Constant(name)}) if is_one else node
        known[info, name] = replace(info, node=made, asked=name) if is_one else info
    return known[info, name]


def _is_bound_again(node: ast.FunctionDef, param: str) -> bool:
    """Whether the parameter may be something else than the name that was asked for."""
    is_shared = any(isinstance(part, ast.Nonlocal) and param in part.names for part in walk(node))
    return is_shared or param in scope_of(node).bindings
