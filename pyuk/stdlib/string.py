"""string: the characters by kind, and templates."""

from __future__ import annotations

from typing import Any, Final

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
