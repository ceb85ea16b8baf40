"""How two values differ, for the text of a failure."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import Final

from pyuk.stdlib.difflib import ndiff
from pyuk.stdlib.pprint import pformat
from pyuk.stdlib.unittest.texts import shown

MOST: Final = 80  # characters of a value that is shown in one line
PLACEHOLDER: Final = 12  # `[123 chars]`
ENDS: Final = 5  # characters that are shown beside one
MIDDLE: Final = MOST - 3 * ENDS - 2 * PLACEHOLDER
TOO_LONG: Final = 1 << 16  # texts from here on are not compared line by line


def cut(text: str, at_start: int, at_end: int) -> str:
    """A text with what is between its ends replaced by how long that is."""
    left_out = len(text) - at_start - at_end
    if left_out <= PLACEHOLDER:
        return text
    return f"{text[:at_start]}[{left_out} chars]{text[len(text) - at_end :]}"


def common_start(one: str, other: str) -> int:
    """How many characters both begin with."""
    for i in range(min(len(one), len(other))):
        if one[i] != other[i]:
            return i
    return min(len(one), len(other))


def both(one: str, other: str, between: str) -> str:
    """The texts of two values, cut so that it is seen where they differ."""
    longest = max(len(one), len(other))
    if longest <= MOST:
        return one + between + other
    same = common_start(one, other)
    room = MOST - (longest - same + ENDS + PLACEHOLDER)
    if room > ENDS:
        start = cut(one[:same], ENDS, room)
        return start + one[same:] + between + start + other[same:]
    start = cut(one[:same], ENDS, ENDS)
    return start + cut(one[same:], MIDDLE, ENDS) + between + start + cut(other[same:], MIDDLE, ENDS)


def with_diff(message: str, diff: str, most: int | None) -> str:
    """The message and the lines that differ, unless those are too many."""
    if most is None or len(diff) <= most:
        return message + diff
    return f"{message}\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."


def lines_that_differ(first: object, second: object) -> str:
    """Both values, over several lines, compared line by line."""
    return "\n" + "\n".join(ndiff(pformat(first).splitlines(), pformat(second).splitlines()))


def difference_of_texts(first: str, second: str, most: int | None) -> str:
    """Two texts, compared line by line."""
    message = both(repr(first), repr(second), " != ")
    if len(first) > TOO_LONG or len(second) > TOO_LONG:
        return message
    one, other = first.splitlines(keepends=True), second.splitlines(keepends=True)
    if len(one) == 1 and first.strip("\r\n") == first:
        one, other = [first + "\n"], [second + "\n"]
    return with_diff(message, "\n" + "".join(ndiff(one, other)), most)


def difference_of_sequences(first, second, kind: str, most: int | None) -> str:
    """Two lists or tuples: the first items that differ, what one has more of, and all lines."""
    one, other = [item for item in first], [item for item in second]
    message = f"{kind.capitalize()}s differ: {both(shown(first), shown(second), ' != ')}\n"
    for i in range(min(len(one), len(other))):
        if one[i] != other[i]:
            message += f"\nFirst differing element {i}:\n{both(shown(one[i]), shown(other[i]), chr(10))}\n"
            break
    if len(one) > len(other):
        message += f"\nFirst {kind} contains {len(one) - len(other)} additional elements.\n"
        message += f"First extra element {len(other)}:\n{shown(one[len(other)])}\n"
    elif len(one) < len(other):
        message += f"\nSecond {kind} contains {len(other) - len(one)} additional elements.\n"
        message += f"First extra element {len(one)}:\n{shown(other[len(one)])}\n"
    return with_diff(message, lines_that_differ(first, second), most)


def difference_of_dicts(first, second, most: int | None) -> str:
    """Two dicts."""
    return with_diff(both(shown(first), shown(second), " != "), lines_that_differ(first, second), most)


def difference_of_sets(first, second) -> str:
    """What is only in one of two sets."""
    lines: list[str] = []
    missing = [item for item in first if item not in second]
    if len(missing) > 0:
        lines.append("Items in the first set but not the second:")
        lines.extend([shown(item) for item in missing])
    extra = [item for item in second if item not in first]
    if len(extra) > 0:
        lines.append("Items in the second set but not the first:")
        lines.extend([shown(item) for item in extra])
    return "\n".join(lines)


def missing_and_extra(first, second) -> str:
    """The items that two lists do not have equally often; nothing where there are none."""
    lines: list[str] = []
    for i, item in enumerate(first):
        if item not in first[:i]:
            add_counts(lines, item, first, second)
    for i, item in enumerate(second):
        if item not in first and item not in second[:i]:
            add_counts(lines, item, first, second)
    return "Element counts were not equal:\n" + "\n".join(lines) if len(lines) > 0 else ""


def add_counts(lines: list[str], item, first, second) -> None:
    """Tell how often both have an item, where that differs."""
    counts = first.count(item), second.count(item)
    if counts[0] != counts[1]:
        lines.append(f"First has {counts[0]}, Second has {counts[1]}:  {shown(item)}")
