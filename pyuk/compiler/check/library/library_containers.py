"""Making containers of the library: Counter(...), defaultdict(...), OrderedDict(...), deque(...).

Their type arguments come from what they are made of; what that may be, and in which form it is handed over,
is decided here, as displays.py does for the builtin ones.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, TypeAlias

from pyuk.compiler.check.calls.calls import call_method
from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.declare.derived import UNBOUNDED, call_inside
from pyuk.compiler.check.expressions.classtests import text_of_class
from pyuk.compiler.check.expressions.comprehensions import each
from pyuk.compiler.check.expressions.conversions import call_runtime, coerce, once, settled, wrap
from pyuk.compiler.check.expressions.displays import open_type, pair_part, value_of
from pyuk.compiler.check.iteration.iteration import is_streamed
from pyuk.compiler.check.library.containers import is_kind, put_all
from pyuk.compiler.check.model.tree import (
    Block,
    Do,
    Evaluate,
    Expr,
    Literal,
    ReadLocal,
    SetLocal,
    int_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    INT,
    NEVER,
    NONE,
    Callable,
    Class,
    FunctionValue,
    Optional,
    Type,
    TypeValue,
    TypeVar,
    natural_storage,
    union_of,
    unknowns_in,
)
from pyuk.compiler.check.operators.hashing import refuse_unhashable

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

HOME = "pyuk.stdlib.collections"
Maker: TypeAlias = Function[["Checker", Class, ast.Call, Type | None], Expr]


def maker(cx: Checker, class_: Class) -> Maker | None:
    """What checks a call of the class, where it is one of those here. Within collections it is a class as any."""
    return None if cx.module.name.startswith(HOME) else MAKERS.get(class_.info.symbol)


def _wanted(cx: Checker, class_: Class, expected: Type | None) -> tuple[Type | None, ...]:
    """The type arguments that are written, or that the context wants."""
    if class_.args != class_.info.type_params:
        return class_.args
    expected = cx.world.resolve(expected) if expected is not None else None
    expected = expected.inner if isinstance(expected, Optional) else expected
    if not isinstance(expected, Class) or expected.info is not class_.info:
        return (None,) * len(class_.args)
    return tuple(None if isinstance(arg, TypeVar) else arg for arg in expected.args)


def _positional(cx: Checker, node: ast.Call, name: str, most: int) -> list[ast.expr]:
    if len(node.args) > most:
        cx.fail(
            "PK0235",
            node,
            f"`{name}` takes at most {most} argument{'s' * (most != 1)}, and {len(node.args)} are given",
            why="the class is declared so",
            cpython=f"TypeError, as {name}() takes other arguments",
        )
    return node.args


def _finished(
    cx: Checker, type_: Class, made: Expr | None, fill: Function[[Expr], Block], node: ast.AST
) -> Expr:
    """A new container (`made`, or else an empty one), after the statements that fill it."""
    if any(map(unknowns_in, type_.args)):
        return Literal(None, type=type_, node=node)
    variable = cx.temporary(type_, type_.info.name)
    read = ReadLocal(variable, type=type_, node=node)
    new = made if made is not None else make_instance(cx, type_, [int_literal(0, node)], node)
    block = fill(read)
    return Do([SetLocal(variable, new, node=node), *block], read, type=type_, node=node)


# --- items: deque and Counter ------------------------------------------------------------------


def each_item(
    cx: Checker, owner: Expr, method: str, element: Type, source: ast.expr, node: ast.AST
) -> Block:
    """Call a method of the container for each item of an iterable."""

    def take(item: Expr) -> Block:
        if item.type == NEVER:
            return [Evaluate(item, node=node)]
        fitted = coerce(cx, settled(cx, item), element, "an item", None)
        return [Evaluate(call_inside(cx, owner, method, [fitted], node), node=node)]

    return each(cx, source, take, element)


def _item_of(cx: Checker, source: ast.expr) -> Type:
    """The type of the items of an iterable, by a look at it."""
    saved, problems = cx.env, len(cx.problems)
    found: list[Type] = [NEVER]

    def note(item: Expr) -> Block:
        found.append(natural_storage(item.type))
        return []

    each(cx, source, note)
    cx.env = saved
    del cx.problems[problems:]
    return cx.world.resolve(found[-1])


def _deque(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """deque(iterable, maxlen)."""
    args = _positional(cx, node, "deque", 2)
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    for keyword in node.keywords:
        if keyword.arg not in ("iterable", "maxlen"):
            cx.fail(
                "PK0235",
                keyword,
                f"`deque` has no parameter `{keyword.arg}`",
                why="its parameters are: iterable, maxlen",
                cpython=f"TypeError: '{keyword.arg}' is an invalid keyword argument for deque()",
            )
    source = args[0] if args else given.get("iterable")
    limit_node = args[1] if len(args) > 1 else given.get("maxlen")
    (element,) = _wanted(cx, class_, expected)
    if element is None:
        element = _item_of(cx, source) if source is not None else open_type(cx, node, 0)
    if element == NEVER:
        return Literal(None, type=NEVER, node=node)
    type_ = Class(class_.info, (element,))
    limit, bindings = _limit(cx, limit_node, node)
    made = None if unknowns_in(element) else make_instance(cx, type_, [limit], node)

    def fill(read: Expr) -> Block:
        return each_item(cx, read, "append", element, source, node) if source is not None else []

    return wrap(bindings, _finished(cx, type_, made, fill, node))


def _limit(cx: Checker, given: ast.expr | None, node: ast.Call) -> tuple[Expr, list[tuple[object, Expr]]]:
    """maxlen, as the class has it."""
    if given is None or (isinstance(given, ast.Constant) and given.value is None):
        return int_literal(UNBOUNDED, node), []
    value = coerce(cx, settled(cx, cx.expr(given)), union_of([INT, NONE]), "maxlen", None)
    return once(cx, call_runtime(cx, f"{HOME}.deques.checked_limit", [value], node))


def _counter(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """Counter(iterable), Counter(mapping), Counter(a=1)."""
    args = _positional(cx, node, "Counter", 1)
    (key,) = _wanted(cx, class_, expected)
    if key is None:
        mapping = None if not args or is_streamed(cx, args[0]) else cx.expr(args[0])
        if mapping is not None and is_kind(cx, mapping.type, "dict"):
            key = pair_part(cx, mapping, 0)
        elif args:
            key = _item_of(cx, args[0])
        else:
            key = cx.world.class_type("str") if node.keywords else open_type(cx, node, 0)
    if key == NEVER:
        return Literal(None, type=NEVER, node=node)
    refuse_unhashable(cx, key, node, "an item of a Counter")
    element = key

    def fill(read: Expr) -> Block:
        return count_all(cx, read, element, node, subtract=False)

    return _finished(cx, Class(class_.info, (key,)), None, fill, node)


def count_all(cx: Checker, owner: Expr, key: Type, node: ast.Call, *, subtract: bool) -> Block:
    """update() and subtract(): of a mapping its counts, of anything else each item once; then the keywords."""
    of_mapping, of_item = (
        ("subtract_counts", "uncount_item") if subtract else ("add_counts", "count_item")
    )
    block: Block = []
    if node.args:
        mapping = None if is_streamed(cx, node.args[0]) else settled(cx, cx.expr(node.args[0]))
        if mapping is not None and is_kind(cx, mapping.type, "dict"):
            block.append(Evaluate(call_method(cx, owner, of_mapping, [mapping], node), node=node))
        else:
            block += each_item(cx, owner, of_item, key, node.args[0], node)
    for keyword in node.keywords:
        name = Literal(keyword.arg, type=cx.world.class_type("str"), node=node)
        count = coerce(cx, settled(cx, cx.expr(keyword.value)), INT, "the count", None)
        fitted = coerce(cx, name, key, "the item", None)
        method = "subtract_count" if subtract else "add_count"
        block.append(Evaluate(call_method(cx, owner, method, [fitted, count], node), node=node))
    return block


# --- entries: OrderedDict and defaultdict --------------------------------------------------------


def _entries(
    cx: Checker, node: ast.Call, source: ast.expr | None, wanted: tuple[Type | None, ...]
) -> tuple[list[Type], Expr | None, list[tuple[object, Expr]]]:
    """The types of keys and values, and the value that entries come from, in a variable."""
    value, bindings = (None, []) if source is None else once(cx, settled(cx, value_of(cx, source)))
    more = [cx.expr(keyword.value) for keyword in node.keywords]
    parts: list[Type] = []
    for part, given in enumerate(wanted):
        type_ = given
        if type_ is None and value is not None:
            type_ = pair_part(cx, value, part)
        if type_ is None and more:
            type_ = natural_storage(more[0].type) if part else cx.world.class_type("str")
        parts.append(type_ if type_ is not None else open_type(cx, node, part))
    return parts, value, bindings


def _put_entries(cx: Checker, owner: Expr, parts: list[Type], value: Expr | None, node: ast.Call) -> Block:
    block: Block = []
    home = cx.world.class_type("dict", *parts)
    if value is not None:
        block.append(Evaluate(put_all(cx, owner, home, value, node), node=node))
    for keyword in node.keywords:
        name = Literal(keyword.arg, type=cx.world.class_type("str"), node=node)
        given = coerce(cx, settled(cx, cx.expr(keyword.value)), parts[1], "the value", None)
        fitted = coerce(cx, name, parts[0], "the key", None)
        block.append(Evaluate(call_method(cx, owner, "__setitem__", [fitted, given], node), node=node))
    return block


def _ordered_dict(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """OrderedDict(entries)."""
    args = _positional(cx, node, "OrderedDict", 1)
    parts, value, bindings = _entries(cx, node, args[0] if args else None, _wanted(cx, class_, expected))
    if NEVER in parts:
        return Literal(None, type=NEVER, node=node)
    refuse_unhashable(cx, parts[0], node, "the key of a dict")
    type_ = Class(class_.info, tuple(parts))
    made = _finished(cx, type_, None, lambda read: _put_entries(cx, read, parts, value, node), node)
    return wrap(bindings, made)


def _default_dict(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """defaultdict(factory, entries)."""
    args = _positional(cx, node, "defaultdict", 2)
    wanted = _wanted(cx, class_, expected)
    factory, bindings = (None, []) if not args else once(cx, cx.expr(args[0]))
    if factory is not None and factory.type == NEVER:
        return factory
    if wanted[1] is None and factory is not None and factory.type != NONE:
        wanted = (wanted[0], _made_by(cx, factory, args[0]))
    parts, value, bound = _entries(cx, node, args[1] if len(args) > 1 else None, wanted)
    if NEVER in parts:
        return Literal(None, type=NEVER, node=node)
    refuse_unhashable(cx, parts[0], node, "the key of a dict")
    type_ = Class(class_.info, tuple(parts))
    if any(map(unknowns_in, parts)):
        return wrap([*bindings, *bound], Literal(None, type=type_, node=node))
    new = _with_factory(cx, type_, factory, node)
    made = _finished(cx, type_, new, lambda read: _put_entries(cx, read, parts, value, node), node)
    return wrap([*bindings, *bound], made)


def _made_by(cx: Checker, factory: Expr, node: ast.expr) -> Type:
    """The type of the values that a factory makes."""
    from pyuk.compiler.check.calls.callables import call_with

    if isinstance(factory.type, Callable):
        return factory.type.returns
    if isinstance(factory.type, TypeValue):
        call = cx.displays.setdefault(node, ast.copy_location(ast.Call(node, [], []), node))
        return natural_storage(cx.expr(call).type)
    return natural_storage(call_with(cx, factory, [], node).type)


def _with_factory(cx: Checker, type_: Class, factory: Expr | None, node: ast.Call) -> Expr:
    """A defaultdict, with no entries yet, that calls the factory."""
    text = cx.world.class_type("str")
    if factory is None or factory.type == NONE:
        return make_instance(cx, type_, [Literal("None", type=text, node=node), none_literal(node)], node)
    if isinstance(factory.type, TypeValue):
        shown_as = text_of_class(factory.type.type)
    else:
        shown_as = f"<function {factory.type.info.qualname if isinstance(factory.type, FunctionValue) else 'factory'}>"
    function = coerce(cx, factory, Callable((), type_.args[1]), "the factory", None)
    return make_instance(cx, type_, [Literal(shown_as, type=text, node=node), function], node)


def _chain_map(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """ChainMap(*maps): without any, of one empty dict."""
    from pyuk.compiler.check.calls.construction import new_object

    if node.args or node.keywords:
        return new_object(cx, class_, node, expected)
    empty = ast.copy_location(ast.Dict([], []), node)
    made = cx.displays.setdefault(node, ast.copy_location(ast.Call(node.func, [empty], []), node))
    assert isinstance(made, ast.Call)
    return new_object(cx, class_, made, expected)


MAKERS: dict[str, Maker] = {
    f"{HOME}.deques.deque": _deque,
    f"{HOME}.counter.Counter": _counter,
    f"{HOME}.chains.ChainMap": _chain_map,
    f"{HOME}.defaults.OrderedDict": _ordered_dict,
    f"{HOME}.defaults.defaultdict": _default_dict,
}
