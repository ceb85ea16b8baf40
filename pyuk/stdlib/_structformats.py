"""struct with a format that is computed: it is read when the line runs.

What the letters mean stands in struct.py. The compiler chooses by the letters that it can see in the source: `ints()`
and its like where all values are of one type, `objects()` where they are not, or where no letter is known.
Source: The Python Library Reference, "struct"; CPython 3.11 Modules/_struct.c.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyuk.builtins.bytestring import BytesLike
from pyuk.stdlib.struct import (
    Struct,
    check_multiple,
    check_size,
    error,
    not_negative,
    place_to_pack,
    place_to_unpack,
    put_bytes,
    put_char,
    put_float,
    put_signed,
    put_unsigned,
    read_bytes,
    read_float,
    read_signed,
    read_unsigned,
)

ORDERS = "@=<>!"
STANDARD = "b1B1c1x1?1s1h2H2e2i4I4l4L4f4q8Q8d8"
NATIVE = "b1B1c1x1?1s1h2H2e2i4I4f4q8Q8d8l8L8n8N8P8"


class Format:
    """A format taken apart: the letter, the place and the size of each value."""

    def __init__(self, text: str) -> None:
        has_order = len(text) > 0 and text[0] in ORDERS
        order = text[0] if has_order else "@"
        self.big = order in ">!"
        self.native = order == "@"
        self.letters: list[str] = []
        self.places: list[int] = []
        self.sizes: list[int] = []
        self.size = 0
        count = -1
        for letter in text[1:] if has_order else text:
            if letter.isspace() and count < 0:
                continue
            if "0" <= letter <= "9":
                count = (0 if count < 0 else count) * 10 + int(letter)
                continue
            self._take(letter, 1 if count < 0 else count)
            count = -1
        if count >= 0:
            raise error("repeat count given without format specifier")

    def _take(self, letter: str, count: int) -> None:
        """So many values of one letter."""
        if letter == "p":
            raise NotImplementedError("the format `p` of struct")
        table = NATIVE if self.native else STANDARD
        found = table.find(letter)
        if found < 0 or found % 2 == 1:
            raise error("bad char in struct format")
        size = int(table[found + 1])
        if self.native:
            self.size = -(-self.size // size) * size
        if letter == "s":
            self._add(letter, count)
            return
        for _ in range(count):
            if letter == "x":
                self.size += 1
            else:
                self._add(letter, size)

    def _add(self, letter: str, size: int) -> None:
        self.letters.append(letter)
        self.places.append(self.size)
        self.sizes.append(size)
        self.size += size


def read(text: str | bytes) -> Format:
    """A format, as text or as bytes."""
    return Format(text if isinstance(text, str) else text.decode("latin-1"))


# --- values ------------------------------------------------------------------------------------


def _int(form: Format, i: int, data: BytesLike, at: int) -> int:
    letter = form.letters[i]
    if letter.islower():
        return read_signed(data, at + form.places[i], form.sizes[i], form.big)
    return read_unsigned(data, at + form.places[i], form.sizes[i], form.big)


def _float(form: Format, i: int, data: BytesLike, at: int) -> float:
    return read_float(data, at + form.places[i], form.sizes[i], form.big)


def _bytes(form: Format, i: int, data: BytesLike, at: int) -> bytes:
    return read_bytes(data, at + form.places[i], form.sizes[i])


def _object(form: Format, i: int, data: BytesLike, at: int) -> object:
    letter = form.letters[i]
    if letter == "?":
        return data[at + form.places[i]] != 0
    if letter in "cs":
        return _bytes(form, i, data, at)
    if letter in "efd":
        return _float(form, i, data, at)
    return _int(form, i, data, at)


def ints(form: Format, data: BytesLike, at: int) -> tuple[int, ...]:
    """The values from a place on, where all letters are of ints."""
    return tuple([_int(form, i, data, at) for i in range(len(form.letters))])


def floats(form: Format, data: BytesLike, at: int) -> tuple[float, ...]:
    """The values from a place on, where all letters are of floats."""
    return tuple([_float(form, i, data, at) for i in range(len(form.letters))])


def texts(form: Format, data: BytesLike, at: int) -> tuple[bytes, ...]:
    """The values from a place on, where all letters are of bytes."""
    return tuple([_bytes(form, i, data, at) for i in range(len(form.letters))])


def objects(form: Format, data: BytesLike, at: int) -> tuple[object, ...]:
    """The values from a place on."""
    return tuple([_object(form, i, data, at) for i in range(len(form.letters))])


def _put(form: Format, i: int, target: bytearray, at: int, value: object) -> None:
    letter, place, size = form.letters[i], at + form.places[i], form.sizes[i]
    if letter == "?":
        target[place] = 1 if value else 0
    elif letter in "cs":
        _put_text(letter, target, place, value, size)
    elif letter in "efd":
        if isinstance(value, float):
            put_float(target, place, value, size, form.big, form.native)
        elif isinstance(value, int):
            put_float(target, place, float(value), size, form.big, form.native)
        else:
            raise error("required argument is not a float")
    elif not isinstance(value, int):
        raise error("required argument is not an integer")
    elif letter.islower():
        put_signed(target, place, int(value), size, form.big, letter)
    else:
        put_unsigned(target, place, not_negative(int(value), size, form.big, letter), size, form.big, letter)


def _put_text(letter: str, target: bytearray, place: int, value: object, size: int) -> None:
    if not isinstance(value, (bytes, bytearray)):
        text = "argument for 's' must be a bytes object" if letter == "s" else ""
        raise error(text or "char format requires a bytes object of length 1")
    if letter == "s":
        put_bytes(target, place, value, size)
    else:
        put_char(target, place, value)


def _fill(name: str, form: Format, target: bytearray, at: int, values: tuple[object, ...]) -> None:
    if len(values) != len(form.letters):
        raise error(f"{name} expected {len(form.letters)} items for packing (got {len(values)})")
    for i in range(len(values)):
        _put(form, i, target, at, values[i])


# --- what the calls become -----------------------------------------------------------------------


def calcsize(format: str | bytes, /) -> int:
    return read(format).size


def pack(format: str | bytes, /, *values: object) -> bytes:
    form = read(format)
    target = bytearray(form.size)
    _fill("pack", form, target, 0, values)
    return bytes(target)


def pack_into(format: str | bytes, buffer: bytearray, offset: int, /, *values: object) -> None:
    form = read(format)
    if len(values) != len(form.letters):
        raise error(f"pack_into expected {len(form.letters)} items for packing (got {len(values)})")
    _fill("pack_into", form, buffer, place_to_pack(buffer, offset, form.size), values)


def checked(format: str | bytes, buffer: BytesLike) -> Format:
    """The format of unpack(), which takes just as many bytes as there are."""
    form = read(format)
    check_size(buffer, form.size)
    return form


def start(form: Format, buffer: BytesLike, offset: int) -> int:
    """Where unpack_from() begins."""
    return place_to_unpack(buffer, offset, form.size)


class ComputedStruct(Struct):
    """struct.Struct() of a format that is computed: its values are objects."""

    def __init__(self, format: str | bytes) -> None:
        self.form = read(format)
        super().__init__(format if isinstance(format, str) else format.decode("latin-1"), self.form.size)

    def pack(self, *values: object) -> bytes:
        target = bytearray(self.size)
        _fill("pack", self.form, target, 0, values)
        return bytes(target)

    def pack_into(self, buffer: bytearray, offset: int, /, *values: object) -> None:
        _fill("pack_into", self.form, buffer, place_to_pack(buffer, offset, self.size), values)

    def unpack(self, buffer: BytesLike) -> tuple[object, ...]:
        check_size(buffer, self.size)
        return objects(self.form, buffer, 0)

    def unpack_from(self, buffer: BytesLike, offset: int = 0) -> tuple[object, ...]:
        return objects(self.form, buffer, place_to_unpack(buffer, offset, self.size))

    def iter_unpack(self, buffer: BytesLike) -> Iterator[tuple[object, ...]]:
        check_multiple(buffer, self.size)
        return self._each(buffer)

    def _each(self, buffer: BytesLike) -> Iterator[tuple[object, ...]]:
        for place in range(0, len(buffer), self.size):
            yield objects(self.form, buffer, place)
