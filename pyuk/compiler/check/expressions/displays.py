"""Dicts and sets that are written out, or made by dict(), set() and frozenset()."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from pyuk.compiler.check.calls.calls import call_method
from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.expressions.comprehensions import clauses, collected, each
from pyuk.compiler.check.expressions.conversions import call_runtime, coerce, not_none, once, settled, wrap
from pyuk.compiler.check.expressions.lists import Unlike, joined_type
from pyuk.compiler.check.expressions.longtuples import as_list
from pyuk.compiler.check.iteration.iteration import is_streamed, item_type
from pyuk.compiler.check.model.problems import Problem, fail
from pyuk.compiler.check.model.tree import (
    Arithmetic,
    Block,
    Do,
    Evaluate,
    Expr,
    Let,
    Literal,
    ReadLocal,
    SetLocal,
    TupleItem,
    bool_literal,
    int_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    INT,
    NEVER,
    NONE,
    NOTHING,
    Class,
    Optional,
    Tuple,
    Type,
    TypeVar,
    Union,
    Unknown,
    ancestors,
    described,
    is_nothing,
    members_of,
    natural_storage,
)
from pyuk.compiler.check.operators.hashing import refuse_unhashable
from pyuk.compiler.check.statements.promises import as_item

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

PUT_ALL = "update"  # a dict or pairs: which method that is, depends on the type


class Wanted(NamedTuple):
    """What the context wants of a container: its type, and its type arguments as far as that says them."""

    type: Type | None
    parts: tuple[Type | None, ...]


ANYTHING = Wanted(None, (None, None))  # of a dict


def wanted_of(cx: Checker, expected: Type | None, name: str) -> Wanted:
    """What the context wants of a builtin container."""
    return Wanted(expected, wanted_arguments(cx, expected, name))


def wanted_arguments(cx: Checker, expected: Type | None, name: str) -> tuple[Type | None, ...]:
    """The type arguments that the context wants of a builtin container, as far as it says."""
    expected = cx.world.resolve(expected) if expected is not None else None
    info = cx.world.builtin_class(name)
    assert info is not None
    found = [one for one in members_of(expected or NEVER) if isinstance(one, Class) and one.info is info]
    if len(found) != 1:
        return (None,) * len(info.type_params)
    return tuple(None if isinstance(arg, TypeVar) else arg for arg in found[0].args)


def _unlike(what: str) -> Unlike:
    fix = "use a tuple, or a class with a field for each"
    return Unlike(f"{what} are", f"{what} have one type", "they are objects of any types", fix)


def open_type(cx: Checker, node: ast.AST, part: int) -> Type:
    """The type of what an empty display will hold: found out later."""
    if (node, part) not in cx.instance.unknowns:
        cx.instance.unknowns[node, part] = cx.world.unknown(cx.instance)
    return cx.world.resolve(cx.instance.unknowns[node, part])


def in_order(cx: Checker, calls: list[Expr], result: Expr) -> Expr:
    """Evaluate the calls, then the result."""
    for call in reversed(calls):
        result = Let(cx.temporary(call.type), call, result, type=result.type, node=result.node)
    return result


def filled(cx: Checker, type_: Class, calls: list[tuple[str, list[Expr]]], room: int, node: ast.AST) -> Expr:
    """A new container, on which these methods are called."""
    if any(isinstance(arg, Unknown) for arg in type_.args):
        return Literal(None, type=type_, node=node)
    from pyuk.compiler.check.library.containers import add_all, is_kind, put_all

    variable = cx.temporary(type_, type_.info.name)
    read = ReadLocal(variable, type=type_, node=node)
    result: Expr = read
    for name, args in reversed(calls):
        if name != PUT_ALL:
            call = call_method(cx, read, name, args, node)
        elif is_kind(cx, type_, "AnySet"):
            call = add_all(cx, read, args[0], node)
        else:
            call = put_all(cx, read, type_, args[0], node)
        result = Let(cx.temporary(NONE), call, result, type=type_, node=node)
    made = make_instance(cx, type_, [int_literal(room, node)], node)
    return Let(variable, made, result, type=type_, node=node)


# --- dicts ---


def dict_display(cx: Checker, node: ast.Dict, expected: Type | None) -> Expr:
    """{k: v, **other}: the parts in order."""
    wanted = wanted_of(cx, expected, "dict")
    wanted_key, wanted_value = wanted.parts
    keys: list[Expr | None] = []
    values: list[Expr] = []
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        keys.append(settled(cx, cx.expr(key_node, wanted_key)) if key_node is not None else None)
        hint = wanted_value if key_node is not None else expected
        value = settled(cx, cx.expr(value_node, hint))
        values.append(value if key_node is not None else _put_in_whole(cx, value, node))
    return make_dict(cx, keys, values, wanted, node)


def _put_in_whole(cx: Checker, value: Expr, node: ast.Dict) -> Expr:
    """The dict that `**value` puts into a display."""
    if isinstance(cx.world.resolve(value.type), Optional):
        value = not_none(cx, value, "'NoneType' object is not a mapping")
    return of_mapping(cx, value, node)


def make_dict(
    cx: Checker,
    keys: list[Expr | None],
    values: list[Expr],
    wanted: Wanted,
    node: ast.AST,
) -> Expr:
    """A dict of checked parts; a value without a key is a dict that is put in whole."""
    pairs = [(key, value) for key, value in zip(keys, values, strict=True) if key is not None]
    others = [value for key, value in zip(keys, values, strict=True) if key is None]
    parts = []
    for part, what in enumerate(("the keys of the dict", "the values of the dict")):
        given = wanted.parts[part]
        if given is None:
            items = [pair[part] for pair in pairs]
            inner = [Literal(None, type=pair_part(cx, other, part), node=other.node) for other in others]
            given = joined_type(cx, [*items, *inner], _unlike(what)) if values else open_type(cx, node, part)
        parts.append(given)
    refuse_unhashable(cx, parts[0], node, "the key of a dict")
    calls: list[tuple[str, list[Expr]]] = []
    for key, value in zip(keys, values, strict=True):
        if key is None:
            calls.append((PUT_ALL, [value]))
        else:
            named = zip((key, value), parts, ("a key of the dict", "a value of the dict"), strict=True)
            calls.append(("__setitem__", [as_item(cx, *part, wanted.type) for part in named]))
    return filled(cx, cx.world.class_type("dict", *parts), calls, len(pairs), node)


def pair_part(cx: Checker, other: Expr, part: int) -> Type:
    """The type of the keys (0) or values (1) that a dict, or an iterable of pairs, gives."""
    from pyuk.compiler.check.library.containers import is_kind

    type_ = cx.world.resolve(other.type)
    if is_kind(cx, type_, "dict") and isinstance(type_, Class):
        home = next(a for a in ancestors(type_) if a.info is cx.world.builtin_class("dict"))
        return home.args[part]
    if type_ == NEVER:
        return NEVER
    if isinstance(type_, Union):
        return _part_of_each(cx, other, type_, part)
    pair = cx.world.resolve(item_type(cx, other))
    if isinstance(pair, Tuple) and len(pair.items) == 2:
        return pair.items[part]
    if isinstance(pair, Class) and pair.info.name in ("list", "str", "tuple"):
        return pair.args[0] if pair.args else pair
    if is_nothing(pair):
        return NOTHING
    if pair != NEVER:
        _refuse_pair(cx, pair, other.node)
    return NEVER


def _part_of_each(cx: Checker, other: Expr, type_: Union, part: int) -> Type:
    """pair_part() of a value of several types: of those that a dict can be made of."""
    from pyuk.compiler.check.expressions.unions import members

    found: list[Expr] = []
    refused: Problem | None = None
    for member in members(cx, type_):
        each = Literal(None, type=member, node=other.node)
        try:
            found.append(Literal(None, type=pair_part(cx, each, part), node=other.node))
        except Problem as problem:
            refused = problem
    if not found and refused is not None:
        raise refused
    return joined_type(cx, found, _unlike("what the dict is made of"))


def _refuse_pair(cx: Checker, item: Type, node: ast.AST) -> NoReturn:
    fail(
        "PK0218",
        cx.module,
        node,
        f"a dict cannot be made of items each of which is {described(item)}",
        why="each item has to be a key and its value",
        cpython=_no_pair_error(item),
        fix="give it tuples of two items",
    )


def _no_pair_error(item: Type) -> str:
    if isinstance(item, Tuple):
        return f"ValueError: dictionary update sequence element #0 has length {len(item.items)}; 2 is required"
    return "TypeError: cannot convert dictionary update sequence element #0 to a sequence"


# --- sets ---


def set_display(
    cx: Checker, node: ast.Set, expected: Type | None, *, is_looped_over: bool = False
) -> Expr:
    """{a, b}: the items in order; one of constants alone is made as CPython makes it, see set.py."""
    (wanted,) = wanted_arguments(cx, expected, "set")
    values = [_item_or_items(cx, item, wanted) for item in node.elts]
    if any(value.type == NEVER for value in values):
        return in_order(cx, values, Literal(None, type=NEVER, node=node))
    items = [
        Literal(None, type=item_type(cx, value), node=item) if isinstance(item, ast.Starred) else value
        for item, value in zip(node.elts, values, strict=True)
    ]
    element = wanted if wanted is not None else joined_type(cx, items, _unlike("the items of the set"))
    refuse_unhashable(cx, element, node, "an item of a set")
    type_ = cx.world.class_type("set", element)
    calls: list[tuple[str, list[Expr]]] = []
    for item, value in zip(node.elts, values, strict=True):
        if isinstance(item, ast.Starred):
            calls.append((PUT_ALL, [value]))
        else:
            calls.append(("add", [as_item(cx, value, element, "an item of the set", expected)]))
    if len(items) > 2 and all(_is_constant(item) for item in node.elts):
        calls.append(("settle_constants", [bool_literal(is_looped_over, node)]))
    return filled(cx, type_, calls, 0, node)


def _item_or_items(cx: Checker, node: ast.expr, wanted: Type | None) -> Expr:
    """The value of one item of a display, or of the iterable behind a star."""
    if isinstance(node, ast.Starred):
        return settled(cx, value_of(cx, node.value))
    return settled(cx, cx.expr(node, wanted))


def _is_constant(node: ast.expr) -> bool:
    """Whether CPython's compiler makes a constant of the expression."""
    match node:
        case ast.Constant():
            return True
        case ast.Tuple(items):
            return all(map(_is_constant, items))
        case ast.UnaryOp(_, operand):
            return _is_constant(operand)
        case ast.BinOp(left, _, right):
            return _is_constant(left) and _is_constant(right)
    return False


# --- calls of the classes ---


def check_dict(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """dict(), dict(other), dict(pairs), each with more entries as keyword arguments."""
    wanted = wanted_of(cx, expected, "dict")
    if len(node.args) > 1:
        cx.fail(
            "PK0235",
            node,
            f"`dict` takes one argument, and {len(node.args)} are given",
            why="it is what the entries come from; more of them can be keyword arguments",
            cpython=f"TypeError: dict expected at most 1 argument, got {len(node.args)}",
        )
    if not node.args and not node.keywords:
        return make_dict(cx, [], [], wanted, node)
    if node.args and not node.keywords and is_streamed(cx, node.args[0]):
        return dict_of_pairs(cx, node.args[0], wanted, node)
    keys: list[Expr | None] = [None for _ in node.args]
    values = [of_mapping(cx, settled(cx, value_of(cx, arg, expected)), node) for arg in node.args]
    for keyword in node.keywords:
        keys.append(Literal(keyword.arg, type=cx.world.class_type("str"), node=keyword))
        values.append(settled(cx, cx.expr(keyword.value, wanted.parts[1])))
    return make_dict(cx, keys, values, wanted, node)


def of_mapping(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """An object with keys() and __getitem__() as the dict that CPython makes of it; any other value as it is."""
    from pyuk.compiler.check.library.containers import is_kind

    type_ = cx.world.resolve(value.type)
    if not isinstance(type_, Class) or is_kind(cx, type_, "dict"):
        return value
    if cx.world.method(type_, "keys") is None or cx.world.method(type_, "__getitem__") is None:
        return value
    return call_runtime(cx, "pyuk.builtins.mappings.dict_of", [value], node)


def check_set(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """set(), set(items)."""
    return _set_of(cx, node, expected, "set")


def check_frozenset(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """frozenset(), frozenset(items)."""
    return _set_of(cx, node, expected, "frozenset")


def _set_of(cx: Checker, node: ast.Call, expected: Type | None, name: str) -> Expr:
    from pyuk.compiler.check.library.containers import is_kind

    if len(node.args) > 1 or node.keywords:
        cx.fail(
            "PK0235",
            node,
            f"`{name}` takes one argument, and {len(node.args) + len(node.keywords)} are given",
            why="it is what the items come from",
            cpython=f"TypeError: {name} expected at most 1 argument, got {len(node.args)}",
            fix=f"put them into a list: {name}([...])",
        )
    (wanted,) = wanted_arguments(cx, expected, name)
    if not node.args:
        element = wanted if wanted is not None else open_type(cx, node, 0)
        refuse_unhashable(cx, element, node, "an item of a set")
        return filled(cx, cx.world.class_type(name, element), [], 0, node)
    if is_streamed(cx, node.args[0]):
        made = collected(cx, node.args[0], name, expected, node)
        if isinstance(made.type, Class):
            refuse_unhashable(cx, made.type.args[0], node, "an item of a set")
        return made
    value = settled(cx, cx.expr(node.args[0]))
    if value.type == NEVER:
        return value
    element = wanted if wanted is not None else item_type(cx, value)
    if element == NEVER:  # not known in this round
        return wrap([(cx.temporary(value.type), value)], Literal(None, type=NEVER, node=node))
    refuse_unhashable(cx, element, node, "an item of a set")
    type_ = cx.world.class_type(name, element)
    if name == "frozenset" and is_kind(cx, value.type, "frozenset"):
        return coerce(cx, value, type_, "the set", None)
    return filled(cx, type_, [(PUT_ALL, [value])], 0, node)


def value_of(cx: Checker, node: ast.expr, expected: Type | None = None) -> Expr:
    """The value of an argument that is iterated over; a list of what is made one by one."""
    if is_streamed(cx, node):
        return collected(cx, node, "list", None, node)
    return cx.expr(node, expected)


# --- comprehensions ---


def set_comprehension(cx: Checker, node: ast.SetComp, expected: Type | None) -> Expr:
    """{item for ...}: a set that each round adds to."""
    same = ast.copy_location(ast.GeneratorExp(node.elt, node.generators), node)
    made = collected(cx, same, "set", expected, node)
    if isinstance(made.type, Class):
        refuse_unhashable(cx, made.type.args[0], node.elt, "an item of a set")
    return made


def dict_comprehension(cx: Checker, node: ast.DictComp, expected: Type | None) -> Expr:
    """{key: value for ...}: a dict that each round sets an entry of."""
    result = _Growing(cx, wanted_of(cx, expected, "dict"), node)

    def innermost() -> Block:
        key = settled(cx, cx.expr(node.key, result.wanted.parts[0]))
        held = cx.temporary(natural_storage(key.type), "key")
        value = settled(cx, cx.expr(node.value, result.wanted.parts[1]))
        read = ReadLocal(held, type=held.type, node=node.key)
        return [SetLocal(held, coerce(cx, key, held.type, "the key", None), node=node), *result.put(read, value)]

    return result.finish(clauses(cx, node, innermost))


def dict_of_pairs(cx: Checker, source: ast.expr, wanted: Wanted, node: ast.Call) -> Expr:
    """dict(pairs) for pairs that are made one by one."""
    result = _Growing(cx, wanted, node)
    number = cx.temporary(INT, "number")
    read_number = ReadLocal(number, type=INT, node=source)
    following = Arithmetic("+", read_number, int_literal(1, source), type=INT, node=source)

    def take(item: Expr) -> Block:
        type_ = cx.world.resolve(item.type)
        if type_ == NEVER:
            return [Evaluate(item, node=node)]
        if isinstance(type_, Class) and type_.info.name in ("list", "str", "tuple"):
            name = "pair_of" if type_.info.name != "str" else "pair_of_text"
            pair = call_runtime(cx, f"pyuk.builtins.dict.{name}", [as_list(cx, item), read_number], source)
            return [*take(pair), SetLocal(number, following, node=node)]
        if not isinstance(type_, Tuple) or len(type_.items) != 2:
            _refuse_pair(cx, type_, source)
        held = cx.temporary(natural_storage(type_), "pair")
        stored = coerce(cx, settled(cx, item), held.type, "the pair", None)
        read = ReadLocal(held, type=held.type, node=source)
        assert isinstance(held.type, Tuple)
        key, value = (TupleItem(read, i, type=t, node=source) for i, t in enumerate(held.type.items))
        return [SetLocal(held, stored, node=node), *result.put(key, value)]

    return result.finish([SetLocal(number, int_literal(0, source), node=node), *each(cx, source, take)])


def from_keys(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """dict.fromkeys(keys, value)."""
    if class_.info is not cx.world.builtin_class("dict") or node.keywords or not 1 <= len(node.args) <= 2:
        fail(
            "PK0235",
            cx.module,
            node,
            "fromkeys() takes an iterable of keys, and a value for all of them",
            why="it is a method of dict, and takes no keyword arguments",
            cpython="TypeError: wrong arguments",
            fix="write dict.fromkeys(keys, value)",
        )
    result = _Growing(cx, wanted_of(cx, expected, "dict"), node)
    given = cx.expr(node.args[1], result.wanted.parts[1]) if len(node.args) > 1 else none_literal(node)
    value, bindings = once(cx, settled(cx, given))
    block = each(cx, node.args[0], lambda key: result.put(settled(cx, key), value))
    return wrap(bindings, result.finish(block))


class _Growing:
    """A dict that a loop fills; its type is that of the first key and value, unless the context wants one."""

    def __init__(self, cx: Checker, wanted: Wanted, node: ast.expr) -> None:
        self.cx, self.wanted, self.node = cx, wanted, node
        self.variable = cx.temporary(NEVER, "dict")

    def put(self, key: Expr, value: Expr) -> Block:
        """The statements that set one entry."""
        cx, node = self.cx, self.node
        parts = []
        for part, given in zip((key, value), self.wanted.parts, strict=True):
            parts.append(given if given is not None else natural_storage(part.type))
        if NEVER in parts:
            return [Evaluate(key, node=node), Evaluate(value, node=node)]
        refuse_unhashable(cx, parts[0], key.node, "the key of a dict")
        self.variable.type = cx.world.class_type("dict", *parts)
        if any(isinstance(part, Unknown) for part in parts):
            return []
        read = ReadLocal(self.variable, type=self.variable.type, node=node)
        fitted = [
            as_item(cx, each_, wanted, f"a {what} of the dict", self.wanted.type)
            for each_, wanted, what in zip((key, value), parts, ("key", "value"), strict=True)
        ]
        return [Evaluate(call_method(cx, read, "__setitem__", fitted, node), node=node)]

    def finish(self, block: Block) -> Expr:
        """The dict, after the loop."""
        cx, node, type_ = self.cx, self.node, self.variable.type
        if not isinstance(type_, Class):
            return Do(block, Literal(None, type=NEVER, node=node), type=NEVER, node=node)
        if any(isinstance(part, Unknown) for part in type_.args):
            return Literal(None, type=type_, node=node)
        made = make_instance(cx, type_, [int_literal(0, node)], node)
        read = ReadLocal(self.variable, type=type_, node=node)
        return Do([SetLocal(self.variable, made, node=node), *block], read, type=type_, node=node)
