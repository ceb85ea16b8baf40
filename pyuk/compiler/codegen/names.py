"""How names, strings and constants are written in LLVM's textual IR. Source: LLVM LangRef, Identifiers."""

from __future__ import annotations

import re
import struct
from functools import cache

from pyuk.compiler.ir.types import FloatType, IntType, IrType, PointerType

_PLAIN = re.compile(r"[A-Za-z$._-][A-Za-z0-9$._-]*\Z")


def quoted(text: str | bytes) -> str:
    """A string between quotes; what is not printable ASCII becomes `\\XX` of its UTF-8 bytes."""
    raw = text.encode() if isinstance(text, str) else text
    return f'"{raw.decode("latin-1").translate(_ESCAPES)}"'


_ESCAPES = {byte: f"\\{byte:02X}" for byte in range(256) if not 32 <= byte < 127 or chr(byte) in '"\\'}


@cache
def global_name(name: str) -> str:
    """`@"app.main"`."""
    return "@" + quoted(name)


def local_name(name: str) -> str:
    """`%name`, quoted where it has to be; the name of a value, or of a block where it is jumped to."""
    return "%" + (name if _PLAIN.match(name) else quoted(name))


def label_line(name: str) -> str:
    """`name:`, where a block begins."""
    return (name if _PLAIN.match(name) else quoted(name)) + ":"


@cache
def mangled(type_: IrType) -> str:
    """A type in the name of an overloaded intrinsic. Source: LLVM LangRef, Intrinsic Functions."""
    if isinstance(type_, FloatType):
        return "f64"
    return "p0" if isinstance(type_, PointerType) else str(type_)


def constant(value: int | float, type_: IrType) -> str:
    """A constant of a scalar type, without the type."""
    if isinstance(type_, IntType):
        return str(signed(int(value), type_.bits))
    if isinstance(type_, FloatType):
        return f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:016X}"
    return "null" if value == 0 else f"inttoptr (i64 {signed(int(value), 64)} to ptr)"


def signed(value: int, bits: int) -> int:
    """`value` modulo 2**bits, as a two's-complement number; an i1 is 0 or 1."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if bits > 1 and value >> (bits - 1) else value
