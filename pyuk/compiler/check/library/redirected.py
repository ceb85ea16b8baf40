"""Where print() writes to: the console, or what the program has put in the place of sys.stdout."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import Global, ModuleInfo
from pyuk.compiler.check.model.tree import Expr, IsBound
from pyuk.compiler.check.model.types import BOOL, NEVER, Class

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

SYS = "pyuk.stdlib.sys"


def look_again(world: World, module: ModuleInfo) -> None:
    """A module is declared: with sys, what prints may write to something else than the console."""
    if module.name == SYS:
        for instance in world.writers:
            world.enqueue(instance)


def stream(cx: Checker, node: ast.expr) -> tuple[Expr, Expr] | None:
    """Whether sys.stdout has a value yet, and its value; None where the program leaves it as it is."""
    from pyuk.compiler.check.expressions.expressions import entity_value

    cx.world.writers[cx.instance] = None
    module = cx.world.modules.get(SYS)
    entity = module.names.get("stdout") if module is not None else None
    if not isinstance(entity, Global):
        return None
    value = entity_value(cx, entity, node)
    type_ = cx.world.resolve(value.type)
    if type_ == NEVER or (isinstance(type_, Class) and type_.info.module is module):
        return None
    return IsBound(entity, type=BOOL, node=node), value
