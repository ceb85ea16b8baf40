"""What the assembler makes of a stub: bytes by section, labels and relocations."""

from __future__ import annotations

from pyuk.compiler.errors import PyukError
from pyuk.compiler.ir.ops import Place
from pyuk.compiler.values import value_class

#: The sections that a stub may fill. `header` comes first in the image (the multiboot header),
#: `note` goes to its PT_NOTE segment and is not loaded.
SECTIONS = ("text", "rodata", "data", "bss", "header", "note")


class AssemblyError(PyukError):
    """A line of assembly that cannot be assembled; `place` is that line."""

    exit_code = 2


@value_class(frozen=True)
class Relocation:
    """Bytes that wait for an address: `kind` (an ELF name, R_X86_64_64) at `offset` of the section.

    The symbol is a label of the same stub if there is one of that name, else a name of the program.
    """

    offset: int
    kind: str
    symbol: str
    addend: int


@value_class(frozen=True)
class CodeSection:
    """The stub's part of one section.

    code: its bytes; empty for bss, of which only `size` bytes are reserved.
    lines: (offset, source line) of every instruction, ascending.
    """

    name: str
    code: bytes
    size: int
    align: int
    relocations: tuple[Relocation, ...]
    lines: tuple[tuple[int, int], ...]


@value_class(frozen=True)
class MachineCode:
    """An assembled stub.

    sections: those that the text fills, in the order of their first use.
    labels: name -> (section, offset); those of numbers and those that start with a dot are left out.
    The stub's name is among them: where the text does not define it, it is the start of the first
    section that is not empty.
    """

    name: str
    place: Place
    sections: tuple[CodeSection, ...]
    labels: dict[str, tuple[str, int]]
    local_labels: dict[str, tuple[str, int]]

    def section(self, name: str) -> CodeSection:
        """The stub's part of that section; an empty one where it has none."""
        for section in self.sections:
            if section.name == name:
                return section
        return CodeSection(name, b"", 0, 1, (), ())

    @property
    def references(self) -> set[str]:
        """The names of the program that the stub refers to, outside itself."""
        names = {relocation.symbol for section in self.sections for relocation in section.relocations}
        return names - self.labels.keys() - self.local_labels.keys()

    @property
    def code(self) -> bytes:
        return self.section("text").code

    @property
    def relocations(self) -> tuple[Relocation, ...]:
        return self.section("text").relocations
