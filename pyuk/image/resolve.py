"""Which definition a name means, over all objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyuk.compiler.errors import PyukError
from pyuk.image.elf_format import STB_GLOBAL, STB_LOCAL, STB_WEAK, STT_OBJECT
from pyuk.image.model import Chunk, ObjectFile, Symbol

#: Names that the linker itself defines, when the layout is known.
BOUNDARIES = ("__image_start", "__text_start", "__text_end", "__rodata_start", "__rodata_end",
              "__gcroots_start", "__gcroots_end", "__lines_start", "__lines_end", "__data_start",
              "__data_end", "__load_end", "__bss_start", "__bss_end", "__image_end")


class LinkError(PyukError):
    """The objects do not make an image."""

    exit_code = 2


class SymbolTable:
    """The names of the whole program."""

    def __init__(self) -> None:
        self.by_name: dict[str, Symbol] = {name: Symbol(name, binding=STB_GLOBAL) for name in BOUNDARIES}

    def define(self, objects: Sequence[ObjectFile]) -> None:
        """Enter every definition: the one strong one, else the first weak one."""
        twice: list[str] = []
        for owner in objects:
            for symbol in owner.defines:
                if symbol.binding == STB_LOCAL:
                    continue
                known = self.by_name.get(symbol.name)
                if known is None or (known.binding == STB_WEAK and symbol.binding == STB_GLOBAL):
                    self.by_name[symbol.name] = symbol
                elif symbol.binding == STB_GLOBAL and known.binding == STB_GLOBAL:
                    twice.append(f"{symbol.name} is defined by {_origin(known)} and by {_origin(symbol)}")
        if twice:
            raise LinkError("\n".join(twice))

    def bind(self, objects: Sequence[ObjectFile]) -> None:
        """Let every reference to a global name mean the definition that was chosen."""
        by_name = self.by_name
        for owner in objects:
            owner.symbols = [symbol if symbol.binding == STB_LOCAL else by_name.get(symbol.name, symbol)
                             for symbol in owner.symbols]

    def require(self, names: Iterable[str], why: str) -> list[Chunk]:
        """The chunks of those names; an error naming all that are missing."""
        names = list(names)
        missing = [name for name in names if name not in self.by_name]
        if missing:
            raise LinkError(f"undefined {why}: " + ", ".join(missing))
        return [chunk for name in names if (chunk := self.by_name[name].chunk) is not None]


def _origin(symbol: Symbol) -> str:
    return symbol.chunk.owner.name if symbol.chunk is not None else "the linker"


def refuse_undefined(uses: Iterable[tuple[Symbol, Chunk, int]]) -> None:
    """Raise one error for all names that kept code or data uses and nobody defines, if there are any."""
    users: dict[str, set[str]] = {}
    for symbol, chunk, offset in uses:
        users.setdefault(symbol.name, set()).add(symbol_at(chunk, offset))
    if users:
        raise LinkError("\n".join(f"undefined symbol {name}, used by {_shortened(sorted(found))}"
                                  for name, found in sorted(users.items())))


def _shortened(names: list[str], limit: int = 5) -> str:
    rest = len(names) - limit
    return ", ".join(names[:limit]) + (f" and {rest} more" if rest > 0 else "")


def symbol_at(chunk: Chunk, offset: int) -> str:
    """The name of the function or data that holds that offset of the chunk, else the chunk's."""
    best: Symbol | None = None
    for symbol in chunk.owner.defines:
        if symbol.chunk is chunk and symbol.value <= offset and (best is None or symbol.value >= best.value):
            best = symbol
    return best.name if best is not None else chunk.name


def page_table_chunk() -> tuple[ObjectFile, Chunk]:
    """The chunk that the boot code's page tables will lie in; only the linker knows how many there are.

    `__page_tables` up to `__page_tables_end`: one 4 KiB table for each 2 MiB of address space from 0 to the
    image's end.
    """
    owner = ObjectFile("the linker")
    chunk = Chunk(owner, ".bss.__page_tables", "bss", b"", 0, 4096)
    owner.chunks = [chunk]
    owner.defines = [Symbol("__page_tables", chunk, 0, 0, STB_GLOBAL, STT_OBJECT),
                     Symbol("__page_tables_end", chunk, 0, 0, STB_GLOBAL)]
    return owner, chunk
