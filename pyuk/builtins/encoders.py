"""From text to bytes. Part of encodings.py. Source: RFC 3629, RFC 2781. Next: decoders.py."""

from __future__ import annotations

from pyuk.builtins import utf8
from pyuk.builtins.bytearray import bytearray
from pyuk.builtins.bytes import bytes
from pyuk.builtins.bytestring import copy_part
from pyuk.builtins.encodingerrors import UTF_8, escape_bytes, named, passes, refuse_encoding, replacement
from pyuk.builtins.str import is_ascii
from pyuk.builtins.str import str as Text
from pyuk.builtins.utf8 import is_surrogate
from pyuk.lang import Buffer, u8
from pyuk.lang.raw import addressof, copy_memory

NOT_ALLOWED = "surrogates not allowed"
BYTE_ORDER_MARK = 0xFEFF
FIRST_OF_PAIR = 0xD800
SECOND_OF_PAIR = 0xDC00
FIRST_WIDE = 0x1_0000


def finished(target: bytearray) -> bytes:
    """The bytes written so far."""
    return bytes(copy_part(target, 0, target.length))


def copied(text: Text) -> bytes:
    """The code points of a str of kind 1, as bytes."""
    items = Buffer[u8](text.length)
    copy_memory(addressof(items), addressof(text.tail), text.length)
    return bytes(items)


def has_surrogate(text: Text) -> bool:
    """Whether half a character of UTF-16 is in the text."""
    if text.kind == 1:
        return False
    for i in range(text.length):
        if is_surrogate(text.code_at(i)):
            return True
    return False


def surrogates_end(text: Text, start: int) -> int:
    """The index after the surrogates that begin at start."""
    while start < text.length and is_surrogate(text.code_at(start)):
        start += 1
    return start


# --- UTF-8 -----------------------------------------------------------------------------------


def encode_utf8(text: Text, errors: Text) -> bytes:
    """text.encode("utf-8", errors)."""
    if is_ascii(text):
        return copied(text)
    if not has_surrogate(text):
        return bytes(utf8.encode(text))
    target = bytearray(Buffer[u8](0))
    i = 0
    while i < text.length:
        if is_surrogate(text.code_at(i)):
            i = surrogates_utf8(target, text, i, errors)
        else:
            put_utf8(target, text.code_at(i))
            i += 1
    return finished(target)


def surrogates_utf8(target: bytearray, text: Text, start: int, errors: Text) -> int:
    """Write what becomes of the surrogates from start on; where they end."""
    stop = surrogates_end(text, start)
    if named(errors, "surrogatepass"):
        for i in range(start, stop):
            put_utf8(target, text.code_at(i))
        return stop
    if named(errors, "surrogateescape"):
        start = escape_bytes(target, text, start, stop)
        if start == stop:
            return stop
    instead = replacement(text, start, stop, errors, UTF_8, NOT_ALLOWED)
    for i in range(instead.length):
        put_utf8(target, instead.code_at(i))
    return stop


def put_utf8(target: bytearray, code: int) -> None:
    """Write one code point."""
    length = utf8.code_length(code)
    if length == 1:
        target.append(code)
        return
    target.append(0xF00 >> length & 0xF0 | code >> 6 * (length - 1))
    for k in range(1, length):
        target.append(0x80 | code >> 6 * (length - 1 - k) & 0x3F)


# --- one byte for each character -----------------------------------------------------------------


def encode_narrow(text: Text, errors: Text, encoding: str, limit: int) -> bytes:
    """Code points below limit as bytes: ASCII and Latin-1."""
    if is_ascii(text) or (text.kind == 1 and limit > 0x80):
        return copied(text)
    target = bytearray(Buffer[u8](0))
    i = 0
    while i < text.length:
        if text.code_at(i) < limit:
            target.append(text.code_at(i))
            i += 1
        else:
            i = unencodable(target, text, i, errors, encoding, limit)
    return finished(target)


def unencodable(target: bytearray, text: Text, start: int, errors: Text, encoding: str, limit: int) -> int:
    """Write what becomes of the characters from start on that are not in the encoding; where they end."""
    reason = "ordinal not in range(128)" if limit == 0x80 else "ordinal not in range(256)"
    stop = start
    while stop < text.length and text.code_at(stop) >= limit:
        stop += 1
    if named(errors, "surrogateescape"):
        start = escape_bytes(target, text, start, stop)
        if start == stop:
            return stop
    instead = replacement(text, start, stop, errors, encoding, reason)
    for i in range(instead.length):
        target.append(instead.code_at(i))
    return stop


# --- words -----------------------------------------------------------------------------------


def encode_wide(text: Text, errors: Text, encoding: str, width: int, big: bool, marked: bool) -> bytes:
    """UTF-16 and UTF-32, in either order of bytes, with a mark of it in front or not."""
    target = bytearray(Buffer[u8](0))
    if marked:
        put_word(target, BYTE_ORDER_MARK, width, big)
    for i in range(text.length):
        code = text.code_at(i)
        if not is_surrogate(code) or passes(errors, code):
            put_wide(target, code, width, big)
        else:
            surrogate_wide(target, text, i, errors, encoding, width, big)
    return finished(target)


def surrogate_wide(
    target: bytearray, text: Text, index: int, errors: Text, encoding: str, width: int, big: bool
) -> None:
    """Write what becomes of one surrogate."""
    if named(errors, "surrogateescape"):
        refuse_encoding(text, index, index + 1, errors, encoding, NOT_ALLOWED)
    instead = replacement(text, index, index + 1, errors, encoding, NOT_ALLOWED)
    for i in range(instead.length):
        put_wide(target, instead.code_at(i), width, big)


def put_wide(target: bytearray, code: int, width: int, big: bool) -> None:
    """Write one code point: in UTF-16 a pair of surrogates, where it needs more than 16 bits."""
    if width == 2 and code >= FIRST_WIDE:
        put_word(target, FIRST_OF_PAIR | (code - FIRST_WIDE) >> 10, width, big)
        code = SECOND_OF_PAIR | code & 0x3FF
    put_word(target, code, width, big)


def put_word(target: bytearray, word: int, width: int, big: bool) -> None:
    """Write a number of `width` bytes."""
    for i in range(width):
        shift = 8 * (width - 1 - i) if big else 8 * i
        target.append(word >> shift & 0xFF)
