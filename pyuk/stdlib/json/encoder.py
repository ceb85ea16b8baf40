"""JSON texts of values.

Source: RFC 8259, and CPython 3.11 Lib/json/encoder.py for what it says of NaN, keys, errors and spaces.
Next: decoder.py.
"""

from __future__ import annotations

from typing import Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

HEX_DIGITS: Final = "0123456789abcdef"
FIRST_PRINTABLE: Final = 0x20
LAST_ASCII: Final = 0x7E
FIRST_ASTRAL: Final = 0x10000


def hex_escape(code: int) -> str:
    """`\\uXXXX` of 16 bits."""
    digits = [HEX_DIGITS[code >> shift & 15] for shift in (12, 8, 4, 0)]
    return "\\u" + "".join(digits)


def escaped(code: int) -> str:
    """The escape of one code point."""
    if code == ord('"'):
        return '\\"'
    if code == ord("\\"):
        return "\\\\"
    if code == ord("\n"):
        return "\\n"
    if code == ord("\r"):
        return "\\r"
    if code == ord("\t"):
        return "\\t"
    if code == ord("\f"):
        return "\\f"
    if code == ord("\b"):
        return "\\b"
    if code < FIRST_ASTRAL:
        return hex_escape(code)
    rest = code - FIRST_ASTRAL
    return hex_escape(0xD800 | rest >> 10) + hex_escape(0xDC00 | rest & 0x3FF)


def quoted(text: str, ensure_ascii: bool) -> str:
    """The text as a JSON string."""
    parts: list[str] = ['"']
    start = 0
    for i in range(len(text)):
        code = ord(text[i])
        plain = code >= FIRST_PRINTABLE and (code <= LAST_ASCII or not ensure_ascii)
        if plain and code != ord('"') and code != ord("\\"):
            continue
        parts.append(text[start:i])
        parts.append(escaped(code))
        start = i + 1
    parts.append(text[start:])
    parts.append('"')
    return "".join(parts)


def sort_keys(keys: list[K]) -> None:
    """Sort the keys of a dict, which have to have an order."""
    for key in keys:
        if isinstance(key, (str, int, float)):
            keys.sort()
            return
    if len(keys) > 1:
        one, other = type(keys[1]).__name__, type(keys[0]).__name__
        raise TypeError(f"'<' not supported between instances of '{one}' and '{other}'")


class Writer:
    """What dumps() was asked for, and the text so far.

    indent: one level of it, None for everything in one line. opened: what the value is in. level: how many of
    those are indented. names_floats: whether an error tells which float it is about.
    """

    def __init__(
        self,
        skipkeys: bool,
        ensure_ascii: bool,
        check_circular: bool,
        allow_nan: bool,
        indent: int | str | None,
        separators: tuple[str, str] | None,
        sort_keys: bool,
    ) -> None:
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.indent: str | None = " " * indent if isinstance(indent, int) else indent
        self.item_separator = ", " if indent is None else ","
        self.key_separator = ": "
        if separators is not None:
            self.item_separator, self.key_separator = separators
        self.sort_keys = sort_keys
        self.names_floats = indent is not None
        self.parts: list[str] = []
        self.opened: list[object] = []
        self.level = 0

    def float_text(self, value: float) -> str:
        """A float; what is no number has a name, which JSON does not know."""
        if value - value == 0.0:
            return repr(value)
        if not self.allow_nan:
            which = f": {value!r}" if self.names_floats else ""
            raise ValueError("Out of range float values are not JSON compliant" + which)
        if value != value:
            return "NaN"
        return "Infinity" if value > 0.0 else "-Infinity"

    def key_text(self, key: K) -> str | None:
        """A key as a text; None where it is left out."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float_text(key)
        if isinstance(key, bool):
            return "true" if key else "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return str(int(key))
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")

    def open(self, value: object) -> None:
        """Go into a container, which must not be in itself."""
        if self.check_circular:
            for other in self.opened:
                if other is value:
                    raise ValueError("Circular reference detected")
        self.opened.append(value)
        self.level += 1

    def close(self, bracket: str, is_empty: bool) -> None:
        """Come out of it."""
        self.opened.pop()
        self.level -= 1
        if not is_empty:
            self.new_line()
        self.parts.append(bracket)

    def new_line(self) -> None:
        indent = self.indent
        if indent is not None:
            self.parts.append("\n" + indent * self.level)

    def separate(self, is_first: bool) -> None:
        """What stands before an item."""
        if not is_first:
            self.parts.append(self.item_separator)
        self.new_line()

    def write(self, value: object, default: D) -> None:
        """Append the text of a value; `default` makes another value of what has none."""
        if value is None:
            self.parts.append("null")
        elif isinstance(value, bool):
            self.parts.append("true" if value else "false")
        elif isinstance(value, str):
            self.parts.append(quoted(value, self.ensure_ascii))
        elif isinstance(value, int):
            self.parts.append(str(int(value)))
        elif isinstance(value, float):
            self.parts.append(self.float_text(value))
        elif isinstance(value, dict):
            self.open(value)
            self.write_dict(value, default)
        elif isinstance(value, (list, tuple)):
            self.open(value)
            self.parts.append("[")
            is_first = True
            for item in value:
                self.separate(is_first)
                self.write(item, default)
                is_first = False
            self.close("]", is_first)
        elif default is None:
            raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
        else:
            self.open(value)
            self.level -= 1
            self.write(default(value), default)  # type: ignore[operator]
            self.opened.pop()

    def write_dict(self, items: dict[K, V], default: D) -> None:
        """The items of a dict."""
        keys = list(items)
        if self.sort_keys:
            sort_keys(keys)
        self.parts.append("{")
        is_first = True
        for key in keys:
            name = self.key_text(key)
            if name is not None:
                self.separate(is_first)
                self.parts.append(quoted(name, self.ensure_ascii))
                self.parts.append(self.key_separator)
                self.write(items[key], default)
                is_first = False
        self.close("}", is_first)
