"""Protocols: a class that has the members of one derives from it where it is used as one.

Source: PEP 544. Members are looked at by their names and kinds; types are checked where they are used.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import ClassInfo, LangName
from pyuk.compiler.check.model.types import Class, Optional, Type, ancestors, is_subclass

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World


def is_protocol(world: World, info: ClassInfo) -> bool:
    """Whether a class is one: `Protocol` is among the bases that it writes."""
    for base in info.bases_written:
        head = base.value if isinstance(base, ast.Subscript) else base
        entity = world.find_path(info.module, head) if isinstance(head, (ast.Name, ast.Attribute)) else None
        if isinstance(entity, LangName) and entity.name == "Protocol":
            return True
    return False


def conform(world: World, given: Type, wanted: Type) -> None:
    """Let the class of `given` derive from the protocol `wanted`, where it has its members."""
    given = given.inner if isinstance(given, Optional) else given
    wanted = wanted.inner if isinstance(wanted, Optional) else wanted
    if not isinstance(given, Class) or not isinstance(wanted, Class) or wanted.info.type_params:
        return
    if given.info.type_params or not given.info.module.source.is_app or is_subclass(given, wanted):
        return
    if is_protocol(world, wanted.info) and _has_members(world, given, wanted):
        world.add_base(given.info, wanted)


def conform_below(world: World, given: Type, wanted: Type) -> None:
    """conform() of the class and of those below it, of which an object may be that isinstance() is asked about."""
    conform(world, given, wanted)
    base = given.inner if isinstance(given, Optional) else given
    if isinstance(base, Class) and isinstance(wanted, Class) and is_protocol(world, wanted.info):
        for below in list(base.info.subclasses):
            conform_below(world, Class(below, below.type_params), wanted)


def _has_members(world: World, given: Class, wanted: Class) -> bool:
    if given in ancestors(wanted):
        return False
    for above in ancestors(wanted):
        for name, method in above.info.methods.items():
            found = world.method(given, name)
            if found is None or found[1].kind != method.kind:
                return False
        for name in above.info.fields:
            if world.field_owner(given, name) is None:
                return False
    return True
