"""A tokenizer, a recursive-descent parser and an evaluator for a small language."""
import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Callable, NamedTuple


class TokenType(Enum):
    NUMBER = auto()
    IDENT = auto()
    OP = auto()
    LPAREN = auto()
    RPAREN = auto()
    COMMA = auto()
    END = auto()


class Token(NamedTuple):
    type: TokenType
    text: str
    pos: int


class ParseError(Exception):
    def __init__(self, message: str, pos: int) -> None:
        super().__init__(f"{message} at {pos}")
        self.pos = pos


SPEC = [
    (TokenType.NUMBER, r"\d+(\.\d+)?"),
    (TokenType.IDENT, r"[A-Za-z_]\w*"),
    (TokenType.OP, r"\*\*|[-+*/%=]"),
    (TokenType.LPAREN, r"\("),
    (TokenType.RPAREN, r"\)"),
    (TokenType.COMMA, r","),
]
MASTER = re.compile("|".join(f"(?P<{t.name}>{p})" for t, p in SPEC) + r"|(?P<SKIP>\s+)|(?P<BAD>.)")


def tokenize(text: str) -> list[Token]:
    tokens = []
    for m in MASTER.finditer(text):
        kind = m.lastgroup
        if kind == "SKIP":
            continue
        if kind == "BAD":
            raise ParseError(f"unexpected {m.group()!r}", m.start())
        assert kind is not None
        tokens.append(Token(TokenType[kind], m.group(), m.start()))
    tokens.append(Token(TokenType.END, "", len(text)))
    return tokens


class Expr:
    def eval(self, env: dict[str, float]) -> float:
        raise NotImplementedError


@dataclass
class Num(Expr):
    value: float

    def eval(self, env: dict[str, float]) -> float:
        return self.value


@dataclass
class Var(Expr):
    name: str

    def eval(self, env: dict[str, float]) -> float:
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"undefined: {self.name}") from None


BINARY: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a**b,
}


@dataclass
class BinOp(Expr):
    op: str
    left: Expr
    right: Expr

    def eval(self, env: dict[str, float]) -> float:
        return BINARY[self.op](self.left.eval(env), self.right.eval(env))


@dataclass
class Neg(Expr):
    operand: Expr

    def eval(self, env: dict[str, float]) -> float:
        return -self.operand.eval(env)


@dataclass
class Call(Expr):
    name: str
    args: list[Expr] = field(default_factory=list)

    def eval(self, env: dict[str, float]) -> float:
        values = [a.eval(env) for a in self.args]
        if self.name == "max":
            return max(values)
        if self.name == "sum":
            return sum(values)
        raise NameError(f"no function {self.name}")


class Parser:
    PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "**": 4}

    def __init__(self, text: str) -> None:
        self.tokens = tokenize(text)
        self.index = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.index]

    def advance(self) -> Token:
        token = self.current
        self.index += 1
        return token

    def expect(self, type_: TokenType) -> Token:
        if self.current.type is not type_:
            raise ParseError(f"expected {type_.name}, got {self.current.text or 'end'!r}", self.current.pos)
        return self.advance()

    def parse(self) -> Expr:
        result = self.expression(0)
        self.expect(TokenType.END)
        return result

    def expression(self, low: int) -> Expr:
        left = self.unary()
        while self.current.type is TokenType.OP and (prec := self.PRECEDENCE.get(self.current.text, 0)) > low:
            op = self.advance().text
            right = self.expression(prec - 1 if op == "**" else prec)
            left = BinOp(op, left, right)
        return left

    def unary(self) -> Expr:
        if self.current.type is TokenType.OP and self.current.text == "-":
            self.advance()
            return Neg(self.expression(3))
        return self.atom()

    def atom(self) -> Expr:
        token = self.advance()
        match token.type:
            case TokenType.NUMBER:
                return Num(float(token.text))
            case TokenType.IDENT:
                if self.current.type is TokenType.LPAREN:
                    self.advance()
                    args: list[Expr] = []
                    if self.current.type is not TokenType.RPAREN:
                        args.append(self.expression(0))
                        while self.current.type is TokenType.COMMA:
                            self.advance()
                            args.append(self.expression(0))
                    self.expect(TokenType.RPAREN)
                    return Call(token.text, args)
                return Var(token.text)
            case TokenType.LPAREN:
                inner = self.expression(0)
                self.expect(TokenType.RPAREN)
                return inner
            case _:
                raise ParseError(f"unexpected {token.text or 'end'!r}", token.pos)


env = {"x": 3.0, "y": 4.0}
for source in ["1 + 2 * 3", "2 ** 3 ** 2", "-x ** 2", "(1 + x) * y", "max(1, x, y) + sum(x, y)", "1 +", "2 $ 3", "z + 1",
               "foo(1)", "7 % 4 / 2", "1 / 0", "((1)", "max()"]:
    try:
        tree = Parser(source).parse()
        print(f"{source:>25} = {tree.eval(env):g}   {tree}")
    except (ParseError, NameError) as e:
        print(f"{source:>25} ! {type(e).__name__}: {e}")
    except (ZeroDivisionError, ValueError) as e:
        print(f"{source:>25} ! {e}")
