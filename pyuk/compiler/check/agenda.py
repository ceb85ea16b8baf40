"""What is to be checked next, in the fixpoint over the program.

A function is checked as soon as somebody asks for it. Whoever has to be looked at again waits until all others
that wait were asked for earlier: those asked for last come first, as what they find out changes their callers.
So the top level of a program, which calls everything, is checked again when all that it calls is settled.
Operators of `object`s, which have code for each pair of types, are looked at again when nothing else waits.
"""

from __future__ import annotations

from heapq import heappop, heappush

from pyuk.compiler.check.model.declarations import Instance
from pyuk.compiler.check.model.prelude import OF_OBJECTS


class Agenda:
    """The functions that wait to be checked; each once."""

    def __init__(self) -> None:
        self._waiting: set[Instance] = set()
        self._new: dict[Instance, None] = {}  # never checked, in the order in which they were asked for
        self._again: list[tuple[bool, int, Instance]] = []
        self._numbers: dict[Instance, int] = {}  # in the order in which they were asked for, from 0 down

    def __contains__(self, instance: Instance) -> bool:
        return instance in self._waiting

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, instance: Instance) -> None:
        """`instance` has to be checked, for the first time or again."""
        if instance in self._waiting:
            return
        self._waiting.add(instance)
        number = self._numbers.get(instance)
        if number is None:
            self._numbers[instance] = -len(self._numbers)
            self._new[instance] = None
        else:
            heappush(self._again, (instance.info.module.name == OF_OBJECTS, number, instance))

    def next(self) -> Instance:
        """Take the one that is to be checked now."""
        instance = next(iter(self._new)) if self._new else heappop(self._again)[-1]
        self._new.pop(instance, None)
        self._waiting.remove(instance)
        return instance

    def take(self, instance: Instance) -> bool:
        """Take this one out of its turn, if it waits to be checked for the first time."""
        if instance not in self._new:
            return False
        del self._new[instance]
        self._waiting.remove(instance)
        return True
