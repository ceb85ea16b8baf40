"""Mistakes that are certain, in functions that are called within a `try` which catches what CPython raises for them.

    def expect(kind, function):
        try:
            function()
        except kind as error:
            print(error)

    expect(TypeError, lambda: len(5))

Each call notes on what it calls what is caught around it. Functions that mistakes are left in when all is known are
checked once more, with what is caught around their callers' calls too; operators/certain.py does the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check import widening
from pyuk.compiler.check.model.declarations import Instance, Signature, Slot

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World


def note(cx: Checker, called: Instance | Signature) -> None:
    """A call within the `try` statements that are around here."""
    called.caught.update(cx.catching)


def hand_down(world: World) -> bool:
    """Check functions with mistakes again that are called within a `try`; whether there are any."""
    _spread(world)
    fresh = [each for each in world.instances.values() if each.caught - each.heeded and _is_mistaken(world, each)]
    for instance in fresh:
        world.enqueue(instance)
    return bool(fresh)


def _is_mistaken(world: World, instance: Instance) -> bool:
    problems = world.problems.get(instance)
    return bool(problems) and instance.info.module.source.is_app and not any(map(widening.wants_wider, problems or ()))


def _spread(world: World) -> None:
    """What is caught around a call of a function is caught around the calls within it."""
    for signature in world.signatures.values():
        for thunk in signature.thunks.values():
            thunk.caught |= signature.caught
    for slot in world.slots.values():
        for implementation in slot.implementations.values():
            implementation.caught |= slot.base.caught
    left = [each for each in world.instances.values() if each.caught]
    while left:
        one = left.pop()
        for called in _called_by(one):
            if not one.caught <= called.caught:
                called.caught |= one.caught
                left.append(called)


def _called_by(instance: Instance) -> list[Instance]:
    found: list[Instance] = []
    for called in instance.calls:
        if isinstance(called, Slot):
            found += [called.base, *called.implementations.values()]
        else:
            found.append(called)
    return found
