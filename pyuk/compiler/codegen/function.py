"""One function as LLVM text: its head, its blocks, and the way exceptions take out of it.

The raising protocol: a function that may raise returns the pair {value, exception}, or the exception
alone where it has no value; null means none was raised. A call costs one test and one jump that is not
taken. All raise edges of a function to the same handler (or out of it) meet in one cold block, the
landing, which records the frame in the traceback: it knows the exception and the line by two phis.

    call ---- ok ---->  next              call's exception, line 12 --+
      \\                                                               v
       `-- raised --->  landing:  push_traceback(exc, file, line);  handler, or return {-, exc}

push_traceback has the calling convention `preserve_most`: nothing has to be saved around it, so
raising costs its caller no register and no stack slot either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyuk.compiler.codegen.names import constant, global_name, label_line, local_name
from pyuk.compiler.ir.graph import entered_once, failing, reachable
from pyuk.compiler.ir.ops import Call, Caught, Const, Op, Place, Return, Symbol, Value, Zero
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK, file_record, shows_in_traceback
from pyuk.compiler.ir.types import VOID, IrType

if TYPE_CHECKING:
    from pyuk.compiler.codegen.module import UnitText
    from pyuk.compiler.ir.function import Block, Function, Local

LIKELY, UNLIKELY = 2000, 1
SHORT_OPS = 12  # of an inline function whose code is about as long as a call of it


@dataclass
class Landing:
    """A cold block where raise edges meet. edges: (block that is left, exception, line)."""

    label: str
    path: str
    handler: Block | None
    edges: list[tuple[str, str, int]] = field(default_factory=list)


class FunctionText:
    """The text of one function while it is written; ops.py has the operations."""

    def __init__(self, unit: UnitText, fn: Function, subprogram: str | None) -> None:
        self.unit = unit
        self.fn = fn
        self.lines: list[str] = []
        self._blocks = reachable(unit.program, fn)
        self._failing = failing(self._blocks)
        self._once = entered_once(unit.program, fn, self._blocks)
        self.cold: list[str] = []  # blocks at the end of the function
        self.block: Block | None = None  # being written
        self.label = ""  # the LLVM block being written
        self.dbg = ""  # what ends an instruction's line: its place
        self._subprogram = subprogram
        self._names: dict[int, str] = {}
        self._locals: dict[int, str] = {}
        self._labels: dict[int, str] = {}
        self._landings: dict[tuple[int, str], Landing] = {}
        self._entries: dict[int, list[str]] = {}  # by handler: the edges of its phi
        self._caught: list[tuple[int, str, list[str]]] = []  # line, name and edges of each phi
        self._exits: list[tuple[str, str, str]] = []  # block that is left, value, exception
        self._places: dict[tuple[str, int], str] = {}

    def text(self) -> list[str]:
        """The lines of the whole definition."""
        blocks = self._blocks
        self._name_all(blocks)
        head = f"{self.unit.function_head(self.fn)} {{"
        if self._subprogram is not None:
            head = f"{head[:-2]} !dbg {self._subprogram} {{"
        self.lines.append(head)
        self._entry(blocks[0])
        for block in blocks:
            self._block(block)
        for landing in self._landings.values():
            self._landing(landing)
        self._exit()
        for index, name, edges in self._caught:
            self.lines[index] = f"  {name} = phi ptr {', '.join(edges)}"
        return [*self.lines, *self.cold, "}"]

    # --- names ------------------------------------------------------------------------------

    def _name_all(self, blocks: list[Block]) -> None:
        for param in self.fn.params:
            self._names[id(param)] = local_name(f"arg.{param.name}")
        for index, local in enumerate(self.fn.locals):
            self._locals[id(local)] = local_name(f"var.{local.name}.{index}")
        number = 0
        for block in blocks:
            self._labels[id(block)] = f"b.{block.label}"
            for op in block.ops:
                self._names[id(op)] = f"%v{number}"
                number += 1

    def name(self, op: Op) -> str:
        """The LLVM name of what `op` computes."""
        return self._names[id(op)]

    def slot(self, local: Local) -> str:
        """The stack slot of a variable (which LLVM turns into registers)."""
        return self._locals[id(local)]

    def target(self, block: Block) -> str:
        """A block as a jump's target."""
        return local_name(self._labels[id(block)])

    def value(self, value: Value) -> str:
        """A value as an operand, without its type."""
        name = self._names.get(id(value))
        if name is not None:
            return name
        if isinstance(value, Const):
            return constant(value.value, value.type)
        if isinstance(value, Symbol):
            return global_name(value.name)
        assert isinstance(value, Zero), value
        return "zeroinitializer"

    def typed(self, value: Value) -> str:
        """A value as an operand behind its type."""
        return f"{value.type} {self.value(value)}"

    # --- lines ------------------------------------------------------------------------------

    def emit(self, text: str) -> None:
        """Add an instruction to the current block."""
        self.lines.append(f"  {text}{self.dbg}")

    def emit_cold(self, label: str, *instructions: str) -> None:
        """Add a block at the end of the function, at the current place."""
        self.cold.append(label_line(label))
        self.cold += [f"  {text}{self.dbg}" for text in instructions]

    def start(self, label: str) -> None:
        """Begin a block."""
        self.label = label
        self.lines.append(label_line(label))

    def _entry(self, first: Block) -> None:
        """The block before the first: a slot for every variable, zero or a parameter in it."""
        self._at(None)
        self.start("entry")
        for local in self.fn.locals:
            slot = self.slot(local)
            self.lines.append(f"  {slot} = alloca {local.type}")
            self._declare(local, slot)
        for local in self.fn.locals:
            initial = "zeroinitializer"
            if local.param is not None:
                initial = self.value(self.fn.params[local.param])
            self.lines.append(f"  store {local.type} {initial}, ptr {self.slot(local)}")
        if self.fn.saves_all_registers:
            self.emit(f"call void {self.unit.intrinsic('llvm.eh.unwind.init', 'void', [])}()")
        self.lines.append(f"  br label {self.target(first)}")

    def _declare(self, local: Local, slot: str) -> None:
        if self._subprogram is None or local.debug is None:
            return
        assert self.unit.debug is not None
        variable = self.unit.debug.variable(self._subprogram, self.fn, local)
        place = self.unit.debug.line(self._subprogram, self.fn.place.line)
        self.lines.append(f"    #dbg_declare(ptr {slot}, {variable}, !DIExpression(), {place})")

    def _block(self, block: Block) -> None:
        self.block = block
        self.start(self._labels[id(block)])
        write = self.unit.writers
        for op in block.ops:
            self._at(op.place)
            write[type(op)](self, op)

    def _at(self, place: Place | None) -> None:
        """What follows is at `place`, or where the function is."""
        if self._subprogram is None:
            return
        place = place or self.fn.place
        key = (place.path, place.line)
        found = self._places.get(key)
        if found is None:
            assert self.unit.debug is not None
            scope = self._subprogram
            if place.path != self.fn.place.path:
                scope = self.unit.debug.scope(scope, place.path)
            found = self._places[key] = f", !dbg {self.unit.debug.line(scope, key[1])}"
        self.dbg = found

    # --- exceptions -------------------------------------------------------------------------

    def call_attributes(self, op: Call) -> str:
        """What ends a call: where a raise follows, only size counts, or it is made once, nothing is worth inlining."""
        if id(self.block) in self._failing:
            return " cold noinline"
        callee = self.unit.program.functions.get(op.callee.name) if isinstance(op.callee, Symbol) else None
        is_long = callee is not None and callee.inline and sum(len(block.ops) for block in callee.blocks) > SHORT_OPS
        is_rare = self.fn.shortest or self.fn.cold or id(self.block) in self._once
        return " noinline" if is_long and is_rare else ""

    def landing(self, op: Op, handler: Block | None, exception: str, origin: str) -> str:
        """The target for raising `exception` by `op` from the LLVM block `origin`."""
        place = op.place or self.fn.place
        key = (id(handler), place.path)
        landing = self._landings.get(key)
        if landing is None:
            label = f"raised.{len(self._landings)}"
            landing = self._landings[key] = Landing(label, place.path, handler)
        landing.edges.append((local_name(origin), exception, place.line))
        return local_name(landing.label)

    def leave(self, handler: Block | None, exception: str, origin: str) -> list[str]:
        """The instructions that end the LLVM block `origin`: on to the handler, or out with `exception`."""
        if handler is not None:
            self._entries_of(handler).append(f"[ {exception}, {local_name(origin)} ]")
            return [f"br label {self.target(handler)}"]
        return [self.leave_function("zeroinitializer", exception, origin)]

    def leave_function(self, value: str, exception: str, origin: str) -> str:
        """The instruction that ends the LLVM block `origin` of a raising function: on to its one exit.

        There value and exception are a phi each: where the function is inlined, LLVM sees from which block
        the exception is null, and the caller's test of it goes away. The value beside an exception is zero:
        were it anything, LLVM would take a variable's last value, and keep it through the cold calls.
        """
        self._exits.append((local_name(origin), value, exception))
        return "br label %exit"

    def begin_handler(self, op: Caught) -> None:
        """Leave a line for the phi at the start of a handler; all its edges are known at the end only."""
        assert self.block is not None
        self._caught.append((len(self.lines), self.name(op), self._entries_of(self.block)))
        self.lines.append("")

    def _entries_of(self, handler: Block) -> list[str]:
        return self._entries.setdefault(id(handler), [])

    def _landing(self, landing: Landing) -> None:
        self._at(Place(landing.path, 0))
        exception, line = f"%{landing.label}.exc", f"%{landing.label}.line"
        exceptions = ", ".join(f"[ {value}, {origin} ]" for origin, value, _ in landing.edges)
        numbers = ", ".join(f"[ {number}, {origin} ]" for origin, _, number in landing.edges)
        file = f"i64 ptrtoint (ptr {global_name(file_record(landing.path))} to i64)"
        push: list[str] = []
        if shows_in_traceback(landing.path):
            push = [f"call {self._push_traceback()}(ptr {exception}, {file}, i64 {line}) cold"]
        self.emit_cold(
            landing.label,
            f"{exception} = phi ptr {exceptions}",
            f"{line} = phi i64 {numbers}",
            *self._assumed(exception, exception),
            *push,
            *self.leave(landing.handler, exception, landing.label),
        )

    def assume_exception(self, name: str, exception: str) -> None:
        """Tell LLVM that `exception` is not null; `name` is for what that takes."""
        for line in self._assumed(name, exception):
            self.emit(line)

    def _assumed(self, name: str, exception: str) -> list[str]:
        assume = self.unit.intrinsic("llvm.assume", "void", ["i1"])
        return [f"{name}.real = icmp ne ptr {exception}, null", f"call void {assume}(i1 {name}.real)"]

    def _exit(self) -> None:
        """The block in which a raising function returns."""
        if not self._exits:
            return
        self._at(self._exit_place())
        self.start("exit")
        exceptions = ", ".join(f"[ {exception}, {origin} ]" for origin, _, exception in self._exits)
        self.emit(f"%exit.exc = phi ptr {exceptions}")
        if self.fn.returns == VOID:
            self.emit("ret ptr %exit.exc")
            return
        pair = machine_return(self.fn.returns, may_raise=True)
        values = ", ".join(f"[ {value}, {origin} ]" for origin, value, _ in self._exits)
        self.emit(f"%exit.value = phi {self.fn.returns} {values}")
        self.emit(f"%exit.half = insertvalue {pair} poison, {self.fn.returns} %exit.value, 0")
        self.emit(f"%exit.pair = insertvalue {pair} %exit.half, ptr %exit.exc, 1")
        self.emit(f"ret {pair} %exit.pair")

    def _exit_place(self) -> Place:
        """The place of the only return, or the end of the function."""
        returns = [block.ops[-1] for block in self._blocks if isinstance(block.ops[-1], Return)]
        if len(returns) == 1 and returns[0].place is not None:
            return returns[0].place
        return Place(self.fn.place.path, self.fn.end_line or self.fn.place.line)

    def _push_traceback(self) -> str:
        """push_traceback as a call names it: convention, result and symbol."""
        function = self.unit.program.functions.get(PUSH_TRACEBACK)
        if function is None:
            self.unit.note_foreign(PUSH_TRACEBACK, "void", ["ptr", "i64", "i64"])
        result = "void" if function is None else machine_return(function.returns, function.may_raise)
        return f"{self.unit.convention(PUSH_TRACEBACK)}{result} {global_name(PUSH_TRACEBACK)}"


def machine_return(returns: IrType, may_raise: bool) -> str:
    """The LLVM return type under the raising protocol."""
    if not may_raise:
        return str(returns)
    return "ptr" if returns == VOID else f"{{{returns}, ptr}}"


def result_of(f: FunctionText, op: Op) -> str:
    """`%v3 = `, or nothing where the operation has no value."""
    return "" if op.type == VOID else f"{f.name(op)} = "
