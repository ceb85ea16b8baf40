"""urllib.parse: percent-encoding, queries, and the parts of URLs. Source: RFC 3986 §2.1, §2.3. Read first: _urls.py."""

from __future__ import annotations

from typing import Any, TypeVar

from pyuk.stdlib.urllib._urls import DefragResult as DefragResult
from pyuk.stdlib.urllib._urls import ParseResult as ParseResult
from pyuk.stdlib.urllib._urls import SplitResult as SplitResult
from pyuk.stdlib.urllib._urls import joined
from pyuk.stdlib.urllib._urls import urldefrag as urldefrag
from pyuk.stdlib.urllib._urls import urljoin as urljoin
from pyuk.stdlib.urllib._urls import urlparse as urlparse
from pyuk.stdlib.urllib._urls import urlsplit as urlsplit

Item = TypeVar("Item")
Query = TypeVar("Query", bound="dict[str, Any] | list[tuple[str, Any]]")

UNRESERVED = "_.-~"
HEXADECIMAL = "0123456789ABCDEF"


def quote(string: str, safe: str = "/") -> str:
    """The text with everything percent-encoded but ASCII letters, digits, `_.-~` and what is in `safe`."""
    parts: list[str] = []
    for char in string:
        if char.isascii() and (char.isalnum() or char in UNRESERVED or char in safe):
            parts.append(char)
        else:
            for byte in char.encode("utf-8"):
                parts.append("%" + HEXADECIMAL[byte >> 4] + HEXADECIMAL[byte & 15])
    return "".join(parts)


def quote_plus(string: str, safe: str = "") -> str:
    """quote(), with a plus for each space."""
    return quote(string, safe + " ").replace(" ", "+")


def unquote(string: str) -> str:
    """The text with its percent-encoded bytes decoded as UTF-8; what is none becomes U+FFFD."""
    parts: list[str] = []
    start = 0
    position = string.find("%")
    while position >= 0:
        parts.append(string[start:position])
        encoded = bytearray()
        value = byte_at(string, position)
        while value >= 0:
            encoded.append(value)
            position += 3
            value = byte_at(string, position)
        parts.append(bytes(encoded).decode("utf-8", "replace"))
        start = position
        position = string.find("%", position + 1 if position < len(string) and string[position] == "%" else position)
    parts.append(string[start:])
    return "".join(parts)


def byte_at(string: str, position: int) -> int:
    """The byte that is encoded at a position, or -1."""
    if position + 2 >= len(string) or string[position] != "%":
        return -1
    high = HEXADECIMAL.find(string[position + 1].upper())
    low = HEXADECIMAL.find(string[position + 2].upper())
    return high * 16 + low if high >= 0 and low >= 0 else -1


def unquote_plus(string: str) -> str:
    """unquote(), with a space for each plus."""
    return unquote(string.replace("+", " "))


def parse_qsl(qs: str, keep_blank_values: bool = False) -> list[tuple[str, str]]:
    """The names and values of a query, in order."""
    result: list[tuple[str, str]] = []
    for pair in qs.split("&"):
        name, _, value = pair.partition("=")
        if value != "" or (keep_blank_values and pair != ""):
            result.append((unquote_plus(name), unquote_plus(value)))
    return result


def parse_qs(qs: str, keep_blank_values: bool = False) -> dict[str, list[str]]:
    """The values of each name in a query."""
    result: dict[str, list[str]] = {}
    for name, value in parse_qsl(qs, keep_blank_values):
        if name in result:
            result[name].append(value)
        else:
            result[name] = [value]
    return result


# --- URLs ------------------------------------------------------------------------------------


def urlunsplit(components: tuple[str, str, str, str, str]) -> str:
    """The URL of five parts."""
    return joined(components[0], components[1], components[2], components[3], components[4])


def urlunparse(components: tuple[str, str, str, str, str, str]) -> str:
    """The URL of six parts."""
    path = f"{components[2]};{components[3]}" if components[3] != "" else components[2]
    return joined(components[0], components[1], path, components[4], components[5])


def value_text(value: Item) -> str:
    """A value of a query as a text."""
    if isinstance(value, str):
        return value
    return str(value)


def urlencode(query: Query, doseq: bool = False) -> str:
    """The query of names and values; with `doseq` each item of a list is a value."""
    parts: list[str] = []
    if isinstance(query, dict):
        for name, value in query.items():
            add_pair(parts, name, value, doseq)
    else:
        for name, value in query:
            add_pair(parts, name, value, doseq)
    return "&".join(parts)


def add_pair(parts: list[str], name: str, value: Item, doseq: bool) -> None:
    """Add one name with its value or values."""
    if isinstance(value, list) and doseq:
        for each in value:
            parts.append(quote_plus(name) + "=" + quote_plus(value_text(each)))
    else:
        parts.append(quote_plus(name) + "=" + quote_plus(value_text(value)))
