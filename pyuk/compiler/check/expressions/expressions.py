"""Expressions: names, literals, conditions, displays; what is larger has a file of its own."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check import widening
from pyuk.compiler.check.attributes import attributes, classvars
from pyuk.compiler.check.calls import calls
from pyuk.compiler.check.calls.closures import make_closure
from pyuk.compiler.check.declare import enums, funcattrs
from pyuk.compiler.check.declare.annotations import INSTEAD
from pyuk.compiler.check.declare.enums import MakeMember
from pyuk.compiler.check.declare.made import Given, Known
from pyuk.compiler.check.expressions import comprehensions, displays, lists, longtuples, subscripts, text
from pyuk.compiler.check.expressions.conversions import choice, coerce, negated, once, settled, truth, wrap
from pyuk.compiler.check.expressions.flow import key_of, may_be_false, may_be_true, narrow_env, without_rebound
from pyuk.compiler.check.expressions.unions import as_member
from pyuk.compiler.check.iteration import coroutines, generators, iterators
from pyuk.compiler.check.model.declarations import (
    ClassInfo,
    Constant,
    Entity,
    FunctionInfo,
    Global,
    LangName,
    ModuleInfo,
    Static,
    StructInfo,
    TypeAlias,
    TypeVarInfo,
    Variable,
)
from pyuk.compiler.check.model.prelude import BUILTIN_FUNCTIONS, SPECIAL_FUNCTIONS
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Block,
    Both,
    Do,
    Expr,
    Let,
    Literal,
    MakeTuple,
    ReadGlobal,
    ReadLocal,
    SetLocal,
    StaticAddress,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    NOT_IMPLEMENTED,
    OBJECT,
    STORAGE,
    Class,
    FunctionValue,
    Int,
    LangValue,
    ModuleValue,
    Optional,
    Struct,
    Tuple,
    Type,
    TypeValue,
    Union,
    described,
    members_of,
    natural_storage,
    union_of,
)
from pyuk.compiler.check.model.types import (
    NONE as NONE_TYPE,
)
from pyuk.compiler.check.model.unsupported import unsupported
from pyuk.compiler.check.operators import comparisons, operators
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def check(cx: Checker, node: ast.expr, expected: Type | None = None) -> Expr:
    """The typed form of one expression."""
    handler = EXPRESSIONS.get(type(node))
    if handler is None:
        raise Problem(unsupported(cx.module, node))
    return handler(cx, node, expected)


# --- literals and names ---


def literal(cx: Checker, value: Any, node: ast.AST) -> Expr:
    """A constant of any supported kind as a typed literal."""
    if value is None:
        return Literal(None, type=NONE_TYPE, node=node)
    if isinstance(value, bool):
        return Literal(value, type=BOOL, node=node)
    if isinstance(value, int):
        if not -(1 << 127) <= value < 1 << 128:
            cx.fail(
                "PK0212",
                node,
                "this int is too large",
                why="ints have at most 64 bits (128 within an expression)",
                cpython="ints have no bound",
                fix="write it as a float, or split it",
            )
        return Literal(value, type=Int(value, value), node=node)
    if isinstance(value, float):
        return Literal(value, type=FLOAT, node=node)
    if isinstance(value, (str, bytes)):
        class_ = cx.world.class_type(type(value).__name__)
        cx.world.create(class_)  # its methods may be reached through a base class
        return Literal(value, type=class_, node=node)
    if isinstance(value, tuple):
        items = [literal(cx, item, node) for item in value]
        return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)
    if isinstance(value, complex):
        from pyuk.compiler.check.calls.construction import make_instance

        parts: list[Expr] = [Literal(part, type=FLOAT, node=node) for part in (value.real, value.imag)]
        return make_instance(cx, cx.world.class_type("complex"), parts, node)
    cx.fail(
        "PK0303",
        node,
        f"a value of type {type(value).__name__} is not supported here yet",
        why="its run time is not written yet",
        cpython="it is an object like any other",
        fix=INSTEAD.get(type(value).__name__, "do without it"),
    )
    raise AssertionError


def _constant(cx: Checker, node: ast.Constant, expected: Type | None) -> Expr:
    return literal(cx, node.value, node)


def _known(cx: Checker, node: Known, expected: Type | None) -> Expr:
    """A name in code that the compiler wrote."""
    return builtin_value(cx, node) if node.entity is None else entity_value(cx, node.entity, node)


def _name(cx: Checker, node: ast.Name, expected: Type | None) -> Expr:
    if cx.env is not None and cx.env.narrowed.get(node.id) == NEVER:  # after a mistake: it may be anything
        return Literal(None, type=NEVER, node=node)
    if cx.class_scope is not None and classvars.is_own(cx.class_scope, node.id):
        found = classvars.of_class(cx, Class(cx.class_scope, cx.class_scope.type_params), node.id, node)
        if found is not None:
            return found
    if node.id in cx.caught:
        return narrowed_read(cx, node, ReadLocal(cx.caught[node.id], type=cx.caught[node.id].type, node=node))
    if node.id in cx.variables:
        return read_variable(cx, node)
    if node.id == "__name__":
        return literal(cx, cx.module.name, node)
    entity = cx.entity(node.id)
    if entity is None and node.id in cx.missing_globals:
        return Literal(None, type=NEVER, node=node)
    if entity is not None:
        _refuse_later(cx, entity, node)
        return entity_value(cx, entity, node)
    if node.id == "__doc__":
        text = ast.get_docstring(cx.module.source.tree, clean=False)
        return none_literal(node) if text is None else literal(cx, text, node)
    return builtin_value(cx, node)


def _refuse_later(cx: Checker, entity: Entity, node: ast.Name) -> None:
    """Top-level code cannot use what the module defines further down."""
    if not isinstance(cx.info.node, ast.Module) or not isinstance(
        entity, (FunctionInfo, ClassInfo, StructInfo)
    ):
        return
    line = getattr(entity.node, "lineno", 0)
    if entity.module is cx.module and line > node.lineno:
        cx.fail(
            "PK0105",
            node,
            f"`{node.id}` is not defined yet",
            why="a module runs from top to bottom, and the definition stands further down",
            cpython=f"NameError: name '{node.id}' is not defined",
            fix="move this line below the definition",
            notes=((f"`{node.id}` is defined here", entity.node),),
        )


def read_variable(cx: Checker, node: ast.Name) -> Expr:
    """A local variable: with a check where it may be unbound, narrowed where a test has proved more."""
    variable = cx.variables[node.id]
    assert cx.env is not None
    cx.seen_types.setdefault(node.id, variable.type)
    if cx.seen_types[node.id] != variable.type:
        cx.stale = True
    check_bound = node.id not in cx.env.bound
    if check_bound:
        _refuse_unbound(cx, variable, node)
        variable.needs_flag = True
    type_ = cx.world.resolve(variable.type)
    value = ReadLocal(variable, check_bound, type=type_, node=node)
    changes = variable.shared is not None and variable.shared.rebound_inside
    return value if changes else narrowed_read(cx, node, value)


def _refuse_unbound(cx: Checker, variable: Variable, node: ast.Name) -> None:
    """A variable that nothing has assigned before; in a loop something may have, and a try may wait for it."""
    if variable.place is not None or variable.is_param or variable.shared or cx.loops or cx.trying:
        return
    is_function = not isinstance(cx.info.node, ast.Module)
    error = f"NameError: name '{node.id}' is not defined"
    if is_function:
        error = f"UnboundLocalError: cannot access local variable '{node.id}' where it is not associated with a value"
    of_module = cx.module.names.get(node.id)
    cx.fail(
        "PK0105",
        node,
        f"`{node.id}` has no value yet",
        why="a name that a function assigns is its own variable, everywhere in it"
        if is_function
        else "nothing assigns it before this line",
        cpython=error,
        fix=f"say `global {node.id}`, where the module's is meant"
        if is_function and isinstance(of_module, (Constant, Global))
        else "assign it first",
    )


def narrowed_read(cx: Checker, node: ast.Name, value: ReadLocal) -> Expr:
    """The variable's value, of the type that tests have proved."""
    assert cx.env is not None
    narrowed = cx.env.narrowed.get(node.id)
    if narrowed is None or narrowed == value.type:
        return value
    return as_member(cx, value, narrowed, node)


def entity_value(cx: Checker, entity: Entity, node: ast.expr) -> Expr:
    """A module-level name as an expression."""
    match entity:
        case Constant():
            return _named_constant(cx, entity, node)
        case Static():
            return static_address(cx, entity, node)
        case Global():
            return _read_global(cx, entity, node)
        case FunctionInfo():
            return Literal(None, type=FunctionValue(entity), node=node)
        case ClassInfo():
            cx.world.complete_class(entity)
            return Literal(None, type=TypeValue(Class(entity, entity.type_params)), node=node)
        case StructInfo():
            cx.world.layouts.lay_out(entity)
            return Literal(None, type=TypeValue(Struct(entity)), node=node)
        case ModuleInfo():
            return Literal(None, type=ModuleValue(entity), node=node)
        case LangName(name):
            if name in STORAGE:
                return Literal(None, type=TypeValue(STORAGE[name]), node=node)
            return Literal(None, type=LangValue(name), node=node)
        case TypeVarInfo(type_):
            return Literal(None, type=TypeValue(cx.bindings.get(type_, type_)), node=node)
        case TypeAlias(_, module, stands_for):
            return _named_type(cx, stands_for, module, node)
    raise AssertionError(entity)


GENERIC_BUILTINS = ("list", "dict", "set", "frozenset", "tuple")  # each is a class, but no type, without what it holds


def _named_type(cx: Checker, written: ast.expr, module: ModuleInfo, node: ast.expr) -> Expr:
    """What an alias stands for that is `written` in `module`: a type, or a tuple of such."""
    entity = module.names.get(written.id) if isinstance(written, ast.Name) else None
    if isinstance(entity, TypeAlias) and isinstance(entity.node, ast.Tuple):
        return _named_type(cx, entity.node, entity.module, node)
    if isinstance(written, ast.Tuple):
        items = [_named_type(cx, each, module, node) for each in written.elts]
        return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)
    if isinstance(written, ast.Name) and entity is None and written.id in GENERIC_BUILTINS:
        return builtin_value(cx, written)
    return Literal(None, type=TypeValue(cx.world.annotations.resolve(written, module)), node=node)


def _named_constant(cx: Checker, entity: Constant, node: ast.expr) -> Expr:
    value = cx.world.constants.value(entity)
    place = entity.node if entity.module is cx.module else node  # where a mistake is shown
    if isinstance(value, list):
        return subscripts.constant_table(cx, entity, value, place)
    made = literal(cx, value, place)
    if entity.annotation is not None and "Final" not in ast.unparse(entity.annotation):
        declared = cx.world.annotations.resolve(entity.annotation, entity.module)
        made = coerce(cx, made, declared, f"`{entity.name}`", None)
    made.node = node
    return made


def check_constants(cx: Checker) -> None:
    """Every constant of the checker's module can be computed, and is of the type that its annotation says."""
    for entity in cx.module.names.values():
        if isinstance(entity, Constant) and entity.module is cx.module:
            try:
                _named_constant(cx, entity, entity.node)
            except Problem as problem:
                cx.note(problem)


def static_address(cx: Checker, entity: Static, node: ast.AST) -> Expr:
    """Static storage as a reference to it."""
    symbol = f"{entity.module.name}.{entity.name}"
    if entity.type == NEVER:
        made = entity.node
        assert isinstance(made, ast.Call)
        entity.type = cx.world.annotations.resolve(made.func, entity.module)
    cx.world.statics[symbol] = entity
    return StaticAddress(symbol, type=entity.type, node=node)


def global_type(cx: Checker, entity: Global) -> Type:
    """The type of a global variable: declared, or found out so far."""
    type_ = _declared_or_found(cx, entity)
    for member in members_of(type_) if isinstance(entity.initial, ast.Tuple) else ():
        if isinstance(member, Class):  # a tuple of any length: its value is made before anything runs
            cx.world.create(member)
            cx.world.create(cx.world.class_type("list", *member.args))
    return type_


def _declared_or_found(cx: Checker, entity: Global) -> Type:
    if entity.annotation is not None:
        return cx.world.annotations.resolve(entity.annotation, entity.module)
    entity.readers.add(cx.instance)
    if entity.initial is not None and entity.type == NEVER:
        initial = literal(cx, cx.world.constants.evaluate(entity.initial, entity.module), entity.initial)
        cx.world.assign_global(entity, initial.type)
    return cx.world.resolve(entity.type)


def _read_global(cx: Checker, entity: Global, node: ast.expr) -> Expr:
    type_ = global_type(cx, entity)
    value = ReadGlobal(entity, type=type_, node=node)
    if "." in entity.name and entity.module.names.get(entity.name) is entity:
        value.missing = funcattrs.missing(entity.name)
    key = key_of(node)
    assert cx.env is not None
    narrowed = cx.env.narrowed.get(key) if key is not None else None
    if narrowed is None or narrowed == type_:
        return value
    return attributes.proved(cx, value, node)


def builtin_value(cx: Checker, node: ast.Name) -> Expr:
    name = node.id
    if name in ("int", "bool", "float"):
        return Literal(
            None, type=TypeValue({"int": STORAGE["int"], "bool": BOOL, "float": FLOAT}[name]), node=node
        )
    if name == "NotImplemented":
        return Literal(None, type=NOT_IMPLEMENTED, node=node)
    info = cx.world.builtin_class(name)
    if info is not None:
        return Literal(None, type=TypeValue(Class(info, info.type_params)), node=node)
    if name in BUILTIN_FUNCTIONS:
        return Literal(None, type=FunctionValue(cx.world.runtime(BUILTIN_FUNCTIONS[name])), node=node)
    if name in SPECIAL_FUNCTIONS:
        return Literal(None, type=LangValue(f"builtins.{name}"), node=node)
    hint = _suggest(cx, name)
    if hasattr(builtins, name):
        cx.fail(
            "PK0312",
            node,
            f"`{name}` is not supported yet",
            why="pyuk has only a part of Python's builtins",
            cpython="it is there",
        )
    cx.fail(
        "PK0105",
        node,
        f"the name `{name}` is not defined",
        cpython=f"NameError: name '{name}' is not defined",
        fix=hint,
        why="nothing in this function, in the module or among the builtins binds it",
    )
    raise AssertionError


# What other languages call it.
WORDS = {
    "true": "True",
    "false": "False",
    **dict.fromkeys(("null", "nil", "NULL", "undefined", "none"), "None"),
    **dict.fromkeys(("printf", "println", "echo", "puts"), "print"),
    "this": "self",
    "unsigned": "u64",
    "xrange": "range",
    "raw_input": "input",
    "unicode": "str",
    "long": "int",
    "string": "str",
}


def _suggest(cx: Checker, name: str) -> str | None:
    import difflib

    if name in WORDS:
        return f"did you mean `{WORDS[name]}`?"
    close = difflib.get_close_matches(name, [v for v in cx.variables if not v.startswith(".")], n=1)
    return f"did you mean `{close[0]}`?" if close else cx.world.did_you_mean(name, cx.module)


# --- conditions ---


def condition(cx: Checker, node: ast.expr) -> Expr:
    """Whether `node` is true: the operands of and, or, not need no common type here."""
    match node:
        case ast.BoolOp():
            return _boolean(cx, node, None, as_condition=True)
        case ast.UnaryOp(ast.Not(), operand):
            return negated(condition(cx, operand))
    return truth(cx, cx.expr(node))


def _boolean(cx: Checker, node: ast.BoolOp, expected: Type | None, *, as_condition: bool = False) -> Expr:
    is_and = isinstance(node.op, ast.And)
    saved = cx.env
    value = condition(cx, node.values[0]) if as_condition else cx.expr(node.values[0], expected)
    for index, right_node in enumerate(node.values[1:]):
        if isinstance(value, Literal) and value.type == BOOL and value.value != is_and:
            break  # the others are never looked at
        cx.env = narrow_env(cx, cx.env, node.values[index], holds=is_and)
        if cx.env is None:
            break
        right = condition(cx, right_node) if as_condition else cx.expr(right_node, expected)
        value = _join_boolean(cx, node, value, right, is_and)
    assert saved is not None
    kept = without_rebound(cx, saved, node)
    cx.env = type(saved)(kept.bound | _bound_by_first(node.values[0], cx), kept.narrowed)
    return value


def _bound_by_first(node: ast.expr, cx: Checker) -> frozenset[str]:
    names = {
        n.target.id for n in walk(node) if isinstance(n, ast.NamedExpr) and isinstance(n.target, ast.Name)
    }
    return frozenset(names & set(cx.variables))


def _join_boolean(cx: Checker, node: ast.BoolOp, left: Expr, right: Expr, is_and: bool) -> Expr:
    if left.type == BOOL and right.type == BOOL:
        if isinstance(left, Literal):
            return right  # what decides alone was dealt with before
        return Both("and" if is_and else "or", left, right, type=BOOL, node=node)
    again, bindings = once(cx, left)
    if left.type == NONE:
        return left if is_and else wrap(bindings, right)
    again_value = _kept_operand(cx, again, is_and)
    joined = cx.world.join(natural_storage(again_value.type), natural_storage(right.type))
    if joined is None:
        word = "and" if is_and else "or"
        widening.refuse_unlike(
            cx,
            "PK0219",
            node,
            f"`{word}` of {described(left.type)} and {described(right.type)} has no single type",
            (left.type, right.type),
            why="the result is one of the operands",
            fix="compare them, or write bool(...) around each",
        )
    is_true = truth(cx, again)
    one, other = (coerce(cx, v, joined, "the result", None) for v in (again_value, right))
    picked = choice(is_true, other, one, joined) if is_and else choice(is_true, one, other, joined)
    return wrap(bindings, picked)


def _kept_operand(cx: Checker, left: Expr, is_and: bool) -> Expr:
    """The left operand as it is where it is the result: after `and` it is false, after `or` true."""
    if not isinstance(left.type, (Optional, Union)) or left.type == OBJECT:
        return left
    may_be = may_be_false if is_and else may_be_true
    kept = union_of(member for member in members_of(left.type) if may_be(cx, member))
    return left if kept == left.type else as_member(cx, left, kept, left.node)


def _conditional(cx: Checker, node: ast.IfExp, expected: Type | None) -> Expr:
    is_true = condition(cx, node.test)
    if isinstance(is_true, Literal) and is_true.type != NEVER and _asks_for_type(node.test):
        return cx.expr(node.body if is_true.value else node.orelse, expected)
    before = cx.env
    ways = [narrow_env(cx, before, node.test, holds=holds) for holds in (True, False)]
    sides: list[Expr] = []
    for way, side in zip(ways, (node.body, node.orelse), strict=True):
        cx.env = way
        sides.append(cx.expr(side, expected) if way is not None else Literal(None, type=NEVER, node=side))
    cx.env = None if before is None else without_rebound(cx, before, node)
    if None in ways:
        return wrap([(cx.temporary(BOOL), is_true)], sides[ways[0] is None])
    then, otherwise = sides
    joined = cx.world.join(then.type, otherwise.type)
    if joined is None:
        widening.refuse_unlike(
            cx,
            "PK0219",
            node,
            f"this is {described(then.type)} or {described(otherwise.type)}, which have no common type",
            (then.type, otherwise.type),
            why="an expression has one type",
            fix="make both sides of one type",
        )
    one = coerce(cx, then, joined, "the result", None)
    return choice(is_true, one, coerce(cx, otherwise, joined, "the result", None), joined)


def _asks_for_type(test: ast.expr) -> bool:
    """Whether a test is about what a value is: where that is known, the other side need not make sense."""
    match test:
        case ast.Compare(_, [ast.Is() | ast.IsNot()]) | ast.Call(ast.Name("isinstance")):
            return True
    return False


def _not(cx: Checker, node: ast.UnaryOp, expected: Type | None) -> Expr:
    if isinstance(node.op, ast.Not):
        return condition(cx, node)
    return operators.check_unary(cx, node)


def _named(cx: Checker, node: ast.NamedExpr, expected: Type | None) -> Expr:
    """`(x := value)`: stored, and its value."""
    assert isinstance(node.target, ast.Name)
    value = settled(cx, cx.expr(node.value, expected))
    if node.target.id not in cx.variables:
        return _named_global(cx, node, value)
    variable = cx.variables[node.target.id]
    stored = cx.assign_variable(variable, value, node)
    read = cx.expr(ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target))
    return Let(variable, stored, read, type=read.type, node=node)


def _named_global(cx: Checker, node: ast.NamedExpr, value: Expr) -> Expr:
    """`(x := value)` of a variable of the module."""
    from pyuk.compiler.check.statements import places

    block: Block = []
    statement = ast.copy_location(ast.Pass(), node)
    if not isinstance(value, Literal):
        kept = cx.temporary(value.type)
        block.append(SetLocal(kept, value, node=node))
        value = ReadLocal(kept, type=value.type, node=node)
    block += places.store(cx, ast.copy_location(ast.Name(node.target.id, ast.Store()), node.target), value, statement)
    return Do(block, value, type=value.type, node=node)


# --- displays ---


def _tuple(cx: Checker, node: ast.Tuple, expected: Type | None) -> Expr:
    if any(isinstance(item, ast.Starred) for item in node.elts):
        return longtuples.spread(cx, node, expected)
    wanted = expected.items if isinstance(expected, Tuple) and len(expected.items) == len(node.elts) else None
    items = [cx.expr(item, wanted[i] if wanted else None) for i, item in enumerate(node.elts)]
    return MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)


def _list(cx: Checker, node: ast.List, expected: Type | None) -> Expr:
    return lists.list_display(cx, node, expected)


def _lambda(cx: Checker, node: ast.Lambda, expected: Type | None) -> Expr:
    return make_closure(cx, node, "<lambda>")


EXPRESSIONS: dict[type, Function[[Checker, Any, Type | None], Expr]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    Known: _known,
    Given: lambda cx, node, expected: node.value,
    MakeMember: enums.make_member,
    ast.BoolOp: _boolean,
    ast.UnaryOp: _not,
    ast.BinOp: operators.check_binary,
    ast.Compare: comparisons.check_compare,
    ast.IfExp: _conditional,
    ast.NamedExpr: _named,
    ast.Call: calls.check_call,
    ast.Attribute: attributes.check_attribute,
    ast.Subscript: subscripts.check_subscript,
    ast.JoinedStr: text.check_joined,
    ast.Lambda: _lambda,
    ast.Tuple: _tuple,
    ast.List: _list,
    ast.ListComp: comprehensions.list_comprehension,
    ast.Dict: displays.dict_display,
    ast.Set: displays.set_display,
    ast.SetComp: displays.set_comprehension,
    ast.DictComp: displays.dict_comprehension,
    ast.GeneratorExp: iterators.generator_expression,
    ast.Await: coroutines.check_await,
    ast.Yield: generators.check_yield,
    ast.YieldFrom: generators.check_yield_from,
}
