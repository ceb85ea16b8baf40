"""Calls: of functions, methods, classes and values, by what is called."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check import widening
from pyuk.compiler.check.attributes import supercalls
from pyuk.compiler.check.attributes.below import attribute_below
from pyuk.compiler.check.calls import overridden
from pyuk.compiler.check.calls.arguments import (
    call_nodes,
    fill_defaults,
)
from pyuk.compiler.check.calls.callables import call_dynamic
from pyuk.compiler.check.calls.construction import construct, plain_object
from pyuk.compiler.check.calls.fitting import peek
from pyuk.compiler.check.calls.specialisation import FINAL_CLASSES, call_info
from pyuk.compiler.check.declare import bases, derived, enums, namedtuples, plainvalues, typeddicts
from pyuk.compiler.check.expressions.conversions import (
    is_settled_read,
    not_none,
    once,
    settled,
    wrap,
)
from pyuk.compiler.check.expressions.longtuples import as_list
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo
from pyuk.compiler.check.model.prelude import BUILTIN_CLASSES, OUTSIDE_METHODS, SPECIAL_FUNCTIONS
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Both,
    Expr,
    Intrinsic,
    Let,
    Literal,
    ReadLocal,
    Reinterpret,
    TupleItem,
    int_literal,
    length_type,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    Array,
    Callable,
    Class,
    ClassOf,
    FunctionSet,
    FunctionValue,
    Int,
    LangValue,
    Machine,
    ModuleValue,
    Optional,
    Pool,
    Simple,
    Struct,
    Tuple,
    Type,
    TypeValue,
    Union,
    ancestors,
    described,
    is_function,
    python_name,
)
from pyuk.compiler.frontend.syntax import all_args

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

AFFIXES = ("startswith", "endswith")


def check_call(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """A call expression, by what is called."""
    from pyuk.compiler.check.attributes import computed
    from pyuk.compiler.check.calls import spreading

    by_name = computed.check_call(cx, node, expected)
    if by_name is not None:
        return by_name
    if spreading.has_stars(node):
        return spreading.call_with_stars(cx, node, expected)
    if isinstance(node.func, ast.Attribute):
        return _attribute_call(cx, node, node.func, expected)
    alias = typeddicts.alias_of(cx, cx.module, node.func)
    made = typeddicts.made(cx, alias, node, expected) if alias is not None else None
    return made if made is not None else call_value(cx, cx.expr(node.func), node, expected)


def call_value(cx: Checker, callee: Expr, node: ast.Call, expected: Type | None) -> Expr:
    """The call of a checked callee."""
    from pyuk.compiler.check.calls import builtin_calls
    from pyuk.compiler.check.library import libraries, wrapping
    from pyuk.compiler.check.operators import identity

    match callee.type:
        case FunctionValue(info) if info.symbol in libraries.FUNCTIONS:
            return libraries.FUNCTIONS[info.symbol](cx, node)
        case FunctionValue(info):
            return _call_known(cx, callee, info, node)
        case TypeValue(Class(info)) if info.symbol in libraries.CLASSES and cx.module.source.is_app:
            return libraries.CLASSES[info.symbol](cx, node)
        case TypeValue(type_):
            is_quiet = isinstance(callee, Literal) or is_settled_read(cx, callee)
            gives = [] if is_quiet else [(cx.temporary(callee.type), callee)]
            return wrap(list(gives), construct(cx, type_, node, expected))
        case ClassOf():
            return identity.for_each_class(cx, callee, node, lambda each: call_value(cx, each, node, expected))
        case LangValue(name):
            return builtin_calls.call(cx, name, node, expected)
        case Callable() | FunctionSet() | Pool():
            return call_dynamic(cx, callee, node)
        case Optional(inner) if is_function(inner):
            present = not_none(cx, callee, "'NoneType' object is not callable")
            return call_dynamic(cx, present, node)
        case Union():
            return dispatch(cx, callee, node, lambda each: call_value(cx, each, node, expected))
        case Class() if (decorated := wrapping.as_decorator(cx, callee, node)) is not None:
            return decorated
        case Class() as class_ if cx.world.method(class_, "__call__"):
            return call_method_nodes(cx, callee, "__call__", node)
        case type_ if type_ == NEVER:
            return _evaluate_all(cx, callee, node)
    cx.fail(
        "PK0234",
        node.func,
        f"{described(callee.type)} cannot be called",
        why="only functions, classes and objects with a `__call__` method can be",
        cpython=f"TypeError: '{error_name(callee.type)}' object is not callable",
        fix=_call_hint(cx, callee, node),
    )
    raise AssertionError


def _call_hint(cx: Checker, callee: Expr, node: ast.Call) -> str | None:
    """What may have been meant by calling a value: an index, or the builtin whose name a variable took."""
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in SPECIAL_FUNCTIONS or name in BUILTIN_CLASSES:
        return f"give the variable another name than the builtin's: `{name}` hides it"
    indexed = isinstance(callee.type, Class) and cx.world.method(callee.type, "__getitem__")
    if (indexed or isinstance(callee.type, (Tuple, Array, Machine))) and len(node.args) == 1:
        return f"write {ast.unparse(node.func)}[{ast.unparse(node.args[0])}] for an element"
    if isinstance(callee.type, Int) or callee.type == FLOAT:
        return "write `*` where it is multiplied"
    return None


def _evaluate_all(cx: Checker, callee: Expr, node: ast.Call) -> Expr:
    result: Expr = Literal(None, type=NEVER, node=node)
    for arg in reversed([*node.args, *(k.value for k in node.keywords)]):
        value = cx.expr(arg)
        result = Let(cx.temporary(value.type), settled(cx, value), result, type=NEVER, node=node)
    return Let(cx.temporary(callee.type), callee, result, type=NEVER, node=node)


def _call_known(cx: Checker, callee: Expr, info: FunctionInfo, node: ast.Call) -> Expr:
    """Call a function that is known; the expression that gave it is evaluated first, as it may do more."""
    again, bindings = once(cx, callee)
    closure = again if info.nested is not None else None
    is_plain = info.kind in ("method", "property") and isinstance(info.owner, ClassInfo) and not info.owner.type_params
    owner = Class(info.owner) if is_plain else None  # type: ignore[arg-type]
    return wrap(bindings, call_nodes(cx, info, [], node, owner=owner, closure=closure))


# --- attribute calls: module functions, methods ---


def _attribute_call(cx: Checker, node: ast.Call, func: ast.Attribute, expected: Type | None) -> Expr:
    from pyuk.compiler.check.attributes import attributes

    if isinstance(func.value, ast.Call) and cx.is_builtin_call(func.value, "super"):
        return supercalls.call(cx, node, func)
    owner = attributes.as_asked(cx, cx.expr(func.value), f"has no attribute '{func.attr}'")
    try:
        return call_of_value(cx, owner, node, func, expected)
    except Problem as problem:
        widening.note_receiver(cx, problem, owner.type)
        raise


def call_of_value(
    cx: Checker, owner: Expr, node: ast.Call, func: ast.Attribute, expected: Type | None
) -> Expr:
    """`owner.attr(...)` for a checked owner."""
    from pyuk.compiler.check.attributes import attributes, keptclasses, numbermethods
    from pyuk.compiler.check.calls import folds
    from pyuk.compiler.check.iteration import iterators
    from pyuk.compiler.check.library import containers, machine
    from pyuk.compiler.check.operators import identity

    type_ = cx.world.resolve(owner.type)
    if func.attr == "__new__" and (made := _made_by_base(cx, type_, node, func)) is not None:
        return made
    if isinstance(type_, Optional):
        owner = not_none(cx, owner, f"'NoneType' object has no attribute '{func.attr}'")
    below = _asked_below(cx, owner, node, func, expected)
    if below is not None:
        return below
    owner = plainvalues.as_data(cx, owner, func.attr)
    for method_call in (folds.method_call, containers.method_call, iterators.method_call):
        special = method_call(cx, owner, func.attr, node)
        if special is not None:
            return special
    match owner.type:
        case Union():
            return dispatch(cx, owner, node, lambda each: call_of_value(cx, each, node, func, expected))
        case ClassOf():
            return identity.for_each_class(
                cx, owner, node, lambda each: call_of_value(cx, each, node, func, expected)
            )
        case TypeValue(type_):
            return _call_of_class(cx, type_, owner, node, func, expected)
        case Callable() | FunctionSet() | Pool() if (
            made := keptclasses.dispatch(
                cx, owner, node, lambda each: call_of_value(cx, each, node, func, expected)
            )
        ) is not None:
            return made
        case Class() as class_:
            return _call_of_object(cx, owner, class_, node, func, expected)
        case Struct(info) if func.attr in info.methods:
            return call_nodes(cx, info.methods[func.attr], [owner], node, owner=None)
        case ModuleValue() | LangValue() | FunctionValue() | Struct():
            return call_value(cx, attributes.get(cx, owner, func.attr, func), node, expected)
        case Machine("Atomic"):
            return machine.atomic(cx, owner, func.attr, node)
        case type_ if type_ == NEVER:
            return _evaluate_all(cx, owner, node)
    return numbermethods.primitive_method(cx, owner, func.attr, node)


def _made_by_base(cx: Checker, owner: Type, node: ast.Call, func: ast.Attribute) -> Expr | None:
    """`object.__new__(cls)`, `float.__new__(cls, value)`; None of any other call."""
    if owner == LangValue("builtins.object"):
        return plain_object(cx, node, func)
    kind = python_name(owner.type) if isinstance(owner, TypeValue) else ""
    return plainvalues.made_by_base(cx, node, kind) if kind in plainvalues.BASES else None


def _asked_below(
    cx: Checker, owner: Expr, node: ast.Call, func: ast.Attribute, expected: Type | None
) -> Expr | None:
    """A method of a plain type that classes below the object's static one put another in the place of."""
    from pyuk.compiler.check.attributes.below import asked_below

    if plainvalues.kind_of(owner.type) is None:
        return None
    return asked_below(
        cx, owner, (func.attr,), lambda each: call_of_value(cx, each, node, func, expected), node
    )


def _call_of_class(
    cx: Checker, type_: Type, owner: Expr, node: ast.Call, func: ast.Attribute, expected: Type | None
) -> Expr:
    """`Class.attr(...)`: what a class itself does, a method that gets its object, a value in the class."""
    from pyuk.compiler.check.attributes import attributes, classfacts, numbermethods
    from pyuk.compiler.check.expressions import displays
    from pyuk.compiler.check.library import containers, machine

    match type_:
        case Class(info) if func.attr == "maketrans" and info is cx.world.builtin_class("str"):
            name = "table_of_pairs" if len(node.args) == 1 else "table_of_texts"
            maker = cx.world.runtime(f"pyuk.builtins.strtranslate.{name}")
            return call_nodes(cx, maker, [], node, owner=None)
        case Class() if func.attr == "fromkeys" and containers.is_kind(cx, type_, "dict"):
            return displays.from_keys(cx, type_, node, expected)
        case Class():
            found = cx.world.method(type_, func.attr)
            told = classfacts.called(cx, type_, func.attr, node) if found is None else None
            if told is not None:
                return told
            if found is None:
                owner = Literal(None, type=TypeValue(type_), node=func.value)
                return call_value(cx, attributes.get(cx, owner, func.attr, func), node, None)
            given: list[Expr] = []
            if found[1].kind == "class":
                given.append(Literal(None, type=TypeValue(type_), node=node))
            return call_nodes(cx, found[1], given, node, owner=_class_of_given(cx, found, node))
        case Struct(info) if info.percpu and func.attr == "this":
            return machine.this_cpu(cx, info, node)
        case Struct():
            return call_value(cx, attributes.get(cx, owner, func.attr, func), node, expected)
        case Int() | Simple("float"):
            made = numbermethods.class_method(cx, TypeValue(type_), func.attr, node)
            return made if made is not None else attributes.no_attribute(cx, TypeValue(type_), func.attr, func)
    return numbermethods.primitive_method(cx, owner, func.attr, node)


def _class_of_given(cx: Checker, found: tuple[Class, FunctionInfo], node: ast.Call) -> Class:
    """The class whose method `Class.method(object, ...)` is: a generic one has the type arguments of the object's."""
    owner, info = found
    if info.kind != "method" or not owner.info.type_params or not node.args or isinstance(node.args[0], ast.Starred):
        return owner
    given = cx.world.resolve(cx.expr(node.args[0]).type)
    above = ancestors(given) if isinstance(given, Class) else []
    return next((each for each in above if each.info is owner.info), owner)


def _call_of_object(
    cx: Checker, owner: Expr, class_: Class, node: ast.Call, func: ast.Attribute, expected: Type | None
) -> Expr:
    """`object.attr(...)`: a method, or a value that the object has."""
    from pyuk.compiler.check.attributes import attributes
    from pyuk.compiler.check.library import libraries, recordcalls
    from pyuk.compiler.check.library.bytestrings import outside_method

    info, name = class_.info, func.attr
    if (info.name, name) in OUTSIDE_METHODS and info is cx.world.builtin_class(info.name):
        return outside_method(cx, owner, name, node)
    if name in AFFIXES and _takes_tuple(cx, info, node):
        return _any_affix(cx, owner, name, node)
    if (info.symbol, name) in libraries.METHODS:
        return libraries.METHODS[info.symbol, name](cx, node, owner)
    if name == "_replace" and namedtuples.record_in(class_) is not None:
        return recordcalls.replaced(cx, owner, node.keywords, node)
    if attributes.is_hidden(cx, class_, name):
        attributes.no_attribute(cx, class_, name, func)
    if cx.world.method(class_, name):
        return call_method_nodes(cx, owner, name, node)
    if (open_ := bases.open_method(cx, class_, name)) and open_[1].kind == "method":
        there = Reinterpret(owner, type=open_[0], node=node)
        return call_nodes(cx, open_[1], [there], node, owner=open_[0], virtual=class_)
    return attribute_below(
        cx,
        owner,
        name,
        lambda each: call_value(cx, attributes.get(cx, each, name, func), node, expected),
        lambda each: call_of_value(cx, each, node, func, expected),
        node,
    )


def _takes_tuple(cx: Checker, info: ClassInfo, node: ast.Call) -> bool:
    """Whether startswith() or endswith() of a str or bytes is given a tuple of alternatives."""
    if info.module.source.is_app or not node.args or node.keywords:
        return False
    return isinstance(peek(cx, node.args[0]), Tuple)


def _any_affix(cx: Checker, owner: Expr, name: str, node: ast.Call) -> Expr:
    """`text.startswith((a, b))`: whether one of them does."""
    held, bindings = once(cx, owner)
    affixes, bound = once(cx, cx.expr(node.args[0]))
    bindings += bound
    bounds: list[Expr] = []
    for argument in node.args[1:]:
        bound_value, bound = once(cx, settled(cx, cx.expr(argument)))
        bounds.append(bound_value)
        bindings += bound
    assert isinstance(affixes.type, Tuple) and isinstance(held.type, Class)
    found = cx.world.method(held.type, name)
    assert found is not None and isinstance(found[1].node, ast.FunctionDef)
    result: Expr = Literal(False, type=BOOL, node=node)
    for index, type_ in reversed(list(enumerate(affixes.type.items))):
        item = TupleItem(affixes, index, type=type_, node=node)
        given: list[Expr | None] = [held, item, *bounds, *[None] * (2 - len(bounds))]
        args = fill_defaults(cx, found[1], given, all_args(found[1].node.args), node)
        test = call_info(cx, found[1], args, node, owner=found[0], virtual=held.type)
        result = Both("or", test, result, type=BOOL, node=node)
    return wrap(bindings, result)


def call_method_nodes(cx: Checker, receiver: Expr, name: str, node: ast.Call) -> Expr:
    """`receiver.name(...)` with the arguments of a call expression."""
    assert isinstance(receiver.type, Class)
    found = cx.world.method(receiver.type, name)
    assert found is not None
    owner, info = found
    if info.kind in ("static", "class"):
        return _call_of_own_class(cx, receiver, info, node)
    return call_nodes(cx, info, [receiver], node, owner=owner, virtual=receiver.type)


def _call_of_own_class(cx: Checker, receiver: Expr, info: FunctionInfo, node: ast.Call) -> Expr:
    """A static or class method that is called on an object: that of the object's own class, which gets it."""

    def of_class(named: Expr) -> Expr:
        assert isinstance(named.type, TypeValue) and isinstance(named.type.type, Class)
        found = cx.world.method(named.type.type, info.name)
        assert found is not None
        return call_nodes(cx, found[1], [named] if found[1].kind == "class" else [], node, owner=found[0])

    from pyuk.compiler.check.operators import identity

    type_ = receiver.type
    assert isinstance(type_, Class)
    if has_one_method(cx, type_, info):
        _, bindings = once(cx, receiver)
        return wrap(bindings, of_class(Literal(None, type=TypeValue(type_), node=node)))
    return identity.for_each_class(cx, identity.class_of(cx, receiver, node), node, of_class)


def has_one_method(cx: Checker, class_: Class, info: FunctionInfo) -> bool:
    """Whether a static or class method is the same, and gets the same, for all objects of a class."""
    below = [each for each in cx.world.classes_below(class_, cx.instance) if each != class_]
    if info.kind == "class" and below:
        return False
    return all((found := cx.world.method(each, info.name)) is not None and found[1] is info for each in below)


def call_method(cx: Checker, receiver: Expr, name: str, args: list[Expr], node: ast.AST) -> Expr:
    """`receiver.name(args)` for checked arguments."""
    assert isinstance(receiver.type, Class), receiver.type
    found = cx.world.method(receiver.type, name)
    if found is None:
        from pyuk.compiler.check.attributes.attributes import no_attribute

        no_attribute(cx, receiver.type, name, node)
    if found[1].module.source.is_app and derived.is_hidden_method(receiver.type, name):
        found = derived.library_method(receiver.type, name) or found
        receiver = Reinterpret(receiver, type=found[0], node=node)
    assert isinstance(receiver.type, Class)
    reached = overridden.of_values(cx, receiver.type, found[1], len(args))
    if reached is not None:
        return call_info(cx, reached, [receiver, *args], node, owner=found[0], virtual=receiver.type)
    params = all_args(found[1].node.args)  # type: ignore[union-attr]
    given: list[Expr | None] = [receiver, *args, *[None] * (len(params) - 1 - len(args))]
    filled = fill_defaults(cx, found[1], given, params, node)
    return call_info(cx, found[1], filled, node, owner=found[0], virtual=receiver.type)


def as_items(cx: Checker, value: Expr, asked: str = "__iter__") -> Expr:
    """What is iterated over where `value` is: of an enumeration its members, of a named tuple its fields.

    Of a tuple of any length it is the list within. asked: the method by which a class says so itself.
    """
    info = enums.enumeration(value.type)
    if isinstance(value.type, Class) and value.type.info.record is not None:
        return namedtuples.as_tuple(cx, value)
    value = plainvalues.as_data(cx, value, asked)
    return as_list(cx, value) if info is None else enums.members(cx, info, value.node)


def length(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """len() of a checked expression."""
    value = as_items(cx, value, "__len__")
    match cx.world.resolve(value.type):
        case Tuple(items):
            return wrap(
                []
                if isinstance(value, (ReadLocal, Literal))
                else [(cx.temporary(value.type), settled(cx, value))],
                int_literal(len(items), node),
            )
        case Array(_, size):
            return int_literal(size, node)
        case Machine("Buffer"):
            return Intrinsic("buffer_length", [value], type=length_type(), node=node)
        case Class() as class_ if cx.world.method(class_, "__len__"):
            result = call_method(cx, value, "__len__", [], node)
            trusted = class_.info.name in FINAL_CLASSES and isinstance(result.type, Int)
            if trusted:
                result.type = length_type()
            return result
        case Optional():
            return length(cx, not_none(cx, value, "object of type 'NoneType' has no len()"), node)
        case Union():
            return dispatch(cx, value, node, lambda each: length(cx, each, node))
        case type_ if type_ == NEVER:
            return value
    cx.fail(
        "PK0237",
        node,
        f"{described(value.type)} has no len()",
        why="it does not consist of items"
        if not isinstance(value.type, Class)
        else "its class has no `__len__`",
        cpython=f"TypeError: object of type '{error_name(value.type)}' has no len()",
        fix="write len(str(...)) for the number of digits" if isinstance(value.type, Int) else None,
    )
    raise AssertionError
