"""What can be asked of a function as a value: whether two are the same one, and its names."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.callables import members_of
from pyuk.compiler.check.closures import BOUND
from pyuk.compiler.check.conversions import once, settled, wrap
from pyuk.compiler.check.model import FunctionInfo
from pyuk.compiler.check.tree import (
    Comparison,
    Expr,
    Intrinsic,
    Literal,
    Load,
    MakeTuple,
    Place,
    StaticClosure,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.types import (
    BOOL,
    KNOWN_FUNCTIONS,
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
    is_function,
    python_name,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

FUNCTOOLS = "pyuk.stdlib.functools"
PARTIAL = f"{FUNCTOOLS}.partial.<locals>.call"
# Attributes of functions that functools makes: variables which these have taken from around.
BESIDE = ("cache_info", "cache_clear", "cache_parameters", "__wrapped__", "func", "args")
NAMES = {"__name__": "type_name", "__qualname__": "type_module"}  # where a closure object's TypeInfo has them


def same_function(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`is`, `is not` (`==` and `!=` mean the same) of two values one of which is a function or class."""
    for side in (left, right):
        kind = cx.world.resolve(side.type)
        kind = kind.inner if isinstance(kind, Optional) else kind
        if isinstance(kind, (Callable, Pool)):
            cx.world.compared.setdefault(kind, {})[cx.instance] = None
        if any(isinstance(m, FunctionValue) and is_bound_method(m.info) for m in members_of(cx.world, kind)):
            cx.fail(
                "PK0222",
                node,
                "a bound method cannot be compared",
                why="each `object.method` makes a new value here",
                cpython="`==` compares the objects and the functions; `is` is false",
                fix="compare the objects",
            )
    one, bindings = once(cx, left)
    other, more = once(cx, right)
    bound = [*bindings, *more]
    types = [cx.world.resolve(side.type) for side in (one, other)]
    is_same = op == "is"
    if any(not is_function(t.inner if isinstance(t, Optional) else t) for t in types):
        return wrap(bound, bool_literal(not is_same, node))
    is_made = isinstance(types[0], FunctionValue) and types[0].info.nested is not None
    if all(isinstance(t, KNOWN_FUNCTIONS) for t in types) and (types[0] != types[1] or not is_made):
        return wrap(bound, bool_literal((types[0] == types[1]) == is_same, node))
    cx.world.functions_compared = True
    references = [
        StaticClosure(side, t, type=FunctionSet(frozenset((t,))), node=node) if isinstance(t, KNOWN_FUNCTIONS) else side
        for side, t in zip((one, other), types, strict=True)
    ]
    return wrap(bound, Comparison(op, *references, type=BOOL, node=node))


def is_bound_method(info: FunctionInfo) -> bool:
    """Whether the function is what `object.method` gives."""
    return info.nested is not None and BOUND in info.nested.captures


def attribute(cx: Checker, value: Expr, name: str, node: ast.AST) -> Expr | None:
    """`f.__name__`, `f.__qualname__`, `f.__doc__`; None where there is no such attribute."""
    type_ = cx.world.resolve(value.type)
    text = cx.world.class_type("str")
    if isinstance(type_, FunctionValue) and type_.info.symbol == PARTIAL and name not in BESIDE:
        return None
    if name in NAMES and isinstance(type_, KNOWN_FUNCTIONS):
        shown = function_names(type_)[list(NAMES).index(name)]
        _, bindings = once(cx, value)
        return wrap(bindings, Literal(shown, type=text, node=node))
    if name in NAMES:
        return Intrinsic(NAMES[name], [value], type=text, node=node)
    written = _written(type_)
    if name == "__doc__" and written is not None:
        _, bindings = once(cx, value)
        documented = (ast.FunctionDef, ast.ClassDef)
        said = ast.get_docstring(written, clean=False) if isinstance(written, documented) else None
        shown_doc = none_literal(node) if said is None else Literal(said, type=text, node=node)
        return wrap(bindings, shown_doc)
    if isinstance(type_, FunctionValue) and type_.info.module.name == FUNCTOOLS and name in BESIDE:
        return _kept_beside(cx, value, type_.info, name, node)
    return None


def _kept_beside(cx: Checker, value: Expr, info: FunctionInfo, name: str, node: ast.AST) -> Expr | None:
    """An attribute of a function that functools makes: what the function has taken from around under that name."""
    nested, name = info.nested, "user_function" if name == "__wrapped__" else name
    if nested is None or nested.captures.get(name, value) is not None:
        return None
    type_ = cx.world.resolve(cx.world.field_type(nested.closure, name, cx.instance))
    return Load(Place(value, type_, field=(nested.closure, name)), type=type_, node=node)


def _named_parts(cx: Checker, node: ast.Call) -> Expr:
    """functools.named_parts(mark, **options): a tuple of the mark, the names and the values; an empty one of none."""
    parts: list[Expr] = []
    for keyword in node.keywords:
        assert keyword.arg is not None
        name = Literal(keyword.arg, type=cx.world.class_type("str"), node=node)
        parts += [name, settled(cx, cx.expr(keyword.value))]
    if parts:
        parts.insert(0, cx.expr(node.args[0]))
    return MakeTuple(parts, type=Tuple(tuple(part.type for part in parts)), node=node)


CALLS: dict[str, Function[[Checker, ast.Call], Expr]] = {f"{FUNCTOOLS}.named_parts": _named_parts}


def _written(type_: Type) -> ast.AST | None:
    """The definition of a function or class that the program has."""
    match type_:
        case FunctionValue(info) if info.shown_as is not None:
            return _written(info.shown_as)
        case FunctionValue(info) | TypeValue(Class(info)):
            return info.node
    return None


def function_names(function: Type) -> tuple[str, str]:
    """__name__ and __qualname__ of a known function or class."""
    match function:
        case FunctionValue(info) if info.shown_as is not None:
            return function_names(info.shown_as)
        case FunctionValue(info):
            return info.name, info.qualname
        case TypeValue(Class(info)):
            return info.name, info.qualname
        case LangValue(name):
            return name.rpartition(".")[2], name.rpartition(".")[2]
    shown = python_name(function.type) if isinstance(function, TypeValue) else str(function)
    return shown, shown
