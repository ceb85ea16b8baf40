"""The functions of the module dataclasses, and what a frozen data class refuses."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from functools import partial
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes
from pyuk.compiler.check.calls.construction import construct_with
from pyuk.compiler.check.declare import hereditary, namedtuples
from pyuk.compiler.check.declare.made import Typed, make_method
from pyuk.compiler.check.declare.records import HOME, Record, RecordField
from pyuk.compiler.check.expressions.conversions import call_runtime, not_none, once, settled, wrap
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.library import copies
from pyuk.compiler.check.model.declarations import ClassInfo, Entity
from pyuk.compiler.check.model.tree import Block, Evaluate, Expr, MakeTuple, Raise, TupleItem, bool_literal
from pyuk.compiler.check.model.types import (
    NEVER,
    OBJECT,
    Class,
    Optional,
    Tuple,
    Type,
    TypeValue,
    Union,
    ancestors,
    described,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

AS_DICT = "as dict"  # the names of methods
FIELDS = "fields of an object"
CLASS_FIELDS = "fields of a class"


def _check_call(name: str, cx: Checker, node: ast.Call) -> Expr:
    """`dataclasses.name(...)`."""
    handler = HANDLERS.get(name)
    if handler is None or not node.args:
        cx.fail(
            "PK0312",
            node.func,
            f"`{name}()` is not supported here",
            why="it makes or changes a class while the program runs" if handler is None else "it needs an object",
            cpython="it works on any class",
            fix="use it as a decorator" if name == "dataclass" else "name the fields",
        )
        raise AssertionError
    return handler(cx, node)


def _record(cx: Checker, value: Expr, name: str, node: ast.Call) -> Record:
    """The Record of the object's class, which has to be just the class that its type tells."""
    type_ = value.type
    if not isinstance(type_, Class) or type_.info.record is None:
        _refuse_object(cx, type_, name, node)
    assert isinstance(type_, Class) and type_.info.record is not None
    _only_class(cx, type_, name, node)
    return type_.info.record


def _refuse_object(cx: Checker, type_: Type, name: str, node: ast.Call) -> None:
    must = "be called with a dataclass type or instance" if name == "fields" else "be called on dataclass instances"
    cx.fail(
        "PK0250",
        node,
        f"{name}() takes no {described(type_)}",
        why="it is no object of a data class",
        cpython=f"TypeError: {'must' if name == 'fields' else name + '() should'} {must}",
    )


def _only_class(cx: Checker, type_: Class, name: str, node: ast.Call) -> None:
    """The fields of the object's own class are meant: no object may be of a derived one."""
    for below in cx.world.classes_below(type_, cx.instance):
        if below != type_:
            cx.fail(
                "PK0312",
                node,
                f"{name}() is not supported on an object that may be a `{below.info.name}`",
                why="the fields of the object's own class would be meant, which is not known here",
                cpython="the fields of the object's own class are taken",
                fix="write a method for it",
            )


def _replace(cx: Checker, node: ast.Call) -> Expr:
    """replace(object, field=value): the class is called with the fields of the object, and the new values."""
    value = cx.expr(node.args[0])
    return value if value.type == NEVER else replaced(cx, value, node.keywords, node)


def replaced(cx: Checker, value: Expr, changes: list[ast.keyword], node: ast.Call) -> Expr:
    """An object like `value`, with some fields of other values."""
    value, bindings = once(cx, settled(cx, value))
    given = {keyword.arg: keyword.value for keyword in changes}
    made: dict[str, Expr] = {}
    for name, new in given.items():
        found, bound = once(cx, settled(cx, cx.expr(new)))
        bindings += bound
        made[str(name)] = found
    if isinstance(value.type, Optional):
        value, bound = once(cx, not_none(cx, value, "replace() should be called on dataclass instances"))
        bindings += bound
    record = _record(cx, value, "replace", node)
    for name, each in record.fields.items():
        if each.init and name not in made and not each.is_init_only:
            made[name] = attributes.get(cx, value, name, _attribute(name, node))
    assert isinstance(value.type, Class)
    return wrap(bindings, construct_with(cx, value.type, made, node))


def _attribute(name: str, node: ast.Call) -> ast.Attribute:
    """The attribute of an object that no name stands for, so that nothing is known of it."""
    return ast.copy_location(ast.Attribute(node, name, ast.Load()), node)


def _astuple(cx: Checker, node: ast.Call) -> Expr:
    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    return wrap(bindings, _as_tuple(cx, value, node)) if value.type != NEVER else value


def _as_tuple(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    """The fields of an object, those of objects within it as well."""
    items = []
    for name, each in _record(cx, value, "astuple", node).fields.items():
        if not each.is_init_only:
            items.append(_part(cx, attributes.get(cx, value, name, _attribute(name, node)), "astuple", node))
    return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)


def _asdict(cx: Checker, node: ast.Call) -> Expr:
    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    if len(node.args) > 1 or node.keywords:
        cx.fail(
            "PK0235",
            node,
            "`asdict` takes an object alone",
            why="what it makes is a dict",
            cpython="dict_factory makes something of the pairs of names and values",
            fix="make it of asdict(...).items()",
        )
    if value.type == NEVER:
        return value
    if _record_of(value.type) is None:
        _refuse_object(cx, value.type, "asdict", node)
    return wrap(bindings, _as_dict(cx, value, node))


def _as_dict(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    assert isinstance(value.type, Class)
    hereditary.give(cx.world, value.type.info, AS_DICT, _make_as_dict)
    return call_method(cx, value, AS_DICT, [], node)


def _make_as_dict(world: World, info: ClassInfo) -> None:
    """The method that asdict() calls: each class has one for its own fields."""
    world.complete_class(info)
    record = _record_of(Class(info, info.type_params))
    assert record is not None
    known: dict[str, Entity] = {"part": world.runtime(f"{HOME}.asdict_part")}
    names = [name for name, each in record.fields.items() if not each.is_init_only]
    shown = ", ".join(f"{name!r}: part(self.{name})" for name in names)
    made = make_method(info, f"def made(self):\n return {{{shown}}}", known=known, name=AS_DICT)
    assert made is not None and isinstance(made.node, ast.FunctionDef)
    made.node.returns = Typed(world.class_type("dict", world.class_type("str"), OBJECT), made.node.body[0])


def _record_of(type_: Type) -> Record | None:
    """The fields of a data class, or of what derives from one."""
    if not isinstance(type_, Class):
        return None
    found = (above.info.record for above in ancestors(type_))
    return next((record for record in found if record is not None and not record.is_tuple), None)


def _part_of(name: str) -> Function[[Checker, ast.Call], Expr]:
    """asdict_part(value), astuple_part(value)."""
    return lambda cx, node: _part(cx, cx.expr(node.args[0]), name.removesuffix("_part"), node)


def _part(cx: Checker, value: Expr, name: str, node: ast.Call) -> Expr:
    """What asdict() or astuple() makes of the value of a field."""
    if isinstance(cx.world.resolve(value.type), (Optional, Union)):
        return dispatch(cx, value, node, lambda each: _part_of_one(cx, each, name, node))
    again, bindings = once(cx, settled(cx, value))
    return wrap(bindings, _part_of_one(cx, again, name, node))


def _part_of_one(cx: Checker, value: Expr, name: str, node: ast.Call) -> Expr:
    type_ = cx.world.resolve(value.type)
    if copies.is_fixed(cx, type_):
        return value
    if isinstance(type_, Tuple):
        items = [
            _part(cx, TupleItem(value, index, type=item, node=node), name, node)
            for index, item in enumerate(type_.items)
        ]
        return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)
    if _record_of(type_) is not None:
        return _as_dict(cx, value, node) if name == "asdict" else _as_tuple(cx, value, node)
    if isinstance(type_, Class) and not type_.info.module.source.is_app and type_.info.name in ("list", "dict"):
        return call_runtime(cx, f"{HOME}.{name}_{type_.info.name}", [value], node)
    memo, bound = once(cx, call_runtime(cx, f"{copies.HOME}.new_memo", [], node))
    return wrap(bound, copies.deep(cx, value, memo, node))


def _fields(cx: Checker, node: ast.Call) -> Expr:
    """fields(class_or_object): a tuple of what is known of each field."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.specialisation import call_info

    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    type_: Type = value.type.type if isinstance(value.type, TypeValue) else cx.world.resolve(value.type)
    if type_ == NEVER:
        return value
    if _record_of(type_) is None:
        _refuse_object(cx, type_, "fields", node)
    assert isinstance(type_, Class)
    hereditary.give(cx.world, type_.info, FIELDS, _make_fields)
    if isinstance(value.type, TypeValue):
        return call_info(cx, type_.info.methods[CLASS_FIELDS], [], node, owner=None)
    return wrap(bindings, call_method(cx, value, FIELDS, [], node))


def _metadata(field: RecordField) -> str:
    """The source of what field(metadata=...) has; an empty dict is None."""
    return "None" if field.metadata is None else ast.unparse(field.metadata)


def _make_fields(world: World, info: ClassInfo) -> None:
    """The methods that fields() calls: of a class, and of an object, whose class may be a derived one."""
    world.complete_class(info)
    record = _record_of(Class(info, info.type_params))
    assert record is not None
    of_field = world.library_class(f"{HOME}.Field")
    shown = "".join(
        f"Field({name!r}, {each.init}, {each.repr}, {each.compare}, {each.kw_only}, {_metadata(each)}), "
        for name, each in record.fields.items()
        if not each.is_init_only
    )
    body = f"def made():\n return ({shown})"
    made = make_method(info, body, "static", known={"Field": of_field}, name=CLASS_FIELDS)
    assert made is not None and isinstance(made.node, ast.FunctionDef)
    made.node.returns = Typed(world.class_type("tuple", Class(of_field)), made.node.body[0])
    make_method(info, "def made(self):\n return of_class()", known={"of_class": made}, name=FIELDS)


def _is_dataclass(cx: Checker, node: ast.Call) -> Expr:
    value = cx.expr(node.args[0])
    type_: Type = value.type.type if isinstance(value.type, TypeValue) else value.type
    held, bindings = once(cx, value) if not isinstance(value.type, TypeValue) else (value, [])
    del held
    found = isinstance(type_, Class) and any(a.info.record is not None for a in ancestors(type_))
    return wrap(bindings, bool_literal(found, node))


HANDLERS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    "replace": _replace,
    "asdict": _asdict,
    "astuple": _astuple,
    "asdict_part": _part_of("asdict"),
    "astuple_part": _part_of("astuple"),
    "fields": _fields,
    "is_dataclass": _is_dataclass,
}
FUNCTIONS = {f"{HOME}.{name}": partial(_check_call, name) for name in ("dataclass", "field", *HANDLERS)}


# --- frozen objects ---


def is_frozen(cx: Checker, type_: Type) -> bool:
    """Whether objects of the type refuse assignments, and the code here is not what the compiler wrote for them."""
    if not isinstance(type_, Class) or cx.info.is_made:
        return False
    records = [above.info.record for above in ancestors(type_)]
    return any(record is not None and (record.options["frozen"] or record.is_tuple) for record in records)


def refuse_frozen(cx: Checker, parts: list[Expr], name: str, verb: str, node: ast.stmt) -> Block:
    """What an assignment to a frozen object does: its parts are evaluated, the object last, then it raises."""
    from pyuk.compiler.check.calls.construction import make_instance
    from pyuk.compiler.check.expressions.text import text_literal

    if namedtuples.record_in(parts[-1].type) is not None:
        error, message = cx.world.class_type("AttributeError"), "can't set attribute"
    else:
        error, message = _frozen_error(cx), f"cannot {verb} field {name!r}"
    made = make_instance(cx, error, [text_literal(cx, message, node)], node)
    cx.env = None
    return [*(Evaluate(part, node=node) for part in parts), Raise(made, node=node)]


def _frozen_error(cx: Checker) -> Class:
    module = cx.world.module(HOME)
    assert module is not None
    found = module.names["FrozenInstanceError"]
    assert isinstance(found, ClassInfo)
    cx.world.complete_class(found)
    return Class(found)


def set_attribute(cx: Checker, node: ast.Call) -> Block | None:
    """`object.__setattr__(self, "name", value)` as a statement: an assignment that a frozen object takes."""
    match node:
        case ast.Call(
            ast.Attribute(ast.Name("object"), "__setattr__"), [target, ast.Constant(str(name)), value], []
        ) if cx.is_builtin("object"):
            from pyuk.compiler.check.statements import places

            place = ast.copy_location(ast.Attribute(target, name, ast.Store()), node)
            stmt = ast.copy_location(ast.Assign([place], value), node)
            return places.to_field(cx, place, cx.expr(value, places.expected_type(cx, place)), stmt)
    return None
