"""The types of IR values: what fits in a machine register, and tuples of those.

Python's types are gone at this level: a reference to any object is PTR, a bool is I1, and the
signedness of an integer lies in the operation, not in the type.
"""

from __future__ import annotations

from pyuk.compiler.values import value_class


@value_class(frozen=True)
class IrType:
    """Base of all IR types; str() gives the printer's (and LLVM's) spelling."""


@value_class(frozen=True)
class IntType(IrType):
    bits: int

    def __str__(self) -> str:
        return f"i{self.bits}"


@value_class(frozen=True)
class FloatType(IrType):
    """IEEE 754 binary64."""

    def __str__(self) -> str:
        return "double"


@value_class(frozen=True)
class PointerType(IrType):
    def __str__(self) -> str:
        return "ptr"


@value_class(frozen=True)
class VoidType(IrType):
    def __str__(self) -> str:
        return "void"


@value_class(frozen=True)
class TupleType(IrType):
    """A value of several registers: a Python tuple, or an operation with two results."""

    items: tuple[IrType, ...]

    def __str__(self) -> str:
        return "{" + ", ".join(map(str, self.items)) + "}"


I1 = IntType(1)
I8 = IntType(8)
I16 = IntType(16)
I32 = IntType(32)
I64 = IntType(64)
I128 = IntType(128)
F64 = FloatType()
PTR = PointerType()
VOID = VoidType()


def size_of(type_: IrType) -> int:
    """Bytes a value takes in memory, as C lays it out (SysV x86-64 ABI §3.1.2)."""
    match type_:
        case IntType(bits):
            return max(1, bits // 8)
        case FloatType() | PointerType():
            return 8
        case TupleType(items):
            end = offsets_of(items)[-1] + size_of(items[-1]) if items else 0
            return round_up(end, align_of(type_))
    return 0


def align_of(type_: IrType) -> int:
    """The natural alignment of a value in memory, in bytes."""
    match type_:
        case TupleType(items):
            return max((align_of(item) for item in items), default=1)
        case VoidType():
            return 1
    return size_of(type_)


def offsets_of(items: tuple[IrType, ...]) -> list[int]:
    """Byte offset of each item of a tuple laid out in memory."""
    offsets, end = [], 0
    for item in items:
        end = round_up(end, align_of(item))
        offsets.append(end)
        end += size_of(item)
    return offsets


def round_up(value: int, multiple: int) -> int:
    """The least multiple of `multiple` that is not below `value`."""
    return -(-value // multiple) * multiple
