"""Comparisons: chains of them, and who answers: numbers, tuples, objects, classes. `in` is in membership.py."""

from __future__ import annotations

import ast
import operator
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls import functions
from pyuk.compiler.check.declare import namedtuples, plainvalues
from pyuk.compiler.check.expressions import nothing
from pyuk.compiler.check.expressions.conversions import (
    call_runtime,
    choice,
    coerce,
    narrow,
    negated,
    once,
    settled,
    to_float,
    to_int,
    truth,
    wrap,
)
from pyuk.compiler.check.expressions.longtuples import mentions_long
from pyuk.compiler.check.expressions.objects import ask_order
from pyuk.compiler.check.model.prelude import OF_OBJECTS, OUT_OF_LINE
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Both,
    Comparison,
    Convert,
    Expr,
    Literal,
    Reinterpret,
    TupleItem,
    bool_literal,
    int_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    NOT_IMPLEMENTED,
    OBJECT,
    AnyObject,
    Attempt,
    Class,
    Int,
    Optional,
    Struct,
    Tuple,
    Type,
    Union,
    described,
    is_function,
    tuple_depth,
)
from pyuk.compiler.check.operators import attempts, equality, identity, membership
from pyuk.compiler.check.operators.operators import (
    COMPARISONS,
    SYMBOLS,
    Unrelated,
    as_tuples,
    ask,
    by_left_below,
    by_right_below,
    conversion_hint,
    is_number,
    not_known,
    on_right_union,
    on_unions,
    operand_name,
    plain_below,
)
from pyuk.compiler.check.operators.sameness import same_object
from pyuk.compiler.check.statements import exctypes

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def check_compare(cx: Checker, node: ast.Compare, expected: Type | None) -> Expr:
    """A chain: each operand is evaluated once, and the chain stops at the first that is false."""
    classes = identity.check_classes(cx, node)
    if classes is not None:
        return classes
    left = cx.expr(node.left)
    result: Expr | None = None
    for op, right_node in zip(node.ops, node.comparators, strict=True):
        is_display = isinstance(right_node, (ast.List, ast.Set, ast.Dict)) and mentions_long(left.type)
        right = cx.expr(right_node, left.type if is_display else None)
        bindings: list[tuple[object, Expr]] = []
        if right_node is not node.comparators[-1]:
            right, bound = once(cx, right)
            if bound:  # it is evaluated after the left one, and stays bound for the rest of the chain
                left, held = once(cx, left)
                bindings = [*held, *bound]
        part = compare(cx, SYMBOLS[type(op)], left, right, node, as_test=False)
        if len(node.ops) > 1 and part.type not in (BOOL, NEVER):
            _refuse_chain(cx, part.type, node)
        part = wrap(bindings, part)
        result = part if result is None else Both("and", result, part, type=BOOL, node=node)
        left = right
    assert result is not None
    return result


def _refuse_chain(cx: Checker, answer: Type, node: ast.Compare) -> None:
    cx.fail(
        "PK0241",
        node,
        f"a comparison in this chain answers {described(answer)}",
        why="a chain is of truth values",
        cpython="the chain gives the first answer that is false, or the last one",
        fix="write the comparisons apart, with `and` between them",
    )


def compare(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, as_test: bool = True) -> Expr:
    """One comparison of two checked operands: its truth; as_test=False: the answer, which may be of any type."""
    from pyuk.compiler.check.expressions.classtests import compare_classes

    if NEVER in (left.type, right.type):
        return not_known(cx, left, right, node)
    if op in ("is", "is not", "==", "!="):
        same = exctypes.same_class(cx, left, right, node)
        if same is not None:
            return negated(same) if op in ("is not", "!=") else same
    if op not in ("is", "is not", "==", "!="):
        never_done = nothing.operation(cx, left, right, BOOL, node)
        if never_done is not None:
            return never_done
    of_classes = compare_classes(cx, op, left, right, node)
    if of_classes is not None:
        return of_classes
    if op in ("is", "is not"):
        return same_object(cx, op, left, right, node)
    if op in ("in", "not in"):
        return membership.contained(cx, op, left, right, node)
    name, flipped = COMPARISONS[op][0], COMPARISONS[COMPARISONS[op][1]][0]

    def again(one: Expr, other: Expr) -> Expr:
        return compare(cx, op, one, other, node, as_test=as_test)

    below = plain_below(cx, (name,), flipped, left, right, again, node)
    if below is not None:
        return below
    left, right = plainvalues.operands(cx, op, left, right, (name,), flipped)
    left, right = as_tuples(cx, COMPARISONS[op][0], left, right)
    if isinstance(left.type, Union) or isinstance(right.type, Union):
        return _compare_unions(cx, op, left, right, node, as_test=as_test)
    if is_number(left.type) and is_number(right.type):
        return _compare_numbers(cx, op, left, right, node)
    if op in ("==", "!=") and (is_function(left.type) or is_function(right.type)):
        return functions.equal_functions(cx, op, left, right, node)
    if isinstance(left.type, Tuple) and isinstance(right.type, Tuple):
        return _compare_tuples(cx, op, left, right, node)
    if NONE in (left.type, right.type) and op in ("==", "!="):
        return _compare_none(cx, op, left, right, node, as_test=as_test)
    return _compare_objects(cx, op, left, right, node, as_test=as_test)


def _compare_none(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, as_test: bool) -> Expr:
    """None is equal to itself alone, unless the other operand's class says otherwise.

    Its method is given an Optional: that it fails with None is seen when it runs.
    """
    other = left if right.type == NONE else right
    if not isinstance(other.type, (Class, Optional)) or not _has_equality(cx, other.type):
        return same_object(cx, "is" if op == "==" else "is not", left, right, node)
    if isinstance(other.type, Optional):
        return _compare_optional(cx, op, other, Convert(none_literal(node), type=other.type, node=node), node)
    none = Convert(none_literal(node), type=Optional(other.type), node=node)
    made = _asked_for_equality(cx, op, other, none, node, as_test=as_test)
    return made if made is not None else bool_literal(op == "!=", node)


def _asked_for_equality(
    cx: Checker, op: str, value: Expr, none: Expr, node: ast.AST, *, as_test: bool
) -> Expr | None:
    """What the class of a value says of None, by `__eq__` or `__ne__`; None where it takes no None."""
    if op == "!=":
        return _unequal(cx, [(value, "__ne__", none)], value, none, node, as_test=as_test)
    calls, different = [(value, "__eq__", none)], bool_literal(False, node)
    return ask(cx, calls, value, none, lambda x, y: different, node, is_comparison=True, as_test=as_test)


def _has_equality(cx: Checker, type_: Type) -> bool:
    """Whether a class of the program says what its objects are equal to."""
    class_ = type_.inner if isinstance(type_, Optional) else type_
    found = cx.world.method(class_, "__eq__") if isinstance(class_, Class) else None
    return found is not None and found[1].module.source.is_app and not found[1].is_made


def _compare_unions(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, as_test: bool) -> Expr:
    """A comparison where an operand is one of a union: in a function where there are many combinations, or no end."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.fitting import accepts
    from pyuk.compiler.check.expressions.unions import MAX_INLINE, members

    sides = [members(cx, side.type) for side in (left, right)]
    combinations = len(sides[0]) * len(sides[1])
    may_be_nested = left.type == right.type and any(namedtuples.record_in(member) for member in sides[0])
    path = OUT_OF_LINE.get(op)
    is_equality = op in ("==", "!=")
    is_object = isinstance(left.type, AnyObject) or isinstance(right.type, AnyObject)
    of_its_own = cx.instance.params in ((left.type, right.type), (OBJECT, right.type))
    is_there = cx.info.symbol == path and of_its_own and not cx.of_items
    is_long = combinations > MAX_INLINE or (is_object and cx.of_items)  # objects may be tuples of objects
    if path is not None and (is_long or may_be_nested) and not is_there:
        left, right = _as_objects(cx, left, right)
        found = call_runtime(cx, path, [settled(cx, left), settled(cx, right)], node)
        return negated(found) if op == "!=" else found
    name = COMPARISONS[op][0]
    if isinstance(left.type, Class) and accepts(cx, left.type, name, [right]):
        answer = call_method(cx, left, name, [right], node)
        if answer.type != NOT_IMPLEMENTED and not isinstance(answer.type, Attempt):
            return truth(cx, answer) if as_test else answer

    def operate(one: Expr, other: Expr) -> Expr:
        if is_object and not is_equality and _are_alike(cx, one.type, other.type):
            ask_order(cx, one.type, other.type, node, lambda x, y: compare(cx, op, x, y, node))
        return compare(cx, op, one, other, node, as_test=as_test)

    def unrelated(one: Expr, other: Expr) -> Expr:
        return bool_literal(op == "!=", node) if is_equality else attempts.refused(cx, op, one, other, node, order=True)

    is_decided = is_equality or (is_object and cx.info.module.name == OF_OBJECTS)
    on = on_unions if isinstance(left.type, Union) else on_right_union
    asked = ("__eq__", "__ne__") if is_equality else (name, COMPARISONS[COMPARISONS[op][1]][0])
    return on(cx, left, right, node, operate, Unrelated(asked, unrelated) if is_decided else None)


def _are_alike(cx: Checker, left: Type, right: Type) -> bool:
    """Whether both are of one container whose items have to have an order: not where each pair is asked for itself."""
    if not isinstance(left, Class) or not isinstance(right, Class) or left.info is not right.info:
        return False
    return not _are_unlike_lists(cx, left, right)


def _are_unlike_lists(cx: Checker, left: Type, right: Type) -> bool:
    """Whether both are lists, of items of unlike types, whose order is found out item by item."""
    lists = cx.world.builtin_class("list")
    both = isinstance(left, Class) and isinstance(right, Class) and left.info is lists and right.info is lists
    return both and left != right


def _as_objects(cx: Checker, left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """Values of unions with tuples as `object`s: a program has many such unions, each of which may meet each."""
    types = (left.type, right.type)
    if not all(isinstance(each, Union) for each in types):
        return left, right
    if not any(isinstance(each, AnyObject) or tuple_depth(each) for each in types):
        return left, right
    return coerce(cx, left, OBJECT, "the operand", None), coerce(cx, right, OBJECT, "the operand", None)


def _compare_numbers(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    if left.type == BOOL and right.type == BOOL:
        return Comparison(op, to_int(left), to_int(right), type=BOOL, node=node)
    if FLOAT not in (left.type, right.type):
        left, right = to_int(left), to_int(right)
        return _decided(op, left, right, node) or Comparison(op, left, right, type=BOOL, node=node)
    if left.type != right.type:
        exact = _compare_mixed(cx, op, left, right, node)
        if exact is not None:
            return exact
    return Comparison(op, to_float(cx, left), to_float(cx, right), type=BOOL, node=node)


def _decided(op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """A comparison of two literals."""
    if isinstance(left, Literal) and isinstance(right, Literal):
        results = {
            "==": operator.eq,
            "!=": operator.ne,
            "<": operator.lt,
            "<=": operator.le,
            ">": operator.gt,
            ">=": operator.ge,
        }
        return bool_literal(results[op](left.value, right.value), node)
    return None


def _compare_mixed(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """An int against a float: exact, also beyond 2**53, where the int does not fit a float."""
    int_side = right if left.type == FLOAT else left
    range_ = to_int(int_side).type
    assert isinstance(range_, Int)
    if range_.lo >= -(1 << 53) and range_.hi <= 1 << 53:
        return None
    flipped = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
    path = "pyuk.builtins.number.compare_with_float"
    if left.type == FLOAT:
        again, bindings = once(cx, left)
        order = call_runtime(cx, path, [narrow(cx, right, INT), again], node)
        return wrap(
            bindings,
            Comparison(flipped.get(op, op), order, int_literal(0, node), type=BOOL, node=node)
            if op in ("==", "!=")
            else _ordered(flipped[op], order, node, cx),
        )
    order = call_runtime(cx, path, [narrow(cx, left, INT), right], node)
    if op in ("==", "!="):
        return Comparison(op, order, int_literal(0, node), type=BOOL, node=node)
    return _ordered(op, order, node, cx)


def _ordered(op: str, order: Expr, node: ast.AST, cx: Checker) -> Expr:
    """-1, 0, 1 against 0; 2 stands for a nan, for which every order is false."""
    again, bindings = once(cx, order)
    comparable = Comparison("!=", again, int_literal(2, node), type=BOOL, node=node)
    held = Comparison(op, again, int_literal(0, node), type=BOOL, node=node)
    return wrap(bindings, Both("and", comparable, held, type=BOOL, node=node))


def _same(cx: Checker, stored: Expr, other: Expr, node: ast.AST) -> Expr:
    """Whether two items of containers are one: the same object, or equal."""
    from pyuk.compiler.check.operators.hashing import same_key

    return same_key(cx, stored, other, node)


def _compare_tuples(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    around, cx.of_items = cx.of_items, True
    try:
        return _compare_items(cx, op, left, right, node)
    finally:
        cx.of_items = around


def _compare_items(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    assert isinstance(left.type, Tuple) and isinstance(right.type, Tuple)
    a, bound = once(cx, left)
    b, bound_right = once(cx, right)
    pairs = list(zip(left.type.items, right.type.items, strict=False))
    items = [
        (TupleItem(a, i, type=x, node=node), TupleItem(b, i, type=y, node=node))
        for i, (x, y) in enumerate(pairs)
    ]
    sizes = (len(left.type.items), len(right.type.items))
    if op in ("==", "!="):
        result: Expr = bool_literal(sizes[0] == sizes[1], node)
        if sizes[0] == sizes[1]:
            for x, y in items:
                same = _same(cx, x, y, node)
                result = (
                    same if isinstance(result, Literal) else Both("and", result, same, type=BOOL, node=node)
                )
        result = negated(result) if op == "!=" else result
        return wrap([*bound, *bound_right], result)
    result = _decided(op, int_literal(sizes[0], node), int_literal(sizes[1], node), node) or bool_literal(
        False, node
    )
    for x, y in reversed(items):
        same = _same(cx, x, y, node)
        result = choice(same, result, _order_of_items(cx, op, x, y, node), BOOL)
    return wrap([*bound, *bound_right], result)


def _order_of_items(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Items of tuples are asked for their order only where all items before them are equal: it may be missing."""
    try:
        return compare(cx, op, left, right, node)
    except Problem as problem:
        if problem.diagnostic.code != "PK0220":
            raise
        return attempts.refused(cx, op, left, right, node, order=True)


def check_in_order(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """pyuk.lang.keys.in_order()."""
    order, left, right = node.args
    assert isinstance(order, ast.Constant) and isinstance(order.value, str)
    return _order_of_items(cx, order.value, cx.expr(left), cx.expr(right), node)


def _compare_objects(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, as_test: bool) -> Expr:
    from pyuk.compiler.check.operators.setops import compare_views, order_of_other_items

    views = compare_views(cx, op, left, right, node)
    if views is not None:
        return views
    name, _ = COMPARISONS[op]
    flipped = {"<": "__gt__", ">": "__lt__", "<=": "__ge__", ">=": "__le__", "==": "__eq__", "!=": "__ne__"}[
        op
    ]
    if isinstance(left.type, Optional) or isinstance(right.type, Optional):
        return _compare_optional(cx, op, left, right, node)
    if op != "==":

        def again(one: Expr, other: Expr) -> Expr:
            return compare(cx, op, one, other, node, as_test=as_test)

        below = by_left_below(cx, name, left, right, again, node)
        below = below or by_right_below(cx, flipped, left, right, again, node)
        if below is not None:
            return below
    calls = [(left, name, right), (right, flipped, left)][: 1 if equality.answers(cx) else 2]
    if plainvalues.goes_on(cx, left, right, (name,), flipped, compared=True):
        found = _plain_in_the_end(cx, op, calls, left, right, node, as_test=as_test)
        if found is not None:
            return found
    if op == "!=":
        found = _unequal(cx, calls, left, right, node, as_test=as_test)
    else:

        def last(one: Expr, other: Expr) -> Expr:
            if op == "==":
                return _default_equality(cx, op, one, other, node)
            return attempts.refused(cx, op, one, other, node, order=True)

        found = ask(cx, calls, left, right, last, node, is_comparison=True, as_test=as_test)
    if found is not None:
        return found
    if op in ("==", "!="):
        return _default_equality(cx, op, left, right, node)
    sets = order_of_other_items(cx, op, left, right, node)
    if sets is not None:
        return sets
    if _are_unlike_lists(cx, left.type, right.type):
        path = f"pyuk.builtins.unions.{'less' if op in ('<', '<=') else 'greater'}_lists"
        return call_runtime(cx, path, [settled(cx, left), settled(cx, right), bool_literal("=" in op, node)], node)
    if left.type == right.type == NONE and not cx.is_app:  # the library sorts what is empty for all that is known
        return attempts.refused(cx, op, left, right, node, order=True)
    cx.fail(
        "PK0220",
        node,
        f"`{op}` does not work on {described(left.type)} and {described(right.type)}",
        why=f"neither has a method for `{op}` with the other",
        fix=conversion_hint(op, left, right),
        cpython=f"TypeError: '{op}' not supported between instances of "
        f"'{operand_name(left.type)}' and '{operand_name(right.type)}'",
    )
    raise AssertionError


def _plain_in_the_end(
    cx: Checker, op: str, calls: list[tuple[Expr, str, Expr]], left: Expr, right: Expr, node: ast.AST, *, as_test: bool
) -> Expr | None:
    """A comparison by the methods of the program's classes, and by the plain values where none of them answers."""

    def last(one: Expr, other: Expr) -> Expr:
        return compare(cx, op, plainvalues.plain(cx, one), plainvalues.plain(cx, other), node)

    return ask(cx, calls, left, right, last, node, is_comparison=True, as_test=as_test)


def _unequal(
    cx: Checker, calls: list[tuple[Expr, str, Expr]], left: Expr, right: Expr, node: ast.AST, *, as_test: bool
) -> Expr | None:
    """`!=`: by `__ne__` where a class has it, else the opposite of what `__eq__` answers."""

    def asked(calls: list[tuple[Expr, str, Expr]], op: str, as_test: bool) -> Expr | None:
        def last(one: Expr, other: Expr) -> Expr:
            return _default_equality(cx, op, one, other, node)

        return ask(cx, calls, left, right, last, node, is_comparison=True, as_test=as_test)

    if any(isinstance(side.type, Class) and cx.world.method(side.type, "__ne__") for side in (left, right)):
        return asked(calls, "!=", as_test)
    found = asked([(receiver, "__eq__", argument) for receiver, _, argument in calls], "==", True)
    return None if found is None else negated(found)


def _default_equality(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Without __eq__, objects are equal when they are the same; values of unlike types never are."""
    one, other = left.type, right.type
    same = isinstance(one, Class) and isinstance(other, Class) and one.info is other.info
    if same and one != other and isinstance(one, Class) and isinstance(other, Class):
        path = _equality_of_unlike(cx, one, other)
        if path is not None:
            equal = call_runtime(cx, path, [left, right], node)
            return negated(equal) if op == "!=" else equal
    for side in (one, other):
        if (
            isinstance(side, Class)
            and _compares_itself(cx, side)
            and (same or side.info.module.source.is_app)
            and not _keeps_identity(cx, side)
        ):
            _refuse_equality(cx, op, side, left, right, node)
    if isinstance(one, (Class, Struct)) and isinstance(other, (Class, Struct)):
        if one == other or cx.world.join(one, other) is not None:
            for side in (one, other):
                _refuse_inequality_below(cx, side, node)
            asked = equality.by_objects(cx, left, right, node)
            if asked is not None:
                return negated(asked) if op == "!=" else asked
        return Comparison("is" if op == "==" else "is not", left, right, type=BOOL, node=node)
    bindings: list[tuple[object, Expr]] = [
        (cx.temporary(value.type), value) for value in (settled(cx, left), settled(cx, right))
    ]
    return wrap(bindings, bool_literal(op == "!=", node))


def _equality_of_unlike(cx: Checker, one: Class, other: Class) -> str | None:
    """What compares two containers of one class whose items are of unlike types."""
    if one.info is not cx.world.builtin_class(one.info.name):
        return None
    match one.info.name:
        case "list":
            return "pyuk.builtins.unions.equal_lists"
        case "tuple":
            return "pyuk.builtins.unions.equal_tuples"
        case "set":
            return "pyuk.builtins.unions.equal_sets"
        case "dict":
            same_keys = one.args[0] == other.args[0]
            return f"pyuk.builtins.unions.equal_{'' if same_keys else 'unlike_'}dicts"
    return None


def _compares_itself(cx: Checker, class_: Class) -> bool:
    return cx.world.method(class_, "__eq__") is not None


def _refuse_equality(cx: Checker, op: str, class_: Class, left: Expr, right: Expr, node: ast.AST) -> None:
    """A method that compares is called in CPython with whatever it is compared with."""
    other = right.type if left.type == class_ else left.type
    cx.fail(
        "PK0221",
        node,
        f"the `__eq__` of `{class_}` takes no {operand_name(other)}",
        why="its annotation says what it compares with",
        cpython="the method is called all the same, and may fail in there",
        fix="annotate its parameter `other: object`, and test it with isinstance() in there"
        if class_.info.module.source.is_app
        else conversion_hint(op, left, right) or "compare values of one type",
    )


def _refuse_inequality_below(cx: Checker, type_: Type, node: ast.AST) -> None:
    """A class without __ne__ whose objects may be of one that has it: asking each object is not supported."""
    from pyuk.compiler.check.operators.hashing import overriding

    lacks = isinstance(type_, Class) and cx.world.method(type_, "__ne__") is None
    below = overriding(cx, type_, "__ne__") if isinstance(type_, Class) and lacks else []
    if below:
        cx.fail(
            "PK0221",
            node,
            f"{described(type_)} has no `__ne__`, but `{below[0]}`, which may be meant, has one",
            cpython="each object is asked",
            why="what `!=` means here has to be known for every object",
            fix=f"leave the `__ne__` of `{below[0]}` out: `!=` is the opposite of `==`",
        )


def _keeps_identity(cx: Checker, type_: Type) -> bool:
    """Whether objects of a class of the program are equal to themselves, and to nothing of another type."""
    if not isinstance(type_, Class) or not type_.info.module.source.is_app:
        return False
    found = cx.world.method(type_, "__eq__")
    if found is None or found[1].is_made:
        return True
    params = found[1].node.args.args  # type: ignore[union-attr]
    return len(params) == 2 and params[1].annotation is None  # it was asked, and did not answer


def _order_optional(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """None has no order: where one side is None, it is the TypeError that names both."""
    from pyuk.compiler.check.expressions.unions import any_of

    a, bound = once(cx, left)
    b, bound_right = once(cx, right)
    there = [Reinterpret(v, type=v.type.inner, node=node) if isinstance(v.type, Optional) else v for v in (a, b)]
    held = compare(cx, op, there[0], there[1], node)
    none = none_literal(node)
    tests: list[Expr] = [
        Comparison("is", v, none, type=BOOL, node=node) for v in (a, b) if isinstance(v.type, Optional)
    ]
    error = Reinterpret(attempts.refused(cx, op, a, b, node, order=True), type=held.type, node=node)
    return wrap([*bound, *bound_right], choice(any_of(tests, node), error, held, held.type))


def _compare_optional(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Where both are there they are compared as such; where one is None, the class of the other one is asked."""
    if op not in ("==", "!="):
        return _order_optional(cx, op, left, right, node)
    a, bound = once(cx, left)
    b, bound_right = once(cx, right)
    result = compare(cx, "==", _present(a, node), _present(b, node), node)
    for one, other in ((b, a), (a, b)):
        if isinstance(one.type, Optional):
            missing = Comparison("is", one, none_literal(node), type=BOOL, node=node)
            alone: Expr = bool_literal(False, node)
            if _has_equality(cx, other.type):
                alone = _asked_for_equality(cx, "==", _present(other, node), one, node, as_test=True) or alone
            if isinstance(other.type, Optional):
                too = Comparison("is", other, none_literal(node), type=BOOL, node=node)
                alone = choice(too, bool_literal(True, node), alone, BOOL)
            result = choice(missing, alone, result, BOOL)
    return wrap([*bound, *bound_right], negated(result) if op == "!=" else result)


def _present(value: Expr, node: ast.AST) -> Expr:
    return Reinterpret(value, type=value.type.inner, node=node) if isinstance(value.type, Optional) else value
