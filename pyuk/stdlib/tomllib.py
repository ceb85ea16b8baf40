"""tomllib: configurations. Source: TOML 1.0.0 (toml.io); the messages, and where they stand, are CPython 3.11's."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import Any, Final, TypeVar

from pyuk.stdlib import re
from pyuk.stdlib._files.files import BufferedIOBase
from pyuk.stdlib.datetime import UTC, date, datetime, time, timedelta, timezone

F = TypeVar("F")  # parse_float

Key = tuple[str, ...]
SPACES: Final = " \t"
SPACES_AND_LINES: Final = " \t\n"
BARE: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
HEX_DIGITS: Final = "0123456789abcdefABCDEF"
ESCAPES: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
CLOCK = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
MOMENT: Final = re.compile(
    r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"(?:[Tt ]" + CLOCK + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?"
)
TIME: Final = re.compile(CLOCK)
NUMBER: Final = re.compile(
    r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
    r"|[+-]?(?:0|[1-9](?:_?[0-9])*)((?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)"
)


class TOMLDecodeError(ValueError):
    """What is no TOML."""


class NoTable(Exception):
    """A key leads to something else than a table, or a list of them."""


class Space:
    """What may not be done to a key any more. is_explicit: be declared as a table; is_frozen: be changed, nor what is
    in it; spaces: of the keys in it."""

    def __init__(self) -> None:
        self.is_explicit = False
        self.is_frozen = False
        self.spaces: dict[str, Space] = {}

    def find(self, key: Key) -> Space | None:
        """The space of a key, or a frozen one on the way there."""
        space = self
        for part in key:
            if part not in space.spaces:
                return None
            space = space.spaces[part]
            if space.is_frozen:
                break
        return space

    def made(self, key: Key) -> Space:
        """The space of a key, made where there is none."""
        space = self
        for part in key:
            if part not in space.spaces:
                space.spaces[part] = Space()
            space = space.spaces[part]
        return space

    def is_closed(self, key: Key) -> bool:
        """Whether it was declared as a table. (A frozen space on the way says nothing of that.)"""
        space = self
        for part in key:
            if part not in space.spaces:
                return False
            space = space.spaces[part]
        return space.is_explicit

    def is_fixed(self, key: Key) -> bool:
        space = self.find(key)
        return space is not None and space.is_frozen

    def clear(self, key: Key) -> None:
        """All may be done to a key again."""
        space = self
        for part in key[:-1]:
            if part not in space.spaces:
                return
            space = space.spaces[part]
        space.spaces.pop(key[-1], None)


def table_at(root: dict[str, object], key: Key, enters_lists: bool) -> dict[str, object]:
    """The table that a key leads to, made where there is none; through the last tables of lists."""
    table = root
    for part in key:
        if part not in table:
            added: dict[str, object] = {}
            table[part] = added
        inside = table[part]
        if enters_lists and isinstance(inside, list):
            inside = inside[-1]
        if not isinstance(inside, dict):
            raise NoTable()
        table = inside
    return table


class Reader:
    """A document that is read from `at` on. root: what has been read of it; header: the table that lines belong to.

    pending: keys that become explicit with the next header.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root: dict[str, object] = {}
        self.space = Space()
        self.header: Key = ()
        self.pending: list[Key] = []

    # --- characters --------------------------------------------------------------------------

    def char(self) -> str:
        """The next character; nothing at the end."""
        return self.text[self.at : self.at + 1]

    def has(self, expected: str) -> bool:
        return self.text.startswith(expected, self.at)

    def skip(self, chars: str) -> None:
        while self.at < len(self.text) and self.text[self.at] in chars:
            self.at += 1

    def error(self, message: str) -> TOMLDecodeError:
        """The exception for what stands here."""
        if self.at >= len(self.text):
            return TOMLDecodeError(f"{message} (at end of document)")
        line = self.text.count("\n", 0, self.at) + 1
        column = self.at - self.text.rfind("\n", 0, self.at)
        return TOMLDecodeError(f"{message} (at line {line}, column {column})")

    def until(self, end: str, has_lines: bool, may_end: bool) -> str:
        """The text up to an end, where the next character stands then; or up to the end of the document."""
        stop = self.text.find(end, self.at)
        if stop < 0:
            stop = len(self.text)
            if not may_end:
                self.at = stop
                raise self.error(f"Expected {end!r}")
        start = self.at
        while self.at < stop:
            if is_illegal(self.text[self.at], has_lines):
                raise self.error(f"Found invalid character {self.text[self.at]!r}")
            self.at += 1
        return self.text[start:stop]

    def skip_comment(self) -> None:
        if self.char() == "#":
            self.at += 1
            self.until("\n", False, True)

    def skip_lines(self) -> None:
        """Spaces, line ends and comments."""
        before = -1
        while before != self.at:
            before = self.at
            self.skip(SPACES_AND_LINES)
            self.skip_comment()

    # --- statements --------------------------------------------------------------------------

    def read(self, parse_float: F) -> None:
        """The whole document."""
        while True:
            self.skip(SPACES)
            char = self.char()
            if char == "":
                return
            if char == "\n":
                self.at += 1
                continue
            if char in BARE or char in "\"'":
                self.read_pair(parse_float)
            elif char == "[":
                self.read_header()
            elif char != "#":
                raise self.error("Invalid statement")
            self.skip(SPACES)
            self.skip_comment()
            char = self.char()
            if char == "":
                return
            if char != "\n":
                raise self.error("Expected newline or end of document after a statement")
            self.at += 1

    def read_header(self) -> None:
        for key in self.pending:
            self.space.made(key).is_explicit = True
        self.pending.clear()
        if self.has("[["):
            self.read_list_header()
        else:
            self.read_table_header()

    def read_table_header(self) -> None:
        """[key]"""
        self.at += 1
        self.skip(SPACES)
        key = self.read_key()
        if self.space.is_closed(key) or self.space.is_fixed(key):
            raise self.error(f"Cannot declare {key} twice")
        self.space.made(key).is_explicit = True
        try:
            table_at(self.root, key, True)
        except NoTable:
            raise self.error("Cannot overwrite a value") from None
        if not self.has("]"):
            raise self.error("Expected ']' at the end of a table declaration")
        self.at += 1
        self.header = key

    def read_list_header(self) -> None:
        """[[key]]"""
        self.at += 2
        self.skip(SPACES)
        key = self.read_key()
        if self.space.is_fixed(key):
            raise self.error(f"Cannot mutate immutable namespace {key}")
        self.space.clear(key)
        self.space.made(key).is_explicit = True
        try:
            self.add_table(table_at(self.root, key[:-1], True), key[-1])
        except NoTable:
            raise self.error("Cannot overwrite a value") from None
        if not self.has("]]"):
            raise self.error("Expected ']]' at the end of an array declaration")
        self.at += 2
        self.header = key

    def add_table(self, parent: dict[str, object], name: str) -> None:
        """One more table in a list."""
        added: dict[str, object] = {}
        if name not in parent:
            first: list[object] = [added]
            parent[name] = first
            return
        tables = parent[name]
        if not isinstance(tables, list):
            raise NoTable()
        tables.append(added)

    def read_pair(self, parse_float: F) -> None:
        """key = value"""
        key, value = self.key_and_value(parse_float)
        for i in range(1, len(key)):
            inner = self.header + key[:i]
            if self.space.is_closed(inner):
                raise self.error(f"Cannot redefine namespace {inner}")
            self.pending.append(inner)
        parent = self.header + key[:-1]
        if self.space.is_fixed(parent):
            raise self.error(f"Cannot mutate immutable namespace {parent}")
        try:
            table = table_at(self.root, parent, True)
        except NoTable:
            raise self.error("Cannot overwrite a value") from None
        if key[-1] in table:
            raise self.error("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            self.space.made(self.header + key).is_frozen = True
        table[key[-1]] = value

    def key_and_value(self, parse_float: F) -> tuple[Key, object]:
        key = self.read_key()
        if self.char() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(SPACES)
        return key, self.value(parse_float)

    def read_key(self) -> Key:
        """A key with all of its parts, and the spaces behind it."""
        parts = [self.key_part()]
        self.skip(SPACES)
        while self.char() == ".":
            self.at += 1
            self.skip(SPACES)
            parts.append(self.key_part())
            self.skip(SPACES)
        return tuple(parts)

    def key_part(self) -> str:
        char = self.char()
        if char == "'":
            return self.literal()
        if char == '"':
            return self.basic(False)
        if char == "" or char not in BARE:
            raise self.error("Invalid initial character for a key part")
        start = self.at
        self.skip(BARE)
        return self.text[start : self.at]

    # --- values ------------------------------------------------------------------------------

    def value(self, parse_float: F) -> object:
        char = self.char()
        if char == '"':
            return self.long_string(False) if self.has('"""') else self.basic(False)
        if char == "'":
            return self.long_string(True) if self.has("'''") else self.literal()
        if self.has("true"):
            self.at += 4
            return True
        if self.has("false"):
            self.at += 5
            return False
        if char == "[":
            return self.array(parse_float)
        if char == "{":
            return self.inline_table(parse_float)
        return self.moment_or_number(parse_float)

    def array(self, parse_float: F) -> list[object]:
        self.at += 1
        found: list[object] = []
        self.skip_lines()
        while not self.has("]"):
            found.append(self.value(parse_float))
            self.skip_lines()
            if self.has("]"):
                break
            if self.char() != ",":
                raise self.error("Unclosed array")
            self.at += 1
            self.skip_lines()
        self.at += 1
        return found

    def inline_table(self, parse_float: F) -> dict[str, object]:
        self.at += 1
        found: dict[str, object] = {}
        space = Space()
        self.skip(SPACES)
        if self.has("}"):
            self.at += 1
            return found
        while True:
            key, value = self.key_and_value(parse_float)
            if space.is_fixed(key):
                raise self.error(f"Cannot mutate immutable namespace {key}")
            try:
                table = table_at(found, key[:-1], False)
            except NoTable:
                raise self.error("Cannot overwrite a value") from None
            if key[-1] in table:
                raise self.error(f"Duplicate inline table key {key[-1]!r}")
            table[key[-1]] = value
            self.skip(SPACES)
            if self.has("}"):
                self.at += 1
                return found
            if self.char() != ",":
                raise self.error("Unclosed inline table")
            if isinstance(value, (dict, list)):
                space.made(key).is_frozen = True
            self.at += 1
            self.skip(SPACES)

    def moment_or_number(self, parse_float: F) -> object:
        moment = MOMENT.match(self.text, self.at)
        if moment is not None:
            try:
                made = moment_of(moment.groups())
            except ValueError:
                raise self.error("Invalid date or datetime") from None
            self.at = moment.end()
            return made
        clock = TIME.match(self.text, self.at)
        if clock is not None:
            self.at = clock.end()
            return time_of(clock.groups())
        number = NUMBER.match(self.text, self.at)
        if number is not None:
            self.at = number.end()
            text = number.group()
            return float_of(text, parse_float) if number.group(1) else int(text, 0)
        for word in ("inf", "nan", "-inf", "+inf", "-nan", "+nan"):
            if self.has(word):
                self.at += len(word)
                return float_of(word, parse_float)
        raise self.error("Invalid value")

    # --- texts -------------------------------------------------------------------------------

    def literal(self) -> str:
        """'...'"""
        self.at += 1
        found = self.until("'", False, False)
        self.at += 1
        return found

    def long_string(self, is_literal: bool) -> str:
        """Three quotes, several lines, and up to two quotes more before the three at the end."""
        self.at += 3
        if self.has("\n"):
            self.at += 1
        quote = "'" if is_literal else '"'
        if is_literal:
            found = self.until("'''", True, False)
            self.at += 3
        else:
            self.at -= 1
            found = self.basic(True)
        for _ in range(2):
            if self.has(quote):
                self.at += 1
                found += quote
        return found

    def basic(self, has_lines: bool) -> str:
        """A text with escapes, from its quote (or the character before the first line) to behind its end."""
        self.at += 1
        parts: list[str] = []
        start = self.at
        while True:
            char = self.char()
            if char == "":
                raise self.error("Unterminated string")
            if char == '"' and (not has_lines or self.has('"""')):
                parts.append(self.text[start : self.at])
                self.at += 3 if has_lines else 1
                return "".join(parts)
            if char == "\\":
                parts.append(self.text[start : self.at])
                parts.append(self.escaped(has_lines))
                start = self.at
                continue
            if is_illegal(char, has_lines):
                raise self.error(f"Illegal character {char!r}")
            self.at += 1

    def escaped(self, has_lines: bool) -> str:
        """What an escape stands for."""
        char = self.text[self.at + 1 : self.at + 2]
        self.at += 2
        if has_lines and char != "" and char in SPACES_AND_LINES:
            return self.skipped_line(char)
        if char == "u" or char == "U":
            return self.code_point(4 if char == "u" else 8)
        if char not in ESCAPES:
            raise self.error("Unescaped '\\' in a string")
        return ESCAPES[char]

    def skipped_line(self, char: str) -> str:
        """A backslash at the end of a line: nothing up to what is no space."""
        if char != "\n":
            self.skip(SPACES)
            if self.char() == "":
                return ""
            if self.char() != "\n":
                raise self.error("Unescaped '\\' in a string")
            self.at += 1
        self.skip(SPACES_AND_LINES)
        return ""

    def code_point(self, count: int) -> str:
        digits = self.text[self.at : self.at + count]
        if len(digits) != count or not all(digit in HEX_DIGITS for digit in digits):
            raise self.error("Invalid hex value")
        self.at += count
        code = int(digits, 16)
        if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            raise self.error("Escaped character is not a Unicode scalar value")
        return chr(code)


def is_illegal(char: str, has_lines: bool) -> bool:
    """Whether a character may not stand in a text or a comment."""
    return (char < " " and char != "\t" and not (has_lines and char == "\n")) or char == "\x7f"


def float_of(text: str, parse_float: F) -> object:
    if parse_float is None:
        return float(text)
    return checked(parse_float(text))  # type: ignore[operator]


def checked(value: object) -> object:
    """A value that `parse_float` gave: no container, as these are tables."""
    if isinstance(value, (dict, list)):
        raise ValueError("parse_float must not return dicts or lists")
    return value


def microseconds(digits: str | None) -> int:
    return int(digits.ljust(6, "0")) if digits else 0


def time_of(groups: tuple[str | None, ...]) -> time:
    hour, minute, second, rest = groups[0], groups[1], groups[2], groups[3]
    assert hour is not None and minute is not None and second is not None
    return time(int(hour), int(minute), int(second), microseconds(rest))


def moment_of(groups: tuple[str | None, ...]) -> object:
    """A date, or a date with a time and perhaps an offset."""
    year, month, day = groups[0], groups[1], groups[2]
    assert year is not None and month is not None and day is not None
    on = date(int(year), int(month), int(day))
    if groups[3] is None:
        return on
    at = datetime.combine(on, time_of(groups[3:7]))
    sign, hours, minutes = groups[8], groups[9], groups[10]
    if sign is not None and hours is not None and minutes is not None:
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return at.replace(tzinfo=timezone(-offset if sign == "-" else offset))
    return at if groups[7] is None else at.replace(tzinfo=UTC)


def loads(s: str, /, *, parse_float: F = None) -> dict[str, Any]:  # type: ignore[assignment]
    """What a document says."""
    reader = Reader(s.replace("\r\n", "\n"))
    reader.read(parse_float)
    return reader.root


def load(fp: BufferedIOBase, /, *, parse_float: F = None) -> dict[str, Any]:  # type: ignore[assignment]
    """What a file says, which is open for bytes."""
    return loads(fp.read().decode(), parse_float=parse_float)
