"""Calls: of functions, methods, classes and values; how arguments meet parameters."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check import attempts, bases, derived, enums, namedtuples, supercalls, typeddicts, widening
from pyuk.compiler.check.arguments import (
    call_nodes,
    declared_note,
    fill_defaults,
    is_starred,
    keyword_index,
    types_of_starred,
)
from pyuk.compiler.check.below import attribute_below
from pyuk.compiler.check.callables import as_parameter, call_dynamic, in_container
from pyuk.compiler.check.conversions import (
    ANNOTATION,
    CONTENT,
    ELEMENT,
    LIBRARY,
    coerce,
    is_settled_read,
    not_none,
    once,
    settled,
    to_float,
    to_int,
    wrap,
)
from pyuk.compiler.check.longtuples import as_list, is_long, long_in
from pyuk.compiler.check.model import ClassInfo, FunctionInfo, Instance, ModuleInfo, TypeVarInfo
from pyuk.compiler.check.prelude import BUILTIN_CLASSES, OUTSIDE_METHODS, SPECIAL_FUNCTIONS
from pyuk.compiler.check.problems import Problem, diagnostic
from pyuk.compiler.check.promises import promised
from pyuk.compiler.check.protocols import conform
from pyuk.compiler.check.tree import (
    Both,
    Call,
    CallStub,
    CallVirtual,
    Expr,
    Intrinsic,
    Let,
    Literal,
    New,
    ReadLocal,
    Reinterpret,
    TupleItem,
    int_literal,
    length_type,
)
from pyuk.compiler.check.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    AnyObject,
    Array,
    Callable,
    Class,
    ClassOf,
    FunctionSet,
    FunctionValue,
    Int,
    Keywords,
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
    TypeVar,
    Union,
    Unknown,
    ancestors,
    described,
    is_function,
    is_reference,
    is_subclass,
    members_of,
    mentions_type_var,
    natural_storage,
    python_name,
    size_of,
    substitute,
    union_of,
    unknowns_in,
)
from pyuk.compiler.check.unioncalls import call_for_each_type, for_each_type
from pyuk.compiler.check.unions import dispatch
from pyuk.compiler.check.world import all_args
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

AFFIXES = ("startswith", "endswith")
FLOAT_OR_NONE = union_of((FLOAT, NONE))
MAX_TYPE_SIZE = 300  # parts of a type, such as the items of a tuple
MAX_SPECIALISATIONS = 300  # of one function
# Classes that no other may derive from: their methods are never virtual.
FINAL_CLASSES = ("str", "list", "tuple", "range", "bytes", "bytearray", "memoryview")


def check_call(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """A call expression, by what is called."""
    from pyuk.compiler.check import computed, spreading

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
    from pyuk.compiler.check import builtin_calls, identity, libraries

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
        case Class() as class_ if cx.world.method(class_, "__call__"):
            return call_method_nodes(cx, callee, "__call__", node)
        case type_ if type_ == NEVER:
            return _evaluate_all(cx, callee, node)
    cx.fail(
        "PK0234",
        node.func,
        f"{described(callee.type)} cannot be called",
        why="only functions, classes and objects with a `__call__` method can be",
        cpython=f"TypeError: '{python_name(callee.type)}' object is not callable",
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
    if isinstance(func.value, ast.Call) and cx.is_builtin_call(func.value, "super"):
        return supercalls.call(cx, node, func)
    owner = cx.expr(func.value)
    try:
        return _call_attribute_of(cx, owner, node, func, expected)
    except Problem as problem:
        widening.note_receiver(cx, problem, owner.type)
        raise


def _call_attribute_of(
    cx: Checker, owner: Expr, node: ast.Call, func: ast.Attribute, expected: Type | None
) -> Expr:
    """`owner.attr(...)` for a checked owner."""
    from pyuk.compiler.check import attributes, containers, folds, identity, iterators, machine, numbermethods

    type_ = cx.world.resolve(owner.type)
    if type_ == LangValue("builtins.object") and (made := plain_object(cx, node, func)) is not None:
        return made
    if isinstance(type_, Optional):
        owner = not_none(cx, owner, f"'NoneType' object has no attribute '{func.attr}'")
    owner = enums.as_data(cx, owner, func.attr)
    for method_call in (folds.method_call, containers.method_call, iterators.method_call):
        special = method_call(cx, owner, func.attr, node)
        if special is not None:
            return special
    match owner.type:
        case Union():
            return dispatch(cx, owner, node, lambda each: _call_attribute_of(cx, each, node, func, expected))
        case ClassOf():
            return identity.for_each_class(
                cx, owner, node, lambda each: _call_attribute_of(cx, each, node, func, expected)
            )
        case TypeValue(type_):
            return _call_of_class(cx, type_, owner, node, func, expected)
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


def _call_of_class(
    cx: Checker, type_: Type, owner: Expr, node: ast.Call, func: ast.Attribute, expected: Type | None
) -> Expr:
    """`Class.attr(...)`: what a class itself does, a method that gets its object, a value in the class."""
    from pyuk.compiler.check import attributes, containers, displays, machine, numbermethods

    match type_:
        case Class(info) if func.attr == "maketrans" and info is cx.world.builtin_class("str"):
            name = "table_of_pairs" if len(node.args) == 1 else "table_of_texts"
            maker = cx.world.runtime(f"pyuk.builtins.strtranslate.{name}")
            return call_nodes(cx, maker, [], node, owner=None)
        case Class() if func.attr == "fromkeys" and containers.is_kind(cx, type_, "dict"):
            return displays.from_keys(cx, type_, node, expected)
        case Class():
            found = cx.world.method(type_, func.attr)
            if found is None:
                owner = Literal(None, type=TypeValue(type_), node=func.value)
                return call_value(cx, attributes.get(cx, owner, func.attr, func), node, None)
            given: list[Expr] = []
            if found[1].kind == "class":
                given.append(Literal(None, type=TypeValue(type_), node=node))
            return call_nodes(cx, found[1], given, node, owner=found[0])
        case Struct(info) if info.percpu and func.attr == "this":
            return machine.this_cpu(cx, info, node)
        case Struct():
            return call_value(cx, attributes.get(cx, owner, func.attr, func), node, expected)
        case Int() | Simple("float"):
            made = numbermethods.class_method(cx, TypeValue(type_), func.attr, node)
            return made if made is not None else attributes.no_attribute(cx, TypeValue(type_), func.attr, func)
    return numbermethods.primitive_method(cx, owner, func.attr, node)


def _call_of_object(
    cx: Checker, owner: Expr, class_: Class, node: ast.Call, func: ast.Attribute, expected: Type | None
) -> Expr:
    """`object.attr(...)`: a method, or a value that the object has."""
    from pyuk.compiler.check import attributes, libraries, recordcalls
    from pyuk.compiler.check.bytestrings import outside_method

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
        lambda each: _call_attribute_of(cx, each, node, func, expected),
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
        _check_one_target(cx, receiver.type, info, node)
        _, bindings = once(cx, receiver)
        given = [] if info.kind == "static" else [Literal(None, type=TypeValue(receiver.type), node=node)]
        return wrap(bindings, call_nodes(cx, info, list(given), node, owner=owner))
    return call_nodes(cx, info, [receiver], node, owner=owner, virtual=receiver.type)


def _check_one_target(cx: Checker, class_: Class, info: FunctionInfo, node: ast.Call) -> None:
    """A static or class method that is called on an object is that of the object's own class: there has to be one."""
    for below in cx.world.classes_below(class_, cx.instance):
        found = cx.world.method(below, info.name)
        if (found is not None and found[1] is not info) or (info.kind == "class" and below != class_):
            cx.fail(
                "PK0312",
                node.func,
                f"`{info.name}` is a {info.kind} method, called on an object that may be a `{below.info.name}`",
                why="such methods are not looked up at run time yet",
                cpython="the method of the object's own class is called",
                fix="call it on the class, or make it an ordinary method",
            )


def call_method(cx: Checker, receiver: Expr, name: str, args: list[Expr], node: ast.AST) -> Expr:
    """`receiver.name(args)` for checked arguments."""
    assert isinstance(receiver.type, Class), receiver.type
    found = cx.world.method(receiver.type, name)
    if found is None:
        from pyuk.compiler.check.attributes import no_attribute

        no_attribute(cx, receiver.type, name, node)
    if found[1].module.source.is_app and derived.is_hidden_method(receiver.type, name):
        found = derived.library_method(receiver.type, name) or found
        receiver = Reinterpret(receiver, type=found[0], node=node)
    assert isinstance(receiver.type, Class)
    params = all_args(found[1].node.args)  # type: ignore[union-attr]
    given: list[Expr | None] = [receiver, *args, *[None] * (len(params) - 1 - len(args))]
    filled = fill_defaults(cx, found[1], given, params, node)
    return call_info(cx, found[1], filled, node, owner=found[0], virtual=receiver.type)


def accepts(cx: Checker, class_: Class, name: str, args: list[Expr]) -> bool:
    """Whether the class has the method and its annotations allow these arguments."""
    found = cx.world.method(class_, name)
    if found is None:
        return False
    owner, info = found
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    bindings = dict(zip(owner.info.type_params, owner.args, strict=False))
    params = all_args(info.node.args)[1:]
    if len(params) != len(args):
        return False
    for param, arg in zip(params, args, strict=True):
        if param.annotation is None:
            continue
        wanted = cx.world.annotations.resolve(param.annotation, info.module, bindings, owner)
        allowed = _constraints(cx, param.annotation, info, bindings)
        if not any(fits(cx, arg.type, type_) for type_ in allowed or [wanted]):
            return False
    return True


def _constraints(
    cx: Checker, annotation: ast.expr, info: FunctionInfo, bindings: dict[TypeVar, Type]
) -> list[Type]:
    """The types that the TypeVar which a parameter is annotated with may stand for; none where it is free."""
    if not isinstance(annotation, ast.Name):
        return []
    entity = cx.world.find(info.module, annotation.id)
    if not isinstance(entity, TypeVarInfo) or entity.type in bindings or entity.module is None:
        return []
    return [cx.world.annotations.resolve(node, entity.module) for node in entity.constraints]


def fits(cx: Checker, given: Type, wanted: Type) -> bool:
    """Whether a value of one type may go where another is wanted."""
    given, wanted = cx.world.resolve(given), cx.world.resolve(wanted)
    conform(cx.world, given, wanted)
    match given, wanted:
        case (_, TypeVar()) | (_, Unknown()) | (Unknown(), _) | (_, AnyObject()):
            return True
        case (AnyObject(), _):
            return False
        case (Union(), _) | (_, Union()):
            return all(any(fits(cx, one, each) for each in members_of(wanted)) for one in members_of(given))
        case Int(), Int():
            return True
        case _, Pool() if is_function(given):
            return True
        case Class(), (Class() | Optional()):
            target = wanted.inner if isinstance(wanted, Optional) else wanted
            if is_subclass(given, target):
                return True
            if not isinstance(target, Class):
                return False
            given = next((a for a in ancestors(given) if a.info is target.info), given)
            same = given.info is target.info and len(given.args) == len(target.args)
            return same and all(_fits_as_part(cx, x, y) for x, y in zip(given.args, target.args, strict=True))
        case Tuple(a), (Class() | Optional()) if (long := long_in(wanted)) is not None:
            return all(fits(cx, item, long.args[0]) for item in a)
        case Tuple(a), Tuple(b):
            return len(a) == len(b) and all(fits(cx, x, y) for x, y in zip(a, b, strict=True))
        case ClassOf(), _:
            return is_function(wanted.inner if isinstance(wanted, Optional) else wanted)
    return given == wanted or NEVER in (given, wanted) or (given == NONE and isinstance(wanted, Optional))


def as_items(cx: Checker, value: Expr) -> Expr:
    """What is iterated over where `value` is: of an enumeration its members, of a named tuple its fields.

    Of a tuple of any length it is the list within.
    """
    info = enums.enumeration(value.type)
    if isinstance(value.type, Class) and value.type.info.record is not None:
        return namedtuples.as_tuple(cx, value)
    return as_list(cx, value) if info is None else enums.members(cx, info, value.node)


def _fits_as_part(cx: Checker, given: Type, wanted: Type) -> bool:
    """fits() for type arguments: elements of a union are stored in another way than those of its members."""
    of_unions = any(isinstance(type_, (Union, Optional)) for type_ in (given, wanted))
    return given == wanted if of_unions else fits(cx, given, wanted)


def length(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """len() of a checked expression."""
    value = enums.as_data(cx, as_items(cx, value), "__len__")
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
        cpython=f"TypeError: object of type '{python_name(value.type)}' has no len()",
        fix="write len(str(...)) for the number of digits" if isinstance(value.type, Int) else None,
    )
    raise AssertionError


# --- making objects ---


def construct(cx: Checker, type_: Type, node: ast.Call, expected: Type | None) -> Expr:
    """`Cls(...)`: an object, a conversion, or a machine type at an address."""
    from pyuk.compiler.check import builtin_calls, machine
    from pyuk.compiler.check.library_containers import maker

    match type_:
        case Class() if (make := maker(cx, type_)) is not None:
            return make(cx, type_, node, expected)
        case Class(info) if _is_made_specially(cx, info):
            return builtin_calls.FUNCTIONS[info.name](
                cx, node, expected if type_.args == info.type_params else type_
            )
        case Class(info) if enums.enumeration(TypeValue(type_)) is not None:
            return enums.by_value(cx, info, node)
        case Class() as class_:
            return new_object(cx, class_, node, expected)
        case Int() | Machine() | Array() | Struct():
            return machine.construct(cx, type_, node)
    name = "bool" if type_ == BOOL else "float" if type_ == FLOAT else None
    if name is not None:
        return builtin_calls.FUNCTIONS[name](cx, node, expected)
    cx.fail(
        "PK0234",
        node,
        f"`{type_}` cannot be called",
        why="it is a type for annotations only",
        cpython=f"TypeError: '{python_name(type_)}' object is not callable",
    )
    raise AssertionError


def _is_made_specially(cx: Checker, info: ClassInfo) -> bool:
    """Whether the class is a builtin one whose call takes values of many types (within its module it is a class)."""
    is_builtin = info.name in BUILTIN_CLASSES and info.name != "slice" and info is cx.world.builtin_class(info.name)
    return is_builtin and (info.name in FINAL_CLASSES or cx.module is not info.module)


def new_object(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """An instance on the heap: allocated, then initialised by __init__."""
    abstract = _abstract_methods(cx, class_)
    if abstract:
        names = f"abstract method{'s' * (len(abstract) > 1)} {', '.join(sorted(abstract))}"
        cx.fail(
            "PK0238",
            node,
            f"`{class_.info.name}` is abstract: it leaves out `{abstract[0]}`",
            why="a call of the method would go nowhere",
            fix=f"write `{abstract[0]}`, or make an object of a derived class that has it",
            cpython=f"TypeError: Can't instantiate abstract class {class_.info.name} with {names}",
        )
    init = cx.world.method(class_, "__init__")
    made_by = cx.world.method(class_, "__new__")
    if made_by is not None:
        return _made_by_new(cx, class_, made_by, init, node)
    if init is not None and is_of_any_arguments(cx, init[0]) and node.args and not node.keywords:
        from pyuk.compiler.check.exceptions import new_exception

        return new_exception(cx, class_, [cx.expr(arg) for arg in node.args], node)
    if init is not None and _leaves_arguments(cx, class_, init[1]) and not node.keywords:
        return _new_with_arguments(cx, class_, init, node)
    if init is not None and derived.is_filled(cx, class_, init, node):
        return derived.construct(cx, class_, init[0].info, node, expected)
    if init is not None and _is_told_by_union(cx, class_, init[1], node):
        return for_each_type(lambda cx, each, wanted: new_object(cx, class_, each, wanted))(cx, node, expected)
    class_ = _with_arguments(cx, class_, init, node, expected)
    if any(map(unknowns_in, class_.args)):  # how it is used will tell, by its own __init__ to begin with
        if init is not None and init[1].module.source.is_app:
            home = next(a for a in ancestors(class_) if a.info is init[0].info)
            call_nodes(cx, init[1], [Literal(None, type=home, node=node)], node, owner=home)
        return Literal(None, type=class_, node=node)
    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    made = New(type=class_, node=node, defaults=_field_defaults(cx, class_, node))
    if init is None:
        if node.args or node.keywords:
            cx.fail(
                "PK0235",
                node,
                f"`{class_.info.name}` takes no arguments",
                why="neither the class nor a base class has an `__init__`",
                cpython=f"TypeError: {class_.info.name}() takes no arguments",
                notes=((f"`{class_.info.name}` is declared here", class_.info.node),)
                if class_.info.module is cx.module
                else (),
            )
        return made
    owner = next(a for a in ancestors(class_) if a.info is init[0].info)
    container = derived.container_above(cx, class_)
    if container is not None and init[1].module.source.is_app:
        this, bindings = once(cx, derived.empty(cx, made, container, node))
        run = call_nodes(cx, init[1], [Reinterpret(this, type=owner, node=node)], node, owner=owner)
        return wrap([*bindings, (cx.temporary(NONE), run)], this)
    receiver = Literal(None, type=owner, node=node)
    call = call_nodes(cx, init[1], [receiver], node, owner=owner)
    return attach(made, call, cx)


def is_of_any_arguments(cx: Checker, owner: Class) -> bool:
    """Whether a class's own __init__ takes any arguments, as those of exceptions do that keep them."""
    return owner in (cx.world.class_type("BaseException"), cx.world.class_type("OSError"))


def _made_by_new(
    cx: Checker,
    class_: Class,
    made_by: tuple[Class, FunctionInfo],
    init: tuple[Class, FunctionInfo] | None,
    node: ast.Call,
) -> Expr:
    """An object that the class's own __new__ gives; __init__, if there is one, then runs on it each time."""
    given = Literal(None, type=TypeValue(class_), node=node)
    made = call_nodes(cx, made_by[1], [given], node, owner=made_by[0])
    if init is None or made.type == NEVER:
        return made
    if not isinstance(made.type, Class) or not is_subclass(made.type, class_) or node.args or node.keywords:
        cx.fail(
            "PK0312",
            node,
            f"`{class_.info.name}` has both `__new__` and `__init__`, which is not supported with arguments",
            why="both would get them, and `__init__` runs only on what is of the class",
            cpython="__init__ runs on what __new__ returns, where it is an object of the class",
            fix="do it all in one of the two",
        )
        raise AssertionError
    this, bindings = once(cx, made)
    run = call_nodes(cx, init[1], [Reinterpret(this, type=init[0], node=node)], node, owner=init[0])
    return wrap([*bindings, (cx.temporary(NONE), run)], this)


def plain_object(cx: Checker, node: ast.Call, func: ast.Attribute) -> Expr | None:
    """`object.__new__(cls)`: an object of the class, which no __init__ has seen."""
    if func.attr != "__new__" or len(node.args) != 1:
        return None
    named = cx.expr(node.args[0]).type
    if not isinstance(named, TypeValue) or not isinstance(named.type, Class):
        return None
    class_ = named.type
    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    return New(type=class_, node=node, defaults=_field_defaults(cx, class_, node))


def _leaves_arguments(cx: Checker, class_: Class, init: FunctionInfo) -> bool:
    """Whether a class of exceptions has an __init__ that may not hand its arguments on to BaseException's."""
    if not init.module.source.is_app or not is_subclass(class_, cx.world.class_type("BaseException")):
        return False
    assert isinstance(init.node, ast.FunctionDef)
    return not any(
        isinstance(part, ast.Attribute) and part.attr == "__init__"
        for stmt in init.node.body
        if isinstance(stmt, ast.Expr)
        for part in walk(stmt)
    )


def _new_with_arguments(
    cx: Checker, class_: Class, init: tuple[Class, FunctionInfo], node: ast.Call
) -> Expr:
    """An exception that keeps the arguments it is made with, as BaseException.__new__ does, and then runs __init__."""
    from pyuk.compiler.check.exceptions import keeps_arguments, set_arguments

    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    made = New(type=class_, node=node, defaults=_field_defaults(cx, class_, node))
    this, bindings = once(cx, made)
    call = call_nodes(cx, init[1], [Reinterpret(this, type=init[0], node=node)], node, owner=init[0])
    inner = call
    while isinstance(inner, Let):
        inner = inner.body
    assert isinstance(inner, Call)
    given = inner.args[1:][: len(node.args)]
    held: list[tuple[object, Expr]] = []
    for index, arg in enumerate(given, 1):
        inner.args[index], bound = once(cx, arg)
        held += bound
    values = inner.args[1 : 1 + len(given)]
    if keeps_arguments(cx, values):
        kept = set_arguments(cx, this, values, node)
        held.append((cx.temporary(NONE), kept))
    return wrap([*bindings, *held, (cx.temporary(NONE), call)], this)


def _field_defaults(cx: Checker, class_: Class, node: ast.AST) -> list[tuple[Class, str, Expr]]:
    """Fields that begin with the value that the class body gives them."""
    from pyuk.compiler.check.expressions import literal

    defaults = []
    for owner in reversed(ancestors(class_)):
        for name, info in owner.info.fields.items():
            if info.default is None:
                continue
            module, default = _first_value(class_, owner, name)
            value = literal(cx, cx.world.constants.evaluate(default, module), node)
            if info.annotation is None:
                cx.world.assign_field(owner, name, value.type)
            type_ = cx.world.field_type(owner, name, cx.instance)
            defaults.append((owner, name, coerce(cx, value, type_, f"the field `{name}`", None)))
    return defaults


def _first_value(class_: Class, owner: Class, name: str) -> tuple[ModuleInfo, ast.expr]:
    """What a field of `owner` begins with in an object of `class_`, by the nearest class that says so."""
    for each in ancestors(class_):
        constant = each.info.constants.get(name)
        default = constant.node if constant is not None else None
        if default is None and name in each.info.fields:
            default = each.info.fields[name].default
        if default is not None:
            return each.info.module, default
    raise AssertionError(name)


def attach(made: New, call: Expr, cx: Checker) -> Expr:
    """Move the checked call of __init__ into the New; what is bound around the call stays around."""
    if isinstance(call, Let):
        call.body = attach(made, call.body, cx)
        call.type = made.type
        return call
    assert isinstance(call, Call)
    made.init, made.args = call.instance, call.args[1:]
    return made


def _abstract_methods(cx: Checker, class_: Class) -> list[str]:
    """The methods that objects of the class would lack."""
    left_out = []
    for ancestor in ancestors(class_):
        for name, info in ancestor.info.methods.items():
            found = cx.world.method(class_, name)
            if "abstractmethod" in info.decorators and found is not None and found[1] is info:
                left_out.append(name)
    return left_out


def _with_arguments(
    cx: Checker, class_: Class, init: tuple[Class, FunctionInfo] | None, node: ast.Call, expected: Type | None
) -> Class:
    """The type arguments of a generic class: written, expected by the context, of the arguments, or told by use."""
    from pyuk.compiler.check.displays import open_type
    from pyuk.compiler.check.generators import note_reader

    params = class_.info.type_params
    if not params or class_.args != params:
        return class_
    wished = [
        one for one in members_of(expected or NEVER) if isinstance(one, Class) and one.info is class_.info
    ]
    if len(wished) == 1:
        return wished[0]
    bindings: dict[TypeVar, Type] = {}
    if init is not None:
        assert isinstance(init[1].node, ast.FunctionDef)
        owner = init[0].info
        inherited = dict(zip(owner.type_params, init[0].args, strict=False))  # in terms of the class's own
        names = all_args(init[1].node.args)[1:]
        named = {param.arg: param for param in names}
        by_name = [(named[k.arg], k.value) for k in node.keywords if k.arg in named]
        for param, arg in [*zip(names, node.args, strict=False), *by_name]:
            if param.annotation is not None:
                pattern = substitute(cx.world.annotations.resolve(param.annotation, owner.module), inherited)
                given = natural_storage(peek(cx, arg))
                note_reader(cx, given)  # what a coroutine results in may be found out later
                if cx.world.is_open(pattern) and isinstance(pattern, Class) and given != NEVER:
                    pattern, given = pattern.args[0], _items_if_any(cx, arg, given)
                unify(pattern, given, bindings)
    return Class(
        class_.info, tuple(bindings.get(p) or open_type(cx, node, i) for i, p in enumerate(params))
    )


def _is_told_by_union(cx: Checker, class_: Class, init: FunctionInfo, node: ast.Call) -> bool:
    """Whether the type arguments of the class are those of an argument that is of one of several types."""
    if not class_.args or class_.args != class_.info.type_params or node.keywords:
        return False
    assert isinstance(init.node, ast.FunctionDef)
    for param, arg in zip(all_args(init.node.args)[1:], node.args, strict=False):
        if param.annotation is not None and not isinstance(arg, ast.Starred) and isinstance(peek(cx, arg), Union):
            pattern = cx.world.annotations.resolve(param.annotation, init.module)
            if isinstance(pattern, Class) and mentions_type_var(pattern) and not cx.world.is_open(pattern):
                return True
    return False


def _items_if_any(cx: Checker, node: ast.expr, type_: Type) -> Type:
    """What a value of the type gives when it is iterated over; NEVER where it cannot be."""
    try:
        return _items_of(cx, Literal(None, type=type_, node=node))
    except Problem:
        return NEVER


def _items_of(cx: Checker, value: Expr) -> Type:
    """What a value gives when it is iterated over; NEVER where it gives nothing, or what is not known yet."""
    from pyuk.compiler.check.iteration import item_type

    return NEVER if cx.world.resolve(value.type) == Tuple(()) else item_type(cx, value)


def peek(cx: Checker, node: ast.expr) -> Type:
    """The type of an expression, without keeping what checking it did; NEVER where it has a mistake."""
    saved, problems = cx.env.copy() if cx.env is not None else None, len(cx.problems)
    try:
        return cx.world.resolve(cx.expr(node).type)
    except Problem:
        return NEVER
    finally:
        cx.env = saved
        del cx.problems[problems:]


def unify(pattern: Type, given: Type, bindings: dict[TypeVar, Type]) -> None:
    """Bind the type variables of `pattern` by what stands in their places in `given`."""
    match pattern, given:
        case TypeVar(), _:
            if given != NEVER:
                bindings.setdefault(pattern, natural_storage(given))
        case Class(info, args), Class():
            for ancestor in ancestors(given):
                if ancestor.info is info:
                    for one, other in zip(args, ancestor.args, strict=True):
                        unify(one, other, bindings)
        case Class(_, (element,)), Tuple(items) if is_long(pattern):
            for one in items:
                unify(element, one, bindings)
        case Optional(inner), (Optional() | Class() | Tuple()):
            unify(inner, given.inner if isinstance(given, Optional) else given, bindings)
        case Union(parts), _:
            _unify_members(parts, given, bindings)
        case Tuple(items), Tuple(others):
            for one, other in zip(items, others, strict=False):
                unify(one, other, bindings)
        case Machine(_, element), Machine(_, other):
            unify(element, other, bindings)
        case Array(element, _), Array(other, _):
            unify(element, other, bindings)
        case Callable(params, returns), Callable(others, result):
            for one, other in zip(params, others, strict=False):
                unify(one, other, bindings)
            unify(returns, result, bindings)


def _unify_members(parts: tuple[Type, ...], given: Type, bindings: dict[TypeVar, Type]) -> None:
    """`T | None`: what is given beside the members that stand there is T."""
    rest = [member for member in members_of(given) if member not in parts]
    for part in parts:
        if isinstance(part, TypeVar) and rest:
            unify(part, union_of(rest), bindings)
        else:
            for member in rest:
                unify(part, member, bindings)


def list_display(cx: Checker, node: ast.List, expected: Type | None) -> Expr:
    """[a, b, c]: a list with room for the items, which are appended."""
    expected = cx.world.resolve(expected) if expected is not None else None
    wished = [
        one for one in members_of(expected or NEVER) if isinstance(one, Class) and one.info.name == "list"
    ]
    wanted = wished[0].args[0] if len(wished) == 1 else None
    if isinstance(wanted, (TypeVar,)):
        wanted = None
    if any(isinstance(item, ast.Starred) for item in node.elts):
        from pyuk.compiler.check.comprehensions import spread_display

        return spread_display(cx, node, wanted)
    items = [settled(cx, cx.expr(item, wanted)) for item in node.elts]
    return list_of(cx, items, wanted if wanted is not None else _common(cx, items, node), node)


def list_of(cx: Checker, items: list[Expr], element: Type, node: ast.AST) -> Expr:
    """A list of checked items: made with room for them, then each is appended."""
    if element == NEVER:  # not known in this round
        return wrap([(cx.temporary(item.type), item) for item in items], Literal(None, type=NEVER, node=node))
    type_ = cx.world.class_type("list", element)
    cx.world.create(type_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    if isinstance(element, Unknown):
        return Literal(None, type=type_, node=node)
    variable = cx.temporary(type_, "list")
    read = ReadLocal(variable, type=type_, node=node)
    result: Expr = read
    for item in reversed(items):
        fitted = coerce(cx, item, element, "an item of the list", None)
        append = call_method(cx, read, "append", [fitted], node)
        result = Let(cx.temporary(NONE), append, result, type=type_, node=node)
    made = make_instance(cx, type_, [int_literal(len(items), node)], node)
    return Let(variable, made, result, type=type_, node=node)


def _common(cx: Checker, items: list[Expr], node: ast.List) -> Type:
    joined: Type = NEVER
    for item in items:
        step = cx.world.join(joined, natural_storage(item.type))
        if step is None:
            cx.fail(
                "PK0240",
                item.node,
                f"the list holds {described(joined)} and {described(item.type)}",
                why="the items of a list have one type",
                cpython="a list holds objects of any types",
                fix="use a tuple, or two lists",
            )
            raise AssertionError
        joined = step
    if not items:
        key = id(node)
        if key not in cx.instance.unknowns:
            cx.instance.unknowns[key] = cx.world.unknown(cx.instance)
        return cx.world.resolve(cx.instance.unknowns[key])
    return in_container(cx.world, (cx.instance, node.lineno, node.col_offset), joined, (cx.module, node))


def make_instance(cx: Checker, class_: Class, args: list[Expr], node: ast.AST) -> Expr:
    """An instance of a class with checked arguments for __init__."""
    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    found = cx.world.method(class_, "__init__")
    made = New(type=class_, node=node, defaults=_field_defaults(cx, class_, node))
    if found is None:
        return made
    receiver = Literal(None, type=found[0], node=node)
    return attach(made, call_info(cx, found[1], [receiver, *args], node, owner=found[0]), cx)


def construct_with(cx: Checker, class_: Class, values: dict[str, Expr], node: ast.Call) -> Expr:
    """`Class(name=value, ...)` with checked values by the names of the parameters of __init__."""
    found = cx.world.method(class_, "__init__")
    assert found is not None and isinstance(found[1].node, ast.FunctionDef)
    params = all_args(found[1].node.args)[1:]
    for name in values:
        if name not in [param.arg for param in params]:
            keyword_index(cx, found[1], ast.copy_location(ast.keyword(name, node), node), params)
    given: list[Expr | None] = [None, *(values.get(param.arg) for param in params)]
    given[0] = Literal(None, type=found[0], node=node)
    filled = fill_defaults(cx, found[1], given, all_args(found[1].node.args), node)
    return make_instance(cx, class_, filled[1:], node)


# --- arguments and parameters ---


def call_function(
    cx: Checker, info: FunctionInfo, args: list[Expr], keywords: dict[str, Expr], node: ast.AST
) -> Expr:
    """Call a function with checked arguments in the order of its parameters; defaults are filled in."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    params = all_args(info.node.args)
    given: list[Expr | None] = [*args, *[keywords.get(p.arg) for p in params[len(args) :]]]
    return call_info(cx, info, fill_defaults(cx, info, given, params, node), node, owner=None)


def call_info(
    cx: Checker,
    info: FunctionInfo,
    args: list[Expr],
    node: ast.AST,
    *,
    owner: Class | None,
    virtual: Class | None = None,
    closure: Expr | None = None,
) -> Expr:
    """Call `info` with one checked argument for each parameter."""
    from pyuk.compiler.check.contexts import MANAGERS, managed

    generic = _generic_index(cx, info, args, owner)
    if generic is not None:

        def again(given: list[Expr]) -> Expr:
            return call_info(cx, info, given, node, owner=owner, virtual=virtual, closure=closure)

        return call_for_each_type(cx, args, generic, node, again)
    types, bindings = _parameter_types(cx, info, args, owner)
    if any(arg.type == NEVER for arg in args) and any(map(mentions_type_var, types)):
        given = [settled(cx, arg) for arg in args if not isinstance(arg.type, TypeValue)]
        return wrap([(cx.temporary(arg.type), arg) for arg in given], Literal(None, type=NEVER, node=node))
    fitted = []
    for index, (arg, type_) in enumerate(zip(args, types, strict=True)):
        try:
            fitted.append(_argument(cx, info, arg, type_, index, node))
        except Problem as problem:
            widening.note_argument(cx, problem, info, args, index, owner)
            raise
    if "stub" in info.decorators:
        return _call_stub(cx, info, fitted, node)
    _refuse_growth(cx, info, types, node)
    instance = cx.world.instance(info, types, owner=owner, bindings=bindings)
    if instance.called is None and instance is not cx.instance:
        instance.called = (cx.instance, node)
    cx.world.check_first(instance)
    instance.note_call(cx.instance)
    kept = [arg for arg in fitted if not isinstance(arg.type, TypeValue)]
    made_classes: list[tuple[object, Expr]] = [  # a class is not handed over, but what gives it may do more
        (cx.temporary(arg.type), arg)
        for arg in fitted
        if isinstance(arg.type, TypeValue) and not isinstance(arg, (Literal, ReadLocal))
    ]
    if (
        virtual is not None
        and owner is not None
        and owner.info.name not in FINAL_CLASSES
        and info.kind in ("method", "property")
    ):
        is_inside = derived.is_inside(cx, owner, info.name)
        slot = cx.world.slot(virtual, info.name, instance, cx.instance, is_inside=is_inside)
        attempts.agree(cx, slot)
        result = _slot_result(cx, slot, instance, node)
        made = CallVirtual(slot, kept, type=result, node=node)
        return wrap(made_classes, managed(cx, made, node) if info.decorators & MANAGERS else made)
    call = Call(instance, kept, closure, type=cx.world.resolve(instance.result), node=node)
    return wrap(made_classes, managed(cx, call, node) if info.decorators & MANAGERS else call)


def _generic_index(cx: Checker, info: FunctionInfo, args: list[Expr], owner: Class | None) -> int | None:
    """The argument of a union that goes to a parameter of a generic class: each of its types has type arguments."""
    if not any(isinstance(arg.type, Union) for arg in args):
        return None
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    for index, (param, arg) in enumerate(zip(all_args(info.node.args), args, strict=True)):
        if isinstance(arg.type, Union) and param.annotation is not None and not is_starred(info, param):
            pattern = cx.world.annotations.resolve(param.annotation, info.module, {}, owner)
            if isinstance(pattern, Class) and mentions_type_var(pattern) and not cx.world.is_open(pattern):
                return index
    return None


def _refuse_growth(cx: Checker, info: FunctionInfo, types: tuple[Type, ...], node: ast.AST) -> None:
    """Each specialisation of a function may ask for the next, of larger types: not without end."""
    if sum(map(size_of, types)) > MAX_TYPE_SIZE or cx.world.count_of(info) > MAX_SPECIALISATIONS:
        cx.fail(
            "PK0206",
            node,
            f"the types in `{info.qualname}` do not settle",
            why="each call of it asks for another one with larger types",
            cpython="types are looked at when the code runs",
            fix="annotate its parameters",
            notes=declared_note(cx, info),
        )


def _slot_result(cx: Checker, slot: object, base: Instance, node: ast.AST) -> Type:
    from pyuk.compiler.check.model import Slot

    assert isinstance(slot, Slot)
    result = base.result
    plain = {class_: _by_itself(cx, each, slot.callers) for class_, each in slot.implementations.items()}
    for implementation in plain.values():
        joined = cx.world.join(result, implementation.result)
        if joined is None:
            cx.fail(
                "PK0241",
                node,
                f"the overrides of `{slot.name}` return {described(result)} and {described(implementation.result)}",
                why="a call that may reach several methods has one type",
                cpython="each call gives what the method that it reaches returns",
                fix="let all of them return one type",
                notes=tuple(
                    (f"`{info.qualname}` is declared here", info.node)
                    for info in (base.info, implementation.info)
                    if info.module is cx.module
                ),
            )
            raise AssertionError
        result = joined
    result = cx.world.resolve(result)
    for class_, implementation in plain.items():
        own = cx.world.resolve(implementation.result)
        if own not in (result, NEVER) and not (is_reference(own) and is_reference(result)):
            implementation = _returning(cx, implementation, result, slot.callers)
        slot.implementations[class_] = implementation
    return result


def _by_itself(cx: Checker, instance: Instance, callers: set[Instance]) -> Instance:
    """The method whose values another returns as those of a union: what it returns may become more."""
    found = cx.world.instance(instance.info, instance.params, owner=instance.owner, bindings=instance.bindings)
    found.callers |= callers
    return found


def _returning(cx: Checker, instance: Instance, result: Type, callers: set[Instance]) -> Instance:
    """The same method, which returns what it does as one of a union that all overrides return."""
    info, params, owner = instance.info, instance.params, instance.owner
    found = cx.world.instance(info, params, owner=owner, bindings=instance.bindings, result=result)
    found.callers |= callers
    found.is_value = True
    return found


def _parameter_types(
    cx: Checker, info: FunctionInfo, args: list[Expr], owner: Class | None
) -> tuple[tuple[Type, ...], tuple[tuple[TypeVar, Type], ...]]:
    from pyuk.compiler.check.generators import note_reader

    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    params = all_args(info.node.args)
    fixed = dict(zip(owner.info.type_params, owner.args, strict=False)) if owner is not None else {}
    if info.nested is not None:
        fixed = dict(info.nested.bindings)
    bindings: dict[TypeVar, Type] = {}
    types: list[Type] = []
    for index, (param, arg) in enumerate(zip(params, args, strict=True)):
        if index == 0 and info.owner is not None and info.kind in ("method", "property", "class"):
            types.append(arg.type if info.kind == "class" else _receiver_type(info, arg, owner))
        elif param.annotation is None:
            given = natural_storage(arg.type)
            types.append(as_parameter(cx.world, info, param.arg, given, (cx.module, arg.node)))
        elif is_starred(info, param):
            pattern = cx.world.annotations.resolve(param.annotation, info.module, fixed, owner)
            types.append(types_of_starred(arg.type, pattern, bindings))
        else:
            pattern = cx.world.annotations.resolve(param.annotation, info.module, fixed, owner)
            if cx.world.is_open(pattern):
                types.append(_as_given(cx, param, arg, pattern, bindings, info))
                continue
            allowed = _constraints(cx, param.annotation, info, fixed | bindings)
            if isinstance(pattern, TypeVar) and allowed:
                bindings[pattern] = _chosen(cx, allowed, arg, param)
            note_reader(cx, arg.type)
            unify(pattern, arg.type, bindings)
            _note_likely(cx, pattern, param.annotation, info, bindings)
            types.append(substitute(pattern, bindings))
    types = [substitute(type_, bindings) if mentions_type_var(type_) else type_ for type_ in types]
    is_open = any(arg.type == NEVER for arg in args)  # in this round
    for type_, param in zip(types, params, strict=True):
        if isinstance(type_, TypeVar) and not is_open:
            cx.fail(
                "PK0239",
                args[0].node,
                f"the type of `{param.arg}` cannot be told from the call",
                why="the function is compiled for the types of its arguments",
                cpython="it does not need to be known",
            )
    return tuple(types), tuple(bindings.items())


def _note_likely(
    cx: Checker, pattern: Type, annotation: ast.expr, info: FunctionInfo, bindings: dict[TypeVar, Type]
) -> None:
    """An empty list for a `list[T]`, where T may stand for a few types only, holds values of one of those."""
    match pattern, annotation:
        case Class(_, (TypeVar() as var,)), ast.Subscript(_, ast.Name() as name):
            found = bindings.get(var)
            allowed = _constraints(cx, name, info, {}) if isinstance(found, Unknown) else []
            if allowed and isinstance(found, Unknown):
                cx.world.likely[found] = allowed[-1]


def _chosen(cx: Checker, allowed: list[Type], arg: Expr, param: ast.arg) -> Type:
    """The one of a TypeVar's constraints that an argument is of."""
    for type_ in allowed:
        if fits(cx, arg.type, type_):
            cx.world.join(arg.type, type_)  # binds the element type of an empty list
            return type_
    is_one_of = isinstance(arg.type, (Union, Optional))
    if is_one_of and all(any(fits(cx, one, each) for each in allowed) for one in members_of(arg.type)):
        return arg.type
    names = [str(type_) for type_ in allowed]
    cx.fail(
        "PK0211",
        arg.node,
        f"the argument `{param.arg}` cannot be {described(arg.type)}",
        why=f"it has to be one of: {', '.join(names)}",
        cpython="TypeError, where the function looks at it",
    )
    raise AssertionError


def _as_given(
    cx: Checker,
    param: ast.arg,
    arg: Expr,
    pattern: Type,
    bindings: dict[TypeVar, Type],
    info: FunctionInfo,
) -> Type:
    """The type of a parameter that is declared as Iterable[T], say: that of what it is given, which has to be one."""
    assert isinstance(pattern, Class)
    found = _items_of(cx, arg)
    unify(pattern.args[0], found, bindings)
    wanted = substitute(pattern.args[0], bindings)
    is_open = cx.world.is_open(wanted)  # as the inner one of Iterable[Iterable[int]]
    if cx.world.resolve(arg.type) == Tuple(()) and not is_open and not mentions_type_var(wanted):
        return cx.world.class_type("tuple", wanted)  # `()`, which may have any items
    if isinstance(found, Unknown) and not is_open and not mentions_type_var(wanted):
        cx.world.likely[found] = wanted
    if found != NEVER and not is_open and not fits(cx, found, wanted) and not isinstance(found, Unknown):
        problem = diagnostic(
            "PK0211",
            cx.module,
            arg.node,
            f"the argument `{param.arg}` has to give {described(wanted)} each time, and this gives {described(found)}",
            why="an annotation is a promise that the compiler holds the program to",
            cpython="annotations are not looked at",
            notes=declared_note(cx, info),
        )
        raise widening.note_misfit(cx.world, Problem(problem), found, wanted)
    return natural_storage(arg.type)


def _receiver_type(info: FunctionInfo, arg: Expr, owner: Class | None) -> Type:
    if owner is not None:
        return owner
    from pyuk.compiler.check.model import StructInfo

    return Struct(info.owner) if isinstance(info.owner, StructInfo) else arg.type


def _argument(cx: Checker, info: FunctionInfo, arg: Expr, type_: Type, index: int, node: ast.AST) -> Expr:
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    if isinstance(type_, TypeValue):
        return arg
    of_library = not info.module.source.is_app
    if of_library:
        arg = _converted(cx, info, arg, type_, index, node)
        if type_ == FLOAT and arg.type == FLOAT:
            return arg
    param = all_args(info.node.args)[index]
    origin = param if info.module is cx.module else None
    if isinstance(arg, Literal) and arg.value is None and isinstance(arg.type, Class):
        return arg
    name = _called_name(node) if of_library else info.name
    what = f"the argument `{param.arg}`" + (f" of `{name}`" if name else "")
    promise = ANNOTATION
    if of_library:
        pattern = cx.world.annotations.resolve(param.annotation, info.module) if param.annotation else type_
        of_list = info.owner is not None and info.owner.name == "list"
        promise = LIBRARY if not mentions_type_var(pattern) else ELEMENT if of_list else CONTENT
    is_generic = isinstance(info.owner, ClassInfo) and bool(info.owner.type_params)
    is_promise = promise is LIBRARY or (promise is ANNOTATION and param.annotation is not None and not is_generic)
    fitted = (promised if is_promise else coerce)(cx, arg, type_, what, origin, promise=promise)
    fitted.type = type_ if isinstance(type_, Keywords) else fitted.type
    return fitted


def _converted(cx: Checker, info: FunctionInfo, arg: Expr, type_: Type, index: int, node: ast.AST) -> Expr:
    """An argument of a library function, which takes other numbers and enums as CPython's functions do."""
    if isinstance(type_, Class):
        return enums.plain(cx, arg, "str") if type_.info.name == "str" else arg
    is_int = isinstance(type_, Int)
    if is_int:
        arg = enums.plain(cx, arg)
        if isinstance(arg.type, Class) and cx.world.method(arg.type, "__index__"):
            arg = call_method(cx, arg, "__index__", [], node)
    if type_ == FLOAT_OR_NONE and isinstance(arg.type, Int):
        return to_float(cx, arg)  # math.log(x, 2)
    if not is_int and type_ != FLOAT:
        return arg
    is_bool = arg.type == BOOL
    if not _keeps(cx, info, index):
        arg = _one_number(cx, arg, type_)
    elif is_bool or (isinstance(arg.type, Int) and not is_int):
        _refuse_kept(cx, info, arg, type_, node)
    if is_int:
        return to_int(arg) if arg.type == BOOL else arg
    return to_float(cx, arg) if isinstance(arg.type, Int) or arg.type == BOOL else arg


def _one_number(cx: Checker, arg: Expr, type_: Type) -> Expr:
    """A number of one of several types as a float, or a bool or an int as an int: the library's functions convert."""
    if not isinstance(arg.type, Union) or isinstance(arg.type, AnyObject):
        return arg
    convert = to_int if type_ != FLOAT else lambda each: to_float(cx, each)
    if any(not isinstance(one, Int) and one not in (BOOL, type_) for one in arg.type.members):
        return arg
    return dispatch(cx, arg, arg.node, convert, result=type_)


LOOKS_FOR = ("__contains__", "count", "index", "find", "remove", "discard", "get", "pop", "__getitem__", "__delitem__")


def _keeps(cx: Checker, info: FunctionInfo, index: int) -> bool:
    """Whether a container of the library keeps what it is given, or gives it back: then it stays what it is."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    annotation = all_args(info.node.args)[index].annotation
    if not isinstance(info.owner, ClassInfo) or annotation is None or (info.name in LOOKS_FOR and index < 2):
        return False
    return isinstance(cx.world.annotations.resolve(annotation, info.module), TypeVar)


def _refuse_kept(cx: Checker, info: FunctionInfo, arg: Expr, type_: Type, node: ast.AST) -> None:
    said = diagnostic(
        "PK0211",
        cx.module,
        arg.node if hasattr(arg.node, "lineno") else node,
        f"an item has to be {described(type_)}, but this is {described(arg.type)}",
        why="the items have one type, and a number stays what it is",
        cpython=f"it stays {described(arg.type)}, and is shown as one",
        fix=f"write {'float' if type_ == FLOAT else 'int'}(...)"
        if not isinstance(arg, Literal)
        else f"write {float(arg.value) if type_ == FLOAT else int(arg.value)}",
    )
    raise widening.note_misfit(cx.world, Problem(said), arg.type, type_)


def _called_name(node: ast.AST) -> str | None:
    """What a call calls, by the name that stands there."""
    match node:
        case ast.Call(ast.Name(name)) | ast.Call(ast.Attribute(_, name)):
            return name
    return None


def _call_stub(cx: Checker, info: FunctionInfo, args: list[Expr], node: ast.AST) -> Expr:
    assert isinstance(info.node, ast.FunctionDef)
    returns = (
        NONE if info.node.returns is None else cx.world.annotations.resolve(info.node.returns, info.module)
    )
    symbol = info.export or info.symbol
    cx.world.stubs[symbol] = info
    return CallStub(symbol, args, type=returns, node=node)


# --- run-time functions that generated code calls ---


def need_runtime(cx: Checker, path: str) -> Instance:
    """A run-time function of no generic parameters becomes part of the program."""
    info = cx.world.runtime(path)
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    types = tuple(
        cx.world.annotations.resolve(p.annotation, info.module)
        for p in all_args(info.node.args)
        if p.annotation
    )
    instance = cx.world.instance(info, types)
    instance.note_call(cx.instance)
    return instance


def need_raiser(cx: Checker, name: str) -> Instance:
    """A function of pyuk.builtins.exceptions that makes the exception of a failed check."""
    return need_runtime(cx, f"pyuk.builtins.exceptions.{name}")


__all__ = ["INT", "call_nodes", "check_call", "construct"]
