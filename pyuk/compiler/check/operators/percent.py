"""`text % values`: the values are given to a PercentFormat of pyuk.builtins.percent, each by its type.

Bytes have a BytesFormat, which is one.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.calls import call_method
from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.calls.fitting import accepts
from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.declare.namedtuples import as_tuple
from pyuk.compiler.check.expressions.conversions import call_runtime, choice, once, settled, wrap
from pyuk.compiler.check.expressions.longtuples import as_list, is_long
from pyuk.compiler.check.expressions.text import text_literal, to_text
from pyuk.compiler.check.expressions.unions import dispatch, held
from pyuk.compiler.check.library.bytestrings import is_bytes_like
from pyuk.compiler.check.model.tree import (
    Comparison,
    Expr,
    Let,
    Nothing,
    ReadLocal,
    Reinterpret,
    TupleItem,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import BOOL, FLOAT, NONE, Class, Int, Optional, Tuple, Type, Union, python_name
from pyuk.compiler.values import value_class

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


@value_class(frozen=True)
class Kind:
    """The formats of one type: the module, its class and the method that ends one, the type of names in it."""

    module: str
    format: str
    finish: str
    key: str


NO_MAPPINGS = ("str", "bytes", "bytearray")  # whose items are not what a name in a format means
OF_TEXT = Kind("pyuk.builtins.percent", "PercentFormat", "finish", "str")
OF_BYTES = Kind("pyuk.builtins.bytespercent", "BytesFormat", "finish_bytes", "bytes")


def check_percent(cx: Checker, text: Expr, right: Expr, node: ast.AST) -> Expr:
    """What `text % right` gives."""
    if isinstance(right.type, Union):
        first, last = held(cx, text, right)
        return wrap(last, dispatch(cx, right, node, lambda each: check_percent(cx, first, each, node)))
    if not is_bytes_like(cx, text.type):
        return _formatted(cx, OF_TEXT, text, right, node)
    made = _formatted(cx, OF_BYTES, text, right, node)
    if text.type == made.type:
        return made
    return call_runtime(cx, f"{OF_BYTES.module}.as_array", [made], node)


def _formatted(cx: Checker, kind: Kind, text: Expr, right: Expr, node: ast.AST) -> Expr:
    key = cx.world.class_type(kind.key)
    if _is_keyed(cx, right.type, key):
        return call_runtime(cx, f"{kind.module}.format_mapping", [text, right], node)
    if is_long(right.type):
        return call_runtime(cx, f"{kind.module}.format_items", [text, as_list(cx, right)], node)
    text, bindings = once(cx, text)
    right, bound = once(cx, as_tuple(cx, right))
    values: list[Expr] = [right]
    is_mapping = isinstance(right.type, Class) and cx.world.method(right.type, "__getitem__") is not None
    if python_name(right.type) in NO_MAPPINGS:
        is_mapping = False
    if isinstance(right.type, Tuple):
        values = [TupleItem(right, i, type=item, node=node) for i, item in enumerate(right.type.items)]
    type_ = Class(cx.world.library_class(f"{kind.module}.{kind.format}"))
    made = make_instance(cx, type_, [text, bool_literal(is_mapping, node)], node)
    variable = cx.temporary(type_, "format")
    state = ReadLocal(variable, type=type_, node=node)
    result: Expr = call_method(cx, state, kind.finish, [], node)
    for value in reversed(values):
        result = Let(cx.temporary(NONE), _add(cx, state, value, node), result, type=result.type, node=node)
    return wrap([*bindings, *bound], Let(variable, made, result, type=result.type, node=node))


def _is_keyed(cx: Checker, type_: Type, key: Class) -> bool:
    """Whether it is of a class whose items have such keys: a name in a format means one of them."""
    if not isinstance(type_, Class) or python_name(type_) in NO_MAPPINGS:
        return False
    if type_.info.name == "dict":
        return type_.args[:1] == (key,)
    return accepts(cx, type_, "__getitem__", [Nothing(type=key, node=ast.Pass())])


def _add(cx: Checker, state: Expr, value: Expr, node: ast.AST) -> Expr:
    """The call that hands a value over."""
    type_ = cx.world.resolve(value.type)
    if isinstance(type_, Int):
        return call_method(cx, state, "add_int", [settled(cx, value)], node)
    if type_ == BOOL:
        return call_method(cx, state, "add_bool", [value], node)
    if type_ == FLOAT:
        return call_method(cx, state, "add_float", [value], node)
    if type_ == cx.world.class_type("str"):
        return call_method(cx, state, "add_str", [value], node)
    if isinstance(type_, Union):
        return dispatch(cx, value, node, lambda each: _add(cx, state, each, node), result=NONE)
    if isinstance(type_, Optional):
        again, bindings = once(cx, value)
        missing = Comparison("is", again, none_literal(node), type=BOOL, node=node)
        nothing = _add_object(cx, state, none_literal(node), node)
        present = _add(cx, state, Reinterpret(again, type=type_.inner, node=node), node)
        return wrap(bindings, choice(missing, nothing, present, NONE))
    if plainvalues.kind_of(type_) is not None or _is_number(cx, type_):
        return call_runtime(cx, "pyuk.builtins.percent.add_value", [state, value], node)
    return _add_object(cx, state, value, node)


def _is_number(cx: Checker, type_: Type) -> bool:
    """Whether a class says what its objects are as numbers."""
    names = ("__float__", "__int__", "__index__")
    return isinstance(type_, Class) and any(cx.world.method(type_, name) for name in names)


def _add_object(cx: Checker, state: Expr, value: Expr, node: ast.AST) -> Expr:
    again, bindings = once(cx, value)
    if isinstance(state.type, Class) and state.type.info.name == OF_BYTES.format:
        return wrap(bindings, _add_to_bytes(cx, state, again, node))
    wants_repr = call_method(cx, state, "wants_repr", [], node)
    shown = choice(
        wants_repr,
        to_text(cx, again, node, as_repr=True),
        to_text(cx, again, node),
        cx.world.class_type("str"),
    )
    name = text_literal(cx, python_name(value.type), node)
    return wrap(bindings, call_method(cx, state, "add_object", [shown, name], node))


def _add_to_bytes(cx: Checker, state: Expr, value: Expr, node: ast.AST) -> Expr:
    """An object for a format of bytes: itself or its __bytes__(), where those are wanted, or its repr()."""
    name = python_name(value.type)
    if name == "memoryview":
        return call_method(cx, state, "add_view", [value], node)
    shown = call_method(
        cx, state, "add_object", [to_text(cx, value, node, as_repr=True), text_literal(cx, name, node)], node
    )
    asked = "takes_bytes"
    if not is_bytes_like(cx, value.type):
        if not isinstance(value.type, Class) or cx.world.method(value.type, "__bytes__") is None:
            return shown
        value = call_method(cx, value, "__bytes__", [], node)
        asked = "wants_bytes"
    as_bytes = call_method(cx, state, "add_bytes", [value], node)
    return choice(call_method(cx, state, asked, [], node), as_bytes, shown, NONE)
