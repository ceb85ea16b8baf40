"""Calls through pointers: one comes to a function only after somebody has had the function's address.

A table of methods is had where an object of its class is made, a function's own address where it is handed on. So
what was certain wherever the address comes from is certain when such a call enters the function.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyuk.compiler.ir.function import Program
from pyuk.compiler.ir.ops import Call, Op, Symbol

Mask = int  # facts that stay true once they are, one bit each


@dataclass
class Pointers:
    """called: the facts at all calls through a pointer that may come to a function; held: wherever its address is.

    Both hold what has been seen of the program so far; further places can only take facts away.
    """

    program: Program
    called: dict[str, Mask] = field(default_factory=dict)
    held: dict[str, Mask] = field(default_factory=dict)
    _reached: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def call(self, targets: Iterable[str], facts: Mask) -> Iterator[tuple[str, Mask]]:
        """A call that may come to any of `targets`; the functions of which less is known now, and what still is."""
        for target in targets:
            yield from self._note(self.called, target, facts)

    def hold(self, names: Iterable[str], facts: Mask) -> Iterator[tuple[str, Mask]]:
        """Code has the address of these functions and data; the functions of which less is known now."""
        for name in names:
            for function in self._functions(name):
                yield from self._note(self.held, function, facts)

    def _note(self, table: dict[str, Mask], name: str, facts: Mask) -> Iterator[tuple[str, Mask]]:
        before = table.get(name)
        after = facts if before is None else before & facts
        if after != before:
            table[name] = after
            if name in self.called and name in self.held:
                yield name, self.called[name] | self.held[name]

    def _functions(self, name: str) -> tuple[str, ...]:
        """The functions whose addresses are read from `name` on, itself included."""
        found = self._reached.get(name)
        if found is None:
            found = self._reached[name] = tuple(sorted(self._search(name)))
        return found

    def _search(self, name: str) -> Iterator[str]:
        seen = {name}
        work = [name]
        while work:
            name = work.pop()
            if name in self.program.functions:
                yield name
            elif name in self.program.data:
                items = {item for item in self.program.data[name].items if isinstance(item, str)} - seen
                seen |= items
                work += items


def addresses(op: Op) -> list[str]:
    """The names whose addresses `op` has as values: not that of the function which it calls."""
    args = op.operands if isinstance(op, Call) else op.args()
    return [arg.name for arg in args if arg.__class__ is Symbol]


def outside(program: Program, roots: Iterable[str]) -> set[str]:
    """The names whose addresses others have than the program's functions: stubs, the linker, the host."""
    names = {name for name in roots if name in program.data}
    names |= {name for name, data in program.data.items() if data.exported}
    return names.union(*(stub.references for stub in program.stubs.values()))
