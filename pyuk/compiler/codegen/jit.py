"""A program run in this process: for tests, fuzzing and comparison with CPython.

All units are compiled as one module for the host. A function is called through a trampoline of one
shape, `void call(const void *arguments, void *outcome)`, so that ctypes needs to know neither the
raising protocol nor how tuples travel: arguments and results lie in memory, in slots of 16 bytes.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable, Mapping
from typing import Any

import llvmlite.binding as binding

from pyuk.compiler.codegen import llvm
from pyuk.compiler.codegen.data import root_slots, slot_address, used_lines
from pyuk.compiler.codegen.function import machine_return
from pyuk.compiler.codegen.module import UnitText
from pyuk.compiler.codegen.names import global_name, quoted
from pyuk.compiler.codegen.plan import WHOLE, Plan, Unit, closure
from pyuk.compiler.codegen.target import Options
from pyuk.compiler.errors import CompilerCrash
from pyuk.compiler.ir.function import Data, Function, Program
from pyuk.compiler.ir.runtime import LINKER_SYMBOLS
from pyuk.compiler.ir.types import (
    FloatType,
    IntType,
    IrType,
    PointerType,
    TupleType,
    offsets_of,
    round_up,
    size_of,
)

SLOT = 16
ROOT_TABLE = ("__gcroots_start", "__gcroots_end")
External = Any  # an address, or a ctypes function pointer
_Trampoline = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


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
        self._entries: dict[str, Any] = {}

    def address(self, name: str) -> int:
        """Where a function or object lies in this process."""
        found = int(self._engine.get_global_value_address(name))
        if not found:
            raise KeyError(name)
        return found

    def call(self, name: str, *args: Any) -> tuple[Any, int]:
        """Call a function: (its value, 0), or (None, the address of the exception that it raised).

        Integers are taken modulo their width and come back signed, pointers unsigned, bools as bool,
        tuples as tuples.
        """
        fn = self.program.functions[name]
        if len(args) != len(fn.params):
            raise TypeError(f"{name} takes {len(fn.params)} arguments, given {len(args)}")
        call = self._entry(name)
        given = b"".join(_slot(param.type, arg) for param, arg in zip(fn.params, args, strict=True))
        arguments = ctypes.create_string_buffer(given, max(len(given), 1))
        outcome = ctypes.create_string_buffer(SLOT + size_of(fn.returns))
        call(ctypes.addressof(arguments), ctypes.addressof(outcome))
        exception = int.from_bytes(outcome.raw[:8], "little")
        return (None, exception) if exception else (unpack(fn.returns, outcome.raw[SLOT:]), 0)

    def _entry(self, name: str) -> Any:
        """The trampoline of a function, as ctypes calls it."""
        found = self._entries.get(name)
        if found is None:
            address = int(self._engine.get_function_address(_trampoline(name)))
            if not address:
                raise KeyError(name)
            found = self._entries[name] = _Trampoline(address)
        return found


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
                lines += self._trampoline_lines(fn)
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

    def _trampoline_lines(self, fn: Function) -> list[str]:
        group = self.attributes(self.common_attributes())
        lines = [f"define dso_local void @{quoted(_trampoline(fn.name))}(ptr %in, ptr %out) {group} {{"]
        args, offset = [], 0
        for index, param in enumerate(fn.params):
            lines.append(f"  %at{index} = getelementptr i8, ptr %in, i64 {offset}")
            lines.append(f"  %arg{index} = load {param.type}, ptr %at{index}, align {SLOT}")
            args.append(f"{param.type} %arg{index}")
            offset += round_up(size_of(param.type), SLOT)
        result = machine_return(fn.returns, fn.may_raise)
        call = f"call {self.convention(fn.name)}{result} {global_name(fn.name)}({', '.join(args)}) noinline"
        lines.append(f"  {call}" if result == "void" else f"  %result = {call}")
        return [*lines, *_outcome_lines(fn, result), "  ret void", "}"]


def _outcome_lines(fn: Function, result: str) -> list[str]:
    """Store the exception (or null) at the start of the outcome and the value in its second slot."""
    exception, value = "null", "%result"
    lines = []
    if fn.may_raise:
        exception = "%result"
        if result != "ptr":
            exception, value = "%exception", "%value"
            lines.append(f"  %exception = extractvalue {result} %result, 1")
            lines.append(f"  %value = extractvalue {result} %result, 0")
    lines.append(f"  store ptr {exception}, ptr %out, align 8")
    if result != "void" and not (fn.may_raise and result == "ptr"):
        lines.append(f"  %slot = getelementptr i8, ptr %out, i64 {SLOT}")
        lines.append(f"  store {fn.returns} {value}, ptr %slot, align 8")
    return lines


def _trampoline(name: str) -> str:
    return f"call:{name}"


# --- values in memory -----------------------------------------------------------------------


def _slot(type_: IrType, value: Any) -> bytes:
    data = pack(type_, value)
    return data.ljust(round_up(len(data), SLOT), b"\0")


def pack(type_: IrType, value: Any) -> bytes:
    """A Python value as the bytes of an IR value."""
    if isinstance(type_, TupleType):
        data = bytearray(size_of(type_))
        for item, part, offset in zip(type_.items, value, offsets_of(type_.items), strict=True):
            data[offset : offset + size_of(item)] = pack(item, part)
        return bytes(data)
    if isinstance(type_, FloatType):
        return struct.pack("<d", value)
    bits = type_.bits if isinstance(type_, IntType) else 64
    return (int(value) & ((1 << bits) - 1)).to_bytes(size_of(type_), "little")


def unpack(type_: IrType, data: bytes) -> Any:
    """The Python value of the bytes of an IR value; None for a void one."""
    if isinstance(type_, TupleType):
        return tuple(
            unpack(item, data[offset:]) for item, offset in zip(type_.items, offsets_of(type_.items), strict=True)
        )
    raw = data[: size_of(type_)]
    if isinstance(type_, FloatType):
        return struct.unpack("<d", raw)[0]
    if isinstance(type_, PointerType):
        return int.from_bytes(raw, "little")
    if isinstance(type_, IntType):
        return bool(raw[0] & 1) if type_.bits == 1 else int.from_bytes(raw, "little", signed=True)
    return None
