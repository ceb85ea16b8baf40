"""bytes and bytearray: how they are made of other values, and how text becomes bytes and back."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.arguments import call_nodes
from pyuk.compiler.check.calls.calls import call_method
from pyuk.compiler.check.calls.construction import make_instance, new_object
from pyuk.compiler.check.expressions.comprehensions import each
from pyuk.compiler.check.expressions.conversions import call_runtime, settled, to_int
from pyuk.compiler.check.expressions.strformat import check_format, check_format_map
from pyuk.compiler.check.iteration.iteration import held_name
from pyuk.compiler.check.model.prelude import ENCODINGS, OUTSIDE_METHODS
from pyuk.compiler.check.model.tree import Block, Do, Evaluate, Expr, ReadLocal, SetLocal, int_literal
from pyuk.compiler.check.model.types import (
    BOOL,
    INT,
    NEVER,
    STORAGE,
    Class,
    Int,
    Machine,
    Type,
    Union,
    described,
    is_subclass,
    python_name,
)
from pyuk.compiler.check.statements.promises import promised

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

MAKE = "pyuk.builtins.bytesmake"
ITEMS = Machine("Buffer", STORAGE["u8"])


def is_bytes_like(cx: Checker, type_: Type) -> bool:
    """Whether values are bytes, bytearrays or memoryviews."""
    base = Class(cx.world.library_class("pyuk.builtins.bytestring.BytesLike"))
    return isinstance(type_, Class) and is_subclass(type_, base)


def construct_bytes(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """bytes(...): of nothing, a length, ints, other bytes, or a str and its encoding."""
    return _construct(cx, node, cx.world.class_type("bytes"))


def construct_bytearray(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """bytearray(...), of the same."""
    return _construct(cx, node, cx.world.class_type("bytearray"))


def _construct(cx: Checker, node: ast.Call, type_: Class) -> Expr:
    items = _items(cx, node, python_name(type_))
    return items if items.type in (NEVER, type_) else make_instance(cx, type_, [items], node)


def bytearray_of_list(cx: Checker, values: Expr, node: ast.AST) -> Expr:
    """bytearray(values), of a list of ints."""
    if values.type == NEVER:
        return values
    items = call_runtime(cx, f"{MAKE}.bytearray_items", [values], node)
    return make_instance(cx, cx.world.class_type("bytearray"), [items], node)


def construct_view(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """memoryview(data)."""
    return new_object(cx, cx.world.class_type("memoryview"), node, None)


def _items(cx: Checker, node: ast.Call, name: str) -> Expr:
    """The Buffer that a new object takes over; or the object, where it is bytes of bytes, which are the same."""
    if not node.args and not node.keywords:
        return call_runtime(cx, f"{MAKE}.zeros", [int_literal(0, node)], node)
    wanted = cx.world.class_type("list", INT) if node.args and isinstance(node.args[0], ast.List) else None
    value = cx.expr(node.args[0], wanted) if node.args else None
    if value is None or value.type == cx.world.class_type("str"):
        return _of_text(cx, node, name)
    if len(node.args) + len(node.keywords) > 1:
        cx.fail(
            "PK0235",
            node,
            f"`{name}` takes an encoding with a str only",
            why=f"the first argument is {described(value.type)}",
            cpython="TypeError: encoding without a string argument",
        )
    if value.type in (ITEMS, NEVER) or (name == "bytes" and value.type == cx.world.class_type("bytes")):
        return value
    if isinstance(value.type, Int):
        return call_runtime(cx, f"{MAKE}.zeros", [settled(cx, value)], node)
    if is_bytes_like(cx, value.type):
        return call_runtime(cx, f"{MAKE}.copied", [value], node)
    if isinstance(value.type, Class) and cx.world.method(value.type, "__bytes__"):
        made = call_method(cx, value, "__bytes__", [], node)
        return call_runtime(cx, f"{MAKE}.copied", [made], node)
    return _of_ints(cx, value, node, name)


def _of_ints(cx: Checker, value: Expr, node: ast.Call, name: str) -> Expr:
    """Of whatever can be iterated over: as a list of it."""
    from pyuk.compiler.check.calls.builtin_calls import FUNCTIONS

    if value.type == BOOL:
        return call_runtime(cx, f"{MAKE}.zeros", [to_int(value)], node)
    wanted = cx.world.class_type("list", INT)
    if not (isinstance(value.type, Class) and value.type.info.name == "list"):
        value = FUNCTIONS["list"](cx, node, wanted)
    elif isinstance(cx.world.resolve(value.type.args[0]), Union):
        value = _looked_at(cx, value, wanted, node)
    return call_runtime(cx, f"{MAKE}.{name}_items", [value], node)


def _looked_at(cx: Checker, values: Expr, wanted: Class, node: ast.Call) -> Expr:
    """A list of what may be other than ints, `[None] * 16` that was filled, as one of ints."""
    ints = cx.temporary(wanted, "ints")
    read = ReadLocal(ints, type=wanted, node=node)

    def take(item: Expr) -> Block:
        fitted = promised(cx, settled(cx, item), INT, "an item", None)
        return [Evaluate(call_method(cx, read, "append", [fitted], node), node=node)]

    before: Block = [SetLocal(ints, make_instance(cx, wanted, [int_literal(0, node)], node), node=node)]
    source = held_name(cx, values, before, node)
    return Do([*before, *each(cx, source, take)], read, type=wanted, node=node)


def _of_text(cx: Checker, node: ast.Call, name: str) -> Expr:
    if len(node.args) + len(node.keywords) < 2:
        cx.fail(
            "PK0235",
            node,
            f"`{name}` of a str needs its encoding",
            why="the same text is different bytes in different encodings",
            cpython="TypeError: string argument without an encoding",
            fix='write .encode() for UTF-8',
        )
    return call_nodes(cx, cx.world.runtime(f"{MAKE}.encoded"), [], node, owner=None)


def decoded(cx: Checker, node: ast.Call) -> Expr:
    """str(data, encoding, errors)."""
    return call_nodes(cx, cx.world.runtime(f"{MAKE}.decoded"), [], node, owner=None)


# --- encode and decode -------------------------------------------------------------------------


def outside_method(cx: Checker, owner: Expr, name: str, node: ast.Call) -> Expr:
    """A method of OUTSIDE_METHODS; encode() and decode() bring only the encoding into the image that they name."""
    if name in ("format", "format_map"):
        return check_format(cx, owner, node) if name == "format" else check_format_map(cx, owner, node)
    path = OUTSIDE_METHODS[python_name(owner.type), name]
    encoding, rest = _named_encoding(node)
    if name in ("encode", "decode") and encoding in ENCODINGS:
        path, node = f"{path}_{ENCODINGS[encoding]}", rest
    return call_nodes(cx, cx.world.runtime(path), [owner], node, owner=None)


def _named_encoding(node: ast.Call) -> tuple[str, ast.Call]:
    """The encoding that a call names, and the call without it; an empty one where it is computed."""
    if node.args:
        first = node.args[0]
        return _constant_text(first), ast.copy_location(ast.Call(node.func, node.args[1:], node.keywords), node)
    for keyword in node.keywords:
        if keyword.arg == "encoding":
            others = [other for other in node.keywords if other is not keyword]
            return _constant_text(keyword.value), ast.copy_location(ast.Call(node.func, [], others), node)
    return "utf-8", node


def _constant_text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
