"""Finding bytes in bytes. Part of bytestring.py. Next: bytessplit.py."""

from __future__ import annotations

from pyuk.builtins.bytescan import find_byte_at, find_pair_at
from pyuk.builtins.bytestring import MASK64, BytesLike, Needle, byte_of
from pyuk.builtins.slices import clamp, search_start
from pyuk.lang import inline
from pyuk.lang.raw import compare_memory


def find(data: BytesLike, sub: BytesLike, start: int, stop: int) -> int:
    """The least index >= start where sub stands, all of it before stop (which is in [0, length]); or -1."""
    last = stop - len(sub)
    if sub.length <= 1:
        if sub.length == 0:
            return start if start <= last else -1
        return find_byte(data, sub.at(0), start, stop)
    end = sub.length - 1
    first, final = sub.at(0), sub.at(end)
    i = find_pair_at(data.address(), first, final, end, start, last + 1)
    while i >= 0:
        if end == 1 or stands_at(data, i, sub):
            return i
        i = find_pair_at(data.address(), first, final, end, i + 1, last + 1)
    return -1


def find_byte(data: BytesLike, byte: int, start: int, stop: int) -> int:
    """The least index in [start, stop) of a byte, or -1."""
    return find_byte_at(data.address(), byte, start, stop)


def find_last(data: BytesLike, sub: BytesLike, start: int, stop: int) -> int:
    """The greatest index >= start where sub stands, all of it before stop; or -1."""
    i = stop - len(sub)
    while i >= start:
        if stands_at(data, i, sub):
            return i
        i -= 1
    return -1


def find_last_byte(data: BytesLike, byte: int, start: int, stop: int) -> int:
    """The greatest index in [start, stop) of a byte, or -1."""
    i = stop - 1
    while i >= start:
        if data.at(i) == byte:
            return i
        i -= 1
    return -1


@inline
def stands_at(data: BytesLike, position: int, sub: BytesLike) -> bool:
    """Whether sub stands in data at position, where it fits."""
    return compare_memory((data.address() + position) & MASK64, sub.address(), sub.length) == 0


# --- what the methods do -----------------------------------------------------------------------


def contains(data: BytesLike, sub: Needle) -> bool:
    """sub in data. ValueError for an int that is no byte."""
    if isinstance(sub, int):
        return find_byte(data, byte_of(sub), 0, data.length) >= 0
    return find(data, sub, 0, data.length) >= 0


def find_between(data: BytesLike, sub: Needle, start: int, end: int) -> int:
    """data.find(sub, start, end)."""
    first, stop = search_start(start, data.length), clamp(end, data.length)
    if isinstance(sub, int):
        return find_byte(data, byte_of(sub), first, stop)
    return find(data, sub, first, stop)


def find_last_between(data: BytesLike, sub: Needle, start: int, end: int) -> int:
    """data.rfind(sub, start, end)."""
    first, stop = search_start(start, data.length), clamp(end, data.length)
    if isinstance(sub, int):
        return find_last_byte(data, byte_of(sub), first, stop)
    return find_last(data, sub, first, stop)


def found(index: int) -> int:
    """The result of a search that must succeed. ValueError where it did not."""
    if index < 0:
        raise ValueError("subsection not found")
    return index


def count_between(data: BytesLike, sub: Needle, start: int, end: int) -> int:
    """data.count(sub, start, end): without overlaps; nothing stands between any two bytes."""
    first, stop = search_start(start, data.length), clamp(end, data.length)
    if isinstance(sub, int):
        return count_byte(data, byte_of(sub), first, stop)
    if len(sub) == 0:
        return max(stop - first + 1, 0)
    return count(data, sub, first, stop)


def count_byte(data: BytesLike, byte: int, start: int, stop: int) -> int:
    """How often a byte stands in [start, stop)."""
    total = 0
    for i in range(start, stop):
        if data.at(i) == byte:
            total += 1
    return total


def count(data: BytesLike, sub: BytesLike, start: int, stop: int) -> int:
    """How often a sub that is not empty stands in [start, stop), without overlaps."""
    total = 0
    while True:
        start = find(data, sub, start, stop)
        if start < 0:
            return total
        total += 1
        start += sub.length


def starts_with(data: BytesLike, prefix: BytesLike, start: int, end: int) -> bool:
    """data.startswith(prefix, start, end)."""
    first = search_start(start, data.length)
    return first + prefix.length <= clamp(end, data.length) and stands_at(data, first, prefix)


def ends_with(data: BytesLike, suffix: BytesLike, start: int, end: int) -> bool:
    """data.endswith(suffix, start, end)."""
    first = clamp(end, data.length) - suffix.length
    return first >= search_start(start, data.length) and stands_at(data, first, suffix)
