"""How the arguments of a call meet the parameters of a function, starred ones on either side included.

`*args` is a tuple of the arguments that are left, so a function is specialised for their number and types.
`**options` is likewise, as long as the function only hands them on; one that looks at them gets a dict.
"""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.closures import DEFAULT
from pyuk.compiler.check.declare import leftout
from pyuk.compiler.check.declare.made import ClassDefault, Known
from pyuk.compiler.check.declare.scopes import FunctionNode
from pyuk.compiler.check.expressions.conversions import once, settled, wrap
from pyuk.compiler.check.expressions.longtuples import tuple_of
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.tree import (
    Expr,
    Literal,
    Load,
    MakeTuple,
    Place,
    ReadLocal,
    SetLocal,
    TupleItem,
)
from pyuk.compiler.check.model.types import (
    Class,
    Keywords,
    Tuple,
    Type,
    TypeValue,
    TypeVar,
    mentions_type_var,
    substitute,
)
from pyuk.compiler.frontend.methoddefaults import bound_to_constants, name_of
from pyuk.compiler.frontend.syntax import all_args, placed, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


# --- parameters with stars ---


def is_starred(info: FunctionInfo, param: ast.arg) -> bool:
    """Whether the parameter is `*param` or `**param`."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    return param is info.node.args.vararg or param is info.node.args.kwarg


def types_of_starred(given: Type, pattern: Type, bindings: dict[TypeVar, Type]) -> Type:
    """The type of a starred parameter, each of whose arguments is annotated to be a `pattern`."""
    from pyuk.compiler.check.calls.fitting import unify

    if isinstance(given, Tuple):
        for item in given.items:
            unify(pattern, item, bindings)
        wanted = substitute(pattern, bindings)
        return type(given)(**{**vars(given), "items": (wanted,) * len(given.items)})
    assert isinstance(given, Class)
    unify(pattern, given.args[-1], bindings)
    return Class(given.info, (*given.args[:-1], substitute(pattern, bindings)))


def _handed_on(node: FunctionNode) -> set[int]:
    """The expressions that stand behind `**` in a call, or in a dict there; `dict(**name)` is a dict itself."""
    handed = {
        id(keyword.value)
        for call in walk(node)
        if isinstance(call, ast.Call) and not (isinstance(call.func, ast.Name) and call.func.id == "dict")
        for keyword in call.keywords
        if keyword.arg is None
    }
    for display in [n for n in walk(node) if isinstance(n, ast.Dict) and id(n) in handed]:
        handed |= {id(value) for key, value in zip(display.keys, display.values, strict=True) if key is None}
    return handed


def is_handed_on(node: FunctionNode, name: str) -> bool:
    """Whether a function does nothing with `**name` but to hand it on as `**name`."""
    handed = _handed_on(node)
    return all(id(n) in handed for n in walk(node) if isinstance(n, ast.Name) and n.id == name)


def pack_name(node: FunctionNode, name: str) -> str:
    """The name of the variable that has what the call gave for `**name`.

    It is another one where the function may have changed the dict, so that nobody hands on what the call gave.
    """
    fine = _handed_on(node)
    for n in walk(node):
        match n:
            case ast.Subscript(value, _, ast.Load()) | ast.For(_, value) | ast.FormattedValue(value):
                fine.add(id(value))
            case ast.Attribute(value, "get" | "items" | "keys" | "values" | "copy"):
                fine.add(id(value))
            case ast.Compare(left, _, others):
                fine |= {id(left), *map(id, others)}
            case ast.If(test) | ast.IfExp(test) | ast.UnaryOp(ast.Not(), test):
                fine.add(id(test))
            case ast.Call(
                ast.Name("len" | "sorted" | "list" | "print" | "str" | "repr" | "dict" | "bool"), args, named
            ):
                fine |= {id(arg) for arg in [*args, *(keyword.value for keyword in named)]}
    kept = all(id(n) in fine for n in walk(node) if isinstance(n, ast.Name) and n.id == name)
    return f".kw.{name}" if kept else f".kw.changed.{name}"


def options_as_dict(cx: Checker, node: FunctionNode) -> ast.stmt | None:
    """The statement that makes the dict of `**options`, in a function that looks at them."""
    kwarg = node.args.kwarg
    if kwarg is None or is_handed_on(node, kwarg.arg):
        return None
    given = cx.variables[pack_name(node, kwarg.arg)]
    assert cx.env is not None
    if not isinstance(given.type, Keywords):
        return _assigned(kwarg, ast.Name(pack_name(node, kwarg.arg), ast.Load()))
    keys: list[ast.expr | None] = [ast.Constant(name) for name in given.type.names]
    values: list[ast.expr] = []
    for index, item in enumerate(given.type.items):
        part = cx.temporary(item)
        read = ReadLocal(given, type=given.type, node=kwarg)
        cx.option_parts.append(SetLocal(part, TupleItem(read, index, type=item, node=kwarg), node=kwarg))
        cx.env = type(cx.env)(cx.env.bound | {part.name}, cx.env.narrowed)
        values.append(ast.Name(part.name, ast.Load()))
    display = ast.Dict(keys, values)
    if not keys:  # the type of what it holds is found out once: the same display in every pass
        first = cx.displays.setdefault(kwarg, display)
        assert isinstance(first, ast.Dict)
        display = first
        _annotate_empty(cx, kwarg)
    made = _assigned(kwarg, display)
    if keys:
        return made
    empty: ast.stmt = getattr(kwarg, "no_options", made)  # its element types are found out under this very node
    kwarg.no_options = empty  # type: ignore[attr-defined]
    return empty


def _assigned(kwarg: ast.arg, value: ast.expr) -> ast.Assign:
    made = ast.Assign([ast.Name(kwarg.arg, ast.Store())], value)
    for child in walk(made):
        ast.copy_location(child, kwarg)
    return made


def _annotate_empty(cx: Checker, kwarg: ast.arg) -> None:
    """No options are a dict of what the annotation of `**options` says."""
    variable = cx.variables.get(kwarg.arg)
    if kwarg.annotation is not None and variable is not None and variable.annotation is None:
        variable.annotation = cx.world.class_type("dict", cx.world.class_type("str"), cx.annotation(kwarg.annotation))
        variable.place = kwarg.annotation
        variable.type = variable.annotation


# --- arguments and parameters ---


def _by_constant(cx: Checker, info: FunctionInfo, node: ast.Call) -> tuple[FunctionInfo, ast.Call]:
    """The function that a call means whose last argument chooses one, and the call without that argument."""
    given = [*node.args, *[keyword.value for keyword in node.keywords]]
    last = given[-1] if len(given) > 1 else None
    number = last.value if isinstance(last, ast.Constant) and isinstance(last.value, int) else -1
    chosen = cx.world.find(info.module, f"{info.name}_{number}")
    if not isinstance(chosen, FunctionInfo):
        chosen = cx.world.find(info.module, f"{info.name}_any")
        assert isinstance(chosen, FunctionInfo)
        return chosen, node
    shorter = ast.Call(node.func, node.args[: len(given) - 1], [])
    return chosen, ast.copy_location(shorter, node)


def _with_place(cx: Checker, node: ast.Call) -> ast.Call:
    """The call with the argument `place`, which says where it stands."""
    if any(keyword.arg == "place" for keyword in node.keywords):
        return node
    shown = getattr(cx.info.node, "shown_names", (cx.info.name,))
    function = "<module>" if isinstance(cx.info.node, ast.Module) else shown[0]
    place = ast.Constant(f"{cx.module.source.path}:{node.lineno}:{function}")
    named = ast.copy_location(ast.keyword("place", ast.copy_location(place, node)), node)
    return ast.copy_location(ast.Call(node.func, node.args, [*node.keywords, named]), node)


def call_nodes(
    cx: Checker,
    info: FunctionInfo,
    given: list[Expr],
    node: ast.Call,
    *,
    owner: Class | None,
    virtual: Class | None = None,
    closure: Expr | None = None,
) -> Expr:
    """Call `info` with the receiver in `given`, if any, and the arguments of a call expression."""
    from pyuk.compiler.check.calls import overridden
    from pyuk.compiler.check.calls.specialisation import call_info
    from pyuk.compiler.check.library import patterns

    if "by_groups" in info.decorators:
        info = patterns.chosen(cx, info, node, owner)
    if "located" in info.decorators and cx.module.source.is_app:
        node = _with_place(cx, node)
    if "by_constant" in info.decorators:
        chosen, shorter = _by_constant(cx, info, node)
        return call_nodes(cx, chosen, given, shorter, owner=owner)
    if virtual is not None and overridden.is_unlike(cx, virtual, info, overridden.keywords_of(node)):
        reached, values = overridden.by_form(cx, info, node, owner)
        return call_info(cx, reached, [*given, *values], node, owner=owner, virtual=virtual)
    matching = _Matching(cx, info, given, node, owner)
    filled = fill_defaults(cx, info, matching.run(), matching.params, node, closure)
    made = call_info(cx, info, filled, node, owner=owner, virtual=virtual, closure=closure)
    return wrap(matching.bindings, made)


class _Matching:
    """Which argument of a call goes to which parameter."""

    def __init__(
        self, cx: Checker, info: FunctionInfo, given: list[Expr], node: ast.Call, owner: Class | None
    ) -> None:
        assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
        self.cx, self.info, self.node, self.given = cx, info, node, given
        self.declared = info.node.args
        self.params = all_args(self.declared)
        self.hints = Hints(cx, info, given, owner)
        self.args: list[Expr | None] = [*given, *[None] * (len(self.params) - len(given))]
        self.bindings: list[tuple[object, Expr]] = []

    def run(self) -> list[Expr | None]:
        plain = len(self.declared.posonlyargs) + len(self.declared.args) - len(self.given)
        if len(self.node.args) > plain and self.declared.vararg is None:
            _too_many(self.cx, self.info, self.node, plain)
        starred = self.declared.vararg is not None or self.declared.kwarg is not None
        in_order = starred and bool(self.node.keywords)
        for index, arg in enumerate(self.node.args[:plain], len(self.given)):
            self.args[index] = self._bound(self.hints.check(index, arg), in_order)
        if self.declared.vararg is not None:
            self._take_rest(self.declared.vararg, self.node.args[plain:], in_order)
        self._take_keywords(in_order)
        if not in_order and _out_of_order(self.node, self.params, len(self.given)):
            self._evaluate_in_order()
        return self.args

    def _bound(self, value: Expr, in_order: bool) -> Expr:
        """The value, evaluated before the next argument is, where `in_order`."""
        if not in_order or isinstance(value.type, TypeValue):
            return value
        again, bound = once(self.cx, settled(self.cx, value))
        self.bindings += bound
        return again

    def _take_rest(self, param: ast.arg, nodes: list[ast.expr], in_order: bool) -> None:
        """The positional arguments that are left, as a tuple; of any length where their number is not known."""
        cx = self.cx
        if any(isinstance(node, ast.Starred) for node in nodes):
            rest = tuple_of(cx, cx.expr(ast.copy_location(ast.List(nodes, ast.Load()), self.node)), self.node)
        else:
            items = [settled(cx, item) for item in self.hints.check_starred(param, nodes)]
            rest = MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=self.node)
        self.args[self.params.index(param)] = self._bound(rest, in_order)

    def _take_keywords(self, in_order: bool) -> None:
        cx, info = self.cx, self.info
        extra: dict[str, Expr] = {}
        others: list[ast.expr] = []
        for keyword in self.node.keywords:
            if keyword.arg is None:
                others.append(keyword.value)
                continue
            names = [p.arg for p in self.params[len(self.declared.posonlyargs) :] if not is_starred(info, p)]
            if keyword.arg not in names and self.declared.kwarg is not None:
                value = self.hints.check_starred(self.declared.kwarg, [keyword.value])[0]
                extra[keyword.arg] = self._bound(settled(cx, value), in_order)
                continue
            index = keyword_index(cx, info, keyword, self.params)
            if self.args[index] is not None:
                cx.fail(
                    "PK0235",
                    keyword,
                    f"`{keyword.arg}` is given twice",
                    why="a positional argument has taken that parameter already",
                    notes=declared_note(cx, info),
                    cpython=f"TypeError: {info.qualname}() got multiple values for argument '{keyword.arg}'",
                )
            self.args[index] = self._bound(self.hints.check(index, keyword.value), in_order)
        if self.declared.kwarg is not None and others:
            from pyuk.compiler.check.expressions.displays import ANYTHING, make_dict

            keys = [Literal(name, type=cx.world.class_type("str"), node=self.node) for name in extra]
            values = [*extra.values(), *map(cx.expr, others)]
            made: Expr = make_dict(cx, [*keys, *[None] * len(others)], values, ANYTHING, self.node)
            self.args[self.params.index(self.declared.kwarg)] = made
        elif self.declared.kwarg is not None:
            type_ = Keywords(tuple(value.type for value in extra.values()), tuple(extra))
            made = MakeTuple(list(extra.values()), type=type_, node=self.node)
            self.args[self.params.index(self.declared.kwarg)] = made

    def _evaluate_in_order(self) -> None:
        first = len(self.given)
        for index in [
            *range(first, first + len(self.node.args)),
            *(keyword_index(self.cx, self.info, k, self.params) for k in self.node.keywords),
        ]:
            value = self.args[index]
            assert value is not None
            self.args[index], bound = once(self.cx, value)
            self.bindings += bound


class Hints:
    """The types that parameters want, for the arguments that are checked against them."""

    def __init__(self, cx: Checker, info: FunctionInfo, given: list[Expr], owner: Class | None) -> None:
        assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
        self.cx, self.info, self.owner = cx, info, owner
        self.params = all_args(info.node.args)
        self.bindings: dict[TypeVar, Type] = {}
        if owner is not None:
            self.bindings = dict(zip(owner.info.type_params, owner.args, strict=False))
        if info.nested is not None:
            self.bindings = dict(info.nested.bindings)

    def check(self, index: int, node: ast.expr) -> Expr:
        annotation = self.params[index].annotation
        if annotation is None:
            return self.cx.expr(node)
        pattern = self.cx.world.annotations.resolve(annotation, self.info.module, self.bindings, self.owner)
        value = self.cx.expr(node, pattern)
        from pyuk.compiler.check.calls.fitting import unify

        unify(pattern, value.type, self.bindings)
        return value

    def check_starred(self, param: ast.arg, nodes: list[ast.expr]) -> list[Expr]:
        """The arguments that a starred parameter takes."""
        if param.annotation is None:
            return [self.cx.expr(node) for node in nodes]
        pattern = self.cx.world.annotations.resolve(param.annotation, self.info.module, self.bindings, self.owner)
        return [self.cx.expr(node, pattern) for node in nodes]


def _too_many(cx: Checker, info: FunctionInfo, node: ast.Call, wanted: int) -> None:
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    own = len(info.node.args.posonlyargs) + len(info.node.args.args) - wanted  # CPython counts self
    cx.fail(
        "PK0235",
        node,
        f"`{_shown(info)}` takes {wanted} positional argument{'s' * (wanted != 1)}, and {len(node.args)} are given",
        why=f"its parameters are: {_parameters(info)}",
        cpython=f"TypeError: {info.qualname}() takes {_taken(info)} but {_given(info, node, own)} given",
        notes=declared_note(cx, info),
    )


def _taken(info: FunctionInfo) -> str:
    """How many positional arguments the function takes, as CPython says it."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    args = info.node.args
    most = len(args.posonlyargs) + len(args.args)
    if args.defaults:
        return f"from {most - len(args.defaults)} to {most} positional arguments"
    return f"{most} positional argument{'s' * (most != 1)}"


def _given(info: FunctionInfo, node: ast.Call, own: int) -> str:
    """How many arguments there are, as CPython says it."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    count = len(node.args) + own
    only = {param.arg for param in info.node.args.kwonlyargs}
    named = sum(keyword.arg in only for keyword in node.keywords)
    if named:
        and_named = f"(and {named} keyword-only argument{'s' * (named != 1)})"
        return f"{count} positional argument{'s' * (count != 1)} {and_named} were"
    return f"{count} {'was' if count == 1 else 'were'}"


def _shown(info: FunctionInfo) -> str:
    """What a call of the function looks like it calls: the class, where it is `__init__`."""
    return info.owner.name if info.name == "__init__" and info.owner is not None else info.name


def _parameters(info: FunctionInfo) -> str:
    """The parameters as they are declared, without `self`."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    shown = ast.unparse(info.node.args)
    if info.owner is not None and info.kind != "static":
        shown = shown.partition(", ")[2]
    return shown or "none"


def declared_note(cx: Checker, info: FunctionInfo) -> tuple[tuple[str, ast.AST], ...]:
    """Where the function is declared, as a note of a message."""
    return ((f"`{_shown(info)}` is declared here", info.node),) if info.module is cx.module else ()


def keyword_index(cx: Checker, info: FunctionInfo, keyword: ast.keyword, params: list[ast.arg]) -> int:
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    names = [p.arg for p in params]
    skip = len(info.node.args.posonlyargs)
    if keyword.arg in names[skip:]:
        return names.index(keyword.arg)
    import difflib

    close = difflib.get_close_matches(keyword.arg or "", names, n=1)
    left_out = leftout.left_out_parameter(info, keyword.arg)
    cx.fail(
        "PK0235",
        keyword,
        f"`{_shown(info)}` has no parameter `{keyword.arg}`",
        why=left_out.why if left_out is not None else f"its parameters are: {_parameters(info)}",
        notes=declared_note(cx, info),
        cpython=f"TypeError: {info.qualname}() got an unexpected keyword argument '{keyword.arg}'"
        if info.module.source.is_app
        else f"TypeError, unless it is a part of `{_shown(info)}` that pyuk does not have yet",
        fix=left_out.fix if left_out is not None else f"did you mean `{close[0]}`?" if close else None,
    )
    raise AssertionError


def _out_of_order(node: ast.Call, params: list[ast.arg], given: int) -> bool:
    """Whether arguments are written in another order than the parameters: then each is evaluated first."""
    names = [p.arg for p in params]
    order = [names.index(k.arg) for k in node.keywords if k.arg in names]
    return order != sorted(order)


def default_nodes(info: FunctionInfo) -> dict[str, ast.expr]:
    """The default values of parameters, by name."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    declared = info.node.args
    plain = [*declared.posonlyargs, *declared.args]
    named = zip([p.arg for p in plain[len(plain) - len(declared.defaults) :]], declared.defaults, strict=True)
    only = zip([p.arg for p in declared.kwonlyargs], declared.kw_defaults, strict=True)
    return {**dict(named), **{name: value for name, value in only if value is not None}}


def listed(names: list[str]) -> str:
    """Names as CPython lists missing arguments."""
    shown = list(map(repr, names))
    if len(shown) < 3:
        return " and ".join(shown)
    return f"{', '.join(shown[:-1])}, and {shown[-1]}"


def _kind(declared: ast.arguments, missing: list[str]) -> str:
    only = {param.arg for param in declared.kwonlyargs}
    return "keyword-only" if set(missing) <= only else "positional"


def fill_defaults(
    cx: Checker,
    info: FunctionInfo,
    args: list[Expr | None],
    params: list[ast.arg],
    node: ast.AST,
    closure: Expr | None = None,
) -> list[Expr]:
    """The arguments with default values for those that are not given."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    declared = info.node.args
    plain = [*declared.posonlyargs, *declared.args]
    values = default_nodes(info)
    filled = []
    left = [p for p, arg in zip(params, args, strict=True) if arg is None and not is_starred(info, p)]
    missing = [p.arg for p in left if p.arg not in values]
    by_position = {p.arg for p in plain}
    missing = [name for name in missing if name in by_position] or missing
    if missing:
        cx.fail(
            "PK0235",
            node,
            f"`{_shown(info)}` needs a value for {' and '.join(f'`{name}`' for name in missing)}",
            why=f"its parameters are: {_parameters(info)}",
            notes=declared_note(cx, info),
            cpython=f"TypeError: {info.qualname}() missing {len(missing)} required {_kind(declared, missing)}"
            f" argument{'s' * (len(missing) > 1)}: {listed(missing)}",
        )
    for param, arg in zip(params, args, strict=True):
        if arg is None and is_starred(info, param):
            arg = MakeTuple([], type=Keywords(()) if param is declared.kwarg else Tuple(()), node=node)
        filled.append(arg if arg is not None else default_value(cx, info, param.arg, values[param.arg], closure, node))
    return filled


def default_value(
    cx: Checker, info: FunctionInfo, name: str, value: ast.expr, closure: Expr | None, node: ast.AST
) -> Expr:
    """The default value of a parameter: a constant, or what the definition has computed and kept."""
    from pyuk.compiler.check.expressions.expressions import builtin_value, entity_value, literal

    if isinstance(value, ClassDefault):
        return _class_default(cx, value, node)
    named = cx.world.find(info.module, value.id) if isinstance(value, ast.Name) else None
    if isinstance(named, (FunctionInfo, ClassInfo)):
        return entity_value(cx, named, value)
    nested = info.nested
    if isinstance(value, ast.Name) and named is None and nested is None and hasattr(builtins, value.id):
        return builtin_value(cx, value)
    if nested is not None and DEFAULT + name in nested.captures:
        assert closure is not None
        type_ = cx.world.resolve(cx.world.field_type(nested.closure, DEFAULT + name, cx.instance))
        return Load(Place(closure, type_, field=(nested.closure, DEFAULT + name)), type=type_, node=node)
    if not cx.world.constants.is_constant(value, info.module):
        kept = name_of(info.name, name)
        if isinstance(info.owner, ClassInfo) and kept in info.owner.variables:
            return _class_default(cx, ClassDefault(info.owner, kept, value), node)
        above = _constant_above(info, value)
        if above is not None:
            return literal(cx, above.value, node)
        fail(
            "PK0313",
            info.module,
            value,
            "a default value has to be a constant",
            why="it is put in at each call, and a value that is made anew would not be the same one",
            cpython="it is computed once, when the function is defined, and all calls share it",
            fix="use None, and make the value in the function",
        )
    made = literal(cx, cx.world.constants.evaluate(value, info.module), node)
    return made


def _constant_above(info: FunctionInfo, value: ast.expr) -> ast.Constant | None:
    """What a variable of the module is when a method of a class at its top is defined, where that is a constant."""
    at_top = isinstance(info.owner, ClassInfo) and info.module.names.get(info.owner.name) is info.owner
    if not at_top or not isinstance(value, ast.Name):
        return None
    bound = bound_to_constants(info.module.source.tree).get(value.id)
    return bound if bound is not None and bound.lineno < value.lineno else None


def _class_default(cx: Checker, value: ClassDefault, node: ast.AST) -> Expr:
    """A default that the class holds, or that a function of it makes for each call."""
    from pyuk.compiler.check.attributes import classvars
    from pyuk.compiler.check.calls.specialisation import call_info

    if value.factory is not None:
        return cx.expr(_called_here(cx, value, value.factory, node))
    if value.method is not None:
        return call_info(cx, value.method, [], node, owner=None)
    place = ast.copy_location(ast.Name(value.id, ast.Load()), node)
    found = classvars.of_class(cx, Class(value.info, value.info.type_params), value.id, place)
    assert found is not None
    return found


def _called_here(cx: Checker, default: ClassDefault, factory: ast.Name, node: ast.AST) -> ast.expr:
    """The call of a generic class's factory as a part of this call, as what it holds depends on the object's type."""
    made = cx.displays.get((node, default.id))
    if made is None:
        found = cx.world.find(default.info.module, factory.id)
        made = ast.Call(Known(factory.id, found, factory), [], [])
        placed(made, node)
        made.end_lineno, made.end_col_offset = factory.end_lineno, factory.end_col_offset  # tells the defaults apart
        cx.displays[node, default.id] = made
    return made


def takes(cx: Checker, info: FunctionInfo, wanted: tuple[Type, ...]) -> bool:
    """Whether the function can be called with just such positional arguments."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    args = info.node.args
    params = [*args.posonlyargs, *args.args]
    if len(wanted) < len(params) - len(args.defaults) or (len(wanted) > len(params) and args.vararg is None):
        return False
    return None not in args.kw_defaults and not misfits(cx, info, wanted)


def misfits(cx: Checker, info: FunctionInfo, given: tuple[Type, ...]) -> list[tuple[Type, Type]]:
    """The positional arguments that are not of their annotations' types, each with what is wanted."""
    from pyuk.compiler.check.calls.fitting import fits

    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    params = [*info.node.args.posonlyargs, *info.node.args.args]
    said = [
        (type_, cx.world.annotations.resolve(param.annotation, info.module))
        for param, type_ in zip(params, given, strict=False)
        if param.annotation is not None
    ]
    return [(type_, wanted) for type_, wanted in said if not mentions_type_var(wanted) and not fits(cx, type_, wanted)]
