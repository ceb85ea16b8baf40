"""The registers by name: their class, width and number (SDM 2A §2.1.5, table 2-2)."""

from __future__ import annotations

from pyuk.compiler.values import value_class


@value_class(frozen=True)
class Register:
    """kind: gpr, sreg, cr, dr, xmm or rip. needs_rex: spl, bpl, sil, dil; high: ah, ch, dh, bh."""

    name: str
    kind: str
    bits: int
    number: int
    needs_rex: bool = False
    high: bool = False


def _all_registers() -> dict[str, Register]:
    table: dict[str, Register] = {}

    def add(names: str, kind: str, bits: int, first: int = 0, *, needs_rex: bool = False,
            high: bool = False) -> None:
        for number, name in enumerate(names.split(), first):
            table[name] = Register(name, kind, bits, number, needs_rex, high)

    add("al cl dl bl", "gpr", 8)
    add("ah ch dh bh", "gpr", 8, 4, high=True)
    add("spl bpl sil dil", "gpr", 8, 4, needs_rex=True)
    add("ax cx dx bx sp bp si di", "gpr", 16)
    add("eax ecx edx ebx esp ebp esi edi", "gpr", 32)
    add("rax rcx rdx rbx rsp rbp rsi rdi", "gpr", 64)
    for suffix, bits in (("b", 8), ("w", 16), ("d", 32), ("", 64)):
        add(" ".join(f"r{number}{suffix}" for number in range(8, 16)), "gpr", bits, 8)
    add("es cs ss ds fs gs", "sreg", 16)
    add(" ".join(f"cr{number}" for number in range(16)), "cr", 64)
    add(" ".join(f"dr{number}" for number in range(8)), "dr", 64)
    add(" ".join(f"xmm{number}" for number in range(16)), "xmm", 128)
    table["rip"] = Register("rip", "rip", 64, 5)
    return table


REGISTERS = _all_registers()
