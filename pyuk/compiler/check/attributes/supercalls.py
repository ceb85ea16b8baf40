"""super(): the methods, properties and attributes of the class that comes next, for the object at hand.

`super()` stands in methods alone, `super(Class, self)` in functions within them as well. Where all objects mean the
same next class it is called directly; else each object tells (bases.py).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import classvars
from pyuk.compiler.check.declare import bases, derived, plainvalues
from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.declare.overrides import OBJECT_TAKES_NOTHING
from pyuk.compiler.check.expressions.conversions import choice, coerce, truth
from pyuk.compiler.check.expressions.unions import raise_error
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.problems import close_to
from pyuk.compiler.check.model.tree import Expr, Literal, Reinterpret
from pyuk.compiler.check.model.types import NEVER, NONE, Class, Optional, TypeValue, ancestors
from pyuk.compiler.frontend.syntax import receiver_of, spread_in, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

WRITTEN = "pyuk_written"  # marks a call whose starred arguments are written out as far as they are known


def is_super(cx: Checker, node: ast.expr) -> bool:
    """Whether an expression is `super()` or `super(Class, self)`."""
    return isinstance(node, ast.Call) and cx.is_builtin_call(node, "super")


def _receiver(cx: Checker, node: ast.Call) -> tuple[Class, ast.expr]:
    """The class after which super() looks, and the object."""
    if node.args:
        return _stated(cx, node)
    owner = cx.owner
    if owner is None or not isinstance(cx.defined.node, ast.FunctionDef):
        cx.fail(
            "PK0236",
            node,
            "super() has no base class to go to here",
            why="this is no method",
            cpython="RuntimeError: super(): no arguments",
            fix="name the class whose method is meant",
        )
        raise AssertionError
    return owner, ast.copy_location(ast.Name(receiver_of(cx.defined.node), ast.Load()), node)


def _stated(cx: Checker, node: ast.Call) -> tuple[Class, ast.expr]:
    """The two arguments of `super(Class, self)`."""
    named = cx.expr(node.args[0]).type
    this = cx.expr(node.args[1]).type if len(node.args) == 2 else None
    object_type = this.type if isinstance(this, TypeValue) else this
    if isinstance(named, TypeValue) and isinstance(named.type, Class):
        if isinstance(object_type, Class):
            after = next((above for above in ancestors(object_type) if above.info is named.type.info), None)
            if after is not None:
                return after, node.args[1]
        if object_type == NEVER:
            return named.type, node.args[1]
    cx.fail(
        "PK0236",
        node,
        f"`{ast.unparse(node)}` is not how super() is written",
        why="it takes a class that the source names, and an object of that class",
        cpython="TypeError, where the object is none of the class",
        fix="write super(), or super(Class, self)",
    )
    raise AssertionError


def meant_by(cx: Checker, func: ast.Attribute) -> dict[FunctionInfo, Class]:
    """The methods that `super().method` may mean, by the object."""
    assert isinstance(func.value, ast.Call)
    return bases.next_methods(cx, _receiver(cx, func.value)[0], func.attr)


def callee(cx: Checker, func: ast.Attribute) -> tuple[FunctionInfo | None, int]:
    """The method that `super().method` usually means, and how many of its parameters a call fills itself."""
    info = next(iter(meant_by(cx, func)), None)
    return info, int(info is not None and info.kind != "static")


def call(cx: Checker, node: ast.Call, func: ast.Attribute) -> Expr:
    """super().method(...): the next class's own method, called directly where all objects mean the same."""
    from pyuk.compiler.check.calls.arguments import call_nodes

    assert isinstance(func.value, ast.Call)
    owner, place = _receiver(cx, func.value)
    meant = bases.next_methods(cx, owner, func.attr)
    if not meant or func.attr == "__new__":
        return _of_object(cx, owner, place, node, func)
    info, provider = next(iter(meant.items()))
    this = cx.expr(place)
    if info.kind == "property":
        from pyuk.compiler.check.calls.calls import call_value

        return call_value(cx, _called(cx, owner, func.attr, this, meant, func), node, None)
    if info.kind != "method":
        return call_nodes(cx, info, [this] if info.kind == "class" else [], node, owner=provider)
    if func.attr == "__init__" and derived.is_of_container(cx, owner, (provider, info)):
        return derived.initialise(cx, this, owner, node)
    arguments = _kept_arguments(cx, provider, this, node, func)
    return arguments if arguments is not None else _called(cx, owner, func.attr, this, meant, node)


def _kept_arguments(cx: Checker, provider: Class, this: Expr, node: ast.Call, func: ast.Attribute) -> Expr | None:
    """super().__init__(...) of an exception whose arguments are of any types; None of any other call."""
    from pyuk.compiler.check.calls.construction import is_of_any_arguments
    from pyuk.compiler.check.statements.exceptions import set_arguments

    if not cx.module.source.is_app or func.attr != "__init__" or not is_of_any_arguments(cx, provider):
        return None
    given = [cx.expr(arg) for arg in node.args]
    text = cx.world.class_type("str")
    simple = len(given) == 1 and given[0].type in (text, Optional(text))
    if given and not simple and not node.keywords and not any(arg.type == NEVER for arg in given):
        return set_arguments(cx, this, given, node)
    return None


def is_by_form(cx: Checker, func: ast.Attribute, keywords: tuple[str, ...]) -> bool:
    """Whether the methods that `super().method` may mean have unlike parameters: each takes apart what it gets."""
    assert isinstance(func.value, ast.Call)
    meant = meant_by(cx, func)
    return bool(meant) and _is_by_form(cx, _receiver(cx, func.value)[0], meant, keywords, func.attr)


def _is_by_form(
    cx: Checker, owner: Class, meant: dict[FunctionInfo, Class], keywords: tuple[str, ...], name: str
) -> bool:
    """Whether super() may mean methods with unlike parameters, or `object`, which has no such method."""
    from pyuk.compiler.check.calls import overridden

    made = cx.world.classes_below(owner, cx.instance)
    info = next(iter(meant))
    if info.kind == "method" and any(cx.world.method_after(each, owner, name) is None for each in made):
        return True
    return overridden.are_unlike(cx, info, meant, keywords)


def _called(
    cx: Checker, owner: Class, name: str, this: Expr, meant: dict[FunctionInfo, Class], node: ast.expr
) -> Expr:
    """A call of the method or property that comes next."""
    from pyuk.compiler.check.calls import overridden
    from pyuk.compiler.check.calls.arguments import call_nodes
    from pyuk.compiler.check.calls.specialisation import call_info

    info, provider = next(iter(meant.items()))
    written = node if isinstance(node, ast.Call) else ast.copy_location(ast.Call(node, [], []), node)
    receiver = Reinterpret(this, type=provider, node=node)
    if _is_by_form(cx, owner, meant, overridden.keywords_of(written), name):
        reached, values = overridden.by_form(cx, info, written, provider)
        made = call_info(cx, reached, [receiver, *values], node, owner=provider)
        return bases.call_next(cx, owner, name, made, node)
    made = call_nodes(cx, info, [receiver], written, owner=provider)
    after = cx.world.method_after(owner, owner, name)
    if len(meant) == 1 and (after is not None or provider in ancestors(owner)):
        return made
    return bases.call_next(cx, owner, name, made, node)


def attribute(cx: Checker, node: ast.Attribute) -> Expr:
    """super().name that is not called: a property, an attribute of a class, or a method as a value."""
    assert isinstance(node.value, ast.Call)
    owner, place = _receiver(cx, node.value)
    meant = bases.next_methods(cx, owner, node.attr)
    for above in ancestors(owner)[1:]:
        if not meant and classvars.has(above, node.attr):
            found = classvars.of_class(cx, above, node.attr, node)
            if found is not None:
                return found
    if not meant:
        return _of_object(cx, owner, place, ast.copy_location(ast.Call(node, [], []), node), node)
    info = next(iter(meant))
    if info.kind == "property":
        return _called(cx, owner, node.attr, cx.expr(place), meant, node)
    known = cx.displays.get(node)
    if known is None:
        known = cx.displays[node] = _bound(owner, place, node)
    return cx.expr(known)


def _bound(owner: Class, place: ast.expr, node: ast.Attribute) -> ast.expr:
    """super().method as a function: `lambda *args, **options: super(Class, self).method(*args, **options)`."""
    made = ast.parse("lambda *args, **options: called(*args, **options)", mode="eval").body
    assert isinstance(made, ast.Lambda) and isinstance(made.body, ast.Call)
    asked = ast.Call(Known("super", None, node), [Known(owner.info.name, owner.info, node), place], [])
    made.body.func = ast.Attribute(asked, node.attr, ast.Load())
    for part in walk(made):
        ast.copy_location(part, node)
    return made


def _initialised_with(cx: Checker, node: ast.Call) -> Expr:
    """`super().__init__(*args, **options)` of `object`, which takes nothing: a TypeError where there is something."""
    result: Expr = Literal(None, type=NONE, node=node)
    starred = spread_in(node)
    if len(starred) < len(node.args) + len(node.keywords):
        return raise_error(cx, "TypeError", OBJECT_TAKES_NOTHING, node)
    for part in starred:
        raised = coerce(cx, raise_error(cx, "TypeError", OBJECT_TAKES_NOTHING, node), NONE, "the result", None)
        result = choice(truth(cx, cx.expr(part)), raised, result, NONE)
    return result


def is_object_init(cx: Checker, func: ast.expr) -> bool:
    """Whether `super().__init__` may mean that of `object`, as far as is known."""
    is_init = isinstance(func, ast.Attribute) and func.attr == "__init__" and is_super(cx, func.value)
    return is_init and isinstance(func, ast.Attribute) and not meant_by(cx, func)


def _of_object(cx: Checker, owner: Class, place: ast.expr, node: ast.Call, func: ast.Attribute) -> Expr:
    """What `object` has: an __init__ that does nothing; and what the plain type has that objects of the class are."""
    from pyuk.compiler.check.attributes.attributes import name_in
    from pyuk.compiler.check.calls.construction import plain_object

    if func.attr == "__init__":
        if not node.args and not node.keywords:
            return Literal(None, type=NONE, node=node)
        if WRITTEN in vars(node):
            return _initialised_with(cx, node)
    if func.attr == "__new__":
        made = plainvalues.made_by_base(cx, node) or plain_object(cx, node, func)
    else:
        made = plainvalues.of_super(cx, owner, place, node, func)
    if made is not None:
        return made
    above = ancestors(owner)[1:]
    if not above:
        cx.fail(
            "PK0236",
            node,
            "super() has no base class to go to here",
            why="the class derives from `object` alone, of which pyuk has an __init__ without arguments",
            cpython="it calls a method of `object`, which takes no arguments"
            if func.attr == "__init__"
            else "it calls a method of `object`",
            fix="leave the call out",
        )
    cx.fail(
        "PK0223",
        name_in(func),
        f"no base class has a method `{func.attr}`",
        why="super() looks in the base classes only",
        cpython=f"AttributeError: 'super' object has no attribute '{func.attr}'",
        fix=close_to(func.attr, (name for base in above for name in base.info.methods)),
    )
    raise AssertionError
