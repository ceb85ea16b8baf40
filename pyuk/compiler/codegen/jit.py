"""A program run in this process, from IR that may be built by hand: for tests of the code generator.

All units are compiled as one module for the host.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping
from typing import Any

import llvmlite.binding as binding

from pyuk.compiler.codegen import llvm
from pyuk.compiler.codegen.data import root_slots, slot_address, used_lines
from pyuk.compiler.codegen.module import UnitText
from pyuk.compiler.codegen.plan import WHOLE, Plan, Unit, closure
from pyuk.compiler.codegen.target import Options
from pyuk.compiler.codegen.trampolines import call, trampoline, trampoline_lines
from pyuk.compiler.errors import CompilerCrash
from pyuk.compiler.ir.function import Data, Program
from pyuk.compiler.ir.runtime import LINKER_SYMBOLS

ROOT_TABLE = ("__gcroots_start", "__gcroots_end")
External = Any  # an address, or a ctypes function pointer


class JitError(CompilerCrash):
    """The program cannot run in this process: it needs what only the guest has."""


class Jit:
    """A compiled program in this process.

    externals: what names stand for that the program does not define, and what replaces those it does:
    addresses or ctypes functions, which have C's convention and cannot raise. Stubs need one.
    roots: compile only what these names reach, and let LLVM see that nothing else is called from
    outside; None compiles everything, and everything may be called.
    """

    def __init__(
        self,
        program: Program,
        externals: Mapping[str, External] | None = None,
        *,
        roots: Iterable[str] | None = None,
        opt_level: int = 2,
        debug: bool = False,
    ) -> None:
        self.program = program
        self._kept = dict(externals or {})
        addresses = {name: _address_of(value) for name, value in self._kept.items()}
        part, visible = _restricted(program, roots, addresses)
        plan = Plan(part, split=False, roots=visible)
        unit = plan.units.get(WHOLE, Unit(WHOLE))
        _check_complete(part, unit, addresses)
        options = Options(target=llvm.host_target(), debug=debug, optimized=opt_level > 0)
        self.text = _JitText(plan, unit, options, addresses).text()
        module, machine = llvm.optimized(self.text, opt_level, jit=True)
        self._engine = binding.create_mcjit_compiler(module, machine)
        self._engine.finalize_object()
        self._entries: dict[str, int] = {}

    def address(self, name: str) -> int:
        """Where a function or object lies in this process."""
        found = int(self._engine.get_global_value_address(name))
        if not found:
            raise KeyError(name)
        return found

    def call(self, name: str, *args: Any) -> tuple[Any, int]:
        """Call a function (trampolines.call): (its value, 0), or (None, the address of the exception)."""
        entry = self._entries.get(name)
        if entry is None:
            entry = self._entries[name] = int(self._engine.get_function_address(trampoline(name)))
        if not entry:
            raise KeyError(name)
        return call(self.program.functions[name], entry, args)


def _address_of(value: External) -> int:
    if isinstance(value, int):
        return value
    return ctypes.cast(value, ctypes.c_void_p).value or 0


def _restricted(
    program: Program, roots: Iterable[str] | None, addresses: Mapping[str, int]
) -> tuple[Program, set[str]]:
    """The part of the program to compile, without what `addresses` replaces; and what can be called."""
    names = {*program.functions, *program.data}
    visible = names if roots is None else set(roots)
    kept = names if roots is None else closure(program, visible, addresses.keys())
    part = Program(
        functions={n: fn for n, fn in program.functions.items() if n in kept and n not in addresses},
        data={n: data for n, data in program.data.items() if n in kept and n not in addresses},
        stubs=program.stubs,
        records=program.records,
    )
    return part, visible


def _check_complete(program: Program, unit: Unit, addresses: Mapping[str, int]) -> None:
    own = {*program.functions, *program.data, *addresses, *ROOT_TABLE}
    missing = sorted(unit.uses - own)
    if missing:
        what = [f"{name} ({_kind(program, name)})" for name in missing]
        raise JitError(f"these exist in the guest only: {', '.join(what)}", hint="pass them as externals")


def _kind(program: Program, name: str) -> str:
    if name in program.stubs:
        return "a stub"
    return "of the linker" if name in LINKER_SYMBOLS else "undefined"


# --- the text -------------------------------------------------------------------------------


class _JitText(UnitText):
    """The whole program as one unit, with trampolines and a table of roots of its own."""

    def function_lines(self) -> list[str]:
        lines = super().function_lines()
        for fn in self.unit.functions:
            if fn.name in self.plan.visible:
                lines += trampoline_lines(fn, self.convention(fn.name), self.attributes(self.common_attributes()))
        return lines

    def outside(self) -> list[str]:
        return [name for name in super().outside() if name not in ROOT_TABLE]

    def root_lines(self, roots: list[Data]) -> list[str]:
        """One table between the two symbols that the linker would define."""
        slots = [slot_address(data, offset) for data in roots for offset in root_slots(data)]
        count = len(slots)
        end = f"getelementptr ([{count} x ptr], ptr @gcroots, i64 1)"
        return [
            f"@gcroots = internal dso_local constant [{count} x ptr] [{', '.join(slots)}], align 8",
            f"@__gcroots_start = dso_local alias [{count} x ptr], ptr @gcroots",
            f"@__gcroots_end = dso_local alias i8, ptr {end}",
            *used_lines(["gcroots"]),
        ]
