"""Checking a whole program from its roots."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from pyuk.compiler.check import rounds
from pyuk.compiler.check.declare.annotations import says_only_use
from pyuk.compiler.check.expressions.expressions import check_constants
from pyuk.compiler.check.function import Checker
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo, Instance, ModuleInfo
from pyuk.compiler.check.model.problems import Problem, explained
from pyuk.compiler.check.model.types import Class, Type, TypeValue, mentions_type_var
from pyuk.compiler.check.widening import Again, Widening
from pyuk.compiler.check.world import World
from pyuk.compiler.errors import CompileError, Diagnostic, in_order
from pyuk.compiler.frontend.syntax import all_args

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
        "free_error",
        "unknown_error",
        "name_error",
        "length_error",
        "attribute_error",
    )
)


Checked = TypeVar("Checked")


def settled(make: Callable[[], World], check: Callable[[World], Checked]) -> Checked:
    """What `check` gives for a new world; again for another one, while what did not fit widens types there."""
    widening = Widening()
    while True:
        world = make()
        world.widening = widening
        with suppress(Again):
            return check(world)


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
    _compute_constants(world)
    rounds.run(world)


def _compute_constants(world: World) -> None:
    """The constants of the app, used or not: CPython computes them when it imports the module."""
    for module in [module for module in world.modules.values() if module.source.is_app]:
        info = FunctionInfo("<constants>", "<constants>", module, module.source.tree, kind="module")
        checker = Checker(world, Instance(info, (), (), None, info.symbol))
        check_constants(checker)
        for problem in checker.problems:
            world.report(problem)


def check_app(world: World, roots: list[tuple[FunctionInfo, tuple[Type, ...] | None]]) -> list[Diagnostic]:
    """All that there is to say about an app: what check_roots finds, and the same in functions that nothing calls.

    The latter are not compiled, so a mistake in them is a warning. Where there are errors too, these may be
    what keeps the functions from being called, and all mistakes are told as errors.
    """
    errors: list[Diagnostic] = []
    try:
        check_roots(world, roots)
    except CompileError as error:
        errors = error.diagnostics
    found = _mistakes_in_uncalled(world)
    if not errors:
        note = ("nothing calls this function, so it is not compiled", None)
        found = [replace(problem, severity="warning", notes=(*problem.notes, note)) for problem in found]
    told = {(problem.path, problem.line) for problem in errors}
    return in_order([*errors, *(problem for problem in found if (problem.path, problem.line) not in told)])


def _mistakes_in_uncalled(world: World) -> list[Diagnostic]:
    """Mistakes in the app's functions that are fully annotated and that nothing has asked for."""
    asked_for = {instance.info for instance in world.instances.values()}
    reached = set(world.instances.values())
    reported = list(world.problems[None])
    for info in _functions_of_app(world):
        if info not in asked_for:
            try:
                _ask_for(world, info)
            except Problem as problem:
                world.report(problem.diagnostic)
    with suppress(CompileError):
        rounds.run(world)
    found = [problem for problem in world.problems[None] if problem not in reported]
    for instance, problems in world.problems.items():
        if instance is not None and instance not in reached:
            found += [explained(instance, problem) for problem in problems]
    return list(dict.fromkeys(found))


def _functions_of_app(world: World) -> Iterator[FunctionInfo]:
    for module in [module for module in world.modules.values() if module.source.is_app]:
        for entity in list(module.names.values()):
            if isinstance(entity, FunctionInfo) and entity.module is module:
                yield entity
            elif isinstance(entity, ClassInfo) and entity.module is module:
                methods = list(entity.methods.values())
                yield from methods
                yield from (method.setter for method in methods if method.setter is not None)


def _ask_for(world: World, info: FunctionInfo) -> None:
    """Check a function by its annotations; one that has not all of them, or is generic, is left to its callers."""
    assert isinstance(info.node, ast.FunctionDef)
    params = all_args(info.node.args)
    owner: Class | None = None
    first: tuple[Type, ...] = ()
    if isinstance(info.owner, ClassInfo):
        world.complete_class(info.owner)
        owner = Class(info.owner)
        if info.owner.type_params:
            return
        if info.kind != "static" and params:
            first = (TypeValue(owner) if info.kind == "class" else owner,)
    elif info.owner is not None or "stub" in info.decorators:
        return
    if info.is_made:
        return
    if info.node.args.vararg is not None or info.node.args.kwarg is not None:
        return
    if all(param.annotation is not None and not says_only_use(param.annotation) for param in params[len(first) :]):
        wanted = [
            world.annotations.resolve(param.annotation, info.module, self_type=owner)
            for param in params[len(first) :]
            if param.annotation is not None
        ]
        if not any(mentions_type_var(type_) for type_ in wanted):
            world.instance(info, (*first, *wanted), owner=owner)


def _follow_imports(world: World) -> None:
    """What the app's modules import has to be there, used or not."""
    for module in [module for module in world.modules.values() if module.source.is_app]:
        for stmt in module.source.tree.body:
            if isinstance(stmt, (ast.Import, ast.ImportFrom)):
                try:
                    world.find_imported(module, stmt)
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
