"""str as UTF-8, for output.

Source: RFC 3629 §3. Surrogates, which are no characters, are refused, or escaped.
"""

from __future__ import annotations

from pyuk.builtins.builder import StringBuilder, literal_of
from pyuk.builtins.exceptions import escape_of
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, noinline, u8

FIRST_SURROGATE = 0xD800
LAST_SURROGATE = 0xDFFF


def encode(text: Text) -> Buffer[u8]:
    """The bytes of text. UnicodeEncodeError."""
    result = Buffer[u8](encoded_length(text))
    encode_into(text, result, 0)
    return result


def encoded_length(text: Text) -> int:
    """How many bytes text takes. UnicodeEncodeError where it holds a surrogate."""
    length = 0
    for i in range(text.length):
        code = text.code_at(i)
        if is_surrogate(code):
            refuse_surrogates(text, i)
        length += code_length(code)
    return length


def code_length(code: int) -> int:
    """How many bytes a code point takes."""
    if code < 0x80:
        return 1
    if code < 0x800:
        return 2
    return 3 if code < 0x1_0000 else 4


def encode_into(text: Text, target: Buffer[u8], position: int) -> int:
    """Write text, which has no surrogates, to target from position on; where it ends. IndexError without room."""
    for i in range(text.length):
        code = text.code_at(i)
        length = code_length(code)
        if length == 1:
            target[position] = code
        else:
            target[position] = 0xF00 >> length & 0xF0 | code >> 6 * (length - 1)
            for k in range(1, length):
                target[position + k] = 0x80 | code >> 6 * (length - 1 - k) & 0x3F
        position += length
    return position


def is_surrogate(code: int) -> bool:
    """Whether a code point stands for half a character of UTF-16."""
    return FIRST_SURROGATE <= code <= LAST_SURROGATE


def escape_surrogates(text: Text) -> Text:
    """text with its surrogates as backslash escapes."""
    builder = StringBuilder()
    for i in range(text.length):
        code = text.code_at(i)
        if is_surrogate(code):
            builder.append_literal(escape_of(code))
        else:
            builder.append_char(code)
    return builder.finish()


@noinline
def refuse_surrogates(text: Text, start: int) -> None:
    """Raise what encoding the surrogates from start on does."""
    stop = start + 1
    while stop < text.length and is_surrogate(text.code_at(stop)):
        stop += 1
    raise UnicodeEncodeError("utf-8", literal_of(text), start, stop, "surrogates not allowed")
