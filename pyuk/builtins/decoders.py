"""From bytes to text. Part of encodings.py. Source: RFC 3629 §4, RFC 2781; CPython 3.11's messages.

Next: encodingerrors.py.
"""

from __future__ import annotations

from pyuk.builtins.builder import StringBuilder
from pyuk.builtins.bytescase import is_ascii
from pyuk.builtins.bytestext import latin1_text
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.characters import kind_for
from pyuk.builtins.encodingerrors import ASCII, UTF_8, handle_bytes, passes
from pyuk.builtins.str import MAX_CODE, new_str
from pyuk.builtins.str import str as Text
from pyuk.builtins.utf8 import is_surrogate

BAD_START = "invalid start byte"
BAD_CONTINUATION = "invalid continuation byte"
TRUNCATED = "unexpected end of data"
MARK_LITTLE = 0xFEFF
LITTLE = 1
BIG = 2


def decode_latin1(data: BytesLike) -> Text:
    """data.decode("latin-1")."""
    return latin1_text(data)


def decode_ascii(data: BytesLike, errors: Text) -> Text:
    """data.decode("ascii", errors)."""
    if is_ascii(data):
        return latin1_text(data)
    builder = StringBuilder()
    i = 0
    while i < data.length:
        if data.at(i) < 0x80:
            builder.append_char(data.at(i))
            i += 1
        else:
            i = handle_bytes(builder, data, i, i + 1, errors, ASCII, "ordinal not in range(128)")
    return builder.finish()


# --- UTF-8 -----------------------------------------------------------------------------------


def decode_utf8(data: BytesLike, errors: Text) -> Text:
    """data.decode("utf-8", errors)."""
    if is_ascii(data):
        return latin1_text(data)
    length, greatest = measure(data)
    if length < 0:
        return decode_with_errors(data, errors)
    result = new_str(length, kind_for(greatest))
    position = i = 0
    while i < data.length:
        size = sequence_length(data.at(i))
        result.put(position, code_at(data, i, size))
        position += 1
        i += size
    return result


def measure(data: BytesLike) -> tuple[int, int]:
    """How many code points the bytes are, and the greatest; -1 where they are no UTF-8."""
    count = greatest = i = 0
    while i < data.length:
        size = sequence_length(data.at(i))
        if valid_bytes(data, i, size) != size:
            return -1, 0
        greatest = max(greatest, code_at(data, i, size))
        count += 1
        i += size
    return count, greatest


def sequence_length(first: int) -> int:
    """How many bytes a sequence has that begins so; 0 where none does."""
    if first < 0x80:
        return 1
    if first < 0xC2:
        return 0
    if first < 0xE0:
        return 2
    if first < 0xF0:
        return 3
    return 4 if first < 0xF5 else 0


def valid_bytes(data: BytesLike, start: int, size: int) -> int:
    """How many bytes from start on may begin a sequence of that size; -1 where size is 0."""
    if size == 0:
        return -1
    good = 1
    while good < size and start + good < data.length and is_continuation(data, start, good):
        good += 1
    return good


def is_continuation(data: BytesLike, start: int, offset: int) -> bool:
    """Whether the byte at an offset in a sequence may stand there (RFC 3629 §4)."""
    byte = data.at(start + offset)
    if offset > 1:
        return 0x80 <= byte <= 0xBF
    first = data.at(start)
    low = 0xA0 if first == 0xE0 else 0x90 if first == 0xF0 else 0x80
    high = 0x9F if first == 0xED else 0x8F if first == 0xF4 else 0xBF
    return low <= byte <= high


def code_at(data: BytesLike, start: int, size: int) -> int:
    """The code point of a valid sequence."""
    first = data.at(start)
    if size == 1:
        return first
    code = first & (0x7F >> size)
    for k in range(1, size):
        code = (code << 6 | data.at(start + k) & 0x3F) & 0x1F_FFFF
    return code


def decode_with_errors(data: BytesLike, errors: Text) -> Text:
    """decode_utf8() of bytes that are not UTF-8 throughout."""
    builder = StringBuilder()
    i = 0
    while i < data.length:
        size = sequence_length(data.at(i))
        good = valid_bytes(data, i, size)
        if good == size:
            builder.append_char(code_at(data, i, size))
            i += size
        elif is_passed_surrogate(data, i, errors):
            builder.append_char(0xD000 | data.at(i + 1) << 6 & 0xFC0 | data.at(i + 2) & 0x3F)
            i += 3
        else:
            i = bad_sequence(builder, data, i, good, errors)
    return builder.finish()


def is_passed_surrogate(data: BytesLike, start: int, errors: Text) -> bool:
    """Whether a surrogate stands there, and is let through."""
    return (
        start + 2 < data.length
        and data.at(start) == 0xED
        and 0xA0 <= data.at(start + 1) <= 0xBF
        and 0x80 <= data.at(start + 2) <= 0xBF
        and passes(errors, 0xD800)
    )


def bad_sequence(builder: StringBuilder, data: BytesLike, start: int, good: int, errors: Text) -> int:
    """Handle a sequence of which `good` bytes are good; where decoding goes on."""
    if good < 0:
        return handle_bytes(builder, data, start, start + 1, errors, UTF_8, BAD_START)
    if start + good == data.length:
        return handle_bytes(builder, data, start, data.length, errors, UTF_8, TRUNCATED)
    return handle_bytes(builder, data, start, start + good, errors, UTF_8, BAD_CONTINUATION)


# --- words -----------------------------------------------------------------------------------


def word_at(data: BytesLike, start: int, width: int, big: bool) -> int:
    """The number of `width` bytes at start, all of them in range."""
    word = 0
    for i in range(width):
        byte = data.at(start + (i if big else width - 1 - i))
        word = (word << 8 | byte) & 0xFFFF_FFFF
    return word


def byte_order(data: BytesLike, width: int) -> int:
    """The order of bytes that a mark at the beginning says; 0 where there is none."""
    if data.length < width:
        return 0
    if word_at(data, 0, width, False) == MARK_LITTLE:
        return LITTLE
    return BIG if word_at(data, 0, width, True) == MARK_LITTLE else 0


def decode_utf16(data: BytesLike, start: int, errors: Text, encoding: str, big: bool) -> Text:
    """data[start:] in UTF-16."""
    builder = StringBuilder()
    i = start
    while i + 1 < data.length:
        word = word_at(data, i, 2, big)
        if is_pair(data, i, big):
            builder.append_char(0x1_0000 + ((word & 0x3FF) << 10 | word_at(data, i + 2, 2, big) & 0x3FF))
            i += 4
        elif not is_surrogate(word) or passes(errors, word):
            builder.append_char(word)
            i += 2
        elif word >= 0xDC00:
            i = handle_bytes(builder, data, i, i + 2, errors, encoding, "illegal encoding")
        elif i + 3 >= data.length:
            i = handle_bytes(builder, data, i, data.length, errors, encoding, TRUNCATED)
        else:
            i = handle_bytes(builder, data, i, i + 2, errors, encoding, "illegal UTF-16 surrogate")
    while i < data.length:
        i = handle_bytes(builder, data, i, data.length, errors, encoding, "truncated data")
    return builder.finish()


def is_pair(data: BytesLike, start: int, big: bool) -> bool:
    """Whether two surrogates that make up a code point stand there."""
    if start + 3 >= data.length or not 0xD800 <= word_at(data, start, 2, big) < 0xDC00:
        return False
    return 0xDC00 <= word_at(data, start + 2, 2, big) <= 0xDFFF


def decode_utf32(data: BytesLike, start: int, errors: Text, encoding: str, big: bool) -> Text:
    """data[start:] in UTF-32."""
    builder = StringBuilder()
    i = start
    while i + 3 < data.length:
        code = word_at(data, i, 4, big)
        if code > MAX_CODE:
            reason = "code point not in range(0x110000)"
            i = handle_bytes(builder, data, i, i + 4, errors, encoding, reason)
        elif is_surrogate(code) and not passes(errors, code):
            reason = "code point in surrogate code point range(0xd800, 0xe000)"
            i = handle_bytes(builder, data, i, i + 4, errors, encoding, reason)
        else:
            builder.append_char(code)
            i += 4
    while i < data.length:
        i = handle_bytes(builder, data, i, data.length, errors, encoding, "truncated data")
    return builder.finish()
