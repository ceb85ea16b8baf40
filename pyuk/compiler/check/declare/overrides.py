"""Overrides: what a call through the base class gives, and what each of the methods that it may reach takes.

Where the parameters and their defaults are those of the base class's method, an override is called with all of them.
Any other override is reached by an entry: a method with just what the call gives as its parameters, which calls the
override with that. So each has its own defaults, and what does not fit is CPython's TypeError when the call is made.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import replace
from typing import NamedTuple

from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.model.declarations import ClassInfo, Constant, FunctionInfo, Instance
from pyuk.compiler.frontend.syntax import placed

OBJECT_TAKES_NOTHING = "object.__init__() takes exactly one argument (the instance to initialize)"


class Form(NamedTuple):
    """What a call gives besides the object: so many positions, these keywords, `*rest` and `**options`."""

    positions: int
    keywords: tuple[str, ...] = ()
    has_rest: bool = False
    has_options: bool = False


Fitted = dict[tuple[FunctionInfo, FunctionInfo | Form], FunctionInfo]  # what was made already


def fitted(info: FunctionInfo, base: FunctionInfo, known: Fitted) -> FunctionInfo:
    """The override as calls of `base` reach it: `*args` takes the parameters that it does not name itself.

    These have names that no program can write, and are put before the rest that `*args` holds. A parameter of the base
    class with a default is no such: CPython's call would leave it out. Where the base method takes `*args`, any other
    override is called with what is in them.
    """
    if info is base or (info, base) in known:
        return known.get((info, base), info)
    if _takes_by_star(info, base):
        known[info, base] = replace(info, node=_with_parameters_of(info, base))
    elif _is_given_by_star(info, base):
        known[info, base] = _handing_on(info, _form_of(base))
    return known.get((info, base), info)


def entry(info: FunctionInfo, form: Form, known: Fitted) -> FunctionInfo:
    """The method that calls of this form reach, which calls `info` with what it gets."""
    if (info, form) not in known:
        known[info, form] = _handing_on(info, form)
    return known[info, form]


def of_object(base: FunctionInfo, known: Fitted) -> FunctionInfo:
    """What an entry is by which super() gets to `object`: that takes nothing, and has no methods of the program."""
    if (base, base) not in known:
        assert base.form is not None and isinstance(base.node, ast.FunctionDef)
        raised = "AttributeError", f"'super' object has no attribute '{base.name}'"
        if base.name == "__init__":
            raised = "TypeError", OBJECT_TAKES_NOTHING
        error = ast.Raise(ast.Call(Known(raised[0], None, base.node), [ast.Constant(raised[1])], []))
        body: list[ast.stmt] = [error]
        if base.name == "__init__" and not (base.form.positions or base.form.keywords):
            starred = [arg.arg for arg in (base.node.args.vararg, base.node.args.kwarg) if arg is not None]
            body = [ast.If(ast.Name(name, ast.Load()), [copy.deepcopy(error)], []) for name in starred]
        made = ast.FunctionDef(base.name, copy.deepcopy(base.node.args), [*body, ast.Pass()], [], None)
        made.type_params = []  # type: ignore[attr-defined]
        known[base, base] = replace(base, node=placed(made, base.node))
    return known[base, base]


def is_like(info: FunctionInfo, base: FunctionInfo, keywords: tuple[str, ...] = ()) -> bool:
    """Whether an override may be given what a call gives `base`, its defaults included, by these keywords."""
    if info is base or info.kind != "method":
        return True
    ours, theirs = _arguments(info), _arguments(base)
    is_one_value = all(_is_constant(default) or _names_one(default, info, base) for default in _given_defaults(ours))
    if _form(ours) != _form(theirs) or not is_one_value:
        return False
    places = [_places(args) for args in (ours, theirs)]
    return all(places[0].get(name) == places[1].get(name) for name in keywords)


def _places(args: ast.arguments) -> dict[str, int]:
    return {param.arg: index for index, param in enumerate(_parameters(args)) if param not in args.posonlyargs}


def _given_defaults(args: ast.arguments) -> list[ast.expr]:
    return [*args.defaults, *(default for default in args.kw_defaults if default is not None)]


def _is_constant(default: ast.expr) -> bool:
    """Whether a default is one value wherever it is written: a name may mean another one in another place."""
    match default:
        case ast.UnaryOp(_, operand):
            return _is_constant(operand)
        case ast.Tuple(items):
            return all(map(_is_constant, items))
    return isinstance(default, ast.Constant)


def _names_one(default: ast.expr, info: FunctionInfo, base: FunctionInfo) -> bool:
    """Whether a default is the name of a constant of a module, and of the same one in both classes."""
    if not isinstance(default, ast.Name):
        return False
    ours, theirs = (_constant_named(each, default.id) for each in (info, base))
    return ours is not None and ours is theirs


def _constant_named(info: FunctionInfo, name: str) -> Constant | None:
    """The module's constant that a name means in the body of the method's class."""
    owner, meant = info.owner, info.module.names.get(name)
    if not isinstance(owner, ClassInfo) or not isinstance(meant, Constant):
        return None
    nearer = (owner.fields, owner.methods, owner.constants, owner.variables, owner.classes, owner.broken, owner.scope)
    return None if any(name in names for names in nearer) else meant


def _arguments(info: FunctionInfo) -> ast.arguments:
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    return info.node.args


def _is_given_by_star(info: FunctionInfo, base: FunctionInfo) -> bool:
    """Whether calls of the base method give all that they have by `*args`, and the override takes it otherwise."""
    ours, theirs = _arguments(info), _arguments(base)
    gives_all = theirs.vararg is not None and not (theirs.defaults or theirs.kwonlyargs)
    return gives_all and is_method(info) and _form(ours) != _form(theirs)


def is_method(info: FunctionInfo) -> bool:
    """Whether it is a method of a class, which an entry may call."""
    return isinstance(info.owner, ClassInfo) and info.kind == "method"


def _form(args: ast.arguments) -> tuple[int, list[str], list[str], bool, bool]:
    names = [param.arg for param in args.kwonlyargs]
    return len(_positional(args)), names, _defaults(args), args.vararg is not None, args.kwarg is not None


def _form_of(base: FunctionInfo) -> Form:
    args = _arguments(base)
    return Form(len(_positional(args)) - 1, (), args.vararg is not None, args.kwarg is not None)


def _handing_on(info: FunctionInfo, form: Form) -> FunctionInfo:
    """A method that takes a call of this form, and calls `info` with what it gets."""
    assert isinstance(info.node, ast.FunctionDef) and isinstance(info.owner, ClassInfo)
    names = [f".{index}" for index in range(form.positions + 1)]
    given: list[ast.expr] = [ast.Name(name, ast.Load()) for name in names]
    if form.has_rest:
        given.append(ast.Starred(ast.Name(".rest", ast.Load()), ast.Load()))
    named = [ast.keyword(name, ast.Name(f".{name}", ast.Load())) for name in form.keywords]
    if form.has_options:
        named.append(ast.keyword(None, ast.Name(".options", ast.Load())))
    place = next(iter(_positional(info.node.args)), info.node)  # another than the call's, where a mistake is shown
    for part in (*given, *(option.value for option in named)):
        placed(part, place)
    method = ast.Attribute(Known(info.owner.name, info.owner, info.node), info.name, ast.Load())
    # A certain mistake within a `try` that catches it is what CPython raises when the call is made.
    handler = ast.ExceptHandler(ast.Name("TypeError", ast.Load()), None, [ast.Raise()])
    body = ast.Try([ast.Return(ast.Call(method, given, named))], [handler], [], [])
    made = ast.FunctionDef(info.node.name, _taking(form, names), [body], [], None)
    made.type_params = []  # type: ignore[attr-defined]
    node = placed(made, info.node)
    return replace(info, node=node, decorators=frozenset(), is_hidden=True, form=form)


def _taking(form: Form, names: list[str]) -> ast.arguments:
    rest = ast.arg(".rest") if form.has_rest else None
    options = ast.arg(".options") if form.has_options else None
    plain = [ast.arg(name) for name in (*names, *(f".{name}" for name in form.keywords))]
    return ast.arguments([], plain, rest, [], [], options, [])


def _takes_by_star(info: FunctionInfo, base: FunctionInfo) -> bool:
    assert isinstance(info.node, ast.FunctionDef) and isinstance(base.node, ast.FunctionDef)
    ours, theirs = info.node.args, base.node.args
    positions = len(_positional(ours))
    is_plain = not (ours.defaults or ours.kwonlyargs or theirs.defaults or theirs.kwonlyargs)
    return ours.vararg is not None and is_plain and positions < len(_positional(theirs))


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


def is_alike(implementation: Instance, base: Instance) -> bool:
    """Whether calls of a virtual method are what they were, where this implementation is reached as well."""
    if implementation.declared is None or implementation.result != base.result:
        return False
    ours, theirs = implementation.info.node, base.info.node
    assert isinstance(ours, ast.FunctionDef) and isinstance(theirs, ast.FunctionDef)
    return [arg.arg for arg in _parameters(ours.args)] == [arg.arg for arg in _parameters(theirs.args)]


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
