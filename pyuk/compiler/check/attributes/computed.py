"""getattr(), hasattr() and setattr() with a name that is computed: chosen among those that the class has.

    getattr(shape, name)           the fields, properties, methods and attributes of the class
    getattr(self, "do_" + verb)    what begins like that
    setattr(shape, name, value)    the fields

What the name is, is looked at when the program runs. A name that the class does not have is an AttributeError; one
of a method, where the name says nothing of how it begins, is refused by a NotImplementedError, unless the program's
texts are the names of methods and of no fields.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import classvars
from pyuk.compiler.check.declare.made import Given
from pyuk.compiler.check.declare.scopes import scope_of
from pyuk.compiler.check.expressions.conversions import call_runtime, choice, coerce, settled, wrap
from pyuk.compiler.check.expressions.unions import (
    as_member,
    by_member,
    cpython_error,
    dispatch,
    held,
    members,
    raise_error,
)
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Block,
    Both,
    Evaluate,
    Expr,
    If,
    IsInstance,
    Literal,
    Reinterpret,
    SetLocal,
    bool_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    Class,
    FunctionValue,
    Type,
    Union,
    ancestors,
    described,
    is_function,
    natural_storage,
    python_name,
)
from pyuk.compiler.frontend.syntax import is_dunder, walk, walk_own

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

HOME = "pyuk.builtins.refusals"


@dataclass
class Pattern:
    """How a computed name begins and ends, as far as the source says it; between, the name of the class of `of`.

    among: the names that it may be, where the source writes each of them.
    """

    start: str = ""
    end: str = ""
    of: ast.expr | None = None
    is_lower: bool = False
    among: frozenset[str] | None = None

    def fits(self, name: str) -> bool:
        if self.among is not None:
            return name in self.among
        is_long_enough = len(name) >= len(self.start) + len(self.end)
        return name.startswith(self.start) and name.endswith(self.end) and is_long_enough and not is_dunder(name)

    @property
    def says_something(self) -> bool:
        return bool(self.start or self.end or self.among)

    def named(self, class_name: str) -> str:
        """The name where the object is of the class of that name."""
        return self.start + (class_name.lower() if self.is_lower else class_name) + self.end


def pattern_of(cx: Checker, node: ast.expr) -> Pattern:
    """What the source says of a name: the constants that it begins and ends with."""
    match node:
        case ast.BinOp(left, ast.Add(), right):
            one, other = (_part(cx, side) for side in (left, right))
            return Pattern(one.start, other.end, one.of or other.of, one.is_lower or other.is_lower)
        case ast.JoinedStr([first, *rest] as parts):
            of = [found for part in parts if (found := _part(cx, part)).of is not None]
            start, end = _constant(first), _constant(rest[-1]) if rest else ""
            return Pattern(start, end, of[0].of, of[0].is_lower) if len(of) == 1 else Pattern(start, end)
        case ast.BinOp(ast.Constant(str(text)), ast.Mod(), right) if "%s" in text:
            inner = _part(cx, right)
            return Pattern(text.split("%s")[0], text.rpartition("%s")[2], inner.of, inner.is_lower)
        case ast.Call(ast.Attribute(ast.Constant(str(text)), "format"), [right]) if "{}" in text:
            inner = _part(cx, right)
            return Pattern(text.split("{}")[0], text.rpartition("{}")[2], inner.of, inner.is_lower)
        case ast.Name(name) if isinstance(cx.info.node, (ast.FunctionDef, ast.Module)):
            assigned = _values(cx.info.node, name)
            if len(assigned) == 1:
                return pattern_of(cx, assigned[0])
            return Pattern(among=_constants(assigned))
        case ast.IfExp():
            return Pattern(among=_constants([node]))
    return Pattern() if isinstance(node, (ast.BinOp, ast.JoinedStr, ast.Name)) else _part(cx, node)


def _part(cx: Checker, node: ast.expr) -> Pattern:
    """A part of a name that is put together."""
    match node:
        case ast.Constant(str(text)):
            return Pattern(text, text)
        case ast.FormattedValue(value, -1, None):
            return _part(cx, value)
        case ast.Call(ast.Attribute(inner, "lower"), []):
            return Pattern(of=_part(cx, inner).of, is_lower=True)
        case ast.Attribute(ast.Call(ast.Name("type"), [ast.Name() as of]), "__name__"):
            return Pattern(of=of)
        case ast.Attribute(ast.Attribute(ast.Name() as of, "__class__"), "__name__"):
            return Pattern(of=of)
        case ast.BinOp() | ast.JoinedStr() | ast.Name():
            return pattern_of(cx, node) if not isinstance(node, ast.Name) or node.id in cx.variables else Pattern()
    return Pattern()


def _classes_named(cx: Checker, pattern: Pattern) -> dict[str, Class] | None:
    """The classes that the object may be of which the name names, by the names that come out; None: not known."""
    if not isinstance(pattern.of, ast.Name) or pattern.of.id not in cx.variables:
        return None
    found: dict[str, Class] = {}
    for member in members(cx, cx.variables[pattern.of.id].type):
        if not isinstance(member, Class) or not member.info.module.source.is_app:
            return None
        below = cx.world.classes_below(member, cx.instance) if member.info.subclasses else [member]
        found |= {pattern.named(each.info.name): each for each in below}
    return found


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _values(function: ast.FunctionDef | ast.Module, name: str) -> list[ast.expr]:
    """What a variable of the function is assigned, by statements and loops over what is written; none: not known."""
    scope = scope_of(function)
    if name in scope.params or any(isinstance(node, ast.Global) and name in node.names for node in walk(function)):
        return []
    found: list[ast.expr] = []
    count = 0
    for node in walk_own(function.body):
        match node:
            case ast.Assign([ast.Name(target)], value) if target == name:
                found.append(value)
                count += 1
            case ast.For(ast.Name(target), ast.Tuple(elts) | ast.List(elts)) if target == name:
                found += elts
                count += 1
    return found if count == len(scope.bindings.get(name, ())) else []


def _constants(values: list[ast.expr]) -> frozenset[str] | None:
    """The texts that the values are, where all are written out."""
    texts: set[str] = set()
    for value in values:
        match value:
            case ast.Constant(str(text)):
                texts.add(text)
            case ast.IfExp(_, one, other) if (chosen := _constants([one, other])) is not None:
                texts |= chosen
            case _:
                return None
    return frozenset(texts) or None


# --- reading ---


def check(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """getattr(value, name[, default]) with a name that is computed."""
    from pyuk.compiler.check.attributes.named_attributes import default_of

    value, name, bindings = _operands(cx, node)
    make_default, bound = default_of(cx, node, expected)
    bindings += bound
    default = make_default() if make_default is not None else None
    if NEVER in (value.type, name.type):
        return wrap(bindings, Literal(None, type=NEVER, node=node))
    pattern = pattern_of(cx, node.args[1])

    def of_one(each: Expr) -> Expr:
        return _chosen(cx, each, name, pattern, default, node, is_mixed=isinstance(value.type, Union))

    if isinstance(value.type, Union):
        return wrap(bindings, dispatch(cx, value, node, of_one))
    return wrap(bindings, of_one(value))


def _operands(cx: Checker, node: ast.Call) -> tuple[Expr, Expr, list[tuple[object, Expr]]]:
    """The object and the name, each evaluated once, in this order."""
    again, bindings = held(cx, settled(cx, cx.expr(node.args[0])))
    name = cx.expr(node.args[1])
    text = cx.world.class_type("str")
    if cx.world.resolve(name.type) not in (text, NEVER):
        name = _as_text(cx, name, node)
    name, bound = held(cx, name)
    return again, name, [*bindings, *bound]


def _as_text(cx: Checker, name: Expr, node: ast.Call) -> Expr:
    """A name that is no str, or need not be one."""
    text = cx.world.class_type("str")
    try:
        return coerce(cx, name, text, "the name", None)
    except Problem:
        wrong = _text(cx, f"attribute name must be string, not '{python_name(name.type)}'", node)
        raised = call_runtime(cx, "pyuk.builtins.unions.raise_type_error", [wrong], node)
        return wrap([(cx.temporary(name.type), settled(cx, name))], coerce(cx, raised, text, "", None))


@dataclass
class Candidate:
    """One attribute that may be meant, of objects of the class `of`; of all, where that is None."""

    name: str
    of: Class | None
    value: Expr


def _chosen(
    cx: Checker,
    value: Expr,
    name: Expr,
    pattern: Pattern,
    default: Expr | None,
    node: ast.Call,
    *,
    is_mixed: bool,
) -> Expr:
    """The attribute of a value of one type that the name names. is_mixed: it may be of other types too."""
    refused = _of_builtin(cx, value)
    found = _candidates(cx, value, pattern, default, node, refused, is_mixed=is_mixed)
    joined: Type = default.type if default is not None else NEVER
    for each in found:
        step = cx.world.join(joined, each.value.type)
        if step is None:
            refused.append(each.name)
        else:
            joined = step
    result = _otherwise(cx, value, name, refused, default, joined, node)
    for each in reversed(found):
        if each.name not in refused:
            test = _is(cx, name, each.name, node)
            if each.of is not None:
                test = Both("and", test, IsInstance(value, each.of, type=BOOL, node=node), type=BOOL, node=node)
            result = choice(test, coerce(cx, each.value, joined, "the attribute", None), result, joined)
    return result


def _candidates(
    cx: Checker,
    value: Expr,
    pattern: Pattern,
    default: Expr | None,
    node: ast.Call,
    refused: list[str],
    *,
    is_mixed: bool,
) -> list[Candidate]:
    """The attributes that a name may mean; `refused` takes the names of those that cannot be read so."""
    found: list[Candidate] = []
    type_ = cx.world.resolve(value.type)
    classes = _classes_named(cx, pattern)
    names = _names(cx, value, pattern)
    says_methods = pattern.says_something or classes is not None
    methods = [] if says_methods or is_mixed else _methods_said(cx, value, names)
    mentioned = _methods_mentioned(cx, value, names) if is_mixed else set(methods)
    for name in names:
        if classes is not None and name not in classes:
            continue
        if methods and name not in methods:
            refused.append(name)
            continue
        for owner in _owners(cx, type_, name):
            there = value if owner is None else Reinterpret(value, type=owner, node=node)
            got = _attribute(cx, there, name, default, node)
            if classes is not None and len(classes) > 1 and got is not None:
                got = _for_class(cx, there, name, got, classes[name], node)
            is_unlikely = not pattern.says_something and name not in mentioned
            if got is None or (is_function(got.type) and is_unlikely):
                refused.append(name)
                break
            found.append(Candidate(name, owner, got))
    return found


def _owners(cx: Checker, type_: Type, name: str) -> list[Class | None]:
    """The classes below, of those of the objects, that have the attribute; None where all of them do."""
    if not isinstance(type_, Class) or has_itself(cx, type_, name):
        return [None]
    return [made for made in cx.world.classes_below(type_, cx.instance) if has_itself(cx, made, name)]


def _for_class(cx: Checker, value: Expr, name: str, got: Expr, class_: Class, node: ast.Call) -> Expr:
    """A method that is chosen by the class of an object, and called with that object: a function of such objects."""
    from pyuk.compiler.check.calls.closures import bound_method

    found = cx.world.method(value.type, name) if isinstance(value.type, Class) else None
    if found is None or found[1].kind != "method" or not isinstance(got.type, FunctionValue):
        return got
    return bound_method(cx, value, found[1], node, of=class_)


def has_itself(cx: Checker, type_: Class, name: str) -> bool:
    """Whether objects of the class itself have the attribute, or may get it."""
    is_attribute = cx.world.method(type_, name) is not None or classvars.has(type_, name)
    return is_attribute or cx.world.field_owner(type_, name) is not None


def _names(cx: Checker, value: Expr, pattern: Pattern) -> list[str]:
    """The names that the class of the value has, of those that the pattern allows."""
    type_ = cx.world.resolve(value.type)
    if not isinstance(type_, Class) or not type_.info.module.source.is_app:
        return []
    names: dict[str, None] = {}
    made = [type_, *cx.world.classes_below(type_, cx.instance)]
    for info in (above.info for each in made for above in ancestors(each) if above.info.module.source.is_app):
        names |= dict.fromkeys([*info.fields, *info.methods, *info.constants, *info.variables])
    return [name for name in names if pattern.fits(name) and " " not in name]


def _methods_said(cx: Checker, value: Expr, names: list[str]) -> list[str]:
    """The methods that are texts of the program, where no other attribute is one."""
    said = [name for name in names if any(name in texts for texts in _texts(cx))]
    return said if all(_is_method(cx, value, name) for name in said) else []


def _is_method(cx: Checker, value: Expr, name: str) -> bool:
    type_ = cx.world.resolve(value.type)
    found = cx.world.method(type_, name) if isinstance(type_, Class) else None
    return found is not None and found[1].kind != "property"


def _texts(cx: Checker) -> list[frozenset[str]]:
    return [module.source.texts for module in cx.world.modules.values() if module.source.is_app]


def _of_builtin(cx: Checker, value: Expr) -> list[str]:
    """The names of what a value of a builtin class has in CPython, none of which can be taken by a computed name."""
    from pyuk.compiler.check.attributes.named_attributes import in_cpython

    type_ = cx.world.resolve(value.type)
    class_ = FunctionType if is_function(type_) else in_cpython(type_)
    return [] if class_ is None else dir(class_)


def _attribute(cx: Checker, value: Expr, name: str, default: Expr | None, node: ast.Call) -> Expr | None:
    """One of the attributes; None where it cannot be read here."""
    from pyuk.compiler.check.attributes.named_attributes import read

    try:
        return read(cx, value, name, default, node)
    except Problem:
        return None


def _is(cx: Checker, name: Expr, wanted: str, node: ast.Call) -> Expr:
    given = Given(node.args[1])
    given.value = name
    text = ast.copy_location(ast.Constant(wanted), node)
    return cx.expr(ast.copy_location(ast.Compare(given, [ast.Eq()], [text]), node))


def _otherwise(
    cx: Checker, value: Expr, name: Expr, refused: list[str], default: Expr | None, joined: Type, node: ast.AST
) -> Expr:
    """What there is where no attribute was meant: the default, or an AttributeError."""
    from pyuk.compiler.check.expressions.text import text_literal

    known = text_literal(cx, "".join(f" {each} " for each in refused), node)
    shown = text_literal(cx, python_name(value.type), node)
    if default is None:
        raised = call_runtime(cx, f"{HOME}.raise_no_attribute", [shown, name, known], node)
        return coerce(cx, raised, joined, "", None)
    fitted = coerce(cx, default, joined, "the default", None)
    if not refused:
        return fitted
    looked_at = call_runtime(cx, f"{HOME}.refuse_attribute", [name, known], node)
    return wrap([(cx.temporary(looked_at.type), looked_at)], fitted)


def check_call(cx: Checker, node: ast.Call, expected: Type | None) -> Expr | None:
    """`getattr(value, name)(...)`: the method of that name is called; None of any other call.

    Where the source says how the name begins or ends, the methods have a common type, and this is left to check().
    """
    from pyuk.compiler.check.attributes.named_attributes import may_have_known_class

    match node.func:
        case ast.Call(ast.Name("getattr"), [target, asked], []) as getter if cx.is_builtin("getattr"):
            pattern = pattern_of(cx, asked)
            if isinstance(asked, ast.Constant) or pattern.start or pattern.end or pattern.of is not None:
                return None
        case _:
            return None
    if not may_have_known_class(cx, target):
        return None
    value, name, bindings = _operands(cx, getter)
    if NEVER in (value.type, name.type):
        return wrap(bindings, Literal(None, type=NEVER, node=node))

    def of_one(each: Expr) -> Expr:
        return _called(cx, each, name, pattern, node, expected)

    if isinstance(value.type, Union):
        return wrap(bindings, dispatch(cx, value, node, of_one))
    return wrap(bindings, of_one(value))


def _called(
    cx: Checker, value: Expr, name: Expr, pattern: Pattern, node: ast.Call, expected: Type | None
) -> Expr:
    """The call of the method of a value that the name names."""
    assert isinstance(node.func, ast.Call)
    found: list[tuple[str, Class | None, Expr]] = []
    refused = _of_builtin(cx, value)
    joined: Type = NEVER
    names = _names(cx, value, pattern)
    likely = _methods_mentioned(cx, value, names) or names
    for each in names:
        for owner in _owners(cx, cx.world.resolve(value.type), each):
            there = value if owner is None else Reinterpret(value, type=owner, node=node)
            outcome = _call_of(cx, there, each, node, expected) if each in likely else None
            step = cx.world.join(joined, natural_storage(outcome.type)) if outcome is not None else None
            if outcome is None or step is None:
                refused.append(each)
            else:
                joined = step
                found.append((each, owner, outcome))
    result = _otherwise(cx, value, name, refused, None, joined, node.func)
    for each, owner, outcome in reversed(found):
        test = _is(cx, name, each, node.func)
        if owner is not None:
            test = Both("and", test, IsInstance(value, owner, type=BOOL, node=node), type=BOOL, node=node)
        result = choice(test, coerce(cx, outcome, joined, "the result", None), result, joined)
    return result


def _methods_mentioned(cx: Checker, value: Expr, names: list[str]) -> set[str]:
    """The methods that stand as words in texts of the program: scripts of commands, tables of names."""
    said = [module.source.words for module in cx.world.modules.values() if module.source.is_app]
    return {name for name in names if any(name in words for words in said) and _is_method(cx, value, name)}


def _call_of(cx: Checker, value: Expr, name: str, node: ast.Call, expected: Type | None) -> Expr | None:
    """The call of one method; None of what is none, or is refused."""
    assert isinstance(node.func, ast.Call)
    if not _is_method(cx, value, name):
        return None
    given = Given(node.func.args[0])
    given.value = value
    func = ast.copy_location(ast.Attribute(given, name, ast.Load()), node)
    before = cx.env
    try:
        return settled(cx, cx.expr(ast.copy_location(ast.Call(func, node.args, node.keywords), node), expected))
    except Problem as problem:
        error = cpython_error(problem.diagnostic)
        return None if error is None else raise_error(cx, *error, node)
    finally:
        cx.env = before


def check_has(cx: Checker, node: ast.Call) -> Expr:
    """hasattr(value, name) with a name that is computed."""
    from pyuk.compiler.check.attributes.named_attributes import is_there

    value, name, bindings = _operands(cx, node)
    if NEVER in (value.type, name.type):
        return wrap(bindings, Literal(None, type=NEVER, node=node))
    pattern = pattern_of(cx, node.args[1])

    def of_one(each: Expr) -> Expr:
        result: Expr = bool_literal(False, node)
        for one in _names(cx, each, pattern):
            result = choice(_is(cx, name, one, node), is_there(cx, each, one, node), result, BOOL)
        return result

    if isinstance(value.type, Union):
        return wrap(bindings, dispatch(cx, value, node, of_one))
    return wrap(bindings, of_one(value))


# --- writing ---


def check_set(cx: Checker, node: ast.Call, stmt: ast.stmt, *, fields_only: bool = False) -> Block:
    """setattr(value, name, to) as a statement. fields_only: no setter is called."""
    from pyuk.compiler.check.statements.places import forget, hold

    value, name, bindings = _operands(cx, node)
    block: Block = [SetLocal(variable, bound, node=node) for variable, bound in bindings]  # type: ignore[arg-type]
    to, more = hold(cx, cx.expr(node.args[2]), stmt)
    block += more
    if NEVER in (value.type, name.type, to.type):
        return [*block, Evaluate(to, node=stmt)]
    given = Given(node.args[0])
    given.value = value
    pattern = pattern_of(cx, node.args[1])
    shown = _text(cx, python_name(value.type), node)
    if isinstance(value.type, Class):
        cx.world.note_named(value.type.info, pattern, cx.instance)
        _take_arguments(cx, value.type, node)
    raised = call_runtime(cx, f"{HOME}.raise_no_field", [shown, name], node)
    result: Block = [Evaluate(raised, node=stmt)]
    fields = [name for name in _fields(cx, value, pattern) if not fields_only or not _is_property(cx, value, name)]
    if not fields:
        cx.fail(
            "PK0317",
            node,
            f"`setattr()` makes attributes of {described(value.type)} that nothing names",
            why="an object has the attributes that its class declares, or that the program assigns by name",
            cpython="the attribute is made when the line runs",
            fix="keep them in a dict, or assign each by name",
        )
    for each in reversed(fields):
        target = ast.copy_location(ast.Attribute(given, each, ast.Store()), node)
        way = _stored(cx, target, to, stmt)
        result = [If(_is(cx, name, each, node), way, result, node=stmt)]
    for each in fields:
        forget(cx, ast.Attribute(given, each, ast.Store()))
    return [*block, *result]


def _take_arguments(cx: Checker, class_: Class, node: ast.Call) -> None:
    """What the class is called with by keyword may be the names of attributes, though nothing asks for them."""
    for above in ancestors(class_):
        for name in getattr(above.info.node, "kept_names", ()):
            if not has_itself(cx, class_, name):
                cx.world.take_named(class_, name, node)
    named = {class_.info.name} | {below.name for below in class_.info.subclasses}
    for module in cx.world.modules.values():
        for part in walk(module.source.tree) if module.source.is_app else ():
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in named:
                for name in (keyword.arg for keyword in part.keywords if keyword.arg is not None):
                    if not has_itself(cx, class_, name):
                        cx.world.take_named(class_, name, node)


def _is_property(cx: Checker, value: Expr, name: str) -> bool:
    return isinstance(value.type, Class) and cx.world.method(value.type, name) is not None


def _text(cx: Checker, text: str, node: ast.AST) -> Expr:
    from pyuk.compiler.check.expressions.text import text_literal

    return text_literal(cx, text, node)


def _fields(cx: Checker, value: Expr, pattern: Pattern) -> list[str]:
    type_ = cx.world.resolve(value.type)
    names = _names(cx, value, pattern)
    if not isinstance(type_, Class):
        return names
    kept = []
    for name in names:
        method = cx.world.method(type_, name)
        is_field = method is None and (cx.world.field_owner(type_, name) is not None or classvars.has(type_, name))
        if is_field or (method is not None and method[1].setter is not None):
            kept.append(name)
    return kept


def _stored(cx: Checker, target: ast.Attribute, value: Expr, stmt: ast.stmt) -> Block:
    """One of the assignments: where the field does not take a value of some type, that is a TypeError."""
    from pyuk.compiler.check.statements.places import store

    parts = members(cx, value.type)

    def one(each: Expr) -> Block:
        before = cx.env
        try:
            return store(cx, target, each, stmt)
        except Problem as problem:
            text = _text(cx, f"{problem.diagnostic.message} ({problem.diagnostic.why})", stmt)
            return [Evaluate(call_runtime(cx, "pyuk.builtins.unions.raise_type_error", [text], stmt), node=stmt)]
        finally:
            cx.env = before

    if not isinstance(value.type, Union):
        return one(value)
    return by_member(cx, value, parts, [one(as_member(cx, value, each, stmt)) for each in parts], stmt)

