"""str.format() of a text that is computed: it is taken apart when the program runs, and its values are `object`s.

A text that the source says is taken apart by the compiler. Attributes of values are not looked up by such a
text, as a compiled program has no names. Source: The Python Library Reference, "Format String Syntax"; CPython
3.11 Objects/stringlib/unicode_format.h, whose messages these are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

MAX_DEPTH = 2  # of fields within specifiers
UNKNOWN = -1
AUTOMATIC = 0
MANUAL = 1
Field = tuple[str, str, str]


class Reader:
    """A text that is read from `position` on; `literal` is what stood before the field that was read last.

    name, conversion, spec: that field's parts; the conversion is empty where there is none.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.literal = ""
        self.has_field = False
        self.name = ""
        self.conversion = ""
        self.spec = ""

    def advance(self) -> bool:
        """Read a literal and the field behind it, if there is one; False at the end. ValueError."""
        text = self.text
        if self.position >= len(text):
            return False
        start = self.position
        while self.position < len(text) and text[self.position] not in "{}":
            self.position += 1
        self.literal = text[start : self.position]
        self.has_field = False
        if self.position == len(text):
            return True
        brace = text[self.position]
        self.position += 1
        if text[self.position : self.position + 1] == brace:
            self.literal += brace
            self.position += 1
        elif brace == "}" or self.position == len(text):
            raise ValueError(f"Single '{brace}' encountered in format string")
        else:
            self.has_field = True
            self.read_field()
        return True

    def read_field(self) -> None:
        """Read what stands behind an opening brace."""
        self.conversion = self.spec = ""
        start = self.position
        end = self.end_of_name()
        self.name = self.text[start : self.position]
        self.position += 1
        if end == "":
            raise ValueError("expected '}' before end of string")
        if end == "!":
            end = self.read_conversion()
        if end == ":":
            self.read_spec()

    def end_of_name(self) -> str:
        """Go to what ends a name: a brace, a colon or an exclamation mark; empty at the end of the text."""
        text = self.text
        while self.position < len(text):
            char = text[self.position]
            if char == "{":
                raise ValueError("unexpected '{' in field name")
            if char == "[":
                close = text.find("]", self.position)
                self.position = len(text) if close < 0 else close
            elif char in "}:!":
                return char
            else:
                self.position += 1
        return ""

    def read_conversion(self) -> str:
        """Read the letter behind an exclamation mark; what follows it."""
        rest = self.text[self.position : self.position + 2]
        if rest == "":
            raise ValueError("end of string while looking for conversion specifier")
        self.conversion = rest[0]
        self.position += len(rest)
        if len(rest) == 1:
            raise ValueError("unmatched '{' in format spec")
        if rest[1] not in "}:":
            raise ValueError("expected ':' after conversion specifier")
        return rest[1]

    def read_spec(self) -> None:
        """Read a specifier, which may hold fields."""
        start, depth = self.position, 1
        while self.position < len(self.text):
            char = self.text[self.position]
            self.position += 1
            depth += 1 if char == "{" else -1 if char == "}" else 0
            if depth == 0:
                self.spec = self.text[start : self.position - 1]
                return
        raise ValueError("unmatched '{' in format spec")


class Numbering:
    """Which argument `{}` means. following: the next one. kind: whether numbers are written out."""

    def __init__(self) -> None:
        self.following = 0
        self.kind = UNKNOWN

    def index(self, name: str) -> int:
        """The number of the argument that a name which is none means. ValueError where both kinds are mixed."""
        kind = AUTOMATIC if name == "" else MANUAL
        if self.kind == UNKNOWN:
            self.kind = kind
        if self.kind != kind:
            words = ["automatic field numbering", "manual field specification"]
            raise ValueError(f"cannot switch from {words[self.kind]} to {words[kind]}")
        if kind == MANUAL:
            return int(name)
        self.following += 1
        return self.following - 1


def first_part(name: str) -> str:
    """What a field's name says before the attributes and items of it."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    return name[:end]


def is_number(name: str) -> bool:
    """Whether a first part means an argument by its place."""
    return name == "" or name.isdecimal()


def parts_of(rest: str) -> Iterator[tuple[bool, str]]:
    """The parts of a name behind the first: whether it is an attribute, and the attribute or key."""
    position = 0
    while position < len(rest):
        char = rest[position]
        position += 1
        if char == ".":
            key = first_part(rest[position:])
            position += len(key)
        elif char == "[":
            close = rest.find("]", position)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            key = rest[position:close]
            position = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
        yield char == ".", key


def looked_up(value: Any, rest: str) -> Any:
    """The item that the parts of a name behind the first mean. NotImplementedError for attributes."""
    for is_attribute, key in parts_of(rest):
        if is_attribute:
            raise NotImplementedError(f"format() of a text that is computed looks up no attributes, such as {key!r}")
        value = item_of(value, key)
    return value


def item_of(value: Any, key: str) -> Any:
    """The item that `[key]` means. TypeError where the value has none."""
    try:
        return value[int(key)] if key.isdecimal() else value[key]
    except TypeError:  # so that this is compiled where no value of the program has items
        raise


def converted(value: Any, conversion: str) -> Any:
    """The value, or its text where a conversion asks for it. ValueError."""
    if conversion == "":
        return value
    if conversion == "s":
        return str(value)
    if conversion == "r":
        return repr(value)
    if conversion == "a":
        return ascii(value)
    if " " < conversion < "\x7f":
        raise ValueError(f"Unknown conversion specifier {conversion}")
    raise ValueError(f"Unknown conversion specifier \\x{ord(conversion):x}")


class Formatting:
    """What a text is filled with: args by their places, if has_args, and what `named` gives for a name."""

    def __init__(self, args: list[Any], named: Callable[[str], Any], has_args: bool) -> None:
        self.args = args
        self.named = named
        self.has_args = has_args
        self.numbering = Numbering()

    def value(self, name: str) -> Any:
        """The value that a field's name means. KeyError, IndexError."""
        first = first_part(name)
        rest = name[len(first) :]
        if not is_number(first):
            return looked_up(self.named(first), rest)
        index = self.numbering.index(first)
        if not self.has_args:
            raise ValueError("Format string contains positional fields")
        if index >= len(self.args):
            raise IndexError(f"Replacement index {index} out of range for positional args tuple")
        return looked_up(self.args[index], rest)

    def filled(self, text: str, depth: int) -> str:
        """The text with the values; depth: how many fields within fields there may be."""
        if depth == 0:
            raise ValueError("Max string recursion exceeded")
        reader = Reader(text)
        parts: list[str] = []
        while reader.advance():
            parts.append(reader.literal)
            if reader.has_field:
                conversion, spec = reader.conversion, reader.spec
                value = converted(self.value(reader.name), conversion)
                if "{" in spec or "}" in spec:
                    spec = self.filled(spec, depth - 1)
                parts.append(format(value, spec))
        return "".join(parts)


def format_text(text: str, *args, **kwargs) -> str:  # type: ignore[no-untyped-def]
    """text.format(*args, **kwargs)."""
    values: list[Any] = []
    for value in args:
        values.append(value)
    return Formatting(values, lambda name: kwargs[name], True).filled(text, MAX_DEPTH)


def format_by_map(text: str, mapping) -> str:  # type: ignore[no-untyped-def]
    """text.format_map(mapping)."""
    return Formatting([], lambda name: mapping[name], False).filled(text, MAX_DEPTH)
