"""Classes of the program that derive from list, dict, set, Counter or deque: how they are made, what they override.

Stack(items) and super().__init__(items) make a plain list first, whose elements the object then takes over: methods
that the class overrides are not called, as in CPython.
"""

from __future__ import annotations

import ast
import builtins
import collections
from typing import TYPE_CHECKING, NoReturn

from pyuk.compiler.check.declare import alike
from pyuk.compiler.check.declare.builtin_bases import CONTAINERS
from pyuk.compiler.check.declare.made import Known, make_method
from pyuk.compiler.check.expressions.conversions import once, settled, wrap
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.tree import Expr, Let, Literal, New, ReadLocal, Reinterpret, int_literal, none_literal
from pyuk.compiler.check.model.types import (
    NEVER,
    Class,
    Type,
    TypeVar,
    ancestors,
    members_of,
    of_program,
    substitute,
    unknowns_in,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

UNBOUNDED = (1 << 63) - 1  # pyuk/stdlib/collections/deques.py


def complete(world: World, info: ClassInfo) -> None:
    """A dict that says what is `__missing__` is asked so by its subscripts."""
    above = [each.info for each in ancestors(Class(info, info.type_params))]
    if "__missing__" in info.methods and "__getitem__" not in info.methods and world.builtin_class("dict") in above:
        text = "if super().__contains__(key):\n  return super().__getitem__(key)\n return self.__missing__(key)"
        make_method(info, f"def made(self, key):\n {text}", name="__getitem__")
    container = of_container(world, Class(info, info.type_params)) if info.module.source.is_app else None
    if container is not None and container.info.name in alike.METHODS:
        refuse_called(info, container)
        alike.complete(world, info, container)


CALLED = {  # methods that the library's own call, where a program puts others in their place
    "Counter": (
        *("get", "items", "values", "update", "subtract", "most_common", "__missing__", "__getitem__", "__setitem__"),
        *("__delitem__", "__contains__", "__iter__", "__len__", "__bool__", "__eq__", "__le__"),
    ),
    "deque": ("__iter__",),
}


def refuse_called(info: ClassInfo, container: Class) -> None:
    """What other methods of a Counter or deque call in CPython cannot be the program's own."""
    own = of_program(Class(info, info.type_params))
    for name in CALLED[container.info.name]:
        if any(name in each.methods for each in own):
            fail(
                "PK0312",
                info.module,
                info.methods[name].node if name in info.methods else info.node,
                f"`{name}` of a class that derives from {container.info.name} is not supported",
                why="the other methods would have to call it",
                cpython=f"methods of {container.info.name} call `{name}` of the class",
                fix="give the method another name, or hold one in a field",
            )


def kept_in_place(cx: Checker, left: Expr, name: str, result: Expr) -> Expr:
    """The result of `left += right`: the left object itself, where it is the library's method that does it."""
    of_left = library_method(left.type, name) if isinstance(left.type, Class) else None
    if of_left is None or cx.world.method(left.type, name) != of_left or of_left[0] != result.type:  # type: ignore[arg-type]
        return result
    return Reinterpret(result, type=left.type, node=result.node)


def is_extended(cx: Checker, type_: Type) -> bool:
    """Whether `+=` of an object of the type is the one of list or deque."""
    type_ = cx.world.resolve(type_)
    found = cx.world.method(type_, "__iadd__") if isinstance(type_, Class) else None
    return found is not None and found[0].info.name in ("list", "deque") and found[0].info.module.name in HOMES


HOMES = (
    *("pyuk.builtins.list", "pyuk.builtins.dict", "pyuk.builtins.dictviews", "pyuk.builtins.set"),
    *("pyuk.stdlib.collections.counter", "pyuk.stdlib.collections.deques"),
)


def is_inside(cx: Checker, owner: Class, name: str) -> bool:
    """Whether a call of a method of `owner` is one that a list, dict or set makes of its own methods."""
    if owner.info.module.name not in HOMES:
        return False
    return cx.inside or cx.module.name in HOMES or is_hidden_method(owner, name)


def call_inside(cx: Checker, receiver: Expr, name: str, args: list[Expr], node: ast.AST) -> Expr:
    """`receiver.name(args)` as a list, dict or set calls its own method, whatever a class of the program puts there."""
    from pyuk.compiler.check.calls.calls import call_method

    own = library_method(receiver.type, name) if isinstance(receiver.type, Class) else None
    if own is not None and own[0] != receiver.type:
        receiver = Reinterpret(receiver, type=own[0], node=node)
    around, cx.inside = cx.inside, True
    try:
        return call_method(cx, receiver, name, args, node)
    finally:
        cx.inside = around


def library_method(class_: Class, name: str) -> tuple[Class, FunctionInfo] | None:
    """The method of the library's class that a class of the program derives from."""
    found = [each for each in ancestors(class_) if name in each.info.methods and not each.info.module.source.is_app]
    return (found[0], found[0].info.methods[name]) if found else None


def is_hidden_method(class_: Class, name: str) -> bool:
    """Whether the library's own part of the class has a method of that name which CPython's has not."""
    above = library_method(class_, name)
    name_above = above[0].info.name if above is not None else ""
    container = getattr(builtins, name_above, None) or getattr(collections, name_above, None)
    return isinstance(container, type) and not hasattr(container, name)


OVERRIDING = {  # methods of an OrderedDict, and those that each calls of a class which derives from it
    "__init__": ("__setitem__",),
    "update": ("__setitem__",),
    "setdefault": ("__contains__", "__getitem__", "__setitem__"),
    "pop": ("__contains__", "__getitem__", "__delitem__"),
    "popitem": ("__contains__", "__getitem__", "__delitem__"),
}


def refuse_overridden(cx: Checker, class_: Class, name: str, node: ast.AST) -> None:
    """An OrderedDict calls what a class of the program overrides, where a dict does not: that is left out."""
    infos = of_program(class_)
    if name not in OVERRIDING or not infos or not any(a.info.name == "OrderedDict" for a in ancestors(class_)):
        return
    for own in OVERRIDING[name]:
        if any(own in info.methods for info in infos):
            cx.fail(
                "PK0312",
                node,
                f"`{name}` of an OrderedDict with a `{own}` of its own is not supported",
                why="it would have to call that method",
                cpython=f"`{name}` calls `{own}`",
                fix="write the entries one by one, or derive from dict",
            )


COPIED_BY = {"list": ("append", "__iter__"), "dict": ("__setitem__", "items"), "set": ("__init__", "__iter__")}


def refuse_copied_by_own(cx: Checker, class_: Class, node: ast.AST) -> None:
    """copy.copy() fills a new object by methods of the program's class, where it has them: that is left out."""
    for each in [class_, *cx.world.classes_below(class_, cx.instance)]:
        container = container_above(cx, each)
        own = of_program(each)
        if container is None or any("__copy__" in info.methods for info in own):
            continue
        if container.info.name in alike.METHODS:
            refuse_copied(cx, each, node)
        for name in COPIED_BY.get(container.info.name, ()):
            if any(name in info.methods for info in own):
                cx.fail(
                    "PK0312",
                    node,
                    f"`copy` of a `{each.info.name}`, which has a `{name}` of its own, is not supported",
                    why="it would have to call that method",
                    cpython=f"`copy` fills a new `{each.info.name}` by its `{name}`",
                    fix="write a `__copy__`",
                )


def refuse_deep(cx: Checker, class_: Class, node: ast.AST) -> None:
    """copy.deepcopy() calls the class of a Counter or deque: that is left out, where it has no `__deepcopy__`."""
    for each in [class_, *cx.world.classes_below(class_, cx.instance)]:
        container = container_above(cx, each)
        by_hand = any("__deepcopy__" in above.info.methods for above in ancestors(each))
        if container is not None and container.info.name in alike.METHODS and not by_hand:
            refuse_copied(cx, each, node)


def refuse_copied(cx: Checker, class_: Class, node: ast.AST) -> None:
    """The module copy on an object that it makes by a call of the class."""
    cx.fail(
        "PK0312",
        node,
        f"a `{class_.info.name}` cannot be copied by the module copy",
        why="it would have to call the class, and to leave out what else the object holds",
        cpython=f"a new `{class_.info.name}` is made from what it holds",
        fix="call its method copy(), or write a `__copy__` and a `__deepcopy__`",
    )


def is_filled(cx: Checker, class_: Class, init: tuple[Class, FunctionInfo], node: ast.Call) -> bool:
    """Whether the arguments of the call are what a list, dict or set is filled with."""
    return is_of_container(cx, class_, init) and bool(node.args or node.keywords)


def is_of_container(cx: Checker, class_: Class, init: tuple[Class, FunctionInfo]) -> bool:
    """Whether the __init__ of a class of the program is that of list, dict or set."""
    container = container_above(cx, class_) if class_.info.module.source.is_app else None
    return container is not None and cx.world.method(container, "__init__") == init


def container_above(cx: Checker, class_: Class) -> Class | None:
    """The list, dict or set that objects of the class are."""
    return of_container(cx.world, class_)


def of_container(world: World, class_: Class) -> Class | None:
    """container_above(), where nothing is checked yet."""
    found = [above for above in ancestors(class_) if above.info.name in CONTAINERS and above.info.module.name in HOMES]
    return found[0] if found else None


def empty(cx: Checker, made: New, container: Class, node: ast.Call) -> Expr:
    """A new object with nothing in it, as `dict.__new__` gives it to the `__init__` of the program's class."""
    from pyuk.compiler.check.calls.construction import attach
    from pyuk.compiler.check.calls.specialisation import call_info

    receiver = Literal(None, type=container, node=node)
    owner, init = _init_of(cx, container)
    room = int_literal(UNBOUNDED if container.info.name == "deque" else 0, node)
    return attach(made, call_info(cx, init, [receiver, room], node, owner=owner), cx)


def _init_of(cx: Checker, container: Class) -> tuple[Class, FunctionInfo]:
    init = cx.world.method(container, "__init__")
    assert init is not None
    return init


def construct(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """Stack(items): an object that takes over a list of the items."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.construction import make_instance
    from pyuk.compiler.check.calls.fitting import unify
    from pyuk.compiler.check.expressions.displays import open_type

    above = container_above(cx, class_)
    assert above is not None
    container = above.info
    if len(node.args) > 1 and container.name != "deque" and not any(isinstance(arg, ast.Starred) for arg in node.args):
        _refuse_count(cx, class_, container, node)
    refuse_overridden(cx, class_, "__init__", node)
    wished = [one for one in members_of(expected or NEVER) if isinstance(one, Class) and one.info is class_.info]
    class_ = wished[0] if len(wished) == 1 else class_
    pattern = next(above for above in ancestors(class_) if above.info is container)
    is_open = class_.args == class_.info.type_params
    plain = settled(cx, _plain(cx, container, node, None if is_open and class_.args else pattern))
    if plain.type == NEVER:
        return plain
    if is_open:
        bindings: dict[TypeVar, Type] = {}
        unify(pattern, plain.type, bindings)
        args = [bindings.get(each) or open_type(cx, node, i) for i, each in enumerate(class_.info.type_params)]
        class_ = Class(class_.info, tuple(args))
    if any(map(unknowns_in, class_.args)):
        return Literal(None, type=class_, node=node)
    held, bound = once(cx, plain)
    variable = cx.temporary(class_, class_.info.name)
    read = ReadLocal(variable, type=class_, node=node)
    filled = call_method(cx, read, "adopt", [held], node)
    result = Let(cx.temporary(filled.type), filled, read, type=class_, node=node)
    made = make_instance(cx, class_, [int_literal(0, node)], node)
    return wrap(bound, Let(variable, made, result, type=class_, node=node))


def _refuse_count(cx: Checker, class_: Class, container: ClassInfo, node: ast.Call) -> NoReturn:
    count = len(node.args)
    cx.fail(
        "PK0235",
        node,
        f"`{class_.info.name}` takes at most one positional argument, and {count} are given",
        why=f"it is made as a `{container.name}` is",
        cpython=f"TypeError: {container.name} expected at most 1 argument, got {count}",
        notes=((f"`{class_.info.name}` has no __init__ of its own", class_.info.node),),
    )
    raise AssertionError


def initialise(cx: Checker, this: Expr, owner: Class, node: ast.Call) -> Expr:
    """super().__init__(items), where that is the one of list, dict or set: all but dicts forget what they held."""
    provider = container_above(cx, owner)
    assert provider is not None
    this = Reinterpret(this, type=provider, node=node)
    again, filling = AGAIN[provider.info.name]
    if not node.args and not node.keywords:
        return call_inside(cx, this, again, [], node) if again is not None else none_literal(node)
    if isinstance(this.type, Class):
        refuse_overridden(cx, this.type, "__init__", node)
    is_known = not any(unknowns_in(cx.world.resolve(each)) for each in provider.args)
    plain = settled(cx, _plain(cx, provider.info, node, provider if is_known else None))
    return plain if plain.type == NEVER else call_inside(cx, this, filling, [plain], node)


AGAIN: dict[str, tuple[str | None, str]] = {  # what __init__() does, and what it does with another such container
    "list": ("clear", "adopt"),
    "set": ("clear", "adopt"),
    "deque": ("restart", "adopt"),
    "dict": (None, "merge"),
    "Counter": (None, "add_counts"),
}


def _plain(cx: Checker, container: ClassInfo, node: ast.Call, wanted: Class | None) -> Expr:
    known = Known(container.name, None if hasattr(builtins, container.name) else container, node)
    made = cx.displays.setdefault(node, ast.copy_location(ast.Call(known, node.args, node.keywords), node))
    if wanted is not None:
        wanted = substitute(wanted, cx.bindings)  # type: ignore[assignment]
    return cx.expr(made, wanted)
