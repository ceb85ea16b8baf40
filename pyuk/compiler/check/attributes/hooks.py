"""__getattr__, which a class is asked for attributes that an object does not have; the library's __setattr__.

The names are those that the program writes: each has a method of its own (check/declare/asked.py).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.overridden import is_unlike
from pyuk.compiler.check.declare.asked import asked_for
from pyuk.compiler.check.declare.initialised import always_set
from pyuk.compiler.check.model.tree import Block, Evaluate, Expr, Handler, ReadLocal, SetLocal, Try
from pyuk.compiler.check.model.types import NEVER, Class, Optional, Type

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

GET = "__getattr__"
SET = "__setattr__"


def has(cx: Checker, type_: Type, hook: str) -> bool:
    """Whether the class of an object has the method."""
    return isinstance(type_, Class) and cx.world.method(type_, hook) is not None


def get(cx: Checker, owner: Expr, name: str, node: ast.AST) -> Expr:
    """`owner.name`, as __getattr__ gives it."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.specialisation import call_info
    from pyuk.compiler.check.expressions.text import text_literal

    assert isinstance(owner.type, Class)
    text = text_literal(cx, name, node)
    found = cx.world.method(owner.type, GET)
    if found is None or not found[1].module.source.is_app or is_unlike(cx, owner.type, found[1]):
        return call_method(cx, owner, GET, [text], node)
    info = asked_for(found[1], name, cx.world.asked)
    return call_info(cx, info, [owner, text], node, owner=found[0], virtual=owner.type)


def is_always_set(cx: Checker, owner: Class, name: str) -> bool:
    """Whether an object has the field for certain, as far as is known in this round."""
    cx.world.classes_below(owner, cx.instance)
    return always_set(cx.world, owner, name)


def store(cx: Checker, owner: Expr, name: str, value: Expr, node: ast.stmt) -> Block | None:
    """`owner.name = value` by __setattr__; None where the class has none, or has the field."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.expressions.text import text_literal

    if not has(cx, owner.type, SET):
        return None
    assert isinstance(owner.type, Class)
    if cx.world.field_owner(owner.type, name) is not None:
        return None
    return [Evaluate(call_method(cx, owner, SET, [text_literal(cx, name, node), value], node), node=node)]


def attempt(cx: Checker, found: Expr, default: Expr, node: ast.AST) -> Expr:
    """The value of `found`, or `default` where that raises AttributeError."""
    from pyuk.compiler.check.calls.specialisation import need_runtime
    from pyuk.compiler.check.expressions.conversions import coerce
    from pyuk.compiler.check.model.tree import Do

    joined = cx.world.join(found.type, default.type)
    if NEVER in (found.type, default.type) or joined is None:
        return found
    need_runtime(cx, "pyuk.builtins.exceptions.note_context")
    result = cx.temporary(joined, "found")
    base = cx.world.class_type("BaseException")
    taken = SetLocal(result, coerce(cx, found, joined, "the attribute", None), node=node)
    instead = SetLocal(result, coerce(cx, default, joined, "the default", None), node=node)
    handler = Handler([cx.world.class_type("AttributeError")], cx.temporary(base, "caught"), [instead])
    block: Block = [Try([taken], [handler], [], [], cx.temporary(Optional(base), "exc"), node=node)]
    return Do(block, ReadLocal(result, type=joined, node=node), type=joined, node=node)
