"""Exceptions made with other arguments than one str: they keep what str() and repr() of them show."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls import make_instance
from pyuk.compiler.check.conversions import call_runtime, once, settled, wrap
from pyuk.compiler.check.hashing import key_text
from pyuk.compiler.check.text import concatenate, text_literal, to_text
from pyuk.compiler.check.tree import Expr, none_literal
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
    for arg in args:
        if not _stays_as_it_is(arg.type, text) or (of_key and len(args) > 1):
            cx.fail(
                "PK0235",
                node,
                f"`{class_.info.name}` takes one str here, or numbers and tuples, and not {described(arg.type)}",
                why="its text is made when it is made, and must not change after that",
                cpython="it keeps the object",
                fix="give it an f-string, or a class of its own with an __init__",
            )
    bindings: list[tuple[object, Expr]] = []
    values = []
    for arg in args:
        value, bound = once(cx, settled(cx, arg))
        bindings += bound
        values.append(value)
    shown = [to_text(cx, value, node, as_repr=True) for value in values]
    items = [part for each in shown for part in (text_literal(cx, ", ", node), each)][1:]
    message = to_text(cx, values[0], node)
    if len(values) > 1:
        message = concatenate(cx, [text_literal(cx, "(", node), *items, text_literal(cx, ")", node)], node)
    made, bound = once(cx, make_instance(cx, class_, [none_literal(node)], node))
    kept = [made, message, concatenate(cx, items, node)]
    filled = call_runtime(cx, "pyuk.builtins.exceptions.with_arguments", kept, node)
    return wrap([*bindings, *bound, (cx.temporary(filled.type), filled)], made)


def _missing_key(cx: Checker, class_: Class, key: Expr, node: ast.Call) -> Expr:
    """KeyError(key), as dicts and sets raise it: the key may be of any type."""
    shown, bound_text = once(cx, key_text(cx, key, node))
    made, bound = once(cx, make_instance(cx, class_, [none_literal(node)], node))
    filled = call_runtime(cx, "pyuk.builtins.exceptions.with_arguments", [made, shown, shown], node)
    return wrap([*bound_text, *bound, (cx.temporary(filled.type), filled)], made)


def _stays_as_it_is(type_: Type, text: Class) -> bool:
    if isinstance(type_, Tuple):
        return all(_stays_as_it_is(item, text) for item in type_.items)
    return isinstance(type_, Int) or type_ in (BOOL, FLOAT, NONE, text)
