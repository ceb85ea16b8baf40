"""Calls with as many arguments as there are when they run: `zip(*rows)`, `chain(*lists)`, `f(**options)`.

Of `zip` and its like there is a function of the library that takes the iterables as one. For a function of the
program every entry of a dict goes to the parameter of its name, and CPython's TypeErrors are raised.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.conversions import call_runtime, choice, coerce
from pyuk.compiler.check.made import Known
from pyuk.compiler.check.model import FunctionInfo
from pyuk.compiler.check.tree import Evaluate, Expr
from pyuk.compiler.check.types import NEVER, Class, FunctionValue, LangValue, Tuple, natural_storage
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.arguments import _Writer
    from pyuk.compiler.check.function import Checker

# What takes all iterables as one, for what takes each as an argument.
TAKES_ALL = {
    "builtins.zip": "pyuk.builtins.generated.columns",
    "pyuk.stdlib.itertools.chain": "pyuk.stdlib.itertools.chain_from_iterable",
    "pyuk.stdlib.itertools.product": "pyuk.stdlib.itertools.product_of_all",
}
SEQUENCES = ("list", "str", "tuple", "range")
# Builtins that take a certain number, with the function of the library that counts what they are given.
COUNTED = {
    **dict.fromkeys(("builtins.max", "builtins.min"), "several"),
    **{f"builtins.{name}": "one" for name in ("abs", "chr", "hex", "len", "ord", "repr")},
    **dict.fromkeys(("builtins.divmod", "builtins.pow"), "two"),
}
TAKE_KEYS = ("builtins.max", "builtins.min")  # and take all values as one, too


def of_one(cx: Checker, node: ast.Call) -> ast.Call | None:
    """`zip(*rows)` as a call that is given the rows; None for any other call, and where their number is known."""
    if not isinstance(node.func, (ast.Name, ast.Attribute)):
        return None
    if not any(isinstance(arg, ast.Starred) for arg in node.args) or not all(k.arg for k in node.keywords):
        return None
    callee = cx.expr(node.func).type
    name = callee.name if isinstance(callee, LangValue) else ""
    name = callee.info.symbol if isinstance(callee, FunctionValue) else name
    if name in COUNTED and (name in TAKE_KEYS or not node.keywords):
        return _counted(cx, node, name)
    if node.keywords:
        return None
    if name == "builtins.map" and not isinstance(node.args[0], ast.Starred):
        return _of_columns(cx, node)
    if name == "builtins.zip" and len(node.args) > 1:
        return _of_listed(cx, node)
    return _of_all(cx, node, TAKES_ALL[name]) if name in TAKES_ALL and len(node.args) == 1 else None


def _of_all(cx: Checker, node: ast.Call, taker: str) -> ast.Call | None:
    from pyuk.compiler.check.arguments import is_written_out

    starred = node.args[0]
    assert isinstance(starred, ast.Starred)
    if is_written_out(starred.value) or isinstance(cx.world.resolve(cx.expr(starred.value).type), Tuple):
        return None
    info = cx.world.runtime(taker)
    return ast.copy_location(ast.Call(Known(info.name, info, node.func), [starred.value], []), node)


def _of_columns(cx: Checker, node: ast.Call) -> ast.Call:
    """`map(f, *rows)` as a call of starmap() for what zip() gives."""
    starmap = cx.world.runtime("pyuk.stdlib.itertools.starmap")
    zipped = ast.Call(Known("zip", None, node.func), node.args[1:], [])
    made = ast.Call(Known("starmap", starmap, node.func), [node.args[0], zipped], [])
    return ast.copy_location(made, ast.copy_location(zipped, node))


def _of_listed(cx: Checker, node: ast.Call) -> ast.Call | None:
    """`zip(names, *rows)` as `zip(*[names, *rows])`, where no row is an iterator, which may have no end."""
    plain = [cx.world.resolve(cx.expr(arg).type) for arg in node.args if not isinstance(arg, ast.Starred)]
    if _is_counted(cx, node):
        return None
    if not all(isinstance(each, Tuple) or str(each).partition("[")[0] in SEQUENCES for each in plain):
        return None
    rows = ast.copy_location(ast.List(node.args, ast.Load()), node)
    made = ast.Call(node.func, [ast.copy_location(ast.Starred(rows, ast.Load()), node)], [])
    return ast.copy_location(made, node)


def _is_counted(cx: Checker, node: ast.Call) -> bool:
    """Whether it is known how many arguments the call hands over."""
    starred = [arg.value for arg in node.args if isinstance(arg, ast.Starred)]
    return all(isinstance(cx.world.resolve(cx.expr(value).type), Tuple) for value in starred)


def _counted(cx: Checker, node: ast.Call, builtin: str) -> ast.Call | None:
    """`abs(*numbers)` as a call of all that a function gives which counts them; None where their number is known."""
    if _is_counted(cx, node):
        return None
    counting = cx.world.runtime(f"pyuk.builtins.arguments.{COUNTED[builtin]}")
    listed = ast.List(node.args, ast.Load())
    name = ast.Constant(builtin.removeprefix("builtins."))
    counted: ast.expr = ast.Call(Known(counting.name, counting, node.func), [listed, name], [])
    given = counted if builtin in TAKE_KEYS else ast.Starred(counted, ast.Load())
    made = ast.Call(node.func, [given], node.keywords)
    for part in (made, given, counted, listed, name):
        ast.copy_location(part, node)
    return made


def as_display(cx: Checker, node: ast.Call) -> ast.Dict | None:
    """`dict(**options, name=value)` as a display; None for any other call."""
    if node.args or not cx.is_builtin_call(node, "dict"):
        return None
    keys = [None if k.arg is None else ast.copy_location(ast.Constant(k.arg), k) for k in node.keywords]
    return ast.copy_location(ast.Dict(list(keys), [keyword.value for keyword in node.keywords]), node)


def options_of_dict(writer: _Writer, info: FunctionInfo, keyword: ast.keyword, taken: int) -> list[ast.keyword] | None:
    """`**options` of a dict[str, T]: a keyword argument for each parameter that is not given otherwise.

    taken: how many parameters the positional arguments fill. None where the function takes options of any name.
    """
    from pyuk.compiler.check.arguments import default_nodes
    from pyuk.compiler.check.text import text_literal

    cx = writer.cx
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    value = cx.expr(keyword.value)
    type_ = cx.world.resolve(value.type)
    if type_ == NEVER:
        writer.block.append(Evaluate(value, node=keyword))
        writer.is_open = True
        return []
    is_dict = isinstance(type_, Class) and type_.info.name == "dict" and str(type_.args[0]) == "str"
    if info.node.args.kwarg is not None or not is_dict:
        return None
    held = writer.name(value, keyword.value)
    declared = info.node.args
    positional = [*declared.posonlyargs, *declared.args][writer.own :]
    named = {each.arg for each in writer.node.keywords}
    wanted = [param for param in [*positional[taken:], *declared.kwonlyargs] if param.arg not in named]
    defaults = default_nodes(info)
    needed = [param.arg for param in wanted if param.arg not in defaults]
    given = [param.arg for param in positional[:taken]]
    texts = [info.qualname, " ".join(param.arg for param in wanted), " ".join(needed), " ".join(given)]
    args = [*(text_literal(cx, text, keyword) for text in texts), cx.expr(_keys(held, keyword))]
    check = call_runtime(cx, "pyuk.builtins.arguments.check_options", args, keyword)
    writer.block.append(Evaluate(check, node=keyword))
    return [
        ast.copy_location(ast.keyword(param.arg, _entry(writer, held, param, info, keyword)), keyword)
        for param in wanted
    ]


def _keys(held: ast.expr, place: ast.AST) -> ast.expr:
    call = ast.Call(Known("list", None, place), [held], [])
    return ast.copy_location(call, place)


def _entry(writer: _Writer, held: ast.expr, param: ast.arg, info: FunctionInfo, place: ast.keyword) -> ast.expr:
    """The entry for a parameter, or its default where there is none."""
    from pyuk.compiler.check.arguments import default_nodes, default_value

    cx = writer.cx
    key = ast.Constant(param.arg)
    read = ast.Subscript(held, key, ast.Load())
    there = ast.Compare(key, [ast.In()], [held])
    for part in (*walk(read), *walk(there)):
        ast.copy_location(part, place)
    item: Expr = cx.expr(read)
    default = default_nodes(info).get(param.arg)
    if default is None:
        return writer.name(item, place.value)
    other = default_value(cx, info, param.arg, default, None, place)
    joined = cx.world.join(natural_storage(item.type), natural_storage(other.type)) or item.type
    one, two = (coerce(cx, each, joined, f"the argument `{param.arg}`", None) for each in (item, other))
    return writer.name(choice(cx.expr(there), one, two, joined), place.value)
