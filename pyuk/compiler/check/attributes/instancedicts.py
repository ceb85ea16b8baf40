"""`obj.__dict__` and `vars(obj)`: a dict of the object's fields, which is made where it is looked at.

It is no part of the object: what would be written to it is refused. One that is kept reads the object again whenever
it is looked at (pyuk/stdlib/_instancedicts.py).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes
from pyuk.compiler.check.declare.fieldorder import Unordered, fields_in_order
from pyuk.compiler.check.declare.initialised import always_set
from pyuk.compiler.check.declare.made import Given, Known
from pyuk.compiler.check.declare.slots import slots_of
from pyuk.compiler.check.expressions.conversions import choice, coerce, once, settled, wrap
from pyuk.compiler.check.expressions.unions import dispatch, held
from pyuk.compiler.check.model.tree import Block, Expr, IsSet, SetLocal, TupleItem, none_literal
from pyuk.compiler.check.model.types import BOOL, NONE, OBJECT, Class, Tuple, TypeValue, described
from pyuk.compiler.check.operators.identity import classes_of
from pyuk.compiler.check.widening import names_library
from pyuk.compiler.frontend.syntax import children, placed, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

SHOWING = ("print", "str", "repr", "dumps", "dump", "pprint", "pformat")  # they keep nothing
ENCODER = "pyuk.stdlib.json.encoder"
KEPT = "pyuk.stdlib._instancedicts.kept"
READING = ("items", "keys", "values", "get", "copy")  # methods of dicts that leave nothing behind but what they give


def check(cx: Checker, value: Expr, node: ast.expr) -> Expr:
    """The fields of an object of the app's by their names. node: what asks for them."""
    assert isinstance(value.type, Class)
    if slots_of(cx.world, value.type) is not None:
        attributes.no_attribute(cx, value.type, "__dict__", node)
    if _is_changed(cx, node):
        _refuse_changed(cx, node)
    if not _is_looked_at(cx, node):
        return _kept(cx, value, node)
    this, bindings = held(cx, value)
    parts = classes_of(cx, value)
    return wrap(bindings, dispatch(cx, this, node, lambda each: _fields(cx, each, node), parts=parts))


def _kept(cx: Checker, value: Expr, node: ast.expr) -> Expr:
    """A dict that shows what the object has whenever it is looked at."""
    for each in classes_of(cx, value):
        assert isinstance(each, Class)
        _names(cx, each, node)
    owner = Given(node)
    owner.value, bindings = once(cx, value)
    call = ast.Call(Known("kept", cx.world.runtime(KEPT), node), [owner], [])
    return wrap(bindings, cx.expr(ast.copy_location(call, node), None))


def update(cx: Checker, node: ast.Call, stmt: ast.stmt) -> Block | None:
    """`self.__dict__.update(...)` and `vars(self).update(...)` as statements: each of the fields is set by its name."""
    from pyuk.compiler.check.attributes import computed
    from pyuk.compiler.check.expressions.comprehensions import each

    match node.func:
        case ast.Attribute(ast.Attribute(ast.Name() as this, "__dict__"), "update"):
            pass
        case ast.Attribute(ast.Call(ast.Name("vars"), [ast.Name() as this], []), "update") if cx.is_builtin("vars"):
            pass
        case _:
            return None
    type_ = cx.world.resolve(cx.expr(this).type)
    if not isinstance(type_, Class) or not type_.info.module.source.is_app or slots_of(cx.world, type_) is not None:
        return None
    items, set_one, key, to = vars(stmt).setdefault("pyuk_update", _written(this, node))

    def take(item: Expr) -> Block:
        pair, bindings = once(cx, settled(cx, item))
        if not isinstance(pair.type, Tuple):
            return []
        key.value, to.value = (TupleItem(pair, i, type=pair.type.items[i], node=node) for i in (0, 1))
        held_pair: Block = [SetLocal(variable, bound, node=node) for variable, bound in bindings]  # type: ignore[arg-type]
        return [*held_pair, *computed.check_set(cx, set_one, stmt, fields_only=True)]

    return each(cx, items, take)


def _written(this: ast.Name, node: ast.Call) -> tuple[ast.expr, ast.Call, Given, Given]:
    """The items of all that is given, and the call for each: of its key and its value."""
    given = ast.Call(Known("dict", None, node), node.args, node.keywords)
    items = ast.Call(ast.Attribute(given, "items", ast.Load()), [], [])
    key, to = Given(this), Given(this)
    set_one = ast.Call(Known("setattr", None, node), [this, key, to], [])
    return placed(items, node), ast.copy_location(set_one, node), key, to


def _fields(cx: Checker, value: Expr, node: ast.expr) -> Expr:
    """The dict of an object of just one class."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.expressions.displays import Wanted, in_order, make_dict
    from pyuk.compiler.check.expressions.text import text_literal

    assert isinstance(value.type, Class)
    names = _names(cx, value.type, node)
    made, bindings = once(cx, make_dict(cx, [], [], Wanted(None, (cx.world.class_type("str"), OBJECT)), node))
    calls: list[Expr] = []
    for name in names:
        place = attributes.field_place(cx, value, value.type, name, node)
        if place is None or place.field is None:
            continue
        read = coerce(cx, attributes.read_place(cx, place, node), OBJECT, "the field", None)
        put = call_method(cx, made, "__setitem__", [text_literal(cx, name, node), read], node)
        is_certain = isinstance(place.field[0], Class) and always_set(cx.world, place.field[0], name)
        calls.append(put if is_certain else choice(IsSet(place, type=BOOL, node=node), put, none_literal(node), NONE))
    return wrap(bindings, in_order(cx, calls, made))


def _names(cx: Checker, class_: Class, node: ast.expr) -> list[str]:
    """The fields of an object of just this class, in the order in which it gets them."""
    try:
        return fields_in_order(cx.world, class_)
    except Unordered as reason:
        _refuse_order(cx, class_, str(reason), node)
        raise AssertionError from None


def _is_changed(cx: Checker, node: ast.expr) -> bool:
    """Whether what stands around the expression changes the dict: a method, an entry that is set or deleted."""
    parents = parents_of(cx.module.source.tree)
    match parents.get(node):
        case ast.Attribute(_, name):
            return name not in READING and not name.startswith("__")
        case ast.Subscript(value, _, ctx):
            return value is node and not isinstance(ctx, ast.Load)
        case ast.AugAssign():
            return True
    return False


def _is_looked_at(cx: Checker, node: ast.expr) -> bool:
    """Whether what stands around the expression only reads the dict, there and then."""
    parents = parents_of(cx.module.source.tree)
    above = parents.get(node)
    if cx.module.name == ENCODER or _is_shown(cx, node, parents):
        return True
    match above:
        case ast.Attribute(_, name, ast.Load()) if name in READING:
            call = parents.get(above)
            return isinstance(call, ast.Call) and call.func is above
        case ast.Subscript(value, _, ast.Load()):
            return value is node
        case ast.Call() if node in above.args:
            return _is_of_library(cx, above.func)
        case ast.Dict():
            return any(key is None and value is node for key, value in zip(above.keys, above.values, strict=True))
        case ast.keyword():
            return above.arg is None
    return isinstance(above, (ast.Compare, ast.For, ast.comprehension, ast.FormattedValue, ast.BinOp, ast.Starred))


def _is_shown(cx: Checker, node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether it is all of what a function makes a text of, or a part of it: also as what that asks `default` for."""
    above = parents.get(node)
    match above:
        case ast.Call(ast.Name(name) | ast.Attribute(_, name) as func) if node in above.args:
            return name in SHOWING and _is_of_library(cx, func)
        case ast.keyword():
            return isinstance(node, ast.Lambda) and _is_for_encoder(cx, above, parents)
        case ast.Return():
            return _is_of_encoder(cx, above, parents)
        case ast.ListComp(item) | ast.DictComp(_, item) | ast.Lambda(_, item):
            return item is node and _is_shown(cx, above, parents)
        case ast.List() | ast.Tuple() | ast.Dict():
            return _is_shown(cx, above, parents)
    return isinstance(above, ast.FormattedValue)


def _is_for_encoder(cx: Checker, given: ast.AST | None, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether it is the argument that tells json what to write for an object."""
    match given, parents.get(given) if given is not None else None:
        case ast.keyword("default"), ast.Call(ast.Name(name) | ast.Attribute(_, name) as func):
            return name in ("dump", "dumps") and _is_of_library(cx, func)
    return False


def _is_of_encoder(cx: Checker, node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a `return` is of a function that json alone calls: it is named where that is asked for, or a method."""
    while not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module)):
        node = parents[node]
    if not isinstance(node, ast.FunctionDef):
        return False
    class_ = parents[node]
    if isinstance(class_, ast.ClassDef):
        is_encoder = any(ast.unparse(base).split(".")[-1] == "JSONEncoder" for base in class_.bases)
        calls = [each for each in parents if isinstance(each, ast.Attribute) and each.attr == node.name]
        return is_encoder and node.name == "default" and all(ast.unparse(each) == "super().default" for each in calls)
    uses = [each for each in parents if isinstance(each, ast.Name) and each.id == node.name]
    return bool(uses) and all(_is_for_encoder(cx, parents[each], parents) for each in uses)


def _is_of_library(cx: Checker, func: ast.expr) -> bool:
    """Whether a call reaches one of Python's own functions, which keep nothing of a dict."""
    root = func
    while isinstance(root, ast.Attribute):
        root = root.value
    if not isinstance(root, ast.Name) or not names_library(cx, root.id):
        return False
    if cx.entity(root.id) is None:
        return func is root
    return not isinstance(cx.expr(func).type, TypeValue)  # a ChainMap keeps its dicts


def parents_of(module: ast.Module) -> dict[ast.AST, ast.AST]:
    """What each part of a module's source stands in."""
    found: dict[ast.AST, ast.AST] | None = vars(module).get("pyuk_parents")
    if found is None:
        found = {part: whole for whole in walk(module) for part in children(whole)}
        vars(module)["pyuk_parents"] = found
    return found


def _refuse_changed(cx: Checker, node: ast.expr) -> None:
    text = ast.unparse(node)
    cx.fail(
        "PK0318",
        node,
        f"`{text}` is changed here",
        why="the fields of an object are no dict: it shows them, and is no part of the object",
        cpython="it is the object's own dict",
        fix=f"copy it (`dict({text})`), or write the attributes by `setattr()`",
    )


def _refuse_order(cx: Checker, class_: Class, reason: str, node: ast.expr) -> None:
    cx.fail(
        "PK0318",
        node,
        f"the order of the fields of {described(class_)} is not known",
        why=reason,
        cpython="they stand in the order in which the object got them",
        fix="assign all of them in `__init__`, one after the other",
    )
