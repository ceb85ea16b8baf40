"""`x in y`: who answers, and where nobody does, the items that are compared one by one."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.calls import as_items
from pyuk.compiler.check.expressions.conversions import call_runtime, negated, once, settled, to_int, truth, wrap
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
    return _contained_below(cx, op, left, right, node) or _membership(cx, op, left, as_items(cx, right), node)


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


def _never_among_keys(cx: Checker, value: Type, container: Type) -> bool:
    """Whether a set, a dict or a view of one holds nothing that could equal the value, which has a hash."""
    if not isinstance(container, Class) or container.info.name not in HASHED:
        return False
    keys, *values = map(cx.world.resolve, container.args)
    held = Tuple((keys, *values)) if container.info.name == "dict_items" else keys
    return _has_hash(value) and _are_unlike(value, held)


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
    return str(type_) if isinstance(type_, Class) and str(type_) in ("str", "bytes") else None


def _among_items(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`x in t` for a tuple: whether one of its items equals."""
    from pyuk.compiler.check.expressions.unions import any_of, held

    one, bindings = held(cx, settled(cx, left), right)
    other, bound = held(cx, right)
    assert isinstance(right.type, Tuple)
    items = [TupleItem(other, i, type=t, node=node) for i, t in enumerate(right.type.items)]
    return wrap([*bindings, *bound], any_of([same_key(cx, item, one, node) for item in items], node))
