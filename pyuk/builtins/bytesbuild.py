"""Making bytes out of bytes: join, replace, padding, translate. Part of bytestring.py. Next: bytescase.py."""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.bytessearch import count, find, find_byte
from pyuk.builtins.bytestring import MAX_INDEX, BytesLike, copy_into, copy_part
from pyuk.builtins.codes import CARRIAGE_RETURN, LINE_FEED, MINUS, PLUS, SPACE, TAB, ZERO
from pyuk.lang import Buffer, inline, u8
from pyuk.lang.raw import unchecked_set

Part = TypeVar("Part", bound=BytesLike)


def concat(left: BytesLike, right: BytesLike) -> Buffer[u8]:
    """left + right."""
    result = Buffer[u8](left.length + right.length)
    copy_into(result, 0, left, 0, left.length)
    copy_into(result, left.length, right, 0, right.length)
    return result


def repeat(data: BytesLike, times: int) -> Buffer[u8]:
    """data * times. MemoryError where there is no such length."""
    if times <= 0 or data.length == 0:
        return Buffer[u8](0)
    if data.length > MAX_INDEX // times:
        raise MemoryError
    result = Buffer[u8](data.length * times)
    for i in range(times):
        copy_into(result, i * data.length, data, 0, data.length)
    return result


def join(separator: BytesLike, parts: list[Part]) -> Buffer[u8]:
    """separator.join(parts)."""
    length = separator.length * max(len(parts) - 1, 0)
    for part in parts:
        length += len(part)
    result = Buffer[u8](length)
    position = 0
    for i in range(len(parts)):
        if i > 0:
            position = append(result, position, separator)
        position = append(result, position, parts[i])
    return result


@inline
def append(result: Buffer[u8], position: int, part: BytesLike) -> int:
    """Copy part into result at position; where it ends."""
    copy_into(result, position, part, 0, part.length)
    return position + part.length


def replace(data: BytesLike, old: BytesLike, new: BytesLike, limit: int) -> Buffer[u8]:
    """data.replace(old, new, limit); a negative limit means all."""
    if old.length == 0:
        return interleave(data, new, limit)
    total = count(data, old, 0, data.length)
    if 0 <= limit < total:
        total = limit
    result = Buffer[u8](data.length + total * (new.length - old.length))
    position = start = 0
    for _ in range(total):
        found = find(data, old, start, data.length)
        copy_into(result, position, data, start, found - start)
        position = append(result, position + found - start, new)
        start = found + old.length
    copy_into(result, position, data, start, data.length - start)
    return result


def interleave(data: BytesLike, new: BytesLike, limit: int) -> Buffer[u8]:
    """data with new before every byte and at the end, `limit` times at most."""
    total = data.length + 1
    if 0 <= limit < total:
        total = limit
    result = Buffer[u8](data.length + total * new.length)
    position = 0
    for i in range(data.length):
        if i < total:
            position = append(result, position, new)
        unchecked_set(result, position, data.at(i))
        position += 1
    if total > data.length:
        append(result, position, new)
    return result


# --- padding ---------------------------------------------------------------------------------


def fill_byte(fill: BytesLike | None, method: str) -> int:
    """The byte to pad with. TypeError unless there is just one."""
    if fill is None:
        return SPACE
    if fill.length != 1:
        raise TypeError(f"{method}() argument 2 must be a byte string of length 1, not {fill.type_name()}")
    return fill.at(0)


def pad(data: BytesLike, left: int, right: int, fill: int) -> Buffer[u8]:
    """data with that many fill bytes on either side; negative counts are none."""
    left = max(left, 0)
    right = max(right, 0)
    result = Buffer[u8](left + data.length + right)
    for i in range(left):
        unchecked_set(result, i, fill & 0xFF)
    copy_into(result, left, data, 0, data.length)
    for i in range(left + data.length, len(result)):
        unchecked_set(result, i, fill & 0xFF)
    return result


def center(data: BytesLike, width: int, fill: int) -> Buffer[u8]:
    """data.center(width, fill): where the padding is odd, CPython's side gets more."""
    total = max(width - data.length, 0)
    left = total // 2 + (total & width & 1)
    return pad(data, left, total - left, fill)


def zero_fill(data: BytesLike, width: int) -> Buffer[u8]:
    """data.zfill(width): the zeros go after a sign."""
    result = pad(data, width - data.length, 0, ZERO)
    zeros = len(result) - data.length
    if zeros > 0 and data.length > 0:
        sign = data.at(0)
        if sign == PLUS or sign == MINUS:
            result[zeros] = ZERO
            result[0] = sign
    return result


def expand_tabs(data: BytesLike, size: int) -> Buffer[u8]:
    """data.expandtabs(size)."""
    result = Buffer[u8](expand_into(data, size, Buffer[u8](0)))
    expand_into(data, size, result)
    return result


def expand_into(data: BytesLike, size: int, result: Buffer[u8]) -> int:
    """Write data with its tabs expanded to result, if it has room at all; its length."""
    position = column = 0
    for i in range(data.length):
        byte = data.at(i)
        width = 1
        shown = byte
        if byte == TAB:
            width = size - column % size if size > 0 else 0
            shown = SPACE
        if len(result) > 0:
            for k in range(width):
                result[position + k] = shown
        position += width
        column = 0 if byte == LINE_FEED or byte == CARRIAGE_RETURN else column + width
    return position


# --- tables ----------------------------------------------------------------------------------


def translate(data: BytesLike, table: BytesLike | None, delete: BytesLike | None) -> Buffer[u8]:
    """data.translate(table, delete). ValueError for a table of another length than 256."""
    if table is not None and table.length != 256:
        raise ValueError("translation table must be 256 characters long")
    result = Buffer[u8](data.length)
    kept = 0
    for i in range(data.length):
        byte = data.at(i)
        if delete is None or find_byte(delete, byte, 0, delete.length) < 0:
            unchecked_set(result, kept, byte if table is None else table.at(byte))
            kept += 1
    return result if kept == data.length else copy_part(BytesLike(result), 0, kept)


def translation_table(source: BytesLike, target: BytesLike) -> Buffer[u8]:
    """bytes.maketrans(source, target). ValueError where their lengths differ."""
    if source.length != target.length:
        raise ValueError("maketrans arguments must have same length")
    result = Buffer[u8](256)
    for i in range(256):
        result[i] = i
    for i in range(source.length):
        result[source.at(i)] = target.at(i)
    return result
