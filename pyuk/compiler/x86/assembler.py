"""A whole text: statements, directives, labels, the lengths of branches, relocations.

Statements are separated by newlines or `;`, comments start with `#` or `//`. Directives:

    .code32 .code64            the mode of the processor from here on (a stub starts in .code64)
    .section NAME              text, rodata, data, bss, header or note (see machine_code.py)
    .byte .word .long .quad    numbers; .long and .quad also symbols
    .ascii "..." .asciz "..."  text with \\n \\r \\t \\0 \\\\ \\" \\xNN
    .align N                   to a multiple of N: nops in text, zeros elsewhere
    .skip N [, byte]           N bytes, zero unless said
    .equ NAME, number          a name for a number
    .rept N ... .endr          the lines between, N times

A label is `name:`; one that starts with a dot, or is a number (`1:`, `jmp 1b`, `jmp 1f`), stays
inside the text, all others are names of the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86.encode import Encoded, Fixup, encode, number_bytes
from pyuk.compiler.x86.expressions import BadText, Expr, number_of, parse_expression
from pyuk.compiler.x86.forms import choose, is_register
from pyuk.compiler.x86.layout import Align, Branch, Bytes, Piece, SectionText, finish_section, place_pieces
from pyuk.compiler.x86.machine_code import SECTIONS, AssemblyError, CodeSection, MachineCode
from pyuk.compiler.x86.operands import Operand, parse_operand, split_operands

LABEL = re.compile(r"\s*(?P<name>\d+|[A-Za-z_.$][\w.$]*)\s*:(?!:)")
NAME = re.compile(r"[A-Za-z_.$][\w.$]*\Z")
STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"\Z")
ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|.)")
ESCAPED = {"n": b"\n", "r": b"\r", "t": b"\t", "0": b"\0", "\\": b"\\", '"': b'"'}
PREFIXES = {"lock": 0xF0, "rep": 0xF3, "repe": 0xF3, "repz": 0xF3, "repne": 0xF2, "repnz": 0xF2}
DATA_SIZES = {".byte": 1, ".word": 2, ".long": 4, ".quad": 8}
NOP = 0x90


@dataclass
class _Assembler:
    """The state while the lines are read; the pieces of each section grow."""

    name: str
    mode: int = 64
    line: int = 0
    sections: dict[str, SectionText] = field(default_factory=dict)
    current: SectionText = field(default_factory=lambda: SectionText("text"))
    constants: dict[str, int] = field(default_factory=dict)
    labels: dict[str, tuple[SectionText, int]] = field(default_factory=dict)  # section, index of a piece
    numbered: dict[str, int] = field(default_factory=dict)  # how often a numeric label was defined

    def statement(self, text: str) -> None:
        label = LABEL.match(text)
        while label:
            self.define(label["name"])
            text = text[label.end():]
            label = LABEL.match(text)
        word, _, rest = text.strip().partition(" ")
        if not word:
            return
        if word.startswith("."):
            self.directive(word, rest.strip())
        else:
            self.instruction(word.lower(), rest.strip())

    # --- names ---

    def define(self, name: str) -> None:
        if name.isdigit():
            count = self.numbered[name] = self.numbered.get(name, 0) + 1
            name = numbered_label(name, count)
        self.check_new(name)
        self.labels[name] = (self.use(self.current), len(self.current.pieces))

    def check_new(self, name: str) -> None:
        """A name may be given once, and may not be one that means something else as an operand."""
        if name in self.labels or name in self.constants:
            raise BadText(f"{name} is defined twice")
        if is_register(name.lower()):
            raise BadText(f"{name} is the name of a register")

    def meaning(self, name: str) -> Expr:
        if name in self.constants:
            return Expr(self.constants[name])
        if name[0].isdigit():
            count = self.numbered.get(name[:-1], 0)
            if name[-1] == "b" and count == 0:
                raise BadText(f"there is no label {name[:-1]}: above")
            name = numbered_label(name[:-1], count + (name[-1] == "f"))
        elif is_register(name.lower()):
            raise BadText(f"the register {name} cannot be part of an expression")
        return Expr(plus=(name,))

    def number(self, text: str, what: str) -> int:
        return number_of(parse_expression(text, self.meaning), what)

    # --- what the lines add ---

    def use(self, section: SectionText) -> SectionText:
        return self.sections.setdefault(section.name, section)

    def add(self, piece: Piece) -> None:
        section = self.use(self.current)
        if section.name == "bss" and not piece.is_zero():
            raise BadText("the bss section holds zeros only")
        section.pieces.append(piece)

    def directive(self, word: str, rest: str) -> None:
        if word in DATA_SIZES:
            self.data(DATA_SIZES[word], rest)
            return
        action = DIRECTIVES.get(word)
        if action is None:
            known = sorted([*DATA_SIZES, *DIRECTIVES, ".rept", ".endr"])
            raise BadText(f"unknown directive {word}", "known: " + " ".join(known))
        action(self, rest)

    def set_mode(self, mode: int) -> None:
        self.mode = mode

    def set_section(self, name: str) -> None:
        name = name.strip().removeprefix(".")
        if name not in SECTIONS:
            raise BadText(f"there is no section {name!r}", "one of " + ", ".join(SECTIONS))
        self.current = self.sections.get(name) or SectionText(name)

    def data(self, size: int, rest: str) -> None:
        code, fixups = b"", []
        for text in split_operands(rest):
            expr = parse_expression(text.strip(), self.meaning)
            if expr.is_constant:
                code += number_bytes(expr.constant, size)
            else:
                fixups.append(Fixup(len(code), size, "abs", expr))
                code += bytes(size)
        self.add(Bytes(code, tuple(fixups), self.line, is_code=False))

    def text(self, rest: str, end: bytes = b"") -> None:
        match = STRING.match(rest)
        if match is None:
            raise BadText('a text is written in quotes: .ascii "..."')
        self.add(Bytes(unescape(match[1]) + end, (), self.line, is_code=False))

    def align(self, rest: str) -> None:
        parts = split_operands(rest)
        boundary = self.number(parts[0] if parts else "", "an alignment")
        if boundary < 1 or boundary & (boundary - 1):
            raise BadText(f"{boundary} is not a power of two")
        default = NOP if self.current.name == "text" else 0
        fill = self.number(parts[1], "a fill byte") if len(parts) > 1 else default
        self.use(self.current).align = max(self.current.align, boundary)
        self.add(Align(boundary, fill, self.line))

    def skip(self, rest: str) -> None:
        parts = split_operands(rest)
        count = self.number(parts[0] if parts else "", "a size")
        fill = self.number(parts[1], "a fill byte") if len(parts) > 1 else 0
        if count < 0 or not 0 <= fill < 256:
            raise BadText(f"cannot skip {count} bytes of {fill}")
        self.add(Bytes(b"", (), self.line, is_code=False, repeat=count, fill=fill))

    def equate(self, rest: str) -> None:
        name, _, value = rest.partition(",")
        name = name.strip()
        if not NAME.match(name):
            raise BadText(f"{name!r} is not a name", "the form is: .equ NAME, number")
        self.check_new(name)
        self.constants[name] = self.number(value, f"the value of {name}")

    def instruction(self, word: str, rest: str) -> None:
        prefixes = b""
        while word in PREFIXES:
            prefixes += bytes([PREFIXES[word]])
            word, _, rest = rest.partition(" ")
            word, rest = word.lower(), rest.strip()
        if not word:
            raise BadText("a prefix needs an instruction behind it on the line")
        operands: list[Operand] = [parse_operand(text, self.meaning) for text in split_operands(rest)]
        forms = choose(word, operands, self.mode)
        encodings = [encode(form, operands, self.mode, prefixes) for form in forms[:2]]
        if forms[0].patterns and forms[0].patterns[0].kind == "rel":
            self.branch(encodings)
        else:
            self.add(Bytes(encodings[0].code, encodings[0].fixups, self.line, is_code=True))

    def branch(self, encodings: list[Encoded]) -> None:
        """A jump or call: the short form, if there is one, until the target turns out too far away."""
        short = next((e for e in encodings if e.fixups[0].size == 1), None)
        near = next((e for e in encodings if e.fixups[0].size == 4), None)
        self.add(Branch(short, near, self.mode, self.line))


DIRECTIVES = {
    ".code32": lambda self, rest: self.set_mode(32),
    ".code64": lambda self, rest: self.set_mode(64),
    ".section": _Assembler.set_section,
    ".ascii": _Assembler.text,
    ".asciz": lambda self, rest: self.text(rest, b"\0"),
    ".align": _Assembler.align,
    ".skip": _Assembler.skip,
    ".equ": _Assembler.equate,
}


def numbered_label(number: str, count: int) -> str:
    """The inner name of the count-th label of that number."""
    return f".{number}#{count}"


def unescape(text: str) -> bytes:
    """The bytes of a quoted text."""
    def byte(match: re.Match[str]) -> str:
        code = match[1]
        if code[0] == "x" and len(code) == 3:
            return chr(int(code[1:], 16))
        if code not in ESCAPED:
            raise BadText(f"unknown escape \\{code}")
        return ESCAPED[code].decode("latin-1")
    return ESCAPE.sub(byte, text).encode("latin-1" if "\\x" in text else "utf-8")


# --- the text as statements -----------------------------------------------------------------


def strip_comment(line: str) -> str:
    """The line without its comment; quotes protect # and //."""
    match = re.match(r"(?:[^\"'#/]|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^\\])'|/(?!/)|['\"])*", line)
    return match[0] if match else ""


def split_statements(line: str) -> list[str]:
    return re.findall(r"(?:[^;\"']|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^\\])'|['\"])+", line)


def statements(text: str) -> list[tuple[int, str]]:
    """(line number from 0, statement); `.rept` blocks repeated."""
    found: list[tuple[int, str]] = []
    open_blocks: list[tuple[int, int, int]] = []  # times, index of the first statement, line
    for number, line in enumerate(text.split("\n")):
        for part in split_statements(strip_comment(line)):
            words = part.split()
            if words[:1] == [".rept"]:
                if len(words) != 2 or not words[1].isdigit():
                    raise _At(number, BadText(".rept takes a number"))
                open_blocks.append((int(words[1]), len(found), number))
            elif words[:1] == [".endr"]:
                if not open_blocks:
                    raise _At(number, BadText(".endr without .rept"))
                times, start, _ = open_blocks.pop()
                found[start:] = found[start:] * times
            elif words:
                found.append((number, part))
    if open_blocks:
        raise _At(open_blocks[-1][2], BadText(".rept without .endr"))
    return found


class _At(Exception):
    """A BadText and the number of its line."""

    def __init__(self, line: int, bad: BadText) -> None:
        super().__init__(line, bad)
        self.line = line
        self.bad = bad


@cache
def assemble(text: str, name: str, place: Place) -> MachineCode:
    """Machine code of a stub. `place` is where the text starts in its source file.

    Remembered, as the compiler asks for a stub's names and the image for its code. Raises AssemblyError,
    at the line that is wrong.
    """
    try:
        return _assemble(text, name, place)
    except _At as at:
        where = Place(place.path, place.line + at.line)
        raise AssemblyError(f"{at.bad.message} (in {name})", hint=at.bad.hint, place=where) from None


def _assemble(text: str, name: str, place: Place) -> MachineCode:
    assembler = _Assembler(name)
    for line, statement in statements(text):
        assembler.line = line
        try:
            assembler.statement(statement)
        except BadText as bad:
            raise _At(line, bad) from None
    sections = list(assembler.sections.values())
    by_label = assembler.labels
    for section in sections:
        place_pieces(section, by_label)
    labels = {label: (section.name, section.offset_of(index)) for label, (section, index) in by_label.items()}
    finished: list[CodeSection] = []
    for section in sections:
        line = 0
        try:
            finished.append(finish_section(section, labels, place.line))
        except BadText as bad:
            line = section.failed_line
            raise _At(line, bad) from None
    return _machine_code(name, place, finished, labels)


def _machine_code(name: str, place: Place, sections: list[CodeSection],
                  labels: dict[str, tuple[str, int]]) -> MachineCode:
    public = {label: where for label, where in labels.items() if not label.startswith(".")}
    private = {label: where for label, where in labels.items() if label.startswith(".")}
    if name not in public:
        first = next((section for section in sections if section.size), None)
        public[name] = (first.name if first else "text", 0)
    return MachineCode(name, place, tuple(sections), public, private)
