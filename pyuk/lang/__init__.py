"""The language of the machine, in Python: integers of a width, structs, arrays, atomics, marks.

Under CPython these modules are its meaning; the compiler knows the same names. Raw memory has a module of
its own, raw.py: importing it says that a module touches raw memory. Read next: ints.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyuk.lang.atomic import Atomic, Order
from pyuk.lang.bits import Bits
from pyuk.lang.buffer import Buffer
from pyuk.lang.const import const
from pyuk.lang.decorators import (
    by_constant,
    by_groups,
    export,
    inline,
    isr,
    located,
    noalloc,
    noinline,
    percpu,
    replaceable,
)
from pyuk.lang.ints import be16, be32, be64, i8, i16, i32, i64, u8, u16, u32, u64, usize
from pyuk.lang.storage import sizeof
from pyuk.lang.structs import Struct, offsetof
from pyuk.lang.volatile import Volatile

if TYPE_CHECKING:
    from pyuk.lang.arrays import ArrayForm

    Array: ArrayForm  # mypy_plugin.py makes `Array[T, N]` a type, and an expression
else:
    from pyuk.lang.arrays import Array

__all__ = [
    "u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "be16", "be32", "be64",
    "Struct", "Array", "Buffer", "Bits", "Volatile", "Atomic", "Order", "sizeof", "offsetof",
    "Final", "const", "export", "isr", "noalloc", "percpu", "inline", "noinline", "replaceable",
    "by_constant", "by_groups", "located",
]
