"""The abstract classes of collections.abc and numbers: as base classes, and in isinstance().

A class that derives from one gets its methods as its own (pyuk/stdlib/_abstract.py). Whether a value is an instance
is known by its type: by its class for some, by the methods that it has for others.
Source: The Python Library Reference, "collections.abc" and "numbers".
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo
from pyuk.compiler.check.model.types import BOOL, FLOAT, Class, Int, LangValue, Tuple, Type, ancestors, is_function

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

HOME = "pyuk.stdlib._abstract"
NUMBERS = ("Number", "Complex", "Real", "Rational", "Integral")
VIEWS = ("dict_keys", "dict_items")
SEQUENCES = ("str", "bytes", "bytearray", "memoryview", "list", "tuple", "range", "deque", "array")
# The builtin classes that count as one of these.
REGISTERED = {
    "Mapping": ("dict", "MappingProxyType", "ChainMap", "UserDict"),
    "MutableMapping": ("dict", "ChainMap", "UserDict"),
    "Sequence": (*SEQUENCES, "UserList"),
    "MutableSequence": ("bytearray", "list", "deque", "array", "UserList"),
    "Set": ("set", "frozenset", *VIEWS),
    "MutableSet": ("set",),
    "Complex": ("complex",),
}
# Those that count by the methods which their class has.
METHODS = {
    "Iterable": ("__iter__",),
    "Iterator": ("__iter__", "__next__"),
    "Sized": ("__len__",),
    "Container": ("__contains__",),
    "Collection": ("__len__", "__iter__", "__contains__"),
    "Reversible": ("__iter__", "__reversed__"),
    "Callable": ("__call__",),
    "Hashable": ("__hash__",),
}
CONTAINERS = (*SEQUENCES, "dict", "set", "frozenset", *VIEWS, "dict_values")
WITHOUT_ORDER = ("set", "frozenset")


# --- as base classes ---


def note_base(world: World, info: ClassInfo, name: str) -> None:
    """A class of the app derives from the abstract class of that name."""
    module = world.module(HOME) if info.module.source.is_app else None
    found = module.names.get(name) if module is not None else None
    if isinstance(found, ClassInfo):
        world.complete_class(found)
        info.abstract += [above.info for above in ancestors(Class(found))]


def complete(world: World, info: ClassInfo) -> None:
    """The bases of the class are known: it gets the methods that neither it nor they have."""
    for mixin in info.abstract:
        for name, method in mixin.methods.items():
            if world.method(Class(info, info.type_params), name) is None and name not in info.fields:
                info.methods[name] = _own(method, info)


def _own(method: FunctionInfo, info: ClassInfo) -> FunctionInfo:
    """The method as one of the class."""
    node = copy.deepcopy(method.node)
    made = FunctionInfo(method.name, f"{info.qualname}.{method.name}", method.module, node, info, method.kind)
    made.decorators = method.decorators
    made.is_made = True
    return made


# --- isinstance() ---


def instances(cx: Checker, named: Type, type_: Type) -> list[Type] | None:
    """The types among those of a value that are instances of an abstract class; None where `named` is none."""
    from pyuk.compiler.check.expressions.unions import members

    name = named.name if isinstance(named, LangValue) else ""
    if name not in REGISTERED and name not in METHODS and name not in NUMBERS:
        return None
    found: list[Type] = []
    for member in members(cx, type_):
        below = cx.world.classes_below(member, cx.instance) if isinstance(member, Class) else []
        here = [each for each in below if is_instance(cx, name, each)]
        if is_instance(cx, name, member) or (below and len(here) == len(below)):
            found.append(member)
        else:
            found += here
    return found


def is_instance(cx: Checker, name: str, type_: Type) -> bool:
    """Whether values of the type are instances of the abstract class of that name."""
    from pyuk.compiler.check.operators import hashing

    if name in NUMBERS:
        return _is_number(name, type_)
    if name == "Hashable":
        return not isinstance(type_, Class) or hashing.hash_method(cx.world, type_) != "none"
    if isinstance(type_, Tuple):
        return name in ("Sequence", *METHODS) and name not in ("Iterator", "Callable")
    if not isinstance(type_, Class):
        return name == "Callable" and is_function(type_)
    above = ancestors(type_)
    if any(name == mixin.name for each in above for mixin in each.info.abstract):
        return True
    if name in REGISTERED:
        return any(each.info.name in REGISTERED[name] for each in above if not each.info.module.source.is_app)
    builtin = [each.info.name for each in above if each.info.name in CONTAINERS and not each.info.module.source.is_app]
    if builtin and name not in ("Iterator", "Callable"):
        return name != "Reversible" or builtin[0] not in WITHOUT_ORDER
    return all(cx.world.method(type_, method) is not None for method in METHODS[name])


def _is_number(name: str, type_: Type) -> bool:
    if isinstance(type_, Int) or type_ == BOOL:
        return True
    if isinstance(type_, Class) and type_.info.module.name == "pyuk.stdlib.fractions":
        return name != "Integral"
    is_complex = isinstance(type_, Class) and type_.info.name == "complex" and not type_.info.module.source.is_app
    return (type_ == FLOAT and name in ("Number", "Complex", "Real")) or (is_complex and name in ("Number", "Complex"))
