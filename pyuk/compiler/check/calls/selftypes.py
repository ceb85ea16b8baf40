"""Methods annotated `-> Self`: what a call gives is of the receiver's class, which may lie below the method's own."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import call_runtime, choice, once, wrap
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.tree import Expr, IsInstance, Reinterpret
from pyuk.compiler.check.model.types import BOOL, Class, Type, described, is_subclass

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def of_receiver(cx: Checker, result: Expr, info: FunctionInfo, receiver: Type, node: ast.AST) -> Expr:
    """The result as an object of the receiver's class, looked at when the program gets there: a TypeError otherwise."""
    from pyuk.compiler.check.expressions.text import text_literal

    if not _gives_self(info) or not isinstance(result.type, Class) or not isinstance(receiver, Class):
        return result
    if receiver.args or receiver == result.type or not is_subclass(receiver, result.type):
        return result
    again, bindings = once(cx, result)
    said = f"the result of {info.name} has to be {described(receiver)}".replace("`", "")
    error = call_runtime(cx, "pyuk.builtins.unions.raise_type_error", [text_literal(cx, said, node)], node)
    is_one = IsInstance(again, receiver, type=BOOL, node=node)
    return wrap(bindings, choice(is_one, Reinterpret(again, type=receiver, node=node), error, receiver))


def _gives_self(info: FunctionInfo) -> bool:
    """Whether `Self` is what the annotation says, whole."""
    if info.kind not in ("method", "property") or not isinstance(info.node, ast.FunctionDef):
        return False
    match info.node.returns:
        case ast.Name("Self") | ast.Attribute(ast.Name("typing"), "Self") | ast.Constant("Self"):
            return True
    return False
