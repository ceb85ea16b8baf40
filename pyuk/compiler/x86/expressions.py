"""Constant expressions of assembly text: numbers, symbols, sums and differences of them.

An `Expr` is a number plus some symbols minus some others; whether it has a value is known when the
labels have their places.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pyuk.compiler.values import value_class

TOKEN = re.compile(r"\s*(?:(?P<number>0[xX][0-9a-fA-F]+|0[bB][01]+|\d+(?![fb\d]))|(?P<local>\d+[fb])"
                   r"|(?P<char>'(?:\\.|[^\\])')|(?P<name>[A-Za-z_.$][\w.$]*|\"[^\"]+\")"
                   r"|(?P<op><<|>>|[-+*/%&|^~()]))")


class BadText(ValueError):
    """What is wrong with a piece of assembly text; the assembler adds the place."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@value_class(frozen=True)
class Expr:
    """constant + sum of `plus` - sum of `minus`, the latter being symbol names."""

    constant: int = 0
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()

    @property
    def is_constant(self) -> bool:
        return not self.plus and not self.minus

    def __add__(self, other: Expr) -> Expr:
        return Expr(self.constant + other.constant, self.plus + other.plus, self.minus + other.minus)

    def __neg__(self) -> Expr:
        return Expr(-self.constant, self.minus, self.plus)


def number_of(expr: Expr, what: str) -> int:
    """The value of an expression that must be a plain number."""
    if not expr.is_constant:
        raise BadText(f"{what} must be a number, not an address")
    return expr.constant


#: Binary operators in rising order of binding, for numbers; + and - also take symbols.
LEVELS: tuple[dict[str, Callable[[int, int], int]], ...] = (
    {"|": lambda a, b: a | b, "^": lambda a, b: a ^ b, "&": lambda a, b: a & b},
    {"+": lambda a, b: a + b, "-": lambda a, b: a - b},
    {"*": lambda a, b: a * b, "/": lambda a, b: a // b, "%": lambda a, b: a % b,
     "<<": lambda a, b: a << b, ">>": lambda a, b: a >> b},
)
ESCAPES = {"n": 10, "r": 13, "t": 9, "0": 0, "\\": 92, "'": 39, '"': 34}


class _Parser:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, text: str, symbol: Callable[[str], Expr]) -> None:
        self.symbol = symbol
        self.tokens = list(_tokens(text))
        self.next = 0

    def peek(self) -> str:
        return self.tokens[self.next][1] if self.next < len(self.tokens) else ""

    def take(self) -> tuple[str, str]:
        if self.next == len(self.tokens):
            raise BadText("the expression ends too early")
        self.next += 1
        return self.tokens[self.next - 1]

    def binary(self, level: int = 0) -> Expr:
        if level == len(LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while self.peek() in LEVELS[level]:
            operator = self.take()[1]
            left = self.combine(operator, level, left, self.binary(level + 1))
        return left

    def combine(self, operator: str, level: int, left: Expr, right: Expr) -> Expr:
        if operator == "+":
            return left + right
        if operator == "-":
            return left + -right
        what = f"an operand of {operator}"
        divisor = number_of(right, what)
        if (divisor == 0 and operator in "/%") or (divisor < 0 and operator in ("<<", ">>")):
            raise BadText(f"{operator} by {divisor}")
        return Expr(LEVELS[level][operator](number_of(left, what), divisor))

    def unary(self) -> Expr:
        kind, text = self.take()
        if kind == "number":
            return Expr(int(text, 0) if text[:2].lower() in ("0x", "0b") else int(text))
        if kind == "char":
            return Expr(ESCAPES.get(text[2], ord(text[2])) if text[1] == "\\" else ord(text[1]))
        if kind in ("name", "local"):
            return self.symbol(text.strip('"'))
        if text == "-":
            return -self.unary()
        if text == "+":
            return self.unary()
        if text == "~":
            return Expr(~number_of(self.unary(), "the operand of ~"))
        if text == "(":
            inner = self.binary()
            if self.take()[1] != ")":
                raise BadText("a closing parenthesis is missing")
            return inner
        raise BadText(f"unexpected {text!r}")


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise BadText(f"cannot read {text[position:].strip()!r}")
        found.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    return found


def parse_expression(text: str, symbol: Callable[[str], Expr]) -> Expr:
    """The expression that `text` says; `symbol` gives the meaning of a name (1f and 1b included)."""
    parser = _Parser(text, symbol)
    expr = parser.binary()
    if parser.peek():
        raise BadText(f"unexpected {parser.peek()!r}")
    return expr
