"""Nested functions and lambdas: what they capture, the closure objects that they become, their calls.

A function that is made while another one runs is a FunctionInfo of its own for each instance of that one.
What it captures lies in its closure object; it finds that as its first argument, and takes the captured
values and the cells of shared variables out of it before anything else.
"""

from __future__ import annotations

import ast
from functools import partial
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.annotations import says_only_use
from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.declare.scopes import FunctionNode, free_names
from pyuk.compiler.check.expressions.conversions import coerce
from pyuk.compiler.check.model.declarations import (
    ClassInfo,
    FieldInfo,
    FunctionInfo,
    Nested,
    Shared,
    Variable,
)
from pyuk.compiler.check.model.tree import (
    Block,
    Expr,
    Load,
    MakeClosure,
    NewCell,
    Place,
    ReadLocal,
    SetLocal,
    TakeCell,
)
from pyuk.compiler.check.model.types import (
    NEVER,
    NONE,
    Class,
    FunctionValue,
    Type,
    mentions_type_var,
    natural_storage,
)
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

DEFAULT = "="  # before the name of a parameter whose default value the closure object holds
BOUND = ".self"  # the name by which the function of a bound method has captured its object
CLOSURE = ".closure"  # the name of the variable that holds a function's own closure object


def make_closure(cx: Checker, node: FunctionNode, name: str) -> Expr:
    """The value of a lambda, or of a `def` within a function."""
    info = nested_info(cx, node, name)
    assert info.nested is not None
    captures: list[tuple[str, Expr | Variable]] = []
    for captured, shared in info.nested.captures.items():
        if shared is not None:
            captures.append((captured, _cell(cx, captured, shared)))
        else:
            value = _captured_value(cx, captured, node, info)
            cx.world.assign_field(info.nested.closure, captured, value.type)
            captures.append((captured, value))
    if captures or cx.world.functions_compared:
        from pyuk.compiler.check.calls.specialisation import need_runtime

        need_runtime(cx, "pyuk.kernel.heap.allocate")
    return MakeClosure(captures, type=FunctionValue(info), node=node)


def _captured_value(cx: Checker, name: str, node: FunctionNode, info: FunctionInfo) -> Expr:
    """A variable's value at this moment, or that of a parameter's default, which is computed here."""
    if name.startswith(DEFAULT):
        return _default_value(cx, name.removeprefix(DEFAULT), info)
    read = ast.copy_location(ast.Name(name, ast.Load()), node)
    return cx.expr(read)


def _default_value(cx: Checker, param: str, info: FunctionInfo) -> Expr:
    from pyuk.compiler.check.calls.arguments import default_nodes
    from pyuk.compiler.frontend.syntax import all_args

    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    wanted: Type | None = None
    for arg in all_args(info.node.args):
        if arg.arg == param and arg.annotation is not None and not says_only_use(arg.annotation):
            wanted = cx.annotation(arg.annotation)
    wanted = None if wanted is not None and mentions_type_var(wanted) else wanted
    value = cx.expr(default_nodes(info)[param], wanted)
    if wanted is not None:
        return coerce(cx, value, wanted, f"the default value of `{param}`", None)
    return coerce(cx, value, natural_storage(value.type), "the default value", None)


def _cell(cx: Checker, name: str, shared: Shared) -> Variable:
    """The variable whose cell is captured; where it is not certainly bound here, its users have to look."""
    assert cx.env is not None
    if name not in cx.env.bound:
        note_unbound(cx.world, shared)
    return cx.variables[name]


def note_unbound(world: World, shared: Shared) -> None:
    """A shared variable may be found unbound by those that capture it."""
    if not shared.may_be_unbound:
        shared.may_be_unbound = True
        for user in shared.users:
            world.enqueue(user)


def nested_info(cx: Checker, node: FunctionNode, name: str) -> FunctionInfo:
    """The function that `node` is in this instance; made when it is first met."""
    known = cx.instance.nested.get(node)
    if known is not None:
        return known
    assert isinstance(node, (ast.FunctionDef, ast.Lambda))
    outside = isinstance(cx.info.node, ast.Module)
    qualname = name if outside else f"{cx.info.qualname}.<locals>.{name}"
    name, qualname = getattr(node, "shown_names", (name, qualname))  # of a method that is decorated
    info = FunctionInfo(name, qualname, cx.module, node, serial=cx.world.next_serial())
    captures: dict[str, Shared | None] = {}
    itself = None
    for free in sorted(free_names(node) & set(cx.variables)):
        if not outside and cx.scope.means_itself(free, node):
            itself = free
        else:
            captures[free] = cx.variables[free].shared or _late_cell(cx, free)
    for free in sorted(free_names(node) - set(cx.variables)):
        if f".kw.{free}" in cx.variables:  # `**free`, which the function outside only hands on
            captures[f".kw.{free}"] = None
    from pyuk.compiler.check.calls.arguments import default_nodes

    for param, value in default_nodes(info).items():
        if not cx.world.constants.is_constant(value, cx.module) or _names_variable(cx, value):
            captures[DEFAULT + param] = None
    info.nested = Nested(
        cx.instance,
        closure_class(cx.world, info, captures),
        captures,
        partial(getattr, cx.world, "functions_compared"),
        itself,
        dict(cx.imports),
        dict(cx.bindings),
    )
    cx.instance.nested[node] = info
    return info


def _names_variable(cx: Checker, value: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id in cx.variables for part in walk(value))


def _late_cell(cx: Checker, name: str) -> Shared | None:
    """The Shared of a variable that may have no value when a function captures it; None where it has one for certain.

    The function around is checked again then: that the variable lives in a cell is known from its beginning on.
    """
    if cx.env is None or name in cx.env.bound or isinstance(cx.info.node, ast.Module):
        return None
    cx.world.enqueue(cx.instance)
    return cx.instance.shared.setdefault(name, Shared(name, may_be_unbound=True))


def closure_class(world: World, info: FunctionInfo, captures: dict[str, Shared | None]) -> Class:
    """The class of a function's closure objects: a field for each capture."""
    stand_in = ast.ClassDef(info.name, [], [], [], [])
    class_info = ClassInfo(info.name, info.qualname, info.module, stand_in, completed=True, function=info)
    class_ = Class(class_info)
    for name, shared in captures.items():
        class_info.fields[name] = FieldInfo(name, class_info)
        if shared is not None:
            world.fields[class_, name] = world.cell_type(NONE)
    return class_


ALL_ARGUMENTS = "lambda *args, **options: this.method(*args, **options)"
OF_ONE_CLASS = "lambda first, *args, **rest: this.method(first, *args, **rest) if isinstance(first, C) else wrong()"


def bound_method(cx: Checker, owner: Expr, method: FunctionInfo, node: ast.AST, of: Class | None = None) -> Expr:
    """`object.method`: a function that has captured the object, and hands on its arguments.

    of: the class of its first argument, where the method is never called with another.
    """
    world = cx.world
    key = (owner.type, method, of)
    info = world.bound_methods.get(key)
    if info is None:
        written = ast.parse(ALL_ARGUMENTS if of is None else OF_ONE_CLASS, mode="eval").body
        assert isinstance(written, ast.Lambda)
        call = written.body.body if isinstance(written.body, ast.IfExp) else written.body
        assert isinstance(call, ast.Call)
        call.func = ast.Attribute(ast.Name(BOUND, ast.Load()), method.name, ast.Load())
        if of is not None and isinstance(written.body, ast.IfExp):
            raiser = world.runtime("pyuk.builtins.refusals.raise_other_class")
            assert isinstance(written.body.test, ast.Call) and isinstance(written.body.orelse, ast.Call)
            written.body.test.func = Known("isinstance", None, method.node)
            written.body.test.args[1] = Known(of.info.name, of.info, method.node)
            written.body.orelse.func = Known("wrong", raiser, method.node)
        for part in walk(written):
            ast.copy_location(part, method.node)
        info = FunctionInfo(method.name, method.qualname, method.module, written, serial=world.next_serial())
        info.is_hidden = True
        info.bound = method
        captures: dict[str, Shared | None] = {BOUND: None}
        info.nested = Nested(cx.instance, closure_class(world, info, captures), captures, partial(bool, True))
        world.bound_methods[key] = info
    assert info.nested is not None
    world.assign_field(info.nested.closure, BOUND, owner.type)
    from pyuk.compiler.check.calls.specialisation import need_runtime

    need_runtime(cx, "pyuk.kernel.heap.allocate")
    return MakeClosure([(BOUND, owner)], type=FunctionValue(info), node=node)


# --- inside the function ---


def declare_captures(cx: Checker) -> None:
    """The variables of a nested function that come from outside, and its closure object."""
    nested = cx.defined.nested
    if nested is None:
        return
    is_body = cx.info.frame is not None  # of a generator, which has its closure object in its frame
    cx.variables[CLOSURE] = Variable(CLOSURE, FunctionValue(cx.defined), is_param=not is_body)
    for name, shared in nested.captures.items():
        if shared is not None:
            cx.variables[name] = shared_variable(cx, shared)
        elif not name.startswith(DEFAULT):
            type_ = cx.world.field_type(nested.closure, name, cx.instance)
            cx.variables[name] = Variable(name, type_, annotation=type_ if type_ != NEVER else None)
    if nested.itself is not None:
        cx.variables[nested.itself] = Variable(nested.itself, FunctionValue(cx.defined))


def shared_variable(cx: Checker, shared: Shared) -> Variable:
    """A variable of this pass for one that lives in a cell."""
    shared.users.add(cx.instance)
    type_ = shared.annotation or cx.world.resolve(shared.type)
    return Variable(shared.name, type_, annotation=shared.annotation, place=shared.place, shared=shared)


def own_shared(cx: Checker, name: str) -> Shared | None:
    """The Shared of a variable of the function itself, where nested functions see it change."""
    if name in cx.instance.shared:
        return cx.instance.shared[name]
    if isinstance(cx.info.node, ast.Module) or not cx.scope.needs_cell(name):
        return None
    shared = Shared(name, rebound_inside=cx.scope.rebound_inside(name))
    cx.instance.shared[name] = shared
    return shared


def clause_variable(cx: Checker, name: str, key: str) -> tuple[Variable, Block]:
    """The variable of a comprehension's clause that functions within it capture, and its cell, made each time."""
    variable = shared_variable(cx, cx.instance.shared.setdefault(key, Shared(name)))
    return variable, [NewCell(variable, node=cx.info.node)]


def prologue(cx: Checker, node: ast.AST) -> Block:
    """What a function does first: take its captures, and make the cells of its own shared variables."""
    block: Block = []
    nested = cx.defined.nested
    if nested is not None:
        block += _take_captures(cx, nested, node)
    for variable in [v for v in cx.variables.values() if v.shared is not None]:
        assert variable.shared is not None
        if cx.instance.shared.get(variable.name) is variable.shared:
            initial: Expr | None = None
            incoming = cx.variables.get(f".given.{variable.name}")
            if incoming is not None:
                initial = cx.widen(ReadLocal(incoming, type=incoming.type, node=node), variable)
            block.append(NewCell(variable, initial, node=node))
    return block


def _take_captures(cx: Checker, nested: Nested, node: ast.AST) -> Block:
    block: Block = []
    closure = ReadLocal(cx.variables[CLOSURE], type=FunctionValue(cx.defined), node=node)
    assert cx.env is not None
    bound = set(cx.env.bound)
    for name, shared in nested.captures.items():
        if name.startswith(DEFAULT):
            continue
        variable = cx.variables[name]
        if shared is not None:
            block.append(TakeCell(variable, closure, node=node))
            if not shared.may_be_unbound:
                bound.add(name)
        else:
            place = Place(closure, variable.type, field=(nested.closure, name))
            block.append(SetLocal(variable, Load(place, type=variable.type, node=node), node=node))
            bound.add(name)
    if nested.itself is not None:
        block.append(SetLocal(cx.variables[nested.itself], closure, node=node))
        bound.add(nested.itself)
    cx.env = type(cx.env)(frozenset(bound), cx.env.narrowed)
    return block
