"""Loops: `while`, and `for` over whatever iteration.py can iterate over, each as one Loop with a step."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeAlias

from pyuk.compiler.check.expressions.comprehensions import never_given
from pyuk.compiler.check.expressions.flow import narrow_env, without_rebound
from pyuk.compiler.check.iteration.coroutines import async_iteration
from pyuk.compiler.check.iteration.iteration import Iteration, iteration, looped
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Block, Expr, Literal, Loop, ReadLocal
from pyuk.compiler.check.model.types import NEVER
from pyuk.compiler.check.operators.certain import as_raise

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker, Env

ForNode: TypeAlias = ast.For | ast.AsyncFor


def check_while(cx: Checker, node: ast.While) -> Block:
    """`while`: facts about variables that the body assigns do not hold at its head."""
    _forget_rebound(cx, node)
    condition, test = cx.condition(node.test)
    body, otherwise = _body(cx, node, cx.env, test)
    if isinstance(condition, Literal) and not condition.value:
        return otherwise
    return [Loop(condition, body, [], otherwise, node=node)]


def _forget_rebound(cx: Checker, node: ast.stmt) -> None:
    assert cx.env is not None
    cx.env = without_rebound(cx, cx.env, node)


def _body(
    cx: Checker, node: ast.While | ForNode, head: Env | None, test: ast.expr | None
) -> tuple[Block, Block]:
    """Check a loop's body and its else; cx.env is left at what is known behind the loop."""
    from pyuk.compiler.check.function import LoopScope, merge

    scope = LoopScope()
    cx.loops.append(scope)
    entered = head
    if test is not None:
        cx.env = narrow_env(cx, head, test, holds=True)
    body = cx.block(node.body)
    cx.loops.pop()
    endless = isinstance(test, ast.Constant) and bool(test.value)
    left = None if endless else entered
    cx.env = narrow_env(cx, left, test, holds=False) if test is not None else left
    otherwise = cx.block(node.orelse)
    cx.env = merge(cx.env, scope.breaks)
    return body, otherwise


def check_for(cx: Checker, node: ForNode) -> Block:
    """`for`: a mistake in what is iterated over does not hide those in the body."""
    before = cx.env
    try:
        plan = async_iteration(cx, node.iter) if isinstance(node, ast.AsyncFor) else iteration(cx, node.iter)
    except Problem as problem:
        if cx.catching and (raised := as_raise(cx, node, problem)) is not None:
            return raised
        cx.note(problem)
        cx.env = before
        plan = None
    return _over_nothing(cx, node) if plan is None else _over(cx, node, plan)


def _over_nothing(cx: Checker, node: ForNode) -> Block:
    """The iterable's type is not known in this round: bind the target, check the body for what it finds out."""
    given = never_given(cx, node.iter) if isinstance(node, ast.For) else []
    _store(cx, node, ReadLocal(cx.temporary(NEVER), type=NEVER, node=node.iter))
    _body(cx, node, cx.env, None)
    return given


def _over(cx: Checker, node: ForNode, plan: Iteration) -> Block:
    """The Loop that gives each item to the target."""
    _forget_rebound(cx, node)
    head = cx.env
    assert head is not None
    cx.env = head.copy()
    bind = _store(cx, node, plan.item)
    inner = cx.env
    body, otherwise = _body_after_binding(cx, node, head, inner)
    return looped(cx, plan, Loop(plan.condition, [*bind, *body], plan.steps, otherwise, node=node))


def _body_after_binding(cx: Checker, node: ForNode, head: Env, inner: Env | None) -> tuple[Block, Block]:
    from pyuk.compiler.check.function import LoopScope, merge

    scope = LoopScope()
    cx.loops.append(scope)
    cx.env = inner
    body = cx.block(node.body)
    cx.loops.pop()
    cx.env = head.copy()
    otherwise = cx.block(node.orelse)
    cx.env = merge(cx.env, scope.breaks)
    return body, otherwise


def _store(cx: Checker, node: ForNode, item: Expr) -> Block:
    from pyuk.compiler.check.statements.places import store

    return store(cx, node.target, item, node)
