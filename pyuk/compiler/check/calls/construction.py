"""Making objects: what the call of a class does, and which type arguments it has."""

from __future__ import annotations

import ast
from functools import reduce
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.arguments import (
    call_nodes,
    fill_defaults,
    keyword_index,
)
from pyuk.compiler.check.calls.fitting import items_if_any, peek, unify
from pyuk.compiler.check.declare import derived, enums, plainvalues
from pyuk.compiler.check.expressions.conversions import (
    coerce,
    once,
    settled,
    wrap,
)
from pyuk.compiler.check.expressions.unioncalls import evaluated, for_each_type
from pyuk.compiler.check.expressions.unions import dispatch, held, members
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo, ModuleInfo
from pyuk.compiler.check.model.prelude import BUILTIN_CLASSES
from pyuk.compiler.check.model.tree import (
    Call,
    Expr,
    Let,
    Literal,
    New,
    Reinterpret,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    Array,
    Class,
    Int,
    Machine,
    Struct,
    Type,
    TypeValue,
    TypeVar,
    Union,
    ancestors,
    is_subclass,
    members_of,
    mentions_type_var,
    natural_storage,
    substitute,
    unknowns_in,
)
from pyuk.compiler.frontend.syntax import all_args, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def construct(cx: Checker, type_: Type, node: ast.Call, expected: Type | None) -> Expr:
    """`Cls(...)`: an object, a conversion, or a machine type at an address."""
    from pyuk.compiler.check.calls import builtin_calls
    from pyuk.compiler.check.library import machine
    from pyuk.compiler.check.library.library_containers import maker

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
        cpython=f"TypeError: '{error_name(type_)}' object is not callable",
    )
    raise AssertionError


def _is_made_specially(cx: Checker, info: ClassInfo) -> bool:
    """Whether the class is a builtin one whose call takes values of many types (within its module it is a class)."""
    from pyuk.compiler.check.calls.specialisation import FINAL_CLASSES

    is_builtin = info.name in BUILTIN_CLASSES and info.name != "slice" and info is cx.world.builtin_class(info.name)
    return is_builtin and (info.name in FINAL_CLASSES or cx.module is not info.module)


def new_object(cx: Checker, class_: Class, node: ast.Call, expected: Type | None) -> Expr:
    """An instance on the heap: allocated, then initialised by __init__."""
    from pyuk.compiler.check.calls.specialisation import need_runtime

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
    if plainvalues.kind_of(class_) is not None:
        return plainvalues.construct(cx, class_, init, node)
    if init is not None and is_of_any_arguments(cx, init[0]) and node.args and not node.keywords:
        from pyuk.compiler.check.statements.exceptions import new_exception

        return new_exception(cx, class_, [cx.expr(arg) for arg in node.args], node)
    if init is not None and _leaves_arguments(cx, class_, init[1]) and not node.keywords:
        return _new_with_arguments(cx, class_, init, node)
    if init is not None and derived.is_filled(cx, class_, init, node):
        return derived.construct(cx, class_, node, expected)
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
    made = New(type=class_, node=node, defaults=field_defaults(cx, class_, node))
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
    """An object that the class's own __new__ gives; the __init__ of its class, if any, then runs on it each time."""
    given = Literal(None, type=TypeValue(class_), node=node)
    call, bindings = evaluated(cx, node) if init is not None else (node, [])
    made = call_nodes(cx, made_by[1], [given], call, owner=made_by[0])
    if init is None or made.type == NEVER:
        return wrap(bindings, made)
    this, bound = held(cx, settled(cx, made))

    def initialise(each: Expr) -> Expr:
        if not isinstance(each.type, Class) or not is_subclass(each.type, class_):
            return each
        own = cx.world.method(each.type, "__init__")
        if own is None:
            return each
        run = call_nodes(cx, own[1], [Reinterpret(each, type=own[0], node=node)], call, owner=own[0])
        return wrap([(cx.temporary(NONE), run)], each)

    parts = tuple(part for each in members(cx, made.type) for part in _own_classes(cx, each, class_))
    return wrap([*bindings, *bound], dispatch(cx, this, node, initialise, parts=parts, result=made.type))


def _own_classes(cx: Checker, type_: Type, class_: Class) -> list[Type]:
    """The classes whose `__init__` may run on what `class_.__new__` gives, each before those that it derives from."""
    if not isinstance(type_, Class):
        return [type_]
    found = cx.world.classes_of(type_, cx.instance)
    same = all(is_subclass(each, class_) and _init_of(cx, each) == _init_of(cx, type_) for each in found)
    return [type_] if same and is_subclass(type_, class_) else [*(each for each in found if each != type_), type_]


def _init_of(cx: Checker, class_: Class) -> FunctionInfo | None:
    found = cx.world.method(class_, "__init__")
    return found[1] if found is not None else None


def plain_object(cx: Checker, node: ast.Call, func: ast.Attribute) -> Expr | None:
    """`object.__new__(cls)`: an object of the class, which no __init__ has seen."""
    from pyuk.compiler.check.calls.specialisation import need_runtime

    if func.attr != "__new__" or len(node.args) != 1:
        return None
    named = cx.expr(node.args[0]).type
    if not isinstance(named, TypeValue) or not isinstance(named.type, Class):
        return None
    class_ = named.type
    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    return New(type=class_, node=node, defaults=field_defaults(cx, class_, node))


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
    from pyuk.compiler.check.calls.specialisation import need_runtime
    from pyuk.compiler.check.statements.exceptions import keeps_arguments, set_arguments

    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    made = New(type=class_, node=node, defaults=field_defaults(cx, class_, node))
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


def field_defaults(cx: Checker, class_: Class, node: ast.AST) -> list[tuple[Class, str, Expr]]:
    """Fields that begin with the value that the class body gives them."""
    from pyuk.compiler.check.expressions.expressions import literal
    from pyuk.compiler.check.statements import environments

    defaults = environments.first_values(cx, class_, node)
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
    from pyuk.compiler.check.expressions.displays import open_type
    from pyuk.compiler.check.iteration.generators import note_reader

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
        for param, arg in _pairs(init[1].node.args, node):
            if param.annotation is not None:
                pattern = substitute(cx.world.annotations.resolve(param.annotation, owner.module), inherited)
                given = natural_storage(peek(cx, arg))
                note_reader(cx, given)  # what a coroutine results in may be found out later
                if cx.world.is_open(pattern) and isinstance(pattern, Class) and given != NEVER:
                    pattern, given = pattern.args[0], items_if_any(cx, arg, given)
                unify(pattern, given, bindings)
        starred = init[1].node.args.vararg
        if starred is not None and starred.annotation is not None:
            pattern = substitute(cx.world.annotations.resolve(starred.annotation, owner.module), inherited)
            _bind_starred(cx, pattern, node.args[len(_positional(init[1].node.args)) :], bindings)
    return Class(
        class_.info, tuple(bindings.get(p) or open_type(cx, node, i) for i, p in enumerate(params))
    )


def _positional(args: ast.arguments) -> list[ast.arg]:
    """The parameters of a method that take positional arguments, without `self` and `*args`."""
    return [*args.posonlyargs, *args.args][1:]


def _pairs(args: ast.arguments, node: ast.Call) -> list[tuple[ast.arg, ast.expr]]:
    """The parameters of a method that are not starred, each with its argument of the call."""
    positional = _positional(args)
    named = {param.arg: param for param in (*positional, *args.kwonlyargs)}
    by_name = [(named[k.arg], k.value) for k in node.keywords if k.arg in named]
    return [*zip(positional, node.args, strict=False), *by_name]


def _bind_starred(cx: Checker, pattern: Type, nodes: list[ast.expr], bindings: dict[TypeVar, Type]) -> None:
    """What the arguments of `*param: pattern` tell of the class; of several types a type variable is any of them."""
    given = [
        items_if_any(cx, node.value, peek(cx, node.value)) if isinstance(node, ast.Starred) else peek(cx, node)
        for node in nodes
    ]
    types = [natural_storage(type_) for type_ in given if type_ != NEVER]
    joined = reduce(lambda one, other: cx.world.join(one, other) or one, types) if types else NEVER
    for type_ in [joined] if isinstance(pattern, TypeVar) else types:
        unify(pattern, type_, bindings)


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


def make_instance(cx: Checker, class_: Class, args: list[Expr], node: ast.AST) -> Expr:
    """An instance of a class with checked arguments for __init__."""
    from pyuk.compiler.check.calls.specialisation import call_info, need_runtime

    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    found = cx.world.method(class_, "__init__")
    made = New(type=class_, node=node, defaults=field_defaults(cx, class_, node))
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
