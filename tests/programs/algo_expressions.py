"""A calculator: tokens, a recursive-descent parser, a tree with virtual methods, errors with places."""


class SyntaxProblem(Exception):
    def __init__(self, text: str, at: int) -> None:
        super().__init__(f"{text} at {at}")
        self.at = at


class Node:
    def value(self) -> float:
        raise NotImplementedError

    def show(self) -> str:
        raise NotImplementedError


class Number(Node):
    def __init__(self, n: float) -> None:
        self.n = n

    def value(self) -> float:
        return self.n

    def show(self) -> str:
        return f"{self.n:g}"


class Negation(Node):
    def __init__(self, inner: Node) -> None:
        self.inner = inner

    def value(self) -> float:
        return -self.inner.value()

    def show(self) -> str:
        return "(- " + self.inner.show() + ")"


class Operation(Node):
    def __init__(self, op: str, left: Node, right: Node) -> None:
        self.op = op
        self.left = left
        self.right = right

    def value(self) -> float:
        left, right = self.left.value(), self.right.value()
        if self.op == "+":
            return left + right
        if self.op == "-":
            return left - right
        if self.op == "*":
            return left * right
        return left / right

    def show(self) -> str:
        return f"({self.op} {self.left.show()} {self.right.show()})"


class Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1
        return self.text[self.at] if self.at < len(self.text) else ""

    def sum(self) -> Node:
        left = self.product()
        while self.peek() in ("+", "-") and self.peek() != "":
            op = self.text[self.at]
            self.at += 1
            left = Operation(op, left, self.product())
        return left

    def product(self) -> Node:
        left = self.factor()
        while self.peek() == "*" or self.peek() == "/":
            op = self.text[self.at]
            self.at += 1
            left = Operation(op, left, self.factor())
        return left

    def factor(self) -> Node:
        c = self.peek()
        if c == "-":
            self.at += 1
            return Negation(self.factor())
        if c == "(":
            self.at += 1
            inner = self.sum()
            if self.peek() != ")":
                raise SyntaxProblem("')' expected", self.at)
            self.at += 1
            return inner
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isdigit() or self.text[self.at] == "."):
            self.at += 1
        if start == self.at:
            raise SyntaxProblem("a number expected", self.at)
        return Number(float(self.text[start : self.at]))


def evaluate(text: str) -> str:
    parser = Parser(text)
    tree = parser.sum()
    if parser.peek() != "":
        raise SyntaxProblem("end expected", parser.at)
    return f"{tree.show()} = {tree.value():g}"


for text in ["1 + 2 * 3", "(1 + 2) * 3", "-(4 - 6) / 8", "2 * (3 + 4) * 5 - 1.5", "10/4/5", "1 +", "(1", "1 2", "x", "1/0", "1.2.3"]:
    try:
        print(evaluate(text))
    except SyntaxProblem as error:
        print("syntax:", error, "|", text[: error.at])
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
