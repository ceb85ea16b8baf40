"""struct with a format that is computed: what its letters can be, and the functions that read it when the line runs."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import Given, Known
from pyuk.compiler.check.expressions.conversions import once, settled, wrap
from pyuk.compiler.check.expressions.knowntexts import bound_once, known_text
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import Int

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

HOME = "pyuk.stdlib._structformats"
KINDS = {**dict.fromkeys("bBhHiIlLqQnNP", "ints"), **dict.fromkeys("efd", "floats"), **dict.fromkeys("cs", "texts")}
WITHOUT_VALUE = "@=<>!x0123456789 "
MOST_NAMES = 8  # from one name to the next


def is_computed(cx: Checker, format_: ast.expr) -> bool:
    """Whether only the run tells what a format is."""
    return known_text(cx, format_) is None and not cx.world.constants.is_constant(format_, cx.module)


def call(cx: Checker, name: str, node: ast.Call) -> Expr:
    """`struct.name(...)` whose format is computed."""
    if name == "unpack" and len(node.args) == 2 and not node.keywords:
        return _unpack(cx, node, "checked", node.args[1], None)
    if name == "unpack_from" and 2 <= len(node.args) <= 3 and not node.keywords:
        return _unpack(cx, node, "read", node.args[1], node.args[2] if len(node.args) == 3 else None)
    if name in ("unpack", "unpack_from", "iter_unpack"):
        made = _call(cx, "ComputedStruct", node.args[:1], [], node)
        method = ast.copy_location(ast.Attribute(made, name, ast.Load()), node)
        return cx.expr(ast.copy_location(ast.Call(method, node.args[1:], node.keywords), node))
    return cx.expr(_call(cx, "ComputedStruct" if name == "Struct" else name, node.args, node.keywords, node))


def _unpack(cx: Checker, node: ast.Call, reader: str, buffer: ast.expr, offset: ast.expr | None) -> Expr:
    """The format is read, and then the values by functions for what its letters are."""
    form, data, at = Given(node.args[0]), Given(buffer), Given(node)
    bindings: list[tuple[object, Expr]] = []
    data.value, bound = once(cx, settled(cx, cx.expr(buffer)))
    bindings += bound
    first = [node.args[0], data] if reader == "checked" else node.args[:1]
    form.value, bound = once(cx, cx.expr(_call(cx, reader, first, [], node)))
    bindings += bound
    place: ast.expr = ast.copy_location(ast.Constant(0), node)
    if reader == "read":
        wanted = _call(cx, "start", [form, data, offset or place], [], node)
        at.value, bound = once(cx, cx.expr(wanted))
        bindings += bound
        place = at
    return wrap(bindings, cx.expr(_call(cx, _kind(cx, node.args[0]), [form, data, place], [], node)))


def _call(
    cx: Checker, name: str, args: list[ast.expr], keywords: list[ast.keyword], node: ast.Call
) -> ast.Call:
    """A call of a function or of the class of the run time."""
    path = f"{HOME}.{name}"
    entity = cx.world.library_class(path) if name == "ComputedStruct" else cx.world.runtime(path)
    return ast.copy_location(ast.Call(Known(name, entity, node.func), args, keywords), node)


def _kind(cx: Checker, format_: ast.expr) -> str:
    """The function that gives the values: of one type, where all letters are known to be of it."""
    letters = _letters(cx, format_, MOST_NAMES)
    kinds = {KINDS.get(letter) for letter in letters} if letters else {None}
    return kinds.pop() or "objects" if len(kinds) == 1 else "objects"


def _letters(cx: Checker, node: ast.expr, names: int) -> set[str] | None:
    """The letters of values that a format can have; None where the source does not say it."""
    match node:
        case ast.Constant(str(text)):
            return set(text) - set(WITHOUT_VALUE)
        case ast.JoinedStr(parts):
            return _of_all(cx, parts, names)
        case ast.BinOp(ast.Constant(str(text)), ast.Mod(), value):
            plain = ast.Constant(text.replace("%d", "").replace("%s", ""))
            return _of_all(cx, [plain, *(value.elts if isinstance(value, ast.Tuple) else [value])], names)
        case ast.FormattedValue(value, -1, None):
            return set() if _is_int(cx, value) else _letters(cx, value, names)
        case ast.BinOp(left, ast.Add(), right) | ast.IfExp(_, left, right):
            return _of_all(cx, [left, right], names)
        case ast.BinOp(left, ast.Mult(), right):
            return _letters(cx, right if _is_int(cx, left) else left, names)
        case ast.Name() if names > 0:
            bound = bound_once(cx, node)
            return None if bound is None else _letters(cx, bound, names - 1)
    return None


def _of_all(cx: Checker, parts: list[ast.expr], names: int) -> set[str] | None:
    """The letters of all parts; the numbers among them have none."""
    found: set[str] = set()
    for part in parts:
        letters = set() if _is_int(cx, part) else _letters(cx, part, names)
        if letters is None:
            return None
        found |= letters
    return found


def _is_int(cx: Checker, node: ast.expr) -> bool:
    return not isinstance(node, ast.FormattedValue) and isinstance(cx.world.resolve(cx.expr(node).type), Int)
