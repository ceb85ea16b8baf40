"""Calls from a process into compiled code: each function that is called so has a trampoline of one shape.

    void call(const void *arguments, void *outcome)

So ctypes needs to know neither the raising protocol nor how tuples travel: arguments and results lie in memory, in
slots of 16 bytes; the exception, or null, lies before the result.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable
from typing import Any

from pyuk.compiler.codegen.function import machine_return
from pyuk.compiler.codegen.names import global_name, quoted
from pyuk.compiler.codegen.target import GUEST
from pyuk.compiler.ir.function import Function
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
_Trampoline = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


def trampoline(name: str) -> str:
    """The name of a function's trampoline."""
    return f"call:{name}"


def trampolines_text(functions: Iterable[Function]) -> str:
    """The trampolines of functions of other units, as a unit of its own."""
    lines = [
        'source_filename = "calls"',
        f"target datalayout = {quoted(GUEST.layout)}",
        f"target triple = {quoted(GUEST.triple)}",
    ]
    for fn in functions:
        params = ", ".join(str(param.type) for param in fn.params)
        lines.append(f"declare dso_local {machine_return(fn.returns, fn.may_raise)} {global_name(fn.name)}({params})")
        lines += _trampoline_lines(fn)
    return "\n".join(lines) + "\n"


def _trampoline_lines(fn: Function) -> list[str]:
    lines = [f"define dso_local void @{quoted(trampoline(fn.name))}(ptr %in, ptr %out) nounwind noredzone {{"]
    args, offset = [], 0
    for index, param in enumerate(fn.params):
        lines.append(f"  %at{index} = getelementptr i8, ptr %in, i64 {offset}")
        lines.append(f"  %arg{index} = load {param.type}, ptr %at{index}, align {SLOT}")
        args.append(f"{param.type} %arg{index}")
        offset += round_up(size_of(param.type), SLOT)
    result = machine_return(fn.returns, fn.may_raise)
    call = f"call {result} {global_name(fn.name)}({', '.join(args)}) noinline"
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


def call(fn: Function, address: int, args: tuple[Any, ...]) -> tuple[Any, int]:
    """Call a function by the address of its trampoline: (its value, 0), or (None, the exception that it raised).

    Integers are taken modulo their width and come back signed, pointers unsigned, bools as bool, tuples as tuples.
    """
    if len(args) != len(fn.params):
        raise TypeError(f"{fn.name} takes {len(fn.params)} arguments, given {len(args)}")
    given = b"".join(_slot(param.type, arg) for param, arg in zip(fn.params, args, strict=True))
    arguments = ctypes.create_string_buffer(given, max(len(given), 1))
    outcome = ctypes.create_string_buffer(SLOT + size_of(fn.returns))
    _Trampoline(address)(ctypes.addressof(arguments), ctypes.addressof(outcome))
    exception = int.from_bytes(outcome.raw[:8], "little")
    return (None, exception) if exception else (unpack(fn.returns, outcome.raw[SLOT:]), 0)


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
