"""pprint: values over several lines, where one is too short for them.

What fits into the width is written as it is; of a container that does not, each item gets a line.
Source: The Python Standard Library, "pprint"; CPython 3.11 Lib/pprint.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import TypeVar

from pyuk.stdlib import sys
from pyuk.stdlib.collections import Counter, OrderedDict, deque
from pyuk.stdlib.dataclasses import is_dataclass

K = TypeVar("K")
V = TypeVar("V")


def is_below(one: object, other: object) -> bool:
    """Whether a value comes before another: by their order, or else by the names of their types."""
    if isinstance(one, str) and isinstance(other, str):
        return one < other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one < other
    if isinstance(one, bytes) and isinstance(other, bytes):
        return one < other
    if isinstance(one, tuple) and isinstance(other, tuple):
        return is_tuple_below([item for item in one], [item for item in other])
    if type(one).__name__ == type(other).__name__ and one is not None:
        raise NotImplementedError(f"the order of values of the type {type(one).__name__} in pprint")
    return str(type(one)) < str(type(other))


def is_tuple_below(one: list[object], other: list[object]) -> bool:
    """Whether a tuple comes before another, by the items of both."""
    for i in range(min(len(one), len(other))):
        if is_below(one[i], other[i]):
            return True
        if is_below(other[i], one[i]):
            return False
    return len(one) < len(other)


class Key:
    """A value, with an order among values of any types."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __lt__(self, other: Key) -> bool:
        return is_below(self.value, other.value)


def in_order(values: list[object]) -> list[object]:
    """The values sorted."""
    return [key.value for key in sorted([Key(value) for value in values])]


class Lines:
    """Writes one value. parts: the text so far."""

    def __init__(
        self, indent: int, width: int, depth: int | None, compact: bool, sort_dicts: bool, underscores: bool
    ) -> None:
        self.indent = indent
        self.width = width
        self.depth = depth
        self.compact = compact
        self.sort_dicts = sort_dicts
        self.underscores = underscores
        self.parts: list[str] = []
        self.opened: list[object] = []
        self.is_recursive = False
        self.is_readable = True

    # --- in one line ---

    def text(self, value: object, level: int) -> str:
        """The value in one line."""
        if isinstance(value, int) and not isinstance(value, bool) and self.underscores:
            return format(value, "_d")
        if isinstance(value, Counter) or isinstance(value, OrderedDict):
            return repr(value)
        if isinstance(value, dict):
            return self.container(value, "{}", level)
        if isinstance(value, list):
            return self.container(value, "[]", level)
        if isinstance(value, tuple) and type(value) is tuple:
            return self.container(value, "()", level)
        return repr(value)

    def container(self, value: object, ends: str, level: int) -> str:
        """A container in one line; `...` in the place of what is too deep, or in itself."""
        if isinstance(value, tuple):  # only in itself by a list or a dict
            found = [self.text(item, level + 1) for item in value]
        elif self.is_open(value):
            self.is_recursive = True
            self.is_readable = False
            return f"<Recursion on {type(value).__name__} with id=0>"
        else:
            self.opened.append(value)
            if isinstance(value, dict):
                found = self.items_of_dict(value, level)
            else:
                found = [self.text(item, level + 1) for item in value]  # type: ignore[attr-defined]
            self.opened.pop()
        depth = self.depth
        if depth is not None and level >= depth > 0 and len(found) > 0:
            self.is_readable = False
            return ends[0] + "..." + ends[1]
        if ends == "()" and len(found) == 1:
            return f"({found[0]},)"
        return ends[0] + ", ".join(found) + ends[1]

    def is_open(self, value: object) -> bool:
        """Whether a container is around what is written now."""
        for outer in self.opened:
            if outer is value:
                return True
        return False

    def items_of_dict(self, value: dict[K, V], level: int) -> list[str]:
        """Its items, each in one line."""
        return [f"{self.text(key, level + 1)}: {self.text(item, level + 1)}" for key, item in self.pairs(value)]

    def pairs(self, value: dict[K, V]) -> list[tuple[object, object]]:
        """The items of a dict, in the order in which they are shown."""
        found: list[tuple[object, object]] = [(key, value[key]) for key in value]
        return sorted(found, key=lambda pair: Key(pair[0])) if self.sort_dicts else found

    # --- in several ---

    def write(self, value: object, indent: int, allowance: int, level: int) -> None:
        """The value, which begins at column `indent`, with `allowance` characters behind it."""
        line = self.text(value, level)
        if len(line) <= self.width - indent - allowance or not self.write_lines(value, indent, allowance, level + 1):
            self.parts.append(line)

    def write_lines(self, value: object, indent: int, allowance: int, level: int) -> bool:
        """A value that is too long for a line; whether it is of a kind that can be in several."""
        if isinstance(value, Counter):
            self.write_counter(value, indent, allowance, level)
        elif isinstance(value, OrderedDict):
            self.write_ordered(value, indent, allowance, level)
        elif isinstance(value, dict):
            self.write_dict(value, indent, allowance, level)
        elif isinstance(value, list):
            self.parts.append("[")
            self.write_items([item for item in value], indent, allowance + 1, level)
            self.parts.append("]")
        elif isinstance(value, tuple) and type(value) is tuple:
            end = ",)" if len(value) == 1 else ")"
            self.parts.append("(")
            self.write_items([item for item in value], indent, allowance + len(end), level)
            self.parts.append(end)
        elif isinstance(value, (set, frozenset)):
            return self.write_set(value, indent, allowance, level)
        elif isinstance(value, str):
            self.write_text(value, indent, allowance, level)
        elif isinstance(value, bytes):
            self.write_bytes(value, indent, allowance, level)
        elif is_other_container(value):
            raise NotImplementedError(f"pprint of a {type(value).__name__} that needs several lines")
        else:
            return False
        return True

    def write_dict(self, value: dict[K, V], indent: int, allowance: int, level: int) -> None:
        self.parts.append("{" + " " * (self.indent - 1))
        self.write_pairs(self.pairs(value), indent, allowance + 1, level)
        self.parts.append("}")

    def write_pairs(self, pairs: list[tuple[object, object]], indent: int, allowance: int, level: int) -> None:
        """`key: value` in each line."""
        column = indent + self.indent
        for i, (key, value) in enumerate(pairs):
            is_last = i == len(pairs) - 1
            shown = self.text(key, level)
            self.parts.append(shown + ": ")
            self.write(value, column + len(shown) + 2, allowance if is_last else 1, level)
            if not is_last:
                self.parts.append(",\n" + " " * column)

    def write_counter(self, value: Counter[K], indent: int, allowance: int, level: int) -> None:
        self.parts.append("Counter({" + " " * (self.indent - 1))
        pairs: list[tuple[object, object]] = [(key, count) for key, count in value.most_common()]  # type: ignore[attr-defined]
        self.write_pairs(pairs, indent + len("Counter("), allowance + 2, level)
        self.parts.append("})")

    def write_ordered(self, value: OrderedDict[K, V], indent: int, allowance: int, level: int) -> None:
        self.parts.append("OrderedDict(")
        pairs: list[tuple[object, object]] = [(key, value[key]) for key in value]
        self.write(pairs, indent + len("OrderedDict("), allowance + 1, level)
        self.parts.append(")")

    def write_set(self, value: object, indent: int, allowance: int, level: int) -> bool:
        """A set, sorted."""
        items: list[object] = []
        if isinstance(value, (set, frozenset)):
            for item in value:
                items.append(item)
        if len(items) == 0:
            return False
        start, end = ("frozenset({", "})") if isinstance(value, frozenset) else ("{", "}")
        self.parts.append(start)
        self.write_items(in_order(items), indent + len(start) - 1, allowance + len(end), level)
        self.parts.append(end)
        return True

    def write_items(self, items: list[object], indent: int, allowance: int, level: int) -> None:
        """Each item in a line, or, where it is to be compact, as many as there is room for."""
        column = indent + self.indent
        self.parts.append(" " * (self.indent - 1))
        new_line = ",\n" + " " * column
        before = ""  # what stands before the next item
        room = most = self.width - column + 1
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                room -= allowance
                most -= allowance
            line = self.text(item, level) if self.compact else ""
            if self.compact and room < len(line) + 2:
                room = most
                before = new_line if before != "" else ""
            if self.compact and room >= len(line) + 2:
                room -= len(line) + 2
                self.parts.append(before + line)
                before = ", "
            else:
                self.parts.append(before)
                before = new_line
                self.write(item, column, allowance if is_last else 1, level)

    def write_text(self, value: str, indent: int, allowance: int, level: int) -> None:
        """A str in pieces, which end behind its lines and words."""
        if value == "":
            self.parts.append(repr(value))
            return
        if level == 1:
            indent += 1
            allowance += 1
        most = self.width - indent
        pieces: list[str] = []
        lines = value.splitlines(True)
        for i, line in enumerate(lines):
            rest = allowance if i == len(lines) - 1 else 0
            if len(repr(line)) <= most - rest:
                pieces.append(repr(line))
            else:
                pieces.extend(pieces_of_line(line, most, rest))
        self.write_pieces(pieces, indent, level == 1 and len(pieces) > 1)

    def write_bytes(self, value: bytes, indent: int, allowance: int, level: int) -> None:
        """Bytes in pieces of fours."""
        if len(value) <= 4:
            self.parts.append(repr(value))
            return
        if level == 1:
            indent += 1
            allowance += 1
        room = self.width - indent
        pieces: list[str] = []
        current = b""
        last = len(value) // 4 * 4
        for i in range(0, len(value), 4):
            if i == last:
                room -= allowance
            longer = current + value[i : i + 4]
            if len(repr(longer)) > room:
                if len(current) > 0:
                    pieces.append(repr(current))
                current = value[i : i + 4]
            else:
                current = longer
        if len(current) > 0:
            pieces.append(repr(current))
        self.write_pieces(pieces, indent, level == 1)

    def write_pieces(self, pieces: list[str], indent: int, has_parens: bool) -> None:
        """Pieces of one literal, each in a line."""
        inside = ("\n" + " " * indent).join(pieces)
        self.parts.append(f"({inside})" if has_parens else inside)


def pieces_of_line(line: str, most: int, allowance: int) -> list[str]:
    """A line in pieces that end behind words; the last one leaves room for `allowance` characters."""
    words = words_of(line)
    pieces: list[str] = []
    current = ""
    for i, word in enumerate(words):
        room = most - (allowance if i == len(words) - 1 else 0)
        if len(repr(current + word)) > room:
            if current != "":
                pieces.append(repr(current))
            current = word
        else:
            current += word
    if current != "":
        pieces.append(repr(current))
    return pieces


def words_of(line: str) -> list[str]:
    """The words of a line, each with the white space behind it."""
    words: list[str] = []
    start = 0
    for i in range(1, len(line)):
        if line[i - 1].isspace() and not line[i].isspace():
            words.append(line[start:i])
            start = i
    words.append(line[start:])
    return words


def is_other_container(value: object) -> bool:
    """Whether CPython shows it over several lines, and this does not."""
    return isinstance(value, (deque, bytearray)) or is_dataclass(value)  # type: ignore[call-arg, func-returns-value, return-value]


class PrettyPrinter:
    """Ways of showing values, to be used for several."""

    def __init__(
        self,
        indent: int = 1,
        width: int = 80,
        depth: int | None = None,
        stream=None,
        *,
        compact: bool = False,
        sort_dicts: bool = True,
        underscore_numbers: bool = False,
    ) -> None:
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if width == 0:
            raise ValueError("width must be != 0")
        self.indent = indent
        self.width = width
        self.depth = depth
        self.compact = compact
        self.sort_dicts = sort_dicts
        self.underscores = underscore_numbers
        self.stream = sys.stdout if stream is None else stream

    def lines(self) -> Lines:
        """What writes one value."""
        return Lines(self.indent, self.width, self.depth, self.compact, self.sort_dicts, self.underscores)

    def pformat(self, object: object) -> str:
        """The text of a value."""
        lines = self.lines()
        lines.write(object, 0, 0, 0)
        return "".join(lines.parts)

    def pprint(self, object: object) -> None:
        """Write it."""
        self.stream.write(self.pformat(object) + "\n")


def pformat(
    object: object,
    indent: int = 1,
    width: int = 80,
    depth: int | None = None,
    *,
    compact: bool = False,
    sort_dicts: bool = True,
    underscore_numbers: bool = False,
) -> str:
    """The text of a value."""
    printer = PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    )
    return printer.pformat(object)


def pprint(
    object: object,
    stream=None,
    indent: int = 1,
    width: int = 80,
    depth: int | None = None,
    *,
    compact: bool = False,
    sort_dicts: bool = True,
    underscore_numbers: bool = False,
) -> None:
    """Write a value."""
    printer = PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    )
    printer.pprint(object)


def pp(
    object: object,
    stream=None,
    indent: int = 1,
    width: int = 80,
    depth: int | None = None,
    *,
    compact: bool = False,
    sort_dicts: bool = False,
    underscore_numbers: bool = False,
) -> None:
    """As pprint(), with dicts in the order that they have."""
    pprint(
        object, stream, indent, width, depth,
        compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers,
    )


def saferepr(object: object) -> str:
    """The text of a value in one line, with a word in the place of what is in itself."""
    return PrettyPrinter().lines().text(object, 0)


def isreadable(object: object) -> bool:
    """Whether nothing has to be left out."""
    lines = PrettyPrinter().lines()
    lines.text(object, 0)
    return lines.is_readable


def isrecursive(object: object) -> bool:
    """Whether it is in itself."""
    lines = PrettyPrinter().lines()
    lines.text(object, 0)
    return lines.is_recursive
