"""Functions that are found out when the program runs: what they can be, and how they are called.

A value of type Callable, FunctionSet or Pool is a reference to a closure object. The functions that it can
be are known to the World, so a call is checked for each of them: a thunk takes the closure object and the
arguments, calls its function as the program would, and gives the result in the type that all of them share.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check import caught, givenup
from pyuk.compiler.check.expressions.changes import forget_fields
from pyuk.compiler.check.expressions.conversions import coerce, wrap
from pyuk.compiler.check.model.declarations import FunctionInfo, Signature, Site, Variable
from pyuk.compiler.check.model.problems import Problem, diagnostic
from pyuk.compiler.check.model.tree import (
    CallClosure,
    Evaluate,
    Expr,
    Literal,
    ReadLocal,
    Reinterpret,
    Return,
    StaticClosure,
)
from pyuk.compiler.check.model.types import (
    KNOWN_FUNCTIONS,
    MAX_DEPTH_OF_TUPLES,
    NEVER,
    Callable,
    ClassOf,
    FunctionSet,
    FunctionValue,
    Pool,
    Tuple,
    Type,
    TypeValue,
    Union,
    described,
    natural_storage,
    tuple_depth,
    without_depth,
)
from pyuk.compiler.check.widening import note_misfit
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

THUNK_CLOSURE = ".closure"


# --- what a value can be ---


def in_container(world: World, key: object, type_: Type, site: Site | None = None) -> Type:
    """The type under which a container's elements of `type_` are kept: one that further functions can join."""
    if type(type_) is Tuple:
        return Tuple(tuple(in_container(world, (key, i), item, site) for i, item in enumerate(type_.items)))
    if isinstance(type_, (*KNOWN_FUNCTIONS, FunctionSet, ClassOf)):
        if key not in world.pools:
            world.pools[key] = Pool(world.next_serial())
        pool = world.resolve(world.pools[key])
        if not isinstance(type_, ClassOf):
            add_members(world, pool, type_, site)
        return pool
    return type_


MAX_DEPTH = 5  # how often a function may get one that it has made itself, before they are no longer told apart


def as_parameter(world: World, info: FunctionInfo, param: str, type_: Type, site: Site) -> Type:
    """The type of a parameter that gets a function or a tuple: without end, if each call handed over another one."""
    if tuple_depth(type_) > MAX_DEPTH_OF_TUPLES:
        type_ = without_depth(type_)
    if type(type_) is Tuple or (isinstance(type_, Union) and tuple_depth(type_)):
        type_ = world.as_tuple_parameter(info.node, param, type_)
    limit = 1 if isinstance(type_, FunctionSet) else MAX_DEPTH
    if isinstance(type_, (FunctionValue, FunctionSet)) and _depth(world, type_, info.node) >= limit:
        return in_container(world, (info.node, param), type_, site)
    return type_


def _depth(world: World, type_: Type, node: ast.AST) -> int:
    """How many calls of the function `node` have had a part in making a function."""
    if isinstance(type_, FunctionSet):
        return max(_depth(world, member, node) for member in type_.members)
    if not isinstance(type_, FunctionValue) or type_.info.nested is None:
        return 0
    outer = type_.info.nested.outer
    return int(outer.info.node is node) + max((_depth(world, param, node) for param in outer.params), default=0)


def open_pool(world: World, returns: Type | None) -> Pool:
    """What `Callable[..., returns]` stands for."""
    key = ("...", returns)
    if key not in world.pools:
        world.pools[key] = Pool(world.next_serial(), returns)
    return world.pools[key]


def add_members(world: World, target: Type, source: Type, site: Site | None) -> None:
    """A value of `source` becomes one of `target`: calls of that may reach its functions."""
    target = world.resolve(target)
    for member in members_of(world, source):
        if isinstance(target, FunctionSet) and member in target.members:
            continue
        known = world.members.setdefault(target, {})
        if member in known:
            continue
        known[member] = site
        for comparing in world.compared.get(target, ()):
            world.enqueue(comparing)
        if isinstance(target, FunctionSet):
            continue  # it is looked for, as a key is, and never called
        for signature in [s for s in world.signatures.values() if s.type == target]:
            _add_thunk(world, signature, member, site)
        for further in list(world.flows.get(target, ())):
            add_members(world, further, member, site)
    if isinstance(source, (Pool, Callable)) and not isinstance(target, FunctionSet):
        world.flows.setdefault(world.resolve(source), {})[target] = None


def looked_for(world: World, type_: Type) -> list[Type]:
    """The functions that a value of the type can be, those among them that are only looked for, as keys are."""
    return list(dict.fromkeys([*members_of(world, type_), *world.members.get(world.resolve(type_), ())]))


def members_of(world: World, type_: Type) -> list[Type]:
    """The functions that a value of the type can be, as far as is known."""
    type_ = world.resolve(type_)
    if isinstance(type_, FunctionSet):
        return sorted(type_.members, key=_order)
    return list(world.members.get(type_, ())) if isinstance(type_, (Pool, Callable)) else [type_]


def _order(type_: Type) -> tuple[str, int]:
    return str(type_), type_.info.serial if isinstance(type_, FunctionValue) else 0


def unite(world: World, one: Pool, other: Pool) -> None:
    """Two containers are one: their functions are the same from here on."""
    members = members_of(world, one)
    flows = list(world.flows.get(one, ()))
    world.bound[one] = other
    for signature in [s for s in world.signatures.values() if s.type == one]:
        for caller in signature.callers:
            world.enqueue(caller)
    for member in members:
        add_members(world, other, member, world.members[one][member])
    for target in flows:
        world.flows.setdefault(other, {})[target] = None
        for member in members_of(world, other):
            add_members(world, target, member, world.members[other][member])


# --- becoming such a value ---


def as_closure(cx: Checker, value: Expr, target: Type) -> Expr:
    """A known function, or one of several, as a value of a type of references to functions."""
    source = cx.world.resolve(value.type)
    if isinstance(target, Callable):
        for member in members_of(cx.world, source):
            _check_declared(cx, value, member, target)
    add_members(cx.world, target, source, (cx.module, value.node))
    if isinstance(target, Callable):
        signature_of(cx, target, target.params, (), value.node)
    if isinstance(source, KNOWN_FUNCTIONS):
        return StaticClosure(value, source, type=target, node=value.node)
    return Reinterpret(value, type=target, node=value.node)


def _check_declared(cx: Checker, value: Expr, member: Type, target: Callable) -> None:
    """A function of the program takes what the Callable says."""
    if not isinstance(member, FunctionValue):
        return
    from pyuk.compiler.check.calls.arguments import misfits, takes

    info = member.info
    if not takes(cx, info, target.params):
        said = diagnostic(
            "PK0211",
            cx.module,
            value.node,
            f"this has to be a `{target}`, and `{info.name}` takes other arguments",
            why="a call through the variable would hand over arguments of the wrong types",
            cpython="TypeError when it is called, or a wrong value in the function",
            notes=((f"`{info.name}` is declared here", info.node),) if info.module is cx.module else (),
        )
        problem = Problem(said)
        for given, wanted in misfits(cx, info, target.params):
            note_misfit(cx.world, problem, given, wanted)
        raise problem


# --- calling it ---


def call_dynamic(cx: Checker, callee: Expr, node: ast.Call) -> Expr:
    """Call a Callable, FunctionSet or Pool with the arguments of a call expression."""
    type_ = cx.world.resolve(callee.type)
    if isinstance(type_, Callable):
        return _call_declared(cx, callee, type_, node)
    is_open = bool(node.args) and isinstance(node.args[-1], ast.Starred)
    given = [arg.value if isinstance(arg, ast.Starred) else arg for arg in node.args]
    args = [cx.expr(arg) for arg in given] + [cx.expr(k.value) for k in node.keywords]
    params = tuple(natural_storage(arg.type) for arg in args)
    if NEVER in params:
        return _not_yet(cx, callee, args, node)
    fitted = [coerce(cx, arg, t, "an argument", None) for arg, t in zip(args, params, strict=True)]
    names = tuple(k.arg or "**" for k in node.keywords)
    return _call(cx, callee, signature_of(cx, type_, params, names, node, is_open=is_open), fitted, node)


def _not_yet(cx: Checker, callee: Expr, args: list[Expr], node: ast.AST) -> Expr:
    """The types of the arguments are not known in this round."""
    bindings: list[tuple[object, Expr]] = [(cx.temporary(e.type), e) for e in [callee, *args]]
    return wrap(bindings, Literal(None, type=NEVER, node=node))


def _call_declared(cx: Checker, callee: Expr, type_: Callable, node: ast.Call) -> Expr:
    if node.keywords or len(node.args) != len(type_.params):
        wanted = len(type_.params)
        cx.fail(
            "PK0235",
            node,
            f"this takes {wanted} positional argument{'s' * (wanted != 1)}, and {len(node.args)} are given",
            why=f"it is a `{type_}`",
            cpython="TypeError, as the function takes other arguments",
        )
    args = [
        coerce(cx, cx.expr(arg, wanted), wanted, f"argument {i + 1}", None)
        for i, (arg, wanted) in enumerate(zip(node.args, type_.params, strict=True))
    ]
    return _call(cx, callee, signature_of(cx, type_, type_.params, (), node), args, node)


def call_with(cx: Checker, callee: Expr, args: list[Expr], node: ast.AST) -> Expr:
    """Call any function with checked positional arguments."""
    bindings: list[tuple[object, Expr]] = []
    names = []
    for value in [callee, *args]:
        variable = cx.temporary(value.type)
        bindings.append((variable, value))
        names.append(ast.copy_location(ast.Name(variable.name, ast.Load()), node))
    assert cx.env is not None
    cx.env = type(cx.env)(cx.env.bound | {name.id for name in names}, cx.env.narrowed)
    call = ast.copy_location(ast.Call(names[0], list(names[1:]), []), node)
    return wrap(bindings, cx.expr(call))


def _call(cx: Checker, callee: Expr, signature: Signature, args: list[Expr], node: ast.AST) -> Expr:
    signature.callers.add(cx.instance)
    caught.note(cx, signature)
    for thunk in signature.thunks.values():
        thunk.note_call(cx.instance)
    kept = [arg for arg in args if not isinstance(arg.type, TypeValue)]
    result = cx.world.resolve(signature.returns)
    forget_fields(cx)
    return CallClosure(signature, callee, kept, type=result, node=node)


def signature_of(
    cx: Checker,
    type_: Type,
    params: tuple[Type, ...],
    keywords: tuple[str, ...],
    node: ast.AST,
    *,
    is_open: bool = False,
) -> Signature:
    """The Signature of calls of `type_` with such arguments. is_open: the last positional one is a list of more."""
    world = cx.world
    key = (type_, params, keywords, is_open)
    found = world.signatures.get(key)
    if found is None:
        declared = type_.returns if isinstance(type_, (Callable, Pool)) else None
        site = (cx.module, node)
        found = Signature(type_, params, site, keywords, is_open, declared or NEVER, declared is not None)
        world.signatures[key] = found
        for member in members_of(world, type_):
            _add_thunk(world, found, member, world.members.get(type_, {}).get(member))
    return found


def _add_thunk(world: World, signature: Signature, member: Type, site: Site | None) -> None:
    module, at = site or signature.site
    node = _thunk_node(signature, at)
    name = member.info.name if isinstance(member, FunctionValue) else str(member)
    info = FunctionInfo(f"call of {name}", f"call of {name}", module, node, kind="thunk")
    info.serial = world.next_serial()
    info.is_hidden = True
    info.thunk = (signature, member, (module, at))
    instance = world.instance(info, signature.params)
    instance.returns = signature.returns
    instance.callers |= signature.callers
    instance.is_value = True
    signature.thunks[member] = instance
    for caller in signature.callers:
        world.enqueue(caller)


def _thunk_node(signature: Signature, at: ast.AST) -> ast.Lambda:
    """A lambda that calls its function with its own arguments."""
    names = [f".{i}" for i in range(len(signature.params))]
    reads: list[ast.expr] = [ast.Name(name, ast.Load()) for name in names]
    plain = len(names) - len(signature.keywords)
    if signature.is_open:
        reads[plain - 1] = ast.Starred(reads[plain - 1], ast.Load())
    named = zip(signature.keywords, reads[plain:], strict=True)
    given = [ast.keyword(None if name == "**" else name, value) for name, value in named]
    call = ast.Call(ast.Name(THUNK_CLOSURE, ast.Load()), list(reads[:plain]), given)
    args = ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])
    made = ast.Lambda(args, call)
    for part in walk(made):
        if "lineno" in part._attributes:
            ast.copy_location(part, at)
    return made


def check_thunk(cx: Checker) -> None:
    """The body of a thunk: the call, its result in the type that all functions of the signature share."""
    assert cx.info.thunk is not None and isinstance(cx.info.node, ast.Lambda)
    signature, member, _ = cx.info.thunk
    from pyuk.compiler.check.calls.calls import call_value
    from pyuk.compiler.check.calls.spreading import call_with_stars, has_stars

    variable = Variable(THUNK_CLOSURE, member, is_param=True)
    cx.variables = {THUNK_CLOSURE: variable, **cx.variables}
    if cx.info.given_up is not None:
        failed = givenup.raised(cx, cx.info.given_up)
        cx.instance.body = [Evaluate(failed, node=cx.info.node)]
        return
    call = cx.info.node.body
    assert isinstance(call, ast.Call) and cx.env is not None
    callee: Expr = ReadLocal(variable, type=member, node=call)
    if not (isinstance(member, FunctionValue) and member.info.nested is not None):
        callee = Literal(None, type=member, node=call)
    expected = signature.returns if signature.is_declared else None
    starred = has_stars(call)
    value = call_with_stars(cx, call, expected) if starred else call_value(cx, callee, call, expected)
    if not signature.is_declared:
        _join_returns(cx, signature, value)
    fitted = _result(cx, signature, member, value)
    cx.instance.returns = cx.world.resolve(signature.returns)
    cx.instance.body = [Return(fitted, node=call)]


def _result(cx: Checker, signature: Signature, member: Type, value: Expr) -> Expr:
    try:
        return coerce(cx, value, signature.returns, "the result", None)
    except Problem as misfit:
        info = member.info if isinstance(member, FunctionValue) else None
        said = diagnostic(
            "PK0211",
            cx.module,
            value.node,
            f"this has to be a `{signature.type}`, but {described(member)} returns {described(value.type)}",
            why="a call through the variable would take the result for another type",
            cpython="annotations are not looked at",
            notes=((f"`{info.name}` is declared here", info.node),)
            if info is not None and info.module is cx.module
            else (),
        )
        problem = Problem(said)
        problem.suggest(misfit.diagnostic.remedy)
        raise problem from None


def _join_returns(cx: Checker, signature: Signature, value: Expr) -> None:
    joined = cx.world.join(signature.returns, natural_storage(value.type))
    if joined is None:
        cx.fail(
            "PK0241",
            signature.site[1],
            f"the functions that this may call return {described(signature.returns)} and {described(value.type)}",
            why="a call that may reach several functions has one type",
            cpython="each call gives what the function that it reaches returns",
            fix="let all of them return one type",
        )
        raise AssertionError
    if joined != signature.returns:
        signature.returns = joined
        for user in [*signature.callers, *signature.thunks.values()]:
            cx.world.enqueue(user)
