"""memoryview: a window on bytes or a bytearray, whose slices are windows on the same memory.

The items are bytes: other formats are not there. As long as there are views that are not released, the
bytearray's length cannot change; CPython releases a view when nothing refers to it, which is not seen here.
In this module the name `memoryview` is the class below, in compiled code and under CPython.
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins import bytestext, slices
from pyuk.builtins.bytearray import bytearray
from pyuk.builtins.bytes import bytes
from pyuk.builtins.bytestring import BytesLike, copy_into, copy_part, hash_bytes, signed
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, u8, u64
from pyuk.lang.raw import unchecked_set

Separator = TypeVar("Separator", str, BytesLike)


class memoryview(BytesLike):
    """owner: the bytearray that is shown; None where it is bytes. is_fixed: it may not be written to."""

    owner: bytearray | None
    is_fixed: bool
    is_released: bool

    def __init__(self, object: BytesLike, /) -> None:
        self.length = len(object)
        self.items = object.items
        self.start = object.start
        self.owner = None
        self.is_fixed = True
        self.is_released = False
        if isinstance(object, bytearray):
            self.owner = object
            self.is_fixed = False
        elif isinstance(object, memoryview):
            self.owner = object.owner
            self.is_fixed = object.is_fixed
        owner = self.owner
        if owner is not None:
            owner.exports += 1

    def check(self) -> None:
        """ValueError once the view is released."""
        if self.is_released:
            raise ValueError("operation forbidden on released memoryview object")

    def address(self) -> u64:
        self.check()
        return super().address()

    def type_name(self) -> str:
        return "memoryview"

    def index_message(self) -> str:
        self.check()
        return "index out of bounds on dimension 1"

    def __len__(self) -> int:
        self.check()
        return self.length

    def __hash__(self) -> int:
        self.check()
        if not self.is_fixed:
            raise ValueError("cannot hash writable memoryview object")
        return signed(hash_bytes(self))

    # --- facts -------------------------------------------------------------------------------

    @property
    def nbytes(self) -> int:
        return len(self)

    @property
    def itemsize(self) -> int:
        self.check()
        return 1

    @property
    def ndim(self) -> int:
        self.check()
        return 1

    @property
    def format(self) -> str:
        self.check()
        return "B"

    @property
    def readonly(self) -> bool:
        self.check()
        return self.is_fixed

    @property
    def contiguous(self) -> bool:
        self.check()
        return True

    @property
    def shape(self) -> tuple[int]:
        return (len(self),)

    @property
    def strides(self) -> tuple[int]:
        self.check()
        return (1,)

    # --- other values ------------------------------------------------------------------------

    def tobytes(self) -> bytes:
        return bytes(copy_part(self, 0, len(self)))

    def tolist(self) -> list[int]:
        result: list[int] = []
        for i in range(len(self)):
            result.append(self.at(i))
        return result

    def hex(self, sep: Separator = bytestext.NONE_GIVEN, bytes_per_sep: int = 1) -> Text:  # type: ignore[assignment]
        self.check()
        return bytestext.hex_text(self, bytestext.separator_of(sep), bytes_per_sep)

    def get_slice(self, start: int, stop: int, step: int = 1) -> memoryview:
        """self[start:stop]: a view on a part."""
        self.check()
        if step != 1:
            raise NotImplementedError("slices of a memoryview have a step of 1 here")
        result = memoryview(self)
        first = slices.clamp(start, self.length)
        result.start = self.start + first
        result.length = max(slices.clamp(stop, self.length) - first, 0)
        return result

    def toreadonly(self) -> memoryview:
        self.check()
        result = memoryview(self)
        result.is_fixed = True
        return result

    def cast(self, format: str) -> memoryview:
        self.check()
        if format != "B":
            raise NotImplementedError("the items of a memoryview are bytes here")
        return memoryview(self)

    # --- changes -----------------------------------------------------------------------------

    def check_writable(self) -> None:
        """TypeError for a view on bytes."""
        self.check()
        if self.is_fixed:
            raise TypeError("cannot modify read-only memory")

    def __setitem__(self, index: int, value: int) -> None:
        self.check_writable()
        position = index if 0 <= index < self.length else self.from_end(index)
        if not 0 <= value <= 0xFF:
            raise ValueError("memoryview: invalid value for format 'B'")
        unchecked_set(self.items, self.start + position, value & 0xFF)

    def set_slice(self, start: int, stop: int, values: BytesLike) -> None:
        """self[start:stop] = values, which are as many."""
        self.check_writable()
        first = slices.clamp(start, self.length)
        if max(slices.clamp(stop, self.length) - first, 0) != len(values):
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        copy_into(self.items, self.start + first, values, 0, len(values))

    def set_slice_step(self, start: int, stop: int, step: int, values: BytesLike) -> None:
        """self[start:stop:step] = values, for a step of 1."""
        if step != 1:
            raise NotImplementedError("slices of a memoryview have a step of 1 here")
        self.set_slice(start, stop, values)

    def release(self) -> None:
        owner = self.owner
        if owner is not None and not self.is_released:
            owner.exports -= 1
        self.is_released = True
        self.owner = None
        self.items = Buffer[u8](0)
        self.start = 0
        self.length = 0

    def __enter__(self) -> memoryview:
        self.check()
        return self

    def __exit__(self, kind: BaseException | None, value: BaseException | None, trace: BaseException | None) -> None:
        self.release()
