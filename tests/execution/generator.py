"""Random well-typed programs, in the part of Python that the compiler has.

A program is a list of functions and, for each, a few calls whose results or exceptions are printed. They end,
and print little. Every decision is one number below another, asked of a source: a seeded generator, or
Hypothesis, which can then make a failing program smaller.

Names tell types: i int, f float, b bool, s str, li list[int], ls list[str], lf list[float], t tuple[int, str],
o object of a class. Names may be read where they are not bound: that is an UnboundLocalError.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

T = TypeVar("T")
MAX_DEPTH = 3  # of expressions
MAX_NESTING = 3  # of statements
NAMES = 3  # variables of each type
TYPES = ("i", "f", "b", "s", "li", "ls", "lf", "t", "o")
ANNOTATIONS = {
    "i": "int", "f": "float", "b": "bool", "s": "str", "li": "list[int]", "ls": "list[str]", "lf": "list[float]",
    "t": "tuple[int, str]", "o": "Base",
}  # fmt: skip

PREAMBLE = """
from math import sqrt


class Failed(Exception):
    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class Base:
    def __init__(self, n: int, text: str = "base") -> None:
        self.n = n
        self.text = text
        self.items = [n, n + 1]

    def value(self) -> int:
        return self.n * 2

    def add(self, k: int) -> int:
        self.n += k
        return self.n

    @property
    def double(self) -> int:
        return self.value() + self.value()

    def __repr__(self) -> str:
        return f"{self.text}<{self.n}>"

    def __eq__(self, other: "Base") -> bool:
        return self.n == other.n

    def __lt__(self, other: "Base") -> bool:
        return self.value() < other.value()

    def __add__(self, k: int) -> "Base":
        return Base(self.n + k, self.text + "+")


class Derived(Base):
    def __init__(self, n: int) -> None:
        super().__init__(n, "derived")
        self.extra = n % 7

    def value(self) -> int:
        return super().value() + self.extra

    def __len__(self) -> int:
        return self.extra


class Other(Base):
    def value(self) -> int:
        if self.n > 50:
            raise Failed(self.n, "too much")
        return -self.n


def pick(items: list[int], at: int) -> int:
    return items[at]


def half(n: int) -> int:
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


def join(items: list[str], between: str = "-") -> str:
    result = ""
    for i, item in enumerate(items):
        result += item if i == 0 else between + item
    return result


def both(n: int, text: str) -> tuple[int, str]:
    return n + len(text), text + str(n)

"""


class Source(Protocol):
    """Where decisions come from."""

    def below(self, limit: int) -> int:
        """A number from 0 to limit - 1; the least is the simplest."""


class Seeded:
    """Decisions of a generator with a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def below(self, limit: int) -> int:
        return self.random.randrange(limit)


@dataclass
class Function:
    """A function of a program: its source, and the argument lists that it is called with."""

    name: str
    source: str
    calls: list[str]


@dataclass
class Program:
    functions: list[Function] = field(default_factory=list)

    def text(self) -> str:
        """The program's source. Each call prints a line that begins with its function's name."""
        parts = [PREAMBLE]
        for function in self.functions:
            parts.append(function.source)
            for arguments in function.calls:
                call = f"{function.name}({arguments})"
                parts.append(
                    f"print({function.name + ' begins'!r})\n"
                    f"try:\n    print({function.name!r}, {call})\n"
                    f"except Exception as error:\n    print({function.name!r}, type(error).__name__, error)\n"
                )
        return "\n".join(parts)


INTS = ["0", "1", "2", "3", "-1", "7", "10", "-5", "63", "64", "100", "255", "-128", "1000", "65535", "-65536",
        "2147483647",
        "-2147483648", "4294967296", "1000000007", "9007199254740993", "4611686018427387904", "9223372036854775807",
        "-9223372036854775807"]  # fmt: skip
FLOATS = [
    "0.0",
    "1.0",
    "0.5",
    "-1.5",
    "2.0",
    "0.1",
    "-0.0",
    "3.25",
    "100.0",
    "1e10",
    "1e-7",
    "-2.5",
    "1e300",
    "1e16",
    "123456.789",
]
STRS = [
    "''",
    "'a'",
    "'ab'",
    "'hello'",
    "' x '",
    "'Z9'",
    "'0'",
    "'12'",
    "'é'",
    "'日本'",
    "'a\\nb'",
    "'\"q\"'",
    '"it\'s"',
    "'🐍'",
]
MASKS = ["0xFF", "0xFFFF", "0xFFFFFFFF", "0x7FFFFFFFFFFFFFFF", "1", "1023"]
INT_SPECS = ["", "5", "<6", ">6", "^7", "05", "+", "x", "#x", "b", "o", ",", "_", "08b", " d", "=+8"]
FLOAT_SPECS = ["", ".2f", ".0f", "8.3f", "<9.1f", "e", ".3e", "g", ".4g", "+.1f", "010.2f", ",.1f", "%", ".1%"]
STR_SPECS = ["", "5", "<5", ">5", "^6", "*^7", ".2", "6.1"]
EXCEPTIONS = ["ValueError", "ZeroDivisionError", "IndexError", "ArithmeticError", "LookupError", "Exception", "Failed",
              "(ValueError, IndexError)", "TypeError", "AssertionError"]  # fmt: skip


class Generator:
    """Makes functions. One instance is one program."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.iterated: list[str] = []  # lists that a loop goes over: nothing is added to them
        self.loops = 0
        self.temporaries = 0
        self.returns = "i"
        self.in_finally = False

    def pick(self, items: Sequence[T]) -> T:
        return items[self.source.below(len(items))]

    def chance(self, one_in: int) -> bool:
        return self.source.below(one_in) == one_in - 1

    # --- functions ---

    def function(self, number: int) -> Function:
        """A function of some parameters, with two or three calls."""
        name = f"fn{number}"
        self.bound = {type_: [] for type_ in TYPES}  # type: dict[str, list[str]]
        params = [self.pick(TYPES) for _ in range(1 + self.source.below(3))]
        heads = []
        for index, type_ in enumerate(params):
            self.bound[type_].append(f"p{index}")
            annotated = not self.chance(4)
            heads.append(f"p{index}: {ANNOTATIONS[type_]}" if annotated or type_ == "o" else f"p{index}")
        self.params = {f"p{index}" for index in range(len(params))}
        self.returns = self.pick(TYPES)
        self.iterated, self.loops, self.in_finally = [], 0, False
        result = f" -> {ANNOTATIONS[self.returns]}" if not self.chance(4) or self.returns == "o" else ""
        body = self.block(1, 2 + self.source.below(5))
        body.append(f"    return {self.expression(self.returns)}")
        calls = []
        for _ in range(2 + self.source.below(2)):
            calls.append(", ".join(self.argument(type_) for type_ in params))
        return Function(name, "\n".join([f"def {name}({', '.join(heads)}){result}:", *body, ""]), calls)

    def argument(self, type_: str) -> str:
        match type_:
            case "i":
                return self.pick(INTS[:20] if not self.chance(6) else INTS)
            case "f":
                return self.pick(FLOATS)
            case "b":
                return self.pick(["False", "True"])
            case "s":
                return self.pick(STRS)
            case "li":
                return "[" + ", ".join(self.argument("i") for _ in range(1 + self.source.below(4))) + "]"
            case "ls":
                return "[" + ", ".join(self.argument("s") for _ in range(1 + self.source.below(3))) + "]"
            case "lf":
                return "[" + ", ".join(self.argument("f") for _ in range(1 + self.source.below(3))) + "]"
            case "t":
                return f"({self.argument('i')}, {self.argument('s')})"
        return self.pick(["Base(3)", "Derived(5)", "Other(60)", "Other(2)", "Base(1, 'x')"])

    # --- statements ---

    def block(self, nesting: int, count: int) -> list[str]:
        lines: list[str] = []
        for _ in range(count):
            lines += self.statement(nesting)
        return lines

    def inner(self, nesting: int) -> list[str]:
        """The body of a compound statement: what it binds may not be bound behind it."""
        kept = {type_: list(names) for type_, names in self.bound.items()}
        lines = self.block(nesting + 1, 1 + self.source.below(3))
        if not self.chance(8):
            self.bound = kept  # else: reads behind it may find the name unbound
        return lines

    def statement(self, nesting: int) -> list[str]:
        simple: list[Callable[[], list[str]]] = [
            self.assign, self.assign, self.assign, self.update, self.update, self.change_list, self.change_object,
            self.swap, self.show, self.unpack,
        ]  # fmt: skip
        compound = [self.branch, self.count, self.go_over, self.attempt, self.repeat, self.leave, self.insist]
        pad = "    " * nesting
        if nesting >= MAX_NESTING or not self.chance(3):
            return [pad + line for line in self.pick(simple)()]
        return self.pick(compound)(nesting)

    def target(self, type_: str) -> str:
        name = f"{type_}{self.source.below(NAMES)}"
        return name

    def bind(self, type_: str, name: str) -> None:
        if name not in self.bound[type_]:
            self.bound[type_].append(name)

    def assign(self) -> list[str]:
        type_ = self.pick(TYPES)
        value = self.expression(type_)
        name = self.target(type_)
        if name in self.iterated:
            return ["pass"]
        self.bind(type_, name)
        return [f"{name} = {value}"]

    def update(self) -> list[str]:
        type_ = self.pick(["i", "i", "f", "s", "li"])
        names = [name for name in self.bound[type_] if name not in self.iterated]
        if not names:
            return self.assign()
        name = self.pick(names)
        match type_:
            case "i":
                op = self.pick(["+", "-", "*", "//", "%", "&", "|", "^", ">>"])
                value = self.expression("i") if op != ">>" else self.shift_count()
                return [f"{name} {op}= {value}"]
            case "f":
                return [f"{name} {self.pick(['+', '-', '*', '/'])}= {self.expression('f')}"]
            case "s":
                return [f"{name} += {self.expression('s')}", f"{name} = {name}[:40]"]
        return [f"{name} += {self.expression('li')}", f"{name} = {name}[:12]"]

    def change_list(self) -> list[str]:
        type_ = self.pick(["li", "ls", "lf"])
        names = [name for name in self.bound[type_] if name not in self.iterated]
        if not names:
            return self.assign()
        name, element = self.pick(names), type_[1]
        value = self.expression(element, 1)
        return [
            self.pick([
                f"{name}.append({value})", f"{name}[{self.index(name)}] = {value}",
                f"{name}.insert({self.index(name)}, {value})",
                f"{name}.reverse()", f"{name}.pop()", f"{name}.sort()", f"{name}[{self.index(name)}:] = [{value}]",
                f"{name}.extend([{value}])", f"{name}.pop({self.index(name)})", f"{name}.remove({value})",
                f"{name}.clear()", f"{name}[{self.index(name)}] += {value}",
            ])
        ]  # fmt: skip

    def change_object(self) -> list[str]:
        if not self.bound["o"]:
            return self.assign()
        name = self.pick(self.bound["o"])
        return [
            self.pick([
                f"{name}.n = {self.expression('i', 1)}", f"{name}.n += {self.expression('i', 1)}",
                f"{name}.text = {self.expression('s', 1)}", f"{name}.add({self.expression('i', 1)})",
                f"{name}.items.append({self.expression('i', 1)})", f"{name}.items[{self.index(name + '.items')}] = 1",
            ])
        ]  # fmt: skip

    def swap(self) -> list[str]:
        type_ = self.pick(["i", "f", "s"])
        names = [name for name in self.bound[type_] if name not in self.iterated]
        if len(names) < 2:
            return self.assign()
        a, b = names[0], names[-1]
        return [
            self.pick(
                [
                    f"{a}, {b} = {b}, {a}",
                    f"{a}, {b} = {self.expression(type_, 1)}, {a}",
                    f"{a} = {b} = {self.expression(type_, 1)}",
                ]
            )
        ]

    def unpack(self) -> list[str]:
        value = self.expression("t", 1)
        number, text = self.target("i"), self.target("s")
        if number in self.iterated or text in self.iterated:
            return ["pass"]
        self.bind("i", number)
        self.bind("s", text)
        return [f"{number}, {text} = {value}"]

    def show(self) -> list[str]:
        values = [self.expression(self.pick(TYPES), 2) for _ in range(1 + self.source.below(2))]
        return [f"print({', '.join(values)})"]

    # --- compound statements ---

    def branch(self, nesting: int) -> list[str]:
        pad = "    " * nesting
        lines = [f"{pad}if {self.expression('b')}:", *self.inner(nesting)]
        if self.chance(3):
            lines += [f"{pad}elif {self.expression('b')}:", *self.inner(nesting)]
        if self.chance(2):
            lines += [f"{pad}else:", *self.inner(nesting)]
        return lines

    def loop_end(self, pad: str, nesting: int) -> list[str]:
        if not self.chance(4):
            return []
        return [f"{pad}else:", *self.inner(nesting)]

    def loop_body(self, nesting: int) -> list[str]:
        self.loops += 1
        pad = "    " * (nesting + 1)
        lines = self.inner(nesting)
        if self.chance(4):
            lines += [f"{pad}if {self.expression('b', 1)}:", f"{pad}    {self.pick(['break', 'continue'])}"]
            if self.chance(2):
                lines += self.inner(nesting)
        self.loops -= 1
        return lines

    def count(self, nesting: int) -> list[str]:
        pad = "    " * nesting
        if self.loops >= 2:
            return [f"{pad}pass"]
        name = self.target("i")
        if name in self.iterated:
            return [f"{pad}pass"]
        bounds = self.pick([
            "3", "4", "1, 4", "5, 0, -2", "0, 9, 4",
            f"{self.expression('i', 1)} % 4", f"-2, {self.expression('i', 1)} % 3",
        ])  # fmt: skip
        reverse = self.chance(6) and bounds.count(",") < 2
        head = f"reversed(range({bounds}))" if reverse else f"range({bounds})"
        kept = list(self.bound["i"])
        self.bind("i", name)
        lines = [f"{pad}for {name} in {head}:", *self.loop_body(nesting)]
        self.bound["i"] = kept
        return lines + self.loop_end(pad, nesting)

    def go_over(self, nesting: int) -> list[str]:
        pad = "    " * nesting
        type_ = self.pick(["li", "ls", "s", "lf"])
        if self.loops >= 2 or not self.bound[type_]:
            return [f"{pad}pass"]
        sequence = self.pick(self.bound[type_])
        element = "s" if type_ == "s" else type_[1]
        name, number = self.target(element), self.target("i")
        if name in self.iterated or number in self.iterated or name == sequence or number == name:
            return [f"{pad}pass"]
        kept = {type_: list(names) for type_, names in self.bound.items()}
        self.iterated.append(sequence)
        self.bind(element, name)
        form = self.source.below(4)
        if form == 1:
            self.bind("i", number)
            head = f"for {number}, {name} in enumerate({sequence}):"
        elif form == 2:
            head = f"for {name} in reversed({sequence}):"
        elif form == 3:
            self.bind("i", number)
            head = f"for {name}, {number} in zip({sequence}, [3, 1, 2]):"
        else:
            head = f"for {name} in {sequence}:"
        lines = [pad + head, *self.loop_body(nesting)]
        self.iterated.pop()
        self.bound = kept
        return lines + self.loop_end(pad, nesting)

    def repeat(self, nesting: int) -> list[str]:
        pad = "    " * nesting
        if self.loops >= 2:
            return [f"{pad}pass"]
        self.temporaries += 1
        counter = f"n{self.temporaries}"
        lines = [
            f"{pad}{counter} = 0",
            f"{pad}while {counter} < {2 + self.source.below(3)} and {self.expression('b', 1)}:",
        ]
        lines += [f"{pad}    {counter} += 1", *self.loop_body(nesting)]
        return lines + self.loop_end(pad, nesting)

    def attempt(self, nesting: int) -> list[str]:
        pad = "    " * nesting
        lines = [f"{pad}try:", *self.inner(nesting)]
        if self.chance(3):
            lines.append(
                f"{pad}    raise {self.pick(['ValueError', 'IndexError(3)', 'Failed(1, str(2))', 'KeyError(1)'])}"
            )
        handled = False
        for _ in range(self.source.below(3)):
            handled = True
            kind = self.pick(EXCEPTIONS)
            lines += [f"{pad}except {kind} as error:", f"{pad}    print('caught', type(error).__name__, error)"]
            lines += self.inner(nesting)
            if self.chance(6):
                lines.append(f"{pad}    raise")
        if handled and self.chance(4):
            lines += [f"{pad}else:", *self.inner(nesting)]
        if not handled or self.chance(3):
            inside, self.in_finally = self.in_finally, True
            lines += [f"{pad}finally:", *self.inner(nesting)]
            self.in_finally = inside
        return lines

    def leave(self, nesting: int) -> list[str]:
        pad = "    " * nesting
        if self.in_finally:
            return [f"{pad}pass"]
        lines = [f"{pad}if {self.expression('b', 1)}:"]
        if self.chance(3):
            kind = self.pick(["ValueError", "Failed", "Failed", "RuntimeError"])
            return [*lines, f"{pad}    raise {kind}({self.raised()})"
                    .replace("Failed(", "Failed(4, ")]  # fmt: skip
        return [*lines, f"{pad}    return {self.expression(self.returns)}"]

    def raised(self) -> str:
        return self.expression("s", 1)

    def insist(self, nesting: int) -> list[str]:
        pad = "    " * nesting
        return [
            f"{pad}assert {self.expression('b')}"
            + (f", {self.expression(self.pick(['s', 'i']), 1)}" if self.chance(2) else "")
        ]

    # --- expressions ---

    def expression(self, type_: str, depth: int = MAX_DEPTH) -> str:
        if depth <= 0 or self.chance(4):
            return self.atom(type_)
        makers: dict[str, Callable[[int], str]] = {
            "i": self.int_expression, "f": self.float_expression, "b": self.bool_expression, "s": self.str_expression,
            "t": self.tuple_expression, "o": self.object_expression,
        }  # fmt: skip
        if self.chance(12):
            then, condition = self.expression(type_, depth - 1), self.expression("b", depth - 1)
            return f"({then} if {condition} else {self.expression(type_, depth - 1)})"
        if type_ in ("li", "ls", "lf"):
            return self.list_expression(depth - 1, type_)
        return makers[type_](depth - 1)

    def atom(self, type_: str) -> str:
        if self.bound[type_] and not self.chance(3):
            return self.pick(self.bound[type_])
        return self.argument(type_)

    def index(self, name: str) -> str:
        return self.pick(["0", "-1", "1", f"len({name}) // 2", f"{self.atom('i')} % 3", "2", "-2"])

    def shift_count(self) -> str:
        return self.pick(["1", "3", "8", "63", f"{self.atom('i')} & 15", f"{self.atom('i')} % 5"])

    def int_expression(self, depth: int) -> str:

        def e(type_: str = "i") -> str:
            return self.expression(type_, depth)

        form = self.source.below(34)
        match form:
            case 0 | 1 | 2:
                return f"({e()} + {e()})"
            case 3 | 4:
                return f"({e()} - {e()})"
            case 5 | 6:
                return f"({e()} * {e()})"
            case 7 | 8:
                return f"({e()} // {e()})"
            case 9 | 10:
                return f"({e()} % {e()})"
            case 11:
                return f"({e()} {self.pick('&|^')} {e()})"
            case 12:
                return f"({e()} >> {self.shift_count()})"
            case 13:
                return f"(({e()} & 0xFFFF) << {self.shift_count()})"
            case 14:
                return f"(({e()} {self.pick('+-*')} {e()}) & {self.pick(MASKS)})"
            case 15:
                return f"(({e()} * {e()} + {e()}) & {self.pick(MASKS)})"
            case 16:
                return f"(-{e()})"
            case 17:
                return f"(~{e()})"
            case 18:
                return f"abs({e()})"
            case 19:
                return f"{self.pick(['min', 'max'])}({e()}, {e()})"
            case 20:
                return f"len({self.expression(self.pick(['s', 'li', 'ls']), depth)})"
            case 21:
                return f"int({e('b')})"
            case 22:
                return f"int({e('f')})"
            case 23:
                return f"ord({e('s')}[0])"
            case 24:
                return f"{self.listed('li', depth)}[{self.pick(['0', '-1', '1'])}]"
            case 25:
                return f"sum({e('li')})"
            case 26:
                return f"({e()} % 7) ** {self.pick(['2', '3', '0', '5'])}"
            case 27:
                return f"divmod({e()}, {e()})[{self.pick('01')}]"
            case 28:
                return f"{self.pick(['half', 'abs'])}({e()})"
            case 29:
                return f"pick({e('li')}, {e()} % 3)"
            case 30:
                return f"{e('t')}[0]"
            case 31:
                return f"{self.atom('o')}.{self.pick(['n', 'value()', 'double', 'add(1)', 'items[0]', 'items[-1]'])}"
            case 32:
                return f"{e('s')}.{self.pick(['find', 'count'])}({e('s')})"
        return f"round({e('f')})"

    def float_expression(self, depth: int) -> str:

        def e(type_: str = "f") -> str:
            return self.expression(type_, depth)

        match self.source.below(16):
            case 0 | 1:
                return f"({e()} + {e()})"
            case 2:
                return f"({e()} - {e()})"
            case 3 | 4:
                return f"({e()} * {e()})"
            case 5:
                return f"({e()} / {e()})"
            case 6:
                return f"({e('i')} / {e('i')})"
            case 7:
                return f"({e()} {self.pick(['//', '%'])} {e()})"
            case 8:
                return f"(-{e()})"
            case 9:
                return f"abs({e()})"
            case 10:
                return f"float({e('i')})"
            case 11:
                return f"({e('i')} {self.pick('+-*')} {e()})"
            case 12:
                return f"sqrt(abs({e()}))"
            case 13:
                return f"round({e()}, {self.pick(['1', '2', '0', '-1'])})"
            case 14:
                return f"{self.pick(['min', 'max'])}({e()}, {e()})"
        return f"{self.listed('lf', depth)}[{self.pick(['0', '-1', '1'])}]"

    def bool_expression(self, depth: int) -> str:

        def e(type_: str = "b") -> str:
            return self.expression(type_, depth)

        order = self.pick(["<", "<=", "==", "!=", ">", ">="])
        match self.source.below(15):
            case 0 | 1 | 2:
                return f"({e('i')} {order} {e('i')})"
            case 3:
                return f"({e('f')} {order} {e('f')})"
            case 4:
                return f"({e('i')} {order} {e('f')})"
            case 5:
                return f"({e('s')} {order} {e('s')})"
            case 6:
                return f"({e()} and {e()})"
            case 7:
                return f"({e()} or {e()})"
            case 8:
                return f"(not {e()})"
            case 9:
                return f"({e('i')} < {e('i')} {order} {e('i')})"
            case 10:
                return f"({e('s')} {self.pick(['in', 'not in'])} {e('s')})"
            case 11:
                return f"({e('i')} {self.pick(['in', 'not in'])} {e('li')})"
            case 12:
                return f"({e('li')} {self.pick(['==', '!=', '<'])} {e('li')})"
            case 13:
                return f"isinstance({self.atom('o')}, {self.pick(['Derived', 'Other', 'Base'])})"
        return f"bool({self.expression(self.pick(['i', 'f', 's', 'li']), depth)})"

    def str_expression(self, depth: int) -> str:

        def e(type_: str = "s") -> str:
            return self.expression(type_, depth)

        match self.source.below(22):
            case 0 | 1 | 2:
                return f"({e()} + {e()})"
            case 3:
                return f"({e()} * ({e('i')} % 4))"
            case 4 | 5:
                return f"str({self.expression(self.pick(['i', 'f', 'b', 'li', 't', 'ls', 'o']), depth)})"
            case 6:
                return f"repr({self.expression(self.pick(['s', 'f', 'o']), depth)})"
            case 7:
                return f"{e()}[{self.pick(['1:', ':2', '::-1', '-2:', ':-1', '::2', '1:3'])}]"
            case 8:
                return f"{e()}[{self.pick(['0', '-1', '1'])}]"
            case 9:
                return f"{e()}.{self.pick(['upper()', 'lower()', 'strip()', 'title()', 'swapcase()', 'capitalize()'])}"
            case 10:
                return f"{e()}.replace({e()}, {e()})"
            case 11:
                return f"'{self.pick(['', ',', '--'])}'.join({e('ls')})"
            case 12:
                return "f'" + "{" + self.plain(e("i")) + ":" + self.pick(INT_SPECS) + "}'"
            case 13:
                return "f'" + "{" + self.plain(e("f")) + ":" + self.pick(FLOAT_SPECS) + "}'"
            case 14:
                return "f'" + "{" + self.plain(self.atom("i")) + "}|{" + self.plain(self.atom("f")) + "!r:>12}'"
            case 15:
                return f"chr({e('i')} % 1000 + 32)"
            case 16:
                return f"join({e('ls')}{self.pick(['', ', between=str(1)'])})"
            case 17:
                return f"{e('t')}[1]"
            case 18:
                return f"{self.atom('o')}.text"
            case 19:
                return f"format({e()}, {self.pick(STR_SPECS)!r})"
            case 20:
                return f"{e()}.{self.pick(['ljust', 'rjust', 'center', 'zfill'])}({self.pick(['3', '6'])})"
        return f"{self.listed('ls', depth)}[{self.pick(['0', '-1', '1'])}]"

    def plain(self, text: str) -> str:
        """An expression that may stand in an f-string with single quotes: else a number."""
        return "7" if "'" in text or '"' in text or "\\" in text or "{" in text or text.startswith("-") else text

    def listed(self, type_: str, depth: int) -> str:
        return self.expression(type_, depth)

    def list_expression(self, depth: int, type_: str) -> str:

        def e(wanted: str = type_) -> str:
            return self.expression(wanted, depth)

        element = type_[1]
        match self.source.below(9):
            case 0 | 1 | 2:
                return "[" + ", ".join(e(element) for _ in range(1 + self.source.below(3))) + "]"
            case 3:
                return f"({e()} + {e()})"
            case 4:
                return f"({e()} * ({e('i')} % 3))"
            case 5:
                return f"{e()}[{self.pick(['1:', ':2', '::-1', '-2:', ':-1', '::2', '1:3'])}]"
            case 6:
                return f"{e()}.copy()"
            case 7 if type_ == "li":
                return f"list(range({e('i')} % 5))"
            case 7 if type_ == "ls":
                return self.pick(
                    [f"{e('s')}.split()", f"list({e('s')})", f"{e('s')}.split({self.pick(['1', 'a', 'l'])!r})"]
                )
        return self.atom(type_)

    def tuple_expression(self, depth: int) -> str:
        if self.chance(3):
            return f"both({self.expression('i', depth)}, {self.expression('s', depth)})"
        return f"({self.expression('i', depth)}, {self.expression('s', depth)})"

    def object_expression(self, depth: int) -> str:
        match self.source.below(5):
            case 0:
                return f"Base({self.expression('i', depth)}, {self.expression('s', depth)})"
            case 1:
                return f"Derived({self.expression('i', depth)})"
            case 2:
                return f"Other({self.expression('i', depth)})"
            case 3:
                return f"({self.atom('o')} + {self.expression('i', depth)})"
        return self.atom("o")


def make_program(source: Source, functions: int) -> Program:
    """A program of so many functions."""
    generator = Generator(source)
    return Program([generator.function(number) for number in range(functions)])
