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
from pyuk.compiler.check.expressions.conversions import call_runtime, once, settled, wrap
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.library import copies
from pyuk.compiler.check.model.declarations import ClassInfo, Entity
from pyuk.compiler.check.model.tree import Block, Evaluate, Expr, MakeTuple, Raise, TupleItem, bool_literal
from pyuk.compiler.check.model.types import (
    NEVER,
    OBJECT,
    Class,
    ClassOf,
    Optional,
    Tuple,
    Type,
    TypeValue,
    Union,
    ancestors,
    described,
)
from pyuk.compiler.check.operators.identity import classes_of, for_each_class

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

AS_DICT = "as dict"  # the names of methods
BY_FACTORY = "as dict by a factory"
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
    """The Record of the object's class, which is just the class that its type tells (_of_each_class)."""
    type_ = value.type
    if not isinstance(type_, Class) or type_.info.record is None:
        _refuse_object(cx, type_, name, node)
    assert isinstance(type_, Class) and type_.info.record is not None
    return type_.info.record


def _of_each_class(cx: Checker, value: Expr, node: ast.Call, operate: Function[[Expr], Expr]) -> Expr:
    """What is done with an object, by its class: one of several, or one that derives from its type."""
    type_ = cx.world.resolve(value.type)
    if isinstance(type_, (Union, Optional)):
        return dispatch(cx, value, node, lambda each: _of_each_class(cx, each, node, operate))
    parts = classes_of(cx, value) if isinstance(type_, Class) and type_.info.subclasses else (type_,)
    return operate(value) if parts == (type_,) else dispatch(cx, value, node, operate, parts=parts)


def _refuse_object(cx: Checker, type_: Type, name: str, node: ast.Call) -> None:
    must = "be called with a dataclass type or instance" if name == "fields" else "be called on dataclass instances"
    cx.fail(
        "PK0250",
        node,
        f"{name}() takes no {described(type_)}",
        why="it is no object of a data class",
        cpython=f"TypeError: {'must' if name == 'fields' else name + '() should'} {must}",
    )


def _replace(cx: Checker, node: ast.Call) -> Expr:
    """replace(object, field=value): the class is called with the fields of the object, and the new values."""
    value = cx.expr(node.args[0])
    if value.type == NEVER:
        return value
    if isinstance(value.type, Class) and value.type.info.record is not None and value.type.info.record.is_tuple:
        _refuse_object(cx, value.type, "replace", node)
    return replaced(cx, value, node.keywords, node)


def replaced(cx: Checker, value: Expr, changes: list[ast.keyword], node: ast.Call) -> Expr:
    """An object like `value`, with some fields of other values."""
    value, bindings = once(cx, settled(cx, value))
    given = {keyword.arg: keyword.value for keyword in changes}
    made: dict[str, Expr] = {}
    for name, new in given.items():
        found, bound = once(cx, settled(cx, cx.expr(new)))
        bindings += bound
        made[str(name)] = found

    def replace(each: Expr) -> Expr:
        given = dict(made)
        for name, field in _record(cx, each, "replace", node).fields.items():
            if field.init and name not in given and not field.is_init_only:
                given[name] = attributes.get(cx, each, name, _attribute(name, node))
        assert isinstance(each.type, Class)
        return construct_with(cx, each.type, given, node)

    return wrap(bindings, _of_each_class(cx, value, node, replace))


def _attribute(name: str, node: ast.Call) -> ast.Attribute:
    """The attribute of an object that no name stands for, so that nothing is known of it."""
    return ast.copy_location(ast.Attribute(node, name, ast.Load()), node)


def _astuple(cx: Checker, node: ast.Call) -> Expr:
    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    if value.type == NEVER:
        return value
    return wrap(bindings, _of_each_class(cx, value, node, lambda each: _as_tuple(cx, each, node)))


def _as_tuple(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    """The fields of an object, those of objects within it as well."""
    items = []
    record = _record(cx, value, "astuple", node)
    if record.is_tuple:
        _refuse_object(cx, value.type, "astuple", node)
    for name, each in record.fields.items():
        if not each.is_init_only:
            items.append(_part(cx, attributes.get(cx, value, name, _attribute(name, node)), "astuple", node))
    return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)


def _asdict(cx: Checker, node: ast.Call) -> Expr:
    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    factory, bound = _factory(cx, node)
    bindings += bound
    if value.type == NEVER:
        return value
    if _record_of(value.type) is not None:
        return wrap(bindings, _as_dict(cx, value, node, factory))

    def as_dict(each: Expr) -> Expr:
        if _record_of(each.type) is None:
            _refuse_object(cx, each.type, "asdict", node)
        return _as_dict(cx, each, node, factory)

    return wrap(bindings, _of_each_class(cx, value, node, as_dict))


def _factory(cx: Checker, node: ast.Call) -> tuple[Expr | None, list[tuple[object, Expr]]]:
    """What makes something of the pairs of names and values, in place of a dict."""
    given = [*node.args[1:], *(keyword.value for keyword in node.keywords)]
    names = [keyword.arg for keyword in node.keywords]
    if len(given) > 1 or names not in ([], ["dict_factory"]):
        cx.fail(
            "PK0235",
            node,
            "`asdict` takes an object and a dict_factory",
            why="that makes something of the pairs of names and values",
            cpython="TypeError: asdict() got an unexpected keyword argument",
        )
    if not given or ast.unparse(given[0]) == "dict":
        return None, []
    return once(cx, settled(cx, cx.expr(given[0])))


def _as_dict(cx: Checker, value: Expr, node: ast.AST, factory: Expr | None = None) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    assert isinstance(value.type, Class)
    name, make = (AS_DICT, _make_as_dict) if factory is None else (BY_FACTORY, _make_by_factory)
    hereditary.give(cx.world, value.type.info, name, make)
    return call_method(cx, value, name, [] if factory is None else [factory], node)


def _make_as_dict(world: World, info: ClassInfo) -> None:
    """The method that asdict() calls: each class has one for its own fields."""
    known: dict[str, Entity] = {"part": world.runtime(f"{HOME}.asdict_part")}
    shown = ", ".join(f"{name!r}: part(self.{name})" for name in _names_of(world, info))
    made = make_method(info, f"def made(self):\n return {{{shown}}}", known=known, name=AS_DICT)
    assert made is not None and isinstance(made.node, ast.FunctionDef)
    made.node.returns = Typed(world.class_type("dict", world.class_type("str"), OBJECT), made.node.body[0])


def _make_by_factory(world: World, info: ClassInfo) -> None:
    """The same for asdict() with a dict_factory."""
    known: dict[str, Entity] = {name: world.runtime(f"{HOME}.{name}") for name in ("asdict_by_part", "pairs")}
    shown = ", ".join(f"({name!r}, asdict_by_part(self.{name}, factory))" for name in _names_of(world, info))
    make_method(info, f"def made(self, factory):\n return factory(pairs([{shown}]))", known=known, name=BY_FACTORY)


def _names_of(world: World, info: ClassInfo) -> list[str]:
    """The fields of a data class that its objects keep."""
    world.complete_class(info)
    record = _record_of(Class(info, info.type_params))
    assert record is not None
    return [name for name, each in record.fields.items() if not each.is_init_only]


def _record_of(type_: Type) -> Record | None:
    """The fields of a data class, or of what derives from one."""
    if not isinstance(type_, Class):
        return None
    found = (above.info.record for above in ancestors(type_))
    return next((record for record in found if record is not None and not record.is_tuple), None)


def _part_of(name: str) -> Function[[Checker, ast.Call], Expr]:
    """asdict_part(value), astuple_part(value), asdict_by_part(value, factory)."""
    return lambda cx, node: _part(cx, cx.expr(node.args[0]), name, node)


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
    factory = [cx.expr(node.args[1])] if name == "asdict_by" else []
    if _record_of(type_) is not None:
        return _as_tuple(cx, value, node) if name == "astuple" else _as_dict(cx, value, node, *factory)
    if isinstance(type_, Class) and not type_.info.module.source.is_app and type_.info.name in ("list", "dict"):
        return call_runtime(cx, f"{HOME}.{name}_{type_.info.name}", [value, *factory], node)
    memo, bound = once(cx, call_runtime(cx, f"{copies.HOME}.new_memo", [], node))
    return wrap(bound, copies.deep(cx, value, memo, node))


def _fields(cx: Checker, node: ast.Call) -> Expr:
    """fields(class_or_object): a tuple of what is known of each field."""
    return _fields_of(cx, cx.expr(node.args[0]), node)


def _fields_of(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    from pyuk.compiler.check.attributes import keptclasses
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.specialisation import call_info

    if isinstance(value.type, (TypeValue, ClassOf)):

        def of_class(each: Expr) -> Expr:
            assert isinstance(each.type, TypeValue)
            info = _with_fields(cx, each.type.type, node)
            return call_info(cx, info.methods[CLASS_FIELDS], [], node, owner=None)

        return for_each_class(cx, value, node, of_class)
    if (found := keptclasses.dispatch(cx, value, node, lambda each: _fields_of(cx, each, node))) is not None:
        return found

    def of_object(each: Expr) -> Expr:
        _with_fields(cx, each.type, node)
        return call_method(cx, each, FIELDS, [], node)

    value, bindings = once(cx, settled(cx, value))
    if value.type == NEVER or _record_of(cx.world.resolve(value.type)) is not None:
        return wrap(bindings, value if value.type == NEVER else of_object(value))
    return wrap(bindings, _of_each_class(cx, value, node, of_object))


def _with_fields(cx: Checker, type_: Type, node: ast.Call) -> ClassInfo:
    """A data class, which has got the methods that fields() calls."""
    type_ = cx.world.resolve(type_)
    if _record_of(type_) is None:
        _refuse_object(cx, type_, "fields", node)
    assert isinstance(type_, Class)
    hereditary.give(cx.world, type_.info, FIELDS, _make_fields)
    return type_.info


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
    "asdict_by_part": _part_of("asdict_by"),
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
