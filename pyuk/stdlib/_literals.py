"""The escapes within literals. Source: The Python Language Reference §2.4.1. Next: ast.py."""

from __future__ import annotations

PLAIN = {
    **{"\n": "", "\\": "\\", "'": "'", '"': '"'},
    **{"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"},
}
OCTAL = "01234567"
DIGITS_OF = {"x": 2, "u": 4, "U": 8}


def unescaped(body: str, is_text: bool = True) -> str:
    """What a literal means. is_text: whether `\\u` is an escape. ValueError for one that is not whole."""
    parts: list[str] = []
    position = 0
    while True:
        start = body.find("\\", position)
        if start < 0:
            parts.append(body[position:])
            return "".join(parts)
        parts.append(body[position:start])
        letter = body[start + 1]
        position = start + 2
        if letter in PLAIN:
            parts.append(PLAIN[letter])
        elif letter in OCTAL:
            while position < len(body) and position < start + 4 and body[position] in OCTAL:
                position += 1
            parts.append(chr(int(body[start + 1 : position], 8)))
        elif letter == "N" and is_text:
            raise NotImplementedError("\\N{...}: the names of characters are not there")
        elif letter in DIGITS_OF and (is_text or letter == "x"):
            position += DIGITS_OF[letter]
            digits = body[start + 2 : position]
            if len(digits) < DIGITS_OF[letter]:
                raise ValueError(f"truncated escape \\{letter}{digits}")
            parts.append(chr(int(digits, 16)))
        else:
            parts.append("\\" + letter)


def unescaped_bytes(body: str) -> bytes:
    """What a literal of bytes means."""
    return unescaped(body, False).encode("latin-1")
