"""Blocks, functions, static data and the whole program, as the compiler passes them along."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyuk.compiler.ir.ops import Op, Param, Place, Terminator, handler_of
from pyuk.compiler.ir.types import VOID, IrType
from pyuk.compiler.values import value_class

# --- what a debugger is told about variables and types ---------------------------------------


@value_class(frozen=True)
class DebugBase:
    """A scalar; encoding is one of signed, unsigned, boolean, float, address."""

    name: str
    bits: int
    encoding: str


@value_class(frozen=True)
class DebugPointer:
    """A reference to a record, named in Program.records (records may refer to each other)."""

    record: str


@value_class(frozen=True)
class DebugTuple:
    name: str
    items: tuple[DebugType, ...]


@value_class(frozen=True)
class DebugInside:
    """A record that lies where it is, not behind a reference."""

    record: str


@value_class(frozen=True)
class DebugArray:
    """Elements one after the other; as many as something else says where count is None."""

    element: DebugType
    count: int | None


DebugType = DebugBase | DebugPointer | DebugTuple | DebugInside | DebugArray


@value_class(frozen=True)
class DebugRecord:
    """The layout of a class or Struct: (field, offset in bytes, type)."""

    name: str
    size: int
    members: tuple[tuple[str, int, DebugType], ...]


@value_class(frozen=True)
class DebugVariable:
    """A variable at module level, and where it is first assigned to."""

    name: str
    type: DebugType
    place: Place


# --- code -----------------------------------------------------------------------------------


@dataclass(eq=False)
class Local:
    """A slot of a function; `debug` is None for those that no Python variable names."""

    name: str
    type: IrType
    debug: DebugType | None = None
    param: int | None = None  # it holds this parameter on entry (from 0)


@dataclass(eq=False)
class Block:
    label: str
    ops: list[Op] = field(default_factory=list)

    @property
    def terminator(self) -> Terminator:
        last = self.ops[-1]
        assert isinstance(last, Terminator)
        return last

    def successors(self) -> list[Block]:
        """Every block that control may enter from here, raise edges included, in order."""
        seen: dict[int, Block] = {}
        for op in self.ops:
            handler = handler_of(op)
            if handler is not None:
                seen.setdefault(id(handler), handler)
        for block in self.terminator.successors():
            seen.setdefault(id(block), block)
        return list(seen.values())


@dataclass(eq=False)
class Function:
    """One compiled function.

    name: the link-time name, unique in the program.
    qualname: what a traceback shows.
    may_raise: the ABI: a raising function returns the pair (value, exception or null).
    inline: a copy goes into every unit that calls it, of which the linker keeps one; `cold` keeps it out of the
    hot text; `short` prefers short code to fast code; `shortest` says that only its size counts.
    runs_once: it is the top level of a module. replaceable: another definition may be linked in its place.
    """

    name: str
    qualname: str
    place: Place
    params: list[Param]
    returns: IrType = VOID
    unit: str = "app"
    may_raise: bool = True
    inline: bool = False
    noinline: bool = False
    cold: bool = False
    short: bool = False
    shortest: bool = False
    runs_once: bool = False
    exported: bool = False
    replaceable: bool = False
    noreturn: bool = False
    saves_all_registers: bool = False  # for conservative stack scanning: llvm.eh.unwind.init
    locals: list[Local] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    end_line: int = 0
    marks: frozenset[str] = frozenset()  # the decorators that promise something: isr, noalloc
    raw_memory: bool = False  # its module imports pyuk.lang.raw
    effects: Effects | None = None


@value_class(frozen=True)
class Effects:
    """What a call of the function may do. Each holds the chain of calls that shows why, or None."""

    raises: tuple[str, ...] | None = None
    allocates: tuple[str, ...] | None = None
    blocks: tuple[str, ...] | None = None
    touches_raw_memory: tuple[str, ...] | None = None


@dataclass
class Data:
    """A static object: `items` are laid out one after the other without padding.

    An item is bytes, a pair (value, size in bytes) of an integer, or a str: the address (8 bytes) of
    the symbol of that name.
    zeros: that many zero bytes follow (a Data of zeros only goes to .bss).
    holds_root: the object is one reference (8 bytes) that the collector must follow; root_offsets: where
    several lie in it. copied: a copy goes into every unit that refers to it, of which the linker keeps one.
    debug: the variable that it is. describes: of a TypeInfo, the record of its objects in Program.records.
    """

    name: str
    items: list[bytes | tuple[int, int] | str] = field(default_factory=list)
    zeros: int = 0
    align: int = 8
    readonly: bool = False
    holds_root: bool = False
    root_offsets: list[int] = field(default_factory=list)
    copied: bool = False
    exported: bool = False
    unit: str = "app"
    debug: DebugVariable | None = None
    describes: str | None = None


@dataclass
class Stub:
    """A function written in assembly language (Intel syntax), for the project's own assembler.

    place: where the text begins. references: the names that it uses. labels: those that it defines.
    """

    name: str
    text: str
    place: Place
    references: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass
class Program:
    """Everything that goes into the image; names are unique over functions, data and stubs."""

    functions: dict[str, Function] = field(default_factory=dict)
    data: dict[str, Data] = field(default_factory=dict)
    stubs: dict[str, Stub] = field(default_factory=dict)
    records: dict[str, DebugRecord] = field(default_factory=dict)
    entry: str = ""
