"""What the compiler has to say about an app: the frontend and the checker alone, without what generates code."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler.check.declare.modules import declare_module
from pyuk.compiler.check.model.declarations import FunctionInfo, ModuleInfo
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.types import Type
from pyuk.compiler.check.program import check_app, settled
from pyuk.compiler.check.world import World
from pyuk.compiler.errors import CompileError, Diagnostic
from pyuk.compiler.frontend.modules import ModuleLoader
from pyuk.compiler.ir.runtime import TOO_DEEP
from pyuk.compiler.pause import collector_paused


@collector_paused()
def check(path: Path) -> list[Diagnostic]:
    """Everything the compiler has to say about the app, without generating code.

    An app without mistakes is found to be so without the bodies of most library functions; mistakes are told
    by a whole check, as what a body makes known may be in a message, or what the mistake was about.
    """
    return _check(path, trusting=True) and _check(path, trusting=False)


def _check(path: Path, *, trusting: bool) -> list[Diagnostic]:
    def check_all(world: World) -> list[Diagnostic]:
        world.trusted = [] if trusting else None
        return check_app(world, app_roots(world))

    try:
        return settled(lambda: World(ModuleLoader(path)), check_all)
    except CompileError as error:
        return error.diagnostics


def app_roots(world: World) -> list[tuple[FunctionInfo, tuple[Type, ...] | None]]:
    """What runs first in an app: the top level of its main module; and what the passes put in calls of."""
    main = _declare_main(world)
    needed: list[tuple[FunctionInfo, tuple[Type, ...] | None]] = [(world.runtime(TOO_DEEP), None)]
    return [*needed, (main.init, ())] if main.init is not None else needed


def _declare_main(world: World) -> ModuleInfo:
    info = ModuleInfo(world.loader.load_app())
    world.modules["__main__"] = info
    try:
        declare_module(world, info)
    except Problem as problem:
        world.report(problem.diagnostic)
    return info
