"""Making strs out of strs: join, replace, padding. Part of str.py. Next: builder.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.builtins.characters import kind_for
from pyuk.builtins.codes import CARRIAGE_RETURN, LINE_FEED, MINUS, PLUS, SPACE, TAB, ZERO
from pyuk.builtins.strsearch import count, find

if TYPE_CHECKING:
    from pyuk.builtins.str import str as Text



def join(separator: Text, parts: list[Text]) -> Text:
    """separator.join(parts)."""
    if len(parts) == 1:
        return parts[0]
    length = separator.length * max(len(parts) - 1, 0)
    kind = separator.kind if length > 0 else 1
    for part in parts:
        length += part.length
        kind = max(kind, part.kind)
    result = separator.blank(length, kind)
    position = 0
    for i in range(len(parts)):
        if i > 0:
            position = append(result, position, separator)
        position = append(result, position, parts[i])
    return result


def append(result: Text, position: int, part: Text) -> int:
    """Copy part into result at position; where it ends."""
    result.copy_from(position, part, 0, part.length)
    return position + part.length


def replace(text: Text, old: Text, new: Text, limit: int) -> Text:
    """text.replace(old, new, limit); a negative limit means all."""
    if old.length == 0:
        return interleave(text, new, limit)
    total = count(text, old, 0, text.length)
    if 0 <= limit < total:
        total = limit
    if total == 0:
        return text
    kind = max(text.kind, new.kind)
    result = text.blank(text.length + total * (new.length - old.length), kind)
    position = start = 0
    for _ in range(total):
        found = find(text, old, start, text.length)
        result.copy_from(position, text, start, found - start)
        position = append(result, position + found - start, new)
        start = found + old.length
    result.copy_from(position, text, start, text.length - start)
    return result.narrowed()


def interleave(text: Text, new: Text, limit: int) -> Text:
    """text with new before every code point and at the end, `limit` times at most."""
    total = text.length + 1
    if 0 <= limit < total:
        total = limit
    if total == 0 or new.length == 0:
        return text
    result = text.blank(text.length + total * new.length, max(text.kind, new.kind))
    position = 0
    for i in range(text.length):
        if i < total:
            position = append(result, position, new)
        result.put(position, text.code_at(i))
        position += 1
    if total > text.length:
        append(result, position, new)
    return result


# --- padding ---------------------------------------------------------------------------------


def fill_code(fill: Text | None) -> int:
    """The code point to pad with. TypeError unless there is just one."""
    if fill is None:
        return SPACE
    if fill.length != 1:
        raise TypeError("The fill character must be exactly one character long")
    return fill.code_at(0)


def pad(text: Text, left: int, right: int, fill: int) -> Text:
    """text with that many fill code points on either side; negative counts are none."""
    left = max(left, 0)
    right = max(right, 0)
    if left + right == 0:
        return text
    result = text.blank(left + text.length + right, max(text.kind, kind_for(fill)))
    for i in range(left):
        result.put(i, fill)
    result.copy_from(left, text, 0, text.length)
    for i in range(left + text.length, result.length):
        result.put(i, fill)
    return result


def center(text: Text, width: int, fill: int) -> Text:
    """text.center(width, fill): where the padding is odd, CPython's side gets more."""
    total = max(width - text.length, 0)
    left = total // 2 + (total & width & 1)
    return pad(text, left, total - left, fill)


def zero_fill(text: Text, width: int) -> Text:
    """text.zfill(width): the zeros go after a sign."""
    result = pad(text, width - text.length, 0, ZERO)
    zeros = result.length - text.length
    if zeros > 0 and text.length > 0:
        sign = text.code_at(0)
        if sign == PLUS or sign == MINUS:
            result.put(zeros, ZERO)
            result.put(0, sign)
    return result


def expand_tabs(text: Text, size: int) -> Text:
    """text.expandtabs(size)."""
    length = expand_into(text, size, None)
    result = text.blank(length, text.kind)
    expand_into(text, size, result)
    return result


def expand_into(text: Text, size: int, result: Text | None) -> int:
    """Write text with its tabs expanded to result, if there is one; its length."""
    position = column = 0
    for i in range(text.length):
        code = text.code_at(i)
        width = 1
        if code == TAB:
            width = size - column % size if size > 0 else 0
            code = SPACE
        for k in range(width):
            if result is not None:
                result.put(position + k, code)
        position += width
        line_ends = text.code_at(i) == LINE_FEED or text.code_at(i) == CARRIAGE_RETURN
        column = 0 if line_ends else column + width
    return position
