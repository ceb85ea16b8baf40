"""html: text that is safe within HTML, and text of what is written there.

Source: HTML Standard §13.5 and "numeric character reference end state"; CPython 3.11 Lib/html/__init__.py.
"""

from __future__ import annotations

from pyuk.stdlib.html._names import NAMES

LONGEST_NAME = 32
LAST_CODE = 0x10FFFF
REPLACEMENT = "\ufffd"
ENDS_OF_NAMES = "\t\n\f <&#;"
WINDOWS_1252 = (  # what 0x80 to 0x9f mean
    "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
    "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"
)
_table: dict[str, str] = {}


def escape(s: str, quote: bool = True) -> str:
    """The text with `&`, `<` and `>`, and unless told otherwise both quotes, as HTML writes them."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s: str) -> str:
    """The text with the characters that are named, as `&lt;`, or numbered, as `&#62;` and `&#x3e;`."""
    parts: list[str] = []
    done = 0
    while True:
        start = s.find("&", done)
        if start < 0:
            break
        parts.append(s[done:start])
        done = end_of_reference(s, start + 1)
        parts.append(meaning(s[start + 1 : done]) if done > start + 1 else "&")
    parts.append(s[done:])
    return "".join(parts)


def end_of_reference(text: str, start: int) -> int:
    """Where what stands behind an `&` ends; `start`, where that is no reference."""
    end = start
    if text.startswith("#", start):
        digits = "0123456789"
        end += 1
        if text[end : end + 1] in ("x", "X"):
            digits = "0123456789abcdefABCDEF"
            end += 1
        first = end
        while end < len(text) and text[end] in digits:
            end += 1
        if end == first:
            return start
    else:
        while end < len(text) and end - start < LONGEST_NAME and text[end] not in ENDS_OF_NAMES:
            end += 1
        if end == start:
            return start
    return end + 1 if text.startswith(";", end) else end


def meaning(reference: str) -> str:
    """The text of a reference, without its `&`; of a name that is none, the longest that it begins with counts."""
    if reference.startswith("#"):
        return character(code_of(reference[1:].rstrip(";").lower()))
    names = table()
    if reference in names:
        return names[reference]
    for length in range(len(reference) - 1, 1, -1):
        if reference[:length] in names:
            return names[reference[:length]] + reference[length:]
    return "&" + reference


def code_of(number: str) -> int:
    """The number, in hexadecimal behind an `x`; no more than one beyond the last code point."""
    base = 16 if number.startswith("x") else 10
    code = 0
    for digit in number.removeprefix("x"):
        code = min(code * base + int(digit, 16), LAST_CODE + 1)
    return code


def character(code: int) -> str:
    """The text that a number means."""
    if 0x80 <= code <= 0x9F:
        return WINDOWS_1252[code - 0x80]
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > LAST_CODE:
        return REPLACEMENT
    is_control = code < 0x20 and code not in (0x09, 0x0A, 0x0C, 0x0D)
    if is_control or code == 0x7F or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return ""
    return chr(code)


def table() -> dict[str, str]:
    """The names, with their semicolons where these are needed, and what they mean."""
    if len(_table) == 0:
        for entry in NAMES.split(" "):
            end = end_of_name(entry)
            name, text = entry[:end], entry[end + 1 :]
            _table[name + ";"] = text
            if entry[end] == "=":
                _table[name] = text
    return _table


def end_of_name(entry: str) -> int:
    """Where the mark behind a name stands, which is of letters and digits."""
    end = 0
    while entry[end] not in ";=":
        end += 1
    return end
