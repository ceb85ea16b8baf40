"""array: lists of numbers of one machine type.

The compiler reads the typecode, which has to be a constant, and makes an IntArray or a FloatArray
(check/library/arrays.py).
Source: The Python Standard Library, "array"; CPython 3.11 Modules/arraymodule.c, whose messages these are.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from pyuk.builtins.bytestring import BytesLike
from pyuk.stdlib import struct
from pyuk.stdlib._smallfloats import SINGLE_EXPONENT, SINGLE_FRACTION, narrow, widen

T = TypeVar("T")

typecodes = "bBuhHiIlLqQfd"
SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4}


class array(Generic[T]):
    """The numbers are kept as Python has them, and are what the machine type can hold."""

    __module__ = "array"
    typecode: str
    itemsize: int
    data: list[T]

    def __init__(self, typecode: str) -> None:
        self.typecode = typecode
        self.itemsize = SIZES.get(typecode, 8)
        self.data = []

    # --- what the kinds of numbers differ in ---

    def fit(self, value: T) -> T:
        """The value as it is stored. OverflowError where it does not fit."""
        return value

    def another(self) -> array[T]:
        """An empty one of the same kind."""
        return array[T](self.typecode)

    def put(self, target: bytearray, at: int, value: T) -> None:
        """Write a value as its machine type."""

    def take(self, source: BytesLike, at: int) -> T:
        """Read one."""
        raise NotImplementedError

    # --- as a list ---

    def __len__(self) -> int:
        return len(self.data)

    def __iter__(self) -> Iterator[T]:
        return iter(self.data)

    def __contains__(self, value) -> bool:
        return value in self.data

    def __getitem__(self, index: int) -> T:
        self.check(index, "array index out of range")
        return self.data[index]

    def get_slice(self, start: int, stop: int, step: int) -> array[T]:
        """a[start:stop:step]; bounds that are not written are the farthest ints."""
        return self.filled(self.data[start:stop:step])

    def __setitem__(self, index: int, value: T) -> None:
        self.check(index, "array assignment index out of range")
        self.data[index] = self.fit(value)

    def set_slice(self, start: int, stop: int, values: array[T]) -> None:
        """a[start:stop] = values."""
        self.set_slice_step(start, stop, 1, values)

    def set_slice_step(self, start: int, stop: int, step: int, values: array[T]) -> None:
        """a[start:stop:step] = values. ValueError where the lengths differ, unless the step is 1."""
        if values.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        count = len(self.data[start:stop:step]) if step != 1 else 0
        if step == 1 or len(values) == count:
            self.data[start:stop:step] = values.data
        elif len(values) == 0:
            del self.data[start:stop:step]
        else:
            raise ValueError(f"attempt to assign array of size {len(values)} to extended slice of size {count}")

    def __delitem__(self, index: int) -> None:
        self.check(index, "array assignment index out of range")
        del self.data[index]

    def del_slice(self, start: int, stop: int, step: int) -> None:
        """del a[start:stop:step]."""
        del self.data[start:stop:step]

    def check(self, index: int, message: str) -> None:
        """IndexError for an index that is not there."""
        if not -len(self.data) <= index < len(self.data):
            raise IndexError(message)

    def filled(self, values: list[T]) -> array[T]:
        """Another one with these values, which fit."""
        made = self.another()
        made.data = values
        return made

    def append(self, value: T) -> None:
        """Put a value behind the last one."""
        self.data.append(self.fit(value))

    def extend(self, values) -> None:
        """Put several behind it."""
        if isinstance(values, array):
            if values.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            for value in list(values.data):
                self.append(value)
        else:
            for value in values:
                self.append(value)

    def fromlist(self, values: list[T]) -> None:
        """extend() with a list; nothing changes where one of it does not fit."""
        fitted = [self.fit(value) for value in values]
        self.data.extend(fitted)

    def insert(self, index: int, value: T) -> None:
        """Put a value before another one."""
        self.data.insert(index, self.fit(value))

    def pop(self, index: int = -1) -> T:
        """Take a value out."""
        if len(self.data) == 0:
            raise IndexError("pop from empty array")
        self.check(index, "pop index out of range")
        return self.data.pop(index)

    def remove(self, value: T) -> None:
        """Take out the first value that is equal."""
        if value not in self.data:
            raise ValueError("array.remove(x): x not in array")
        self.data.remove(value)

    def index(self, value: T) -> int:
        """Where the first of them is."""
        if value not in self.data:
            raise ValueError("array.index(x): x not in array")
        return self.data.index(value)

    def count(self, value: T) -> int:
        """How many are equal to it."""
        return self.data.count(value)

    def reverse(self) -> None:
        """Turn the order around."""
        self.data.reverse()

    def tolist(self) -> list[T]:
        """The values as a list."""
        return list(self.data)

    # --- as bytes ---

    def tobytes(self) -> bytes:
        """The values as the machine has them."""
        target = bytearray(len(self.data) * self.itemsize)
        for i in range(len(self.data)):
            self.put(target, i * self.itemsize, self.data[i])
        return bytes(target)

    def frombytes(self, buffer: BytesLike) -> None:
        """Put the values behind the last one that these bytes are."""
        if len(buffer) % self.itemsize != 0:
            raise ValueError("bytes length not a multiple of item size")
        for at in range(0, len(buffer), self.itemsize):
            self.data.append(self.take(buffer, at))

    def byteswap(self) -> None:
        """Turn the bytes of each value around."""
        turned = bytearray(self.tobytes())
        for at in range(0, len(turned), self.itemsize):
            turned[at : at + self.itemsize] = bytes(reversed(turned[at : at + self.itemsize]))
        self.data = []
        self.frombytes(bytes(turned))

    # --- operators ---

    def __add__(self, other: array[T]) -> array[T]:
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self.filled(self.data + other.data)

    def __iadd__(self, other: array[T]) -> array[T]:
        self.extend(other)
        return self

    def __mul__(self, times: int) -> array[T]:
        return self.filled(self.data * times)

    def __rmul__(self, times: int) -> array[T]:
        return self.filled(self.data * times)

    def __eq__(self, other: array[T]) -> bool:  # type: ignore[override]
        return self.data == other.data

    def __lt__(self, other: array[T]) -> bool:
        return self.data < other.data

    def __le__(self, other: array[T]) -> bool:
        return self.data <= other.data

    def __gt__(self, other: array[T]) -> bool:
        return self.data > other.data

    def __ge__(self, other: array[T]) -> bool:
        return self.data >= other.data

    def __repr__(self) -> str:
        if len(self.data) == 0:
            return f"array({self.typecode!r})"
        return f"array({self.typecode!r}, {self.data!r})"


class IntArray(array[int]):
    """An array of ints."""

    __qualname__ = "array"

    def another(self) -> array[int]:
        return IntArray(self.typecode)

    def fit(self, value: int) -> int:
        code = self.typecode
        if code == "b":
            check_range(value, -(1 << 15), (1 << 15) - 1, "signed short integer")
            check_range(value, -128, 127, "signed char")
        elif code == "B":
            check_range(value, 0, 255, "unsigned byte integer")
        elif code == "h":
            check_range(value, -(1 << 15), (1 << 15) - 1, "signed short integer")
        elif code == "H":
            check_range(value, -(1 << 31), (1 << 31) - 1, "signed integer")
            check_range(value, 0, (1 << 16) - 1, "unsigned short")
        elif code == "i":
            check_range(value, -(1 << 31), (1 << 31) - 1, "signed integer")
        elif value < 0 and code in "IL":
            raise OverflowError("can't convert negative value to unsigned int")
        elif value < 0 and code == "Q":
            raise OverflowError("can't convert negative int to unsigned")
        elif code == "I":
            check_range(value, 0, (1 << 32) - 1, "unsigned int")
        return value

    def put(self, target: bytearray, at: int, value: int) -> None:
        signed = self.typecode in "bhilq"
        target[at : at + self.itemsize] = value.to_bytes(self.itemsize, "little", signed=signed)

    def take(self, source: BytesLike, at: int) -> int:
        part = bytes([source[at + i] for i in range(self.itemsize)])
        return int.from_bytes(part, "little", signed=self.typecode in "bhilq")


class FloatArray(array[float]):
    """An array of floats, of single or double precision."""

    __qualname__ = "array"

    def another(self) -> array[float]:
        return FloatArray(self.typecode)

    def fit(self, value: float) -> float:
        return single(value) if self.typecode == "f" else value

    def append(self, value: float) -> None:
        self.data.append(self.fit(value))

    def insert(self, index: int, value: float) -> None:
        self.data.insert(index, self.fit(value))

    def __setitem__(self, index: int, value: float) -> None:
        self.check(index, "array assignment index out of range")
        self.data[index] = self.fit(value)

    def put(self, target: bytearray, at: int, value: float) -> None:
        struct.put_float(target, at, value, self.itemsize, False, True)

    def take(self, source: BytesLike, at: int) -> float:
        return struct.read_float(source, at, self.itemsize, False)


def single(value: float) -> float:
    """The nearest float of single precision; too large a one is infinite."""
    if value - value != 0.0:
        return value
    return widen(narrow(value, SINGLE_EXPONENT, SINGLE_FRACTION), SINGLE_EXPONENT, SINGLE_FRACTION)


def check_range(value: int, low: int, high: int, name: str) -> None:
    """OverflowError for a value that is not within these bounds."""
    if value > high:
        raise OverflowError(f"{name} is greater than maximum")
    if value < low:
        raise OverflowError(f"{name} is less than minimum")


def fill_ints(made: IntArray, values) -> IntArray:
    """array(typecode, values) of ints."""
    if isinstance(values, (bytes, bytearray)):
        made.frombytes(values)
    else:
        for value in values:
            made.append(value)
    return made


def fill_floats(made: FloatArray, values) -> FloatArray:
    """array(typecode, values) of floats."""
    if isinstance(values, (bytes, bytearray)):
        made.frombytes(values)
    else:
        for value in values:
            made.append(float(value))
    return made


ArrayType = array
