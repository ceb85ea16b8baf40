"""Comprehensions: loops in place, around what is done with each item.

The variables of the clauses are the comprehension's own; `:=` within it binds in the function around. The
first iterable is evaluated outside that scope. No function is made for it, and nothing is called.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from pyuk.compiler.check.attributes.classvars import inside
from pyuk.compiler.check.calls.callables import in_container
from pyuk.compiler.check.calls.closures import clause_variable
from pyuk.compiler.check.expressions.conversions import coerce, negated, settled
from pyuk.compiler.check.expressions.flow import narrow_env, without_rebound
from pyuk.compiler.check.iteration.iteration import Iteration, iteration, looped
from pyuk.compiler.check.model.declarations import Variable
from pyuk.compiler.check.model.tree import (
    Block,
    Both,
    Do,
    Evaluate,
    Expr,
    If,
    Literal,
    Loop,
    ReadLocal,
    SetLocal,
    int_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    NOTHING,
    Class,
    Optional,
    Type,
    TypeVar,
    Unknown,
    described,
    natural_storage,
)
from pyuk.compiler.check.statements.promises import as_item
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Comprehension: TypeAlias = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def list_comprehension(cx: Checker, node: ast.ListComp, expected: Type | None) -> Expr:
    """[item for ...]: a list that each round appends to."""
    same = ast.copy_location(ast.GeneratorExp(node.elt, node.generators), node)
    return collected(cx, same, "list", expected, node)


def collected(cx: Checker, source: ast.expr, kind: str, expected: Type | None, node: ast.expr) -> Expr:
    """A list or set of all that an iterable gives. kind: the class, whose method takes one item more."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.construction import make_instance

    wanted = _wanted(cx, kind, expected)
    element: list[Type] = []
    result = cx.temporary(NEVER, kind)

    def take(item: Expr) -> Block:
        key, site = (cx.instance, node.lineno, node.col_offset), (cx.module, node)
        found = in_container(cx.world, key, natural_storage(item.type), site)
        if found == NEVER and cx.world.fruitless.setdefault(cx.instance, False):
            found, cx.world.has_nothing = NOTHING, True
        element.append(wanted if wanted is not None else found)
        if element[-1] == NEVER:
            return [Evaluate(item, node=node)]
        result.type = cx.world.class_type(kind, element[-1])
        if isinstance(element[-1], Unknown):
            return []
        fitted = as_item(cx, settled(cx, item), element[-1], f"an item of the {kind}", expected)
        read = ReadLocal(result, type=result.type, node=node)
        return [Evaluate(call_method(cx, read, METHODS[kind], [fitted], node), node=node)]

    block = each(cx, source, take, wanted)
    if result.type == NEVER:
        return Do(block, Literal(None, type=NEVER, node=node), type=NEVER, node=node)
    if isinstance(element[-1], Unknown):
        return Literal(None, type=result.type, node=node)
    assert isinstance(result.type, Class)
    made = make_instance(cx, result.type, [int_literal(0, node)], node)
    read = ReadLocal(result, type=result.type, node=node)
    return Do([SetLocal(result, made, node=node), *block], read, type=result.type, node=node)


def collected_by(
    cx: Checker, values: Expr, current: Variable, result: ast.expr, node: ast.expr
) -> Expr:
    """A list of what `result` gives for each of the values, which stands in the variable `current` meanwhile."""
    from pyuk.compiler.check.iteration.iteration import over_value, settled_item

    plan = over_value(cx, values, node)
    if plan is None:
        return Literal(None, type=NEVER, node=node)
    take = SetLocal(current, settled_item(cx, plan.item), node=node)
    value = settled(cx, cx.expr(result))
    items = Iteration(
        plan.before, plan.condition, Do([take], value, type=value.type, node=node), plan.steps, plan.is_sequence
    )
    return _filled(cx, items, node)


def filled_from(cx: Checker, values: Expr, element: Type | None) -> Expr:
    """A list of the values of an iterable as items of another type, or of their own."""
    from pyuk.compiler.check.iteration.iteration import expression_at, over_value

    node = expression_at(values)
    plan = over_value(cx, values, node)
    return values if plan is None else _filled(cx, plan, node, element)


def _filled(cx: Checker, plan: Iteration, node: ast.expr, wanted: Type | None = None) -> Expr:
    """A list of all items of a plan."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.construction import make_instance

    element = wanted or natural_storage(plan.item.type)
    if element == NEVER:
        return Literal(None, type=NEVER, node=node)
    type_ = cx.world.class_type("list", element)
    variable = cx.temporary(type_, "list")
    read = ReadLocal(variable, type=type_, node=node)
    fitted = coerce(cx, settled(cx, plan.item), element, "an item of the list", None)
    append = Evaluate(call_method(cx, read, "append", [fitted], node), node=node)
    made = SetLocal(variable, make_instance(cx, type_, [int_literal(0, node)], node), node=node)
    loop = Loop(plan.condition, [append], plan.steps, [], node=node)
    return Do([made, *plan.before, loop], read, type=type_, node=node)


def spread_display(
    cx: Checker, node: ast.List | ast.Set, wanted: Type | None, expected: Type | None
) -> Expr:
    """[a, *b, c]: a list or set that takes each item, and those of each starred iterable, in turn."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.construction import make_instance

    kind = "list" if isinstance(node, ast.List) else "set"
    element = wanted if wanted is not None else _common_element(cx, node)
    if element == NEVER:
        return Literal(None, type=NEVER, node=node)
    type_ = cx.world.class_type(kind, element)
    variable = cx.temporary(type_, kind)
    read = ReadLocal(variable, type=type_, node=node)

    def take(item: Expr) -> Block:
        if item.type == NEVER:
            return [Evaluate(item, node=node)]
        fitted = as_item(cx, settled(cx, item), element, f"an item of the {kind}", expected)
        return [Evaluate(call_method(cx, read, METHODS[kind], [fitted], node), node=node)]

    block: Block = [SetLocal(variable, make_instance(cx, type_, [int_literal(0, node)], node), node=node)]
    for item in node.elts:
        is_starred = isinstance(item, ast.Starred)
        block += each(cx, item.value, take, element) if is_starred else take(cx.expr(item, element))  # type: ignore[attr-defined]
    return Do(block, read, type=type_, node=node)


def _common_element(cx: Checker, node: ast.List | ast.Set) -> Type:
    """The join of the items' types and of those of the starred iterables, found by a look at each."""
    joined: Type = NEVER
    saved, problems = cx.env, len(cx.problems)
    types: list[Type] = []

    def note(item: Expr) -> Block:
        types.append(natural_storage(item.type))
        return []

    for item in node.elts:
        if isinstance(item, ast.Starred):
            each(cx, item.value, note)
        else:
            note(cx.expr(item))
        found = types[-1]
        step = cx.world.join(joined, found)
        if step is None:
            kind = "list" if isinstance(node, ast.List) else "set"
            cx.fail(
                "PK0240",
                item,
                f"the {kind} holds {described(joined)} and {described(found)}",
                why="its items have one type",
                cpython="it holds objects of any types",
                fix="use a tuple, or convert the items",
            )
            raise AssertionError
        joined = step
    cx.env = saved
    del cx.problems[problems:]
    return joined


METHODS = {"list": "append", "set": "add", "frozenset": "put_item"}


def _wanted(cx: Checker, kind: str, expected: Type | None) -> Type | None:
    """The element type that the context would like."""
    expected = cx.world.resolve(expected) if expected is not None else None
    if isinstance(expected, Optional):
        expected = expected.inner
    if not isinstance(expected, Class) or expected.info.name != kind:
        return None
    return None if isinstance(expected.args[0], TypeVar) else expected.args[0]


def each(
    cx: Checker,
    source: ast.expr,
    take: Function[[Expr], Block],
    expected: Type | None = None,
    done: Expr | None = None,
) -> Block:
    """Loops that hand every item of an iterable to `take`; a generator expression is computed in place.

    `take` is called once, with an item of type NEVER where its type is not known yet. done: where it is
    true, no further item is asked for.
    """
    if isinstance(source, ast.GeneratorExp):
        element = source.elt
        return clauses(cx, source, lambda: take(cx.expr(element, expected)), done)
    plan = iteration(cx, source)
    saved = cx.env
    if plan is None:
        unknown = ReadLocal(cx.temporary(NEVER), type=NEVER, node=source)
        given = never_given(cx, source)
        take(unknown)
        return given
    body = take(plan.item)
    cx.env = saved
    return looped(cx, plan, Loop(_unless(done, plan.condition), body, plan.steps, [], node=source))


def never_given(cx: Checker, source: ast.expr) -> Block:
    """What a loop over an iterable comes to of which nothing is known, such as the call of what always raises."""
    from pyuk.compiler.check.iteration.generators import is_loop_call

    block: Block = []
    if isinstance(source, ast.Call) and is_loop_call(cx, source):
        block = [done for arg in source.args if isinstance(arg, ast.Call) for done in never_given(cx, arg)[:1]]
        if not block:
            return []  # of lists that never hold anything
    elif not isinstance(source, (ast.Set, ast.Tuple, ast.List, ast.GeneratorExp)):
        block = [Evaluate(settled(cx, cx.expr(source)), node=source)]
    return [*block, Evaluate(Literal(None, type=NEVER, node=source), node=source)]


def _unless(done: Expr | None, condition: Expr) -> Expr:
    if done is None:
        return condition
    return Both("and", negated(done), condition, type=BOOL, node=condition.node)


def clauses(
    cx: Checker, node: Comprehension, innermost: Function[[], Block], done: Expr | None = None
) -> Block:
    """The loops and conditions of a comprehension, around what `innermost` gives."""
    first = _plan(cx, node.generators[0])
    given = never_given(cx, node.generators[0].iter) if first is None else []
    outer = cx.env
    assert outer is not None
    with own_variables(cx, node) as cells, inside(cx, None):
        assert cx.env is not None
        cx.env = without_rebound(cx, cx.env, node)
        block = [*cells, *_Clauses(cx, node, innermost, done).clause(0, first, given)]
    kept = without_rebound(cx, outer, node)
    cx.env = type(outer)(kept.bound, {**kept.narrowed, **_still_narrowed(node, outer.narrowed)})
    return block


def _still_narrowed(node: Comprehension, narrowed: dict[str, Type]) -> dict[str, Type]:
    """What is known of outer variables that only share a name with the comprehension's own."""
    walrus = {n.target.id for n in walk(node) if isinstance(n, ast.NamedExpr)}
    own = bound_by(node) - walrus
    return {key: type_ for key, type_ in narrowed.items() if key.split(".")[0] in own}


def _plan(cx: Checker, clause: ast.comprehension) -> Iteration | None:
    """How one `for` or `async for` of a comprehension goes over its iterable."""
    from pyuk.compiler.check.iteration.coroutines import async_iteration

    return async_iteration(cx, clause.iter) if clause.is_async else iteration(cx, clause.iter)


class _Clauses:
    """The loops of a comprehension, from the outermost in."""

    def __init__(
        self, cx: Checker, node: Comprehension, innermost: Function[[], Block], done: Expr | None
    ) -> None:
        self.cx, self.node, self.innermost, self.done = cx, node, innermost, done

    def clause(self, index: int, plan: Iteration | None, given: Block) -> Block:
        """One `for` and what is in it. given: what it comes to without a plan."""
        from pyuk.compiler.check.statements.places import store

        cx, clause = self.cx, self.node.generators[index]
        stmt = ast.copy_location(ast.Pass(), clause.target)
        unknown = ReadLocal(cx.temporary(NEVER), type=NEVER, node=clause.iter)
        bind = store(cx, clause.target, unknown if plan is None else plan.item, stmt)
        body = self._filtered(index, list(clause.ifs))
        if plan is None:
            return given
        condition = _unless(self.done, plan.condition)
        return looped(cx, plan, Loop(condition, [*bind, *body], plan.steps, [], node=clause.iter))

    def _filtered(self, index: int, tests: list[ast.expr]) -> Block:
        """What is done for an item that all the tests let through."""
        cx = self.cx
        if tests:
            condition, test = cx.condition(tests[0])
            cx.env = narrow_env(cx, cx.env, test, holds=True) or cx.env
            return [If(condition, self._filtered(index, tests[1:]), [], node=tests[0])]
        if index + 1 < len(self.node.generators):
            following = self.node.generators[index + 1]
            plan = _plan(cx, following)
            return self.clause(index + 1, plan, never_given(cx, following.iter) if plan is None else [])
        return self.innermost()


# --- the scope ---------------------------------------------------------------------------------


def bound_by(node: Comprehension) -> set[str]:
    """The names of the variables that the clauses bind."""
    return {
        part.id
        for clause in node.generators
        for part in walk(clause.target)
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
    }


@contextmanager
def own_variables(cx: Checker, node: Comprehension) -> Iterator[Block]:
    """Within it the names that the clauses bind stand for variables of their own, which may need cells first."""
    names = sorted(bound_by(node))
    hidden = {name: f".{name}:{node.lineno}:{node.col_offset}" for name in names}
    outer = {name: cx.variables.get(name) for name in names}
    seen = {name: cx.seen_types.pop(name, None) for name in names}
    caught, cx.caught = cx.caught, {k: v for k, v in cx.caught.items() if k not in hidden}
    saved = cx.env
    assert saved is not None
    captured = cx.scope.captured_in(node.generators)
    cells: Block = []
    for name in names:
        if name in captured:
            cx.variables[name], made = clause_variable(cx, name, hidden[name])
            cells += made
        else:
            cx.variables[name] = cx.new_variable(name, hidden[name])
    narrowed = {k: t for k, t in saved.narrowed.items() if k.split(".")[0] not in hidden}
    cx.env = type(saved)(saved.bound - set(names), narrowed)
    try:
        yield cells
    finally:
        cx.caught = caught
        for name in names:
            _put_back(cx, name, hidden[name], outer[name], seen[name])


def _put_back(cx: Checker, name: str, hidden: str, outer: Variable | None, seen: Type | None) -> None:
    """The name stands for what it stood for; the comprehension's variable is kept for the next round."""
    cx.variables[hidden] = cx.variables[name]
    if name in cx.seen_types:
        cx.seen_types[hidden] = cx.seen_types.pop(name)
    if outer is not None:
        cx.variables[name] = outer  # in its place: the order of parameters is that of their variables
    else:
        del cx.variables[name]
    if seen is not None:
        cx.seen_types[name] = seen
