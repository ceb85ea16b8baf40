"""str.format() and format_map(): a text that the source says is taken apart here, into the parts of an f-string.

The source says what a literal is, and a name that is bound once to one.
A text that is computed, or is given starred arguments, is taken apart at run time (pyuk/builtins/strtemplate.py).
"""

from __future__ import annotations

import ast
import string
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.calls.arguments import call_nodes
from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.expressions.conversions import once, settled, wrap
from pyuk.compiler.check.expressions.knowntexts import known_text
from pyuk.compiler.check.expressions.text import ascii_text, concatenate, format_value, text_literal, to_text
from pyuk.compiler.check.model.tree import Expr, Literal, int_literal
from pyuk.compiler.check.model.types import FunctionValue

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

COMPUTED = "pyuk.builtins.strtemplate"
MAX_DEPTH = 2  # of fields within specifiers
Lookup = Function[[str], Expr]


def check_format(cx: Checker, owner: Expr, node: ast.Call) -> Expr:
    """text.format(...): the arguments are evaluated in order, whether the text names them or not."""
    text = _known_text(cx, owner, node)
    if text is None:
        return call_nodes(cx, cx.world.runtime(f"{COMPUTED}.format_text"), [owner], node, owner=None)
    bindings: list[tuple[object, Expr]] = [] if isinstance(owner, Literal) else [(cx.temporary(owner.type), owner)]
    positional = [_held(cx, arg, bindings) for arg in node.args]
    named = {str(keyword.arg): _held(cx, keyword.value, bindings) for keyword in node.keywords}
    numbering = Numbering()

    def look_up(name: str) -> Expr:
        if name == "" or name.isdecimal():
            index = numbering.next(name)
            if index >= len(positional):
                _refuse(
                    cx,
                    node,
                    f"there is no argument number {index} for format()",
                    f"IndexError: Replacement index {index} out of range for positional args tuple",
                )
            return positional[index]
        if name not in named:
            _refuse(cx, node, f"there is no argument `{name}` for format()", f"KeyError: '{name}'")
        return named[name]

    return wrap(bindings, concatenate(cx, _parts(cx, text, look_up, node, 1), node))


def check_format_map(cx: Checker, owner: Expr, node: ast.Call) -> Expr:
    """text.format_map(mapping): each name is looked up in the mapping."""
    from pyuk.compiler.check.expressions.subscripts import get_element

    text = _known_text(cx, owner, node)
    if text is None:
        return call_nodes(cx, cx.world.runtime(f"{COMPUTED}.format_by_map"), [owner], node, owner=None)
    if len(node.args) != 1 or node.keywords:
        _refuse(cx, node, "format_map() takes one mapping", "TypeError: it takes exactly one argument")
    mapping, bindings = once(cx, cx.expr(node.args[0]))
    parts = _parts(cx, text, lambda name: get_element(cx, mapping, text_literal(cx, name, node), node), node, 1)
    return wrap(bindings, concatenate(cx, parts, node))


def with_stars(cx: Checker, node: ast.Call) -> ast.Call | None:
    """`text.format(*items)` as a call of the function for texts that are computed; None for any other call."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr != "format":
        return None
    if cx.world.resolve(cx.expr(node.func.value).type) != cx.world.class_type("str"):
        return None
    info = cx.world.runtime(f"{COMPUTED}.format_text")
    args = [node.func.value, *node.args]
    return ast.copy_location(ast.Call(Known(info.name, info, node.func), args, node.keywords), node)


class Numbering:
    """Which argument `{}` means. ValueError where numbers and none are mixed."""

    def __init__(self) -> None:
        self.following = 0
        self.is_manual: bool | None = None

    def next(self, name: str) -> int:
        manual = name != ""
        if self.is_manual is not None and self.is_manual != manual:
            words = ("manual field specification", "automatic field numbering")
            first, other = words if self.is_manual else words[::-1]
            raise ValueError(f"cannot switch from {first} to {other}")
        self.is_manual = manual
        if manual:
            return int(name)
        self.following += 1
        return self.following - 1


def _known_text(cx: Checker, owner: Expr, node: ast.Call) -> str | None:
    """The text, where the source says it."""
    if isinstance(owner, Literal):
        return owner.value if isinstance(owner.value, str) else None
    return known_text(cx, node.func.value) if isinstance(node.func, ast.Attribute) else None


def _held(cx: Checker, node: ast.expr, bindings: list[tuple[object, Expr]]) -> Expr:
    value = cx.expr(node)
    if isinstance(value.type, FunctionValue):
        return value
    value, bound = once(cx, settled(cx, value))
    bindings += bound
    return value


def _refuse(cx: Checker, node: ast.AST, message: str, cpython: str) -> None:
    cx.fail("PK0211", node, message, why="the text says what it needs", cpython=cpython)


# --- the text --------------------------------------------------------------------------------


def _parts(cx: Checker, text: str, look_up: Lookup, node: ast.Call, depth: int) -> list[Expr]:
    """The parts of a text, each as a str."""
    parts: list[Expr] = []
    try:
        for literal, name, spec, conversion in string.Formatter().parse(text):
            parts.append(text_literal(cx, literal, node))
            if name is not None:
                value = _field(cx, name, look_up, node)
                parts.append(_formatted(cx, value, spec or "", conversion, look_up, node, depth))
    except ValueError as error:
        _refuse(cx, node, f"this text is none for format(): {error}", f"ValueError: {error}")
    return parts


def _field(cx: Checker, name: str, look_up: Lookup, node: ast.Call) -> Expr:
    """`name`, `name.attribute` or `name[element]`."""
    from _string import formatter_field_name_split  # type: ignore[import-not-found]

    from pyuk.compiler.check.attributes import attributes
    from pyuk.compiler.check.expressions import subscripts

    first, rest = formatter_field_name_split(name)
    value = look_up(str(first))
    for is_attribute, key in rest:
        if is_attribute:
            place = ast.copy_location(ast.Attribute(node, key, ast.Load()), node)
            value = attributes.get(cx, value, key, place)
        else:
            index: Any = int_literal(key, node) if isinstance(key, int) else text_literal(cx, key, node)
            value = subscripts.get_element(cx, value, index, node)
    return value


def _formatted(
    cx: Checker, value: Expr, spec: str, conversion: str | None, look_up: Lookup, node: ast.Call, depth: int
) -> Expr:
    if conversion == "r":
        value = to_text(cx, value, node, as_repr=True)
    elif conversion == "s":
        value = to_text(cx, value, node)
    elif conversion == "a":
        value = ascii_text(cx, value, node)
    elif conversion is not None:
        raise ValueError(f"Unknown conversion specifier {conversion!r}")
    if spec and depth >= MAX_DEPTH and "{" in spec:
        raise ValueError("Max string recursion exceeded")
    inner = _parts(cx, spec, look_up, node, depth + 1) if spec else []
    return format_value(cx, value, concatenate(cx, inner, node), node)
