"""Which unit holds what, and which names are seen from other units.

A unit is compiled by itself and cached by what its text is made of, so this is worked out from the whole program before
any text is written. A function marked `inline` has a copy in every unit that refers to it. Units lie in layers;
one that is called `library:name` holds a part of the layer `library`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pyuk.compiler.ir.function import Data, Function, Program
from pyuk.compiler.ir.graph import raises, reachable
from pyuk.compiler.ir.ops import Check, Op, Raise, Symbol
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK, file_record

_ASSEMBLY_NAME = re.compile(r"[A-Za-z_.$][\w.$]*")
LAYERS = ("kernel", "network", "library", "app")  # they change with the app, the least of them first
BORROWED_OPS = 24  # of a function that is borrowed from a layer below
OWN_OPS = 50  # of one of the same layer, which LLVM would inline were the layer one unit


@dataclass
class Unit:
    """The members of one unit, each list sorted by name; `uses` are the names its code and data refer to.

    borrowed: functions of other units that it may inline, and calls there where it does not.
    """

    name: str
    functions: list[Function] = field(default_factory=list)
    borrowed: list[Function] = field(default_factory=list)
    data: list[Data] = field(default_factory=list)
    uses: set[str] = field(default_factory=set)

    def names(self) -> set[str]:
        """What the unit defines."""
        return {fn.name for fn in self.functions} | {data.name for data in self.data}


class Plan:
    """The units of a program and the names that must be visible between them."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._references: dict[str, set[str]] = {}
        self.units = self._make_units()
        self.visible = self._make_visible()

    def references(self, fn: Function) -> set[str]:
        """The names that the code of `fn` refers to, those of the raise protocol included."""
        found = self._references.get(fn.name)
        if found is None:
            found = self._references[fn.name] = function_references(self.program, fn)
        return found

    def _make_units(self) -> dict[str, Unit]:
        units: dict[str, Unit] = {}
        for name in sorted(self.program.functions):
            fn = self.program.functions[name]
            unit = units.setdefault(fn.unit, Unit(fn.unit))
            unit.functions.append(fn)
            unit.uses |= self.references(fn)
        for name in sorted(self.program.data):
            data = self.program.data[name]
            if data.copied:
                continue
            unit = units.setdefault(data.unit, Unit(data.unit))
            unit.data.append(data)
            unit.uses.update(item for item in data.items if isinstance(item, str))
        for unit in units.values():
            self._borrow(unit)
            self._add_copies(unit)
        return {name: units[name] for name in sorted(units)}

    def _borrow(self, unit: Unit) -> None:
        """Let `unit` inline the small functions that it calls of the other units in its layer and of those below it.

        Not of those above it, as its text would change with them. And the app borrows its own functions only: where a
        call of it is inlined, the stack of a machine that has stopped shows the callee's line instead of the app's.
        """
        todo = sorted(unit.uses)
        seen = set(todo)
        while todo:
            fn = self.program.functions.get(todo.pop())
            if fn is not None and lends(fn.unit, unit.name) and is_worth_a_copy(fn, unit.name):
                unit.borrowed.append(fn)
                new = sorted(self.references(fn) - seen)
                seen.update(new)
                todo += new
        unit.borrowed.sort(key=lambda fn: fn.name)
        unit.uses |= seen

    def _add_copies(self, unit: Unit) -> None:
        """Give `unit` its own copies of the inline functions and constants that it uses, also indirectly."""
        present = unit.names()
        todo = sorted(unit.uses)
        while todo:
            name = todo.pop()
            constant = self.program.data.get(name)
            if constant is not None and constant.copied and name not in present:
                present.add(name)
                unit.data.append(constant)
                more = {item for item in constant.items if isinstance(item, str)} - unit.uses
                unit.uses |= more
                todo += sorted(more)
                continue
            fn = self.program.functions.get(name)
            if fn is None or name in present or not copied(fn):
                continue
            present.add(name)
            unit.functions.append(fn)
            new = self.references(fn) - unit.uses
            unit.uses |= new
            todo += sorted(new)
        unit.functions.sort(key=lambda fn: fn.name)
        unit.data.sort(key=lambda data: data.name)

    def _make_visible(self) -> set[str]:
        program = self.program
        visible = {program.entry}
        for stub in program.stubs.values():
            visible.update(_ASSEMBLY_NAME.findall(stub.text))
        visible.update(fn.name for fn in program.functions.values() if fn.exported or fn.replaceable)
        visible.update(data.name for data in program.data.values() if data.exported)
        visible |= self._shared()
        return visible

    def _shared(self) -> set[str]:
        """All that other units can use: everything in a unit that any other uses at all.

        Were only what is used visible, the app's next call of a kernel function would change the kernel's
        text, and the kernel would be compiled anew.
        """
        used: set[str] = set()
        for unit in self.units.values():
            used |= unit.uses - unit.names()
        shared = set(used)
        for unit in self.units.values():
            if not used.isdisjoint(own := self._own(unit)):
                shared |= own
        return shared

    def _own(self, unit: Unit) -> set[str]:
        """What `unit` holds and no other has a copy of."""
        names = {fn.name for fn in unit.functions if not copied(fn)}
        return names | {data.name for data in unit.data if not data.copied}


def layer(unit: str) -> str:
    """The layer that a unit lies in."""
    return unit.partition(":")[0]


def height(unit: str) -> int:
    """How many layers lie below the one of the unit."""
    return LAYERS.index(layer(unit))


def lends(unit: str, borrower: str) -> bool:
    """Whether the functions of `unit` may be inlined in `borrower`. What the app decides about the kernel is not."""
    own = layer(borrower)
    if unit == borrower or own not in LAYERS or borrower == "kernel" or unit.startswith("kernel:"):
        return False
    return layer(unit) in (LAYERS[: LAYERS.index(own) + 1] if own != "app" else ("app",))


def copied(fn: Function) -> bool:
    """Whether each unit that refers to `fn` gets its own copy."""
    return fn.inline and not fn.exported


def is_worth_a_copy(fn: Function, borrower: str) -> bool:
    """Whether a call of `fn` in the unit `borrower` is worth having its code there, for LLVM to inline."""
    rare = fn.cold or fn.short or fn.shortest or fn.noinline or fn.exported or copied(fn)
    most = OWN_OPS if layer(fn.unit) == layer(borrower) else BORROWED_OPS
    return not rare and sum(len(block.ops) for block in fn.blocks) <= most


def function_references(program: Program, fn: Function) -> set[str]:
    """The names that the code of `fn` refers to once it is compiled."""
    names: set[str] = set()
    for block in reachable(program, fn):
        for op in block.ops:
            for arg in op.args():
                if isinstance(arg, Symbol):
                    names.add(arg.name)
            if isinstance(op, Check):
                names.add(op.raiser)
            if pushes_traceback(program, op):
                names.add(PUSH_TRACEBACK)
                names.add(file_record((op.place or fn.place).path))
    return names


def pushes_traceback(program: Program, op: Op) -> bool:
    """Whether the raise edge of `op`, if it has one, records this function in the traceback."""
    return raises(program, op) and not (isinstance(op, Raise) and op.again)
