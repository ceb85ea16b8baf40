"""The parts of Python that pyuk does not have, and what to write instead."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from pyuk.compiler.check.model.problems import diagnostic
from pyuk.compiler.errors import Diagnostic

if TYPE_CHECKING:
    from pyuk.compiler.check.model.declarations import ModuleInfo


class Missing(NamedTuple):
    """What it is called, why it is not there, what to write instead."""

    name: str
    why: str
    fix: str



STATEMENTS: dict[type, Missing] = {
    ast.TryStar: Missing("`except*`", "exception groups come later", "use `except`"),
    ast.Match: Missing("`match`", "patterns are not compiled yet", "use if and elif"),
    **(
        {ast.TypeAlias: Missing("`type`", "only annotated aliases are known", "write Name: TypeAlias = ...")}
        if hasattr(ast, "TypeAlias")
        else {}
    ),
}

EXPRESSIONS: dict[type, Missing] = {
    ast.Starred: Missing("a starred item", "the number of items has to be known", "write the items out"),
}

OTHER = Missing("this form", "it is not compiled yet", "say it with other statements")


def unsupported(module: ModuleInfo, node: ast.stmt | ast.expr) -> Diagnostic:
    """The message for a statement or an expression that pyuk does not have."""
    is_statement = isinstance(node, ast.stmt)
    table = STATEMENTS if is_statement else EXPRESSIONS
    other = Missing(
        f"this kind of {'statement' if is_statement else 'expression'}", "it is not compiled yet", ""
    )
    name, why, fix = table.get(type(node), other)
    return diagnostic(
        "PK0309" if is_statement else "PK0311",
        module,
        node,
        f"{name} is not supported yet",
        why=why,
        fix=fix or "write it with other statements",
    )
