"""Overrides: a call through the base class gives the arguments, and the defaults, that the base class knows of."""

from __future__ import annotations

import ast
import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo, Instance, Slot
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.frontend.syntax import placed

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def fitted(
    info: FunctionInfo, base: FunctionInfo, known: dict[tuple[FunctionInfo, FunctionInfo], FunctionInfo]
) -> FunctionInfo:
    """The override as calls of `base` reach it: `*args` takes the parameters that it does not name itself.

    These have names that no program can write, and are put before the rest that `*args` holds. A parameter of the base
    class with a default is no such: CPython's call would leave it out. Where the base method takes `*args`, any other
    override is called with what is in them. known: what was made already.
    """
    if info is base or (info, base) in known:
        return known.get((info, base), info)
    if _takes_by_star(info, base):
        known[info, base] = replace(info, node=_with_parameters_of(info, base))
    elif _is_given_by_star(info, base):
        known[info, base] = replace(info, node=_handing_on(info, base), is_hidden=True)
    return known.get((info, base), info)


def _is_given_by_star(info: FunctionInfo, base: FunctionInfo) -> bool:
    """Whether calls of the base method give all that they have by `*args`, and the override takes it otherwise."""
    assert isinstance(info.node, ast.FunctionDef) and isinstance(base.node, ast.FunctionDef)
    ours, theirs = info.node.args, base.node.args
    gives_all = theirs.vararg is not None and not (theirs.defaults or theirs.kwonlyargs)
    has_self = isinstance(info.owner, ClassInfo) and info.kind == "method" and bool(_positional(ours))
    return gives_all and has_self and _form(ours) != _form(theirs)


def _form(args: ast.arguments) -> tuple[int, list[str], bool, bool]:
    return len(_positional(args)), _defaults(args), args.vararg is not None, args.kwarg is not None


def _handing_on(info: FunctionInfo, base: FunctionInfo) -> ast.FunctionDef:
    """A method with the parameters of the base class's, which calls the override with what it gets."""
    assert isinstance(info.node, ast.FunctionDef) and isinstance(base.node, ast.FunctionDef)
    theirs = base.node.args
    plain = [ast.arg(param.arg) for param in _positional(theirs)]
    rest, options = theirs.vararg, theirs.kwarg
    assert rest is not None
    given: list[ast.expr] = [ast.Name(param.arg, ast.Load()) for param in plain]
    given.append(ast.Starred(ast.Name(rest.arg, ast.Load()), ast.Load()))
    named = [ast.keyword(None, ast.Name(options.arg, ast.Load()))] if options is not None else []
    owner = Known(info.owner.name, info.owner, info.node)  # type: ignore[union-attr]
    for part in (*given, *(option.value for option in named)):
        placed(part, _positional(info.node.args)[0])  # another place than the call's, which is where a mistake is shown
    call = ast.Call(ast.Attribute(owner, info.name, ast.Load()), given, named)
    bare = [ast.arg(each.arg) if each is not None else None for each in (rest, options)]
    args = ast.arguments([], plain, bare[0], [], [], bare[1], [])
    # A certain mistake within a `try` that catches it is what CPython raises when the call is made.
    handler = ast.ExceptHandler(ast.Name("TypeError", ast.Load()), None, [ast.Raise()])
    made = ast.FunctionDef(info.node.name, args, [ast.Try([ast.Return(call)], [handler], [], [])], [], None)
    made.type_params = []  # type: ignore[attr-defined]
    return placed(made, info.node)


def _takes_by_star(info: FunctionInfo, base: FunctionInfo) -> bool:
    assert isinstance(info.node, ast.FunctionDef) and isinstance(base.node, ast.FunctionDef)
    ours, theirs = info.node.args, base.node.args
    count = len(_positional(ours))
    is_plain = not (ours.defaults or ours.kwonlyargs or theirs.defaults or theirs.kwonlyargs)
    return ours.vararg is not None and is_plain and count < len(_positional(theirs))


def _with_parameters_of(info: FunctionInfo, base: FunctionInfo) -> ast.FunctionDef:
    assert isinstance(info.node, ast.FunctionDef) and isinstance(base.node, ast.FunctionDef)
    node = copy.copy(info.node)
    star = node.args.vararg
    assert star is not None
    more = [ast.arg(f".{param.arg}") for param in _positional(base.node.args)[len(_positional(node.args)) :]]
    rest = [ast.arg(f".{star.arg}")] if base.node.args.vararg is not None else []
    items: list[ast.expr] = [ast.Name(param.arg, ast.Load()) for param in more]
    items += [ast.Starred(ast.Name(param.arg, ast.Load()), ast.Load()) for param in rest]
    gathered = ast.Assign([ast.Name(star.arg, ast.Store())], ast.Tuple(items, ast.Load()))
    for made in (*more, *rest, gathered):
        placed(made, star)
    args = copy.copy(node.args)
    args.args = [*args.args, *more]
    args.vararg = rest[0] if rest else None
    node.args = args
    node.body = [gathered, *node.body]
    return node


def check_override(info: FunctionInfo, base: FunctionInfo) -> None:
    """A Problem where a call of `base` that reaches `info` would give it other arguments than CPython does."""
    if info is base:
        return
    assert isinstance(info.node, ast.FunctionDef) and isinstance(base.node, ast.FunctionDef)
    ours, theirs = _defaults(info.node.args), _defaults(base.node.args)
    if len(ours) != len(theirs):
        problem = f"{len(ours) - 1} parameters, and the method that it overrides has {len(theirs) - 1}"
    elif ours != theirs:
        problem = "other defaults than the method that it overrides"
    else:
        return
    fail(
        "PK0241",
        info.module,
        info.node,
        f"`{info.qualname}` has {problem}",
        why="a call that may reach several methods gives all of them the same arguments",
        cpython="each method has parameters and defaults of its own",
        fix="let both have the same parameters with the same defaults, or give the method another name",
        notes=((f"`{base.qualname}` is declared here", base.node),) if base.module is info.module else (),
    )


def is_alike(implementation: Instance, base: Instance) -> bool:
    """Whether calls of a virtual method are what they were, where this implementation is reached as well."""
    if implementation.declared is None or implementation.result != base.result:
        return False
    ours, theirs = implementation.info.node, base.info.node
    assert isinstance(ours, ast.FunctionDef) and isinstance(theirs, ast.FunctionDef)
    return [arg.arg for arg in _parameters(ours.args)] == [arg.arg for arg in _parameters(theirs.args)]


def check_keywords(cx: Checker, slot: Slot, base: FunctionInfo, node: ast.Call) -> None:
    """A Problem where an override gives another name to a parameter that a call names."""
    for implementation in slot.implementations.values():
        info = implementation.info
        assert isinstance(info.node, ast.FunctionDef) and isinstance(base.node, ast.FunctionDef)
        ours, theirs = (_parameters(info.node.args), _parameters(base.node.args))
        for keyword in node.keywords:
            positions = [i for i, param in enumerate(theirs) if param.arg == keyword.arg]
            if positions and ours[positions[0]].arg != keyword.arg:
                cx.fail(
                    "PK0241",
                    keyword,
                    f"`{info.qualname}`, which this call may reach, has no parameter `{keyword.arg}`",
                    why=f"there the parameter is called `{ours[positions[0]].arg}`",
                    cpython=f"TypeError: {info.qualname}() got an unexpected keyword argument '{keyword.arg}'"
                    " where it is reached",
                    fix="give the argument by its position, or the parameter the same name",
                )


def _positional(args: ast.arguments) -> list[ast.arg]:
    return [*args.posonlyargs, *args.args]


def _parameters(args: ast.arguments) -> list[ast.arg]:
    return [*_positional(args), *args.kwonlyargs]


def _defaults(args: ast.arguments) -> list[str]:
    """The default of every parameter, in order: nothing where it has none."""
    needed = [""] * (len(_positional(args)) - len(args.defaults))
    return [
        *needed,
        *map(ast.unparse, args.defaults),
        *(ast.unparse(default) if default is not None else "" for default in args.kw_defaults),
    ]
