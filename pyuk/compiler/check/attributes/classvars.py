"""Attributes of classes: read through a class or an object, assigned through a class, made by a class body.

A class sees its own attributes and those of its bases. An object sees its own field of that name first,
then the attribute of its own class, which may be another one than the class that its type tells.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.expressions.conversions import choice, coerce, once, wrap
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo, Global
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Block, Expr, IsBound, IsInstance, Let, Literal, ReadGlobal
from pyuk.compiler.check.model.types import BOOL, Class, FunctionValue, TypeValue, ancestors, described, natural_storage
from pyuk.compiler.frontend.syntax import placed

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

NAMES = ("__name__", "__qualname__")


def of_class(cx: Checker, class_: Class, name: str, node: ast.expr) -> Expr | None:
    """`Class.name`: the attribute that the class has or inherits; None where there is none."""
    order = ancestors(class_)
    for index, owner in enumerate(order):
        info = owner.info
        if name in info.broken:
            raise Problem(info.broken[name])
        if name in info.variables and not (info.variables[name].late and name in info.constants):
            return _variable(cx, class_, order[index:], name, node)
        if name in info.constants:
            from pyuk.compiler.check.expressions.expressions import literal

            return literal(cx, cx.world.constants.value(info.constants[name]), node)
        if name in info.classes:
            cx.world.complete_class(info.classes[name])
            inner = info.classes[name]
            return Literal(None, type=TypeValue(Class(inner, inner.type_params)), node=node)
        if name in info.methods and info.methods[name].kind == "class":
            from pyuk.compiler.check.calls.closures import bound_method

            named = Literal(None, type=TypeValue(class_), node=node)
            return bound_method(cx, named, info.methods[name], node)
        if name in info.methods:
            asked = _ask_descriptor(cx, class_, info.methods[name], node)
            return asked or Literal(None, type=FunctionValue(info.methods[name]), node=node)
        if not info.module.source.is_app:
            made = info.module.names.get(f"{info.name}_{name}")  # timezone.utc: an object of the class itself
            if isinstance(made, Global):
                from pyuk.compiler.check.expressions.expressions import entity_value

                return entity_value(cx, made, node)
    return None


def _ask_descriptor(cx: Checker, class_: Class, method: FunctionInfo, node: ast.expr) -> Expr | None:
    """What a descriptor gives where the class is asked for it (declare/descriptors.py); None of another method."""
    here = getattr(method.node, "descriptor", None)
    if here is None:
        return None
    kept = Known(here, method.module.names.get(here), node)
    args: list[ast.expr] = [ast.Constant(None), Known(class_.info.name, class_.info, node)]
    call = ast.Call(ast.Attribute(kept, "__get__", ast.Load()), args, [])
    return cx.expr(placed(call, node))


def _variable(cx: Checker, class_: Class, order: list[Class], name: str, node: ast.expr) -> Expr:
    """A variable of order[0]; one that only code elsewhere makes may not be there yet."""
    from pyuk.compiler.check.expressions.expressions import global_type

    variable = order[0].info.variables[name]
    value = ReadGlobal(variable, type=global_type(cx, variable), node=node)
    type_ = cx.world.resolve(value.type)
    if isinstance(type_, Class) and any(hasattr(above.info.node, "is_descriptor") for above in ancestors(type_)):
        cx.fail(
            "PK0302",
            node,
            f"`{name}` is a descriptor that is not made in the body of a class of its module",
            why="which attributes ask a descriptor has to be known when the program is compiled",
            cpython=f"`{type_.info.name}.__get__` is asked what the attribute is",
            fix=f"write `{name} = {type_.info.name}(...)` in the body of the class, at the top of the same module",
        )
    if not variable.late:
        return value
    inherited = of_class(cx, order[1], name, node) if len(order) > 1 else None
    if inherited is None:
        value.missing = f"type object '{class_.info.name}' has no attribute '{name}'"
        return value
    return _either(cx, IsBound(variable, type=BOOL, node=node), value, inherited, name, node)


def _either(cx: Checker, test: Expr, one: Expr, other: Expr, name: str, node: ast.AST) -> Expr:
    """`one` where the test holds, else `other`: both are what the attribute may be."""
    joined = cx.world.join(natural_storage(one.type), natural_storage(other.type))
    if joined is None:
        cx.fail(
            "PK0208",
            node,
            f"`{name}` is {described(other.type)} or {described(one.type)}, by the class of the object",
            why="an expression has one type",
            cpython="it is the attribute of the object itself, or of its own class",
            fix="give all of them one type",
        )
        raise AssertionError
    first, second = (coerce(cx, each, joined, f"`{name}`", None) for each in (one, other))
    return choice(test, first, second, joined)


def has(class_: Class, name: str) -> bool:
    """Whether objects of the class see an attribute of the class under that name."""
    return any(name in owner.info.constants or name in owner.info.variables for owner in ancestors(class_))


def of_object(cx: Checker, owner: Expr, class_: Class, name: str, node: ast.expr) -> Expr:
    """The attribute of the object's own class, which may not be the one that `class_` has of that name."""
    below = [class_, *cx.world.classes_below(class_, cx.instance)]
    providers = {_provider(each, name): None for each in below if has(each, name)}
    again, bindings = once(cx, owner)
    result: Expr | None = None
    for provider in sorted(providers, key=lambda each: len(ancestors(each))):
        value = of_class(cx, provider, name, node)
        assert value is not None
        if result is None:
            result = value
        else:
            test = IsInstance(again, provider, type=BOOL, node=node)
            result = _either(cx, test, value, result, name, node)
    assert result is not None
    return wrap(bindings, result)


def _provider(class_: Class, name: str) -> Class:
    """The class whose attribute `name` is that of `class_`."""
    return next(owner for owner in ancestors(class_) if name in owner.info.constants or name in owner.info.variables)


def field_or_attribute(cx: Checker, test: Expr, field: Expr, attribute: Expr, name: str, node: ast.AST) -> Expr:
    """What an object shows: its own field where it is set, else the attribute of its class."""
    return _either(cx, test, field, attribute, name, node)


# --- assigning ---


def store(cx: Checker, class_: Class, target: ast.Attribute, value: Expr) -> Block:
    """`Class.name = value`: the class's own attribute, which may be new and then hides an inherited one."""
    from pyuk.compiler.check.statements.places import to_variable

    info, name = class_.info, target.attr
    if name in NAMES:
        return _show_as(cx, info, target, value)
    if name in info.methods or name in info.classes or not info.module.source.is_app:
        cx.fail(
            "PK0224",
            target,
            f"`{name}` of the class `{info.name}` cannot be assigned",
            why="the methods of a class do not change while the program runs",
            cpython="the class gets a new attribute",
            fix="keep the function in an attribute of its own",
        )
    if name not in info.variables:
        if name in info.constants:
            cx.fail(
                "PK0224",
                target,
                f"`{name}` is a constant of the class `{info.name}`, and cannot be assigned here",
                why="it is taken for a constant, as nothing in the class's own module or the main file assigns it",
                cpython="the class's attribute is another one from then on",
                fix="assign it through the class's name, or from a class method of it",
            )
        info.variables[name] = Global(
            info.variable_name(name), info.module, None, may_be_unbound=True, place=target, late=True
        )
        cx.world.class_changed(info)
    return [to_variable(cx, info.variables[name], value, target, f"{info.name}.{name}")]


def _show_as(cx: Checker, info: ClassInfo, target: ast.Attribute, value: Expr) -> Block:
    """`Class.__name__ = text`: the name that the class shows, of one that a function makes for just these types."""
    bare = value
    while isinstance(bare, Let):
        bare = bare.body
    if not isinstance(bare, Literal) or not isinstance(bare.value, str) or not info.serial:
        cx.fail(
            "PK0224",
            target,
            f"`{target.attr}` of the class `{info.name}` cannot be assigned here",
            why="the name that a class shows is known when the program is compiled",
            cpython="the class shows the new name from then on",
            fix="give the class that name, or keep it in an attribute of your own",
        )
        raise AssertionError
    around, _, _ = info.qualname.rpartition(".")
    info.qualname = bare.value if target.attr == "__qualname__" else f"{around}.{bare.value}" if around else bare.value
    info.name = bare.value if target.attr == "__name__" else info.name
    return []


# --- class bodies ---


def is_own(info: ClassInfo, name: str) -> bool:
    """Whether the body of the class itself gives the name a meaning: what is inherited is no name there."""
    return any(name in names for names in (info.variables, info.constants, info.classes, info.methods, info.broken))


@contextmanager
def inside(cx: Checker, info: ClassInfo | None) -> Iterator[None]:
    """Names mean the attributes of the class first; those of none within a function or a comprehension."""
    outer, cx.class_scope = cx.class_scope, info
    yield
    cx.class_scope = outer


def run_body(cx: Checker, info: ClassInfo) -> Block:
    """What of the class's body is code, in its order."""
    cx.world.complete_class(info)
    block: Block = []
    for inner in info.classes.values():
        block += run_body(cx, inner)
    with inside(cx, info):
        block += cx.block(info.code)
    return block
