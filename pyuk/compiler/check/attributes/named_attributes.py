"""getattr() and hasattr() with a name that is written out: the attribute, where there is one."""

from __future__ import annotations

import ast
import builtins
import importlib
import sys
from collections.abc import Callable as Function
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes, classvars, hooks
from pyuk.compiler.check.attributes.below import by_class
from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.declare.funcattrs import is_put_on_functions
from pyuk.compiler.check.expressions.conversions import once, settled, wrap
from pyuk.compiler.check.expressions.unions import dispatch, members
from pyuk.compiler.check.model.declarations import THREAD_LOCAL
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Block, Expr, IsSet, Literal, Reinterpret, bool_literal
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    NONE,
    Class,
    Optional,
    Type,
    TypeValue,
    Union,
    ancestors,
    is_function,
    python_module,
    python_name,
)
from pyuk.compiler.frontend.syntax import all_args, is_dunder, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

DOING = (ast.Call, ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom)  # may do more than give a value
KINDS_OF_FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType, type)


def check_getattr(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """getattr(object, "name"[, default])."""
    name = _name(cx, node, 2, 3)
    if name is None:
        return _by_computed_name(cx, node, 2, 3, expected)
    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    default, bound = default_of(cx, node, expected)

    def of(each: Expr) -> Expr:
        return _get(cx, each, name, default, node)

    found = dispatch(cx, value, node, of) if isinstance(value.type, (Union, Optional)) else of(value)
    return wrap([*bindings, *bound], found)


def default_of(
    cx: Checker, node: ast.Call, expected: Type | None
) -> tuple[Function[[], Expr] | None, list[tuple[object, Expr]]]:
    """What getattr() gives in place of an attribute, checked where it stands, and what to bind before.

    It is evaluated in any case; where that does nothing else, only where it is needed.
    """
    if len(node.args) < 3:
        return None, []
    given = node.args[2]
    if not any(isinstance(part, DOING) for part in walk(given)):
        return lambda: cx.expr(given, expected), []
    held, bound = once(cx, settled(cx, cx.expr(given, expected)))
    return lambda: held, bound


def _by_computed_name(cx: Checker, node: ast.Call, low: int, high: int, expected: Type | None) -> Expr:
    """The same with a name that only the run tells, of an object whose class is the program's."""
    from pyuk.compiler.check.attributes import computed

    known = may_have_known_class if high == 3 else has_known_class
    if not low <= len(node.args) <= high or node.keywords or not known(cx, node.args[0]):
        return _refuse(cx, node, expected)
    if isinstance(node.args[1], ast.Constant):
        return _refuse(cx, node, expected)
    return computed.check(cx, node, expected) if high == 3 else computed.check_has(cx, node)


def has_known_class(cx: Checker, node: ast.expr) -> bool:
    """Whether an expression gives objects of the program's own classes, whose attributes are known."""
    type_ = cx.world.resolve(cx.expr(node).type)
    parts = members(cx, type_)
    return type_ == NEVER or all(map(_is_of_program, parts))


def _is_of_program(type_: Type) -> bool:
    """Whether it is a class of the program's which says all that its objects have: not one below int, float or str."""
    if not isinstance(type_, Class) or not type_.info.module.source.is_app:
        return False
    return not plainvalues.is_held(type_, plainvalues.VALUE)


def may_have_known_class(cx: Checker, node: ast.expr) -> bool:
    """Whether an expression gives such objects among others, of builtin classes, and functions.

    In a function that is specialised for its arguments, those of another call may be such objects.
    """
    type_ = cx.world.resolve(cx.expr(node).type)
    parts = members(cx, type_)
    some = [_is_of_program(each) for each in parts]
    function = cx.info.node
    is_open = isinstance(function, ast.FunctionDef) and any(
        arg.annotation is None for arg in all_args(function.args)
    )
    known = (ours or is_function(each) or in_cpython(each) is not None for ours, each in zip(some, parts, strict=True))
    return type_ == NEVER or ((is_open or any(some)) and all(known))


def set_attribute(cx: Checker, node: ast.Call, stmt: ast.stmt) -> Block | None:
    """`setattr(object, name, value)` and `delattr(object, "name")` as statements; None of another call."""
    from pyuk.compiler.check.attributes import computed
    from pyuk.compiler.check.statements import places

    match node:
        case ast.Call(ast.Name("setattr"), [target, ast.Constant(str(name)), value], []) if cx.is_builtin("setattr"):
            place = ast.copy_location(ast.Attribute(target, name, ast.Store()), node)
            return places.store(cx, place, cx.expr(value, places.expected_type(cx, place)), stmt)
        case ast.Call(ast.Name("setattr"), [target, _, _], []) if cx.is_builtin("setattr"):
            return computed.check_set(cx, node, stmt) if has_known_class(cx, target) else None
        case ast.Call(ast.Name("delattr"), [target, ast.Constant(str(name))], []) if cx.is_builtin("delattr"):
            place = ast.copy_location(ast.Attribute(target, name, ast.Del()), node)
            return places.delete(cx, place, stmt)
    return None


def read(cx: Checker, value: Expr, name: str, default: Expr | None, node: ast.Call) -> Expr:
    """The attribute of that name; `default`, where there is one, if the object does not have it."""
    place = ast.copy_location(ast.Attribute(node, name, ast.Load()), node)
    if default is None:
        return attributes.get(cx, value, name, place)
    there = _has(cx, value, name, node)
    if isinstance(there, Literal):
        return attributes.get(cx, value, name, place) if there.value else default
    return classvars.field_or_attribute(cx, there, attributes.get(cx, value, name, place), default, name, node)


def is_there(cx: Checker, value: Expr, name: str, node: ast.Call) -> Expr:
    """Whether the object has the attribute."""
    return _has(cx, value, name, node)


def _get(cx: Checker, value: Expr, name: str, make_default: Function[[], Expr] | None, node: ast.Call) -> Expr:
    """getattr() of a value of one type, a variable's."""
    if value.type == NEVER:
        return value
    place = ast.copy_location(ast.Attribute(node, name, ast.Load()), node)
    if make_default is None:
        return attributes.get(cx, value, name, place)
    default = make_default()
    having = _having_below(cx, value.type, name) if isinstance(value.type, Class) else []
    if having:
        again, bindings = once(cx, value)

        def of_one(class_: Class) -> Expr:
            return _get(cx, Reinterpret(again, type=class_, node=node), name, make_default, node)

        return wrap(bindings, by_class(cx, again, default, having, of_one, node))
    if _is_of_functions(value.type, name):
        try:
            return hooks.attempt(cx, attributes.get(cx, value, name, place), default, node)
        except Problem:  # what functools.partial gives
            return default
    if _is_asked(cx, value, name) and not plainvalues.plain_has(value.type, name):
        return hooks.attempt(cx, attributes.get(cx, value, name, place), default, node)
    there = _has(cx, value, name, node)
    if isinstance(there, Literal):
        return attributes.get(cx, value, name, place) if there.value else default
    found = attributes.get(cx, value, name, place)
    return classvars.field_or_attribute(cx, there, found, default, name, node)


def check_hasattr(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """hasattr(object, "name")."""
    name = _name(cx, node, 2, 2)
    if name is None:
        return _by_computed_name(cx, node, 2, 2, expected)
    value, bindings = once(cx, settled(cx, cx.expr(node.args[0])))
    if isinstance(value.type, (Union, Optional)):
        return wrap(bindings, _has_of_any(cx, value, name, node))
    return wrap(bindings, value if value.type == NEVER else _has(cx, value, name, node))


def _has_of_any(cx: Checker, value: Expr, name: str, node: ast.Call) -> Expr:
    """Whether a value of a union has it: known here, where all or none of its types do."""
    answers = set()

    def ask(each: Expr) -> Expr:
        answer = _has(cx, each, name, node)
        answers.add(answer.value if isinstance(answer, Literal) else None)
        return answer

    asked = dispatch(cx, value, node, ask)
    return asked if len(answers) != 1 or None in answers else bool_literal(bool(answers.pop()), node)


def _name(cx: Checker, node: ast.Call, low: int, high: int) -> str | None:
    """The name that is asked for, where it is known and the object is one of the program's."""
    if not low <= len(node.args) <= high or node.keywords:
        return None
    match node.args[1]:
        case ast.Constant(str(name)):
            type_ = cx.world.resolve(cx.expr(node.args[0]).type)
            is_known = all(
                _is_known(cx, each, name) or (high == 3 and _is_of_functions(each, name)) for each in members(cx, type_)
            )
            return name if is_known or type_ == NEVER else None
    return None


def _is_of_functions(type_: Type, name: str) -> bool:
    """Whether it is a name that nearly every function shows; `functools.partial` makes some that do not."""
    return is_function(type_) and name in ("__name__", "__qualname__", "__doc__")


def _is_known(cx: Checker, type_: Type, name: str) -> bool:
    """Whether it is known if CPython has an attribute of that name for values of the type."""
    if isinstance(type_, TypeValue):
        return isinstance(type_.type, Class) and type_.type.info.module.source.is_app
    if isinstance(type_, Class) and (type_.info.module.source.is_app or hooks.has(cx, type_, hooks.GET)):
        return True
    if isinstance(type_, Class) and type_.info.module.name == THREAD_LOCAL:
        return not is_dunder(name)
    if isinstance(type_, Class) and _is_exception(type_):
        return _is_known_of_exception(cx, type_, name)
    if is_function(type_):
        of_all = any(objects_have(kind, name) for kind in KINDS_OF_FUNCTIONS)
        return not of_all and not is_put_on_functions(cx.world, name)
    found = in_cpython(type_)
    if found is None:  # a class that only the library knows: what it has is what the library asks for
        return isinstance(type_, Class) and is_dunder(name) and not cx.module.source.is_app
    return found.__module__ == "builtins" or objects_have(found, name) or is_dunder(name)


def _is_exception(type_: Type) -> bool:
    return isinstance(type_, Class) and any(above.info.name == "BaseException" for above in ancestors(type_))


def _is_known_of_exception(cx: Checker, type_: Class, name: str) -> bool:
    """The same of one of the library's exceptions: a builtin one has what its class has, and what the program adds."""
    if cx.world.field_owner(type_, name) is not None and not attributes.is_hidden(cx, type_, name):
        return True
    if type_.info.module.name.startswith("pyuk.builtins."):
        return not hasattr(getattr(builtins, type_.info.name, BaseException), name)
    return is_dunder(name) and not hasattr(BaseException, name)


def objects_have(class_: type, name: str) -> bool:
    """Whether objects of a class of CPython's have an attribute; what the class itself has more is none of theirs."""
    return any(name in vars(above) for above in class_.__mro__)


def in_cpython(type_: Type) -> type | None:
    """The class of CPython, or of its library, that values of the type are of."""
    if type_ == NONE:
        return type(None)
    if isinstance(type_, Class) and type_.info.module.source.is_app:
        return None
    home = python_module(type_.info.module.name) if isinstance(type_, Class) else "builtins"
    if home.split(".")[0] not in sys.stdlib_module_names:
        return None
    found = getattr(importlib.import_module(home.split(".")[0]), python_name(type_), None)
    return found if isinstance(found, type) and not issubclass(found, BaseException) else None


def _has(cx: Checker, value: Expr, name: str, node: ast.Call) -> Expr:
    type_ = cx.world.resolve(value.type)
    if isinstance(type_, TypeValue) and isinstance(type_.type, Class):
        class_ = type_.type
        is_own = cx.world.method(class_, name) is not None or classvars.has(class_, name)
        return bool_literal(is_own or objects_have(type, name), node)
    if is_function(type_):
        return bool_literal(False, node)  # as _is_known() has found out
    found = None if hooks.has(cx, type_, hooks.GET) else in_cpython(type_)
    if found is not None:
        return bool_literal(objects_have(found, name), node)
    assert isinstance(type_, Class)
    if attributes.is_hidden(cx, type_, name):
        return bool_literal(False, node)
    if plainvalues.plain_has(type_, name):
        return bool_literal(True, node)
    if _is_asked(cx, value, name):
        asked = attributes.get(cx, value, name, ast.copy_location(ast.Attribute(node, name, ast.Load()), node))
        yes, no = bool_literal(True, node), bool_literal(False, node)
        return hooks.attempt(cx, wrap([(cx.temporary(asked.type), asked)], yes), no, node)
    if cx.world.method(type_, name) is not None or classvars.has(type_, name):
        return bool_literal(True, node)
    place = attributes.field_place(cx, value, type_, name, node)
    if place is None and cx.world.take_named(type_, name, node):
        place = attributes.field_place(cx, value, type_, name, node)
    if place is not None:
        return IsSet(place, type=BOOL, node=node)
    having = _having_below(cx, type_, name)
    if not having:
        return bool_literal(False, node)
    again, bindings = once(cx, value)

    def of_one(class_: Class) -> Expr:
        return _has(cx, Reinterpret(again, type=class_, node=node), name, node)

    return wrap(bindings, by_class(cx, again, bool_literal(False, node), having, of_one, node))


def _having_below(cx: Checker, type_: Class, name: str) -> list[Class]:
    """The classes below one, which does not have the attribute, that have it."""
    from pyuk.compiler.check.attributes.computed import has_itself

    if has_itself(cx, type_, name) or hooks.has(cx, type_, hooks.GET):
        return []
    below = cx.world.classes_below(type_, cx.instance)
    return [each for each in below if has_itself(cx, each, name) or hooks.has(cx, each, hooks.GET)]


def is_certain(cx: Checker, type_: Type, name: str) -> bool | None:
    """Whether all values of the type have the attribute, or none has; None where it depends on the object."""
    if not _is_known(cx, type_, name) or isinstance(type_, TypeValue):
        return None
    found = None if hooks.has(cx, type_, hooks.GET) else in_cpython(type_)
    if found is not None:
        return objects_have(found, name)
    if not isinstance(type_, Class) or attributes.is_hidden(cx, type_, name):
        return False  # of functions it is known only that they do not have it
    if hooks.has(cx, type_, hooks.GET):
        return None
    if cx.world.method(type_, name) is not None or classvars.has(type_, name):
        return True
    is_field = cx.world.field_owner(type_, name) is not None
    return None if is_field or _having_below(cx, type_, name) else False


def _is_asked(cx: Checker, value: Expr, name: str) -> bool:
    """Whether __getattr__ may be asked for the attribute."""
    type_ = cx.world.resolve(value.type)
    if not isinstance(type_, Class) or not hooks.has(cx, type_, hooks.GET):
        return False
    if cx.world.method(type_, name) is not None or classvars.has(type_, name):
        return False
    owner = cx.world.field_owner(type_, name)
    return owner is None or not hooks.is_always_set(cx, owner, name)


def check_vars(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """vars(x) of an object whose class says what its attributes are."""
    from pyuk.compiler.check.attributes import instancedicts

    if len(node.args) != 1 or node.keywords:
        return _refuse(cx, node, expected)

    def fields(value: Expr) -> Expr:
        if not isinstance(value.type, Class):
            return value if value.type == NEVER else _refuse(cx, node, expected)
        if cx.world.method(value.type, "__dict__") is not None:
            return attributes.get(cx, value, "__dict__", ast.copy_location(ast.Attribute(node, "__dict__"), node))
        if not value.type.info.module.source.is_app:
            return _refuse(cx, node, expected)
        return instancedicts.check(cx, value, node)

    value = settled(cx, cx.expr(node.args[0]))
    return dispatch(cx, value, node, fields) if isinstance(value.type, Union) else fields(value)


def _refuse(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    from pyuk.compiler.check.calls.builtin_calls import refuse_by_name

    return refuse_by_name(cx, node, expected)
