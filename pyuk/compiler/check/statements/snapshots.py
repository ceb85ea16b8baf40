"""`from m import x` binds what x is then: a variable of an app's module that is bound again is copied.

Without that the name would stand for the variable of the other module, and see what is stored there later. What
is bound once needs no copy. So the import of such a name becomes an import under a name that no program can
write, and an assignment.
"""

from __future__ import annotations

import ast
from functools import cached_property

from pyuk.compiler.check.declare.modules import origin_of, rebound_names
from pyuk.compiler.check.model.declarations import ModuleInfo
from pyuk.compiler.check.world import World
from pyuk.compiler.frontend.syntax import blocks, walk


def copy_imported_variables(world: World, module: ModuleInfo) -> None:
    """Write out the copies that the imports of an app's module make."""
    copier = _Copier(world, module)
    for node in walk(module.source.tree):
        for statements in blocks(node):
            if any(isinstance(each, ast.ImportFrom) for each in statements):
                statements[:] = [made for each in statements for made in copier.written_out(each)]


class _Copier:
    def __init__(self, world: World, module: ModuleInfo) -> None:
        self.world = world
        self.module = module

    @cached_property
    def stored(self) -> set[str]:
        """x in `m.x = 1`, whatever m is, in the modules that are loaded: a copy is never wrong."""
        sources = self.world.loader.modules.values()
        return {
            node.attr
            for source in sources
            if source is not None and source.is_app
            for node in walk(source.tree)
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        }

    def written_out(self, node: ast.stmt) -> list[ast.stmt]:
        """The statement, and the assignments that an import of variables needs behind it."""
        if not isinstance(node, ast.ImportFrom):
            return [node]
        copies: list[ast.stmt] = []
        rebound = self._rebound(node)
        for alias in node.names:
            if alias.name in rebound:
                name = alias.asname or alias.name
                alias.asname = f"{node.module or ''}.{alias.name}"
                value = ast.copy_location(ast.Name(alias.asname, ast.Load()), alias)
                target = ast.copy_location(ast.Name(name, ast.Store()), alias)
                copies.append(ast.copy_location(ast.Assign([target], value), node))
        return [node, *copies]

    def _rebound(self, node: ast.ImportFrom) -> set[str]:
        """The names of the module that are bound again, after their first time."""
        origin = origin_of(self.world, self.module, node)
        source = self.world.loader.load(origin) if origin else None
        if source is None or not source.is_app:
            return set()
        own = {alias.asname or alias.name for each in source.tree.body if isinstance(each, ast.ImportFrom)
               for alias in each.names}  # fmt: skip
        return set(rebound_names(source)) | (self.stored - own)
