"""Methods of dicts and sets whose form depends on what they are given: get(), update(), union() and their like.

The classes in pyuk/builtins have a method for each form; here one is chosen by the types of the arguments.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check import widening
from pyuk.compiler.check.calls.calls import call_method
from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.declare.derived import refuse_overridden
from pyuk.compiler.check.expressions.conversions import choice, coerce, once, settled, truth, wrap
from pyuk.compiler.check.expressions.displays import in_order, value_of
from pyuk.compiler.check.iteration.iteration import item_type
from pyuk.compiler.check.model.problems import Problem, diagnostic
from pyuk.compiler.check.model.tree import Comparison, Do, Expr, Literal, bool_literal, int_literal, none_literal
from pyuk.compiler.check.model.types import (
    BOOL,
    INT,
    NEVER,
    NONE,
    Class,
    Type,
    Union,
    Unknown,
    ancestors,
    described,
    natural_storage,
    unknowns_in,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Bindings = list[tuple[object, Expr]]


def method_call(cx: Checker, owner: Expr, name: str, node: ast.Call) -> Expr | None:
    """A call of such a method of a builtin container; None where it is an ordinary one."""
    type_ = cx.world.resolve(owner.type)
    if not isinstance(type_, Class):
        return None
    for ancestor in ancestors(type_):
        handler = HANDLERS.get((ancestor.info.name, name)) if ancestor.info.module is not cx.module else None
        is_ours = ancestor.info.module.name.startswith(("pyuk.builtins.", "pyuk.stdlib.collections."))
        if name in ancestor.info.methods and (handler is None or not is_ours):
            return None  # a class between has its own
        if handler is not None and is_ours:
            refuse_overridden(cx, type_, name, node)
            again, bindings = once(cx, owner)
            again.type = type_
            return wrap(bindings, handler(cx, again, ancestor, name, node))
    return None


def is_kind(cx: Checker, type_: Type, name: str) -> bool:
    """Whether a type is the builtin class, or derived from it."""
    type_ = cx.world.resolve(type_)
    return isinstance(type_, Class) and any(
        a.info.name == name and a.info.module.name.startswith("pyuk.builtins.") for a in ancestors(type_)
    )


def _arguments(
    cx: Checker, node: ast.Call, name: str, low: int, high: int, wanted: tuple[Type | None, ...] = ()
) -> tuple[list[Expr], Bindings]:
    """The positional arguments, evaluated in order; no others are taken."""
    if node.keywords or not low <= len(node.args) <= high:
        counts = str(low) if low == high else f"{low} to {high}"
        cx.fail(
            "PK0235",
            node,
            f"`{name}` takes {counts} argument{'s' * (high != 1)}, and {len(node.args) + len(node.keywords)} are given",
            why="the method is declared so" if not node.keywords else "it takes no keyword arguments",
            cpython=f"TypeError, as {name}() takes other arguments",
        )
    values, bindings = [], []
    for index, arg in enumerate(node.args):
        hint = wanted[index] if index < len(wanted) else None
        hint = None if isinstance(hint, Unknown) else hint
        value, bound = once(cx, settled(cx, value_of(cx, arg, hint)))
        values.append(value)
        bindings += bound
    return values, bindings


# --- dicts ---


def _fetch(cx: Checker, owner: Expr, dict_: Class, name: str, node: ast.Call) -> Expr:
    """get(key, default), pop(key, default): the value of the key, or the default."""
    key_type, value_type = dict_.args
    args, bindings = _arguments(cx, node, name, 1, 2, (key_type, value_type))
    key = coerce(cx, args[0], key_type, "the key", None)
    if name == "pop" and len(args) == 1:
        return wrap(bindings, call_method(cx, owner, "take", [key], node))
    default = args[1] if len(args) > 1 else none_literal(node)
    if isinstance(value_type, Unknown) and default.type not in (NONE, NEVER):
        cx.world.bind(value_type, default.type)
    value_type = cx.world.resolve(value_type)
    if isinstance(cx.world.resolve(key_type), Unknown) or isinstance(value_type, Unknown):
        return wrap(bindings, Literal(None, type=NEVER, node=node))
    index, bound = once(cx, call_method(cx, owner, "index_of", [key], node))
    found = call_method(cx, owner, "value_at" if name == "get" else "take_at", [index], node)
    joined = cx.world.join(natural_storage(found.type), natural_storage(default.type))
    if joined is None:
        cx.fail(
            "PK0219",
            node,
            f"`{name}` gives {described(found.type)} or {described(default.type)}, which have no common type",
            why="an expression has one type",
            cpython="it is the value, or the default",
            fix="give it a default of the type of the values, or test with `in` before",
        )
        raise AssertionError
    there = Comparison(">=", index, int_literal(0, node), type=BOOL, node=node)
    fitted = [coerce(cx, value, joined, "the result", None) for value in (found, default)]
    return wrap([*bindings, *bound], choice(there, fitted[0], fitted[1], joined))


def _setdefault(cx: Checker, owner: Expr, dict_: Class, name: str, node: ast.Call) -> Expr:
    key_type, value_type = dict_.args
    args, bindings = _arguments(cx, node, name, 1, 2, (key_type, value_type))
    key = coerce(cx, args[0], key_type, "the key", None)
    default = args[1] if len(args) > 1 else none_literal(node)
    default = coerce(cx, default, value_type, "the default", None)
    return wrap(bindings, call_method(cx, owner, "put_default", [key, default], node))


def _update_dict(cx: Checker, owner: Expr, dict_: Class, name: str, node: ast.Call) -> Expr:
    """update(other, **more)."""
    from pyuk.compiler.check.declare.derived import call_inside

    bare = ast.copy_location(ast.Call(node.func, node.args, []), node)
    values, bindings = _arguments(cx, bare, name, 0, 1)
    calls: list[Expr] = []
    more = [(keyword, *once(cx, settled(cx, cx.expr(keyword.value)))) for keyword in node.keywords]
    for value in values:
        calls.append(put_all(cx, owner, dict_, value, node))
    for keyword, value, bound in more:
        bindings += bound
        key = Literal(keyword.arg, type=cx.world.class_type("str"), node=node)
        fitted = [
            coerce(cx, each, wanted, "the argument", None)
            for each, wanted in zip((key, value), dict_.args, strict=True)
        ]
        calls.append(call_inside(cx, owner, "__setitem__", fitted, node))
    return wrap(bindings, in_order(cx, calls, none_literal(node)))


def put_all(cx: Checker, owner: Expr, dict_: Class, value: Expr, node: ast.AST) -> Expr:
    """Put a dict, or pairs, into the dict `owner`."""
    from pyuk.compiler.check.expressions.displays import of_mapping
    from pyuk.compiler.check.expressions.unions import dispatch

    if isinstance(cx.world.resolve(value.type), Union):
        return dispatch(cx, value, node, lambda each: put_all(cx, owner, dict_, each, node))
    value = of_mapping(cx, value, node)
    if is_kind(cx, value.type, "dict"):
        assert isinstance(value.type, Class)
        other = next(a for a in ancestors(value.type) if a.info is dict_.info)
        if cx.world.join(other, dict_) == cx.world.resolve(dict_):
            return call_method(cx, owner, "merge", [value], node)
        value = call_method(cx, value, "items", [], node)
    if value.type == NEVER:
        return value
    check_entries(cx, owner, dict_, value, node)
    return call_method(cx, owner, "put_pairs", [value], node)


def check_entries(cx: Checker, owner: Expr, dict_: Class, value: Expr, node: ast.AST) -> None:
    """The Problem that the pairs have keys or values of other types than the dict, while those may grow."""
    from pyuk.compiler.check.calls.fitting import fits
    from pyuk.compiler.check.expressions.displays import pair_part

    parts = [pair_part(cx, value, part) for part in (0, 1)]
    for part, wanted in zip(parts, cx.world.resolve(dict_).args, strict=True):  # type: ignore[attr-defined]
        if widening.is_found_out(owner.type) and part != NEVER and not fits(cx, part, wanted):
            problem = diagnostic(
                "PK0211",
                cx.module,
                node,
                f"the dict holds {described(wanted)}, and is given {described(part)}",
                why="the keys, values or items of one container have one type",
                cpython="they are objects of any types",
            )
            raise widening.note_wider(cx.world, Problem(problem), owner.type, dict_.info, parts)


# --- sets ---


def kind_of(cx: Checker, set_: Class, value: Expr) -> str:
    """What a method of a set is given: a `set` of the same items, a `dict` of such keys, or other `items`."""
    type_ = cx.world.resolve(value.type)
    if is_kind(cx, type_, "AnySet") and isinstance(type_, Class):
        other = next(a for a in ancestors(type_) if a.info.name == "AnySet")
        if cx.world.resolve(other.args[0]) == cx.world.resolve(set_.args[0]):
            return "set"
    if isinstance(type_, Class) and type_.info.name == "dict" and is_kind(cx, type_, "dict"):
        return "dict" if type_.args[0] == cx.world.resolve(set_.args[0]) else "items"
    return "items"


def mirrored(cx: Checker, value: Expr, element: Type, node: ast.AST) -> tuple[Expr, Bindings]:
    """A set whose items have to be kept in another form as a set that does; anything else as it is."""
    type_ = cx.world.resolve(value.type)
    if not isinstance(type_, Class) or not is_kind(cx, type_, "AnySet"):
        return value, []
    held = next(a for a in ancestors(type_) if a.info.name == "AnySet").args[0]
    joined = cx.world.join(held, element)
    if joined != cx.world.resolve(element) or joined == cx.world.resolve(held):
        return value, []
    source, bound = once(cx, value)
    made, bindings = new_set(cx, cx.world.class_type(own_class(cx, source).info.name, element), node)
    return made, [*bound, *bindings, (cx.temporary(NONE), call_method(cx, made, "mirror", [source], node))]


def _with_room(
    cx: Checker, owner: Expr, set_: Class, values: list[Expr], bindings: Bindings, node: ast.AST
) -> tuple[Expr, Class]:
    """The set that is asked, and its type: as one that could hold the items of all the values as well."""
    element: Type | None = set_.args[0]
    for value in values:
        found = item_type(cx, value)
        element = element if element is None or unknowns_in(found) else cx.world.join(element, found)
    if element is None:
        return owner, set_
    wider, bound = mirrored(cx, owner, element, node)
    bindings += bound
    return wider, Class(set_.info, (element,)) if bound else set_


FORMS = {
    "union": {"set": "merge_beside"},
    "update": {"set": "merge", "dict": "merge_dict", "items": "merge_items"},
    "intersection": {"set": "intersect_into", "dict": "intersect_items_into", "items": "intersect_items_into"},
    "difference": {"set": "subtract_into", "dict": "subtract_dict_into", "items": "subtract_items"},
    "difference_update": {"set": "subtract", "dict": "subtract_items", "items": "subtract_items"},
    "toggle": {"set": "toggle", "dict": "toggle_dict", "items": "toggle"},
    "isdisjoint": {"set": "is_apart", "dict": "is_apart_from", "items": "is_apart_from"},
    "issuperset": {"set": "__ge__", "dict": "holds_all", "items": "holds_all"},
}


def _apply(cx: Checker, owner: Expr, set_: Class, form: str, args: list[Expr], node: ast.AST) -> Expr:
    """Call the form of a method that fits its last argument."""
    value, bindings = mirrored(cx, args[-1], set_.args[0], node)
    done = call_method(cx, owner, FORMS[form][kind_of(cx, set_, value)], [*args[:-1], value], node)
    return wrap(bindings, done)


def add_all(cx: Checker, set_: Expr, value: Expr, node: ast.AST) -> Expr:
    """Add all items of the value to a set."""
    assert isinstance(set_.type, Class)
    return _apply(cx, set_, set_.type, "update", [value], node)


def new_set(cx: Checker, type_: Class, node: ast.AST) -> tuple[Expr, Bindings]:
    """An empty set of the same class, in a variable."""
    cx.world.create(type_)
    return once(cx, make_instance(cx, type_, [int_literal(0, node)], node))


def own_class(cx: Checker, owner: Expr) -> Class:
    """set[T] or frozenset[T]: what methods of the set, or of a class derived from it, give."""
    type_ = cx.world.resolve(owner.type)
    assert isinstance(type_, Class)
    return next(a for a in ancestors(type_) if a.info.name in ("set", "frozenset"))


def _change_by_all(cx: Checker, owner: Expr, set_: Class, name: str, node: ast.Call) -> Expr:
    """update(*others), difference_update(*others)."""
    values, bindings = _arguments(cx, node, name, 0, 100)
    calls = [_apply(cx, owner, set_, name, [value], node) for value in values]
    return wrap(bindings, in_order(cx, calls, none_literal(node)))


def _symmetric_update(cx: Checker, owner: Expr, set_: Class, name: str, node: ast.Call) -> Expr:
    values, bindings = _arguments(cx, node, name, 1, 1)
    value, calls = values[0], []
    if kind_of(cx, set_, value) == "items":
        made, bound = new_set(cx, own_class(cx, owner), node)
        bindings += bound
        calls.append(_apply(cx, made, set_, "update", [value], node))
        value = made
    calls.append(_apply(cx, owner, set_, "toggle", [value], node))
    return wrap(bindings, in_order(cx, calls, none_literal(node)))


def _union(cx: Checker, owner: Expr, set_: Class, name: str, node: ast.Call) -> Expr:
    values, bindings = _arguments(cx, node, name, 0, 100)
    owner, set_ = _with_room(cx, owner, set_, values, bindings, node)
    made, bound = new_set(cx, own_class(cx, owner), node)
    calls = [_apply(cx, made, set_, "update", [owner], node)]
    for value in values:
        is_set = value.type == owner.type
        calls.append(_apply(cx, made, set_, "union" if is_set else "update", [owner, value][not is_set :], node))
    return wrap([*bindings, *bound], in_order(cx, calls, made))


def _symmetric_difference(cx: Checker, owner: Expr, set_: Class, name: str, node: ast.Call) -> Expr:
    values, bindings = _arguments(cx, node, name, 1, 1)
    owner, set_ = _with_room(cx, owner, set_, values, bindings, node)
    made, bound = new_set(cx, own_class(cx, owner), node)
    calls = [
        _apply(cx, made, set_, "update", [values[0]], node),
        _apply(cx, made, set_, "toggle", [owner], node),
    ]
    return wrap([*bindings, *bound], in_order(cx, calls, made))


def _meet(cx: Checker, owner: Expr, set_: Class, name: str, node: ast.Call) -> Expr:
    """intersection(*others), intersection_update(*others)."""
    values, bindings = _arguments(cx, node, name, 0, 100)
    if name == "intersection":
        owner, set_ = _with_room(cx, owner, set_, values, bindings, node)
    current, calls = owner, []
    for value in values:
        made, bound = new_set(cx, own_class(cx, owner), node)
        bindings += bound
        calls.append(_apply(cx, current, set_, "intersection", [made, value], node))
        current = made
    if not values:
        made, bound = new_set(cx, own_class(cx, owner), node)
        bindings += bound
        calls.append(_apply(cx, made, set_, "update", [owner], node))
        current = made
    if name == "intersection":
        return wrap(bindings, in_order(cx, calls, current))
    calls.append(call_method(cx, owner, "adopt", [current], node))
    return wrap(bindings, in_order(cx, calls, none_literal(node)))


def _difference(cx: Checker, owner: Expr, set_: Class, name: str, node: ast.Call) -> Expr:
    values, bindings = _arguments(cx, node, name, 0, 100)
    owner, set_ = _with_room(cx, owner, set_, values, bindings, node)
    made, bound = new_set(cx, own_class(cx, owner), node)
    calls = []
    first_is_items = not values or kind_of(cx, set_, values[0]) == "items"
    if first_is_items:
        calls.append(_apply(cx, made, set_, "update", [owner], node))
    else:
        calls.append(_apply(cx, owner, set_, "difference", [made, values[0]], node))
    for value in values if first_is_items else values[1:]:
        calls.append(_apply(cx, made, set_, "difference_update", [value], node))
    return wrap([*bindings, *bound], in_order(cx, calls, made))


def _ask(cx: Checker, owner: Expr, set_: Class, name: str, node: ast.Call) -> Expr:
    """isdisjoint(other), issuperset(other)."""
    values, bindings = _arguments(cx, node, name, 1, 1)
    owner, set_ = _with_room(cx, owner, set_, values, bindings, node)
    return wrap(bindings, _apply(cx, owner, set_, name, values, node))


def _issubset(cx: Checker, owner: Expr, set_: Class, name: str, node: ast.Call) -> Expr:
    values, bindings = _arguments(cx, node, name, 1, 1)
    owner, set_ = _with_room(cx, owner, set_, values, bindings, node)
    value, calls = values[0], []
    if kind_of(cx, set_, value) != "set":
        made, bound = new_set(cx, own_class(cx, owner), node)
        bindings += bound
        calls.append(_apply(cx, made, set_, "update", [value], node))
        value = made
    return wrap(bindings, in_order(cx, calls, call_method(cx, owner, "__le__", [value], node)))


# --- collections ---


def _change_counts(cx: Checker, owner: Expr, counter: Class, name: str, node: ast.Call) -> Expr:
    """Counter.update(), Counter.subtract()."""
    from pyuk.compiler.check.library.library_containers import count_all

    block = count_all(cx, owner, counter.args[0], node, subtract=name == "subtract")
    return Do(block, none_literal(node), type=NONE, node=node)


def _most_common(cx: Checker, owner: Expr, counter: Class, name: str, node: ast.Call) -> Expr:
    given = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "n")]
    if not given or (isinstance(given[0], ast.Constant) and given[0].value is None):
        return call_method(cx, owner, "ranked", [], node)
    limit = coerce(cx, settled(cx, cx.expr(given[0])), INT, "the number", None)
    return call_method(cx, owner, "most_common_of", [limit], node)


def _extend_deque(cx: Checker, owner: Expr, deque: Class, name: str, node: ast.Call) -> Expr:
    """deque.extend(), deque.extendleft(); of itself as it was before."""
    from pyuk.compiler.check.library.library_containers import each_item

    if len(node.args) != 1 or node.keywords:
        _arguments(cx, node, name, 1, 1)
    method = "append" if name == "extend" else "appendleft"
    block = each_item(cx, owner, method, deque.args[0], node.args[0], node)
    return Do(block, none_literal(node), type=NONE, node=node)


def _to_either_end(cx: Checker, owner: Expr, ordered: Class, name: str, node: ast.Call) -> Expr:
    """OrderedDict.move_to_end(key, last=), OrderedDict.popitem(last=)."""
    to_last, to_first, count = (
        ("move_to_last", "move_to_first", 1) if name == "move_to_end" else ("poplast", "popfirst", 0)
    )
    positional = node.args[:count]
    keys = [coerce(cx, cx.expr(arg), ordered.args[0], "the key", None) for arg in positional]
    flags = [*node.args[count:], *(keyword.value for keyword in node.keywords if keyword.arg == "last")]
    if len(keys) != count or len(flags) > 1 or any(keyword.arg != "last" for keyword in node.keywords):
        _arguments(cx, ast.copy_location(ast.Call(node.func, [], []), node), name, 1, 2)
    bindings: Bindings = []
    args = []
    for key in keys:
        value, bound = once(cx, key)
        args.append(value)
        bindings += bound
    last = truth(cx, cx.expr(flags[0])) if flags else bool_literal(True, node)
    calls = [call_method(cx, owner, method, args, node) for method in (to_last, to_first)]
    return wrap(bindings, choice(last, calls[0], calls[1], calls[0].type))


Handler = Function[["Checker", Expr, Class, str, ast.Call], Expr]
HANDLERS: dict[tuple[str, str], Handler] = {
    ("dict", "get"): _fetch,
    ("dict", "pop"): _fetch,
    ("dict", "setdefault"): _setdefault,
    ("dict", "update"): _update_dict,
    ("Counter", "update"): _change_counts,
    ("Counter", "subtract"): _change_counts,
    ("Counter", "most_common"): _most_common,
    ("deque", "extend"): _extend_deque,
    ("deque", "extendleft"): _extend_deque,
    ("OrderedDict", "move_to_end"): _to_either_end,
    ("OrderedDict", "popitem"): _to_either_end,
    ("set", "update"): _change_by_all,
    ("set", "difference_update"): _change_by_all,
    ("set", "intersection_update"): _meet,
    ("set", "symmetric_difference_update"): _symmetric_update,
    ("AnySet", "union"): _union,
    ("AnySet", "intersection"): _meet,
    ("AnySet", "difference"): _difference,
    ("AnySet", "symmetric_difference"): _symmetric_difference,
    ("AnySet", "isdisjoint"): _ask,
    ("AnySet", "issuperset"): _ask,
    ("AnySet", "issubset"): _issubset,
}
