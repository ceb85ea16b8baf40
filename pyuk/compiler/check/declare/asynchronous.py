"""`async def` as the syntax tree has it from here on: a `def` with a mark."""

from __future__ import annotations

import ast


class Plain(ast.NodeTransformer):
    """Makes of each `async def` a `def` that is marked: a coroutine is a generator to all but its callers."""

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        made = ast.FunctionDef(node.name, node.args, node.body, node.decorator_list, node.returns)
        made.type_params = getattr(node, "type_params", [])  # type: ignore[attr-defined]
        vars(made)["pyuk_async"] = True
        return ast.copy_location(made, node)
