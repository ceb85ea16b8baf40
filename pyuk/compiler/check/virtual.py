"""Virtual methods: for each that is called, the functions that run for the classes which have objects."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import derived
from pyuk.compiler.check.declare.asked import asked_for
from pyuk.compiler.check.declare.overrides import entry, fitted, is_alike, is_like, of_object
from pyuk.compiler.check.model.declarations import FunctionInfo, Instance, Slot
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.types import Class, Type, TypeVar, ancestors
from pyuk.compiler.frontend.syntax import all_args

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World


def slot_of(
    world: World,
    owner: Class,
    name: str,
    base: Instance,
    caller: Instance,
    after: Class | None = None,
    *,
    is_inside: bool = False,
) -> Slot:
    """The virtual method `name` as seen from `owner`, whose own implementation is `base`."""
    key = (owner, name, base.params[1:], after, is_inside, base.info.form, base.info.asked)
    slot = world.slots.get(key)
    if slot is None:
        slot = world.slots[key] = Slot(owner, name, base.params[1:], base, after, is_inside)
        world.slots_of.setdefault(owner.info, []).append(slot)
        for class_ in list(world.created_below.get(owner.info, ())):
            fill(world, slot, class_)
    if slot.is_left:
        world.enqueue(caller)
    slot.callers.add(caller)
    caller.calls.add(slot)
    for implementation in list(slot.implementations.values()):
        world.check_first(implementation)
        implementation.callers.add(caller)
    return slot


def refill(world: World, class_: Class) -> None:
    """The bases of a class with instances have changed."""
    if class_ in world.created:
        for slot in list(world.slots.values()):
            fill(world, slot, class_)


def fill(world: World, slot: Slot, class_: Class) -> None:
    """Find the method of a class for a slot. Its mistakes are reported for good: nobody fills the slot again."""
    try:
        _implement(world, slot, class_)
    except Problem as problem:
        world.report(problem.diagnostic)


def _implement(world: World, slot: Slot, class_: Class) -> None:
    if slot.owner not in ancestors(class_):
        return
    found = world.method(class_, slot.name)
    if slot.after is not None:
        found = world.method_after(class_, slot.after, slot.name)
    if slot.is_inside:
        found = derived.library_method(class_, slot.name)
    if found is None and slot.after is not None and slot.base.info.form is not None:
        found = slot.owner, of_object(slot.base.info, world.fitted)
    if found is None:
        return
    owner, info = found
    if slot.base.info.asked is not None:
        info = asked_for(info, slot.base.info.asked, world.asked)
    if info.form is None and slot.base.info.form is not None:
        info = entry(info, slot.base.info.form, world.fitted)
    elif info.form is None:
        info = fitted(info, slot.base.info, world.fitted)
        if not is_like(info, slot.base.info):
            slot.is_left = True
            for caller in slot.callers:
                world.enqueue(caller)
            return
    bindings = _bindings(world, info, slot.params, owner)
    instance = world.instance(info, (owner, *slot.params), owner=owner, bindings=bindings)
    slot.implementations[class_] = instance
    instance.callers |= slot.callers
    if not is_alike(instance, slot.base):
        for caller in slot.callers:
            world.enqueue(caller)


def _bindings(
    world: World, info: FunctionInfo, params: tuple[Type, ...], owner: Class
) -> tuple[tuple[TypeVar, Type], ...]:
    """What the type variables of a method itself stand for, where its parameters but the first have these types."""
    from pyuk.compiler.check.calls.fitting import unify

    assert isinstance(info.node, ast.FunctionDef)
    fixed = dict(zip(owner.info.type_params, owner.args, strict=False))
    bindings: dict[TypeVar, Type] = {}
    for param, type_ in zip(all_args(info.node.args)[1:], params, strict=False):
        if param.annotation is not None:
            unify(world.annotations.resolve(param.annotation, info.module, fixed, owner), type_, bindings)
    return tuple(bindings.items())
