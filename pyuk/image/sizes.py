"""What each function and each datum takes of the image: the data of the size report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyuk.image.layout import Layout
from pyuk.image.model import Symbol

NO_MODULE = "(none)"  # what belongs to no module: stubs of the boot code, constants of LLVM's
PADDING, LINES = "(padding)", "(line table)"


@dataclass(frozen=True)
class SymbolSize:
    """Bytes of one symbol; `module` is the module whose name it starts with."""

    name: str
    section: str
    module: str
    size: int


def symbol_sizes(symbols: Sequence[Symbol], layout: Layout) -> tuple[SymbolSize, ...]:
    """Every chunk's bytes by its symbol, largest first; each section's padding as a symbol of its own."""
    modules = Modules(symbol.name for symbol in symbols)
    named = {symbol.chunk: symbol.name for symbol in reversed(symbols) if symbol.chunk is not None}
    result: list[SymbolSize] = []
    for section in layout.loaded:
        used = 0
        for chunk in section.chunks:
            name = named.get(chunk, chunk.name)
            used += chunk.size
            if chunk.size:
                result.append(SymbolSize(name, section.name, modules.of(name), chunk.size))
        if section.tail:
            used += len(section.tail)
            result.append(SymbolSize(LINES, section.name, NO_MODULE, len(section.tail)))
        if section.size > used:
            result.append(SymbolSize(PADDING, section.name, NO_MODULE, section.size - used))
    return tuple(sorted(result, key=lambda size: (-size.size, size.section, size.name)))


class Modules:
    """The modules of a program, as its `file:` records name them."""

    def __init__(self, names: Iterable[str]) -> None:
        paths = [name.removeprefix("file:") for name in names if name.startswith("file:")]
        self.names = {module_of_path(path) for path in paths}

    def of(self, symbol: str) -> str:
        """The longest known module that the symbol's dotted name starts with, else all but its last word."""
        parts = symbol.split("[")[0].split(".")
        for count in range(len(parts) - 1, 0, -1):
            prefix = ".".join(parts[:count])
            if prefix in self.names:
                return prefix
        return ".".join(parts[:-1]) or NO_MODULE


def module_of_path(path: str) -> str:
    """`pyuk/kernel/heap.py` is pyuk.kernel.heap; the directories above the package pyuk do not count."""
    parts = path.removesuffix(".py").split("/")
    if "pyuk" in parts:
        parts = parts[parts.index("pyuk"):]
    elif "boot" in parts:
        parts = parts[parts.index("boot"):]
    else:
        parts = parts[-1:]
    return ".".join(part for part in parts if part != "__init__")
