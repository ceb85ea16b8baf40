"""Methods of `list`, `deque` and the like that a class which derives from them calls by the name of that class.

`list.append(self, x)` within the class means what `super().append(x)` does, and becomes that. How objects of such a
class are made is told in check/declare/derived.py.
"""

from __future__ import annotations

import ast

from pyuk.compiler.frontend.syntax import walk

CONTAINERS = ("list", "dict", "set", "Counter", "deque")


def call_through_super(tree: ast.Module) -> None:
    """Rewrite such calls in the classes of a module."""
    taken = {stmt.name for stmt in tree.body if isinstance(stmt, (ast.ClassDef, ast.FunctionDef))}
    for node in walk(tree):
        if isinstance(node, ast.ClassDef):
            kind = next((name for base in node.bases if (name := _builtin(base)) and name not in taken), None)
            if kind is not None:
                _rewrite(node, kind)


def _builtin(base: ast.expr) -> str | None:
    head = base.value if isinstance(base, ast.Subscript) else base
    return head.id if isinstance(head, ast.Name) and head.id in CONTAINERS else None


def _rewrite(node: ast.ClassDef, kind: str) -> None:
    for member in node.body:
        if isinstance(member, ast.FunctionDef) and member.args.args:
            _ThroughSuper(kind, member.args.args[0].arg).visit(member)


class _ThroughSuper(ast.NodeTransformer):
    """`list.append(self, x)` as `super().append(x)`."""

    def __init__(self, kind: str, this: str) -> None:
        self.kind = kind
        self.this = this

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        match node:
            case ast.Call(ast.Attribute(ast.Name(kind), _) as func, [ast.Name(this), *rest]) if (
                kind == self.kind and this == self.this
            ):
                func.value = ast.copy_location(
                    ast.Call(ast.copy_location(ast.Name("super", ast.Load()), node), [], []), node
                )
                node.args = rest
        return node
