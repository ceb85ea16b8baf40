"""What can be asked of a function as a value: whether two are the same one, and its names."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.callables import members_of
from pyuk.compiler.check.calls.closures import BOUND
from pyuk.compiler.check.expressions.conversions import choice, negated, once, settled, wrap
from pyuk.compiler.check.expressions.unions import any_of, dispatch
from pyuk.compiler.check.model.declarations import FunctionInfo, Global
from pyuk.compiler.check.model.tree import (
    Comparison,
    Expr,
    Intrinsic,
    IsInstance,
    Literal,
    Load,
    MakeTuple,
    Place,
    Reinterpret,
    StaticClosure,
    TupleItem,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    KNOWN_FUNCTIONS,
    U64,
    Callable,
    Class,
    FunctionSet,
    FunctionValue,
    LangValue,
    Optional,
    Pool,
    Tuple,
    Type,
    TypeValue,
    Union,
    described,
    is_function,
    python_name,
)
from pyuk.compiler.check.operators.reflected import both

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

FUNCTOOLS = "pyuk.stdlib.functools"
PARTIAL = f"{FUNCTOOLS}.partial.<locals>.call"
# Attributes of functions that functools makes: variables which these have taken from around.
BESIDE = ("cache_info", "cache_clear", "cache_parameters", "__wrapped__", "func", "args")
# Where a closure object's TypeInfo has what every function says of itself.
NAMES = {"__name__": "type_name", "__qualname__": "type_module"}
DOC = "__doc__"


def same_function(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`is`, `is not` of two values one of which is a function or class."""
    one, bindings = once(cx, left)
    other, more = once(cx, right)
    bound = [*bindings, *more]
    types = [cx.world.resolve(side.type) for side in (one, other)]
    is_same = op == "is"
    if any(not is_function(_present(t)) for t in types):
        return wrap(bound, bool_literal(not is_same, node))
    is_made = isinstance(types[0], FunctionValue) and types[0].info.nested is not None
    if all(isinstance(t, KNOWN_FUNCTIONS) for t in types) and (types[0] != types[1] or not is_made):
        return wrap(bound, bool_literal((types[0] == types[1]) == is_same, node))
    return wrap(bound, Comparison(op, as_reference(cx, one), as_reference(cx, other), type=BOOL, node=node))


def equal_functions(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`==`, `!=`: the same function, or the same method of the same object."""
    one, bindings = once(cx, left)
    other, more = once(cx, right)
    tests = [same_function(cx, "is", one, other, node)]
    if all(is_function(_present(cx.world.resolve(side.type))) for side in (one, other)):
        tests += _same_methods(cx, one, other, node)
    same = any_of(tests, node)
    return wrap([*bindings, *more], same if op == "==" else negated(same))


def _present(type_: Type) -> Type:
    return type_.inner if isinstance(type_, Optional) else type_


def as_reference(cx: Checker, value: Expr) -> Expr:
    """A function as a reference to its closure object, by which it is told from others."""
    cx.world.functions_compared = True
    type_ = cx.world.resolve(value.type)
    if not isinstance(type_, KNOWN_FUNCTIONS):
        return value
    return StaticClosure(value, type_, type=FunctionSet(frozenset((type_,))), node=value.node)


# --- bound methods, of which each `object.method` makes a new one ---


def _same_methods(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> list[Expr]:
    """Tests for all pairs of bound methods that two values may be: whether they are one, of one object."""
    tests: list[Expr] = []
    for one in _bound_methods(cx, left, node):
        for other in _bound_methods(cx, right, node):
            if one.info.name == other.info.name:
                owners = [owner_of(cx, value, method, node) for value, method in ((left, one), (right, other))]
                of_one = Comparison("is", owners[0], owners[1], type=BOOL, node=node)
                are_both = both(_is_of(left, one, node), _is_of(right, other, node), node)
                tests.append(both(are_both, of_one, node))
    return tests


def _bound_methods(cx: Checker, value: Expr, node: ast.AST) -> list[FunctionValue]:
    """Those that a value may be."""
    kind = _present(cx.world.resolve(value.type))
    if isinstance(kind, (Callable, Pool)):
        cx.world.compared.setdefault(kind, {})[cx.instance] = None
    found = [m for m in members_of(cx.world, kind) if isinstance(m, FunctionValue) and m.info.bound is not None]
    for method in found:
        type_ = _owner_type(cx, method.info)
        if not isinstance(type_, Class) or type_ == cx.world.class_type("str"):
            cx.fail(
                "PK0222",
                node,
                f"a bound method of {described(type_)} cannot be compared",
                why="such values are no objects that could be told apart",
                cpython="`==` compares the objects and the functions",
                fix="compare the objects",
            )
    return found


def _owner_type(cx: Checker, info: FunctionInfo) -> Type:
    assert info.nested is not None
    return cx.world.resolve(cx.world.field_type(info.nested.closure, BOUND, cx.instance))


def _is_of(value: Expr, method: FunctionValue, node: ast.AST) -> Expr:
    """Whether a function is that bound method, of whatever object."""
    if value.type == method:
        return bool_literal(True, node)
    assert method.info.nested is not None
    return IsInstance(value, method.info.nested.closure, type=BOOL, node=node)


def owner_of(cx: Checker, value: Expr, method: FunctionValue, node: ast.AST) -> Expr:
    """The object that a bound method is of."""
    nested = method.info.nested
    assert nested is not None
    type_ = _owner_type(cx, method.info)
    place = Place(Reinterpret(value, type=method, node=node), type_, field=(nested.closure, BOUND))
    return Load(place, type=type_, node=node)


def owner_or_itself(cx: Checker, value: Expr, type_: Type, node: ast.AST) -> Expr:
    """The address that a function (of `type_`, now a reference) is hashed by, a bound method by that of its object."""
    place: Expr = Reinterpret(value, type=U64, node=node)
    kind = Literal(None, type=type_, node=node)
    for method in _bound_methods(cx, kind, node):
        owner = Reinterpret(owner_of(cx, value, method, node), type=U64, node=node)
        test = bool_literal(True, node) if type_ == method else _is_of(value, method, node)
        place = choice(test, owner, place, U64)
    return place


def attribute(cx: Checker, value: Expr, name: str, node: ast.AST) -> Expr | None:
    """`f.__name__`, `f.__qualname__`, `f.__doc__`; None where there is no such attribute."""
    type_ = cx.world.resolve(value.type)
    if isinstance(type_, FunctionValue) and type_.info.symbol == PARTIAL and name not in BESIDE:
        return None
    of_class = type_.type if isinstance(type_, TypeValue) else None
    if name == DOC and isinstance(of_class, Class) and DOC in of_class.info.variables:
        return None
    if name in NAMES or name == DOC:
        return _of_itself(cx, value, type_, name, node)
    if isinstance(type_, FunctionValue) and type_.info.module.name == FUNCTOOLS and name in BESIDE:
        return _kept_beside(cx, value, type_.info, name, node)
    if isinstance(type_, FunctionValue) and name == "__wrapped__":
        wrapped = type_.info.shown_as
        if isinstance(wrapped, FunctionValue) and not wrapped.info.is_object:
            return Literal(None, type=wrapped, node=node)
    return None


def _of_itself(cx: Checker, value: Expr, type_: Type, name: str, node: ast.AST) -> Expr | None:
    """The names or the text of a function, which are known, or stand in the TypeInfo of its closure object."""
    text = cx.world.class_type("str")
    if name == DOC and not _has_known_doc(cx, type_):
        return None
    if not isinstance(type_, KNOWN_FUNCTIONS):
        if name in NAMES:
            return Intrinsic(NAMES[name], [value], type=text, node=node)
        cx.world.reads_docs = True
        return Intrinsic("function_doc", [value], type=Optional(text), node=node)
    _, bindings = once(cx, value)
    if name in NAMES:
        shown: str | None = function_names(cx.world, type_)[list(NAMES).index(name)]
    else:
        shown = function_doc(cx.world, type_)
    return wrap(bindings, none_literal(node) if shown is None else Literal(shown, type=text, node=node))


def _has_known_doc(cx: Checker, type_: Type) -> bool:
    """Whether all functions that a value may be have their text in the program; the library's own is not CPython's."""
    if isinstance(type_, (Callable, Pool)):
        cx.world.compared.setdefault(type_, {})[cx.instance] = None
    return all(_definition(cx.world, member) is not None for member in members_of(cx.world, type_))


def _kept_beside(cx: Checker, value: Expr, info: FunctionInfo, name: str, node: ast.AST) -> Expr | None:
    """An attribute of a function that functools makes: what the function has taken from around under that name."""
    nested, name = info.nested, "user_function" if name == "__wrapped__" else name
    if nested is None or nested.captures.get(name, value) is not None:
        return None
    type_ = cx.world.resolve(cx.world.field_type(nested.closure, name, cx.instance))
    return Load(Place(value, type_, field=(nested.closure, name)), type=type_, node=node)


def _named_parts(cx: Checker, node: ast.Call) -> Expr:
    """functools.named_parts(mark, args, **options): a tuple of the mark, the names and the values, if there are any."""
    mark, args = (cx.expr(arg) for arg in node.args)
    parts: list[Expr] = []
    for keyword in node.keywords:
        assert keyword.arg is not None
        name = Literal(keyword.arg, type=cx.world.class_type("str"), node=node)
        parts += [name, settled(cx, cx.expr(keyword.value))]
    if parts:
        parts.insert(0, mark)
    elif isinstance(args.type, Tuple) and len(args.type.items) == 1:

        def behind(each: Expr) -> Expr:
            return _tuple_of([mark] if each.type in (FLOAT, BOOL) else [], node)

        one = TupleItem(args, 0, type=args.type.items[0], node=node)
        return dispatch(cx, one, node, behind) if isinstance(one.type, Union) else behind(one)
    return _tuple_of(parts, node)


def _tuple_of(parts: list[Expr], node: ast.AST) -> Expr:
    return MakeTuple(parts, type=Tuple(tuple(part.type for part in parts)), node=node)


def _update_wrapper(cx: Checker, node: ast.Call) -> Expr:
    """functools.update_wrapper(made, wrapped): `made` shows itself as the other, as with @wraps."""
    from pyuk.compiler.check.library import wrapping

    made = cx.expr(node.args[0])
    wrapping.show_as(cx, made, node)
    return made


CALLS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    f"{FUNCTOOLS}.named_parts": _named_parts,
    f"{FUNCTOOLS}.update_wrapper": _update_wrapper,
}


# --- what a function says of itself ---


def _shown(world: World, function: Type) -> Type:
    """The function or class whose names and text one shows: what it wraps, is bound to an object, or stands for."""
    while isinstance(function, FunctionValue):
        info = function.info
        made = world.find(info.module, stands_for(info) or "")
        inner = FunctionValue(info.bound) if info.bound is not None else info.shown_as
        if isinstance(made, Global) and inner is None:
            inner = world.resolve(made.type)
        if not isinstance(inner, KNOWN_FUNCTIONS):
            break
        function = inner
    return function


def stands_for(info: FunctionInfo) -> str | None:
    """The variable of the module that holds what the decorators of a method have made (declare/decorated.py)."""
    return getattr(info.node, "stands_for", None)


def _definition(world: World, function: Type) -> ast.AST | None:
    """What a function or class has its text from; None of the library's, and where CPython makes one up."""
    match _shown(world, function):
        case FunctionValue(info) if info.module.source.is_app:
            return info.node
        case TypeValue(Class(class_)) if class_.module.source.is_app:
            is_made_up = class_.record is not None and ast.get_docstring(class_.node) is None
            return None if is_made_up else class_.node
    return None


def function_doc(world: World, function: Type) -> str | None:
    """__doc__ of a known function or class."""
    node = _definition(world, function)
    return ast.get_docstring(node, clean=False) if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else None


def function_names(world: World, function: Type) -> tuple[str, str]:
    """__name__ and __qualname__ of a known function or class."""
    match _shown(world, function):
        case FunctionValue(info):
            return info.name, info.qualname
        case TypeValue(Class(info)):
            return info.name, info.qualname
        case LangValue(name):
            return name.rpartition(".")[2], name.rpartition(".")[2]
        case shown:
            name = python_name(shown.type) if isinstance(shown, TypeValue) else str(shown)
            return name, name
