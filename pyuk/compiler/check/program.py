"""Checking a whole program from its roots."""

from __future__ import annotations

import ast

from pyuk.compiler.check.model import FunctionInfo, ModuleInfo
from pyuk.compiler.check.problems import Problem
from pyuk.compiler.check.types import Type
from pyuk.compiler.check.world import World, all_args
from pyuk.compiler.errors import CompileError

# What lowering calls without asking the checker; what no function turns out to need is dropped again.
ALWAYS = tuple(
    f"pyuk.builtins.exceptions.{name}"
    for name in (
        "push_traceback",
        "overflow_error",
        "shift_error",
        "int_division_error",
        "int_modulo_error",
        "float_division_error",
        "unbound_error",
        "name_error",
        "negative_length_error",
    )
)


def check_roots(world: World, roots: list[tuple[FunctionInfo, tuple[Type, ...] | None]]) -> None:
    """Check everything that the roots reach; CompileError with every mistake found.

    A root comes with the types of its parameters, or None where its annotations say them.
    """
    for info, params in [*roots, *((world.runtime(path), None) for path in ALWAYS)]:
        try:
            world.instance(info, params if params is not None else annotated_params(world, info))
        except Problem as problem:
            world.report(problem.diagnostic)
    _follow_imports(world)
    world.run()


def _follow_imports(world: World) -> None:
    """What the app's modules import has to be there, used or not."""
    for module in [module for module in world.modules.values() if module.source.is_app]:
        for stmt in module.source.tree.body:
            if isinstance(stmt, (ast.Import, ast.ImportFrom)):
                for name in (alias.asname or alias.name.split(".")[0] for alias in stmt.names):
                    try:
                        world.find(module, name)
                    except Problem as problem:
                        world.report(problem.diagnostic)


def annotated_params(world: World, info: FunctionInfo) -> tuple[Type, ...]:
    """The parameter types of a function whose parameters are all annotated."""
    assert isinstance(info.node, ast.FunctionDef)
    return tuple(
        world.annotations.resolve(p.annotation, info.module) for p in all_args(info.node.args) if p.annotation
    )


def module_or_fail(world: World, name: str) -> ModuleInfo:
    """A module that has to be there."""
    module = world.module(name)
    if module is None:
        raise CompileError(world.problems[None]) if world.problems[None] else AssertionError(name)
    return module
