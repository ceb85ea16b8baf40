"""What a unit's text depends on, as a digest: a unit whose digest is known need not be written to find its object.

Writing the text of a large program takes seconds, and most of it says the same each time. So this must hold all that
the text is made of: the unit's members as they are, what is known of those of other units that it uses, the types that
debuggers are told, the choices of the build, and the sources of what writes the text. More than that does no harm but
that a text is written in vain.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from pyuk.compiler.codegen.plan import Plan, Unit
from pyuk.compiler.codegen.target import Options
from pyuk.compiler.ir.function import (
    Block,
    Data,
    DebugArray,
    DebugInside,
    DebugPointer,
    DebugTuple,
    DebugType,
    Function,
)
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK

WRITERS = (Path(__file__).parent, Path(__file__).parents[1] / "ir")  # the packages that make text of operations
NOT_WRITTEN = {"blocks", "unit", "effects", "marks", "raw_memory"}  # the attributes of a function that no text shows
WRITTEN = tuple(field.name for field in fields(Function) if field.name not in NOT_WRITTEN)


class Fingerprints:
    """The digests of the units of one plan."""

    def __init__(self, plan: Plan, options: Options) -> None:
        self._plan = plan
        self._program = plan.program
        self._head = (sources(), options)
        self._members: dict[str, bytes] = {}
        self._records: dict[str, bytes] = {}

    def of(self, unit: Unit) -> str:
        """The digest of everything that the unit's text is made of."""
        visible = self._plan.visible
        functions = [(self._member(fn), fn.name in visible) for fn in unit.functions]
        borrowed = [(self._member(fn), fn.name in visible) for fn in unit.borrowed]
        data = [(self._member(each), each.name in visible) for each in unit.data]
        used = [(name, self._seen_from_outside(name)) for name in sorted({*unit.uses, PUSH_TRACEBACK})]
        return hashlib.sha256(_pickled((self._head, unit.name, functions, borrowed, data, used))).hexdigest()[:32]

    def _member(self, member: Function | Data) -> bytes:
        found = self._members.get(member.name)
        if found is None:
            digest = hashlib.sha256(_written(member))
            for record in sorted(set(_records_of(member))):
                digest.update(self._record(record))
            found = self._members[member.name] = digest.digest()
        return found

    def _seen_from_outside(self, name: str) -> tuple[Any, ...]:
        """What a unit says of a function or object that it uses and does not hold."""
        program = self._program
        fn, data = program.functions.get(name), program.data.get(name)
        if fn is not None:
            params = tuple(param.type for param in fn.params)
            return "function", params, fn.returns, fn.may_raise, fn.cold, fn.noreturn
        if data is not None:
            return "data", data.readonly, data.align
        return ("stub" if name in program.stubs else "linker",)

    def _record(self, name: str) -> bytes:
        """Of a record and all that its members lead to."""
        found = self._records.get(name)
        if found is None:
            digest = hashlib.sha256()
            for each in sorted(self._reached(name)):
                digest.update(_pickled((each, self._program.records.get(each))))
            found = self._records[name] = digest.digest()
        return found

    def _reached(self, name: str) -> set[str]:
        seen, todo = {name}, [name]
        while todo:
            record = self._program.records.get(todo.pop())
            for _, _, type_ in record.members if record is not None else ():
                new = set(_named(type_)) - seen
                seen |= new
                todo += new
        return seen


@cache
def sources() -> str:
    """The digest of the sources of what makes text of a program."""
    digest = hashlib.sha256()
    for directory in WRITERS:
        for file in sorted(directory.glob("*.py")):
            digest.update(f"{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _written(member: Function | Data) -> bytes:
    if isinstance(member, Data):
        return _pickled(member)
    blocks = [(block.label, block.ops) for block in member.blocks]
    return _pickled(([getattr(member, name) for name in WRITTEN], blocks))


def _pickled(value: Any) -> bytes:
    """`value` as bytes; blocks that operations lead to by their labels, as following them would go too deep."""
    file = BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return file.getvalue()


def _label(block: Block) -> tuple[type, tuple[str]]:
    return str, (block.label,)


_REDUCERS: dict[type, Callable[[Any], Any]] = {Block: _label}


# --- the records that debuggers are told of -------------------------------------------------------


def _records_of(member: Function | Data) -> Iterator[str]:
    if isinstance(member, Function):
        for local in member.locals:
            if local.debug is not None:
                yield from _named(local.debug)
        return
    if member.describes is not None:
        yield member.describes
    if member.debug is not None:
        yield from _named(member.debug.type)


def _named(type_: DebugType) -> Iterable[str]:
    match type_:
        case DebugPointer(record) | DebugInside(record):
            yield record
        case DebugTuple(_, items):
            for item in items:
                yield from _named(item)
        case DebugArray(element, _):
            yield from _named(element)
