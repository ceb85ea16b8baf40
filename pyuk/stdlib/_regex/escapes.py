"""What follows a backslash."""

from __future__ import annotations

from pyuk.stdlib._regex.tokens import Tokens, is_ascii_letter, is_digit, is_octal

NOT_PLAIN = -1
MAX_OCTAL = 0o377
MAX_CODE = 0x10FFFF
LETTERS = "abfnrtv\\"
MEANINGS = "\a\b\f\n\r\t\v\\"


def control_of(escape: str) -> int:
    """The code point that `\\n` and the like stand for; NOT_PLAIN of any other escape."""
    index = LETTERS.find(escape[1:])
    return ord(MEANINGS[index]) if index >= 0 else NOT_PLAIN


def hexadecimal(source: Tokens, escape: str) -> int:
    """The code point that `\\x41`, `\\u0041` or `\\U00000041` stands for; `escape` are its first two characters."""
    digits = 2 if escape == "\\x" else 4 if escape == "\\u" else 8
    escape += source.take_digits(digits, 16)
    if len(escape) != digits + 2:
        raise source.error("incomplete escape " + escape, len(escape))
    value = 0
    for char in escape[2:]:
        value = value * 16 + "0123456789abcdef".index(char.lower())
    if value > MAX_CODE:
        raise source.error("bad escape " + escape, len(escape))
    return value


def octal(source: Tokens, escape: str) -> int:
    """The code point that an escape of octal digits stands for."""
    value = octal_value(escape[1:])
    if value > MAX_OCTAL:
        raise source.error(f"octal escape value {escape} outside of range 0-0o377", len(escape))
    return value


def octal_value(digits: str) -> int:
    value = 0
    for char in digits:
        value = value * 8 + ord(char) - ord("0")
    return value


def decimal_value(digits: str) -> int:
    """The number that ASCII digits are."""
    value = 0
    for char in digits:
        value = value * 10 + ord(char) - ord("0")
    return value


def named(source: Tokens) -> int:
    """A character by its name in Unicode, which is not known here."""
    if not source.match("{"):
        raise source.error("missing {")
    name = source.take_until("}", "character name")
    raise NotImplementedError(f"the names of characters are not known: \\N{{{name}}}")


def plain(source: Tokens, escape: str) -> int:
    """The code point of an escape that is the same in a set and outside; NOT_PLAIN where it is another one."""
    control = control_of(escape)
    if control != NOT_PLAIN:
        return control
    char = escape[1:]
    if char == "x" or char == "u" or char == "U":
        return hexadecimal(source, escape)
    if char == "N":
        return named(source)
    if is_digit(char):
        return NOT_PLAIN
    if is_ascii_letter(char):
        raise source.error("bad escape " + escape, len(escape))
    return ord(char)


def in_set(source: Tokens, escape: str) -> int:
    """The code point of an escape within `[...]`."""
    code = plain(source, escape)
    if code != NOT_PLAIN:
        return code
    if not is_octal(escape[1:]):
        raise source.error("bad escape " + escape, len(escape))
    return octal(source, escape + source.take_digits(2, 8))
