"""What new bytes and bytearrays are made of: bytes(n), bytes(iterable), bytes(text, encoding).

Each function gives a Buffer that the new object takes over. Next: encodings.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins import encodings
from pyuk.builtins.bytestring import BytesLike, byte_of, copy_part
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, noinline, u8
from pyuk.lang.raw import unchecked_set


def zeros(count: int) -> Buffer[u8]:
    """So many zeros. ValueError for a negative number."""
    if count < 0:
        raise ValueError("negative count")
    return Buffer[u8](count)


def copied(data: BytesLike) -> Buffer[u8]:
    """The bytes of another object."""
    return copy_part(data, 0, len(data))


def bytes_items(values: list[int]) -> Buffer[u8]:
    """The ints of a list. ValueError."""
    result = Buffer[u8](len(values))
    for i in range(len(values)):
        value = values[i]
        if not 0 <= value <= 0xFF:
            raise_no_bytes()
        unchecked_set(result, i, value & 0xFF)
    return result


@noinline
def raise_no_bytes() -> NoReturn:
    """Raise what bytes() does of an int that is no byte."""
    raise ValueError("bytes must be in range(0, 256)")


def bytearray_items(values: list[int]) -> Buffer[u8]:
    """bytes_items(), with a bytearray's message."""
    result = Buffer[u8](len(values))
    for i in range(len(values)):
        unchecked_set(result, i, byte_of(values[i]))
    return result


def encoded(source: str, encoding: str, errors: str = "strict") -> Buffer[u8]:
    """The bytes of a text."""
    return copied(encodings.encode(source, encoding, errors))


def decoded(object: BytesLike, encoding: str = "utf-8", errors: str = "strict") -> Text:
    """The text that bytes are."""
    return encodings.decode(object, encoding, errors)
