"""Calls with checked arguments: which instance of the function that is, and how values get to its parameters."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check import caught, widening
from pyuk.compiler.check.calls.arguments import (
    declared_note,
    fill_defaults,
    is_starred,
    types_of_starred,
)
from pyuk.compiler.check.calls.callables import as_parameter
from pyuk.compiler.check.calls.fitting import constraints, fits, items_of, unify
from pyuk.compiler.check.calls.selftypes import of_receiver
from pyuk.compiler.check.declare import derived, plainvalues
from pyuk.compiler.check.expressions import nothing
from pyuk.compiler.check.expressions.changes import forget_fields
from pyuk.compiler.check.expressions.conversions import (
    ANNOTATION,
    CONTENT,
    ELEMENT,
    LIBRARY,
    coerce,
    settled,
    to_float,
    to_int,
    wrap,
)
from pyuk.compiler.check.expressions.unioncalls import call_for_each_type
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo, Instance
from pyuk.compiler.check.model.problems import Problem, diagnostic
from pyuk.compiler.check.model.tree import (
    Call,
    CallStub,
    CallVirtual,
    Expr,
    Literal,
    ReadLocal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    AnyObject,
    Class,
    Int,
    Keywords,
    Optional,
    Struct,
    Tuple,
    Type,
    TypeValue,
    TypeVar,
    Union,
    Unknown,
    described,
    is_function,
    is_reference,
    members_of,
    mentions_never,
    mentions_type_var,
    natural_storage,
    size_of,
    substitute,
    type_vars_in,
    union_of,
    unknowns_in,
)
from pyuk.compiler.check.operators import attempts
from pyuk.compiler.check.statements.promises import looked_at, promised
from pyuk.compiler.check.virtual import slot_of
from pyuk.compiler.frontend.syntax import all_args

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

FLOAT_OR_NONE = union_of((FLOAT, NONE))
MAX_TYPE_SIZE = 300  # parts of a type, such as the items of a tuple
MAX_SPECIALISATIONS = 300  # of one function
MANY = 12  # specialisations, behind which it is a recursion that does not settle


# Classes that no other may derive from: their methods are never virtual.
FINAL_CLASSES = ("str", "list", "tuple", "range", "bytes", "bytearray", "memoryview")


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
    from pyuk.compiler.check.statements import localclasses
    from pyuk.compiler.check.statements.contexts import MANAGERS, managed

    generic = _generic_index(cx, info, args, owner)
    if generic is not None:

        def again(given: list[Expr]) -> Expr:
            return call_info(cx, info, given, node, owner=owner, virtual=virtual, closure=closure)

        return call_for_each_type(cx, args, generic, node, again)
    types, bindings = _parameter_types(cx, info, args, owner)
    if any(mentions_never(arg.type) for arg in args) and any(map(mentions_type_var, types)):
        given = [settled(cx, arg) for arg in args if not isinstance(arg.type, TypeValue)]
        return wrap([(cx.temporary(arg.type), arg) for arg in given], Literal(None, type=NEVER, node=node))
    fitted = []
    first: Problem | None = None
    for index, (arg, type_) in enumerate(zip(args, types, strict=True)):
        if index > 0 and owner is not None and not info.module.source.is_app:
            widening.want_objects(cx, args[0].type, arg, cx.world.resolve(type_))
        try:
            fitted.append(_argument(cx, info, arg, type_, index, node))
        except Problem as problem:
            widening.note_argument(cx, problem, info, args, index, owner)
            if widening.wants_others(problem):
                first = widening.of_one_call(first, problem)
            elif first is None:
                fitted.append(_as_content(cx, problem, args, index, type_))
    if first is not None:
        raise first
    if "stub" in info.decorators:
        return _call_stub(cx, info, fitted, node)
    types = _without_growth(cx, info, types, node)
    site = localclasses.site_of(cx, info, node)
    instance = cx.world.instance(info, types, owner=owner, bindings=bindings, site=site)
    if instance.called is None and instance is not cx.instance:
        instance.called = (cx.instance, node)
    cx.world.check_first(instance)
    instance.note_call(cx.instance)
    caught.note(cx, instance)
    if info.module.source.is_app or any(is_function(type_) for type_ in types):
        forget_fields(cx)
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
        and not _told_by_nothing(cx, info, owner)
    ):
        is_inside = derived.is_inside(cx, owner, info.name)
        slot = slot_of(cx.world, virtual, info.name, instance, cx.instance, is_inside=is_inside)
        attempts.agree(cx, slot)
        call: Expr = CallVirtual(slot, kept, type=_slot_result(cx, slot, instance, node), node=node)
    else:
        call = Call(instance, kept, closure, type=cx.world.resolve(instance.result), node=node)
    if owner is not None and args:
        call = of_receiver(cx, call, info, args[0].type, node)
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


def _without_growth(cx: Checker, info: FunctionInfo, types: tuple[Type, ...], node: ast.AST) -> tuple[Type, ...]:
    """The types that a function is specialised for. Each such may ask for the next, of larger types: not without end.

    Where a recursion hands on containers of which nothing is known yet, in each round others, they are taken to hold
    what the first call's do.
    """
    unknown = [each for type_ in types for each in unknowns_in(cx.world.resolve(type_))]
    if unknown and cx.world.count_of(info) > MANY and info.module.source.is_app:
        for type_, first in zip(types, cx.world.first_params(info), strict=False):
            _bind_to_first(cx, cx.world.resolve(type_), first)
        types = tuple(map(cx.world.resolve, types))
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
    return types


def _bind_to_first(cx: Checker, type_: Type, first: Type) -> None:
    if isinstance(type_, Unknown) and not unknowns_in(first):
        cx.world.bind(type_, first)
    elif isinstance(type_, Class) and isinstance(first, Class) and type_.info is first.info:
        for part, other in zip(type_.args, first.args, strict=True):
            _bind_to_first(cx, part, other)


def _slot_result(cx: Checker, slot: object, base: Instance, node: ast.AST) -> Type:
    from pyuk.compiler.check.model.declarations import Slot

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
        if isinstance(result, AnyObject):
            cx.world.become_object(own)
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
    from pyuk.compiler.check.iteration.generators import note_reader

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
            allowed = constraints(cx, param.annotation, info, fixed | bindings)
            if isinstance(pattern, TypeVar) and allowed:
                bindings[pattern] = _chosen(cx, allowed, arg, param)
            note_reader(cx, arg.type)
            unify(pattern, arg.type, bindings)
            _note_likely(cx, pattern, param.annotation, info, bindings)
            types.append(substitute(pattern, bindings))
    if info.kind == "class" and owner is not None:
        _leave_open(cx, tuple(each for each in owner.info.type_params if each in owner.args), args[0].node, bindings)
    if args:
        _leave_open(cx, _told_by_nothing(cx, info, owner), args[0].node, bindings)
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


def _leave_open(
    cx: Checker, params: tuple[TypeVar, ...], node: ast.AST, bindings: dict[TypeVar, Type]
) -> None:
    """`Table.empty()`, `loop.create_future()`: what the arguments do not tell of the result is found out later."""
    from pyuk.compiler.check.expressions.displays import open_type

    for index, param in enumerate(params):
        if param not in bindings:
            bindings[param] = open_type(cx, node, index)


def _told_by_nothing(cx: Checker, info: FunctionInfo, owner: Class | None) -> tuple[TypeVar, ...]:
    """The type variables in what a function of the library returns that neither its parameters nor its class have."""
    if info.module.source.is_app:
        return ()
    returns = getattr(info.node, "returns", None)
    known: tuple[TypeVar, ...] | None = vars(info.node).get("pyuk_told_by_nothing")
    if known is not None or not isinstance(returns, ast.Subscript):
        return known or ()
    assert isinstance(info.node, ast.FunctionDef)

    def mentioned(node: ast.expr) -> list[TypeVar]:
        return type_vars_in(cx.world.annotations.resolve(node, info.module, {}, owner))

    written = [param.annotation for param in all_args(info.node.args) if param.annotation is not None]
    told = {each for node in written for each in mentioned(node)}
    told.update(owner.info.type_params if owner is not None else ())
    found = tuple(each for each in mentioned(returns) if each not in told)
    vars(info.node)["pyuk_told_by_nothing"] = found
    return found


def _note_likely(
    cx: Checker, pattern: Type, annotation: ast.expr, info: FunctionInfo, bindings: dict[TypeVar, Type]
) -> None:
    """An empty list for a `list[T]`, where T may stand for a few types only, holds values of one of those."""
    match pattern, annotation:
        case Class(_, (TypeVar() as var,)), ast.Subscript(_, ast.Name() as name):
            found = bindings.get(var)
            allowed = constraints(cx, name, info, {}) if isinstance(found, Unknown) else []
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
    found = items_of(cx, arg)
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
    from pyuk.compiler.check.model.declarations import StructInfo

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


def _as_content(cx: Checker, problem: Problem, args: list[Expr], index: int, type_: Type) -> Expr:
    """What goes into a container, of types that an annotation says: it is looked at there; else the Problem."""
    receiver = cx.world.resolve(args[0].type)
    widening.note_receiver(cx, problem, receiver)
    is_container = isinstance(receiver, Class) and bool(receiver.args) and not widening.is_found_out(receiver)
    if index == 0 or not is_container or problem.diagnostic.remedy is not None:
        raise problem
    return looked_at(cx, args[index], type_, "what is put there", problem)


def _converted(cx: Checker, info: FunctionInfo, arg: Expr, type_: Type, index: int, node: ast.AST) -> Expr:
    """An argument of a library function, which takes other numbers and enums as CPython's functions do."""
    if plainvalues.kind_of(arg.type) is not None and _keeps(cx, info, index):
        return arg
    if _is_looked_for(info, index) and isinstance(type_, Class):
        is_text = type_ == cx.world.class_type("str")
        return arg if info.name in plainvalues.GETS_ITEM and not is_text else plainvalues.as_key(cx, arg, type_)
    taken = members_of(type_)
    if arg.type not in taken and any(each in taken for each in plainvalues.plain_types(cx, arg.type)):
        arg = plainvalues.plain(cx, arg)
    if isinstance(type_, Class):
        return arg
    is_int = isinstance(type_, Int)
    if is_int:
        arg = _index_of(cx, arg, node)
    if type_ in (FLOAT, FLOAT_OR_NONE):
        arg = plainvalues.plain(cx, arg, "int")
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


def as_index(cx: Checker, arg: Expr, node: ast.AST) -> Expr:
    """What stands for an int, as an int: a bool, an object with `__index__`, a member of an IntEnum."""
    return to_int(_index_of(cx, arg, node))


def _index_of(cx: Checker, arg: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    arg = nothing.as_type(cx, arg, INT) or plainvalues.plain(cx, arg, "int")
    if isinstance(arg.type, Class) and cx.world.method(arg.type, "__index__"):
        return call_method(cx, arg, "__index__", [], node)
    return arg


def _one_number(cx: Checker, arg: Expr, type_: Type) -> Expr:
    """A number of one of several types as a float, or a bool or an int as an int: the library's functions convert."""
    if not isinstance(arg.type, Union) or isinstance(arg.type, AnyObject):
        return arg
    convert = to_int if type_ != FLOAT else lambda each: to_float(cx, each)
    if any(not isinstance(one, Int) and one not in (BOOL, type_) for one in arg.type.members):
        return arg
    return dispatch(cx, arg, arg.node, convert, result=type_)


def _is_looked_for(info: FunctionInfo, index: int) -> bool:
    """Whether a parameter of a container's method is what it looks for among what it holds."""
    return isinstance(info.owner, ClassInfo) and info.name in plainvalues.LOOKS_FOR and index == 1


def _keeps(cx: Checker, info: FunctionInfo, index: int) -> bool:
    """Whether a container of the library keeps what it is given, or gives it back: then it stays what it is."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    annotation = all_args(info.node.args)[index].annotation
    is_looked_for = info.name in plainvalues.LOOKS_FOR and index < 2
    if not isinstance(info.owner, ClassInfo) or annotation is None or is_looked_for:
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
