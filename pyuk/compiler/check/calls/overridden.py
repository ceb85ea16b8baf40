"""Calls of methods whose overrides have other parameters or defaults: each gets what the call gives.

Such a call goes to the entries of its form (check/declare/overrides.py), so that it may mean each of the methods.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.arguments import Hints, is_starred
from pyuk.compiler.check.declare.overrides import Form, entry, fitted, is_like, is_method
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import Class, ancestors

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def is_unlike(cx: Checker, class_: Class, info: FunctionInfo, keywords: tuple[str, ...] = ()) -> bool:
    """Whether a call of a method on an object of the class may reach an override with other parameters."""
    if info.kind != "method" or not class_.info.subclasses or info.form is not None:
        return False
    below = [made for made in cx.world.created_below.get(class_.info, ()) if class_ in ancestors(made)]
    found = [cx.world.method(made, info.name) for made in below]
    return are_unlike(cx, info, (each[1] for each in found if each is not None), keywords)


def are_unlike(
    cx: Checker, info: FunctionInfo, overrides: Iterable[FunctionInfo], keywords: tuple[str, ...] = ()
) -> bool:
    """Whether one of these methods cannot be given what calls give `info`, and all can be called by entries."""
    others = [each for each in dict.fromkeys(overrides) if each is not info]
    if all(is_like(fitted(each, info, cx.world.fitted), info, keywords) for each in others):
        return False
    return all(map(is_method, (info, *others)))


def keywords_of(node: ast.Call) -> tuple[str, ...]:
    return tuple(keyword.arg for keyword in node.keywords if keyword.arg is not None)


def by_form(cx: Checker, info: FunctionInfo, node: ast.Call, owner: Class | None) -> tuple[FunctionInfo, list[Expr]]:
    """The entry that a call expression reaches, and the arguments that it gives besides the object."""
    assert isinstance(info.node, ast.FunctionDef)
    plain = list(takewhile(lambda arg: not isinstance(arg, ast.Starred), node.args))
    rest = node.args[len(plain) :]
    options = [keyword.value for keyword in node.keywords if keyword.arg is None]
    form = Form(len(plain), keywords_of(node), bool(rest), bool(options))
    hints = _Values(cx, info, owner)
    given = [hints.at(index, arg) for index, arg in enumerate(plain)]
    given += [hints.named(keyword.arg, keyword.value) for keyword in node.keywords if keyword.arg is not None]
    if rest:  # in the order of the entry's parameters: spreading.py has evaluated all of them already
        given.append(cx.expr(ast.copy_location(ast.List(rest, ast.Load()), node)))
    given += map(cx.expr, options)
    return entry(info, form, cx.world.fitted), given


def of_values(cx: Checker, class_: Class, info: FunctionInfo, count: int) -> FunctionInfo | None:
    """The entry that a call with so many arguments besides the object goes to; None where it goes to `info`."""
    return entry(info, Form(count), cx.world.fitted) if is_unlike(cx, class_, info) else None


class _Values:
    """The arguments of a call, checked against the parameters that the base class's method has for them."""

    def __init__(self, cx: Checker, info: FunctionInfo, owner: Class | None) -> None:
        assert isinstance(info.node, ast.FunctionDef)
        self.cx, args = cx, info.node.args
        self.hints = Hints(cx, info, [], owner)
        self.count = len(args.posonlyargs) + len(args.args)
        self.names = {
            param.arg: index for index, param in enumerate(self.hints.params) if not is_starred(info, param)
        }

    def at(self, index: int, node: ast.expr) -> Expr:
        return self.hints.check(index + 1, node) if index + 1 < self.count else self.cx.expr(node)

    def named(self, name: str, node: ast.expr) -> Expr:
        return self.hints.check(self.names[name], node) if name in self.names else self.cx.expr(node)
