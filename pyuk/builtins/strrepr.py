"""repr() and ascii() of str. Part of str.py. Next: strbuild.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.builtins.characters import is_printable
from pyuk.builtins.codes import (
    BACKSLASH,
    CARRIAGE_RETURN,
    DOUBLE_QUOTE,
    LINE_FEED,
    LOWER_A,
    LOWER_N,
    LOWER_R,
    LOWER_T,
    LOWER_U,
    LOWER_X,
    QUOTE,
    TAB,
    UPPER_U,
    ZERO,
)
from pyuk.builtins.strsearch import find_code
from pyuk.lang import noinline

if TYPE_CHECKING:
    from pyuk.builtins.str import str as Text


def quoted(text: Text) -> Text:
    """repr(text): in single quotes, or in double ones where it holds single ones only."""
    has_single = find_code(text, QUOTE, 0, text.length) >= 0
    has_double = find_code(text, DOUBLE_QUOTE, 0, text.length) >= 0
    quote = DOUBLE_QUOTE if has_single and not has_double else QUOTE
    length = 2
    kind = 1
    for i in range(text.length):
        width = shown_width(text.code_at(i), quote)
        length += width
        if width == 1:
            kind = max(kind, text.kind)
    result = text.blank(length, kind)
    result.put(0, quote)
    position = 1
    for i in range(text.length):
        width = shown_width(text.code_at(i), quote)
        write_shown(result, position, text.code_at(i), width)
        position += width
    result.put(position, quote)
    return result.narrowed()


def ascii_of(shown: Text) -> Text:
    """ascii(x), given repr(x): what is not ASCII is escaped."""
    length = 0
    for i in range(shown.length):
        length += escape_width(shown.code_at(i))
    result = shown.blank(length, 1)
    position = 0
    for i in range(shown.length):
        width = escape_width(shown.code_at(i))
        write_shown(result, position, shown.code_at(i), width)
        position += width
    return result


@noinline
def shown_width(code: int, quote: int) -> int:
    """How many characters repr() shows a character as: 1, or that of its escape."""
    if code == quote or code == BACKSLASH or code == TAB or code == LINE_FEED or code == CARRIAGE_RETURN:
        return 2
    if is_printable(code):
        return 1
    return 4 if code < 0x80 else escape_width(code)


def escape_width(code: int) -> int:
    """How many characters ascii() shows a character as."""
    if code < 0x100:
        return 1 if code < 0x80 else 4
    return 6 if code < 0x1_0000 else 10


def write_shown(result: Text, position: int, code: int, width: int) -> None:
    """Write a character as itself or as its escape of that width."""
    if width == 1:
        result.put(position, code)
        return
    result.put(position, BACKSLASH)
    result.put(position + 1, escape_letter(code, width))
    for i in range(2, width):
        digit = (code >> 4 * (width - 1 - i)) & 0xF
        result.put(position + i, ZERO + digit if digit < 10 else LOWER_A + digit - 10)


def escape_letter(code: int, width: int) -> int:
    """What follows the backslash of an escape."""
    if width == 4:
        return LOWER_X
    if width > 4:
        return LOWER_U if width == 6 else UPPER_U
    if code == TAB:
        return LOWER_T
    if code == LINE_FEED:
        return LOWER_N
    return LOWER_R if code == CARRIAGE_RETURN else code
