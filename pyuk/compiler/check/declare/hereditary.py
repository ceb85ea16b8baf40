"""Methods that each class of a hierarchy gets for itself, once objects of one of them are asked for it.

They are about the class's own fields, so that one inherited from a base class would leave out a part of the object.
"""

from __future__ import annotations

from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import ClassInfo
from pyuk.compiler.check.model.types import Class, ancestors

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World


def give(world: World, info: ClassInfo, name: str, make: Function[[World, ClassInfo], None]) -> None:
    """Give the method to a class and to all that derive from it, now or later. make: does it for one class."""
    world.hereditary[name] = make
    if name not in info.methods:
        make(world, info)
        for below in info.subclasses:
            give(world, below, name, make)


def complete(world: World, info: ClassInfo) -> None:
    """The bases of a class are known: it gets what they have got."""
    for name, make in world.hereditary.items():
        if any(name in above.info.methods for above in ancestors(Class(info, info.type_params))[1:]):
            give(world, info, name, make)
