"""struct.pack() and its like: a format that the source says is read here, so that the values have types.

The run time is pyuk/stdlib/struct.py; of formats that are computed structformats.py tells.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, NoReturn

from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.declare.made import make_method
from pyuk.compiler.check.expressions.conversions import (
    call_runtime,
    coerce,
    once,
    settled,
    to_float,
    to_int,
    truth,
    wrap,
)
from pyuk.compiler.check.expressions.knowntexts import known_text
from pyuk.compiler.check.expressions.text import text_literal
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.library import structformats
from pyuk.compiler.check.model.declarations import ClassInfo, Entity
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Expr, Let, MakeTuple, TupleItem, bool_literal, int_literal
from pyuk.compiler.check.model.types import BOOL, FLOAT, INT, NEVER, NONE, Class, Int, Optional, Tuple, Union, described
from pyuk.compiler.values import value_class

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

HOME = "pyuk.stdlib.struct"
STANDARD = {
    **dict.fromkeys("bBcx?s", 1),
    **dict.fromkeys("hHe", 2),
    **dict.fromkeys("iIlLf", 4),
    **dict.fromkeys("qQd", 8),
}
NATIVE = STANDARD | dict.fromkeys("lLnNP", 8)
ORDERS = "@=<>!"


@value_class(frozen=True)
class Item:
    """One value: its letter, where it lies, and its size in bytes."""

    letter: str
    at: int
    size: int


@value_class(frozen=True)
class Layout:
    """A format taken apart."""

    items: tuple[Item, ...]
    size: int
    big: bool
    native: bool


def read_format(text: str) -> Layout:
    """A format taken apart. ValueError with CPython's message."""
    order = text[0] if text[:1] and text[0] in ORDERS else "@"
    sizes = NATIVE if order == "@" else STANDARD
    items: list[Item] = []
    at, count = 0, ""
    for letter in text.removeprefix(order) if text[:1] == order else text:
        if letter.isspace() and not count:
            continue
        if letter.isascii() and letter.isdigit():
            count += letter
            continue
        if letter not in sizes:
            raise ValueError("bad char in struct format")
        if order == "@" and letter not in "xcs?":
            at = -(-at // sizes[letter]) * sizes[letter]
        number = int(count or 1)
        if letter == "s":
            items.append(Item(letter, at, number))
        elif letter != "x":
            items += [Item(letter, at + i * sizes[letter], sizes[letter]) for i in range(number)]
        at += number * sizes[letter]
        count = ""
    if count:
        raise ValueError("repeat count given without format specifier")
    return Layout(tuple(items), at, order in ">!", order == "@")


# --- the calls -------------------------------------------------------------------------------


def _layout(cx: Checker, node: ast.Call, name: str) -> Layout:
    if not node.args:
        _refuse_count(cx, node, name, "a format")
    text = node.args[0]
    known = known_text(cx, text)
    value = cx.world.constants.evaluate(text, cx.module) if known is None else known
    value = value.decode("latin-1") if isinstance(value, bytes) else value
    if not isinstance(value, str):
        cx.fail(
            "PK0211",
            text,
            f"a format is a str, not {described(cx.expr(text).type)}",
            why="its letters stand for the types of the values",
            cpython="TypeError: Struct() argument 1 must be a str or bytes object",
        )
    try:
        return read_format(value)
    except ValueError as error:
        cx.fail(
            "PK0211",
            text,
            f"this is no format of struct: {error}",
            why="each letter stands for the type of a value",
            cpython=f"struct.error: {error}",
            fix="write one of b B h H i I l L q Q n N P e f d ? c s x, each with a number before it or not",
        )
        raise AssertionError from None


def _refuse_count(cx: Checker, node: ast.AST, name: str, wanted: str) -> NoReturn:
    cx.fail(
        "PK0235",
        node,
        f"struct.{name}() takes {wanted} here",
        why="the format says how many values there are",
        cpython="struct.error when the line runs",
    )
    raise AssertionError


def _arguments(cx: Checker, node: ast.Call, name: str, params: tuple[str, ...]) -> list[ast.expr | None]:
    """The arguments behind the format, by position or by name."""
    given: list[ast.expr | None] = [*node.args[1:]]
    if len(given) > len(params):
        _refuse_count(cx, node, name, " and ".join(params))
    given += [None] * (len(params) - len(given))
    for keyword in node.keywords:
        if keyword.arg not in params:
            _refuse_count(cx, keyword, name, " and ".join(params))
        given[params.index(str(keyword.arg))] = keyword.value
    return given


def _calcsize(cx: Checker, node: ast.Call) -> Expr:
    return int_literal(_layout(cx, node, "calcsize").size, node)


def _unpack(cx: Checker, node: ast.Call) -> Expr:
    layout = _layout(cx, node, "unpack")
    (buffer,) = _arguments(cx, node, "unpack", ("buffer",))
    if buffer is None:
        _refuse_count(cx, node, "unpack", "a buffer")
    data, bindings = _data(cx, buffer)
    check = call_runtime(cx, f"{HOME}.check_size", [data, int_literal(layout.size, node)], node)
    values = _values(cx, layout, data, int_literal(0, node), node)
    return wrap([*bindings, (cx.temporary(NONE), check)], values)


def _unpack_from(cx: Checker, node: ast.Call) -> Expr:
    layout = _layout(cx, node, "unpack_from")
    buffer, offset = _arguments(cx, node, "unpack_from", ("buffer", "offset"))
    if buffer is None:
        _refuse_count(cx, node, "unpack_from", "a buffer")
    data, bindings = _data(cx, buffer)
    start = _int(cx, cx.expr(offset)) if offset is not None else int_literal(0, node)
    args = [data, start, int_literal(layout.size, node)]
    place, bound = once(cx, call_runtime(cx, f"{HOME}.place_to_unpack", args, node))
    return wrap([*bindings, *bound], _values(cx, layout, data, place, node))


def _pack(cx: Checker, node: ast.Call) -> Expr:
    layout = _layout(cx, node, "pack")
    held, bindings = _held(cx, layout, node.args[1:], node, "pack")
    made = call_runtime(cx, "pyuk.stdlib.struct.blank", [int_literal(layout.size, node)], node)
    target, bound = once(cx, made)
    result = call_runtime(cx, "pyuk.stdlib.struct.finished", [target], node)
    return wrap([*bindings, *bound], _filled(cx, layout, target, int_literal(0, node), held, result, node))


def _pack_into(cx: Checker, node: ast.Call) -> Expr:
    layout = _layout(cx, node, "pack_into")
    if len(node.args) < 3:
        _refuse_count(cx, node, "pack_into", "a buffer and an offset")
    target, bindings = once(
        cx, coerce(cx, cx.expr(node.args[1]), cx.world.class_type("bytearray"), "the buffer", None)
    )
    offset, bound = once(cx, _int(cx, cx.expr(node.args[2])))
    held, more = _held(cx, layout, node.args[3:], node, "pack_into")
    args = [target, offset, int_literal(layout.size, node)]
    place, placed = once(cx, call_runtime(cx, f"{HOME}.place_to_pack", args, node))
    nothing = call_runtime(cx, f"{HOME}.done", [], node)
    return wrap([*bindings, *bound, *more, *placed], _filled(cx, layout, target, place, held, nothing, node))


# --- values ----------------------------------------------------------------------------------


def _data(cx: Checker, node: ast.expr) -> tuple[Expr, list[tuple[object, Expr]]]:
    return once(cx, cx.expr(node))


def _int(cx: Checker, value: Expr) -> Expr:
    return coerce(cx, settled(cx, to_int(value) if value.type == BOOL else value), INT, "the offset", None)


def _at(cx: Checker, place: Expr, item: Item, node: ast.AST) -> Expr:
    from pyuk.compiler.check.operators.operators import binary

    return settled(cx, binary(cx, "+", place, int_literal(item.at, node), node)) if item.at else place


def _values(cx: Checker, layout: Layout, data: Expr, place: Expr, node: ast.AST) -> Expr:
    """The tuple of the values that lie from a place on."""
    items = [_value(cx, layout, item, data, place, node) for item in layout.items]
    return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)


def _value(cx: Checker, layout: Layout, item: Item, data: Expr, place: Expr, node: ast.AST) -> Expr:
    at = _at(cx, place, item, node)
    size, big = int_literal(item.size, node), bool_literal(layout.big, node)
    if item.letter == "?":
        return call_runtime(cx, f"{HOME}.read_bool", [data, at], node)
    if item.letter == "B":
        return call_runtime(cx, f"{HOME}.read_u8", [data, at], node)
    if item.letter in "cs":
        return call_runtime(cx, f"{HOME}.read_bytes", [data, at, size], node)
    if item.letter in "efd":
        return call_runtime(cx, f"{HOME}.read_float", [data, at, size, big], node)
    if item.letter in "QNLP" and item.size == 8:
        return call_runtime(cx, f"{HOME}.read_unsigned", [data, at, size, big], node)
    name = "read_signed" if item.letter.islower() else "read_small"
    return call_runtime(cx, f"{HOME}.{name}", [data, at, size, big], node)


def _held(
    cx: Checker, layout: Layout, nodes: list[ast.expr], node: ast.AST, name: str
) -> tuple[list[Expr], list[tuple[object, Expr]]]:
    """The values to pack, evaluated in order; those of a starred iterable are counted when the call runs."""
    held: list[Expr] = []
    bindings: list[tuple[object, Expr]] = []
    wanted = f"{len(layout.items)} value{'s' * (len(layout.items) != 1)} of its format"
    starred = sum(isinstance(each, ast.Starred) for each in nodes)
    if starred > 1:
        _refuse_count(cx, node, name, wanted)
    for value_node in nodes:
        if isinstance(value_node, ast.Starred):
            count = len(layout.items) - len(nodes) + 1
            values, bound = _spread(cx, value_node.value, max(count, 0), len(layout.items), name)
        else:
            value, bound = once(cx, settled(cx, cx.expr(value_node)))
            values = [value]
        held += values
        bindings += bound
    if len(held) != len(layout.items):
        _refuse_count(cx, node, name, wanted)
    return held, bindings


def _spread(
    cx: Checker, source: ast.expr, count: int, total: int, name: str
) -> tuple[list[Expr], list[tuple[object, Expr]]]:
    """The items of an iterable of which there have to be `count`, to make `total` with the other arguments."""
    from pyuk.compiler.check.calls.fitting import peek
    from pyuk.compiler.check.calls.folds import as_list
    from pyuk.compiler.check.iteration.iteration import element, length_of

    if isinstance(peek(cx, source), Tuple):
        again, bindings = once(cx, settled(cx, cx.expr(source)))
        assert isinstance(again.type, Tuple)
        return [TupleItem(again, i, type=each, node=source) for i, each in enumerate(again.type.items)], bindings
    values, bindings = once(cx, as_list(cx, source, source))
    if values.type == NEVER:
        return [values] * count, bindings
    numbers = [length_of(cx, values, source), int_literal(count, source), int_literal(total, source)]
    check = call_runtime(cx, f"{HOME}.check_count", [*numbers, text_literal(cx, name, source)], source)
    items = [element(cx, values, int_literal(i, source), source) for i in range(count)]
    return items, [*bindings, (cx.temporary(NONE), check)]


def _filled(
    cx: Checker, layout: Layout, target: Expr, place: Expr, held: list[Expr], result: Expr, node: ast.AST
) -> Expr:
    """`result`, after the values are put into the target."""
    for item, value in reversed(list(zip(layout.items, held, strict=True))):
        put = _put(cx, layout, item, target, _at(cx, place, item, node), value)
        result = Let(cx.temporary(NONE), put, result, type=result.type, node=node)
    return result


def _put(cx: Checker, layout: Layout, item: Item, target: Expr, at: Expr, value: Expr) -> Expr:
    node = value.node
    value = plainvalues.plain(cx, value, "int", "float")
    if isinstance(value.type, (Union, Optional)):
        return dispatch(cx, value, node, lambda each: _put_or_raise(cx, layout, item, target, at, each))
    size, big = int_literal(item.size, node), bool_literal(layout.big, node)
    letter = text_literal(cx, item.letter, node)
    if item.letter == "?":
        byte = to_int(truth(cx, value))
        return call_runtime(cx, f"{HOME}.put_unsigned", [target, at, byte, size, big, letter], node)
    if item.letter == "s":
        return call_runtime(cx, f"{HOME}.put_bytes", [target, at, value, size], node)
    if item.letter == "c":
        return call_runtime(cx, f"{HOME}.put_char", [target, at, value], node)
    is_int = isinstance(value.type, Int) or value.type == BOOL
    if item.letter in "efd":
        number = to_float(cx, value) if is_int else coerce(cx, value, FLOAT, "a value to pack", None)
        native = bool_literal(layout.native, node)
        return call_runtime(cx, f"{HOME}.put_float", [target, at, number, size, big, native], node)
    if not is_int:
        cx.fail(
            "PK0211",
            node,
            f"the format `{item.letter}` takes an int, not {described(value.type)}",
            why="the letters b to Q stand for ints",
            cpython=f"struct.error: {_wanted(item)}",
        )
    number = to_int(value) if value.type == BOOL else value
    if item.letter.islower():
        return call_runtime(cx, f"{HOME}.put_signed", [target, at, number, size, big, letter], node)
    assert isinstance(number.type, Int)
    if number.type.lo < 0:
        number = call_runtime(cx, f"{HOME}.not_negative", [number, size, big, letter], node)
    return call_runtime(cx, f"{HOME}.put_unsigned", [target, at, number, size, big, letter], node)


def _put_or_raise(cx: Checker, layout: Layout, item: Item, target: Expr, at: Expr, value: Expr) -> Expr:
    """_put() of one of the types that a value may be of: where the format does not take it, that is an error."""
    try:
        return _put(cx, layout, item, target, at, value)
    except Problem:
        return call_runtime(cx, f"{HOME}.raise_wrong", [text_literal(cx, _wanted(item), value.node)], value.node)


def _wanted(item: Item) -> str:
    """What struct.error says of a value that a format does not take."""
    of_bytes = {"s": "argument for 's' must be a bytes object", "c": "char format requires a bytes object of length 1"}
    number = "a float" if item.letter in "efd" else "an integer"
    return of_bytes.get(item.letter, f"required argument is not {number}")


# --- Struct ----------------------------------------------------------------------------------


def construct(cx: Checker, node: ast.Call) -> Expr:
    """struct.Struct(format): an object of a class of its own for each format, whose methods know the format."""
    from pyuk.compiler.check.calls.construction import make_instance

    if node.args and structformats.is_computed(cx, node.args[0]):
        return structformats.call(cx, "Struct", node)
    layout = _layout(cx, node, "Struct")
    if len(node.args) + len(node.keywords) > 1:
        _refuse_count(cx, node, "Struct", "a format")
    known = known_text(cx, node.args[0])
    text = str(cx.world.constants.evaluate(node.args[0], cx.module)) if known is None else known
    args: list[Expr] = [text_literal(cx, text, node), int_literal(layout.size, node)]
    return make_instance(cx, Class(_class_of(cx, text, layout)), args, node)


def _class_of(cx: Checker, text: str, layout: Layout) -> ClassInfo:
    """The class of the Structs of a format."""
    found = cx.world.struct_classes.get(text)
    if found is not None:
        return found
    above = cx.world.library_class(f"{HOME}.Struct")
    known: dict[str, Entity] = {f"struct_{name}": cx.world.runtime(f"{HOME}.{name}") for name in METHODS}
    info = ClassInfo("Struct", "Struct", above.module, above.node, Class(above), [Class(above)], completed=True)
    above.subclasses.append(info)
    values = [f"value{i}" for i in range(len(layout.items))]
    given = ", ".join([repr(text), *values])
    params = "".join(f", {value}" for value in values)
    methods = (
        f"def pack(self{params}):\n return struct_pack({given})",
        f"def pack_into(self, buffer, offset{params}):\n"
        f" struct_pack_into({', '.join([repr(text), 'buffer', 'offset', *values])})",
        f"def unpack(self, buffer):\n return struct_unpack({text!r}, buffer)",
        f"def unpack_from(self, buffer, offset=0):\n return struct_unpack_from({text!r}, buffer, offset)",
        "def iter_unpack(self, buffer):\n struct_check_multiple(buffer, self.size)\n return self._each(buffer)",
        f"def _each(self, buffer):\n for place in struct_places(buffer, {layout.size}):\n"
        f"  yield struct_unpack_from({text!r}, buffer, place)",
    )
    for method in methods:
        make_method(info, method, known=known)
    cx.world.struct_classes[text] = info
    return info


def _iter_unpack(cx: Checker, node: ast.Call) -> Expr:
    """struct.iter_unpack(format, buffer)."""
    from pyuk.compiler.check.calls.calls import call_method

    (buffer,) = _arguments(cx, node, "iter_unpack", ("buffer",))
    if buffer is None:
        _refuse_count(cx, node, "iter_unpack", "a buffer")
    made = construct(cx, ast.copy_location(ast.Call(node.func, node.args[:1], []), node))
    return call_method(cx, made, "iter_unpack", [cx.expr(buffer)], node)


METHODS = ("pack", "pack_into", "unpack", "unpack_from", "check_multiple", "places")
def _call(name: str, known: Function[[Checker, ast.Call], Expr]) -> Function[[Checker, ast.Call], Expr]:
    """`struct.name(...)`: `known` where the source says the format, otherwise the run reads it."""

    def call(cx: Checker, node: ast.Call) -> Expr:
        if node.args and structformats.is_computed(cx, node.args[0]):
            return structformats.call(cx, name, node)
        return known(cx, node)

    return call


FUNCTIONS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    f"{HOME}.{name}": _call(name, known)
    for name, known in (
        ("calcsize", _calcsize),
        ("iter_unpack", _iter_unpack),
        ("unpack", _unpack),
        ("unpack_from", _unpack_from),
        ("pack", _pack),
        ("pack_into", _pack_into),
    )
}
CLASSES = {f"{HOME}.Struct": construct}
