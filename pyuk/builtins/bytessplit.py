"""Taking bytes apart: split, splitlines, strip. Part of bytestring.py. Next: bytesbuild.py.

Parts are bounds (start, stop), of which bytes and bytearray each make values of their own.
"""

from __future__ import annotations

from pyuk.builtins.bytessearch import find, find_byte, find_last
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.codes import CARRIAGE_RETURN, LINE_FEED, SPACE, TAB
from pyuk.builtins.strsplit import limit_of
from pyuk.lang import inline


@inline
def is_space(byte: int) -> bool:
    """Whether a byte is white space: that of ASCII, and no other."""
    return byte == SPACE or TAB <= byte <= CARRIAGE_RETURN


def split(data: BytesLike, sep: BytesLike | None, maxsplit: int) -> list[tuple[int, int]]:
    """data.split(sep, maxsplit). ValueError for an empty separator."""
    if sep is None:
        return split_words(data, limit_of(maxsplit))
    check_separator(sep)
    parts: list[tuple[int, int]] = []
    start = 0
    left = limit_of(maxsplit)
    while left > 0:
        found = find(data, sep, start, data.length)
        if found < 0:
            break
        parts.append((start, found))
        start = found + sep.length
        left -= 1
    parts.append((start, data.length))
    return parts


def split_words(data: BytesLike, left: int) -> list[tuple[int, int]]:
    """The runs of data without white space; after `left` splits the rest as it is."""
    parts: list[tuple[int, int]] = []
    start = skip_space(data, 0)
    while start < data.length:
        if left == 0:
            parts.append((start, data.length))
            break
        stop = start
        while stop < data.length and not is_space(data.at(stop)):
            stop += 1
        parts.append((start, stop))
        start = skip_space(data, stop)
        left -= 1
    return parts


def split_from_end(data: BytesLike, sep: BytesLike | None, maxsplit: int) -> list[tuple[int, int]]:
    """data.rsplit(sep, maxsplit). ValueError for an empty separator."""
    if sep is None:
        return split_words_from_end(data, limit_of(maxsplit))
    check_separator(sep)
    parts: list[tuple[int, int]] = []
    stop = data.length
    left = limit_of(maxsplit)
    while left > 0:
        found = find_last(data, sep, 0, stop)
        if found < 0:
            break
        parts.append((found + sep.length, stop))
        stop = found
        left -= 1
    parts.append((0, stop))
    parts.reverse()
    return parts


def split_words_from_end(data: BytesLike, left: int) -> list[tuple[int, int]]:
    """As split_words(), from the end."""
    parts: list[tuple[int, int]] = []
    stop = space_before(data, data.length)
    while stop > 0:
        if left == 0:
            parts.append((0, stop))
            break
        start = stop
        while start > 0 and not is_space(data.at(start - 1)):
            start -= 1
        parts.append((start, stop))
        stop = space_before(data, start)
        left -= 1
    parts.reverse()
    return parts


def check_separator(sep: BytesLike) -> None:
    """ValueError for a separator that separates nothing."""
    if sep.length == 0:
        raise ValueError("empty separator")


def skip_space(data: BytesLike, start: int) -> int:
    """The first index from start on that is no white space, or the length."""
    while start < data.length and is_space(data.at(start)):
        start += 1
    return start


def space_before(data: BytesLike, stop: int) -> int:
    """Where the white space that ends at stop begins."""
    while stop > 0 and is_space(data.at(stop - 1)):
        stop -= 1
    return stop


def split_lines(data: BytesLike, keepends: bool) -> list[tuple[int, int]]:
    """data.splitlines(keepends): lines end at LF, CR or CR LF."""
    parts: list[tuple[int, int]] = []
    start = 0
    while start < data.length:
        stop = start
        while stop < data.length and data.at(stop) != LINE_FEED and data.at(stop) != CARRIAGE_RETURN:
            stop += 1
        after = min(stop + 1, data.length)
        if after < data.length and data.at(stop) == CARRIAGE_RETURN and data.at(after) == LINE_FEED:
            after += 1
        parts.append((start, after if keepends else stop))
        start = after
    return parts


def strip(data: BytesLike, chars: BytesLike | None, left: bool, right: bool) -> tuple[int, int]:
    """The bounds of data.strip(chars), lstrip or rstrip: at the sides that are asked for."""
    start = 0
    stop = data.length
    while left and start < stop and is_stripped(data.at(start), chars):
        start += 1
    while right and start < stop and is_stripped(data.at(stop - 1), chars):
        stop -= 1
    return start, stop


def is_stripped(byte: int, chars: BytesLike | None) -> bool:
    """Whether strip(chars) takes this byte off."""
    if chars is None:
        return is_space(byte)
    return find_byte(chars, byte, 0, chars.length) >= 0
