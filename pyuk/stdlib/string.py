"""string: the characters by kind, formatters, and templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pyuk.builtins.strtemplate import Reader, converted, first_part, item_of, parts_of

whitespace: Final = " \t\n\r\v\f"
ascii_lowercase: Final = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
digits: Final = "0123456789"
hexdigits: Final = "0123456789abcdefABCDEF"
octdigits: Final = "01234567"
punctuation: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable: Final = (
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c"
)


def capwords(s: str, sep: str | None = None) -> str:
    """Each word with a capital at its beginning; words are what lies between `sep`, or else white space."""
    words = s.split(sep)
    for i in range(len(words)):
        words[i] = words[i].capitalize()
    return (" " if sep is None else sep).join(words)


# --- formatters ---------------------------------------------------------------------------------


class Numbers:
    """How fields without a name are numbered: `following` is the next number, -1 where numbers are written out."""

    def __init__(self) -> None:
        self.following = 0

    def named(self, name: str) -> str:
        """The name of a field with its number. ValueError where both kinds are mixed."""
        if name == "":
            if self.following < 0:
                raise ValueError("cannot switch from manual field specification to automatic field numbering")
            self.following += 1
            return str(self.following - 1)
        if name.isdigit():
            if self.following > 0:
                raise ValueError("cannot switch from manual field specification to automatic field numbering")
            self.following = -1
        return name


class Formatter:
    """What str.format() does, in methods that a class of the program can replace."""

    def format(self, format_string: str, /, *args, **kwargs) -> str:  # type: ignore[no-untyped-def]
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string: str, args, kwargs) -> str:  # type: ignore[no-untyped-def]
        """The text with the values of a sequence and a mapping."""
        values: list[Any] = []
        for value in args:
            values.append(value)
        named: dict[str, Any] = {}
        for name in kwargs:
            named[name] = kwargs[name]
        used: set[int | str] = set()
        given = tuple(values)
        filled = self.filled(format_string, given, named, used, Numbers(), 2)
        self.check_unused_args(used, given, named)
        return filled

    def filled(
        self,
        text: str,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        used: set[int | str],
        numbers: Numbers,
        depth: int,
    ) -> str:
        """The text with the values; depth: how many fields within fields there may be."""
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts: list[str] = []
        reader = Reader(text)
        while reader.advance():
            if reader.literal != "":
                parts.append(reader.literal)
            if reader.has_field:
                conversion, spec = reader.conversion, reader.spec
                value, first = self.get_field(numbers.named(reader.name), args, kwargs)
                used.add(first)
                value = self.convert_field(value, conversion if conversion != "" else None)
                parts.append(self.format_field(value, self.filled(spec, args, kwargs, used, numbers, depth - 1)))
        return "".join(parts)

    def parse(self, format_string: str) -> Iterator[tuple[str, str | None, str | None, str | None]]:
        """The literals, each with the name, the specifier and the conversion of the field behind it."""
        reader = Reader(format_string)
        while reader.advance():
            if reader.has_field:
                conversion = reader.conversion if reader.conversion != "" else None
                yield reader.literal, reader.name, reader.spec, conversion
            else:
                yield reader.literal, None, None, None

    def get_field(self, field_name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, int | str]:
        """The value that a name means, and which argument it is of. NotImplementedError for attributes."""
        first = first_part(field_name)
        key: int | str = int(first) if first.isdecimal() else first
        value = self.get_value(key, args, kwargs)
        for is_attribute, part in parts_of(field_name[len(first) :]):
            if is_attribute:
                raise NotImplementedError(f"a Formatter looks up no attributes, such as {part!r}")
            value = item_of(value, part)
        return value, key

    def get_value(self, key: int | str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The argument of that number or name. IndexError, KeyError."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args: set[int | str], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """What is said of arguments that the text does not name: nothing."""

    def format_field(self, value: Any, format_spec: str) -> str:
        return format(value, format_spec)

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        """The value, or its text where a conversion asks for it. ValueError."""
        if conversion is not None and conversion not in "sra":
            raise ValueError(f"Unknown conversion specifier {conversion}")
        return converted(value, conversion or "")


# --- templates -----------------------------------------------------------------------------------


class Template:
    """A text with `$name` and `${name}` in it. Names are of ASCII letters, digits and underscores; `$$` is a `$`."""

    template: str

    def __init__(self, template: str) -> None:
        self.template = template

    def substitute(self, mapping=None, /, **kwargs: Any) -> str:  # type: ignore[no-untyped-def]
        """The text with the values. KeyError for a name without one, ValueError for a `$` that means nothing."""
        return self.filled(values_of(mapping, kwargs), False)

    def safe_substitute(self, mapping=None, /, **kwargs: Any) -> str:  # type: ignore[no-untyped-def]
        """As substitute(), but what has no value stays as it is."""
        return self.filled(values_of(mapping, kwargs), True)

    def filled(self, values: dict[str, Any], safe: bool) -> str:
        """The text with the values; safe: without errors."""
        parts: list[str] = []
        i = 0
        while i < len(self.template):
            end = self.template.find("$", i)
            if end < 0:
                parts.append(self.template[i:])
                break
            parts.append(self.template[i:end])
            found = Placeholder(self.template, end)
            if found.name == "$":
                parts.append("$")
            elif found.name in values:
                parts.append(str(values[found.name]))
            elif safe:
                parts.append(self.template[end : found.end])
            elif found.name == "":
                self.refuse(end)
            else:
                raise KeyError(found.name)
            i = found.end
        return "".join(parts)

    def refuse(self, place: int) -> None:
        """ValueError with the place of a `$` that means nothing."""
        lines = self.template[:place].splitlines(keepends=True)
        if len(lines) == 0:
            raise ValueError("Invalid placeholder in string: line 1, col 1")
        column = place - len("".join(lines[:-1]))
        raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {column + 1}")

    def is_valid(self) -> bool:
        """Whether every `$` means something."""
        i = self.template.find("$")
        while i >= 0:
            found = Placeholder(self.template, i)
            if found.name == "":
                return False
            i = self.template.find("$", found.end)
        return True

    def get_identifiers(self) -> list[str]:
        """The names, each once, in their order."""
        names: list[str] = []
        i = self.template.find("$")
        while i >= 0:
            found = Placeholder(self.template, i)
            if found.name not in ("", "$") and found.name not in names:
                names.append(found.name)
            i = self.template.find("$", found.end)
        return names


class Placeholder:
    """What stands at a `$`: name is "$" of `$$`, and empty where it is none. end: where the text goes on."""

    def __init__(self, text: str, start: int) -> None:
        self.name = ""
        self.end = start + 1
        following = text[start + 1 : start + 2]
        if following == "$":
            self.name = "$"
            self.end = start + 2
        elif following == "{":
            end = end_of_name(text, start + 2)
            if end > start + 2 and text[end : end + 1] == "}":
                self.name = text[start + 2 : end]
                self.end = end + 1
        else:
            end = end_of_name(text, start + 1)
            self.name = text[start + 1 : end]
            self.end = max(end, start + 1)


def end_of_name(text: str, start: int) -> int:
    """Where a name that begins at `start` ends; there, where none does."""
    end = start
    while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == "_"):
        if end == start and text[end].isdecimal():
            break
        end += 1
    return end


def values_of(mapping, given: dict[str, Any]) -> dict[str, Any]:  # type: ignore[no-untyped-def]
    """What a template is filled with: keyword arguments come first."""
    values: dict[str, Any] = {}
    if mapping is not None:
        for name, value in mapping.items():
            values[name] = value
    for name, value in given.items():
        values[name] = value
    return values
