"""Taking a str apart: split, splitlines, partition, strip. Part of str.py. Next: strcase.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.builtins.characters import is_line_end, is_space
from pyuk.builtins.codes import CARRIAGE_RETURN, LINE_FEED
from pyuk.builtins.strsearch import find, find_code, find_last

if TYPE_CHECKING:
    from pyuk.builtins.str import str as Text

NO_LIMIT = (1 << 63) - 1


def limit_of(maxsplit: int) -> int:
    """How many splits are allowed: a negative number means all."""
    return NO_LIMIT if maxsplit < 0 else maxsplit


# --- split -----------------------------------------------------------------------------------


def split(text: Text, sep: Text | None, maxsplit: int) -> list[Text]:
    """text.split(sep, maxsplit). ValueError for an empty separator."""
    if sep is None:
        return split_words(text, limit_of(maxsplit))
    check_separator(sep)
    parts: list[Text] = []
    start = 0
    left = limit_of(maxsplit)
    while left > 0:
        found = find(text, sep, start, text.length)
        if found < 0:
            break
        parts.append(text.part(start, found))
        start = found + sep.length
        left -= 1
    parts.append(text.part(start, text.length))
    return parts


def split_words(text: Text, left: int) -> list[Text]:
    """The runs of text without white space; after `left` splits the rest as it is."""
    parts: list[Text] = []
    start = skip_space(text, 0)
    while start < text.length:
        if left == 0:
            parts.append(text.part(start, text.length))
            break
        stop = skip_word(text, start)
        parts.append(text.part(start, stop))
        start = skip_space(text, stop)
        left -= 1
    return parts


def split_from_end(text: Text, sep: Text | None, maxsplit: int) -> list[Text]:
    """text.rsplit(sep, maxsplit). ValueError for an empty separator."""
    if sep is None:
        return split_words_from_end(text, limit_of(maxsplit))
    check_separator(sep)
    parts: list[Text] = []
    stop = text.length
    left = limit_of(maxsplit)
    while left > 0:
        found = find_last(text, sep, 0, stop)
        if found < 0:
            break
        parts.append(text.part(found + sep.length, stop))
        stop = found
        left -= 1
    parts.append(text.part(0, stop))
    parts.reverse()
    return parts


def split_words_from_end(text: Text, left: int) -> list[Text]:
    """As split_words(), from the end."""
    parts: list[Text] = []
    stop = space_before(text, text.length)
    while stop > 0:
        if left == 0:
            parts.append(text.part(0, stop))
            break
        start = stop
        while start > 0 and not is_space(text.code_at(start - 1)):
            start -= 1
        parts.append(text.part(start, stop))
        stop = space_before(text, start)
        left -= 1
    parts.reverse()
    return parts


def check_separator(sep: Text) -> None:
    """ValueError for a separator that separates nothing."""
    if sep.length == 0:
        raise ValueError("empty separator")


def skip_space(text: Text, start: int) -> int:
    """The first index from start on that is no white space, or the length."""
    while start < text.length and is_space(text.code_at(start)):
        start += 1
    return start


def skip_word(text: Text, start: int) -> int:
    """The first index from start on that is white space, or the length."""
    while start < text.length and not is_space(text.code_at(start)):
        start += 1
    return start


def space_before(text: Text, stop: int) -> int:
    """Where the white space that ends at stop begins."""
    while stop > 0 and is_space(text.code_at(stop - 1)):
        stop -= 1
    return stop


# --- lines -----------------------------------------------------------------------------------


def split_lines(text: Text, keepends: bool) -> list[Text]:
    """text.splitlines(keepends)."""
    parts: list[Text] = []
    start = 0
    while start < text.length:
        stop = start
        while stop < text.length and not is_line_end(text.code_at(stop)):
            stop += 1
        after = after_line_end(text, stop)
        parts.append(text.part(start, after if keepends else stop))
        start = after
    return parts


def after_line_end(text: Text, index: int) -> int:
    """The index after the line end at index, if there is one: CR LF is one."""
    if index == text.length:
        return index
    pair = text.code_at(index) == CARRIAGE_RETURN and index + 1 < text.length
    return index + 2 if pair and text.code_at(index + 1) == LINE_FEED else index + 1


# --- partition -------------------------------------------------------------------------------


def partition(text: Text, sep: Text) -> tuple[Text, Text, Text]:
    """text.partition(sep). ValueError for an empty separator."""
    check_separator(sep)
    found = find(text, sep, 0, text.length)
    if found < 0:
        return text, text.blank(0, 1), text.blank(0, 1)
    return text.part(0, found), sep, text.part(found + sep.length, text.length)


def partition_from_end(text: Text, sep: Text) -> tuple[Text, Text, Text]:
    """text.rpartition(sep). ValueError for an empty separator."""
    check_separator(sep)
    found = find_last(text, sep, 0, text.length)
    if found < 0:
        return text.blank(0, 1), text.blank(0, 1), text
    return text.part(0, found), sep, text.part(found + sep.length, text.length)


# --- strip -----------------------------------------------------------------------------------


def strip(text: Text, chars: Text | None, left: bool, right: bool) -> Text:
    """text.strip(chars), lstrip or rstrip: at the sides that are asked for."""
    start = 0
    stop = text.length
    while left and start < stop and is_stripped(text.code_at(start), chars):
        start += 1
    while right and start < stop and is_stripped(text.code_at(stop - 1), chars):
        stop -= 1
    return text.part(start, stop)


def is_stripped(code: int, chars: Text | None) -> bool:
    """Whether strip(chars) takes this code point off."""
    if chars is None:
        return is_space(code)
    return find_code(chars, code, 0, chars.length) >= 0
