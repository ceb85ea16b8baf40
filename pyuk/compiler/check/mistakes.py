"""Which of the mistakes that the rounds have found count in the end, and telling of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check import abandoned
from pyuk.compiler.check.model.declarations import Instance
from pyuk.compiler.check.model.problems import explained
from pyuk.compiler.check.model.types import NEVER, Class, Type
from pyuk.compiler.errors import CompileError

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World


def raise_problems(world: World) -> None:
    """CompileError with the mistakes that count; whoever widens what did not fit may ask for another attempt first."""
    found = list(world.problems[None])
    if any(world.problems.values()):
        for instance in mistaken(world, abandoned.counting(world)):
            found += [explained(instance, problem) for problem in world.problems[instance]]
    unique = {(p.code, p.path, p.line, p.column): p for p in reversed(found)}
    if unique:
        world.widening.learn(world, found)
        raise CompileError(reversed(unique.values()))
    invalid = [m.source.invalid for m in world.modules.values() if m.source.invalid is not None]
    if invalid:
        raise CompileError(invalid)


def mistaken(world: World, counting: set[Instance]) -> list[Instance]:
    """Those of the functions that have mistakes which count."""
    return [
        instance
        for instance, problems in world.problems.items()
        if instance is not None and problems and instance in counting and not _is_superseded(world, instance)
    ]


def _is_superseded(world: World, instance: Instance) -> bool:
    """Whether it was asked for when an element type was not known, that has been found out since.

    Or when an argument was not known at all, or only by instances of which one of that is true.
    """
    seen: set[Instance] = set()
    above = [instance]
    while above:
        one = above.pop()
        types = (*one.params, *([one.owner] if one.owner is not None else []))
        if one in seen or any(_is_early(type_) or world.resolve(type_) != type_ for type_ in types):
            continue
        seen.add(one)
        if not one.callers:
            return False
        above += one.callers
    return True


def _is_early(type_: Type) -> bool:
    """Whether it is a type of something that was not known yet: in the end, every coroutine has a result."""
    return type_ == NEVER or (isinstance(type_, Class) and type_.info.name == "Coroutine" and NEVER in type_.args)
