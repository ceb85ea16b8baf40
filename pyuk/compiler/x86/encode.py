"""The bytes of one instruction: prefixes, REX, opcode, ModRM, SIB, displacement, immediate (SDM 2A §2.1)."""

from __future__ import annotations

from pyuk.compiler.values import value_class
from pyuk.compiler.x86.expressions import BadText, Expr
from pyuk.compiler.x86.forms import Form, signed_value
from pyuk.compiler.x86.operands import FarTarget, Immediate, Memory, Operand, Target
from pyuk.compiler.x86.registers import Register

SEGMENT_PREFIX = {"es": 0x26, "cs": 0x2E, "ss": 0x36, "ds": 0x3E, "fs": 0x64, "gs": 0x65}
REX, REX_W, REX_R, REX_X, REX_B = 0x40, 8, 4, 2, 1
ADDRESS_SIZE = 0x67
RM_KINDS = ("rm", "m", "g", "xm")
REG_KINDS = ("r", "sreg", "cr", "dr", "xmm")
NO_BASE, SIB_FOLLOWS = 5, 4  # rm = 101 without a base, rm = 100 for a SIB byte
NO_INDEX = 4


@value_class(frozen=True)
class Fixup:
    """`size` bytes at `offset` that an expression fills.

    kind: "abs" zero- or sign-extended as its size says, "signed" sign-extended to 64 bits, "pc" the
    distance from the end of the instruction, whose bias is in the expression already.
    """

    offset: int
    size: int
    kind: str
    expr: Expr


@value_class(frozen=True)
class Encoded:
    code: bytes
    fixups: tuple[Fixup, ...]


class _Emitter:
    """The parts of the instruction as they are found out."""

    def __init__(self, form: Form, mode: int) -> None:
        self.form, self.mode = form, mode
        self.segment = b""
        self.address_size = b""
        self.rex = REX_W if form.rex_w else 0
        self.rex_required = False
        self.rex_forbidden = ""
        self.opcode = form.opcode
        self.reg = int(form.modrm) if form.modrm not in (None, "r") else 0
        self.mod, self.rm = 0, 0
        self.sib = b""
        self.tail: list[tuple[int, str, Expr]] = []  # size, kind, value: displacement, then immediates

    def operand(self, kind: str, bits: int, operand: Operand) -> None:
        """Put one operand where its pattern says."""
        match operand:
            case Register() if kind in RM_KINDS or (kind in REG_KINDS and self.form.modrm != "r"
                                                    and not self.form.plus_register):
                self.mod, self.rm = 3, self.register(operand, REX_B)
            case Register() if kind in REG_KINDS and self.form.plus_register:
                number = self.register(operand, REX_B)
                self.opcode = self.opcode[:-1] + bytes([self.opcode[-1] + number])
            case Register() if kind in REG_KINDS:
                self.reg = self.register(operand, REX_R)
            case Memory() if kind == "moffs":
                self.prefix_segment(operand)
                self.tail.append((4, "abs", operand.displacement))
            case Memory():
                self.prefix_segment(operand)
                self.memory(operand)
            case Immediate(expr):
                self.immediate(kind, bits, expr)
            case Target(expr):
                self.tail.append((bits // 8, "pc", expr))
            case FarTarget(selector, expr):
                self.tail += [(4, "abs", expr), (2, "abs", Expr(selector))]

    def register(self, register: Register, rex_bit: int) -> int:
        if register.needs_rex:
            self.rex_required = True
        if register.high:
            self.rex_forbidden = register.name
        if register.number >= 8:
            self.rex |= rex_bit
        return register.number & 7

    def immediate(self, kind: str, bits: int, expr: Expr) -> None:
        if kind in ("simm8", "simm32"):
            width = 8 if kind == "simm8" else 32
            if expr.is_constant:
                expr = Expr(signed_value(expr.constant, bits or self.mode, width) or 0)
            wide = (bits or self.mode) == 64
            self.tail.append((width // 8, "signed" if wide else "abs", expr))
        elif kind == "imm":
            self.tail.append((bits // 8, "abs", expr))

    # --- memory operands (SDM 2A §2.1.5) ---

    def prefix_segment(self, memory: Memory) -> None:
        if memory.segment is not None:
            self.segment = bytes([SEGMENT_PREFIX[memory.segment.name]])

    def memory(self, memory: Memory) -> None:
        base, index = memory.base, memory.index
        self.check_address_size(base or index)
        if base is None and index is None:
            self.absolute(memory.displacement)
        elif base is not None and base.kind == "rip":
            self.rm = NO_BASE
            self.tail.append((4, "pc" if memory.displacement.plus else "signed", memory.displacement))
        elif base is None:
            assert index is not None
            self.rm = SIB_FOLLOWS
            self.scaled_index(index, memory.scale, NO_BASE)
            self.tail.append((4, self.displacement_kind(), memory.displacement))
        else:
            self.based(base, index, memory)

    def absolute(self, displacement: Expr) -> None:
        """An address alone; in 64-bit mode rm = 101 would mean rip, so it takes a SIB byte."""
        if self.mode == 64:
            self.rm, self.sib = SIB_FOLLOWS, bytes([NO_INDEX << 3 | NO_BASE])
        else:
            self.rm = NO_BASE
        self.tail.append((4, self.displacement_kind(), displacement))

    def based(self, base: Register, index: Register | None, memory: Memory) -> None:
        number = self.register(base, REX_B)
        self.mod = self.displacement(memory.displacement, needed=number == NO_BASE)
        if index is not None:
            self.rm = SIB_FOLLOWS
            self.scaled_index(index, memory.scale, number)
        elif number == SIB_FOLLOWS:
            self.rm, self.sib = SIB_FOLLOWS, bytes([NO_INDEX << 3 | number])
        else:
            self.rm = number

    def scaled_index(self, index: Register, scale: int, base: int) -> None:
        number = self.register(index, REX_X)
        self.sib = bytes([(scale.bit_length() - 1) << 6 | number << 3 | base])

    def displacement(self, expr: Expr, *, needed: bool) -> int:
        """Append the displacement in its shortest form; its mod field."""
        if expr.is_constant and expr.constant == 0 and not needed:
            return 0
        bits = 64 if self.mode == 64 else 32
        short = signed_value(expr.constant, bits, 8) if expr.is_constant else None
        if short is not None:
            self.tail.append((1, "signed", Expr(short)))
            return 1
        self.tail.append((4, self.displacement_kind(), expr))
        return 2

    def displacement_kind(self) -> str:
        return "signed" if self.mode == 64 and not self.address_size else "abs"

    def check_address_size(self, register: Register | None) -> None:
        bits = register.bits if register is not None else self.mode
        if bits == 64 and self.mode == 32:
            raise BadText(f"no 64-bit register {register.name if register else ''} in 32-bit mode")
        if bits != self.mode:
            self.address_size = bytes([ADDRESS_SIZE])

    # --- the whole ---

    def finish(self, prefixes: bytes) -> Encoded:
        head = self.segment + self.address_size + self.form.prefixes + prefixes
        head += self.rex_byte() + self.opcode
        if self.form.modrm is not None:
            head += bytes([self.mod << 6 | self.reg << 3 | self.rm]) + self.sib
        length = len(head) + sum(size for size, _, _ in self.tail)
        code, fixups = head, []
        for size, kind, expr in self.tail:
            if kind == "pc":
                expr += Expr(len(code) - length)
            if expr.is_constant and kind != "pc":
                code += number_bytes(expr.constant, size, kind)
            else:
                fixups.append(Fixup(len(code), size, kind, expr))
                code += bytes(size)
        return Encoded(code, tuple(fixups))

    def rex_byte(self) -> bytes:
        if not self.rex and not self.rex_required:
            return b""
        if self.mode != 64:
            raise BadText("this register or width exists in 64-bit mode only")
        if self.rex_forbidden:
            raise BadText(f"{self.rex_forbidden} cannot be encoded beside a register that needs a REX prefix")
        return bytes([REX | self.rex])


def number_bytes(value: int, size: int, kind: str = "abs") -> bytes:
    """A number as `size` little-endian bytes; an error where it does not fit."""
    bits = 8 * size
    if kind == "signed" and 1 << 63 <= value < 1 << 64:
        value -= 1 << 64
    highest = 1 << (bits - 1 if kind == "signed" else bits)
    if not -(1 << bits - 1) <= value < highest:
        raise BadText(f"{value:#x} does not fit in {bits} bits")
    return (value & (1 << bits) - 1).to_bytes(size, "little")


def encode(form: Form, operands: list[Operand], mode: int, prefixes: bytes = b"") -> Encoded:
    """The bytes of the instruction in that form; `prefixes` are lock or rep."""
    emitter = _Emitter(form, mode)
    for pattern, operand in zip(form.patterns, operands, strict=True):
        emitter.operand(pattern.kind, pattern.bits, operand)
    return emitter.finish(prefixes)
