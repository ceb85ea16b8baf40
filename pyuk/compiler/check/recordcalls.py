"""The functions of the module dataclasses, and what a frozen data class refuses."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check import attributes, namedtuples
from pyuk.compiler.check.calls import construct_with
from pyuk.compiler.check.conversions import once, settled, wrap
from pyuk.compiler.check.model import ClassInfo
from pyuk.compiler.check.records import HOME, Record
from pyuk.compiler.check.tree import Block, Evaluate, Expr, MakeTuple, Raise, bool_literal
from pyuk.compiler.check.types import NEVER, Class, Tuple, Type, TypeValue, ancestors, described

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def check_call(cx: Checker, name: str, node: ast.Call) -> Expr:
    """`dataclasses.name(...)`."""
    handler = FUNCTIONS.get(name)
    if handler is None or not node.args:
        cx.fail(
            "PK0312",
            node.func,
            f"`{name}()` is not supported here",
            why="it makes or changes a class while the program runs" if handler is None else "it needs an object",
            cpython="it works on any class",
            fix="use it as a decorator" if name == "dataclass" else "name the fields",
        )
        raise AssertionError
    return handler(cx, node)


def _record(cx: Checker, value: Expr, name: str, node: ast.Call) -> Record:
    """The Record of the object's class, which has to be just the class that its type tells."""
    type_ = value.type
    if not isinstance(type_, Class) or type_.info.record is None:
        cx.fail(
            "PK0250",
            node,
            f"{name}() takes no {described(type_)}",
            why="it is no object of a data class",
            cpython=f"TypeError: {name}() should be called on dataclass instances",
        )
        raise AssertionError
    for below in cx.world.classes_below(type_, cx.instance):
        if below != type_:
            cx.fail(
                "PK0312",
                node,
                f"{name}() is not supported on an object that may be a `{below.info.name}`",
                why="the fields of the object's own class would be meant, which is not known here",
                cpython="the fields of the object's own class are taken",
                fix="write a method for it",
            )
    return type_.info.record


def _replace(cx: Checker, node: ast.Call) -> Expr:
    """replace(object, field=value): the class is called with the fields of the object, and the new values."""
    value = cx.expr(node.args[0])
    return value if value.type == NEVER else replaced(cx, value, node.keywords, node)


def replaced(cx: Checker, value: Expr, changes: list[ast.keyword], node: ast.Call) -> Expr:
    """An object like `value`, with some fields of other values."""
    value, bindings = once(cx, settled(cx, value))
    record = _record(cx, value, "replace", node)
    given = {keyword.arg: keyword.value for keyword in changes}
    made: dict[str, Expr] = {}
    for name, new in given.items():
        found, bound = once(cx, settled(cx, cx.expr(new)))
        bindings += bound
        made[str(name)] = found
    for name, each in record.fields.items():
        if each.init and name not in made and not each.is_init_only:
            made[name] = attributes.get(cx, value, name, _attribute(name, node))
    assert isinstance(value.type, Class)
    return wrap(bindings, construct_with(cx, value.type, made, node))


def _attribute(name: str, node: ast.Call) -> ast.Attribute:
    """The attribute of an object that no name stands for, so that nothing is known of it."""
    return ast.copy_location(ast.Attribute(node, name, ast.Load()), node)


def _astuple(cx: Checker, node: ast.Call) -> Expr:
    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    return wrap(bindings, _as_tuple(cx, value, node)) if value.type != NEVER else value


def _as_tuple(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    """The fields of an object, those of objects within it as well."""
    items = []
    for name, each in _record(cx, value, "astuple", node).fields.items():
        if each.is_init_only:
            continue
        item = attributes.get(cx, value, name, _attribute(name, node))
        if isinstance(item.type, Class) and item.type.info.record is not None:
            inner, bindings = once(cx, item)
            item = wrap(bindings, _as_tuple(cx, inner, node))
        elif isinstance(item.type, Class) and item.type.info.name != "str":
            cx.fail(
                "PK0312",
                node,
                f"astuple() is not supported for the field `{name}`, {described(item.type)}",
                why="it would be copied with all that it holds",
                cpython="lists, dicts and data classes within the object are copied as well",
                fix="write a method that makes the tuple",
            )
        items.append(item)
    return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)


def _is_dataclass(cx: Checker, node: ast.Call) -> Expr:
    value = cx.expr(node.args[0])
    type_: Type = value.type.type if isinstance(value.type, TypeValue) else value.type
    held, bindings = once(cx, value) if not isinstance(value.type, TypeValue) else (value, [])
    del held
    found = isinstance(type_, Class) and any(a.info.record is not None for a in ancestors(type_))
    return wrap(bindings, bool_literal(found, node))


FUNCTIONS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    "replace": _replace,
    "astuple": _astuple,
    "is_dataclass": _is_dataclass,
}


# --- frozen objects ---


def is_frozen(cx: Checker, type_: Type) -> bool:
    """Whether objects of the type refuse assignments, and the code here is not what the compiler wrote for them."""
    if not isinstance(type_, Class) or cx.info.is_made:
        return False
    records = [above.info.record for above in ancestors(type_)]
    return any(record is not None and (record.options["frozen"] or record.is_tuple) for record in records)


def refuse_frozen(cx: Checker, parts: list[Expr], name: str, verb: str, node: ast.stmt) -> Block:
    """What an assignment to a frozen object does: its parts are evaluated, the object last, then it raises."""
    from pyuk.compiler.check.calls import make_instance
    from pyuk.compiler.check.text import text_literal

    if namedtuples.record_in(parts[-1].type) is not None:
        error, message = cx.world.class_type("AttributeError"), "can't set attribute"
    else:
        error, message = _frozen_error(cx), f"cannot {verb} field {name!r}"
    made = make_instance(cx, error, [text_literal(cx, message, node)], node)
    cx.env = None
    return [*(Evaluate(part, node=node) for part in parts), Raise(made, node=node)]


def _frozen_error(cx: Checker) -> Class:
    module = cx.world.module(HOME)
    assert module is not None
    found = module.names["FrozenInstanceError"]
    assert isinstance(found, ClassInfo)
    cx.world.complete_class(found)
    return Class(found)


def set_attribute(cx: Checker, node: ast.Call) -> Block | None:
    """`object.__setattr__(self, "name", value)` as a statement: an assignment that a frozen object takes."""
    match node:
        case ast.Call(
            ast.Attribute(ast.Name("object"), "__setattr__"), [target, ast.Constant(str(name)), value], []
        ) if cx.is_builtin("object"):
            from pyuk.compiler.check import places

            place = ast.copy_location(ast.Attribute(target, name, ast.Store()), node)
            stmt = ast.copy_location(ast.Assign([place], value), node)
            return places.to_field(cx, place, cx.expr(value, places.expected_type(cx, place)), stmt)
    return None


__all__ = ["check_call", "is_frozen", "refuse_frozen", "set_attribute"]
