"""operator.itemgetter, and attrgetter and methodcaller of constants: the lambdas that they stand for."""

from __future__ import annotations

import ast
from functools import partial
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.unions import members
from pyuk.compiler.check.model.types import Class, Type
from pyuk.compiler.frontend.syntax import placed, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Expr

HOME = "pyuk.stdlib.operator"
NAMES = ("itemgetter", "attrgetter", "methodcaller")
OWNER = "the owner"  # no name of a program's, which may be an option of format()


def _check_getter(name: str, cx: Checker, node: ast.Call) -> Expr:
    """`itemgetter(1)` as `lambda obj: obj[1]`."""
    known = cx.displays.get(node)
    if known is None:
        made = _written(name, node)
        if made is None:
            cx.fail(
                "PK0312",
                node,
                f"`{name}()` takes constants here",
                why="they decide the type of what the function gives",
                cpython="any value may be given",
                fix="write a lambda, such as `lambda row: row[index]`",
            )
            raise AssertionError
        known = cx.displays[node] = placed(made, node)
    return cx.expr(known)


def bound_get(cx: Checker, owner: Expr, node: ast.Attribute) -> Expr | None:
    """`counts.get` as a value, as in `max(counts, key=counts.get)`.

    It is `lambda key, default=None, /, *, owner=counts: owner.get(key, default)`.
    """
    if node.attr != "get" or not any(map(_is_dict, members(cx, owner.type))):
        return None
    given: list[ast.expr] = [ast.Name("key", ast.Load()), ast.Name("default", ast.Load())]
    parameters = ast.arguments([ast.arg("key"), ast.arg("default")], [], None, [], [], None, [ast.Constant(None)])
    call = ast.Call(_of_kept_owner(node, parameters), given, [])
    return _standing_for(cx, ast.Lambda(parameters, call), node)


def _is_dict(type_: Type) -> bool:
    """Whether `get` is a method that the checker knows by its name."""
    if not isinstance(type_, Class) or type_.info.module.source.is_app:
        return False
    return type_.info.name in ("dict", "Counter", "defaultdict", "OrderedDict")


def bound_format(cx: Checker, owner: Expr, node: ast.Attribute) -> Expr | None:
    """`"{}: {}".format` as a value: `lambda *items, owner="{}: {}", **options: owner.format(*items, **options)`.

    A literal stays in its place, as what it says decides what the call means.
    """
    if node.attr != "format" or owner.type != cx.world.class_type("str"):
        return None
    items, options = ast.Name("items", ast.Load()), ast.Name("options", ast.Load())
    parameters = ast.arguments([], [], ast.arg("items"), [], [], ast.arg("options"), [])
    called = node if isinstance(node.value, ast.Constant) else _of_kept_owner(node, parameters)
    call = ast.Call(called, [ast.Starred(items, ast.Load())], [ast.keyword(None, options)])
    return _standing_for(cx, ast.Lambda(parameters, call), node)


def _of_kept_owner(node: ast.Attribute, parameters: ast.arguments) -> ast.Attribute:
    """The method of what it is taken of, which a parameter more keeps: evaluated when it is taken."""
    parameters.kwonlyargs, parameters.kw_defaults = [ast.arg(OWNER)], [node.value]
    return ast.Attribute(ast.Name(OWNER, ast.Load()), node.attr, ast.Load())


def _standing_for(cx: Checker, made: ast.expr, node: ast.Attribute) -> Expr:
    """What stands for a bound method: the same node whenever it is checked."""
    known = cx.displays.get(node)
    if known is None:
        known = cx.displays[node] = placed(made, node)
    return cx.expr(known)


def _written(name: str, node: ast.Call) -> ast.expr | None:
    """The lambda; None where an argument is no constant, but of itemgetter()."""
    receiver = ast.Name("obj", ast.Load())
    if name == "itemgetter" and node.args and not node.keywords:
        return _items(receiver, node.args)
    if not node.args or any(not _is_constant(arg) for arg in [*node.args, *(k.value for k in node.keywords)]):
        return None
    if name == "methodcaller":
        called = node.args[0]
        if not isinstance(called, ast.Constant) or not isinstance(called.value, str):
            return None
        method = ast.Attribute(receiver, called.value, ast.Load())
        return _function(ast.Call(method, node.args[1:], node.keywords))
    if node.keywords or not all(isinstance(arg, ast.Constant) and isinstance(arg.value, str) for arg in node.args):
        return None
    parts = [ast.parse(f"obj.{arg.value}", mode="eval").body for arg in node.args]  # type: ignore[attr-defined]
    for part in parts:
        for inner in walk(part):
            ast.copy_location(inner, node)
    return _function(_one_or_tuple(parts))


def _items(receiver: ast.expr, keys: list[ast.expr]) -> ast.expr | None:
    """`lambda obj, *, key0=...: obj[key0]`: keys that are no constants are computed when the getter is made."""
    if any(isinstance(key, ast.Starred) for key in keys):
        return None
    computed = {f"key{index}": key for index, key in enumerate(keys) if not _is_constant(key)}
    names = iter(computed)
    parts: list[ast.expr] = [
        ast.Subscript(receiver, key if _is_constant(key) else ast.Name(next(names), ast.Load()), ast.Load())
        for key in keys
    ]
    made = _function(_one_or_tuple(parts))
    made.args.kwonlyargs = [ast.arg(name) for name in computed]
    made.args.kw_defaults = list(computed.values())
    return made


def _one_or_tuple(parts: list[ast.expr]) -> ast.expr:
    return parts[0] if len(parts) == 1 else ast.Tuple(parts, ast.Load())


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)
    )


def _function(body: ast.expr) -> ast.Lambda:
    return ast.Lambda(ast.arguments([], [ast.arg("obj")], None, [], [], None, []), body)


FUNCTIONS = {f"{HOME}.{name}": partial(_check_getter, name) for name in NAMES}
