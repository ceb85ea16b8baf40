"""What the methods of a class take from the function that defines it.

A stand-in for all its methods captures the variables, as a nested function would. The closure object of that is made
by the class statement, and each object of the class gets a reference to it: so objects that came out of several calls
of the function each see the variables of theirs. A class method has no object; it, and whoever makes an object outside
the function, takes the last one, and where there was another before, that is not known to be the right one.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.closures import make_closure, nested_info, shared_variable
from pyuk.compiler.check.declare.made import Typed
from pyuk.compiler.check.declare.scopes import free_names, methods_of
from pyuk.compiler.check.expressions.conversions import once, wrap
from pyuk.compiler.check.model.declarations import (
    ClassInfo,
    Environment,
    FieldInfo,
    Global,
    Nested,
    Shared,
    Variable,
)
from pyuk.compiler.check.model.tree import (
    Block,
    Expr,
    IsBound,
    Load,
    Place,
    ReadGlobal,
    ReadLocal,
    SetGlobal,
    SetLocal,
    TakeCell,
)
from pyuk.compiler.check.model.types import BOOL, NEVER, NONE, Class, FunctionValue, Type

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

REFUSAL = "pyuk.builtins.refusals.refuse_made_again"


def outer_variables(cx: Checker) -> set[str]:
    """The names of variables that a class of this function may take from it, or from what is around."""
    if isinstance(cx.info.node, ast.Module):
        return set()
    nested = cx.defined.nested
    taken = set(nested.captures) if nested is not None else set()
    classes = {part.name for part in ast.walk(cx.defined.node) if isinstance(part, ast.ClassDef)}
    return ((cx.scope.bound - classes) | taken | set(_mentioned(cx))) - set(cx.imports)


# --- in the function ---


def keep(cx: Checker, info: ClassInfo, node: ast.ClassDef) -> Block:
    """Make the environment of a class whose methods use variables that there are here."""
    methods = methods_of(node)
    if isinstance(cx.info.node, ast.Module) or not free_names(methods) & set(cx.variables):
        return []
    if info.environment is None:
        info.environment = _declared(cx, info, methods)
    environment = info.environment
    made = make_closure(cx, methods, methods.name)
    local = cx.variables.setdefault(environment.field, Variable(environment.field, made.type))
    kept = ReadLocal(local, type=made.type, node=node)
    assert cx.env is not None
    cx.env = type(cx.env)(cx.env.bound | {local.name}, cx.env.narrowed)
    return [
        SetLocal(local, made, node=node),
        SetGlobal(environment.again, IsBound(environment.kept, type=BOOL, node=node), node=node),
        SetGlobal(environment.kept, kept, node=node),
    ]


def _declared(cx: Checker, info: ClassInfo, methods: ast.FunctionDef) -> Environment:
    function = nested_info(cx, methods, methods.name)
    type_ = FunctionValue(function)
    name = f".environment of {info.symbol}"
    made = Environment(
        function,
        name,
        Global(f"{name}.kept", cx.module, None, type=type_, may_be_unbound=True),
        Global(f"{name}.again", cx.module, None, type=BOOL, may_be_unbound=True),
    )
    info.fields[name] = FieldInfo(name, info, Typed(type_, ast.Name(methods.name)))
    return made


def _owner(info: ClassInfo) -> Class:
    return Class(info, info.type_params)


def first_values(cx: Checker, class_: Class, node: ast.AST) -> list[tuple[Class, str, Expr]]:
    """The environments that a new object of the class is given: a field of each class that has one."""
    from pyuk.compiler.check.model.types import ancestors

    return [
        (above, above.info.environment.field, _current(cx, above.info.environment, node))
        for above in reversed(ancestors(class_))
        if above.info.environment is not None
    ]


def _current(cx: Checker, environment: Environment, node: ast.AST) -> Expr:
    """The environment in the function itself, or anywhere else: there it has to be the only one."""
    from pyuk.compiler.check.calls.specialisation import call_info

    type_ = FunctionValue(environment.function)
    local = cx.variables.get(environment.field)
    if local is not None and cx.env is not None and local.name in cx.env.bound:
        return ReadLocal(local, type=type_, node=node)
    again = ReadGlobal(environment.again, type=BOOL, node=node)
    refused = call_info(cx, cx.world.runtime(REFUSAL), [again], node, owner=None)
    return wrap([(cx.temporary(NONE), refused)], ReadGlobal(environment.kept, type=type_, node=node))


# --- in the methods ---


def _mentioned(cx: Checker) -> dict[str, Shared | None]:
    """What this method takes from the function around its class."""
    owner = cx.defined.owner
    if not isinstance(owner, ClassInfo) or owner.environment is None or isinstance(cx.defined.node, ast.Module):
        return {}
    nested = owner.environment.function.nested
    assert nested is not None
    names = free_names(cx.defined.node)
    return {name: shared for name, shared in nested.captures.items() if name in names}


def declare_variables(cx: Checker) -> None:
    """The variables of a method that come from the function around its class."""
    for name, shared in _mentioned(cx).items():
        if shared is not None:
            cx.variables[name] = shared_variable(cx, shared)
            continue
        type_ = cx.world.field_type(_nested(cx).closure, name, cx.instance)
        cx.variables[name] = Variable(name, type_, annotation=type_ if type_ != NEVER else None)


def take(cx: Checker, node: ast.AST) -> Block:
    """What a method does first: it takes those variables out of its object's environment."""
    mentioned = _mentioned(cx)
    if not mentioned:
        return []
    block: Block = []
    held, bindings = once(cx, _of_method(cx, node))
    block += [SetLocal(variable, value, node=node) for variable, value in bindings]  # type: ignore[arg-type]
    assert cx.env is not None
    bound = set(cx.env.bound)
    for name, shared in mentioned.items():
        variable = cx.variables[name]
        if shared is not None:
            block.append(TakeCell(variable, held, node=node))
        else:
            place = Place(held, variable.type, field=(_nested(cx).closure, name))
            block.append(SetLocal(variable, Load(place, type=variable.type, node=node), node=node))
        if shared is None or not shared.may_be_unbound:
            bound.add(name)
    cx.env = type(cx.env)(frozenset(bound), cx.env.narrowed)
    return block


def _nested(cx: Checker) -> Nested:
    owner = cx.defined.owner
    assert isinstance(owner, ClassInfo) and owner.environment is not None
    nested = owner.environment.function.nested
    assert nested is not None
    return nested


def _of_method(cx: Checker, node: ast.AST) -> Expr:
    owner = cx.defined.owner
    assert isinstance(owner, ClassInfo) and owner.environment is not None
    if cx.defined.kind not in ("method", "property") or not isinstance(cx.defined.node, ast.FunctionDef):
        return _current(cx, owner.environment, node)
    this = cx.defined.node.args.args[0].arg
    variable = cx.variables.get(f".given.{this}") or cx.variables[this]
    type_: Type = FunctionValue(owner.environment.function)
    read = ReadLocal(variable, type=variable.type, node=node)
    return Load(Place(read, type_, field=(cx.owner or _owner(owner), owner.environment.field)), type=type_, node=node)
