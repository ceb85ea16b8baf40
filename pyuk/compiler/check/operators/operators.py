"""Operators: on numbers, on truth values, and the methods that classes give them."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable as Function
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyuk.compiler.check import widening
from pyuk.compiler.check.declare import derived, enums, namedtuples, plainvalues
from pyuk.compiler.check.expressions import nothing, tupleitems
from pyuk.compiler.check.expressions.conversions import (
    call_hint,
    call_runtime,
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
from pyuk.compiler.check.expressions.longtuples import alike, lengthened, sum_of_others
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.intervals import fits_pair, fits_register, interval
from pyuk.compiler.check.model.prelude import OUT_OF_LINE
from pyuk.compiler.check.model.problems import Problem, diagnostic
from pyuk.compiler.check.model.tree import (
    Arithmetic,
    Expr,
    Literal,
    MakeTuple,
    Negate,
    TupleItem,
    bool_literal,
    int_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    NOT_IMPLEMENTED,
    NOTHING,
    OBJECT,
    U64,
    AnyObject,
    Attempt,
    Class,
    FunctionValue,
    Int,
    Optional,
    Tuple,
    Type,
    TypeValue,
    Union,
    described,
    python_name,
)
from pyuk.compiler.check.operators import attempts, reflected
from pyuk.compiler.check.operators.families import related

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
UNARY: dict[type, tuple[str, str]] = {
    ast.USub: ("__neg__", "-"),
    ast.UAdd: ("__pos__", "+"),
    ast.Invert: ("__invert__", "~"),
}
FORMATS = ("str", "bytes", "bytearray")  # whose % is given the values themselves, to show them
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


def check_binary(cx: Checker, node: ast.BinOp, expected: Type | None) -> Expr:
    op = SYMBOLS[type(node.op)]
    left = cx.expr(node.left, expected if op in ("+", "*") else None)
    return binary(cx, op, left, cx.expr(node.right), node)


Operation = Function[[Expr, Expr], Expr]


def binary(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, inplace: bool = False) -> Expr:
    """`left op right` for operands that are checked already."""

    def again(one: Expr, other: Expr) -> Expr:
        return binary(cx, op, one, other, node, inplace=inplace)

    below = plain_below(cx, _methods(op, inplace=inplace), f"__r{METHODS[op]}__", left, right, again, node)
    if below is not None:
        return below
    left, right = _operands(cx, op, left, right, inplace=inplace)
    if NEVER in (left.type, right.type):
        return not_known(cx, left, right, node)
    never_done = nothing.operation(cx, left, right, NOTHING, node)
    if never_done is not None:
        return never_done
    if isinstance(left.type, Union):
        apart = None if inplace else _out_of_line(cx, op, left, right, node)
        if apart is not None:
            return apart
        shown = _shown(op, inplace=inplace)
        return on_unions(cx, left, right, node, again, refusal=lambda x, y: attempts.refused(cx, shown, x, y, node))
    if is_number(left.type) and is_number(right.type):
        return _numbers(cx, op, left, right, node)
    made = _of_sequences(cx, op, left, right, node)
    if made is not None:
        return made
    if isinstance(left.type, Optional):
        left = not_none(cx, left, f"unsupported operand type(s) for {op}: 'NoneType' and '{operand_name(right.type)}'")
    made = _by_method(cx, op, left, right, node, again, inplace=inplace)
    if made is not None:
        return made
    if isinstance(right.type, (Union, Optional)):
        return on_right_union(cx, left, right, node, again)
    made = widening.sum_of_containers(cx, op, left, right, node, inplace=inplace)
    if made is None and inplace and op == "+":
        from pyuk.compiler.check.calls.folds import extended

        made = extended(cx, left, right, node)
    if made is None:
        from pyuk.compiler.check.operators.setops import of_other_items

        made = of_other_items(cx, op, left, right, node, inplace=inplace)
    if made is not None:
        return made
    raise _no_operation(cx, op, left, right, node, inplace=inplace)


def _out_of_line(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """The operator on `object`s by a function of its own, which has the code for each pair of types once."""
    from pyuk.compiler.check.expressions.unions import MAX_INLINE, members

    path = OUT_OF_LINE.get(op)
    combinations = len(members(cx, left.type)) * len(members(cx, right.type))
    if path is None or cx.info.symbol == path or combinations <= MAX_INLINE or not isinstance(left.type, AnyObject):
        return None
    return call_runtime(cx, path, [settled(cx, left), settled(cx, right)], node)


def _methods(op: str, *, inplace: bool) -> tuple[str, ...]:
    """The left operand's methods for an operator, in the order in which they are asked."""
    return (f"__i{METHODS[op]}__", f"__{METHODS[op]}__") if inplace else (f"__{METHODS[op]}__",)


def plain_below(
    cx: Checker, names: tuple[str, ...], reflected_name: str, left: Expr, right: Expr, again: Operation, node: ast.AST
) -> Expr | None:
    """An operation on objects that are plain values, by methods that only classes below their static one have."""
    for name in names if plainvalues.kind_of(left.type) is not None else ():
        found = by_left_below(cx, name, left, right, again, node)
        if found is not None:
            return found
    if plainvalues.kind_of(right.type) is None:
        return None
    return by_right_below(cx, reflected_name, left, right, again, node)


def _operands(cx: Checker, op: str, left: Expr, right: Expr, *, inplace: bool) -> tuple[Expr, Expr]:
    """The operands as what the operator works on: members of enumerations as their values, named tuples as tuples."""
    if op == "*":
        left, right = _count(cx, left, right), _count(cx, right, left)
    if not (op in ("|", "&", "^") and (enums.is_flag(left.type) or enums.is_flag(right.type))):
        whole = right
        left, right = plainvalues.operands(cx, op, left, right, _methods(op, inplace=inplace), f"__r{METHODS[op]}__")
        if op == "%" and python_name(left.type) in FORMATS:
            right = whole
    return as_tuples(cx, f"__{METHODS[op]}__", left, right)


def _of_sequences(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """What operators do with tuples, and with how often a sequence is repeated."""
    from pyuk.compiler.check.calls.calls import call_method

    if op == "+" and isinstance(left.type, Tuple) and isinstance(right.type, Tuple):
        if cx.info.symbol == OUT_OF_LINE[op]:  # of `object`s: each sum would be one more type of them, without end
            long = cx.world.class_type("tuple", OBJECT)
            return call_method(cx, lengthened(cx, left, long), "__add__", [lengthened(cx, right, long)], node)
        return _join_tuples(cx, left, right, node)
    if op == "+":
        return sum_of_others(cx, left, right, node)
    if op == "*":
        return tupleitems.product(cx, left, right, node)
    return None


def _by_method(
    cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, again: Operation, *, inplace: bool
) -> Expr | None:
    """What the class of an operand does; None where neither has a method for it."""
    from pyuk.compiler.check.operators.percent import check_percent
    from pyuk.compiler.check.operators.setops import set_operator

    if op == "%" and python_name(left.type) in FORMATS:
        return check_percent(cx, left, right, node)
    name = f"__i{METHODS[op]}__"
    found = set_operator(cx, op, left, right, node, inplace=inplace)
    if found is None and inplace and isinstance(left.type, Class):
        found = by_left_below(cx, name, left, right, again, node)
    if found is None:
        found = _method(cx, op, left, right, node, inplace)
    return derived.kept_in_place(cx, left, name, found) if found is not None and inplace else found


def _count(cx: Checker, value: Expr, sequence: Expr) -> Expr:
    """A bool that says how often a sequence which is not of the program's own is repeated, as an int."""
    type_ = sequence.type.inner if isinstance(sequence.type, Optional) else sequence.type
    found = cx.world.method(type_, "__mul__") if isinstance(type_, Class) else None
    is_builtin = isinstance(type_, Tuple) or (found is not None and not found[1].module.source.is_app)
    return to_int(value) if value.type == BOOL and is_builtin else value


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
            fix=conversion_hint(op, left, right),
        )
    )
    stem = METHODS[op]
    widening.note_operand(cx, problem, left.type, f"__{stem}__", right.type)
    widening.note_operand(cx, problem, right.type, f"__r{stem}__", left.type)
    return widening.note_operands(cx, problem, op, left.type, right.type)


def by_left_below(
    cx: Checker, name: str, left: Expr, right: Expr, operate: Operation, node: ast.AST
) -> Expr | None:
    """An operation whose method only classes below the left operand's have; None where that is not so."""
    return _by_below(cx, 0, name, (left, right), operate, node)


def by_right_below(
    cx: Checker, name: str, left: Expr, right: Expr, operate: Operation, node: ast.AST
) -> Expr | None:
    """by_left_below() for the method that the right operand answers by."""
    return _by_below(cx, 1, name, (left, right), operate, node)


def _by_below(
    cx: Checker, at: int, name: str, operands: tuple[Expr, Expr], operate: Operation, node: ast.AST
) -> Expr | None:
    from pyuk.compiler.check.attributes.below import asked_below

    one, bindings = once(cx, operands[0])
    other, bound = once(cx, operands[1])

    def of(each: Expr) -> Expr:
        return operate(one, each) if at else operate(each, other)

    found = asked_below(cx, other if at else one, (name,), of, node)
    return wrap([*bindings, *bound], found) if found is not None else None


@dataclass(frozen=True)
class Unrelated:
    """What an operation gives for those of a union's types that have nothing to do with the other operand's.

    asked: the methods by which a class says what its objects have to do with others.
    """

    asked: tuple[str, ...]
    result: Operation


def on_unions(
    cx: Checker,
    left: Expr,
    right: Expr,
    node: ast.AST,
    operate: Operation,
    unrelated: Unrelated | None = None,
    *,
    refusal: Operation | None = None,
) -> Expr:
    """An operation whose left operand is one of a union: both are evaluated, then it is looked at.

    refusal: raises CPython's error for two operands that do not have the operation.
    """
    return _by_one(cx, 0, (left, right), node, operate, unrelated, refusal)


def on_right_union(
    cx: Checker, left: Expr, right: Expr, node: ast.AST, operate: Operation, unrelated: Unrelated | None = None
) -> Expr:
    """on_unions() for an operation whose right operand is looked at."""
    return _by_one(cx, 1, (settled(cx, left), right), node, operate, unrelated, None)


def _by_one(
    cx: Checker,
    at: int,
    operands: tuple[Expr, Expr],
    node: ast.AST,
    operate: Operation,
    unrelated: Unrelated | None,
    refusal: Operation | None,
) -> Expr:
    from pyuk.compiler.check.expressions.unions import dispatch, held, members

    left, bindings = held(cx, operands[0], operands[1])
    right, bound = held(cx, operands[1])
    value, other = (left, right) if at == 0 else (right, left)
    every = members(cx, value.type)
    is_single = not isinstance(other.type, (Union, Optional))
    parts = related(cx, other.type, every, unrelated.asked) if unrelated is not None and is_single else every
    rest = unrelated.result(left, right) if unrelated is not None and len(parts) < len(every) else None

    def of(each: Expr) -> Expr:
        return operate(each, right) if at == 0 else operate(left, each)

    def refuse(each: Expr) -> Expr:
        """Of an operand that goes with none of the types of the other: the error names the one that is there."""
        assert refusal is not None
        return dispatch(cx, right, node, lambda against: refusal(each, against))

    tells = None if is_single or refusal is None else refuse
    return wrap([*bindings, *bound], dispatch(cx, value, node, of, parts=parts, otherwise=rest, refusal=tells))


def as_tuples(cx: Checker, name: str, left: Expr, right: Expr) -> tuple[Expr, Expr]:
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


def not_known(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.model.tree import Let

    return Let(
        cx.temporary(NEVER),
        left,
        Let(cx.temporary(NEVER), right, none_literal(node), type=NEVER, node=node),
        type=NEVER,
        node=node,
    )


def operand_name(type_: Type) -> str:
    return error_name(type_)


def _shown(op: str, *, inplace: bool) -> str:
    """An operator as CPython's errors write it."""
    return f"{op}=" if inplace else "** or pow()" if op == "**" else op


def _why_no_method(op: str, left: Type, right: Type) -> str:
    if operand_name(left) == operand_name(right) == "list":
        return "the items of a list have one type"
    return f"neither has a method for `{op}` with the other"


def _operand_error(op: str, left: Type, right: Type, *, inplace: bool = False) -> str:
    """CPython's TypeError; of the sequences it names the first operand's rule."""
    names = (operand_name(left), operand_name(right))
    if op == "+" and names == ("list", "list"):
        return "a list holds objects of any types"
    if op == "+" and inplace and names[0] == "list":
        return f"TypeError: '{names[1]}' object is not iterable"
    if op == "+" and names[0] in ("bytes", "bytearray"):
        return f"TypeError: can't concat {names[1]} to {names[0]}"
    if op == "+" and names[0] in ("str", "list", "tuple"):
        return f'TypeError: can only concatenate {names[0]} (not "{names[1]}") to {names[0]}'
    if op == "*" and set(attempts.SEQUENCES) & set(names):
        other = names[1] if names[0] in attempts.SEQUENCES else names[0]
        return f"TypeError: can't multiply sequence by non-int of type '{other}'"
    shown = _shown(op, inplace=inplace)
    return f"TypeError: unsupported operand type(s) for {shown}: '{names[0]}' and '{names[1]}'"


def conversion_hint(op: str, left: Expr, right: Expr) -> str | None:
    """Where one side is a str and the other a number: which of them to convert."""
    if op == "+" and operand_name(left.type) == "list" and operand_name(right.type) != "list":
        return "put it into a list of its own, or call append()"
    if op == "+" and operand_name(left.type) in ("dict", "set", "frozenset"):
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
        below = _unary_below(cx, node, value)
        if below is not None:
            return below
        if not plainvalues.has_own(cx, value.type, (UNARY[type(node.op)][0],)):
            value = plainvalues.plain(cx, value)
    if value.type == NEVER:
        return value
    if isinstance(value.type, (Union, Optional)):
        from pyuk.compiler.check.expressions.unions import dispatch

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


def _unary_below(cx: Checker, node: ast.UnaryOp, value: Expr) -> Expr | None:
    """The operation on an object that is a number, where only classes below its static one say what it does."""
    from pyuk.compiler.check.attributes.below import asked_below

    if plainvalues.kind_of(value.type) is None:
        return None
    return asked_below(cx, value, (UNARY[type(node.op)][0],), lambda each: unary(cx, node, each), node)


def _unary_method(cx: Checker, node: ast.UnaryOp, value: Expr) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    name, symbol = UNARY[type(node.op)]
    if isinstance(value.type, Class) and cx.world.method(value.type, name):
        return call_method(cx, value, name, [], node)
    cx.fail(
        "PK0220",
        node,
        f"`{symbol}` does not work on {described(value.type)}",
        why=f"it is no number, and has no `{name}`",
        cpython=f"TypeError: bad operand type for unary {symbol}: '{operand_name(value.type)}'",
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
    if inplace and op == "+" and derived.is_extended(cx, left.type):
        names.pop()  # the first takes any iterable
    calls = [(left, name, right) for name in names]
    calls.append((right, f"__r{stem}__", left))
    repeated = isinstance(right.type, Class) and right.type.info.name in attempts.SEQUENCES
    if op == "*" and repeated and isinstance(left.type, Int):
        calls.append((right, "__mul__", left))
    shown = _shown(op, inplace=inplace)

    def last(one: Expr, other: Expr) -> Expr:
        if plainvalues.goes_on(cx, left, right, tuple(names), f"__r{stem}__", compared=False):
            return binary(cx, op, plainvalues.plain(cx, one), plainvalues.plain(cx, other), node)
        return attempts.refused(cx, shown, one, other, node)

    return ask(cx, calls, left, right, last, node)


def ask(
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

    The right operand's come first for objects of a class below the left one's (check/operators/reflected.py).
    as_test: of the answer of a comparison only its truth counts.
    """
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.fitting import accepts

    def is_there(receiver: Type, name: str, argument: Expr) -> bool:
        return isinstance(receiver, Class) and accepts(cx, receiver, name, [argument])

    reflections = [name for receiver, name, _ in calls if receiver is right][:1]
    if reflections and plainvalues.is_reflected(cx, left.type, right.type, reflections[0]):
        calls = sorted(calls, key=lambda each: each[0] is left)
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
