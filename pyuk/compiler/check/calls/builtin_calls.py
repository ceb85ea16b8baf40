"""Builtin functions that need more than a call: those that work on values of many types."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from functools import partial
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.attributes import directories, named_attributes
from pyuk.compiler.check.calls import folds
from pyuk.compiler.check.calls.calls import call_method, length
from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.calls.fitting import accepts
from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.expressions.classtests import check_callable, check_issubclass, check_type, is_instance
from pyuk.compiler.check.expressions.conversions import (
    call_hint,
    call_runtime,
    choice,
    coerce,
    not_none,
    once,
    settled,
    to_float,
    to_int,
    wrap,
)
from pyuk.compiler.check.expressions.displays import check_dict, check_frozenset, check_set
from pyuk.compiler.check.expressions.expressions import condition
from pyuk.compiler.check.expressions.longtuples import check_tuple
from pyuk.compiler.check.expressions.text import ascii_text, check_print, format_value, text_literal, to_text
from pyuk.compiler.check.expressions.unioncalls import for_each_type
from pyuk.compiler.check.iteration import coroutines, iteration, iterators
from pyuk.compiler.check.library import files, machine
from pyuk.compiler.check.library.bytestrings import (
    construct_bytearray,
    construct_bytes,
    construct_view,
    decoded,
    is_bytes_like,
)
from pyuk.compiler.check.model.tree import (
    Expr,
    Literal,
    Reinterpret,
    bool_literal,
    int_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    U64,
    Class,
    Int,
    Optional,
    Tuple,
    Type,
    described,
    python_name,
)
from pyuk.compiler.check.operators.comparisons import compare
from pyuk.compiler.check.operators.hashing import hash_value
from pyuk.compiler.check.operators.operators import binary, is_number

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def check_arity(cx: Checker, node: ast.Call, name: str, low: int, high: int) -> None:
    if not low <= len(node.args) <= high or node.keywords:
        wanted = str(low) if low == high else f"{low} to {high}"
        cx.fail(
            "PK0235",
            node,
            f"`{name}` takes {wanted} argument{'s' * (high != 1)}, and {_given(node)}",
            why="the builtin is declared so" if not node.keywords else "it takes no keyword arguments here",
            cpython=f"TypeError, as {name}() takes other arguments",
        )


def _given(node: ast.Call) -> str:
    count = len(node.args) + len(node.keywords)
    return f"{count or 'none'} {'is' if count == 1 else 'are'} given"


def _len(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "len", 1, 1)
    return length(cx, cx.expr(node.args[0]), node)


def _print(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    return check_print(cx, node, expected)


def _isinstance(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "isinstance", 2, 2)
    return is_instance(cx, cx.expr(node.args[0]), node.args[1], node)


# --- conversions ---


def _int(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    if not node.args:
        return int_literal(0, node)
    value = _plain(cx, _present(cx, cx.expr(node.args[0]), "int"), "__int__")
    if value.type == cx.world.class_type("str") or is_bytes_like(cx, value.type):
        base = node.args[1] if len(node.args) > 1 else next((k.value for k in node.keywords), None)
        number = cx.expr(base) if base is not None else int_literal(10, node)
        reader = "bytesnumbers.int_of_bytes" if is_bytes_like(cx, value.type) else "inttext.parse_int"
        return call_runtime(cx, f"pyuk.builtins.{reader}", [value, settled(cx, number)], node)
    check_arity(cx, node, "int", 1, 1)
    if isinstance(value.type, Int) or value.type == BOOL:
        return to_int(value)
    if value.type == FLOAT:
        return call_runtime(cx, "pyuk.builtins.floats.to_int", [value], node)
    return _by_method(cx, value, ("__int__", "__index__", "__trunc__"), node) or _no_conversion(cx, value, "int", node)


def _plain(cx: Checker, value: Expr, name: str) -> Expr:
    """An object that is a number or a str as that, unless its class says by a method what it becomes."""
    return value if plainvalues.has_own(cx, value.type, (name,)) else plainvalues.plain(cx, value)


def _by_method(cx: Checker, value: Expr, names: tuple[str, ...], node: ast.AST) -> Expr | None:
    """What the first of the methods that the value's class has gives; None where it has none."""
    found = [name for name in names if isinstance(value.type, Class) and cx.world.method(value.type, name)]
    return call_method(cx, value, found[0], [], node) if found else None


def _present(cx: Checker, value: Expr, name: str) -> Expr:
    """The argument of a builtin that takes no None: TypeError where it is None when the program runs."""
    if not isinstance(value.type, Optional):
        return value
    return not_none(cx, value, _conversion_error(name, NONE).removeprefix("TypeError: "))


def _conversion_error(name: str, type_: Type) -> str:
    """CPython's message where a builtin takes no value of this type."""
    given = python_name(type_)
    match name:
        case "int":
            return f"TypeError: int() argument must be a string, a bytes-like object or a real number, not '{given}'"
        case "float":
            return f"TypeError: float() argument must be a string or a real number, not '{given}'"
        case "abs":
            return f"TypeError: bad operand type for abs(): '{given}'"
        case "round":
            return f"TypeError: type {given} doesn't define __round__ method"
    return "it depends on the value"


def _no_conversion(cx: Checker, value: Expr, name: str, node: ast.AST) -> Expr:
    if value.type == NEVER:
        return value
    cx.fail(
        "PK0250",
        node,
        f"{name}() takes no {python_name(value.type)}",
        why=f"its class has no `__{name}__`" if isinstance(value.type, Class) else "there is no rule for it",
        cpython=_conversion_error(name, value.type),
        fix=call_hint(value),
    )
    raise AssertionError


def _float(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "float", 0, 1)
    if not node.args:
        return Literal(0.0, type=FLOAT, node=node)
    value = _plain(cx, _present(cx, cx.expr(node.args[0]), "float"), "__float__")
    if is_number(value.type):
        return to_float(cx, value)
    if isinstance(value, Literal) and isinstance(value.value, str):
        try:
            return Literal(float(value.value), type=FLOAT, node=node)
        except ValueError:
            pass
    if value.type == cx.world.class_type("str"):
        return call_runtime(cx, "pyuk.builtins.floatparse.parse_float", [value], node)
    if is_bytes_like(cx, value.type):
        return call_runtime(cx, "pyuk.builtins.bytesnumbers.float_of_bytes", [value], node)
    found = _by_method(cx, value, ("__float__", "__index__"), node)
    if found is None:
        return _no_conversion(cx, value, "float", node)
    return to_float(cx, found) if is_number(found.type) else found


def _complex(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """complex(real, imag), complex(number), complex(text)."""
    from pyuk.compiler.check.calls.construction import make_instance

    class_ = cx.world.class_type("complex")
    named = {keyword.arg: keyword.value for keyword in node.keywords}
    if len(node.args) + len(named) <= 2 and set(named) <= {"real", "imag"} and not (node.args and "real" in named):
        real = node.args[:1] or [named.get("real", ast.copy_location(ast.Constant(0.0), node))]
        imag = node.args[1:] or [named[name] for name in named if name == "imag"]
        node = ast.copy_location(ast.Call(node.func, [*real, *imag], []), node)
    check_arity(cx, node, "complex", 1, 2)
    values = [_complex_part(cx, cx.expr(arg)) for arg in node.args]
    if all(is_number(value.type) for value in values):
        parts = [to_float(cx, value) for value in values]
        return make_instance(cx, class_, [*parts, Literal(0.0, type=FLOAT, node=node)][:2], node)
    if len(values) == 1 and values[0].type == cx.world.class_type("str"):
        return call_runtime(cx, "pyuk.stdlib._complex.parsed", values, node)
    for value in values:
        if not is_number(value.type) and value.type != class_:
            return _no_conversion(cx, value, "complex", node)
    name = "of" if len(values) == 1 else "joined"
    return call_runtime(cx, f"pyuk.stdlib._complex.{name}", values, node)


def _complex_part(cx: Checker, value: Expr) -> Expr:
    """An argument of complex(): an object that can be a number as that number."""
    value = _plain(cx, _present(cx, value, "complex"), "__complex__")
    for name in ("__complex__", "__float__"):
        if isinstance(value.type, Class) and cx.world.method(value.type, name):
            return call_method(cx, value, name, [], value.node)
    return settled(cx, value)


def _bool(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "bool", 0, 1)
    return condition(cx, node.args[0]) if node.args else bool_literal(False, node)


def _str(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    if len(node.args) + len(node.keywords) > 1:
        return decoded(cx, node)
    check_arity(cx, node, "str", 0, 1)
    return to_text(cx, cx.expr(node.args[0]), node) if node.args else text_literal(cx, "", node)


def _repr(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "repr", 1, 1)
    return to_text(cx, cx.expr(node.args[0]), node, as_repr=True)


def _ascii(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "ascii", 1, 1)
    return ascii_text(cx, cx.expr(node.args[0]), node)


def _format(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "format", 1, 2)
    value = cx.expr(node.args[0])
    spec = cx.expr(node.args[1]) if len(node.args) > 1 else text_literal(cx, "", node)
    return format_value(cx, value, spec, node)


def _list(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """list[T](), list(sequence)."""
    from pyuk.compiler.check.calls.construction import make_instance
    from pyuk.compiler.check.model.types import TypeVar

    if node.args:
        return _list_from(cx, node, expected)
    known = (
        isinstance(expected, Class)
        and expected.info.name == "list"
        and not isinstance(expected.args[0], TypeVar)
    )
    if not known:
        display = ast.copy_location(ast.List([], ast.Load()), node)
        return cx.expr(cx.displays.setdefault(node, display), expected)
    assert isinstance(expected, Class)
    return make_instance(cx, expected, [int_literal(0, node)], node)


def _list_from(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """list(iterable): a copy of a list at once, anything else item by item."""
    source = node.args[0]
    if isinstance(source, ast.Call) and cx.is_builtin_call(source, "range"):
        return call_runtime(cx, "pyuk.builtins.ranges.range_list", _range_bounds(cx, source), node)
    if isinstance(source, ast.Name):
        value = cx.expr(source)
        if isinstance(value.type, Class) and value.type.info.name == "list":
            return call_method(cx, value, "copy", [], node)
    return folds.check_list(cx, node, expected)


def _range(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """range(...) as an object."""
    from pyuk.compiler.check.calls.construction import make_instance

    return make_instance(cx, cx.world.class_type("range"), _range_bounds(cx, node), node)


def _range_bounds(cx: Checker, node: ast.Call) -> list[Expr]:
    """(start, stop, step) of a range."""
    check_arity(cx, node, "range", 1, 3)
    args = [iteration.index(cx, arg) for arg in node.args]
    zero, one = int_literal(0, node), int_literal(1, node)
    return [zero, args[0], one] if len(args) == 1 else [*args, one] if len(args) == 2 else args


# --- arithmetic ---


def _abs(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "abs", 1, 1)
    value = _plain(cx, cx.expr(node.args[0]), "__abs__")
    if value.type == FLOAT:
        from pyuk.compiler.check.model.tree import Intrinsic

        return Intrinsic("fabs", [value], type=FLOAT, node=node)
    if isinstance(value.type, Int) or value.type == BOOL:
        return call_runtime(cx, "pyuk.builtins.number.absolute", [settled(cx, to_int(value))], node)
    if isinstance(value.type, Class) and cx.world.method(value.type, "__abs__"):
        return call_method(cx, value, "__abs__", [], node)
    return _no_conversion(cx, value, "abs", node)


def _extreme(name: str, op: str) -> Function[[Checker, ast.Call, Any], Expr]:
    def check(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
        if not node.args:
            check_arity(cx, node, name, 1, 2)
        if node.keywords or len(node.args) == 1:
            return folds.check_extreme(cx, node, name)
        values = [settled(cx, cx.expr(arg)) for arg in node.args]
        best, bindings = once(cx, values[0])
        for value in values[1:]:
            other, bound = once(cx, value)
            joined = cx.world.join(best.type, other.type)
            if joined is None:
                compare(cx, op, other, best, node)
                raise AssertionError
            picked = choice(
                compare(cx, op, other, best, node),
                coerce(cx, other, joined, "the result", None),
                coerce(cx, best, joined, "the result", None),
                joined,
            )
            again, more = once(cx, picked)
            bindings += [*bound, *more]
            best = again
        return wrap(bindings, best)

    return check


def _divmod(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    from pyuk.compiler.check.model.tree import MakeTuple

    check_arity(cx, node, "divmod", 2, 2)
    first, second = (cx.expr(arg) for arg in node.args)
    sides = plainvalues.operands(cx, "divmod()", first, second, ("__divmod__",), "__rdivmod__")
    (left, bound), (right, bound_right) = (once(cx, side) for side in sides)
    if FLOAT in (left.type, right.type) and is_number(left.type) and is_number(right.type):
        both = [to_float(cx, left), to_float(cx, right)]
        pair = call_runtime(cx, "pyuk.builtins.floats.divide_with_remainder", both, node)
        return wrap([*bound, *bound_right], pair)
    for side, name, other in ((left, "__divmod__", right), (right, "__rdivmod__", left)):
        if isinstance(side.type, Class):
            if not accepts(cx, side.type, name, [other]):
                return _no_conversion(cx, side, "divmod", node)
            return wrap([*bound, *bound_right], call_method(cx, side, name, [other], node))
    parts = [settled(cx, binary(cx, op, left, right, node)) for op in ("//", "%")]
    return wrap([*bound, *bound_right], MakeTuple(parts, type=Tuple(tuple(p.type for p in parts)), node=node))


def _by_position(node: ast.Call, names: tuple[str, ...]) -> ast.Call:
    """The call with the arguments that are given by name where they stand. names: the parameters, sorted."""
    given = sorted(node.keywords, key=lambda each: str(each.arg))
    left = names[len(node.args) :]
    if not given or tuple(each.arg for each in given) != left[: len(given)]:
        return node
    return ast.copy_location(ast.Call(node.func, [*node.args, *(each.value for each in given)], []), node)


def _pow(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    node = _by_position(node, ("base", "exp", "mod"))
    check_arity(cx, node, "pow", 2, 3)
    values = [cx.expr(arg) for arg in node.args]
    if len(values) == 3:
        numbers = [plainvalues.plain(cx, value, "int") for value in values]
        args = [coerce(cx, settled(cx, v), INT, "an argument of pow()", None) for v in numbers]
        return call_runtime(cx, "pyuk.builtins.number.power_modulo", args, node)
    return binary(cx, "**", values[0], values[1], node)


def _round(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    node = _by_position(node, ("number", "ndigits"))
    check_arity(cx, node, "round", 1, 2)
    value = _plain(cx, cx.expr(node.args[0]), "__round__")
    digits = settled(cx, cx.expr(node.args[1])) if len(node.args) > 1 else None
    if value.type == FLOAT:
        if digits is None:
            return call_runtime(cx, "pyuk.builtins.floats.round_to_int", [value], node)
        return call_runtime(cx, "pyuk.builtins.floattext.round_to_places", [value, digits], node)
    if isinstance(value.type, Int) or value.type == BOOL:
        whole = settled(cx, to_int(value))
        return (
            whole
            if digits is None
            else call_runtime(cx, "pyuk.builtins.number.round_to_places", [whole, digits], node)
        )
    if isinstance(value.type, Class) and cx.world.method(value.type, "__round__"):
        from pyuk.compiler.check.calls.calls import call_method_nodes

        rest = ast.copy_location(ast.Call(node.func, node.args[1:], []), node)
        call = cx.displays.setdefault(node, rest)
        assert isinstance(call, ast.Call)
        return call_method_nodes(cx, value, "__round__", call)
    return _no_conversion(cx, value, "round", node)


def _ord(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """ord(s[i]) takes the code point out of the str without making a str of it."""
    check_arity(cx, node, "ord", 1, 1)
    argument = node.args[0]
    if isinstance(argument, ast.Subscript) and not isinstance(argument.slice, ast.Slice):
        text = cx.expr(argument.value)
        index = cx.expr(argument.slice)
        if text.type == cx.world.class_type("str") and isinstance(index.type, Int):
            return call_runtime(cx, "pyuk.builtins.str.ord_at", [text, settled(cx, index)], node)
    return call_runtime(cx, "pyuk.builtins.str.ord", [cx.expr(argument)], node)


def _hash(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    check_arity(cx, node, "hash", 1, 1)
    return hash_value(cx, cx.expr(node.args[0]), node)


def _id(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """id(): the address of an object; a value that is no object has none."""
    check_arity(cx, node, "id", 1, 1)
    value = cx.expr(node.args[0])
    type_ = cx.world.resolve(value.type)
    if type_ == NEVER:
        return value
    if isinstance(type_, Class) and type_.info.name not in ("str", "tuple"):
        return Reinterpret(value, type=U64, node=node)
    cx.fail(
        "PK0312",
        node,
        f"`id()` of {described(type_)} is not supported",
        why="it is a value, not an object",
        cpython="values that are equal may be one object or several",
        fix="compare with `==`",
    )
    raise AssertionError


def _object(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """object(): what is only itself."""
    check_arity(cx, node, "object", 0, 0)
    return make_instance(cx, Class(cx.world.library_class("pyuk.builtins.plain.object")), [], node)


# What to write for the builtins that are not there yet.
INSTEAD = {
    "builtins.type": "write `type(x).__name__` for the name, or isinstance()",
    "builtins.super": "call a method of it: super().method()",
}


def _made_at_run_time(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    cx.fail(
        "PK0316",
        node.func,
        f"`{ast.unparse(node.func)}()` is refused",
        why="it runs source that exists only at run time, and an image holds no compiler",
        cpython="the source is compiled and run",
        fix="write the code itself; int(text) and float(text) read numbers",
    )
    raise AssertionError


def refuse_by_name(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    cx.fail(
        "PK0317",
        node.func,
        f"`{ast.unparse(node.func)}()` is refused",
        why="a compiled program has no names: the compiler has to know what is meant",
        cpython="the name is looked up when the line runs",
        fix="write the name itself, such as `value.name`",
    )
    raise AssertionError


def _locals(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    from pyuk.compiler.check.calls.localnames import check_locals

    return check_locals(cx, node, expected)


def call(cx: Checker, name: str, node: ast.Call, expected: Type | None) -> Expr:
    """The call of a builtin function, `builtins.NAME`, or of one that pyuk.lang gives."""
    table = FUNCTIONS if name.startswith("builtins.") else machine.FUNCTIONS
    bare = name.removeprefix("builtins.")
    handler = table.get(bare)
    if handler is None:
        cx.fail(
            "PK0312",
            node.func,
            f"`{bare}()` is not supported yet",
            why="pyuk does not have it yet",
            cpython="it is there",
            fix=INSTEAD.get(name, "a loop may do it"),
        )
        raise AssertionError
    return handler(cx, node, expected)


FUNCTIONS: dict[str, Function[[Checker, ast.Call, Any], Expr]] = {
    **dict.fromkeys(("eval", "exec", "compile", "__import__"), _made_at_run_time),
    **dict.fromkeys(("getattr", "setattr", "hasattr", "delattr"), refuse_by_name),
    "getattr": named_attributes.check_getattr,
    "hasattr": named_attributes.check_hasattr,
    "vars": named_attributes.check_vars,
    "dir": directories.check_dir,
    "globals": refuse_by_name,
    "locals": _locals,
    "print": _print,
    "open": files.check_open,
    "input": files.check_input,
    "len": _len,
    "isinstance": _isinstance,
    "issubclass": check_issubclass,
    "callable": check_callable,
    "type": check_type,
    "int": for_each_type(_int),
    "float": for_each_type(_float),
    "complex": for_each_type(_complex),
    "bool": _bool,
    "str": _str,
    "repr": _repr,
    "format": _format,
    "ascii": _ascii,
    "list": _list,
    "range": _range,
    "bytes": construct_bytes,
    "bytearray": construct_bytearray,
    "memoryview": construct_view,
    "dict": check_dict,
    "set": check_set,
    "frozenset": check_frozenset,
    "tuple": check_tuple,
    "abs": for_each_type(_abs),
    "min": _extreme("min", "<"),
    "max": _extreme("max", ">"),
    "divmod": for_each_type(_divmod),
    "pow": for_each_type(_pow),
    "round": for_each_type(_round),
    "sum": folds.check_sum,
    "any": folds.check_any,
    "all": folds.check_all,
    "sorted": folds.check_sorted,
    "next": iterators.check_next,
    "aiter": coroutines.check_aiter,
    "anext": coroutines.check_anext,
    **{name: partial(iterators.check_object, name) for name in ("enumerate", "zip", "reversed", "map", "filter")},
    "iter": iterators.check_iter,
    "hash": _hash,
    "id": _id,
    "ord": for_each_type(_ord),
    "object": _object,
}
