"""Encodings by their names: str.encode() and bytes.decode().

UTF-8, ASCII, Latin-1, UTF-16 and UTF-32 are there. Source: CPython 3.11 Lib/encodings/aliases.py.
Next: encoders.py, decoders.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins import decoders, encoders
from pyuk.builtins.builder import StringBuilder, literal_of, text_of
from pyuk.builtins.bytes import bytes
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.codes import UNDERSCORE, UPPER_A
from pyuk.builtins.encodingerrors import ASCII, LATIN_1, UTF_16, UTF_32
from pyuk.builtins.str import str as Text
from pyuk.lang import noinline

LETTERS = 26
NATIVE = 0  # orders of bytes: the machine's, with a mark in front
LITTLE = 1
BIG = 2

# After normalising, each between spaces.
UTF_8_NAMES = " utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001 "
ASCII_NAMES = " ascii us_ascii us 646 iso646_us iso_ir_6 cp367 ibm367 ansi_x3.4_1968 ansi_x3_4_1968 "
LATIN_1_NAMES = " latin_1 latin1 latin l1 iso_8859_1 iso8859_1 iso8859 8859 cp819 ibm819 iso_ir_100 "
UTF_16_NAMES = " utf_16 utf16 u16 "
UTF_16_LE_NAMES = " utf_16_le utf_16le unicodelittleunmarked "
UTF_16_BE_NAMES = " utf_16_be utf_16be unicodebigunmarked "
UTF_32_NAMES = " utf_32 utf32 u32 "
UTF_32_LE_NAMES = " utf_32_le utf_32le "
UTF_32_BE_NAMES = " utf_32_be utf_32be "


def encode(text: str, encoding: str = "utf-8", errors: str = "strict") -> bytes:
    """text.encode(encoding, errors). LookupError, UnicodeEncodeError."""
    value, handler = text_of(text), text_of(errors)
    name = normalised(text_of(encoding))
    if is_one_of(name, UTF_8_NAMES):
        return encoders.encode_utf8(value, handler)
    if is_one_of(name, ASCII_NAMES):
        return encoders.encode_narrow(value, handler, ASCII, 0x80)
    if is_one_of(name, LATIN_1_NAMES):
        return encoders.encode_narrow(value, handler, LATIN_1, 0x100)
    width, order = wide_form(name)
    if width == 0:
        raise_unknown(encoding)
    shown = wide_name(width, order)
    return encoders.encode_wide(value, handler, shown, width, order == BIG, order == NATIVE)


def decode(data: BytesLike, encoding: str = "utf-8", errors: str = "strict") -> Text:
    """data.decode(encoding, errors). LookupError, UnicodeDecodeError."""
    handler = text_of(errors)
    name = normalised(text_of(encoding))
    if is_one_of(name, UTF_8_NAMES):
        return decoders.decode_utf8(data, handler)
    if is_one_of(name, ASCII_NAMES):
        return decoders.decode_ascii(data, handler)
    if is_one_of(name, LATIN_1_NAMES):
        return decoders.decode_latin1(data)
    width, order = wide_form(name)
    if width == 0:
        raise_unknown(encoding)
    start = 0
    if order == NATIVE:
        order = decoders.byte_order(data, width)
        start = width if order != NATIVE else 0
    shown = wide_name(width, max(order, LITTLE))
    if width == 2:
        return decoders.decode_utf16(data, start, handler, shown, order == BIG)
    return decoders.decode_utf32(data, start, handler, shown, order == BIG)


# The forms that the compiler chooses where the encoding stands in the source.


def encode_utf8(text: str, errors: str = "strict") -> bytes:
    """text.encode("utf-8", errors)."""
    return encoders.encode_utf8(text_of(text), text_of(errors))


def encode_ascii(text: str, errors: str = "strict") -> bytes:
    """text.encode("ascii", errors)."""
    return encoders.encode_narrow(text_of(text), text_of(errors), ASCII, 0x80)


def encode_latin1(text: str, errors: str = "strict") -> bytes:
    """text.encode("latin-1", errors)."""
    return encoders.encode_narrow(text_of(text), text_of(errors), LATIN_1, 0x100)


def decode_utf8(data: BytesLike, errors: str = "strict") -> Text:
    """data.decode("utf-8", errors)."""
    return decoders.decode_utf8(data, text_of(errors))


def decode_ascii(data: BytesLike, errors: str = "strict") -> Text:
    """data.decode("ascii", errors)."""
    return decoders.decode_ascii(data, text_of(errors))


def decode_latin1(data: BytesLike, errors: str = "strict") -> Text:
    """data.decode("latin-1", errors), which has no errors."""
    return decoders.decode_latin1(data)


# --- names -----------------------------------------------------------------------------------


def normalised(name: Text) -> Text:
    """In small letters, with one underscore for each run of other characters than letters, digits and points."""
    builder = StringBuilder()
    gap = False
    for i in range(name.length):
        code = name.code_at(i)
        if UPPER_A <= code < UPPER_A + LETTERS:
            code |= 0x20
        if is_name_part(code):
            if gap and builder.length > 0:
                builder.append_char(UNDERSCORE)
            builder.append_char(code)
        gap = not is_name_part(code)
    return builder.finish()


def is_name_part(code: int) -> bool:
    """Whether a character is a letter, a digit or a point."""
    return 0x61 <= code <= 0x7A or 0x30 <= code <= 0x39 or code == 0x2E


def is_one_of(name: Text, names: str) -> bool:
    """Whether a name stands in a list of names."""
    wanted = text_of(" ") + name + text_of(" ")
    return wanted in text_of(names)


def wide_form(name: Text) -> tuple[int, int]:
    """The width and the order of bytes of an encoding in words; width 0 where it is none of them."""
    if is_one_of(name, UTF_16_NAMES):
        return 2, NATIVE
    if is_one_of(name, UTF_16_LE_NAMES):
        return 2, LITTLE
    if is_one_of(name, UTF_16_BE_NAMES):
        return 2, BIG
    if is_one_of(name, UTF_32_NAMES):
        return 4, NATIVE
    if is_one_of(name, UTF_32_LE_NAMES):
        return 4, LITTLE
    return (4, BIG) if is_one_of(name, UTF_32_BE_NAMES) else (0, NATIVE)


def wide_name(width: int, order: int) -> str:
    """What messages call an encoding in words."""
    name = UTF_16 if width == 2 else UTF_32
    if order == LITTLE:
        return name + "-le"
    return name + "-be" if order == BIG else name


@noinline
def raise_unknown(encoding: str) -> NoReturn:
    """Raise what an encoding does that is not here."""
    raise LookupError(f"unknown encoding: {literal_of(text_of(encoding))}")
