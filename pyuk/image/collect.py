"""Drop what nothing needs: a chunk is kept when the entry, an export or a kept chunk refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyuk.image.model import Chunk, ObjectFile, Symbol

#: LLVM puts all jump tables of an object in this one section. They are read only by functions that they
#: point into, so what they point to is kept for other reasons or never reached.
JUMP_TABLES = ".rodata"


def keep(roots: Iterable[Chunk]) -> None:
    """Mark the roots and all that they need."""
    work = [root for root in roots if not root.kept]
    for root in work:
        root.kept = True
    while work:
        chunk = work.pop()
        for _, _, symbol, _ in chunk.references():
            target = symbol.chunk
            if target is None or target.kept or (chunk.name == JUMP_TABLES and target.kind == "text"):
                continue
            target.kept = True
            work.append(target)


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
