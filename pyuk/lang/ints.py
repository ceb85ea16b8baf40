"""The machine's integers: how wide a field, an element, a parameter or a local is stored.

To a type checker each of them is `int`, and their values are plain ints. What does not fit the width is
not stored: OverflowError. Read next: regions.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeAlias


class Width(NamedTuple):
    """The form of a machine integer: bits, two's complement where signed, network order where big_endian."""

    bits: int
    signed: bool = False
    big_endian: bool = False

    @property
    def least(self) -> int:
        return -1 << (self.bits - 1) if self.signed else 0

    @property
    def greatest(self) -> int:
        return (1 << (self.bits - self.signed)) - 1

    @property
    def size(self) -> int:
        """Bytes."""
        return self.bits // 8

    def __str__(self) -> str:
        return f"{'be' if self.big_endian else 'i' if self.signed else 'u'}{self.bits}"


def fit(value: object, width: Width) -> int:
    """`value` as it is stored in `width`. OverflowError: it does not fit. TypeError: it is no int."""
    if not isinstance(value, int):
        raise TypeError(f"{width} stores an int, not {type(value).__name__}")
    if not width.least <= value <= width.greatest:
        raise OverflowError(f"{value} does not fit {width}")
    return int(value)


class MachineInt(int):
    """What u8 and its kin are at run time: a class without instances. u8(x) is x itself, if it fits."""

    width: ClassVar[Width]

    def __init_subclass__(cls, *, bits: int, signed: bool = False, big_endian: bool = False) -> None:
        cls.width = Width(bits, signed, big_endian)

    def __new__(cls, value: Any) -> int:  # type: ignore[misc]
        return fit(value, cls.width)


if TYPE_CHECKING:
    u8: TypeAlias = int
    u16: TypeAlias = int
    u32: TypeAlias = int
    u64: TypeAlias = int
    usize: TypeAlias = int
    i8: TypeAlias = int
    i16: TypeAlias = int
    i32: TypeAlias = int
    i64: TypeAlias = int
    be16: TypeAlias = int
    be32: TypeAlias = int
    be64: TypeAlias = int
else:

    class u8(MachineInt, bits=8):
        """0 to 255."""

    class u16(MachineInt, bits=16):
        """0 to 65,535."""

    class u32(MachineInt, bits=32):
        """0 to 4,294,967,295."""

    class u64(MachineInt, bits=64):
        """0 to 2**64 - 1."""

    class usize(MachineInt, bits=64):
        """A size or an index, stored as u64 is."""

    class i8(MachineInt, bits=8, signed=True):
        """-128 to 127."""

    class i16(MachineInt, bits=16, signed=True):
        """-32,768 to 32,767."""

    class i32(MachineInt, bits=32, signed=True):
        """-2**31 to 2**31 - 1."""

    class i64(MachineInt, bits=64, signed=True):
        """-2**63 to 2**63 - 1; what `int` is stored as, too."""

    class be16(MachineInt, bits=16, big_endian=True):
        """u16 in network order."""

    class be32(MachineInt, bits=32, big_endian=True):
        """u32 in network order."""

    class be64(MachineInt, bits=64, big_endian=True):
        """u64 in network order."""
