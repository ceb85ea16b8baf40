"""What is done about characters that an encoding lacks, and about bytes that are no text: error handlers.

Source: The Python Library Reference, "codecs", "Error Handlers"; CPython 3.11 Python/codecs.c.
Next: bytesmake.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.builder import StringBuilder, literal_of, text_of
from pyuk.builtins.bytearray import bytearray
from pyuk.builtins.bytestext import latin1_text
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.exceptions import escape_of
from pyuk.builtins.inttext import int_text
from pyuk.builtins.str import str as Text
from pyuk.builtins.utf8 import is_surrogate
from pyuk.lang import noinline

UTF_8 = "utf-8"
ASCII = "ascii"
LATIN_1 = "latin-1"
UTF_16 = "utf-16"
UTF_32 = "utf-32"
REPLACEMENT = 0xFFFD
FIRST_ESCAPE = 0xDC80  # surrogates that stand for the bytes from 0x80 on
LAST_ESCAPE = 0xDCFF
ESCAPE_BASE = 0xDC00


def named(errors: Text, name: str) -> bool:
    """Whether the handler of that name is asked for."""
    return errors == text_of(name)


@noinline
def raise_unknown(errors: Text) -> NoReturn:
    """Raise what the name of no handler does."""
    raise LookupError(f"unknown error handler name '{literal_of(errors)}'")


# --- encoding --------------------------------------------------------------------------------


def replacement(text: Text, start: int, stop: int, errors: Text, encoding: str, reason: str) -> Text:
    """What is encoded instead of the characters [start, stop). UnicodeEncodeError, LookupError."""
    builder = StringBuilder()
    if named(errors, "ignore"):
        return builder.finish()
    for i in range(start, stop):
        code = text.code_at(i)
        if named(errors, "replace"):
            builder.append_char(ord("?"))
        elif named(errors, "backslashreplace"):
            builder.append_literal(escape_of(code))
        elif named(errors, "xmlcharrefreplace"):
            builder.append_literal("&#")
            builder.append(int_text(code))
            builder.append_char(ord(";"))
        else:
            refuse_encoding(text, start, stop, errors, encoding, reason)
    return builder.finish()


@noinline
def refuse_encoding(text: Text, start: int, stop: int, errors: Text, encoding: str, reason: str) -> NoReturn:
    """Raise UnicodeEncodeError, or LookupError where the handler is none that there is."""
    if is_strict(errors):
        raise UnicodeEncodeError(encoding, literal_of(text), start, stop, reason)
    raise_unknown(errors)


def is_strict(errors: Text) -> bool:
    """Whether a handler raises, for what it cannot help."""
    return named(errors, "strict") or named(errors, "surrogateescape") or named(errors, "surrogatepass")


def escape_bytes(target: bytearray, text: Text, start: int, stop: int) -> int:
    """Write the bytes that surrogates from start on stand for; the first index that is no such surrogate."""
    while start < stop and FIRST_ESCAPE <= text.code_at(start) <= LAST_ESCAPE:
        target.append(text.code_at(start) - ESCAPE_BASE)
        start += 1
    return start


# --- decoding --------------------------------------------------------------------------------


def handle_bytes(
    builder: StringBuilder, data: BytesLike, start: int, stop: int, errors: Text, encoding: str, reason: str
) -> int:
    """Write what the bytes [start, stop) become; where decoding goes on. UnicodeDecodeError, LookupError."""
    if named(errors, "ignore"):
        return stop
    if named(errors, "replace"):
        builder.append_char(REPLACEMENT)
        return stop
    if named(errors, "backslashreplace"):
        for i in range(start, stop):
            builder.append_literal(escape_of(data.at(i)))
        return stop
    if named(errors, "surrogateescape"):
        position = start
        while position < stop and data.at(position) >= 0x80:
            builder.append_char(ESCAPE_BASE + data.at(position))
            position += 1
        if position > start:
            return position
    if is_strict(errors):
        refuse_bytes(data, start, stop, encoding, reason)
    raise_unknown(errors)


@noinline
def refuse_bytes(data: BytesLike, start: int, stop: int, encoding: str, reason: str) -> NoReturn:
    """Raise UnicodeDecodeError."""
    whole = literal_of(latin1_text(data)).encode("latin-1")
    raise UnicodeDecodeError(encoding, whole, start, stop, reason)


def passes(errors: Text, code: int) -> bool:
    """Whether a surrogate is let through."""
    return is_surrogate(code) and named(errors, "surrogatepass")
