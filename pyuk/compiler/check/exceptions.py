"""Exceptions made with other arguments than one str: they keep what str() and repr() of them show."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls import make_instance
from pyuk.compiler.check.conversions import call_runtime, once, settled, wrap
from pyuk.compiler.check.hashing import key_text
from pyuk.compiler.check.text import concatenate, text_literal, to_text
from pyuk.compiler.check.tree import Expr, int_literal, none_literal
from pyuk.compiler.check.types import BOOL, FLOAT, NEVER, NONE, Class, Int, Tuple, Type, ancestors, described

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def new_exception(cx: Checker, class_: Class, args: list[Expr], node: ast.Call) -> Expr:
    """An instance of a class that has BaseException's __init__."""
    text = cx.world.class_type("str")
    if any(arg.type == NEVER for arg in args) or (len(args) == 1 and args[0].type == text):
        return make_instance(cx, class_, args, node)
    of_key = any(ancestor.info.name == "KeyError" for ancestor in ancestors(class_))
    if of_key and len(args) == 1 and not cx.module.source.is_app:
        return _missing_key(cx, class_, args[0], node)
    is_end = class_.info.name == "StopIteration" and not cx.module.source.is_app
    if is_end and len(args) == 1 and not _stays_as_it_is(args[0].type, cx.world.class_type("str")):
        return _missing_key(cx, class_, args[0], node)  # what a generator has returned may be of any type
    bindings, values = _held(cx, class_, args, node)
    made, bound = once(cx, make_instance(cx, class_, [none_literal(node)], node))
    filled = _fill(cx, made, values, node)
    return wrap([*bindings, *bound, (cx.temporary(filled.type), filled)], made)


def set_arguments(cx: Checker, this: Expr, args: list[Expr], node: ast.Call) -> Expr:
    """BaseException.__init__ with other arguments than one str, for an object that there is already."""
    assert isinstance(this.type, Class)
    bindings, values = _held(cx, this.type, args, node)
    filled = _fill(cx, this, values, node)
    return wrap([*bindings, (cx.temporary(filled.type), filled)], none_literal(node))


def keeps_arguments(cx: Checker, args: list[Expr]) -> bool:
    """Whether the text of the arguments can be made now."""
    return all(_stays_as_it_is(arg.type, cx.world.class_type("str")) for arg in args)


def _held(
    cx: Checker, class_: Class, args: list[Expr], node: ast.Call
) -> tuple[list[tuple[object, Expr]], list[Expr]]:
    """The arguments, each evaluated once."""
    bindings: list[tuple[object, Expr]] = []
    values = []
    for arg in args:
        if not _stays_as_it_is(arg.type, cx.world.class_type("str")):
            cx.fail(
                "PK0235",
                node,
                f"`{class_.info.name}` takes strs, numbers and tuples of them here, and not {described(arg.type)}",
                why="its text is made when it is made, and must not change after that",
                cpython="it keeps the object",
                fix="give it an f-string, or a class of its own with an __init__",
            )
        value, bound = once(cx, settled(cx, arg))
        bindings += bound
        values.append(value)
    return bindings, values


def _fill(cx: Checker, made: Expr, values: list[Expr], node: ast.AST) -> Expr:
    """The exception with the texts of its arguments."""
    shown = [to_text(cx, value, node, as_repr=True) for value in values]
    items = [part for each in shown for part in (text_literal(cx, ", ", node), each)][1:]
    message = to_text(cx, values[0], node) if values else text_literal(cx, "", node)
    if len(values) > 1:
        message = concatenate(cx, [text_literal(cx, "(", node), *items, text_literal(cx, ")", node)], node)
    kept = [made, message, concatenate(cx, items, node), int_literal(len(values), node)]
    return call_runtime(cx, "pyuk.builtins.exceptions.with_arguments", kept, node)


def _missing_key(cx: Checker, class_: Class, key: Expr, node: ast.Call) -> Expr:
    """KeyError(key), as dicts and sets raise it: the key may be of any type."""
    shown, bound_text = once(cx, key_text(cx, key, node))
    made, bound = once(cx, make_instance(cx, class_, [none_literal(node)], node))
    kept = [made, shown, shown, int_literal(1, node)]
    filled = call_runtime(cx, "pyuk.builtins.exceptions.with_arguments", kept, node)
    return wrap([*bound_text, *bound, (cx.temporary(filled.type), filled)], made)


def _stays_as_it_is(type_: Type, text: Class) -> bool:
    if isinstance(type_, Tuple):
        return all(_stays_as_it_is(item, text) for item in type_.items)
    return isinstance(type_, Int) or type_ in (BOOL, FLOAT, NONE, text)
