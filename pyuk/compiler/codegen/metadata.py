"""The numbered metadata nodes of one unit, in the order in which they are first asked for."""

from __future__ import annotations

from pyuk.compiler.codegen.names import quoted


class Metadata:
    """Nodes of a unit. Equal texts share a number; a reserved node may be referred to before it is set."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._numbers: dict[str, str] = {}

    def node(self, text: str) -> str:
        """The reference (`!7`) of the node with this text."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = self.reserve()
            self._texts[-1] = text
        return number

    def reserve(self) -> str:
        """The reference of a node of its own, whose text follows by `define`."""
        self._texts.append("")
        return f"!{len(self._texts) - 1}"

    def define(self, reference: str, text: str) -> None:
        """Give a reserved node its text."""
        self._texts[int(reference[1:])] = text

    def tuple(self, *items: str) -> str:
        """The reference of `!{items}`."""
        return self.node("!{" + ", ".join(items) + "}")

    def lines(self) -> list[str]:
        """All nodes, `!0 = ...` first."""
        return [f"!{number} = {text}" for number, text in enumerate(self._texts)]

    # --- the kinds that every unit uses -------------------------------------------------------

    def alias(self, name: str) -> str:
        """The access tag of a memory class: disjoint from all others. Source: LLVM LangRef, 'tbaa'."""
        root = self.tuple('!"pyuk"')
        scalar = self.tuple(f"!{quoted(name)}", root, "i64 0")
        return self.tuple(scalar, scalar, "i64 0")

    def weights(self, first: int, second: int) -> str:
        """Branch weights: how often the first and the second way is taken."""
        return self.tuple('!"branch_weights"', f"i32 {first}", f"i32 {second}")
