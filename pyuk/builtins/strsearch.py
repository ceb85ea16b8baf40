"""Finding a str in a str. Part of str.py. Next: strsplit.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.builtins.bytescan import find_byte_at
from pyuk.builtins.slices import clamp, search_start
from pyuk.lang import u64
from pyuk.lang.raw import addressof, compare_memory

if TYPE_CHECKING:
    from pyuk.builtins.str import str as Text


def find(text: Text, sub: Text, start: int, stop: int) -> int:
    """The least index >= start where sub stands, all of it before stop (which is in [0, length]); or -1."""
    last = stop - sub.length
    if sub.kind > text.kind:
        return -1
    if sub.length <= 1:
        return find_short(text, sub, start, last)
    if text.kind == 1:
        return find_narrow(text, sub, start, last)
    first, second = sub.code_at(0), sub.code_at(1)
    i = start
    while i <= last:
        if text.code_at(i) == first and text.code_at(i + 1) == second and stands_at(text, i, sub):
            return i
        i += 1
    return -1


def find_narrow(text: Text, sub: Text, start: int, last: int) -> int:
    """find() where both have a byte for each code point, up to an index `last` where sub would begin."""
    place, first = addressof(text.tail), sub.code_at(0)
    i = find_byte_at(place, first, start, last + 1)
    while i >= 0:
        if stands_at(text, i, sub):
            return i
        i = find_byte_at(place, first, i + 1, last + 1)
    return -1


def find_short(text: Text, sub: Text, start: int, last: int) -> int:
    """find() for a sub of one code point or none."""
    if sub.length == 0:
        return start if start <= last else -1
    return find_code(text, sub.code_at(0), start, last + 1)


def find_code(text: Text, code: int, start: int, stop: int) -> int:
    """The least index in [start, stop) of a code point, or -1."""
    if text.kind == 1:
        return find_byte_at(addressof(text.tail), code, start, stop) if code <= 0xFF else -1
    for i in range(start, stop):
        if text.code_at(i) == code:
            return i
    return -1


def find_last(text: Text, sub: Text, start: int, stop: int) -> int:
    """The greatest index >= start where sub stands, all of it before stop; or -1."""
    i = stop - sub.length
    while i >= start:
        if stands_at(text, i, sub):
            return i
        i -= 1
    return -1


def stands_at(text: Text, position: int, sub: Text) -> bool:
    """Whether sub stands in text at position, where it fits."""
    if text.kind == sub.kind:
        place: u64 = addressof(text.tail) + position * text.kind
        return compare_memory(place, addressof(sub.tail), sub.length * sub.kind) == 0
    for i in range(sub.length):
        if text.code_at(position + i) != sub.code_at(i):
            return False
    return True


def find_between(text: Text, sub: Text, start: int, end: int) -> int:
    """text.find(sub, start, end)."""
    return find(text, sub, search_start(start, text.length), clamp(end, text.length))


def find_last_between(text: Text, sub: Text, start: int, end: int) -> int:
    """text.rfind(sub, start, end)."""
    return find_last(text, sub, search_start(start, text.length), clamp(end, text.length))


def found(index: int) -> int:
    """The result of a search that must succeed. ValueError where it did not."""
    if index < 0:
        raise ValueError("substring not found")
    return index


def count_between(text: Text, sub: Text, start: int, end: int) -> int:
    """text.count(sub, start, end): without overlaps; an empty sub stands between any two code points."""
    first = search_start(start, text.length)
    stop = clamp(end, text.length)
    if sub.length == 0:
        return max(stop - first + 1, 0)
    return count(text, sub, first, stop)


def count(text: Text, sub: Text, start: int, stop: int) -> int:
    """How often a sub that is not empty stands in [start, stop), without overlaps."""
    total = 0
    while True:
        start = find(text, sub, start, stop)
        if start < 0:
            return total
        total += 1
        start += sub.length


def starts_with(text: Text, prefix: Text, start: int, end: int) -> bool:
    """text.startswith(prefix, start, end)."""
    first = search_start(start, text.length)
    return first + prefix.length <= clamp(end, text.length) and stands_at(text, first, prefix)


def ends_with(text: Text, suffix: Text, start: int, end: int) -> bool:
    """text.endswith(suffix, start, end)."""
    first = clamp(end, text.length) - suffix.length
    return first >= search_start(start, text.length) and stands_at(text, first, suffix)
