"""Classes of the app that derive from `list` and `dict`: how their objects are made.

The library's own lists and dicts are made by the compiler. A class that derives from one gets an __init__ that takes
what the builtin class takes, and calls of the builtin's methods by its name go through super().
"""

from __future__ import annotations

import ast

from pyuk.compiler.frontend.syntax import walk

FILL = ".fill"  # the name of the method that takes what the builtin class is called with
FILLS = {
    "list": """
def fill(self, *items):
    if len(items) > 1:
        raise TypeError(f"list expected at most 1 argument, got {len(items)}")
    if items:
        self.extend(items[0])
""",
    "dict": """
def fill(self, *items, **options):
    if len(items) > 1:
        raise TypeError(f"dict expected at most 1 argument, got {len(items)}")
    if items:
        self.update(items[0])
    if options:
        self.update(options)
""",
}
INITS = {
    "list": "def __init__(self, *items):\n super().__init__(*items)",
    "dict": "def __init__(self, *items, **options):\n super().__init__(*items, **options)",
}


def make_constructors(tree: ast.Module) -> None:
    """Rewrite the classes of a module that derive from a builtin container."""
    taken = {stmt.name for stmt in tree.body if isinstance(stmt, (ast.ClassDef, ast.FunctionDef))}
    for node in walk(tree):
        if isinstance(node, ast.ClassDef):
            kind = next((name for base in node.bases if (name := _builtin(base)) and name not in taken), None)
            if kind is not None:
                _rewrite(node, kind)


def _builtin(base: ast.expr) -> str | None:
    head = base.value if isinstance(base, ast.Subscript) else base
    return head.id if isinstance(head, ast.Name) and head.id in FILLS else None


def _rewrite(node: ast.ClassDef, kind: str) -> None:
    methods = [member for member in node.body if isinstance(member, ast.FunctionDef)]
    made = [_method(FILLS[kind], node)]
    made[0].name = FILL
    if not any(method.name in ("__init__", "__new__") for method in methods):
        made.append(_method(INITS[kind], node))
    for method in (*methods, *made):
        if method.args.args:
            _ThroughSuper(kind, method.args.args[0].arg).visit(method)
    node.body += made


def _method(text: str, place: ast.ClassDef) -> ast.FunctionDef:
    made = ast.parse(text).body[0]
    assert isinstance(made, ast.FunctionDef)
    for part in walk(made):
        ast.copy_location(part, place)
    return made


class _ThroughSuper(ast.NodeTransformer):
    """`list.append(self, x)` as `super().append(x)`, and what super().__init__() is given as what fills the object."""

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

    def visit_Expr(self, node: ast.Expr) -> ast.stmt | list[ast.stmt]:
        self.generic_visit(node)
        match node.value:
            case ast.Call(ast.Attribute(ast.Call(ast.Name("super")), "__init__") as func, args, keywords) if (
                args or keywords
            ):
                fill = ast.Attribute(ast.Name(self.this, ast.Load()), FILL, ast.Load())
                made: list[ast.stmt] = [ast.Expr(ast.Call(func, [], [])), ast.Expr(ast.Call(fill, args, keywords))]
                for part in (part for stmt in made for part in walk(stmt)):
                    if not hasattr(part, "lineno"):
                        ast.copy_location(part, node)
                return made
        return node
