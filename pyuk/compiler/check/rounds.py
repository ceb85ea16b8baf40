"""The fixpoint: whatever waits is checked, then what is still open takes its default, until nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check import abandoned, caught, givenup
from pyuk.compiler.check.mistakes import raise_problems
from pyuk.compiler.check.model.types import NOTHING, OBJECT

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World


def run(world: World) -> None:
    """Check until nothing changes; CompileError with every mistake found."""
    while True:
        while world.queue:
            world.check(world.queue.next())
        if _tell_of_objects(world) or _default_unknowns(world) or _default_results(world) or _default_lists(world):
            continue
        if abandoned.take_back_results(world) or (any(world.problems.values()) and caught.hand_down(world)):
            continue
        if not any(world.problems.values()) or not givenup.give_up(world):
            break
    raise_problems(world)


def _tell_of_objects(world: World) -> bool:
    """Check again what works on `object`s, where there are types by now that it has not seen."""
    known = len(world.known_types_of_objects())
    behind = [reader for reader, seen in world.object_readers.items() if seen < known]
    for reader in behind:
        world.object_readers[reader] = known
        world.enqueue(reader)
    return bool(behind)


def _default_unknowns(world: World) -> bool:
    """Lists that nothing was ever put into hold NOTHING, unless where they go says more."""
    open_ones = [unknown for unknown in world.unknown_owner if unknown not in world.bound]
    for unknown in open_ones:
        world.bind(unknown, world.likely.get(unknown, OBJECT if world.object_readers else NOTHING))
    world.has_nothing = world.has_nothing or bool(open_ones)
    return bool(open_ones)


def _default_results(world: World) -> bool:
    """Coroutines that never return, as a worker that waits for more and more, count as returning None.

    And what was not known of a frame's types when it was made, and is by now, is said there: it decides its layout.
    """
    from pyuk.compiler.check.iteration import generators

    frames = [instance.frame for instance in world.instances.values() if instance.frame is not None]
    settled = [generators.settle_types(world, frame) for frame in frames]
    return any(settled)


def _default_lists(world: World) -> bool:
    """Lists of what functions give that never return hold nothing, where the program gets past making them."""
    fresh = [instance for instance, is_told in world.fruitless.items() if not is_told]
    for instance in fresh:
        world.fruitless[instance] = True
        world.enqueue(instance)
    return bool(fresh)
