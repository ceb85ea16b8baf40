"""Functions that stand for another: functools.wraps shows its name and text, managers of `with` go around it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.types import KNOWN_FUNCTIONS, NEVER, Class, FunctionValue, ancestors, described
from pyuk.compiler.frontend.syntax import placed

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Expr

WRAPS = "pyuk.stdlib.functools.wraps"
HOME = "pyuk.stdlib._contextdecorator"
GENERATORS = "pyuk.stdlib.contextlib.GeneratorContextManager"


def is_wraps(cx: Checker, decorator: ast.expr) -> bool:
    """Whether a decorator is `wraps(function)`."""
    if not isinstance(decorator, ast.Call) or len(decorator.args) != 1 or decorator.keywords:
        return False
    callee = cx.expr(decorator.func).type
    return isinstance(callee, FunctionValue) and callee.info.symbol == WRAPS


def show_as(cx: Checker, made: Expr, decorator: ast.expr) -> None:
    """Let the function that was made show itself as the argument of `wraps`, or the second one of `update_wrapper`."""
    assert isinstance(decorator, ast.Call)
    if not isinstance(made.type, FunctionValue):
        cx.fail(
            "PK0312",
            decorator,
            f"{described(made.type)} cannot be made to show itself as something else here",
            why="which name and text a function shows is known when the program is compiled",
            cpython="the name and the text are copied there",
            fix="write it beside the function that it is called with, or as a statement of a method, of `self`",
        )
        raise AssertionError
    wrapped = cx.world.resolve(cx.expr(decorator.args[-1]).type)
    if wrapped == NEVER:
        return
    if not isinstance(wrapped, KNOWN_FUNCTIONS):
        cx.fail(
            "PK0312",
            decorator,
            f"{described(wrapped)} cannot be wrapped here: which function it is, is found out at run time",
            why="the name of a function is known when the program is compiled",
            cpython="the name is copied when the function is made",
            fix="leave the parameter of the decorator without annotation",
        )
    made.type.info.shown_as = wrapped


def decorator(cx: Checker, node: ast.expr) -> Expr:
    """What stands behind the `@`: a manager of `with` is one that puts functions within itself.

    The call of a function marked @contextmanager is made again for each call of the decorated one.
    """
    value = cx.expr(node)
    if isinstance(node, ast.Call) and isinstance(value.type, Class) and value.type.info.symbol == GENERATORS:
        return _call(cx, "around", [_called_again(node)], node)
    return _call(cx, "around", [_itself(node)], node) if _is_context_decorator(value) else value


def as_decorator(cx: Checker, callee: Expr, node: ast.Call) -> Expr | None:
    """`manager(function)` of a ContextDecorator: the function within a `with` of it; None of any other object."""
    if isinstance(callee.type, Class) and callee.type.info.symbol == GENERATORS:
        cx.fail(
            "PK0312",
            node.func,
            "this manager is no decorator here",
            why="it is of one run of its generator, and which call makes another is not known",
            cpython="the function that is marked @contextmanager is called again for each call",
            fix="write that call behind the `@`",
        )
    if len(node.args) != 1 or node.keywords or not _is_context_decorator(callee):
        return None
    return _call(cx, "decorated", [_itself(node.func), *node.args], node)


def _is_context_decorator(value: Expr) -> bool:
    above = ancestors(value.type) if isinstance(value.type, Class) else []
    return any(each.info.symbol == f"{HOME}.ContextDecorator" for each in above)


def _itself(manager: ast.expr) -> ast.Lambda:
    return _lambda({"made": manager}, ast.Name("made", ast.Load()))


def _call(cx: Checker, name: str, args: list[ast.expr], node: ast.expr) -> Expr:
    """The call of a function of the library: the same node whenever it is checked."""
    from pyuk.compiler.check.calls.arguments import call_nodes

    written = vars(node).setdefault("pyuk_decorating", placed(ast.Call(node, args, []), node))
    return call_nodes(cx, cx.world.runtime(f"{HOME}.{name}"), [], written, owner=None)


def _called_again(made: ast.Call) -> ast.Lambda:
    """A function that makes the same call again, of the arguments that were evaluated once."""
    given: dict[str, ast.expr] = {}

    def kept(value: ast.expr) -> ast.expr:
        given[f"given{len(given)}"] = value
        return ast.Name(f"given{len(given) - 1}", ast.Load())

    args = [
        ast.Starred(kept(arg.value), ast.Load()) if isinstance(arg, ast.Starred) else kept(arg) for arg in made.args
    ]
    keywords = [ast.keyword(keyword.arg, kept(keyword.value)) for keyword in made.keywords]
    return _lambda(given, ast.Call(made.func, args, keywords))


def _lambda(given: dict[str, ast.expr], body: ast.expr) -> ast.Lambda:
    params = [ast.arg(name) for name in given]
    return ast.Lambda(ast.arguments([], params, None, [], [], None, list(given.values())), body)
