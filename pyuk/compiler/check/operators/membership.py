"""`x in y`: who answers, and where nobody does, the items that are compared one by one."""

from __future__ import annotations

import ast
from functools import partial
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.calls import as_items
from pyuk.compiler.check.calls.construction import construct_with
from pyuk.compiler.check.calls.fitting import fits
from pyuk.compiler.check.declare import namedtuples, plainvalues
from pyuk.compiler.check.expressions.conversions import call_runtime, negated, once, settled, to_int, truth, wrap
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Both,
    Expr,
    Literal,
    MakeTuple,
    ReadLocal,
    TupleItem,
    bool_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    INT,
    NEVER,
    NONE,
    Class,
    ClassOf,
    Optional,
    Tuple,
    Type,
    Union,
    described,
)
from pyuk.compiler.check.operators import identity
from pyuk.compiler.check.operators.hashing import same_key
from pyuk.compiler.check.operators.operators import is_number, on_right_union, on_unions, operand_name

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

HASHED = ("set", "frozenset", "dict", "dict_keys", "dict_items")


def contained(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`left in right`, or `not in`."""
    below = _contained_below(cx, op, left, right, node)
    return below or _membership(cx, op, left, as_items(cx, right, "__contains__"), node)


def _why_not_in(left: Type, right: Type) -> str:
    if isinstance(right, Tuple):
        return "only a tuple that is written out behind `in` is searched so far"
    if isinstance(right, Class):
        return f"{described(right)} holds no {operand_name(left)}"
    return f"{described(right)} has no items to look among"


def _not_in_error(left: Type, right: Type, op: str) -> str:
    if str(right) == "str":
        return f"TypeError: 'in <string>' requires string as left operand, not {operand_name(left)}"
    if isinstance(right, Tuple) or (isinstance(right, Class) and right.info.name == "list"):
        return f"the items are compared one by one; the result is {op == 'not in'} where none is equal"
    return f"TypeError: argument of type '{operand_name(right)}' is not iterable"


def _contained_below(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`left in right` where only classes below have `__contains__` or `__iter__`."""
    from pyuk.compiler.check.attributes.below import asked_below
    from pyuk.compiler.check.operators.comparisons import compare

    if not isinstance(right.type, Class) or not right.type.info.module.source.is_app:
        return None
    one, bindings = once(cx, settled(cx, left))
    names = ("__contains__", "__iter__")
    found = asked_below(cx, right, names, lambda each: compare(cx, op, one, each, node), node)
    return wrap(bindings, found) if found is not None else None


def _found_by_search(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`left in right` where the class has no __contains__: the items are compared one by one."""
    from pyuk.compiler.check.iteration import iteration
    from pyuk.compiler.check.model.tree import Block, Do, If, Loop, SetLocal

    names = ("__iter__", "__getitem__", "advance")
    assert isinstance(right.type, Class)
    if not any(cx.world.method(right.type, name) for name in names) or not isinstance(right.node, ast.expr):
        return None
    block: Block = []
    wanted = iteration.hold(cx, settled(cx, left), block, node)
    plan = iteration.over_value(cx, right, right.node)
    if plan is None:
        return Do(block, Literal(None, type=NEVER, node=node), type=NEVER, node=node)
    variable = cx.temporary(BOOL, "found")
    found = ReadLocal(variable, type=BOOL, node=node)
    same = truth(cx, same_key(cx, settled(cx, plan.item), wanted, node))
    note: Block = [SetLocal(variable, bool_literal(True, node), node=node)]
    more = Both("and", negated(found), plan.condition, type=BOOL, node=node)
    loop = Loop(more, [If(same, note, [], node=node)], plan.steps, [], node=node)
    begin = SetLocal(variable, bool_literal(False, node), node=node)
    return Do([*block, *plan.before, begin, loop], found, type=BOOL, node=node)


def _membership(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.fitting import accepts
    from pyuk.compiler.check.operators.comparisons import compare

    found: Expr | None = None
    if isinstance(right.type, (Union, Optional)):
        return on_right_union(cx, left, right, node, lambda one, other: compare(cx, op, one, other, node))
    if left.type == BOOL and isinstance(right.type, Class) and right.type.args[:1] == (INT,):
        left = to_int(left)  # True is the key 1
    left = _as_key(cx, left, right, node)
    if isinstance(left.type, ClassOf) and not isinstance(right, MakeTuple):
        left = identity.class_object(cx, left)
    if isinstance(right, MakeTuple):
        again, bindings = once(cx, left)
        for item in right.items:
            held, bound = once(cx, item)
            bindings += bound
            same = same_key(cx, held, again, node)
            found = same if found is None else Both("or", found, same, type=BOOL, node=node)
        found = wrap(bindings, found or bool_literal(False, node))
    elif isinstance(right.type, Class) and accepts(cx, right.type, "__contains__", [left]):
        again, bindings = once(cx, left)
        found = wrap(bindings, truth(cx, call_method(cx, right, "__contains__", [again], node)))
    elif isinstance(right.type, Class) and right.type.info.name == "list":
        again, bindings = once(cx, settled(cx, left))
        found = wrap(bindings, call_runtime(cx, "pyuk.builtins.unions.contains", [right, again], node))
    elif isinstance(right.type, Tuple):
        found = _among_items(cx, left, right, node)
    elif isinstance(right.type, Class) and not cx.world.method(right.type, "__contains__"):
        found = _found_by_search(cx, left, right, node)
    elif isinstance(left.type, (Union, Optional)):
        return on_unions(cx, left, right, node, lambda one, other: compare(cx, op, one, other, node))
    elif _never_among_keys(cx, left.type, right.type):
        sides = [(cx.temporary(side.type), settled(cx, side)) for side in (left, right)]
        found = wrap(list(sides), bool_literal(False, node))
    elif _may_be_equal_tuples(cx, left.type, right.type):
        found = _with_wider_keys(cx, left, right, node)
    if found is None:
        cx.fail(
            "PK0220",
            node,
            f"`{op}` does not work on {described(left.type)} and {described(right.type)}",
            why=_why_not_in(left.type, right.type),
            cpython=_not_in_error(left.type, right.type, op),
        )
        raise AssertionError
    return negated(found) if op == "not in" else found


def _as_key(cx: Checker, value: Expr, container: Expr, node: ast.AST) -> Expr:
    """A named tuple that is looked for among plain ones as such a one, and the other way round."""
    key = _key_of(cx, container.type)
    type_ = cx.world.resolve(value.type)
    if isinstance(key, Tuple):
        return value if _has_own_equality(cx, type_) else namedtuples.as_tuple(cx, value)
    record = namedtuples.record_in(key) if key is not None else None
    if record is None or not isinstance(type_, Tuple) or len(record.fields) != len(type_.items):
        return value
    assert isinstance(key, Class)
    plain = _plain(cx, key)
    if not isinstance(plain, Tuple) or not all(map(partial(fits, cx), type_.items, plain.items)):
        return value
    again, bindings = once(cx, settled(cx, value))
    items: dict[str, Expr] = {
        name: TupleItem(again, i, type=type_.items[i], node=node) for i, name in enumerate(record.fields)
    }
    made = ast.copy_location(ast.Call(ast.Name(key.info.name, ast.Load()), [], []), node)
    return wrap(bindings, construct_with(cx, key, items, made))


def _key_of(cx: Checker, container: Type) -> Type | None:
    """What a set or a dict is searched for by its hash."""
    if not isinstance(container, Class) or container.info.name not in ("set", "frozenset", "dict", "dict_keys"):
        return None
    return cx.world.resolve(container.args[0]) if container.args else None


def _has_own_equality(cx: Checker, type_: Type) -> bool:
    """Whether the program says when objects of the class are equal."""
    found = cx.world.method(type_, "__eq__") if isinstance(type_, Class) else None
    return found is not None and found[1].module.source.is_app and not found[1].is_made


def _may_be_equal_tuples(cx: Checker, value: Type, container: Type) -> bool:
    """Whether one of the two is a named tuple, and the other a tuple."""
    types = (cx.world.resolve(value), _key_of(cx, container))
    named = [each is not None and namedtuples.record_in(each) is not None for each in types]
    return any(named) and all(is_named or isinstance(each, Tuple) for is_named, each in zip(named, types, strict=True))


def _with_wider_keys(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """The search in a container that holds both of them, once it does."""
    from pyuk.compiler.check.calls.calls import call_method

    try:
        return truth(cx, call_method(cx, right, "__contains__", [settled(cx, left)], node))
    except Problem as problem:
        if problem.diagnostic.remedy is None:
            return None
        raise


def _never_among_keys(cx: Checker, value: Type, container: Type) -> bool:
    """Whether a set, a dict or a view of one holds nothing that could equal the value, which has a hash."""
    if not isinstance(container, Class) or container.info.name not in HASHED:
        return False
    keys, *values = map(cx.world.resolve, container.args)
    held = Tuple((keys, *values)) if container.info.name == "dict_items" else keys
    value, held = _plain(cx, value), _plain(cx, held)
    return _has_hash(value) and _are_unlike(value, held)


def _plain(cx: Checker, type_: Type) -> Type:
    """The tuple that a named one is equal to, unless its class says otherwise."""
    record = namedtuples.record_in(type_)
    if record is None or not isinstance(type_, Class) or _has_own_equality(cx, type_):
        return type_
    owners = [(cx.world.field_owner(type_, name), name) for name in record.fields]
    fields = [cx.world.field_type(owner, name, cx.instance) for owner, name in owners if owner is not None]
    return Tuple(tuple(map(cx.world.resolve, fields)))


def _has_hash(type_: Type) -> bool:
    return all(map(_has_hash, type_.items)) if isinstance(type_, Tuple) else _kind(type_) is not None


def _are_unlike(one: Type, other: Type) -> bool:
    """Whether no value of the one type equals one of the other, as they are of other kinds."""
    if isinstance(one, Tuple) and isinstance(other, Tuple):
        return len(one.items) != len(other.items) or any(map(_are_unlike, one.items, other.items))
    kinds = (_kind(one), _kind(other))
    return None not in kinds and kinds[0] != kinds[1]


def _kind(type_: Type) -> str | None:
    """What equals only its like: a number, a str, bytes, None, a tuple; None of anything else."""
    if is_number(type_):
        return "number"
    if type_ == NONE:
        return "None"
    if isinstance(type_, Tuple):
        return "tuple"
    plain = plainvalues.kind_of(type_) or str(type_)
    if plain in ("int", "float"):
        return "number"
    return plain if isinstance(type_, Class) and plain in ("str", "bytes") else None


def _among_items(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`x in t` for a tuple: whether one of its items equals."""
    from pyuk.compiler.check.expressions.unions import any_of, held

    one, bindings = held(cx, settled(cx, left), right)
    other, bound = held(cx, right)
    assert isinstance(right.type, Tuple)
    items = [TupleItem(other, i, type=t, node=node) for i, t in enumerate(right.type.items)]
    return wrap([*bindings, *bound], any_of([same_key(cx, item, one, node) for item in items], node))
