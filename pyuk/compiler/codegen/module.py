"""The text of one unit: its data and functions, what it takes from other units, and the metadata.

    source name, layout, triple
    data, roots, declared data
    functions (each with its cold blocks), helpers, declared functions
    attribute groups, metadata

Everything is sorted or numbered in the order of the program's names, so equal input gives equal bytes.
"""

from __future__ import annotations

from pyuk.compiler.codegen import calls, memory, ops
from pyuk.compiler.codegen.data import data_line, extern_line, root_lines, root_slots
from pyuk.compiler.codegen.debuginfo import DebugInfo
from pyuk.compiler.codegen.fingerprint import Fingerprints
from pyuk.compiler.codegen.function import FunctionText, machine_return
from pyuk.compiler.codegen.helpers import (
    helper_intrinsics,
    helper_names,
    helper_symbol,
    helper_text,
)
from pyuk.compiler.codegen.metadata import Metadata
from pyuk.compiler.codegen.names import global_name, quoted
from pyuk.compiler.codegen.plan import Plan, Unit, copied, layer
from pyuk.compiler.codegen.target import DEFAULT, GUEST, Options
from pyuk.compiler.ir.function import Data, Function, Program
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK

ALWAYS_INLINE_OPS = 40  # an inline function of up to that many operations is inlined at every call
HINTED_OPS = 100  # any other function of up to that many operations is worth inlining
WRITERS = {**ops.WRITERS, **calls.WRITERS}


def units(program: Program) -> list[str]:
    """The names of the program's units, sorted."""
    return list(Plan(program).units)


def emit_unit(program: Program, unit: str, options: Options = DEFAULT, plan: Plan | None = None) -> str:
    """LLVM's textual IR of one unit; `plan` saves working it out anew for each."""
    plan = plan or Plan(program)
    return UnitText(plan, plan.units[unit], options).text()


def emit_units(program: Program, options: Options = DEFAULT) -> dict[str, str]:
    """The texts of all units by name, with the one that LLVM's own calls need."""
    texts = Texts(program, options)
    return {name: texts.write(name) for name in texts.names}


class Texts:
    """The units of a program, with the one that LLVM's own calls need; each is written when it is asked for."""

    def __init__(self, program: Program, options: Options = DEFAULT) -> None:
        self._plan = Plan(program)
        self._options = options
        self.names = [*self._plan.units, memory.UNIT]

    def write(self, name: str) -> str:
        """The text of one unit."""
        program = self._plan.program
        if name == memory.UNIT:
            return memory.memory_text(without=set(program.functions))
        return emit_unit(program, name, self._options, self._plan)

    def fingerprints(self) -> dict[str, str]:
        """For each unit but LLVM's a digest that no other text has, found without writing it."""
        fingerprints = Fingerprints(self._plan, self._options)
        return {name: fingerprints.of(unit) for name, unit in self._plan.units.items()}


class UnitText:
    """The text of one unit while it is written: what its functions share."""

    def __init__(self, plan: Plan, unit: Unit, options: Options) -> None:
        self.program = plan.program
        self.plan = plan
        self.unit = unit
        self.writers = WRITERS
        self.options = options
        self.metadata = Metadata()
        self.debug: DebugInfo | None = None
        if options.debug:
            is_part = layer(unit.name) != unit.name
            self.debug = DebugInfo(plan.program, unit.name, self.metadata, options.optimized, brief=is_part)
        self._intrinsics: dict[str, str] = {}
        self._foreign: dict[str, tuple[str, list[str]]] = {}
        self._helpers: set[str] = set()
        self._attributes: dict[str, str] = {}

    def text(self) -> str:
        """The whole unit."""
        functions = self.function_lines()
        return self.compose([*functions, *self.declaration_lines()])

    def compose(self, code: list[str]) -> str:
        """The whole unit around the lines of its code."""
        data = self.data_lines()
        if self.debug is not None:
            self.debug.finish()
        lines = [
            f"source_filename = {quoted(self.unit.name)}",
            f"target datalayout = {quoted(GUEST.layout)}",
            f"target triple = {quoted(GUEST.triple)}",
            *data,
            *code,
            *(f"attributes {group} = {{ {text} }}" for text, group in self._attributes.items()),
            *self._flag_lines(),
            *self.metadata.lines(),
        ]
        return "\n".join(lines) + "\n"

    # --- what functions ask for -------------------------------------------------------------

    def convention(self, name: str) -> str:
        """The calling convention of a function, with a space behind it, where it is not C's."""
        own = name == PUSH_TRACEBACK and name in self.program.functions
        return "preserve_mostcc " if own else ""

    def intrinsic(self, name: str, result: str, params: list[str]) -> str:
        """An LLVM intrinsic by its full name."""
        symbol = f"@{name}"
        self._intrinsics.setdefault(symbol, f"declare {result} {symbol}({', '.join(params)})")
        return symbol

    def helper(self, name: str) -> str:
        """One of helpers.py's functions; the unit gets a copy."""
        self._helpers.add(name)
        return helper_symbol(name)

    def note_foreign(self, name: str, result: str, params: list[str]) -> None:
        """Tell how a stub is called; the first call decides the declaration."""
        self._foreign.setdefault(name, (result, params))

    # --- functions --------------------------------------------------------------------------

    def function_lines(self) -> list[str]:
        """The definitions of the unit's functions."""
        lines: list[str] = []
        for fn in (*self.unit.functions, *self.unit.borrowed):
            subprogram = None
            if self.debug is not None:
                subprogram = self.debug.function(fn, fn.name in self.plan.visible)
            lines += FunctionText(self, fn, subprogram).text()
        for name in helper_names(self._helpers):
            for intrinsic in helper_intrinsics(name):
                self.intrinsic(*intrinsic)
            lines += helper_text(name, self._helper_attributes()).splitlines()
        return lines

    def function_head(self, fn: Function) -> str:
        """`define ... @name(params) #attributes section "..."`."""
        linkage = "" if fn.name in self.plan.visible else "linkonce_odr " if copied(fn) else "internal "
        if fn in self.unit.borrowed:
            linkage = "available_externally "
        if fn.replaceable:
            linkage = "weak "
        params = ", ".join(f'{param.type} %"arg.{param.name}"' for param in fn.params)
        place = ".text.unlikely." if fn.cold else ".text."
        return (
            f"define {linkage}dso_local {self._signature(fn)}({params}) "
            f"{self._group(fn)} section {quoted(place + fn.name)}"
        )

    def _signature(self, fn: Function) -> str:
        result = machine_return(fn.returns, fn.may_raise)
        return f"{self.convention(fn.name)}{result} {global_name(fn.name)}"

    def _group(self, fn: Function) -> str:
        words = self.common_attributes()
        words += ["cold"] if fn.cold else []
        shortest = fn.shortest or fn.cold
        words += ["minsize"] if shortest else []
        words += ["optsize"] if fn.short or shortest else []
        words += ["noreturn"] if fn.noreturn and not fn.may_raise else []
        if fn.noinline:
            words.append("noinline")
        elif fn.inline:
            size = sum(len(block.ops) for block in fn.blocks)
            words.append("alwaysinline" if size <= ALWAYS_INLINE_OPS else "inlinehint")
        elif sum(len(block.ops) for block in fn.blocks) <= HINTED_OPS and not (fn.short or shortest):
            words.append("inlinehint")  # LLVM's cost model counts the cold ends of checks, which cost nothing
        if fn.name in memory.NAMES:
            words.append('"no-builtins"')  # or LLVM makes the loop of memcpy a call of memcpy
        return self.attributes(words)

    def _helper_attributes(self) -> str:
        return self.attributes([*self.common_attributes(), "noinline", "willreturn", "memory(none)"])

    def common_attributes(self) -> list[str]:
        words = ["nounwind", '"frame-pointer"="all"', "null_pointer_is_valid", "noredzone", "sspstrong"]
        return [*words, '"probe-stack"="inline-asm"', f'"target-cpu"={quoted(GUEST.cpu)}']

    def attributes(self, words: list[str]) -> str:
        """The group (`#0`) of these attributes."""
        return self._attributes.setdefault(" ".join(words), f"#{len(self._attributes)}")

    # --- what comes from elsewhere ------------------------------------------------------------

    def declaration_lines(self) -> list[str]:
        """Declarations of intrinsics, and of the functions and stubs of other units."""
        lines = [self._intrinsics[name] for name in sorted(self._intrinsics)]
        for name in self.outside():
            if name in self.program.functions:
                lines.append(self._declaration(self.program.functions[name]))
            elif self._is_code(name):
                result, params = self._foreign.get(name, ("void", []))
                group = self.attributes(["nounwind"])
                lines.append(f"declare dso_local {result} {global_name(name)}({', '.join(params)}) {group}")
        return lines

    def _declaration(self, fn: Function) -> str:
        params = ", ".join(str(param.type) for param in fn.params)
        words = ["nounwind"] + (["cold"] if fn.cold else [])
        words += ["noreturn"] if fn.noreturn and not fn.may_raise else []
        return f"declare dso_local {self._signature(fn)}({params}) {self.attributes(words)}"

    def data_lines(self) -> list[str]:
        """The unit's objects, the collector's roots among them, and the objects of other units."""
        lines = [self._data_line(data) for data in self.unit.data]
        for name in self.outside():
            if not self._is_code(name):
                lines.append(extern_line(name, self.program.data.get(name)))
        return lines + root_lines([data for data in self.unit.data if root_slots(data)])

    def _data_line(self, data: Data) -> str:
        visible = data.name in self.plan.visible
        return data_line(data, visible, self.debug.data(data, visible) if self.debug is not None else None)

    def _is_code(self, name: str) -> bool:
        return name in self.program.functions or name in self.program.stubs or name in self._foreign

    def outside(self) -> list[str]:
        """The names that the unit uses and does not define, sorted."""
        borrowed = {fn.name for fn in self.unit.borrowed}
        return sorted(self.unit.uses - self.unit.names() - borrowed)

    def _flag_lines(self) -> list[str]:
        if self.debug is None:
            return []
        version = self.metadata.tuple("i32 2", '!"Debug Info Version"', "i32 3")
        dwarf = self.metadata.tuple("i32 7", '!"Dwarf Version"', "i32 5")
        return [
            f"!llvm.module.flags = !{{{dwarf}, {version}}}",
            f"!llvm.dbg.cu = !{{{self.debug.unit}}}",
        ]
