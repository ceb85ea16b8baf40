"""What is in containers that nothing is ever put into: no value, so whatever is done with it is never done.

    def double(numbers):
        return [2 * number for number in numbers]
    print(double([]))

The items of such a container have the type NOTHING, None by another name. An operation that None does not have is no
mistake there: it becomes a raise, which is loud, should the program get there after all.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import call_runtime, settled
from pyuk.compiler.check.model.prelude import OF_OBJECTS
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Block, Do, Evaluate, Expr, Literal, Reinterpret
from pyuk.compiler.check.model.types import NEVER, NOTHING, OBJECT, Type, is_nothing, members_of

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

SIMPLE = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Delete, ast.Expr, ast.Assert, ast.Return, ast.Raise)
WRAPPERS = (ast.FormattedValue, ast.Starred, ast.keyword, ast.JoinedStr, ast.Slice)
SCOPES = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def in_place_of(cx: Checker, node: ast.expr, problem: Problem) -> Expr | None:
    """What an expression with a mistake is, where an operand of it is nothing; None of any other."""
    operands = _operands_to_nothing(cx, node, problem)
    return None if operands is None else _raised(cx, operands, problem.diagnostic.message, NOTHING, node)


def statement_in_place_of(cx: Checker, stmt: ast.stmt, problem: Problem) -> Block | None:
    """As in_place_of(), of a statement: nothing behind it is run."""
    operands = _operands_to_nothing(cx, stmt, problem) if isinstance(stmt, SIMPLE) else None
    if operands is None:
        return None
    cx.env = None
    return [Evaluate(_raised(cx, operands, problem.diagnostic.message, NEVER, stmt), node=stmt)]


def operation(cx: Checker, left: Expr, right: Expr, type_: Type, node: ast.AST) -> Expr | None:
    """An operation on checked operands of which one is nothing, as an expression of the type; None of any other."""
    is_one = is_nothing(left.type) or is_nothing(right.type)
    return _raised(cx, [left, right], "an operand", type_, node) if is_one else None


def items_of(cx: Checker, value: Expr, node: ast.expr) -> Expr:
    """Nothing where a loop would go over it."""
    return _raised(cx, [value], "items", NOTHING, node)


def as_type(cx: Checker, value: Expr, target: Type) -> Expr | None:
    """Nothing where a value of some type is wanted; None where the type takes None, and of any other value."""
    if not _is_nothing(cx, value) or target == OBJECT or NOTHING in members_of(target):
        return None
    return _raised(cx, [value], "a value", target, value.node)


def _is_nothing(cx: Checker, value: Expr) -> bool:
    """Whether the value is nothing; in the library's functions, which serve lists of None as well, it may be None."""
    may_serve_both = not cx.is_app and cx.info.module.name != OF_OBJECTS and not isinstance(value, Literal)
    return is_nothing(value.type) or (value.type == NOTHING and cx.world.has_nothing and may_serve_both)


def _operands_to_nothing(cx: Checker, node: ast.AST, problem: Problem) -> list[Expr] | None:
    """The operands of `node` as far as the first that is nothing, which is not got past; None where none is."""
    if not cx.world.has_nothing or cx.env is None or problem.diagnostic.remedy is not None:
        return None
    found: list[Expr] = []
    for operand in _operands(node):
        try:
            value = cx.expr(operand)
        except Problem:
            continue
        found.append(value)
        if _is_nothing(cx, value):
            return found
    return None


def _operands(node: ast.AST) -> list[ast.expr]:
    """What an expression or statement evaluates first, in order."""
    found: list[ast.expr] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, WRAPPERS):
            found += _operands(child)
        elif isinstance(child, ast.expr) and not isinstance(child, SCOPES):
            found.append(child)
    return found


def _raised(cx: Checker, operands: list[Expr], why: str, type_: Type, node: ast.AST) -> Expr:
    """The operands, and the raise behind them, as an expression of the type."""
    from pyuk.compiler.check.expressions.text import text_literal

    text = text_literal(cx, f"in no container there is anything of this: {why.replace('`', '')}", node)
    raised = call_runtime(cx, "pyuk.builtins.refusals.raise_not_compiled", [text], node)
    block: Block = [Evaluate(settled(cx, operand), node=node) for operand in operands]
    done = Do(block, raised, type=NEVER, node=node)
    return done if type_ == NEVER else Reinterpret(done, type=type_, node=node)
