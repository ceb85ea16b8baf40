"""urllib.parse: percent-encoding, and the queries of URLs. Source: RFC 3986 §2.1, §2.3."""

from __future__ import annotations

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
