"""The forms of each instruction, read from table.py, and the choice of the one that fits its operands."""

from __future__ import annotations

import re
from functools import cache

from pyuk.compiler.values import value_class
from pyuk.compiler.x86.expressions import BadText, Expr
from pyuk.compiler.x86.operands import FarTarget, Immediate, Memory, Operand, Target
from pyuk.compiler.x86.registers import REGISTERS, Register
from pyuk.compiler.x86.table import instruction_lines

PATTERN = re.compile(r"(moffs|xm|rm|acc|imm|rel|far|sreg|cr|dr|xmm|r|g|m)(\d*)\Z")
PREFIXES = ("66", "F2", "F3")


@value_class(frozen=True)
class Pattern:
    """What one operand may be.

    bits: its width; for simm8 and simm32 the width of the operation (0: the mode's).
    """

    kind: str
    bits: int


@value_class(frozen=True)
class Form:
    """One encoding of an instruction.

    modrm: the reg field of the ModRM byte: a digit, "r" for a register, None where there is no such byte.
    mode: 32 or 64 where it is for that mode only, else 0.
    """

    mnemonic: str
    patterns: tuple[Pattern, ...]
    prefixes: bytes
    rex_w: bool
    opcode: bytes
    modrm: str | None
    plus_register: bool
    mode: int

    def pins(self, bits: int) -> bool:
        """Whether a register operand says that memory is `bits` wide."""
        return any(p.kind in ("r", "acc") and p.bits == bits for p in self.patterns)


@cache
def all_forms() -> dict[str, list[Form]]:
    """mnemonic -> its forms, the preferred ones first."""
    forms: dict[str, list[Form]] = {}
    for line in instruction_lines():
        for form in _parse_line(line):
            forms.setdefault(form.mnemonic, []).append(form)
    return forms


def _parse_line(line: str) -> list[Form]:
    head, encoding, mode = [part.strip() for part in (line + "||").split("|")[:3]]
    mnemonic, _, operands = head.partition(" ")
    names = [name.strip() for name in operands.split(",")] if operands else []
    if not any(name.endswith("v") for name in names):
        return [_form(mnemonic, names, encoding, mode)]
    return [_form(mnemonic, [_widen(name, bits) for name in names], _sized(encoding, bits), mode)
            for bits in (16, 32, 64)]


def _widen(name: str, bits: int) -> str:
    if name == "simm8v":
        return f"simm8:{bits}"
    if name == "immv" and bits == 64:
        return "simm32:64"
    return name[:-1] + str(bits) if name.endswith("v") else name


def _sized(encoding: str, bits: int) -> str:
    return {16: "66 ", 32: "", 64: "W "}[bits] + encoding


def _form(mnemonic: str, names: list[str], encoding: str, mode: str) -> Form:
    prefixes, opcode, modrm, rex_w, plus = b"", b"", None, False, False
    for token in encoding.split():
        if token == "W":
            rex_w = True
        elif token.startswith("/"):
            modrm = token[1:]
        elif token in PREFIXES and not opcode:
            prefixes += bytes.fromhex(token)
        else:
            plus = token.endswith("+r")
            opcode += bytes.fromhex(token.removesuffix("+r"))
    only = int(mode[1:]) if mode else (64 if rex_w else 0)
    return Form(mnemonic, tuple(map(_pattern, names)), prefixes, rex_w, opcode, modrm, plus, only)


def _pattern(name: str) -> Pattern:
    if name.startswith("simm"):
        kind, _, bits = name.partition(":")
        return Pattern(kind, int(bits or 0))
    match = PATTERN.match(name)
    return Pattern(match[1], int(match[2] or 0)) if match else Pattern(name, 0)


# --- which form fits ------------------------------------------------------------------------


def choose(mnemonic: str, operands: list[Operand], mode: int) -> list[Form]:
    """The forms that fit, the preferred one first; an error where there is none."""
    forms = all_forms().get(mnemonic)
    if forms is None:
        raise BadText(f"unknown instruction {mnemonic!r}")
    fitting = [form for form in forms if _fits(form, operands, mode)]
    if not fitting:
        raise BadText(*_why_none(mnemonic, forms, operands, mode))
    return fitting


def _fits(form: Form, operands: list[Operand], mode: int) -> bool:
    return (len(form.patterns) == len(operands) and form.mode in (0, mode)
            and all(_matches(pattern, operand, form, mode)
                    for pattern, operand in zip(form.patterns, operands, strict=True)))


def _matches(pattern: Pattern, operand: Operand, form: Form, mode: int) -> bool:
    match operand:
        case Register():
            return _register_matches(pattern, operand)
        case Immediate(expr):
            return _immediate_matches(pattern, expr, mode)
        case Memory():
            return _memory_matches(pattern, operand, form)
        case Target():
            return pattern.kind == "rel"
        case FarTarget():
            return pattern.kind == "far"


def _register_matches(pattern: Pattern, register: Register) -> bool:
    kind, bits = pattern.kind, pattern.bits
    if kind in ("r", "rm", "g"):
        return register.kind == "gpr" and register.bits == bits
    if kind == "acc":
        return register.kind == "gpr" and register.bits == bits and register.number == 0
    if kind in ("xmm", "xm"):
        return register.kind == "xmm"
    if kind in ("sreg", "cr", "dr"):
        return register.kind == kind
    return kind == register.name


def _memory_matches(pattern: Pattern, memory: Memory, form: Form) -> bool:
    kind, bits = pattern.kind, pattern.bits
    if kind == "rm":
        return memory.bits == bits or (memory.bits is None and form.pins(bits))
    if kind == "moffs":
        return memory.base is None and memory.index is None and memory.bits in (None, bits)
    if kind in ("m", "xm"):
        return bits == 0 or memory.bits in (None, bits)
    return False


def _immediate_matches(pattern: Pattern, expr: Expr, mode: int) -> bool:
    if pattern.kind in ("simm8", "simm32"):
        width = 8 if pattern.kind == "simm8" else 32
        if not expr.is_constant:
            return width == 32
        return signed_value(expr.constant, pattern.bits or mode, width) is not None
    if pattern.kind == "imm":
        if not expr.is_constant:
            return pattern.bits >= 32
        return -(1 << pattern.bits - 1) <= expr.constant < 1 << pattern.bits
    return expr.is_constant and pattern.kind == str(expr.constant)


def signed_value(value: int, operation_bits: int, width: int) -> int | None:
    """`value` as `width` bits that sign extension to operation_bits restores; None where they do not."""
    if not -(1 << operation_bits - 1) <= value < 1 << operation_bits:
        return None
    if value >= 1 << operation_bits - 1:
        value -= 1 << operation_bits
    return value if -(1 << width - 1) <= value < 1 << width - 1 else None


def _why_none(mnemonic: str, forms: list[Form], operands: list[Operand], mode: int) -> tuple[str, str | None]:
    """The message where no form fits: the commonest slips by name."""
    if any(isinstance(operand, Target) for operand in operands):
        return ("a bare symbol is neither a value nor memory",
                "write [symbol] for what lies there, `offset symbol` for its address")
    sizes = [operand for operand in operands if isinstance(operand, Memory) and operand.bits is None]
    if sizes and any(len(form.patterns) == len(operands) for form in forms):
        return (f"how wide is the memory operand of {mnemonic}?",
                "say byte ptr, word ptr, dword ptr or qword ptr")
    if any(_fits(form, operands, 96 - mode) for form in forms):
        return f"this form of {mnemonic} does not exist in {mode}-bit mode", None
    shown = {", ".join(_shown(pattern) for pattern in form.patterns) or "no operands" for form in forms}
    return f"{mnemonic} does not take these operands", "it takes: " + "; ".join(sorted(shown))


def _shown(pattern: Pattern) -> str:
    if pattern.kind in ("simm8", "simm32"):
        return pattern.kind[1:]
    return pattern.kind + (str(pattern.bits) if pattern.bits else "")


def is_register(word: str) -> bool:
    return word in REGISTERS
