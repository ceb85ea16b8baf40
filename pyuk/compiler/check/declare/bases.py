"""Several base classes: which comes next for super(), and members that only derived classes have.

One base of a class is its primary one: objects begin like its objects. Whatever else is inherited lies where
there is room, so the place of such a field, and the method that super() means, are looked up in the TypeInfo
of the object (lower/statics.py). Source: The Python Language Reference, "The standard type hierarchy".
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.tree import CallVirtual, Expr, Place
from pyuk.compiler.check.model.types import Class, Type, ancestors, described, primary_chain
from pyuk.compiler.check.virtual import slot_of

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World


def choose_primary(info: ClassInfo) -> Class:
    """The base that objects of the class begin like: the one with the most fields, the first among equals."""
    return max(info.bases, key=lambda base: sum(len(above.info.fields) for above in ancestors(base)))


def note_secondary(world: World, info: ClassInfo) -> None:
    """Classes that are not in the primary chain of a class that derives from them."""
    this = Class(info, info.type_params)
    chain = {above.info for above in primary_chain(this)}
    for above in ancestors(this):
        if above.info not in chain and above.info not in world.secondary:
            world.secondary.add(above.info)
            world.class_changed(above.info)


def check_order(info: ClassInfo) -> None:
    """The bases have an order that keeps that of each of them."""
    try:
        ancestors(Class(info, info.type_params))
    except ValueError:
        names = ", ".join(base.info.name for base in info.bases)
        fail(
            "PK0305",
            info.module,
            info.node,
            f"the bases of `{info.name}` have no common order",
            why="a class stands before its own bases, and the bases in the order that is written",
            cpython=f"TypeError: Cannot create a consistent method resolution order (MRO) for bases {names}",
            fix="write the derived ones first",
        )


# --- super() ---


def next_methods(cx: Checker, owner: Class, name: str) -> dict[FunctionInfo, Class]:
    """The methods that super() may mean in a method of `owner`, by the classes of the objects that there are."""
    found: dict[FunctionInfo, Class] = {}
    for made in [owner, *cx.world.classes_below(owner, cx.instance)]:
        following = cx.world.method_after(made, owner, name)
        if following is not None:
            found.setdefault(following[1], following[0])
    return found


def call_next(cx: Checker, owner: Class, name: str, call: Expr, node: ast.AST) -> Expr:
    """`call`, which is one of the method that super() usually means, as a call of the one that the object means."""
    from pyuk.compiler.check.model.tree import Call, Let

    if isinstance(call, Let):
        call.body = call_next(cx, owner, name, call.body, node)
        call.type = call.body.type
        return call
    assert isinstance(call, Call)
    slot = slot_of(cx.world, owner, name, call.instance, cx.instance, after=owner)
    result = call.type
    for implementation in slot.implementations.values():
        joined = cx.world.join(result, implementation.result)
        if joined is None:
            _unlike(cx, name, result, implementation.result, node)
        assert joined is not None
        result = joined
    return CallVirtual(slot, call.args, type=cx.world.resolve(result), node=node)


def _unlike(cx: Checker, name: str, one: Type, other: Type, node: ast.AST) -> None:
    cx.fail(
        "PK0241",
        node,
        f"super().{name}() gives {described(one)} or {described(other)}, by the class of the object",
        why="a call that may reach several methods has one type",
        cpython="each call gives what the method that it reaches returns",
        fix="let all of them return one type",
    )


def may_be_both(cx: Checker, one: Class, other: Class) -> bool:
    """Whether there are objects that are of two classes of which neither derives from the other."""
    return any(other in ancestors(made) for made in cx.world.classes_below(one, cx.instance))


# --- members of derived classes ---


def classes_with_objects(cx: Checker, class_: Class) -> list[Class]:
    """The classes of the objects that a value of type `class_` may be; none where it may be of `class_` itself."""
    below = cx.world.classes_below(class_, cx.instance)
    return [] if class_ in below or not has_app_below(class_.info) else below


def has_app_below(info: ClassInfo) -> bool:
    """Whether a class, or one that derives from it, is the app's: then not all of them are known to the library."""
    return info.module.source.is_app or any(map(has_app_below, info.subclasses))


def open_method(cx: Checker, class_: Class, name: str) -> tuple[Class, FunctionInfo] | None:
    """A method that `class_` does not have, and all classes of its objects do: that of the first of them."""
    found = [cx.world.method(made, name) for made in classes_with_objects(cx, class_)]
    if not found or found[0] is None or any(each is None or each[1].kind != found[0][1].kind for each in found):
        return None
    return found[0] if found[0][1].kind in ("method", "property") else None


def open_field(cx: Checker, owner: Expr, class_: Class, name: str) -> Place | None:
    """A field that `class_` does not have, and all classes of its objects do, of one type."""
    made = classes_with_objects(cx, class_)
    owners = [cx.world.field_owner(each, name) for each in made]
    if not owners or any(each is None for each in owners):
        return None
    joined: Type | None = None
    for each in owners:
        assert each is not None
        type_ = cx.world.resolve(cx.world.field_type(each, name, cx.instance))
        if joined is not None and type_ != joined:
            return None
        joined = type_
    assert joined is not None
    cx.world.open_fields.add((class_, name))
    return Place(owner, joined, field=(class_, name), alias=None)
