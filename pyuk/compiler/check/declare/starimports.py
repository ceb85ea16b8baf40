"""`from module import *`: written out with the names of the module that the importing one uses.

Which names a star stands for is known when the program is built: those of `__all__`, else all that do not begin
with an underscore. Source: The Python Language Reference, "The import statement".
"""

from __future__ import annotations

import ast
import importlib
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.problems import diagnostic
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.model.declarations import ModuleInfo
    from pyuk.compiler.check.world import World


def expand(world: World, module: ModuleInfo) -> None:
    """Write out the stars in a module of the app."""
    from pyuk.compiler.check.declare.modules import assigned, origin_of

    tree = module.source.tree
    stars = [node for node in walk(tree) if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"]
    if not stars:
        return
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    own = {name for name, _ in assigned(tree.body)} | {each.name for each in tree.body if isinstance(each, definitions)}
    used = {node.id for node in walk(tree) if isinstance(node, ast.Name)} | _quoted(tree)
    for node in stars:
        found = world.module(origin := origin_of(world, module, node))
        public = _public_names(found, origin)
        node.names = [ast.copy_location(ast.alias(name), node.names[0]) for name in public if name in used - own]
        if found is not None and found.source.is_app:
            _refuse_computed(world, found, module, node)


def _quoted(tree: ast.Module) -> set[str]:
    """Names that stand in annotations as texts."""
    texts = [node.value for node in walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return {text for text in texts if text.isidentifier()}


def _public_names(found: ModuleInfo | None, origin: str) -> list[str]:
    """What the star stands for; of a module of the library, what it has in CPython."""
    if found is None or not found.source.is_app:
        try:
            real = importlib.import_module(origin)
        except ImportError:
            return []  # that there is no such module is found out when the import is declared
        stated, names = getattr(real, "__all__", None), dir(real)
    else:
        stated, names = _stated_names(found.source.tree), list(found.names)
    return sorted(name for name in names if not name.startswith("_")) if stated is None else sorted(stated)


def _stated_names(tree: ast.Module) -> list[str] | None:
    """What `__all__` lists, where it is written out; None where there is none."""
    for stmt in tree.body:
        match stmt:
            case ast.Assign([ast.Name("__all__")], ast.List(items) | ast.Tuple(items)):
                return [str(item.value) for item in items if isinstance(item, ast.Constant)]
    return None


def _refuse_computed(world: World, found: ModuleInfo, module: ModuleInfo, node: ast.ImportFrom) -> None:
    """`__all__` is one list of constants, which nothing changes."""
    uses = [each for each in walk(found.source.tree) if isinstance(each, ast.Name) and each.id == "__all__"]
    stated = [stmt.value for stmt in found.source.tree.body if isinstance(stmt, ast.Assign) and stmt.targets[0] in uses]
    match stated:
        case [ast.List(items) | ast.Tuple(items)] if len(uses) == 1:
            if all(isinstance(item, ast.Constant) for item in items):
                return
        case []:
            if not uses:
                return
    world.report(
        diagnostic(
            "PK0103",
            module,
            node,
            f"which names `from {found.name} import *` binds is not known when the program is built",
            why="the module's `__all__` is not a list of names that is written out, once",
            cpython="`__all__` is looked at when the line runs",
            fix="write out the list, or import the names that you need",
        )
    )
