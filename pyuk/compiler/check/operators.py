"""Operators: on numbers, on truth values, and the methods that classes give them."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check import (
    attempts,
    derived,
    enums,
    equality,
    exctypes,
    functions,
    identity,
    namedtuples,
    reflected,
    tupleitems,
    widening,
)
from pyuk.compiler.check.bytestrings import is_bytes_like
from pyuk.compiler.check.calls import as_items
from pyuk.compiler.check.conversions import (
    call_hint,
    call_runtime,
    choice,
    coerce,
    narrow,
    negated,
    not_none,
    once,
    result_hint,
    settled,
    to_float,
    to_int,
    truth,
    wrap,
)
from pyuk.compiler.check.flow import narrow_env
from pyuk.compiler.check.intervals import fits_pair, fits_register, interval
from pyuk.compiler.check.longtuples import alike, mentions_long
from pyuk.compiler.check.objects import ask_order
from pyuk.compiler.check.problems import Problem, diagnostic
from pyuk.compiler.check.tree import (
    Arithmetic,
    Both,
    Call,
    Comparison,
    Convert,
    Expr,
    Literal,
    MakeTuple,
    Negate,
    ReadLocal,
    Reinterpret,
    TupleItem,
    bool_literal,
    int_literal,
    none_literal,
)
from pyuk.compiler.check.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    NOT_IMPLEMENTED,
    OBJECT,
    U64,
    AnyObject,
    Attempt,
    Class,
    ClassOf,
    FunctionValue,
    Int,
    Optional,
    Struct,
    Tuple,
    Type,
    TypeValue,
    Union,
    described,
    is_function,
    python_name,
    tuple_depth,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

SYMBOLS: dict[type, str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.MatMult: "@",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}
METHODS = {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
    "**": "pow",
    "&": "and",
    "|": "or",
    "^": "xor",
    "<<": "lshift",
    ">>": "rshift",
    "@": "matmul",
}
COMPARISONS = {
    "==": ("__eq__", "=="),
    "!=": ("__ne__", "!="),
    "<": ("__lt__", ">"),
    "<=": ("__le__", ">="),
    ">": ("__gt__", "<"),
    ">=": ("__ge__", "<="),
}
FOLD: dict[str, Function[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "<<": operator.lshift,
    ">>": operator.rshift,
}
MAX_SHIFT = 127
SEQUENCES = ("str", "list", "tuple", "bytes", "bytearray")
EQUAL = "pyuk.builtins.unions.equal"
OUT_OF_LINE = {
    "==": EQUAL,
    "<": "pyuk.builtins.unions.less",
    "<=": "pyuk.builtins.unions.less_or_equal",
    ">": "pyuk.builtins.unions.greater",
    ">=": "pyuk.builtins.unions.greater_or_equal",
}
MAX_INLINE = 8  # combinations of types that a comparison is written out for


def check_binary(cx: Checker, node: ast.BinOp, expected: Type | None) -> Expr:
    op = SYMBOLS[type(node.op)]
    left = cx.expr(node.left, expected if op in ("+", "*") else None)
    return binary(cx, op, left, cx.expr(node.right), node)


Operation = Function[[Expr, Expr], Expr]


def binary(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, inplace: bool = False) -> Expr:
    """`left op right` for operands that are checked already."""

    def again(one: Expr, other: Expr) -> Expr:
        return binary(cx, op, one, other, node, inplace=inplace)

    left, right = _operands(cx, op, left, right)
    if NEVER in (left.type, right.type):
        return _unknown(cx, left, right, node)
    if isinstance(left.type, Union):
        return _on_unions(cx, left, right, node, again)
    if is_number(left.type) and is_number(right.type):
        return _numbers(cx, op, left, right, node)
    made = _of_sequences(cx, op, left, right, node)
    if made is not None:
        return made
    if isinstance(left.type, Optional):
        left = not_none(cx, left, f"unsupported operand type(s) for {op}: 'NoneType' and '{_shown(right.type)}'")
    made = _by_method(cx, op, left, right, node, again, inplace=inplace)
    if made is not None:
        return made
    if isinstance(right.type, (Union, Optional)):
        return _on_right_union(cx, left, right, node, again)
    made = widening.sum_of_containers(cx, op, left, right, node, inplace=inplace)
    if made is None and inplace and op == "+":
        from pyuk.compiler.check.folds import extended

        made = extended(cx, left, right, node)
    if made is None:
        from pyuk.compiler.check.setops import of_other_items

        made = of_other_items(cx, op, left, right, node, inplace=inplace)
    if made is not None:
        return made
    raise _no_operation(cx, op, left, right, node, inplace=inplace)


def _operands(cx: Checker, op: str, left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """The operands as what the operator works on: members of enumerations as their values, named tuples as tuples."""
    if op == "*":
        left, right = _count(left, right), _count(right, left)
    if not (op in ("|", "&", "^") and (enums.is_flag(left.type) or enums.is_flag(right.type))):
        left, right = _plain(cx, left), _plain(cx, right)
    return _as_tuples(cx, f"__{METHODS[op]}__", left, right)


def _of_sequences(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """What operators do with tuples, and with how often a sequence is repeated."""
    if op == "+" and isinstance(left.type, Tuple) and isinstance(right.type, Tuple):
        return _join_tuples(cx, left, right, node)
    if op == "*":
        return tupleitems.product(cx, left, right, node)
    return None


def _by_method(
    cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, again: Operation, *, inplace: bool
) -> Expr | None:
    """What the class of an operand does; None where neither has a method for it."""
    from pyuk.compiler.check.percent import check_percent
    from pyuk.compiler.check.setops import set_operator

    if op == "%" and left.type == cx.world.class_type("str"):
        return check_percent(cx, left, right, node)
    if op == "%" and is_bytes_like(cx, left.type):
        _refuse_percent(cx, node)
    name = f"__i{METHODS[op]}__"
    found = set_operator(cx, op, left, right, node, inplace=inplace)
    if found is None and inplace and isinstance(left.type, Class):
        found = _by_left_below(cx, name, left, right, again, node)
    if found is None:
        found = _method(cx, op, left, right, node, inplace)
    return derived.kept_in_place(cx, left, name, found) if found is not None and inplace else found


def _count(value: Expr, sequence: Expr) -> Expr:
    """A bool that says how often a sequence of the builtin types is repeated, as an int."""
    type_ = sequence.type.inner if isinstance(sequence.type, Optional) else sequence.type
    is_builtin = isinstance(type_, Tuple) or (isinstance(type_, Class) and not type_.info.module.source.is_app)
    return to_int(value) if value.type == BOOL and is_builtin else value


def _refuse_percent(cx: Checker, node: ast.AST) -> None:
    cx.fail(
        "PK0311",
        node,
        "`%` of bytes is not supported yet",
        why="only the `%` of str is there",
        cpython="the values are written into the bytes",
        fix="format a str, and encode() it",
    )


def _no_operation(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, inplace: bool) -> Problem:
    """The Problem of an operator that no class of the operands has; what might still be found out is noted with it."""
    problem = Problem(
        diagnostic(
            "PK0220",
            cx.module,
            node,
            f"`{op}{'=' * inplace}` does not work on {described(left.type)} and {described(right.type)}",
            why=_why_no_method(op, left.type, right.type),
            cpython=_operand_error(op, left.type, right.type, inplace=inplace),
            fix=_conversion_hint(op, left, right),
        )
    )
    stem = METHODS[op]
    widening.note_operand(cx, problem, left.type, f"__{stem}__", right.type)
    widening.note_operand(cx, problem, right.type, f"__r{stem}__", left.type)
    return widening.note_operands(cx, problem, op, left.type, right.type)


def _by_left_below(
    cx: Checker, name: str, left: Expr, right: Expr, operate: Operation, node: ast.AST
) -> Expr | None:
    """An operation whose method only classes below the left operand's have; None where that is not so."""
    from pyuk.compiler.check.below import asked_below

    one, bindings = once(cx, left)
    other, bound = once(cx, right)
    found = asked_below(cx, one, (name,), lambda each: operate(each, other), node)
    return wrap([*bindings, *bound], found) if found is not None else None


def _on_unions(cx: Checker, left: Expr, right: Expr, node: ast.AST, operate: Operation) -> Expr:
    """An operation whose left operand is one of a union: both are evaluated, then it is looked at."""
    from pyuk.compiler.check.unions import dispatch, held

    one, bindings = held(cx, left, right)
    other, bound = held(cx, right)
    return wrap([*bindings, *bound], dispatch(cx, one, node, lambda each: operate(each, other)))


def _on_right_union(cx: Checker, left: Expr, right: Expr, node: ast.AST, operate: Operation) -> Expr:
    """An operation whose right operand is one of a union, and the left one of a single type."""
    from pyuk.compiler.check.unions import dispatch, held

    one, bindings = held(cx, settled(cx, left), right)
    other, bound = held(cx, right)
    return wrap([*bindings, *bound], dispatch(cx, other, node, lambda each: operate(one, each)))


def _plain(cx: Checker, value: Expr) -> Expr:
    """A member of an enumeration that is an int or a str, as that."""
    return enums.plain(cx, enums.plain(cx, value), "str") if isinstance(value.type, Class) else value


def _as_tuples(cx: Checker, name: str, left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """Named tuples as tuples, unless a method of their own does what `name` stands for."""
    left, right = alike(cx, left, right, compared=name in ("__eq__", "__ne__"))
    sides = (left, right)
    if not all(isinstance(side.type, (Class, Tuple)) for side in sides):
        return left, right
    if any(isinstance(side.type, Class) and cx.world.method(side.type, name) for side in sides):
        return left, right
    if all(isinstance(side.type, Tuple) or namedtuples.record_in(side.type) is not None for side in sides):
        return namedtuples.as_tuple(cx, left), namedtuples.as_tuple(cx, right)
    return left, right


def _unknown(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.tree import Let

    return Let(
        cx.temporary(NEVER),
        left,
        Let(cx.temporary(NEVER), right, none_literal(node), type=NEVER, node=node),
        type=NEVER,
        node=node,
    )


def _shown(type_: Type) -> str:
    return python_name(type_)


def _why_no_method(op: str, left: Type, right: Type) -> str:
    if _shown(left) == _shown(right) == "list":
        return "the items of a list have one type"
    return f"neither has a method for `{op}` with the other"


def _operand_error(op: str, left: Type, right: Type, *, inplace: bool = False) -> str:
    """CPython's TypeError; of the sequences it names the first operand's rule."""
    names = (_shown(left), _shown(right))
    if op == "+" and names == ("list", "list"):
        return "a list holds objects of any types"
    if op == "+" and inplace and names[0] == "list":
        return f"TypeError: '{names[1]}' object is not iterable"
    if op == "+" and names[0] in ("bytes", "bytearray"):
        return f"TypeError: can't concat {names[1]} to {names[0]}"
    if op == "+" and names[0] in ("str", "list", "tuple"):
        return f'TypeError: can only concatenate {names[0]} (not "{names[1]}") to {names[0]}'
    if op == "*" and set(SEQUENCES) & set(names):
        other = names[1] if names[0] in SEQUENCES else names[0]
        return f"TypeError: can't multiply sequence by non-int of type '{other}'"
    shown = f"{op}=" if inplace else "** or pow()" if op == "**" else op
    return f"TypeError: unsupported operand type(s) for {shown}: '{names[0]}' and '{names[1]}'"


def _conversion_hint(op: str, left: Expr, right: Expr) -> str | None:
    """Where one side is a str and the other a number: which of them to convert."""
    if op == "+" and _shown(left.type) == "list" and _shown(right.type) != "list":
        return "put it into a list of its own, or call append()"
    if op == "+" and _shown(left.type) in ("dict", "set", "frozenset"):
        return "write `|`"
    for side, other in ((left, right), (right, left)):
        if side.type == NONE and result_hint(side) is not None:
            return result_hint(side)
        if op == "*" and str(side.type) == "str":
            return f"write int({ast.unparse(other.node)})" if other.type == FLOAT else None
        if isinstance(other.type, (FunctionValue, TypeValue)) and isinstance(other.node, ast.expr):
            return call_hint(other)
        if str(side.type) == "str" and is_number(other.type) and isinstance(other.node, ast.expr):
            text = ast.unparse(other.node)
            shown = text if len(text) <= 30 else "..."
            if op == "+":
                return f"write str({shown}), or an f-string"
            return "write int(...) or float(...) around the str, where it holds a number"
    if isinstance(left.type, Class) and left.type.info.module.source.is_app:
        method = COMPARISONS[op][0] if op in COMPARISONS else f"__{METHODS[op]}__"
        return f"give `{left.type.info.name}` a method `{method}`"
    return None


def is_number(type_: Type) -> bool:
    return isinstance(type_, Int) or type_ in (BOOL, FLOAT)


# --- arithmetic ---


def _numbers(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    if left.type == BOOL and right.type == BOOL and op in "&|^":
        return Arithmetic(op, left, right, type=BOOL, node=node)
    if FLOAT in (left.type, right.type):
        if op in ("&", "|", "^", "<<", ">>", "@"):
            cx.fail(
                "PK0220",
                node,
                f"`{op}` does not work on {described(left.type)} and {described(right.type)}",
                why="it works on the bits of ints" if op != "@" else "it is for matrices",
                cpython=_operand_error(op, left.type, right.type),
            )
        return _floats(cx, op, to_float(cx, left), to_float(cx, right), node)
    return integers(cx, op, to_int(left), to_int(right), node)


def _floats(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    if op in ("//", "%", "**"):
        name = {"//": "floats.floor_divide", "%": "floats.modulo", "**": "floatpower.power"}[op]
        return call_runtime(cx, f"pyuk.builtins.{name}", [left, right], node)
    return Arithmetic(op, left, right, type=FLOAT, node=node)


def integers(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """An operation on two ints: folded, exact in 64 or 128 bits, or checked against overflow."""
    assert isinstance(left.type, Int) and isinstance(right.type, Int)
    folded = _fold(cx, op, left, right, node)
    if folded is not None:
        return folded
    if op == "/":
        return call_runtime(
            cx, "pyuk.builtins.number.true_divide", [settled(cx, left), settled(cx, right)], node
        )
    if op == "**":
        return _power(cx, left, right, node)
    if op == "@":
        cx.fail(
            "PK0220",
            node,
            "`@` does not work on ints",
            why="it is for matrices",
            cpython="TypeError: unsupported operand type(s) for @: 'int' and 'int'",
        )
    if op in ("//", "%"):
        left, right = _divisible(cx, left, right)
    if op in ("<<", ">>"):
        left, right = _shiftable(cx, op, left, right)
    return _sized(cx, op, left, right, node)


def _fold(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    if not (isinstance(left, Literal) and isinstance(right, Literal)):
        return None
    if op == "/" and right.value:
        return Literal(left.value / right.value, type=FLOAT, node=node)
    if op == "**" and 0 <= right.value <= 128 and abs(left.value) < 1 << 64:
        value = left.value**right.value
    elif (
        op not in FOLD
        or (op in ("//", "%") and not right.value)
        or (op in ("<<", ">>") and not 0 <= right.value <= 200)
    ):
        return None
    else:
        value = FOLD[op](left.value, right.value)
    return int_literal(value, node) if -(1 << 127) <= value < 1 << 127 else None


def _power(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    if isinstance(right, Literal) and right.value == 2:
        again, bindings = once(cx, left)
        return wrap(bindings, integers(cx, "*", again, again, node))
    assert isinstance(right.type, Int)
    if right.type.hi < 0:
        base, exponent = to_float(cx, left), to_float(cx, right)
        return call_runtime(cx, "pyuk.builtins.floatpower.power", [base, exponent], node)
    args = [narrow(cx, left, INT), narrow(cx, right, INT)]
    return call_runtime(cx, "pyuk.builtins.number.power", args, node)


def _divisible(cx: Checker, left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """Operands that one 64-bit division can take: both signed, or both not negative."""
    both = [side.type for side in (left, right)]
    if all(isinstance(t, Int) and INT.holds(t) for t in both) or all(
        isinstance(t, Int) and U64.holds(t) for t in both
    ):
        return left, right
    if all(isinstance(t, Int) and t.lo >= 0 for t in both):
        return narrow(cx, left, U64), narrow(cx, right, U64)
    return narrow(cx, left, INT), narrow(cx, right, INT)


def _shiftable(cx: Checker, op: str, left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """A shift count that fits; a negative one raises ValueError."""
    right = settled(cx, right)
    assert isinstance(left.type, Int) and isinstance(right.type, Int)
    if not fits_register(left.type) and right.type.hi > MAX_SHIFT:
        left = settled(cx, left)
    assert isinstance(left.type, Int)
    if op == "<<" and not fits_pair(interval("<<", left.type, right.type)):
        left = settled(cx, left)
    return left, right


def _sized(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Choose how wide the operation is done (see docs/language.md, "How wide")."""
    assert isinstance(left.type, Int) and isinstance(right.type, Int)
    exact = interval(op, left.type, right.type)
    if fits_register(exact):
        return Arithmetic(op, left, right, type=exact, node=node)
    signed = INT.holds(left.type) and INT.holds(right.type)
    if signed:
        return Arithmetic(op, left, right, type=INT, node=node, checked=True)
    if fits_pair(exact):
        return Arithmetic(op, left, right, type=exact, node=node)
    if op == "<<" and left.type.lo >= 0 and U64.holds(left.type):
        return Arithmetic(op, left, right, type=U64, node=node, checked=True)
    if op == "*" and U64.holds(left.type) and U64.holds(right.type):
        return Arithmetic(op, left, right, type=Int(0, exact.hi), node=node)
    return _sized(cx, op, settled(cx, left), settled(cx, right), node)


def check_unary(cx: Checker, node: ast.UnaryOp) -> Expr:
    """-x, +x, ~x."""
    return unary(cx, node, cx.expr(node.operand))


def unary(cx: Checker, node: ast.UnaryOp, value: Expr) -> Expr:
    """The operation on a checked operand."""
    if not (isinstance(node.op, ast.Invert) and enums.is_flag(value.type)):
        value = _plain(cx, value)
    if value.type == NEVER:
        return value
    if isinstance(value.type, (Union, Optional)):
        from pyuk.compiler.check.unions import dispatch

        return dispatch(cx, value, node, lambda each: unary(cx, node, each))
    if not is_number(value.type):
        return _unary_method(cx, node, value)
    if value.type == BOOL:
        value = to_int(value)
    if isinstance(node.op, ast.UAdd):
        return value
    if isinstance(node.op, ast.Invert):
        return _invert(cx, value, node)
    if value.type == FLOAT:
        if isinstance(value, Literal):
            return Literal(-value.value, type=FLOAT, node=node)
        return Negate(value, type=FLOAT, node=node)
    if isinstance(value, Literal):
        return int_literal(-value.value, node)
    return integers(cx, "-", int_literal(0, node), value, node)


def _invert(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    if not isinstance(value.type, Int):
        cx.fail(
            "PK0220",
            node,
            "`~` does not work on a float",
            why="it works on the bits of ints",
            cpython="TypeError: bad operand type for unary ~: 'float'",
        )
        raise AssertionError
    if isinstance(value, Literal):
        return int_literal(~value.value, node)
    return Negate(value, invert=True, type=Int(~value.type.hi, ~value.type.lo), node=node)


def _unary_method(cx: Checker, node: ast.UnaryOp, value: Expr) -> Expr:
    from pyuk.compiler.check.calls import call_method

    name, symbol = {ast.USub: ("__neg__", "-"), ast.UAdd: ("__pos__", "+"), ast.Invert: ("__invert__", "~")}[
        type(node.op)
    ]
    if isinstance(value.type, Class) and cx.world.method(value.type, name):
        return call_method(cx, value, name, [], node)
    cx.fail(
        "PK0220",
        node,
        f"`{symbol}` does not work on {described(value.type)}",
        why=f"it is no number, and has no `{name}`",
        cpython=f"TypeError: bad operand type for unary {symbol}: '{_shown(value.type)}'",
    )
    raise AssertionError


def _join_tuples(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    items: list[Expr] = []
    bindings: list[tuple[object, Expr]] = []
    for side in (left, right):
        again, bound = once(cx, side)
        bindings += bound
        assert isinstance(again.type, Tuple)
        items += [TupleItem(again, i, type=t, node=node) for i, t in enumerate(again.type.items)]
    return wrap(bindings, MakeTuple(items, type=Tuple(tuple(i.type for i in items)), node=node))


# --- methods of classes ---


def _method(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, inplace: bool) -> Expr | None:
    """`left.__add__(right)`, in place first where asked for, then `right.__radd__(left)`; None where none is there."""
    stem = METHODS[op]
    names = [f"__i{stem}__", f"__{stem}__"] if inplace else [f"__{stem}__"]
    calls = [(left, name, right) for name in names]
    calls.append((right, f"__r{stem}__", left))
    repeated = isinstance(right.type, Class) and right.type.info.name in SEQUENCES
    if op == "*" and repeated and isinstance(left.type, Int):
        calls.append((right, "__mul__", left))
    shown = f"{op}=" if inplace else "** or pow()" if op == "**" else op
    return _ask(cx, calls, left, right, lambda x, y: attempts.refused(cx, shown, x, y, node), node)


def _ask(
    cx: Checker,
    calls: list[tuple[Expr, str, Expr]],
    left: Expr,
    right: Expr,
    last: Function[[Expr, Expr], Expr],
    node: ast.AST,
    *,
    is_comparison: bool = False,
    as_test: bool = False,
) -> Expr | None:
    """Call the methods that take the operand, in order, until one answers; None where no class has one.

    The calls of the right operand come first for objects of a class below the left one's (check/reflected.py).
    as_test: of the answer of a comparison only its truth counts.
    """
    from pyuk.compiler.check.calls import accepts, call_method

    def is_there(receiver: Type, name: str, argument: Expr) -> bool:
        return isinstance(receiver, Class) and accepts(cx, receiver, name, [argument])

    reflections = [name for receiver, name, _ in calls if receiver is right][:1]
    early: dict[Class, reflected.Pairs] = {}
    for name in reflections:
        asked = reflected.first_asked(cx, left.type, right.type, name, overriding=not is_comparison)
        early |= {class_: pairs for class_, pairs in asked.items() if is_there(class_, name, left)}
    found = [call for call in calls if is_there(call[0].type, call[1], call[2])]
    if not found and not early:
        return None
    if found and found[0][0] is left and not early:
        first = call_method(cx, left, found[0][1], [right], node)
        if first.type != NOT_IMPLEMENTED and not isinstance(first.type, Attempt):
            return truth(cx, first) if as_test else first
    held_left, bindings = once(cx, settled(cx, left))
    held_right, bound = once(cx, settled(cx, right))

    def call(receiver: Expr, name: str, argument: Expr) -> Expr:
        value = call_method(cx, receiver, name, [argument], node)
        return attempts.truth_of(cx, value) if as_test else value

    tests = [reflected.is_first(cx, pairs, held_left, held_right, node) for pairs in early.values()]
    again = bool_literal(True, node) if is_comparison else reflected.may_reflect(cx, held_left, held_right, node)
    for test in tests:
        again = reflected.both(again, negated(test), node)

    def trying(receiver: Expr, name: str) -> attempts.Try:
        if receiver is left:
            return lambda: call(held_left, name, held_right)
        if isinstance(again, Literal) and not again.value:
            return lambda: Literal(None, type=NOT_IMPLEMENTED, node=node)
        return lambda: reflected.only_if(again, call(held_right, name, held_left), node)

    def trying_early(class_: Class, test: Expr) -> attempts.Try:
        receiver = reflected.as_class(held_right, class_, node)
        return lambda: reflected.only_if(test, call(receiver, reflections[0], held_left), node)

    tries = [trying(receiver, name) for receiver, name, _ in found]
    in_place = sum(name.startswith("__i") and name[3:-2] in METHODS.values() for _, name, _ in found)
    tries[in_place:in_place] = [trying_early(class_, test) for class_, test in zip(early, tests, strict=True)]
    result = attempts.first_answer(cx, tries, lambda: last(held_left, held_right), node)
    return wrap([*bindings, *bound], result)


# --- comparison ---


def check_compare(cx: Checker, node: ast.Compare, expected: Type | None) -> Expr:
    """A chain: each operand is evaluated once, and the chain stops at the first that is false."""
    classes = identity.check_classes(cx, node)
    if classes is not None:
        return classes
    left = cx.expr(node.left)
    result: Expr | None = None
    for op, right_node in zip(node.ops, node.comparators, strict=True):
        is_display = isinstance(right_node, (ast.List, ast.Set, ast.Dict)) and mentions_long(left.type)
        right = cx.expr(right_node, left.type if is_display else None)
        bindings: list[tuple[object, Expr]] = []
        if right_node is not node.comparators[-1]:
            right, bound = once(cx, right)
            if bound:  # it is evaluated after the left one, and stays bound for the rest of the chain
                left, held = once(cx, left)
                bindings = [*held, *bound]
        part = compare(cx, SYMBOLS[type(op)], left, right, node, as_test=False)
        if len(node.ops) > 1 and part.type not in (BOOL, NEVER):
            _refuse_chain(cx, part.type, node)
        part = wrap(bindings, part)
        result = part if result is None else Both("and", result, part, type=BOOL, node=node)
        left = right
    assert result is not None
    return result


def _refuse_chain(cx: Checker, answer: Type, node: ast.Compare) -> None:
    cx.fail(
        "PK0241",
        node,
        f"a comparison in this chain answers {described(answer)}",
        why="a chain is of truth values",
        cpython="the chain gives the first answer that is false, or the last one",
        fix="write the comparisons apart, with `and` between them",
    )


def compare(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, as_test: bool = True) -> Expr:
    """One comparison of two checked operands: its truth; as_test=False: the answer, which may be of any type."""
    from pyuk.compiler.check.classtests import compare_classes

    if NEVER in (left.type, right.type):
        return _unknown(cx, left, right, node)
    if op in ("is", "is not", "==", "!="):
        same = exctypes.same_class(cx, left, right, node)
        if same is not None:
            return negated(same) if op in ("is not", "!=") else same
    of_classes = compare_classes(cx, op, left, right, node)
    if of_classes is not None:
        return of_classes
    if op in ("is", "is not"):
        return _identity(cx, op, left, right, node)
    if op in ("in", "not in"):
        return _contained_below(cx, op, left, right, node) or _membership(cx, op, left, as_items(cx, right), node)
    left, right = _plain(cx, left), _plain(cx, right)
    left, right = _as_tuples(cx, COMPARISONS[op][0], left, right)
    if isinstance(left.type, Union) or isinstance(right.type, Union):
        return _compare_unions(cx, op, left, right, node)
    if is_number(left.type) and is_number(right.type):
        return _compare_numbers(cx, op, left, right, node)
    if op in ("==", "!=") and (is_function(left.type) or is_function(right.type)):
        return functions.equal_functions(cx, op, left, right, node)
    if isinstance(left.type, Tuple) and isinstance(right.type, Tuple):
        return _compare_tuples(cx, op, left, right, node)
    if NONE in (left.type, right.type) and op in ("==", "!="):
        return _compare_none(cx, op, left, right, node, as_test=as_test)
    return _compare_objects(cx, op, left, right, node, as_test=as_test)


def _compare_none(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, as_test: bool) -> Expr:
    """None is equal to itself alone, unless the other operand's class says otherwise.

    Its method is given an Optional: that it fails with None is seen when it runs.
    """
    other = left if right.type == NONE else right
    if not isinstance(other.type, (Class, Optional)) or not _has_equality(cx, other.type):
        return _identity(cx, "is" if op == "==" else "is not", left, right, node)
    if isinstance(other.type, Optional):
        return _compare_optional(cx, op, other, Convert(none_literal(node), type=other.type, node=node), node)
    none = Convert(none_literal(node), type=Optional(other.type), node=node)
    made = _asked_for_equality(cx, op, other, none, node, as_test=as_test)
    return made if made is not None else bool_literal(op == "!=", node)


def _asked_for_equality(
    cx: Checker, op: str, value: Expr, none: Expr, node: ast.AST, *, as_test: bool
) -> Expr | None:
    """What the class of a value says of None, by `__eq__` or `__ne__`; None where it takes no None."""
    if op == "!=":
        return _unequal(cx, [(value, "__ne__", none)], value, none, node, as_test=as_test)
    calls, different = [(value, "__eq__", none)], bool_literal(False, node)
    return _ask(cx, calls, value, none, lambda x, y: different, node, is_comparison=True, as_test=as_test)


def _has_equality(cx: Checker, type_: Type) -> bool:
    """Whether a class of the program says what its objects are equal to."""
    class_ = type_.inner if isinstance(type_, Optional) else type_
    found = cx.world.method(class_, "__eq__") if isinstance(class_, Class) else None
    return found is not None and found[1].module.source.is_app and not found[1].is_made


def _compare_unions(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """A comparison where an operand is one of a union: in a function where there are many combinations, or no end."""
    from pyuk.compiler.check.calls import accepts, call_method
    from pyuk.compiler.check.unions import members

    sides = [members(cx, side.type) for side in (left, right)]
    combinations = len(sides[0]) * len(sides[1])
    may_be_nested = left.type == right.type and any(namedtuples.record_in(member) for member in sides[0])
    path = EQUAL if op == "!=" else OUT_OF_LINE.get(op)
    is_object = isinstance(left.type, AnyObject) or isinstance(right.type, AnyObject)
    of_its_own = cx.instance.params in ((left.type, right.type), (OBJECT, right.type))
    is_there = cx.info.symbol == path and of_its_own and not cx.of_items
    is_long = combinations > MAX_INLINE or (is_object and cx.of_items)  # objects may be tuples of objects
    if path is not None and (is_long or may_be_nested) and not is_there:
        left, right = _as_objects(cx, left, right)
        found = call_runtime(cx, path, [settled(cx, left), settled(cx, right)], node)
        return negated(found) if op == "!=" else found
    name = COMPARISONS[op][0]
    if isinstance(left.type, Class) and accepts(cx, left.type, name, [right]):
        return truth(cx, call_method(cx, left, name, [right], node))
    on = _on_unions if isinstance(left.type, Union) else _on_right_union

    def operate(one: Expr, other: Expr) -> Expr:
        if is_object and op not in ("==", "!=") and _are_alike(one.type, other.type):
            ask_order(cx, one.type, other.type, node, lambda x, y: compare(cx, op, x, y, node))
        return compare(cx, op, one, other, node)

    return on(cx, left, right, node, operate)


def _are_alike(left: Type, right: Type) -> bool:
    """Whether both are of one container, but no tuples, of which each pair of items is asked when it is compared."""
    return isinstance(left, Class) and isinstance(right, Class) and left.info is right.info


def _as_objects(cx: Checker, left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """Values of unions with tuples as `object`s: a program has many such unions, each of which may meet each."""
    types = (left.type, right.type)
    if not all(isinstance(each, Union) for each in types):
        return left, right
    if not any(isinstance(each, AnyObject) or tuple_depth(each) for each in types):
        return left, right
    return coerce(cx, left, OBJECT, "the operand", None), coerce(cx, right, OBJECT, "the operand", None)


def _compare_numbers(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    if left.type == BOOL and right.type == BOOL:
        return Comparison(op, to_int(left), to_int(right), type=BOOL, node=node)
    if FLOAT not in (left.type, right.type):
        left, right = to_int(left), to_int(right)
        return _decided(op, left, right, node) or Comparison(op, left, right, type=BOOL, node=node)
    if left.type != right.type:
        exact = _compare_mixed(cx, op, left, right, node)
        if exact is not None:
            return exact
    return Comparison(op, to_float(cx, left), to_float(cx, right), type=BOOL, node=node)


def _decided(op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """A comparison of two literals."""
    if isinstance(left, Literal) and isinstance(right, Literal):
        results = {
            "==": operator.eq,
            "!=": operator.ne,
            "<": operator.lt,
            "<=": operator.le,
            ">": operator.gt,
            ">=": operator.ge,
        }
        return bool_literal(results[op](left.value, right.value), node)
    return None


def _compare_mixed(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """An int against a float: exact, also beyond 2**53, where the int does not fit a float."""
    int_side = right if left.type == FLOAT else left
    range_ = to_int(int_side).type
    assert isinstance(range_, Int)
    if range_.lo >= -(1 << 53) and range_.hi <= 1 << 53:
        return None
    flipped = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
    path = "pyuk.builtins.number.compare_with_float"
    if left.type == FLOAT:
        again, bindings = once(cx, left)
        order = call_runtime(cx, path, [narrow(cx, right, INT), again], node)
        return wrap(
            bindings,
            Comparison(flipped.get(op, op), order, int_literal(0, node), type=BOOL, node=node)
            if op in ("==", "!=")
            else _ordered(flipped[op], order, node, cx),
        )
    order = call_runtime(cx, path, [narrow(cx, left, INT), right], node)
    if op in ("==", "!="):
        return Comparison(op, order, int_literal(0, node), type=BOOL, node=node)
    return _ordered(op, order, node, cx)


def _ordered(op: str, order: Expr, node: ast.AST, cx: Checker) -> Expr:
    """-1, 0, 1 against 0; 2 stands for a nan, for which every order is false."""
    again, bindings = once(cx, order)
    comparable = Comparison("!=", again, int_literal(2, node), type=BOOL, node=node)
    held = Comparison(op, again, int_literal(0, node), type=BOOL, node=node)
    return wrap(bindings, Both("and", comparable, held, type=BOOL, node=node))


def _same(cx: Checker, stored: Expr, other: Expr, node: ast.AST) -> Expr:
    """Whether two items of containers are one: the same object, or equal."""
    from pyuk.compiler.check.hashing import same_key

    return same_key(cx, stored, other, node)


def _compare_tuples(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    around, cx.of_items = cx.of_items, True
    try:
        return _compare_items(cx, op, left, right, node)
    finally:
        cx.of_items = around


def _compare_items(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    assert isinstance(left.type, Tuple) and isinstance(right.type, Tuple)
    a, bound = once(cx, left)
    b, bound_right = once(cx, right)
    pairs = list(zip(left.type.items, right.type.items, strict=False))
    items = [
        (TupleItem(a, i, type=x, node=node), TupleItem(b, i, type=y, node=node))
        for i, (x, y) in enumerate(pairs)
    ]
    sizes = (len(left.type.items), len(right.type.items))
    if op in ("==", "!="):
        result: Expr = bool_literal(sizes[0] == sizes[1], node)
        if sizes[0] == sizes[1]:
            for x, y in items:
                same = _same(cx, x, y, node)
                result = (
                    same if isinstance(result, Literal) else Both("and", result, same, type=BOOL, node=node)
                )
        result = negated(result) if op == "!=" else result
        return wrap([*bound, *bound_right], result)
    result = _decided(op, int_literal(sizes[0], node), int_literal(sizes[1], node), node) or bool_literal(
        False, node
    )
    for x, y in reversed(items):
        same = _same(cx, x, y, node)
        result = choice(same, result, _order_of_items(cx, op, x, y, node), BOOL)
    return wrap([*bound, *bound_right], result)


def _order_of_items(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Items of tuples are asked for their order only where all items before them are equal: it may be missing."""
    try:
        return compare(cx, op, left, right, node)
    except Problem as problem:
        if problem.diagnostic.code != "PK0220":
            raise
        return attempts.refused(cx, op, left, right, node, order=True)


def _compare_objects(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, as_test: bool) -> Expr:
    from pyuk.compiler.check.setops import compare_views

    views = compare_views(cx, op, left, right, node)
    if views is not None:
        return views
    name, _ = COMPARISONS[op]
    flipped = {"<": "__gt__", ">": "__lt__", "<=": "__ge__", ">=": "__le__", "==": "__eq__", "!=": "__ne__"}[
        op
    ]
    if isinstance(left.type, Optional) or isinstance(right.type, Optional):
        return _compare_optional(cx, op, left, right, node)
    if op != "==" and isinstance(left.type, Class):

        def again(one: Expr, other: Expr) -> Expr:
            return compare(cx, op, one, other, node, as_test=as_test)

        below = _by_left_below(cx, name, left, right, again, node)
        if below is not None:
            return below
    calls = [(left, name, right), (right, flipped, left)][: 1 if equality.answers(cx) else 2]
    if op == "!=":
        found = _unequal(cx, calls, left, right, node, as_test=as_test)
    else:

        def last(one: Expr, other: Expr) -> Expr:
            if op == "==":
                return _default_equality(cx, op, one, other, node)
            return attempts.refused(cx, op, one, other, node, order=True)

        found = _ask(cx, calls, left, right, last, node, is_comparison=True, as_test=as_test)
    if found is not None:
        return found
    if op in ("==", "!="):
        return _default_equality(cx, op, left, right, node)
    if left.type == right.type == NONE and not cx.is_app:  # the library sorts what is empty for all that is known
        return attempts.refused(cx, op, left, right, node, order=True)
    cx.fail(
        "PK0220",
        node,
        f"`{op}` does not work on {described(left.type)} and {described(right.type)}",
        why=f"neither has a method for `{op}` with the other",
        fix=_conversion_hint(op, left, right),
        cpython=f"TypeError: '{op}' not supported between instances of "
        f"'{_shown(left.type)}' and '{_shown(right.type)}'",
    )
    raise AssertionError


def _unequal(
    cx: Checker, calls: list[tuple[Expr, str, Expr]], left: Expr, right: Expr, node: ast.AST, *, as_test: bool
) -> Expr | None:
    """`!=`: by `__ne__` where a class has it, else the opposite of what `__eq__` answers."""

    def asked(calls: list[tuple[Expr, str, Expr]], op: str, as_test: bool) -> Expr | None:
        def last(one: Expr, other: Expr) -> Expr:
            return _default_equality(cx, op, one, other, node)

        return _ask(cx, calls, left, right, last, node, is_comparison=True, as_test=as_test)

    if any(isinstance(side.type, Class) and cx.world.method(side.type, "__ne__") for side in (left, right)):
        return asked(calls, "!=", as_test)
    found = asked([(receiver, "__eq__", argument) for receiver, _, argument in calls], "==", True)
    return None if found is None else negated(found)


def _default_equality(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Without __eq__, objects are equal when they are the same; values of unlike types never are."""
    one, other = left.type, right.type
    same = isinstance(one, Class) and isinstance(other, Class) and one.info is other.info
    if same and one != other and isinstance(one, Class) and isinstance(other, Class):
        path = _equality_of_unlike(cx, one, other)
        if path is not None:
            equal = call_runtime(cx, path, [left, right], node)
            return negated(equal) if op == "!=" else equal
    for side in (one, other):
        if (
            isinstance(side, Class)
            and _compares_itself(cx, side)
            and (same or side.info.module.source.is_app)
            and not _keeps_identity(cx, side)
        ):
            _refuse_equality(cx, op, side, left, right, node)
    if isinstance(one, (Class, Struct)) and isinstance(other, (Class, Struct)):
        if one == other or cx.world.join(one, other) is not None:
            for side in (one, other):
                _refuse_inequality_below(cx, side, node)
            asked = equality.by_objects(cx, left, right, node)
            if asked is not None:
                return negated(asked) if op == "!=" else asked
        return Comparison("is" if op == "==" else "is not", left, right, type=BOOL, node=node)
    bindings: list[tuple[object, Expr]] = [
        (cx.temporary(value.type), value) for value in (settled(cx, left), settled(cx, right))
    ]
    return wrap(bindings, bool_literal(op == "!=", node))


def _equality_of_unlike(cx: Checker, one: Class, other: Class) -> str | None:
    """What compares two containers of one class whose items are of unlike types."""
    if one.info is not cx.world.builtin_class(one.info.name):
        return None
    match one.info.name:
        case "list":
            return "pyuk.builtins.unions.equal_lists"
        case "tuple":
            return "pyuk.builtins.unions.equal_tuples"
        case "set":
            return "pyuk.builtins.unions.equal_sets"
        case "dict":
            same_keys = one.args[0] == other.args[0]
            return f"pyuk.builtins.unions.equal_{'' if same_keys else 'unlike_'}dicts"
    return None


def _compares_itself(cx: Checker, class_: Class) -> bool:
    return cx.world.method(class_, "__eq__") is not None


def _refuse_equality(cx: Checker, op: str, class_: Class, left: Expr, right: Expr, node: ast.AST) -> None:
    """A method that compares is called in CPython with whatever it is compared with."""
    other = right.type if left.type == class_ else left.type
    cx.fail(
        "PK0221",
        node,
        f"the `__eq__` of `{class_}` takes no {_shown(other)}",
        why="its annotation says what it compares with",
        cpython="the method is called all the same, and may fail in there",
        fix="annotate its parameter `other: object`, and test it with isinstance() in there"
        if class_.info.module.source.is_app
        else _conversion_hint(op, left, right) or "compare values of one type",
    )


def _refuse_inequality_below(cx: Checker, type_: Type, node: ast.AST) -> None:
    """A class without __ne__ whose objects may be of one that has it: asking each object is not supported."""
    from pyuk.compiler.check.hashing import overriding

    lacks = isinstance(type_, Class) and cx.world.method(type_, "__ne__") is None
    below = overriding(cx, type_, "__ne__") if isinstance(type_, Class) and lacks else []
    if below:
        cx.fail(
            "PK0221",
            node,
            f"{described(type_)} has no `__ne__`, but `{below[0]}`, which may be meant, has one",
            cpython="each object is asked",
            why="what `!=` means here has to be known for every object",
            fix=f"leave the `__ne__` of `{below[0]}` out: `!=` is the opposite of `==`",
        )


def _keeps_identity(cx: Checker, type_: Type) -> bool:
    """Whether objects of a class of the program are equal to themselves, and to nothing of another type."""
    if not isinstance(type_, Class) or not type_.info.module.source.is_app:
        return False
    found = cx.world.method(type_, "__eq__")
    if found is None or found[1].is_made:
        return True
    params = found[1].node.args.args  # type: ignore[union-attr]
    return len(params) == 2 and params[1].annotation is None  # it was asked, and did not answer


def _order_optional(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """None has no order: where one side is None, it is the TypeError that names both."""
    from pyuk.compiler.check.unions import any_of

    a, bound = once(cx, left)
    b, bound_right = once(cx, right)
    there = [Reinterpret(v, type=v.type.inner, node=node) if isinstance(v.type, Optional) else v for v in (a, b)]
    held = compare(cx, op, there[0], there[1], node)
    none = none_literal(node)
    tests: list[Expr] = [
        Comparison("is", v, none, type=BOOL, node=node) for v in (a, b) if isinstance(v.type, Optional)
    ]
    error = Reinterpret(attempts.refused(cx, op, a, b, node, order=True), type=held.type, node=node)
    return wrap([*bound, *bound_right], choice(any_of(tests, node), error, held, held.type))


def _compare_optional(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Where both are there they are compared as such; where one is None, the class of the other one is asked."""
    if op not in ("==", "!="):
        return _order_optional(cx, op, left, right, node)
    a, bound = once(cx, left)
    b, bound_right = once(cx, right)
    result = compare(cx, "==", _present(a, node), _present(b, node), node)
    for one, other in ((b, a), (a, b)):
        if isinstance(one.type, Optional):
            missing = Comparison("is", one, none_literal(node), type=BOOL, node=node)
            alone: Expr = bool_literal(False, node)
            if _has_equality(cx, other.type):
                alone = _asked_for_equality(cx, "==", _present(other, node), one, node, as_test=True) or alone
            if isinstance(other.type, Optional):
                too = Comparison("is", other, none_literal(node), type=BOOL, node=node)
                alone = choice(too, bool_literal(True, node), alone, BOOL)
            result = choice(missing, alone, result, BOOL)
    return wrap([*bound, *bound_right], negated(result) if op == "!=" else result)


def _present(value: Expr, node: ast.AST) -> Expr:
    return Reinterpret(value, type=value.type.inner, node=node) if isinstance(value.type, Optional) else value


def _identity(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    if left.type == NONE and right.type != NONE:
        left, right = right, left
    if right.type == NONE:
        if isinstance(left.type, (Optional, Union)):
            return Comparison(op, left, none_literal(node), type=BOOL, node=node)
        is_pure = isinstance(left, (Literal, ReadLocal))  # then the answer is a constant, and decides an `if`
        return wrap(
            [] if is_pure else [(cx.temporary(left.type), settled(cx, left))],
            bool_literal((left.type == NONE) == (op == "is"), node),
        )
    if is_function(left.type) or is_function(right.type):
        return functions.same_function(cx, op, left, right, node)
    references = (Class, Optional, Struct)
    if isinstance(left.type, references) and isinstance(right.type, references):
        return Comparison(op, left, right, type=BOOL, node=node)
    if isinstance(left.type, Union) or isinstance(right.type, Union):
        on = _on_unions if isinstance(left.type, Union) else _on_right_union
        return on(cx, left, right, node, lambda one, other: compare(cx, op, one, other, node))
    if python_name(left.type) != python_name(right.type):
        return wrap(
            [(cx.temporary(v.type), v) for v in (settled(cx, left), settled(cx, right))],
            bool_literal(op == "is not", node),
        )
    if left.type == BOOL and right.type == BOOL:
        return Comparison("==" if op == "is" else "!=", to_int(left), to_int(right), type=BOOL, node=node)
    cx.fail(
        "PK0222",
        node,
        f"`{op}` does not work on {described(left.type)} and {described(right.type)}",
        why="numbers and tuples are values here, not objects",
        cpython="the result depends on what the interpreter happens to share",
        fix=f"write {'==' if op == 'is' else '!='}",
    )
    raise AssertionError


def _why_not_in(left: Type, right: Type) -> str:
    if isinstance(right, Tuple):
        return "only a tuple that is written out behind `in` is searched so far"
    if isinstance(right, Class):
        return f"{described(right)} holds no {_shown(left)}"
    return f"{described(right)} has no items to look among"


def _not_in_error(left: Type, right: Type, op: str) -> str:
    if str(right) == "str":
        return f"TypeError: 'in <string>' requires string as left operand, not {_shown(left)}"
    if isinstance(right, Tuple) or (isinstance(right, Class) and right.info.name == "list"):
        return f"the items are compared one by one; the result is {op == 'not in'} where none is equal"
    return f"TypeError: argument of type '{_shown(right)}' is not iterable"


def _contained_below(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`left in right` where only classes below have `__contains__` or `__iter__`."""
    from pyuk.compiler.check.below import asked_below

    if not isinstance(right.type, Class) or not right.type.info.module.source.is_app:
        return None
    one, bindings = once(cx, settled(cx, left))
    names = ("__contains__", "__iter__")
    found = asked_below(cx, right, names, lambda each: compare(cx, op, one, each, node), node)
    return wrap(bindings, found) if found is not None else None


def _found_by_search(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`left in right` where the class has no __contains__: the items are compared one by one."""
    from pyuk.compiler.check import iteration
    from pyuk.compiler.check.tree import Block, Do, If, Loop, SetLocal

    names = ("__iter__", "__getitem__", "advance")
    assert isinstance(right.type, Class)
    if not any(cx.world.method(right.type, name) for name in names) or not isinstance(right.node, ast.expr):
        return None
    block: Block = []
    wanted = iteration.hold(cx, settled(cx, left), block, node)
    plan = iteration.over_value(cx, right, right.node)
    if plan is None:
        return Do(block, Literal(None, type=NEVER, node=node), type=NEVER, node=node)
    variable = cx.temporary(BOOL, "found")
    found = ReadLocal(variable, type=BOOL, node=node)
    same = truth(cx, _same(cx, settled(cx, plan.item), wanted, node))
    note: Block = [SetLocal(variable, bool_literal(True, node), node=node)]
    more = Both("and", negated(found), plan.condition, type=BOOL, node=node)
    loop = Loop(more, [If(same, note, [], node=node)], plan.steps, [], node=node)
    begin = SetLocal(variable, bool_literal(False, node), node=node)
    return Do([*block, *plan.before, begin, loop], found, type=BOOL, node=node)


def _membership(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls import accepts, call_method

    found: Expr | None = None
    if isinstance(right.type, (Union, Optional)):
        return _on_right_union(cx, left, right, node, lambda one, other: compare(cx, op, one, other, node))
    if left.type == BOOL and isinstance(right.type, Class) and right.type.args[:1] == (INT,):
        left = to_int(left)  # True is the key 1
    if isinstance(left.type, ClassOf) and not isinstance(right, MakeTuple):
        left = identity.class_object(cx, left)
    if isinstance(right, MakeTuple):
        again, bindings = once(cx, left)
        for item in right.items:
            held, bound = once(cx, item)
            bindings += bound
            same = _same(cx, held, again, node)
            found = same if found is None else Both("or", found, same, type=BOOL, node=node)
        found = wrap(bindings, found or bool_literal(False, node))
    elif isinstance(right.type, Class) and accepts(cx, right.type, "__contains__", [left]):
        again, bindings = once(cx, left)
        found = wrap(bindings, truth(cx, call_method(cx, right, "__contains__", [again], node)))
    elif isinstance(right.type, Class) and right.type.info.name == "list":
        again, bindings = once(cx, settled(cx, left))
        found = wrap(bindings, call_runtime(cx, "pyuk.builtins.unions.contains", [right, again], node))
    elif isinstance(right.type, Tuple):
        found = _among_items(cx, left, right, node)
    elif isinstance(right.type, Class) and not cx.world.method(right.type, "__contains__"):
        found = _found_by_search(cx, left, right, node)
    elif isinstance(left.type, (Union, Optional)):
        return _on_unions(cx, left, right, node, lambda one, other: compare(cx, op, one, other, node))
    elif _never_among_keys(cx, left.type, right.type):
        sides = [(cx.temporary(side.type), settled(cx, side)) for side in (left, right)]
        found = wrap(list(sides), bool_literal(False, node))
    if found is None:
        cx.fail(
            "PK0220",
            node,
            f"`{op}` does not work on {described(left.type)} and {described(right.type)}",
            why=_why_not_in(left.type, right.type),
            cpython=_not_in_error(left.type, right.type, op),
        )
        raise AssertionError
    return negated(found) if op == "not in" else found


def _never_among_keys(cx: Checker, value: Type, container: Type) -> bool:
    """Whether a set or dict holds nothing that could equal the value: its keys are of another kind, as CPython has."""
    if not isinstance(container, Class) or container.info.name not in ("set", "frozenset", "dict"):
        return False
    kinds = [_kind(value), _kind(cx.world.resolve(container.args[0]))]
    return None not in kinds and kinds[0] != kinds[1]


def _kind(type_: Type) -> str | None:
    """What equals only its like: a number, a str, bytes, None; None of anything else."""
    if is_number(type_):
        return "number"
    if type_ == NONE:
        return "None"
    return str(type_) if isinstance(type_, Class) and str(type_) in ("str", "bytes") else None


def _among_items(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`x in t` for a tuple: whether one of its items equals."""
    from pyuk.compiler.check.unions import any_of, held

    one, bindings = held(cx, settled(cx, left), right)
    other, bound = held(cx, right)
    assert isinstance(right.type, Tuple)
    items = [TupleItem(other, i, type=t, node=node) for i, t in enumerate(right.type.items)]
    return wrap([*bindings, *bound], any_of([_same(cx, item, one, node) for item in items], node))


__all__ = ["Call", "binary", "check_binary", "check_compare", "check_unary", "compare", "narrow_env"]
