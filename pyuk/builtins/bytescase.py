"""Letters and digits in bytes: those of ASCII, and no others. Part of bytestring.py. Next: bytestext.py."""

from __future__ import annotations

from pyuk.builtins.bytessplit import is_space
from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Buffer, inline, u8
from pyuk.lang.raw import unchecked_set

CASE_BIT = 0x20


@inline
def is_lower_letter(byte: int) -> bool:
    """a to z."""
    return 0x61 <= byte <= 0x7A


@inline
def is_upper_letter(byte: int) -> bool:
    """A to Z."""
    return 0x41 <= byte <= 0x5A


@inline
def is_letter(byte: int) -> bool:
    """A letter of either case."""
    return is_lower_letter(byte | CASE_BIT)


@inline
def is_digit(byte: int) -> bool:
    """0 to 9."""
    return 0x30 <= byte <= 0x39


# --- changes ---------------------------------------------------------------------------------


def upper(data: BytesLike) -> Buffer[u8]:
    """data.upper()."""
    result = Buffer[u8](data.length)
    for i in range(data.length):
        byte = data.at(i)
        unchecked_set(result, i, byte ^ CASE_BIT if is_lower_letter(byte) else byte)
    return result


def lower(data: BytesLike) -> Buffer[u8]:
    """data.lower()."""
    result = Buffer[u8](data.length)
    for i in range(data.length):
        byte = data.at(i)
        unchecked_set(result, i, byte ^ CASE_BIT if is_upper_letter(byte) else byte)
    return result


def swap(data: BytesLike) -> Buffer[u8]:
    """data.swapcase()."""
    result = Buffer[u8](data.length)
    for i in range(data.length):
        byte = data.at(i)
        unchecked_set(result, i, byte ^ CASE_BIT if is_letter(byte) else byte)
    return result


def capitalize(data: BytesLike) -> Buffer[u8]:
    """data.capitalize()."""
    result = lower(data)
    if data.length > 0 and is_lower_letter(result[0]):
        result[0] = result[0] ^ CASE_BIT
    return result


def title(data: BytesLike) -> Buffer[u8]:
    """data.title(): the first letter of each run of letters is upper case."""
    result = lower(data)
    after_letter = False
    for i in range(data.length):
        byte = result[i]
        if is_lower_letter(byte) and not after_letter:
            result[i] = byte ^ CASE_BIT
        after_letter = is_lower_letter(byte)
    return result


# --- questions: no for no bytes at all, but isascii() ----------------------------------------------


def is_ascii(data: BytesLike) -> bool:
    """Whether all bytes are below 128."""
    for i in range(data.length):
        if data.at(i) >= 0x80:
            return False
    return True


def is_alpha(data: BytesLike) -> bool:
    """Whether all are letters."""
    for i in range(data.length):
        if not is_letter(data.at(i)):
            return False
    return data.length > 0


def is_alnum(data: BytesLike) -> bool:
    """Whether all are letters or digits."""
    for i in range(data.length):
        if not is_letter(data.at(i)) and not is_digit(data.at(i)):
            return False
    return data.length > 0


def is_decimal(data: BytesLike) -> bool:
    """Whether all are digits."""
    for i in range(data.length):
        if not is_digit(data.at(i)):
            return False
    return data.length > 0


def is_white(data: BytesLike) -> bool:
    """Whether all are white space."""
    for i in range(data.length):
        if not is_space(data.at(i)):
            return False
    return data.length > 0


def is_upper(data: BytesLike) -> bool:
    """Whether there are upper-case letters, and no lower-case ones."""
    found = False
    for i in range(data.length):
        if is_lower_letter(data.at(i)):
            return False
        found = found or is_upper_letter(data.at(i))
    return found


def is_lower(data: BytesLike) -> bool:
    """Whether there are lower-case letters, and no upper-case ones."""
    found = False
    for i in range(data.length):
        if is_upper_letter(data.at(i)):
            return False
        found = found or is_lower_letter(data.at(i))
    return found


def is_title(data: BytesLike) -> bool:
    """Whether each run of letters begins with an upper-case one, the others being lower case."""
    found = False
    after_letter = False
    for i in range(data.length):
        byte = data.at(i)
        if is_letter(byte) and is_upper_letter(byte) == after_letter:
            return False
        after_letter = is_letter(byte)
        found = found or after_letter
    return found
