"""The module copy: copy() and deepcopy() by the type of what is copied; the ways of copying are pyuk/stdlib/copy.py.

Objects of the program's classes are copied by two methods that each class gets for its own fields, so that an
object of a derived class is copied as a whole.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes
from pyuk.compiler.check.declare import derived, plainvalues
from pyuk.compiler.check.declare.hereditary import give
from pyuk.compiler.check.declare.made import make_method
from pyuk.compiler.check.expressions.conversions import call_runtime, coerce, once, settled, wrap
from pyuk.compiler.check.expressions.longtuples import as_list, is_long
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.declarations import ClassInfo, Entity
from pyuk.compiler.check.model.tree import (
    Block,
    Do,
    Expr,
    If,
    IsSet,
    MakeTuple,
    Reinterpret,
    Store,
    TupleItem,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    AnyObject,
    Class,
    Optional,
    Tuple,
    Type,
    Union,
    ancestors,
    described,
    members_of,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

HOME = "pyuk.stdlib.copy"
FLAT = "copied flat"  # the names of the methods
DEEP = "copied deep"
DICTS = ("dict", "Counter", "defaultdict", "OrderedDict")
WAYS = ("list", "set", "frozenset", "deque", "bytearray")  # each has a function in pyuk/stdlib/copy.py
# Values that never change: a copy of one is the value itself.
FIXED = (
    *("str", "bytes", "range", "frozenset", "complex", "Fraction", "Decimal"),
    *("Pattern", "UUID", "PurePosixPath", "PosixPath", "IPv4Address", "IPv4Network"),
    *("date", "datetime", "time", "timedelta", "timezone"),
)


def _copy(cx: Checker, node: ast.Call) -> Expr:
    """copy.copy(x)."""
    _check_arity(cx, node, "copy", 1)
    return _each(cx, cx.expr(node.args[0]), node, lambda value: _flat(cx, value, node))


def _deepcopy(cx: Checker, node: ast.Call) -> Expr:
    """copy.deepcopy(x[, memo])."""
    _check_arity(cx, node, "deepcopy", 2)
    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    given = [*node.args[1:], *(keyword.value for keyword in node.keywords)]
    if given and not (isinstance(given[0], ast.Constant) and given[0].value is None):
        memo, bound = once(cx, settled(cx, cx.expr(given[0])))
    else:
        memo, bound = once(cx, call_runtime(cx, f"{HOME}.new_memo", [], node))
    return wrap([*bindings, *bound], deep(cx, value, memo, node))


def _check_arity(cx: Checker, node: ast.Call, name: str, most: int) -> None:
    names = [keyword.arg for keyword in node.keywords]
    if not 1 <= len(node.args) <= most or len(node.args) + len(names) > most or set(names) - {"memo"}:
        cx.fail(
            "PK0235",
            node,
            f"`{name}` takes an object" + (" and a memo" if most > 1 else ""),
            why="it is declared so",
            cpython=f"TypeError, as {name}() takes other arguments",
        )


def _each(cx: Checker, value: Expr, node: ast.AST, operate: Function[[Expr], Expr]) -> Expr:
    """The operation on the value, or on each of the types that a union's may be of."""
    if isinstance(cx.world.resolve(value.type), (Optional, Union)):
        return dispatch(cx, value, node, operate)
    again, bindings = once(cx, settled(cx, value))
    return wrap(bindings, operate(again))


def deep(cx: Checker, value: Expr, memo: Expr, node: ast.AST) -> Expr:
    """A deep copy of a value, a variable's."""
    return _each(cx, value, node, lambda each: _deep(cx, each, memo, node))


# --- by type ---


def is_fixed(cx: Checker, type_: Type) -> bool:
    """Whether a copy of such a value is the value itself: nobody can change it, nor anything that it holds."""
    if isinstance(type_, Tuple):
        return all(is_fixed(cx, item) for item in type_.items)
    if isinstance(type_, AnyObject):
        return False
    if isinstance(type_, (Optional, Union)):
        return all(is_fixed(cx, member) for member in members_of(type_))
    if not isinstance(type_, Class):
        return True
    if type_.info.enum is not None:
        return True
    return not type_.info.module.source.is_app and type_.info.name in FIXED and all(
        is_fixed(cx, argument) for argument in map(cx.world.resolve, type_.args)
    )


def _flat(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    type_ = cx.world.resolve(value.type)
    if is_fixed(cx, type_) or not isinstance(type_, Class) or is_long(type_) or type_.info.name == "frozenset":
        return value
    if type_.info.module.source.is_app:
        derived.refuse_copied_by_own(cx, type_, node)
        _refuse_made_by_new(cx, type_, node)
        return _by_method(cx, value, FLAT, [], node)
    if type_.info.name in ("list", "set", "deque", "bytearray", *DICTS):
        return Reinterpret(call_method(cx, value, "copy", [], node), type=type_, node=node)
    return _refuse(cx, type_, node)


def _deep(cx: Checker, value: Expr, memo: Expr, node: ast.AST) -> Expr:
    type_ = cx.world.resolve(value.type)
    if is_fixed(cx, type_):
        return value
    if isinstance(type_, Tuple):
        items = [
            deep(cx, TupleItem(value, index, type=item, node=node), memo, node)
            for index, item in enumerate(type_.items)
        ]
        return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)
    assert isinstance(type_, Class)
    if type_.info.module.source.is_app:
        derived.refuse_deep(cx, type_, node)
        _refuse_made_by_new(cx, type_, node)
        return _by_method(cx, value, DEEP, [memo], node)
    if is_long(type_):
        return _around(cx, type_, as_list(cx, value), memo, node)
    if type_.info.name in WAYS:
        return call_runtime(cx, f"{HOME}.deep_{type_.info.name}", [value, memo], node)
    if type_.info.name in DICTS:
        return Reinterpret(call_runtime(cx, f"{HOME}.deep_dict", [value, memo], node), type=type_, node=node)
    return _refuse(cx, type_, node)


def _around(cx: Checker, type_: Class, items: Expr, memo: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.construction import make_instance

    return make_instance(cx, type_, [call_runtime(cx, f"{HOME}.deep_items", [items, memo], node)], node)


def _refuse(cx: Checker, type_: Class, node: ast.AST) -> Expr:
    cx.fail(
        "PK0312",
        node,
        f"{described(type_)} cannot be copied by the module copy",
        why="its class is one of the library's that has parts which only it knows",
        cpython=f"it is copied, or there is a TypeError where a '{error_name(type_)}' cannot be",
        fix="make a new one from what it holds",
    )
    raise AssertionError


# --- objects of the program's classes ---


def _by_method(cx: Checker, value: Expr, name: str, args: list[Expr], node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    assert isinstance(value.type, Class)
    give(cx.world, value.type.info, name, _make_flat if name == FLAT else _make_deep)
    return call_method(cx, value, name, args, node)


def _make_flat(world: World, info: ClassInfo) -> None:
    by_hand = has_method(info, "__copy__")
    is_container = derived.of_container(world, Class(info, info.type_params)) is not None
    way = "clone_container" if is_container else "clone"
    known: dict[str, Entity] = {way: world.runtime(f"{HOME}.{way}")}
    result = "self.__copy__()" if by_hand else f"{way}(self)"
    make_method(info, f"def made(self):\n return {result}", known=known, name=FLAT)


def _make_deep(world: World, info: ClassInfo) -> None:
    by_hand = has_method(info, "__deepcopy__")
    known: dict[str, Entity] = {"deep_object": world.runtime(f"{HOME}.deep_object")}
    result = "self.__deepcopy__(memo)" if by_hand else "deep_object(self, memo)"
    make_method(info, f"def made(self, memo):\n return {result}", known=known, name=DEEP)


def has_method(info: ClassInfo, name: str) -> bool:
    """Whether a class or one that it derives from has a method of its own of that name."""
    return any(name in above.info.methods for above in ancestors(Class(info, info.type_params)))


def _copy_fields(cx: Checker, node: ast.Call) -> Expr:
    """copy.copy_fields(made, memo): each field that is there becomes a deep copy of what it holds."""
    made, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    memo, bound = once(cx, settled(cx, cx.expr(node.args[1])))
    type_ = cx.world.resolve(made.type)
    assert isinstance(type_, Class)
    cx.world.classes_below(type_, cx.instance)  # tells of new fields
    block: Block = []
    for name in dict.fromkeys(name for above in ancestors(type_) for name in above.info.fields):
        if plainvalues.is_held(type_, name):
            continue
        _refuse_library(cx, type_, name, node)
        place = attributes.field_place(cx, made, type_, name, node)
        assert place is not None
        if is_fixed(cx, place.type):
            continue
        copied = deep(cx, attributes.read_place(cx, place, node), memo, node)
        fitted = coerce(cx, copied, place.type, f"the copy of the field `{name}`", None)
        block.append(If(IsSet(place, type=BOOL, node=node), [Store(place, fitted, node=node)], [], node=node))
    return wrap([*bindings, *bound], Do(block, none_literal(node), type=none_literal(node).type, node=node))


def _refuse_made_by_new(cx: Checker, class_: Class, node: ast.AST) -> None:
    """An object that is a number or a str is copied by the `__new__` of its class, which gets that alone."""
    if plainvalues.kind_of(class_) is not None and cx.world.method(class_, "__new__") is not None:
        derived.refuse_copied(cx, class_, node)


def _refuse_library(cx: Checker, type_: Class, name: str, node: ast.AST) -> None:
    """Fields of a class of the library are its own affair."""
    owner = cx.world.field_owner(type_, name)
    if owner is not None and not owner.info.module.source.is_app:
        _refuse(cx, owner, node)


FUNCTIONS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    f"{HOME}.copy": _copy,
    f"{HOME}.deepcopy": _deepcopy,
    f"{HOME}.copy_fields": _copy_fields,
}
