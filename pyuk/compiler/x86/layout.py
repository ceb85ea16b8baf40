"""Where each statement's bytes lie in a section, how long each branch is, and what is left to the linker."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyuk.compiler.x86.encode import Encoded, Fixup, number_bytes
from pyuk.compiler.x86.expressions import BadText, Expr
from pyuk.compiler.x86.machine_code import CodeSection, Relocation

ABSOLUTE_KINDS = {1: "R_X86_64_8", 2: "R_X86_64_16", 4: "R_X86_64_32", 8: "R_X86_64_64"}


@dataclass
class Bytes:
    """An instruction or data; or `repeat` bytes of `fill`."""

    code: bytes
    fixups: tuple[Fixup, ...]
    line: int
    is_code: bool
    repeat: int = 0
    fill: int = 0

    def size_at(self, offset: int) -> int:
        return len(self.code) + self.repeat

    def is_zero(self) -> bool:
        return not any(self.code) and not self.fixups and not self.fill

    def content(self, offset: int) -> tuple[bytes, tuple[Fixup, ...]]:
        return self.code + bytes([self.fill]) * self.repeat, self.fixups


@dataclass
class Align:
    boundary: int
    fill: int
    line: int
    is_code: bool = False

    def size_at(self, offset: int) -> int:
        return -offset % self.boundary

    def is_zero(self) -> bool:
        return self.fill == 0

    def content(self, offset: int) -> tuple[bytes, tuple[Fixup, ...]]:
        return bytes([self.fill]) * self.size_at(offset), ()


@dataclass
class Branch:
    """A branch in its short form until its target is known to be out of reach (or outside)."""

    short: Encoded | None
    near: Encoded | None
    mode: int
    line: int
    is_code: bool = True
    is_near: bool = False

    def may_grow(self) -> bool:
        return not self.is_near and self.short is not None and self.near is not None

    @property
    def encoded(self) -> Encoded:
        chosen = self.near if self.is_near or self.short is None else self.short
        assert chosen is not None
        return chosen

    def size_at(self, offset: int) -> int:
        return len(self.encoded.code)

    def is_zero(self) -> bool:
        return False

    def content(self, offset: int) -> tuple[bytes, tuple[Fixup, ...]]:
        return self.encoded.code, self.encoded.fixups


Piece = Bytes | Align | Branch


@dataclass
class SectionText:
    """A section while it is put together: the pieces, and where each starts (one offset more: the end)."""

    name: str
    align: int = 1
    pieces: list[Piece] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    failed_line: int = 0

    def offset_of(self, index: int) -> int:
        return self.offsets[index]


def place_pieces(section: SectionText, labels: dict[str, tuple[SectionText, int]]) -> None:
    """Find all offsets. Branches only ever grow, so this ends."""
    while True:
        offset = 0
        section.offsets = []
        for piece in section.pieces:
            section.offsets.append(offset)
            offset += piece.size_at(offset)
        section.offsets.append(offset)
        if not _grow_branches(section, labels):
            return


def _grow_branches(section: SectionText, labels: dict[str, tuple[SectionText, int]]) -> bool:
    grew = False
    for index, piece in enumerate(section.pieces):
        if isinstance(piece, Branch) and piece.may_grow():
            distance = _distance(piece, section, section.offsets[index], labels)
            if distance is None or not -128 <= distance <= 127:
                piece.is_near = grew = True
    return grew


def _distance(piece: Branch, section: SectionText, offset: int,
              labels: dict[str, tuple[SectionText, int]]) -> int | None:
    """From the field of the branch to its target in the same section; None for any other target."""
    fixup = piece.encoded.fixups[0]
    if len(fixup.expr.plus) != 1 or fixup.expr.minus or fixup.expr.plus[0] not in labels:
        return None
    target, index = labels[fixup.expr.plus[0]]
    if target is not section:
        return None
    return section.offsets[index] + fixup.expr.constant - offset - fixup.offset


def finish_section(section: SectionText, labels: dict[str, tuple[str, int]], first_line: int) -> CodeSection:
    """The bytes and relocations; labels are (section name, offset)."""
    code = bytearray()
    relocations: list[Relocation] = []
    lines: list[tuple[int, int]] = []
    if section.name == "bss":
        return CodeSection("bss", b"", section.offsets[-1], section.align, (), ())
    for piece in section.pieces:
        start = len(code)
        section.failed_line = piece.line
        if piece.is_code:
            lines.append((start, first_line + piece.line))
        content, fixups = piece.content(start)
        code += content
        pc_kind = "R_X86_64_PLT32" if isinstance(piece, Branch) and piece.mode == 64 else "R_X86_64_PC32"
        for fixup in fixups:
            _apply(code, start + fixup.offset, fixup, pc_kind, section.name, labels, relocations)
    return CodeSection(section.name, bytes(code), len(code), section.align, tuple(relocations), tuple(lines))


def _apply(code: bytearray, offset: int, fixup: Fixup, pc_kind: str, section: str,
           labels: dict[str, tuple[str, int]], relocations: list[Relocation]) -> None:
    """Write the value of a fixup, or leave a relocation."""
    for name in fixup.expr.plus + fixup.expr.minus:
        if name.startswith(".") and name not in labels:
            raise BadText(f"there is no label {_as_written(name)}")
    expr = _fold(fixup.expr, labels)
    if expr.minus or len(expr.plus) > 1:
        raise BadText("only the distance between two labels of one section has a value")
    if fixup.kind == "pc" and not expr.plus:
        raise BadText("a branch needs a label, not a number")
    if fixup.kind == "pc" and labels.get(expr.plus[0], ("",))[0] == section:
        distance = labels[expr.plus[0]][1] + expr.constant - offset
        _write(code, offset, distance, fixup.size, "signed")
    elif expr.is_constant:
        _write(code, offset, expr.constant, fixup.size, fixup.kind)
    else:
        kind = _relocation_kind(fixup, pc_kind)
        relocations.append(Relocation(offset, kind, expr.plus[0], expr.constant))


def _as_written(label: str) -> str:
    number, hash_, _ = label[1:].partition("#")
    return f"{number}: below" if hash_ else label


def _write(code: bytearray, offset: int, value: int, size: int, kind: str) -> None:
    try:
        code[offset:offset + size] = number_bytes(value, size, kind)
    except BadText:
        raise BadText(f"the distance {value} does not fit in {8 * size} bits") from None


def _relocation_kind(fixup: Fixup, pc_kind: str) -> str:
    if fixup.kind == "pc":
        if fixup.size != 4:
            raise BadText("a short branch reaches labels of the same text only")
        return pc_kind
    if fixup.kind == "signed":
        return "R_X86_64_32S"
    return ABSOLUTE_KINDS[fixup.size]


def _fold(expr: Expr, labels: dict[str, tuple[str, int]]) -> Expr:
    """Replace each difference of two labels of one section by its number."""
    constant, plus = expr.constant, list(expr.plus)
    minus: list[str] = []
    for name in expr.minus:
        where = labels.get(name)
        partner = next((other for other in plus if other == name
                        or (where is not None and labels.get(other, ("",))[0] == where[0])), None)
        if partner is None:
            minus.append(name)
            continue
        plus.remove(partner)
        if partner != name and where is not None:
            constant += labels[partner][1] - where[1]
    return Expr(constant, tuple(plus), tuple(minus))
