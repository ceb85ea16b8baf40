"""Tests for a value's class: isinstance(), issubclass(), `type(x) is C`, callable(), type(x).__name__."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.functions import same_function
from pyuk.compiler.check.declare import abstractclasses, enums
from pyuk.compiler.check.expressions.conversions import choice, negated, once, settled, wrap
from pyuk.compiler.check.expressions.longtuples import is_long
from pyuk.compiler.check.expressions.unions import any_of, common, dispatch, held, is_member, members
from pyuk.compiler.check.model.tree import (
    Both,
    Comparison,
    Expr,
    Intrinsic,
    IsInstance,
    Literal,
    Reinterpret,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    NONE,
    OBJECT,
    AnyObject,
    Callable,
    Class,
    ClassOf,
    FunctionSet,
    Int,
    LangValue,
    Optional,
    Pool,
    Tuple,
    Type,
    TypeValue,
    Union,
    ancestors,
    described,
    is_function,
    is_subclass,
    members_of,
    python_module,
    python_name,
)
from pyuk.compiler.check.operators import identity
from pyuk.compiler.check.operators.hashing import overriding
from pyuk.compiler.check.statements import exctypes

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

ANY_TUPLE = Tuple(())  # as the second argument of isinstance()


def wanted_types(cx: Checker, node: ast.expr, of: Type = NEVER) -> list[Type]:
    """The types that the second argument of isinstance() names: a class, a tuple of such, a union.

    of: the type of the value, whose own types stand for an abstract class (check/declare/abstractclasses.py).
    """
    match node:
        case ast.Tuple(elts):
            return [type_ for each in elts for type_ in wanted_types(cx, each, of)]
        case ast.BinOp(left, ast.BitOr(), right):
            return [*wanted_types(cx, left, of), *wanted_types(cx, right, of)]
        case ast.Constant(None):
            return [NONE]
        case ast.Call(ast.Name("type"), [ast.Constant(None)]) if cx.is_builtin("type"):
            return [NONE]
        case ast.Name("tuple") if cx.is_builtin("tuple"):
            long = cx.world.library_class("pyuk.builtins.tuple.tuple")
            return [ANY_TUPLE, Class(long, long.type_params)]
    named = cx.expr(node).type
    if named == LangValue("builtins.object"):
        return [OBJECT]
    known = _known_types(cx, named, of)
    if known is not None:
        return known
    cx.fail(
        "PK0249",
        node,
        f"isinstance() needs a class, and this is {described(named)}",
        why="it asks whether a value is one of the class's objects",
        cpython="TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union",
        fix="write the class's name, without quotes",
    )
    raise AssertionError


def _known_types(cx: Checker, named: Type, of: Type) -> list[Type] | None:
    """The types that a value stands for which is a class, or a tuple of classes; None for any other."""
    if isinstance(named, TypeValue):
        types = list(members_of(named.type))
        return [ANY_TUPLE, *types] if any(map(_is_any_tuple, types)) else types
    if not isinstance(named, Tuple):
        return abstractclasses.instances(cx, named, of)
    found = [_known_types(cx, item, of) for item in named.items]
    return None if None in found else [type_ for each in found for type_ in each or ()]


def _is_any_tuple(type_: Type) -> bool:
    """Whether it is what the name `tuple` stands for by itself."""
    return isinstance(type_, Class) and is_long(type_) and type_.args == type_.info.type_params


def is_instance(cx: Checker, value: Expr, class_node: ast.expr, node: ast.AST) -> Expr:
    """isinstance(value, ...) for a checked value."""
    again, bindings = once(cx, value)
    if isinstance(class_node, (ast.Name, ast.Attribute, ast.Subscript)):
        kept = _of_kept_class(cx, again, class_node, node)
        if kept is not None:
            return wrap(bindings, kept)
    wanted = wanted_types(cx, class_node, value.type)
    return wrap(bindings, any_of([is_one(cx, again, each, class_node) for each in wanted], node))


def may_keep_class(cx: Checker, node: ast.expr) -> bool:
    """Whether an expression may give one class or another, which is known when the program runs."""
    if not isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
        return False
    if isinstance(node, ast.Name) and cx.is_builtin(node.id):
        return False
    type_ = cx.world.resolve(cx.expr(node).type)
    return isinstance(type_, (Union, Callable, FunctionSet, Pool))


def _of_kept_class(cx: Checker, value: Expr, class_node: ast.expr, node: ast.AST) -> Expr | None:
    """Whether the value is an instance of a class that a variable or a container keeps; None of one that is known.

    It may keep tuples of classes as well.
    """
    from pyuk.compiler.check.attributes import keptclasses

    if not may_keep_class(cx, class_node):
        return None
    named = cx.expr(class_node)

    def of_one(each: Expr) -> Expr:
        wanted = _known_types(cx, each.type, value.type)
        if wanted is None:
            wanted = wanted_types(cx, class_node, value.type)  # the mistake that it is
        return any_of([is_one(cx, value, type_, class_node) for type_ in wanted], node)

    def of_part(each: Expr) -> Expr:
        return keptclasses.dispatch(cx, each, node, of_one) or of_one(each)

    parts = members_of(named.type)
    if len(parts) == 1:
        return keptclasses.dispatch(cx, named, node, of_one)
    is_known = all(is_function(each) or _known_types(cx, each, value.type) is not None for each in parts)
    return dispatch(cx, named, node, of_part, result=BOOL) if is_known else None


def is_one(cx: Checker, value: Expr, wanted: Type, node: ast.AST) -> Expr:
    """Whether a value, a variable's or a constant, is an instance of the one type."""
    type_ = cx.world.resolve(value.type)
    if wanted == OBJECT:
        return bool_literal(True, node)
    if isinstance(type_, Union):
        return _is_one_of_union(cx, value, type_, wanted, node)
    base = type_.inner if isinstance(type_, Optional) else type_
    if isinstance(base, Class) and isinstance(wanted, Class) and is_generic(wanted):
        return _is_generic(cx, value, base, wanted, node)
    if wanted == NONE and isinstance(type_, Optional):
        return Comparison("is", value, none_literal(node), type=BOOL, node=node)
    found = common(cx, base, wanted)
    if found is not None and not found[1] and isinstance(wanted, Class):
        return IsInstance(value, wanted, type=BOOL, node=node)
    if found is not None and isinstance(type_, Optional):
        return Comparison("is not", value, none_literal(node), type=BOOL, node=node)
    return bool_literal(found is not None, node)


def _is_one_of_union(cx: Checker, value: Expr, type_: Union, wanted: Type, node: ast.AST) -> Expr:
    tests: list[Expr] = []
    certain = 0
    parts = members(cx, type_)
    for member in parts:
        found = common(cx, member, wanted)
        if found is None:
            continue
        certain += found[1]
        if found[1]:
            tests.append(is_member(cx, value, member, node))
        elif isinstance(found[0], Class):
            tests.append(IsInstance(value, found[0], type=BOOL, node=node))
    if certain == len(parts) and not isinstance(type_, AnyObject):
        return bool_literal(True, node)
    return any_of(tests, node)


def _is_generic(cx: Checker, value: Expr, base: Class, wanted: Class, node: ast.AST) -> Expr:
    """isinstance() of a generic class, whose type arguments CPython does not look at."""
    if any(ancestor.info is wanted.info for ancestor in ancestors(base)):
        if isinstance(value.type, Optional):
            return Comparison("is not", value, none_literal(node), type=BOOL, node=node)
        return bool_literal(True, node)
    if any(ancestor.info is base.info for ancestor in ancestors(wanted)):
        cx.fail(
            "PK0249",
            node,
            f"isinstance() of the generic class `{wanted.info.name}` is not supported here",
            why="each choice of type arguments is a class of its own in the image",
            cpython="type arguments are not looked at",
            fix=f"give `{base.info.name}` a method that tells",
        )
    return bool_literal(False, node)


# --- type(x) -----------------------------------------------------------------------------------------


def is_exactly(cx: Checker, member: Type, wanted: Type) -> bool | None:
    """Whether a value of type `member` is of the class `wanted` itself; None where that is known at run time only."""
    if isinstance(member, Class) and isinstance(wanted, Class):
        if shown_alike(member, wanted) if is_generic(wanted) else member == wanted:
            return None if member.info.subclasses else True
        is_below = any(above.info is member.info for above in ancestors(wanted))
        return None if is_below and (is_generic(wanted) or is_subclass(wanted, member)) else False
    if isinstance(member, Tuple) and (wanted == ANY_TUPLE or is_long(wanted)):
        return True
    if isinstance(member, Int) and isinstance(wanted, Int):
        return True
    return member == wanted


def is_generic(type_: Class) -> bool:
    """Whether it is a generic class as its name alone means it."""
    return bool(type_.args) and type_.args == type_.info.type_params


def shown_alike(left: Class, right: Class) -> bool:
    """Whether two classes are one for the program: one of the library's may say that it is another."""
    shown = [(python_module(each.info.stated_module), each.info.stated_name) for each in (left, right)]
    return left.info is right.info or (shown[0] == shown[1] and not left.info.module.source.is_app)


def type_is(cx: Checker, value: Expr, wanted: Type, node: ast.AST) -> Expr:
    """`type(value) is wanted`."""
    again, bindings = once(cx, value)
    parts = members(cx, value.type)
    tests: list[Expr] = []
    for member in parts:
        exact = is_exactly(cx, member, wanted)
        present = bool_literal(True, node) if len(parts) == 1 else is_member(cx, again, member, node)
        if exact:
            tests.append(present)
        elif exact is None and isinstance(wanted, Class):
            below = cx.world.classes_below(member, cx.instance) if isinstance(member, Class) else []
            meant = [each for each in below if shown_alike(each, wanted)] if is_generic(wanted) else [wanted]
            infos: list[Expr] = [Intrinsic("is_exactly", [again], each, type=BOOL, node=node) for each in meant]
            tests.append(_both(present, any_of(infos, node), node))
    return wrap(bindings, any_of(tests, node))


def _both(one: Expr, other: Expr, node: ast.AST) -> Expr:
    if isinstance(one, Literal):
        return other if one.value else one
    if isinstance(other, Literal):
        return one if other.value else other
    return Both("and", one, other, type=BOOL, node=node)


def check_type(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """type(x): the class, where it is known; else the object, as one whose class is asked for."""
    if len(node.args) != 1 or node.keywords:
        return identity.check_type(cx, node, expected)
    return identity.class_of(cx, cx.expr(node.args[0]), node)


def compare_classes(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`type(x) is C`, `type(x) == type(y)`; None where no class of a value is compared."""
    if isinstance(right.type, ClassOf) and not isinstance(left.type, ClassOf):
        left, right = right, left
    if op not in ("is", "is not", "==", "!=") or not isinstance(left.type, ClassOf):
        return None
    one, bindings = held(cx, identity.object_of(left), Literal(None, type=NONE, node=node))
    if isinstance(right.type, ClassOf):
        other, bound = held(cx, identity.object_of(right))
        same = wrap([*bindings, *bound], same_class(cx, one, other, node))
    elif isinstance(right.type, TypeValue):
        same = wrap(bindings, type_is(cx, one, right.type.type, node))
    elif is_function(right.type):
        class_ = identity.class_object(cx, Reinterpret(one, type=ClassOf(one.type), node=node))
        same = wrap(bindings, same_function(cx, "is", class_, right, node))
    else:
        same = wrap([*bindings, (cx.temporary(right.type), right)], bool_literal(False, node))
    return same if op in ("is", "==") else negated(same)


def same_class(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`type(left) is type(right)`, by each pair of types that the two may be of."""
    tests: list[Expr] = []
    parts = [members(cx, each.type) for each in (left, right)]
    for one in parts[0]:
        for other in parts[1]:
            same = _same_pair(cx, left, one, right, other, node)
            if isinstance(same, Literal) and not same.value:
                continue
            for value, member, count in ((left, one, len(parts[0])), (right, other, len(parts[1]))):
                same = _both(bool_literal(True, node) if count == 1 else is_member(cx, value, member, node), same, node)
            tests.append(same)
    return any_of(tests, node)


def _same_pair(cx: Checker, left: Expr, one: Type, right: Expr, other: Type, node: ast.AST) -> Expr:
    if isinstance(one, Class) and isinstance(other, Class):
        if shown_alike(one, other) and not one.info.subclasses:
            return bool_literal(True, node)
        if one.info.type_params or other.info.type_params:
            return _same_generic(cx, left, one, right, other, node)
        if is_subclass(one, other) or is_subclass(other, one):
            return Intrinsic("same_class", [left, right], type=BOOL, node=node)
        return bool_literal(False, node)
    if isinstance(one, (Int, Tuple)) and type(one) is type(other):
        return bool_literal(True, node)
    return bool_literal(one == other, node)


def _same_generic(cx: Checker, left: Expr, one: Class, right: Expr, other: Class, node: ast.AST) -> Expr:
    """Whether the two objects are of one class, whatever its arguments are."""
    tests = []
    for each in cx.world.classes_below(one, cx.instance):
        for alike in cx.world.classes_below(other, cx.instance):
            if shown_alike(each, alike):
                is_each = Intrinsic("is_exactly", [left], each, type=BOOL, node=node)
                is_alike = Intrinsic("is_exactly", [right], alike, type=BOOL, node=node)
                tests.append(_both(is_each, is_alike, node))
    return any_of(tests, node)


def class_text(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """str(type(x)): `<class 'int'>`, by each class that the object may be of."""
    if isinstance(value.type, TypeValue):
        return Literal(text_of_class(value.type.type), type=cx.world.class_type("str"), node=node)
    again, bindings = held(cx, identity.object_of(value))
    parts = members(cx, again.type)

    def text_of(member: Expr) -> Expr:
        shown = literal_of(text_of_class(member.type))
        if not isinstance(member.type, Class):
            return shown
        for below in cx.world.classes_below(member.type, cx.instance):
            if below.info is not member.type.info:
                exact = Intrinsic("is_exactly", [member], below, type=BOOL, node=node)
                shown = choice(exact, literal_of(text_of_class(below)), shown, text)
        return shown

    def literal_of(shown: str) -> Expr:
        return Literal(shown, type=text, node=node)

    text = cx.world.class_type("str")
    if len(parts) == 1:
        return wrap(bindings, text_of(again))
    return wrap(bindings, dispatch(cx, again, node, text_of))


def text_of_class(type_: Type) -> str:
    """The text of a class, as its metaclass makes it."""
    is_enum = isinstance(type_, Class) and enums.enumeration(TypeValue(type_)) is not None
    shown = python_name(type_) if is_enum else _class_name(type_)
    return f"<{'enum' if is_enum else 'class'} '{shown}'>"


def _class_name(type_: Type) -> str:
    """The name of a class with its module, as CPython shows it."""
    if isinstance(type_, Class) and (home := python_module(type_.info.stated_module)) != "builtins":
        return f"{home}.{type_.info.stated_name}"
    return type_.info.stated_name if isinstance(type_, Class) else python_name(type_)


# --- hasattr(), getattr(), callable(), issubclass() ---------------------------------------------------


def check_callable(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """callable(x)."""
    value = settled(cx, cx.expr(node.args[0]))
    again, bindings = once(cx, value)
    parts = members(cx, value.type)
    tests = [_is_callable(cx, again, each, node) for each in parts]
    if len(parts) > 1:
        tests = [_both(is_member(cx, again, each, node), test, node) for each, test in zip(parts, tests, strict=True)]
    return wrap(bindings, any_of(tests, node))


def _is_callable(cx: Checker, value: Expr, type_: Type, node: ast.AST) -> Expr:
    """Whether a value of one type can be called, which may depend on the class of the object."""
    if can_be_called(cx, type_) or not isinstance(type_, Class):
        return bool_literal(can_be_called(cx, type_), node)
    below = overriding(cx, type_, "__call__")
    return any_of([IsInstance(value, each, type=BOOL, node=node) for each in below], node)


def can_be_called(cx: Checker, type_: Type) -> bool:
    """Whether all values of the type can be called."""
    if isinstance(type_, Class):
        return cx.world.method(type_, "__call__") is not None
    return is_function(type_) or isinstance(type_, ClassOf)


def may_be_called(cx: Checker, type_: Type) -> bool:
    """Whether some value of the type can be called."""
    return can_be_called(cx, type_) or (isinstance(type_, Class) and bool(overriding(cx, type_, "__call__")))


def check_issubclass(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """issubclass(A, B) of classes that are named, or of a value's."""
    from pyuk.compiler.check.calls.builtin_calls import check_arity

    check_arity(cx, node, "issubclass", 2, 2)
    value = cx.expr(node.args[0])
    if value.type == NEVER or exctypes.is_class_object(cx, cx.world.resolve(value.type)):
        return exctypes.check_issubclass(cx, node, expected)
    if isinstance(value.type, ClassOf):
        return is_instance(cx, identity.object_of(value), node.args[1], node)
    from pyuk.compiler.check.attributes import keptclasses

    kept = keptclasses.dispatch(cx, value, node, lambda each: _derives(cx, each, node))
    return kept if kept is not None else _derives(cx, value, node)


def _derives(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    """Whether one class derives from what the second argument of issubclass() names."""
    if not isinstance(value.type, TypeValue):
        cx.fail(
            "PK0249",
            node.args[0],
            f"issubclass() needs a class, and this is {described(value.type)}",
            why="it asks whether one class derives from another",
            cpython="TypeError: issubclass() arg 1 must be a class",
            fix="use isinstance() for a value",
        )
        raise AssertionError
    found = [common(cx, value.type.type, each) for each in wanted_types(cx, node.args[1], value.type.type)]
    return bool_literal(any(one is not None and one[1] for one in found), node)
