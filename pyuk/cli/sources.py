"""Source lines for places that are known by relative paths."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyuk.compiler.errors import Sources
from pyuk.inside.symbols import Place

PACKAGE_PARENT = Path(__file__).resolve().parents[2]  # what the paths of kernel sources are relative to


class SourceLines:
    """Lines of an app's and of pyuk's own sources."""

    def __init__(self, directories: Sequence[Path]) -> None:
        self._directories = directories
        self._sources = Sources()

    def line(self, path: str, number: int) -> str | None:
        """A line without the spaces around it; None where it cannot be found."""
        ours = path.startswith(("pyuk/", "boot/"))
        for directory in (PACKAGE_PARENT,) if ours else self._directories:
            found = self._sources.line(str(directory / path), number)
            if found is not None:
                return found.strip()
        return None

    def entry(self, place: Place) -> list[str]:
        """The lines about one call, as in CPython's tracebacks."""
        if place.path is None:
            return [f"  in {place.function}"]
        variables = [f"      {name} = {value}" for name, value in place.variables.items()]
        lines = [f'  File "{place.path}", line {place.line}, in {place.function}']
        text = self.line(place.path, place.line)
        is_head = text is not None and text.startswith(("def ", "async def "))  # code that no line stands for
        return [*lines, *([f"    {text}"] if text and not is_head else []), *variables]
