"""Operator methods that may return NotImplemented: then the other operand is asked, and in the end it is a TypeError.

A method that returns NotImplemented on some way has an Attempt as its result: whether it answered, and the answer.
One that returns nothing else for the types of this call has NOT_IMPLEMENTED, which is decided here and now.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import choice, coerce, truth, wrap
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.declarations import Slot
from pyuk.compiler.check.model.tree import (
    Expr,
    Literal,
    MakeTuple,
    Nothing,
    ReadLocal,
    Reinterpret,
    TupleItem,
    bool_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NOT_IMPLEMENTED,
    Attempt,
    Class,
    described,
    natural_storage,
    python_name,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Try = Function[[], Expr]
SEQUENCES = ("str", "list", "tuple", "bytes", "bytearray")  # whose concatenation is asked last, and tells
OPEN_PARAMETERS = ("object", "Any")  # annotations that say nothing of an operand
NAMES = ("eq", "ne", "lt", "le", "gt", "ge", "contains")
OPERATIONS = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift", "matmul"),
    "divmod",
)


def is_operator(name: str) -> bool:
    """Whether a method is one of those that operators call with another operand."""
    stem = name.strip("_")
    return name == f"__{stem}__" and (
        stem in NAMES or stem in OPERATIONS or (stem[:1] in "ri" and stem[1:] in OPERATIONS)
    )


def prepare(node: ast.FunctionDef) -> None:
    """Of an operator method: an operand that is annotated as any object is specialised like one without annotation.

    And a return of either an answer or NotImplemented is one by an `if`.
    """
    if not is_operator(node.name):
        return
    node.body = [_Splitter().visit(stmt) for stmt in node.body]
    for arg in node.args.args[1:]:
        match arg.annotation:
            case ast.Name(name) | ast.Attribute(_, name) if name in OPEN_PARAMETERS:
                arg.annotation = None


class _Splitter(ast.NodeTransformer):
    """`return x if test else NotImplemented` as two statements: there is no value that may be either."""

    def visit_Return(self, node: ast.Return) -> ast.stmt:
        match node.value:
            case ast.IfExp(test, body, orelse) if any(_is_refusal(part) for part in (body, orelse)):
                ways = [self.visit_Return(ast.copy_location(ast.Return(part), node)) for part in (body, orelse)]
                return ast.copy_location(ast.If(test, ways[:1], ways[1:]), node)
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        return node


def _is_refusal(node: ast.expr) -> bool:
    """Whether it is NotImplemented, or may be by another condition."""
    if isinstance(node, ast.IfExp):
        return _is_refusal(node.body) or _is_refusal(node.orelse)
    return isinstance(node, ast.Name) and node.id == "NotImplemented"


# --- returning ---


def refuse(cx: Checker, node: ast.Return) -> Expr:
    """`return NotImplemented`."""
    instance = cx.instance
    if not instance.refuses:
        instance.refuses = True
        _changed(cx)
    result = instance.result
    if not isinstance(result, Attempt):
        return Literal(None, type=NOT_IMPLEMENTED, node=node)
    return MakeTuple([bool_literal(False, node), Nothing(type=result.answer, node=node)], type=result, node=node)


def answer(cx: Checker, value: Expr, node: ast.Return) -> Expr:
    """A returned value that is an answer; of a method that may refuse it is marked as one."""
    if not cx.instance.answers:
        cx.instance.answers = True
        if cx.instance.refuses:
            _changed(cx)
    result = cx.instance.result
    if not isinstance(result, Attempt):
        return value
    return MakeTuple([bool_literal(True, node), value], type=result, node=node)


def _changed(cx: Checker) -> None:
    cx.world.enqueue(cx.instance)
    for caller in cx.instance.callers:
        cx.world.enqueue(caller)


def agree(cx: Checker, slot: Slot) -> None:
    """All implementations of a virtual method return in the same way: where one may refuse, each might."""
    every = [slot.base, *slot.implementations.values()]
    if not any(instance.refuses for instance in every):
        return
    for instance in every:
        if not (instance.refuses and instance.answers):
            instance.refuses = instance.answers = True
            cx.world.enqueue(instance)


# --- using ---


def first_answer(cx: Checker, tries: list[Try], last: Try, node: ast.AST) -> Expr:
    """The first answer among the tries, which are made in order; without one, what `last` gives."""
    made: list[Expr] = []
    result: Expr | None = None
    for attempt in tries:
        value = attempt()
        if not isinstance(value.type, Attempt) and value.type != NOT_IMPLEMENTED:
            result = value
            break
        made.append(value)
    if result is None:
        result = last()
    for value in reversed(made):
        result = _or_else(cx, value, result, node)
    return result


def _or_else(cx: Checker, value: Expr, rest: Expr, node: ast.AST) -> Expr:
    held = cx.temporary(value.type, "answer")
    if not isinstance(value.type, Attempt):
        return wrap([(held, value)], rest)
    read = ReadLocal(held, type=value.type, node=node)
    answered = TupleItem(read, 0, type=BOOL, node=node)
    given = TupleItem(read, 1, type=value.type.answer, node=node)
    joined = cx.world.join(natural_storage(given.type), natural_storage(rest.type))
    if joined is None:
        cx.fail(
            "PK0241",
            node,
            f"this is {described(given.type)} or {described(rest.type)}, by which operand answers",
            why="an expression has one type",
            cpython="it is what the method returns that answers",
            fix="let both methods return one type",
        )
        raise AssertionError
    one, other = (coerce(cx, each, joined, "the result", None) for each in (given, rest))
    return wrap([(held, value)], choice(answered, one, other, joined))


def truth_of(cx: Checker, value: Expr) -> Expr:
    """The truth of what a comparison method answers; NotImplemented stays that."""
    if isinstance(value.type, Attempt) and value.type.answer == BOOL:
        return value
    if value.type == NOT_IMPLEMENTED or isinstance(value.type, Attempt):
        return value
    return truth(cx, value)


def _class_in_errors(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """The name of an object's class as CPython's messages show it."""
    from pyuk.compiler.check.attributes.attributes import name_of_class
    from pyuk.compiler.check.expressions.text import text_literal
    from pyuk.compiler.check.expressions.unions import dispatch
    from pyuk.compiler.check.operators.identity import classes_of

    if "." not in error_name(value.type):
        return name_of_class(cx, value, node)
    parts = classes_of(cx, value)
    return dispatch(cx, value, node, lambda each: text_literal(cx, error_name(each.type), node), parts=parts)


def refused(cx: Checker, operator: str, left: Expr, right: Expr, node: ast.AST, *, order: bool = False) -> Expr:
    """The TypeError that CPython raises where no operand answers; the classes in it are those of the objects."""
    from pyuk.compiler.check.expressions.conversions import call_runtime
    from pyuk.compiler.check.expressions.text import text_literal

    names = [_class_in_errors(cx, side, node) for side in (left, right)]
    path = f"pyuk.builtins.refusals.{'raise_no_order' if order else 'raise_no_operator'}"
    is_sequence = [python_name(side.type) in SEQUENCES for side in (left, right)]
    if operator == "*=" and isinstance(left.type, Class):
        is_sequence[1] = False  # an object that is there to be changed is not how often a sequence is repeated
    if (operator in ("*", "*=") and any(is_sequence)) or (operator in ("+", "+=") and is_sequence[0]):
        path = "pyuk.builtins.refusals.raise_no_sequence_operator"
        names = names if is_sequence[0] else names[::-1]
    raised = call_runtime(cx, path, [text_literal(cx, operator, node), *names], node)
    return Reinterpret(raised, type=BOOL, node=node) if order else raised
