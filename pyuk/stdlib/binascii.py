"""binascii: bytes as hexadecimal and base64 text. Source: RFC 4648; CPython 3.11 Modules/binascii.c."""

from __future__ import annotations

from typing import NoReturn, TypeVar

from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Array, const, noinline, u8
from pyuk.stdlib.zlib import crc32 as crc32

Ascii = TypeVar("Ascii", str, BytesLike)
NO_DIGIT = 255
PAD = ord("=")
LINE_FEED = 10


class Error(ValueError):
    """What is no such text."""


def base64_values() -> list[int]:
    """What each character stands for; NO_DIGIT for the others."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return [alphabet.find(chr(i)) & 255 for i in range(256)]


VALUES: Array[u8, 256] = const(base64_values())
ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def ascii_bytes(text: Ascii) -> bytes:
    """A text as bytes, or bytes as they are. ValueError for what is not ASCII."""
    if isinstance(text, str):
        if not text.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return text.encode("ascii")
    return bytes(text)


# --- hexadecimal -----------------------------------------------------------------------------


def hexlify(data: BytesLike, sep: str = "", bytes_per_sep: int = 1) -> bytes:
    if sep == "":
        return bytes(data).hex().encode("ascii")
    return bytes(data).hex(sep, bytes_per_sep).encode("ascii")


def b2a_hex(data: BytesLike, sep: str = "", bytes_per_sep: int = 1) -> bytes:
    return hexlify(data, sep, bytes_per_sep)


def unhexlify(hexstr: Ascii, /) -> bytes:
    text = ascii_bytes(hexstr)
    if len(text) % 2 != 0:
        raise Error("Odd-length string")
    result = bytearray(len(text) // 2)
    for i in range(len(result)):
        high, low = hex_value(text[2 * i]), hex_value(text[2 * i + 1])
        if high == NO_DIGIT or low == NO_DIGIT:
            raise Error("Non-hexadecimal digit found")
        result[i] = high << 4 | low
    return bytes(result)


def a2b_hex(hexstr: Ascii, /) -> bytes:
    return unhexlify(hexstr)


def hex_value(code: int) -> int:
    """The value of a hexadecimal digit, or NO_DIGIT."""
    if 48 <= code <= 57:
        return code - 48
    letter = code | 0x20
    return letter - 87 if 97 <= letter <= 102 else NO_DIGIT


# --- base64 ----------------------------------------------------------------------------------


def b2a_base64(data: BytesLike, /, *, newline: bool = True) -> bytes:
    result = bytearray()
    held = bits = 0
    for byte in data:
        held = (held << 8 | byte) & 0xFFFF
        bits += 8
        while bits >= 6:
            bits -= 6
            result.append(ALPHABET[held >> bits & 63])
    if bits > 0:
        result.append(ALPHABET[held << (6 - bits) & 63])
        result += b"==" if bits == 2 else b"="
    if newline:
        result.append(LINE_FEED)
    return bytes(result)


def a2b_base64(data: Ascii, /, *, strict_mode: bool = False) -> bytes:
    """Characters that are no base64 are left out, unless strict_mode says otherwise."""
    text = ascii_bytes(data)
    result = bytearray()
    held = quad = pads = 0
    padding_started = False
    if strict_mode and len(text) > 0 and text[0] == PAD:
        raise Error("Leading padding not allowed")
    for i in range(len(text)):
        value = VALUES[text[i]]
        if text[i] == PAD:
            padding_started = True
            if quad >= 2:
                pads += 1
                if quad + pads >= 4:
                    if strict_mode and i + 1 < len(text):
                        raise Error("Excess data after padding")
                    return bytes(result)
        elif value == NO_DIGIT:
            if strict_mode:
                raise Error("Only base64 data is allowed")
        else:
            if strict_mode and padding_started:
                raise Error("Discontinuous padding not allowed")
            pads = 0
            held = (held << 6 | value) & 0xFFFF
            quad = (quad + 1) & 3
            if quad != 1:
                result.append(held >> (-2 * quad & 7) & 0xFF)
    if quad != 0:
        raise_incomplete(quad, len(result))
    return bytes(result)


@noinline
def raise_incomplete(quad: int, length: int) -> NoReturn:
    """Raise what a text does that ends within four characters."""
    if quad > 1:
        raise Error("Incorrect padding")
    count = length // 3 * 4 + 1
    raise Error(
        f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
    )
