"""`dir(obj)` and `dir(Class)` of the program's own classes: the names of all attributes, in order.

What every class has is listed here as CPython 3.11 has it. Of classes that derive from the library's, or are made by a
decorator that puts names of its own in, it is not told.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes, keptclasses
from pyuk.compiler.check.declare.fieldorder import is_hidden_field
from pyuk.compiler.check.declare.initialised import always_set
from pyuk.compiler.check.expressions.conversions import choice, once, settled, wrap
from pyuk.compiler.check.expressions.text import text_literal
from pyuk.compiler.check.expressions.unions import dispatch, held
from pyuk.compiler.check.model.declarations import ClassInfo
from pyuk.compiler.check.model.tree import Expr, IsSet, none_literal
from pyuk.compiler.check.model.types import BOOL, NEVER, NONE, Class, Type, TypeValue, Union, ancestors, described
from pyuk.compiler.check.operators.identity import classes_of

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

OF_ALL = (
    *("__class__", "__delattr__", "__dict__", "__dir__", "__doc__", "__eq__", "__format__", "__ge__"),
    *("__getattribute__", "__getstate__", "__gt__", "__hash__", "__init__", "__init_subclass__", "__le__", "__lt__"),
    *("__module__", "__ne__", "__new__", "__reduce__", "__reduce_ex__", "__repr__", "__setattr__", "__sizeof__"),
    *("__str__", "__subclasshook__", "__weakref__"),
)


def check_dir(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """dir(x)."""
    from pyuk.compiler.check.calls.builtin_calls import refuse_by_name

    if len(node.args) != 1 or node.keywords:
        return refuse_by_name(cx, node, expected)
    value = settled(cx, cx.expr(node.args[0]))

    def of_one(each: Expr) -> Expr:
        if isinstance(each.type, Union):
            return dispatch(cx, each, node, of_one)
        if isinstance(each.type, TypeValue) and isinstance(each.type.type, Class):
            return _listed(cx, None, each.type.type, node)
        if isinstance(each.type, Class):
            return _of_object(cx, each, node)
        kept = keptclasses.dispatch(cx, each, node, of_one)
        return kept or (each if each.type == NEVER else refuse_by_name(cx, node, expected))

    return of_one(value)


def _of_object(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    assert isinstance(value.type, Class)
    this, bindings = held(cx, value)

    def of_class(each: Expr) -> Expr:
        assert isinstance(each.type, Class)
        return _listed(cx, each, each.type, node)

    return wrap(bindings, dispatch(cx, this, node, of_class, parts=classes_of(cx, value)))


def _listed(cx: Checker, value: Expr | None, class_: Class, node: ast.Call) -> Expr:
    """The names that a class has, and its object with the fields that are set, in a list."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.expressions.displays import in_order
    from pyuk.compiler.check.expressions.lists import list_of

    fields: dict[str, Expr | None] = {}  # each with the test whether it is set
    names: set[str] = set(OF_ALL)
    for above in ancestors(class_):
        info = above.info
        if info.name == "object":
            continue
        if not _is_plain(info):
            _refuse(cx, class_, info, node)
        names |= _of_class(info)
        for name in info.fields if value is not None else ():
            place = attributes.field_place(cx, value, class_, name, node) if value is not None else None
            if place is not None and place.field is not None and isinstance(place.field[0], Class):
                is_certain = always_set(cx.world, place.field[0], name)
                fields[name] = None if is_certain else IsSet(place, type=BOOL, node=node)
    text = cx.world.class_type("str")
    made, bindings = once(cx, list_of(cx, [], text, node))
    calls: list[Expr] = []
    for name in sorted({*names, *fields}):
        put = call_method(cx, made, "append", [text_literal(cx, name, node)], node)
        test = fields.get(name) if name not in names else None
        calls.append(put if test is None else choice(test, put, none_literal(node), NONE))
    return wrap(bindings, in_order(cx, calls, made))


def _of_class(info: ClassInfo) -> set[str]:
    """What the class itself defines, as it is written."""
    hidden = {f"_{info.name}_{name}_" for name in info.methods}  # of decorated methods (declare/decorated.py)
    methods = {name for name, method in info.methods.items() if not method.is_made and name not in hidden}
    annotated = {"__annotations__"} if any(isinstance(stmt, ast.AnnAssign) for stmt in info.node.body) else set()
    return {*methods, *info.constants, *info.variables, *info.classes, *annotated}


def _is_plain(info: ClassInfo) -> bool:
    is_own = info.module.source.is_app and len(info.bases) == len(info.node.bases)
    slots = any(isinstance(stmt, ast.Assign) and ast.unparse(stmt.targets[0]) == "__slots__" for stmt in info.node.body)
    defaults = any(field.default is not None for field in info.fields.values())
    odd = slots or defaults or any(is_hidden_field(info, name) for name in info.fields)
    return is_own and not info.abstract and info.record is None and info.enum is None and not odd


def _refuse(cx: Checker, class_: Class, info: ClassInfo, node: ast.Call) -> None:
    cx.fail(
        "PK0317",
        node,
        f"`dir()` of {described(class_)} is refused",
        why=f"which names `{info.name}` has in CPython is not known here",
        cpython="all names of the object are listed",
        fix="write the names out",
    )
