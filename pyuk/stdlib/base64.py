"""base64: base 64, 32, 16 and 85. Source: RFC 4648; CPython 3.11 Lib/base64.py."""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.bytestring import BytesLike
from pyuk.stdlib import binascii
from pyuk.stdlib.binascii import ascii_bytes

Ascii = TypeVar("Ascii", str, BytesLike)
NOTHING = b""
B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
MASK32 = 0xFFFF_FFFF
LINE_BYTES = 57  # of encodebytes()
FIRST_A85 = ord("!")
LAST_A85 = ord("u")
LOWER_Z = ord("z")
LOWER_Y = ord("y")
A85_START = b"<~"
A85_END = b"~>"
SPACES = 0x20202020
PAD = b"="


# --- 64 --------------------------------------------------------------------------------------


def b64encode(s: BytesLike, altchars: BytesLike = NOTHING) -> bytes:
    encoded = binascii.b2a_base64(s, newline=False)
    if len(altchars) == 0:
        return encoded
    return encoded.translate(bytes.maketrans(b"+/", bytes(altchars)))


def b64decode(s: Ascii, altchars: BytesLike = NOTHING, validate: bool = False) -> bytes:
    data = ascii_bytes(s)
    if len(altchars) > 0:
        data = data.translate(bytes.maketrans(bytes(altchars), b"+/"))
    return binascii.a2b_base64(data, strict_mode=validate)


def standard_b64encode(s: BytesLike) -> bytes:
    return b64encode(s)


def standard_b64decode(s: Ascii) -> bytes:
    return b64decode(s)


def urlsafe_b64encode(s: BytesLike) -> bytes:
    return b64encode(s, b"-_")


def urlsafe_b64decode(s: Ascii) -> bytes:
    return binascii.a2b_base64(ascii_bytes(s).translate(bytes.maketrans(b"-_", b"+/")))


def encodebytes(s: BytesLike) -> bytes:
    """Lines of at most 76 characters, each with its end."""
    data = bytes(s)
    result = bytearray()
    for i in range(0, len(data), LINE_BYTES):
        result += binascii.b2a_base64(data[i : i + LINE_BYTES])
    return bytes(result)


def decodebytes(s: BytesLike) -> bytes:
    return binascii.a2b_base64(s)


# --- 32 and 16 -------------------------------------------------------------------------------


def b32encode(s: BytesLike) -> bytes:
    return encode32(s, B32)


def b32hexencode(s: BytesLike) -> bytes:
    return encode32(s, B32_HEX)


def encode32(s: BytesLike, alphabet: bytes) -> bytes:
    """Five bytes as eight characters."""
    result = bytearray()
    held = bits = 0
    for byte in s:
        held = (held << 8 | byte) & 0xFFFF
        bits += 8
        while bits >= 5:
            bits -= 5
            result.append(alphabet[held >> bits & 31])
    if bits > 0:
        result.append(alphabet[held << (5 - bits) & 31])
    return bytes(result) + PAD * (-len(result) % 8)


def b32decode(s: Ascii, casefold: bool = False) -> bytes:
    return decode32(ascii_bytes(s), B32, casefold)


def b32hexdecode(s: Ascii, casefold: bool = False) -> bytes:
    return decode32(ascii_bytes(s), B32_HEX, casefold)


def decode32(text: bytes, alphabet: bytes, casefold: bool) -> bytes:
    """Eight characters as five bytes."""
    if len(text) % 8 != 0:
        raise binascii.Error("Incorrect padding")
    if casefold:
        text = text.upper()
    data = text.rstrip(PAD)
    pads = len(text) - len(data)
    result = bytearray()
    held = bits = 0
    for code in data:
        value = alphabet.find(code)
        if value < 0:
            raise binascii.Error("Non-base32 digit found")
        held = (held << 5 | value) & 0xFFFF
        bits += 5
        if bits >= 8:
            bits -= 8
            result.append(held >> bits & 0xFF)
    if pads != 0 and pads != 1 and pads != 3 and pads != 4 and pads != 6:
        raise binascii.Error("Incorrect padding")
    return bytes(result)


def b16encode(s: BytesLike) -> bytes:
    return binascii.hexlify(s).upper()


def b16decode(s: Ascii, casefold: bool = False) -> bytes:
    text = ascii_bytes(s)
    if casefold:
        text = text.upper()
    for code in text:
        if not (48 <= code <= 57 or 65 <= code <= 70):
            raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(text)


# --- 85 --------------------------------------------------------------------------------------


def b85encode(b: BytesLike, pad: bool = False) -> bytes:
    result = bytearray()
    for start in range(0, len(b), 4):
        word = word_at(b, start)
        put_digits(result, word, B85, 0)
    return trimmed(result, len(b), pad)


def word_at(data: BytesLike, start: int) -> int:
    """Four bytes as a number; zeros where there are less."""
    word = 0
    for i in range(4):
        word = (word << 8 | (data[start + i] if start + i < len(data) else 0)) & MASK32
    return word


def put_digits(result: bytearray, word: int, alphabet: bytes, first: int) -> None:
    """Five digits; without an alphabet those from `first` on."""
    divisor = 85**4
    for _ in range(5):
        digit = word // divisor % 85
        result.append(alphabet[digit] if first == 0 else first + digit)
        divisor //= 85


def trimmed(result: bytearray, length: int, pad: bool) -> bytes:
    """Without the digits that stand for bytes that were not there."""
    missing = -length % 4
    return bytes(result if pad or missing == 0 else result[:-missing])


def b85decode(b: Ascii) -> bytes:
    text = ascii_bytes(b)
    missing = -len(text) % 5
    data = text + b"~" * missing
    result = bytearray()
    for start in range(0, len(data), 5):
        word = 0
        for i in range(5):
            value = B85.find(data[start + i])
            if value < 0:
                raise ValueError(f"bad base85 character at position {start + i}")
            word = word * 85 + value
        if word > MASK32:
            raise ValueError(f"base85 overflow in hunk starting at byte {start}")
        result += word.to_bytes(4, "big")
    return bytes(result[: len(result) - missing])


def a85encode(
    b: BytesLike, *, foldspaces: bool = False, wrapcol: int = 0, pad: bool = False, adobe: bool = False
) -> bytes:
    digits = a85_digits(b, foldspaces, pad)
    result = A85_START + digits if adobe else digits
    if wrapcol != 0:
        width = max(2 if adobe else 1, wrapcol)
        lines = [result[start : start + width] for start in range(0, len(result), width)]
        if adobe and len(lines[-1]) + len(A85_END) > width:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + A85_END if adobe else result


def a85_digits(b: BytesLike, foldspaces: bool, pad: bool) -> bytes:
    """The digits in one line, unframed."""
    result = bytearray()
    for start in range(0, len(b), 4):
        word = word_at(b, start)
        is_whole = start + 4 <= len(b) or pad
        if word == 0 and is_whole:
            result.append(LOWER_Z)
        elif foldspaces and word == SPACES:
            result.append(LOWER_Y)
        else:
            put_digits(result, word, B85, FIRST_A85)
    missing = -len(b) % 4
    return bytes(result if pad or missing == 0 else result[:-missing])


def unframed(text: bytes) -> bytes:
    """What stands between Adobe's marks, of which the first may be missing."""
    if not text.endswith(A85_END):
        raise ValueError(f"Ascii85 encoded byte sequences must end with {A85_END!r}")
    return text[2 if text.startswith(A85_START) else 0 : -2]


def a85decode(
    b: Ascii, *, foldspaces: bool = False, adobe: bool = False, ignorechars: bytes = b" \t\n\r\v"
) -> bytes:
    result = bytearray()
    word = count = 0
    text = unframed(ascii_bytes(b)) if adobe else ascii_bytes(b)
    for code in text + b"u" * 4:
        if FIRST_A85 <= code <= LAST_A85:
            word = word * 85 + code - FIRST_A85
            count += 1
            if count == 5:
                if word > MASK32:
                    raise ValueError("Ascii85 overflow")
                result += word.to_bytes(4, "big")
                word = count = 0
        elif code == LOWER_Z or (foldspaces and code == LOWER_Y):
            if count != 0:
                raise ValueError(f"{chr(code)} inside Ascii85 5-tuple")
            result += bytes(4) if code == LOWER_Z else b"    "
        elif code not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: " + chr(code))
    missing = 4 - count
    return bytes(result if missing == 0 else result[:-missing])
