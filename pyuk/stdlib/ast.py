"""ast.literal_eval(): the value of a text that is a literal of Python, such as a list of numbers or a dict.

What is no literal is a ValueError, and what is no Python a SyntaxError; which of the two it is, only a parser of all
of Python could say, so where that is not certain it is a NotImplementedError.
Source: The Python Language Reference §2.4; CPython 3.11 Lib/ast.py.
"""

from __future__ import annotations

from typing import Any, NoReturn

from pyuk.stdlib._literals import unescaped, unescaped_bytes

SPACES = " \t\f"
CLOSING = {"(": ")", "[": "]", "{": "}"}


def literal_eval(node_or_string: str) -> Any:
    """The value of a literal."""
    return Reader(node_or_string.lstrip(" \t")).top()


class Reader:
    """A text that is read from `position` on. depth: of the brackets around it, in which lines may end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.depth = 0

    def top(self) -> Any:
        """The value of the whole text: a tuple, where commas separate several."""
        self.skip()
        if self.char() == "":
            raise SyntaxError("invalid syntax (<unknown>, line 1)")
        first = self.value()
        if not self.takes(","):
            self.expect_end()
            return first
        items = [first]
        while self.char() not in ("", "\n"):
            items.append(self.value())
            if not self.takes(","):
                break
        self.expect_end()
        return tuple(items)

    def expect_end(self) -> None:
        while self.char() in ("\n", "\r"):
            self.position += 1
            self.skip()
        if self.position < len(self.text):
            self.refuse()

    def char(self) -> str:
        """The next character; empty at the end."""
        return self.text[self.position : self.position + 1]

    def skip(self) -> None:
        """Go over spaces and comments, and within brackets over the ends of lines."""
        while True:
            char = self.char()
            if char == "#":
                while self.char() not in ("", "\n"):
                    self.position += 1
            elif char != "" and (char in SPACES or (self.depth > 0 and char in "\r\n")):
                self.position += 1
            else:
                return

    def takes(self, token: str) -> bool:
        """Whether the token comes next; go behind it, and the spaces there."""
        if not self.text.startswith(token, self.position):
            return False
        self.position += len(token)
        self.skip()
        return True

    def refuse(self) -> NoReturn:
        """What is here is no literal: a ValueError where it is one name, a SyntaxError where it is none."""
        text = self.text.strip()
        if text.isidentifier():
            raise ValueError(f"malformed node or string on line 1: {text}")
        raise NotImplementedError(
            f"ast.literal_eval({text!r}): this is no literal; whether it is Python, only a parser could say"
        )

    def value(self) -> Any:
        """The value at the position; sums of a number and an imaginary one are one."""
        found = self.signed()
        sign = self.char()
        if sign not in ("+", "-"):
            return found
        self.takes(sign)
        other = self.signed()
        if not isinstance(found, (int, float)) or isinstance(found, bool) or not isinstance(other, complex):
            self.refuse()
        return found + other if sign == "+" else found - other

    def signed(self) -> Any:
        """A value, which may be a number with a sign."""
        char = self.char()
        if char != "+" and char != "-":
            return self.plain()
        self.takes(char)
        number = self.plain()
        if isinstance(number, bool):
            self.refuse()
        if isinstance(number, (int, float, complex)):
            return -number if char == "-" else number
        self.refuse()

    def plain(self) -> Any:
        """A value without a sign."""
        char = self.char()
        if char == "":
            raise SyntaxError("invalid syntax (<unknown>, line 1)")
        if char in CLOSING:
            return self.container(char)
        if char.isdecimal() or (char == "." and self.text[self.position + 1 : self.position + 2].isdecimal()):
            return self.number()
        start = self.position
        while self.char() == "_" or self.char().isalnum():
            self.position += 1
        word = self.text[start : self.position]
        if self.char() in ("'", '"') and len(word) <= 2:
            return self.texts(word.lower())
        self.skip()
        if word == "None":
            return None
        if word == "True" or word == "False":
            return word == "True"
        if word == "set" and self.takes("("):
            if self.takes(")"):
                empty: set[Any] = set()
                return empty
        self.position = start
        self.refuse()

    # --- numbers -----------------------------------------------------------------------------

    def number(self) -> Any:
        """An int, a float or an imaginary number."""
        start = self.position
        prefix = self.text[start : start + 2].lower()
        digits = {"0x": "0123456789abcdef_", "0o": "01234567_", "0b": "01_"}.get(prefix, "0123456789_.")
        if prefix in ("0x", "0o", "0b"):
            self.position += 2
        while self.char() != "" and self.char().lower() in digits:
            self.position += 1
        if "." in digits and self.char() in ("e", "E"):
            self.position += 1
            if self.char() in ("+", "-"):
                self.position += 1
            while self.char() != "" and self.char() in "0123456789_":
                self.position += 1
        body = self.text[start : self.position]
        is_imaginary = self.char() in ("j", "J")
        self.position += int(is_imaginary)
        if self.char() == "_" or self.char().isalnum():
            self.refuse()
        self.skip()
        try:
            if is_imaginary:
                return complex(0.0, float(body))
            if prefix not in ("0x", "0o", "0b") and ("." in body or "e" in body.lower()):
                return float(body)
            return int(body, 0)
        except ValueError:
            self.refuse()

    # --- texts -------------------------------------------------------------------------------

    def texts(self, prefix: str) -> Any:
        """The text or bytes that one literal, or several side by side, are."""
        is_bytes = "b" in prefix
        parts: list[str] = []
        data = b""
        while True:
            if prefix not in ("", "r", "u", "b", "br", "rb") or ("b" in prefix) != is_bytes:
                self.refuse()
            body = self.quoted()
            if is_bytes:
                data += body.encode("latin-1") if "r" in prefix else unescaped_bytes(body)
            else:
                parts.append(body if "r" in prefix else unescaped(body))
            self.skip()
            start = self.position
            while self.char().isalpha():
                self.position += 1
            prefix = self.text[start : self.position].lower()
            if self.char() not in ("'", '"'):
                self.position = start
                break
        if is_bytes:
            return data
        return "".join(parts)

    def quoted(self) -> str:
        """What stands between quotes, as it is written. SyntaxError where they do not end."""
        mark = self.char()
        if self.text.startswith(mark * 3, self.position):
            mark *= 3
        self.position += len(mark)
        start = self.position
        while not self.text.startswith(mark, self.position):
            if self.char() == "" or (self.char() == "\n" and len(mark) == 1):
                self.refuse()
            self.position += 2 if self.char() == "\\" else 1
        body = self.text[start : self.position]
        self.position += len(mark)
        return body

    # --- containers --------------------------------------------------------------------------

    def container(self, opening: str) -> Any:
        """A tuple, a list, a dict or a set."""
        self.depth += 1
        self.takes(opening)
        close = CLOSING[opening]
        items: list[Any] = []
        keys: list[Any] = []
        has_comma = False
        while not self.at(close):
            items.append(self.value())
            if opening == "{" and (len(items) == 1 or len(keys) > 0) and self.takes(":"):
                keys.append(items.pop())
                items.append(self.value())
            has_comma = self.takes(",")
            if not has_comma and not self.at(close):
                self.refuse()
        self.depth -= 1
        self.takes(close)
        return self.made(opening, keys, items, has_comma)

    def at(self, close: str) -> bool:
        """Whether the container ends here. SyntaxError at the end of the text."""
        if self.char() == "":
            opening = {")": "(", "]": "[", "}": "{"}[close]
            raise SyntaxError(f"'{opening}' was never closed (<unknown>, line 1)")
        return self.char() == close

    def made(self, opening: str, keys: list[Any], items: list[Any], has_comma: bool) -> Any:
        """The container of these items."""
        if opening == "[":
            return items
        if opening == "(":
            return items[0] if len(items) == 1 and not has_comma else tuple(items)
        if len(keys) > 0 or len(items) == 0:
            if len(keys) != len(items):
                self.refuse()
            return {keys[i]: items[i] for i in range(len(keys))}
        return set(items)
