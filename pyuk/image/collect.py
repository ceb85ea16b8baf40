"""Drop what nothing needs: a chunk is kept when the entry, an export or a kept chunk refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyuk.image.elf_format import STB_WEAK, STT_SECTION
from pyuk.image.model import Chunk, ObjectFile, Symbol

#: LLVM puts all jump tables of an object in this one section, which has addresses of whole functions as well.
JUMP_TABLES = ".rodata"

Use = tuple[Symbol, Chunk, int]  # a symbol, and the chunk and offset that refer to it


def keep(roots: Iterable[Chunk]) -> list[Use]:
    """Mark the roots and all that they need; the uses of names that nobody defines."""
    undefined: list[Use] = []
    work = [root for root in roots if not root.kept]
    for root in work:
        root.kept = True
    while work:
        chunk = work.pop()
        for offset, _, symbol, addend in chunk.references():
            target = symbol.chunk
            if target is None:
                if not symbol.defined and symbol.binding != STB_WEAK:
                    undefined.append((symbol, chunk, offset))
            elif not target.kept and not (chunk.name == JUMP_TABLES and _is_inside(symbol, addend)):
                target.kept = True
                work.append(target)
    return undefined


def _is_inside(symbol: Symbol, addend: int) -> bool:
    """Whether it is an address within a function: an entry of a jump table, which only that function reads."""
    return addend > 0 and symbol.type == STT_SECTION and symbol.chunk is not None and symbol.chunk.kind == "text"


def keep_collector_roots(objects: Sequence[ObjectFile]) -> None:
    """Keep the entries of the table of global references whose slots are in the image, one for each."""
    seen: set[tuple[Symbol, int]] = set()
    for owner in objects:
        for chunk in owner.chunks:
            if chunk.kind == "gcroots":
                slots = [(symbol, addend) for _, _, symbol, addend in chunk.references()
                         if symbol.chunk is not None and symbol.chunk.kept]
                chunk.kept = any(slot not in seen for slot in slots)
                seen.update(slots)


def kept(objects: Sequence[ObjectFile], kind: str) -> list[Chunk]:
    """The kept chunks of a kind, in the order of the inputs."""
    return [chunk for owner in objects for chunk in owner.chunks if chunk.kept and chunk.kind == kind]
