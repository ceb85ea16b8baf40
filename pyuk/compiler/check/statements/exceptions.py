"""Exceptions made with other arguments than one str: they keep the arguments (pyuk/builtins/exceptionargs.py)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.expressions.conversions import call_runtime, once, settled, wrap
from pyuk.compiler.check.expressions.text import to_text
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Expr, none_literal
from pyuk.compiler.check.model.types import (
    NEVER,
    Array,
    Class,
    Machine,
    Struct,
    Type,
    TypeValue,
    described,
    is_function,
    is_subclass,
    natural_storage,
)
from pyuk.compiler.check.operators.hashing import key_text

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


ARGUMENT = "pyuk.builtins.exceptionargs.ArgumentOf"


def new_exception(cx: Checker, class_: Class, args: list[Expr], node: ast.Call) -> Expr:
    """An instance of a class that has BaseException's __init__."""
    text = cx.world.class_type("str")
    if any(arg.type == NEVER for arg in args) or (len(args) == 1 and args[0].type == text):
        return make_instance(cx, class_, args, node)
    if _is_numbered(cx, class_, args):
        return _with_number(cx, class_, args, node)
    of_key = is_subclass(class_, cx.world.class_type("KeyError"))
    if of_key and len(args) == 1 and not cx.module.source.is_app:
        return _missing_key(cx, class_, args[0], node)
    bindings, values = _held(cx, class_, args, node)
    made, bound = once(cx, make_instance(cx, class_, [none_literal(node)], node))
    return wrap([*bindings, *bound, *_kept(cx, made, values, node)], made)


def set_arguments(cx: Checker, this: Expr, args: list[Expr], node: ast.Call) -> Expr:
    """BaseException.__init__ with other arguments than one str, for an object that there is already."""
    assert isinstance(this.type, Class)
    if _is_numbered(cx, this.type, args):
        numbered = call_runtime(cx, "pyuk.builtins.oserror.numbered", [this, *args], node)
        return wrap([(cx.temporary(numbered.type), numbered)], none_literal(node))
    bindings, values = _held(cx, this.type, args, node)
    return wrap([*bindings, *_kept(cx, this, values, node)], none_literal(node))


def keeps_arguments(cx: Checker, args: list[Expr]) -> bool:
    """Whether all of the arguments are values that an exception can keep and show."""
    return all(_can_be_shown(cx, arg) for arg in args)


def _held(
    cx: Checker, class_: Class, args: list[Expr], node: ast.Call
) -> tuple[list[tuple[object, Expr]], list[Expr]]:
    """The arguments, each evaluated once."""
    bindings: list[tuple[object, Expr]] = []
    values = []
    for arg in args:
        if not _can_be_kept(cx, arg.type):
            cx.fail(
                "PK0235",
                node,
                f"`{class_.info.name}` cannot keep {described(arg.type)}",
                why="an argument of an exception is a value that a variable could hold",
                cpython="it keeps the object",
                fix="give it an f-string, or a class of its own with an __init__",
            )
        value, bound = once(cx, settled(cx, arg))
        bindings += bound
        values.append(value)
    return bindings, values


def _kept(cx: Checker, made: Expr, values: list[Expr], node: ast.AST) -> list[tuple[object, Expr]]:
    """What gives an exception its arguments, to be done in this order."""
    steps: list[tuple[object, Expr]] = []
    for value in values:
        of_type = Class(cx.world.library_class(ARGUMENT), (natural_storage(value.type),))
        argument = make_instance(cx, of_type, [value], node)
        step = call_runtime(cx, "pyuk.builtins.exceptions.with_argument", [made, argument], node)
        steps.append((cx.temporary(step.type), step))
    return steps


def _can_be_kept(cx: Checker, type_: Type) -> bool:
    return not is_function(type_) and not isinstance(type_, (TypeValue, Struct, Array, Machine))


def _can_be_shown(cx: Checker, arg: Expr) -> bool:
    """Whether repr() of the argument is allowed."""
    try:
        to_text(cx, arg, arg.node, as_repr=True)
    except Problem:
        return False
    return _can_be_kept(cx, arg.type)


def _is_numbered(cx: Checker, class_: Class, args: list[Expr]) -> bool:
    """Whether the arguments are an OSError's number and what it means, and perhaps a file's name."""
    is_one = is_subclass(class_, cx.world.class_type("OSError")) and cx.module.source.is_app
    return is_one and 2 <= len(args) <= 5


def _with_number(cx: Checker, class_: Class, args: list[Expr], node: ast.Call) -> Expr:
    """OSError(errno, strerror[, filename[, winerror[, filename2]]]): of the class that stands for the number."""
    args = [*args[:3], *args[4:]]  # CPython, too, ignores what only Windows has
    if class_ == cx.world.class_type("OSError"):
        return call_runtime(cx, "pyuk.builtins.oserror.os_error", args, node)
    made, bound = once(cx, make_instance(cx, class_, [none_literal(node)], node))
    numbered = call_runtime(cx, "pyuk.builtins.oserror.numbered", [made, *args], node)
    return wrap([*bound, (cx.temporary(numbered.type), numbered)], made)


def _missing_key(cx: Checker, class_: Class, key: Expr, node: ast.Call) -> Expr:
    """KeyError(key), as dicts and sets raise it: the key may be of any type."""
    again, bindings = once(cx, settled(cx, key))
    if not _can_be_shown(cx, again):
        text = key_text(cx, again, node)
        return wrap(bindings, call_runtime(cx, "pyuk.builtins.exceptions.key_error", [text], node))
    made, bound = once(cx, make_instance(cx, class_, [none_literal(node)], node))
    return wrap([*bindings, *bound, *_kept(cx, made, [again], node)], made)
