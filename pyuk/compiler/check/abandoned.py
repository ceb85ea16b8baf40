"""What earlier rounds asked for and the last ones do not: functions for types that nothing is of after all.

The rounds only add: while little is known yet, `walk(self.root)` may be asked for with None, and what it gives stays
a part of its caller's result. So in the end two things are put right here. Results that turned out narrower than what
was noted for them are taken back, and what depends on them is checked again. And mistakes count only in functions that
the last round of some function that counts has called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import Instance, Slot
from pyuk.compiler.check.model.types import NEVER, mentions_never, unknowns_in

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

MAX_TIMES = 3  # how often the result of one function is taken back


def counting(world: World) -> set[Instance]:
    """The functions that are called by what counts; those that no call is known of count."""
    left = [each for each in world.instances.values() if each.is_value or not each.callers]
    found = set(left)
    while left:
        for called in left.pop().calls:
            fresh = [each for each in _reached_by(called) if each not in found]
            found.update(fresh)
            left += fresh
    return found


def _reached_by(called: Instance | Slot) -> list[Instance]:
    """What a call may run; the body of a generator function is reached by who makes its generators."""
    if isinstance(called, Instance):
        return [called]
    return [called.base, *(each for each in called.implementations.values() if each.info.frame is None)]


def take_back_results(world: World) -> bool:
    """Narrow the results that are wider than what the last round returned; whether there is more to check."""
    for instance in world.instances.values():
        now = world.resolve(instance.returned_now)
        is_known = now != NEVER and not mentions_never(now) and not unknowns_in(now)
        if not is_known or instance.declared is not None or instance.frame is not None:
            continue
        if now == world.resolve(instance.returns) or instance.taken_back == MAX_TIMES:
            continue
        instance.taken_back += 1
        instance.returns = now
        world.enqueue(instance)
        for caller in instance.callers:
            world.enqueue(caller)
    return bool(world.queue)
