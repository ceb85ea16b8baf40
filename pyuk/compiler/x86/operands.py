"""Operands of instructions: registers, immediates, memory, branch targets, far pointers.

    eax            Register
    12, offset x   Immediate
    x              Target      (of a branch; anywhere else [x] or `offset x` says what is meant)
    8:x            FarTarget
    dword ptr gs:[rax + rcx*8 + x + 4]
                   Memory
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pyuk.compiler.values import value_class
from pyuk.compiler.x86.expressions import BadText, Expr, number_of, parse_expression
from pyuk.compiler.x86.registers import REGISTERS, Register

SymbolMeaning = Callable[[str], Expr]

MEMORY = re.compile(r"(?:(?P<size>\w+)\s+ptr\s*)?(?:(?P<segment>[cdefgs]s)\s*:\s*)?"
                    r"\[(?P<inside>[^\[\]]*)\]\Z", re.IGNORECASE)
SIZES = {"byte": 8, "word": 16, "dword": 32, "fword": 48, "qword": 64, "xmmword": 128}
SCALED = re.compile(r"(?P<left>\w+)\s*\*\s*(?P<right>\w+)\Z")
TERM = re.compile(r"[+-]|[^+-]+")


@value_class(frozen=True)
class Immediate:
    expr: Expr


@value_class(frozen=True)
class Target:
    expr: Expr


@value_class(frozen=True)
class FarTarget:
    selector: int
    expr: Expr


@value_class(frozen=True)
class Memory:
    """bits: the width the text states, or None. The index is never the stack pointer."""

    bits: int | None
    segment: Register | None
    base: Register | None
    index: Register | None
    scale: int
    displacement: Expr


Operand = Register | Immediate | Target | FarTarget | Memory


def parse_operand(text: str, meaning: SymbolMeaning) -> Operand:
    """One operand; `meaning` gives the value of a name."""
    text = text.strip()
    if not text:
        raise BadText("an operand is missing")
    register = REGISTERS.get(text.lower())
    if register is not None:
        return register
    if "[" in text:
        return _memory(text, meaning)
    if text.lower().startswith("offset "):
        return Immediate(parse_expression(text[len("offset "):], meaning))
    selector, colon, rest = text.partition(":")
    if colon:
        target = parse_operand(rest, meaning)
        if not isinstance(target, Immediate | Target):
            raise BadText("a far target is selector:address")
        return FarTarget(number_of(parse_expression(selector, meaning), "a selector"), target.expr)
    expr = parse_expression(text, meaning)
    return Immediate(expr) if expr.is_constant else Target(expr)


def split_operands(text: str) -> list[str]:
    """The operands of a line, split at the commas outside brackets and quotes."""
    if not text.strip():
        return []
    return re.split(r",(?![^\[]*\])(?=(?:[^\"]*\"[^\"]*\")*[^\"]*\Z)", text)


def _memory(text: str, meaning: SymbolMeaning) -> Memory:
    match = MEMORY.match(text)
    if match is None:
        raise BadText(f"cannot read the memory operand {text!r}",
                      "the form is: dword ptr gs:[base + index*4 + 8]")
    bits = None
    if match["size"]:
        bits = SIZES.get(match["size"].lower())
        if bits is None:
            known = ", ".join(f"{name} ptr" for name in SIZES)
            raise BadText(f"unknown width {match['size']!r}", f"one of {known}")
    segment = REGISTERS[match["segment"].lower()] if match["segment"] else None
    parts = _Address(meaning)
    sign = "+"
    for term in TERM.findall(match["inside"]):
        if term in "+-":
            sign = term
        elif term.strip():
            parts.add(sign, term.strip())
            sign = "+"
    base, index, scale = parts.registers()
    return Memory(bits, segment, base, index, scale, parts.displacement)


class _Address:
    """The terms between the brackets, added up."""

    def __init__(self, meaning: SymbolMeaning) -> None:
        self.meaning = meaning
        self.plain: list[Register] = []
        self.scaled: list[tuple[Register, int]] = []
        self.displacement = Expr()

    def add(self, sign: str, term: str) -> None:
        register, scale = self._scaled_register(term)
        if register is None:
            expr = parse_expression(term, self.meaning)
            self.displacement += expr if sign == "+" else -expr
        elif sign == "-":
            raise BadText("a register cannot be subtracted in an address")
        elif scale is None:
            self.plain.append(register)
        else:
            self.scaled.append((register, scale))

    @staticmethod
    def _scaled_register(term: str) -> tuple[Register | None, int | None]:
        match = SCALED.match(term)
        if match is None:
            return REGISTERS.get(term.lower()), None
        for name, number in ((match["left"], match["right"]), (match["right"], match["left"])):
            register = REGISTERS.get(name.lower())
            if register is not None:
                if number not in ("1", "2", "4", "8"):
                    raise BadText(f"the scale of an index is 1, 2, 4 or 8, not {number}")
                return register, int(number)
        return None, None

    def registers(self) -> tuple[Register | None, Register | None, int]:
        """Base, index and scale, as the encoding wants them."""
        if len(self.plain) + len(self.scaled) > 2 or len(self.scaled) > 1:
            raise BadText("an address has one base and one index register at most")
        plain = list(self.plain)
        if len(plain) == 2 and _is_stack_pointer(plain[1]):
            plain.reverse()
        base = plain[0] if plain else None
        index, scale = self.scaled[0] if self.scaled else (plain[1] if len(plain) == 2 else None, 1)
        _check_registers(base, index)
        return base, index, scale


def _is_stack_pointer(register: Register) -> bool:
    return register.kind == "gpr" and register.number == 4


def _check_registers(base: Register | None, index: Register | None) -> None:
    for register in (base, index):
        if register is not None and (register.kind not in ("gpr", "rip") or register.bits < 32):
            raise BadText(f"{register.name} cannot be part of an address")
    if index is not None and (_is_stack_pointer(index) or index.kind == "rip"):
        raise BadText(f"{index.name} cannot be an index")
    if base is not None and index is not None and (base.bits != index.bits or base.kind == "rip"):
        raise BadText(f"{base.name} and {index.name} cannot go together in an address")
