"""Statements: each kind has a function here, which returns the typed statements that it becomes."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.attributes import classvars, instancedicts, named_attributes
from pyuk.compiler.check.calls.closures import make_closure, note_unbound
from pyuk.compiler.check.calls.specialisation import need_runtime
from pyuk.compiler.check.declare import dispatching
from pyuk.compiler.check.declare.annotations import says_only_use
from pyuk.compiler.check.declare.decorated import bound_name
from pyuk.compiler.check.declare.modules import is_inert_now, is_mark, modules_run_by, refuse_outside_class
from pyuk.compiler.check.expressions import expressions
from pyuk.compiler.check.expressions.conversions import call_runtime, coerce, negated, not_none, refuse_kept_block
from pyuk.compiler.check.expressions.flow import declared_global, narrow_env, rebound_in, without_rebound
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.iteration import coroutines, generators
from pyuk.compiler.check.iteration.iteration import held_name
from pyuk.compiler.check.library import recordcalls, wrapping
from pyuk.compiler.check.model.declarations import ClassInfo, Global, Variable
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Block,
    Break,
    Call,
    CallVirtual,
    Continue,
    Do,
    Evaluate,
    Expr,
    Handler,
    If,
    Let,
    Literal,
    Raise,
    ReadLocal,
    Reraise,
    Return,
    RunModule,
    SetLocal,
    Try,
    Unbind,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    NEVER,
    NONE,
    NOT_IMPLEMENTED,
    Class,
    Optional,
    Tuple,
    TypeValue,
    Union,
    described,
    is_subclass,
)
from pyuk.compiler.check.model.unsupported import unsupported
from pyuk.compiler.check.operators import attempts
from pyuk.compiler.check.statements import contexts, handled, localclasses, loops, matching, places
from pyuk.compiler.check.statements.promises import promised
from pyuk.compiler.check.statements.unpacking import unpack_error

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

ENDED = ".ended"  # is bound behind a call that, as far as is known, does not return
NOT_AN_EXCEPTION = "exceptions must derive from BaseException"

def check(cx: Checker, node: ast.stmt) -> Block:
    """The typed form of one statement."""
    if isinstance(cx.info.node, ast.Module) and is_inert_now(cx.module, node) and node in cx.info.node.body:
        return []
    handler = STATEMENTS.get(type(node))
    if handler is None:
        raise Problem(unsupported(cx.module, node))
    return handler(cx, node)


def _expression(cx: Checker, node: ast.Expr) -> Block:
    if isinstance(node.value, ast.Constant):
        return []
    if isinstance(node.value, ast.Yield):
        return [Evaluate(generators.check_yield(cx, node.value, None, is_used=False), node=node)]
    stored = None
    if isinstance(node.value, ast.Call):
        stored = (
            recordcalls.set_attribute(cx, node.value)
            or named_attributes.set_attribute(cx, node.value, node)
            or instancedicts.update(cx, node.value, node)
        )
    if stored is not None:
        return stored
    value = cx.expr(node.value)
    wanted = getattr(node, "gives_class", None)
    if wanted is not None and value.type != NEVER:
        _keeps_class(cx, value, wanted)
    if isinstance(value, Literal) and isinstance(value.type, TypeValue):
        return []
    if value.type == NEVER:
        _end(cx, value)
    return [Evaluate(value, node=node)]


def _keeps_class(cx: Checker, value: Expr, name: str) -> None:
    """A class decorator gives the class that it gets."""
    if value.type != TypeValue(Class(cx.entity(name))):  # type: ignore[arg-type]
        cx.fail(
            "PK0301",
            value.node,
            f"the decorator of `{name}` gives {described(value.type)}, and not the class",
            why="the name of a class stands for that class, which is known when the program is compiled",
            cpython="the name stands for what the decorator gives",
            fix="let it return the class that it gets",
        )


def _end(cx: Checker, value: Expr) -> None:
    """A call does not return: so its function says, or so it is as far as is known, and what follows is looked at."""
    while isinstance(value, (Let, Do)):
        value = value.body if isinstance(value, Let) else value.result
    if isinstance(value, Call) and value.instance.declared == NEVER:
        cx.env = None
    elif isinstance(value, (Call, CallVirtual)) and cx.env is not None:
        cx.env = type(cx.env)(cx.env.bound | {ENDED}, cx.env.narrowed)


def _assign(cx: Checker, node: ast.Assign) -> Block:
    if len(node.targets) == 1:
        return assign_target(cx, node.targets[0], node.value, node)
    value = cx.expr(node.value)
    temporary = cx.temporary(value.type)
    block: Block = [SetLocal(temporary, value, node=node)]
    for target in node.targets:
        block += places.store(cx, target, ReadLocal(temporary, type=value.type, node=node.value), node)
    return block


def assign_target(cx: Checker, target: ast.expr, value: ast.expr, node: ast.stmt) -> Block:
    """`target = value`; the target's type is a hint for the value's."""
    value = _numbers_of_range(cx, target, value)
    both_tuples = isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List))
    if both_tuples and not any(isinstance(e, ast.Starred) for e in [*target.elts, *value.elts]):  # type: ignore[attr-defined]
        return _assign_pairwise(cx, target.elts, value.elts, node)  # type: ignore[attr-defined]
    expected = places.expected_type(cx, target)
    return places.store(cx, target, cx.expr(value, expected), node)


def _numbers_of_range(cx: Checker, target: ast.expr, value: ast.expr) -> ast.expr:
    """`A, B, C = range(3)` as `A, B, C = 0, 1, 2`, which makes constants of them."""
    match target, value:
        case ast.Tuple(elts), ast.Call(ast.Name("range"), [ast.Constant(int(count))], []):
            if count == len(elts) and cx.is_builtin_call(value, "range"):
                numbers = [ast.copy_location(ast.Constant(number), value) for number in range(count)]
                return ast.copy_location(ast.Tuple(numbers, ast.Load()), value)  # type: ignore[arg-type]
    return value


def _assign_pairwise(cx: Checker, targets: list[ast.expr], values: list[ast.expr], node: ast.stmt) -> Block:
    """`a, b = x, y`: all values first, then all targets, without building a tuple."""
    if len(targets) != len(values):
        cx.fail(
            "PK0214",
            node,
            f"{len(values)} values cannot be unpacked into {len(targets)} targets",
            cpython=unpack_error(len(values), len(targets)),
            why="the number of items is known here",
            fix="write one target for each value",
        )
    block: Block = []
    reads = []
    for value_node in values:
        value = cx.expr(value_node)
        temporary = cx.temporary(value.type)
        block.append(SetLocal(temporary, value, node=node))
        reads.append(ReadLocal(temporary, type=value.type, node=value_node))
    for target, read in zip(targets, reads, strict=True):
        block += places.store(cx, target, read, node)
    return block


def _annotated(cx: Checker, node: ast.AnnAssign) -> Block:
    if isinstance(node.target, ast.Name):
        variable = cx.variables.get(node.target.id)
        is_open = ast.unparse(node.annotation) == "Final" or says_only_use(node.annotation)
        stated = None
        if variable is not None and variable.annotation is None and not is_open:
            stated = cx.annotation(node.annotation)
            if variable.type != NEVER and cx.world.join(variable.type, stated) != stated:
                stated = None  # it held other values further up, as at the top level of a script
        if variable is not None and stated is not None:
            variable.annotation = stated
            variable.place = node.annotation
            variable.type = variable.annotation
            if variable.shared is not None and variable.shared.annotation is None:
                variable.shared.annotation = variable.shared.type = variable.annotation
    if node.value is None:
        return []
    return assign_target(cx, node.target, node.value, node)


def _augmented(cx: Checker, node: ast.AugAssign) -> Block:
    return places.update(cx, node)


def _return(cx: Checker, node: ast.Return) -> Block:
    if cx.info.frame is not None:
        return generators.check_return(cx, node)
    declared = cx.instance.declared
    value = none_literal(node) if node.value is None else cx.expr(node.value, declared)
    refuse_kept_block(cx, value, node)
    if value.type == NOT_IMPLEMENTED:
        refused = attempts.refuse(cx, node)
        cx.env = None
        return [Return(refused, node=node)]
    if declared is not None:
        origin = getattr(cx.info.node, "returns", None)
        value = promised(cx, value, declared, f"the result of `{cx.info.name}`", origin)
    else:
        cx.join_result(value.type, node)
        result = cx.world.resolve(cx.instance.returns)
        value = coerce(cx, value, result, "the result", None)
    value = attempts.answer(cx, value, node)
    cx.env = None
    return [Return(value, node=node)]


def _if(cx: Checker, node: ast.If) -> Block:
    condition, test = cx.condition(node.test)
    if isinstance(condition, Literal) and condition.type != NEVER:
        taken = node.body if condition.value else node.orelse
        return cx.block(taken)
    before = cx.env
    cx.env = narrow_env(cx, before, test, holds=True)
    then = cx.block(node.body)
    after_then = cx.env
    cx.env = narrow_env(cx, before, test, holds=False)
    otherwise = cx.block(node.orelse)
    cx.env = _merge(after_then, cx.env)
    return [If(condition, then, otherwise, node=node)]


def _merge(one: Any, other: Any) -> Any:
    from pyuk.compiler.check.function import merge

    return merge(one, other)


def _break(cx: Checker, node: ast.Break) -> Block:
    if not cx.loops:
        return []  # no Python: the module says so in the end
    scope = cx.loops[-1]
    scope.breaks = _merge(scope.breaks, cx.env) if scope.breaks is not None else cx.env
    cx.env = None
    return [Break(node=node)]


def _continue(cx: Checker, node: ast.Continue) -> Block:
    cx.env = None
    return [Continue(node=node)]


def _nothing(cx: Checker, node: ast.stmt) -> Block:
    return []


def _delete(cx: Checker, node: ast.Delete) -> Block:
    block: Block = []
    for target in node.targets:
        block += places.delete(cx, target, node)
    return block


# --- exceptions ---


def _raise(cx: Checker, node: ast.Raise) -> Block:
    if node.exc is None:
        if not cx.handling:
            cx.fail(
                "PK0215",
                node,
                "there is no exception to raise again here",
                why="no `except` clause is around it",
                cpython="RuntimeError: No active exception to reraise",
                fix="name the exception to raise",
            )
        cx.env = None
        return [Reraise(cx.handling[-1], node=node)]
    cx.raising += 1
    value = exception_value(cx, node.exc)
    cx.raising -= 1
    block: Block = []
    if node.cause is not None:
        cause = _cause(cx, node.cause)
        value = call_runtime(cx, "pyuk.builtins.exceptions.with_cause", [value, cause], node)
    cx.env = None
    block.append(Raise(value, node=node))
    return block


def _cause(cx: Checker, node: ast.expr) -> Expr:
    """What stands behind `from`: an exception, a class of such, or None."""
    value = cx.expr(node)
    if isinstance(value.type, Optional) and is_subclass(value.type.inner, cx.world.class_type("BaseException")):
        return value
    return value if value.type == NONE else exception_value(cx, node)


def exception_value(cx: Checker, node: ast.expr) -> Expr:
    """An exception object: `ValueError("x")`, a variable, or a class, which is called."""
    value = cx.expr(node)
    if isinstance(value.type, TypeValue) and isinstance(value.type.type, Class):
        value = cx.expr(ast.copy_location(ast.Call(node, [], []), node))
    if isinstance(value.type, Optional):
        value = not_none(cx, value, NOT_AN_EXCEPTION)
    if isinstance(cx.world.resolve(value.type), Union):
        return dispatch(cx, value, node, lambda each: _as_exception(cx, each, node))
    return _as_exception(cx, value, node)


def _as_exception(cx: Checker, value: Expr, node: ast.expr) -> Expr:
    base = cx.world.class_type("BaseException")
    if value.type != NEVER and not (isinstance(value.type, Class) and is_subclass(value.type, base)):
        cx.fail(
            "PK0216",
            node,
            f"{described(value.type)} cannot be raised",
            why="only objects of exception classes can be",
            cpython=f"TypeError: {NOT_AN_EXCEPTION}",
            fix=f"write ValueError({ast.unparse(node)}), say"
            if str(value.type) == "str"
            else "raise an exception object",
        )
    return value


def _assert(cx: Checker, node: ast.Assert) -> Block:
    condition = expressions.condition(cx, node.test)
    before = cx.env
    args = [node.msg] if node.msg is not None else []
    error = ast.copy_location(ast.Name("AssertionError", ast.Load()), node)
    made = ast.copy_location(ast.Call(error, args, []), node)
    cx.env = narrow_env(cx, before, node.test, holds=False)
    failure: Block = []
    if cx.env is not None:
        failure = [Raise(cx.expr(made), node=node)]
    cx.env = narrow_env(cx, before, node.test, holds=True)
    return [If(negated(condition), failure, [], node=node)]


def _try(cx: Checker, node: ast.Try) -> Block:
    need_runtime(cx, "pyuk.builtins.exceptions.note_context")
    pending = cx.temporary(Optional(cx.world.class_type("BaseException")), "exc")
    before = cx.env
    assert before is not None
    cx.trying += 1
    caught = [class_ for clause in node.handlers for class_ in _caught_by(cx, clause)]
    cx.catching = [*caught, *cx.catching]
    body = cx.block(node.body)
    cx.catching = cx.catching[len(caught) :]
    cx.trying -= 1
    otherwise = cx.block(node.orelse) if cx.env is not None else []
    ends = cx.env
    at_raise = without_rebound(cx, before, *node.body)
    handlers = []
    for clause in node.handlers:
        cx.env = at_raise.copy()
        handlers.append(_handler(cx, clause))
        ends = merge_ends(ends, cx.env)
    final: Block = []
    passing: list[Handler] = []
    if node.finalbody:
        everything = [*node.body, *node.orelse, *(s for h in node.handlers for s in h.body)]
        entered = without_rebound(cx, before, *everything)
        cx.env = entered
        passing = handled.passing(cx, node.finalbody, node)
        final = cx.block(node.finalbody)
        completes = cx.env is not None
        if ends is not None and completes:
            ends = without_rebound(cx, ends, *node.finalbody)
            assert cx.env is not None
            ends.bound |= cx.env.bound
        cx.env = ends if completes else None
    else:
        cx.env = ends
    return [Try(body, handlers, otherwise, final, pending, passing, node=node)]


def merge_ends(one: Any, other: Any) -> Any:
    if one is None:
        return other
    if other is None:
        return one
    return _merge(one, other)


def _caught_by(cx: Checker, clause: ast.ExceptHandler) -> list[Class]:
    """The classes of a clause; none where it has a mistake, which is reported where the clause is checked."""
    if clause.type is None:
        return [cx.world.class_type("BaseException")]
    try:
        return handler_classes(cx, clause.type)
    except Problem:
        return []


def _handler(cx: Checker, clause: ast.ExceptHandler) -> Handler:
    classes = handler_classes(cx, clause.type) if clause.type is not None else []
    type_: Any = cx.world.class_type("BaseException")
    if classes:
        type_ = classes[0]
        for other in classes[1:]:
            type_ = cx.world.join(type_, other) or cx.world.class_type("BaseException")
    variable = cx.temporary(type_, "caught")
    bind = _bind_caught(cx, clause, variable)
    cx.handling.append(variable)
    outer, cx.caught = cx.caught, _caught_names(cx, clause, variable)
    body = handled.body_of(cx, variable, clause, lambda: cx.block(clause.body))
    cx.caught = outer
    cx.handling.pop()
    return Handler(classes, variable, [*bind, *body, *_unbind_caught(cx, clause)])


def _caught_names(cx: Checker, clause: ast.ExceptHandler, variable: Variable) -> dict[str, Variable]:
    """The names that stand for caught exceptions within the clause: each with the type that its clause names."""
    rebound = rebound_in(clause.body) | declared_global(cx.module.source.tree)
    names = {
        name: caught for name, caught in cx.caught.items() if name not in rebound and name != clause.name
    }
    return names if clause.name is None or clause.name in rebound else {**names, clause.name: variable}


def _bind_caught(cx: Checker, clause: ast.ExceptHandler, variable: Variable) -> Block:
    """`as name`: the exception under the program's own name."""
    if clause.name is None:
        return []
    read = ReadLocal(variable, type=variable.type, node=clause)
    target = ast.copy_location(ast.Name(clause.name, ast.Store()), clause)
    return places.store(cx, target, read, ast.copy_location(ast.Pass(), clause))


def _unbind_caught(cx: Checker, clause: ast.ExceptHandler) -> Block:
    """The name is unbound at the end of the clause, as CPython does it."""
    if clause.name is None or cx.env is None:
        return []
    if clause.name in cx.variables:
        named = cx.variables[clause.name]
        cx.env.bound -= {clause.name}
        named.needs_flag = True
        if named.shared is not None:
            note_unbound(cx.world, named.shared)
        return [Unbind(named, node=clause)]
    entity = cx.world.find(cx.module, clause.name)
    return [Unbind(entity, node=clause)] if isinstance(entity, Global) else []


def handler_classes(cx: Checker, node: ast.expr) -> list[Class]:
    nodes = node.elts if isinstance(node, ast.Tuple) else [node]
    classes = []
    base = cx.world.class_type("BaseException")
    given = [(item, cx.expr(item).type) for item in nodes]
    parts = [(item, part) for item, type_ in given for part in (type_.items if isinstance(type_, Tuple) else [type_])]
    for item, part in parts:
        named = part.type if isinstance(part, TypeValue) else None
        if not isinstance(named, Class) or not is_subclass(named, base):
            cx.fail(
                "PK0217",
                item,
                f"`except` needs exception classes, and this is {described(part)}",
                why="exceptions are told apart by their classes",
                cpython="TypeError when an exception gets here",
                fix="name a class that derives from Exception",
            )
            raise AssertionError
        classes.append(named)
    return classes


# --- names of the module ---


def _global(cx: Checker, node: ast.Global) -> Block:
    for name in node.names:
        if not isinstance(cx.world.find(cx.module, name), Global):
            cx.missing_globals |= {name}
            cx.fail(
                "PK0104",
                node,
                f"there is no module-level variable `{name}`",
                why="`global` means a variable that the module has",
                cpython=f"NameError: name '{name}' is not defined, when it is read",
                fix="assign it at module level first",
            )
    return []


def _import(cx: Checker, node: ast.Import | ast.ImportFrom) -> Block:
    """Run the imported module's top-level code, the first time."""
    block: Block = []
    cx.world.find_imported(cx.module, node)
    for name in modules_run_by(cx.world, node, cx.module):
        module = cx.world.module(name)
        if module is not None and module.init is not None:
            instance = cx.world.instance(module.init, ())
            instance.note_call(cx.instance)
            block.append(RunModule(instance, node=node))
    return block


def _definition(cx: Checker, node: ast.FunctionDef | ast.ClassDef) -> Block:
    """`def`: the decorators are evaluated, then the function is made, then they are called, the last one first."""
    entity = cx.module.names.get(bound_name(node) if isinstance(node, ast.ClassDef) else node.name)
    if isinstance(entity, ClassInfo) and entity.node is node and isinstance(cx.info.node, ast.Module):
        return classvars.run_body(cx, entity)
    if isinstance(node, ast.ClassDef):
        return localclasses.run(cx, node)
    block: Block = []
    refuse_outside_class(cx.module, node)
    given = [d for d in node.decorator_list if not is_mark(d)]
    wraps = given[-1] if given and wrapping.is_wraps(cx, given[-1]) else None
    decorators = [held_name(cx, wrapping.decorator(cx, d), block, d) for d in given if d is not wraps]
    value = make_closure(cx, node, node.name)
    if wraps is not None:
        wrapping.show_as(cx, value, wraps)
    for decorator in reversed(decorators):
        argument = held_name(cx, value, block, decorator)
        value = cx.expr(ast.copy_location(ast.Call(decorator, [argument], []), decorator))
    target = ast.copy_location(ast.Name(node.name, ast.Store()), node)
    return [*block, *places.store(cx, target, value, node)]


STATEMENTS: dict[type, Function[[Checker, Any], Block]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Return: _return,
    ast.If: _if,
    dispatching.ByClass: dispatching.check_by_class,
    ast.While: loops.check_while,
    ast.For: loops.check_for,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Pass: _nothing,
    ast.Delete: _delete,
    ast.Raise: _raise,
    ast.Assert: _assert,
    ast.Try: _try,
    ast.With: contexts.check_with,
    ast.AsyncWith: coroutines.check_async_with,
    ast.AsyncFor: loops.check_for,
    ast.Global: _global,
    ast.Nonlocal: _nothing,
    ast.Match: matching.check_match,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.FunctionDef: _definition,
    ast.ClassDef: _definition,
}
